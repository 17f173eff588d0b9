//! Which cities bear a name, and which of them does it mean?
//!
//! What is known of a city is in `city.rs`. A name that is not found is never proof of a fault.

use super::city::City;
use super::country::Country;
use super::index::{self, Meanings};
use super::name::Name;
use super::packed::Meaning;
use super::region::Region;
use crate::base::fold::fold;

/// A name that several cities bear means the largest without further ado if it is so many times larger than the next.
/// With six, Halle means the one on the Saale, and Tripoli may lie in Libya or in Lebanon.
const FAR_LARGER: u32 = 6;

/// From how many thousands of people on a name is known so well that it needs no country.
const WELL_KNOWN: u32 = 15;
/// The same for a city outside EMEA.
const VERY_WELL_KNOWN: u32 = 100;

/// A town of EMEA whose name is known for a metropolis elsewhere, so many times its size: San Diego, Perth. What is meant
/// has to be said.
const METROPOLIS: u32 = 500;
const DWARFED: u32 = 30;

/// The cities of a name, and whether it is their own or one in a known language.
fn cities(meanings: Meanings) -> impl Iterator<Item = (City, bool)> + use<> {
    meanings.iter().filter_map(|meaning| match meaning {
        Meaning::City { row, sure } => Some((City::at(row), sure)),
        Meaning::Region(_) => None,
    })
}

/// The city of this name in `country`; of several the one whose own name it is, then the largest.
pub(super) fn within(country: Country, name: &Name<'_>) -> Option<City> {
    first(cities(name.meanings()).filter(|(city, _)| city.country() == country))
}

/// The same, but of cities whose names differ in their accents alone the one that is spelt as it is written: Lohne is not
/// Löhne, unless one is so much larger that people who lack the letter mean it.
pub(super) fn spelt(country: Country, name: &Name<'_>) -> Option<City> {
    let largest = within(country, name)?;
    if largest.name() == name.text() {
        return Some(largest);
    }
    let exact = cities(name.meanings()).map(|(city, _)| city).find(|city| {
        city.country() == country
            && city.name() == name.text()
            && FAR_LARGER * city.thousands() >= largest.thousands()
    });
    Some(exact.filter(|_| fold(largest.name()) == name.as_folded()).unwrap_or(largest))
}

/// The city of this name in `region`, where the table says in which region its cities lie.
pub(super) fn within_region(region: Region, name: &Name<'_>) -> Option<City> {
    first(cities(name.meanings()).filter(|(city, _)| city.region() == Some(region)))
}

fn first(cities: impl Iterator<Item = (City, bool)>) -> Option<City> {
    cities.min_by_key(|(city, sure)| (!sure, *city)).map(|(city, _)| city)
}

/// The city that this name means when no country is written with it. EMEA comes before the rest of the world, whatever
/// the sizes; a name that two cities of EMEA might mean is nobody's.
pub(super) fn alone(name: &Name<'_>) -> Option<City> {
    let all = || cities(name.meanings());
    let own = |in_emea: bool| {
        all().filter(move |(city, sure)| *sure && city.is_in_emea() == in_emea).map(|(city, _)| city)
    };
    let known = all().find(|(city, sure)| *sure && city.is_known_alone()).map(|(city, _)| city);
    let largest = |in_emea: bool| own(in_emea).map(City::thousands).max();
    let dwarfed =
        largest(false).is_some_and(|far| far >= METROPOLIS && far > DWARFED * largest(true).unwrap_or(far));
    if known.is_none() && dwarfed {
        return None;
    }
    let any = all().map(|(city, _)| city).filter(|city| city.is_in_emea());
    let pick = likeliest(own(true), if known.is_some() { VERY_WELL_KNOWN } else { WELL_KNOWN })
        .or_else(|| known.map_or(Pick::Nothing, Pick::City))
        .or_else(|| likeliest(own(false), VERY_WELL_KNOWN))
        .or_else(|| likeliest(any, METROPOLIS))
        .or_else(|| capital(all()));
    match pick {
        Pick::City(city) => Some(city),
        Pick::Doubtful | Pick::Nothing => None,
    }
}

enum Pick {
    City(City),
    /// Two or more are called so.
    Doubtful,
    Nothing,
}

impl Pick {
    fn or_else(self, next: impl FnOnce() -> Pick) -> Pick {
        match self {
            Pick::Nothing => next(),
            found => found,
        }
    }
}

