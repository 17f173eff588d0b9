//! schema.org's JobPosting as Google wants it. Only what the posting states, and only where it states enough.
//!
//! Google's rules were read as of November 2026 (job-posting, structured data). Where a required property is missing the
//! page carries no markup at all: a reader still gets the page, and Google does not get half a truth.

use serde_json::{Map, Value, json};

use crate::base::fold::fold;
use crate::base::links::encoded;
use crate::base::{Date, Instant};
use crate::geo::Scope;
use crate::model::{
    Body, Company, Pay, PayRange, PayUnit, Place, Posting, PostingKind, Qualifications, Site, Workplace,
};

/// The name of an employer who stays unnamed.
const CONFIDENTIAL: &str = "confidential";

/// The markup of a posting that is open and listed; nothing where Google would refuse it.
pub(super) fn job_posting(site: &Site, posting: &Posting, title: &str, description: &str) -> Option<Value> {
    if posting.kind == PostingKind::TalentPool {
        return None;
    }
    let date = posting.date_posted?;
    let company = site.company(posting.company?);
    if !says_something(&posting.body, title) || posting.apply.is_none() {
        return None;
    }
    let mut object = Map::new();
    object.insert("@context".into(), "https://schema.org".into());
    object.insert("@type".into(), "JobPosting".into());
    object.insert("title".into(), title.into());
    object.insert("description".into(), description.trim().into());
    object.insert("datePosted".into(), date.to_string().into());
    if let Some(last) = posting.valid_through {
        // The whole last day counts, by the clocks of the place where it ends last. A role without a place ends by UTC, as it
        // does on this site.
        let offset = ends_at(posting, last).unwrap_or_else(|| "+00:00".to_owned());
        object.insert("validThrough".into(), format!("{last}T23:59:59{offset}").into());
    }
    // Google's own word for an employer who is not named.
    let name = if fold(&company.name) == CONFIDENTIAL { CONFIDENTIAL } else { &company.name };
    let mut organization = json!({ "@type": "Organization", "name": name });
    if let Some(url) = &company.url {
        organization["sameAs"] = url.as_str().into();
    }
    if let Some(logo) = logo(site, company) {
        organization["logo"] = logo.into();
    }
    object.insert("hiringOrganization".into(), organization);
    let identifier = posting.requisition_id.as_ref().unwrap_or(&posting.id);
    object
        .insert("identifier".into(), json!({ "@type": "PropertyValue", "name": name, "value": identifier }));
    places(&mut object, posting)?;
    if !posting.employment_types.is_empty() {
        let types: Vec<Value> = posting.employment_types.iter().map(|kind| kind.google().into()).collect();
        object.insert("employmentType".into(), one_or_all(types));
    }
    if !posting.skills.is_empty() {
        object.insert("skills".into(), posting.skills.join(", ").into());
    }
    if let Some(Pay::Range(pay)) = &posting.pay {
        object.insert("baseSalary".into(), salary(pay));
    }
    qualifications(&mut object, &posting.qualifications);
    object.insert("directApply".into(), posting.direct_apply.into());
    Some(Value::Object(object))
}

/// The whole address of a company's logo.
pub(super) fn logo(site: &Site, company: &Company) -> Option<String> {
    company.logo.as_ref().map(|logo| format!("{}{}", site.config.base_url, encoded(logo)))
}

/// `educationRequirements` and `experienceRequirements`. Google takes a sentence where none are asked for.
fn qualifications(object: &mut Map<String, Value>, asked: &Qualifications) {
    const NONE: &str = "no requirements";
    let education: Vec<Value> = asked
        .education
        .iter()
        .filter_map(|education| education.google())
        .map(|kind| json!({ "@type": "EducationalOccupationalCredential", "credentialCategory": kind }))
        .collect();
    if !education.is_empty() {
        object.insert("educationRequirements".into(), one_or_all(education));
    } else if !asked.education.is_empty() {
        object.insert("educationRequirements".into(), NONE.into());
    }
    match asked.experience_months {
        Some(0) => {
            object.insert("experienceRequirements".into(), NONE.into());
        }
        Some(months) => {
            let experience =
                json!({ "@type": "OccupationalExperienceRequirements", "monthsOfExperience": months });
            object.insert("experienceRequirements".into(), experience);
            if asked.takes_experience_instead() {
                object.insert("experienceInPlaceOfEducation".into(), true.into());
            }
        }
        None => {}
    }
}

