//! Every file of a site, by its address, before any is rendered.

use snapbox::data::Inline;
use snapbox::str;

use crate::site::{Seen, eq, site};

/// A site of two countries, so that a plan can be read at a glance.
const SMALL: &str = "-- content/site.yaml --
name: Bakeries
base_url: https://jobs.bakery.example
places: { countries: [DE, LU] }
";

fn planned(seen: &Seen, expected: Inline) {
    eq(seen.0.plan.to_text(&seen.0.derived), expected);
}

/// Only the lines of the plan that hold `word`.
fn planned_with(seen: &Seen, word: &str, expected: Inline) {
    let plan = seen.0.plan.to_text(&seen.0.derived);
    eq(
        plan.lines().filter(|line| line.contains(word)).map(|line| format!("{line}\n")).collect::<String>(),
        expected,
    );
}

fn posting(name: &str, fields: &str) -> String {
    format!(
        "-- content/postings/{name}.md --
---
title: Role {name}
locations: [\"Berlin, Germany\"]
{fields}
---
You do {name}.
"
    )
}

#[test]
fn one_posting_makes_a_whole_site() {
    let text = format!(
        "{SMALL}{}",
        posting("baker", "date_posted: 2026-11-02\ncompany: Sauerteig\ncategory: bread")
    );
    planned(
        &site(&text).build(),
        str![[r#"
/404.html                                not found
/categories/bread/feed.json              feed, JSON Feed
/categories/bread/feed.xml               feed, Atom
/categories/bread/                       list, page 1 of 1, 1 postings
/categories/                             categories
/companies/                              companies
/companies/sauerteig/feed.json           feed, JSON Feed
/companies/sauerteig/feed.xml            feed, Atom
/companies/sauerteig/                    list, page 1 of 1, 1 postings
/feed.json                               feed, JSON Feed
/feed.xml                                feed, Atom
/                                        home
/jobs/baker/                             posting, listed
/jobs/                                   list, page 1 of 1, 1 postings
/locations/eea/feed.json                 feed, JSON Feed
/locations/eea/feed.xml                  feed, Atom
/locations/eea/                          list, page 1 of 1, 1 postings
/locations/emea/feed.json                feed, JSON Feed
/locations/emea/feed.xml                 feed, Atom
/locations/emea/                         list, page 1 of 1, 1 postings
/locations/eu/feed.json                  feed, JSON Feed
/locations/eu/feed.xml                   feed, Atom
/locations/eu/                           list, page 1 of 1, 1 postings
/locations/europe/feed.json              feed, JSON Feed
/locations/europe/feed.xml               feed, Atom
/locations/europe/                       list, page 1 of 1, 1 postings
/locations/germany/berlin/feed.json      feed, JSON Feed
/locations/germany/berlin/feed.xml       feed, Atom
/locations/germany/berlin/               list, page 1 of 1, 1 postings
/locations/germany/feed.json             feed, JSON Feed
/locations/germany/feed.xml              feed, Atom
/locations/germany/                      list, page 1 of 1, 1 postings
/locations/                              locations
/locations/luxembourg/feed.json          feed, JSON Feed
/locations/luxembourg/feed.xml           feed, Atom
/locations/luxembourg/                   list, page 1 of 1, 0 postings, not indexed
/remote/feed.json                        feed, JSON Feed
/remote/feed.xml                         feed, Atom
/remote/                                 list, page 1 of 1, 0 postings, not indexed
/robots.txt                              robots
/sitemap-jobs.xml                        sitemap
/sitemap-pages.xml                       sitemap
/sitemap.xml                             sitemap

"#]],
    );
}

#[test]
fn nothing_at_all_makes_a_site_too() {
    planned(
        &site(SMALL).build(),
        str![[r#"
/404.html                                not found
/categories/                             categories
/companies/                              companies
/feed.json                               feed, JSON Feed
/feed.xml                                feed, Atom
/                                        home
/jobs/                                   list, page 1 of 1, 0 postings, not indexed
/locations/eea/feed.json                 feed, JSON Feed
/locations/eea/feed.xml                  feed, Atom
/locations/eea/                          list, page 1 of 1, 0 postings, not indexed
/locations/emea/feed.json                feed, JSON Feed
/locations/emea/feed.xml                 feed, Atom
/locations/emea/                         list, page 1 of 1, 0 postings, not indexed
/locations/eu/feed.json                  feed, JSON Feed
/locations/eu/feed.xml                   feed, Atom
/locations/eu/                           list, page 1 of 1, 0 postings, not indexed
/locations/europe/feed.json              feed, JSON Feed
/locations/europe/feed.xml               feed, Atom
/locations/europe/                       list, page 1 of 1, 0 postings, not indexed
/locations/germany/feed.json             feed, JSON Feed
/locations/germany/feed.xml              feed, Atom
/locations/germany/                      list, page 1 of 1, 0 postings, not indexed
/locations/                              locations
/locations/luxembourg/feed.json          feed, JSON Feed
/locations/luxembourg/feed.xml           feed, Atom
/locations/luxembourg/                   list, page 1 of 1, 0 postings, not indexed
/remote/feed.json                        feed, JSON Feed
/remote/feed.xml                         feed, Atom
/remote/                                 list, page 1 of 1, 0 postings, not indexed
/robots.txt                              robots
/sitemap-pages.xml                       sitemap
/sitemap.xml                             sitemap

"#]],
    );
}

#[test]
fn a_second_language_stands_below_its_tag() {
    let text = format!(
        "{SMALL}languages: [en, de]
feeds: {{ json: false }}
{}-- content/pages/about.md --
---
title: About
---
We bake.
-- content/pages/about.de.md --
---
title: Wir
---
Wir backen.
",
        posting("baker", "translations: { de: { title: Bäckerei-Fachkraft } }")
    );
    planned(
        &site(&text).build(),
        str![[r#"
/404.html                                not found
/about/                                  page
/categories/                             categories
/companies/                              companies
/de/about/                               page
/de/categories/                          categories
/de/companies/                           companies
/de/feed.xml                             feed, Atom
/de/                                     home
/de/jobs/baker/                          posting, listed
/de/jobs/                                list, page 1 of 1, 1 postings
/de/locations/eea/feed.xml               feed, Atom
/de/locations/eea/                       list, page 1 of 1, 1 postings
/de/locations/emea/feed.xml              feed, Atom
/de/locations/emea/                      list, page 1 of 1, 1 postings
/de/locations/eu/feed.xml                feed, Atom
/de/locations/eu/                        list, page 1 of 1, 1 postings
/de/locations/europe/feed.xml            feed, Atom
/de/locations/europe/                    list, page 1 of 1, 1 postings
/de/locations/germany/berlin/feed.xml    feed, Atom
/de/locations/germany/berlin/            list, page 1 of 1, 1 postings
/de/locations/germany/feed.xml           feed, Atom
/de/locations/germany/                   list, page 1 of 1, 1 postings
/de/locations/                           locations
/de/locations/luxembourg/feed.xml        feed, Atom
/de/locations/luxembourg/                list, page 1 of 1, 0 postings, not indexed
/de/remote/feed.xml                      feed, Atom
/de/remote/                              list, page 1 of 1, 0 postings, not indexed
/feed.xml                                feed, Atom
/                                        home
/jobs/baker/                             posting, listed
/jobs/                                   list, page 1 of 1, 1 postings
/locations/eea/feed.xml                  feed, Atom
/locations/eea/                          list, page 1 of 1, 1 postings
/locations/emea/feed.xml                 feed, Atom
/locations/emea/                         list, page 1 of 1, 1 postings
/locations/eu/feed.xml                   feed, Atom
/locations/eu/                           list, page 1 of 1, 1 postings
/locations/europe/feed.xml               feed, Atom
/locations/europe/                       list, page 1 of 1, 1 postings
/locations/germany/berlin/feed.xml       feed, Atom
/locations/germany/berlin/               list, page 1 of 1, 1 postings
/locations/germany/feed.xml              feed, Atom
/locations/germany/                      list, page 1 of 1, 1 postings
/locations/                              locations
/locations/luxembourg/feed.xml           feed, Atom
/locations/luxembourg/                   list, page 1 of 1, 0 postings, not indexed
/remote/feed.xml                         feed, Atom
/remote/                                 list, page 1 of 1, 0 postings, not indexed
/robots.txt                              robots
/sitemap-jobs.xml                        sitemap
/sitemap-pages.xml                       sitemap
/sitemap.xml                             sitemap

"#]],
    );
}

/// One posting of every standing there is.
fn of_all_kinds() -> String {
    [
        ("open", "date_posted: 2026-11-01\nvalid_through: 2026-12-31"),
        ("closed", "status: closed\nvalid_through: 2026-11-10"),
        ("filled", "status: filled"),
        ("paused", "status: paused"),
        ("expired", "date_posted: 2026-10-01\nvalid_through: 2026-11-20"),
        ("gone", "date_posted: 2026-01-01\nvalid_through: 2026-03-01"),
        ("draft", "status: draft"),
        ("unlisted", "visibility: unlisted"),
        ("internal", "visibility: internal"),
        ("scheduled", "date_posted: 2026-12-01"),
    ]
    .map(|(name, fields)| posting(name, fields))
    .concat()
}

#[test]
fn what_has_ended_keeps_its_page_for_a_while_and_stands_in_no_list() {
    planned_with(
        &site(&of_all_kinds()).build(),
        "/jobs/",
        str![[r#"
/jobs/closed/                            posting, ended(closed), not indexed
/jobs/expired/                           posting, ended(expired), not indexed
/jobs/filled/                            posting, ended(filled), not indexed
/jobs/                                   list, page 1 of 1, 1 postings
/jobs/open/                              posting, listed
/jobs/paused/                            posting, ended(paused), not indexed
/jobs/unlisted/                          posting, unlisted, not indexed

"#]],
    );
}

#[test]
fn drafts_and_postings_of_the_future_can_be_looked_at() {
    planned_with(
        &site(&of_all_kinds()).drafts().build(),
        "/jobs/",
        str![[r#"
/jobs/closed/                            posting, ended(closed), not indexed
/jobs/draft/                             posting, listed, not indexed
/jobs/expired/                           posting, ended(expired), not indexed
/jobs/filled/                            posting, ended(filled), not indexed
/jobs/                                   list, page 1 of 1, 3 postings
/jobs/open/                              posting, listed
/jobs/paused/                            posting, ended(paused), not indexed
/jobs/scheduled/                         posting, listed, not indexed
/jobs/unlisted/                          posting, unlisted, not indexed

"#]],
    );
}

#[test]
fn another_day_is_another_site() {
    planned_with(
        &site(&of_all_kinds()).today("2027-01-01").build(),
        "/jobs/",
        str![[r#"
/jobs/closed/                            posting, ended(closed), not indexed
/jobs/expired/                           posting, ended(expired), not indexed
/jobs/filled/                            posting, ended(filled), not indexed
/jobs/                                   list, page 1 of 1, 1 postings
/jobs/open/                              posting, ended(expired), not indexed
/jobs/paused/                            posting, ended(paused), not indexed
/jobs/scheduled/                         posting, listed
/jobs/unlisted/                          posting, unlisted, not indexed

"#]],
    );
}

#[test]
fn the_site_says_on_which_day_it_changes_by_itself() {
    let next =
        |day: &str| site(&of_all_kinds()).today(day).build().0.derived.next_change.map(|day| day.to_string());
    assert_eq!(next("2026-11-24").as_deref(), Some("2026-12-01"), "one begins");
    assert_eq!(next("2026-12-02").as_deref(), Some("2027-01-01"), "one ends");
    assert_eq!(next("2028-01-01"), None);
}

#[test]
fn a_posting_is_open_on_its_last_day() {
    let text = posting("baker", "valid_through: 2026-11-24");
    assert_eq!(site(&text).today("2026-11-24").build().0.derived.listed.len(), 1);
    assert_eq!(site(&text).today("2026-11-25").build().0.derived.listed.len(), 0);
}

#[test]
fn long_lists_have_pages() {
    let postings: String = (1..=5)
        .map(|number| posting(&format!("p{number}"), &format!("date_posted: 2026-11-0{number}")))
        .collect();
    let seen = site(&format!("{SMALL}per_page: 2\n{postings}")).build();
    planned_with(
        &seen,
        "list, page",
        str![[r#"
/jobs/                                   list, page 1 of 3, 5 postings
/jobs/page/2/                            list, page 2 of 3, 5 postings
/jobs/page/3/                            list, page 3 of 3, 5 postings
/locations/eea/                          list, page 1 of 3, 5 postings
/locations/eea/page/2/                   list, page 2 of 3, 5 postings
/locations/eea/page/3/                   list, page 3 of 3, 5 postings
/locations/emea/                         list, page 1 of 3, 5 postings
/locations/emea/page/2/                  list, page 2 of 3, 5 postings
/locations/emea/page/3/                  list, page 3 of 3, 5 postings
/locations/eu/                           list, page 1 of 3, 5 postings
/locations/eu/page/2/                    list, page 2 of 3, 5 postings
/locations/eu/page/3/                    list, page 3 of 3, 5 postings
/locations/europe/                       list, page 1 of 3, 5 postings
/locations/europe/page/2/                list, page 2 of 3, 5 postings
/locations/europe/page/3/                list, page 3 of 3, 5 postings
/locations/germany/berlin/               list, page 1 of 3, 5 postings
/locations/germany/berlin/page/2/        list, page 2 of 3, 5 postings
/locations/germany/berlin/page/3/        list, page 3 of 3, 5 postings
/locations/germany/                      list, page 1 of 3, 5 postings
/locations/germany/page/2/               list, page 2 of 3, 5 postings
/locations/germany/page/3/               list, page 3 of 3, 5 postings
/locations/luxembourg/                   list, page 1 of 1, 0 postings, not indexed
/remote/                                 list, page 1 of 1, 0 postings, not indexed

"#]],
    );
}

#[test]
fn a_country_beyond_the_scope_has_no_page() {
    let text = format!("{SMALL}{}", posting("baker", "").replace("Berlin, Germany", "Paris, France"));
    planned_with(
        &site(&text).build(),
        "/locations/",
        str![[r#"
/locations/eea/feed.json                 feed, JSON Feed
/locations/eea/feed.xml                  feed, Atom
/locations/eea/                          list, page 1 of 1, 0 postings, not indexed
/locations/emea/feed.json                feed, JSON Feed
/locations/emea/feed.xml                 feed, Atom
/locations/emea/                         list, page 1 of 1, 0 postings, not indexed
/locations/eu/feed.json                  feed, JSON Feed
/locations/eu/feed.xml                   feed, Atom
/locations/eu/                           list, page 1 of 1, 0 postings, not indexed
/locations/europe/feed.json              feed, JSON Feed
/locations/europe/feed.xml               feed, Atom
/locations/europe/                       list, page 1 of 1, 0 postings, not indexed
/locations/germany/feed.json             feed, JSON Feed
/locations/germany/feed.xml              feed, Atom
/locations/germany/                      list, page 1 of 1, 0 postings, not indexed
/locations/                              locations
/locations/luxembourg/feed.json          feed, JSON Feed
/locations/luxembourg/feed.xml           feed, Atom
/locations/luxembourg/                   list, page 1 of 1, 0 postings, not indexed

"#]],
    );
}

#[test]
fn without_settings_every_country_of_emea_has_a_page() {
    let seen = site(&posting("baker", "")).build();
    let plan = seen.0.plan.to_text(&seen.0.derived);
    let countries = seen.0.site.config.countries.len();
    assert!(countries > 100, "{countries}");
    for country in &seen.0.site.config.countries {
        let address = format!("/locations/{}/ ", country.slug());
        assert!(plan.contains(&address), "{address}");
    }
}

#[test]
fn a_grouping_with_one_country_of_the_site_has_no_page() {
    let seen = site(&SMALL.replace("[DE, LU]", "[DE, ES]")).build();
    let plan = seen.0.plan.to_text(&seen.0.derived);
    assert!(!plan.contains("/locations/iberia/") && !plan.contains("/locations/dach/"), "{plan}");
    let seen = site(&SMALL.replace("[DE, LU]", "[DE, AT]")).build();
    assert!(seen.has("/locations/dach/"));
}

#[test]
fn a_page_of_ones_own_never_replaces_one_of_the_sites() {
    let text = format!("{SMALL}-- content/pages/jobs.md --\n---\ntitle: My jobs\n---\nMine.\n");
    let seen = site(&text).build();
    assert_eq!(seen.codes(), ["E1006"]);
    assert!(!seen.text("/jobs/").contains("Mine."));
}

#[test]
fn a_file_of_ones_own_never_replaces_one_of_the_sites() {
    let text = format!(
        "{SMALL}-- static/Robots.txt --\nMine.\n-- static/jobs --\nMine.\n-- static/about/index.html --\nMine.\n-- static/logo.svg --\n<svg/>\n"
    );
    let seen = site(&text).build();
    eq(
        seen.said(),
        str![[r#"
static/Robots.txt: error[E1006]: `/Robots.txt` is already taken by a page of the site (give it another name)
static/jobs: error[E1006]: `/jobs` is already taken by a page of the site (give it another name)

"#]],
    );
    planned_with(
        &seen,
        "static",
        str![[r#"
/about/index.html                        static
/logo.svg                                static

"#]],
    );
}

#[test]
fn a_name_that_some_hosts_refuse_is_left_out() {
    let text = format!("{SMALL}-- static/nul.txt --\nMine.\n-- static/what?.txt --\nMine.\n");
    eq(
        site(&text).build().said(),
        str![[r#"
static/nul.txt: error[E1006]: this name can't be kept on every host (give it another name)
static/what?.txt: error[E1006]: this name can't be kept on every host (give it another name)

"#]],
    );
}
