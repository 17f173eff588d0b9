//! Pay: amounts, currency, unit; or words that say as much.

use super::reader::{Choice, Group, Keys, Reader, Value, find, offer};
use crate::base::codes;
use crate::base::nearest::nearest;
use crate::geo::Currency;
use crate::load::Node;
use crate::model::{Pay, PayRange, PayUnit};

pub(super) const KEYS: Keys = Keys {
    what: "salary",
    ours: &["min", "max", "amount", "currency", "unit", "gross", "agreement", "overpay", "note"],
    others: &[
        ("minimum", "min"),
        ("min_value", "min"),
        ("from", "min"),
        ("maximum", "max"),
        ("max_value", "max"),
        ("to", "max"),
        ("value", "amount"),
        ("unit_text", "unit"),
        ("period", "unit"),
        ("interval", "unit"),
        ("per", "unit"),
        ("text", "note"),
    ],
};

/// What people write for a currency instead of its code.
pub(super) const SYMBOLS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("$", "USD"),
    ("US$", "USD"),
    ("zł", "PLN"),
    ("₪", "ILS"),
    ("CHF.", "CHF"),
    ("Fr.", "CHF"),
];

pub(super) const UNITS: &[Choice<PayUnit>] = &[
    ("hour", &["hourly", "h", "hr", "stunde", "heure", "per hour"], PayUnit::Hour),
    ("day", &["daily", "tag", "jour", "per day"], PayUnit::Day),
    ("week", &["weekly", "woche", "semaine", "per week"], PayUnit::Week),
    ("month", &["monthly", "monat", "mois", "per month", "pm", "mo"], PayUnit::Month),
    (
        "year",
        &["yearly", "annual", "annually", "annum", "jahr", "an", "per year", "per annum", "pa", "yr"],
        PayUnit::Year,
    ),
];

/// Reads `salary`. `Err` where it contradicts itself and can't be shown.
pub(super) fn pay(reader: &mut Reader<'_>, value: &Value<'_>) -> Result<Option<Pay>, ()> {
    match value.node {
        Node::Map(_) => {
            let group = reader.inner(value, &KEYS).ok_or(())?;
            range(reader, value, &group).map(|range| Some(Pay::Range(range)))
        }
        _ => {
            let Some(text) = reader.text(value) else { return Ok(None) };
            let Some(range) = in_words(&text) else { return Ok(Some(as_written(reader, value, &text))) };
            if !words(&text).iter().any(|word| find(UNITS, word).is_some()) {
                guessed(reader, value, range.currency, range.max);
            }
            Ok(Some(Pay::Range(range)))
        }
    }
}

fn as_written(reader: &mut Reader<'_>, value: &Value<'_>, text: &str) -> Pay {
    let fault = reader.fault(codes::PAY_AS_TEXT, value, "the pay is shown as it is written");
    fault.once = Some(String::new());
    fault.help.push(
        "`salary: { min: 42000, max: 52000, currency: EUR, unit: year }` can also go to Google".to_owned(),
    );
    Pay::Text(text.to_owned())
}

fn range(reader: &mut Reader<'_>, value: &Value<'_>, group: &Group<'_>) -> Result<PayRange, ()> {
    let currency = group.get("currency").map(|value| currency(reader, value));
    let unit = group.get("unit").map_or(Ok(PayUnit::Year), |value| unit(reader, value));
    let digits = match currency {
        Some(Ok(currency)) => currency.digits(),
        _ => 2,
    };
    let mut amount = |key| group.get(key).map_or(Ok(None), |value| amount(reader, value, digits).map(Some));
    let (min, max, exact) = (amount("min"), amount("max"), amount("amount"));
    let gross = group.get("gross").and_then(|value| reader.bool(value));
    let agreement = reader.get_text(group, "agreement");
    let overpay = group.get("overpay").and_then(|value| reader.bool(value));
    let note = reader.get_text(group, "note");
    let (min, max) = (exact?.or(min?), exact?.or(max?));
    if min.is_none() && max.is_none() || currency.is_none() {
        let lacks = if currency.is_none() { "`currency`" } else { "`min` or `max`" };
        reader.fault(codes::PAY_INCOMPLETE, value, format!("the pay lacks {lacks}"));
        return Err(());
    }
    if let (Some(low), Some(high)) = (min, max)
        && low > high
    {
        ordered(reader, group);
        return Err(());
    }
    let (currency, unit) = (currency.ok_or(())??, unit?);
    if group.get("unit").is_none() {
        guessed(reader, value, currency, max.or(min));
    }
    Ok(PayRange { min, max, currency, unit, gross, agreement, overpay, note })
}

