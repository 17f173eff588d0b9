//! Search: what the index says of each posting, and what stands on the page before any script runs.

use serde_json::Value;
use snapbox::str;

use crate::site::{Seen, eq, site};

const SITE: &str = "-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example/careers
rules: { mute: { at-pay: invented, at-agreement: invented } }
places: { countries: [AT, CH, DE, PL] }
languages: [en, de]
-- content/companies/mill.yaml --
name: The Mill
-- content/categories.yaml --
- name: Baking
- name: Bread
  parent: baking
-- content/postings/baker.md --
---
title: Baker
title_suffix: (m/f/d)
company: The Mill
category: Bread
locations: [\"Munich, Germany\", \"Vienna, Austria\"]
workplace: onsite
employment_type: [full_time, part_time]
seniority: senior
skills: [Rye, Sourdough, rye]
salary: { min: 3000, max: 3500, currency: EUR, unit: month }
date_posted: 2026-11-20
apply_url: https://bakery.example/baker
---
You bake bread.
-- content/postings/taster.md --
---
title: Taster
company: Nibbles & Co.
workplace: remote
remote_from: [DACH]
salary: by agreement, in words
date_posted: 2026-11-02
apply_url: https://bakery.example/taster
---
You taste bread.
-- content/postings/second-baker.md --
---
title: Baker
company: The Mill
locations: [\"Kraków, Poland\"]
language: de
salary: { min: 60000, currency: EUR, unit: year }
apply_url: https://bakery.example/second
---
Sie backen Brot.
-- content/postings/old.md --
---
title: Old
locations: [\"Berlin, Germany\"]
date_posted: 2020-01-01
valid_through: 2020-02-01
apply_url: https://bakery.example/old
---
It is over.
";

/// The index that a page asks for, and the lists of links beside it.
fn index(seen: &Seen, page: &str) -> (Value, Vec<Value>) {
    let html = seen.file(page);
    let url = html.split("data-index=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let path = url.strip_prefix("/careers").unwrap();
    let json = |path: &str| serde_json::from_str::<Value>(&seen.file(path)).unwrap();
    let links = (0..).map(|part| path.replace(".json", &format!("-{part}.json")));
    let links =
        links.take_while(|path| seen.has(path)).flat_map(|path| json(&path).as_array().unwrap().clone());
    (json(path), links.collect())
}

/// What the index says of each posting, a line each, as the script in the browser reads it.
fn read(seen: &Seen, page: &str) -> String {
    let (first, links) = index(seen, page);
    let index = &first["index"];
    let fields = &index["fields"];
    let number = |value: &Value| value.as_u64().unwrap() as usize;
    let list = |value: &Value| value.as_array().unwrap().clone();
    let (mut next, mut day) = (0, 0);
    let mut lines = String::new();
    for (row, back) in list(&index["title"]).iter().map(number).enumerate() {
        let title = if back == 0 { next } else { next - back };
        next += usize::from(back == 0);
        let mut line = vec![format!("{}", index["titles"][title])];
        if let Some(earlier) = index["days"].get(row) {
            day -= earlier.as_i64().unwrap();
            line.push(format!("day {day}"));
        }
        let set = number(&fields["place"]["rows"][row]) - 1;
        for (name, sets) in [("country", "countries"), ("city", "cities")] {
            let values = list(&fields["place"][sets][set]);
            let keys = values
                .iter()
                .map(|value| fields[name]["values"][number(value)][0].as_str().unwrap().to_owned());
            line.push(format!("{name} {:?}", keys.collect::<Vec<_>>()));
        }
        line.push(format!("place {}", fields["place"]["text"][set]));
        for name in ["workplace", "category", "skill", "company", "type", "level", "pay"] {
            let field = &fields[name];
            let Some(set) = field.get("rows").map(|rows| number(&rows[row])).filter(|set| *set > 0) else {
                continue;
            };
            let values = match field.get("sets") {
                Some(sets) => list(&sets[set - 1]).iter().map(number).collect(),
                None => vec![set - 1],
            };
            let labels = values.iter().map(|value| field["values"][*value][1].as_str().unwrap());
            line.push(format!("{name} {:?}", labels.collect::<Vec<_>>()));
        }
        line.push(links[row].to_string());
        lines += &format!("{}\n", line.join("; "));
    }
    lines
}

#[test]
fn an_index_says_of_each_open_posting_what_it_can_be_found_by() {
    let seen = site(SITE).build();
    eq(
        read(&seen, "/jobs/"),
        str![[r#"
"Baker"; day 20777; country ["at", "de"]; city ["at-vienna", "de-munich"]; place ["Munich, Germany","also in Vienna",0]; workplace ["On-site"]; category ["Baking", "Bread"]; skill ["Rye", "Sourdough"]; company ["The Mill"]; type ["Full-time", "Part-time"]; level ["Senior"]; pay ["Pay is stated"]; ["baker","(m/f/d)","€3,000 to €3,500 per month"]
"Taster"; day 20759; country ["at", "ch", "de"]; city []; place ["Remote in DACH","",1]; workplace ["Remote"]; company ["Nibbles & Co."]; ["taster"]
"Baker"; country ["pl"]; city ["pl-krakow"]; place []; company ["The Mill"]; pay ["Pay is stated", "€50,000 or more a year", "€60,000 or more a year"]; ["/careers/de/jobs/second-baker/","","From €60,000 per year","de"]

"#]],
    );
    eq(
        read(&seen, "/de/jobs/"),
        str![[r#"
"Baker"; day 20777; country ["at", "de"]; city ["at-vienna", "de-munich"]; place ["München, Deutschland","auch: Wien",0]; workplace ["Vor Ort"]; category ["Baking", "Bread"]; skill ["Rye", "Sourdough"]; company ["The Mill"]; type ["Vollzeit", "Teilzeit"]; level ["Senior"]; pay ["Gehalt angegeben"]; ["/careers/jobs/baker/","(m/f/d)","3.000 € bis 3.500 € pro Monat","en"]
"Taster"; day 20759; country ["at", "ch", "de"]; city []; place ["Remote (DACH)","",1]; workplace ["Remote"]; company ["Nibbles & Co."]; ["/careers/jobs/taster/","","","en"]
"Baker"; country ["pl"]; city ["pl-krakow"]; place []; company ["The Mill"]; pay ["Gehalt angegeben", "Ab 50.000\u{a0}€ im Jahr", "Ab 60.000\u{a0}€ im Jahr"]; ["second-baker","","Ab 60.000 € pro Jahr"]

"#]],
    );
}

#[test]
fn a_place_goes_by_its_names_in_the_languages_of_the_site_and_of_the_country() {
    let (first, _) = index(&site(SITE).build(), "/jobs/");
    let values = |name: &str| first["index"]["fields"][name]["values"].to_string();
    eq(
        values("city"),
        str![[
            r#"[["at-vienna","Vienna","Wien"],["de-munich","Munich","München"],["pl-krakow","Kraków","Krakau"]]"#
        ]],
    );
    eq(
        values("country"),
        str![[
            r#"[["at","Austria","Republic of Austria","Osterreich","Oesterreich","Österreich","Austrija","Avstrija"],["ch","Switzerland"],["de","Germany","Deutschland","GER","Federal Republic of Germany","Bundesrepublik Deutschland","Allemagne","Germania","Alemania"],["pl","Poland","Republic of Poland","Rzeczpospolita Polska","Polska","Polen"]]"#
        ]],
    );
}

#[test]
fn pay_is_asked_for_in_round_amounts_a_year() {
    let (first, _) = index(&site(SITE).build(), "/jobs/");
    eq(
        first["index"]["fields"]["pay"]["values"].to_string(),
        str![[
            r#"[["stated","Pay is stated"],["eur-50000","€50,000 or more a year"],["eur-60000","€60,000 or more a year"]]"#
        ]],
    );
}

#[test]
fn words_that_mean_the_same_come_with_an_index_that_has_one_of_them() {
    let developer = SITE.replace("title: Taster", "title: Developer");
    let (first, _) = index(&site(&developer).build(), "/jobs/");
    assert!(first["synonyms"][0].as_array().unwrap().contains(&"engineer".into()), "{}", first["synonyms"]);
    let (first, _) = index(&site(SITE).build(), "/jobs/");
    eq(first["synonyms"].to_string(), str![[r#"[["remote","homeoffice","telework","teletravail"]]"#]]);
}

#[test]
fn the_filters_stand_on_the_page_with_their_numbers() {
    let html = site(SITE).build().main("/jobs/");
    let form = html.split("<form").nth(1).and_then(|rest| rest.split("</form>").next()).unwrap();
    let labels = form.split("<label>").skip(1).map(|label| {
        let text = label.split("</label>").next().unwrap();
        let value = text.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let words: String = text.split('<').map(|part| part.split('>').next_back().unwrap()).collect();
        format!("{value}:{words}\n")
    });
    eq(
        labels.collect::<String>(),
        str![[r#"
at: Austria 2
de: Germany 2
pl: Poland 1
ch: Switzerland 1
pl-krakow: Kraków 1
de-munich: Munich 1
at-vienna: Vienna 1
onsite: On-site 1
remote: Remote 1
baking: Baking 1
bread: Bread 1
mill: The Mill 2
nibbles-co: Nibbles &amp; Co. 1
full-time: Full-time 1
part-time: Part-time 1
senior: Senior 1
: Any
stated: Pay is stated 2
eur-50000: €50,000 or more a year 1
eur-60000: €60,000 or more a year 1
: Any
1: Since yesterday 
3: Last 3 days 
7: Last 7 days 
14: Last 14 days 
30: Last 30 days 

"#]],
    );
}

#[test]
fn without_an_open_posting_there_is_nothing_to_search() {
    let empty = "-- content/site.yaml --\nname: Bakery\nbase_url: https://jobs.bakery.example\n";
    let seen = site(empty).build();
    assert!(!seen.main("/jobs/").contains("<form") && !seen.file("/jobs/").contains("search-"));
    assert!(!seen.files().keys().any(|path| path.contains("assets/search-en")));
}
