//! The schemas that editors are given: they know every key, and say of a file what the checker says, as far as its form goes.
#![expect(clippy::disallowed_methods, reason = "the demo's own files are read")]

mod agreement;
mod validator;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use careergen::check::{Kind, schema};
use serde_json::{Map, Value};

use validator::Validator;

/// The definitions of groups of keys in a kind's schema.
fn groups(kind: Kind) -> Map<String, Value> {
    schema(kind)["$defs"].as_object().cloned().unwrap_or_default()
}

/// The keys of a group that a person is told of, and all others that are taken.
fn keys(group: &Value) -> (Vec<String>, Vec<String>) {
    let of = |is_other: bool| {
        let keys = group["properties"].as_object().into_iter().flatten();
        let keys = keys.filter(|(_, property)| property.get("deprecated").is_some() == is_other);
        keys.map(|(key, _)| key.clone()).collect()
    };
    (of(false), of(true))
}

/// What a cell of a table says in code: `` `min`, `max` ``.
fn in_code(cell: &str) -> Vec<&str> {
    let words = cell.split('`').skip(1).step_by(2);
    words.map(|word| word.split(':').next().unwrap_or(word)).collect()
}

/// The rows of the tables of a section of the manual whose first column is headed so, each with its cells.
fn rows(section: &str, head: &str) -> Vec<Vec<&'static str>> {
    let manual = include_str!("../../docs/content.md");
    let section = manual.split(&format!("\n{section}\n")).nth(1).unwrap_or_else(|| panic!("no {section}"));
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut rows = Vec::new();
    let mut inside = false;
    for line in section.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        inside = line.starts_with('|') && (inside || cells[0] == head);
        if inside && cells[0] != head && !cells[0].starts_with("---") {
            rows.push(cells);
        }
    }
    assert!(!rows.is_empty(), "{section} has no table of {head}");
    rows
}

#[test]
fn every_key_of_the_manual_is_in_the_schema_and_no_other() {
    let tables: [(Kind, &str, &str, &str); 8] = [
        (Kind::Posting, "posting", "### Keys", "key"),
        (Kind::Posting, "salary", "## Pay", "key"),
        (Kind::Company, "company", "## Companies", "key"),
        (Kind::Category, "category", "## Categories", "key"),
        (Kind::Page, "page", "## Pages", "key"),
        (Kind::Site, "weights", "## Similar roles", "weight"),
        (Kind::Site, "target", "## Deploy targets", "key"),
        (Kind::Site, "brand", "## Brand", "key"),
    ];
    for (kind, group, section, head) in tables {
        let rows = rows(section, head);
        let told: BTreeSet<&str> = rows.iter().flat_map(|cells| in_code(cells[0])).collect();
        let group = &groups(kind)[group];
        let known = keys(group).0;
        // `draft` and `published` are told of among the other names.
        let known: BTreeSet<&str> =
            known.iter().map(String::as_str).filter(|key| !["draft", "published"].contains(key)).collect();
        assert_eq!(told, known, "{section}");
    }
    let groups = groups(Kind::Site);
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (key, _) in groups["site"]["properties"].as_object().unwrap() {
        // The brand has a table of its own.
        match groups.get(key).filter(|_| key != "brand").map(keys) {
            Some((inner, _)) => known.extend(inner.iter().map(|inner| format!("{key}.{inner}"))),
            None => {
                known.extend(keys(&groups["site"]).0.contains(key).then(|| key.clone()));
            }
        }
    }
    let told: BTreeSet<String> =
        rows("## site.yaml", "key").iter().flat_map(|cells| in_code(cells[0])).map(str::to_owned).collect();
    assert_eq!(told, known, "## site.yaml");
}

#[test]
fn every_other_name_of_the_manual_is_in_the_schema_and_no_other() {
    let posting = &groups(Kind::Posting)["posting"];
    let told = rows("### Other names", "our key");
    let told: BTreeSet<&str> = told.iter().flat_map(|cells| in_code(cells[1])).collect();
    let mut known = keys(posting).1;
    known.extend(["draft", "published"].map(str::to_owned));
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    assert_eq!(told, known);
}

#[test]
fn defaults_are_those_of_the_manual() {
    let mut told: BTreeMap<String, &str> = BTreeMap::new();
    for (section, head, prefix) in
        [("### Keys", "key", ""), ("## Pay", "key", "salary."), ("## site.yaml", "key", "site.")]
    {
        for cells in rows(section, head) {
            told.extend(in_code(cells[0]).into_iter().map(|key| (format!("{prefix}{key}"), cells[2])));
        }
    }
    for cells in rows("## Similar roles", "weight") {
        told.extend(in_code(cells[0]).into_iter().map(|key| (format!("weights.{key}"), cells[2])));
    }
    for cells in rows("## Deploy targets", "key") {
        told.extend(in_code(cells[0]).into_iter().map(|key| (format!("target.{key}"), cells[2])));
    }
    let mut count = 0;
    for (name, group) in groups(Kind::Posting).into_iter().chain(groups(Kind::Site)) {
        let prefix = match name.as_str() {
            "posting" => String::new(),
            "salary" | "site" | "target" | "weights" => format!("{name}."),
            _ => format!("site.{name}."),
        };
        for (key, property) in group["properties"].as_object().unwrap() {
            let Some(default) = property.get("default") else { continue };
            let cell = told.get(&format!("{prefix}{key}")).unwrap_or_else(|| panic!("{prefix}{key}"));
            let text = default.to_string().replace('"', "");
            assert!(cell.contains(&text), "{prefix}{key} is {text}, not {cell}");
            count += 1;
        }
    }
    assert!(count > 15, "{count}");
}

/// The records of a file as an editor sees them: its front matter, or all of it.
fn front_matter(text: &str) -> Value {
    let yaml = match text.strip_prefix("---\n") {
        Some(rest) => rest.split("\n---").next().unwrap_or_default(),
        None => text,
    };
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}: {yaml}"))
}

#[test]
fn the_demo_is_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut count = 0;
    let mut folders = vec![root.clone()];
    let validators: Vec<(Kind, Validator)> =
        Kind::ALL.into_iter().map(|kind| (kind, Validator::new(schema(kind)))).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inner = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            let kind = match inner.split(['/', '.']).next().unwrap() {
                "postings" => Kind::Posting,
                "companies" => Kind::Company,
                "categories" => Kind::Category,
                "pages" => Kind::Page,
                "site" => Kind::Site,
                other => panic!("{other} is of no kind"),
            };
            let (_, validator) = validators.iter().find(|(known, _)| *known == kind).unwrap();
            let faults = validator.faults(&front_matter(&fs::read_to_string(&path).unwrap()));
            assert!(faults.is_empty(), "{inner}: {faults:#?}");
            count += 1;
        }
    }
    assert!(count > 100, "{count} files");
}
