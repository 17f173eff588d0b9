//! What all feeds of a list share: which entries there are, what each is called for ever, and when it changed.

use super::super::{Renderer, cards, list};
use crate::base::{Date, Fingerprint};
use crate::lang::{Key, Lang};
use crate::markup;
use crate::model::{Posting, PostingId, Visibility};
use crate::plan::{List, Page};

/// Entries of a feed at most.
const ENTRIES: usize = 50;
/// Characters of a summary.
const SUMMARY: usize = 300;

/// The feed's title.
pub(super) fn title(renderer: &Renderer, lang: Lang, of: &List) -> String {
    let words = renderer.words(lang);
    let site = &renderer.site.config.name;
    match of {
        List::All => words.locale.format(Key::FeedTitle, &[("site", site)]),
        _ => words
            .locale
            .format(Key::FeedListTitle, &[("site", site), ("list", &list::heading(renderer, lang, of))]),
    }
}

/// The newest of the list. What only a preview shows is no news.
pub(super) fn entries(renderer: &Renderer, of: &List) -> Vec<PostingId> {
    let postings = of.postings(&renderer.derived).iter().copied();
    postings.filter(|id| !renderer.derived.previews.contains(id)).take(ENTRIES).collect()
}

/// Of everything a feed of the list says.
pub(super) fn fingerprint(renderer: &Renderer, page: &Page, of: &List) -> Fingerprint {
    let site = &renderer.site;
    let entries: Vec<_> = entries(renderer, of)
        .into_iter()
        .map(|id| {
            let posting = site.posting(id);
            let company = posting.company.map(|id| site.company(id));
            let categories = posting.categories.iter().map(|id| site.category(*id));
            let categories: Vec<_> = categories.map(|found| (&found.key, found.name_in(page.lang))).collect();
            (posting, company, categories, renderer.posting_href(id, page.lang))
        })
        .collect();
    let updated = updated(renderer, of);
    Fingerprint::of(&(renderer.shared, page.url.as_str(), title(renderer, page.lang, of), updated, entries))
}

/// Where, and the beginning of the description.
pub(super) fn summary(renderer: &Renderer, lang: Lang, posting: &Posting) -> String {
    let body = posting.wording(lang).body;
    let places = cards::places(renderer.words(lang), posting);
    let summary = markup::plain(body.format, &body.text, SUMMARY);
    if summary.is_empty() { places } else { format!("{places}. {summary}") }.trim().to_owned()
}

/// The role; of one for staff alone it is said.
pub(super) fn entry_title(renderer: &Renderer, lang: Lang, posting: &Posting) -> String {
    let title = posting.wording(lang).title;
    match posting.visibility {
        Visibility::Internal => format!("{title} ({})", renderer.words(lang).text(Key::PostingInternalOnly)),
        Visibility::Public | Visibility::Unlisted => title.to_owned(),
    }
}

/// A tag URI (RFC 4151): the posting's id under the site's host, with a day that never changes.
pub(super) fn entry_id(renderer: &Renderer, posting: &Posting) -> String {
    let base = renderer.site.config.base_url.to_string();
    let host = base.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("localhost");
    let id = super::super::job_posting::percent_encoded(&posting.id);
    format!("tag:{host},2026-01-01:posting/{id}")
}

/// The day a posting last changed, as far as it says.
pub(super) fn changed(renderer: &Renderer, posting: &Posting) -> Date {
    posting.date_modified.or(posting.date_posted).unwrap_or(renderer.env.today)
}

/// The day the list last changed, as far as its postings say. That of an empty one is the site's, so that it does not
/// change every day.
pub(super) fn updated(renderer: &Renderer, of: &List) -> Date {
    let newest =
        |ids: Vec<PostingId>| ids.into_iter().map(|id| changed(renderer, renderer.site.posting(id))).max();
    let of_list = newest(entries(renderer, of));
    of_list.or_else(|| newest(renderer.derived.listed.clone())).unwrap_or(renderer.env.today)
}
