//! Adzuna's XML: `<jobs>` with a `<job>` for each place and language, the description as HTML of 100 characters or more.

use super::super::Renderer;
use super::board::{self, Dialect, Job, Need, Spread};
use super::pay;
use super::xml::Xml;
use crate::model::EmploymentType;

pub(super) const DIALECT: Dialect = Dialect {
    spread: Spread::Words,
    needs: &[Need::Description],
    shortest: 100,
    days: None,
    tags: board::TAGS,
    head,
    open: &["jobs"],
    job,
};

fn head(_: &Renderer, xml: &mut Xml, _: usize) {
    xml.open("jobs", &[]);
}

fn job(renderer: &Renderer, xml: &mut Xml, job: &Job<'_>) {
    let (posting, words) = (job.posting, renderer.words(job.lang));
    xml.open("job", &[]);
    xml.cdata("id", &job.reference);
    xml.cdata("title", job.title);
    xml.cdata("description", job.description(renderer, &DIALECT));
    xml.cdata("url", &job.url);
    xml.cdata("location", &job.spot().in_words(words, posting));
    xml.cdata_of("company", job.company.map(|company| company.name.as_str()));
    xml.cdata_of("category", Some(&job.categories(renderer)));
    xml.cdata_of("date", posting.date_posted.map(|date| date.to_string()).as_deref());
    xml.cdata_of("contract_time", job.types(contract_time).first().copied());
    if let Some(range) = pay::range(posting) {
        let [min, max] = pay::bounds(range);
        xml.cdata_of("salary_min", min.as_deref());
        xml.cdata_of("salary_max", max.as_deref());
        xml.cdata("salary_currency", range.currency.code());
        xml.cdata("salary_frequency", range.unit.name());
    }
    xml.close("job");
}

fn contract_time(kind: EmploymentType) -> Option<&'static str> {
    match kind {
        EmploymentType::FullTime => Some("full_time"),
        EmploymentType::PartTime => Some("part_time"),
        _ => None,
    }
}
