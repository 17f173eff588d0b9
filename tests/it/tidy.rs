//! The house rules that a compiler can't hold: rooms, heads, sizes, names, which crate is named where.
//!
//! A list of offenders may only shrink: an entry that is no longer needed is a failure too.
#![expect(clippy::disallowed_methods, reason = "it reads the sources")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms and their rank: a file imports only from rooms of a lower one, or from its own.
const ROOMS: [(&str, u8); 22] = [
    ("base", 0),
    ("geo", 1),
    ("lang", 1),
    ("markup", 1),
    ("rules", 2),
    ("load", 2),
    ("model", 2),
    ("check", 3),
    ("similar", 4),
    ("derive", 4),
    ("plan", 5),
    ("render", 6),
    ("review", 7),
    ("verify", 7),
    ("audit", 7),
    ("emit", 7),
    ("pipeline", 8),
    ("serve", 9),
    ("deploy", 9),
    ("cli", 10),
    ("main", 10),
    ("lib", 11),
];

/// Crates, and the only place that may name them. What runs requests is named in both rooms that make some.
const CRATES: [(&str, &str); 43] = [
    ("aho_corasick", "rules/phrases.rs"),
    ("serde_yaml", "load/yaml.rs"),
    ("walkdir", "load/disk.rs"),
    ("tera", "render"),
    ("lightningcss", "base/colour.rs render/css.rs render/tokens.rs"),
    ("quick_xml", "render/feeds/xml.rs"),
    ("pulldown_cmark", "markup"),
    ("ammonia", "markup/sanitise.rs"),
    ("annotate_snippets", "base/report/human.rs"),
    ("jiff", "base/date.rs base/instant.rs"),
    ("url", "base/web.rs"),
    ("blake3", "base/hash.rs"),
    ("rayon", "base/parallel.rs"),
    ("strsim", "base/nearest.rs"),
    ("deunicode", "base/slug.rs"),
    ("unicode_normalization", "base/fold.rs"),
    ("rustix", "emit/swap.rs"),
    ("memchr", "render/outline.rs"),
    ("fst", "geo/index.rs"),
    ("stop_words", "similar/stop.rs"),
    ("clap", "cli"),
    ("clap_complete", "cli/completions.rs"),
    ("clap_mangen", "cli/man.rs"),
    ("csv", "cli/list/sheet.rs"),
    ("terminal_size", "cli/terminal.rs"),
    ("unicode_width", "cli/list/table.rs"),
    ("hyper", "serve"),
    ("hyper_util", "serve/http.rs"),
    ("tokio", "serve deploy"),
    ("notify", "serve/watch.rs"),
    ("mime_guess", "base/media.rs"),
    ("imagesize", "base/media.rs"),
    ("resvg", "render/og_image/draw.rs"),
    ("skrifa", "render/og_image/letters.rs"),
    ("open", "cli/browser.rs"),
    ("object_store", "deploy"),
    ("futures_util", "deploy"),
    ("md5", "deploy/bucket/wire.rs"),
    ("base64", "deploy/bucket/wire.rs"),
    ("jsonwebtoken", "deploy/announce/google.rs"),
    ("tempfile", "deploy/git.rs"),
    ("brotli", "emit/twins.rs"),
    ("flate2", "emit/twins.rs"),
];

/// Tables may be long.
const LONG_FILES: [&str; 1] = ["base/codes/table.rs"];
const LONGEST: usize = 500;

struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn rank(room: &str) -> Option<u8> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, rank)| *rank)
}

/// The code of a file without its tests at the end, and without comments.
fn code(source: &Source) -> String {
    let code = source.text.split("#[cfg(test)]").next().unwrap_or("");
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// Code without what stands in quotes: a word that a person writes is no name of ours.
fn names(source: &Source) -> String {
    code(source).split('"').step_by(2).collect()
}

#[test]
fn rooms_import_only_from_below() {
    let mut wrong = Vec::new();
    for source in sources() {
        let room = source.path.split(['/', '.']).next().unwrap();
        let own = rank(room).unwrap_or_else(|| panic!("`{room}` has no rank"));
        for part in code(&source).split("crate::").skip(1) {
            let other = part.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap();
            if other != room && rank(other).is_some_and(|rank| rank >= own) {
                wrong.push(format!("{} imports from {other}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_answers() {
    let without: Vec<_> =
        sources().into_iter().filter(|source| !source.text.starts_with("//!")).map(|s| s.path).collect();
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn files_stay_readable() {
    let mut long: Vec<String> = Vec::new();
    let mut sizes = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        sizes.push(lines);
        if lines > LONGEST {
            long.push(source.path);
        }
    }
    assert_eq!(long, LONG_FILES, "files of more than {LONGEST} lines");
    sizes.sort_unstable();
    assert!(sizes[sizes.len() / 2] <= 150, "the median file has {} lines", sizes[sizes.len() / 2]);
}

#[test]
fn a_crate_is_named_in_one_room() {
    let mut wrong = Vec::new();
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources() {
        let code = code(&source);
        for (name, place) in CRATES {
            let uses = [
                format!("use {name}::"),
                format!(" {name}::"),
                format!("({name}::"),
                format!("&{name}::"),
                format!("<{name}::"),
            ];
            if uses.iter().any(|uses| code.contains(uses.as_str())) {
                *named.entry(name).or_default() += 1;
                if !place.split(' ').any(|place| source.path.starts_with(place)) {
                    wrong.push(format!("{} names {name}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let unused: Vec<_> = CRATES.iter().filter(|(name, _)| !named.contains_key(name)).collect();
    assert!(unused.is_empty(), "nobody names {unused:?}");
}

#[test]
fn names_say_what_things_are() {
    let mut wrong = Vec::new();
    for source in sources() {
        for word in ["utils", "helpers", "manager", "todo!(", "unimplemented!(", "dbg!("] {
            if source.path.contains(word) || names(&source).contains(word) {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
