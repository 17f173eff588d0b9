//! What is known of a city: its names, where it lies, how many live there, its time zone.
//!
//! The cities of EMEA of 15,000 people and more, smaller ones of small countries, and large ones elsewhere. A city that is
//! not here may well exist. Finding one by its name is `gazetteer.rs`'s.

use super::country::{Country, Emea, Position};
use super::gazetteer;
use super::name::Name;
use super::packed::{NONE, Record, SIZE};
use super::region::Region;

static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cities.bin"));
static NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/city-names.txt"));
static ZONES: &str = include_str!(concat!(env!("OUT_DIR"), "/zones.txt"));

/// A city of the tables. Ordered as they are: those of EMEA first, the larger before the smaller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct City(u16);

impl City {
    /// Every city.
    pub fn all() -> impl Iterator<Item = City> {
        (0..(RECORDS.len() / SIZE) as u16).map(City)
    }

    pub(super) fn at(row: u16) -> City {
        City(row)
    }

    /// The one name that all spellings lead to, which is the English one: "Munich", "Aachen".
    pub fn name(self) -> &'static str {
        self.names().next().unwrap_or_default()
    }

    /// What it is called in a language of the site, by its tag: "München" in `de`.
    pub fn name_in(self, language: &str) -> &'static str {
        let tagged = self.names().skip(1).flat_map(|names| names.split('|'));
        let mut named = tagged.filter_map(|name| name.split_once(':'));
        named.find(|(tag, _)| *tag == language).map_or(self.name(), |(_, name)| name)
    }

    /// Its English name and those in the other languages of sites.
    pub fn shown_names(self) -> impl Iterator<Item = &'static str> {
        let tagged = self.names().skip(1).flat_map(|names| names.split('|'));
        std::iter::once(self.name())
            .chain(tagged.filter_map(|name| name.split_once(':')).map(|(_, name)| name))
    }

    /// The country in which it lies.
    pub fn country(self) -> Country {
        Country::at(self.record().country)
    }

    /// The part of the country in which it lies, where that is known.
    pub fn region(self) -> Option<Region> {
        Some(self.record().region).filter(|row| *row != NONE).map(Region::at)
    }

    /// Where its middle is, to half a kilometre.
    pub fn position(self) -> Position {
        let Record { lat, lon, .. } = self.record();
        Position { lat: f32::from(lat) / 100.0, lon: f32::from(lon) / 100.0 }
    }

    /// How many people live there, in thousands.
    pub fn thousands(self) -> u32 {
        u32::from(self.record().people)
    }

    /// The IANA time zone. Known for EMEA only.
    pub fn time_zone(self) -> Option<&'static str> {
        ZONES.lines().nth(usize::from(self.record().zone))
    }

    /// What tells it from a larger city of its name in its country: its region. Nothing for the largest.
    pub fn qualifier(self) -> Option<&'static str> {
        let mut others = gazetteer::candidates(&Name::of(self.name()));
        let first = others.find(|other| other.country() == self.country() && other.name() == self.name());
        first.filter(|first| *first != self).and_then(|_| self.region()).map(Region::name)
    }

    /// Whether `text`, which was read as this city, is none of its names but for a slip.
    pub fn is_misspelt(self, text: &str) -> bool {
        let name = Name::of(text);
        gazetteer::within(self.country(), &name).is_none()
            && gazetteer::with_letters_turned(self.country(), &name) == Some(self)
    }

    /// Whether its name written alone means it, whatever else is called so.
    pub(super) fn is_known_alone(self) -> bool {
        self.record().known
    }

    /// Whether it lies in EMEA, contested countries included.
    pub(super) fn is_in_emea(self) -> bool {
        self.country().emea() != Emea::Outside
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        let from = self.record().names as usize;
        NAMES[from..].split('\n').next().unwrap_or_default().split('\t')
    }

    fn record(self) -> Record {
        let from = usize::from(self.0) * SIZE;
        Record::from_bytes(&RECORDS[from..from + SIZE])
    }
}

#[cfg(test)]
mod tests {
    use super::City;
    use crate::geo::{Country, Emea};

    fn named(name: &str) -> City {
        City::all().find(|city| city.name() == name).expect("the test names a city")
    }

    #[test]
    fn facts_of_a_city() {
        let munich = named("Munich");
        assert_eq!(
            (munich.name_in("de"), munich.name_in("en"), munich.name_in("tlh")),
            ("München", "Munich", "Munich")
        );
        assert_eq!(munich.country().alpha2(), "DE");
        assert_eq!(munich.region().map(|region| region.name()), Some("Bavaria"));
        assert_eq!(munich.time_zone(), Some("Europe/Berlin"));
        assert_eq!(munich.thousands(), 1_505);
        assert_eq!(munich.position().kilometres_to(named("Augsburg").position()), 56);
        assert_eq!(named("Tokyo").time_zone(), None);
    }

    #[test]
    fn cities_of_emea_come_first_and_the_largest_of_them_before_all() {
        let outside = City::all().position(|city| !city.is_in_emea()).expect("some lie elsewhere");
        assert!(outside > 15_000);
        assert!(City::all().skip(outside).all(|city| !city.is_in_emea()));
        let sizes: Vec<u32> = City::all().take(outside).map(City::thousands).collect();
        assert!(sizes.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn every_city_has_a_name_and_those_of_emea_a_zone() {
        for city in City::all() {
            assert!(!city.name().is_empty());
            assert!(city.time_zone().is_some() || !city.is_in_emea(), "{}", city.name());
            assert!((-90.0..=90.0).contains(&city.position().lat), "{}", city.name());
        }
    }

    #[test]
    fn every_core_country_has_a_city() {
        for country in Country::all().filter(|country| country.emea() == Emea::Core) {
            assert!(City::all().any(|city| city.country() == country), "{}", country.name());
        }
    }
}
