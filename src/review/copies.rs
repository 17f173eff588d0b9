//! Open postings of one company at one place whose texts are the same but for a few words.
//!
//! It compares words, not what they mean: see `similar` for that.

use std::collections::{BTreeMap, BTreeSet};

use super::at;
use crate::base::words::{Token, each_word, token};
use crate::base::{Diagnostic, codes, parallel};
use crate::derive::Derived;
use crate::model::{Posting, PostingId, Site};

/// Words that both have, of all that one of them has, in percent.
const SAME: usize = 95;
/// A text of fewer different words says too little to be the same as another.
const FEWEST: usize = 12;
/// Words by which texts that may be the same find each other: those whose hashes are least.
const SKETCH: usize = 8;

/// The later of each two, with the earlier one beside it.
pub(super) fn near_copies(site: &Site, derived: &Derived) -> Vec<Diagnostic> {
    let mut open = derived.listed.clone();
    open.sort_unstable();
    let words = parallel::map(&open, |id| words(site.posting(*id)));
    let mut by_word: BTreeMap<(Option<u32>, Token), Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (later, words_of) in words.iter().enumerate().filter(|(_, words)| words.len() >= FEWEST) {
        let company = site.posting(open[later]).company.map(|id| id.0);
        let sketch: Vec<Token> = words_of.iter().take(SKETCH).copied().collect();
        let beside: BTreeSet<usize> =
            sketch.iter().filter_map(|word| by_word.get(&(company, *word))).flatten().copied().collect();
        let same = |earlier: &&usize| {
            is_same(&words[**earlier], words_of) && share_a_place(site, open[**earlier], open[later])
        };
        if let Some(earlier) = beside.iter().find(same) {
            found.push(fault(site, open[*earlier], open[later]));
        }
        for word in sketch {
            by_word.entry((company, word)).or_default().push(later);
        }
    }
    found
}

fn fault(site: &Site, earlier: PostingId, later: PostingId) -> Diagnostic {
    let title = &site.posting(earlier).title;
    let message = format!("the text is nearly that of `{title}`, of the same company at the same place");
    Diagnostic::new(codes::NEAR_COPIES, at(site, later), message)
        .related(site.posting(earlier).source, "this one")
        .help("close one of them, or say in the text what tells them apart")
}

/// The different words of a title and a text, by their hashes.
fn words(posting: &Posting) -> Vec<Token> {
    let mut words = BTreeSet::new();
    each_word(&posting.body.text, |word| {
        words.insert(token(word));
    });
    words.into_iter().collect()
}

/// Whether two sorted sets have nearly all in common.
fn is_same(a: &[Token], b: &[Token]) -> bool {
    if a.len().min(b.len()) * 100 < a.len().max(b.len()) * SAME {
        return false;
    }
    let both = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    both * 100 >= (a.len() + b.len() - both) * SAME
}

fn share_a_place(site: &Site, a: PostingId, b: PostingId) -> bool {
    let (a, b) = (&site.posting(a).places, &site.posting(b).places);
    let same = |place: &crate::model::Place| {
        b.iter().any(|other| (other.country, &other.city) == (place.country, &place.city))
    };
    (a.is_empty() && b.is_empty()) || a.iter().any(same)
}
