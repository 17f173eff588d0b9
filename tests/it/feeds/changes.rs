//! `changes.json`: what was opened, closed and edited, from one build to the next.

use careergen::base::{Date, Env, Tree};
use careergen::pipeline;
use serde_json::Value;
use snapbox::str;

use super::with;
use crate::disk::Disk;
use crate::site::{Seen, TODAY, eq};

const ON: &str = "feeds: { changes: true }\n";

/// The site on a day, after a build that left this file.
fn built(text: &str, day: &str, before: Option<&str>) -> Seen {
    let mut env = Env::on(Date::parse(day).unwrap());
    env.changes = before.map(|text| text.as_bytes().to_vec());
    Seen(pipeline::build(Tree::from_text(text), &env, |_| {}))
}

fn file(text: &str, day: &str, before: Option<&str>) -> String {
    built(text, day, before).file("/changes.json")
}

/// The log, a line a change.
fn log(file: &str) -> String {
    let file: Value = serde_json::from_str(file).unwrap();
    let line = |change: &Value| {
        let word = |key: &str| change[key].as_str().unwrap().to_owned();
        format!("{} {} {} {} {}\n", word("date"), word("change"), word("id"), word("title"), word("url"))
    };
    file["changes"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn the_first_file_says_what_the_dates_of_postings_tell() {
    eq(
        file(&with(ON), "2026-11-24", None),
        str![[r#"
{
  "version": 1,
  "generated": "2026-11-24",
  "open": [
    {
      "id": "baker",
      "url": "https://jobs.bakery.example/jobs/baker/",
      "title": "Baker",
      "hash": "6ee5787e51df1f758c00c4ac92d9892d"
    },
    {
      "id": "writer",
      "url": "https://jobs.bakery.example/jobs/writer/",
      "title": "Recipe writer",
      "hash": "5654c1739ede43419af81c104aebb1af"
    }
  ],
  "changes": [
    {
      "date": "2026-11-22",
      "change": "edited",
      "id": "baker",
      "url": "https://jobs.bakery.example/jobs/baker/",
      "title": "Baker"
    },
    {
      "date": "2026-11-20",
      "change": "opened",
      "id": "baker",
      "url": "https://jobs.bakery.example/jobs/baker/",
      "title": "Baker"
    }
  ]
}

"#]],
    );
}

#[test]
fn the_end_of_a_role_is_a_change_too() {
    let text = with(ON);
    eq(
        log(&file(&text, "2027-01-03", None)),
        str![[r#"
2027-01-01 closed baker Baker https://jobs.bakery.example/jobs/baker/

"#]],
    );
}

#[test]
fn the_next_file_says_what_is_different() {
    let text = with(ON);
    let first = file(&text, "2026-11-24", None);
    let edited = text
        .replace("so that somebody who", "so that anybody who")
        .replace("status: closed\n", "status: open\n");
    let second = file(&edited, "2026-11-25", Some(&first));
    eq(
        log(&second),
        str![[r#"
2026-11-25 opened closed Miller https://jobs.bakery.example/jobs/closed/
2026-11-25 edited writer Recipe writer https://jobs.bakery.example/jobs/writer/
2026-11-22 edited baker Baker https://jobs.bakery.example/jobs/baker/
2026-11-20 opened baker Baker https://jobs.bakery.example/jobs/baker/

"#]],
    );
    let (before, _) = edited.split_once("-- content/postings/writer.md").unwrap();
    let third = file(before, "2026-11-26", Some(&second));
    eq(
        log(&third),
        str![[r#"
2026-11-26 closed closed Miller https://jobs.bakery.example/jobs/closed/
2026-11-26 closed writer Recipe writer https://jobs.bakery.example/jobs/writer/
2026-11-25 opened closed Miller https://jobs.bakery.example/jobs/closed/
2026-11-25 edited writer Recipe writer https://jobs.bakery.example/jobs/writer/
2026-11-22 edited baker Baker https://jobs.bakery.example/jobs/baker/
2026-11-20 opened baker Baker https://jobs.bakery.example/jobs/baker/

"#]],
    );
}

#[test]
fn the_same_again_is_the_same_file() {
    let text = with(ON);
    let first = file(&text, "2026-11-24", None);
    assert_eq!(file(&text, "2026-11-24", Some(&first)), first);
    let edited = file(&text.replace("with photographs", "with drawings"), "2026-11-24", Some(&first));
    assert_ne!(edited, first);
    let again = file(&text.replace("with photographs", "with paintings"), "2026-11-24", Some(&edited));
    assert_eq!(log(&again), log(&edited), "two edits on one day are one");
}

#[test]
fn a_change_is_forgotten_after_thirty_days() {
    let text = with(ON);
    let first = file(&text, "2026-11-24", None);
    assert!(log(&first).contains("2026-11-22 edited baker"));
    let is_there = |day: &str| log(&file(&text, day, Some(&first))).contains("2026-11-22 edited baker");
    assert!(is_there("2026-12-21") && !is_there("2026-12-22"));
}

#[test]
fn a_file_that_is_no_list_of_changes_is_said_and_taken_for_none() {
    let text = with(ON);
    for broken in ["", "{", "[]", "{\"version\":2,\"generated\":\"2026-11-24\",\"open\":[],\"changes\":[]}"] {
        let seen = built(&text, "2026-11-24", Some(broken));
        assert_eq!(seen.file("/changes.json"), file(&text, "2026-11-24", None), "{broken}");
        eq(
            seen.said(),
            str![[r#"
changes.json: note[N1305]: the `changes.json` of the last build can't be read, or is that of a site for others, and is taken for none (what changed before is told by the dates of postings, as in a first build)

"#]],
        );
    }
    assert_eq!(built(&with(""), "2026-11-24", Some("{")).said(), "", "nobody reads it where it is off");
}

#[test]
fn no_page_is_made_anew_for_what_changed_before() {
    let text = with(ON);
    let fingerprints = |before: Option<&str>| {
        let seen = built(&text, "2026-11-24", before);
        let output = seen.0.output.as_ref().unwrap();
        let items = output.items.iter().filter(|(path, _)| path.as_str() != "changes.json");
        items.map(|(path, item)| (path.clone(), item.fingerprint())).collect::<Vec<_>>()
    };
    assert_eq!(fingerprints(None), fingerprints(Some(&file(&text, "2026-11-23", None))));
}

#[test]
fn a_build_reads_the_file_of_the_last_one_or_the_one_that_it_is_given() {
    let disk = Disk::with(&with(ON));
    let log = |disk: &Disk| log(&String::from_utf8(disk.site()["changes.json"].clone()).unwrap());
    disk.build(&[]);
    disk.write(&with(ON).replace("with photographs", "with drawings"));
    let output = disk.build(&[]);
    assert!(output.status.success());
    assert!(log(&disk).contains(&format!("{TODAY} edited writer")), "{}", log(&disk));
    // Somewhere else, with the file that the live site has.
    let other = Disk::with(&with(ON).replace("with photographs", "with paintings"));
    other.put("live.json", file(&with(ON), "2026-11-20", None).as_bytes());
    let live = other.path("live.json");
    other.build(&["--changes", live.to_str().unwrap()]);
    assert!(log(&other).contains(&format!("{TODAY} edited writer")), "{}", log(&other));
    let nowhere = Disk::with(&with(ON));
    let output = nowhere.build(&["--changes", "nowhere.json"]);
    assert!(output.status.success(), "a first build has none");
    assert_eq!(log(&nowhere), log_of_dates());
}

/// The log where nothing came before.
fn log_of_dates() -> String {
    log(&file(&with(ON), TODAY, None))
}
