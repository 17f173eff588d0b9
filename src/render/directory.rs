//! The indexes: all places by region, all categories as a tree, all companies.

use std::collections::BTreeMap;

use super::Renderer;
use super::head::{About, head};
use super::list::{link, sorted};
use super::map::map;
use super::view::{Directory, Link, LinkGroup, View};
use crate::lang::Key;
use crate::model::CategoryId;
use crate::plan::{List, Page};

/// Every place: groupings first, then the countries of each region.
pub(super) fn locations(renderer: &Renderer, page: &Page) -> View {
    let words = renderer.words(page.lang);
    let derived = &renderer.derived;
    let groupings =
        derived.groupings.keys().map(|grouping| link(renderer, page.lang, &List::Grouping(*grouping)));
    let mut groups = vec![LinkGroup {
        title: words.text(Key::ListGroupings),
        url: None,
        count: None,
        links: sorted(renderer, page.lang, groupings),
    }];
    let mut regions: BTreeMap<&str, Vec<Link>> = BTreeMap::new();
    for country in derived.countries.keys() {
        regions.entry(country.subregion()).or_default().push(link(
            renderer,
            page.lang,
            &List::Country(*country),
        ));
    }
    let mut regions: Vec<LinkGroup> = regions
        .into_iter()
        .map(|(region, links)| LinkGroup {
            title: words.locale.subregion(region).to_owned(),
            url: None,
            count: None,
            links: sorted(renderer, page.lang, links.into_iter()),
        })
        .collect();
    regions.sort_by(|a, b| words.locale.compare(&a.title, &b.title));
    groups.extend(regions);
    let map = Some(map(renderer, page.lang));
    let directory = Directory { map, groups, credit: Some(words.place_credit()) };
    view(renderer, page, directory, ("locations", Key::ListAllLocations, Key::MetaLocations))
}

/// Every category, its children below it.
pub(super) fn categories(renderer: &Renderer, page: &Page) -> View {
    let site = &renderer.site;
    let all = &renderer.derived.shown_categories;
    let top = all.iter().filter(|id| site.category(**id).parent.is_none());
    let tops = sorted(renderer, page.lang, top.map(|id| link(renderer, page.lang, &List::Category(*id))));
    let by_url: BTreeMap<String, CategoryId> =
        all.iter().map(|id| (link(renderer, page.lang, &List::Category(*id)).url, *id)).collect();
    let groups = tops.into_iter().map(|top| {
        let id = by_url[&top.url];
        let children = all.iter().filter(|child| site.lineage(**child).skip(1).any(|above| above == id));
        let links = sorted(
            renderer,
            page.lang,
            children.map(|child| link(renderer, page.lang, &List::Category(*child))),
        );
        LinkGroup { title: top.title, url: Some(top.url), count: top.count, links }
    });
    let directory = Directory { map: None, groups: groups.collect(), credit: None };
    view(renderer, page, directory, ("categories", Key::ListAllCategories, Key::MetaCategories))
}

/// Every company with its postings.
pub(super) fn companies(renderer: &Renderer, page: &Page) -> View {
    let words = renderer.words(page.lang);
    let all = renderer.derived.shown_companies.iter();
    let all = all.map(|id| link(renderer, page.lang, &List::Company(*id)));
    let links = sorted(renderer, page.lang, all);
    let group = LinkGroup { title: words.text(Key::NavCompanies), url: None, count: None, links };
    let directory = Directory { map: None, groups: vec![group], credit: None };
    view(renderer, page, directory, ("companies", Key::ListAllCompanies, Key::MetaCompanies))
}

fn view(
    renderer: &Renderer,
    page: &Page,
    directory: Directory,
    (kind, heading, about): (&'static str, Key, Key),
) -> View {
    let words = renderer.words(page.lang);
    let head = head(
        renderer,
        page,
        About {
            kind,
            heading: words.text(heading),
            title: None,
            description: words.locale.format(about, &[("site", &renderer.site.config.name)]),
            way: Vec::new(),
            feed: None,
        },
    );
    View::Directory { page: head, directory }
}
