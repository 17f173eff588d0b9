//! How far is the clock of a time zone ahead of UTC?
//!
//! As the clocks were set when the table was made, the year of which stands in `tables/README.md`. It tells no time.

use super::tables::ZONES;

/// The clock of a time zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Clock {
    /// Minutes ahead of UTC; in winter, where the clocks change.
    pub minutes: i16,
    /// In summer, where the clocks change.
    pub summer: Option<i16>,
}

impl Clock {
    /// The clock of an IANA time zone of EMEA: `Europe/Berlin`.
    pub fn of(zone: &str) -> Option<Clock> {
        let at = ZONES.binary_search_by(|row| row.zone.cmp(zone)).ok()?;
        let row = &ZONES[at];
        Some(Clock { minutes: row.minutes, summer: row.summer })
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;
    use crate::geo::{City, Country};

    #[test]
    fn clocks_change_in_berlin_and_stand_still_in_istanbul() {
        assert_eq!(Clock::of("Europe/Berlin"), Some(Clock { minutes: 60, summer: Some(120) }));
        assert_eq!(Clock::of("Europe/Istanbul"), Some(Clock { minutes: 180, summer: None }));
        assert_eq!(Clock::of("America/Lima"), None);
    }

    #[test]
    fn every_zone_of_a_country_or_city_has_a_clock() {
        let zones =
            Country::all().flat_map(Country::time_zones).chain(City::all().filter_map(City::time_zone));
        for zone in zones {
            assert!(Clock::of(zone).is_some(), "{zone}");
        }
    }
}
