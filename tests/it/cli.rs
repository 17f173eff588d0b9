//! The program from outside: arguments, environment, exit codes, what is printed where.

mod check;
mod list;
mod new;
mod quickstart;
mod report;
mod schema;
mod shells;
mod similar;
#[cfg(unix)]
mod unix;

use std::process::Output;

use snapbox::str;

use crate::disk::{Disk, careergen, files};
use crate::site::{TODAY, eq};

/// A project without any fault.
pub(super) const GOOD: &str = "-- content/site.yaml --
name: Bakery
company: Bakery
base_url: https://jobs.bakery.example
privacy_url: https://bakery.example/privacy
imprint_url: https://bakery.example/imprint
pay_before_interview: true
accessibility_contact: access@bakery.example
places: { countries: [DE, AT] }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread.
";

/// Another posting, which can't be published.
pub(super) const BAD: &str = "-- content/postings/lost.md --
---
title: Lost baker
locations: [Nowhere]
date_posted: 2026-11-02
apply_url: https://bakery.example/lost
---
You look for the bakery.
";

/// Another posting, which is published with a warning.
const DOUBTFUL: &str = "-- content/postings/late.md --
---
title: Late baker
locations: [\"Munich, Germany\"]
apply_url: https://bakery.example/late
---
You bake late.
";

pub(super) fn code(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

pub(super) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("what is printed is UTF-8")
}

pub(super) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("what is printed is UTF-8")
}

#[test]
fn a_good_build_says_what_it_did_and_exits_0() {
    let disk = Disk::with(GOOD);
    let output = disk.build(&[]);
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    let said = stdout(&output);
    assert!(said.starts_with("1 posting published\n"), "{said}");
    assert!(said.contains("written, 0 unchanged, 0 removed"), "{said}");
    assert!(disk.path("public/jobs/baker/index.html").exists());
}

#[test]
fn a_fault_exits_1_and_the_rest_is_published() {
    let disk = Disk::with(&format!("{GOOD}{BAD}"));
    let output = disk.build(&["--format", "short"]);
    assert_eq!(code(&output), 1);
    eq(
        stderr(&output),
        str![[r#"
content/postings/lost.md:3:13: error[E0401]: `Nowhere` names no country (write the country too, as in `Berlin, Germany`)

"#]],
    );
    assert!(
        stdout(&output).starts_with("1 posting published; 1 left out; 1 error (E0401 ×1)\n"),
        "{}",
        stdout(&output)
    );
    assert!(disk.path("public/jobs/baker/index.html").exists());
    assert!(!disk.path("public/jobs/lost").exists());
}

#[test]
fn with_keep_going_a_fault_does_not_fail_the_build() {
    let disk = Disk::with(&format!("{GOOD}{BAD}"));
    let output = disk.build(&["--keep-going"]);
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("error[E0401]"), "it is said all the same");
}

#[test]
fn a_warning_fails_only_a_strict_build() {
    let disk = Disk::with(&format!("{GOOD}{DOUBTFUL}"));
    let output = disk.build(&[]);
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("warning[W0304]"), "{}", stderr(&output));
    assert_eq!(code(&disk.build(&["--strict"])), 1);
    assert!(disk.path("public/jobs/late/index.html").exists(), "it is published");
    assert_eq!(code(&disk.build(&["--strict", "--keep-going"])), 0);
}

