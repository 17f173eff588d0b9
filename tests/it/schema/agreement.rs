//! Every key with values of every form, judged by the checker and by the schema: what the checker takes is never underlined, and
//! what it finds wrong in the form mostly is.

use careergen::base::{Date, Env, Severity, Tree, codes};
use careergen::check::{Kind, check, schema};
use careergen::load::load;
use serde_json::{Map, Value, json};
use snapbox::str;

use super::validator::Validator;
use crate::site::{TODAY, eq};

/// Values that people write, and such as they never should. Blank texts are not among them: they count as absent everywhere, and a
/// schema has no need to say so of numbers and groups.
fn values() -> Vec<Value> {
    let texts = TEXTS.split('|').map(str::trim);
    let groups = json!([
        null, true, false, 0, 1, 42, -5, 18.5, 5000, [], [null], ["Baker"], ["Berlin, Germany", "Wien"], [["a"]], [42],
        [true], [{}], [{ "country": "DE" }], ["https://social.example/@a"], ["full_time", "Teilzeit"], ["de", "en"],
        {}, { "name": "Sauerteig" }, { "nonsense": 1 }, { "de": { "title": "Bäcker", "name": "B", "description": "D" } },
        { "DE": { "titel": "Bäcker" } }, { "xx": {} }, { "de": "Bäcker" }, { "min": 1, "currency": "EUR" },
        { "minValue": 1, "Currency": "EUR" }, { "min": 1 }, { "currency": "EUR" }, { "country": "DE" },
        { "addressCountry": "DE" }, { "city": "Berlin" }, { "region": "Bavaria" }, { "pin": "a" },
        { "Berlin, Germany": { "name": "B" } }, { "keep_days": 3 }, { "countries": ["DACH"] },
    ]);
    texts.map(Value::from).chain(groups.as_array().cloned().unwrap_or_default()).collect()
}

const TEXTS: &str = r"
    Baker | two years | 2026-11-02 | 2026-11-02T09:00:00Z | 02.11.2026 | 2026-13-02 |
    https://sauerteig.example/a | HTTP://sauerteig.example | mailto:jobs@bakery.example |
    javascript:alert(1) | www.example.com | https:// | jobs@bakery.example | jobs@bakery | en | DE | de-AT |
    fr | pt_BR | Klingonisch | full_time | Full-time | FULL TIME | Vollzeit | full time, remote |
    23 month fixed term contract | C.D.I. | selbstandig | fulltme | open | Open | on hold | opne | draft |
    remote | Remote | on-site | 100% remote | homeoffice | senior | Mid-Senior Level | Germany |
    Deutschland | Berlin, Germany | EMEA | worldwide | EUR | eur | Eur | € | zł | Euro | year | per annum |
    p.a. | yearish | 42000 | 42,000 | 52.000,50 | 1 234 | 42k | -5 | night-baker | Night Baker |
    logos/a.svg | /logos/a.svg | ../a.svg | //x.example/a.svg | https://x.example/a.svg | a\b.svg |
    markdown | MD | yes | no | On | public | hidden | internal | true";

/// A group of keys in a kind of file, with what else has to be there.
struct Place {
    kind: Kind,
    group: &'static str,
    around: fn(Value) -> Value,
    needs: Value,
}

