//! What programs read instead of pages: feeds of lists, files for job boards, twins of postings, the list of changes.
//!
//! `of_list` is what the feeds of a list share, `board` what the boards' files share; there is a file for each form. Which of them
//! a site has is decided by the plan.

mod adzuna;
mod atom;
mod board;
mod changes;
mod indeed;
mod jooble;
mod json_feed;
mod linkedin;
mod llms;
mod of_list;
mod pay;
mod reference;
mod talent;
mod twins;
mod xing;
pub(super) mod xml;

use super::Renderer;
use super::view::{Format as FormatView, Link};
use crate::base::{Date, Fingerprint};
use crate::lang::Lang;
use crate::model::{Feed, PostingId, PostingKind};
use crate::plan::{Format, Kind, List, Page, Twin};

pub(super) use board::dropped;
pub(super) use changes::fault as changes_fault;
pub(super) use json_feed::Items;

/// The bytes of a file for programs; nothing for what is none.
pub(super) fn file(renderer: &Renderer, page: &Page) -> Option<Vec<u8>> {
    Some(match &page.kind {
        Kind::Feed(list, Format::Atom) => atom::feed(renderer, page, list),
        Kind::Feed(list, Format::Json) => json_feed::feed(renderer, page, list),
        Kind::Board(board) => board::file(renderer, *board),
        Kind::Twin(id, Twin::Markdown) => twins::markdown(renderer, page, *id).into_bytes(),
        Kind::Twin(id, Twin::Json) => twins::json(renderer, page, *id),
        Kind::Llms => llms::text(renderer).into_bytes(),
        Kind::Changes => changes::file(renderer),
        _ => return None,
    })
}

/// Of everything such a file says.
pub(super) fn fingerprint(renderer: &Renderer, page: &Page) -> Option<Fingerprint> {
    Some(match &page.kind {
        Kind::Feed(list, _) => of_list::fingerprint(renderer, page, list),
        Kind::Board(board) => board::fingerprint(renderer, *board),
        Kind::Twin(id, _) => Fingerprint::of(&(renderer.shared, page.url.as_str(), inputs(renderer, *id))),
        _ => Fingerprint::of_bytes(&file(renderer, page)?),
    })
}

/// The feeds of a list, each with the list's title.
pub(super) fn of_list(renderer: &Renderer, lang: Lang, list: &List) -> Vec<FormatView> {
    let formats = Format::ALL.into_iter().filter(|format| renderer.site.config.feeds.has(format.feed()));
    let view = |format: Format| {
        let url = renderer.plan.addresses.feed(&renderer.site, list, format, lang);
        FormatView {
            name: format.name(),
            title: of_list::title(renderer, lang, list),
            url: renderer.href(&url),
            media_type: format.media_type(),
        }
    };
    formats.map(view).collect()
}

/// The twins of a posting's page.
pub(super) fn twins_of(renderer: &Renderer, page: &Page, title: &str) -> Vec<FormatView> {
    if !matches!(page.kind, Kind::Posting(_)) || !page.indexed || !renderer.site.config.feeds.has(Feed::Twins)
    {
        return Vec::new();
    }
    let view = |twin: Twin| FormatView {
        name: twin.name(),
        title: title.to_owned(),
        url: renderer.href(&renderer.plan.addresses.twin(&page.url, twin)),
        media_type: twin.media_type(),
    };
    Twin::ALL.into_iter().map(view).collect()
}

/// The feed of a list that a reader is shown; nothing where the site has none.
pub(super) fn first(renderer: &Renderer, lang: Lang, list: &List) -> Option<Link> {
    let feed = of_list(renderer, lang, list).into_iter().next()?;
    Some(Link { title: feed.title, url: feed.url, ..Link::default() })
}

/// Postings that programs may be told of: open to everybody, and not only in a preview.
fn told(renderer: &Renderer) -> impl Iterator<Item = PostingId> + '_ {
    renderer.derived.listed.iter().copied().filter(|id| !renderer.derived.previews.contains(id))
}

/// Those of them that are jobs: what boards and search engines for jobs want to hear of.
fn jobs_told(renderer: &Renderer) -> impl Iterator<Item = PostingId> + '_ {
    told(renderer).filter(|id| renderer.site.posting(*id).kind == PostingKind::Job)
}

/// All that is said of a posting in any form.
fn inputs(renderer: &Renderer, id: PostingId) -> impl std::hash::Hash + '_ {
    let site = &renderer.site;
    let posting = site.posting(id);
    let categories: Vec<_> = posting.categories.iter().map(|id| site.category(*id)).collect();
    let company = posting.company.map(|id| site.company(id));
    (posting, company, categories, renderer.plan.addresses.posting_pages(id))
}

/// A day as RFC 3339 has it.
fn midnight(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
