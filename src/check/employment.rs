//! Kinds of employment, in the words of many boards.

use super::places;
use super::reader::{Group, Reader, find, offer};
use super::words::{EMPLOYMENT_TYPES, named_kinds};
use crate::base::{Diagnostic, codes};
use crate::model::{EmploymentType, Workplace};

/// Kinds of employment, and what they say of the workplace besides ("Remote - Full Time").
pub(super) fn employment(
    reader: &mut Reader<'_>,
    group: &Group<'_>,
) -> (Vec<EmploymentType>, Option<Workplace>) {
    let mut types = Vec::new();
    let mut workplace = None;
    for (value, text) in group.get("employment_type").map(|value| reader.texts(value)).unwrap_or_default() {
        if let Some(kind) = find(EMPLOYMENT_TYPES, &text) {
            types.push(kind);
            continue;
        }
        for part in text.split([',', '/', ';', '|', '+']).flat_map(|part| part.split(" - ")) {
            let part = part.trim();
            if let Some(place) = find(places::WORKPLACES, part) {
                workplace = workplace.or(Some(place));
            } else if let Some(kind) = find(EMPLOYMENT_TYPES, part) {
                types.push(kind);
            } else if let kinds @ [_, ..] = &named_kinds(part)[..] {
                types.extend(kinds);
            } else if !part.is_empty() {
                let span = reader.sources.narrow(reader.at(&value), part);
                let mut fault = Diagnostic::at(
                    codes::UNKNOWN_VALUE,
                    span,
                    format!("`{part}` is no kind of employment that careergen knows"),
                )
                .once(part.to_lowercase());
                // A part that is there twice, or inside of another, is not found for certain.
                let exact = reader.verbatim(&value, &text).filter(|_| text.matches(part).count() == 1);
                offer(
                    &mut fault,
                    (part, exact.map(|whole| reader.sources.narrow(whole, part))),
                    EMPLOYMENT_TYPES,
                );
                reader.push(fault);
            }
        }
    }
    places::unique(&mut types);
    (types, workplace)
}
