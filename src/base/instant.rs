//! A moment, and which day it is then in a time zone.
//!
//! Time zones are those of the IANA database that is built in, so that every machine says the same. What moment it is now is told to
//! the pipeline from outside ([`super::Env`]).

use std::fmt;

use jiff::{Timestamp, tz::TimeZone};

use super::Date;

/// A moment, to the second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(Timestamp);

impl Instant {
    /// Seconds since 1970 in UTC; nothing beyond the year 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        Timestamp::from_second(seconds).ok().map(Self)
    }

    /// Reads RFC 3339: `2026-11-24T10:30:00Z`, `2026-11-24T10:30+02:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }

    /// The day that it is then in a time zone; in UTC where there is no such zone.
    #[must_use]
    pub fn day_in(self, zone: &str) -> Date {
        Date::of(zone_of(zone).to_datetime(self.0).date())
    }

    /// The moment at which a day begins in a time zone.
    #[must_use]
    pub fn beginning(day: Date, zone: &str) -> Option<Self> {
        zone_of(zone).to_timestamp(day.civil().at(0, 0, 0, 0)).ok().map(Self)
    }

    /// How far a time zone's clock is ahead of UTC when a day ends there, as RFC 3339 writes it: `+02:00`.
    #[must_use]
    pub fn offset_at_end(day: Date, zone: &str) -> Option<String> {
        let zone = zone_of(zone);
        let end = zone.to_timestamp(day.civil().at(23, 59, 59, 0)).ok()?;
        let minutes = zone.to_offset(end).seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.abs();
        Some(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
    }
}

fn zone_of(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// In UTC: `2026-11-24T10:30:00Z`.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Instant;
    use crate::base::Date;

    #[test]
    fn it_is_another_day_elsewhere() {
        let moment = Instant::parse("2026-11-24T11:30:00Z").expect("a moment");
        let day = |zone| moment.day_in(zone).to_string();
        assert_eq!(day("Pacific/Auckland"), "2026-11-25");
        assert_eq!(day("Europe/Lisbon"), "2026-11-24");
        assert_eq!(day("Mars/Olympus"), "2026-11-24");
    }

    #[test]
    fn days_begin_and_end_by_the_clocks_of_their_place() {
        let day = |text| Date::parse(text).expect("a day");
        let begins = |text, zone| Instant::beginning(day(text), zone).map(|moment| moment.to_string());
        assert_eq!(begins("2026-12-01", "Asia/Jerusalem").as_deref(), Some("2026-11-30T22:00:00Z"));
        assert_eq!(begins("2026-07-01", "Asia/Jerusalem").as_deref(), Some("2026-06-30T21:00:00Z"));
        assert_eq!(Instant::offset_at_end(day("2026-12-01"), "Pacific/Auckland").as_deref(), Some("+13:00"));
        assert_eq!(Instant::offset_at_end(day("2026-12-01"), "America/St_Johns").as_deref(), Some("-03:30"));
    }

    #[test]
    fn moments_are_read_as_rfc_3339_writes_them() {
        let read = |text| Instant::parse(text).map(|moment| moment.to_string());
        assert_eq!(read("2026-11-24T10:30:00+02:00").as_deref(), Some("2026-11-24T08:30:00Z"));
        assert_eq!(read("2026-11-24"), None);
    }
}
