//! Any text as input.

use careergen::base::{Entry, Env, RelPath, Slug, Tree, date::Date};
use careergen::markup::{self, Format};
use careergen::{check, load};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::site::TODAY;

/// Pieces of which faulty postings are made: what has a meaning in YAML, Markdown, HTML and dates.
const PIECES: [&str; 44] = [
    "---\n",
    "...\n",
    "+++\n",
    "\n",
    "\r\n",
    "\t",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "!tag ",
    "|\n  ",
    ">\n",
    "? ",
    "~",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "🥐",
    "é",
    "\u{0}",
    "2026-02-30",
    "title: ",
    "locations: ",
    "salary: ",
    "min: ",
    "translations: ",
    "company: ",
    "[a](javascript:b)",
    "<script>",
    "</p>",
    "<!--",
    "![i](u)",
    "| a |\n|---|\n",
    "```\n",
    "&#106;",
    "<a href=\"",
];

/// A posting with everything in it.
const POSTING: &str = "---
id: b-1
title: \"Bäcker (m/w/d)\"
company: { name: Sauerteig }
category: [bread, 'night''s']
locations:
  - Berlin, Germany
  - { country: CH, city: Bern, apply_url: \"https://bakery.example/bern\" }
workplace: remote
remote_from: [EMEA]
employment_type: [full_time, Teilzeit]
salary: { min: 42000, max: 52000, currency: EUR, unit: year }
date_posted: 2026-11-02
valid_through: 2027-01-31
apply_email: jobs@bakery.example
language: de
translations:
  en:
    title: Baker
    description: |
      You bake.
---
# Über uns

Du backst **Brot** und <em>Brötchen</em>, siehe [hier](https://bakery.example).
";

/// Loads and checks one file; the site may be anything, but it must come about.
fn survive(name: &str, bytes: Vec<u8>) -> usize {
    let mut tree = Tree::default();
    tree.files.insert(RelPath::new(name).expect("a name"), Entry::Bytes(bytes.into()));
    let (mut loaded, faults) = load::load(tree);
    let (site, found) = check::check(&mut loaded, &Env::on(Date::parse(TODAY).expect("a day")));
    for fault in faults.iter().chain(&found) {
        if let careergen::base::Anchor::Span(span) = fault.anchor {
            let text = loaded.sources.text(span.source);
            assert!(span.start <= span.end && span.end as usize <= text.len(), "{fault:?}");
            assert!(text.is_char_boundary(span.start as usize), "{fault:?}");
            assert!(text.is_char_boundary(span.end as usize), "{fault:?}");
        }
    }
    let format = careergen::base::report::Format::Human;
    let said = careergen::base::report::render(format, &found, &loaded.sources);
    assert_eq!(said.is_empty(), found.is_empty());
    site.postings.len()
}

const NAMES: [&str; 6] = [
    "content/postings/a.md",
    "content/postings/a.yaml",
    "content/site.yaml",
    "content/categories.yaml",
    "content/companies/a.yaml",
    "content/pages/a.md",
];

/// Text out of pieces that mean something.
fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![3 => select(&PIECES[..]).prop_map(str::to_owned), 1 => "[ -~]{0,6}"],
        0..24,
    )
    .prop_map(|pieces| pieces.concat())
}

/// The posting with pieces of it exchanged for others.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec((any::<Index>(), 0..12usize, select(&PIECES[..])), 1..5).prop_map(|changes| {
        let mut bytes = POSTING.as_bytes().to_vec();
        for (at, length, piece) in changes {
            let start = at.index(bytes.len());
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
        }
        bytes
    })
}

