//! A role's own page.

use snapbox::str;

use super::lists::BOARD;
use crate::site::{Seen, eq, posting, site};

fn board() -> Seen {
    site(BOARD).build()
}

#[test]
fn a_posting_shows_its_facts_its_text_and_what_is_like_it() {
    board().reads(
        "/jobs/baker/",
        str![[r#"
Baker
Sauerteig & Söhne
Berlin, Germany
Vienna, Austria
Apply by email jobs@sauerteig.example
At a glance
Locations
Berlin, Germany
Vienna, Austria
Employment type
Full-time
Part-time
Level
Mid-level
Pay
€3,100 to €3,600 gross per month
Start date
1 January 2027
Duration
2 years
Posted
20 November 2026 4 days ago
Apply by
31 December 2026 in 37 days
Category
Bread
Reference
R-7
You bake bread.
What you do
Kneading
Shaping
Apply by email jobs@sauerteig.example
About Sauerteig & Söhne
We have baked rye since 1907.
2 jobs
Website: sauerteig.example
social.example
Similar jobs
More roles that may suit you
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Also in Bread · Remote from there
View all Bread jobs
Looking for something different? Browse all Bakery jobs
Share this role
jobs.bakery.example/jobs/baker/
Send by email
Copy link
Share…
Hear of new roles by feed: Bread, Berlin
Baker
Apply by email

"#]],
    );
}

#[test]
fn a_translation_has_its_own_title_text_and_words() {
    board().reads(
        "/de/jobs/baker/",
        str![[r#"
Bäckerei-Fachkraft (m/w/d)
Sauerteig & Söhne
Berlin, Deutschland
Wien, Österreich
Per E-Mail bewerben jobs@sauerteig.example
Auf einen Blick
Standorte
Berlin, Deutschland
Wien, Österreich
Beschäftigungsart
Vollzeit
Teilzeit
Erfahrungsstufe
Mit Erfahrung
Vergütung
3.100 € bis 3.600 € brutto pro Monat
Beginn
1. Januar 2027
Dauer
2 years
Veröffentlicht
20. November 2026 vor 4 Tagen
Bewerbungsschluss
31. Dezember 2026 in 37 Tagen
Bereich
Bread
Referenznummer
R-7
Du backst Brot.
Per E-Mail bewerben jobs@sauerteig.example
Über Sauerteig & Söhne
We have baked rye since 1907.
2 Stellen
Website: sauerteig.example
social.example
Ähnliche Stellen
Weitere Stellen, die passen könnten
SS
Recipe writer
Sauerteig & Söhne Remote (DACH)
vor 40 Tagen
Auch im Bereich Bread · Von dort remote möglich
Alle Stellen im Bereich Bread ansehen
Lieber etwas anderes? Alle Stellen im Bereich Backstube durchstöbern
Diese Stelle teilen
jobs.bakery.example/de/jobs/baker/
Per E-Mail senden
Link kopieren
Teilen …
Neue Stellen als Feed: Bread, Berlin
Bäckerei-Fachkraft
Per E-Mail bewerben

"#]],
    );
}

#[test]
fn a_remote_posting_says_from_where() {
    board().reads(
        "/jobs/writer/",
        str![[r#"
Recipe writer
Sauerteig & Söhne
Apply by email jobs@sauerteig.example
At a glance
Location
Remote in DACH
Workplace
Remote
Pay
Not stated
Posted
15 October 2026 40 days ago
Category
Bread
Service
Reference
writer
You write recipes for bread.
Apply by email jobs@sauerteig.example
About Sauerteig & Söhne
We have baked rye since 1907.
2 jobs
Website: sauerteig.example
social.example
Similar jobs
More roles that may suit you
SS
Baker
Sauerteig & Söhne Berlin, Germany also in Vienna
Full-time, Part-time
€3,100 to €3,600 gross per month
4 days ago
Also in Bread
O
Oven technician
Ofenbau Munich, Germany
Hybrid
22 days ago
Also in Service
View all Bread jobs
Looking for something different? Browse all Bakery jobs
Share this role
jobs.bakery.example/jobs/writer/
Send by email
Copy link
Share…
Hear of new roles by feed: Bread, Remote
Recipe writer
Apply by email

"#]],
    );
}

#[test]
fn both_ways_to_all_roles_stand_below_a_posting() {
    let html = board().main("/jobs/technician/");
    assert!(html.contains("href=\"/companies/ofenbau/\""), "{html}");
    assert!(html.contains("href=\"/locations/germany/munich/\""), "{html}");
    let text = board().text("/jobs/baker/");
    assert!(text.contains("View all Bread jobs"), "{text}");
    assert!(text.contains("Browse all Bakery jobs"), "{text}");
    let text = board().text("/jobs/technician/");
    assert!(
        text.contains("View all Service jobs") && text.contains("See all jobs"),
        "nothing is above it:\n{text}"
    );
}

#[test]
fn one_can_apply_by_address_or_by_mail() {
    assert!(board().main("/jobs/technician/").contains("href=\"https://ofenbau.example/apply\""));
    assert!(board().main("/jobs/baker/").contains("href=\"mailto:jobs@sauerteig.example"));
}

#[test]
fn a_place_may_have_an_address_to_apply_of_its_own() {
    let text = BOARD.replace(
        "locations: [\"Munich, Germany\"]",
        "locations:\n  - { country: DE, city: Munich, apply_url: \"https://munich.example/apply\" }",
    );
    let html = site(&text).build().main("/jobs/technician/");
    assert!(html.contains("href=\"https://munich.example/apply\""), "{html}");
}

#[test]
fn a_closed_posting_shows_what_is_similar_before_its_text_and_no_way_to_apply() {
    let seen = site(&BOARD.replace("title: Baker\n", "title: Baker\nstatus: closed\n")).build();
    seen.reads(
        "/jobs/baker/",
        str![[r#"
Baker
Sauerteig & Söhne
Berlin, Germany
Vienna, Austria
This role is closed.
Similar jobs
More roles that may suit you
SS
Recipe writer
Sauerteig & Söhne Remote in DACH
40 days ago
Also in Bread · Remote from there
About the job
You bake bread.
What you do
Kneading
Shaping
About Sauerteig & Söhne
We have baked rye since 1907.
1 job
Website: sauerteig.example
social.example
At a glance
Locations
Berlin, Germany
Vienna, Austria
Employment type
Full-time
Part-time
Level
Mid-level
Pay
€3,100 to €3,600 gross per month
Start date
1 January 2027
Duration
2 years
Posted
20 November 2026 4 days ago
Apply by
31 December 2026 in 37 days
Category
Bread
Reference
R-7
View all Bread jobs
Looking for something different? Browse all Bakery jobs
Hear of new roles by feed: Bread, Germany

"#]],
    );
    assert_eq!(seen.job_posting("/jobs/baker/"), None);
    assert!(!seen.main("/jobs/baker/").contains("mailto:"));
    assert!(seen.file("/jobs/baker/").contains("noindex"));
}

#[test]
fn a_posting_that_ran_out_says_when() {
    let seen = site(BOARD).today("2027-01-15").build();
    let text = seen.text("/jobs/baker/");
    assert!(text.contains("31 December 2026"), "{text}");
    assert_eq!(seen.job_posting("/jobs/baker/"), None);
}

#[test]
fn a_posting_in_another_language_is_marked_as_such() {
    let seen = site(&BOARD.replace("title: Oven technician\n", "title: Technicien de fours\nlanguage: fr\n"))
        .build();
    let html = seen.main("/jobs/technician/");
    assert!(html.contains("<h1 lang=\"fr\""), "{html}");
    assert!(seen.text("/jobs/technician/").contains("French"), "a note says so");
}

#[test]
fn headings_of_a_text_stand_below_the_pages_own_and_have_names() {
    let body = "# Über uns\n\nText.\n\n### Tasks\n\nText.\n\n### Tasks\n\nText.\n\n###### Fine print\n";
    let seen = site(&BOARD.replace("You mend deck ovens.\n", body)).build();
    let html = seen.main("/jobs/technician/");
    for heading in [
        "<h2 id=\"jd-ueber-uns\">Über uns</h2>",
        "<h4 id=\"jd-tasks\">Tasks</h4>",
        "<h4 id=\"jd-tasks--2\">Tasks</h4>",
        "<h6 id=\"jd-fine-print\">Fine print</h6>",
    ] {
        assert!(html.contains(heading), "{heading} in\n{html}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn a_draft_that_is_looked_at_says_that_it_is_one() {
    let seen = site(&BOARD.replace("workplace: hybrid\n", "status: draft\n")).drafts().build();
    assert!(seen.text("/jobs/technician/").contains("draft"), "{}", seen.text("/jobs/technician/"));
    assert_eq!(seen.job_posting("/jobs/technician/"), None);
}

#[test]
fn pay_as_text_is_shown_as_it_is() {
    let seen = site(&BOARD.replace("workplace: hybrid\n", "salary: tariff of the guild\n")).build();
    assert!(seen.text("/jobs/technician/").contains("tariff of the guild"));
}

#[test]
fn a_posting_is_handed_on_by_link_mail_or_sheet() {
    let html = board().file("/de/jobs/baker/");
    let share =
        html.split("<section class=\"share\"").nth(1).and_then(|rest| rest.split("</section>").next());
    eq(
        share.unwrap_or_default(),
        str![[r#"
 aria-labelledby="share">
<h2 id="share">Diese Stelle teilen</h2>
<p><a class="share-link" href="https://jobs.bakery.example/de/jobs/baker/">jobs.bakery.example/de/jobs/baker/</a></p>
<ul class="share-ways">
<li><a href="mailto:?subject=B%C3%A4ckerei-Fachkraft&amp;body=https%3A%2F%2Fjobs.bakery.example%2Fde%2Fjobs%2Fbaker%2F">Per E-Mail senden</a></li>
<li><button type="button" data-copy="Link kopiert" hidden>Link kopieren</button></li>
<li><button type="button" data-share hidden>Teilen …</button></li>
</ul>
<p class="note" role="status"></p>

"#]],
    );
}

#[test]
fn what_is_over_has_no_way_to_apply_or_to_share_and_no_script() {
    let closed = BOARD.replace("title: Baker\n", "title: Baker\nstatus: closed\n");
    let html = site(&closed).build().file("/jobs/baker/");
    for part in ["class=\"apply", "class=\"share\"", "js/posting", "/assets/posting-", "class=\"apply-bar\""]
    {
        assert!(!html.contains(part), "{part}");
    }
    let open = board();
    assert!(open.file("/jobs/baker/").contains("<script type=\"module\" src=\"/assets/posting-"));
    assert!(!open.file("/jobs/").contains("<script type=\"module\" src=\"/assets/posting-"));
}

#[test]
fn a_site_says_whom_to_ask_for_adjustments() {
    for (contact, shown) in [
        ("access@bakery.example", "<a href=\"mailto:access@bakery.example\">access@bakery.example</a>"),
        (
            "https://www.bakery.example/access",
            "<a href=\"https://www.bakery.example/access\">bakery.example</a>",
        ),
    ] {
        let board = BOARD.replace("base_url:", &format!("accessibility_contact: {contact}\nbase_url:"));
        let html = site(&board).build().file("/jobs/baker/");
        assert!(html.contains(shown), "{contact}: {html}");
    }
    assert!(!board().file("/jobs/baker/").contains("class=\"adjustments\""));
}

#[test]
fn what_is_written_of_a_place_is_shown_as_search_engines_are_told_it() {
    let place = "locations: [{ country: DE, city: Ulm, region: Baden-Württemberg, street: Am Markt 3, postal_code: \"89073\" }]\n";
    let seen = posting(&format!("company: Sauerteig\n{place}"));
    let markup = seen.job_posting("/jobs/baker/").expect("there is one");
    let page = seen.text("/jobs/baker/");
    for part in ["Am Markt 3", "89073", "Baden-Württemberg"] {
        assert!(markup.contains(part) && page.contains(part), "{part}: {page}");
    }
    eq(
        page.split("Location\n").nth(1).and_then(|rest| rest.split("\nPay").next()).unwrap_or_default(),
        str!["Ulm, Germany Am Markt 3, 89073, Baden-Württemberg"],
    );
}
