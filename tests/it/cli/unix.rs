//! What only a Unix disk can hold, and an environment that must not matter.
#![expect(clippy::disallowed_methods, reason = "the project lies on a real disk")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use snapbox::str;

use super::{BAD, GOOD, code, stderr, stdout};
use crate::disk::Disk;
use crate::site::{TODAY, eq};

/// What a build says in short, the site beside it being as good as without the odd file.
fn said(disk: &Disk) -> String {
    let output = disk.build(&["--format", "short", "--keep-going"]);
    assert_eq!(code(&output), 0);
    let plain = Disk::with(GOOD);
    plain.build(&[]);
    assert!(disk.site() == plain.site(), "the rest is published as if nothing were there");
    stderr(&output)
}

#[test]
fn pipes_and_links_are_passed_over() {
    let disk = Disk::with(GOOD);
    let pipe = disk.path("project/content/postings/pipe.md");
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    disk.put("secret.md", b"---\ntitle: Secret\n---\n");
    std::os::unix::fs::symlink(disk.path("secret.md"), disk.path("project/content/postings/link.md"))
        .unwrap();
    std::os::unix::fs::symlink(disk.path("."), disk.path("project/content/postings/up")).unwrap();
    fs::create_dir(disk.path("project/static")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", disk.path("project/static/passwd.txt")).unwrap();
    eq(
        said(&disk),
        str![[r#"
content/postings/link.md: warning[W0006]: this is a symbolic link, not a regular file, and was passed over
content/postings/pipe.md: warning[W0006]: this is a pipe, socket or device, not a regular file, and was passed over
content/postings/up: warning[W0006]: this is a symbolic link, not a regular file, and was passed over
static/passwd.txt: warning[W0006]: this is a symbolic link, not a regular file, and was passed over

"#]],
    );
}

#[test]
fn names_and_texts_that_are_not_utf_8_are_passed_over() {
    let disk = Disk::with(GOOD);
    let name = disk.path("project/content/postings").join(OsStr::from_bytes(b"b\xffcker.md"));
    if fs::write(&name, "# Baker\n").is_err() {
        // Some file systems keep only names that are text; then there is nothing to pass over.
        fs::write(disk.path("project/content/postings/plain.md"), b"\xff").unwrap();
    }
    disk.put(
        "project/content/postings/latin.md",
        b"---\ntitle: Baker\nlocations: [\"K\xf6ln, Germany\"]\n---\n",
    );
    let said = said(&disk);
    assert!(said.contains("content/postings/latin.md:3:15: error[E0001]"), "{said}");
    assert!(said.contains("W0007") || said.contains("plain.md"), "{said}");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let disk = Disk::with(GOOD);
    disk.put("project/content/postings/huge.yaml", "# all work and no play\n".repeat(12_000).as_bytes());
    disk.put("project/content/postings/vast.md", "All work and no play.\n".repeat(40_000).as_bytes());
    eq(
        said(&disk),
        str![[r#"
content/postings/vast.md: error[E0004]: 859 KiB are more than the 768 KiB that are read
content/postings/huge.yaml:1:1: error[E0004]: 269 KiB are more than the 256 KiB that are read

"#]],
    );
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let disk = Disk::with(GOOD);
    disk.put("project/content/postings/closed.md", b"# Closed\n");
    let place = disk.path("project/content/postings/closed.md");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&place).is_ok() {
        // The superuser may read everything.
        fs::remove_file(&place).unwrap();
        assert_eq!(said(&disk), "");
    } else {
        assert!(said(&disk).contains("content/postings/closed.md: error[E0011]"));
    }
}

#[test]
fn nothing_but_the_project_and_the_day_decides_what_is_written() {
    let text = format!("{GOOD}{BAD}-- static/files/Größe.txt --\nÄ\n");
    let build = |jobs: &str, zone: &str, language: &str, umask: &str| {
        let disk = Disk::with(&text);
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_careergen"), "build", "--keep-going"]);
        command
            .args(["--jobs", jobs, "--now", TODAY, "--root"])
            .arg(disk.path("project"))
            .arg("--out")
            .arg(disk.path("public"));
        command.env("TZ", zone).env("LANG", language).env("LC_ALL", language).env("HOME", disk.path("home"));
        let output = command.output().unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        (disk.site(), stderr(&output), stdout(&output).lines().next().map(str::to_owned))
    };
    let first = build("1", "UTC", "C", "022");
    let second = build("8", "Pacific/Kiritimati", "tr_TR.UTF-8", "077");
    assert!(first.0 == second.0, "the same names and the same bytes");
    assert_eq!((first.1, first.2), (second.1, second.2));
}
