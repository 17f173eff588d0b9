//! `init` and `new`: files to begin with, which pass `check`, and never in the place of others.

use std::process::{Command, Output, Stdio};

use snapbox::str;

use super::{code, stderr, stdout};
use crate::disk::{Disk, careergen, files};
use crate::site::{TODAY, eq};

fn run(mut command: Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap()
}

fn init(disk: &Disk, arguments: &[&str]) -> Output {
    let mut command = careergen();
    // The day of these tests.
    command.env("SOURCE_DATE_EPOCH", "1795478400");
    command.arg("init").arg(disk.path("project")).args(arguments);
    run(command)
}

fn new(disk: &Disk, arguments: &[&str]) -> Output {
    let mut command = careergen();
    command.arg("new").args(arguments).args(["--now", TODAY, "--root"]).arg(disk.path("project"));
    run(command)
}

fn check(disk: &Disk, arguments: &[&str]) -> Output {
    let mut command = careergen();
    command.args(["check", "--strict", "--now", TODAY, "--root"]).arg(disk.path("project")).args(arguments);
    run(command)
}

#[test]
fn a_new_site_builds_and_has_no_fault() {
    let disk = Disk::new();
    let made = init(&disk, &["--name", "Lantern & Loom: \"repairs\""]);
    assert_eq!((code(&made), stderr(&made)), (0, String::new()));
    // Neither sites nor reports are to be kept beside their sources.
    let ignored = &files(&disk.path("project"))[".gitignore"];
    assert_eq!(ignored, b"/public/\n/internal/\n/rules-report*\n");
    let checked = check(&disk, &[]);
    eq(stderr(&checked), str![[r#""#]]);
    assert_eq!(code(&checked), 0);
    let built = disk.build(&[]);
    assert_eq!(code(&built), 0, "{}", stderr(&built));
    assert!(disk.site().contains_key("jobs/workshop-lead/index.html"));
}

#[test]
fn nothing_is_ever_overwritten() {
    let disk = Disk::with(super::GOOD);
    let before = files(&disk.path("project"));
    let again = init(&disk, &[]);
    assert_eq!(code(&again), 2);
    assert!(stderr(&again).contains("is there already, and nothing was changed"), "{}", stderr(&again));
    let taken = new(&disk, &["posting", "Baker", "--location", "Berlin, Germany"]);
    assert_eq!(code(&taken), 2);
    assert!(stderr(&taken).contains("`content/postings/baker.md` is there already"), "{}", stderr(&taken));
    assert_eq!(files(&disk.path("project")), before);
    let disk = Disk::new();
    disk.put("project/.gitignore", b"mine");
    assert!(stdout(&init(&disk, &[])).contains(".gitignore: left as it is"));
    assert_eq!(files(&disk.path("project"))[".gitignore"], b"mine");
}

#[test]
fn a_new_posting_is_a_draft_with_every_key_at_hand() {
    let disk = Disk::new();
    init(&disk, &["--name", "Sauerteig"]);
    let made = new(
        &disk,
        &["posting", "Baker: nights", "--location", "DE, Berlin", "--type", "part_time", "--level", "senior"],
    );
    assert_eq!(
        (code(&made), stderr(&made), stdout(&made)),
        (0, String::new(), "content/postings/baker-nights.md\n".to_owned())
    );
    eq(
        String::from_utf8(files(&disk.path("project"))["content/postings/baker-nights.md"].clone()).unwrap(),
        str![[r#"
---
title: "Baker: nights"
# company: the key or name of who hires
# Every place the work may be done at; remote work has `workplace: remote` and `remote_from: [EU]`.
locations: ["DE, Berlin"]
# category: its key or name
employment_type: part_time
seniority: senior
# salary: { min: 40000, max: 50000, currency: EUR, unit: year }
date_posted: 2026-11-24
# The last day on which people can apply.
# valid_through: 2027-01-23
# How to apply; without it as the company says.
# apply_url: https://careers.example/apply
# A draft is not published. `open` publishes it.
status: draft
---
Say in two sentences what the work is and why it matters.

## What you do

- 

## What you bring

- 

## What you get

- 

"#]],
    );
    assert_eq!(code(&check(&disk, &[])), 0, "as a draft");
    let published = super::stderr(&check(&disk, &["--drafts"]));
    assert_eq!(published.matches("\n -->").count(), 1, "{published}");
    assert!(
        published.contains("no pay is stated (`de-pay`)"),
        "published, it lacks what nobody can guess: {published}"
    );
}

#[test]
fn where_the_work_is_is_taken_from_the_newest_posting_or_asked_for() {
    let disk = Disk::with(super::GOOD);
    new(&disk, &["posting", "Miller"]);
    let text = String::from_utf8(files(&disk.path("project"))["content/postings/miller.md"].clone()).unwrap();
    assert!(text.contains("locations: [\"Berlin, Germany\"]"), "{text}");
    let disk = Disk::with("-- content/site.yaml --\nname: Board\n");
    let asked = new(&disk, &["posting", "Miller"]);
    assert_eq!(code(&asked), 2);
    assert!(stderr(&asked).contains("--location"), "{}", stderr(&asked));
}

#[test]
fn what_would_be_left_out_of_the_site_is_not_written() {
    let disk = Disk::with(super::GOOD);
    let refused = new(&disk, &["posting", "Miller", "--location", "Entenhausen"]);
    assert_eq!(code(&refused), 1);
    assert!(
        stderr(&refused).contains("E0401") && stderr(&refused).contains("nothing was written"),
        "{}",
        stderr(&refused)
    );
    assert!(!disk.path("project/content/postings/miller.md").exists());
}

#[test]
fn companies_pages_and_themes_begin_as_files_that_pass() {
    let disk = Disk::new();
    init(&disk, &["--name", "Sauerteig"]);
    for arguments in [["company", "Loom & Sons"], ["page", "How we hire"], ["theme", "Night"]] {
        let made = new(&disk, &arguments);
        assert_eq!((code(&made), stderr(&made)), (0, String::new()), "{arguments:?}");
    }
    let there = files(&disk.path("project"));
    for path in
        ["content/companies/loom-sons.yaml", "content/pages/how-we-hire.md", "themes/night/theme.yaml"]
    {
        assert!(there.contains_key(path), "{path}");
    }
    assert_eq!(code(&check(&disk, &[])), 0);
    let text = String::from_utf8(there["content/site.yaml"].clone()).unwrap();
    disk.put("project/content/site.yaml", format!("{text}theme: night\n").as_bytes());
    assert_eq!(code(&check(&disk, &[])), 0, "the theme can be used at once");
}

#[test]
fn a_new_file_breaks_no_other() {
    let zeta = "-- content/postings/zeta/oven.md --\n---\ntitle: Oven keeper\nlocations: [\"Berlin, Germany\"]\n\
                date_posted: 2026-11-02\napply_url: https://bakery.example/oven\n---\nYou keep the oven.\n";
    let disk = Disk::with(&(super::GOOD.to_owned() + zeta));
    let before = files(&disk.path("project"));
    let refused = new(&disk, &["posting", "Oven", "--location", "Berlin, Germany"]);
    assert_eq!(code(&refused), 1, "{}", stderr(&refused));
    let said = stderr(&refused);
    assert!(said.contains("zeta/oven.md") && said.contains("nothing was written"), "{said}");
    assert_eq!(files(&disk.path("project")), before);
    // What was wrong before is not the new file's fault.
    let disk = Disk::with(&(super::GOOD.to_owned() + super::BAD));
    let made = new(&disk, &["posting", "Oven", "--location", "Berlin, Germany"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    assert!(!stderr(&made).contains("lost.md"), "{}", stderr(&made));
}

#[test]
fn a_new_company_publishes_nothing_that_nobody_wrote() {
    let disk = Disk::with(super::GOOD);
    assert_eq!(code(&new(&disk, &["company", "Loom & Sons"])), 0);
    let text = files(&disk.path("project"))["content/companies/loom-sons.yaml"].clone();
    let text = String::from_utf8(text).unwrap();
    let keys: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(keys, ["name: \"Loom & Sons\""]);
}

#[test]
fn a_name_stays_as_it_is_and_has_a_letter_or_a_digit() {
    let disk = Disk::new();
    assert_eq!(code(&init(&disk, &["--name", "{today} {name} & {slug}"])), 0);
    let site = String::from_utf8(files(&disk.path("project"))["content/site.yaml"].clone()).unwrap();
    assert!(site.contains("name: \"{today} {name} & {slug}\""), "{site}");
    assert_eq!(code(&check(&disk, &[])), 0);
    for name in ["!!!", "-- --"] {
        let disk = Disk::new();
        let refused = init(&disk, &[&format!("--name={name}")]);
        assert_eq!(code(&refused), 2);
        assert!(stderr(&refused).contains("has no letter or digit"), "{}", stderr(&refused));
        assert!(files(&disk.path("project")).is_empty(), "nothing was written");
    }
    for name in ["日本", "7"] {
        let disk = Disk::new();
        assert_eq!(code(&init(&disk, &["--name", name])), 0, "{name}");
        let checked = check(&disk, &[]);
        assert_eq!((code(&checked), stderr(&checked)), (0, String::new()), "{name}");
    }
}
