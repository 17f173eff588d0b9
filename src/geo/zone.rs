//! Which time zone is a place in? By its city where that is known, by its country otherwise.
//!
//! It tells no time: see [`crate::base::Instant`].

use super::tables::ZONE_PLACES;
use super::{City, Country, Position};

/// The IANA time zone of a place. In a country with several and without a known city it is that of most people in EMEA, and elsewhere the
/// one whose own town lies nearest to the country's middle.
#[must_use]
pub fn time_zone(country: Country, city: Option<City>) -> Option<&'static str> {
    let own = city.and_then(City::time_zone).or_else(|| country.time_zones().next());
    own.or_else(|| nearest(country, city.map(City::position).or_else(|| country.position())))
}

fn nearest(country: Country, to: Option<Position>) -> Option<&'static str> {
    let here = ZONE_PLACES.iter().filter(|row| row.country == country.alpha2());
    let far = |row: &&super::tables::ZonePlaceRow| {
        let there = Position { lat: row.lat, lon: row.lon };
        to.map_or(0, |to| to.kilometres_to(there))
    };
    here.min_by_key(far).map(|row| row.zone)
}

#[cfg(test)]
mod tests {
    use super::time_zone;
    use crate::geo;

    #[test]
    fn a_place_has_the_zone_of_its_city_or_country() {
        let zone = |text: &str| {
            let place = geo::read(text).expect("a place").places.swap_remove(0);
            time_zone(place.country, place.city.and_then(|city| city.known))
        };
        assert_eq!(zone("Auckland, New Zealand"), Some("Pacific/Auckland"));
        assert_eq!(zone("Tel Aviv"), Some("Asia/Jerusalem"));
        assert_eq!(zone("Lisbon, Portugal"), Some("Europe/Lisbon"));
        assert_eq!(zone("Portugal"), Some("Europe/Lisbon"));
        assert_eq!(zone("New York, United States"), Some("America/New_York"));
        assert_eq!(zone("San Francisco, United States"), Some("America/Los_Angeles"));
    }
}
