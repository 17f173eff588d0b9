//! Pay as a filter: the round amounts that postings reach, by currency.
//!
//! Amounts are compared by the year. Where pay is stated for less, the year has 12 months, 52 weeks, 260 days or 2,080 hours; the
//! page shows what was stated. Nothing is converted from one currency into another.

use std::collections::BTreeMap;

use super::super::words::Words;
use super::fields::Value;
use crate::geo::Currency;
use crate::lang::Key;
use crate::model::{Pay, PayUnit, Posting};

/// Amounts of a currency that can be asked for, and currencies.
const AMOUNTS: usize = 5;
const CURRENCIES: usize = 3;
/// What round amounts begin with.
const ROUND: [i64; 9] = [10, 15, 20, 25, 30, 40, 50, 60, 80];

/// What a posting states of pay.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Stated {
    /// Anything in numbers.
    Something,
    /// That it may come to this much a year: the currency's place among them, and the amount in its units.
    Reaches(usize, i64),
}

/// What can be asked for.
pub(super) struct Levels {
    /// The currencies that most postings state, each with amounts, least first.
    currencies: Vec<(Currency, Vec<i64>)>,
}

impl Levels {
    pub(super) fn of(postings: &[&Posting]) -> Self {
        let mut stated: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
        for (currency, amount) in postings.iter().filter_map(|posting| yearly(posting)) {
            stated.entry(currency).or_default().push(amount);
        }
        let mut currencies: Vec<(Currency, Vec<i64>)> = stated.into_iter().collect();
        currencies.sort_by_key(|(_, amounts)| std::cmp::Reverse(amounts.len()));
        currencies.truncate(CURRENCIES);
        let currencies = currencies.into_iter().map(|(currency, amounts)| (currency, steps(amounts)));
        Self { currencies: currencies.collect() }
    }

    /// What a posting states, and all that it reaches.
    pub(super) fn reached(&self, posting: &Posting) -> Vec<Stated> {
        let Some((currency, amount)) = yearly(posting) else { return Vec::new() };
        let mut reached = vec![Stated::Something];
        if let Some(at) = self.currencies.iter().position(|(other, _)| *other == currency) {
            let amounts = self.currencies[at].1.iter().filter(|step| **step <= amount);
            reached.extend(amounts.map(|step| Stated::Reaches(at, *step)));
        }
        reached
    }

    pub(super) fn value(&self, words: &Words, stated: Stated) -> Value {
        let (key, label) = match stated {
            Stated::Something => ("stated".to_owned(), words.text(Key::SearchPayStated)),
            Stated::Reaches(at, amount) => {
                let (currency, _) = self.currencies[at];
                let digits = currency.digits();
                let minor = amount * 10_i64.pow(u32::from(digits));
                let money = words.locale.money(minor, digits, currency.code());
                let label = words.locale.format(Key::SearchPayReaches, &[("amount", &money)]);
                (format!("{}-{amount}", currency.code().to_lowercase()), label)
            }
        };
        Value { key, label, others: Vec::new() }
    }
}

/// The most that a posting states, a year, in whole units of the currency.
fn yearly(posting: &Posting) -> Option<(Currency, i64)> {
    let Some(Pay::Range(pay)) = &posting.pay else { return None };
    let times = match pay.unit {
        PayUnit::Hour => 2_080,
        PayUnit::Day => 260,
        PayUnit::Week => 52,
        PayUnit::Month => 12,
        PayUnit::Year => 1,
    };
    let amount = pay.max.or(pay.min)?.checked_mul(times)?;
    Some((pay.currency, amount / 10_i64.pow(u32::from(pay.currency.digits()))))
}

/// Round amounts that tell the given ones apart: some reach each of them, and some do not reach it.
fn steps(mut amounts: Vec<i64>) -> Vec<i64> {
    amounts.sort_unstable();
    let (Some(least), Some(most)) = (amounts.first().copied(), amounts.last().copied()) else {
        return Vec::new();
    };
    let scales = (0..14).map(|power| 10_i64.pow(power));
    let round = scales.flat_map(|scale| ROUND.iter().map(move |first| first * scale));
    let round: Vec<i64> = round.filter(|amount| *amount > least && *amount <= most).collect();
    if round.len() <= AMOUNTS {
        return round;
    }
    // Those nearest to where equal parts of the postings begin.
    let part = |part: usize| amounts[part * amounts.len() / (AMOUNTS + 1)];
    let mut steps: Vec<i64> = (1..=AMOUNTS)
        .filter_map(|at| round.iter().copied().min_by_key(|amount| amount.abs_diff(part(at))))
        .collect();
    steps.dedup();
    steps
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn amounts_are_round_and_tell_postings_apart() {
        assert!(steps(vec![]).is_empty());
        assert!(steps(vec![50_000]).is_empty());
        assert_eq!(steps(vec![42_000, 52_000, 61_000]), [50_000, 60_000]);
        let many: Vec<i64> = (20..=120).map(|thousand| thousand * 1000).collect();
        assert_eq!(steps(many), [40_000, 50_000, 60_000, 80_000, 100_000]);
    }
}
