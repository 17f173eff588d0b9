//! Any words in any field: every file of the site stays what it is, page, feed, data or settings of a host.
//!
//! The site is built once with plain words; what pages, feeds and data may be made of is read off it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use crate::feeds::hostile::{well_formed, words};
use crate::site::{Seen, site};

/// Fields in [`SITE`].
const FIELDS: usize = 46;

/// A word for every field that takes one: `FIELD` is replaced in turn.
const SITE: &str = "-- content/site.yaml --
name: FIELD
description: FIELD
base_url: https://jobs.bakery.example
internal: { base_url: https://jobs.intranet.bakery.example }
languages: [en, de]
hosting: HOSTING
company: sauerteig
accessibility_contact: people@sauerteig.example
statements: { DE: FIELD }
places: { countries: [DE], names: { DE: { name: FIELD } }, offices: [{ place: \"Berlin, Germany\", name: FIELD, street: FIELD }] }
feeds: { indeed: true, linkedin: { company_id: 1234, poster_email: jobs@sauerteig.example }, jooble: true, adzuna: true, xing: true, talent: true, twins: true, llms: true, changes: true }
rules: { mute: { pay-range: FIELD } }
translations: { de: { description: FIELD } }
-- content/strings/en.yaml --
posting.apply: FIELD
nav.jobs: FIELD
-- content/companies/sauerteig.yaml --
name: FIELD
description: FIELD
translations: { de: { description: FIELD } }
-- content/categories.yaml --
- key: ovens
  name: FIELD
  keywords: [FIELD]
  translations: { de: { name: FIELD } }
-- content/pages/about.md --
---
title: FIELD
description: FIELD
---
FIELD
-- content/postings/baker.yaml --
id: baker
slug: baker
title: FIELD
title_suffix: FIELD
company: sauerteig
category: ovens
locations: [{ country: DE, city: FIELD, region: FIELD, street: FIELD, postal_code: FIELD }]
skills: [FIELD, FIELD]
salary: { min: 3100, max: 3600, currency: EUR, unit: month, agreement: FIELD, note: FIELD }
date_posted: 2026-11-02
valid_through: 2026-12-31
starts: FIELD
duration: FIELD
apply_url: https://bakery.example/baker
requisition_id: FIELD
description: FIELD
translations: { de: { title: FIELD, description: FIELD } }
-- content/postings/miller.yaml --
id: FIELD
slug: miller
title: FIELD
company: FIELD
category: FIELD
locations: FIELD
salary: FIELD
date_posted: FIELD
employment_type: FIELD
apply_url: FIELD
description: FIELD
body_format: html
-- content/postings/plain.yaml --
id: plain
slug: plain
title: Plain
company: sauerteig
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-01
apply_url: https://bakery.example/plain
description: FIELD
";

const HOSTS: [&str; 5] = ["nginx", "caddy", "netlify", "vercel", "cloudfront"];

/// The site with these words in its fields, one after the other; in the field of this number with half a character behind them.
fn with(words: &[String], half: Option<usize>, host: &str) -> String {
    let mut words = words.iter().cycle();
    let mut number = 0;
    let pieces = SITE.split("FIELD").map(str::to_owned);
    let text = pieces.reduce(|text, piece| {
        let word = words.next().expect("a circle has no end");
        // A text of JSON is one of YAML; in a page's body it is only odd.
        let end = if half == Some(number) { "\\ud83d\"" } else { "\"" };
        number += 1;
        let written = serde_json::to_string(&format!("a{word}")).unwrap();
        let written = format!("{}{end}", written.strip_suffix('"').unwrap_or_default());
        text + &written + &piece
    });
    text.unwrap_or_default().replace("HOSTING", host)
}

/// Each tag with its attributes' names: `a href rel`. In HTML of ours a `<` opens a tag, and a `>` outside of quotes ends it.
fn tags(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let mut quote = None;
        let end = rest.char_indices().find(|(_, c)| match (quote, *c) {
            (None, '"' | '\'') => {
                quote = Some(*c);
                false
            }
            (None, '>') => true,
            (Some(open), c) if open == c => {
                quote = None;
                false
            }
            _ => false,
        });
        let (tag, behind) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = behind;
        let mut bare = String::new();
        for (at, piece) in tag.split('"').enumerate() {
            if at % 2 == 0 {
                bare.push_str(piece);
            }
        }
        found.insert(bare.split_whitespace().collect::<Vec<_>>().join(" "));
        // What stands in a script is no HTML.
        if tag.starts_with("script") {
            let end = rest.find("</script>").expect("a script that ends");
            let (script, behind) = rest.split_at(end);
            if tag.contains("ld+json") {
                assert!(!script.contains('<'), "what opens a tag can end a script: {script}");
                serde_json::from_str::<Value>(script.trim_start_matches('>')).expect("JSON-LD is JSON");
            }
            rest = behind;
        }
    }
    found
}

/// Elements with which a person may mark a text up, and attributes that these may have.
fn is_of_text(tag: &str) -> bool {
    let mut words = tag.trim_start_matches('/').split(' ');
    let name = words.next().unwrap_or_default();
    let names = "a abbr b blockquote br caption code dd del dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li mark ol p pre q s small \
                 span strong sub sup table tbody td tfoot th thead tr u ul";
    let is_harmless = |word: &str| {
        let word = word.trim_end_matches('=');
        [
            "href", "src", "alt", "rel", "title", "start", "align", "colspan", "rowspan", "scope", "loading",
            "decoding", "width", "height", "id", "/",
        ]
        .contains(&word)
    };
    names.split_whitespace().any(|known| known == name) && words.all(is_harmless)
}

/// Whether every file is what its name says.
fn whole(seen: &Seen, plain: &BTreeSet<String>) {
    for (path, text) in seen.files() {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending {
            "html" => {
                let odd: Vec<String> =
                    tags(&text).into_iter().filter(|tag| !plain.contains(tag) && !is_of_text(tag)).collect();
                assert!(odd.is_empty(), "{path} has {odd:?}");
                assert!(!text.contains('\0'), "{path}");
            }
            "xml" => well_formed(&text),
            "json" | "speculationrules" => {
                assert!(serde_json::from_str::<Value>(&text).is_ok(), "{path}: {text}");
            }
            // What hosts read has no word of a person in it.
            "conf" | "Caddyfile" | "" => {
                assert!(!text.contains("🥐") && !text.contains("]]>"), "{path}: {text}");
            }
            _ => assert!(!text.contains('\0'), "{path}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_in_any_field_leave_every_file_whole(
        fields in prop::collection::vec(words(), 1..8), half in prop::option::weighted(0.3, 0..FIELDS), host in 0..HOSTS.len(),
        for_staff in any::<bool>()
    ) {
        let built = |text: String| if for_staff { site(&text).internal().build() } else { site(&text).build() };
        let plain = built(with(&["b".to_owned()], None, HOSTS[host]));
        let known: BTreeSet<String> =
            plain.files().iter().filter(|(path, _)| path.ends_with(".html")).flat_map(|(_, html)| tags(html)).collect();
        let seen = built(with(&fields, half, HOSTS[host]));
        whole(&seen, &known);
        prop_assert!(seen.has("/jobs/"), "there is a site whatever stands in it");
    }
}

#[test]
fn half_a_character_takes_nothing_with_it_but_its_own_file() {
    let field = |posting: &str| {
        format!(
            "-- content/postings/{posting}.md --\n---\ntitle: \"Baker \\ud83d\"\nlocations: [\"Bern, Switzerland\"]\n---\nYou bake.\n"
        )
    };
    let other = "-- content/postings/miller.md --\n---\ntitle: Miller\nlocations: [\"Bern, Switzerland\"]\n---\nYou mill.\n";
    let seen = site(&(field("baker") + other)).build();
    assert!(seen.has("/jobs/miller/") && !seen.has("/jobs/baker/"));
    assert!(seen.said().contains("content/postings/baker.md:2:17: error[E0002]"), "{}", seen.said());
}