fn places() -> Vec<Place> {
    fn posting(key: &str, value: Value) -> Value {
        json!({ "title": "Baker", "locations": ["Berlin, Germany"], "date_posted": "2026-11-02", key: value })
    }
    fn site(value: Value) -> Value {
        json!({ "name": "Bakery", "base_url": "https://jobs.bakery.example", "places": value })
    }
    let nothing = || json!({});
    let own = |kind, group, needs| Place { kind, group, around: |group| group, needs };
    let place = json!({ "title": "Baker", "locations": ["Berlin, Germany"], "date_posted": "2026-11-02" });
    let in_posting = |group, around, needs| Place { kind: Kind::Posting, group, around, needs };
    let in_site = |group, around, needs| Place { kind: Kind::Site, group, around, needs };
    vec![
        own(Kind::Posting, "posting", place),
        own(Kind::Company, "company", json!({ "name": "Sauerteig" })),
        own(Kind::Category, "category", json!({ "name": "Baking" })),
        own(Kind::Page, "page", json!({ "title": "About us" })),
        own(Kind::Site, "site", json!({ "name": "Bakery", "base_url": "https://jobs.bakery.example" })),
        in_posting(
            "posting_translation",
            |group| posting("translations", json!({ "de": group })),
            json!({ "title": "Bäcker" }),
        ),
        in_posting("posting_similar", |group| posting("similar", group), nothing()),
        in_posting("location", |group| posting("locations", json!([group])), json!({ "country": "DE" })),
        in_posting("salary", |group| posting("salary", group), json!({ "min": 42000, "currency": "EUR" })),
        in_site(
            "brand",
            |group| json!({ "name": "Bakery", "base_url": "https://jobs.bakery.example", "brand": group }),
            nothing(),
        ),
        in_site(
            "feeds",
            |group| json!({ "name": "Bakery", "base_url": "https://jobs.bakery.example", "feeds": group }),
            nothing(),
        ),
        in_site(
            "linkedin",
            |group| {
                json!({
                    "name": "Bakery", "base_url": "https://jobs.bakery.example", "feeds": { "linkedin": group }
                })
            },
            nothing(),
        ),
        in_site("places", site, nothing()),
        in_site("place", |group| site(json!({ "names": { "GB": group } })), nothing()),
        in_site("office", |group| site(json!({ "offices": [group] })), json!({ "place": "Berlin, Germany" })),
        in_site(
            "target",
            |group| json!({ "name": "Bakery", "base_url": "https://jobs.bakery.example", "deploy": { "live": group } }),
            json!({ "host": "folder", "path": "/srv/bakery" }),
        ),
        in_site(
            "similar",
            |group| json!({ "name": "Bakery", "base_url": "https://jobs.bakery.example", "similar": group }),
            nothing(),
        ),
        in_site(
            "weights",
            |group| {
                json!({
                    "name": "Bakery", "base_url": "https://jobs.bakery.example", "similar": { "weights": group }
                })
            },
            nothing(),
        ),
    ]
}

/// What the checker finds wrong with a file.
fn said(kind: Kind, document: &Value) -> Vec<String> {
    let path = match kind {
        Kind::Posting => "postings/baker.yaml",
        Kind::Company => "companies/sauerteig.yaml",
        Kind::Category => "categories.yaml",
        Kind::Page => "pages/about.md",
        Kind::Site => "site.yaml",
        Kind::Strings => "strings/en.yaml",
    };
    let text = match kind {
        Kind::Page => format!("---\n{document}\n---\nWe bake.\n"),
        _ => document.to_string(),
    };
    let site = match kind {
        Kind::Site => "",
        _ => {
            "-- content/site.yaml --\nname: Bakery\nbase_url: https://a.example\nlanguages: [en, de]\nrules: { mute: { at-pay: invented, at-agreement: invented } }\n"
        }
    };
    let (mut loaded, mut faults) = load(Tree::from_text(&format!("{site}-- content/{path} --\n{text}\n")));
    faults.extend(check(&mut loaded, &Env::on(Date::parse(TODAY).unwrap())).1);
    // A translation that the site has no use for is noted only.
    let faults = faults
        .iter()
        .filter(|fault| fault.severity() >= Severity::Warning || fault.code == codes::TRANSLATION_UNUSED);
    let faults = faults.filter(|fault| !LACKING.contains(&fault.code.id()));
    faults.map(|fault| format!("{}: {}", fault.code, fault.message)).collect()
}

/// What these small files lack, whatever their keys: a company, a way to apply, a text, the time that pay is for.
const LACKING: [&str; 5] = ["W1402", "W0108", "W0507", "W0603", "W0801"];

/// What no schema can see: other files, what words mean, what a posting lacks, which of two numbers is larger.
const MEANING: &str = "` is no country|W0304|W0802|W0803|W0701|W0703|W0704|W0901|W0902|E0904|\
    W0913|W0914|W0916|E1007|W1303|E0401|E0402|E0403|W0404|W0405|E0501|\
    is no country or grouping|an office needs the city it is in|\
    target needs its|means nothing to this host|there is no file `static/";

