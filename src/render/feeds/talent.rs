//! Talent.com's XML: `<source>` with a `<job>` for each place and language.

use super::super::Renderer;
use super::board::{Dialect, Job, Need, Spread, job_type};
use super::xml::Xml;
use super::{midnight, pay};

pub(super) const DIALECT: Dialect = Dialect {
    spread: Spread::Countries,
    needs: &[Need::Company, Need::Date, Need::Description, Need::Country, Need::City],
    shortest: 0,
    days: None,
    tags: &["p", "br", "b", "strong", "em", "i", "u", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"],
    head,
    open: &["source"],
    job,
};

fn head(renderer: &Renderer, xml: &mut Xml, _: usize) {
    xml.open("source", &[]);
    xml.cdata("publisher", &renderer.site.config.name);
    xml.cdata("publisherurl", &renderer.site.config.base_url.to_string());
    xml.cdata("lastbuilddate", &midnight(renderer.env.today));
}

fn job(renderer: &Renderer, xml: &mut Xml, job: &Job<'_>) {
    let (posting, spot, words) = (job.posting, job.spot(), renderer.words(job.lang));
    xml.open("job", &[]);
    xml.cdata("referencenumber", &job.reference);
    xml.cdata("title", job.title);
    xml.cdata_of("company", job.company.map(|company| company.name.as_str()));
    xml.cdata("city", &spot.city(words));
    xml.cdata_of("state", spot.region().as_deref());
    xml.cdata_of("country", spot.country());
    xml.cdata_of("postalcode", spot.postal_code().as_deref());
    xml.cdata_of("dateposted", posting.date_posted.map(|date| date.to_string()).as_deref());
    xml.cdata("url", &job.url);
    xml.cdata("description", job.description(renderer, &DIALECT));
    xml.cdata_of("expirationdate", posting.valid_through.map(|date| date.to_string()).as_deref());
    xml.cdata_of("jobtype", Some(&job.types(job_type).join(", ")));
    xml.cdata("isremote", if job.is_remote() { "yes" } else { "no" });
    xml.cdata_of("category", Some(&job.categories(renderer)));
    if let Some(range) = pay::range(posting) {
        let [min, max] = pay::bounds(range);
        xml.open("salary", &[]);
        xml.cdata_of("salary_min", min.as_deref());
        xml.cdata_of("salary_max", max.as_deref());
        xml.cdata("salary_currency", range.currency.code());
        xml.cdata("period", range.unit.name());
        xml.close("salary");
    }
    xml.close("job");
}
