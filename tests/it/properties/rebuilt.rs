//! A site that is built again after an edit is the one that a clean build makes, to the byte.

use std::collections::BTreeMap;
use std::sync::Arc;

use careergen::base::{Body, Date, Env, Output, Tree};
use careergen::pipeline::{self, Memory};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::site::TODAY;

pub(crate) const SETTINGS: &str =
    "name: Board\nbase_url: https://board.example\nper_page: 3\nplaces: { countries: [DE, AT] }\n";

/// Something that a writer does to a board.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// Writes a posting, a new one or in the place of one that is there.
    Put(usize, [usize; 5]),
    /// Makes an error in one: its place is none, its YAML can't be read, its text is no text.
    Break(Index, usize),
    Remove(Index),
    Rename(Index, usize),
    Company(usize, bool),
    Category(usize),
    Template(usize),
    Style(usize),
    Settings(usize),
    Static(usize),
    /// Writes a page of the site's own, a list of postings in YAML.
    Page(usize),
    List(usize),
    /// Another day begins.
    Day(u8),
    /// Roles are compared, as they are when nobody writes for a moment.
    Rest,
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        8 => (0..14usize, any::<[usize; 5]>()).prop_map(|(number, made)| Edit::Put(number, made)),
        3 => (any::<Index>(), 0..3usize).prop_map(|(at, how)| Edit::Break(at, how)),
        2 => any::<Index>().prop_map(Edit::Remove),
        2 => (any::<Index>(), 0..14usize).prop_map(|(at, name)| Edit::Rename(at, name)),
        1 => (0..3usize, any::<bool>()).prop_map(|(key, there)| Edit::Company(key, there)),
        1 => (0..3usize).prop_map(Edit::Category),
        1 => (0..4usize).prop_map(Edit::Template),
        1 => (0..4usize).prop_map(Edit::Style),
        1 => (0..4usize).prop_map(Edit::Settings),
        1 => (0..3usize).prop_map(Edit::Static),
        1 => (0..3usize).prop_map(Edit::Page),
        1 => (0..3usize).prop_map(Edit::List),
        1 => (0..9u8).prop_map(Edit::Day),
        3 => Just(Edit::Rest),
    ]
}

fn one<'w>(words: &[&'w str], number: usize) -> &'w str {
    words[number % words.len()]
}

fn posting([title, place, company, status, words]: [usize; 5]) -> String {
    let more = one(
        &[
            "",
            "visibility: internal\n",
            "visibility: unlisted\n",
            "id: p03\n",
            "slug: p04\n",
            "similar: { pin: [p01], never: [p02] }\n",
            "valid_through: 2026-11-27\n",
            "translations: { de: { title: Bäcker, description: Du backst. } }\n",
            "seniority: intern\nworkplace: remote\nremote_from: [DE]\n",
            "language: de\n",
        ],
        (title ^ words) / 7,
    );
    format!(
        "---\ntitle: {}\nlocations: [{}]\ncompany: {}\ncategory: {}\nstatus: {}\ndate_posted: 2026-11-{:02}\n{more}---\n{}\n",
        one(&["Baker", "Senior baker", "Miller", "Oven technician", "Baker (m/f/d)"], title),
        one(
            &[
                "\"Berlin, Germany\"",
                "\"Vienna, Austria\"",
                "\"Berlin, Germany\", \"Graz, Austria\"",
                "Paris"
            ],
            place
        ),
        one(&["Sauerteig", "Brotfabrik", "mehl"], company),
        one(&["bread", "cakes"], company / 3),
        one(&["open", "open", "open", "closed", "draft"], status),
        1 + status % 23,
        one(
            &["You knead rye.", "You mill at night, in SAP.", "You mend ovens with Python.", "<b>Bake</b>"],
            words
        ),
    )
}

fn name(number: usize) -> String {
    format!("content/postings/p{number:02}.md")
}

/// The folder after an edit.
pub(crate) fn apply(files: &mut BTreeMap<String, Vec<u8>>, edit: &Edit) {
    let postings: Vec<String> =
        files.keys().filter(|path| path.starts_with("content/postings/")).cloned().collect();
    let chosen = |at: &Index| (!postings.is_empty()).then(|| postings[at.index(postings.len())].clone());
    let mut put = |path: &str, text: &str| files.insert(path.to_owned(), text.as_bytes().to_vec());
    match edit {
        Edit::Put(number, made) => {
            put(&name(*number), &posting(*made));
        }
        Edit::Break(at, how) => {
            let bad: &[u8] = [
                &b"---\ntitle: Baker\nlocations: [Nowhere]\n---\nYou bake.\n"[..],
                b"---\ntitle: [\n---\n",
                b"\xff\xfe",
            ][*how];
            if let Some(path) = chosen(at) {
                files.insert(path, bad.to_vec());
            }
        }
        Edit::Remove(at) => {
            if let Some(path) = chosen(at) {
                files.remove(&path);
            }
        }
        Edit::Rename(at, number) => {
            if let Some(bytes) = chosen(at).and_then(|path| files.remove(&path)) {
                files.insert(name(*number), bytes);
            }
        }
        _ => apply_around(files, edit),
    }
}

