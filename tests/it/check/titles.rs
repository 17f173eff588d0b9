//! What may not stand in a title.

use snapbox::str;

use crate::site::{check, check_posting, posting};

#[test]
fn the_place_does_not_belong_in_the_title() {
    check_posting(str![[r#"
title: Baker - Berlin
               ^^^^^^ warning[W0701]: the title holds the place (write `title: Baker`)

"#]]);
}

#[test]
fn a_place_is_found_with_other_accents_and_letters() {
    check_posting(str![[r#"
title: Bäckerei-Fachkraft in ZÜRICH
                             ^^^^^^ warning[W0701]: the title holds the place (write `title: Bäckerei-Fachkraft`)
locations: ["Zurich, Switzerland"]

"#]]);
}

#[test]
fn the_word_remote_does_not_belong_in_the_title() {
    check_posting(str![[r#"
title: Recipe writer (remote)
                     ^^^^^^^^ warning[W0701]: the title holds the workplace (write `title: Recipe writer`)
workplace: remote

"#]]);
}

#[test]
fn the_pay_does_not_belong_in_the_title() {
    check_posting(str![[r#"
title: Baker (up to 52,000 €)
                    ^^^^^^^^ warning[W0702]: the title holds the pay

"#]]);
}

#[test]
fn the_company_does_not_belong_in_the_title() {
    check_posting(str![[r#"
title: Baker at Sauerteig
                ^^^^^^^^^ warning[W0703]: the title holds the company (write `title: Baker`)
company: Sauerteig

"#]]);
}

#[test]
fn a_gender_suffix_is_moved_beside_the_title() {
    check_posting(str![[r#"
title: Bäcker (m/w/d)
              ^^^^^^^ warning[W0704]: the title holds `(m/w/d)` (write `title: Bäcker` and `title_suffix: "(m/w/d)"`)

"#]]);
    let seen = posting("title: Bäcker (m/w/d)\n");
    let posting = &seen.0.site.postings[0];
    assert_eq!((posting.title.as_str(), posting.title_suffix.as_deref()), ("Bäcker", Some("(m/w/d)")));
}

#[test]
fn everything_that_is_wrong_with_a_title_is_said_at_once() {
    check_posting(str![[r#"
title: "Bäcker (w/m/d) bei Sauerteig, Berlin, 3.200 €"
               ^^^^^^^ warning[W0704]: the title holds `(w/m/d)` (write `title: Bäcker bei Sauerteig, Berlin, 3.200 €` and `title_suffix: "(w/m/d)"`)
                           ^^^^^^^^^ warning[W0703]: the title holds the company (write `title: Bäcker Berlin, 3.200 €`)
                                      ^^^^^^ warning[W0701]: the title holds the place (write `title: Bäcker bei Sauerteig 3.200 €`)
                                              ^^^^^^^ warning[W0702]: the title holds the pay (write `title: Bäcker bei Sauerteig, Berlin`)
company: Sauerteig

"#]]);
}

#[test]
fn characters_that_turn_a_title_are_refused() {
    check_posting(str![[r#"
title: "Baker\u202E reversed"
       ^^^^^^^^^^^^^^^^^^^^^^ error[E0705]: the title holds U+202E, which can't be seen (write `Baker reversed`)

"#]]);
    assert!(posting("title: \"Baker\\u202E reversed\"\n").0.site.postings.is_empty());
}

#[test]
fn characters_that_cannot_be_seen_are_taken_out() {
    check_posting(str![[r#"
title: "Bak\u200Ber"
       ^^^^^^^^^^^^^ warning[W0706]: the title holds U+200B, which can't be seen (write `Baker`)

"#]]);
    assert_eq!(posting("title: \"Bak\\u200Ber\"\n").0.site.postings[0].title, "Baker");
}

#[test]
fn a_title_taken_from_a_heading_is_judged_too() {
    check(str![[r#"
-- content/postings/baker.md --
---
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
# Baker - Berlin
  ^^^^^^^^^^^^^^ note[N0106]: the title was taken from this heading (front matter can say more: `title:`, `locations:`, `date_posted:`)
          ^^^^^^ warning[W0701]: the title holds the place (write `title: Baker`)

You bake bread.

"#]]);
}

#[test]
fn titles_that_only_look_wrong_are_left_alone() {
    for title in [
        "Remote Sensing Engineer",
        "I/O Engineer",
        "R&D Engineer (Python/Rust)",
        "Parish clerk",
        "Baker, 2nd shift",
        "Head of Pastry (part time)",
        "Bäcker*in",
        "خبّاز",
        "Ingénieur·e R&D",
        "C++ Developer",
    ] {
        let seen = posting(&format!("title: \"{title}\"\nlocations: [\"Paris, France\"]\n"));
        assert_eq!(seen.said(), "", "{title}");
    }
}
