//! The front page.

use super::Renderer;
use super::cards;
use super::head::{About, head};
use super::list::link;
use super::search;
use super::view::{Home, Link, View};
use crate::lang::Key;
use crate::plan::{List, Page};

/// Newest postings that the front page shows, and links of each kind.
const NEWEST: usize = 10;
const LINKS: usize = 24;

pub(super) fn view(renderer: &Renderer, page: &Page) -> View {
    let words = renderer.words(page.lang);
    let (site, derived) = (&renderer.site, &renderer.derived);
    let count = derived.listed.len();
    let places = derived.countries.values().flat_map(|country| country.cities.values());
    let places = places.filter(|city| !city.postings.is_empty()).count();
    let places = words.locale.count(Key::HomePlaces, places as u64, &[]);
    let about = site.config.descriptions.get(&page.lang).or(site.config.description.as_ref()).cloned();
    let description = about
        .clone()
        .unwrap_or_else(|| words.locale.count(Key::MetaHome, count as u64, &[("site", &site.config.name)]));
    let head = head(
        renderer,
        page,
        About {
            kind: "home",
            heading: words.text(Key::HomeHeading),
            title: Some(words.locale.format(
                Key::MetaTitle,
                &[("page", &words.text(Key::HomeTitle)), ("site", &site.config.name)],
            )),
            description,
            way: Vec::new(),
            feed: Some(List::All),
        },
    );
    let all = renderer.plan.addresses.list(site, &List::All, page.lang);
    let home = Home {
        search: search::on_home(renderer, page.lang),
        intro: words.locale.count(Key::HomeIntro, count as u64, &[("places", &places)]),
        about,
        newest: cards::all(renderer, &derived.listed[..count.min(NEWEST)], page.lang),
        all_jobs: Link {
            title: words.text(Key::HomeAllJobs),
            url: renderer.href(&all),
            count: Some(words.jobs(count)),
            ..Link::default()
        },
        countries: countries(renderer, page, LINKS),
        categories: categories(renderer, page, LINKS),
        companies: most(
            renderer,
            page,
            renderer.derived.shown_companies.iter().map(|id| List::Company(*id)),
            LINKS,
        ),
    };
    View::Home { page: head, home: Box::new(home) }
}

/// Countries with postings, most first, so many of them.
pub(super) fn countries(renderer: &Renderer, page: &Page, links: usize) -> Vec<Link> {
    let countries = renderer.derived.countries.keys().map(|country| List::Country(*country));
    most(renderer, page, countries, links)
}

/// Categories with postings, most first, so many of them.
pub(super) fn categories(renderer: &Renderer, page: &Page, links: usize) -> Vec<Link> {
    let categories = renderer.derived.shown_categories.iter();
    most(renderer, page, categories.map(|id| List::Category(*id)), links)
}

/// The lists with the most postings, most first, then by name; empty ones never.
fn most(renderer: &Renderer, page: &Page, lists: impl Iterator<Item = List>, links: usize) -> Vec<Link> {
    let mut counted: Vec<(usize, Link)> = lists
        .map(|list| (list.postings(&renderer.derived).len(), link(renderer, page.lang, &list)))
        .filter(|(count, _)| *count > 0)
        .collect();
    let locale = &renderer.words(page.lang).locale;
    counted.sort_by(|(a, left), (b, right)| b.cmp(a).then_with(|| locale.compare(&left.title, &right.title)));
    counted.into_iter().take(links).map(|(_, link)| link).collect()
}