/// In euros: what is more is the pay of a year, whoever says nothing.
const SURELY_A_YEARS: i64 = 12_000;

/// Says that a year was taken for the time of the pay, where that is not plain.
fn guessed(reader: &mut Reader<'_>, value: &Value<'_>, currency: Currency, most: Option<i64>) {
    let one = 10i64.pow(u32::from(currency.digits()));
    let bound = currency.per_euro().map(|worth| worth * SURELY_A_YEARS * one);
    if most.is_some_and(|most| bound.is_none_or(|bound| most < bound)) {
        let fault = reader.fault(codes::PAY_UNIT_GUESSED, value, "it is not said for what time the pay is");
        fault.label = "taken for a year's".to_owned();
        fault.help.push("add `unit: month`, or what it is".to_owned());
    }
}

fn ordered(reader: &mut Reader<'_>, group: &Group<'_>) {
    let (Some(min), Some(max)) = (group.get("min"), group.get("max")) else { return };
    let high = reader.at(max);
    let fault = reader.fault(codes::PAY_ORDER, min, "the lowest pay is above the highest");
    fault.label = "this is the least".to_owned();
    fault.related.push((high, "and this is the most".to_owned()));
    fault.help.push("exchange the two, or mend the wrong one".to_owned());
}

fn currency(reader: &mut Reader<'_>, value: &Value<'_>) -> Result<Currency, ()> {
    let text = reader.text(value).ok_or(())?;
    if let Some(currency) = symbol_or_code(&text) {
        return Ok(currency);
    }
    let near = nearest(&text, Currency::all().map(Currency::code));
    let fault = reader.fault(codes::UNKNOWN_CURRENCY, value, format!("`{text}` is no currency"));
    match near {
        Some(near) => fault.help.push(format!("did you mean `{near}`?")),
        None => fault.help.push("use a code of ISO 4217: `EUR`, `GBP`, `PLN`".to_owned()),
    }
    Err(())
}

fn unit(reader: &mut Reader<'_>, value: &Value<'_>) -> Result<PayUnit, ()> {
    let text = reader.text(value).ok_or(())?;
    if let Some(unit) = find(UNITS, &text) {
        return Ok(unit);
    }
    let exact = reader.verbatim(value, &text);
    let fault = reader.fault(codes::UNKNOWN_PAY_UNIT, value, format!("`{text}` is no unit of pay"));
    offer(fault, (&text, exact), UNITS);
    Err(())
}

fn amount(reader: &mut Reader<'_>, value: &Value<'_>, digits: u8) -> Result<i64, ()> {
    let minor = match value.node {
        Node::Int(whole) => whole.checked_mul(10i64.pow(u32::from(digits))),
        Node::Float(amount) => float(*amount, digits),
        Node::Text(text) => parse_amount(text, digits),
        Node::Null | Node::Bool(_) | Node::List(_) | Node::Map(_) => None,
    };
    match minor {
        Some(minor) if minor > 0 => Ok(minor),
        _ => {
            let fault = reader.fault(codes::BAD_AMOUNT, value, "this is no amount of money");
            fault.help.push("write a positive number without separators: `42000` or `18.50`".to_owned());
            Err(())
        }
    }
}

fn float(amount: f64, digits: u8) -> Option<i64> {
    let minor = (amount * 10f64.powi(i32::from(digits))).round();
    (minor.is_finite() && minor.abs() < 1e15).then_some(minor as i64)
}

