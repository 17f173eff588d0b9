//! Whether a project has errors that it did not have before: what a program writes into it must not break what is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Anchor, Code, Diagnostic, Severity, SourceMap};
use crate::pipeline::Known;

/// How many errors of each code each file has.
pub(super) type Errors = BTreeMap<(String, Code), usize>;

/// Counts the errors of a project.
pub(super) fn errors(known: &Known) -> Errors {
    let mut errors = Errors::new();
    for fault in known.diagnostics.iter().filter(|fault| fault.severity() == Severity::Error) {
        *errors.entry((file(fault, &known.sources), fault.code)).or_default() += 1 + fault.folded;
    }
    errors
}

/// The file that a fault is about.
pub(super) fn file(fault: &Diagnostic, sources: &SourceMap) -> String {
    match &fault.anchor {
        Anchor::Span(span) => sources.path(span.source).to_string(),
        Anchor::File(path) => path.to_string(),
        Anchor::Name(name) => name.clone(),
        Anchor::Site => String::new(),
    }
}

/// Of which code which file has more errors than before.
pub(super) fn grown(before: &Errors, after: &Errors) -> BTreeSet<(String, Code)> {
    let is_more = |(key, count): &(&(String, Code), &usize)| before.get(*key).is_none_or(|old| *count > old);
    after.iter().filter(is_more).map(|(key, _)| key.clone()).collect()
}
