//! Indeed's XML: `<source>` with a `<job>` for each place and language, all content in CDATA, the description as real tags.

use super::super::{Renderer, facts};
use super::board::{Dialect, Job, Need, Spread, job_type};
use super::xml::Xml;
use super::{midnight, pay};
use crate::model::{Apply, Workplace};

pub(super) const DIALECT: Dialect = Dialect {
    spread: Spread::Countries,
    needs: &[Need::Company, Need::Date, Need::Description, Need::Country],
    shortest: 0,
    days: None,
    tags: &[
        "b", "h1", "h2", "h3", "h4", "h5", "h6", "br", "p", "ul", "li", "strong", "em", "table", "thead",
        "tbody", "tr", "th", "td",
    ],
    head,
    open: &["source"],
    job,
};

fn head(renderer: &Renderer, xml: &mut Xml, _: usize) {
    xml.open("source", &[]);
    xml.cdata("lastBuildDate", &midnight(renderer.env.today));
}

fn job(renderer: &Renderer, xml: &mut Xml, job: &Job<'_>) {
    let (posting, spot, words) = (job.posting, job.spot(), renderer.words(job.lang));
    let date = posting.date_posted.map(|date| date.to_string());
    xml.open("job", &[]);
    xml.cdata("title", job.title);
    xml.cdata_of("date", date.as_deref());
    xml.cdata("referencenumber", &job.reference);
    xml.cdata("requisitionid", posting.requisition_id.as_ref().unwrap_or(&posting.id));
    xml.cdata("url", &format!("{}?source=Indeed", job.url));
    xml.cdata_of("company", job.company.map(|company| company.name.as_str()));
    xml.cdata("sourcename", &renderer.site.config.name);
    xml.cdata("city", &spot.city(words));
    // It wants all three of a place, empty where a remote role has none.
    xml.cdata("state", &spot.region().unwrap_or_default());
    xml.cdata("country", spot.country().unwrap_or_default());
    xml.cdata("postalcode", &spot.postal_code().unwrap_or_default());
    xml.cdata_of("streetaddress", spot.street().as_deref());
    if let Some(Apply::Email(address)) = &posting.apply {
        xml.cdata("email", address);
    }
    xml.cdata("description", job.description(renderer, &DIALECT));
    xml.cdata_of("salary", pay::range(posting).and_then(pay::line).as_deref());
    xml.cdata_of("education", Some(&facts::education(words, posting).join(", ")));
    let months = posting.qualifications.experience_months;
    xml.cdata_of("experience", months.map(|months| facts::experience(words, months)).as_deref());
    xml.cdata_of("jobtype", Some(&job.types(job_type).join(", ")));
    xml.cdata_of("category", Some(&job.categories(renderer)));
    let last = posting.valid_through.map(|date| date.to_string());
    xml.cdata_of("expirationdate", last.as_deref());
    xml.cdata_of("remotetype", remote_type(job));
    let changed = posting.date_modified.map(|date| date.to_string());
    xml.cdata_of("lastactivitydate", changed.as_deref());
    xml.close("job");
}

fn remote_type(job: &Job<'_>) -> Option<&'static str> {
    match job.posting.workplace? {
        Workplace::Onsite => None,
        Workplace::Hybrid => Some("Hybrid"),
        Workplace::Remote => Some("Fully remote"),
    }
}