#[test]
fn the_posting_that_is_mutated_is_a_good_one() {
    assert_eq!(survive(NAMES[0], POSTING.as_bytes().to_vec()), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_file_are_read_or_reported(name in select(&NAMES[..]), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survive(name, bytes);
    }

    #[test]
    fn any_text_as_a_file_is_read_or_reported(name in select(&NAMES[..]), text in pieces()) {
        survive(name, text.into_bytes());
    }

    #[test]
    fn a_posting_with_some_bytes_changed_is_read_or_reported(bytes in mutated()) {
        survive(NAMES[0], bytes);
    }

    #[test]
    fn any_slug_made_of_a_text_is_a_slug(text in "\\PC{0,200}") {
        if let Some(slug) = Slug::from_text(&text) {
            prop_assert_eq!(Slug::parse(slug.as_str()), Some(slug.clone()));
            prop_assert_eq!(Slug::from_text(slug.as_str()), Some(slug));
        } else {
            prop_assert!(!text.contains(|c: char| c.is_ascii_alphanumeric()), "{}", text);
        }
    }

    #[test]
    fn two_slugs_joined_are_a_slug(a in "[a-z0-9]{1,100}", b in "[a-z0-9]{1,20}") {
        // Names that no file may have are no slugs.
        let (Some(a), Some(b)) = (Slug::parse(&a), Slug::parse(&b)) else { return Err(TestCaseError::reject("no slug")) };
        let both = a.with_suffix(&b);
        prop_assert!(Slug::parse(both.as_str()).is_some(), "{}", both);
    }

    #[test]
    fn html_of_any_text_runs_nothing(text in prop_oneof![pieces(), html()]) {
        for format in [Format::Markdown, Format::Html, Format::Text] {
            let html = markup::html(format, &text);
            prop_assert_eq!(dangerous(&html), None, "{:?} of {:?} is {}", format, text, html);
            let plain = markup::plain(format, &text, 80);
            prop_assert!(plain.chars().count() <= 81 && !plain.contains('\n'), "{:?}", plain);
        }
    }

    #[test]
    fn what_is_named_as_dropped_lies_in_the_text(text in prop_oneof![pieces(), html()]) {
        for format in [Format::Markdown, Format::Html, Format::Text] {
            for finding in markup::inspect(format, &text) {
                if let markup::Finding::Html(_, range) | markup::Finding::Link(_, range) = finding {
                    prop_assert!(text.get(range.clone()).is_some(), "{:?} of {:?}", range, text);
                }
            }
        }
    }
}

/// Tags and attributes in any order, opened, closed or neither.
fn html() -> impl Strategy<Value = String> {
    const TAGS: [&str; 35] = [
        "<p>",
        "</p>",
        "<b>",
        "<script>",
        "</script>",
        "<svg>",
        "<math>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<img ",
        "<a ",
        "<h1>",
        "</h1>",
        "<table><tr><td>",
        "<noscript>",
        "<template>",
        "<iframe ",
        "href=\"javascript:alert(1)\" ",
        "href=java&#10;script:x ",
        "onerror=alert(1) ",
        "src=https://a.example/b.png ",
        "src=/b.png ",
        "alt='<script>x</script>' ",
        "alt=\"a > b <img onerror=x>\" ",
        "title='<a><script>' ",
        "onclick='x' ",
        "/>",
        ">",
        "text",
        "<![CDATA[",
        "<xmp>",
        "<title>",
        "\u{0}",
    ];
    prop::collection::vec(select(&TAGS[..]), 0..20).prop_map(|tags| tags.concat())
}

/// What could run in a visitor's browser, as a reader of tags finds it.
fn dangerous(html: &str) -> Option<String> {
    for tag in html.split('<').skip(1) {
        let (inner, _) = tag.split_once('>').unwrap_or((tag, ""));
        let inner = inner.to_ascii_lowercase();
        let name = inner
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        if ["script", "style", "svg", "math", "iframe", "template", "noscript", "form", "xmp", "title"]
            .contains(&name)
        {
            return Some(format!("<{inner}>"));
        }
        let mut values = inner.split('"');
        while let (Some(names), value) = (values.next(), values.next()) {
            if names.split_ascii_whitespace().any(|name| name.starts_with("on") && name.contains('=')) {
                return Some(format!("<{inner}>"));
            }
            let picture = names.trim_end().ends_with("src=");
            if picture && value.is_some_and(|value| value.contains(':') || value.starts_with("//")) {
                return Some(format!("<{inner}>"));
            }
            let link = names.trim_end().ends_with("href=");
            if link
                && value.is_some_and(|value| {
                    value.trim_start().starts_with("javascript:") || value.starts_with("//")
                })
            {
                return Some(format!("<{inner}>"));
            }
        }
    }
    None
}

#[test]
fn the_reader_of_tags_finds_what_is_dangerous() {
    for bad in [
        "<script>",
        "a <b onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<p></p><img src=\"https://a.example\">",
        "<a href=\"//evil\">",
    ] {
        assert!(dangerous(bad).is_some(), "{bad}");
    }
    for good in [
        "<a href=\"https://a.example/?on=1\">one=1</a>",
        "&lt;script&gt;",
        "<p title=\"onclick=\">x</p>",
        "on=x",
    ] {
        assert_eq!(dangerous(good), None, "{good}");
    }
}
