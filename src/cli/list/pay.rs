//! The least that pay has to reach, and whether it does. Amounts are compared by the year; currencies are never converted.

use std::str::FromStr;

use crate::check::{parse_amount, pay_in_words};
use crate::geo::Currency;
use crate::model::{Pay, PayUnit};

/// The least that pay has to reach.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct PayFrom {
    /// By the year, in whole units of the currency.
    yearly: f64,
    /// The currency; without it, that of the posting, whichever it is.
    currency: Option<Currency>,
}

impl FromStr for PayFrom {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const CENTS: u8 = 2;
        if let Some(pay) = pay_in_words(text)
            && let (Some(min), Some(max)) = (pay.min, pay.max)
            && min == max
        {
            let yearly = yearly(min, pay.currency, pay.unit);
            return Ok(Self { yearly, currency: Some(pay.currency) });
        }
        let amount = parse_amount(text, CENTS).filter(|amount| *amount > 0);
        let amount = amount.ok_or("write `60000`, \"60000 EUR\" or, with its unit, \"20 EUR hour\"")?;
        Ok(Self { yearly: amount as f64 / 100.0, currency: None })
    }
}

impl PayFrom {
    pub(super) fn is_of_any_currency(self) -> bool {
        self.currency.is_none()
    }

    /// Whether the upper end of the pay, or what is stated of it, is as much. Pay in words can't be compared.
    pub(super) fn is_reached(self, pay: &Pay) -> bool {
        let Pay::Range(range) = pay else { return false };
        let Some(most) = range.max.or(range.min) else { return false };
        self.currency.is_none_or(|currency| currency == range.currency)
            && yearly(most, range.currency, range.unit) >= self.yearly
    }
}

/// A year's pay in whole units of the currency, for 52 weeks of five days of eight hours.
fn yearly(amount: i64, currency: Currency, unit: PayUnit) -> f64 {
    let times = match unit {
        PayUnit::Hour => 2080,
        PayUnit::Day => 260,
        PayUnit::Week => 52,
        PayUnit::Month => 12,
        PayUnit::Year => 1,
    };
    amount as f64 * f64::from(times) / 10f64.powi(i32::from(currency.digits()))
}

#[cfg(test)]
mod tests {
    use super::PayFrom;

    #[test]
    fn an_amount_may_say_its_currency_and_unit() {
        let read = |text: &str| {
            let least: Result<PayFrom, _> = text.parse();
            least.ok().map(|least| (least.yearly, least.currency.map(crate::geo::Currency::code)))
        };
        assert_eq!(read("60000"), Some((60_000.0, None)));
        assert_eq!(read("60,000"), Some((60_000.0, None)));
        assert_eq!(read("60.000 €"), Some((60_000.0, Some("EUR"))));
        assert_eq!(read("20 EUR hour"), Some((41_600.0, Some("EUR"))));
        assert_eq!(read("GBP 3000 per month"), Some((36_000.0, Some("GBP"))));
        for wrong in ["60k", "20 EUR", "50000 - 60000 EUR", "a lot", "0", "-5", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