/// The same for what stands around the postings.
fn apply_around(files: &mut BTreeMap<String, Vec<u8>>, edit: &Edit) {
    let mut put = |path: &str, text: &str| files.insert(path.to_owned(), text.as_bytes().to_vec());
    match edit {
        Edit::Company(key, there) => {
            let path = format!("content/companies/{}.yaml", one(&["sauerteig", "brotfabrik", "mehl"], *key));
            if *there {
                put(
                    &path,
                    &format!(
                        "name: {} SE\nurl: https://bread.example\n",
                        one(&["Sauerteig", "Brotfabrik", "Mehl"], *key)
                    ),
                );
            } else {
                files.remove(&path);
            }
        }
        Edit::Category(which) => {
            let text = [
                "[]",
                "- { key: bread, name: Breads }",
                "- { key: food, name: Food }\n- { key: bread, name: Bread, parent: food }",
            ];
            put("content/categories.yaml", text[*which]);
        }
        Edit::Template(which) => {
            let path = "themes/default/templates/404.html";
            // A theme that can't be used makes no page, as in a clean build.
            match ["", "{% if %}", "{% extends \"base.html\" %}", "<title>x</title>{{ page.title }}"][*which]
            {
                "" => drop(files.remove(path)),
                text => drop(put(path, text)),
            }
        }
        Edit::Style(which) => {
            put("themes/default/css/tokens.css", &format!(":root {{ --space: {which}rem }}\n"));
        }
        Edit::Settings(which) => {
            let more = one(
                &["", "company: Sauerteig\n", "languages: [en, de]\n", "similar: { limit: 4 }\n"],
                *which,
            );
            put("content/site.yaml", &format!("{SETTINGS}{more}"));
        }
        Edit::Static(which) => {
            put("static/robots-note.txt", &which.to_string());
        }
        Edit::Page(which) => {
            put(
                "content/pages/about.md",
                &format!("---\ntitle: About {which}\n---\nSee [all](/jobs/) and [one](/jobs/p01/).\n"),
            );
        }
        Edit::List(which) => {
            let item = |number: usize| {
                format!(
                    "- title: Driver {number}\n  locations: [\"Berlin, Germany\"]\n  company: Mehl\n  description: You drive.\n"
                )
            };
            put("content/postings/list.yaml", &(0..*which).map(item).collect::<String>());
        }
        _ => {}
    }
}

pub(crate) fn tree(files: &BTreeMap<String, Vec<u8>>, before: &Tree) -> Tree {
    let mut tree = Tree::default();
    for (path, bytes) in files {
        let path = careergen::base::RelPath::new(path).expect("a path");
        tree.files.insert(path, careergen::base::Entry::Bytes(Arc::from(bytes.as_slice())));
    }
    tree.keep_equal(before);
    tree
}

/// Every file's bytes.
pub(crate) fn bytes(output: Option<&Output>) -> BTreeMap<String, Vec<u8>> {
    let items = output.into_iter().flat_map(|output| &output.items);
    let bytes = |body: &Body| match body {
        Body::Bytes(bytes) => bytes.to_vec(),
        Body::File(path, _) => path.display().to_string().into_bytes(),
        Body::Page { by, page } => by.render(*page).bytes,
    };
    items.map(|(path, item)| (path.to_string(), bytes(&item.body))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_site_that_is_built_again_is_that_of_a_clean_build(edits in vec(edit(), 1..30)) {
        let mut env = Env::on(Date::parse(TODAY).expect("a date"));
        let mut files = BTreeMap::new();
        files.insert("content/site.yaml".to_owned(), SETTINGS.as_bytes().to_vec());
        let mut memory = Memory::new(0);
        let mut now = Tree::default();
        let mut last = None;
        for edit in &edits {
            apply(&mut files, edit);
            if let Edit::Day(day) = edit {
                env.today = Date::parse(TODAY).expect("a date").plus_days(u16::from(*day));
                env.drafts = day % 2 == 1;
            }
            now = tree(&files, &now);
            if let (Edit::Rest, Some((site, derived))) = (edit, &last) {
                memory.learn(pipeline::compare(site, derived));
            }
            let mut rebuilt = pipeline::rebuild(&now, &env, &mut memory, |_| {});
            if rebuilt.is_behind {
                memory.learn(pipeline::compare(&rebuilt.built.site, &rebuilt.built.derived));
                rebuilt = pipeline::rebuild(&now, &env, &mut memory, |_| {});
            }
            prop_assert!(!rebuilt.is_behind, "it was compared");
            let clean = pipeline::build(now.clone(), &env, |_| {});
            let (again, clean_bytes) = (bytes(rebuilt.built.output.as_ref()), bytes(clean.output.as_ref()));
            prop_assert_eq!(again.keys().collect::<Vec<_>>(), clean_bytes.keys().collect::<Vec<_>>());
            for (path, bytes) in &clean_bytes {
                prop_assert!(again[path] == *bytes, "{} differs after {:?}", path, edit);
            }
            let codes = |built: &pipeline::Built| {
                built.diagnostics.iter().map(|fault| format!("{} {}", fault.code, fault.message)).collect::<Vec<_>>()
            };
            prop_assert_eq!(codes(&rebuilt.built), codes(&clean));
            last = Some((rebuilt.built.site, rebuilt.built.derived));
        }
    }
}
