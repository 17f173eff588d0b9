//! One source, two sites: one for everybody, and one for staff.

use snapbox::str;

use crate::disk::{Disk, careergen};
use crate::site::{Seen, TODAY, check, eq, site};

/// A role for everybody, one for staff, one for those with the link, and one that is over.
const BAKERY: &str = "-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
internal: { base_url: https://jobs.intranet.bakery.example, hosting: nginx }
hosting: netlify
places: { countries: [CH] }
feeds: { indeed: true, llms: true, twins: true, changes: true }
deploy:
  net: { host: folder, path: ../srv }
  house: { host: folder, path: ../house, audience: internal }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Bern, Switzerland\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread. And when it is baked you carry it to the shop, and when it is carried you sleep.
-- content/postings/head-baker.md --
---
title: Head baker
title_suffix: (80 %)
visibility: internal
locations: [\"Bern, Switzerland\"]
date_posted: 2026-11-03
apply_url: https://bakery.example/head
---
You lead those who bake bread and carry it to the shop. Eva leaves in March, which nobody outside knows yet.
-- content/postings/secret-baker.md --
---
title: Secret baker
visibility: unlisted
locations: [\"Bern, Switzerland\"]
date_posted: 2026-11-03
apply_url: https://bakery.example/secret
---
You bake what nobody may know of.
-- content/postings/old-baker.md --
---
title: Old baker
visibility: internal
locations: [\"Bern, Switzerland\"]
date_posted: 2026-10-01
valid_through: 2026-10-31
apply_url: https://bakery.example/old
---
You baked.
";

/// Addresses, with a mark for those that search engines may show.
fn addresses(seen: &Seen) -> String {
    let pages = seen.0.plan.pages.values();
    let line = |page: &careergen::plan::Page| {
        format!("{} {}\n", if page.indexed { "indexed" } else { "-" }, page.url)
    };
    let of_lists = ["/locations/", "/remote/", "/companies/", "/page/"];
    let lines = pages.map(line).filter(|line| !of_lists.iter().any(|part| line.contains(part)));
    lines.collect()
}

#[test]
fn everybody_sees_nothing_of_what_is_for_staff() {
    let seen = site(BAKERY).build();
    eq(
        addresses(&seen),
        str![[r#"
- /404.html
- /_headers
- /_redirects
- /categories/
- /changes.json
- /feed.json
- /feed.xml
- /feeds/indeed.xml
indexed /
indexed /jobs/baker/
- /jobs/baker/posting.json
- /jobs/baker/posting.md
indexed /jobs/
- /jobs/secret-baker/
- /llms.txt
- /robots.txt
- /sitemap-jobs.xml
- /sitemap-pages.xml
- /sitemap.xml

"#]],
    );
    for (path, text) in seen.files() {
        for secret in ["Head baker", "head-baker", "Eva", "Old baker", "old-baker", "intranet"] {
            assert!(!text.contains(secret), "{path} has {secret}");
        }
    }
}

#[test]
fn staff_see_both_and_search_engines_and_boards_are_told_of_neither() {
    let seen = site(BAKERY).internal().build();
    eq(
        addresses(&seen),
        str![[r#"
- /.careergen/nginx/brotli.conf
- /.careergen/nginx/http.conf
- /.careergen/nginx/server.conf
- /404.html
- /410.html
- /categories/
- /changes.json
- /feed.json
- /feed.xml
- /
- /jobs/baker/
- /jobs/baker/posting.json
- /jobs/baker/posting.md
- /jobs/head-baker/
- /jobs/head-baker/posting.json
- /jobs/head-baker/posting.md
- /jobs/
- /jobs/old-baker/
- /jobs/secret-baker/
- /robots.txt

"#]],
    );
    for (path, text) in seen.files() {
        let is_page = path.ends_with(".html");
        assert!(!is_page || text.contains("<meta name=\"robots\" content=\"noindex"), "{path}");
        assert!(!is_page || !text.contains("JobPosting"), "{path}");
        assert!(!text.contains("https://jobs.bakery.example"), "{path}");
    }
    eq(
        seen.file("/robots.txt"),
        str![[r#"
User-agent: *
Allow: /

"#]],
    );
}

#[test]
fn a_role_for_staff_says_so_on_its_page() {
    let seen = site(BAKERY).internal().build();
    seen.reads(
        "/jobs/head-baker/",
        str![[r#"
Head baker (80 %)
Sauerteig
Bern, Switzerland
This role is for staff. It is not on the public site.
Apply now Opens bakery.example
At a glance
Location
Bern, Switzerland
Pay
Not stated
Posted
3 November 2026 21 days ago
Reference
head-baker
You lead those who bake bread and carry it to the shop. Eva leaves in March, which nobody outside knows yet.
Apply now Opens bakery.example
Similar jobs
More roles that may suit you
S
Baker
Sauerteig Bern, Switzerland
22 days ago
Also at Sauerteig · Same city
Looking for something different? See all jobs
Share this role
jobs.intranet.bakery.example/jobs/head-baker/
Send by email
Copy link
Share…
Hear of new roles by feed: Bern
Head baker
Apply now

"#]],
    );
}

#[test]
fn a_role_for_staff_says_so_in_lists() {
    let seen = site(BAKERY).internal().build();
    seen.reads(
        "/jobs/",
        str![[r#"
All jobs
2 jobs
Newest first
S
Head baker (80 %) · internal
Sauerteig Bern, Switzerland
21 days ago
S
Baker
Sauerteig Bern, Switzerland
22 days ago
Feed of this list JSON Feed

"#]],
    );
}

#[test]
fn the_host_for_staff_keeps_search_engines_away_from_feeds_too() {
    let seen = site(BAKERY).internal().build();
    let headers = seen.file("/.careergen/nginx/server.conf");
    assert!(headers.contains("add_header X-Robots-Tag \"noindex\" always;"), "{headers}");
    assert!(!seen.has("/_headers"), "Netlify serves the other site");
}

#[test]
fn laws_hold_among_staff_and_what_google_and_boards_want_does_not() {
    let codes = |seen: Seen| {
        let told = seen.0.diagnostics.iter().filter(|fault| matches!(fault.code.id(), "E1401" | "W1402"));
        let mut told: Vec<String> = told
            .filter_map(|fault| Some(fault.message.split_once("(`")?.1.trim_end_matches("`)").to_owned()))
            .collect();
        told.sort();
        told.dedup();
        told.join(" ")
    };
    let text = "-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
internal: { base_url: https://jobs.intranet.bakery.example }
feeds: { indeed: true }
-- content/postings/baker.md --
---
title: BAKER AND MILLER
visibility: internal
locations: [\"Vienna, Austria\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread.
";
    eq(codes(site(text).build()), str![[""]]);
    eq(codes(site(text).internal().build()), str!["at-agreement at-pay"]);
    eq(
        codes(site(&text.replace("visibility: internal\n", "")).build()),
        str!["at-agreement at-pay google-title-capitals"],
    );
}

#[test]
fn a_site_for_staff_without_an_address_is_told() {
    let text = "-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
";
    eq(site(text).build().faults(), str![[""]]);
    eq(
        site(text).internal().build().faults(),
        str![[r#"
content/site.yaml:1:1: note[N0912]: the site for staff has no address (write `internal: { base_url: https://jobs.intranet.example.com }`; until then it is `http://localhost`)

"#]],
    );
    eq(site(text).internal().base_url("https://other.example").build().faults(), str![[""]]);
}

#[test]
fn settings_for_staff_that_cannot_be_used_are_told() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
internal:
  url: https://jobs.intranet.bakery.example
  ^^^ note[N0104]: `url` was read as `base_url` (careergen's own name for it is `base_url`)
  hosting: apache
           ^^^^^^ warning[W0105]: `apache` is none of the values it takes (it takes `static`, `nginx`, `caddy`, `netlify`, `cloudflare-pages`, `vercel`, `github-pages`, `gitlab-pages`, `s3`, `cloudfront`, `gcs`, `azure`)
deploy:
  house: { host: folder, path: ../house, audience: employees }
                                                   ^^^^^^^^^ warning[W0105]: `employees` is none of the values it takes (it takes `public`, `internal`)
  other:
    host: folder
    path: ../other
    audience: staff
    indexnow: 0123456789abcdef
              ^^^^^^^^^^^^^^^^ error[E0911]: search engines are told nothing of a site for staff (take it away)

"#]]);
}

fn run(disk: &Disk, arguments: &[&str]) -> String {
    let root = disk.path("project");
    let mut command = careergen();
    command.args(&arguments[..1]).arg("--root").arg(root).args(&arguments[1..]);
    if arguments[0] == "build" {
        command.args(["--now", TODAY, "--format", "short"]);
    } else {
        command.arg("--no-verify");
    }
    let output = command.output().expect("the program runs");
    let text = String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat())
        .replace(disk.path("").to_str().unwrap(), "…/");
    let is_told = |line: &&str| {
        !["warning[", "note[", " files, ", " to send", " more", "  + "].iter().any(|part| line.contains(part))
    };
    let told = text.lines().filter(is_told);
    let told = told.map(|line| match line.split_once(" in ") {
        Some((before, _)) if line.starts_with("deployed") => format!("{before}\n"),
        _ => format!("{line}\n"),
    });
    format!("{}exit {}\n", told.collect::<String>(), output.status.code().unwrap())
}

#[test]
#[cfg(unix)]
fn each_site_has_a_folder_of_its_own_and_goes_where_its_audience_is() {
    let disk = Disk::with(BAKERY);
    eq(
        run(&disk, &["build"]),
        str![[r#"
1 posting published, 1 unlisted, 2 internal
exit 0

"#]],
    );
    eq(
        run(&disk, &["build", "--audience", "internal"]),
        str![[r#"
2 postings published, 1 unlisted, 1 ended
the site changes by itself on 2027-01-30: build it again then
exit 0

"#]],
    );
    assert!(!disk.path("project/public/jobs/head-baker").exists());
    assert!(disk.path("project/internal/jobs/head-baker/index.html").exists());
    // Neither is written over the other.
    eq(
        run(&disk, &["build", "--audience", "staff", "--out", disk.path("project/public").to_str().unwrap()]),
        str![[r#"
careergen: `…/project/public` holds the site for everybody, and this is another: name another folder by `--out`
exit 2

"#]],
    );
    eq(
        run(&disk, &["deploy", "net"]),
        str![[r#"
deployed to net (../srv)
this site was built for `hosting: netlify`; `net` takes the files for nginx or caddy or static, and without them no headers and redirects
exit 0

"#]],
    );
    eq(
        run(&disk, &["deploy", "house"]),
        str![[r#"
deployed to house (../house)
exit 0

"#]],
    );
    // And neither goes to the other's place.
    let internal = disk.path("project/internal");
    eq(
        run(&disk, &["deploy", "net", "--force", "--out", internal.to_str().unwrap()]),
        str![[r#"
careergen: this site is for staff (it was built with `--audience internal`), and `net` is for everybody: deploy `public`, or write `audience: internal` to a target that only staff can see
exit 3

"#]],
    );
    let public = disk.path("project/public");
    eq(
        run(&disk, &["deploy", "house", "--force", "--out", public.to_str().unwrap()]),
        str![[r#"
careergen: this site is for everybody, and `house` is for staff: build it with `--audience internal`
exit 3

"#]],
    );
    assert!(!disk.path("srv/current/jobs/head-baker").exists());
    assert!(disk.path("house/current/jobs/head-baker/index.html").exists());
}

#[test]
fn a_company_or_category_of_internal_roles_alone_has_no_trace_on_the_public_site() {
    let text = "-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
internal: { base_url: https://jobs.intranet.bakery.example }
languages: [en, de]
feeds: { indeed: true, llms: true, twins: true, changes: true }
-- content/categories.yaml --
- { key: ovens, name: Ovens }
-- content/postings/baker.md --
---
title: Baker
category: Shops
locations: [\"Bern, Switzerland\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread.
-- content/postings/secret.md --
---
title: Integration lead
company: Zebra Holding
category: [Takeovers]
visibility: internal
locations: [\"Chur, Switzerland\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/secret
---
You join what we buy.
";
    let seen = site(text).build();
    for (path, text) in seen.files() {
        for secret in ["Zebra", "zebra", "Takeovers", "takeovers", "Integration", "Chur"] {
            assert!(!text.contains(secret) && !path.contains(secret), "{path} has {secret}");
        }
    }
    assert!(seen.has("/categories/ovens/") && seen.has("/categories/shops/"));
    assert!(seen.file("/").contains("\"WebSite\""));
    let staff = site(text).internal().build();
    assert!(staff.has("/companies/zebra-holding/") && staff.has("/de/categories/takeovers/"));
}

#[test]
fn hosts_keep_what_is_for_staff_to_themselves() {
    let host = |name: &str, file: &str| {
        let text = BAKERY.replace("hosting: nginx }", &format!("hosting: {name} }}"));
        site(&text).internal().build().file(file)
    };
    for (name, file) in [
        ("nginx", "/.careergen/nginx/server.conf"),
        ("caddy", "/.careergen/caddy/site.conf"),
        ("netlify", "/_headers"),
        ("cloudflare-pages", "/_headers"),
        ("vercel", "/vercel.json"),
        ("cloudfront", "/.careergen/cloudfront/response-headers.json"),
    ] {
        let told = host(name, file);
        assert!(told.contains("X-Robots-Tag"), "{name}: {told}");
        assert!(!told.contains("s-maxage") && !told.contains("public, max-age"), "{name}: {told}");
    }
}

#[test]
fn feeds_for_staff_say_which_roles_are_internal_and_have_no_job_markup() {
    let seen = site(BAKERY).internal().build();
    assert!(seen.file("/feed.xml").contains("<title>Head baker (internal)</title>"));
    let feed = seen.file("/feed.json");
    assert!(feed.contains("\"title\": \"Head baker (internal)\"") && !feed.contains("_jobposting"), "{feed}");
}

#[test]
fn changes_of_the_site_for_others_are_taken_for_none() {
    let staff = site(BAKERY).internal().build().file("/changes.json");
    assert!(staff.contains("\"audience\": \"internal\""), "{staff}");
    let text = BAKERY.replace("visibility: internal\n", "visibility: unlisted\n");
    let seen = site(&text).changes(&staff).build();
    assert!(!seen.file("/changes.json").contains("intranet"), "{}", seen.file("/changes.json"));
    assert!(seen.codes().contains(&"N1305"), "{}", seen.said());
}

#[test]
fn one_place_is_for_one_audience() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
internal: { base_url: "https://jobs.bakery.example/" }
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0911]: the public site stands there (give the site for staff an address of its own)
deploy:
  live: { host: folder, path: ../srv }
  house: { host: folder, path: ../srv, audience: internal }
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0911]: `live` lies there, and is for others (give the site for staff a place of its own)

"#]]);
}

#[test]
#[cfg(unix)]
fn a_place_that_held_the_site_for_others_is_refused_whoever_changed_the_settings() {
    let disk = Disk::with(BAKERY);
    run(&disk, &["build"]);
    run(&disk, &["build", "--audience", "internal"]);
    run(&disk, &["deploy", "net"]);
    disk.write(&BAKERY.replace("path: ../srv }", "path: ../elsewhere }").replace("../house", "../srv"));
    run(&disk, &["build", "--audience", "internal"]);
    eq(
        run(&disk, &["deploy", "house", "--force"]),
        str![[r#"
careergen: the site for everybody lies there, and `house` is for staff: each wants a place of its own
exit 3

"#]],
    );
    assert!(!disk.path("srv/current/jobs/head-baker").exists());
}

#[test]
fn no_site_is_built_into_another() {
    let disk = Disk::with(BAKERY);
    run(&disk, &["build"]);
    let inside = disk.path("project/public/staff");
    eq(
        run(&disk, &["build", "--audience", "internal", "--out", inside.to_str().unwrap()]),
        str![[r#"
careergen: the output folder lies in the site `…/project/public`, and would go wherever that goes
exit 2

"#]],
    );
    assert!(!inside.exists());
}
