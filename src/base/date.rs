//! Calendar days, as postings state them: no clock, no time zone.
//!
//! What day it is today is told to the pipeline from outside ([`super::Env`]).

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Serialize};

/// A day that exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date(civil::Date);

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "no day")
    }
}

/// Why a text is no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateError {
    /// It has the form of a date, but there is no such day.
    NoSuchDay,
    /// It is not of the form `2026-11-02`, with or without a time of day behind it.
    Form,
}

impl Date {
    /// The day as time zones have it, and back.
    pub(super) fn of(day: civil::Date) -> Self {
        Self(day)
    }

    pub(super) fn civil(self) -> civil::Date {
        self.0
    }

    /// Reads `2026-11-02`, also with a time behind it (`2026-11-02T09:00:00Z`, `2026-11-02 09:00`), which is dropped.
    ///
    /// # Errors
    /// Tells a wrong form from a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10).ok_or(DateError::Form)?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok());
        let bytes = day.as_bytes();
        let time = rest.strip_prefix(['T', 't', ' ']).map(str::trim_start);
        let time_follows =
            rest.is_empty() || time.is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit()));
        if !day.is_ascii() || bytes[4] != b'-' || bytes[7] != b'-' || !time_follows {
            return Err(DateError::Form);
        }
        let part = |range: std::ops::Range<usize>| digits(&day[range]).flatten().ok_or(DateError::Form);
        let (year, month, day): (i16, i16, i16) = (part(0..4)?, part(5..7)?, part(8..10)?);
        civil::Date::new(year, month as i8, day as i8).map(Self).map_err(|_| DateError::NoSuchDay)
    }

    /// The day that a text of another form means, where only one is meant: `2026/11/02`, `02.11.2026`, `20261102`,
    /// `2 November 2026`, `Nov 2, 2026`, and `13/11/2026`, but not `02/11/2026`, which is in February for some.
    #[must_use]
    pub fn meant(text: &str) -> Option<Self> {
        let text = text.trim();
        let unambiguous = ["%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%Y%m%d"];
        let named = ["%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%d. %B %Y"];
        let by = |format: &&str| civil::Date::strptime(format, text).ok().filter(|date| date.year() >= 1900);
        let found = unambiguous.iter().chain(&named).find_map(by);
        let slashes: Vec<civil::Date> =
            ["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y"].iter().filter_map(by).collect();
        let one = match slashes[..] {
            [date] => Some(date),
            [first, second] if first == second => Some(first),
            _ => None,
        };
        found.or(one).map(Self)
    }

    /// Whole days from `self` to `later`; negative when `later` is earlier.
    #[must_use]
    pub fn days_until(self, later: Date) -> i64 {
        self.0.until(later.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub fn days_since_1970(self) -> i64 {
        Self(civil::date(1970, 1, 1)).days_until(self)
    }

    /// The day `days` after this one; the last day of year 9999 at most.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// Year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// Day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day() as u8
    }
}

impl fmt::Display for Date {
    /// ISO 8601: `2026-11-02`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, DateError};

    #[test]
    fn another_form_is_understood_where_it_means_one_day() {
        let meant = |text: &str| Date::meant(text).map(|date| date.to_string());
        for text in [
            "2026/11/02",
            "2026.11.2",
            "02.11.2026",
            "2.11.2026",
            "20261102",
            "2 November 2026",
            "Nov 2, 2026",
            "02 nov 2026",
        ] {
            assert_eq!(meant(text).as_deref(), Some("2026-11-02"), "{text}");
        }
        assert_eq!(meant("13/11/2026").as_deref(), Some("2026-11-13"));
        assert_eq!(meant("11/13/2026").as_deref(), Some("2026-11-13"));
        assert_eq!(meant("11/11/2026").as_deref(), Some("2026-11-11"));
        for text in ["02/11/2026", "32.11.2026", "soon", "2026", "2.11.26", ""] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_iso_and_exist() {
        let read = |text| Date::parse(text).map(|date| date.to_string());
        assert_eq!(read("2026-11-02"), Ok("2026-11-02".to_owned()));
        assert_eq!(read("2026-11-02T23:59:00+02:00"), Ok("2026-11-02".to_owned()));
        assert_eq!(read("2026-02-30"), Err(DateError::NoSuchDay));
        assert_eq!(read("2026-13-01"), Err(DateError::NoSuchDay));
        for wrong in ["", "02.11.2026", "2026-11-2", "2026/11/02", "2026-11-02x", "next week", "२०२६-११-०२"]
        {
            assert_eq!(read(wrong), Err(DateError::Form), "{wrong}");
        }
    }

    #[test]
    fn days_are_counted_in_both_directions() {
        let (a, b) = (Date::parse("2026-11-02").unwrap(), Date::parse("2027-01-01").unwrap());
        assert_eq!(a.days_until(b), 60);
        assert_eq!(b.days_until(a), -60);
    }
}