/// The first of `cities`, which are in the order of the table, if it has so many thousands of people and stands out.
fn likeliest(mut cities: impl Iterator<Item = City>, least: u32) -> Pick {
    let Some(city) = cities.next().filter(|city| city.thousands() >= least) else { return Pick::Nothing };
    match cities.next() {
        Some(next) if city.thousands() < FAR_LARGER * next.thousands() => Pick::Doubtful,
        _ => Pick::City(city),
    }
}

/// Some capitals are small: Vaduz, San Marino.
fn capital(mut cities: impl Iterator<Item = (City, bool)>) -> Pick {
    let is_capital = |city: City| city.country().capital().is_some_and(|name| name == city.name());
    match (cities.next(), cities.next()) {
        (Some((city, true)), None) if is_capital(city) => Pick::City(city),
        _ => Pick::Nothing,
    }
}

/// Every city of this name, with its country, the likeliest first: what a name without a country might mean.
pub(super) fn candidates(name: &Name<'_>) -> impl Iterator<Item = City> + use<> {
    cities(name.meanings()).filter(|(_, sure)| *sure).map(|(city, _)| city)
}

/// The city in `country` whose name has two neighbouring letters the other way round: "Kalrsruhe". Other slips may as well
/// be another town.
pub(super) fn with_letters_turned(country: Country, name: &Name<'_>) -> Option<City> {
    const SHORTEST: usize = 6;
    name.as_folded().chars().nth(SHORTEST - 1)?;
    let turned = index::with_letters_turned(name.as_folded());
    let own = |(city, sure): (City, bool)| (sure && city.country() == country).then_some(city);
    let mut found = turned.into_iter().filter_map(|meanings| cities(meanings).find_map(own));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::name::Name;
    use crate::geo::{Country, Emea};

    fn lies_in(name: &str) -> String {
        alone(&Name::of(name))
            .map_or("nowhere".into(), |city| format!("{}/{}", city.country().alpha2(), city.name()))
    }

    #[test]
    fn exonyms_lead_to_one_name() {
        let manual = [
            ("München", "DE/Munich"),
            ("Muenchen", "DE/Munich"),
            ("Monaco di Baviera", "DE/Munich"),
            ("Köln", "DE/Cologne"),
            ("Frankfurt/Main", "DE/Frankfurt am Main"),
            ("Milano", "IT/Milan"),
            ("Cracow", "PL/Kraków"),
            ("Iași", "RO/Iași"),
            ("Wien", "AT/Vienna"),
            ("Lisboa", "PT/Lisbon"),
            ("Den Haag", "NL/The Hague"),
            ("תל אביב", "IL/Tel Aviv"),
            ("Київ", "UA/Kyiv"),
            ("بغداد", "IQ/Baghdad"),
            ("Sana'a", "YE/Sanaa"),
        ];
        for (written, place) in manual {
            assert_eq!(lies_in(written), place, "{written}");
        }
    }

    #[test]
    fn emea_comes_before_larger_namesakes() {
        let manual = [
            ("London", "GB/London"),
            ("Valencia", "ES/Valencia"), // the one in Venezuela is larger
            ("Córdoba", "ES/Córdoba"),
            ("Mérida", "ES/Mérida"),
            ("Hamilton", "GB/Hamilton"),
            ("Alexandria", "EG/Alexandria"),
            ("Birmingham", "GB/Birmingham"),
            ("Boston", "US/Boston"), // nobody who writes it alone means the town in Lincolnshire
            ("Bangalore", "IN/Bengaluru"),
            ("Tripoli", "nowhere"), // in Libya, Lebanon and Greece
            ("Springfield", "nowhere"),
            ("Vaduz", "LI/Vaduz"),
        ];
        for (written, place) in manual {
            assert_eq!(lies_in(written), place, "{written}");
        }
    }

    #[test]
    fn two_letters_the_wrong_way_round_are_seen_through() {
        let germany = Country::from_alpha2("DE").expect("Germany");
        let name = |text| with_letters_turned(germany, &Name::folded(text)).map(crate::geo::City::name);
        assert_eq!(name("kalrsruhe"), Some("Karlsruhe"));
        assert_eq!(name("homburg"), None);
        assert_eq!(name("ulm"), None);
    }

    #[test]
    fn every_capital_of_emea_is_a_city_of_the_table() {
        for country in Country::all().filter(|country| country.emea() != Emea::Outside) {
            let capital = country.capital().expect("every country of EMEA has one");
            assert!(within(country, &Name::of(capital)).is_some(), "{capital}");
        }
    }

    #[test]
    fn every_name_in_the_index_is_folded() {
        for (name, meanings) in index::all() {
            assert_eq!(fold(&name), name);
            assert!(!meanings.is_empty(), "{name}");
        }
    }
}
