//! Themes: the built-in one, and what a site lays over it.
#![expect(clippy::disallowed_methods, reason = "the theme's own files are read")]

mod contract;
mod manual;
mod plain;

use std::collections::BTreeSet;
use std::path::Path;

use careergen::base::{Code, codes};
use careergen::emit::EmitError;
use snapbox::str;

use crate::disk::{Disk, files};
use crate::site::{eq, site};

const BAKERY: &str = "-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
places: { countries: [DE] }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread.
";

#[test]
fn every_file_of_the_theme_is_in_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(root.join("src/render/theme.rs")).unwrap();
    let (_, list) = source.split_once("built_in![").expect("the list is there");
    let (list, _) = list.split_once("];").expect("the list ends");
    let listed: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    let there = files(&root.join("themes/default"));
    assert_eq!(listed, there.keys().map(String::as_str).collect::<BTreeSet<_>>());
}

#[test]
fn the_sites_own_copy_of_the_theme_changes_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy: String = files(&root.join("themes/default"))
        .into_iter()
        .map(|(name, bytes)| format!("-- themes/default/{name} --\n{}", String::from_utf8(bytes).unwrap()))
        .collect();
    let built = |text: &str| {
        let disk = Disk::with(text);
        assert!(disk.build(&[]).status.success());
        disk.site().into_iter().filter(|(path, _)| !path.starts_with('.')).collect::<Vec<_>>()
    };
    assert!(built(&format!("{BAKERY}{copy}")) == built(BAKERY));
}

#[test]
fn a_part_can_be_replaced_and_the_rest_stays() {
    let part = "-- themes/default/templates/parts/card.html --\n<b>{{ card.title }}!</b>\n";
    let seen = site(&format!("{BAKERY}{part}")).build();
    assert!(seen.main("/jobs/").contains("<b>Baker!</b>"), "{}", seen.main("/jobs/"));
    assert!(seen.main("/locations/germany/").contains("<b>Baker!</b>"));
    assert_eq!(seen.text("/jobs/baker/"), site(BAKERY).build().text("/jobs/baker/"));
}

#[test]
fn a_style_sheet_can_be_replaced_and_gets_another_name() {
    let name = |text: &str| {
        let seen = site(text).build();
        let files = seen.files();
        let mut sheets = files.iter().filter(|(name, _)| name.ends_with(".css"));
        let (name, sheet) = sheets.next().expect("there is one style sheet");
        assert!(sheets.next().is_none(), "all of it is bundled into one");
        assert!(seen.file("/").contains(&format!("href=\"/{name}\"")), "{name} is linked");
        (name.clone(), sheet.clone())
    };
    let (old, _) = name(BAKERY);
    let (new, sheet) =
        name(&format!("{BAKERY}-- themes/default/css/pages.css --\n.mine {{ color: #ff0000; }}\n"));
    assert_ne!(old, new, "the name tells browsers that it is another file");
    assert!(sheet.contains(".mine{color:red}"), "it is made small: {sheet}");
}

#[test]
fn a_theme_of_ones_own_lies_over_the_built_in_one() {
    let theme = "-- themes/crust/theme.yaml --\napi: 1\nname: Crust\n-- themes/crust/templates/404.html --\nGone fishing.\n";
    let text = BAKERY.replace("name: Bakery\n", "name: Bakery\ntheme: crust\n");
    let seen = site(&format!("{text}{theme}")).build();
    assert_eq!(seen.said(), "");
    assert!(seen.file("/404.html").contains("Gone fishing."));
    assert!(seen.text("/jobs/").contains("Baker"));
    let ignored = site(&format!("{BAKERY}{theme}")).build();
    assert!(!ignored.file("/404.html").contains("Gone fishing."), "a theme that is not named does nothing");
}

#[test]
fn a_theme_that_is_not_there_writes_nothing() {
    let seen = site(&BAKERY.replace("name: Bakery\n", "name: Bakery\ntheme: crust\n")).build();
    eq(
        seen.said(),
        str![[r#"
content/site.yaml:2:8: error[E1007]: there is no theme `crust` (make `themes/crust/theme.yaml`, or take `theme: default`)

"#]],
    );
    assert!(seen.0.output.is_none());
}

#[test]
fn a_template_with_a_mistake_in_it_is_named_with_its_line() {
    let faulty = "-- themes/default/templates/page.html --\n{% extends \"base.html\" %}\n{% block main %}\n{% if page %}\n{% endblock %}\n";
    let disk = Disk::with(&format!("{BAKERY}{faulty}"));
    let output = disk.build(&["--format", "short"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("E1004") && said.contains("page.html:4"), "{said}");
    assert!(!disk.path("public").exists(), "nothing was written");
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_named_with_its_line() {
    let faulty = "-- themes/default/templates/posting.html --\n<h1>{{ posting.title }}</h1>\n<p>{{ posting.horoscope }}</p>\n";
    let disk = Disk::with(&format!("{BAKERY}{faulty}"));
    let output = disk.build(&["--format", "short"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("E1004") && said.contains("posting.html:2"), "{said}");
    assert!(!disk.path("public").exists(), "nothing was written");
}

#[test]
fn a_style_sheet_with_a_mistake_in_it_is_named() {
    let imports =
        site(&format!("{BAKERY}-- themes/default/css/main.css --\n@import \"missing.css\";\n")).build();
    assert_eq!(imports.codes(), ["E1005"]);
    assert!(imports.said().contains("themes/default/css/main.css"), "{}", imports.said());
    assert!(imports.0.output.is_none());
}

/// The codes that writing the example of a code brings up.
fn shown(code: Code) -> Vec<&'static str> {
    match Disk::new().emit(code.info().example) {
        Ok(emitted) => emitted.faults.iter().map(|fault| fault.code.id()).collect(),
        Err(EmitError::Theme(fault)) => vec![fault.code.id()],
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn the_examples_of_faults_in_pages_have_them() {
    for code in [codes::DEAD_LINK, codes::PAGE_WITHOUT_TITLE, codes::THEME_TEMPLATE, codes::ID_TWICE] {
        assert!(shown(code).contains(&code.id()), "{code}: {:?}", shown(code));
    }
}

#[test]
fn an_id_of_the_theme_that_stands_twice_is_found() {
    let twice =
        "-- themes/default/templates/404.html --\n<title>Gone</title><p id=\"a\"></p><p id=\"a\"></p>\n";
    let emitted = Disk::new().emit(&format!("{BAKERY}{twice}")).unwrap();
    let said: Vec<_> = emitted.faults.iter().map(|fault| (fault.code.id(), fault.message.as_str())).collect();
    assert_eq!(said, [("W1002", "the id `a` is there twice")]);
}

#[test]
fn a_site_without_faults_has_no_dead_link_on_any_page() {
    let text = format!(
        "{BAKERY}-- content/pages/about.md --\n---\ntitle: About\n---\n[Jobs](/jobs/), [same](/jobs), [here](#jd-more), [feed](/feed.xml).\n\n## More\n"
    );
    let emitted = Disk::new().emit(&text).unwrap();
    assert_eq!(emitted.faults.len(), 0, "{:?}", emitted.faults);
}
