//! What surrounds the pages: 404, content pages, sitemap, robots, feeds, addresses.

use snapbox::str;

use super::lists::BOARD;
use crate::site::{eq, site};

const ABOUT: &str = "-- content/pages/about.md --
---
title: About us
description: Who bakes here.
---
We bake. See [all roles](/jobs/).

## Where

Everywhere.
-- content/pages/about.de.md --
---
title: Über uns
---
Wir backen.
";

#[test]
fn a_page_of_ones_own_is_rendered_and_linked_from_everywhere() {
    let seen = site(&format!("{BOARD}{ABOUT}")).build();
    assert_eq!(seen.said(), "");
    seen.reads(
        "/about/",
        str![[r#"
About us
We bake. See all roles.
Where
Everywhere.

"#]],
    );
    seen.reads(
        "/de/about/",
        str![[r#"
Über uns
Wir backen.

"#]],
    );
    assert!(seen.file("/").contains("href=\"/about/\""));
    assert!(seen.file("/de/").contains("href=\"/de/about/\""));
}

#[test]
fn a_page_that_is_not_there_helps_further() {
    let seen = site(BOARD).build();
    seen.reads(
        "/404.html",
        str![[r#"
Page not found
This page does not exist, or the role is no longer open.
Search jobs
Search
Back to all jobs
Locations
Categories
Companies
Remote
Where would you like to work?
Germany 2 jobs
Austria 1 job
What would you like to do?
Bakery 2 jobs
Bread 2 jobs
Service 2 jobs

"#]],
    );
}

#[test]
fn the_sitemap_lists_what_has_something_to_show() {
    let seen = site(BOARD).build();
    let sitemap = seen.file("/sitemap-jobs.xml") + &seen.file("/sitemap-pages.xml");
    assert!(sitemap.contains("<loc>https://jobs.bakery.example/de/jobs/baker/</loc>"), "{sitemap}");
    let addresses =
        sitemap.split("<loc>https://jobs.bakery.example").skip(1).map(|rest| rest.split('<').next());
    let english = addresses.flatten().filter(|address| !address.starts_with("/de/"));
    eq(
        english.map(|address| format!("{address}\n")).collect::<String>(),
        str![[r#"
/jobs/baker/
/jobs/technician/
/jobs/writer/
/categories/bakery/
/categories/bread/
/categories/
/categories/service/
/companies/
/companies/ofenbau/
/companies/sauerteig/
/
/jobs/
/locations/austria/
/locations/austria/vienna/
/locations/dach/
/locations/eea/
/locations/emea/
/locations/eu/
/locations/europe/
/locations/germany/berlin/
/locations/germany/
/locations/germany/munich/
/locations/
/remote/

"#]],
    );
}

#[test]
fn jobs_have_a_sitemap_of_their_own_with_the_day_of_their_last_change() {
    eq(
        site(BOARD).build().file("/sitemap-jobs.xml"),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>https://jobs.bakery.example/de/jobs/baker/</loc>
    <lastmod>2026-11-20</lastmod>
  </url>
  <url>
    <loc>https://jobs.bakery.example/jobs/baker/</loc>
    <lastmod>2026-11-20</lastmod>
  </url>
  <url>
    <loc>https://jobs.bakery.example/jobs/technician/</loc>
    <lastmod>2026-11-02</lastmod>
  </url>
  <url>
    <loc>https://jobs.bakery.example/jobs/writer/</loc>
    <lastmod>2026-10-15</lastmod>
  </url>
</urlset>

"#]],
    );
    let tiny = "-- content/site.yaml --\nname: Tiny\nbase_url: https://tiny.example\n";
    assert!(!site(tiny).build().has("/sitemap-jobs.xml"), "an empty sitemap would be none");
}

#[test]
fn a_sitemap_is_as_sitemaps_org_wants_it() {
    let tiny =
        "-- content/site.yaml --\nname: Tiny\nbase_url: https://tiny.example\nplaces: { countries: [LU] }\n";
    eq(
        site(tiny).build().file("/sitemap.xml"),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://tiny.example/sitemap-pages.xml</loc>
  </sitemap>
</sitemapindex>

"#]],
    );
    eq(
        site(tiny).build().file("/sitemap-pages.xml"),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>https://tiny.example/</loc>
  </url>
  <url>
    <loc>https://tiny.example/locations/</loc>
  </url>
</urlset>

"#]],
    );
}

#[test]
fn robots_are_told_where_the_sitemap_is() {
    eq(
        site(BOARD).build().file("/robots.txt"),
        str![[r#"
User-agent: *
Allow: /

Sitemap: https://jobs.bakery.example/sitemap.xml

"#]],
    );
}

#[test]
fn a_feed_holds_the_newest_roles_of_its_list() {
    eq(
        site(BOARD).build().file("/locations/germany/feed.xml"),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>Bread &amp; Ovens: Jobs in Germany</title>
  <id>https://jobs.bakery.example/locations/germany/feed.xml</id>
  <link rel="self" type="application/atom+xml" href="https://jobs.bakery.example/locations/germany/feed.xml"/>
  <link rel="alternate" type="text/html" href="https://jobs.bakery.example/locations/germany/"/>
  <updated>2026-11-20T00:00:00Z</updated>
  <author>
    <name>Bread &amp; Ovens</name>
  </author>
  <entry>
    <title>Baker</title>
    <id>tag:jobs.bakery.example,2026-01-01:posting/baker</id>
    <link rel="alternate" type="text/html" href="https://jobs.bakery.example/jobs/baker/"/>
    <published>2026-11-20T00:00:00Z</published>
    <updated>2026-11-20T00:00:00Z</updated>
    <author>
      <name>Sauerteig &amp; Söhne</name>
    </author>
    <category term="bread" label="Bread"/>
    <summary>Berlin and Vienna. You bake bread. What you do Kneading Shaping</summary>
  </entry>
  <entry>
    <title>Oven technician</title>
    <id>tag:jobs.bakery.example,2026-01-01:posting/technician</id>
    <link rel="alternate" type="text/html" href="https://jobs.bakery.example/jobs/technician/"/>
    <published>2026-11-02T00:00:00Z</published>
    <updated>2026-11-02T00:00:00Z</updated>
    <author>
      <name>Ofenbau</name>
    </author>
    <category term="service" label="Service"/>
    <summary>Munich, Germany. You mend deck ovens.</summary>
  </entry>
</feed>

"#]],
    );
}

#[test]
fn every_page_names_itself_and_its_other_languages() {
    let html = site(BOARD).build().file("/jobs/baker/");
    assert!(
        html.contains("<link rel=\"canonical\" href=\"https://jobs.bakery.example/jobs/baker/\">"),
        "{html}"
    );
    assert!(html.contains("hreflang=\"de\" href=\"https://jobs.bakery.example/de/jobs/baker/\""), "{html}");
    assert!(html.contains("<html lang=\"en\""));
}

#[test]
fn a_site_in_a_folder_of_its_host_links_into_that_folder() {
    let seen = site(&format!("{BOARD}{ABOUT}")).base_url("https://x.example/careers").build();
    let mut links = 0;
    for (path, text) in seen.files() {
        if !path.ends_with(".html") {
            continue;
        }
        for attribute in ["href=\"", "src=\""] {
            for link in text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                // A script fills what stands in braces.
                let outside = link.contains(':') || link.starts_with(['#', '{']);
                assert!(outside || link.starts_with("/careers/"), "{link} in {path}");
                links += 1;
            }
        }
    }
    assert!(links > 100, "{links}");
    assert!(seen.file("/sitemap.xml").contains("<loc>https://x.example/careers/sitemap-jobs.xml</loc>"));
    assert!(seen.file("/sitemap-jobs.xml").contains("<loc>https://x.example/careers/jobs/baker/</loc>"));
    assert!(seen.file("/jobs/baker/").contains("href=\"https://x.example/careers/jobs/baker/\""));
}

#[test]
fn only_whole_addresses_of_a_folder_are_links_of_the_site() {
    let seen = site(BOARD).base_url("https://x.example/careers/").build();
    assert!(seen.file("/").contains("href=\"/careers/jobs/\""), "a slash at the end changes nothing");
}
