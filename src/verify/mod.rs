//! What a rendered page handed back → faults that no record shows: dead internal links, ids given twice, no title.
//!
//! It reads no HTML: each page gives its outline when it is made.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::base::output::Outline;
use crate::base::{Anchor, Diagnostic, OutPath, Output, codes};

/// Every path that leads somewhere on the site, as links write it.
pub struct Paths {
    known: HashSet<String>,
    prefix: String,
}

impl Paths {
    /// The paths of an output whose site lies in the folder `prefix` below its host (`""`, or `/careers`).
    #[must_use]
    pub fn of(output: &Output, prefix: &str) -> Self {
        let mut known = HashSet::with_capacity(output.items.len() * 2);
        for path in output.items.keys() {
            match path.as_str().strip_suffix("index.html") {
                Some(folder) => {
                    known.insert(format!("{prefix}/{folder}"));
                    // Hosts add the slash.
                    known.insert(format!("{prefix}/{}", folder.trim_end_matches('/')));
                }
                None => {
                    known.insert(format!("{prefix}/{path}"));
                }
            }
        }
        Self { known, prefix: prefix.to_owned() }
    }

    fn lead(&self, link: &str, ids: &[&str]) -> bool {
        if let Some(id) = link.strip_prefix('#') {
            return id.is_empty() || ids.binary_search(&id).is_ok();
        }
        let path = decoded(link.split(['?', '#']).next().unwrap_or(link));
        let path = path.as_ref();
        self.known.contains(path) || (path == self.prefix && self.known.contains(&format!("{path}/")))
    }
}

/// A path as it is on the disk: `my%20file.pdf` is `my file.pdf`.
fn decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return path.into();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}

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
        if !paths.lead(link, &ids) {
            let message = format!("`{link}` leads to a page that the site does not have");
            faults.push(fault(codes::DEAD_LINK, message).once(link.clone()));
        }
    }
    faults
}
