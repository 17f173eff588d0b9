//! The front page, lists of roles, and the ways to them.

use snapbox::str;

use crate::site::{Seen, site};

/// A board of two companies in three cities.
pub(super) const BOARD: &str = r#"
-- content/site.yaml --
name: Bread & Ovens
base_url: https://jobs.bakery.example
rules: { mute: { at-pay: invented, at-agreement: invented } }
languages: [en, de]
places: { countries: [AT, BE, CH, DE, FR, LU] }
description: Roles for people who like crust.
-- content/categories.yaml --
- { key: bakery, name: Bakery, translations: { de: { name: Backstube } } }
- { key: bread, name: Bread, parent: bakery }
- { key: service, name: Service }
-- content/companies/sauerteig.yaml --
name: Sauerteig & Söhne
url: https://www.sauerteig.example
description: We have baked rye since 1907.
apply_email: jobs@sauerteig.example
socials: [https://social.example/sauerteig]
-- content/companies/ofenbau.yaml --
name: Ofenbau
apply_url: https://ofenbau.example/apply
-- content/postings/baker.md --
---
title: Baker
company: sauerteig
category: bread
locations: ["Berlin, Germany", "Vienna, Austria"]
date_posted: 2026-11-20
valid_through: 2026-12-31
employment_type: [full_time, part_time]
seniority: mid
salary: { min: 3100, max: 3600, currency: EUR, unit: month, gross: true }
starts: 2027-01-01
duration: 2 years
requisition_id: R-7
translations:
  de:
    title: Bäckerei-Fachkraft
    title_suffix: (m/w/d)
    description: |
      Du backst **Brot**.
---
You bake *bread*.

## What you do

- Kneading
- Shaping
-- content/postings/technician.md --
---
title: Oven technician
company: ofenbau
category: service
locations: ["Munich, Germany"]
workplace: hybrid
date_posted: 2026-11-02
---
You mend deck ovens.
-- content/postings/writer.md --
---
title: Recipe writer
company: sauerteig
category: [bread, service]
workplace: remote
remote_from: [DACH]
date_posted: 2026-10-15
---
You write recipes for bread.
"#;

fn board() -> Seen {
    site(BOARD).build()
}

#[test]
fn the_board_has_no_faults() {
    assert_eq!(board().said(), "");
}

#[test]
fn the_front_page_shows_the_newest_and_every_way_in() {
    board().reads(
        "/",
        str![[r#"
Find work that suits you
Roles for people who like crust.
See all jobs 3 open positions in 3 places
Newest jobs
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
O
Oven technician
Ofenbau Munich, Germany
Hybrid
22 days ago
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
See all jobs
Where would you like to work?
Germany 2 jobs
Austria 1 job
What would you like to do?
Bakery 2 jobs
Bread 2 jobs
Service 2 jobs
Companies hiring now
Sauerteig & Söhne 2 jobs
Ofenbau 1 job

"#]],
    );
}

#[test]
fn the_list_of_all_roles_stands_newest_first() {
    board().reads(
        "/jobs/",
        str![[r#"
All jobs
3 jobs
Newest first
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
O
Oven technician
Ofenbau Munich, Germany
Hybrid
22 days ago
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Feed of this list JSON Feed

"#]],
    );
}

#[test]
fn a_country_shows_its_roles_its_cities_and_what_can_be_done_from_there() {
    board().reads(
        "/locations/germany/",
        str![[r#"
Jobs in Germany
2 jobs
Cities
Berlin 1 job
Munich 1 job
By city, newest first
Berlin 1 job
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
Munich 1 job
O
Oven technician
Ofenbau Munich, Germany
Hybrid
22 days ago
Remote jobs open to people in Germany 1 job
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Feed of this list JSON Feed
By category
Bread 1 here
Service 1 here
Hiring nearby
Austria 1 job 524 km away
Regions
DACH 2 jobs
European Union 2 jobs
European Economic Area 2 jobs
Europe 2 jobs
EMEA 2 jobs
At a glance
Currency
Euro (EUR)
Official language
German
Time zone
Europe/Berlin UTC+1, UTC+2 in summer
Place data from GeoNames, CC BY 4.0, adapted

"#]],
    );
}

#[test]
fn a_country_without_roles_shows_the_nearest_that_have_some() {
    board().reads(
        "/locations/luxembourg/",
        str![[r#"
Jobs in Luxembourg
No roles are open in Luxembourg right now.
Hiring nearby
Germany 2 jobs 603 km away
Austria 1 job 764 km away
Feed of this list JSON Feed
Regions
Benelux 0 jobs
European Union 2 jobs
European Economic Area 2 jobs
Europe 2 jobs
EMEA 2 jobs
At a glance
Currency
Euro (EUR)
Official languages
French
Luxembourgish
German
Time zone
Europe/Luxembourg UTC+1, UTC+2 in summer
Place data from GeoNames, CC BY 4.0, adapted

"#]],
    );
    assert!(board().file("/locations/luxembourg/").contains("noindex"));
    assert!(!board().file("/sitemap.xml").contains("/locations/luxembourg/"));
}

#[test]
fn a_city_shows_its_roles_and_the_other_cities_of_its_country() {
    board().reads(
        "/locations/germany/berlin/",
        str![[r#"
Jobs in Berlin
1 job
Germany
Munich 1 job
Newest first
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
Feed of this list JSON Feed
At a glance
Time zone
Europe/Berlin UTC+1, UTC+2 in summer
Place data from GeoNames, CC BY 4.0, adapted

"#]],
    );
}

#[test]
fn a_grouping_shows_what_its_countries_have() {
    board().reads(
        "/locations/dach/",
        str![[r#"
Jobs in the DACH region
2 jobs
Countries
Austria 1 job
Germany 2 jobs
Switzerland 0 jobs
Newest first
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
O
Oven technician
Ofenbau Munich, Germany
Hybrid
22 days ago
Remote jobs open to people in the DACH region 1 job
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Feed of this list JSON Feed
Place data from GeoNames, CC BY 4.0, adapted

"#]],
    );
}

#[test]
fn remote_roles_have_a_page_of_their_own() {
    board().reads(
        "/remote/",
        str![[r#"
Remote jobs
1 job
Newest first
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Feed of this list JSON Feed

"#]],
    );
}

#[test]
fn a_category_holds_what_those_below_it_hold() {
    board().reads(
        "/categories/bakery/",
        str![[r#"
Bakery jobs
2 jobs
Related categories
Bread 2 jobs
Newest first
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Feed of this list JSON Feed

"#]],
    );
    board().reads(
        "/categories/bread/",
        str![[r#"
Bread jobs
2 jobs
Newest first
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Feed of this list JSON Feed

"#]],
    );
}

#[test]
fn a_company_says_who_it_is() {
    board().reads(
        "/companies/sauerteig/",
        str![[r#"
Jobs at Sauerteig & Söhne
2 jobs
We have baked rye since 1907.
Website: sauerteig.example
social.example
Newest first
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Feed of this list JSON Feed

"#]],
    );
}

#[test]
fn the_directories_list_everything_with_its_count() {
    board().reads(
        "/locations/",
        str![[r#"
All locations
Austria: 1 job
Belgium: 0 jobs
Switzerland: 0 jobs
Germany: 2 jobs
France: 0 jobs
Luxembourg: 0 jobs
Luxembourg: 0 jobs
Regions
Benelux 0 jobs
DACH 2 jobs
EMEA 2 jobs
Europe 2 jobs
European Economic Area 2 jobs
European Union 2 jobs
Western Europe
Austria 1 job
Belgium 0 jobs
France 0 jobs
Germany 2 jobs
Luxembourg 0 jobs
Switzerland 0 jobs
Place data from GeoNames, CC BY 4.0, adapted

"#]],
    );
    board().reads(
        "/categories/",
        str![[r#"
All categories
Bakery 2 jobs
Bread 2 jobs
Service 2 jobs

"#]],
    );
    board().reads(
        "/companies/",
        str![[r#"
All companies
Companies
Ofenbau 1 job
Sauerteig & Söhne 2 jobs

"#]],
    );
}

#[test]
fn the_german_pages_speak_german() {
    board().reads(
        "/de/jobs/",
        str![[r#"
Alle Stellen
3 Stellen
Neueste zuerst
SS
Bäckerei-Fachkraft (m/w/d)
Sauerteig & Söhne Berlin, Deutschland auch: Wien
Vollzeit, Teilzeit
3.100 € bis 3.600 € brutto pro Monat
vor 4 Tagen
O
Oven technician
Ofenbau München, Deutschland
Hybrid
vor 22 Tagen
SS
Recipe writer
Sauerteig & Söhne Remote (DACH)
vor 40 Tagen
Feed dieser Liste JSON Feed

"#]],
    );
    board().reads(
        "/de/locations/luxembourg/",
        str![[r#"
Jobs in Luxemburg
Derzeit sind in Luxemburg keine Stellen offen.
Offene Stellen in der Nähe
Deutschland 2 Stellen 603 km entfernt
Österreich 1 Stelle 764 km entfernt
Feed dieser Liste JSON Feed
Regionen
Benelux 0 Stellen
Europäische Union 2 Stellen
Europäischer Wirtschaftsraum 2 Stellen
Europa 2 Stellen
EMEA 2 Stellen
Auf einen Blick
Währung
Euro (EUR)
Amtssprachen
Französisch
Luxemburgisch
Deutsch
Zeitzone
Europe/Luxembourg UTC+1, im Sommer UTC+2
Ortsdaten von GeoNames, CC BY 4.0, bearbeitet

"#]],
    );
}

#[test]
fn a_long_list_links_its_pages() {
    let seen = site(&BOARD.replace("name: Bread & Ovens\n", "name: Bread & Ovens\nper_page: 1\n")).build();
    seen.reads(
        "/jobs/page/2/",
        str![[r#"
All jobs
3 jobs
Newest first
O
Oven technician
Ofenbau Munich, Germany
Hybrid
22 days ago
Page 2 of 3
Previous
1
2
3
Next
Feed of this list JSON Feed

"#]],
    );
    let html = seen.main("/jobs/page/2/");
    assert!(html.contains("href=\"/jobs/\"") && html.contains("href=\"/jobs/page/3/\""), "{html}");
}

/// The one page whose markup is held as it is, so that a change of the theme is seen.
#[test]
fn a_list_is_plain_html() {
    board().shows("/remote/", str![[r#"
<div class="page-head">
<h1>Remote jobs</h1>
<p class="lead">1 job</p>
</div>
<div>
<div class="split-main">
<h2 class="order">Newest first</h2>
<ol class="cards">
<li><article class="card">
<span class="card-logo card-initials" aria-hidden="true">SS</span>
<div class="card-text">
<h3 class="card-title"><a href="/jobs/writer/">Recipe writer</a></h3>
<p class="card-line"><span class="card-company"><bdi>Sauerteig &amp; Söhne</bdi></span> <span class="card-places"><bdi>Remote in DACH</bdi></span></p>
<ul class="card-facts">
<li class="card-age"><time datetime="2026-10-15">40 days ago</time></li>
</ul>
</div>
</article></li>
</ol>
<p class="feed"><a href="/remote/feed.xml">Feed of this list</a>
<a href="/remote/feed.json">JSON Feed</a>
</p>
</div>
</div>

"#]]);
}
