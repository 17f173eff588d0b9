//! What might have been meant by a part that was not understood?
//!
//! Only for showing to people: a reading never rests on likeness.

use std::sync::LazyLock;

use super::{NotUnderstood, Reason};
use crate::base::fold::fold;
use crate::base::nearest::distance as distance_between;
use crate::geo::city::City;
use crate::geo::country::Country;
use crate::geo::grouping::Grouping;

/// The most suggestions worth reading.
const MOST: usize = 3;

/// Longer parts resemble nothing; also keeps the comparing cheap.
const LONGEST_PART: usize = 40;

/// A text that would be understood, and a folded name by which it is compared.
struct Candidate {
    folded: String,
    length: usize,
    letters: u64,
    text: String,
    city: Option<City>,
}

static CANDIDATES: LazyLock<Vec<Candidate>> = LazyLock::new(|| {
    let country = |country: Country| {
        let names = std::iter::once(country.name()).chain(country.aliases());
        let local = country.local_names().map(|(_, name)| name);
        names.chain(local).map(move |name| (name, country.name().to_owned(), None))
    };
    let grouping = |grouping: Grouping| (grouping.name(), grouping.name().to_owned(), None);
    let city = |city: City| (city.name(), format!("{}, {}", city.name(), city.country().name()), Some(city));
    let all = Country::all().flat_map(country).chain(Grouping::all().map(grouping));
    let all = all.chain(City::all().map(city));
    let candidate = |(name, text, city)| {
        let folded = fold(name);
        Candidate { length: folded.chars().count(), letters: letters(&folded), folded, text, city }
    };
    all.map(candidate).collect()
});

/// At most three texts near the faulty part, the best first.
pub(super) fn near(fault: &NotUnderstood) -> Vec<String> {
    let wanted = fold(&fault.part);
    let cities_too = fault.reason == Reason::NoCountry;
    let length = wanted.chars().count();
    if length > LONGEST_PART || matches!(fault.reason, Reason::NoPlace | Reason::Empty) {
        return Vec::new();
    }
    let mut found: Vec<(usize, bool, &str)> = CANDIDATES
        .iter()
        .filter(|candidate| cities_too || candidate.city.is_none())
        .filter_map(|candidate| {
            Some((distance(&wanted, length, candidate)?, candidate.city.is_some(), candidate.text.as_str()))
        })
        .collect();
    found.sort_unstable();
    let mut texts: Vec<String> = Vec::new();
    for (_, _, text) in found {
        if texts.len() < MOST && !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    texts
}

/// At most three cities of `country` whose names are near to `text`.
pub fn cities_near(country: Country, text: &str) -> Vec<String> {
    let wanted = fold(text);
    let length = wanted.chars().count();
    if length > LONGEST_PART {
        return Vec::new();
    }
    let near = |candidate: &&Candidate| candidate.city.is_some_and(|city| city.country() == country);
    let mut found: Vec<(usize, City)> = CANDIDATES
        .iter()
        .filter(near)
        .filter_map(|candidate| Some((distance(&wanted, length, candidate)?, candidate.city?)))
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|(_, city)| *city);
    found.into_iter().take(MOST).map(|(_, city)| city.name().to_owned()).collect()
}

/// How far two folded names lie apart, if near enough to be taken for each other: a slip in each four letters, or one
/// name being the other's beginning.
fn distance(wanted: &str, length: usize, candidate: &Candidate) -> Option<usize> {
    if length < 3 {
        return None;
    }
    let longer = candidate.folded.strip_prefix(wanted);
    if length >= 4 && longer.is_some_and(|rest| rest.starts_with(' ')) {
        return Some(1);
    }
    let allowed = (length / 4).clamp(1, 3);
    // Cheap signs first: an edit changes the length by one at most and the set of letters by two.
    let strange = || (letters(wanted) ^ candidate.letters).count_ones() as usize;
    if length.abs_diff(candidate.length) > allowed || strange() > 2 * allowed {
        return None;
    }
    Some(distance_between(wanted, &candidate.folded)).filter(|&edits| edits <= allowed)
}

/// The letters of a name, as bits.
fn letters(folded: &str) -> u64 {
    folded.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use crate::geo::read;

    fn suggestions(text: &str) -> String {
        read(text).expect_err("the test's text can't be understood").suggestions.join("; ")
    }

    #[test]
    fn near_names_are_suggested() {
        let manual = [
            ("Berlin, Germny", "Germany"),
            ("Kalrsruhe", "Karlsruhe, Germany"),
            ("Tripoli", "Tripoli, Greece; Tripoli, Lebanon; Tripoli, Libya"),
            ("Congo", "Congo - Brazzaville; Congo - Kinshasa; Cogo, Equatorial Guinea"),
            ("Xqzzy", ""),
            ("siehe Beschreibung", ""),
        ];
        for (written, suggested) in manual {
            assert_eq!(suggestions(written), suggested, "{written}");
        }
    }
}
