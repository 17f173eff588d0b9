//! Where the work is.

use snapbox::str;

use crate::site::{check, check_posting, posting};

#[test]
fn a_place_must_exist() {
    check_posting(str![[r#"
locations: [Entenhausen]
            ^^^^^^^^^^^ error[E0401]: `Entenhausen` names no country (write the country too, as in `Berlin, Germany`)

"#]]);
}

#[test]
fn a_place_is_marked_inside_its_list() {
    check_posting(str![[r#"
locations:
  - Berlin, Germany
  - "Zürich, Schweitz"
             ^^^^^^^^ error[E0401]: `Schweitz` is no country (did you mean `Switzerland`?)
  - siehe Beschreibung
    ^^^^^^^^^^^^^^^^^^ error[E0401]: `siehe Beschreibung` is no place (write a place as `City, Country`)

"#]]);
}

#[test]
fn a_place_in_fields_needs_a_country() {
    check_posting(str![[r#"
locations:
  - { city: Dorfhausen, street: Am Markt 1 }
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0401]: this place names no country (add `country:` with a code or a name)
  - { country: Narnia, city: Cair Paravel }
               ^^^^^^ error[E0401]: `Narnia` is no country (write a place as `City, Country`)

"#]]);
}

#[test]
fn a_posting_says_where_the_work_is() {
    check_posting(str![[r#"
locations:
^^^^^^^^^^ error[E0402]: the posting does not say where the work is (add `locations: ["City, Country"]`, or `workplace: remote` with `remote_from:`)

"#]]);
}

#[test]
fn a_remote_posting_says_from_which_countries() {
    check_posting(str![[r#"
workplace: remote
locations: []
           ^^ error[E0403]: a remote posting must say from which countries (add `remote_from:` with countries or groupings: `[DE, AT]`, `[EMEA]`, `[worldwide]`)

"#]]);
}

#[test]
fn remote_from_counts_only_for_remote_roles() {
    check_posting(str![[r#"
workplace: hybrid
remote_from: [DE]
             ^^^^ warning[W0404]: `remote_from` counts only for remote roles (write `workplace: remote`, or take it out)

"#]]);
}

#[test]
fn remote_from_anywhere_is_shown_but_not_to_google() {
    check_posting(str![[r#"
locations:
workplace: remote
remote_from: [worldwide]
             ^^^^^^^^^^^ warning[W0405]: Google takes no remote job without a country (list the countries you really hire in)

"#]]);
}

#[test]
fn remote_from_names_countries_or_groupings() {
    check_posting(str![[r#"
workplace: remote
remote_from: [DE, Atlantis]
                  ^^^^^^^^ error[E0401]: `Atlantis` is no country (write a place as `City, Country`)

"#]]);
}

#[test]
fn an_address_to_apply_at_one_place_is_judged_too() {
    check_posting(str![[r#"
locations:
  - { country: DE, city: Berlin, apply_url: "javascript:alert(1)" }
                                            ^^^^^^^^^^^^^^^^^^^^^ error[E0601]: links may not begin with `javascript:` (use an `https:` or `mailto:` address)

"#]]);
}

#[test]
fn a_town_that_no_table_knows_is_shown_as_written() {
    check_posting(str![[r#"
locations:
  - "Entenhausen, Germany"
    ^^^^^^^^^^^^^^^^^^^^^^ note[N0406]: no table knows a town `Entenhausen` in Germany; it is shown as written
  - { country: DE, city: Stutgart }
                         ^^^^^^^^ note[N0406]: no table knows a town `Stutgart` in Germany; it is shown as written (did you mean `Stuttgart`?)

"#]]);
}

#[test]
fn two_letters_the_wrong_way_round_are_read_and_named() {
    check_posting(str![[r#"
locations: ["Kalrsruhe, Germany"]
            ^^^^^^^^^^^^^^^^^^^^ warning[W0407]: `Kalrsruhe` was read as `Karlsruhe` (write `Karlsruhe, Germany`)

"#]]);
}

#[test]
fn names_and_offices_are_of_places_that_there_are() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
rules: { mute: { at-pay: invented, at-agreement: invented } }
places:
  countries: [DE, AT, Narnia]
                      ^^^^^^ error[E0911]: `Narnia` is no country or grouping (write codes, names or groupings: `DE`, `Germany`, `DACH`)
  names:
    Narnia: { name: The other place }
            ^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0911]: `Narnia` is no place that has a page (write `GB`, `dach` or `Cologne, Germany`)
    DE: { slug: austria }
                ^^^^^^^ error[E0911]: Austria has this address already (give it another `slug`)
    AT: { slug: "Österreich!" }
                ^^^^^^^^^^^^^ error[E0911]: `Österreich!` can't stand in an address (write small letters, digits and hyphens: `uk`)
    dach: { name: The south, colour: red }
                             ^^^^^^ warning[W0103]: careergen does not know `colour` in a name of a place
  offices:
    - { place: Germany, address: Am Markt 1 }
               ^^^^^^^ error[E0911]: an office needs the city it is in (write `place: Berlin, Germany`)
    - { place: "Berlin, Germany", picture: "https://elsewhere.example/berlin.jpg" }
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0602]: a picture is a file of `static/`, not an address elsewhere (put the picture into `static/` and write its path there: `logos/northwind.svg`)

"#]]);
}

#[test]
fn two_places_can_not_have_one_address() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
rules: { mute: { at-pay: invented, at-agreement: invented } }
places:
  countries: [DE, AT]
  names:
    DE: { slug: austria }
    AT: { slug: germany }
    Austria: { name: Ostarrichi }
             ^^^^^^^^^^^^^^^^^^^^ error[E0911]: `Austria` has been named before
    "Cologne, Germany": { slug: berlin }
                                ^^^^^^ error[E0911]: Berlin has this address already (give it another `slug`)
    "Vienna, Austria": { slug: berlin }
  offices:
    - { place: "Madrid, Spain" }
               ^^^^^^^^^^^^^^^ error[E0911]: Spain has no page on which the office could be shown (add it to `places.countries`)
    - { place: "Berlin, Germany", picture: '\\elsewhere.example\berlin.jpg' }
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0602]: a picture is a file of `static/`, not an address elsewhere (put the picture into `static/` and write its path there: `logos/northwind.svg`)
-- content/postings/baker.md --
---
title: Baker
locations: ["Berlin, Germany", "Cologne, Germany", "Vienna, Austria"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.

"#]]);
}

#[test]
fn one_place_is_given_once() {
    check_posting(str![[r#"
locations:
  - Berlin, Germany
  ^^^^^^^^^^^^^^^^^ warning[W0408]: one place is given twice, with two ways to apply (`https://bakery.example/a` was taken; `https://bakery.example/b` leads nowhere)
  - { country: DE, city: Berlin, region: BE, apply_url: "https://bakery.example/a" }
  - { country: DE, city: Berlin, apply_url: "https://bakery.example/b" }

"#]]);
    let seen = posting("locations: [\"Berlin, Germany\", \"Berlin, BE, DE\", { country: DE, city: BE }]\n");
    let places = &seen.0.site.postings[0].places;
    let shown: Vec<_> = places.iter().map(|place| (place.region.as_deref(), place.city.is_some())).collect();
    assert_eq!(shown, [(Some("Berlin"), true), (Some("Berlin"), false)]);
}

#[test]
fn a_group_of_countries_makes_no_role_remote() {
    check_posting(str![[r#"
locations: Berlin, Germany; Americas
           ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W0404]: a group of countries beside a place counts only for remote roles (write `workplace: remote`, or take it out)

"#]]);
}

/// The places that a posting with these fields has, and the countries it may be done from, as text.
fn places(fields: &str) -> String {
    let seen = posting(fields);
    let faults: Vec<_> = seen.codes().into_iter().filter(|code| *code != "N0104").collect();
    assert!(faults.is_empty(), "{fields}\n{}", seen.said());
    let posting = &seen.0.site.postings[0];
    let place = |place: &careergen::model::Place| match &place.city {
        Some(city) => format!("{} {}", place.country.alpha2(), city.name),
        None => place.country.alpha2().to_owned(),
    };
    let mut text = posting.places.iter().map(place).collect::<Vec<_>>().join(", ");
    if let Some(workplace) = posting.workplace {
        text.push_str(&format!("; {workplace:?}"));
    }
    text
}

#[test]
fn one_place_may_be_written_in_many_ways() {
    for written in [
        "\"Munich, Germany\"",
        "München",
        "[\"DE, Munich\"]",
        "[\"Munich, DE\"]",
        "{ country: DE, city: Munich }",
        "[{ country: Germany, city: München }]",
        "[{ addressCountry: DE, addressLocality: Munich }]",
        "[{ city: Munich }]",
    ] {
        assert_eq!(places(&format!("locations: {written}\n")), "DE Munich", "{written}");
    }
}

#[test]
fn a_country_may_stand_alone_in_any_form() {
    for written in ["LU", "Luxemburg", "Luxembourg", "{ country: lu }"] {
        assert!(places(&format!("locations: [{written}]\n")).starts_with("LU"), "{written}");
    }
    assert_eq!(places("locations: [\"LU, Luxembourg\"]\n"), "LU Luxembourg");
}

#[test]
fn several_places_may_stand_in_one_text() {
    assert_eq!(places("locations: Berlin, Germany; Paris, France\n"), "DE Berlin, FR Paris");
    assert_eq!(places("locations: [\"Berlin, Germany\", \"Berlin, DE\"]\n"), "DE Berlin", "said twice");
}

#[test]
fn remote_may_be_said_in_many_ways() {
    assert_eq!(places("remote: true\n"), "DE Berlin; Remote");
    assert_eq!(places("remote: false\n"), "DE Berlin");
    assert_eq!(places("locations: [Remote - EMEA]\n"), "; Remote");
    assert_eq!(places("locations: [\"Remote, Germany\"]\n"), "; Remote");
    assert_eq!(places("jobLocationType: TELECOMMUTE\n"), "DE Berlin; Remote");
    assert_eq!(places("workplace: On-site\n"), "DE Berlin; Onsite");
    assert_eq!(places("employment_type: Remote - Full Time\n"), "DE Berlin; Remote");
}

#[test]
fn a_remote_role_with_a_place_may_be_done_from_that_country() {
    let seen = posting("workplace: remote\n");
    assert_eq!(seen.said(), "");
    let scopes = &seen.0.site.postings[0].remote_from;
    assert!(
        matches!(&scopes[..], [careergen::geo::Scope::Country(country)] if country.alpha2() == "DE"),
        "{scopes:?}"
    );
}

#[test]
fn two_villages_of_one_name_cannot_be_told_apart() {
    check_posting(str![[r#"
locations:
  - { country: DE, region: Bavaria, city: Brotdorf am Ofen }
  ^^^^^^^^^^^ warning[W0408]: `Brotdorf am Ofen` in Bavaria and `Brotdorf am Ofen` in Saxony are taken for one place (name the towns that they are near, or write two postings)
                                          ^^^^^^^^^^^^^^^^ note[N0406]: no table knows a town `Brotdorf am Ofen` in Germany; it is shown as written
  - { country: DE, region: Saxony, city: Brotdorf am Ofen }
                                         ^^^^^^^^^^^^^^^^ note[N0406]: no table knows a town `Brotdorf am Ofen` in Germany; it is shown as written

"#]]);
}