#[test]
fn a_person_sees_the_line_with_a_caret_under_the_fault() {
    let disk = Disk::with(&format!("{GOOD}{BAD}"));
    eq(
        stderr(&disk.build(&[])),
        str![[r#"
error[E0401]: `Nowhere` names no country
 --> content/postings/lost.md:3:13
  |
3 | locations: [Nowhere]
  |             ^^^^^^^
  |
  = help: write the country too, as in `Berlin, Germany`


"#]],
    );
}

#[test]
fn a_program_reads_json_an_object_a_line() {
    let disk = Disk::with(&format!("{GOOD}{BAD}{DOUBTFUL}"));
    let output = disk.build(&["--format", "json"]);
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
    let said = stdout(&output);
    let lines: Vec<serde_json::Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    let (summary, faults) = lines.split_last().expect("there are lines");
    assert!(faults.iter().all(|fault| fault["kind"] == "diagnostic"));
    let fault = faults.iter().find(|fault| fault["code"] == "E0401").expect("the fault is there");
    assert_eq!(fault["at"]["file"], "content/postings/lost.md");
    assert_eq!((&fault["at"]["line"], &fault["at"]["column"]), (&3.into(), &13.into()));
    assert_eq!(summary["kind"], "summary");
    assert_eq!((&summary["postings"]["published"], &summary["postings"]["left_out"]), (&2.into(), &1.into()));
    assert_eq!(summary["errors"]["E0401"], 1);
    assert!(summary["files"]["written"].as_u64().is_some_and(|written| written > 10));
}

#[test]
fn many_warnings_of_one_kind_are_counted_for_a_person_and_listed_for_a_program() {
    let many: String = (0..20)
        .map(|number| {
            DOUBTFUL.replace("late", &format!("late{number}")).replace("Late", &format!("Late {number}"))
        })
        .collect();
    let disk = Disk::with(&format!("{GOOD}{many}"));
    let said = stderr(&disk.build(&[]));
    assert_eq!(
        said.matches("the posting does not say when it was posted").count(),
        9,
        "eight and the one that counts:\n{said}"
    );
    assert!(said.contains("warning[W0304]: 12 more"), "{said}");
    assert_eq!(stderr(&disk.build(&["--format", "short"])).matches("W0304").count(), 20);
}

#[test]
fn explain_shows_what_a_code_means_with_an_example() {
    let output = careergen().args(["explain", "E0101"]).output().unwrap();
    assert_eq!(code(&output), 0);
    eq(
        stdout(&output),
        str![[r#"
error[E0101]: a posting has no title

Every posting needs `title:`, or, in a Markdown file without front matter, a first heading.

Example:

    -- content/postings/baker.md --
    ---
    locations: ["Berlin, Germany"]
    ---
    You bake.

"#]],
    );
    let lower = careergen().args(["explain", "e0101"]).output().unwrap();
    assert_eq!(lower.stdout, output.stdout);
}

#[test]
fn explain_lists_all_codes_and_offers_the_nearest() {
    let all = careergen().arg("explain").output().unwrap();
    assert_eq!(stdout(&all).lines().count(), careergen::base::codes::ALL.len());
    let output = careergen().args(["explain", "E01O1"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stdout(&output).is_empty());
    assert!(stderr(&output).contains("did you mean E0101"), "{}", stderr(&output));
}

#[test]
fn what_the_command_line_gets_wrong_exits_2_and_writes_nothing() {
    let disk = Disk::with(GOOD);
    for arguments in [
        &["--now", "tomorrow"][..],
        &["--base-url", "bakery.example"],
        &["--format", "xml"],
        &["--jobs", "many"],
        &["--no-such-option"],
    ] {
        // The day is given already; a second one is wrong by itself.
        let output =
            careergen().args(["build", "--root"]).arg(disk.path("project")).args(arguments).output().unwrap();
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?}");
        assert!(!disk.path("project/public").exists(), "{arguments:?}");
    }
}

#[test]
fn a_folder_that_is_no_project_exits_2() {
    let disk = Disk::new();
    let output = disk.build(&[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("has no `content` folder"), "{}", stderr(&output));
    let output = careergen().args(["build", "--root"]).arg(disk.path("not/there")).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("can't be read"), "{}", stderr(&output));
    assert!(!disk.path("public").exists() && !disk.path("not").exists());
}

#[test]
fn a_folder_that_is_not_ours_exits_2() {
    let disk = Disk::with(GOOD);
    disk.put("public/thesis.txt", b"years of work");
    let output = disk.build(&[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("careergen has not written it"), "{}", stderr(&output));
    assert_eq!(disk.site().len(), 1);
}

#[test]
fn the_site_goes_into_public_unless_told_otherwise() {
    let disk = Disk::with(GOOD);
    let mut command = careergen();
    command.current_dir(disk.path("project")).args(["build", "--now", TODAY]);
    assert_eq!(code(&command.output().unwrap()), 0);
    assert!(disk.path("project/public/index.html").exists());
    command.args(["--out", "../elsewhere"]);
    assert_eq!(code(&command.output().unwrap()), 0);
    assert_eq!(files(&disk.path("project/public")), files(&disk.path("elsewhere")));
}

#[test]
fn the_day_comes_from_the_command_line_or_from_the_environment() {
    let disk = Disk::with(&GOOD.replace("date_posted: 2026-11-02", "date_posted: 2026-12-01"));
    let is_open = |now: Option<&str>, epoch: Option<&str>| {
        let mut command = careergen();
        command.args(["build", "--root"]).arg(disk.path("project"));
        command.args(now.iter().flat_map(|now| ["--now", now]));
        command.envs(epoch.map(|epoch| ("SOURCE_DATE_EPOCH", epoch)));
        let output = command.output().unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        disk.path("project/public/jobs/baker/index.html").exists()
    };
    assert!(!is_open(Some("2026-11-30"), None));
    assert!(is_open(Some("2026-12-01"), None));
    assert!(!is_open(None, Some("1796079599")), "the last second of November 2026 in Berlin");
    assert!(is_open(None, Some("1796079600")), "the first of December");
    assert!(!is_open(Some("2026-11-30T22:59:59Z"), None));
    assert!(is_open(Some("2026-11-30T23:00:00Z"), None));
    assert!(!is_open(Some("2026-11-30"), Some("1796083200")), "the command line goes first");
    let mut command = careergen();
    command.args(["build", "--root"]).arg(disk.path("project")).env("SOURCE_DATE_EPOCH", "soon");
    assert_eq!(code(&command.output().unwrap()), 2);
}

#[test]
fn drafts_are_built_when_asked_for() {
    let disk = Disk::with(&GOOD.replace("title: Baker\n", "title: Baker\nstatus: draft\n"));
    disk.build(&[]);
    assert!(!disk.path("public/jobs/baker/index.html").exists());
    disk.build(&["--drafts"]);
    assert!(disk.path("public/jobs/baker/index.html").exists());
}
