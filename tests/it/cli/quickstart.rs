//! The quickstart, run word for word: who follows it must see what it says.
#![expect(clippy::disallowed_methods, reason = "it edits a file as the reader of the document does")]

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use super::{code, stderr, stdout};
use crate::disk::{Disk, careergen, files};

const DOCUMENT: &str = include_str!("../../../docs/quickstart.md");

/// The lines of the document's shell blocks.
fn commands() -> Vec<&'static str> {
    let mut lines = Vec::new();
    let mut is_shell = false;
    for line in DOCUMENT.lines() {
        match line {
            "```sh" => is_shell = true,
            "```" => is_shell = false,
            line if is_shell => lines.push(line),
            _ => {}
        }
    }
    lines
}

/// A line's words as a shell takes them: what stands between quotes is one.
fn words(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate();
    quoted
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

fn run(folder: &Path, arguments: &[String]) -> Output {
    let mut command = careergen();
    command.env("SOURCE_DATE_EPOCH", "1795478400").current_dir(folder).stdin(Stdio::null());
    command.args(arguments).output().unwrap()
}

#[test]
fn the_quickstart_does_what_it_says() {
    let disk = Disk::new();
    let mut folder = disk.path("project");
    let mut ran = Vec::new();
    for line in commands() {
        let words = words(line);
        match (words[0].as_str(), words[1].as_str()) {
            ("cd", inner) => folder = folder.join(inner),
            // It never ends by itself.
            ("careergen", "serve") => {}
            ("careergen", what) => {
                let done = run(&folder, &words[1..]);
                assert_eq!(code(&done), 0, "{line}: {}{}", stdout(&done), stderr(&done));
                ran.push(what.to_owned());
            }
            _ => panic!("nobody knows how to run `{line}`"),
        }
    }
    assert_eq!(ran, ["init", "new", "check", "build"]);
    let there = files(&folder);
    for path in
        ["content/postings/senior-weaver.md", "public/index.html", "public/jobs/workshop-lead/index.html"]
    {
        assert!(there.contains_key(path), "{path}");
    }
}

#[test]
fn what_the_quickstart_breaks_is_broken() {
    let broken = DOCUMENT.split("break something: write `").nth(1).unwrap().split('`').next().unwrap();
    let place = broken.split(['[', ']']).nth(1).unwrap();
    let disk = Disk::new();
    let folder = disk.path("project");
    let words = |line: &str| words(line);
    assert_eq!(code(&run(&folder, &words("init lantern-works"))), 0);
    let folder = folder.join("lantern-works");
    assert_eq!(code(&run(&folder, &words("check"))), 0);
    let posting = folder.join("content/postings/workshop-lead.md");
    let text = fs::read_to_string(&posting).unwrap();
    let line = text.lines().find(|line| line.starts_with("locations:")).unwrap();
    fs::write(&posting, text.replace(line, broken)).unwrap();
    let checked = run(&folder, &words("check --format short"));
    assert_eq!(code(&checked), 1, "{}", stderr(&checked));
    assert!(stderr(&checked).contains("E0401") && stderr(&checked).contains(place), "{}", stderr(&checked));
    assert_ne!(code(&run(&folder, &words(&format!("places {place}")))), 0, "it is no place");
}
