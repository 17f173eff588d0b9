//! An index as it is written: a row for each posting, newest first, and the links that belong to its rows.

use std::collections::HashMap;

use serde::Serialize;

use super::super::cards;
use super::LINKS;
use super::fields::Fields;
use crate::lang::Lang;
use crate::model::PostingId;
use crate::render::Renderer;

/// An index.
#[derive(Serialize)]
pub(super) struct Index {
    /// Titles in the order in which rows first have them.
    titles: Vec<String>,
    /// Of each row its title: 0 for the next one that no row before has had, else how many titles lie between it and that.
    title: Vec<u32>,
    /// Of each row with a day how many days earlier it was posted than the row before; the first counts from 1970. Rows without one are last.
    days: Vec<i64>,
    fields: Fields,
}

/// What only a card shows: the address behind that of all jobs, or whole where the posting lies elsewhere; what stands behind the title;
/// pay; the language of the title where it is not the page's. What is missing at the end is left out.
#[derive(Serialize)]
pub(super) struct Link(Vec<String>);

pub(super) fn index(renderer: &Renderer, lang: Lang, postings: &[PostingId], fields: Fields) -> Index {
    let site = &renderer.site;
    let mut known: HashMap<&str, u32> = HashMap::new();
    let mut titles = Vec::new();
    let title = postings.iter().map(|id| {
        let title = site.posting(*id).wording(lang).title;
        let next = titles.len() as u32;
        match known.get(title) {
            Some(number) => next - number,
            None => {
                known.insert(title, next);
                titles.push(title.to_owned());
                0
            }
        }
    });
    let title = title.collect();
    let mut before = 0;
    let days = postings.iter().map_while(|id| site.posting(*id).date_posted).map(|date| {
        let day = date.days_since_1970();
        let earlier = before - day;
        before = day;
        earlier
    });
    let days = days.collect();
    Index { titles, title, days, fields }
}

impl Index {
    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn titles(&self) -> &[String] {
        &self.titles
    }
}

/// The links of all rows, [`LINKS`] in a list.
pub(super) fn links(renderer: &Renderer, lang: Lang, postings: &[PostingId]) -> Vec<Vec<Link>> {
    let base = renderer.href(&renderer.plan.addresses.prefixed(lang, "/jobs/"));
    let link = |id: &PostingId| link(renderer, lang, &base, *id);
    postings.chunks(LINKS).map(|rows| rows.iter().map(link).collect()).collect()
}

fn link(renderer: &Renderer, lang: Lang, base: &str, id: PostingId) -> Link {
    let posting = renderer.site.posting(id);
    let wording = posting.wording(lang);
    let address = renderer.posting_href(id, lang);
    let rest = address.strip_prefix(base).map(|rest| rest.trim_end_matches('/').to_owned());
    let pay = cards::pay(renderer.words(lang), posting);
    let mut link = vec![
        rest.unwrap_or(address),
        cards::suffix(renderer.words(lang), posting, &wording).unwrap_or_default(),
        pay.unwrap_or_default(),
        if wording.foreign { posting.language.tag().to_owned() } else { String::new() },
    ];
    while link.last().is_some_and(String::is_empty) {
        link.pop();
    }
    Link(link)
}
