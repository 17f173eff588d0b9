//! The repository's own content: what a newcomer sees first has no fault in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use careergen::base::{Date, Env, Severity};
use careergen::load::disk::read_tree;
use careergen::pipeline;

use crate::disk::{Disk, emitted};
use crate::site::{Seen, TODAY};

/// Where the demo's companies hire.
const COUNTRIES: [&str; 13] = ["AT", "DE", "EE", "ES", "FR", "GB", "IE", "IL", "IT", "LU", "NL", "PL", "RO"];

pub(crate) static DEMO: LazyLock<Seen> = LazyLock::new(|| {
    let tree = read_tree(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository can be read");
    let today = Date::parse(TODAY).expect("a day");
    Seen(pipeline::build(tree, &Env::on(today), |_| {}))
});

#[test]
fn the_demo_has_no_fault() {
    let weighty = DEMO.0.diagnostics.iter().filter(|fault| fault.severity() >= Severity::Warning).count();
    assert_eq!(weighty, 0, "{}", DEMO.faults());
    assert_eq!(DEMO.0.read, DEMO.0.site.postings.len(), "no posting was left out");
}

#[test]
fn the_demo_is_large_enough_to_look_at() {
    let site = &DEMO.0.site;
    assert!(DEMO.0.derived.listed.len() >= 90, "{}", DEMO.0.derived.listed.len());
    assert_eq!(site.companies.len(), 6);
    assert!(site.categories.len() >= 12, "{}", site.categories.len());
}

#[test]
fn each_of_the_demos_countries_has_a_role() {
    let with_roles: BTreeSet<&str> = DEMO
        .0
        .derived
        .countries
        .iter()
        .filter(|(_, listing)| !listing.postings.is_empty())
        .map(|(country, _)| country.alpha2())
        .collect();
    for country in COUNTRIES {
        assert!(with_roles.contains(country), "no role in {country}; there are some in {with_roles:?}");
    }
}

#[test]
fn every_role_of_the_demo_goes_to_google() {
    for id in &DEMO.0.derived.listed {
        for (_, url) in DEMO.0.plan.addresses.posting_pages(*id) {
            assert!(DEMO.job_posting(url.as_str()).is_some(), "{url}");
        }
    }
}

#[test]
fn every_role_of_the_demo_has_similar_ones() {
    for id in &DEMO.0.derived.listed {
        let (_, url) = &DEMO.0.plan.addresses.posting_pages(*id)[0];
        let main = DEMO.main(url.as_str());
        let others = main.matches("href=\"/jobs/").count() + main.matches("href=\"/de/jobs/").count();
        assert!(others >= 5, "{url} has {others}");
    }
}

#[test]
fn no_page_of_the_demo_has_a_dead_link_or_lacks_a_title() {
    let disk = Disk::new();
    let emitted = emitted(&DEMO, &disk.target()).unwrap();
    let said: Vec<_> =
        emitted.faults.iter().map(|fault| format!("{:?}: {}", fault.anchor, fault.message)).collect();
    assert!(said.is_empty(), "{said:#?}");
}
