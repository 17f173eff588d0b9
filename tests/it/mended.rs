//! Faults that were found by reading and by breaking things, each once: they must not come back.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what some of these tests are about")]

use std::fs;

use careergen::emit::{EmitError, Refusal};

use crate::disk::{Disk, emitted};
use crate::site::{posting, site};

/// A posting that has all it needs, with more fields.
fn baker(fields: &str) -> String {
    format!(
        "-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
company: Sauerteig
places: {{ countries: [DE] }}
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
{fields}
---
You bake bread.
"
    )
}

#[test]
fn a_folder_of_others_stays_when_the_site_gets_one_of_its_name() {
    let disk = Disk::new();
    disk.emit(&baker("")).unwrap();
    disk.put("public/extra/mine.txt", b"mine");
    disk.put("public/jobs/miller/photo.jpg", b"mine too");
    let more = baker("")
        + "-- static/extra/theirs.txt --
theirs
-- content/postings/miller.md --
---
title: Miller
locations: [\"Munich, Germany\"]
---
You mill.
";
    disk.emit(&more).unwrap();
    let site = disk.site();
    assert_eq!(site["extra/mine.txt"], b"mine");
    assert_eq!(site["jobs/miller/photo.jpg"], b"mine too");
    assert!(site.contains_key("extra/theirs.txt") && site.contains_key("jobs/miller/index.html"));
}

#[test]
fn a_file_of_others_in_the_way_of_a_new_page_stops_the_build() {
    let disk = Disk::new();
    disk.emit(&baker("")).unwrap();
    disk.put("public/about/index.html", b"mine");
    let before = disk.site();
    let page = baker("") + "-- content/pages/about.md --\n---\ntitle: About\n---\nWe bake.\n";
    let refused = disk.emit(&page).unwrap_err();
    assert!(
        matches!(refused, EmitError::Refused(Refusal::InTheWay(path)) if path.ends_with("about/index.html"))
    );
    assert_eq!(disk.site(), before);
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let disk = Disk::new();
    disk.emit(&baker("")).unwrap();
    let touched = || fs::metadata(disk.path("public")).unwrap().modified().unwrap();
    let before = touched();
    let again = disk.emit(&baker("")).unwrap();
    assert_eq!((again.written, again.removed), (0, 0));
    assert_eq!(touched(), before);
}

#[test]
fn a_slip_of_the_pen_publishes_nothing() {
    for fields in [
        "draft: perhaps",
        "visibility: intrenal",
        "status: opne",
        "status: open\ndraft: true",
        "published: false",
        "draft: yes",
        "published: no",
    ] {
        let seen = site(&baker(fields)).build();
        assert!(seen.0.derived.listed.is_empty(), "{fields}:\n{}", seen.faults());
    }
    assert_eq!(site(&baker("published: true\ndraft: false")).build().0.derived.listed.len(), 1);
}

#[test]
fn an_error_leaves_the_posting_out() {
    let seen = posting("duration: true\n");
    assert_eq!((seen.0.site.postings.len(), seen.codes()), (0, vec!["E0102"]));
}

#[test]
fn tags_that_hide_their_depth_are_refused() {
    for text in ["<div a=\"</div>\">", "<p-x>", "<b><!--</b>-->", "<q><table><td></q></table>"] {
        let deep = site(&baker("").replace("You bake bread.", &text.repeat(5_000))).build();
        assert_eq!(deep.0.site.postings.len(), 0, "{text}: {:?}", deep.codes());
        assert!(deep.codes().contains(&"E0805"), "{text}: {:?}", deep.codes());
    }
}

#[test]
fn no_page_has_the_name_of_a_device() {
    let seen = site(
        "-- content/postings/aux.md --\n---\ntitle: Aux\nlocations: [\"Berlin, Germany\"]\n---\nYou help.\n",
    );
    let seen = seen.build();
    assert!(seen.has("/jobs/aux-1/") && !seen.has("/jobs/aux/"));
    assert!(posting("slug: con\n").codes().contains(&"E0203"));
}

#[test]
fn nothing_vanishes_without_a_word() {
    let seen = posting("slug: \"\"\n");
    assert_eq!(seen.0.site.postings.len(), 1, "an empty slug is none");
    let seen =
        site("-- content/postings/list.yaml --\n- title: \"???\"\n  locations: [\"Berlin, Germany\"]\n")
            .build();
    assert_eq!(seen.0.site.postings.len(), 1, "{}", seen.faults());
}

#[test]
fn lists_cards_and_pages_use_one_wording() {
    let text = baker("language: en\ntranslations: { en: { title: Second title } }");
    let seen = site(&text).build();
    assert!(seen.codes().contains(&"N0909"), "{:?}", seen.codes());
    for path in ["/jobs/", "/jobs/baker/", "/feed.xml"] {
        assert!(!seen.file(path).contains("Second title"), "{path}");
    }
}

#[test]
fn translated_titles_hide_nothing() {
    let text = baker("translations: { de: { title: \"B\\u202Eäcker\" } }");
    let seen = site(&text.replace("company: Sauerteig", "company: Sauerteig\nlanguages: [en, de]")).build();
    assert!(seen.codes().contains(&"E0705"), "{:?}", seen.codes());
}

#[test]
fn the_way_to_apply_may_stand_at_a_place() {
    let fields = "locations: [{ country: DE, city: Berlin, apply_url: \"mailto:berlin@bakery.example\" }]";
    let text = baker("")
        .replace("locations: [\"Berlin, Germany\"]", fields)
        .replace("apply_url: https://bakery.example/baker\n", "");
    let seen = site(&text).build();
    assert_eq!(seen.codes(), Vec::<&str>::new());
    assert!(seen.job_posting("/jobs/baker/").is_some());
    assert!(seen.main("/jobs/baker/").contains("berlin@bakery.example"));
}

#[test]
fn a_mail_address_with_a_subject_keeps_it() {
    let text = baker("").replace("https://bakery.example/baker", "\"mailto:jobs@bakery.example?subject=x\"");
    let main = site(&text).build().main("/jobs/baker/");
    assert!(main.contains("href=\"mailto:jobs@bakery.example?subject=x\""), "{main}");
}

#[test]
fn only_links_move_below_the_folder_of_the_site() {
    let body = "Write `href=\"/jobs/\"` in prose href=\"/lit\", or [see](/jobs/).";
    let seen = site(&baker("").replace("You bake bread.", body)).base_url("https://x.example/c").build();
    let main = seen.main("/jobs/baker/");
    assert!(main.contains("<code>href=\"/jobs/\"</code>") && main.contains("prose href=\"/lit\""), "{main}");
    assert!(main.contains("<a href=\"/c/jobs/\">see</a>"), "{main}");
    let markup = seen.job_posting("/jobs/baker/").unwrap();
    assert!(markup.contains("/c/jobs/"), "{markup}");
}

#[test]
fn a_link_to_a_file_with_blanks_in_its_name_leads_there() {
    let disk = Disk::new();
    let text = baker("")
        .replace("You bake bread.", "[The plan](/the%20plan.txt), [the oven](/b%C3%BCro.txt).")
        + "-- static/the plan.txt --\nplan\n-- static/büro.txt --\noven\n";
    assert_eq!(disk.emit(&text).unwrap().faults, []);
}

#[test]
fn verdicts_on_links_are_as_fresh_as_the_site() {
    let disk = Disk::new();
    let with = baker("").replace("You bake bread.", "<a href='/plan.pdf'>The plan</a>");
    disk.emit(&(with.clone() + "-- static/plan.pdf --\nplan\n")).unwrap();
    let emitted = disk.emit(&with).unwrap();
    assert_eq!(emitted.faults.len(), 1, "{:?}", emitted.faults);
}

#[test]
fn a_category_has_its_new_name_everywhere() {
    let disk = Disk::new();
    let text = baker("category: [bread]");
    disk.emit(&(text.clone() + "-- content/categories.yaml --\n- { key: bread, name: Bread }\n")).unwrap();
    disk.emit(&(text + "-- content/categories.yaml --\n- { key: bread, name: Loaves }\n")).unwrap();
    for (name, bytes) in disk.site() {
        let text = String::from_utf8_lossy(&bytes);
        let old = text.contains(">Bread<") || text.contains("\"Bread\"");
        assert!(!old || name.starts_with(".careergen"), "{name} has the old name");
    }
}

#[test]
fn another_posting_leaves_the_pages_of_the_others_alone() {
    let disk = Disk::new();
    let text = baker("");
    disk.emit(&text).unwrap();
    let seen = site(
        &(text
            + "-- content/postings/a-draft.md --\n---\ntitle: A\nstatus: draft\nlocations: [\"Berlin, Germany\"]\n---\nx\n"),
    );
    let again = emitted(&seen.build(), &disk.target()).unwrap();
    assert_eq!((again.written, again.removed), (0, 0));
}

#[test]
fn a_folder_without_content_is_no_site() {
    let disk = Disk::with("-- static/a.txt --\na\n");
    assert_eq!(disk.build(&[]).status.code(), Some(2));
}

#[test]
fn the_first_heading_is_no_title_where_another_name_gives_one() {
    let text = "-- content/postings/a.md --\n---\njob_title: Baker\nlocations: [\"Berlin, Germany\"]\n---\n# About us\n\nWe bake.\n";
    let seen = site(text).build();
    assert_eq!(seen.0.site.postings[0].title, "Baker");
}

#[test]
fn the_second_of_equal_links_is_marked_where_it_stands() {
    let text = baker("").replace("You bake bread.", "One [a](javascript:1).\n\nTwo [a](javascript:1).");
    let faults = site(&text).build().faults();
    assert!(faults.contains("baker.md:8:5") && faults.contains("baker.md:10:5"), "{faults}");
}

#[test]
fn a_half_written_manifest_is_none() {
    let disk = Disk::new();
    disk.emit(&baker("")).unwrap();
    let before = disk.site();
    disk.put("public/../.careergen-public.new/jobs/miller/index.html", b"of a build that died");
    disk.put("public/../.careergen-public.new/.careergen/manifest.json", b"{\"files\":");
    disk.emit(&baker("")).unwrap();
    assert_eq!(disk.site(), before);
    assert_eq!(disk.beside(), [".careergen-public.lock"]);
}

#[test]
fn a_file_may_become_a_folder_and_the_other_way_round() {
    let disk = Disk::new();
    let (file, folder) = ("-- static/plan --\nplan\n", "-- static/plan/a.txt --\na\n");
    for tail in [file, folder, file] {
        disk.emit(&(baker("") + tail)).unwrap();
    }
    assert!(disk.site().contains_key("plan"));
}

#[test]
fn an_empty_key_is_an_absent_one() {
    let rest = [
        "status: \"\"",
        "visibility: \" \"",
        "salary: { min: 3, currency: \"\" }",
        "translations: { de: \"\" }",
        "category: [\"\"]",
    ];
    for fields in rest {
        let seen = posting(&format!("{fields}\n"));
        let left_out = seen.0.site.postings.is_empty();
        assert_eq!(
            left_out,
            seen.codes().iter().any(|code| code.starts_with('E')),
            "{fields}: {}",
            seen.faults()
        );
    }
    assert_eq!(posting("locations: [\"Berlin, Germany\", \"\"]\n").0.site.postings.len(), 1);
    assert!(posting("locations: \"\"\n").codes().contains(&"E0402"));
}

#[test]
fn places_in_a_list_are_found_also_beside_aliases() {
    let text = "-- content/postings/list.yaml --
- title: &t Miller
  locations: [\"Berlin, Germany\"]
- id: b
  title: *t
  locations: [Nowhereland]
";
    let faults = site(text).build().faults();
    assert!(faults.contains("list.yaml:5:15: error[E0401]"), "{faults}");
}

#[test]
fn a_link_without_its_last_slash_leads_there_as_long_as_the_page_is_there() {
    let disk = Disk::new();
    let about =
        baker("") + "-- content/pages/about.md --\n---\ntitle: About\n---\n[The miller](/jobs/miller).\n";
    let miller = "-- content/postings/miller.md --\n---\ntitle: Miller\nlocations: [\"Munich, Germany\"]\n---\nYou mill.\n";
    assert_eq!(disk.emit(&(about.clone() + miller)).unwrap().faults, []);
    assert_eq!(disk.emit(&about).unwrap().faults.len(), 1);
}

#[test]
fn a_file_where_the_folder_of_the_theme_lies_is_refused() {
    let seen = site(&(baker("") + "-- static/assets --\nx\n")).build();
    assert!(seen.codes().contains(&"E1006"), "{:?}", seen.codes());
}
