//! `careergen deploy` to a folder, on a real disk; and what is refused before anything is touched.
//!
//! Buckets and branches need servers and git: `.ci/run` tries them.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what these tests are about")]

use std::fs;
use std::process::Output;
use std::sync::atomic::{AtomicBool, Ordering};

use careergen::emit::Manifest;
use snapbox::str;

use crate::disk::{Disk, careergen, files};
use crate::site::{check, eq};

/// Two roles, and a folder that a web server serves.
const BAKERY: &str = "-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
places: { countries: [DE] }
deploy:
  house: { host: folder, path: ../srv, keep: 2 }
  net: { host: netlify, project: the bakery }
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

/// A posting of many.
fn posting(number: usize) -> String {
    format!(
        "-- content/postings/role-{number}.md --\n---\ntitle: Role {number}\nlocations: [\"Berlin, Germany\"]\n\
         date_posted: 2026-11-01\napply_url: https://bakery.example/{number}\n---\nYou work.\n"
    )
}

/// A project that was built.
fn built(text: &str) -> Disk {
    let disk = Disk::with(text);
    rebuilt(&disk);
    disk
}

fn rebuilt(disk: &Disk) {
    let output = disk.build(&["--keep-going"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn deploy(disk: &Disk, arguments: &[&str]) -> Output {
    let mut command = careergen();
    command.arg("deploy").arg("--root").arg(disk.path("project")).arg("--out").arg(disk.path("public"));
    command.arg("--no-verify").args(arguments).output().expect("the program runs")
}

/// What was said, with the exit code, without the places and times of this test.
fn said(disk: &Disk, output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    let text = String::from_utf8_lossy(&text).replace(disk.path("").to_str().unwrap(), "…/");
    let line = |line: &str| match line.split_once(" in ") {
        Some((before, rest)) if line.starts_with("deployed") => {
            format!("{before}:{}\n", rest.split_once(':').map_or("", |(_, rest)| rest))
        }
        _ => format!("{line}\n"),
    };
    format!("{}exit {}\n", text.lines().map(line).collect::<String>(), output.status.code().unwrap())
}

/// The site that is served.
fn live(disk: &Disk) -> crate::disk::Files {
    let mut files = files(&disk.path("srv/current"));
    files.remove(".careergen/manifest.json");
    files
}

fn releases(disk: &Disk) -> Vec<String> {
    let entries = fs::read_dir(disk.path("srv/releases")).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names.iter().map(|name| name.split('-').next().unwrap().to_owned()).collect()
}

fn site(disk: &Disk) -> crate::disk::Files {
    let mut files = disk.site();
    files.remove(".careergen/manifest.json");
    files
}

#[test]
#[cfg(unix)]
fn the_first_release_is_the_whole_site_and_the_same_again_is_none() {
    let disk = built(BAKERY);
    let output = deploy(&disk, &[]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(live(&disk), site(&disk));
    eq(
        said(&disk, &deploy(&disk, &[])),
        str![[r#"
[..] unchanged; 0 B to send
house (../srv) has this site already
exit 0

"#]],
    );
    assert_eq!(releases(&disk), ["000001"]);
}

#[test]
#[cfg(unix)]
fn an_edit_is_said_before_it_is_done_and_what_has_not_changed_is_linked() {
    use std::os::unix::fs::MetadataExt as _;
    let disk = built(BAKERY);
    deploy(&disk, &[]);
    let inode = |path: &str| fs::metadata(disk.path("srv/current").join(path)).unwrap().ino();
    let before = inode("jobs/miller/index.html");
    disk.write(&BAKERY.replace("At Christmas there is stollen.", "At Easter there is a lamb of cake."));
    rebuilt(&disk);
    eq(
        said(&disk, &deploy(&disk, &["house", "--dry-run"])),
        str![[r#"
9 changed, [..] unchanged; [..] kB to send
  ~ jobs/baker/index.html
  ~ companies/sauerteig/feed.json
  ~ companies/sauerteig/feed.xml
  ~ feed.json
  ~ feed.xml
  ~ locations/germany/berlin/feed.json
  ~ locations/germany/berlin/feed.xml
  ~ locations/germany/feed.json
  ~ locations/germany/feed.xml
nothing was done: this was a dry run
exit 0

"#]],
    );
    assert_eq!(releases(&disk), ["000001"]);
    assert_eq!(deploy(&disk, &[]).status.code(), Some(0));
    assert_eq!(live(&disk), site(&disk));
    assert_eq!(inode("jobs/miller/index.html"), before);
}

#[test]
#[cfg(unix)]
fn a_rollback_serves_the_release_before_and_only_so_many_are_kept() {
    let disk = built(BAKERY);
    deploy(&disk, &[]);
    let first = live(&disk);
    for text in ["You mill oats.", "You mill spelt."] {
        disk.write(&BAKERY.replace("You mill rye.", text));
        rebuilt(&disk);
        deploy(&disk, &[]);
    }
    let third = live(&disk);
    assert_eq!(releases(&disk), ["000002", "000003"], "two are kept");
    let back = deploy(&disk, &["--rollback"]);
    assert_eq!(back.status.code(), Some(0), "{}", said(&disk, &back));
    assert!(live(&disk) != third && live(&disk) != first);
    eq(
        said(&disk, &deploy(&disk, &["--rollback"])),
        str![[r#"
careergen: `…/project/../srv/releases` keeps no release before the live one
exit 3

"#]],
    );
    // From there it goes on as from any other, and the way back does not lead to what was left.
    let second = live(&disk);
    deploy(&disk, &[]);
    assert_eq!(live(&disk), third);
    assert_eq!(releases(&disk), ["000002", "000004"]);
    deploy(&disk, &["--rollback"]);
    assert_eq!(live(&disk), second);
}

#[test]
#[cfg(unix)]
fn a_style_sheet_that_no_page_uses_any_more_stays_for_the_pages_that_people_have_open() {
    let disk = built(BAKERY);
    deploy(&disk, &[]);
    let sheets = |files: &crate::disk::Files| files.keys().filter(|name| name.ends_with(".css")).count();
    assert_eq!(sheets(&live(&disk)), 1);
    disk.write("-- themes/default/css/tokens.css --\n:root { --accent: #8a2be2 }\n");
    rebuilt(&disk);
    assert_eq!(deploy(&disk, &[]).status.code(), Some(0));
    assert_eq!((sheets(&site(&disk)), sheets(&live(&disk))), (1, 2));
}

#[test]
#[cfg(unix)]
fn many_deletes_need_leave_and_nothing_is_done_without() {
    let many: String = (0..40).map(posting).collect();
    let disk = built(&format!("{BAKERY}{many}"));
    deploy(&disk, &[]);
    let before = live(&disk);
    for number in 0..30 {
        fs::remove_file(disk.path(&format!("project/content/postings/role-{number}.md"))).unwrap();
    }
    rebuilt(&disk);
    let refused = deploy(&disk, &[]);
    let text = said(&disk, &refused);
    let last: Vec<&str> = text.lines().rev().take(2).collect();
    assert_eq!(
        last,
        [
            "exit 3",
            "careergen: 30 files would be deleted, and 20 need no leave: if that is right, say `--allow-deletes 30`"
        ]
    );
    assert_eq!(live(&disk), before);
    assert_eq!(deploy(&disk, &["--allow-deletes", "29"]).status.code(), Some(3));
    assert_eq!(deploy(&disk, &["--allow-deletes", "30"]).status.code(), Some(0));
    let pages = |files: std::collections::BTreeMap<String, Vec<u8>>| {
        files.into_keys().filter(|path| !path.starts_with("assets/"))
    };
    assert!(pages(live(&disk)).eq(pages(site(&disk))));
}

#[test]
fn what_is_not_for_the_public_is_refused() {
    let refused = |disk: &Disk| said(disk, &deploy(disk, &[]));
    let disk = Disk::with(BAKERY);
    eq(
        refused(&disk),
        str![[r#"
careergen: there is no built site in `…/public`: run `careergen build` first
exit 3

"#]],
    );
    disk.build(&["--drafts"]);
    eq(
        refused(&disk),
        str![[r#"
careergen: this site was built with `--drafts` or `--future`: build it without them
exit 3

"#]],
    );
    disk.build(&["--base-url", "http://localhost:8000"]);
    eq(
        refused(&disk),
        str![[r#"
careergen: this site was built for `http://localhost:8000`, where nobody but you can see it: set `base_url` in content/site.yaml and build it again
exit 3

"#]],
    );
    rebuilt(&disk);
    disk.put("public/jobs/baker/index.html", b"You bake cake.");
    eq(
        refused(&disk),
        str![[r#"
careergen: `…/public/jobs/baker/index.html` is not as careergen built it: run `careergen build` again
exit 3

"#]],
    );
    assert!(!disk.path("srv").exists());
}

#[test]
fn a_file_that_somebody_put_beside_the_site_is_named_and_stays_at_home() {
    let disk = built(BAKERY);
    disk.put("public/google1234.html", b"google-site-verification");
    let text = said(&disk, &deploy(&disk, &["--dry-run"]));
    assert!(
        text.contains("1 file in …/public, such as `google1234.html`, careergen has not built and does not send: `static/` is the place for them\n"),
        "{text}"
    );
}

#[test]
fn hosts_with_a_command_of_their_own_are_told_by_it() {
    let disk = built(BAKERY);
    eq(
        said(&disk, &deploy(&disk, &["net"])),
        str![[r#"
the site is fit for Netlify, which takes it by its own command:

    npx netlify deploy --prod --no-build --dir …/public --site 'the bakery'
this site was built for `hosting: static`; `net` takes the files for netlify, and without them no headers and redirects
exit 0

"#]],
    );
}

#[test]
fn a_target_that_is_not_there_is_said_with_those_that_are() {
    let disk = built(BAKERY);
    eq(
        said(&disk, &deploy(&disk, &["house2"])),
        str![[r#"
careergen: there is no target `house2`; there is `house`, `net`
exit 1

"#]],
    );
    disk.write("-- content/site.yaml --\nname: Bakery\nbase_url: https://jobs.bakery.example\n");
    eq(
        said(&disk, &deploy(&disk, &[])),
        str![[r#"
careergen: content/site.yaml names no target: write `deploy:`, see docs/deploy.md
exit 1

"#]],
    );
}

#[test]
fn a_first_target_that_cannot_be_used_is_not_passed_over_for_the_second() {
    let disk = built(BAKERY);
    disk.write(&BAKERY.replace("deploy:\n", "deploy:\n  live: { host: s3, bucket: s3://bread }\n"));
    let output = deploy(&disk, &[]);
    let text = said(&disk, &output);
    assert!(
        text.contains("error[E0911]")
            && text.ends_with("careergen: the settings have errors: nothing was deployed\nexit 1\n"),
        "{text}"
    );
    assert!(!disk.path("srv").exists());
}

#[test]
#[cfg(unix)]
fn what_is_no_release_of_ours_is_not_replaced() {
    let disk = built(BAKERY);
    disk.put("srv/current/index.html", b"theirs");
    eq(
        said(&disk, &deploy(&disk, &[])),
        str![[r#"
careergen: `…/project/../srv/current` is no link, so it is not careergen's: move it
exit 3

"#]],
    );
    assert_eq!(fs::read(disk.path("srv/current/index.html")).unwrap(), b"theirs");
}

#[test]
#[cfg(unix)]
fn half_a_release_of_a_deploy_that_died_is_in_nobodys_way() {
    let disk = built(BAKERY);
    disk.put("srv/releases/.new/jobs/baker/index.html", b"half a pa");
    disk.put("srv/.current.new", b"");
    assert_eq!(deploy(&disk, &[]).status.code(), Some(0));
    assert_eq!(live(&disk), site(&disk));
    assert_eq!(releases(&disk), ["000001"]);
}

#[test]
#[cfg(unix)]
fn two_deploys_do_not_meet() {
    let disk = built(BAKERY);
    deploy(&disk, &[]);
    let lock = fs::File::open(disk.path("srv/.careergen.lock")).unwrap();
    lock.lock().unwrap();
    eq(
        said(&disk, &deploy(&disk, &[])),
        str![[r#"
careergen: somebody else deploys to `…/project/../srv` now
exit 4

"#]],
    );
}

#[test]
#[cfg(unix)]
fn who_reads_while_releases_change_always_gets_a_whole_page() {
    let disk = built(BAKERY);
    deploy(&disk, &[]);
    let page = disk.path("srv/current/jobs/baker/index.html");
    let over = AtomicBool::new(false);
    let reads = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !over.load(Ordering::Relaxed) {
                let text = fs::read_to_string(&page).unwrap();
                assert!(text.trim_end().ends_with("</html>"));
                reads += 1;
            }
            reads
        });
        for day in ["Monday", "Tuesday", "Wednesday"] {
            disk.write(&BAKERY.replace("At Christmas", &format!("On {day}")));
            rebuilt(&disk);
            assert_eq!(deploy(&disk, &[]).status.code(), Some(0));
            assert_eq!(deploy(&disk, &["--rollback"]).status.code(), Some(0));
        }
        over.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(reads > 0);
}

#[test]
fn programs_get_one_object() {
    let disk = built(BAKERY);
    let output = deploy(&disk, &["--dry-run", "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let count = Manifest::of(&disk.path("public")).unwrap().files.len();
    assert_eq!(told["plan"]["uploads"].as_array().map(Vec::len), Some(count));
    assert_eq!((&told["outcome"], &told["host"]), (&"planned".into(), &"../srv".into()));
    assert!(output.stderr.is_empty());
}

#[test]
fn targets_that_cannot_be_used_are_named_and_left_out() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
^^^^^^^^^^^^ error[E0911]: the `repository` of a target holds a user name, a password or a query (leave them out: git asks your credential helper or ssh for them)
base_url: https://jobs.bakery.example
places: { countries: [DE] }
deploy:
  a: { bucket: bread }
     ^^^^^^^^^^^^^^^^^ error[E0911]: a target needs its `host` (it takes `s3`, `gcs`, `azure`, `git`, `folder`, `netlify`, `cloudflare-pages`, `vercel`)
  b: { host: ftp }
             ^^^ warning[W0105]: `ftp` is none of the values it takes (it takes `s3`, `gcs`, `azure`, `git`, `folder`, `netlify`, `cloudflare-pages`, `vercel`)
  c: { host: s3, bucket: s3://bread/crumbs }
                         ^^^^^^^^^^^^^^^^^ error[E0911]: `s3://bread/crumbs` is no name of a bucket (write its bare name, and a folder in it as `prefix`)
  d: { host: s3, bucket: bread, prefix: ../up }
                                        ^^^^^ error[E0911]: `../up` is no folder
  e: { host: git, repository: "https://me:secret@git.example/site.git" }
  f: { host: git, repository: site.git, branch: -f }
                                                ^^ error[E0911]: `-f` is no name of a branch
  g: { host: git, repository: "ext::sh -c whoami" }
                              ^^^^^^^^^^^^^^^^^^^ error[E0911]: this is no address of a repository
  h: { host: folder, keep: 3 }
     ^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0911]: this target needs its `path`
  i: { host: folder, path: /srv/bread, keep: 0 }
                                             ^ error[E0911]: this takes a whole number from 1 to 1000
  j: { host: gcs, bucket: bread, keep: 3 }
                                       ^ warning[W0103]: `keep` means nothing to this host (it takes `bucket`, `prefix`, `compress`)
  k: { host: s3, bucket: bread, endpoint: "mailto:me@bread.example" }
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0911]: a store's address begins with `https://` and ends before any `?`

"#]]);
}
