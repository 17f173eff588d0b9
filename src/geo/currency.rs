//! Which currencies are in use, and how many digits stand behind the point of each?
//!
//! Nothing here converts or formats money; `lang` writes amounts.

use super::tables::{CURRENCIES, CurrencyRow};

/// A currency of ISO 4217 that is legal tender somewhere today. Ordered by code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Currency(u16);

impl Currency {
    /// Every currency, by code.
    pub fn all() -> impl Iterator<Item = Currency> {
        (0u16..).zip(CURRENCIES.iter()).map(|(index, _)| Currency(index))
    }

    /// The currency with this three-letter code, in any case.
    pub fn from_code(code: &str) -> Option<Currency> {
        Currency::all().find(|currency| currency.code().eq_ignore_ascii_case(code))
    }

    /// "EUR"
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// Digits behind the point in everyday use, as in CLDR: 2 for the euro, 0 for the yen, 3 for the Kuwaiti dinar.
    pub fn digits(self) -> u8 {
        self.row().digits
    }

    fn row(self) -> &'static CurrencyRow {
        &CURRENCIES[usize::from(self.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::Currency;
    use crate::geo::Country;

    #[test]
    fn a_currency_is_found_by_its_code() {
        let digits = |code| Currency::from_code(code).map(Currency::digits);
        assert_eq!(digits("EUR"), Some(2));
        assert_eq!(digits("jpy"), Some(0));
        assert_eq!(digits("KWD"), Some(3));
        assert_eq!(digits("DEM"), None);
        assert_eq!(digits("€"), None);
    }

    #[test]
    fn every_countrys_currency_is_in_the_table() {
        for code in Country::all().filter_map(Country::currency) {
            assert!(Currency::from_code(code).is_some(), "{code}");
        }
        assert!(Currency::all().is_sorted_by_key(Currency::code));
    }
}
