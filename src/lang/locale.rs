//! One language, ready to write pages in.
//!
//! It answers every question the rest of the program has about a language, by asking the tables of
//! this room. It holds no rule of its own beyond when days become months.

use super::formats::Formats;
use super::names::{Names, PlaceName};
use super::phrase::fill;
use super::plurals::Plurals;
use super::table::rows;
use super::texts::Texts;
use super::{Key, Lang};
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_list::{ListFormatter, options::ListFormatterOptions};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A language with its texts, formats and names. Made once a build and shared by all threads,
/// without locks.
#[derive(Debug)]
pub struct Locale {
    lang: Lang,
    texts: Texts,
    plurals: Plurals,
    formats: Formats,
    names: Names,
    collator: CollatorBorrowed<'static>,
}

impl Locale {
    /// The language with the author's overrides, which are keyed as in `strings/<lang>.tsv`
    /// (`nav.jobs`, `list.count.one`). An override of a key there is none of changes nothing.
    #[must_use]
    pub fn new(lang: Lang, overrides: &BTreeMap<String, String>) -> Locale {
        let row = lang.row();
        Locale {
            lang,
            texts: Texts::new(row.strings, overrides),
            plurals: Plurals::new(&row.icu),
            formats: Formats::new(row.formats),
            names: Names::new(row.names, row.own_names),
            collator: Collator::try_new((&row.icu).into(), CollatorOptions::default())
                .expect("collation data is compiled in"),
        }
    }

    /// Whether an override of this key would change a text, in some language.
    #[must_use]
    pub fn is_key(key: &str) -> bool {
        Locale::known_keys().any(|known| known == key)
    }

