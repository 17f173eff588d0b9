//! What is told of a posting, in the words of content; and all of it as JSON.

use serde_json::{Value, json};

use super::filter::{Found, State};
use crate::base::Date;
use crate::check::{EMPLOYMENT_TYPES, KINDS, SENIORITIES, VISIBILITIES, WORKPLACES, name_of};
use crate::geo::Scope;
use crate::model::{Apply, Company, Pay, PayRange, Place, Posting};
use crate::pipeline::Known;
use crate::plan::Addresses;

/// A posting with what it only refers to.
pub(super) struct Entry<'s> {
    pub(super) posting: &'s Posting,
    pub(super) company: Option<&'s Company>,
    /// Keys of its categories.
    pub(super) categories: Vec<&'s str>,
    pub(super) state: State,
    /// The number of the place that is shown first.
    pub(super) place: usize,
    /// The address of its page, if it has one.
    pub(super) url: Option<String>,
}

impl<'s> Entry<'s> {
    pub(super) fn new(known: &'s Known, addresses: &Addresses, &Found { id, place }: &Found) -> Self {
        let site = &known.site;
        let posting = site.posting(id);
        let page = addresses.posting_pages(id).first();
        Self {
            posting,
            company: posting.company.map(|id| site.company(id)),
            categories: posting.categories.iter().map(|id| site.category(*id).key.as_str()).collect(),
            state: State::of(known.derived.standing(id)),
            place,
            url: page.map(|(_, url)| site.config.base_url.join(url)),
        }
    }

    pub(super) fn company_name(&self) -> &'s str {
        self.company.map_or("", |company| company.name.as_str())
    }

    pub(super) fn workplace(&self) -> Option<&'static str> {
        self.posting.workplace.map(|workplace| name_of(WORKPLACES, workplace))
    }

    pub(super) fn employment_types(&self) -> Vec<&'static str> {
        self.posting.employment_types.iter().map(|kind| name_of(EMPLOYMENT_TYPES, *kind)).collect()
    }

    pub(super) fn seniority(&self) -> Option<&'static str> {
        self.posting.seniority.map(|level| name_of(SENIORITIES, level))
    }

    pub(super) fn visibility(&self) -> &'static str {
        name_of(VISIBILITIES, self.posting.visibility)
    }

    /// Whether it is for a job.
    pub(super) fn kind(&self) -> &'static str {
        name_of(KINDS, self.posting.kind)
    }

    /// Countries by code, groupings by name.
    pub(super) fn remote_from(&self) -> Vec<&'static str> {
        let name = |scope: &Scope| match scope {
            Scope::Country(country) => country.alpha2(),
            Scope::Grouping(grouping) => grouping.name(),
            Scope::Worldwide => "worldwide",
        };
        self.posting.remote_from.iter().map(name).collect()
    }

    /// Web address and mail address, of which one is there at most.
    pub(super) fn apply(&self) -> (Option<&'s str>, Option<&'s str>) {
        match &self.posting.apply {
            Some(Apply::Url(url)) => (Some(url.as_str()), None),
            Some(Apply::Email(address)) => (None, Some(address)),
            Some(Apply::Elsewhere) | None => (None, None),
        }
    }

    /// The languages that it is translated into.
    pub(super) fn translations(&self) -> Vec<&'static str> {
        self.posting.translations.keys().map(|lang| lang.tag()).collect()
    }

    fn json(&self) -> Value {
        let posting = self.posting;
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let (apply_url, apply_email) = self.apply();
        json!({
            "id": posting.id,
            "slug": posting.slug.as_str(),
            "url": self.url,
            "title": posting.title,
            "title_suffix": posting.title_suffix,
            "company": self.company.map(|company| company.name.as_str()),
            "category": self.categories,
            "locations": posting.places.iter().map(location).collect::<Vec<Value>>(),
            "workplace": self.workplace(),
            "remote_from": self.remote_from(),
            "employment_type": self.employment_types(),
            "seniority": self.seniority(),
            "salary": posting.pay.as_ref().map(salary),
            "date_posted": day(posting.date_posted),
            "date_modified": day(posting.date_modified),
            "valid_through": day(posting.valid_through),
            "starts": posting.starts,
            "duration": posting.duration,
            "apply_url": apply_url,
            "apply_email": apply_email,
            "kind": self.kind(),
            "status": self.state.name(),
            "visibility": self.visibility(),
            "language": posting.language.tag(),
            "translations": self.translations(),
            "requisition_id": posting.requisition_id,
        })
    }
}

fn location(place: &Place) -> Value {
    json!({
        "country": place.country.alpha2(),
        "region": place.region,
        "city": place.city.as_ref().map(|city| city.name.as_str()),
        "street": place.street,
        "postal_code": place.postal_code,
        "apply_url": place.apply_url.as_ref().map(|url| url.as_str()),
    })
}

/// A group of keys, or words, as in content.
fn salary(pay: &Pay) -> Value {
    match pay {
        Pay::Text(text) => json!(text),
        Pay::Range(range) => json!({
            "min": range.min.map(|amount| number(range, amount)),
            "max": range.max.map(|amount| number(range, amount)),
            "currency": range.currency.code(),
            "unit": range.unit.name(),
            "gross": range.gross,
            "agreement": range.agreement,
            "note": range.note,
        }),
    }
}

fn number(range: &PayRange, amount: i64) -> Value {
    let unit = 10i64.pow(u32::from(range.currency.digits()));
    if amount % unit == 0 { json!(amount / unit) } else { json!(amount as f64 / unit as f64) }
}

/// An amount in whole units of its currency, with what is behind the point where there is something.
pub(super) fn amount(range: &PayRange, amount: i64) -> String {
    number(range, amount).to_string()
}

/// `Berlin, Germany`, as content may say it.
pub(super) fn place_name(place: &Place) -> String {
    let city = place.city.as_ref().map(|city| city.name.as_str());
    let first = city.or(place.region.as_deref());
    first
        .map_or_else(|| place.country.name().to_owned(), |first| format!("{first}, {}", place.country.name()))
}

/// One array, an object a line.
pub(super) fn json(entries: &[Entry<'_>]) -> String {
    let lines: Vec<String> = entries.iter().map(|entry| entry.json().to_string()).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}
