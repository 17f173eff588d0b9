//! A long row of edits on the disk: after each, every page that is served is that of a clean build, to the byte.

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use careergen::base::{Date, Env, Tree};
use careergen::pipeline;
use proptest::collection::vec;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

use super::{PATIENCE, Preview, serve};
use crate::properties::rebuilt::{SETTINGS, apply, bytes, edit, tree};
use crate::site::TODAY;

/// Edits in a row.
const EDITS: usize = 100;

#[test]
fn after_every_edit_each_page_is_that_of_a_clean_build() {
    let preview = serve(&format!("-- content/site.yaml --\n{SETTINGS}"));
    let edits =
        vec(edit(), EDITS).new_tree(&mut TestRunner::deterministic()).expect("edits can be made").current();
    let mut files = BTreeMap::from([("content/site.yaml".to_owned(), SETTINGS.as_bytes().to_vec())]);
    for edit in &edits {
        let before = files.clone();
        apply(&mut files, edit);
        put(&preview, &before, &files);
        let env = Env::on(Date::parse(TODAY).expect("a date"));
        let clean = pipeline::build(tree(&files, &Tree::default()), &env, |_| {});
        // What is drawn is no text, and the tests' client reads texts.
        let texts = bytes(clean.output.as_ref()).into_iter().filter(|(path, _)| !path.ends_with(".png"));
        for (path, expected) in texts {
            let end = Instant::now() + PATIENCE;
            while served(&preview, &path) != expected {
                assert!(Instant::now() < end, "{path} differs after {edit:?}");
            }
        }
    }
}

/// Makes the disk what it is to be.
fn put(preview: &Preview, before: &BTreeMap<String, Vec<u8>>, files: &BTreeMap<String, Vec<u8>>) {
    for path in before.keys().filter(|path| !files.contains_key(*path)) {
        fs::remove_file(preview.disk.path(&format!("project/{path}"))).unwrap();
    }
    for (path, bytes) in files.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)) {
        preview.disk.put(&format!("project/{path}"), bytes);
    }
}

/// A file as it is served, without what `serve` puts into pages.
fn served(preview: &Preview, path: &str) -> Vec<u8> {
    let url = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
    let answer = preview.get(&url);
    if path.ends_with(".html") { answer.page().into_bytes() } else { answer.body.into_bytes() }
}
