//! `cargo bench --bench similar [-- NUMBER… FILE…]`: compares so many adverts with the real binary, and prints time and memory
//! without what it takes to read them; then the time that one more takes. What was learned from it stands in `RESULTS.md`.
//!
//! The adverts are made of those in the files, which have a line of JSON for each (`id`, `title`, `company`, `loc`, `body`):
//! each new one is one of them in which one word in three has been exchanged for one of the same place in another. So
//! words are as frequent as in the files, titles are as long, and hardly two adverts are alike. Without files the adverts of
//! the other bench stand in, whose words are invented.
#![expect(clippy::disallowed_methods, reason = "it starts the program that it measures")]
#![expect(clippy::print_stdout, reason = "its numbers are for a person")]

#[allow(dead_code, reason = "another bench writes whole postings")]
mod postings;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use postings::{Advert, Numbers};
use serde_json::{Value, json};

/// Adverts that are taken out and put in again.
const ADDED: &str = "20";
/// Adverts that stand in where no file is given.
const INVENTED: usize = 5_000;
/// One word in so many is exchanged.
const EXCHANGED: u64 = 3;

fn main() -> io::Result<()> {
    // Cargo says `--bench` to every bench.
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![18_000, 100_000] } else { sizes };
    let mut adverts = Vec::new();
    for file in arguments.iter().filter(|argument| argument.parse::<usize>().is_err()) {
        let text = fs::read_to_string(file)?;
        adverts.extend(text.lines().map(|line| serde_json::from_str(line).unwrap_or(Value::Null)));
    }
    if adverts.is_empty() {
        let mut numbers = Numbers::new(2);
        adverts = (0..INVENTED).map(|_| line(&postings::advert(&mut numbers))).collect();
    }
    let folder = tempfile::Builder::new().prefix("careergen-bench").tempdir()?;
    for size in sizes {
        let file = folder.path().join("adverts.jsonl");
        fs::write(&file, blown_up(&adverts, size))?;
        println!("{size} adverts made of {}", adverts.len());
        measure(&file, folder.path())?;
    }
    Ok(())
}

fn measure(file: &Path, folder: &Path) -> io::Result<()> {
    let queries = folder.join("queries.txt");
    fs::write(&queries, "")?;
    let output = Command::new(env!("CARGO_BIN_EXE_careergen"))
        .args(["similar", "--add", ADDED, "--jsonl"])
        .arg(file)
        .arg("--queries")
        .arg(&queries)
        .arg("--out")
        .arg(folder.join("lists.tsv"))
        .output()?;
    for line in String::from_utf8_lossy(&output.stderr).lines() {
        println!("  {line}");
    }
    Ok(())
}

fn line(advert: &Advert) -> Value {
    let place = format!("{}, {}", advert.place.1, advert.place.0);
    json!({ "title": advert.title, "company": advert.company.to_string(), "loc": place, "body": advert.body })
}

/// So many adverts, a line each.
fn blown_up(adverts: &[Value], size: usize) -> String {
    let fields = |name: &str| -> Vec<Vec<&str>> {
        adverts
            .iter()
            .map(|advert| advert[name].as_str().unwrap_or_default().split_whitespace().collect())
            .collect()
    };
    let (titles, bodies) = (fields("title"), fields("body"));
    let mut numbers = Numbers::new(1);
    let mut lines = String::new();
    for number in 0..size {
        let advert = &adverts[numbers.below(adverts.len())];
        let at = numbers.below(adverts.len());
        let line = json!({
            "id": format!("a{number:06}"),
            "title": exchanged(&titles, at, &mut numbers),
            "company": advert["company"],
            "loc": advert["loc"],
            "body": exchanged(&bodies, at, &mut numbers),
        });
        let _ = writeln!(lines, "{line}");
    }
    lines
}

/// One text, some of its words taken from others.
fn exchanged(texts: &[Vec<&str>], at: usize, numbers: &mut Numbers) -> String {
    let words: Vec<&str> = (texts[at].iter().enumerate())
        .map(|(place, word)| {
            if !numbers.next().is_multiple_of(EXCHANGED) {
                return *word;
            }
            let other = &texts[numbers.below(texts.len())];
            other.get(place).copied().unwrap_or(word)
        })
        .collect();
    words.join(" ")
}