/// How far the clocks of the place where a day ends last are ahead of UTC then: `+02:00`. Nothing without a place.
fn ends_at(posting: &Posting, day: Date) -> Option<String> {
    let ends = posting.places.iter().filter_map(Place::time_zone).filter_map(|zone| {
        Some((Instant::beginning(day.plus_days(1), zone)?, Instant::offset_at_end(day, zone)?))
    });
    ends.max().map(|(_, offset)| offset)
}

fn says_something(body: &Body, title: &str) -> bool {
    !body.text.trim().is_empty() && fold(&body.text) != fold(title)
}

/// `jobLocation`, and for remote roles where they may be done from. Nothing where no country is named.
fn places(object: &mut Map<String, Value>, posting: &Posting) -> Option<()> {
    if !posting.places.is_empty() {
        object.insert("jobLocation".into(), one_or_all(posting.places.iter().map(place).collect()));
    }
    if posting.workplace == Some(Workplace::Remote) {
        let mut countries = Vec::new();
        for scope in &posting.remote_from {
            match scope {
                Scope::Country(country) => countries.push(*country),
                Scope::Grouping(grouping) => countries.extend(grouping.members()),
                Scope::Worldwide => {}
            }
        }
        countries.sort();
        countries.dedup();
        if countries.is_empty() && posting.places.is_empty() {
            return None;
        }
        object.insert("jobLocationType".into(), "TELECOMMUTE".into());
        let countries: Vec<Value> =
            countries.iter().map(|country| json!({ "@type": "Country", "name": country.name() })).collect();
        if !countries.is_empty() {
            object.insert("applicantLocationRequirements".into(), one_or_all(countries));
        }
    } else if posting.places.is_empty() {
        return None;
    }
    Some(())
}

fn place(place: &Place) -> Value {
    let mut address = json!({ "@type": "PostalAddress" });
    let mut set = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            address[name] = value.into();
        }
    };
    set("streetAddress", place.street.as_deref());
    set("postalCode", place.postal_code.as_deref());
    set("addressLocality", place.city.as_ref().map(|city| city.name.as_str()));
    set("addressRegion", place.region_name());
    address["addressCountry"] = place.country.alpha2().into();
    json!({ "@type": "Place", "address": address })
}

fn salary(pay: &PayRange) -> Value {
    let digits = u32::from(pay.currency.digits());
    let amount = |minor: i64| {
        let unit = 10i64.pow(digits);
        if minor % unit == 0 { json!(minor / unit) } else { json!(minor as f64 / unit as f64) }
    };
    let unit = match pay.unit {
        PayUnit::Hour => "HOUR",
        PayUnit::Day => "DAY",
        PayUnit::Week => "WEEK",
        PayUnit::Month => "MONTH",
        PayUnit::Year => "YEAR",
    };
    let mut value = json!({ "@type": "QuantitativeValue", "unitText": unit });
    match (pay.min, pay.max) {
        (Some(min), Some(max)) if min == max => value["value"] = amount(min),
        (Some(min), Some(max)) => {
            value["minValue"] = amount(min);
            value["maxValue"] = amount(max);
        }
        // Google knows no open range: one bound alone is the value.
        (Some(only), None) | (None, Some(only)) => value["value"] = amount(only),
        (None, None) => {}
    }
    json!({ "@type": "MonetaryAmount", "currency": pay.currency.code(), "value": value })
}

fn one_or_all(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::Array(values) }
}

/// JSON as it may stand in a script element: nothing in it can end the element or open a comment.
pub(super) fn script(json: &Value) -> String {
    let json = json.to_string();
    let mut text = String::with_capacity(json.len() * 5 / 4);
    let mut rest = json.as_str();
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let (before, found) = rest.split_at(at);
        let mut chars = found.chars();
        text.push_str(before);
        text.extend(chars.next().map(|c| format!("\\u{:04x}", u32::from(c))));
        rest = chars.as_str();
    }
    text.push_str(rest);
    text
}

/// Text as it may stand in the query of an address.
pub(super) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
