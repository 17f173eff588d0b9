//! What holds for every name of the tables and for any text, rather than for single ones.

use super::{NotUnderstood, Reading, Remote, read, read_country};
use crate::base::fold::fold;
use crate::geo::name::Name;
use crate::geo::{City, Country, Grouping, Scope};
use crate::geo::{names, region};

#[test]
fn every_country_is_read_by_its_names_and_codes() {
    for country in Country::all() {
        let local = country.local_names().map(|(_, name)| name);
        let names = [country.name(), country.alpha2(), country.alpha3()].into_iter();
        for name in names.chain(country.aliases()).chain(local) {
            if crate::geo::names::country(name) != Some(country) {
                continue; // a local name that two countries share
            }
            let reading = read(name).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            assert_eq!(reading.places.len(), 1, "{name}");
            assert_eq!(reading.places[0].country, country, "{name}");
            assert_eq!(read_country(name), Ok(country), "{name}");
            if region::within(country, &Name::of(name)).is_some() {
                continue; // England
            }
            let reading = read(&format!("Remote ({name})"));
            let remote = reading.map(|reading| (reading.remote, reading.scopes));
            assert_eq!(remote, Ok((Remote::Only, vec![Scope::Country(country)])), "{name}");
        }
    }
}

#[test]
fn every_city_is_read_by_its_name_in_each_language_with_its_country() {
    let mut others = Vec::new();
    for city in City::all() {
        for language in ["en", "de"] {
            let name = city.name_in(language);
            if names::country(name).is_some_and(|country| country != city.country()) {
                continue; // "Lebanon, United States" is a list of countries
            }
            let text = format!("{name}, {}", city.country().name());
            let reading = read(&text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
            let read = reading.places.first().and_then(|place| place.city.as_ref());
            // Of two cities of one name the larger is meant.
            let same = |read: &super::NamedCity| {
                read.known
                    .is_some_and(|read| read == city || fold(read.name()) == fold(city.name()) && read < city)
            };
            if !read.is_some_and(same) {
                others.push(format!("{text} ({language}): {read:?}"));
            }
        }
    }
    assert!(others.is_empty(), "{} {}", others.len(), others.join("\n"));
}

/// What must hold of any text.
fn holds_for(text: &str) {
    let fault: NotUnderstood = match read(text) {
        Ok(Reading { places, remote: Remote::Only, .. }) => {
            return assert!(places.is_empty(), "{text:?}");
        }
        Ok(Reading { places, remote, scopes }) => {
            let says_something = !places.is_empty() || !scopes.is_empty() || remote == Remote::Possible;
            return assert!(says_something, "{text:?}");
        }
        Err(fault) => fault,
    };
    assert_eq!(&text[fault.range.clone()], fault.part, "{text:?}");
    let suggestions = fault.suggestions();
    assert!(suggestions.len() <= 3, "{text:?}");
    for suggestion in suggestions {
        assert!(read(&suggestion).is_ok(), "{suggestion:?}, suggested for {text:?}, is not understood");
    }
}

/// Enough to find the usual slips in the time of a unit test; two hundred thousand were run when this was written.
const LOOPS: usize = 1_000;

/// Numbers that look random and are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("below a usize")
    }
}

#[test]
fn any_mixture_of_names_and_separators_is_read_or_refused() {
    let separators = [
        ", ", "; ", " / ", "/", " & ", " or ", " and ", " - ", "-", " (", ") ", " | ", ",", " ", ": ", "'",
        "\"", " Remote ", "remote", " Hybrid ", " 1234 ", "\n", " near ", "Greater ", " Area", "\u{301}",
        "“", "🇩🇪",
    ];
    let mut names: Vec<&str> = Country::all().flat_map(|c| [c.name(), c.alpha2(), c.alpha3()]).collect();
    names.extend(Country::all().flat_map(Country::local_names).map(|(_, name)| name));
    names.extend(Grouping::all().map(Grouping::name));
    names.extend(City::all().map(City::name));
    names.extend(["CA", "TX", "Bavaria", "Wales", "Atlantis", "siehe", "the", "in", "only", "Anywhere"]);
    let mut dice = Dice(0x5eed);
    for _ in 0..LOOPS {
        let mut text = String::new();
        for _ in 0..=dice.below(4) {
            text.push_str(names[dice.below(names.len())]);
            text.push_str(separators[dice.below(separators.len())]);
        }
        holds_for(&text);
    }
}

#[test]
fn any_characters_at_all_are_read_or_refused() {
    let mut dice = Dice(0xbadc0de);
    for _ in 0..LOOPS {
        let length = dice.below(24);
        let letters = (0..length).filter_map(|_| {
            let reach = [0x80, 0x250, 0x700, 0x3000, 0x11_0000][dice.below(5)];
            char::from_u32(u32::try_from(dice.below(reach)).expect("a code point"))
        });
        holds_for(&letters.collect::<String>());
    }
}

#[test]
fn endless_texts_do_not_take_endlessly() {
    for piece in ["a/", "Berlin or ", "Remote (", ",", "Berlin, ", "and ", "Germany / ", "é-"] {
        holds_for(&piece.repeat(1_900 / piece.len()));
        holds_for(&piece.repeat(5_000));
    }
}
