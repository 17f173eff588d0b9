//! `check`: what is wrong, in every format; what only the whole shows; and what is mended.

use std::process::Output;

use snapbox::str;

use super::{code, stderr, stdout};
use crate::disk::{Disk, careergen, files};
use crate::site::{TODAY, eq};

/// Every kind of slip that is certain, one that is not, and a comment that stays.
const SLIPS: &str = "-- content/site.yaml --
name: Bakery
company: Bakery
base_url: https://jobs.bakery.example
privacy_url: https://bakery.example/privacy
imprint_url: https://bakery.example/imprint
pay_before_interview: true
-- content/postings/baker.md --
---
title: Baker
location: \"Berlin, Germany\"   # the old oven
employment_tpye: full_time
seniority: senoir
date_posted: 2.11.2026
valid_through: 02/12/2026
apply_url: https://bakery.example/baker
---
You bake bread.
";

fn check(disk: &Disk, arguments: &[&str]) -> Output {
    let root = disk.path("project");
    careergen().args(["check", "--now", TODAY, "--root"]).arg(root).args(arguments).output().unwrap()
}

#[test]
fn what_is_certain_is_shown_and_mended_when_a_person_says_so() {
    let disk = Disk::with(SLIPS);
    let before = files(&disk.path("project"));
    let shown = check(&disk, &["--fix", "--format", "short"]);
    eq(
        stderr(&shown),
        str![[r#"
--- content/postings/baker.md
+++ content/postings/baker.md
@@ -2,6 +2,6 @@
 title: Baker
-location: "Berlin, Germany"   # the old oven
-employment_tpye: full_time
-seniority: senoir
-date_posted: 2.11.2026
+locations: "Berlin, Germany"   # the old oven
+employment_type: full_time
+seniority: senior
+date_posted: 2026-11-02
 valid_through: 02/12/2026
nothing was changed (`--yes` changes without asking)
content/postings/baker.md:3:1: note[N0104]: `location` was read as `locations` (careergen's own name for it is `locations`)
content/postings/baker.md:4:1: warning[W0103]: careergen does not know `employment_tpye` in a posting (did you mean `employment_type`?)
content/postings/baker.md:5:12: warning[W0105]: `senoir` is none of the values it takes (did you mean `senior`?) (it takes `intern`, `junior`, `mid`, `senior`, `lead`, `head`)
content/postings/baker.md:6:14: error[E0302]: `2.11.2026` is not a date (write year-month-day: `2026-11-02`)
content/postings/baker.md:7:16: error[E0302]: `02/12/2026` is not a date (write year-month-day: `2026-11-02`)

"#]],
    );
    assert_eq!(files(&disk.path("project")), before, "nobody said yes");
    let mended = check(&disk, &["--fix", "--yes", "--format", "short"]);
    eq(
        stderr(&mended),
        str![[r#"
--- content/postings/baker.md
+++ content/postings/baker.md
@@ -2,6 +2,6 @@
 title: Baker
-location: "Berlin, Germany"   # the old oven
-employment_tpye: full_time
-seniority: senoir
-date_posted: 2.11.2026
+locations: "Berlin, Germany"   # the old oven
+employment_type: full_time
+seniority: senior
+date_posted: 2026-11-02
 valid_through: 02/12/2026
1 file mended
content/postings/baker.md:7:16: error[E0302]: `02/12/2026` is not a date (write year-month-day: `2026-11-02`)

"#]],
    );
    eq(
        String::from_utf8(files(&disk.path("project"))["content/postings/baker.md"].clone()).unwrap(),
        str![[r#"
---
title: Baker
locations: "Berlin, Germany"   # the old oven
employment_type: full_time
seniority: senior
date_posted: 2026-11-02
valid_through: 02/12/2026
apply_url: https://bakery.example/baker
---
You bake bread.

"#]],
    );
    assert_eq!(code(&mended), 1, "the other date may be in February or December");
    assert_eq!(files(&disk.path("project")).len(), before.len(), "nothing else is left there");
}

/// What `--fix --yes` makes of the front matter of a posting, and whether a second run finds nothing more to do.
fn mended(front: &str) -> String {
    let text = |front: &str| {
        format!(
            "-- content/site.yaml --\nname: Bakery\ncompany: Bakery\nbase_url: https://jobs.bakery.example\nprivacy_url: https://bakery.example/privacy\nimprint_url: https://bakery.example/imprint\npay_before_interview: true\n\
             -- content/postings/baker.md --\n---\n{front}apply_url: https://bakery.example/baker\n---\nYou bake bread.\n"
        )
    };
    let disk = Disk::with(&text(front));
    check(&disk, &["--fix", "--yes"]);
    let path = "content/postings/baker.md";
    let once = files(&disk.path("project"))[path].clone();
    check(&disk, &["--fix", "--yes"]);
    let twice = files(&disk.path("project"))[path].clone();
    assert_eq!(once, twice, "one run is enough for {front}");
    let whole = String::from_utf8(once).unwrap();
    let front = whole.strip_prefix("---\n").unwrap().split("apply_url").next().unwrap();
    front.to_owned()
}

#[test]
fn what_is_not_certain_is_left_as_it_is() {
    let at = "locations: [\"Berlin, Germany\"]\n";
    for front in [
        // Two keys that mean one.
        "titel: Baker\ntilte: Miller\n",
        // A sign before the value would go with it.
        "title: Baker\nseniority: &s senoir\nduration: *s\n",
        "title: Baker\nseniority: !!str senoir\n",
        "title: Baker\nseniority: >\n  senoir\n",
        "title: Baker\nseniority: |-\n  senoir\n",
        "title: Baker\nemployment_type: full\n  tmie\n",
        "title: Baker\ndate_posted: >-\n  2.11.2026\n",
        // Ids and addresses are for ever, and short keys may be anything.
        "title: Baker\nuid: 4711\n",
        "title: Baker\nslugs: oven\n",
        "title: Baker\nstats: closed\n",
        "title: Baker\nremote: yes\n",
        "title: Baker\nremote: \"yes\"\n",
        "title: Baker\nremote: true\n",
        // There already, by its own name or another.
        "title: Baker\ntitel: Miller\n",
        "title: Baker\njob_title: Miller\n",
    ] {
        let front = format!("{front}{at}");
        assert_eq!(mended(&front), front);
    }
}

#[test]
fn of_keys_that_mean_one_the_one_that_was_read_is_renamed() {
    let at = "locations: [\"Berlin, Germany\"]\n";
    assert_eq!(
        mended(&format!("job_title: Baker\ntitel: Miller\n{at}")),
        format!("title: Baker\ntitel: Miller\n{at}")
    );
    assert_eq!(
        mended("title: Baker\nlocation: \"Berlin, Germany\"\nlocatoins: Munich\n"),
        "title: Baker\nlocations: \"Berlin, Germany\"\nlocatoins: Munich\n"
    );
}

#[test]
fn one_run_mends_a_key_and_then_its_value_and_keeps_quotes() {
    let at = "locations: [\"Berlin, Germany\"]\n";
    assert_eq!(
        mended(&format!("title: Baker\nsenoirity: senoir\n{at}")),
        format!("title: Baker\nseniority: senior\n{at}")
    );
    assert_eq!(
        mended(&format!("\"titel\": Baker\nseniority: 'senoir' # s\ndate_posted: \"2.11.2026\"\n{at}")),
        format!("\"title\": Baker\nseniority: 'senior' # s\ndate_posted: \"2026-11-02\"\n{at}")
    );
}

#[test]
fn a_file_that_would_have_a_new_error_is_left_as_it_is() {
    // With its day mended, the posting would end before it begins.
    let front =
        "title: Baker\nlocations: [\"Berlin, Germany\"]\ndate_posted: 2.11.2026\nvalid_through: 2026-10-01\n";
    assert_eq!(mended(front), front);
}

/// A site with what only the whole shows.
const WHOLE: &str = "-- content/site.yaml --
name: Board
base_url: https://board.example
privacy_url: https://bakery.example/privacy
imprint_url: https://bakery.example/imprint
pay_before_interview: true
places: { countries: [DE] }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
company: Sauerteig GmbH
category: bread
date_posted: 2026-11-02
valid_through: 2026-11-27
apply_url: https://board.example/1
---
You knead dough, shape loaves and bake them at night, in a team of five, with an oven from 1911 that we all love very much.
-- content/postings/again.md --
---
title: Baker, nights
locations: [\"Berlin, Germany\"]
company: Sauerteig GmbH
category: bread
date_posted: 2026-01-02
apply_url: https://board.example/2
---
You knead dough, shape loaves and bake them at night, in a team of five, with an oven from 1911 that we all love very much!
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
company: sauerteig
category: mill
date_posted: 2026-11-02
apply_url: https://board.example/3
---
You mill rye in a mill by the river that has stood there for ages, and you talk to farmers.

![](/mill.jpg)
-- static/mill.jpg --
x
-- content/postings/gone.md --
---
title: Driver
locations: [\"Berlin, Germany\"]
company: Sauerteig GmbH
category: bread
status: closed
date_posted: 2026-11-02
---
You drove bread about the town for the bakery, in a van, at five in the morning, come rain or shine or snow.
";

#[test]
fn what_only_the_whole_shows_is_said() {
    let disk = Disk::with(WHOLE);
    let checked = check(&disk, &["--format", "short"]);
    eq(
        stderr(&checked),
        str![[r#"
content/postings/again.md:2:1: note[N1104]: it has been open for 326 days and has no last day (close it, or add `valid_through:`)
content/postings/baker.md:2:1: note[N1105]: it ends in 3 days, on 2026-11-27
content/postings/baker.md:2:1: warning[W1103]: the text is nearly that of `Baker, nights`, of the same company at the same place (close one of them, or say in the text what tells them apart)
content/postings/gone.md:2:1: warning[W0603]: the posting does not say how to apply (add `apply_url:` or `apply_email:` here or in the company's file)
content/postings/miller.md:2:1: note[N1102]: `mill` is the category of this job alone
content/postings/miller.md:2:1: warning[W1101]: `sauerteig` and `Sauerteig GmbH` are one company by their names (write the same name in both: `company: Sauerteig GmbH`)
content/postings/miller.md:11:1: warning[W1106]: this image has no alternative text (write what it shows between the brackets: `![Two bakers at the oven](/oven.jpg)`)

"#]],
    );
    assert_eq!(code(&checked), 0, "nothing of it is an error");
    assert_eq!(code(&check(&disk, &["--strict"])), 1);
    assert!(!disk.path("project/public").exists(), "nothing is written");
}

#[test]
fn programs_read_faults_in_their_own_formats() {
    let disk = Disk::with(&(super::GOOD.to_owned() + super::BAD));
    let printed = |format: &str| stdout(&check(&disk, &["--format", format]));
    eq(
        printed("github"),
        str![[r#"
::error file=content/postings/lost.md,line=3,col=13,title=E0401::`Nowhere` names no country%0Awrite the country too, as in `Berlin, Germany`

"#]],
    );
    eq(
        printed("junit"),
        str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="careergen" tests="2" failures="1">
<testcase classname="careergen" name="everything else"/>
<testcase classname="careergen" name="content/postings/lost.md">
<failure type="E0401" message="`Nowhere` names no country">content/postings/lost.md:3:13: error[E0401]: `Nowhere` names no country (write the country too, as in `Berlin, Germany`)&#10;</failure>
</testcase>
</testsuite>
</testsuites>

"#]],
    );
    let sarif: serde_json::Value = serde_json::from_str(&printed("sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "E0401");
    assert_eq!(
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "content/postings/lost.md"
    );
    let region = &result["locations"][0]["physicalLocation"]["region"];
    eq(region.to_string(), str![[r#"{"startLine":3,"startColumn":13,"endLine":3,"endColumn":20}"#]]);
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"], "E0401");
}

#[test]
fn programs_are_told_where_even_of_a_page_and_count_as_the_exit_code_does() {
    let disk = Disk::with(
        &(super::GOOD.to_owned()
            + "-- content/pages/about.md --\n---\ntitle: About\n---\nSee [this](/nowhere/).\n"),
    );
    let sarif: serde_json::Value =
        serde_json::from_str(&stdout(&check(&disk, &["--format", "sarif"]))).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let dead = results.iter().find(|result| result["ruleId"] == "W1001").unwrap();
    let place = &dead["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/site.yaml");
    assert_eq!(place["region"]["startLine"], 1);
    let message = dead["message"]["text"].as_str().unwrap();
    assert!(message.starts_with("about/index.html: "), "{message}");
    for result in results {
        assert_eq!(result["locations"].as_array().unwrap().len(), 1, "{result}");
    }
    let loose = check(&disk, &["--format", "junit"]);
    assert!(code(&loose) == 0 && stdout(&loose).contains("failures=\"0\""), "{}", stdout(&loose));
    let strict = check(&disk, &["--format", "junit", "--strict"]);
    assert!(code(&strict) == 1 && stdout(&strict).contains("failures=\"1\""), "{}", stdout(&strict));
}

#[test]
fn a_text_is_a_copy_at_the_same_place_alone() {
    let posting = |name: &str, places: &str| {
        format!(
            "-- content/postings/{name}.md --\n---\ntitle: {name}\nlocations: {places}\ndate_posted: 2026-11-02\n\
             apply_url: https://bakery.example/{name}\n---\nYou knead dough, shape loaves and bake them at night, in a team of \
             five, with an oven from 1911 that we all love very much.\n"
        )
    };
    let copies = |second: &str| {
        let text =
            super::GOOD.to_owned() + &posting("first", "[\"Berlin, Germany\"]") + &posting("second", second);
        let checked = check(&Disk::with(&text), &["--format", "short"]);
        stderr(&checked).matches("W1103").count()
    };
    assert_eq!(copies("[\"Berlin, Germany\"]"), 1);
    assert_eq!(copies("[\"Munich, Germany\", \"Berlin, Germany\"]"), 1, "one of its places is the same");
    assert_eq!(copies("[\"Munich, Germany\"]"), 0);
}

#[test]
fn an_image_in_code_is_none_and_the_right_one_is_pointed_at() {
    let page = "-- content/pages/about.md --\n---\ntitle: About\n---\nWrite `![](/oven.jpg)` for\n\n![](/oven.jpg)\n-- static/oven.jpg --\nx\n";
    let checked = check(&Disk::with(&(super::GOOD.to_owned() + page)), &["--format", "short"]);
    let said = stderr(&checked);
    assert_eq!(said.matches("W1106").count(), 1, "{said}");
    assert!(said.contains("content/pages/about.md:6:1: warning[W1106]"), "{said}");
}

#[test]
fn what_is_wrong_with_pages_is_counted_and_said_once() {
    let faulty =
        "-- themes/default/templates/posting.html --\n<title>a</title>\n<p>{{ posting.horoscope }}</p>\n";
    let second = super::GOOD
        .split("-- content/postings/baker.md --")
        .nth(1)
        .unwrap()
        .replace("bread", "cake and pies");
    let text = format!("{}-- content/postings/pastry.md --{second}{faulty}", super::GOOD);
    let checked = check(&Disk::with(&text), &["--format", "short"]);
    assert_eq!(code(&checked), 1);
    assert_eq!(stderr(&checked).matches("E1004").count(), 1, "{}", stderr(&checked));
    assert!(stderr(&checked).contains("(and 1 more like this)"), "{}", stderr(&checked));
    assert!(stdout(&checked).contains("2 errors (E1004 ×2)"), "{}", stdout(&checked));
}
