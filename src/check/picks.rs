//! `similar` of a posting: the postings that its author wants shown with it, and those never.

use std::collections::BTreeMap;

use super::memory::Numbered;
use super::reader::{Group, Reader};
use super::words::PICKS;
use crate::base::nearest::nearest;
use crate::base::{Diagnostic, Slug, Span, codes};
use crate::model::Picks;

/// A posting that another one names.
#[derive(Clone)]
pub(super) struct Pick {
    id: String,
    span: Span,
    shown: bool,
}

pub(super) fn picks(reader: &mut Reader<'_>, group: &Group<'_>) -> Vec<Pick> {
    let Some(inner) = group.get("similar").and_then(|value| reader.inner(value, &PICKS)) else {
        return Vec::new();
    };
    let mut picks = Vec::new();
    for (key, shown) in [("pin", true), ("never", false)] {
        let named = inner.get(key).map(|value| reader.texts(value)).unwrap_or_default();
        picks.extend(named.into_iter().map(|(value, id)| Pick { id, span: reader.at(&value), shown }));
    }
    picks
}

/// Those that there are.
pub(super) fn known(drafts: &[(Slug, Numbered)], of: &Numbered) -> Picks {
    let of_kind = |shown: bool| {
        let named = of.similar.iter().filter(|pick| pick.shown == shown).map(|pick| &pick.id);
        named.filter(|id| **id != of.id && is_known(drafts, id)).cloned().collect()
    };
    Picks { pin: of_kind(true), never: of_kind(false) }
}

/// Says which of them can't be as they are written: what there isn't, and what stands twice.
pub(super) fn judge(drafts: &[(Slug, Numbered)], faults: &mut Vec<Diagnostic>) {
    for (_, draft) in drafts {
        let mut named: BTreeMap<&str, &Pick> = BTreeMap::new();
        for pick in &draft.similar {
            let Pick { id, span, .. } = pick;
            if *id == draft.id {
                let message = format!("`{id}` is this posting itself");
                faults.push(Diagnostic::at(codes::UNKNOWN_POSTING, *span, message));
            } else if !is_known(drafts, id) {
                let near = nearest(id, drafts.iter().map(|(_, draft)| draft.id.as_str()));
                let fault =
                    Diagnostic::at(codes::UNKNOWN_POSTING, *span, format!("no posting has the id `{id}`"));
                faults.push(
                    fault.did_you_mean(near).help("an id is a posting's `id:`, or else the name of its file"),
                );
            } else if let Some(first) = named.get(id.as_str()) {
                faults.push(twice(pick, first));
            } else {
                named.insert(id, pick);
            }
        }
    }
}

fn twice(pick: &Pick, first: &Pick) -> Diagnostic {
    let (id, both) = (&pick.id, pick.shown != first.shown);
    let (message, help) = match both {
        true => (
            format!("`{id}` is both to be shown and never to be"),
            "it is shown while it is open: keep the one that you mean",
        ),
        false => (format!("`{id}` is named twice"), "once is enough"),
    };
    let fault = Diagnostic::at(codes::PICKED_TWICE, pick.span, message);
    fault.related(first.span, "it stands here already").help(help)
}

/// Drafts stand in the order of their ids.
fn is_known(drafts: &[(Slug, Numbered)], id: &str) -> bool {
    drafts.binary_search_by(|(_, draft)| draft.id.as_str().cmp(id)).is_ok()
}
