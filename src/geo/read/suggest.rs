//! What might have been meant by a part that was not understood?
//!
//! Only for showing to people: a reading never rests on likeness.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::{NotUnderstood, Reason};
use crate::base::fold::fold;
use crate::base::nearest::distance;
use crate::geo::city::City;
use crate::geo::country::Country;
use crate::geo::grouping::Grouping;

/// The most suggestions worth reading.
const MOST: usize = 3;

/// Shorter parts resemble everything and longer ones nothing.
const LENGTHS: RangeInclusive<usize> = 3..=40;

/// From how many letters on a part may be the first words of what was meant.
const SHORTEST_BEGINNING: usize = 4;

/// A text that would be understood, and a folded name by which it is compared.
struct Candidate {
    folded: String,
    letters: u64,
    text: String,
    city: Option<City>,
}

/// By the length of the folded name, those of one length sorted by it.
static CANDIDATES: LazyLock<Vec<Vec<Candidate>>> = LazyLock::new(|| {
    let country = |country: Country| {
        let names = std::iter::once(country.name()).chain(country.aliases());
        let local = country.local_names().map(|(_, name)| name);
        names.chain(local).map(move |name| (name, country.name().to_owned(), None))
    };
    let grouping = |grouping: Grouping| (grouping.name(), grouping.name().to_owned(), None);
    let city = |city: City| (city.name(), format!("{}, {}", city.name(), city.country().name()), Some(city));
    let all = Country::all().flat_map(country).chain(Grouping::all().map(grouping));
    let all = all.chain(City::all().map(city));
    let mut by_length = Vec::new();
    for (name, text, city) in all {
        let folded = fold(name);
        let length = folded.chars().count();
        by_length.resize_with(by_length.len().max(length + 1), Vec::new);
        by_length[length].push(Candidate { letters: letters(&folded), folded, text, city });
    }
    for candidates in &mut by_length {
        candidates.sort_by(|a, b| a.folded.cmp(&b.folded));
    }
    by_length
});

/// At most three texts near the faulty part, the best first.
pub(super) fn near(fault: &NotUnderstood) -> Vec<String> {
    if matches!(fault.reason, Reason::NoPlace | Reason::Empty) {
        return Vec::new();
    }
    let cities_too = fault.reason == Reason::NoCountry;
    let mut found: Vec<(usize, bool, &str)> = resembling(&fold(&fault.part))
        .into_iter()
        .filter(|(_, candidate)| cities_too || candidate.city.is_none())
        .map(|(edits, candidate)| (edits, candidate.city.is_some(), candidate.text.as_str()))
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
    let mut found: Vec<(usize, City)> = resembling(&fold(text))
        .into_iter()
        .filter_map(|(edits, candidate)| Some((edits, candidate.city?)))
        .filter(|(_, city)| city.country() == country)
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|(_, city)| *city);
    found.into_iter().take(MOST).map(|(_, city)| city.name().to_owned()).collect()
}

/// The candidates near enough to be taken for `wanted`, and how far each lies from it: a slip in each four letters, or one
/// where `wanted` is the first words of the name.
fn resembling(wanted: &str) -> Vec<(usize, &'static Candidate)> {
    let length = wanted.chars().count();
    if !LENGTHS.contains(&length) {
        return Vec::new();
    }
    let beginning = format!("{wanted} ");
    let begins =
        |candidate: &Candidate| length >= SHORTEST_BEGINNING && candidate.folded.starts_with(&beginning);
    let longer = CANDIDATES.iter().skip(length + 1).flat_map(|candidates| {
        let from = candidates.partition_point(|candidate| candidate.folded < beginning);
        candidates[from..].iter().take_while(|candidate| begins(candidate))
    });

    let allowed = (length / 4).clamp(1, 3);
    let letters = letters(wanted);
    // An edit changes the length and the set of letters by one, or the set alone by two.
    let of_like_length = CANDIDATES.iter().enumerate().skip(length - allowed).take(2 * allowed + 1);
    let of_like_letters = of_like_length.flat_map(|(other_length, candidates)| {
        let most_other = 2 * allowed - length.abs_diff(other_length);
        let others = move |candidate: &Candidate| (letters ^ candidate.letters).count_ones() as usize;
        candidates.iter().filter(move |candidate| others(candidate) <= most_other)
    });
    let edited = of_like_letters.filter_map(|candidate| {
        let edits = distance(wanted, &candidate.folded);
        (edits <= allowed && !begins(candidate)).then_some((edits, candidate))
    });
    longer.map(|candidate| (1, candidate)).chain(edited).collect()
}

/// The letters of a name, as bits.
fn letters(folded: &str) -> u64 {
    folded.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use crate::geo::read;

    fn suggestions(text: &str) -> String {
        read(text).expect_err("the test's text can't be understood").suggestions().join("; ")
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
