//! Postings open and end by the clocks of their places, and the site says when it changes next.

use careergen::base::{Date, Instant};
use snapbox::str;

use crate::site::{Seen, eq, site};

/// Open from the 25th of March to the 5th of April 2027, with clocks changing in between, and their pages stay two days.
const SITE: &str = "-- content/site.yaml --
name: Bakery
company: Bakery
base_url: https://bakery.example
expiry: { keep_days: 2 }
places: { countries: [IL, PT] }
-- content/postings/auckland.md --
---
title: Baker
locations: [\"Auckland, New Zealand\"]
date_posted: 2027-03-25
valid_through: 2027-04-05
apply_url: https://bakery.example/a
---
You bake pavlova.
-- content/postings/tel-aviv.md --
---
title: Baker
locations: [\"Tel Aviv, Israel\"]
date_posted: 2027-03-25
valid_through: 2027-04-05
apply_url: https://bakery.example/t
---
You bake challah.
-- content/postings/lisbon.md --
---
title: Baker
locations: [\"Lisbon, Portugal\"]
date_posted: 2027-03-25
valid_through: 2027-04-05
apply_url: https://bakery.example/l
---
You bake custard tarts.
-- content/postings/all.md --
---
title: Head baker
locations: [\"Auckland, New Zealand\", \"Lisbon, Portugal\"]
date_posted: 2027-03-25
valid_through: 2027-04-05
apply_url: https://bakery.example/b
---
You bake everywhere.
";

/// Hours ahead of UTC, written down from what governments say: New Zealand goes back on the 4th of April at 14:00 UTC of the 3rd, Israel
/// forward on the 26th of March at 00:00 UTC, Portugal on the 28th at 01:00 UTC.
const CLOCKS: [(&str, i64, &str, i64); 3] = [
    ("auckland", 13, "2027-04-03T14:00:00Z", 12),
    ("tel-aviv", 2, "2027-03-26T00:00:00Z", 3),
    ("lisbon", 0, "2027-03-28T01:00:00Z", 1),
];

/// Seconds since 1970.
fn seconds(text: &str) -> i64 {
    let days = Date::parse(text).expect("a day").days_since_1970();
    let clock = |at: usize| text[at..at + 2].parse::<i64>().expect("digits");
    days * 86_400 + clock(11) * 3_600 + clock(14) * 60
}

/// The day at a place by the clocks above.
fn day_at(place: &str, now: i64) -> i64 {
    let (_, before, change, after) = CLOCKS.into_iter().find(|(name, ..)| *name == place).expect("a place");
    let hours = if now < seconds(change) { before } else { after };
    (now + hours * 3_600).div_euclid(86_400)
}

fn day(text: &str) -> i64 {
    Date::parse(text).expect("a day").days_since_1970()
}

/// What a page says of its posting.
fn state(seen: &Seen, name: &str) -> &'static str {
    let path = format!("/jobs/{name}/");
    if !seen.has(&path) {
        return "no page";
    }
    let is_listed = seen.file("/jobs/").contains(&path);
    let has_markup = seen.job_posting(&path).is_some();
    let is_in_sitemap =
        seen.files().iter().any(|(file, text)| file.starts_with("sitemap") && text.contains(&path));
    let is_in_feed = seen.file("/feed.xml").contains(&path);
    match [is_listed, has_markup, is_in_sitemap, is_in_feed] {
        [true, true, true, true] => "open",
        [false, false, false, false] => "over",
        _ => "torn",
    }
}

fn expected(first: i64, last: i64) -> &'static str {
    if first < day("2027-03-25") {
        "no page"
    } else if last <= day("2027-04-05") {
        "open"
    } else if last <= day("2027-04-07") {
        "over"
    } else {
        "no page"
    }
}

#[test]
fn each_page_is_right_to_the_hour_on_forty_days_of_three_time_zones() {
    let beginning = seconds("2027-03-23T22:30:00Z");
    // Seven hours at a time, so that each hour of a day comes up.
    for step in 0..60 {
        let now = beginning + step * 7 * 3_600;
        let moment = Instant::from_unix(now).expect("a moment");
        let seen = site(SITE).now(moment).build();
        for place in ["auckland", "tel-aviv", "lisbon"] {
            let here = day_at(place, now);
            assert_eq!(state(&seen, place), expected(here, here), "{place} at {moment}");
        }
        // Where it lies in two zones, it opens with the first and ends with the last.
        let days = ["auckland", "lisbon"].map(|place| day_at(place, now));
        assert_eq!(
            state(&seen, "all"),
            expected(days[0].max(days[1]), days[0].min(days[1])),
            "all at {moment}"
        );
    }
}

#[test]
fn a_day_without_an_hour_is_that_day_everywhere() {
    for step in 0..40 {
        let today = Date::parse("2027-03-10").expect("a day").plus_days(step);
        let seen = site(SITE).today(&today.to_string()).build();
        let here = today.days_since_1970();
        for place in ["auckland", "tel-aviv", "lisbon", "all"] {
            assert_eq!(state(&seen, place), expected(here, here), "{place} on {today}");
        }
    }
}

#[test]
fn the_site_says_at_which_moment_it_changes_next() {
    let mut now = Instant::parse("2027-03-01T00:00:00Z").expect("a moment");
    let mut moments = String::new();
    while let Some(next) = site(SITE).now(now).build().0.derived.next_change_at {
        moments.push_str(&format!("{next}\n"));
        assert!(next > now, "{next}");
        now = next;
    }
    eq(
        moments,
        str![[r#"
2027-03-24T11:00:00Z
2027-03-24T22:00:00Z
2027-03-25T00:00:00Z
2027-04-05T12:00:00Z
2027-04-05T21:00:00Z
2027-04-05T23:00:00Z
2027-04-07T12:00:00Z
2027-04-07T21:00:00Z
2027-04-07T23:00:00Z

"#]],
    );
}

#[test]
fn the_last_day_ends_by_the_clock_of_its_place() {
    let seen = site(SITE).today("2027-04-01").build();
    let ends = ["auckland", "tel-aviv", "lisbon", "all"].map(|name| {
        let json = seen.job_posting(&format!("/jobs/{name}/")).expect("it is open");
        json.lines()
            .find(|line| line.contains("validThrough"))
            .map(|line| line.trim().to_owned())
            .unwrap_or_default()
    });
    eq(
        ends.join("\n"),
        str![[r#"
"validThrough": "2027-04-05T23:59:59+12:00",
"validThrough": "2027-04-05T23:59:59+03:00",
"validThrough": "2027-04-05T23:59:59+01:00",
"validThrough": "2027-04-05T23:59:59+01:00",
"#]],
    );
}
