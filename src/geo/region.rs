//! Which states, provinces, cantons and nations are there within countries?
//!
//! Those of EMEA and of the countries elsewhere that people write them for. Not every division there is.

use std::sync::LazyLock;

use super::city::City;
use super::country::Country;
use super::name::Name;
use super::packed::Meaning;
use super::tables::{REGIONS, RegionRow};

/// A state, province, canton or nation that locations are written with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Region(u16);

impl Region {
    pub(super) fn at(row: u16) -> Region {
        Region(row)
    }

    /// The country it is a part of.
    pub fn country(self) -> Country {
        Country::at(self.row().country)
    }

    /// Its code within the country by ISO 3166-2, "BY". One that only GeoNames has a code for has none here.
    pub fn code(self) -> Option<&'static str> {
        Some(self.row().code).filter(|code| !code.starts_with('-'))
    }

    /// The English name: "Bavaria".
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Whether the tables say of any city that it lies in this region: they know one level of divisions in each country.
    pub(super) fn has_cities(self) -> bool {
        static WITH_CITIES: LazyLock<Vec<bool>> = LazyLock::new(|| {
            let mut with_cities = vec![false; REGIONS.len()];
            for region in City::all().filter_map(City::region) {
                with_cities[usize::from(region.0)] = true;
            }
            with_cities
        });
        WITH_CITIES[usize::from(self.0)]
    }

    fn row(self) -> &'static RegionRow {
        &REGIONS[usize::from(self.0)]
    }
}

fn named(name: &Name<'_>) -> impl Iterator<Item = Region> + use<> {
    name.meanings().iter().filter_map(|meaning| match meaning {
        Meaning::Region(row) => Some(Region(row)),
        Meaning::City { .. } => None,
    })
}

/// The region of this name, wherever it lies: "Ontario", "Bayern", "Wales". Nothing if it may be in two countries.
pub(super) fn anywhere(name: &Name<'_>) -> Option<Region> {
    let mut regions = named(name);
    let first = regions.next()?;
    regions.all(|other| other.country() == first.country()).then_some(first)
}

/// Whether a region goes by this name.
pub(super) fn is_name(name: &Name<'_>) -> bool {
    named(name).next().is_some()
}

/// The state, province or canton whose code is written after a city without its country, in capitals: only those of the
/// USA, Canada and Switzerland are.
pub(super) fn state(code: &str) -> Option<Region> {
    static COUNTRIES: LazyLock<Vec<Country>> =
        LazyLock::new(|| ["US", "CA", "CH"].into_iter().filter_map(Country::from_alpha2).collect());
    COUNTRIES.iter().find_map(|country| by_code(*country, code))
}

/// The region of this name or code in `country`.
pub(super) fn within(country: Country, name: &Name<'_>) -> Option<Region> {
    let by_name = named(name).find(|region| region.country() == country);
    by_name.or_else(|| by_code(country, name.text().trim()))
}

/// The letters of the longest code by ISO 3166-2. Most texts are longer and need no search.
const LONGEST_CODE: usize = 3;

fn by_code(country: Country, code: &str) -> Option<Region> {
    if code.len() > LONGEST_CODE {
        return None;
    }
    let row = REGIONS
        .binary_search_by(|row| Country::at(row.country).cmp(&country).then(row.code.cmp(code)))
        .ok()?;
    Some(Region(row as u16)).filter(|region| region.code().is_some())
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_CODE, Region, anywhere, state, within};
    use crate::geo::Country;
    use crate::geo::name::Name;
    use crate::geo::tables::REGIONS;

    #[test]
    fn regions_are_found_by_name_and_code() {
        let [germany, france] = ["DE", "FR"].map(|code| Country::from_alpha2(code).expect(code));
        let name = |region: Option<Region>| region.map(Region::name);
        let within = |country, text| within(country, &Name::of(text));
        assert_eq!(name(within(germany, "BY")), Some("Bavaria"));
        assert_eq!(name(within(germany, "Bayern")), Some("Bavaria"));
        assert_eq!(name(within(germany, "Ontario")), None);
        assert_eq!(name(within(france, "Ile-de-France")), Some("Île-de-France"));
        assert_eq!(name(state("CA")), Some("California"));
        assert_eq!(name(state("SG")), Some("St. Gallen"));
        assert_eq!(name(state("BY")), None);
        assert_eq!(name(anywhere(&Name::of("Lombardia"))), Some("Lombardy"));
        assert_eq!(name(anywhere(&Name::of("Limburg"))), None); // in Belgium and in the Netherlands
    }

    #[test]
    fn the_table_is_in_order_of_country_and_code() {
        assert!(REGIONS.is_sorted_by_key(|row| (row.country, row.code)));
        let codes = (0..REGIONS.len()).filter_map(|row| Region::at(row as u16).code());
        assert_eq!(codes.map(str::len).max(), Some(LONGEST_CODE));
    }
}
