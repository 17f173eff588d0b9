//! Rules of Google, boards and laws: each with a posting that breaks it and one that keeps it, in `rules/cases.txt`.

mod counts;
mod report;

use std::collections::BTreeSet;

use careergen::base::codes;
use careergen::rules::{Check, all, by_id};
use snapbox::{Assert, str};

use crate::site::{Seen, eq, marked_for, posting, site};

/// One case of the file: the rule, whether it is broken, the posting or site as it is written there.
struct Case {
    id: String,
    breaks: bool,
    text: String,
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in file.lines() {
        let head = line.strip_prefix("== ").and_then(|rest| rest.strip_suffix(" =="));
        match head.and_then(|head| head.rsplit_once(' ')) {
            Some((id, how)) => {
                cases.push(Case { id: id.to_owned(), breaks: how == "breaks", text: String::new() });
            }
            None => {
                if let Some(case) = cases.last_mut().filter(|_| !line.is_empty()) {
                    case.text.push_str(line);
                    case.text.push('\n');
                }
            }
        }
    }
    cases
}

/// What the file should be: the same with the marks that come of it.
fn marked(file: &str) -> String {
    let head: String =
        file.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let marked = cases(file).into_iter().map(|case| {
        let (how, gap) = if case.breaks { ("breaks", "\n") } else { ("keeps", "") };
        format!("{gap}== {} {how} ==\n{}", case.id, marked_for(&case.id, &case.text))
    });
    head + &marked.collect::<String>()
}

#[test]
fn a_posting_that_breaks_a_rule_is_told_and_one_that_keeps_it_is_not() {
    let file = include_str!("rules/cases.txt");
    Assert::new().action_env("SNAPSHOTS").eq(marked(file), snapbox::file!["rules/cases.txt"].raw());
    for case in cases(&marked(file)) {
        let is_marked = case.text.contains(&format!("(`{}`)", case.id));
        assert_eq!(is_marked, case.breaks, "{}:\n{}", case.id, case.text);
    }
}

#[test]
fn no_rule_is_without_a_case() {
    let told: BTreeSet<String> =
        cases(include_str!("rules/cases.txt")).into_iter().map(|case| case.id).collect();
    for rule in all() {
        // A fault with a code of its own has an example beside the code; what careergen keeps itself is tested where it does.
        let is_elsewhere = matches!(rule.check, Check::Code(_) | Check::Built);
        assert_eq!(told.contains(rule.id), !is_elsewhere, "{}", rule.id);
    }
    assert!(all().len() >= 120, "{}", all().len());
}

