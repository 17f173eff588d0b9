//! The site's own pages, and those that are shown where nothing is, or nothing any more.

use super::head::{About, head};
use super::view::{Head, Link, LinkGroup, View};
use super::{Renderer, home, list};
use crate::base::Fingerprint;
use crate::lang::Key;
use crate::markup;
use crate::plan::{List, Page};

/// Characters of a description for search engines.
const DESCRIPTION: usize = 155;

pub(super) fn view(renderer: &Renderer, page: &Page, number: usize) -> View {
    let content = &renderer.site.pages[number];
    let description = content
        .description
        .clone()
        .unwrap_or_else(|| markup::plain(content.body.format, &content.body.text, DESCRIPTION));
    let about = About {
        kind: "content",
        heading: content.title.clone(),
        title: None,
        description,
        way: Vec::new(),
        feed: None,
    };
    View::Content { page: head(renderer, page, about), text: Fingerprint::of(&content.body) }
}

pub(super) fn not_found(renderer: &Renderer, page: &Page) -> View {
    let (head, links) = nothing_here(renderer, page, ("not-found", Key::ErrorTitle, Key::ErrorText));
    View::NotFound { page: head, links, groups: groups(renderer, page) }
}

/// Where a posting was.
pub(super) fn gone(renderer: &Renderer, page: &Page) -> View {
    let (head, links) = nothing_here(renderer, page, ("gone", Key::GoneTitle, Key::GoneText));
    View::Gone { page: head, links, groups: groups(renderer, page) }
}

/// The countries and the categories with the most postings.
fn groups(renderer: &Renderer, page: &Page) -> Vec<LinkGroup> {
    const LINKS: usize = 6;
    let words = renderer.words(page.lang);
    let kinds = [
        (Key::HomeWhere, home::countries(renderer, page, LINKS)),
        (Key::HomeWhat, home::categories(renderer, page, LINKS)),
    ];
    let group = |(title, links)| LinkGroup { title: words.text(title), url: None, count: None, links };
    kinds.into_iter().filter(|(_, links)| !links.is_empty()).map(group).collect()
}

/// What is said, and where to go from here.
fn nothing_here(
    renderer: &Renderer,
    page: &Page,
    (kind, title, text): (&'static str, Key, Key),
) -> (Head, Vec<Link>) {
    let words = renderer.words(page.lang);
    let about = About {
        kind,
        heading: words.text(title),
        title: None,
        description: words.text(text),
        way: Vec::new(),
        feed: None,
    };
    let jobs = list::link(renderer, page.lang, &List::All);
    let back = Link { title: words.text(Key::ErrorBack), ..jobs };
    let mut links = vec![back];
    links.extend(head(renderer, page, about.clone()).nav.into_iter().skip(1));
    (head(renderer, page, about), links)
}
