//! Which countries are there, and what is known of each: codes, names, capital, currency, languages, neighbours.
//!
//! Knows names in English and in the country's own languages; names in the other languages of a site belong to `lang`.
//! Does not read text: `read.rs` does.

use super::grouping::Grouping;
use super::tables::{COUNTRIES, CountryRow, items};

/// A country or territory of ISO 3166-1, or Kosovo (XK). Ordered by alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Country(u16);

/// Whether a country belongs to Europe, the Middle East and Africa.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Emea {
    /// In UN M49 Europe, Africa or Western Asia, or Kosovo.
    Core,
    /// Counted in by some companies and out by others: Central Asia, Afghanistan, Iran, Pakistan.
    Contested,
    /// Anywhere else.
    Outside,
}

/// A point on the Earth, in degrees.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Position {
    /// Latitude, north positive.
    pub lat: f32,
    /// Longitude, east positive.
    pub lon: f32,
}

impl Country {
    /// Every country, by alpha-2 code.
    pub fn all() -> impl Iterator<Item = Country> {
        (0u16..).zip(COUNTRIES.iter()).map(|(index, _)| Country(index))
    }

    /// The country with this ISO 3166-1 alpha-2 code, in any case.
    pub fn from_alpha2(code: &str) -> Option<Country> {
        if code.len() != 2 {
            return None;
        }
        let capitals = || code.bytes().map(|letter| letter.to_ascii_uppercase());
        let index = COUNTRIES.binary_search_by(|row| row.alpha2.bytes().cmp(capitals())).ok()?;
        Some(Country(u16::try_from(index).expect("the table has 250 rows")))
    }

    pub(super) fn at(row: u8) -> Country {
        Country(u16::from(row))
    }

    /// The country with this ISO 3166-1 alpha-3 code, in any case.
    pub fn from_alpha3(code: &str) -> Option<Country> {
        Country::all().find(|country| country.alpha3().eq_ignore_ascii_case(code))
    }

    /// The country that [`Country::slug`] names so, exactly.
    pub fn from_slug(slug: &str) -> Option<Country> {
        Country::all().find(|country| country.slug() == slug)
    }

    /// "DE"
    pub fn alpha2(self) -> &'static str {
        self.row().alpha2
    }

    /// "DEU"
    pub fn alpha3(self) -> &'static str {
        self.row().alpha3
    }

    /// The English name, as in CLDR: "Germany".
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What stands for the country in a URL: "cote-divoire".
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// Whether the country is in EMEA.
    pub fn emea(self) -> Emea {
        match self.row().emea {
            "core" => Emea::Core,
            "contested" => Emea::Contested,
            _ => Emea::Outside,
        }
    }

    /// The seat of government, by GeoNames' English name. Four uninhabited territories have none.
    pub fn capital(self) -> Option<&'static str> {
        Some(self.row().capital).filter(|name| !name.is_empty())
    }

    /// Where the capital lies.
    pub fn position(self) -> Option<Position> {
        self.row().position.map(|(lat, lon)| Position { lat, lon })
    }

    /// The UN M49 subregion: "Western Europe".
    pub fn subregion(self) -> &'static str {
        self.row().subregion
    }

    /// The ISO 4217 code of the currency in use: "EUR".
    pub fn currency(self) -> Option<&'static str> {
        Some(self.row().currency).filter(|code| !code.is_empty())
    }

    /// The official languages as BCP 47 tags, the most used first.
    pub fn languages(self) -> impl Iterator<Item = &'static str> {
        self.row().languages.split_whitespace()
    }

    /// IANA time zones. Known for EMEA only.
    pub fn time_zones(self) -> impl Iterator<Item = &'static str> {
        self.row().time_zones.split_whitespace()
    }

    /// The name in each official language: ("de", "Schweiz"), ("fr", "Suisse").
    pub fn local_names(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        items(self.row().local_names).filter_map(|item| item.split_once(':'))
    }

    /// Other names it goes by in English or at home: "UK", "Great Britain", "Holland".
    pub fn aliases(self) -> impl Iterator<Item = &'static str> {
        items(self.row().aliases)
    }

    /// The state that this territory is often written beside: Jersey's is the United Kingdom.
    pub fn sovereign(self) -> Option<Country> {
        Country::from_alpha2(self.row().sovereign)
    }

    /// The groupings it belongs to, in the table's order.
    pub fn groupings(self) -> impl Iterator<Item = Grouping> {
        Grouping::all().filter(move |grouping| grouping.contains(self))
    }

    /// All other countries of core EMEA, the nearest first, with the kilometres from capital to capital.
    pub fn nearest(self) -> Vec<(Country, u32)> {
        let Some(here) = self.position() else { return Vec::new() };
        let mut others: Vec<(Country, u32)> = Country::all()
            .filter(|&other| other != self && other.emea() == Emea::Core)
            .filter_map(|other| Some((other, here.kilometres_to(other.position()?))))
            .collect();
        others.sort_by_key(|&(country, kilometres)| (kilometres, country));
        others
    }

    /// Names in a few languages of others: "Frankreich", "Alemania". Used for reading only.
    pub(super) fn exonyms(self) -> impl Iterator<Item = &'static str> {
        items(self.row().exonyms)
    }

    fn row(self) -> &'static CountryRow {
        &COUNTRIES[usize::from(self.0)]
    }
}

