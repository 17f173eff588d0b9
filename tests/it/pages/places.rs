//! The pages of places: countries, cities, groupings, and all of them.

use std::collections::BTreeMap;

use snapbox::str;

use crate::demo::DEMO;
use crate::site::{Seen, site};

/// Roles around the corner where three countries meet, one of them in five cities.
const RHINE: &str = r#"
-- content/site.yaml --
name: On the Rhine
base_url: https://rhine.example
languages: [en, de]
places:
  countries: [BE, CH, DE, FR, LU]
  names:
    CH: { slug: schweiz, name: Swiss Confederation, translations: { de: { name: Eidgenossenschaft } } }
    "Cologne, Germany": { name: Köln, slug: koeln }
  offices:
    - place: Basel, Switzerland
      address: |
        Rheingasse 1
        4058 Basel
      directions: Tram 6 to Wettsteinplatz.
      picture: offices/basel.jpg
      picture_alt: A gabled house by the river
      translations: { de: { directions: Mit Tram 6 bis Wettsteinplatz., picture_alt: Ein Giebelhaus am Fluss } }
    - { place: "Namur, Belgium", name: The Namur workshop }
-- static/offices/basel.jpg --
a picture
-- content/postings/bargee.md --
---
title: Bargee
company: Rhine Barges
locations: ["Basel, Switzerland"]
date_posted: 2026-11-20
apply_url: https://barges.example/1
---
You steer.
-- content/postings/cook.md --
---
title: Ship's cook
company: Rhine Barges
locations: ["Freiburg, Germany"]
date_posted: 2026-11-18
apply_url: https://barges.example/2
---
You cook.
-- content/postings/trainee.md --
---
title: Trainee
company: Rhine Barges
locations:
  - Basel, Switzerland
  - { country: DE, city: Cologne, apply_url: "https://barges.example/de" }
  - { country: DE, city: Mannheim, apply_url: "https://barges.example/de" }
  - { country: FR, city: Strasbourg, apply_url: "https://barges.example/fr" }
  - Luxembourg, Luxembourg
date_posted: 2026-11-10
apply_url: https://barges.example/3
---
You learn.
-- content/postings/clerk.md --
---
title: Clerk
company: Rhine Barges
locations: [Germany]
date_posted: 2026-11-01
apply_url: https://barges.example/4
---
You write it down.
"#;

fn rhine() -> Seen {
    site(RHINE).build()
}

#[test]
fn the_rhine_has_no_faults() {
    assert_eq!(rhine().said(), "");
}

