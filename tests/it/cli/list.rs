//! `list`: which postings are meant, and how they are written.

use std::process::Output;

use serde_json::Value;
use snapbox::data::Inline;
use snapbox::str;

use super::{BAD, code, stderr, stdout};
use crate::disk::{Disk, careergen};
use crate::site::{TODAY, eq};

/// A board of two bakeries: one posting of each kind that a filter tells apart.
const BOARD: &str = "-- content/site.yaml --
name: Bakers
base_url: https://jobs.bakers.example
privacy_url: https://bakery.example/privacy
imprint_url: https://bakery.example/imprint
pay_before_interview: true
rules: { mute: { at-pay: invented, at-agreement: invented } }
languages: [en, de]
places: { names: { \"Cologne, Germany\": { name: Dom City } } }
-- content/categories.yaml --
- { key: craft, name: Craft, translations: { de: { name: Handwerk } } }
- { key: baking, name: Baking, parent: craft }
- { key: office, name: Büro & Back office }
-- content/companies/sauerteig.yaml --
name: Sauerteig GmbH
apply_email: jobs@sauerteig.example
-- content/companies/alma.yaml --
name: Alma Panadería
apply_url: https://alma.example/jobs
-- content/postings/baker.yaml --
title: Baker
title_suffix: (m/f/d)
company: sauerteig
category: baking
locations: [\"Berlin, Germany\", \"München, Germany\", \"Vienna, Austria\"]
employment_type: [full_time, part_time]
seniority: mid
salary: { min: 17.50, max: 21, currency: EUR, unit: hour, gross: true, note: night shift pay }
date_posted: 2026-11-20
valid_through: 2026-12-31
requisition_id: BK-7
description: You bake bread.
translations: { de: { title: Bäcker/in, description: Du backst. } }
-- content/postings/accountant.yaml --
title: Accountant
company: sauerteig
category: office
workplace: remote
remote_from: [DACH, FR]
employment_type: contractor
seniority: senior
salary: { amount: 52000, currency: GBP }
date_posted: 2026-11-20
description: You count bread.
-- content/postings/panadero.yaml --
title: =Panadero
company: alma
category: [baking]
locations: [\"Sevilla, Spain\"]
workplace: hybrid
employment_type: intern
salary: according to experience
date_posted: 2026-10-01
language: es
description: \"Haces \\\"pan\\\".\"
-- content/postings/miller.yaml --
title: Miller
company: alma
locations: [\"Köln, Germany\"]
date_posted: 2026-11-01
status: closed
description: You run the mill.
-- content/postings/driver.yaml --
title: Driver
company: alma
locations: [\"Kleinbäckersdorf, Germany\"]
date_posted: 2026-12-01
description: You drive.
-- content/postings/night.yaml --
title: Night baker
company: sauerteig
category: Night work
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-10
visibility: unlisted
description: You bake at night.
-- content/postings/draft.yaml --
title: Cellar baker
company: sauerteig
locations: [\"Berlin, Germany\"]
status: draft
description: You bake below.
";

fn list(disk: &Disk, arguments: &[&str]) -> Output {
    let root = disk.path("project");
    careergen().args(["list", "--now", TODAY, "--root"]).arg(root).args(arguments).output().unwrap()
}

fn shows(arguments: &[&str], expected: Inline) {
    let output = list(&Disk::with(BOARD), arguments);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    eq(stdout(&output), expected);
}

/// The ids of what is listed, in order.
fn ids(disk: &Disk, arguments: &[&str]) -> String {
    let output = list(disk, &[arguments, &["--format", "json"]].concat());
    assert_eq!(code(&output), 0, "{arguments:?}: {}", stderr(&output));
    let entries: Vec<Value> = serde_json::from_str(&stdout(&output)).unwrap();
    entries.iter().map(|entry| entry["id"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn open_postings_are_listed_newest_first_and_are_not_cut_in_a_pipe() {
    let output = list(&Disk::with(BOARD), &[]);
    eq(
        stderr(&output),
        str![[r#"
3 of 7 postings

"#]],
    );
    eq(
        stdout(&output),
        str![[r#"
POSTED      TITLE       COMPANY         PLACE               ID
2026-11-20  Accountant  Sauerteig GmbH  remote (DACH, FR)   accountant
2026-11-20  Baker       Sauerteig GmbH  Berlin, Germany +2  baker
2026-10-01  =Panadero   Alma Panadería  Seville, Spain      panadero

"#]],
    );
}

#[test]
fn others_are_listed_when_asked_for_with_where_they_stand() {
    shows(
        &["--status", "all"],
        str![[r#"
POSTED      STATUS     TITLE         COMPANY         PLACE                      ID
2026-12-01  scheduled  Driver        Alma Panadería  Kleinbäckersdorf, Germany  driver
2026-11-20  open       Accountant    Sauerteig GmbH  remote (DACH, FR)          accountant
2026-11-20  open       Baker         Sauerteig GmbH  Berlin, Germany +2         baker
2026-11-10  unlisted   Night baker   Sauerteig GmbH  Berlin, Germany            night
2026-11-01  closed     Miller        Alma Panadería  Cologne, Germany           miller
2026-10-01  open       =Panadero     Alma Panadería  Seville, Spain             panadero
            draft      Cellar baker  Sauerteig GmbH  Berlin, Germany            draft

"#]],
    );
}

#[test]
fn each_filter_keeps_what_fits() {
    let disk = Disk::with(BOARD);
    for (arguments, expected) in [
        // A country by any name, a grouping, a name of the site's own.
        (&["--country", "DE"][..], "baker"),
        (&["--country", "deutschland"], "baker"),
        (&["--country", "DACH"], "baker"),
        (&["--country", "ES", "--country", "Österreich"], "baker panadero"),
        (&["--country", "Iceland"], ""),
        // With --remote, where people may be counts.
        (&["--remote"], "accountant"),
        (&["--remote", "--country", "France"], "accountant"),
        (&["--remote", "--country", "Benelux"], ""),
        (&["--country", "France"], ""),
        // A city by any name.
        (&["--city", "munich"], "baker"),
        (&["--city", "MÜNCHEN"], "baker"),
        (&["--city", "Seville"], "panadero"),
        (&["--city", "Sevilla, Spain"], "panadero"),
        (&["--city", "Reykjavík"], ""),
        (&["--city", "Dom City", "--status", "all"], "miller"),
        (&["--city", "Kleinbackersdorf", "--status", "all"], "driver"),
        (&["--city", "Berlin", "--country", "AT"], ""),
        // A category with those below it, by key or name in any language.
        (&["--category", "craft"], "baker panadero"),
        (&["--category", "handwerk"], "baker panadero"),
        (&["--category", "Buro & back office"], "accountant"),
        (&["--category", "night work", "--status", "unlisted"], "night"),
        (&["--company", "sauerteig"], "accountant baker"),
        (&["--company", "ALMA panaderia"], "panadero"),
        // In any spelling.
        (&["--type", "Vollzeit"], "baker"),
        (&["--type", "Full-Time", "--type", "Freelance"], "accountant baker"),
        (&["--level", "Mid-Senior Level"], "accountant"),
        (&["--language", "en"], "accountant baker"),
        (&["--language", "de-AT"], "baker"),
        (&["--language", "Deutsch"], "baker"),
        (&["--language", "es"], "panadero"),
        // 21 euros an hour are 43,680 a year.
        (&["--pay-from", "43000"], "accountant baker"),
        (&["--pay-from", "43.680 €"], "baker"),
        (&["--pay-from", "43681 EUR"], ""),
        (&["--pay-from", "20 EUR hour"], "baker"),
        (&["--pay-from", "50000"], "accountant"),
        (&["--posted-within", "4"], "accountant baker"),
        (&["--posted-within", "3"], ""),
        (&["--status", "closed"], "miller"),
        (&["--status", "archived"], "miller"),
        (&["--status", "ended", "--status", "scheduled"], "driver miller"),
        (&["--status", "draft"], "draft"),
        (&["--drafts", "--company", "sauerteig"], "accountant baker draft"),
        (&["--future", "--company", "alma"], "driver panadero"),
        // Words of title, company, category and city, from their beginnings.
        (&["bak"], "baker panadero"),
        (&["aker"], ""),
        (&["BÄCKER"], "baker"),
        (&["sauer", "munchen"], "baker"),
        (&["panaderia"], "panadero"),
        (&["buro"], "accountant"),
        (&["back office"], "accountant"),
        (&["baker", "--status", "all"], "baker night draft"),
        (&["bread"], ""),
    ] {
        assert_eq!(ids(&disk, arguments), expected, "{arguments:?}");
    }
}

#[test]
fn what_means_nothing_on_the_site_exits_2_with_the_nearest() {
    let disk = Disk::with(BOARD);
    let said = |arguments: &[&str]| {
        let output = list(&disk, arguments);
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{arguments:?}");
        stderr(&output).lines().next().unwrap_or_default().to_owned() + "\n"
    };
    let all: String = [
        &["--country", "Germny"][..],
        &["--country", "worldwide"],
        &["--city", "Berln"],
        &["--city", "Kleinbackerdorf"],
        &["--city", "Germany"],
        &["--city", "xyzzy"],
        &["--category", "bakng"],
        &["--category", "sales"],
        &["--company", "Sauer"],
        &["--company", "Northwind"],
        &["--language", "fr"],
        &["--type", "fulltime contract labour"],
        &["--level", "boss"],
        &["--status", "opne"],
        &["--pay-from", "60k"],
        &["--posted-within", "soon"],
        &["--format", "xml"],
        &["…"],
    ]
    .into_iter()
    .map(said)
    .collect();
    eq(
        all,
        str![[r#"
careergen: `Germny` is no country or grouping; did you mean `Germany`?
careergen: `worldwide` is no country
careergen: `Berln` is no city that careergen knows; did you mean `Berlin`?
careergen: `Kleinbackerdorf` is no city that careergen knows; did you mean `Kleinbäckersdorf`?
careergen: `Germany` is no city that careergen knows
careergen: `xyzzy` is no city that careergen knows
careergen: the site has no category `bakng`; did you mean `Baking`?
careergen: the site has no category `sales`; it has `baking`, `craft`, `night-work`, `office`
careergen: the site has no company `Sauer`; did you mean `sauerteig`?
careergen: the site has no company `Northwind`; it has `alma`, `sauerteig`
careergen: nothing on the site is in the language `fr`; it has `en`, `de`, `es`
error: invalid value 'fulltime contract labour' for '--type <TYPE>'
error: invalid value 'boss' for '--level <LEVEL>'
error: invalid value 'opne' for '--status <STATUS>'
error: invalid value '60k' for '--pay-from <AMOUNT>': write `60000`, "60000 EUR" or, with its unit, "20 EUR hour"
error: invalid value 'soon' for '--posted-within <DAYS>': invalid digit found in string
error: invalid value 'xml' for '--format <FORMAT>'
careergen: `…` has no letter or digit to look for

"#]],
    );
    assert!(stderr(&list(&disk, &["--status", "opne"])).contains("a similar value exists: 'open'"));
}

#[test]
fn the_place_that_was_asked_for_is_shown_first() {
    shows(
        &["--country", "AT"],
        str![[r#"
POSTED      TITLE  COMPANY         PLACE               ID
2026-11-20  Baker  Sauerteig GmbH  Vienna, Austria +2  baker

"#]],
    );
}

#[test]
fn json_is_one_array_with_all_that_is_known() {
    shows(
        &["--format", "json"],
        str![[r#"
[
{"id":"accountant","slug":"accountant","url":"https://jobs.bakers.example/jobs/accountant/","title":"Accountant","title_suffix":null,"company":"Sauerteig GmbH","category":["office"],"locations":[],"workplace":"remote","remote_from":["DACH","FR"],"employment_type":["contractor"],"seniority":"senior","salary":{"min":52000,"max":52000,"currency":"GBP","unit":"year","gross":null,"agreement":null,"note":null},"date_posted":"2026-11-20","date_modified":null,"valid_through":null,"starts":null,"duration":null,"apply_url":null,"apply_email":"jobs@sauerteig.example","kind":"job","status":"open","visibility":"public","language":"en","translations":[],"requisition_id":null},
{"id":"baker","slug":"baker","url":"https://jobs.bakers.example/jobs/baker/","title":"Baker","title_suffix":"(m/f/d)","company":"Sauerteig GmbH","category":["baking"],"locations":[{"country":"DE","region":null,"city":"Berlin","street":null,"postal_code":null,"apply_url":null},{"country":"DE","region":null,"city":"Munich","street":null,"postal_code":null,"apply_url":null},{"country":"AT","region":null,"city":"Vienna","street":null,"postal_code":null,"apply_url":null}],"workplace":null,"remote_from":[],"employment_type":["full_time","part_time"],"seniority":"mid","salary":{"min":17.5,"max":21,"currency":"EUR","unit":"hour","gross":true,"agreement":null,"note":"night shift pay"},"date_posted":"2026-11-20","date_modified":null,"valid_through":"2026-12-31","starts":null,"duration":null,"apply_url":null,"apply_email":"jobs@sauerteig.example","kind":"job","status":"open","visibility":"public","language":"en","translations":["de"],"requisition_id":"BK-7"},
{"id":"panadero","slug":"panadero","url":"https://jobs.bakers.example/jobs/panadero/","title":"=Panadero","title_suffix":null,"company":"Alma Panadería","category":["baking"],"locations":[{"country":"ES","region":null,"city":"Seville","street":null,"postal_code":null,"apply_url":null}],"workplace":"hybrid","remote_from":[],"employment_type":["intern"],"seniority":null,"salary":"according to experience","date_posted":"2026-10-01","date_modified":null,"valid_through":null,"starts":null,"duration":null,"apply_url":"https://alma.example/jobs","apply_email":null,"kind":"job","status":"open","visibility":"public","language":"es","translations":[],"requisition_id":null}
]

"#]],
    );
    shows(
        &["--format", "json", "--type", "volunteer"],
        str![[r#"
[]

"#]],
    );
}

#[test]
fn csv_is_quoted_and_harmless() {
    let output = list(&Disk::with(BOARD), &["--format", "csv", "--status", "all"]);
    assert_eq!(stdout(&output).matches("\r\n").count(), 8, "lines end as RFC 4180 has it");
    eq(
        stdout(&output).replace("\r\n", "\n"),
        str![[r#"
id,slug,url,title,title_suffix,company,category,locations,workplace,remote_from,employment_type,seniority,salary_min,salary_max,salary_currency,salary_unit,salary_text,date_posted,date_modified,valid_through,starts,duration,apply_url,apply_email,kind,status,visibility,language,translations,requisition_id
driver,driver,,Driver,,Alma Panadería,,"Kleinbäckersdorf, Germany",,,,,,,,,,2026-12-01,,,,,https://alma.example/jobs,,job,scheduled,public,en,,
accountant,accountant,https://jobs.bakers.example/jobs/accountant/,Accountant,,Sauerteig GmbH,office,,remote,DACH; FR,contractor,senior,52000,52000,GBP,year,,2026-11-20,,,,,,jobs@sauerteig.example,job,open,public,en,,
baker,baker,https://jobs.bakers.example/jobs/baker/,Baker,(m/f/d),Sauerteig GmbH,baking,"Berlin, Germany; Munich, Germany; Vienna, Austria",,,full_time; part_time,mid,17.5,21,EUR,hour,,2026-11-20,,2026-12-31,,,,jobs@sauerteig.example,job,open,public,en,de,BK-7
night,night,https://jobs.bakers.example/jobs/night/,Night baker,,Sauerteig GmbH,night-work,"Berlin, Germany",,,,,,,,,,2026-11-10,,,,,,jobs@sauerteig.example,job,unlisted,unlisted,en,,
miller,miller,https://jobs.bakers.example/jobs/miller/,Miller,,Alma Panadería,,"Cologne, Germany",,,,,,,,,,2026-11-01,,,,,https://alma.example/jobs,,job,closed,public,en,,
panadero,panadero,https://jobs.bakers.example/jobs/panadero/,'=Panadero,,Alma Panadería,baking,"Seville, Spain",hybrid,,intern,,,,,,according to experience,2026-10-01,,,,,https://alma.example/jobs,,job,open,public,es,,
draft,draft,,Cellar baker,,Sauerteig GmbH,,"Berlin, Germany",,,,,,,,,,,,,,,,jobs@sauerteig.example,job,draft,public,en,,

"#]],
    );
}

#[test]
fn what_the_numbers_do_not_tell_is_said_beside_them() {
    let disk = Disk::with(&format!("{BOARD}{BAD}"));
    let output = list(&disk, &["--pay-from", "10000", "--format", "csv"]);
    assert_eq!(code(&output), 0);
    eq(
        stderr(&output),
        str![[r#"
pay is compared in each posting's own currency (EUR, GBP): write "60000 EUR" to keep to one
1 more can't be published and can't be listed: `careergen build` says why

"#]],
    );
    assert_eq!(stderr(&list(&Disk::with(BOARD), &["--pay-from", "10000 EUR", "--format", "csv"])), "");
    eq(
        stderr(&list(&Disk::with(BOARD), &["smith"])),
        str![[r#"
none of 7 postings

"#]],
    );
}

#[test]
fn a_folder_that_is_no_project_exits_2() {
    let output = list(&Disk::new(), &[]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
}
