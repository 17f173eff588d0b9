//! "Did you mean": the word of a list that is nearest to one that is not in it.
//!
//! Distances are edits on folded text; nothing is offered that is not plainly a slip.

use super::fold::fold;

/// How many edits (letters put in, taken out, changed or exchanged with the next) lie between two texts.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen: at most one edit in three
/// letters, and at most three.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let limit = (word.chars().count() / 3).clamp(1, 3);
    // Folding makes a text hardly shorter, so most candidates are out by their length.
    let near = |candidate: &&str| candidate.len().abs_diff(word.len()) <= limit + 6;
    candidates
        .into_iter()
        .filter(near)
        .map(|candidate| (distance(&word, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Whether `near` is nearer to `word` than every other candidate is: of `status` and `starts` nobody knows which `stats` means.
pub fn is_alone<'a>(word: &str, near: &str, candidates: impl IntoIterator<Item = &'a str>) -> bool {
    let word = fold(word);
    let edits = distance(&word, &fold(near));
    candidates.into_iter().all(|other| other == near || distance(&word, &fold(other)) > edits)
}

#[cfg(test)]
mod tests {
    use super::{is_alone, nearest};

    #[test]
    fn what_is_as_near_to_two_is_neither_for_certain() {
        assert!(!is_alone("stats", "starts", ["starts", "status"]));
        assert!(is_alone("titel", "title", ["starts", "title"]));
    }

    #[test]
    fn slips_are_mended_and_strangers_are_not() {
        let keys = ["title", "company", "employment_type", "locations"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("employment-type", keys), Some("employment_type"));
        assert_eq!(nearest("Locations", keys), Some("locations"));
        assert_eq!(nearest("hobby", keys), None);
    }
}
