//! Postings beside their pages, and `llms.txt`.

use snapbox::str;

use super::with;
use crate::site::{eq, site};

const ON: &str =
    "feeds: { twins: true, llms: true, changes: true, indeed: true }\ndescription: Work in our bakeries.\n";

#[test]
fn a_posting_stands_beside_its_page_as_markdown() {
    eq(
        site(&with(ON)).build().file("/jobs/baker/posting.md"),
        str![[r#"
# Baker (m/f/d)

Sauerteig & Söhne

- Locations: Vienna, Austria; Berlin, Germany
- Workplace: On-site
- Employment type: Full-time; Part-time
- Pay: €3,100 to €3,600 gross per month
- Posted: 20 November 2026
- Apply by: 31 December 2026
- Category: Bread
- Reference: R-7
- Apply now: <mailto:jobs@sauerteig.example>

<https://jobs.bakery.example/jobs/baker/>

You bake *bread* with us, every day but Monday, in the old bakehouse by the market, and show others how it is done.

## What you do

1. Kneading, [as ever](https://jobs.bakery.example/about/)
2. Shaping & baking at < 250 °C

"#]],
    );
    eq(
        site(&with(ON)).build().file("/de/jobs/baker/posting.md"),
        str![[r#"
# Bäcker

Sauerteig & Söhne

- Standorte: Wien, Österreich; Berlin, Deutschland
- Arbeitsmodell: Vor Ort
- Beschäftigungsart: Vollzeit; Teilzeit
- Vergütung: 3.100 € bis 3.600 € brutto pro Monat
- Veröffentlicht: 20. November 2026
- Bewerbungsschluss: 31. Dezember 2026
- Bereich: Bread
- Referenznummer: R-7
- Jetzt bewerben: <mailto:jobs@sauerteig.example>

<https://jobs.bakery.example/de/jobs/baker/>

Du backst *Brot* mit uns, jeden Tag außer Montag, in der alten Backstube am Markt, und zeigst anderen, wie es geht.

"#]],
    );
}

#[test]
fn a_posting_stands_beside_its_page_as_json() {
    let seen = site(&with(ON)).build();
    let twin: serde_json::Value = serde_json::from_str(&seen.file("/jobs/baker/posting.json")).unwrap();
    let feed: serde_json::Value = serde_json::from_str(&seen.file("/feed.json")).unwrap();
    assert_eq!(twin, feed["items"][0], "it is the item of the feed");
    assert_eq!(twin["_jobposting"]["@type"], "JobPosting");
}

#[test]
fn a_page_names_its_twins() {
    let seen = site(&with(ON)).build();
    let html = seen.file("/de/jobs/baker/");
    for link in [
        "<link rel=\"alternate\" type=\"text/markdown\" title=\"Bäcker\" href=\"/de/jobs/baker/posting.md\">",
        "<link rel=\"alternate\" type=\"application/json\" title=\"Bäcker\" href=\"/de/jobs/baker/posting.json\">",
    ] {
        assert!(html.contains(link), "{html}");
    }
    assert!(!seen.has("/jobs/closed/posting.md") && !seen.file("/jobs/closed/").contains("posting.md"));
    assert!(!seen.has("/jobs/unlisted/posting.md") && !seen.file("/jobs/unlisted/").contains("posting.md"));
    assert!(!site(&with("")).build().file("/jobs/baker/").contains("posting.md"), "off unless asked for");
}

#[test]
fn a_text_that_is_no_plain_markdown_stands_there_as_the_page_has_it() {
    let text = with(ON)
        .replace("You bake *bread* with us", "<script>alert(1)</script> You <b onclick=\"x\">bake</b>");
    let twin = site(&text).build().file("/jobs/baker/posting.md");
    assert!(!twin.contains("script") && !twin.contains("onclick") && twin.contains("<b>bake</b>"), "{twin}");
}

#[test]
fn language_models_are_told_what_the_site_is_and_where_its_parts_are() {
    eq(
        site(&with(ON)).build().file("/llms.txt"),
        str![[r#"
# Bread & Ovens

> Work in our bakeries.

A careers site. Open on 2026-11-24: 2 jobs.

## Newest postings

- [Baker](https://jobs.bakery.example/jobs/baker/posting.md): Vienna and Berlin
- [Bäcker](https://jobs.bakery.example/de/jobs/baker/posting.md): Wien und Berlin
- [Recipe writer](https://jobs.bakery.example/jobs/writer/posting.md): Remote in Germany and Austria

## Lists

- [All jobs](https://jobs.bakery.example/jobs/): 2 jobs
- [Remote jobs](https://jobs.bakery.example/remote/): 1 job
- [Jobs in Austria](https://jobs.bakery.example/locations/austria/): 1 job
- [Jobs in Germany](https://jobs.bakery.example/locations/germany/): 1 job
- [Jobs in the DACH region](https://jobs.bakery.example/locations/dach/): 1 job
- [Jobs in the EU](https://jobs.bakery.example/locations/eu/): 1 job
- [Jobs in the EEA](https://jobs.bakery.example/locations/eea/): 1 job
- [Jobs in Europe](https://jobs.bakery.example/locations/europe/): 1 job
- [Jobs in EMEA](https://jobs.bakery.example/locations/emea/): 1 job
- [Bread jobs](https://jobs.bakery.example/categories/bread/): 1 job
- [Jobs at Sauerteig & Söhne](https://jobs.bakery.example/companies/sauerteig/): 2 jobs

## Feeds

- [Atom](https://jobs.bakery.example/feed.xml): the newest postings; every list has one of its own beside its page
- [JSON Feed](https://jobs.bakery.example/feed.json): the newest postings; every list has one of its own beside its page
- [changes.json](https://jobs.bakery.example/changes.json): what was opened, closed and edited in the last 30 days
- [Twins](https://jobs.bakery.example/jobs/): posting.md and posting.json lie in the folder of each open posting's page
- [Sitemap](https://jobs.bakery.example/sitemap.xml): every page; sitemap-jobs.xml in it has open postings alone

## Languages

- [Deutsch](https://jobs.bakery.example/de/): all pages in this language

"#]],
    );
}
