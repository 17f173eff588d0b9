//! Lists of postings: all, a country's, a city's, a grouping's, remote, a category's, a company's.

use super::head::{About, head};
use super::view::{Company, Link, LinkGroup, List as ListView, Pagination, View};
use super::{Renderer, place, search};
use crate::base::UrlPath;
use crate::lang::{Key, Lang};
use crate::model::{CategoryId, CompanyId};
use crate::plan::{List, Page};

/// A list's name as it stands in links and on the way.
pub(super) fn name(renderer: &Renderer, lang: Lang, list: &List) -> String {
    let words = renderer.words(lang);
    match list {
        List::All => words.text(Key::NavJobs),
        List::Country(country) => words.country(*country),
        List::City(country, slug) => {
            let city = renderer.derived.countries.get(country).and_then(|listing| listing.cities.get(slug));
            city.map_or_else(|| slug.to_string(), |listing| words.city(*country, &listing.city).to_owned())
        }
        List::Grouping(grouping) => words.grouping(*grouping),
        List::Remote => words.text(Key::NavRemote),
        List::Category(id) => renderer.site.category(*id).name_in(lang).to_owned(),
        List::Company(id) => renderer.site.company(*id).name.clone(),
    }
}

/// What stands above a list.
pub(super) fn heading(renderer: &Renderer, lang: Lang, list: &List) -> String {
    let words = renderer.words(lang);
    let name = name(renderer, lang, list);
    match list {
        List::All => words.text(Key::ListAllJobs),
        List::Country(_) | List::City(..) | List::Grouping(_) => {
            words.locale.format(Key::ListInPlace, &[("in_place", &in_place(renderer, lang, list))])
        }
        List::Remote => words.text(Key::ListRemote),
        List::Category(_) => words.locale.format(Key::ListInCategory, &[("category", &name)]),
        List::Company(_) => words.locale.format(Key::ListAtCompany, &[("company", &name)]),
    }
}

/// `in Germany`, `in der Schweiz`.
pub(super) fn in_place(renderer: &Renderer, lang: Lang, list: &List) -> String {
    let words = renderer.words(lang);
    match list {
        List::Country(country) => words.in_country(*country),
        List::Grouping(grouping) => words.in_grouping(*grouping),
        _ => words.locale.in_city(&name(renderer, lang, list)),
    }
}

/// A link to a list, with the number of its postings.
pub(super) fn link(renderer: &Renderer, lang: Lang, list: &List) -> Link {
    let count = list.postings(&renderer.derived).len();
    Link {
        title: name(renderer, lang, list),
        url: renderer.href(&renderer.plan.addresses.list(&renderer.site, list, lang)),
        count: Some(renderer.words(lang).jobs(count)),
        empty: count == 0,
        ..Link::default()
    }
}

pub(super) fn view(renderer: &Renderer, page: &Page, list: &List, (number, pages): (usize, usize)) -> View {
    let words = renderer.words(page.lang);
    let postings = list.postings(&renderer.derived);
    let per_page = renderer.site.config.per_page;
    let start = (number - 1) * per_page;
    let range = start.min(postings.len())..postings.len().min(start + per_page);
    let sections = place::sections(renderer, page.lang, list, range.clone());
    let cards = match sections.is_empty() {
        true => place::cards(renderer, page.lang, list, &postings[range]),
        false => Vec::new(),
    };
    let first = number == 1;
    let heading = heading(renderer, page.lang, list);
    let title = (number > 1).then(|| {
        let title =
            words.locale.format(Key::MetaTitlePage, &[("title", &heading), ("page", &number.to_string())]);
        words.locale.format(Key::MetaTitle, &[("page", &title), ("site", &renderer.site.config.name)])
    });
    let head = head(
        renderer,
        page,
        About {
            kind: kind(list),
            heading,
            title,
            description: description(renderer, page.lang, list),
            way: way(renderer, page.lang, list),
            feed: Some(list.clone()),
        },
    );
    let view = ListView {
        search: match list {
            List::All if first => search::on_list(renderer, page.lang),
            _ => None,
        },
        count: words.jobs(postings.len()),
        empty: postings.is_empty().then(|| empty(renderer, page.lang, list)),
        cards,
        sections,
        pagination: (pages > 1).then(|| pagination(renderer, page.lang, list, (number, pages))),
        more: if first { place::remote(renderer, page.lang, list).into_iter().collect() } else { Vec::new() },
        groups: if first { groups(renderer, page.lang, list) } else { Vec::new() },
        facts: if first { place::facts(renderer, page.lang, list) } else { Vec::new() },
        offices: if first { place::offices(renderer, page.lang, list) } else { Vec::new() },
        credit: place::is_place(list).then(|| words.place_credit()),
        company: match list {
            List::Company(id) if first => Some(company(renderer, page.lang, *id)),
            _ => None,
        },
    };
    View::List { page: head, list: Box::new(view) }
}

fn kind(list: &List) -> &'static str {
    match list {
        List::All => "all",
        List::Country(_) => "country",
        List::City(..) => "city",
        List::Grouping(_) => "grouping",
        List::Remote => "remote",
        List::Category(_) => "category",
        List::Company(_) => "company",
    }
}

