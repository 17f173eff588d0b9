//! What only all postings together show: equal ids, equal addresses. And the order they stand in from here on.

use std::collections::BTreeMap;

use super::posting::Draft;
use crate::base::{Diagnostic, Fingerprint, Slug, Span, codes};

/// Leaves out those whose id is taken, gives every other one its slug, and sorts them by id.
///
/// Of two with the same id the one that stands first (by path, then place in the file) is kept, so that the result does
/// not depend on the order in which files were read.
pub(super) fn settle(drafts: Vec<Draft>, faults: &mut Vec<Diagnostic>) -> Vec<(Slug, Draft)> {
    let mut kept = by_id(drafts, faults);
    kept.sort_by(|a, b| a.id.cmp(&b.id));
    let mut taken: BTreeMap<Slug, Span> = BTreeMap::new();
    let mut settled: Vec<Option<(Slug, Draft)>> = Vec::new();
    let mut waiting = Vec::new();
    for draft in kept {
        match draft.slug.clone() {
            Some((slug, span)) => match taken.get(&slug) {
                Some(first) => faults.push(slug_taken(&slug, span, *first)),
                None => {
                    taken.insert(slug.clone(), span);
                    settled.push(Some((slug, draft)));
                }
            },
            // Those that chose an address go first; the others take what is left.
            None => waiting.push(draft),
        }
    }
    for draft in waiting {
        let suffix = Slug::parse(&Fingerprint::of_bytes(draft.id.as_bytes()).to_hex()[..8]);
        let suffix = suffix.expect("hexadecimal digits are a slug");
        let wanted = draft.stem.clone().unwrap_or_else(|| suffix.clone());
        let slug = if taken.contains_key(&wanted) {
            let slug = wanted.with_suffix(&suffix);
            faults.push(suffixed(&slug, &draft, taken[&wanted]));
            slug
        } else {
            wanted
        };
        taken.insert(slug.clone(), draft.id_span);
        settled.push(Some((slug, draft)));
    }
    let mut settled: Vec<(Slug, Draft)> = settled.into_iter().flatten().collect();
    settled.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    settled
}

fn by_id(drafts: Vec<Draft>, faults: &mut Vec<Diagnostic>) -> Vec<Draft> {
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    let mut kept = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match first.get(&draft.id) {
            Some(span) => faults.push(
                Diagnostic::at(
                    codes::DUPLICATE_ID,
                    draft.id_span,
                    format!("two postings have the id `{}`", draft.id),
                )
                .label("this one was left out")
                .related(*span, "this one has it")
                .help("give one of them another `id:`"),
            ),
            None => {
                first.insert(draft.id.clone(), draft.id_span);
                kept.push(draft);
            }
        }
    }
    kept
}

fn slug_taken(slug: &Slug, span: Span, first: Span) -> Diagnostic {
    Diagnostic::at(codes::DUPLICATE_SLUG, span, format!("two postings want the address `/jobs/{slug}/`"))
        .label("this one was left out")
        .related(first, "this one has it")
        .help("give one of them another `slug:`, or none")
}

fn suffixed(slug: &Slug, draft: &Draft, first: Span) -> Diagnostic {
    Diagnostic::at(codes::SLUG_TAKEN, draft.id_span, format!("the address became `/jobs/{slug}/`"))
        .related(first, "this one has the address without a suffix")
        .help("set `slug:` to choose the address yourself")
        .once(draft.stem.as_ref().map_or("", Slug::as_str))
}
