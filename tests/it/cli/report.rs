//! `check --report`: where it goes, what it never writes over, and that the check is as it is without.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what these tests are about")]

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use super::{BAD, GOOD, code, stderr, stdout};
use crate::disk::{Disk, careergen, files};
use crate::site::TODAY;

/// `careergen check --report` in a folder beside the project.
fn report(disk: &Disk, arguments: &[&str]) -> Output {
    let here = disk.path("here");
    fs::create_dir_all(&here).unwrap();
    let mut command = careergen();
    command.args(["check", "--now", TODAY, "--format", "short", "--root"]).arg(disk.path("project"));
    command.arg("--report").args(arguments).current_dir(here).output().unwrap()
}

#[test]
fn it_lies_in_the_folder_where_one_is_and_replaces_the_one_before() {
    let disk = Disk::with(GOOD);
    let made = report(&disk, &["html"]);
    assert_eq!((code(&made), stderr(&made).as_str()), (0, "the report is in rules-report.html\n"));
    assert_eq!(stdout(&made), "1 posting ready\n");
    assert_eq!(code(&report(&disk, &["json"])), 0);
    let names: Vec<String> = files(&disk.path("here")).into_keys().collect();
    assert_eq!(names, ["rules-report.html", "rules-report.json"]);
    let before = fs::read_to_string(disk.path("here/rules-report.html")).unwrap();
    disk.write(BAD);
    assert_eq!(code(&report(&disk, &["html"])), 1, "faults weigh what they weigh without a report");
    assert_ne!(fs::read_to_string(disk.path("here/rules-report.html")).unwrap(), before);
}

#[test]
fn the_one_for_staff_has_a_name_of_its_own() {
    let disk = Disk::with(GOOD);
    for form in ["html", "json"] {
        report(&disk, &[form]);
        report(&disk, &[form, "--audience", "internal"]);
    }
    let names: Vec<String> = files(&disk.path("here")).into_keys().collect();
    assert_eq!(
        names,
        [
            "rules-report-internal.html",
            "rules-report-internal.json",
            "rules-report.html",
            "rules-report.json"
        ]
    );
}

#[test]
fn it_is_never_published_with_a_site() {
    let disk = Disk::with(GOOD);
    let build = |out: PathBuf| {
        let mut command = careergen();
        command.args(["build", "--now", TODAY, "--root"]).arg(disk.path("project")).arg("--out").arg(out);
        assert_eq!(code(&command.output().unwrap()), 0);
    };
    build(disk.path("project/public"));
    // The current folder holds a site, too.
    build(disk.path("here"));
    fs::create_dir_all(disk.path("project/public/notes")).unwrap();
    let before = (files(&disk.path("here")), files(&disk.path("project")));
    let inside = |name: &str| disk.path("project/public").join(name).display().to_string();
    for arguments in [
        vec!["html"],
        vec!["html", "--out", "x.json"],
        vec!["html", "--out", &inside("x.html")],
        vec!["json", "--out", &inside("notes/x.json")],
    ] {
        let made = report(&disk, &arguments);
        assert_eq!(code(&made), 2, "{arguments:?}");
        assert!(stderr(&made).contains("which holds a built site"), "{}", stderr(&made));
    }
    assert_eq!((files(&disk.path("here")), files(&disk.path("project"))), before);
    assert_eq!(code(&report(&disk, &["html", "--out", "-"])), 0, "what is printed lies nowhere");
}

#[test]
fn it_is_printed_alone() {
    let disk = Disk::with(GOOD);
    let made = report(&disk, &["html", "--out", "-"]);
    assert_eq!(code(&made), 0);
    assert!(stdout(&made).starts_with("<!DOCTYPE html>") && stdout(&made).ends_with("</html>\n"));
    assert_eq!(stderr(&made), "1 posting ready\n");
    let root = disk.path("project");
    let mut command = careergen();
    command.args(["check", "--report", "html", "--out", "-", "--format", "json", "--root"]).arg(root);
    let both = command.output().unwrap();
    assert_eq!((code(&both), stdout(&both).as_str()), (2, ""));
    assert!(stderr(&both).contains("give a file with --out"), "{}", stderr(&both));
}

#[test]
fn it_replaces_nothing_of_somebody_elses() {
    let disk = Disk::with(GOOD);
    disk.put("here/mine.html", b"<p>mine</p>");
    disk.put("project/static/.keep", b"");
    let before = (files(&disk.path("here")), files(&disk.path("project")));
    let content = disk.path("project/content/pages.html").display().to_string();
    let statics = disk.path("project/static/report.html").display().to_string();
    let nowhere = "no/such/folder.html".to_owned();
    for (out, why) in [
        ("mine.html".to_owned(), "is no report of careergen's, and was left as it is"),
        (content, "lies in `content/`"),
        (statics, "lies in `static/`"),
        (nowhere, "`no/such/folder.html`: "),
    ] {
        let made = report(&disk, &["html", "--out", &out]);
        assert_eq!(code(&made), 2, "{out}");
        assert!(stderr(&made).contains(why), "{}", stderr(&made));
    }
    assert_eq!((files(&disk.path("here")), files(&disk.path("project"))), before);
}
