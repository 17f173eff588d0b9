//! Any text as a place, and every place by its name.

use careergen::geo::{self, City, Country, Grouping, NamedCity, Remote, Scope};
use careergen::lang::{Lang, Locale};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces of location texts: names, codes, words about the work, and what parts them.
const PIECES: [&str; 48] = [
    "Berlin",
    "München",
    "Frankfurt",
    "London",
    "Paris",
    "Tripoli",
    "Halle (Saale)",
    "Saint-Denis",
    "Réunion",
    "Zell am See",
    "Germany",
    "DE",
    "FRA",
    "UK",
    "Georgia",
    "Mexico",
    "Congo",
    "CA",
    "IL",
    "Bavaria",
    "BY",
    "Kent",
    "Valencia",
    "القاهرة",
    "Київ",
    "東京",
    "DACH",
    "EMEA",
    "Worldwide",
    "Remote",
    "hybrid",
    "Home Office",
    "on-site",
    "siehe Beschreibung",
    ", ",
    "; ",
    " / ",
    "/",
    " or ",
    " & ",
    " (",
    ")",
    " - ",
    "\n",
    "1010 ",
    " near ",
    "\u{202e}",
    "\u{301}",
];

fn locale(lang: Lang) -> Locale {
    Locale::new(lang, &std::collections::BTreeMap::new())
}

/// What must hold of any text.
fn holds(text: &str) {
    match geo::read(text) {
        Ok(reading) => {
            let says =
                !reading.places.is_empty() || !reading.scopes.is_empty() || reading.remote != Remote::No;
            assert!(says, "{text:?} was understood and says nothing");
            assert!(reading.remote != Remote::Only || reading.places.is_empty(), "{text:?}");
        }
        Err(fault) => assert_eq!(text.get(fault.range.clone()), Some(fault.part.as_str()), "{text:?}"),
    }
    let _ = geo::read_scope(text);
    let _ = geo::read_country(text);
    for country in ["DE", "GB", "US", "LY"].into_iter().filter_map(Country::from_alpha2) {
        let city: NamedCity = geo::read_city(country, text);
        assert!(city.known.is_none_or(|known| known.country() == country), "{text:?}");
        let place = geo::read_fields(country, Some(text), Some(text));
        assert_eq!(place.country, country, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mixture_of_names_is_read_or_refused(pieces in prop::collection::vec(select(&PIECES[..]), 0..9)) {
        holds(&pieces.concat());
    }

    /// Two cities of EMEA that stand in one text with their countries are both read, in either order.
    #[test]
    fn two_cities_with_their_countries_are_two_places(one in any::<Index>(), other in any::<Index>()) {
        let cities: Vec<City> = City::all().take(3_000).collect();
        let (one, other) = (*one.get(&cities), *other.get(&cities));
        let name = |city: City| format!("{}, {}", city.name(), city.country().name());
        let read = |text: String| -> Vec<String> {
            let reading = geo::read(&text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
            let place = |place: &geo::NamedPlace| {
                let city = place.city.as_ref().map_or("", |city| city.name.as_str());
                format!("{}, {}", city, place.country.name())
            };
            let mut places: Vec<String> = reading.places.iter().map(place).collect();
            places.sort();
            places
        };
        let mut expected = vec![name(one), name(other)];
        expected.sort();
        expected.dedup();
        prop_assert_eq!(&read(format!("{}; {}", name(one), name(other))), &expected);
        prop_assert_eq!(&read(format!("{} / {}", name(other), name(one))), &expected);
    }

    /// Large cities of one country between commas are all read, however near to each other.
    #[test]
    fn large_cities_between_commas_are_a_list(at in any::<Index>(), count in 2_usize..5) {
        let countries: Vec<Country> = ["DE", "FR", "GB", "ES", "PL", "TR", "NL", "EG"].into_iter().filter_map(Country::from_alpha2).collect();
        let country = *at.get(&countries);
        let cities: Vec<City> = City::all().filter(|city| city.country() == country && city.thousands() > 200).take(count).collect();
        let names: Vec<&str> = cities.iter().map(|city| city.name()).collect();
        let text = format!("{}, {}", names.join(", "), country.name());
        let reading = geo::read(&text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        let read: Vec<&str> = reading.places.iter().filter_map(|place| Some(place.city.as_ref()?.name.as_str())).collect();
        prop_assert_eq!(read, names, "{}", text);
    }
}

#[test]
fn a_country_is_read_by_its_name_in_every_language() {
    for locale in Lang::all().map(locale) {
        for country in Country::all() {
            let name = locale.country(country.alpha2());
            let read = geo::read_country(name).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            assert_eq!(read, country, "{name} in {}", locale.lang().tag());
            let reading = geo::read(name).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            assert_eq!(reading.places.first().map(|place| place.country), Some(country), "{name}");
        }
    }
}

#[test]
fn a_grouping_is_read_by_its_name_in_every_language() {
    for locale in Lang::all().map(locale) {
        for grouping in Grouping::all() {
            let name = locale.grouping(grouping.slug());
            assert_eq!(
                geo::read_scope(name),
                Ok(Scope::Grouping(grouping)),
                "{name} in {}",
                locale.lang().tag()
            );
        }
    }
}

/// The largest cities of each country, which a site is likely to have; all of them are in the unit tests of the reader.
#[test]
fn a_city_is_read_by_its_name_in_every_language() {
    for lang in Lang::all() {
        let locale = locale(lang);
        for city in City::all().take(2_000) {
            let name = city.name_in(lang.tag());
            let text = format!("{name}, {}", locale.country(city.country().alpha2()));
            let reading = geo::read(&text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
            let read =
                reading.places.first().and_then(|place| place.city.as_ref()).and_then(|city| city.known);
            assert_eq!(read.map(City::name), Some(city.name()), "{text}");
        }
    }
}
