//! `docs/themes.md` and the code say the same: templates, parts, blocks, and every field that templates are given.
#![expect(clippy::disallowed_methods, reason = "the sources and the manual are read")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use careergen::render::view::View;
use serde_json::Value;

use crate::disk::files;

/// The types of the contract, by the part of the manual that describes them. The first of each part is what its first example shows.
const PARTS: [(&str, &[&str]); 9] = [
    ("`page`", &["Head", "Crumb", "Alternate", "Format", "Image"]),
    ("Links and groups of links", &["Link", "LinkGroup"]),
    ("`home`", &["Home"]),
    ("`list`", &["List", "Office", "CardGroup", "Pagination"]),
    ("`search`", &["Search", "Filter", "FilterOption"]),
    ("A company", &["Company"]),
    ("`card`", &["Card", "Moment"]),
    ("`posting`", &["Posting", "Fact", "FactValue", "Apply", "Similar", "Share"]),
    ("`directory`", &["Directory"]),
];

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The sources of the types that templates see.
fn views() -> String {
    let files = ["view.rs", "view/format.rs", "view/posting.rs", "view/search.rs"];
    files.map(|file| read(&format!("src/render/{file}"))).concat()
}

/// What stands under a heading of the third level.
fn part(manual: &str, heading: &str) -> String {
    let (_, rest) = manual
        .split_once(&format!("\n### {heading}\n"))
        .unwrap_or_else(|| panic!("docs/themes.md has no `### {heading}`"));
    rest.split("\n### ").next().unwrap_or_default().to_owned()
}

/// The examples in JSON.
fn examples(text: &str) -> Vec<Value> {
    let blocks = text.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    blocks
        .map(|json| serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}")))
        .collect()
}

/// The fields of each struct that templates see.
fn structs(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for rest in source.split("\npub struct ").skip(1) {
        let Some((name, body)) = rest.split_once(" {\n").filter(|(name, _)| !name.contains('(')) else {
            continue;
        };
        let body = body.split("\n}").next().unwrap_or_default();
        let mut is_skipped = false;
        let mut fields = BTreeSet::new();
        for line in body.lines().map(str::trim) {
            if let Some((field, _)) = line.strip_prefix("pub ").and_then(|line| line.split_once(": ")) {
                if !is_skipped {
                    fields.insert(field.to_owned());
                }
                is_skipped = false;
            }
            is_skipped |= line == "#[serde(skip)]";
        }
        found.insert(name.to_owned(), fields);
    }
    found
}

#[test]
fn every_field_that_templates_are_given_is_in_the_manual() {
    let manual = read("docs/themes.md");
    let structs = structs(&views());
    let described: BTreeSet<&str> = PARTS.iter().flat_map(|(_, types)| types.iter().copied()).collect();
    assert_eq!(structs.keys().map(String::as_str).collect::<BTreeSet<_>>(), described);
    let mut missing = Vec::new();
    for (heading, types) in PARTS {
        let text = part(&manual, heading);
        for (name, field) in
            types.iter().flat_map(|name| structs[*name].iter().map(move |field| (name, field)))
        {
            if !text.contains(&format!("`{field}`")) {
                missing.push(format!("### {heading}: `{field}` of {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "docs/themes.md lacks\n{}", missing.join("\n"));
}

#[test]
fn the_examples_have_every_field_and_no_other() {
    let manual = read("docs/themes.md");
    assert!(examples(&manual).len() > PARTS.len(), "every example is JSON");
    let structs = structs(&views());
    for (heading, types) in PARTS {
        let example = examples(&part(&manual, heading)).swap_remove(0);
        let keys: BTreeSet<String> = example.as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, structs[types[0]], "the example under `### {heading}`");
        links(&example, &structs["Link"]);
    }
}

/// Whatever looks like a link in an example has no field that links don't have.
fn links(value: &Value, fields: &BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if map.contains_key("current") && map.contains_key("note") {
                assert!(map.keys().all(|key| fields.contains(key)), "{value}");
            }
            map.values().for_each(|value| links(value, fields));
        }
        Value::Array(items) => items.iter().for_each(|value| links(value, fields)),
        _ => {}
    }
}

#[test]
fn what_every_template_is_told_of_the_site_is_in_the_manual() {
    let source = read("src/render/theme.rs");
    let (_, shared) = source.split_once("\nfn shared(").unwrap();
    let keys = shared.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\": "));
    let keys: BTreeSet<&str> = keys.map(|(key, _)| key).collect();
    assert!(keys.contains("assets"), "{keys:?}");
    let text = part(&read("docs/themes.md"), "`site`");
    let example = examples(&text).swap_remove(0);
    let shown: BTreeSet<&str> = example.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(shown, keys);
    for key in keys {
        assert!(text.contains(&format!("`{key}`")), "`{key}` of `site` is not described");
    }
}

#[test]
fn every_template_part_and_block_is_in_the_manual() {
    let manual = read("docs/themes.md");
    let mut missing = Vec::new();
    for (path, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default")) {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        if !manual.contains(&format!("| `{name}` |")) && !manual.contains(&format!("| `{path}` |")) {
            missing.push(format!("a row for {name}"));
        }
        let text = String::from_utf8(text).unwrap();
        for block in text.split("{% block ").skip(1).filter_map(|rest| rest.split([' ', '-']).next()) {
            if !manual.contains(&format!("| `{block}` |")) {
                missing.push(format!("a row for the block {block} of {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "docs/themes.md lacks\n{}", missing.join("\n"));
}

#[test]
fn the_templates_that_are_asked_for_by_name_are_all_known() {
    let source = read("src/render/view.rs");
    let (_, template) = source.split_once("fn template(").unwrap();
    let template = template.split("\n    }\n").next().unwrap();
    let asked: BTreeSet<&str> =
        template.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let known: BTreeSet<&str> =
        View::TEMPLATES.into_iter().filter(|name| *name != "parts/card.html").collect();
    assert_eq!(asked, known);
}
