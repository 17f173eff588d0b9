//! Days: when a posting begins and ends.

use snapbox::str;

use crate::site::{check_posting, posting};

#[test]
fn a_day_must_be_in_the_calendar() {
    check_posting(str![[r#"
date_posted: 2026-02-30
             ^^^^^^^^^^ error[E0301]: there is no 2026-02-30

"#]]);
}

#[test]
fn day_and_month_exchanged_are_offered_the_right_way_round() {
    check_posting(str![[r#"
valid_through: 2026-30-11
               ^^^^^^^^^^ error[E0301]: there is no 2026-30-11 (did you mean 2026-11-30?)

"#]]);
}

#[test]
fn a_date_that_two_countries_read_differently_is_refused() {
    check_posting(str![[r#"
date_posted: 02/11/2026
             ^^^^^^^^^^ error[E0302]: `02/11/2026` is not a date (write year-month-day: `2026-11-02`)
date_modified: yesterday
               ^^^^^^^^^ error[E0302]: `yesterday` is not a date (write year-month-day: `2026-11-02`)
valid_through: 31.12.2026
               ^^^^^^^^^^ error[E0302]: `31.12.2026` is not a date (write year-month-day: `2026-12-31`)

"#]]);
}

#[test]
fn the_last_day_is_not_before_the_first() {
    check_posting(str![[r#"
date_posted: 2026-11-02
             ^^^^^^^^^^ it was posted later
valid_through: 2026-10-01
               ^^^^^^^^^^ error[E0303]: the posting ends before it begins

"#]]);
}

#[test]
fn google_asks_when_a_posting_was_posted() {
    check_posting(str![[r#"
date_posted:
^^^^^^^^^^^^ warning[W0304]: the posting does not say when it was posted (add `date_posted:` with the day it was first published)

"#]]);
}

#[test]
fn a_day_may_be_written_with_quotes_and_with_a_time() {
    for written in [
        "2026-11-02",
        "\"2026-11-02\"",
        "'2026-11-02'",
        "2026-11-02T09:30:00Z",
        "2026-11-02T09:30:00+01:00",
        "2026-11-02 09:30:00",
    ] {
        let seen = posting(&format!("date_posted: {written}\n"));
        assert_eq!(seen.said(), "", "{written}");
        let posted = seen.0.site.postings[0].date_posted.expect("a day");
        assert_eq!(posted.to_string(), "2026-11-02", "{written}");
    }
}

#[test]
fn a_posting_may_begin_and_end_on_one_day() {
    let seen = posting("date_posted: 2026-11-24\nvalid_through: 2026-11-24\n");
    assert_eq!(seen.said(), "");
    assert_eq!(seen.0.derived.listed.len(), 1);
}

#[test]
fn a_leap_day_is_a_day() {
    assert_eq!(posting("date_posted: 2024-02-29\n").said(), "");
    assert_eq!(posting("date_posted: 2026-02-29\n").codes(), ["E0301"]);
}
