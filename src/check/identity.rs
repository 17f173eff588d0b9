//! What only all postings together show: equal ids, equal addresses. And the order they stand in from here on.

use std::collections::HashMap;

use super::memory::Numbered;
use crate::base::{Diagnostic, Fingerprint, Slug, Span, codes};
use crate::load::{Loaded, Part, Step};

/// Leaves out those whose id is taken, gives every other one its slug, and sorts them by id.
///
/// Of two with the same id the one that stands first (by path, then place in the file) is kept, so that the result does
/// not depend on the order in which files were read.
pub(super) fn settle(
    drafts: Vec<Numbered>,
    loaded: &Loaded,
    faults: &mut Vec<Diagnostic>,
) -> Vec<(Slug, Numbered)> {
    let kept = by_id(drafts, loaded, faults);
    let mut taken: HashMap<Slug, usize> = HashMap::with_capacity(kept.len());
    let mut settled: Vec<(Slug, Numbered)> = Vec::new();
    let mut waiting = Vec::new();
    for draft in kept {
        match draft.slug.clone() {
            Some(slug) => match taken.get(&slug) {
                Some(first) => {
                    let (span, first) = (place(loaded, draft.number, "slug"), place(loaded, *first, "slug"));
                    faults.push(slug_taken(&slug, span, first));
                }
                None => {
                    taken.insert(slug.clone(), draft.number);
                    settled.push((slug, draft));
                }
            },
            // Those that chose an address go first; the others take what is left.
            None => waiting.push(draft),
        }
    }
    for draft in waiting {
        let suffix = || {
            let suffix = Slug::parse(&Fingerprint::of_bytes(draft.id.as_bytes()).to_hex()[..8]);
            suffix.expect("hexadecimal digits are a slug")
        };
        let wanted = draft.stem.clone().unwrap_or_else(suffix);
        let slug = match taken.get(&wanted) {
            Some(first) => {
                let slug = wanted.with_suffix(&suffix());
                let (span, first) = (place(loaded, draft.number, "id"), place(loaded, *first, "id"));
                faults.push(suffixed(&slug, &draft, span, first));
                slug
            }
            None => wanted,
        };
        taken.insert(slug.clone(), draft.number);
        settled.push((slug, draft));
    }
    settled.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    settled
}

/// Where a record gives a key, or where it begins. Looked up only when there is something to say of it.
fn place(loaded: &Loaded, number: usize, key: &str) -> Span {
    let record = &loaded.postings[number];
    if record.fields.iter().any(|(given, _)| given == key) {
        return record.span(&loaded.sources, &[Step::Key(key)], Part::Value);
    }
    record.start(&loaded.sources)
}

/// By id, each once.
fn by_id(mut drafts: Vec<Numbered>, loaded: &Loaded, faults: &mut Vec<Diagnostic>) -> Vec<Numbered> {
    drafts.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.number.cmp(&b.number)));
    drafts.dedup_by(|draft, first| {
        let is_taken = draft.id == first.id;
        if is_taken {
            let span = place(loaded, draft.number, "id");
            let fault =
                Diagnostic::at(codes::DUPLICATE_ID, span, format!("two postings have the id `{}`", draft.id))
                    .label("this one was left out")
                    .related(place(loaded, first.number, "id"), "this one has it")
                    .help("give one of them another `id:`");
            faults.push(fault);
        }
        is_taken
    });
    drafts
}

fn slug_taken(slug: &Slug, span: Span, first: Span) -> Diagnostic {
    Diagnostic::at(codes::DUPLICATE_SLUG, span, format!("two postings want the address `/jobs/{slug}/`"))
        .label("this one was left out")
        .related(first, "this one has it")
        .help("give one of them another `slug:`, or none")
}

fn suffixed(slug: &Slug, draft: &Numbered, span: Span, first: Span) -> Diagnostic {
    Diagnostic::at(codes::SLUG_TAKEN, span, format!("the address became `/jobs/{slug}/`"))
        .related(first, "this one has the address without a suffix")
        .help("set `slug:` to choose the address yourself")
        .once(draft.stem.as_ref().map_or("", Slug::as_str))
}
