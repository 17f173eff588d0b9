//! Which plural form a number takes.
//!
//! It answers a language's CLDR category for a count. It does not hold the forms: `texts.rs` does.

use icu_locale_core::Locale as IcuLocale;
use icu_plurals::{PluralCategory, PluralRules};

/// Counts below this are looked up in a table.
const SMALL: u64 = 256;

/// The plural rules of a language.
///
/// ICU's own rules can't be shared between threads, and making them anew takes up to 0.7 µs. So the
/// categories of small counts are worked out once, and a large count, which is rare, makes its
/// rules.
#[derive(Debug)]
pub(super) struct Plurals {
    locale: &'static IcuLocale,
    small: Vec<PluralCategory>,
}

impl Plurals {
    pub(super) fn new(locale: &'static IcuLocale) -> Plurals {
        let rules = rules(locale);
        Plurals { locale, small: (0..SMALL).map(|count| rules.category_for(count)).collect() }
    }

    /// The category of a count.
    pub(super) fn category(&self, count: u64) -> PluralCategory {
        let known = usize::try_from(count).ok().and_then(|index| self.small.get(index));
        known.copied().unwrap_or_else(|| rules(self.locale).category_for(count))
    }

    /// The categories the language tells apart.
    #[cfg(test)]
    pub(super) fn categories(&self) -> Vec<PluralCategory> {
        rules(self.locale).categories().collect()
    }
}

fn rules(locale: &IcuLocale) -> PluralRules {
    PluralRules::try_new_cardinal(locale.into()).expect("plural rules are compiled in")
}

#[cfg(test)]
mod tests {
    use super::Plurals;
    use icu_locale_core::{Locale as IcuLocale, locale};
    use icu_plurals::PluralCategory::{self, Few, Many, One, Other};

    fn categories(locale: &'static IcuLocale, counts: &[u64]) -> Vec<PluralCategory> {
        let plurals = Plurals::new(locale);
        counts.iter().map(|count| plurals.category(*count)).collect()
    }

    #[test]
    fn english_tells_one_from_the_rest() {
        static ENGLISH: IcuLocale = locale!("en-GB");
        assert_eq!(categories(&ENGLISH, &[0, 1, 2, 1001]), [Other, One, Other, Other]);
    }

    #[test]
    fn polish_rules_hold_beyond_the_table() {
        static POLISH: IcuLocale = locale!("pl");
        assert_eq!(categories(&POLISH, &[1, 3, 12, 22]), [One, Few, Many, Few]);
        assert_eq!(categories(&POLISH, &[1003, 1012, 1022]), [Few, Many, Few]);
    }
}
