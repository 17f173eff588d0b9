//! Which cities bear a name, and in which country do they lie?
//!
//! A first cut: capitals, large cities of EMEA, and those cities elsewhere that decide whether "IL" means Israel or
//! Illinois. A city that is not here may well exist, so "not found" is never proof of a fault. The full gazetteer is to
//! take the place of this file's inside; what the others ask of it are the functions below.

use std::sync::LazyLock;

use super::country::{Country, Emea};
use super::names::{Index, Region};
use super::tables::{CITIES, CityRow, items};

/// A city of the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct City(u16);

impl City {
    pub(super) fn all() -> impl Iterator<Item = City> {
        (0u16..).zip(CITIES.iter()).map(|(index, _)| City(index))
    }

    /// The one name that all spellings lead to: GeoNames' English name.
    pub(super) fn name(self) -> &'static str {
        self.row().name
    }

    pub(super) fn country(self) -> Country {
        Country::from_alpha2(self.row().country).expect("the table names countries by their codes")
    }

    /// Whether the name alone is enough, without a country.
    pub(super) fn stands_alone(self) -> bool {
        self.row().alone
    }

    fn row(self) -> &'static CityRow {
        &CITIES[usize::from(self.0)]
    }
}

static CITY_NAMES: LazyLock<Index<City>> = LazyLock::new(|| {
    Index::new(City::all().flat_map(|city| {
        let names = std::iter::once(city.name()).chain(items(city.row().aliases));
        names.map(move |name| (name, city))
    }))
});

/// The city of this name in `country`.
pub(super) fn within(country: Country, folded: &str) -> Option<City> {
    CITY_NAMES.named(folded).find(|city| city.country() == country)
}

/// The city of this name in `region`, where the table says in which region its cities lie.
pub(super) fn within_region(region: Region, folded: &str) -> Option<City> {
    let mut cities = CITY_NAMES.named(folded);
    cities.find(|city| city.country() == region.country() && city.row().region == region.code())
}

/// The city that this name means when no country is written with it; EMEA comes before the rest of the world.
pub(super) fn alone(folded: &str) -> Option<City> {
    let standing = CITY_NAMES.named(folded).filter(|city| city.stands_alone());
    standing.min_by_key(|city| city.country().emea() == Emea::Outside)
}

/// Whether any city bears this name.
pub(super) fn is_known(folded: &str) -> bool {
    CITY_NAMES.named(folded).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::{CITY_NAMES, City, alone, within};
    use crate::base::fold::fold;
    use crate::geo::{Country, Emea};

    fn lies_in(name: &str) -> String {
        alone(&fold(name))
            .map_or("nowhere".into(), |city| format!("{}/{}", city.country().alpha2(), city.name()))
    }

    #[test]
    fn exonyms_lead_to_one_name() {
        let manual = [
            ("München", "DE/Munich"),
            ("Muenchen", "DE/Munich"),
            ("Monaco di Baviera", "DE/Munich"),
            ("Cologne", "DE/Köln"),
            ("Frankfurt/Main", "DE/Frankfurt am Main"),
            ("Milano", "IT/Milan"),
            ("Cracow", "PL/Kraków"),
            ("Iași", "RO/Iaşi"),
            ("Wien", "AT/Vienna"),
            ("Lisboa", "PT/Lisbon"),
            ("Den Haag", "NL/The Hague"),
            ("תל אביב", "IL/Tel Aviv"),
            ("Київ", "UA/Kyiv"),
            ("Sana'a", "YE/Sanaa"),
            ("Valencia", "ES/Valencia"),
            ("Tripoli", "nowhere"), // in Libya, Lebanon and Greece
            ("Springfield", "nowhere"),
        ];
        for (written, place) in manual {
            assert_eq!(lies_in(written), place, "{written}");
        }
    }

    #[test]
    fn every_capital_of_emea_is_a_city_of_the_table() {
        for country in Country::all().filter(|country| country.emea() != Emea::Outside) {
            let capital = country.capital().expect("every country of EMEA has one");
            assert!(within(country, &fold(capital)).is_some(), "{capital}");
        }
    }

    #[test]
    fn no_name_alone_means_two_cities_of_emea() {
        for pair in CITY_NAMES.entries_for_test().windows(2) {
            let both_alone = pair.iter().all(|(_, city): &(String, City)| {
                city.stands_alone() && city.country().emea() != Emea::Outside
            });
            assert!(pair[0].0 != pair[1].0 || !both_alone, "{}", pair[0].0);
        }
    }
}
