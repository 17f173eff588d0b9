//! The lists of an earlier state of a site, on a later one: what a writer sees until those of the later one are there.
//!
//! It compares nothing. What is gone or not open any more is left out, and nothing new comes in.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Fact, Reason, Similar};
use crate::model::{Category, CategoryId, Posting, PostingId, Site};

/// Whether two states of a site say the same of everything that is compared.
#[must_use]
pub fn is_same(before: &Site, site: &Site) -> bool {
    let settings =
        (&before.config.similar, &before.config.languages) == (&site.config.similar, &site.config.languages);
    let around = (&before.companies, &before.categories) == (&site.companies, &site.categories);
    settings && around && before.postings == site.postings
}

/// Whether two states of a site have the same postings and categories, whatever these say: then a list of the one is a list of
/// the other.
#[must_use]
pub fn is_alike(before: &Site, site: &Site) -> bool {
    let ids = before.postings.iter().map(|posting| &posting.id);
    let keys = before.categories.iter().map(|category| &category.key);
    ids.eq(site.postings.iter().map(|posting| &posting.id))
        && keys.eq(site.categories.iter().map(|category| &category.key))
}

/// The lists of `before`, one for each posting of `site`. `open` are those that may stand in lists.
#[must_use]
pub fn carried(before: &Site, lists: &[Vec<Similar>], site: &Site, open: &[PostingId]) -> Vec<Vec<Similar>> {
    let now = numbers(&before.postings, &site.postings, |posting: &Arc<Posting>| posting.id.as_str());
    let categories =
        numbers(&before.categories, &site.categories, |category: &Category| category.key.as_str());
    let open: BTreeSet<PostingId> = open.iter().copied().collect();
    let number =
        |id: PostingId| now[id.0 as usize].map(|at| PostingId(at as u32)).filter(|id| open.contains(id));
    let entry = |entry: &Similar| {
        let posting = number(entry.posting)?;
        let fact = match entry.reason.fact {
            Fact::Category(id) => {
                categories[id.0 as usize].map_or(Fact::Wording, |at| Fact::Category(CategoryId(at as u32)))
            }
            ref fact => fact.clone(),
        };
        let others = entry.others.iter().filter_map(|other| number(*other)).collect();
        Some(Similar {
            posting,
            place: entry.place,
            others,
            rest: entry.rest,
            reason: Reason { fact, near: entry.reason.near },
        })
    };
    let mut carried = vec![Vec::new(); site.postings.len()];
    for (list, at) in lists.iter().zip(&now) {
        if let Some(at) = at {
            carried[*at] = list.iter().filter_map(entry).collect();
        }
    }
    carried
}

/// Where each of some sorted records stands among others, if it is there.
fn numbers<R>(before: &[R], now: &[R], key: impl Fn(&R) -> &str) -> Vec<Option<usize>> {
    let mut at = 0;
    let mut find = |record: &R| {
        while now.get(at).is_some_and(|other| key(other) < key(record)) {
            at += 1;
        }
        now.get(at).is_some_and(|other| key(other) == key(record)).then_some(at)
    };
    before.iter().map(&mut find).collect()
}