impl Position {
    /// The great-circle distance, on a sphere of the Earth's mean radius, to the nearest kilometre.
    pub fn kilometres_to(self, other: Position) -> u32 {
        const EARTH_RADIUS_KM: f64 = 6371.0088;
        let radians = |degrees: f32| f64::from(degrees).to_radians();
        let (south, north) = (radians(self.lat), radians(other.lat));
        let half_height = ((north - south) / 2.0).sin();
        let half_width = ((radians(other.lon) - radians(self.lon)) / 2.0).sin();
        let haversine = half_height.powi(2) + south.cos() * north.cos() * half_width.powi(2);
        let kilometres = 2.0 * EARTH_RADIUS_KM * haversine.sqrt().min(1.0).asin();
        kilometres.round() as u32
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Country, Emea};

    fn country(code: &str) -> Country {
        Country::from_alpha2(code).expect("the test names a country")
    }

    #[test]
    fn a_country_is_found_by_code_in_any_case_and_by_slug() {
        assert_eq!(country("gb").name(), "United Kingdom");
        assert_eq!(Country::from_alpha3("deu"), Some(country("DE")));
        assert_eq!(Country::from_slug("cote-divoire"), Some(country("CI")));
        assert_eq!(country("XK").alpha3(), "XKX");
        assert_eq!(Country::from_alpha2("UK"), None);
        assert_eq!(Country::from_alpha2(""), None);
        assert_eq!(Country::from_slug("Germany"), None);
    }

    #[test]
    fn all_of_iso_3166_is_there_in_order_of_code() {
        let codes: Vec<_> = Country::all().map(Country::alpha2).collect();
        assert_eq!(codes.len(), 249 + 1);
        assert!(codes.is_sorted());
        assert!(Country::all().is_sorted());
        let sized = |emea| Country::all().filter(|country| country.emea() == emea).count();
        assert_eq!((sized(Emea::Core), sized(Emea::Contested)), (130, 8));
    }

    #[test]
    fn slugs_are_readable_and_no_two_are_equal() {
        let slugs: BTreeSet<_> = Country::all().map(Country::slug).collect();
        assert_eq!(slugs.len(), 250);
        for slug in slugs {
            let parts_are_plain = slug.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
            assert!(parts_are_plain, "{slug}");
        }
    }

    #[test]
    fn core_countries_have_a_capital_a_position_a_currency_and_a_time_zone() {
        for country in Country::all().filter(|country| country.emea() == Emea::Core) {
            let name = country.name();
            assert!(country.capital().is_some() && country.position().is_some(), "{name}");
            assert!(country.currency().is_some() && country.time_zones().next().is_some(), "{name}");
            assert!(!country.subregion().is_empty(), "{name}");
        }
    }

    #[test]
    fn facts_of_a_country() {
        let swiss = country("CH");
        assert_eq!(swiss.capital(), Some("Bern"));
        assert_eq!(swiss.currency(), Some("CHF"));
        assert_eq!(swiss.languages().collect::<Vec<_>>(), ["de", "fr", "it", "rm"]);
        assert_eq!(swiss.time_zones().collect::<Vec<_>>(), ["Europe/Zurich"]);
        assert!(swiss.local_names().any(|name| name == ("fr", "Suisse")));
        assert_eq!(swiss.subregion(), "Western Europe");
        assert_eq!(country("JE").sovereign(), Some(country("GB")));
        assert_eq!(swiss.sovereign(), None);
    }

    #[test]
    fn the_nearest_countries_come_first() {
        let near: Vec<_> =
            country("EE").nearest().into_iter().take(3).map(|(near, _)| near.alpha2()).collect();
        assert_eq!(near, ["FI", "AX", "LV"]);
        let (near, kilometres) = country("AT").nearest()[0];
        assert_eq!(near.alpha2(), "SK");
        assert!((50..=60).contains(&kilometres), "Vienna to Bratislava is {kilometres} km");
        assert_eq!(country("AT").nearest().len(), 129);
        assert_eq!(country("US").nearest().len(), 130);
        assert!(country("AQ").nearest().is_empty());
    }
}
