//! Keys and the kinds of their values.

use snapbox::str;

use crate::site::{check, check_posting};

#[test]
fn a_posting_needs_a_title() {
    check(str![[r#"
-- content/postings/baker.md --
---
locations: ["Berlin, Germany"]
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0101]: this posting has no title (add `title:`)
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.

"#]]);
}

#[test]
fn an_empty_title_is_none() {
    check_posting(str![[r#"
title: "  "
^^^^^^^^^^^ error[E0101]: this posting has no title (add `title:`)

"#]]);
}

#[test]
fn a_title_is_a_text_and_not_a_list() {
    check_posting(str![[r#"
title: [Baker, Pastry baker]
       ^^^^^^^^^^^^^^^^^^^^^ error[E0102]: `title` wants a text, and this is a list

"#]]);
}

#[test]
fn a_list_of_texts_may_not_hold_groups() {
    check_posting(str![[r#"
category: [bread, { name: cakes }]
                  ^^^^^^^^^^^^^^^ error[E0102]: `category` wants a text, and this is a group of keys

"#]]);
}

#[test]
fn yes_and_no_are_no_texts() {
    check_posting(str![[r#"
starts: true
        ^^^^ error[E0102]: `starts` wants a text, and this is yes or no
salary: { min: 42000, currency: EUR, gross: perhaps }
                                            ^^^^^^^ error[E0102]: `gross` wants `true` or `false`, and this is a text

"#]]);
}

#[test]
fn a_misspelt_key_is_ignored_and_the_right_one_offered() {
    check_posting(str![[r#"
employment_tpye: full_time
^^^^^^^^^^^^^^^ warning[W0103]: careergen does not know `employment_tpye` in a posting (did you mean `employment_type`?)
favourite_bread: rye
^^^^^^^^^^^^^^^ warning[W0103]: careergen does not know `favourite_bread` in a posting

"#]]);
}

#[test]
fn an_unknown_key_inside_a_group_is_found_too() {
    check_posting(str![[r#"
salary: { min: 42000, curency: EUR, currency: EUR }
                      ^^^^^^^ warning[W0103]: careergen does not know `curency` in a salary (did you mean `currency`?)
locations:
  - { country: DE, city: Berlin, floor: 3 }
                                 ^^^^^ warning[W0103]: careergen does not know `floor` in a location

"#]]);
}

#[test]
fn another_name_for_a_key_is_understood() {
    check_posting(str![[r#"
department: Bakery
^^^^^^^^^^ note[N0104]: `department` was read as `category` (careergen's own name for it is `category`)
expires: 2027-01-31
^^^^^^^ note[N0104]: `expires` was read as `valid_through` (careergen's own name for it is `valid_through`)

"#]]);
}

#[test]
fn our_own_name_goes_before_another_one() {
    check_posting(str![[r#"
category: bread
department: cakes

"#]]);
}

#[test]
fn a_kind_of_employment_that_nobody_knows_is_left_out() {
    check_posting(str![[r#"
employment_type: fulltmie
                 ^^^^^^^^ warning[W0105]: `fulltmie` is no kind of employment that careergen knows (did you mean `full_time`?)

"#]]);
}

#[test]
fn only_the_unknown_part_of_a_list_of_kinds_is_marked() {
    check_posting(str![[r#"
employment_type: full-time, praktikum, sabbatical
                                       ^^^^^^^^^^ warning[W0105]: `sabbatical` is no kind of employment that careergen knows (it takes `full_time`, `part_time`, `contractor`, `temporary`, `intern`, `volunteer`, `per_diem`, `other`)

"#]]);
}

#[test]
fn other_values_of_a_list_of_words_are_offered() {
    check_posting(str![[r#"
seniority: seniro
           ^^^^^^ warning[W0105]: `seniro` is none of the values it takes (did you mean `senior`?)
workplace: remot
           ^^^^^ warning[W0105]: `remot` is none of the values it takes (did you mean `remote`?)
visibility: secret
            ^^^^^^ error[E0107]: nobody can tell whether a posting that is `secret` is public (it takes `public`, `unlisted`, `internal`)
body_format: markdwn
             ^^^^^^^ warning[W0105]: `markdwn` is none of the values it takes (did you mean `markdown`?)
language: "12"
          ^^^^ warning[W0105]: `12` is not a language (use a tag such as `en`, `de` or `fr`)

"#]]);
}

#[test]
fn a_posting_whose_status_is_unknown_is_not_published() {
    check_posting(str![[r#"
status: opne
        ^^^^ error[E0107]: nobody can tell whether a posting that is `opne` is open (did you mean `open`?)

"#]]);
}

#[test]
fn values_in_quotes_are_marked_with_their_quotes() {
    check_posting(str![[r#"
seniority: "sen\u0069or-ish"
           ^^^^^^^^^^^^^^^^^ warning[W0105]: `senior-ish` is none of the values it takes (it takes `intern`, `junior`, `mid`, `senior`, `lead`, `head`)
visibility: 'it''s secret'
            ^^^^^^^^^^^^^^ error[E0107]: nobody can tell whether a posting that is `it's secret` is public (it takes `public`, `unlisted`, `internal`)

"#]]);
}

#[test]
fn characters_count_and_not_bytes() {
    check_posting(str![[r#"
salary: { note: "Zuschläge für Nächte 🥐", min: 52000, max: 42000, currency: EUR }
                                               ^^^^^ error[E0501]: the lowest pay is above the highest (exchange the two, or mend the wrong one)
                                                           ^^^^^ and this is the most

"#]]);
}

#[test]
fn a_block_of_text_is_one_value() {
    check_posting(str![[r#"
date_posted: >
             ^ error[E0302]: `the second of November` is not a date (write year-month-day: `2026-11-02`)
  the second
  of November

"#]]);
}

#[test]
fn no_education_is_not_asked_for_beside_some() {
    check_posting(str![[r#"
education: [none, bachelor]
           ^^^^^^^^^^^^^^^^ warning[W0105]: `none` stands beside education that is asked for (take one of them out)

"#]]);
}
