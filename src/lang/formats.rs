//! How a language writes dates, numbers and money.
//!
//! It answers with CLDR's patterns, read from `formats/<lang>.tsv` once: one long date and one way
//! to write an amount are all the site needs, and a table of them costs neither the build time nor
//! the binary size of ICU's formatters. It does not know calendars (dates are valid when they come)
//! or exchange rates.

use super::{phrase::fill, table::rows};
use std::collections::BTreeMap;

const NO_BREAK_SPACE: char = '\u{a0}';

/// The patterns and separators of a language.
#[derive(Debug)]
pub(super) struct Formats {
    date: &'static str,
    months: [&'static str; 12],
    decimal: &'static str,
    group: &'static str,
    /// A number with fewer digits is written without separators: Spanish writes 9000 and 10.000.
    group_from_digits: usize,
    money: &'static str,
    symbols: BTreeMap<&'static str, &'static str>,
}

impl Formats {
    pub(super) fn new(table: &'static str) -> Formats {
        let values: BTreeMap<_, _> = rows::<2>(table).map(|[name, value]| (name, value)).collect();
        let value = |name: &str| values.get(name).copied().unwrap_or_default();
        let symbol = |(name, symbol): (&&'static str, &&'static str)| {
            name.strip_prefix("symbol.").map(|currency| (currency, *symbol))
        };
        Formats {
            date: value("date"),
            months: std::array::from_fn(|index| value(&format!("month.{}", index + 1))),
            decimal: value("decimal"),
            group: value("group"),
            group_from_digits: value("group_from_digits").parse().unwrap_or(4),
            money: value("money"),
            symbols: values.iter().filter_map(symbol).collect(),
        }
    }

    /// A long date: `2 November 2026`. A month there is none of is written as a number.
    pub(super) fn date(&self, year: i16, month: u8, day: u8) -> String {
        let Some(month) = usize::from(month).checked_sub(1).and_then(|index| self.months.get(index)) else {
            return format!("{year:04}-{month:02}-{day:02}");
        };
        let (year, day) = (year.to_string(), day.to_string());
        fill(self.date, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// A whole number with the language's separators: `12,000`.
    pub(super) fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        if digits.len() < self.group_from_digits {
            return digits;
        }
        let mut written = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.char_indices() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                written.push_str(self.group);
            }
            written.push(digit);
        }
        written
    }

    /// An amount of `minor_units`, of which 10 to the power of `digits` make one: `€52,000`,
    /// `€12.50`.
    pub(super) fn money(&self, minor_units: i64, digits: u8, currency: &str) -> String {
        let unit = 10u64.saturating_pow(digits.into());
        let (whole, part) = (minor_units.unsigned_abs() / unit, minor_units.unsigned_abs() % unit);
        let mut amount = self.number(whole);
        if part > 0 {
            amount += &format!("{}{part:0width$}", self.decimal, width = usize::from(digits));
        }
        let sign = if minor_units < 0 { "-" } else { "" };
        let symbol = self.symbol_before_amount(currency);
        let written = fill(self.money, &[("symbol", &symbol), ("amount", &amount)]);
        format!("{sign}{written}")
    }

    /// The currency's symbol, kept apart from the amount if it would run into it: `PLN 12,000`.
    fn symbol_before_amount(&self, currency: &str) -> String {
        let mut symbol = String::from(self.symbols.get(currency).copied().unwrap_or(currency));
        if self.money.contains("{symbol}{amount}") && symbol.ends_with(char::is_alphanumeric) {
            symbol.push(NO_BREAK_SPACE);
        }
        symbol
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, phrase::placeholders};
    use super::Formats;

    fn formats(tag: &str) -> Formats {
        Formats::new(Lang::from_tag(tag).expect("the language is in the table").row().formats)
    }

    #[test]
    fn every_language_has_all_formats() {
        for lang in Lang::all() {
            let formats = Formats::new(lang.row().formats);
            assert_eq!(placeholders(formats.date), ["day", "month", "year"], "{}", lang.tag());
            assert_eq!(placeholders(formats.money), ["amount", "symbol"], "{}", lang.tag());
            assert!(formats.months.iter().all(|name| !name.is_empty()), "{}", lang.tag());
            assert!(!formats.decimal.is_empty() && !formats.group.is_empty(), "{}", lang.tag());
        }
    }

    #[test]
    fn dates_are_long() {
        assert_eq!(formats("en").date(2026, 11, 2), "2 November 2026");
        assert_eq!(formats("de").date(2026, 3, 31), "31. März 2026");
    }

    #[test]
    fn a_month_there_is_none_of_does_not_panic() {
        assert_eq!(formats("en").date(2026, 13, 1), "2026-13-01");
        assert_eq!(formats("en").date(2026, 0, 1), "2026-00-01");
    }

    #[test]
    fn numbers_are_grouped() {
        let english: Vec<_> = [0, 999, 1000, 1_234_567].map(|number| formats("en").number(number)).into();
        assert_eq!(english, ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(formats("de").number(12_000), "12.000");
        assert_eq!(formats("en").number(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn some_languages_group_from_five_digits_on() {
        let spanish = Formats::new("group\t.\ngroup_from_digits\t5\n");
        assert_eq!((spanish.number(9000), spanish.number(10_000)), ("9000".into(), "10.000".into()));
    }

    #[test]
    fn money_has_its_symbol_where_the_language_puts_it() {
        assert_eq!(formats("en").money(5_200_000, 2, "EUR"), "€52,000");
        assert_eq!(formats("de").money(5_200_000, 2, "EUR"), "52.000\u{a0}€");
        assert_eq!(formats("en").money(5_200_000, 2, "USD"), "US$52,000");
        assert_eq!(formats("en").money(30_000, 0, "JPY"), "JP¥30,000");
    }

    #[test]
    fn a_currency_without_symbol_has_its_code() {
        assert_eq!(formats("en").money(1_200_000, 2, "PLN"), "PLN\u{a0}12,000");
        assert_eq!(formats("de").money(1_200_000, 2, "CHF"), "12.000\u{a0}CHF");
    }

    #[test]
    fn decimals_are_written_when_they_are_not_zero() {
        assert_eq!(formats("en").money(1_250, 2, "GBP"), "£12.50");
        assert_eq!(formats("de").money(1_205, 2, "EUR"), "12,05\u{a0}€");
        assert_eq!(formats("en").money(1_250_005, 3, "KWD"), "KWD\u{a0}1,250.005");
    }

    #[test]
    fn no_amount_panics() {
        assert_eq!(formats("en").money(-1_250, 2, "EUR"), "-€12.50");
        assert_eq!(formats("en").money(0, 2, "EUR"), "€0");
        assert!(!formats("en").money(i64::MIN, 255, "").is_empty());
    }
}
