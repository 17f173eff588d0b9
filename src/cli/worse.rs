//! Whether a project has errors that it did not have before: what a program writes into it must not break what is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Code, Severity};
use crate::pipeline::Known;

/// How many errors of each code each file has.
pub(super) type Errors = BTreeMap<(String, Code), usize>;

/// Counts the errors of a project.
pub(super) fn errors(known: &Known) -> Errors {
    let mut errors = Errors::new();
    for fault in known.diagnostics.iter().filter(|fault| fault.severity() == Severity::Error) {
        *errors.entry((fault.anchor.name(&known.sources).to_owned(), fault.code)).or_default() +=
            1 + fault.folded;
    }
    errors
}

/// Of which code which file has more errors than before.
pub(super) fn grown(before: &Errors, after: &Errors) -> BTreeSet<(String, Code)> {
    let is_more = |(key, count): &(&(String, Code), &usize)| before.get(*key).is_none_or(|old| *count > old);
    after.iter().filter(is_more).map(|(key, _)| key.clone()).collect()
}
