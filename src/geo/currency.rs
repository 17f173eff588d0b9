//! Which currencies are in use, and how many digits stand behind the point of each?
//!
//! Nothing here converts or formats money; `lang` writes amounts.

use super::tables::{CURRENCIES, CurrencyRow};

/// Of currencies of which one is worth no more than a euro.
const PER_EURO: [(&str, i64); 37] = [
    ("EUR", 1),
    ("GBP", 1),
    ("USD", 1),
    ("CHF", 1),
    ("KWD", 1),
    ("BHD", 1),
    ("OMR", 1),
    ("JOD", 1),
    ("BGN", 2),
    ("AED", 4),
    ("ILS", 4),
    ("PLN", 4),
    ("QAR", 4),
    ("SAR", 4),
    ("RON", 5),
    ("DKK", 8),
    ("MAD", 11),
    ("SEK", 11),
    ("NOK", 12),
    ("GHS", 13),
    ("MDL", 20),
    ("ZAR", 20),
    ("CZK", 25),
    ("TRY", 45),
    ("UAH", 45),
    ("EGP", 55),
    ("MKD", 62),
    ("ALL", 100),
    ("RSD", 117),
    ("ISK", 145),
    ("KES", 150),
    ("JPY", 165),
    ("ETB", 170),
    ("HUF", 400),
    ("AMD", 420),
    ("NGN", 1_700),
    ("UGX", 4_100),
];

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

    /// About how many of it a euro is worth, as of 2026; nothing where that is not known. It is right to a factor of two, and so fit for
    /// bounds that nobody comes near, and for nothing else.
    pub fn per_euro(self) -> Option<i64> {
        PER_EURO.iter().find(|(code, _)| *code == self.code()).map(|(_, worth)| *worth)
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
