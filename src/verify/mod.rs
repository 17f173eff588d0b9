//! What a rendered page handed back → faults that no record shows: dead internal links, ids given twice, no title.
//!
//! It reads no HTML: each page gives its outline when it is made.

use std::collections::HashSet;

use crate::base::links::{Paths, address};
use crate::base::output::Outline;
use crate::base::{Anchor, Diagnostic, OutPath, codes};

/// Judges one page.
#[must_use]
pub fn verify(path: &OutPath, outline: &Outline, paths: &Paths) -> Vec<Diagnostic> {
    let fault = |code, message: String| Diagnostic::new(code, Anchor::Name(path.to_string()), message);
    let mut faults = Vec::new();
    if !outline.titled {
        faults.push(fault(codes::PAGE_WITHOUT_TITLE, "the page has no `<title>`".to_owned()).once(""));
    }
    let mut ids: Vec<&str> = outline.ids.iter().map(String::as_str).collect();
    ids.sort_unstable();
    if let Some(twice) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
        faults.push(fault(codes::ID_TWICE, format!("the id `{}` is there twice", twice[0])).once(twice[0]));
    }
    for link in &outline.links {
        let leads = match link.strip_prefix('#') {
            Some(id) => id.is_empty() || ids.binary_search(&id).is_ok(),
            None => paths.lead(link),
        };
        if !leads {
            let message = format!("`{link}` leads to a page that the site does not have");
            faults.push(fault(codes::DEAD_LINK, message).once(link.clone()));
        }
    }
    faults
}

/// Pages among `wanted` that no other page links to. `pages` are all of the site.
#[must_use]
pub fn unlinked(pages: &[(&OutPath, Outline)], wanted: &HashSet<OutPath>, prefix: &str) -> Vec<Diagnostic> {
    let mut linked: HashSet<&str> = HashSet::new();
    for (path, outline) in pages {
        let own = address(path, prefix);
        let links = outline.links.iter().map(|link| without_end(link));
        linked.extend(links.filter(|link| *link != without_end(&own)));
    }
    let alone = pages
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| wanted.contains(path) && !linked.contains(without_end(&address(path, prefix))));
    let fault = |path: &OutPath| {
        Diagnostic::new(codes::UNLINKED, Anchor::Name(path.to_string()), "no page links to this page")
            .once("")
    };
    alone.map(fault).collect()
}

/// A link without its query, fragment and last slash.
fn without_end(link: &str) -> &str {
    link.split(['?', '#']).next().unwrap_or(link).trim_end_matches('/')
}
