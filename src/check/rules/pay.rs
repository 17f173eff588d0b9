//! Pay: whether it is stated as laws want it, and whether its numbers can be meant.

use super::{Broken, Trial};
use crate::base::Span;
use crate::model::{Pay, PayRange, PayUnit};
use crate::rules::Check;

/// Currencies of which one is worth more than a euro.
const DEAR: [&str; 4] = ["KWD", "BHD", "OMR", "JOD"];
/// In whole units of any other currency: nobody works a week, a month or a year for less.
const LEAST: [(PayUnit, i64); 3] = [(PayUnit::Week, 50), (PayUnit::Month, 200), (PayUnit::Year, 2_400)];
/// In euros: nobody is paid more an hour, a day or a week.
const MOST: [(PayUnit, i64); 3] = [(PayUnit::Hour, 600), (PayUnit::Day, 6_000), (PayUnit::Week, 30_000)];

impl Trial<'_, '_> {
    pub(super) fn pay(&self, check: Check) -> Option<Broken> {
        let range = match &self.draft.pay {
            Some(Pay::Range(range)) => Some(range),
            Some(Pay::Text(_)) | None => None,
        };
        let span = self.span_of("salary");
        let said = |broken: Broken| match span {
            Some(span) => broken.at(span),
            None => broken,
        };
        // "Competitive" is no pay.
        let stated = match &self.draft.pay {
            Some(Pay::Text(text)) => text.chars().any(char::is_numeric),
            Some(Pay::Range(_)) => true,
            None => false,
        };
        match check {
            Check::Pay => (!stated).then(|| Broken::new("no pay is stated", EXAMPLE)),
            Check::PayOrInterview => (!stated && !self.draft.purpose.pay_before_interview).then(|| {
                Broken::new(
                    "no pay is stated",
                    "add `salary:`, or `pay_before_interview: true` where people are told by then",
                )
            }),
            Check::PayMinimum => match range {
                Some(range) if range.min.is_some() => None,
                Some(_) => Some(said(Broken::new("the least pay is not stated", "add `min:` to `salary`"))),
                _ if stated => Some(said(Broken::new(
                    "the least pay is not stated in numbers",
                    "write it as `{ min: 42000, currency: EUR, unit: year }`",
                ))),
                _ => Some(Broken::new("no pay is stated", EXAMPLE)),
            },
            Check::PayGross => range.is_some_and(|range| range.gross != Some(true)).then(|| {
                said(Broken::new("the pay is not said to be gross", "add `gross: true` to `salary`"))
            }),
            Check::Agreement => range.is_none_or(|range| range.agreement.is_none()).then(|| {
                said(Broken::new("no collective agreement is named", "add `agreement:` to `salary`"))
            }),
            Check::Overpay => range.is_some_and(|range| range.overpay.is_none()).then(|| {
                said(Broken::new(
                    "it is not said whether more is paid",
                    "add `overpay: true` or `overpay: false` to `salary`",
                ))
            }),
            _ => self.amounts(check, range?, span?),
        }
    }

    fn amounts(&self, check: Check, pay: &PayRange, span: Span) -> Option<Broken> {
        let unit = pay.unit.name();
        let broken = match check {
            Check::PayTooLittle => {
                let dear = DEAR.contains(&pay.currency.code());
                let least = bound(&LEAST, pay.unit)? / if dear { 4 } else { 1 };
                let most = whole(pay, pay.max.or(pay.min)?);
                (most < least).then(|| {
                    Broken::new(
                        format!("{most} {} is too little to be meant", one(unit)),
                        "say what it is paid for: `unit: hour`",
                    )
                })
            }
            Check::PayTooMuch => {
                let most = bound(&MOST, pay.unit)?.saturating_mul(pay.currency.per_euro()?);
                let least = whole(pay, pay.min.or(pay.max)?);
                (least > most).then(|| {
                    Broken::new(
                        format!("{least} {} is too much to be meant", one(unit)),
                        "say what it is paid for: `unit: year`",
                    )
                })
            }
            Check::PayUnits(units) => {
                let wanted: Vec<&str> = units.split(' ').collect();
                (!wanted.contains(&unit)).then(|| {
                    let named: Vec<String> = wanted.iter().map(|unit| one(unit)).collect();
                    let message = format!("the pay is for {}, not for {}", one(unit), named.join(" or "));
                    Broken::new(message, format!("write it with `unit: {}`", wanted.last().unwrap_or(&unit)))
                })
            }
            Check::PayRange(hundredths) => {
                let (min, max) = (pay.min?, pay.max?);
                let is_wide = i128::from(max) * 100 > i128::from(min) * i128::from(hundredths);
                is_wide.then(|| {
                    Broken::new(
                        "the most is more than twice the least",
                        "write two postings, or narrow the range",
                    )
                })
            }
            _ => {
                let is_own =
                    self.countries().iter().any(|country| country.currency() == Some(pay.currency.code()));
                (!is_own).then(|| {
                    Broken::new(
                        format!("{} is not what is paid with there", pay.currency.code()),
                        "look at `currency`",
                    )
                })
            }
        };
        broken.map(|broken| broken.at(span))
    }
}

/// Whether there is something to compare an amount with: bounds for the unit and the currency, or the other end of the range.
pub(super) fn can_tell(check: Check, pay: &PayRange) -> bool {
    match check {
        Check::PayTooLittle => bound(&LEAST, pay.unit).is_some(),
        Check::PayTooMuch => bound(&MOST, pay.unit).is_some() && pay.currency.per_euro().is_some(),
        Check::PayRange(_) => pay.min.is_some() && pay.max.is_some(),
        _ => true,
    }
}

const EXAMPLE: &str = "add `salary: { min: 42000, max: 52000, currency: EUR, unit: year }`";

/// `an hour`, `a year`.
fn one(unit: &str) -> String {
    let article = if unit.starts_with('h') { "an" } else { "a" };
    format!("{article} {unit}")
}

fn bound(bounds: &[(PayUnit, i64)], unit: PayUnit) -> Option<i64> {
    bounds.iter().find(|(of, _)| *of == unit).map(|(_, amount)| *amount)
}

/// An amount in whole units of its currency.
fn whole(pay: &PayRange, minor: i64) -> i64 {
    minor / 10_i64.pow(u32::from(pay.currency.digits()))
}