#[test]
fn a_country_shows_its_roles_by_city_and_its_own_places_first() {
    rhine().reads(
        "/locations/germany/",
        str![[r#"
Jobs in Germany
3 jobs
Cities
Freiburg im Breisgau 1 job
Köln 1 job
Mannheim 1 job
By city, newest first
Köln 1 job
RB
Trainee
Rhine Barges Köln, Germany also in Basel, Mannheim and 2 more places
14 days ago
Apply for a role in Köln
Freiburg im Breisgau 1 job
RB
Ship's cook
Rhine Barges Freiburg im Breisgau, Germany
6 days ago
No city named 1 job
RB
Clerk
Rhine Barges Germany
23 days ago
Feed of this list JSON Feed
Hiring nearby
Luxembourg 1 job 603 km away
Swiss Confederation 2 jobs 753 km away
France 1 job 878 km away
Regions
DACH 4 jobs
European Union 3 jobs
European Economic Area 3 jobs
Europe 4 jobs
EMEA 4 jobs
At a glance
Currency
Euro (EUR)
Official language
German
Time zone
Europe/Berlin UTC+1, UTC+2 in summer
Place data from GeoNames, CC BY 4.0, adapted

"#]],
    );
}

#[test]
fn a_city_shows_its_office_and_how_far_other_roles_are() {
    rhine().reads(
        "/locations/schweiz/basel/",
        str![[r#"
Jobs in Basel
2 jobs
Hiring within 150 km
Freiburg im Breisgau 1 job 53 km away
Strasbourg 1 job 114 km away
Our office in Basel
Rheingasse 1
4058 Basel
How to get there
Tram 6 to Wettsteinplatz.
Newest first
RB
Bargee
Rhine Barges Basel, Swiss Confederation
4 days ago
RB
Trainee
Rhine Barges Basel, Swiss Confederation also in Köln, Mannheim and 2 more places
14 days ago
Feed of this list JSON Feed
At a glance
Time zone
Europe/Zurich UTC+1, UTC+2 in summer
Place data from GeoNames, CC BY 4.0, adapted

"#]],
    );
}

#[test]
fn a_city_is_called_as_the_reader_calls_it() {
    rhine().reads(
        "/de/locations/france/strasbourg/",
        str![[r#"
Jobs in Straßburg
1 Stelle
Offene Stellen im Umkreis von 150 km
Freiburg im Breisgau 1 Stelle 65 km entfernt
Basel 2 Stellen 114 km entfernt
Mannheim 1 Stelle 114 km entfernt
Neueste zuerst
RB
Trainee
Rhine Barges Straßburg, Frankreich auch: Basel, Köln und 2 weitere Orte
vor 14 Tagen
Für eine Stelle in Straßburg bewerben
Feed dieser Liste JSON Feed
Auf einen Blick
Zeitzone
Europe/Paris UTC+1, im Sommer UTC+2
Ortsdaten von GeoNames, CC BY 4.0, bearbeitet

"#]],
    );
}

#[test]
fn a_place_goes_by_the_name_and_address_that_the_site_gives_it() {
    let seen = rhine();
    assert!(seen.has("/locations/germany/koeln/") && !seen.has("/locations/germany/cologne/"));
    assert!(seen.main("/locations/germany/koeln/").contains("Jobs in Köln"));
    assert!(!seen.has("/locations/switzerland/"));
    assert!(seen.main("/locations/schweiz/").contains("Jobs in Swiss Confederation"));
    assert!(seen.main("/de/locations/schweiz/").contains("Jobs in Eidgenossenschaft"));
    assert!(seen.main("/jobs/bargee/").contains("href=\"/locations/schweiz/basel/\""));
}

#[test]
fn a_city_with_an_office_has_a_page_even_without_roles() {
    let seen = rhine();
    let namur = seen.text("/locations/belgium/namur/");
    assert!(namur.contains("No roles are open in Namur right now."), "{namur}");
    assert!(namur.contains("The Namur workshop"), "{namur}");
    assert!(namur.contains("Luxembourg 1 job"), "{namur}");
    assert!(seen.file("/locations/belgium/namur/").contains("noindex"));
}

#[test]
fn a_role_at_several_places_has_one_page_and_stands_in_each_list_once() {
    let seen = rhine();
    for list in ["schweiz", "germany", "france", "luxembourg", "germany/mannheim", "europe"] {
        let main = seen.main(&format!("/locations/{list}/"));
        assert_eq!(main.matches("href=\"/jobs/trainee/\"").count(), 1, "{list}");
    }
    let pages = seen.files().into_keys().filter(|path| path.starts_with("jobs/trainee")).count();
    assert_eq!(pages, 1);
}

#[test]
fn the_map_leads_to_every_country_of_the_site_and_only_there() {
    let main = rhine().main("/locations/");
    let map = &main[main.find("<svg").expect("a map")..main.find("</svg>").expect("its end")];
    for country in ["belgium", "schweiz", "germany", "france", "luxembourg"] {
        assert!(map.contains(&format!("<a href=\"/locations/{country}/\" tabindex=\"-1\"")), "{country}");
    }
    assert_eq!(map.matches("<a ").count(), 6); // Luxembourg has an outline and a dot
    assert!(map.contains("aria-hidden=\"true\""));
}

/// 20 KB are allowed when compressed. Paths are digits: four bits of each byte are certain, so that no compressor that hosts
/// use leaves more than half.
#[test]
fn the_map_is_small() {
    let main = DEMO.main("/locations/");
    let map = &main[main.find("<svg").expect("a map")..main.find("</svg>").expect("its end")];
    let digits = map.bytes().filter(|byte| byte.is_ascii_digit() || b" -".contains(byte)).count();
    assert!(
        map.len() - digits < 24_000 && digits / 2 < 14_000,
        "{} bytes, {digits} of them digits",
        map.len()
    );
}

/// The addresses of all pages.
fn pages(seen: &Seen) -> Vec<String> {
    let output = seen.0.output.as_ref().expect("the theme can be used");
    let paths = output.items.keys().map(ToString::to_string);
    paths.filter_map(|path| Some(format!("/{}", path.strip_suffix("index.html")?))).collect()
}

/// How many roles a page says that it has, by its address.
fn said(seen: &Seen) -> BTreeMap<String, usize> {
    let counted = pages(seen).into_iter().filter_map(|url| {
        let main = seen.main(&url);
        let lead = main.split("<p class=\"lead\">").nth(1)?.split('<').next()?;
        Some((url, number(lead)?))
    });
    counted.collect()
}

fn number(text: &str) -> Option<usize> {
    let (number, word) = text.split_once(' ')?;
    ["job", "jobs", "Stelle", "Stellen"]
        .contains(&word)
        .then(|| number.replace([',', '.'], "").parse().ok())?
}

#[test]
fn every_page_lists_as_many_roles_as_it_says() {
    let counts = said(&DEMO);
    assert!(counts.len() > 60, "{}", counts.len());
    for (url, count) in counts.iter().filter(|(url, _)| !url.contains("/page/")) {
        let pages = std::iter::once(url.clone()).chain((2..).map(|page| format!("{url}page/{page}/")));
        let listed: usize = pages
            .take_while(|page| DEMO.has(page))
            .map(|page| {
                let main = DEMO.main(&page);
                // Remote roles stand below, under a count of their own.
                let own = ["Remote jobs open to", "Remote-Stellen für"]
                    .iter()
                    .find_map(|words| main.split_once(words));
                let own = own.map_or(main.as_str(), |(own, _)| own);
                own.matches("<li><article class=\"card\">").count()
            })
            .sum();
        assert_eq!(listed, *count, "{url}");
    }
}

#[test]
fn every_link_says_as_many_roles_as_its_list_has() {
    let counts = said(&DEMO);
    let mut links = 0;
    for page in pages(&DEMO) {
        for item in DEMO.main(&page).split("<a href=\"").skip(1) {
            let Some((url, rest)) = item.split_once('"') else { continue };
            let Some(count) = rest.split("</a>").nth(1).and_then(|rest| {
                number(rest.trim_start().strip_prefix("<span class=\"count\">")?.split('<').next()?)
            }) else {
                continue;
            };
            assert!(DEMO.has(url), "{url} on {page} leads nowhere");
            assert_eq!(count, counts.get(url).copied().unwrap_or_default(), "{url} on {page}");
            links += 1;
        }
    }
    assert!(links > 3_000, "{links}");
}

#[test]
fn every_country_of_emea_has_a_page_with_somewhere_to_go() {
    for country in DEMO.0.derived.countries.keys() {
        let main = DEMO.main(&format!("/locations/{}/", country.slug()));
        assert!(main.contains("href=\"/locations/"), "{}", country.name());
    }
    assert_eq!(DEMO.0.derived.countries.len(), 130);
}
