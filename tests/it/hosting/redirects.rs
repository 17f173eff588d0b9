//! Old addresses: where their visitors are sent, and what can't be.

use snapbox::str;

use super::{MOVED, on};
use crate::site::{Seen, check, eq, site};

/// Redirects and what is gone, a line each.
fn addresses(seen: &Seen) -> String {
    let plan = &seen.0.plan;
    let redirects = plan.redirects.iter().map(|redirect| format!("{} → {}\n", redirect.from, redirect.to));
    redirects.chain(plan.gone.iter().map(|url| format!("{url} is gone\n"))).collect()
}

#[test]
fn an_alias_leads_to_its_page_in_each_language() {
    let seen = site(&on("nginx")).build();
    eq(
        addresses(&seen),
        str![[r#"
/careers/old/baker.html → /jobs/baker/
/de/jobs/night-baker/ → /de/jobs/baker/
/de/wir-backen/ → /de/about/
/jobs/night-baker/ → /jobs/baker/
/shop/ → https://bakery.example/shop?of={bread}
/vacancies → /jobs/
/jobs/grinder/ is gone
/jobs/miller/ is gone

"#]],
    );
    assert_eq!(seen.said(), "");
    assert!(!seen.has("/vacancies/"), "the host sends visitors on by itself");
    assert!(seen.has("/410.html"));
}

#[test]
fn a_host_without_rules_has_a_page_at_each_old_address() {
    let seen = site(MOVED).build();
    let plan = seen.0.plan.to_text(&seen.0.derived);
    let pages = plan.lines().filter(|line| line.contains("leads to")).map(|line| format!("{line}\n"));
    eq(
        pages.collect::<String>(),
        str![[r#"
/careers/old/baker.html                  leads to /jobs/baker/
/de/jobs/night-baker/                    leads to /de/jobs/baker/
/de/wir-backen/                          leads to /de/about/
/jobs/night-baker/                       leads to /jobs/baker/
/shop/                                   leads to https://bakery.example/shop?of={bread}
/vacancies/                              leads to /jobs/

"#]],
    );
    eq(
        seen.file("/jobs/night-baker/"),
        str![[r#"
<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>Bakery</title>
<meta http-equiv="refresh" content="0; url=/jobs/baker/">
<meta name="robots" content="noindex">
<link rel="canonical" href="https://jobs.bakery.example/jobs/baker/">
</head>
<body>
<p><a href="/jobs/baker/">https://jobs.bakery.example/jobs/baker/</a></p>
</body>
</html>

"#]],
    );
    assert!(!seen.file("/sitemap.xml").contains("night-baker"));
    assert!(!seen.has("/410.html"));
}

#[test]
fn what_can_not_be_is_said() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
redirects:
  /a: /b
  ^^ warning[W1206]: who follows `/a` never arrives (lead it to a page of the site, or take it away)
  /b: /a
  ^^ warning[W1206]: who follows `/b` never arrives (lead it to a page of the site, or take it away)
  /c: /d/
  ^^ this one counts
      ^^^ note[N1205]: `/d/` is an old address itself (write `/jobs/`, where visitors are sent)
  /d: /jobs/
  /e: /nowhere/
      ^^^^^^^^^ warning[W1204]: `/e` leads to `/nowhere/`, and there is no such page
  /jobs: /
  ^^^^^ warning[W1202]: there is a page at `/jobs` (take it away here, or give the page another address)
  /f?g=1: /
  ^^^^^^ warning[W1201]: `/f?g=1` can't be an old address (write `/f`: a path from the root of the site)
  https://jobs.bakery.example/g: /
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W1201]: `https://jobs.bakery.example/g` can't be an old address (write `/g`: a path from the root of the site)
  /h: javascript:alert(1)
      ^^^^^^^^^^^^^^^^^^^ error[E0602]: nobody can be sent to `javascript:alert(1)` (write a path of this site (`/jobs/`), or a whole address with `https://`)
  /feed.rss: /feed.xml
  ^^^^^^^^^ warning[W1207]: no page can stand at `/feed.rss` (take it away, or name a host that has rules as `hosting`)
  /Locations/: /
  ^^^^^^^^^^^ warning[W1207]: no page can stand at `/Locations/` (take it away, or name a host that has rules as `hosting`)
  /self/: https://jobs.bakery.example/self
  ^^^^^^ warning[W1206]: who follows `/self/` never arrives (lead it to a page of the site, or take it away)
  /back: http://jobs.bakery.example/jobs/?country=DE
  /roles: /job
          ^^^^ warning[W1204]: `/roles` leads to `/job`, and there is no such page (did you mean `/jobs/`?)
  /top: /jobs/#top
  /old/: /roles/?a
         ^^^^^^^^^ warning[W1204]: `/old/` leads to `/roles/?a`, and there is no such page
  /%zz: /
  ^^^^ warning[W1201]: `/%zz` can't be an old address: it has a `%` that stands for itself (write a path from the root of the site)
  /a/../b: /
  ^^^^^^^ warning[W1201]: `/a/../b` can't be an old address: it has `.` or `..` for a folder (write a path from the root of the site)
  /.careergen/manifest.json/x/: /
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W1201]: `/.careergen/manifest.json/x/` can't be an old address: `/.careergen` is careergen's own (write a path from the root of the site)
  /feed.xml/x/: /
  ^^^^^^^^^^^^ warning[W1207]: no page can stand at `/feed.xml/x/` (take it away, or name a host that has rules as `hosting`)
  /up: /jobs/../x
       ^^^^^^^^^^ error[E0602]: nobody can be sent to `/jobs/../x`: it has `.` or `..` for a folder (write a path of this site (`/jobs/`), or a whole address with `https://`)
-- content/postings/baker.md --
---
title: Baker
company: Sauerteig
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
aliases: [baker, Night Baker, /c, ../x]
                 ^^^^^^^^^^^ warning[W1201]: `Night Baker` can't be the old address of a page (write `/Night Baker`: a slug such as `night-baker`, or a path from the root of the site)
                                  ^^^^ warning[W1201]: `../x` can't be the old address of a page: it has `.` or `..` for a folder (write a slug such as `night-baker`, or a path from the root of the site)
          ^^^^^ warning[W1202]: there is a page at `/jobs/baker/` (take it away here, or give the page another address)
                              ^^ warning[W1203]: `/c` is to lead to another place already
---
You bake bread.

"#]]);
}

#[test]
fn who_is_sent_to_a_posting_that_is_gone_hears_that() {
    let text = on("caddy").replace("/vacancies: /jobs/", "/vacancies: /jobs/miller/");
    let seen = site(&text).build();
    assert_eq!(seen.said(), "");
    assert!(addresses(&seen).contains("/vacancies is gone"), "{}", addresses(&seen));
}

#[test]
fn a_file_of_the_sites_own_stands_in_the_place_of_the_hosts() {
    let seen = site(&format!("{}-- static/_headers --\n/*\n  X-A: b\n", on("netlify"))).build();
    eq(
        seen.said(),
        str![[r#"
static/_headers: note[N1208]: `static/_headers` stands in the place of a file for netlify

"#]],
    );
    assert!(seen.file("/_headers").contains("X-A"));
    let seen = site(&format!("{}-- static/_Headers --\n/*\n  X-A: b\n", on("netlify"))).build();
    eq(
        seen.said(),
        str![[r#"
static/_Headers: note[N1208]: `static/_Headers` stands in the place of a file for netlify (the host reads `_headers`: write it so, or give yours another name)

"#]],
    );
}

#[test]
fn a_host_is_told_when_it_publishes_elsewhere() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://bakery.example/careers
hosting: vercel
         ^^^^^^ warning[W1212]: vercel publishes the site at the root of its address, and `base_url` has the folder `/careers` (take the folder out of `base_url`, or lay the site in a folder `careers`: docs/deploy.md says how)

"#]]);
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://bakery.example/{$HOME}
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0906]: `https://bakery.example/{$HOME}` is not the address of a site (write scheme, host and a plain folder: `https://example.com/careers`)

"#]]);
}

#[test]
fn what_stands_behind_a_path_stays_there() {
    let redirects = "redirects:\n  /old: /jobs/?country=de\n  /older: /old\n  /oldest: /older?a=b\n  /own: https://jobs.bakery.example/jobs/#top\n";
    let seen = site(&on("nginx").replace("redirects:\n", redirects)).build();
    let own: Vec<String> =
        addresses(&seen).lines().filter(|line| line.starts_with("/o")).map(str::to_owned).collect();
    eq(
        own.join("\n"),
        str![[r#"
/old → /jobs/?country=de
/older → /jobs/?country=de
/oldest → /jobs/?country=de
/own → /jobs/#top
"#]],
    );
}
