//! The site on a real disk: all or nothing, nothing twice, nothing of others.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what these tests are about")]

#[cfg(unix)]
mod killed;
mod refused;
mod twins;

use std::fs;

use careergen::emit::{EmitError, Manifest, Refusal};

use crate::disk::{Disk, emitted};
use crate::site::site;

/// Two roles in one country.
pub(super) const BAKERY: &str = "-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
places: { countries: [DE] }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread. And when it is baked you carry it to the shop, and when it is carried you sleep, and when you have slept
you bake bread. In between there is coffee, which you do not have to bake yourself.

At Christmas there is stollen.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Munich, Germany\"]
date_posted: 2026-11-01
apply_url: https://bakery.example/miller
---
You mill rye.
";

/// The site with another last sentence in one text, which no list shows.
fn edited() -> String {
    BAKERY.replace("At Christmas there is stollen.", "At Easter there is a lamb of cake.")
}

fn is_of(name: &str, page: &str) -> bool {
    name == format!("{page}/index.html")
}

#[test]
fn the_first_build_writes_everything() {
    let disk = Disk::new();
    let emitted = disk.emit(BAKERY).unwrap();
    let site = disk.site();
    assert_eq!(emitted.written, emitted.files);
    assert_eq!(site.len(), emitted.files + 1, "and the list of what was written");
    assert_eq!(
        emitted.bytes,
        site.iter()
            .filter(|(name, _)| !name.starts_with('.'))
            .map(|(_, bytes)| bytes.len() as u64)
            .sum::<u64>()
    );
    assert!(site.contains_key("jobs/baker/index.html") && site.contains_key(".careergen/manifest.json"));
}

#[test]
fn a_build_leaves_nothing_beside_the_site_but_its_lock() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    disk.emit(&edited()).unwrap();
    assert_eq!(disk.beside(), [".careergen-public.lock"]);
}

#[test]
fn a_page_that_is_moved_is_written_although_there_are_as_many_as_before() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    let emitted = disk.emit(&BAKERY.replace("postings/miller.md", "postings/grinder.md")).unwrap();
    // The page, and the index of search with its list of links.
    assert!(emitted.written > 0 && emitted.removed == 3);
    assert!(disk.site().contains_key("jobs/grinder/index.html"));
}

#[test]
fn what_a_host_must_know_stands_in_the_list_also_when_no_page_changes() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    let seen = site(BAKERY).drafts().build();
    emitted(&seen, &disk.target()).unwrap();
    assert!(Manifest::of(&disk.path("public")).unwrap().about.is_preview);
}

#[test]
fn the_same_again_writes_nothing() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    let before = disk.site();
    let emitted = disk.emit(BAKERY).unwrap();
    assert_eq!((emitted.written, emitted.removed), (0, 0));
    assert_eq!(emitted.unchanged, emitted.files);
    assert_eq!(disk.site(), before);
}

#[cfg(unix)]
#[test]
fn files_that_do_not_change_stay_the_same_files() {
    use std::os::unix::fs::MetadataExt as _;
    let disk = Disk::new();
    let stats = || {
        let stat = |name: &String| {
            let meta = fs::metadata(disk.path("public").join(name)).unwrap();
            (meta.ino(), meta.mtime(), meta.mtime_nsec())
        };
        disk.site()
            .into_iter()
            .map(|(name, bytes)| (name.clone(), (stat(&name), bytes)))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    disk.emit(BAKERY).unwrap();
    let before = stats();
    let emitted = disk.emit(&edited()).unwrap();
    let after = stats();
    let mut written = Vec::new();
    for (name, (stat, bytes)) in &after {
        let (old_stat, old_bytes) = &before[name];
        assert_eq!(stat == old_stat, bytes == old_bytes, "{name} is new exactly if it has new bytes");
        if bytes != old_bytes && name != ".careergen/manifest.json" {
            written.push(name.as_str());
        }
    }
    assert_eq!(emitted.written, written.len(), "{written:?}");
    assert!(written.iter().any(|name| is_of(name, "jobs/baker")), "{written:?}");
    assert!(
        written.iter().all(|name| is_of(name, "jobs/baker")
            || name.ends_with("feed.xml")
            || name.ends_with("feed.json")),
        "{written:?}"
    );
}

#[test]
fn a_closed_role_goes_from_the_lists_and_a_removed_one_goes_altogether() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    disk.emit(&BAKERY.replace("title: Miller\n", "title: Miller\nstatus: closed\n")).unwrap();
    assert!(disk.site().contains_key("jobs/miller/index.html"));
    assert!(!disk.site().contains_key("locations/germany/munich/index.html"));
    let without = &BAKERY[..BAKERY.find("-- content/postings/miller.md").unwrap()];
    let emitted = disk.emit(without).unwrap();
    assert_eq!(emitted.removed, 1);
    assert!(!disk.path("public/jobs/miller").exists(), "its folder goes too");
    let fresh = Disk::new();
    fresh.emit(without).unwrap();
    assert_eq!(disk.site(), fresh.site(), "what is left is what a first build makes");
}

