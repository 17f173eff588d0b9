//! What a build that was killed leaves behind: the old site or the new one, and nothing that the next build can't mend.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what these tests are about")]

use std::fs;
use std::io::Read as _;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::BAKERY;
use crate::disk::{Disk, Files};

/// Kills that are spread over one rebuild.
const MOMENTS: u32 = 30;

/// A site of 150 roles; each says `word`.
fn many(word: &str) -> String {
    let role = |number: usize| {
        let city = ["Berlin, Germany", "Munich, Germany", "Vienna, Austria"][number % 3];
        format!(
            "-- content/postings/role-{number}.md --\n---\ntitle: Role {number}\nlocations: [\"{city}\"]\ndate_posted: 2026-11-02\napply_url: https://bakery.example/{number}\n---\nYou {word} number {number}.\n"
        )
    };
    let settings = "-- content/site.yaml --\nname: Many\nbase_url: https://many.example\nrules: { mute: { at-pay: invented, at-agreement: invented } }\nplaces: { countries: [DE, AT] }\n";
    settings.to_owned() + &(0..150).map(role).collect::<String>()
}

/// Runs a build and kills it after `delay`, unless it has ended by itself. Whether it had.
fn run_for(disk: &Disk, delay: Duration) -> bool {
    let mut child = disk.careergen().stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        // Its output ends when it ends: that is waited for, up to the delay.
        scope.spawn(move || {
            let _ = output.read_to_end(&mut Vec::new());
            let _ = sender.send(());
        });
        let ended = receiver.recv_timeout(delay).is_ok();
        let _ = child.kill();
        child.wait().unwrap();
        ended
    })
}

/// A whole build, and how long it took.
fn build(disk: &Disk) -> Duration {
    let begun = Instant::now();
    let output = disk.build(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    begun.elapsed()
}

#[test]
fn whenever_a_build_is_killed_the_site_is_the_old_one_or_the_new_one() {
    let disk = Disk::new();
    let texts = [many("knead"), many("shape")];
    let sites: [Files; 2] = texts.each_ref().map(|text| {
        disk.write(text);
        build(&disk);
        disk.site()
    });
    assert_ne!(sites[0], sites[1]);
    disk.write(&texts[0]);
    // The shortest whole build so far: others may keep the machine busy.
    let mut whole = build(&disk);
    assert!(disk.site() == sites[0], "a site does not depend on what was there before");
    let mut killed = 0;
    for moment in 0..MOMENTS {
        let aim = (moment as usize + 1) % 2;
        disk.write(&texts[aim]);
        killed += u32::from(!run_for(&disk, whole * moment / MOMENTS));
        let found = disk.site();
        assert!(found == sites[0] || found == sites[1], "killed at {moment}/{MOMENTS}, the site is neither");
        whole = whole.min(build(&disk));
        assert!(disk.site() == sites[aim], "the next build makes the new site whole");
        assert_eq!(disk.beside(), [".careergen-public.lock"]);
    }
    assert!(killed >= 5, "only {killed} builds were still running when they were killed");
}

#[test]
fn a_half_made_site_is_cleared_away() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    let before = disk.site();
    disk.put(".careergen-public.new/jobs/baker/index.html", b"half of a pa");
    disk.put(".careergen-public.new/stray/index.html", b"of another try");
    disk.emit(BAKERY).unwrap();
    assert_eq!(disk.site(), before);
    assert_eq!(disk.beside(), [".careergen-public.lock"]);
}

#[test]
fn a_build_killed_after_the_exchange_has_its_files_of_others_carried_over() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    disk.put("public/CNAME", b"jobs.bakery.example");
    disk.put("public/jobs/notes.txt", b"mine");
    let new = BAKERY.replace("You mill rye.", "You mill oats.");
    // The state on the disk when the two folders have changed places and the old one is still to be removed.
    fs::rename(disk.path("public"), disk.path(".careergen-public.new")).unwrap();
    let other = Disk::new();
    other.emit(&new).unwrap();
    for (name, bytes) in other.site() {
        disk.put(&format!("public/{name}"), &bytes);
    }
    let emitted = disk.emit(&new).unwrap();
    assert_eq!(emitted.written, 0);
    let site = disk.site();
    assert_eq!(site["CNAME"], b"jobs.bakery.example");
    assert_eq!(site["jobs/notes.txt"], b"mine");
    assert_eq!(disk.beside(), [".careergen-public.lock"]);
}

#[test]
fn a_site_that_was_moved_aside_is_put_back() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    disk.put("public/CNAME", b"jobs.bakery.example");
    let before = disk.site();
    fs::rename(disk.path("public"), disk.path(".careergen-public.old")).unwrap();
    disk.put(".careergen-public.new/index.html", b"half");
    let emitted = disk.emit(BAKERY).unwrap();
    assert_eq!(emitted.written, 0, "the old files are used again");
    assert_eq!(disk.site(), before);
    assert_eq!(disk.beside(), [".careergen-public.lock"]);
}

#[test]
fn a_site_that_was_moved_aside_goes_when_the_new_one_stands() {
    let disk = Disk::new();
    disk.emit(BAKERY).unwrap();
    disk.put("public/CNAME", b"jobs.bakery.example");
    fs::rename(disk.path("public"), disk.path(".careergen-public.old")).unwrap();
    let other = Disk::new();
    other.emit(BAKERY).unwrap();
    for (name, bytes) in other.site() {
        disk.put(&format!("public/{name}"), &bytes);
    }
    disk.emit(BAKERY).unwrap();
    assert_eq!(disk.site()["CNAME"], b"jobs.bakery.example");
    assert_eq!(disk.beside(), [".careergen-public.lock"]);
}
