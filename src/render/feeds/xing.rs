//! XING's XML: `<feed>` with a `<posting>` for each language, all places in it.

use super::super::Renderer;
use super::board::{Dialect, Job, Need, Spread};
use super::xml::Xml;

pub(super) const DIALECT: Dialect = Dialect {
    spread: Spread::Together,
    needs: &[Need::Company, Need::Description, Need::Country, Need::City],
    shortest: 0,
    days: None,
    tags: &["p", "br", "b", "strong", "em", "i", "u", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"],
    head,
    open: &["postings", "feed"],
    job,
};

fn head(_: &Renderer, xml: &mut Xml, _: usize) {
    xml.open("feed", &[]);
    xml.open("postings", &[]);
}

fn job(renderer: &Renderer, xml: &mut Xml, job: &Job<'_>) {
    let words = renderer.words(job.lang);
    xml.open("posting", &[]);
    xml.cdata("id", &job.reference);
    xml.cdata("job_title", job.title);
    xml.cdata("description", job.description(renderer, &DIALECT));
    xml.cdata("url", &job.url);
    xml.cdata_of("company_name", job.company.map(|company| company.name.as_str()));
    xml.open("job_locations", &[]);
    for spot in &job.spots {
        xml.open("job_location", &[]);
        xml.cdata("city", &spot.city(words));
        xml.cdata_of("country", spot.country());
        xml.close("job_location");
    }
    xml.close("job_locations");
    // Applicants go to the posting's page.
    xml.cdata("reply_setting", "url");
    xml.close("posting");
}
