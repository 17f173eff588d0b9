//! The site's own pages, and the one that is shown where nothing is.

use super::head::{About, head};
use super::view::View;
use super::{Renderer, list};
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
    let words = renderer.words(page.lang);
    let about = About {
        kind: "not-found",
        heading: words.text(Key::ErrorTitle),
        title: None,
        description: words.text(Key::ErrorText),
        way: Vec::new(),
        feed: None,
    };
    let jobs = list::link(renderer, page.lang, &List::All);
    let back = super::view::Link { title: words.text(Key::ErrorBack), ..jobs };
    let mut links = vec![back];
    links.extend(head(renderer, page, about.clone()).nav.into_iter().skip(1));
    View::NotFound { page: head(renderer, page, about), links }
}
