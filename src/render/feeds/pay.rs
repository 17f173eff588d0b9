//! Pay as job boards read it: amounts without separators, and the time they are for. Words instead of numbers are none.

use crate::model::{Pay, PayRange, PayUnit, Posting};

/// Pay in numbers.
pub(super) fn range(posting: &Posting) -> Option<&PayRange> {
    match posting.pay.as_ref()? {
        Pay::Range(range) => Some(range),
        Pay::Text(_) => None,
    }
}

/// An amount: `42000`, `18.50`.
fn amount(range: &PayRange, minor: i64) -> String {
    let digits = usize::from(range.currency.digits());
    let unit = 10i64.pow(u32::from(range.currency.digits()));
    match minor % unit {
        0 => (minor / unit).to_string(),
        rest => format!("{}.{rest:0digits$}", minor / unit),
    }
}

/// The least and the most, as far as they are stated.
pub(super) fn bounds(range: &PayRange) -> [Option<String>; 2] {
    [range.min, range.max].map(|minor| minor.map(|minor| amount(range, minor)))
}

/// One line: `€42000 - €52000 per year`, `From CHF 30 per hour`.
pub(super) fn line(range: &PayRange) -> Option<String> {
    let sign = match range.currency.code() {
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        "USD" => "$".to_owned(),
        code => format!("{code} "),
    };
    let money = |minor: i64| format!("{sign}{}", amount(range, minor));
    let amounts = match (range.min, range.max) {
        (Some(min), Some(max)) if min == max => money(min),
        (Some(min), Some(max)) => format!("{} - {}", money(min), money(max)),
        (Some(min), None) => format!("From {}", money(min)),
        (None, Some(max)) => format!("Up to {}", money(max)),
        (None, None) => return None,
    };
    Some(format!("{amounts} per {}", range.unit.name()))
}

/// The time in one word: `YEARLY`.
pub(super) fn period(unit: PayUnit) -> &'static str {
    match unit {
        PayUnit::Hour => "HOURLY",
        PayUnit::Day => "DAILY",
        PayUnit::Week => "WEEKLY",
        PayUnit::Month => "MONTHLY",
        PayUnit::Year => "YEARLY",
    }
}
