//! What a rendered page handed back → faults that no record shows: dead internal links, ids given twice, no title.
//!
//! It reads no HTML: each page gives its outline when it is made.

use crate::base::output::Outline;
use crate::base::{Anchor, Diagnostic, OutPath, UrlPath, codes};

/// Judges one page. `exists` tells whether the output has a file, `prefix` is the folder of the site below its host.
pub fn verify(
    path: &OutPath,
    outline: &Outline,
    exists: impl Fn(&OutPath) -> bool,
    prefix: &str,
) -> Vec<Diagnostic> {
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
        if !leads_somewhere(link, &ids, &exists, prefix) {
            let message = format!("`{link}` leads to a page that the site does not have");
            faults.push(fault(codes::DEAD_LINK, message).once(link.clone()));
        }
    }
    faults
}

fn leads_somewhere(link: &str, ids: &[&str], exists: &impl Fn(&OutPath) -> bool, prefix: &str) -> bool {
    if let Some(id) = link.strip_prefix('#') {
        return id.is_empty() || ids.binary_search(&id).is_ok();
    }
    let path = link.split(['?', '#']).next().unwrap_or(link);
    let Some(path) = path.strip_prefix(prefix) else { return false };
    let there = |path: &str| UrlPath::new(path).is_some_and(|url| exists(&url.to_out()));
    // Hosts add the slash.
    there(path) || there(&format!("{path}/"))
}