    /// All keys an override can have. A plural key has one for each of CLDR's six categories:
    /// `list.count.few` is one, though English never asks for it.
    pub fn known_keys() -> impl Iterator<Item = &'static str> {
        Key::all().flat_map(|key| key.row_names().iter().copied())
    }

    /// What a language says for one of these keys where nothing is laid over it; nothing for plural forms that it does not
    /// have.
    #[must_use]
    pub fn built_in(lang: Lang, key: &str) -> Option<&'static str> {
        rows::<2>(lang.row().strings).find(|[name, _]| *name == key).map(|[_, text]| text)
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A text as it stands, placeholders and all; of a plural one the form `other`.
    #[must_use]
    pub fn text(&self, key: Key) -> &str {
        self.texts.text(key)
    }

    /// A text with its placeholders filled. One that `args` doesn't name stays as written.
    #[must_use]
    pub fn format(&self, key: Key, args: &[(&str, &str)]) -> String {
        fill(self.text(key), args)
    }

    /// The plural form for `n`, with `{n}` as a written number and the other placeholders from
    /// `args`.
    #[must_use]
    pub fn count(&self, key: Key, n: u64, args: &[(&str, &str)]) -> String {
        let number = self.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(args);
        fill(self.texts.form(key, self.plurals.category(n)), &all)
    }

    /// The forms of a text that depends on a number, by CLDR category: for whoever counts later.
    pub fn forms(&self, key: Key) -> impl Iterator<Item = (&'static str, &str)> {
        self.texts.forms(key)
    }

    /// Dotted key and text of all texts without plural forms, in the order of the keys: what a
    /// theme's templates are handed.
    pub fn all_texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        Key::all().filter(|key| !key.is_plural()).map(|key| (key.name(), self.text(key)))
    }

    /// A long date: `2 November 2026`, `2. November 2026`.
    #[must_use]
    pub fn date(&self, year: i16, month: u8, day: u8) -> String {
        self.formats.date(year, month, day)
    }

    /// How long ago a day was, or how far off it is if `days_ago` is negative: `today`, `20 days
    /// ago`, `in 3 days`; in months beyond 60 days, in years from the second on.
    #[must_use]
    pub fn relative_days(&self, days_ago: i64) -> String {
        let (past, future, n) = match days_ago {
            0 => return self.text(Key::AgeToday).into(),
            1 => return self.text(Key::AgeYesterday).into(),
            -1 => return self.text(Key::AgeTomorrow).into(),
            _ => span(days_ago.unsigned_abs()),
        };
        self.count(if days_ago > 0 { past } else { future }, n, &[])
    }

    /// A whole number with the language's separators: `12,000`, `12.000`.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        self.formats.number(number)
    }

    /// An amount in a currency's minor units, of which 10 to the power of `digits` make one:
    /// `€52,000`, `52.000 €`, `PLN 12,000`. Decimals are written only if there are any; spaces
    /// don't break.
    #[must_use]
    pub fn money(&self, minor_units: i64, digits: u8, currency: &str) -> String {
        self.formats.money(minor_units, digits, currency)
    }

    /// `Berlin, Paris and Rome`.
    #[must_use]
    pub fn list_and(&self, items: &[&str]) -> String {
        let locale = (&self.lang.row().icu).into();
        let formatter = ListFormatter::try_new_and(locale, ListFormatterOptions::default());
        written(formatter.expect("list patterns are compiled in"), items)
    }

    /// `Berlin, Paris or Rome`.
    #[must_use]
    pub fn list_or(&self, items: &[&str]) -> String {
        let locale = (&self.lang.row().icu).into();
        let formatter = ListFormatter::try_new_or(locale, ListFormatterOptions::default());
        written(formatter.expect("list patterns are compiled in"), items)
    }

    /// A country's name by its alpha-2 code (`XK` is Kosovo). A code there is none of names itself.
    #[must_use]
    pub fn country<'a>(&'a self, alpha2: &'a str) -> &'a str {
        self.names.countries.get(alpha2).map_or(alpha2, |country| country.name)
    }

    /// A country in a sentence: `in the Netherlands`, `in den Niederlanden`.
    #[must_use]
    pub fn in_country(&self, alpha2: &str) -> String {
        self.in_place(self.names.countries.get(alpha2), alpha2)
    }

    /// The name of a grouping of countries by its slug (`dach`). A slug there is none of names
    /// itself.
    #[must_use]
    pub fn grouping<'a>(&'a self, slug: &'a str) -> &'a str {
        self.names.groupings.get(slug).map_or(slug, |grouping| grouping.name)
    }

    /// A grouping in a sentence: `in the Nordics`, `in der EU`.
    #[must_use]
    pub fn in_grouping(&self, slug: &str) -> String {
        self.in_place(self.names.groupings.get(slug), slug)
    }

    /// A city in a sentence, by its name in this language: `in Berlin`.
    #[must_use]
    pub fn in_city(&self, city: &str) -> String {
        self.format(Key::PlaceIn, &[("place", city)])
    }

    /// The name of a region of the United Nations' list by its English one: `Westeuropa`.
    #[must_use]
    pub fn subregion<'a>(&'a self, english: &'a str) -> &'a str {
        self.names.subregion(english)
    }

    /// The name of a language by its tag; of `de-AT` that of `de`.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<&str> {
        self.names.language(tag)
    }

    /// The name of a currency by its ISO 4217 code, where the table has it: that of a country of EMEA.
    #[must_use]
    pub fn currency(&self, code: &str) -> Option<&str> {
        self.names.currencies.get(code).copied()
    }

    /// The alphabetical order of the language. Texts that it doesn't tell apart are ordered by
    /// their bytes, so that only equal texts are equal.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }

    fn in_place(&self, place: Option<&PlaceName>, code: &str) -> String {
        match place {
            Some(PlaceName { in_form: Some(in_form), .. }) => String::from(*in_form),
            Some(place) => self.in_city(place.name),
            None => self.in_city(code),
        }
    }
}

/// The key for the past, the one for the future, and the number, in the unit that suits a number of
/// days.
fn span(days: u64) -> (Key, Key, u64) {
    let months = days.saturating_mul(12).saturating_add(182) / 365;
    if days <= 60 {
        (Key::AgeDaysAgo, Key::AgeInDays, days)
    } else if months < 24 {
        (Key::AgeMonthsAgo, Key::AgeInMonths, months)
    } else {
        (Key::AgeYearsAgo, Key::AgeInYears, months / 12)
    }
}

fn written(formatter: ListFormatter, items: &[&str]) -> String {
    formatter.format(items.iter()).to_string()
}

#[cfg(test)]
mod tests;
