//! Jooble's XML: `<jobs>` with a `<job>` for each place and language, days as `24.11.2026`.

use super::super::Renderer;
use super::board::{self, Dialect, Job, Need, Spread};
use super::pay;
use super::xml::Xml;
use crate::base::Date;

pub(super) const DIALECT: Dialect = Dialect {
    spread: Spread::Words,
    needs: &[Need::Date, Need::Description],
    shortest: 0,
    days: Some(45),
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
    let day = |date: Option<Date>| date.map(day_first);
    xml.open("job", &[("id", &job.reference)]);
    xml.cdata("link", &job.url);
    xml.cdata("name", job.title);
    xml.cdata("region", &job.spot().in_words(words, posting));
    xml.cdata("description", job.description(renderer, &DIALECT));
    xml.cdata_of("pubdate", day(posting.date_posted).as_deref());
    xml.cdata_of("updated", day(posting.date_modified.or(posting.date_posted)).as_deref());
    xml.cdata_of("expire", day(posting.valid_through).as_deref());
    xml.cdata_of("salary", pay::range(posting).and_then(pay::line).as_deref());
    xml.cdata_of("company", job.company.map(|company| company.name.as_str()));
    let logo = job.company.and_then(|company| company.logo.as_ref());
    let logo =
        logo.map(|path| format!("{}{}", renderer.site.config.base_url, crate::base::links::encoded(path)));
    xml.cdata_of("company_logo", logo.as_deref());
    let types: Vec<String> =
        posting.employment_types.iter().map(|kind| words.employment_type(*kind)).collect();
    xml.cdata_of("jobtype", Some(&types.join(", ")));
    xml.close("job");
}

fn day_first(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}