fn description(renderer: &Renderer, lang: Lang, list: &List) -> String {
    let words = renderer.words(lang);
    let count = list.postings(&renderer.derived).len();
    let name = name(renderer, lang, list);
    let (key, argument) = match list {
        List::All => (Key::MetaAllJobs, ("site", renderer.site.config.name.clone())),
        List::Country(_) | List::City(..) | List::Grouping(_) => {
            let argument = ("in_place", in_place(renderer, lang, list));
            if count == 0 {
                return words.locale.format(Key::MetaEmptyPlace, &[(argument.0, &argument.1)]);
            }
            (Key::MetaInPlace, argument)
        }
        List::Remote => (Key::MetaRemote, ("n", String::new())),
        List::Category(_) => (Key::MetaInCategory, ("category", name)),
        List::Company(_) => (Key::MetaAtCompany, ("company", name)),
    };
    words.locale.count(key, count as u64, &[(argument.0, &argument.1)])
}

/// The lists above a list.
pub(super) fn way(renderer: &Renderer, lang: Lang, list: &List) -> Vec<(String, UrlPath)> {
    let words = renderer.words(lang);
    let addresses = &renderer.plan.addresses;
    let step = |key, path| (words.text(key), addresses.prefixed(lang, path));
    match list {
        List::All | List::Remote => Vec::new(),
        List::Country(_) | List::Grouping(_) => vec![step(Key::NavLocations, "/locations/")],
        List::City(country, _) => {
            let country = List::Country(*country);
            vec![
                step(Key::NavLocations, "/locations/"),
                (name(renderer, lang, &country), addresses.list(&renderer.site, &country, lang)),
            ]
        }
        List::Category(id) => {
            let mut way = vec![step(Key::NavCategories, "/categories/")];
            let above: Vec<CategoryId> = renderer.site.lineage(*id).skip(1).collect();
            way.extend(above.into_iter().rev().map(|id| {
                let list = List::Category(id);
                (name(renderer, lang, &list), addresses.list(&renderer.site, &list, lang))
            }));
            way
        }
        List::Company(_) => vec![step(Key::NavCompanies, "/companies/")],
    }
}

fn empty(renderer: &Renderer, lang: Lang, list: &List) -> String {
    let words = renderer.words(lang);
    let name = name(renderer, lang, list);
    match list {
        List::All => words.text(Key::ListEmpty),
        List::Country(_) | List::City(..) | List::Grouping(_) => {
            words.locale.format(Key::ListEmptyPlace, &[("in_place", &in_place(renderer, lang, list))])
        }
        List::Remote => words.text(Key::ListEmptyRemote),
        List::Category(_) => words.locale.format(Key::ListEmptyCategory, &[("category", &name)]),
        List::Company(_) => words.locale.format(Key::ListEmptyCompany, &[("company", &name)]),
    }
}

/// Where page `number` of a list is.
pub(super) fn page_url(renderer: &Renderer, lang: Lang, list: &List, number: usize) -> UrlPath {
    let addresses = &renderer.plan.addresses;
    let first = addresses.list(&renderer.site, list, lang);
    if number == 1 {
        return first;
    }
    let path = format!("{}page/{number}/", addresses.bare(&first, lang));
    addresses.prefixed(lang, &path)
}

fn pagination(renderer: &Renderer, lang: Lang, list: &List, (number, pages): (usize, usize)) -> Pagination {
    let words = renderer.words(lang);
    let href = |page| renderer.href(&page_url(renderer, lang, list, page));
    let near = |page: &usize| *page == 1 || *page == pages || page.abs_diff(number) <= 2;
    let numbers = (1..=pages).filter(near).map(|page| Link {
        title: words.locale.number(page as u64),
        url: href(page),
        current: page == number,
        ..Link::default()
    });
    Pagination {
        label: words.locale.format(
            Key::ListPageOf,
            &[("page", &words.locale.number(number as u64)), ("total", &words.locale.number(pages as u64))],
        ),
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < pages).then(|| href(number + 1)),
        pages: numbers.collect(),
    }
}

/// Where to go from a list.
fn groups(renderer: &Renderer, lang: Lang, list: &List) -> Vec<LinkGroup> {
    let words = renderer.words(lang);
    let mut groups = Vec::new();
    match list {
        List::Country(_) | List::City(..) | List::Grouping(_) => groups = place::groups(renderer, lang, list),
        List::Category(id) => {
            let site = &renderer.site;
            let children = renderer.derived.shown_categories.iter().copied();
            let children = children.filter(|child| site.category(*child).parent == Some(*id));
            let links = children.map(|child| link(renderer, lang, &List::Category(child)));
            groups.push(group(words.text(Key::ListRelatedCategories), sorted(renderer, lang, links)));
        }
        List::All | List::Remote | List::Company(_) => {}
    }
    groups.retain(|group| !group.links.is_empty());
    groups
}

pub(super) fn group(title: String, links: Vec<Link>) -> LinkGroup {
    LinkGroup { title, url: None, count: None, links }
}

/// Links in the order of the language.
pub(super) fn sorted(renderer: &Renderer, lang: Lang, links: impl Iterator<Item = Link>) -> Vec<Link> {
    let mut links: Vec<Link> = links.collect();
    let locale = &renderer.words(lang).locale;
    links.sort_by(|a, b| locale.compare(&a.title, &b.title));
    links
}

/// A company as pages show it.
pub(super) fn company(renderer: &Renderer, lang: Lang, id: CompanyId) -> Company {
    let company = renderer.site.company(id);
    let list = link(renderer, lang, &List::Company(id));
    let outside = |url: &crate::base::web::WebUrl| Link {
        title: url.host().unwrap_or_else(|| url.to_string()),
        url: url.to_string(),
        ..Link::default()
    };
    Company {
        name: company.name.clone(),
        url: list.url,
        count: list.count.unwrap_or_default(),
        description: company.description_in(lang).map(str::to_owned),
        logo: company.logo.as_ref().map(|path| renderer.file(path)),
        website: company.url.as_ref().map(outside),
        socials: company.socials.iter().map(outside).collect(),
    }
}