#[test]
fn a_rule_can_be_silenced_with_a_reason_only() {
    let lithuanian = "-- content/postings/baker.md --\n---\ntitle: Baker\nlocations: [\"Vilnius, Lithuania\"]\n---\nYou bake.\n";
    let settings =
        "-- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example\nrules:\n  mute:\n";
    let muted = site(&format!("{settings}    lt-pay: It stands on the form.\n{lithuanian}")).build();
    assert!(muted.has("/jobs/baker/"));
    let seen = site(&format!("{settings}    lt-pay:\n    lt-pya: a slip\n{lithuanian}")).build();
    assert!(!seen.has("/jobs/baker/"));
    let faults: String = seen
        .said()
        .lines()
        .filter(|line| line.contains("site.yaml"))
        .map(|line| format!("{line}\n"))
        .collect();
    eq(
        faults,
        str![[r#"
content/site.yaml:5:12: error[E0102]: `lt-pay` wants a text, and this is nothing
content/site.yaml:5:12: error[E0911]: `lt-pay` has no text
content/site.yaml:6:13: error[E0911]: there is no rule `lt-pya` (did you mean `lt-pay`?) (`careergen check --rules` lists them)

"#]],
    );
}

#[test]
fn a_rule_of_a_country_stands_for_that_of_the_union() {
    let rules = |fields: &str| {
        let seen = posting(fields);
        let broken = seen.0.diagnostics.iter().filter(|fault| fault.code == codes::RULE_BROKEN);
        let ids = broken.filter_map(|fault| fault.message.rsplit('`').nth(1).map(str::to_owned));
        ids.filter(|id| id.contains("gender")).collect::<Vec<_>>()
    };
    let baker = "title: Bäcker\nlanguage: de\npay_before_interview: true\n";
    assert_eq!(rules(&format!("{baker}locations: [\"Berlin, Germany\"]\n")), ["de-gender-title"]);
    assert_eq!(rules(&format!("{baker}locations: [\"Porto, Portugal\"]\n")), ["eu-gender-neutral"]);
    assert_eq!(rules(&format!("{baker}locations: [\"Oslo, Norway\"]\n")), Vec::<String>::new());
}

#[test]
fn a_rule_holds_from_its_day_on_and_only_for_what_is_open() {
    let text = "-- content/postings/baker.md --\n---\ntitle: Baker\nlocations: [\"Milan, Italy\"]\ndate_posted: 2026-01-02\n---\nYou bake.\n";
    assert!(site(text).today("2026-06-06").build().has("/jobs/baker/"));
    assert!(!site(text).today("2026-06-07").build().has("/jobs/baker/"));
    let closed = text.replace("---\nYou", "status: closed\n---\nYou");
    assert!(site(&closed).today("2026-06-07").build().has("/jobs/baker/"));
    assert!(by_id("it-pay").is_some_and(|rule| rule.applies_from == "2026-06-07"));
}

/// The rules that a posting breaks, in the order of the table.
fn broken(fields: &str) -> Vec<String> {
    ids(&posting(fields))
}

fn ids(seen: &Seen) -> Vec<String> {
    let rules = [codes::RULE_BROKEN, codes::RULE_OF_LAW];
    let faults = seen.0.diagnostics.iter().filter(|fault| rules.contains(&fault.code));
    faults.filter_map(|fault| fault.message.rsplit('`').nth(1).map(str::to_owned)).collect()
}

#[test]
fn words_in_the_place_of_pay_are_no_pay() {
    let vilnius = "locations: [\"Vilnius, Lithuania\"]\n";
    assert!(broken(&format!("{vilnius}salary: Competitive\n")).contains(&"lt-pay".to_owned()));
    assert!(
        !broken(&format!("{vilnius}salary: from 1,900 euros, more at night\n"))
            .contains(&"lt-pay".to_owned())
    );
}

#[test]
fn translations_are_read_as_well() {
    let translated = |title: &str, text: &str| {
        let text = format!(
            "-- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example\nlanguages: [en, de]\n-- content/postings/baker.md --\n---\ntitle: Baker\n\
             locations: [\"Berlin, Germany\"]\ntranslations: {{ de: {{ title: {title}, description: {text} }} }}\n---\nYou bake.\n"
        );
        ids(&site(&text).build())
    };
    let told = translated("Bäcker", "Wir sind ein junges Team.");
    assert!(
        told.contains(&"de-discrimination".to_owned()) && told.contains(&"eu-gender-neutral".to_owned()),
        "{told:?}"
    );
    assert!(
        !translated("Bäcker/in", "Wir sind zu neunt.")
            .iter()
            .any(|id| id.contains("gender") || id.contains("discrimination"))
    );
}

#[test]
fn remote_roles_are_judged_by_the_countries_that_they_name() {
    let remote = |from: &str| broken(&format!("locations: []\nworkplace: remote\nremote_from: [{from}]\n"));
    assert!(remote("LT").contains(&"lt-pay".to_owned()));
    assert!(remote("CH").iter().all(|id| !id.starts_with("eu-")));
    let words = "locations: []\nworkplace: remote\nremote_from: [EU]\ntitle: Baker for a young team\n";
    assert!(broken(words).contains(&"eu-discrimination".to_owned()));
}

#[test]
fn a_talent_pool_pays_nobody() {
    let pool = "kind: talent_pool\nlocations: [\"Milan, Italy\"]\n";
    assert!(broken(pool).iter().all(|id| !id.ends_with("-pay") && !id.ends_with("-agreement")));
    let text = format!(
        "-- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example\nfeeds: {{ indeed: true, jooble: true }}\n\
         -- content/postings/pool.md --\n---\ntitle: Bakers\ncompany: Bakery\n{pool}date_posted: 2026-11-02\napply_url: https://bakery.example/a\n---\nTell us who you are.\n"
    );
    let seen = site(&text).build();
    assert!(seen.has("/jobs/pool/") && seen.job_posting("/jobs/pool/").is_none());
    for file in ["/feeds/indeed.xml", "/feeds/jooble.xml", "/sitemap-jobs.xml"] {
        assert!(!seen.has(file) || !seen.file(file).contains("pool"), "{file}");
    }
}

#[test]
fn what_has_a_code_of_its_own_is_silenced_too_unless_nothing_goes_without_it() {
    let text = |mute: &str| {
        format!(
            "-- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example\nrules: {{ mute: {{ {mute} }} }}\n-- content/postings/baker.md --\n---\ntitle: Baker in Berlin\nlocations: [\"Berlin, Germany\"]\n---\nYou bake.\n"
        )
    };
    assert!(site(&text("de-pay: x")).build().codes().contains(&"W0701"));
    let seen = site(&text("google-title-place: the bakery is called so")).advice().build();
    assert!(!seen.codes().contains(&"W0701") && seen.codes().contains(&"N1404"));
    assert!(seen.faults().contains("`google-title-place` is silenced: the bakery is called so"));
    for id in ["google-location-country", "google-list-pages"] {
        assert!(site(&text(&format!("{id}: x"))).build().said().contains("can't be silenced"), "{id}");
    }
    assert!(site(&text("de-pay: ' '")).build().said().contains("`de-pay` has no text"));
}

#[test]
fn a_draft_that_is_shown_is_told_what_would_keep_it_back() {
    let text = "-- content/postings/baker.md --\n---\ntitle: Baker\nstatus: draft\nlocations: [\"Vilnius, Lithuania\"]\n---\nYou bake.\n";
    let laws = |seen: &Seen| {
        let told = seen.0.diagnostics.iter().filter(|fault| fault.message.contains("(`lt-pay`)"));
        told.map(|fault| fault.code.id()).collect::<Vec<_>>()
    };
    assert_eq!(laws(&site(text).build()), Vec::<&str>::new(), "nobody sees it yet");
    let shown = site(text).drafts().build();
    assert_eq!(laws(&shown), ["W1402"]);
    assert!(shown.has("/jobs/baker/"));
    let open = site(&text.replace("status: draft\n", "")).build();
    assert_eq!(laws(&open), ["E1401"]);
    assert!(!open.has("/jobs/baker/"));
}

#[test]
fn a_rule_of_one_board_is_silenced_for_that_board_alone() {
    let text = "-- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example\ncompany: Sauerteig\nfeeds: { indeed: true, talent: true }\n\
                rules: { mute: { indeed-date: nobody knows it } }\n\
                -- content/postings/baker.md --\n---\ntitle: Baker\nlocations: [\"Bern, Switzerland\"]\napply_url: https://bakery.example/\n---\nYou bake.\n";
    let told = site(text).build().said();
    let told: Vec<&str> = told.lines().filter(|line| line.contains("W1301")).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Talent.com requires `date_posted`"), "{told:?}");
}
