//! How much a host takes, asked of the whole site when it is written.

use careergen::base::report::{Format, render};
use careergen::base::{Fingerprint, OutPath, SourceMap};
use careergen::emit::{Manifest, weigh};
use snapbox::data::Inline;
use snapbox::str;

use super::on;
use crate::disk::Disk;
use crate::site::eq;

/// The list of files of the site on a host, after `change`; and what is said of it.
fn said(hosting: &str, change: impl FnOnce(&mut Manifest), expected: Inline) {
    let disk = Disk::new();
    let mut manifest = disk.emit(&on(hosting)).unwrap().manifest;
    change(&mut manifest);
    eq(render(Format::Short, &weigh(&manifest), &SourceMap::default()), expected);
}

/// So many files of a size, and none beside them but the list.
fn only(manifest: &mut Manifest, count: usize, size: u64) {
    let mut entry = manifest.files.values().next().unwrap().clone();
    (entry.size, entry.hash) = (size, Fingerprint::of_bytes(b""));
    manifest.files.clear();
    let paths = (0..count).map(|number| OutPath::new(&format!("more/{number}.txt")).unwrap());
    manifest.files.extend(paths.map(|path| (path, entry.clone())));
}

#[test]
fn a_small_site_has_room_everywhere() {
    for hosting in careergen::model::Hosting::ALL {
        said(hosting.name(), |_| {}, str![""]);
    }
}

#[test]
fn cloudflare_pages_counts_files_and_their_bytes() {
    said(
        "cloudflare-pages",
        |site| only(site, 18_000, 1),
        str![[r#"
site: warning[W1210]: the site has 18,001 files, and cloudflare-pages takes 20,000 (100,000 on a paid plan) (take files of `static/`, places or old postings away, or choose another host)

"#]],
    );
    said(
        "cloudflare-pages",
        |site| only(site, 20_000, 1),
        str![[r#"
site: warning[W1210]: the site has 20,001 files, and cloudflare-pages takes 20,000 (100,000 on a paid plan) (take files of `static/`, places or old postings away, or choose another host)

"#]],
    );
    said(
        "cloudflare-pages",
        |site| only(site, 100_000, 1),
        str![[r#"
site: error[E1209]: the site has 100,001 files, and cloudflare-pages takes 20,000 (100,000 on a paid plan) (take files of `static/`, places or old postings away, or choose another host)

"#]],
    );
    said(
        "cloudflare-pages",
        |site| only(site, 1, 26_214_401),
        str![[r#"
site: error[E1209]: the site has 26,214,401 bytes in one file, and cloudflare-pages takes 26,214,400 (take files of `static/`, places or old postings away, or choose another host)

"#]],
    );
    said(
        "cloudflare-pages",
        |site| site.about.rules.count = 2_001,
        str![[r#"
site: error[E1209]: the site has 2,001 rules for redirects, and cloudflare-pages takes 2,000 (take aliases or redirects away, or choose another host)

"#]],
    );
    said(
        "cloudflare-pages",
        |site| site.about.rules.longest = 990,
        str![[r#"
site: warning[W1210]: the site has 990 bytes in one rule, and cloudflare-pages takes 1,000 (take aliases or redirects away, or choose another host)

"#]],
    );
}

#[test]
fn others_count_other_things() {
    said(
        "github-pages",
        |site| only(site, 1_001, 1_000_000),
        str![[r#"
site: error[E1209]: the site has 1,001,000,000 bytes, and github-pages takes 1,000,000,000 (take files of `static/`, places or old postings away, or choose another host)

"#]],
    );
    said(
        "vercel",
        |site| site.about.rules.count = 1_025,
        str![[r#"
site: error[E1209]: the site has 1,025 rules for redirects, and vercel takes 1,024 (take aliases or redirects away, or choose another host)

"#]],
    );
    said(
        "gitlab-pages",
        |site| {
            site.about.rules.count = 1_000;
            let rules = OutPath::new("_redirects").unwrap();
            site.files.get_mut(&rules).unwrap().size = 64_001;
        },
        str![[r#"
site: warning[W1210]: the site has 1,000 rules for redirects, and gitlab-pages takes 1,000 (the first ones count) (take aliases or redirects away, or choose another host)
site: error[E1209]: the site has 64,001 bytes of rules, and gitlab-pages takes 64,000 (of a larger file probably no rule counts) (take aliases or redirects away, or choose another host)

"#]],
    );
    said(
        "cloudfront",
        |site| site.about.rules.left_out = 12,
        str![[r#"
site: warning[W1211]: 12 of the rules for cloudfront are left out (take redirects or postings away that ended long ago, or keep rules in a KeyValueStore)

"#]],
    );
}

#[test]
fn a_build_says_it_too_and_does_not_succeed() {
    let many: String = (0..1_001).map(|number| format!("  /old/{number}.html: /jobs/\n")).collect();
    let disk = Disk::with(&on("gitlab-pages").replace("redirects:\n", &format!("redirects:\n{many}")));
    // The second has nothing to write.
    for _ in 0..2 {
        let output = disk.build(&["--format", "short"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("error[E1209]: the site has 1,01"), "{said}");
        assert_eq!(output.status.code(), Some(1));
    }
}
