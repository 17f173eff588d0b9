//! Of what the report counts postings: who was asked, who was not, and that the numbers add up and say no more than is known.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use snapbox::str;

use super::report::{json, rules, section};
use crate::site::{between, eq, site, visible};

const SETTINGS: &str = "-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
company: Bakery
imprint_url: https://bakery.example/imprint
privacy_url: https://bakery.example/privacy
pay_before_interview: true
";

/// A posting in Berlin that breaks no rule, with these fields beside.
fn baker(name: &str, fields: &str) -> String {
    let title = if fields.contains("title:") { "" } else { "title: Baker (m/w/d)\n" };
    let date = if fields.contains("date_posted:") { "" } else { "date_posted: 2026-11-02\n" };
    let place = if fields.contains("locations:") { "" } else { "locations: [\"Berlin, Germany\"]\n" };
    format!(
        "-- content/postings/{name}.md --\n---\n{fields}{title}{date}{place}employment_type: full_time\napply_url: https://bakery.example/{name}\n---\nYou bake for {name}.\n"
    )
}

/// How often a rule was asked, and broken.
fn counted(report: &Value, id: &str) -> (Value, Value) {
    let rule = &rules(report)[id];
    (rule["applied"].clone(), rule["broken"].clone())
}

/// The postings that a rule finds broken.
fn found(report: &Value, id: &str) -> Vec<String> {
    let findings = rules(report)[id]["findings"].as_array().unwrap().clone();
    findings.iter().map(|found| found["place"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_not_judged_breaks_no_rule_that_is_a_fault_of_its_own() {
    let title = "title: Baker in Berlin\n";
    let text = [
        SETTINGS.to_owned(),
        baker("open", title),
        baker("closed", &format!("{title}status: closed\n")),
        baker("draft", &format!("{title}status: draft\n")),
        baker("ended", &format!("{title}valid_through: 2026-11-20\n")),
        baker("staff", &format!("{title}visibility: internal\n")),
    ];
    let report = json(&text.concat());
    assert_eq!(found(&report, "google-title-place"), ["content/postings/open.md:2"]);
    assert_eq!(report["postings"]["not_open"], 4);
}

#[test]
fn google_and_boards_are_asked_only_of_jobs_that_they_are_told_of() {
    let fields = "title: BAKER IN BERLIN\n";
    let text = [
        SETTINGS.to_owned(),
        "feeds: { indeed: true }\n".to_owned(),
        baker("job", fields),
        baker("pool", &format!("{fields}kind: talent_pool\n")),
        baker("unlisted", &format!("{fields}visibility: unlisted\n")),
        // What can't be published for an error is judged by the errors, if it would be shown.
        baker("lost", "locations: [Nowhere]\n"),
        baker("lost-link", "locations: [Nowhere]\nvisibility: unlisted\n"),
        baker("lost-closed", "locations: [Nowhere]\nstatus: closed\n"),
    ];
    let report = json(&text.concat());
    assert_eq!(counted(&report, "google-title-capitals"), (json!(1), json!(1)));
    assert_eq!(counted(&report, "indeed-city"), (json!(1), json!(0)));
    assert_eq!(counted(&report, "google-talent-pool"), (json!(1), json!(0)));
    assert_eq!(found(&report, "google-title-place"), ["content/postings/job.md:2"]);
    assert_eq!(found(&report, "google-location-country"), ["content/postings/lost.md:2"]);
    // Laws are for all of them.
    assert_eq!(counted(&report, "de-discrimination"), (json!(3), json!(0)));
    let told = site(&text.concat()).build();
    let told: Vec<_> =
        told.0.diagnostics.iter().filter(|fault| fault.message.contains("in capitals")).collect();
    assert_eq!((told.len(), told[0].folded), (1, 0), "neither does a check tell of others");
}

#[test]
fn days_that_look_mass_made_are_counted_among_jobs_that_google_is_told_of() {
    let posting = |number: usize, fields: &str| baker(&format!("b{number}"), fields);
    let nineteen: String = (0..19).map(|number| posting(number, "")).collect();
    let asked = |last: &str| {
        let report = json(&format!("{SETTINGS}{nineteen}{}", posting(19, last)));
        counted(&report, "google-date-same")
    };
    assert_eq!(asked(""), (json!(1), json!(1)));
    assert_eq!(asked("visibility: unlisted\n"), (json!(0), json!(0)));
    assert_eq!(asked("kind: talent_pool\n"), (json!(0), json!(0)));
}

#[test]
fn a_day_in_published_is_looked_at_like_a_first_day() {
    let text = baker("far", "").replace("date_posted: 2026-11-02", "published: 2027-11-02");
    assert_eq!(counted(&json(&format!("{SETTINGS}{text}")), "google-date-future"), (json!(1), json!(1)));
}

#[test]
fn what_is_left_out_adds_up_and_says_whether_it_was_judged() {
    let list = "-- content/postings/list.yaml --
- title: Baker (m/w/d)
  id: one
  date_posted: 2026-11-02
  locations: [\"Berlin, Germany\"]
- only a text
- title: Baker (m/w/d)
  id: one
  date_posted: 2026-11-02
  locations: [\"Bonn, Germany\"]
- title: Old baker (m/w/d)
  id: one
  status: closed
  locations: [\"Bonn, Germany\"]
- title: Lost baker
  locations: [Nowhere]
- 7
-- content/postings/torn.yaml --
title: [
";
    let made = site(&format!("{SETTINGS}{list}")).report();
    let html = made.html().unwrap();
    eq(
        section(&html, "left-out"),
        str![[r#"
Left out
These are not a part of the site. Of each it is said whether rules were asked of it.
Posting
Why
Baker one
content/postings/list.yaml:6
judged
two postings have the id `one` (E0201)
Old baker one
content/postings/list.yaml:10
not open, so not judged
two postings have the id `one` (E0201)
Lost baker
content/postings/list.yaml:14
not judged
`Nowhere` names no country (E0401)
content/postings/list.yaml:5
not judged
this item is a text, not a record (E0102)
content/postings/list.yaml:16
not judged
this item is a number, not a record (E0102)
content/postings/torn.yaml:2
not judged
this is not YAML: did not find expected node content (E0002)

"#]],
    );
    let report: Value = serde_json::from_str(&made.json()).unwrap();
    let postings = &report["postings"];
    assert_eq!(postings["left_out"], report["left_out"].as_array().unwrap().len());
    adds_up(postings);
    let judged: Vec<_> = report["left_out"].as_array().unwrap().iter().map(|left| &left["judged"]).collect();
    assert_eq!(judged, ["yes", "not_open", "faulty", "faulty", "faulty", "faulty"]);
}

/// The numbers of postings, each the sum of its parts.
fn adds_up(postings: &Value) {
    let number = |value: &Value| value.as_u64().unwrap();
    let sum = |value: &Value| value.as_object().unwrap().values().map(number).sum::<u64>();
    let parts = ["judged", "not_open", "faulty"].map(|part| number(&postings[part]));
    assert_eq!(number(&postings["found"]), parts.iter().sum::<u64>(), "{postings}");
    assert_eq!(number(&postings["judged"]), sum(&postings["of_judged"]), "{postings}");
    let by = &postings["by_countries"];
    assert_eq!(
        number(&postings["judged"]),
        ["none", "one", "several"].map(|part| number(&by[part])).iter().sum::<u64>(),
        "{postings}"
    );
}

#[test]
fn a_rule_on_amounts_concerns_only_those_with_something_to_compare() {
    let pay = |pay: &str| {
        let report = json(&format!("{SETTINGS}{}", baker("paid", &format!("salary: {{ {pay} }}\n"))));
        ["pay-unit-small", "pay-unit-large", "pay-range"].map(|id| rules(&report)[id]["applied"].clone())
    };
    // Too little is asked of long times, too much of short ones.
    assert_eq!(pay("min: 20, max: 30, currency: EUR, unit: hour"), [0, 1, 1]);
    assert_eq!(pay("min: 20000, max: 30000, currency: EUR, unit: year"), [1, 0, 1]);
    assert_eq!(pay("min: 600, currency: EUR, unit: week"), [1, 1, 0]);
    assert_eq!(pay("max: 30, currency: EUR, unit: hour"), [0, 1, 0]);
    // Nobody has written down what a currency of few readers is worth.
    assert_eq!(pay("min: 20, max: 30, currency: AFN, unit: hour"), [0, 0, 1]);
}

#[test]
fn a_text_without_known_phrases_is_not_said_to_be_without_any() {
    let words = |language: &str| {
        let text = format!(
            "-- content/postings/baker.md --\n---\ntitle: Baker\nlanguage: {language}\nlocations: [\"Istanbul, Türkiye\"]\n---\nBake.\n"
        );
        rules(&json(&text))["tr-discrimination"]["applied"].clone()
    };
    assert_eq!((words("en"), words("tr")), (Value::from(1), Value::from(0)));
}

#[test]
fn what_is_silenced_is_shown_where_it_does_not_apply_too() {
    let mute = "rules: { mute: { de-pay: On the form., it-pay: We left Milan. } }\n";
    let made = site(&format!("{SETTINGS}{mute}{}", baker("a", ""))).report();
    let html = made.html().unwrap();
    let unapplied = section(&html, "unapplied");
    assert!(unapplied.contains("Of these the site silences:\nit-pay: We left Milan.\n"), "{unapplied}");
    assert!(!unapplied.contains("On the form."), "{unapplied}");
    assert!(section(&html, "in-DE").contains("Silenced by the site: On the form."));
    assert!(section(&html, "summary").contains("Silenced, and not for this site anyway\n1\n"));
    let report: Value = serde_json::from_str(&made.json()).unwrap();
    let muted: BTreeMap<&str, &str> = report["unapplied"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|rule| Some((rule["id"].as_str()?, rule["muted"].as_str()?)))
        .collect();
    assert_eq!(muted, BTreeMap::from([("it-pay", "We left Milan.")]));
    assert_eq!((&report["rules"]["muted"], &report["rules"]["muted_unapplied"]), (&json!(1), &json!(1)));
}

#[test]
fn countries_count_what_was_judged_and_what_is_on_the_site() {
    let text = [
        SETTINGS.to_owned(),
        baker("listed", "locations: [\"Berlin, Germany\", \"Bern, Switzerland\"]\n"),
        baker("unlisted", "visibility: unlisted\n"),
        baker("later", "date_posted: 2026-12-02\n"),
        baker("anywhere", "locations: []\nworkplace: remote\nremote_from: [worldwide]\n"),
        baker("kept-back", "locations: [\"Vienna, Austria\"]\n"),
        baker("closed", "status: closed\n"),
    ];
    let made = site(&text.concat()).report();
    let html = made.html().unwrap();
    let summary = section(&html, "summary");
    let (_, postings) = summary.split_once("\nPostings\n").unwrap();
    let (counts, rest) = postings.split_once("\nRules\n").unwrap();
    let (_, countries) = rest.split_once("\nPostings by country\n").unwrap();
    eq(
        format!("{counts}\n\n{countries}"),
        str![[r#"
What
Number
Found
6
Judged by every rule that concerns them: open, or to be opened
5
Not judged: closed, ended, drafts or for staff alone
1
Not judged, since it can't be read or a value in it is wrong
0
Postings that were judged
What
Number
On the site, in its lists
2
On the site, for those who have the link
1
Not on the site on this day
1
Left out of the site, for an error
1
In all, one posting is left out for an error, those counted that were not judged.

Country
Judged
On the site
Break a law's rule
Austria
1
0
1
Germany
3
2
0
Switzerland
1
1
0
A posting counts in each country where its work can be done. Of the 5 that were judged, 3 have one country, 1 several, and 1 none (remote from anywhere, or from a group of countries); so the column Judged adds up to 5. On the site are those in its lists and those for whoever has the link. The last column counts rules of the country and of the European Union that are in force and not silenced.

"#]],
    );
    let report: Value = serde_json::from_str(&made.json()).unwrap();
    adds_up(&report["postings"]);
    let sections = report["sections"].as_array().unwrap().iter();
    let judged = sections.filter_map(|section| section["country"]["judged"].as_u64());
    assert_eq!(report["postings"]["by_countries"]["counted"], judged.sum::<u64>());
}

/// What stands above the table of contents, and the summary.
fn top(html: &str) -> (String, String) {
    (visible(&between(html, "<main", "<nav")), section(html, "summary"))
}

#[test]
fn settings_that_cannot_be_read_are_told_at_the_top() {
    let broken = SETTINGS.replace("name: Bakery", "name: [Bakery");
    let posting = baker("a", "locations: [\"Bern, Switzerland\"]\ntitle: Baker\n");
    let made = site(&format!("{broken}{posting}")).report();
    let (head, summary) = top(&made.html().unwrap());
    assert!(head.contains(
        "The site's settings can't be read, so the postings were judged without content/site.yaml"
    ));
    assert!(
        !summary.contains("None of the level") && summary.contains("One error outside of the postings"),
        "{summary}"
    );
    let report: Value = serde_json::from_str(&made.json()).unwrap();
    assert_eq!((&report["settings_unread"], &report["other_errors"]), (&json!(true), &json!(1)));
    let (head, _) = top(&site(&format!("{SETTINGS}{posting}")).report().html().unwrap());
    assert!(!head.contains("can't be"), "{head}");
}

#[test]
fn a_theme_that_cannot_be_used_is_told_before_anything_is_called_in_order() {
    let fine = format!("{SETTINGS}{}", baker("a", "title: Baker\nlocations: [\"Bern, Switzerland\"]\n"));
    let whole = "No rule of the level error or warning is broken that is in force and not silenced.";
    let (head, summary) = top(&site(&fine).report().html().unwrap());
    assert!(
        !head.contains("theme") && summary.contains(&format!("Summary\n{whole}\nPostings\n")),
        "{summary}"
    );
    assert!(!summary.contains("outside of the postings"), "{summary}");
    let torn = format!(
        "{fine}-- themes/own/theme.yaml --\nname: own\n-- themes/own/templates/posting.html --\n{{% if %}}\n"
    );
    let torn = torn.replace("company: Bakery", "company: Bakery\ntheme: own");
    let (head, summary) = top(&site(&torn).report().html().unwrap());
    assert!(head.contains("The site's theme can't be used, so no page and no feed was made."), "{head}");
    assert!(
        summary.contains("Summary\nNot all was judged, as is said above. Of what was, no rule"),
        "{summary}"
    );
    assert!(summary.contains("One error outside of the postings"), "{summary}");
    let feed = torn.replace("theme: own", "theme: own\nfeeds: { xing: true }");
    let board = section(&site(&feed).report().html().unwrap(), "in-xing");
    assert_eq!(board.matches("not judged").count(), 3, "{board}");
}

#[test]
fn errors_of_companies_are_counted_with_a_word_where_they_are_told() {
    let company = "-- content/companies/mill.yaml --\nurl: https://mill.example\n";
    let made = site(&format!("{SETTINGS}{company}{}", baker("a", ""))).report();
    let (_, summary) = top(&made.html().unwrap());
    assert!(
        summary.contains("One error outside of the postings, in companies, settings, the theme or pages, is no rule's, and not listed here: careergen check tells of it."),
        "{summary}"
    );
}

#[test]
fn drafts_are_said_to_be_judged_where_they_were() {
    let text = format!("{SETTINGS}{}", baker("a", "status: draft\n"));
    let read = |site: crate::site::Site| {
        let report = site.report();
        let judged = serde_json::from_str::<Value>(&report.json()).unwrap()["postings"]["judged"].clone();
        (judged, section(&report.html().unwrap(), "reading"))
    };
    let (judged, words) = read(site(&text));
    assert_eq!(judged, 0);
    assert!(
        words.contains("Not judged are postings that are closed, ended, drafts or for staff alone."),
        "{words}"
    );
    let (judged, words) = read(site(&text).drafts());
    assert_eq!(judged, 1);
    assert!(
        words.contains("Not judged are postings that are closed, ended or for staff alone; drafts were judged, as was asked for."),
        "{words}"
    );
    let (_, words) = read(site(&text).drafts().internal());
    assert!(words.contains("Not judged are postings that are closed or ended; drafts"), "{words}");
}