/// An amount as people write it (`42000`, `42,000`, `42.000`, `18.50`), in the smallest unit of a currency with so many digits
/// behind the point. A separator with exactly three digits behind it groups, any other is a point.
#[must_use]
pub fn parse_amount(text: &str, digits: u8) -> Option<i64> {
    let text: String =
        text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')).collect();
    let (whole, fraction) = match text.rfind([',', '.']) {
        Some(at) if text.len() - at - 1 != 3 => (&text[..at], &text[at + 1..]),
        _ => (text.as_str(), ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.')).collect();
    let only_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 12
        || fraction.len() > 2
        || !only_digits(&whole)
        || !only_digits(fraction)
    {
        return None;
    }
    float(format!("{whole}.{fraction}0").parse().ok()?, digits)
}

fn symbol_or_code(text: &str) -> Option<Currency> {
    let text = text.trim();
    let code = SYMBOLS.iter().find(|(symbol, _)| *symbol == text).map_or(text, |(_, code)| *code);
    Currency::from_code(code)
}

/// Pay in a sentence of the plainest kind: `40000 ETB Monthly`, `£46,424 - £55,275`, `60.000 – 70.000 € / Jahr`.
/// Nothing where a word is left that could mean something else.
#[must_use]
pub fn in_words(text: &str) -> Option<PayRange> {
    let text = text.replace("&pound;", "£").replace("&euro;", "€").replace("&nbsp;", " ");
    let mut amounts = Vec::new();
    let mut currencies: Vec<Currency> = Vec::new();
    let mut units = Vec::new();
    for word in words(&text) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            amounts.push(word);
        } else if let Some(currency) = symbol_or_code(&word) {
            if !currencies.contains(&currency) {
                currencies.push(currency);
            }
        } else if let Some(unit) = find(UNITS, &word) {
            units.push(unit);
        } else if !matches!(
            word.to_lowercase().as_str(),
            "-" | "–" | "—" | "to" | "bis" | "/" | "per" | "a" | "pro" | "par" | "and"
        ) {
            return None;
        }
    }
    let [currency] = currencies[..] else { return None };
    let unit = match units[..] {
        [] => PayUnit::Year,
        [unit] => unit,
        _ => return None,
    };
    let read = |amount: &String| parse_amount(amount, currency.digits()).filter(|minor| *minor > 0);
    let (min, max) = match &amounts[..] {
        [exact] => (read(exact)?, read(exact)?),
        [min, max] => (read(min)?, read(max)?),
        _ => return None,
    };
    // A figure without a unit is a year's pay only if it is large enough to be one.
    let plausible = !units.is_empty() || min >= 10_000 * 10i64.pow(u32::from(currency.digits()));
    (min <= max && plausible).then_some(PayRange {
        min: Some(min),
        max: Some(max),
        currency,
        unit,
        gross: None,
        agreement: None,
        overpay: None,
        note: None,
    })
}

/// Runs of digits with their separators, runs of letters, and single marks.
fn words(text: &str) -> Vec<String> {
    let kind = |c: char| match c {
        '0'..='9' => 1,
        _ if c.is_alphabetic() => 2,
        _ => 0,
    };
    let mut words: Vec<String> = Vec::new();
    let mut last = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let separator =
            last == 1 && matches!(c, '.' | ',' | '\'') && chars.peek().is_some_and(char::is_ascii_digit);
        match (kind(c), words.last_mut()) {
            (_, Some(word)) if separator => word.push(c),
            (kind, Some(word)) if kind != 0 && kind == last => word.push(c),
            (kind, _) => {
                if !c.is_whitespace() {
                    words.push(c.to_string());
                }
                last = if c.is_whitespace() { 0 } else { kind };
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{PayUnit, in_words, parse_amount};

    #[test]
    fn amounts_are_read_in_either_notation() {
        for (text, minor) in [
            ("42000", Some(4_200_000)),
            ("42,000", Some(4_200_000)),
            ("42.000", Some(4_200_000)),
            ("1 234 567", Some(123_456_700)),
            ("18.5", Some(1_850)),
            ("18,50", Some(1_850)),
            ("42k", None),
            ("", None),
            ("-5", None),
        ] {
            assert_eq!(parse_amount(text, 2), minor, "{text}");
        }
    }

    #[test]
    fn plain_sentences_are_pay_and_others_stay_words() {
        let read = |text| {
            in_words(text)
                .map(|pay| (pay.min.unwrap() / 100, pay.max.unwrap() / 100, pay.currency.code(), pay.unit))
        };
        assert_eq!(read("40000 ETB Monthly"), Some((40_000, 40_000, "ETB", PayUnit::Month)));
        assert_eq!(read("&pound;46,424 - &pound;55,275"), Some((46_424, 55_275, "GBP", PayUnit::Year)));
        assert_eq!(read("60.000 – 70.000 € / Jahr"), Some((60_000, 70_000, "EUR", PayUnit::Year)));
        assert_eq!(read("$50 - $60"), None, "per what?");
        assert_eq!(read("€50k + equity"), None);
        assert_eq!(read("according to experience"), None);
    }
}
