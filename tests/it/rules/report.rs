//! The report: what it says of a small site, that its numbers add up, and that it is the same for the same files.

use std::collections::BTreeMap;

use careergen::audit::MARK;
use careergen::base::codes;
use serde_json::Value;
use snapbox::str;

use crate::site::{between, eq, site, visible};

/// A posting in Milan without pay, one in Berlin that is in order, one in Vilnius whose rule is silenced, a closed one, and one without a place.
const BAKERY: &str = "-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
company: Bakery
privacy_url: https://bakery.example/privacy
imprint_url: https://bakery.example/imprint
pay_before_interview: true
statements: { IT: Per ogni genere. }
rules: { mute: { lt-pay: It stands on the form. } }
-- content/postings/berlin.md --
---
title: Baker (m/w/d)
language: de
locations: [\"Berlin, Germany\"]
employment_type: full_time
date_posted: 2026-11-02
apply_url: https://bakery.example/berlin
---
Du backst Brot.
-- content/postings/closed.md --
---
title: Closed baker
status: closed
locations: [\"Milan, Italy\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/closed
---
You baked bread.
-- content/postings/lost.md --
---
title: Lost baker
locations: [Nowhere]
date_posted: 2026-11-02
apply_url: https://bakery.example/lost
---
You look for the bakery.
-- content/postings/milan.md --
---
title: Night baker
locations: [\"Milan, Italy\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/milan
---
You bake bread.
-- content/postings/vilnius.md --
---
id: V-7
title: Rye baker
locations: [\"Vilnius, Lithuania\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/vilnius
---
You bake rye bread.
";

/// The words of a section of the report.
pub(super) fn section(html: &str, name: &str) -> String {
    visible(&between(html, &format!("<section aria-labelledby=\"{name}\""), "</section>"))
}

pub(super) fn json(text: &str) -> Value {
    serde_json::from_str(&site(text).report().json()).unwrap()
}

/// The rules of a report, by id.
pub(super) fn rules(report: &Value) -> BTreeMap<String, Value> {
    let sections = report["sections"].as_array().unwrap().iter();
    let rules = sections.flat_map(|section| section["rules"].as_array().unwrap());
    rules.map(|rule| (rule["id"].as_str().unwrap().to_owned(), rule.clone())).collect()
}

#[test]
fn it_says_first_what_needs_attention_and_how_many_postings_there_are() {
    let summary = section(&site(BAKERY).report().html().unwrap(), "summary");
    eq(
        summary.split_once("Postings by country").unwrap().0,
        str![[r#"
Summary
3 rules of the level error and one of the level warning are broken, in force and not silenced.
What needs attention
Rule
Broken
google-location-country error
Google. Each place has a country that is known.
1
it-pay error
Italy. D.Lgs. 96/2026: every posting states the initial pay or its range.
1
it-agreement error
Italy. D.Lgs. 96/2026: every posting names the collective agreement (CCNL) that applies.
1
google-title-gender warning
Google. The title holds no gender suffix; that stands behind it on the page and not in the markup.
1
Postings
What
Number
Found
5
Judged by every rule that concerns them: open, or to be opened
3
Not judged: closed, ended, drafts or for staff alone
1
Not judged, since it can't be read or a value in it is wrong
1
Postings that were judged
What
Number
On the site, in its lists
2
On the site, for those who have the link
0
Not on the site on this day
0
Left out of the site, for an error
1
In all, 2 postings are left out for an error, those counted that were not judged.
Rules
What
Number
In careergen's table
[..]
For this site, by where its work is and who is told of it
[..]
Of these, kept by careergen itself
[..]
Broken, of the level error
3
Broken, of the level warning
1
Silenced by the site, with a reason
1
Not yet in force
0

"#]],
    );
}

#[test]
fn it_names_the_site_the_day_and_the_files() {
    let html = site(BAKERY).report().html().unwrap();
    let head = visible(&between(&html, "<main", "<nav"));
    eq(
        head,
        str![[r#"
Rules report Bakery
Site
https://bakery.example
Made for
2026-11-24
Judged by
careergen [..]
Files judged
6, with the fingerprint bfffa9c05b6b0c8aec1f5aadbf323e62
This is no legal advice. The rules come from a table that was made from public sources, most of them not statutes. It can be out of date, and it is not whole. Ask somebody who knows the law.

"#]],
    );
}

#[test]
fn of_each_country_it_lists_the_rules_and_the_postings_that_break_them() {
    let html = site(BAKERY).report().html().unwrap();
    eq(
        section(&html, "in-IT"),
        str![[r#"
Italy
One posting that was judged is here or can be done from here; 0 on the site; 1 with a broken rule of the country or of the European Union, whose rules hold here, too.
Rules: Italy
Rule
Asked
Kept
Broken
it-pay error
D.Lgs. 96/2026: every posting states the initial pay or its range.
Source 9, evidence S2, as of 2026-06, applies from 2026-06-07
1
0
1
it-agreement error
D.Lgs. 96/2026: every posting names the collective agreement (CCNL) that applies.
Source 9, evidence S2, as of 2026-06, applies from 2026-06-07
1
0
1
it-gender-title warning
D.Lgs. 198/2006 art. 27: a title speaks to both sexes.
Source 9, evidence K, as of 2026-11-23, applies from 2006
concerns none
it-both-sexes warning
L. 903/77, D.Lgs. 198/2006: a posting says that it is for both sexes (ambosessi).
Source 9, evidence K, as of 2026-11-23, applies from 2006
not asked
it-employer warning
D.Lgs. 276/2003 art. 9: a posting names the employer.
Source 22, evidence K, as of 2026-11-23, applies from 2003
1
1
0
it-pay: broken by 1 of 1
Posting
What is wrong
Night baker
content/postings/milan.md:2
no pay is stated
it-agreement: broken by 1 of 1
Posting
What is wrong
Night baker
content/postings/milan.md:2
no collective agreement is named
Italy, posting by posting
Posting
Rules that it breaks
Night baker
content/postings/milan.md:2
it-pay
it-agreement

"#]],
    );
}

#[test]
fn a_country_in_order_has_its_rules_and_no_list() {
    let html = site(BAKERY).report().html().unwrap();
    eq(
        section(&html, "in-DE"),
        str![[r#"
Germany
One posting that was judged is here or can be done from here; 1 on the site; 0 with a broken rule of the country or of the European Union, whose rules hold here, too.
Rules: Germany
Rule
Asked
Kept
Broken
de-pay warning
Directive (EU) 2023/970 art. 5: people are told the pay, or its range, in the posting or before the interview; not transposed as found.
Source 8, evidence S, as of 2026-07, applies from 2026-06-07
1
1
0
de-gender-title warning
AGG s. 11: a title speaks to all genders, by its form or, as is the custom, by (m/w/d) behind it.
Source 18, evidence K, as of 2026-11-23, applies from 2019
1
1
0
de-discrimination warning
AGG s. 1, 7, 11: a posting asks for no age, origin or mother tongue.
Source 19, evidence S2, as of 2020-05-27, applies from 2006
1
1
0
de-imprint warning
DDG s. 5: a site has an imprint.
Source 20, evidence K, as of 2026-11-23, applies from 2024-05-14
of the site
yes
no
de-part-time note
TzBfG s. 7(1): a job that suits it is offered as part-time, too: say full_time, part_time or both.
Source 21, evidence K, as of 2026-11-23, applies from 2001
1
1
0

"#]],
    );
}

#[test]
fn a_rule_that_is_silenced_stands_there_with_the_reason_and_what_breaks_it() {
    let html = site(BAKERY).report().html().unwrap();
    eq(
        section(&html, "in-LT"),
        str![[r#"
Lithuania
One posting that was judged is here or can be done from here; 1 on the site; 0 with a broken rule of the country or of the European Union, whose rules hold here, too.
Rules: Lithuania
Rule
Asked
Kept
Broken
lt-pay error silenced
Labour Code art. 25: every posting states the base pay or its range, also on the employer's own site.
Silenced by the site: It stands on the form.
Source 10, evidence S2, as of 2019, applies from 2019-07-27
1
0
1
lt-pay-unit warning
Labour Code art. 25: the pay is that for an hour or a month.
Source 10, evidence S2, as of 2019, applies from 2019-07-27
concerns none
lt-pay: broken by 1 of 1, silenced
Posting
What is wrong
Rye baker V-7
content/postings/vilnius.md:2
no pay is stated
Lithuania, posting by posting
Posting
Rules that it breaks
Rye baker V-7
content/postings/vilnius.md:2
lt-pay (silenced)

"#]],
    );
}

#[test]
fn what_is_left_out_stands_there_with_all_reasons() {
    let html = site(BAKERY).report().html().unwrap();
    eq(
        section(&html, "left-out"),
        str![[r#"
Left out
These are not a part of the site. Of each it is said whether rules were asked of it.
Posting
Why
Lost baker
content/postings/lost.md:2
not judged
`Nowhere` names no country (E0401)
Night baker
content/postings/milan.md:2
judged
no pay is stated (`it-pay`) (E1401)
no collective agreement is named (`it-agreement`) (E1401)

"#]],
    );
}

#[test]
fn what_was_asked_is_what_was_kept_and_what_was_broken() {
    let report = json(BAKERY);
    for (id, rule) in rules(&report) {
        let (found, broken) = (rule["findings"].as_array().unwrap().len(), rule["broken"].as_u64().unwrap());
        assert_eq!(found as u64, broken, "{id}");
        if let Some(applied) = rule["applied"].as_u64() {
            assert_eq!(applied, rule["kept"].as_u64().unwrap() + broken, "{id}");
        }
    }
    let count = |name: &str| report["postings"][name].as_u64().unwrap();
    assert_eq!(count("found"), count("judged") + count("not_open") + count("faulty"));
    let rules = &report["rules"];
    let unapplied = report["unapplied"].as_array().unwrap().len() as u64;
    assert_eq!(rules["in_table"].as_u64().unwrap(), rules["holding"].as_u64().unwrap() + unapplied);
}

#[test]
fn it_finds_what_the_faults_say_and_nothing_else() {
    let built = site(BAKERY).advice().build();
    let mut told: BTreeMap<String, u64> = BTreeMap::new();
    let of_rules = [codes::RULE_OF_LAW, codes::RULE_BROKEN, codes::RULE_ADVICE];
    for fault in built.0.diagnostics.iter().filter(|fault| of_rules.contains(&fault.code)) {
        let id = fault.message.rsplit('`').nth(1).unwrap().to_owned();
        *told.entry(id).or_default() += 1 + fault.folded as u64;
    }
    let is_told = |rule: &Value| rule["muted"].is_null() && rule["asked"] != "content";
    let found = rules(&json(BAKERY)).into_iter().filter(|(_, rule)| is_told(rule) && rule["broken"] != 0);
    let found: BTreeMap<String, u64> =
        found.map(|(id, rule)| (id, rule["broken"].as_u64().unwrap())).collect();
    assert_eq!(found, told);
    assert!(found.contains_key("it-pay") && found.len() > 8, "{found:?}");
}

#[test]
fn a_rule_that_is_not_yet_in_force_is_asked_and_keeps_nothing_back() {
    let text = BAKERY.replace("2026-11-02", "2026-05-02");
    let report = site(&text).today("2026-06-06").report();
    let rules = rules(&serde_json::from_str(&report.json()).unwrap());
    assert_eq!(
        (&rules["it-pay"]["in_force"], &rules["it-pay"]["broken"]),
        (&Value::from(false), &Value::from(1))
    );
    let html = report.html().unwrap();
    assert!(section(&html, "in-IT").contains("it-pay: not yet in force, will be broken by 1 of 1"));
    assert!(section(&html, "in-IT").contains("1 on the site; 0 with a broken rule"));
    assert!(!section(&html, "summary").contains("it-pay"));
}

#[test]
fn a_fault_of_a_board_is_that_boards_rules() {
    let text = "-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
feeds: { indeed: true, jooble: true, xing: true }
-- content/postings/a.md --
---
title: Baker
locations: [Germany]
date_posted: 2026-11-02
---
You bake.
-- content/postings/b.md --
---
title: Miller
company: Bakery
locations: [Germany]
---
You mill.
";
    let rules = rules(&json(text));
    let broken = rules.iter().filter(|(_, rule)| rule["asked"] == "content" && rule["broken"] != 0);
    let broken: Vec<String> = broken
        .flat_map(|(id, rule)| {
            let found = rule["findings"].as_array().unwrap().iter();
            found.map(move |found| format!("{id} {}", found["place"].as_str().unwrap_or_default()))
        })
        .filter(|found| !found.starts_with("google"))
        .collect();
    assert_eq!(
        broken,
        [
            "indeed-company content/postings/a.md:2",
            "indeed-date content/postings/b.md:2",
            "jooble-date content/postings/b.md:2",
            "xing-city content/postings/b.md:2",
            "xing-company content/postings/a.md:2",
        ]
    );
    assert!(!rules.contains_key("linkedin-company"), "the site has no feed for it");
}

#[test]
fn a_site_for_staff_is_asked_nothing_of_search_engines_and_boards() {
    let text = BAKERY.replace("title: Rye baker", "title: Rye baker\nvisibility: internal");
    let count = |report: &Value| report["postings"]["judged"].as_u64().unwrap();
    let public = json(&text);
    let staff: Value = serde_json::from_str(&site(&text).internal().report().json()).unwrap();
    assert_eq!((count(&public), count(&staff)), (2, 3));
    let asked = |report: &Value, id: &str| rules(report).contains_key(id);
    assert_eq!((asked(&public, "google-title"), asked(&staff, "google-title")), (true, false));
    assert_eq!((asked(&public, "lt-pay"), asked(&staff, "lt-pay")), (false, true));
    assert_eq!(staff["audience"], "internal");
}

#[test]
fn what_people_wrote_is_text() {
    let evil = BAKERY
        .replace("title: Night baker", "title: \"<script>alert(1)</script> & baker\"")
        .replace("It stands on the form.", "\"<img src=x onerror=alert(1)>\"")
        .replace("name: Bakery", "name: \"Bakery</title><script>alert(1)</script>\"");
    let html = site(&evil).report().html().unwrap();
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
}

#[test]
fn equal_files_and_days_give_equal_bytes_and_other_files_another_fingerprint() {
    let made = |text: &str| {
        let report = site(text).report();
        (report.html().unwrap(), report.json())
    };
    assert_eq!(made(BAKERY), made(BAKERY));
    let fingerprint = |text: &str| json(text)["fingerprint"].as_str().unwrap().to_owned();
    assert_ne!(fingerprint(BAKERY), fingerprint(&BAKERY.replace("rye bread", "bread")));
    let (html, json) = made(BAKERY);
    assert!(html[..200].contains(MARK) && json[..200].contains(MARK), "it is known for what it is");
    assert!(html.contains("This is no legal advice.") && json.contains("This is no legal advice."));
    assert!(!html.contains(" src=") && !html.contains("<link"), "it needs no other file");
}
