//! schema.org's JobPosting, as Google reads it.

use snapbox::str;

use super::lists::BOARD;
use crate::site::{eq, posting, site};

#[test]
fn a_role_in_several_places_lists_each() {
    eq(
        site(BOARD).build().job_posting("/jobs/baker/").expect("there is one"),
        str![[r#"
{
  "@context": "https://schema.org",
  "@type": "JobPosting",
  "title": "Baker",
  "description": "<p>You bake <em>bread</em>.</p>\n<h2 id=\"jd-what-you-do\">What you do</h2>\n<ul>\n<li>Kneading</li>\n<li>Shaping</li>\n</ul>",
  "datePosted": "2026-11-20",
  "validThrough": "2026-12-31T23:59:59+01:00",
  "hiringOrganization": {
    "@type": "Organization",
    "name": "Sauerteig & Söhne",
    "sameAs": "https://www.sauerteig.example/"
  },
  "identifier": {
    "@type": "PropertyValue",
    "name": "Sauerteig & Söhne",
    "value": "R-7"
  },
  "jobLocation": [
    {
      "@type": "Place",
      "address": {
        "@type": "PostalAddress",
        "addressLocality": "Berlin",
        "addressRegion": "Berlin",
        "addressCountry": "DE"
      }
    },
    {
      "@type": "Place",
      "address": {
        "@type": "PostalAddress",
        "addressLocality": "Vienna",
        "addressRegion": "Vienna",
        "addressCountry": "AT"
      }
    }
  ],
  "employmentType": [
    "FULL_TIME",
    "PART_TIME"
  ],
  "baseSalary": {
    "@type": "MonetaryAmount",
    "currency": "EUR",
    "value": {
      "@type": "QuantitativeValue",
      "unitText": "MONTH",
      "minValue": 3100,
      "maxValue": 3600
    }
  },
  "directApply": false
}
"#]],
    );
}

#[test]
fn a_remote_role_names_the_countries_it_may_be_done_from() {
    eq(
        site(BOARD).build().job_posting("/jobs/writer/").expect("there is one"),
        str![[r#"
{
  "@context": "https://schema.org",
  "@type": "JobPosting",
  "title": "Recipe writer",
  "description": "<p>You write recipes for bread.</p>",
  "datePosted": "2026-10-15",
  "hiringOrganization": {
    "@type": "Organization",
    "name": "Sauerteig & Söhne",
    "sameAs": "https://www.sauerteig.example/"
  },
  "identifier": {
    "@type": "PropertyValue",
    "name": "Sauerteig & Söhne",
    "value": "writer"
  },
  "jobLocationType": "TELECOMMUTE",
  "applicantLocationRequirements": [
    {
      "@type": "Country",
      "name": "Austria"
    },
    {
      "@type": "Country",
      "name": "Switzerland"
    },
    {
      "@type": "Country",
      "name": "Germany"
    }
  ],
  "directApply": false
}
"#]],
    );
}

#[test]
fn a_hybrid_role_is_no_remote_one() {
    eq(
        site(BOARD).build().job_posting("/jobs/technician/").expect("there is one"),
        str![[r#"
{
  "@context": "https://schema.org",
  "@type": "JobPosting",
  "title": "Oven technician",
  "description": "<p>You mend deck ovens.</p>",
  "datePosted": "2026-11-02",
  "hiringOrganization": {
    "@type": "Organization",
    "name": "Ofenbau"
  },
  "identifier": {
    "@type": "PropertyValue",
    "name": "Ofenbau",
    "value": "technician"
  },
  "jobLocation": {
    "@type": "Place",
    "address": {
      "@type": "PostalAddress",
      "addressLocality": "Munich",
      "addressRegion": "Bavaria",
      "addressCountry": "DE"
    }
  },
  "directApply": false
}
"#]],
    );
}

/// One property of the JobPosting of a posting with these fields.
fn property(fields: &str, name: &str) -> serde_json::Value {
    let seen = posting(&format!("company: Sauerteig\n{fields}"));
    let json = seen.job_posting("/jobs/baker/").unwrap_or_else(|| panic!("{fields}\n{}", seen.said()));
    serde_json::from_str::<serde_json::Value>(&json).expect("it was JSON")[name].clone()
}

#[test]
fn pay_has_a_currency_a_unit_and_one_or_two_bounds() {
    let pay = |salary: &str| property(&format!("salary: {salary}\n"), "baseSalary").to_string();
    eq(
        pay("{ min: 18.50, max: 21, currency: EUR, unit: hour }"),
        str![[
            r#"{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"QuantitativeValue","unitText":"HOUR","minValue":18.5,"maxValue":21}}"#
        ]],
    );
    eq(
        pay("{ amount: 52000, currency: CHF }"),
        str![[
            r#"{"@type":"MonetaryAmount","currency":"CHF","value":{"@type":"QuantitativeValue","unitText":"YEAR","value":52000}}"#
        ]],
    );
    eq(
        pay("{ min: 300000, currency: HUF, unit: month }"),
        str![[
            r#"{"@type":"MonetaryAmount","currency":"HUF","value":{"@type":"QuantitativeValue","unitText":"MONTH","value":300000}}"#
        ]],
    );
    assert_eq!(pay("according to experience"), "null");
}

#[test]
fn the_last_day_counts_to_its_end() {
    assert_eq!(property("valid_through: 2027-01-31\n", "validThrough"), "2027-01-31T23:59:59+01:00");
    assert_eq!(property("", "validThrough"), serde_json::Value::Null);
}

#[test]
fn an_employer_who_stays_unnamed_is_called_as_google_wants_it() {
    let markup = posting("company: Confidential\n").job_posting("/jobs/baker/").expect("there is one");
    let markup: serde_json::Value = serde_json::from_str(&markup).expect("it was JSON");
    assert_eq!(markup["hiringOrganization"]["name"], "confidential");
}

#[test]
fn a_role_without_a_place_ends_by_utc_as_it_does_on_the_site() {
    let last = "remote_from: [DACH]\nvalid_through: 2027-01-31\n";
    let seen = site(&BOARD.replace("remote_from: [DACH]\n", last)).build();
    let markup = seen.job_posting("/jobs/writer/").expect("there is one");
    assert!(markup.contains("\"validThrough\": \"2027-01-31T23:59:59+00:00\""), "{markup}");
}

#[test]
fn links_of_the_text_lead_to_the_site_wherever_it_is_read() {
    let board = BOARD.replace("You mend deck ovens.", "You mend [deck ovens](/jobs/baker/).");
    let seen = site(&board).base_url("https://bakery.example/careers").build();
    let markup = seen.job_posting("/jobs/technician/").expect("there is one");
    assert!(
        markup.contains(r#"<a href=\"https://bakery.example/careers/jobs/baker/\">deck ovens</a>"#),
        "{markup}"
    );
    assert!(seen.main("/jobs/technician/").contains("<a href=\"/careers/jobs/baker/\">deck ovens</a>"));
}

#[test]
fn a_street_stands_in_the_address() {
    let fields = "locations:\n  - { country: DE, city: Berlin, region: Berlin, street: Am Markt 1, postal_code: \"10115\" }\n";
    eq(
        property(fields, "jobLocation").to_string(),
        str![[
            r#"{"@type":"Place","address":{"@type":"PostalAddress","streetAddress":"Am Markt 1","postalCode":"10115","addressLocality":"Berlin","addressRegion":"Berlin","addressCountry":"DE"}}"#
        ]],
    );
}

#[test]
fn lists_of_roles_carry_no_job_posting() {
    let seen = site(BOARD).build();
    for (path, text) in seen.files() {
        let own =
            path.contains("jobs/baker") || path.contains("jobs/technician") || path.contains("jobs/writer");
        if path.ends_with(".html") && !own {
            assert!(!text.contains("\"JobPosting\""), "{path}");
        }
    }
}

#[test]
fn what_google_would_refuse_carries_no_job_posting() {
    for (why, from, to) in [
        ("no day", "date_posted: 2026-11-02\n", ""),
        ("no way to apply", "apply_url: https://ofenbau.example/apply\n", ""),
        ("no description", "You mend deck ovens.\n", "\n"),
        ("the title again", "You mend deck ovens.\n", "Oven technician\n"),
        (
            "no company",
            "title: Oven technician\ncompany: ofenbau\n",
            "title: Oven technician\napply_url: https://ofenbau.example/apply\n",
        ),
        ("unlisted", "workplace: hybrid\n", "visibility: unlisted\n"),
        ("paused", "workplace: hybrid\n", "status: paused\n"),
        (
            "anywhere",
            "locations: [\"Munich, Germany\"]\nworkplace: hybrid\n",
            "workplace: remote\nremote_from: [worldwide]\n",
        ),
    ] {
        assert!(BOARD.contains(from), "{why}");
        let seen = site(&BOARD.replace(from, to)).build();
        assert!(seen.has("/jobs/technician/"), "{why}: the page is there all the same");
        assert_eq!(seen.job_posting("/jobs/technician/"), None, "{why}");
    }
}

#[test]
fn every_link_of_the_text_is_whole() {
    let links = "[a](../miller/), [b](?x=1), [c](#way), [d](/about/), [e](https://bakery.example), [f](mailto:a@b.example)";
    let text = "-- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example/careers\ncompany: Sauerteig\n-- content/postings/baker.md --\n---\ntitle: Baker\nlocations: [\"Bern, Switzerland\"]\ndate_posted: 2026-11-02\napply_url: https://bakery.example/\n---\nLINKS\n";
    let markup =
        site(&text.replace("LINKS", links)).build().job_posting("/jobs/baker/").expect("there is one");
    let found: Vec<&str> =
        markup.split("href=\\\"").skip(1).filter_map(|rest| rest.split("\\\"").next()).collect();
    assert_eq!(
        found,
        [
            "https://bakery.example/careers/jobs/miller/",
            "https://bakery.example/careers/jobs/baker/?x=1",
            "https://bakery.example/careers/jobs/baker/#way",
            "https://bakery.example/careers/about/",
            "https://bakery.example",
            "mailto:a@b.example",
        ]
    );
}
