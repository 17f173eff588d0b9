//! Pay: amounts, currencies, units.

use careergen::model::{Pay, PayUnit};
use snapbox::str;

use crate::site::{check_posting, posting};

#[test]
fn the_lowest_pay_is_not_above_the_highest() {
    check_posting(str![[r#"
salary: { min: 52000, max: 42000, currency: EUR, unit: year }
               ^^^^^ error[E0501]: the lowest pay is above the highest (exchange the two, or mend the wrong one)
                           ^^^^^ and this is the most

"#]]);
}

#[test]
fn a_currency_has_a_code() {
    check_posting(str![[r#"
salary: { min: 42000, max: 52000, currency: EURO, unit: year }
                                            ^^^^ error[E0502]: `EURO` is no currency (did you mean `EUR`?)

"#]]);
}

#[test]
fn the_nearest_currency_is_offered() {
    check_posting(str![[r#"
salary:
  min: 42000
  currency: EUT
            ^^^ error[E0502]: `EUT` is no currency (did you mean `EUR`?)

"#]]);
}

#[test]
fn a_unit_of_pay_is_a_length_of_time() {
    check_posting(str![[r#"
salary: { min: 42000, currency: EUR, unit: anum }
                                           ^^^^ error[E0503]: `anum` is no unit of pay (did you mean `year`?)

"#]]);
}

#[test]
fn an_amount_is_a_positive_number() {
    check_posting(str![[r#"
salary: { min: "42k", max: -5, currency: EUR, unit: year }
               ^^^^^ error[E0504]: this is no amount of money (write a positive number without separators: `42000` or `18.50`)
                           ^^ error[E0504]: this is no amount of money (write a positive number without separators: `42000` or `18.50`)

"#]]);
}

#[test]
fn pay_in_prose_is_shown_as_it_is() {
    check_posting(str![[r#"
salary: according to experience
        ^^^^^^^^^^^^^^^^^^^^^^^ note[N0505]: the pay is shown as it is written (`salary: { min: 42000, max: 52000, currency: EUR, unit: year }` can also go to Google)

"#]]);
}

#[test]
fn pay_needs_a_currency() {
    check_posting(str![[r#"
salary: { min: 42000 }
        ^^^^^^^^^^^^^^ error[E0506]: the pay lacks `currency`

"#]]);
}

#[test]
fn pay_needs_an_amount() {
    check_posting(str![[r#"
salary:
  currency: EUR
  ^^^^^^^^ error[E0506]: the pay lacks `min` or `max`
  unit: month

"#]]);
}

/// Lowest and highest amount, currency and unit of the pay that this is read as.
fn read(salary: &str) -> (Option<i64>, Option<i64>, &'static str, PayUnit) {
    let seen = posting(&format!("salary: {salary}\n"));
    let codes: Vec<_> = seen.codes().into_iter().filter(|code| *code != "N0104").collect();
    assert!(codes.is_empty(), "{salary}\n{}", seen.said());
    match &seen.0.site.postings[0].pay {
        Some(Pay::Range(pay)) => (pay.min, pay.max, pay.currency.code(), pay.unit),
        other => panic!("{salary} is {other:?}"),
    }
}

#[test]
fn a_range_may_be_written_in_many_ways() {
    let range = (Some(4_200_000), Some(5_200_000), "EUR", PayUnit::Year);
    for written in [
        "{ min: 42000, max: 52000, currency: EUR, unit: year }",
        "{ min: 42000, max: 52000, currency: eur }",
        "{ min: \"42.000\", max: \"52,000\", currency: €, unit: jahr }",
        "{ minValue: 42000, maxValue: 52000, currency: EUR, unitText: YEAR }",
        "{ from: 42000, to: 52000, currency: EUR, per: annum }",
        "42000 - 52000 EUR",
        "\"€42,000 – €52,000 per year\"",
        "42.000 bis 52.000 € / Jahr",
    ] {
        assert_eq!(read(written), range, "{written}");
    }
}

#[test]
fn one_bound_or_an_exact_amount_is_enough() {
    assert_eq!(read("{ min: 18.50, currency: EUR, unit: hour }"), (Some(1_850), None, "EUR", PayUnit::Hour));
    assert_eq!(
        read("{ max: 3000, currency: CHF, unit: month }"),
        (None, Some(300_000), "CHF", PayUnit::Month)
    );
    assert_eq!(
        read("{ amount: 4000, currency: PLN, unit: monthly }"),
        (Some(400_000), Some(400_000), "PLN", PayUnit::Month)
    );
    assert_eq!(read("40000 ETB Monthly"), (Some(4_000_000), Some(4_000_000), "ETB", PayUnit::Month));
}

#[test]
fn a_year_is_taken_for_the_time_of_pay_and_told_where_that_is_not_plain() {
    check_posting(str![[r#"
salary: { min: 42000, max: 52000, currency: EUR }

"#]]);
    check_posting(str![[r#"
salary: { min: 2800, max: 3200, currency: EUR }
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W0507]: it is not said for what time the pay is (add `unit: month`, or what it is)

"#]]);
    check_posting(str![[r#"
salary: { amount: 70000, currency: ETB }
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W0507]: it is not said for what time the pay is (add `unit: month`, or what it is)

"#]]);
    check_posting(str![[r#"
salary: 11.000 €
        ^^^^^^^^ warning[W0507]: it is not said for what time the pay is (add `unit: month`, or what it is)

"#]]);
    check_posting(str![[r#"
salary: { min: 2800, currency: EUR, unit: month }

"#]]);
}