#[test]
fn what_the_checker_takes_is_never_underlined_and_what_it_refuses_mostly_is() {
    let values = values();
    let (mut drawn_too, mut unseen, mut wrong) = (0, Vec::new(), Vec::new());
    for Place { kind, group, around, needs } in places() {
        let schema = schema(kind);
        let properties: Map<String, Value> =
            schema["$defs"][group]["properties"].as_object().cloned().unwrap_or_default();
        let validator = Validator::new(schema);
        for (key, property) in &properties {
            let ours =
                property["allOf"][0]["$ref"].as_str().and_then(|path| path.rsplit('/').next()).unwrap_or(key);
            // What others call a key shares what is said of ours.
            let enough = if ours == key { values.len() } else { 1 };
            for value in values.iter().take(enough) {
                let mut fields = needs.as_object().cloned().unwrap_or_default();
                fields.remove(ours);
                fields.insert(key.clone(), value.clone());
                let document = around(Value::Object(fields));
                let (said, drawn) = (said(kind, &document), validator.faults(&document));
                let of_form =
                    said.iter().find(|fault| !MEANING.split('|').any(|meaning| fault.contains(meaning)));
                match (drawn.is_empty(), of_form) {
                    (false, _) if said.is_empty() => wrong.push(format!("{group}.{key}: {value}")),
                    (true, Some(fault)) => unseen.push(format!("{group}.{key}: {value}: {fault}")),
                    (false, _) => drawn_too += 1,
                    (true, None) => {}
                }
            }
        }
    }
    // A day in `draft` counts for nothing, and neither does a day beside another.
    eq(wrong.join("\n"), str![[r#"posting.published: "2026-13-02""#]]);
    eq(
        unseen.join("\n"),
        str![[r#"
category.name: null: E0910: this category has no `name`
salary.min: "02.11.2026": E0504: this is no amount of money
salary.min: null: E0506: the pay lacks `min` or `max`
salary.max: "02.11.2026": E0504: this is no amount of money
salary.amount: "02.11.2026": E0504: this is no amount of money
salary.currency: null: E0506: the pay lacks `currency`
places.names: {"xx":{}}: E0911: `xx` is no place that has a page
"#]],
    );
    assert!(drawn_too > 5_000, "{drawn_too}");
}

#[test]
fn keys_are_taken_in_the_cases_in_which_the_checker_takes_them() {
    let keys = "title|Title|TITLE|titel|jobTitle|Job-Title|job title|jobtitle|datePosted|Date-Posted|date posted|dateposted|\
        DATE_POSTED|date__posted|applicantLocationRequirements|ValidThrough|valid_Through|x-title|title_";
    let validator = Validator::new(schema(Kind::Posting));
    for key in keys.split('|') {
        let mut fields =
            json!({ "title": "Baker", "locations": "Berlin, Germany", "date_posted": "2026-11-02" });
        fields[key] = "2026-11-02".into();
        let is_known = !said(Kind::Posting, &fields).iter().any(|fault| fault.contains("does not know"));
        let is_drawn = validator.faults(&fields).iter().any(|fault| fault.contains("is not known"));
        assert_eq!(is_known, !is_drawn, "{key}");
    }
    // A capital inside a word would be two words.
    assert!(validator.faults(&json!({ "tiTle": "Baker" })).is_empty(), "a schema is not that exact");
}

#[test]
fn words_of_the_site_are_known_by_name() {
    let validator = Validator::new(schema(Kind::Strings));
    for (key, is_known) in [("home.heading", true), ("list.count.few", true), ("home.haeding", false)] {
        let fields = json!({ key: "Work with dough" });
        assert_eq!(said(Kind::Strings, &fields).is_empty(), is_known, "{key}");
        assert_eq!(validator.faults(&fields).is_empty(), is_known, "{key}");
    }
    let described = &schema(Kind::Strings)["properties"]["list.count.one"]["description"];
    assert_eq!(described, "English: {n} job\nDeutsch: {n} Stelle");
}