#[test]
fn files_of_others_survive() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    let foreign = [
        "CNAME",
        ".git/config",
        ".git/objects/ab/cd",
        "jobs/notes.txt",
        "jobs/miller/notes.txt",
        "mine/index.html",
    ];
    for name in foreign {
        disk.put(&format!("public/{name}"), name.as_bytes());
    }
    disk.emit(&edited()).unwrap();
    disk.emit(&BAKERY[..BAKERY.find("-- content/postings/miller.md").unwrap()]).unwrap();
    let site = disk.site();
    for name in foreign {
        assert_eq!(site.get(name).map(Vec::as_slice), Some(name.as_bytes()), "{name}");
    }
    assert!(!site.contains_key("jobs/miller/index.html"));
}

#[test]
fn a_file_that_somebody_edited_is_made_anew() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    let before = disk.site();
    let page = disk.path("public/jobs/baker/index.html");
    let edited = fs::read_to_string(&page).unwrap().replace("bread", "ashes");
    fs::write(&page, edited).unwrap();
    fs::remove_file(disk.path("public/sitemap.xml")).unwrap();
    let emitted = disk.emit(BAKERY).unwrap();
    assert_eq!(emitted.written, 2);
    assert_eq!(disk.site(), before);
}

/// Nobody can tell then which files are ours.
#[test]
fn with_a_manifest_that_cannot_be_read_nothing_is_overwritten_or_removed() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    disk.put("treasure.txt", b"gold");
    let manifest = String::from_utf8(disk.site().remove(".careergen/manifest.json").unwrap()).unwrap();
    let evil = manifest.replace("\"404.html\"", "\"../treasure.txt\"");
    assert_ne!(evil, manifest);
    for broken in ["", "{}", "[1, 2]", "null", &manifest[..manifest.len() / 2], &evil] {
        disk.put("public/.careergen/manifest.json", broken.as_bytes());
        let before = disk.site();
        match disk.emit(&edited()) {
            Err(EmitError::Refused(Refusal::Damaged(path) | Refusal::InTheWay(path))) => {
                assert!(path.starts_with(disk.path("public")));
            }
            other => panic!("{broken}: {other:?}"),
        }
        assert!(disk.site() == before, "{broken}");
        assert!(disk.path("treasure.txt").exists());
    }
    fs::remove_dir_all(disk.path("public")).unwrap();
    disk.emit(BAKERY).unwrap();
}

#[test]
fn a_template_that_fails_leaves_the_old_site() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    let before = disk.site();
    let faulty = format!(
        "{BAKERY}-- themes/default/templates/page.html --\n{{{{ page.contents }}}}\n-- content/pages/about.md --\n---\ntitle: About\n---\nWe bake.\n"
    );
    match disk.emit(&faulty) {
        Err(EmitError::Theme(fault)) => assert_eq!(fault.code.id(), "E1004"),
        other => panic!("{other:?}"),
    }
    assert_eq!(disk.site(), before);
    assert_eq!(disk.beside(), [".careergen-public.lock"], "nothing half-made stays behind");
}

#[test]
fn a_file_of_others_in_the_place_of_a_new_page_is_not_overwritten() {
    for (foreign, said) in
        [("jobs/miller", "jobs/miller/index.html"), ("jobs/miller/index.html", "jobs/miller/index.html")]
    {
        let disk = Disk::new();
        disk.emit(&BAKERY[..BAKERY.find("-- content/postings/miller.md").unwrap()]).unwrap();
        disk.put(&format!("public/{foreign}"), b"mine");
        let before = disk.site();
        match disk.emit(BAKERY) {
            Err(EmitError::Refused(Refusal::InTheWay(path))) => {
                assert_eq!(path, disk.path("public").join(said));
            }
            other => panic!("{foreign}: {other:?}"),
        }
        assert!(disk.site() == before, "{foreign}");
        fs::remove_file(disk.path("public").join(foreign)).unwrap();
        disk.emit(BAKERY).unwrap();
    }
}

#[test]
fn faults_of_pages_are_remembered_while_they_do_not_change() {
    let disk = Disk::new();
    let text =
        format!("{BAKERY}-- content/pages/about.md --\n---\ntitle: About\n---\nSee [our jobs](/job/).\n");
    let said = |emitted: careergen::emit::Emitted| {
        emitted.faults.iter().map(|fault| (fault.code.id(), fault.message.clone())).collect::<Vec<_>>()
    };
    let first = said(disk.emit(&text).unwrap());
    assert_eq!(first, [("W1001", "`/job/` leads to a page that the site does not have".to_owned())]);
    let again = disk.emit(&text).unwrap();
    assert_eq!(again.written, 0);
    assert_eq!(said(again), first);
    // Where the host sends visitors on, a link is not dead.
    let moved = text.replace("places:", "hosting: nginx\nredirects: { /job/: /jobs/ }\nplaces:");
    assert_eq!(said(disk.emit(&moved).unwrap()), []);
}
