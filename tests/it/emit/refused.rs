//! Folders that are never written, and a folder that another build writes.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what these tests are about")]

use std::fs;
use std::path::Path;

use careergen::emit::{EmitError, Refusal, Target};

use super::BAKERY;
use crate::disk::{Disk, emitted, files};
use crate::site::site;

/// Why the site is not written to `out`; nothing may have changed on the disk.
fn refusal(disk: &Disk, out: &Path, home: Option<&Path>) -> Refusal {
    let before = files(&disk.path("project"));
    let target = Target { out: out.to_owned(), home: home.map(Path::to_owned), ..disk.target() };
    match emitted(&site(BAKERY).build(), &target) {
        Err(EmitError::Refused(refusal)) => {
            assert_eq!(files(&disk.path("project")), before);
            assert!(!refusal.message().is_empty());
            refusal
        }
        other => panic!("{} was written: {other:?}", out.display()),
    }
}

#[test]
fn a_folder_with_things_of_others_is_refused() {
    let disk = Disk::with(BAKERY);
    disk.put("public/thesis.txt", b"years of work");
    let out = disk.path("public");
    assert_eq!(refusal(&disk, &out, None), Refusal::Foreign(out.clone()));
    assert_eq!(files(&out).len(), 1);
}

#[test]
fn an_empty_folder_is_welcome() {
    let disk = Disk::with(BAKERY);
    fs::create_dir(disk.path("public")).unwrap();
    disk.emit(BAKERY).unwrap();
    assert!(disk.site().contains_key("index.html"));
}

#[test]
fn a_folder_that_is_not_there_is_made_with_those_above_it() {
    let disk = Disk::with(BAKERY);
    let target = Target { out: disk.path("deep/down/public"), ..disk.target() };
    emitted(&site(BAKERY).build(), &target).unwrap();
    assert!(disk.path("deep/down/public/index.html").exists());
}

#[test]
fn the_project_itself_and_what_it_lies_in_are_refused() {
    let disk = Disk::with(BAKERY);
    for out in ["project", "project/.", "project/../project", "."] {
        let out = disk.path(out);
        assert!(matches!(refusal(&disk, &out, None), Refusal::Source(_)), "{}", out.display());
    }
}

#[test]
fn folders_of_sources_are_refused() {
    let disk = Disk::with(BAKERY);
    for out in [
        "project/content",
        "project/content/postings",
        "project/content/new",
        "project/themes",
        "project/static/public",
    ] {
        let out = disk.path(out);
        assert!(matches!(refusal(&disk, &out, None), Refusal::Source(_)), "{}", out.display());
    }
}

#[test]
fn a_folder_of_the_project_that_holds_no_sources_is_welcome() {
    let disk = Disk::with(BAKERY);
    let target = Target { out: disk.path("project/public"), ..disk.target() };
    emitted(&site(BAKERY).build(), &target).unwrap();
    assert!(disk.path("project/public/index.html").exists());
}

#[test]
fn the_home_folder_and_what_it_lies_in_are_refused() {
    let disk = Disk::with(BAKERY);
    let home = disk.path("home/me");
    fs::create_dir_all(&home).unwrap();
    assert_eq!(refusal(&disk, &home, Some(&home)), Refusal::Home);
    assert_eq!(refusal(&disk, &disk.path("home"), Some(&home)), Refusal::Home);
}

#[cfg(unix)]
#[test]
fn the_root_of_the_file_system_is_refused() {
    let disk = Disk::with(BAKERY);
    assert_eq!(refusal(&disk, Path::new("/"), None), Refusal::Root);
}

#[test]
fn a_file_is_no_folder() {
    let disk = Disk::with(BAKERY);
    disk.put("public", b"mine");
    let out = disk.path("public");
    assert_eq!(refusal(&disk, &out, None), Refusal::NotAFolder(out.clone()));
    assert_eq!(fs::read(out).unwrap(), b"mine");
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_wherever_it_leads() {
    let disk = Disk::with(BAKERY);
    fs::create_dir(disk.path("elsewhere")).unwrap();
    let out = disk.path("public");
    for (aim, expected) in [("elsewhere", "link"), ("project", "sources"), ("nowhere", "link")] {
        std::os::unix::fs::symlink(disk.path(aim), &out).unwrap();
        let message = refusal(&disk, &out, None).message();
        assert!(message.contains(expected), "{aim}: {message}");
        fs::remove_file(&out).unwrap();
    }
    assert_eq!(files(&disk.path("elsewhere")).len(), 0);
}

#[test]
fn a_second_build_of_one_folder_is_refused_while_the_first_runs() {
    let disk = Disk::with(BAKERY);
    disk.emit(BAKERY).unwrap();
    let before = disk.site();
    let lock = fs::File::create(disk.path(".careergen-public.lock")).unwrap();
    lock.lock().unwrap();
    match disk.emit(&BAKERY.replace("Baker", "Brewer")) {
        Err(EmitError::Locked(path)) => assert_eq!(path, disk.path(".careergen-public.lock")),
        other => panic!("{other:?}"),
    }
    assert_eq!(disk.site(), before);
    drop(lock);
    disk.emit(BAKERY).unwrap();
}

#[test]
fn builds_of_two_folders_do_not_meet() {
    let disk = Disk::with(BAKERY);
    let lock = fs::File::create(disk.path(".careergen-other.lock")).unwrap();
    lock.lock().unwrap();
    disk.emit(BAKERY).unwrap();
}
