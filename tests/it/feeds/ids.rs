//! Ids by which boards know jobs, and how many jobs there are: neither depends on an order.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{ALL, BOARDS, elements, references, with};
use crate::site::site;

const CITIES: [&str; 6] = [
    "Berlin, Germany",
    "Munich, Germany",
    "Vienna, Austria",
    "Graz, Austria",
    "Zurich, Switzerland",
    "Basel, Switzerland",
];

/// Where a role is done: at its places, from anywhere in two countries, or both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Remote {
    No,
    Alone,
    Beside,
}

/// A role of a generated board: its places, and whether it has a translation.
#[derive(Clone, Debug)]
struct Role {
    cities: Vec<usize>,
    is_translated: bool,
    remote: Remote,
    is_open: bool,
    id: &'static str,
}

fn role() -> impl Strategy<Value = Role> {
    let cities = prop::collection::btree_set(0..CITIES.len(), 1..5);
    (cities, any::<bool>(), 0..3usize, 0..4usize, 0..3usize).prop_map(
        |(cities, is_translated, remote, is_open, id)| Role {
            cities: cities.into_iter().collect(),
            is_translated,
            remote: [Remote::No, Remote::Alone, Remote::Beside][remote],
            is_open: is_open > 0,
            id: ["role", "a-role-whose-id-is-longer-than-any-board-would-take", "Rolle für alle"][id],
        },
    )
}

impl Role {
    fn file(&self, number: usize, name: &str, is_turned: bool) -> String {
        let mut cities: Vec<String> =
            self.cities.iter().map(|city| format!("\"{}\"", CITIES[*city])).collect();
        if is_turned {
            cities.reverse();
        }
        let places = format!("locations: [{}]\n", cities.join(", "));
        let from = "workplace: remote\nremote_from: [DE, AT]\n";
        let place = match self.remote {
            Remote::No => places,
            Remote::Alone => from.to_owned(),
            Remote::Beside => format!("{places}{from}"),
        };
        let id = self.id;
        let other = if self.is_translated {
            "translations: { de: { title: Rolle, description: Du backst. } }\n"
        } else {
            ""
        };
        let status = if self.is_open { "open" } else { "closed" };
        format!(
            "-- content/postings/{name}.md --\n---\nid: {id}-{number}\nslug: role-{number}\ntitle: Role {number}\ncompany: sauerteig\nstatus: {status}\n{place}{other}date_posted: 2026-11-02\napply_url: https://bakery.example/{number}\n---\nYou bake.\n"
        )
    }

    /// The jobs that a board wants of it.
    fn jobs(&self, board: &str) -> usize {
        let languages = 1 + usize::from(self.is_translated);
        let has = |country: &str| self.cities.iter().any(|city| CITIES[*city].ends_with(country));
        let further = ["Germany", "Austria"].iter().filter(|country| !has(country)).count();
        let is_told_in_words = matches!(board, "jooble" | "adzuna");
        let places = match self.remote {
            _ if board == "xing" => 1,
            Remote::No => self.cities.len(),
            Remote::Alone if is_told_in_words => 1,
            Remote::Alone => 2,
            Remote::Beside if is_told_in_words => self.cities.len() + further.min(1),
            Remote::Beside => self.cities.len() + further,
        };
        if self.is_open { places * languages } else { 0 }
    }
}

/// A board of roles, in files of these names.
fn board(roles: &[Role], is_turned: bool, name: impl Fn(usize) -> String) -> String {
    let site = with(ALL);
    let (settings, _) = site.split_once("-- content/postings/").unwrap();
    let files = roles.iter().enumerate().map(|(number, role)| role.file(number, &name(number), is_turned));
    settings.to_owned() + &files.collect::<String>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_board_has_every_open_role_at_every_place_in_every_language(roles in prop::collection::vec(role(), 1..5)) {
        let seen = site(&board(&roles, false, |number| format!("r{number}"))).build();
        let turned = site(&board(&roles, true, |number| format!("r{}", 9 - number))).build();
        for (board, job) in BOARDS {
            let path = format!("/feeds/{board}.xml");
            let (file, other) = (seen.file(&path), turned.file(&path));
            let wanted: usize = roles.iter().map(|role| role.jobs(board)).sum();
            prop_assert_eq!(elements(&file, job).len(), wanted, "{}: {}", board, file);
            let ids = references(board, &file);
            let unique: BTreeSet<&String> = ids.iter().collect();
            prop_assert_eq!(unique.len(), wanted, "{}: {:?}", board, ids);
            prop_assert!(ids.iter().all(|id| id.chars().count() <= 40), "{}: {:?}", board, ids);
            prop_assert!(file == other, "the order of files and of places counts in {}", board);
        }
        let expected = seen.file("/feeds/linkedin.xml");
        let expected = elements(&expected, "expectedJobCount")[0];
        prop_assert_eq!(expected, roles.iter().map(|role| role.jobs("linkedin")).sum::<usize>().to_string());
    }
}

#[test]
fn an_id_outlives_a_new_title_a_new_place_and_another_order_of_languages() {
    let ids = |text: &str| -> BTreeSet<String> {
        references("indeed", &site(text).build().file("/feeds/indeed.xml")).into_iter().collect()
    };
    let text = with(ALL).replace("title: Baker\n", "title: Baker\nlanguage: en\n");
    let before = ids(&text);
    let vienna = ["baker~at-vienna", "baker~at-vienna~de", "baker~de-berlin", "baker~de-berlin~de"];
    let remote = ["writer~remote-at", "writer~remote-de"];
    assert_eq!(before.iter().map(String::as_str).collect::<Vec<_>>(), [&vienna[..], &remote].concat());
    for (from, to) in [
        ("title: Baker\n", "title: Night baker\n"),
        ("[\"Vienna, Austria\",", "[\"Graz, Austria\", \"Vienna, Austria\","),
        ("street: Am Markt 1", "street: Am Markt 2"),
        ("Vienna, Austria", "Wien, Österreich"),
    ] {
        assert!(text.contains(from), "{from}");
        let after = ids(&text.replace(from, to));
        assert!(before.is_subset(&after), "{from}: {after:?}");
    }
    let after = ids(&text.replace("languages: [en, de]", "languages: [de, en]"));
    assert!(vienna.iter().all(|id| after.contains(*id)), "{after:?}");
}

#[test]
fn two_streets_of_one_city_are_one_place() {
    let both =
        "{ country: DE, city: Berlin, street: Am Markt 1 }, { country: DE, city: Berlin, street: Ufer 2 }";
    let turned =
        "{ country: DE, city: Berlin, street: Ufer 2 }, { country: DE, city: Berlin, street: Am Markt 1 }";
    let file = |places: &str| {
        let old = "[\"Vienna, Austria\", { country: DE, city: Berlin, street: Am Markt 1, postal_code: \"10115\" }]";
        assert!(with(ALL).contains(old));
        site(&with(ALL).replace(old, &format!("[{places}]"))).build().file("/feeds/indeed.xml")
    };
    assert_eq!(file(both), file(turned));
    assert_eq!(file(both).matches("baker~de-berlin]]").count(), 1);
}
