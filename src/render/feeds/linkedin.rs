//! LinkedIn's XML for basic jobs: `<source>` with a `<job>` for each place and language.
//!
//! The names of elements that are only recommended were seen in feeds of others; what LinkedIn does not know it passes over.

use super::super::Renderer;
use super::board::{Dialect, Job, Need, Spot, Spread};
use super::xml::Xml;
use super::{midnight, pay};
use crate::base::Date;
use crate::model::{EmploymentType, PayRange, Workplace};

pub(super) const DIALECT: Dialect = Dialect {
    spread: Spread::Scopes,
    needs: &[Need::Company, Need::Description, Need::Country],
    shortest: 0,
    days: None,
    tags: &["p", "br", "b", "strong", "em", "i", "u", "ul", "ol", "li"],
    head,
    open: &["source"],
    job,
};

fn head(renderer: &Renderer, xml: &mut Xml, jobs: usize) {
    xml.open("source", &[]);
    xml.cdata("lastBuildDate", &midnight(renderer.env.today));
    xml.cdata("publisherURL", &renderer.site.config.base_url.to_string());
    xml.cdata("publisher", &renderer.site.config.name);
    xml.text("expectedJobCount", &jobs.to_string());
}

fn job(renderer: &Renderer, xml: &mut Xml, job: &Job<'_>) {
    let (posting, spot, words) = (job.posting, job.spot(), renderer.words(job.lang));
    let settings = &renderer.site.config.feeds.linkedin;
    let is_place = matches!(spot, Spot::Place(_));
    xml.open("job", &[]);
    xml.cdata("partnerJobId", &job.reference);
    xml.cdata_of("company", job.company.map(|company| company.name.as_str()));
    xml.cdata_of("companyId", settings.company_id.as_deref());
    xml.cdata_of("posterEmail", settings.poster_email.as_deref());
    xml.cdata("title", job.title);
    xml.cdata("description", job.description(renderer, &DIALECT));
    xml.cdata("applyUrl", &job.url);
    xml.cdata("location", &spot.in_words(words, posting));
    xml.cdata_of("city", is_place.then(|| spot.city(words)).as_deref());
    xml.cdata_of("state", spot.region().as_deref());
    xml.cdata_of("country", spot.country());
    xml.cdata_of("postalCode", spot.postal_code().as_deref());
    xml.cdata_of("workplaceTypes", posting.workplace.map(workplace));
    xml.cdata_of("jobtype", job.types(|kind| Some(job_type(kind))).first().copied());
    if let Some(range) = pay::range(posting) {
        salary(xml, range);
    }
    let day = |date: Option<Date>| date.map(month_first);
    xml.cdata_of("listDate", day(posting.date_posted).as_deref());
    xml.cdata_of("expirationDate", day(posting.valid_through).as_deref());
    xml.close("job");
}

fn salary(xml: &mut Xml, range: &PayRange) {
    let [low, high] = pay::bounds(range);
    xml.open("salaries", &[]);
    xml.open("salary", &[]);
    for (name, amount) in [("highEnd", high), ("lowEnd", low)] {
        let Some(amount) = amount else { continue };
        xml.open(name, &[]);
        xml.cdata("amount", &amount);
        xml.cdata("currencyCode", range.currency.code());
        xml.close(name);
    }
    xml.cdata("period", pay::period(range.unit));
    xml.cdata("type", "BASE_SALARY");
    xml.close("salary");
    xml.close("salaries");
}

/// `11/2/2026`, as feeds of LinkedIn have it.
fn month_first(date: Date) -> String {
    format!("{}/{}/{}", date.month(), date.day(), date.year())
}

fn workplace(workplace: Workplace) -> &'static str {
    match workplace {
        Workplace::Onsite => "On-site",
        Workplace::Hybrid => "Hybrid",
        Workplace::Remote => "Remote",
    }
}

fn job_type(kind: EmploymentType) -> &'static str {
    match kind {
        EmploymentType::FullTime => "FULL_TIME",
        EmploymentType::PartTime => "PART_TIME",
        EmploymentType::Contractor => "CONTRACT",
        EmploymentType::Temporary => "TEMPORARY",
        EmploymentType::Intern => "INTERNSHIP",
        EmploymentType::Volunteer => "VOLUNTEER",
        EmploymentType::PerDiem | EmploymentType::Other => "OTHER",
    }
}
