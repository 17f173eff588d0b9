//! What every page has: title, way, languages, menu, and what it says of itself to search engines. A posting's JobPosting is not
//! made here.

use serde_json::{Value, json};

use super::view::{Alternate, Crumb, Format as FormatView, Head, Html, Link};
use super::{Renderer, feeds, job_posting, preview};
use crate::base::UrlPath;
use crate::base::web::WebUrl;
use crate::lang::{Key, Lang};
use crate::markup::{self, Format};
use crate::model::{Company, Site};
use crate::plan::{Format as FeedFormat, Kind, List, Page};

/// Characters of a description at most: search engines and previews show fewer.
const DESCRIPTION: usize = 200;

/// What a page says of itself.
#[derive(Clone)]
pub(super) struct About {
    pub(super) kind: &'static str,
    /// For `<h1>`, and for `<title>` unless that is given.
    pub(super) heading: String,
    pub(super) title: Option<String>,
    pub(super) description: String,
    /// Between the home page and the page itself.
    pub(super) way: Vec<(String, UrlPath)>,
    pub(super) feed: Option<List>,
}

pub(super) fn head(renderer: &Renderer, page: &Page, about: About) -> Head {
    let words = renderer.words(page.lang);
    let site = &renderer.site;
    let title = about.title.unwrap_or_else(|| {
        words.locale.format(Key::MetaTitle, &[("page", &about.heading), ("site", &site.config.name)])
    });
    let mut formats = feeds::twins_of(renderer, page, &about.heading);
    formats.splice(0..0, about.feed.iter().flat_map(|list| feeds::of_list(renderer, page.lang, list)));
    let breadcrumb = breadcrumb(renderer, page, &about.heading, about.way);
    Head {
        title,
        json_ld: json_ld(renderer, page, &breadcrumb),
        heading: about.heading,
        description: markup::plain(Format::Text, &about.description, DESCRIPTION),
        kind: about.kind,
        lang: page.lang.tag(),
        dir: page.lang.direction(),
        canonical: (!matches!(page.kind, Kind::NotFound | Kind::Gone)).then(|| renderer.absolute(&page.url)),
        indexed: page.indexed,
        breadcrumb,
        alternates: alternates(renderer, page),
        feed: feed_link(&formats),
        formats,
        locale: page.lang.locale(),
        image: preview::image(renderer, page),
        nav: nav(renderer, page),
    }
}

/// The Atom feed, as themes know it that were made before there were others.
fn feed_link(formats: &[FormatView]) -> Option<Link> {
    let atom = formats.iter().find(|format| format.name == FeedFormat::Atom.name())?;
    Some(Link { title: atom.title.clone(), url: atom.url.clone(), ..Link::default() })
}

fn breadcrumb(renderer: &Renderer, page: &Page, heading: &str, way: Vec<(String, UrlPath)>) -> Vec<Crumb> {
    if page.kind == Kind::Home {
        return Vec::new();
    }
    let home =
        (renderer.words(page.lang).text(Key::NavHome), renderer.plan.addresses.prefixed(page.lang, "/"));
    let mut crumbs: Vec<Crumb> = std::iter::once(home)
        .chain(way)
        .map(|(title, url)| Crumb { title, url: Some(renderer.href(&url)) })
        .collect();
    crumbs.push(Crumb { title: heading.to_owned(), url: None });
    crumbs
}

/// The way to the page; on the front page, to which there is none, the site; and beside it the company, on its own page and on the front
/// page of a site that has no other.
fn json_ld(renderer: &Renderer, page: &Page, crumbs: &[Crumb]) -> Html {
    let first = if crumbs.is_empty() { website(renderer) } else { breadcrumb_list(renderer, page, crumbs) };
    let company = match &page.kind {
        Kind::List { list: List::Company(id), page: 1, .. } => Some(renderer.site.company(*id)),
        Kind::Home => match renderer.derived.shown_companies[..] {
            [only] => Some(renderer.site.company(only)),
            _ => None,
        },
        _ => None,
    };
    let company = company.and_then(|company| organization(&renderer.site, company, page.lang));
    let json = match company {
        Some(company) => json!([first, company]),
        None => first,
    };
    Html(job_posting::script(&json).into())
}

/// schema.org's BreadcrumbList. The last item is the page itself. Google takes none of a single item.
fn breadcrumb_list(renderer: &Renderer, page: &Page, crumbs: &[Crumb]) -> Value {
    let base = renderer.site.config.base_url.to_string();
    let root = base.strip_suffix(renderer.site.config.base_url.prefix()).unwrap_or(&base).to_owned();
    let items: Vec<_> = crumbs
        .iter()
        .enumerate()
        .map(|(at, crumb)| {
            let item = match &crumb.url {
                Some(url) => format!("{root}{url}"),
                None => renderer.absolute(&page.url),
            };
            json!({ "@type": "ListItem", "position": at + 1, "name": crumb.title, "item": item })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}

/// schema.org's WebSite: its name, and the one front page that stands for all languages.
fn website(renderer: &Renderer) -> Value {
    let config = &renderer.site.config;
    let home = renderer.plan.addresses.prefixed(config.main_language(), "/");
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": config.name,
        "url": renderer.absolute(&home),
    })
}

/// schema.org's Organization, with what its page shows of it. Nothing where that is a name alone.
fn organization(site: &Site, company: &Company, lang: Lang) -> Option<Value> {
    let logo = job_posting::logo(site, company);
    if company.url.is_none() && logo.is_none() {
        return None;
    }
    let mut organization = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": company.name,
    });
    if let Some(description) = company.description_in(lang) {
        organization["description"] = description.into();
    }
    if let Some(url) = &company.url {
        organization["url"] = url.as_str().into();
    }
    if let Some(logo) = logo {
        organization["logo"] = logo.into();
    }
    let elsewhere: Vec<&str> = company.socials.iter().map(WebUrl::as_str).collect();
    if !elsewhere.is_empty() {
        organization["sameAs"] = elsewhere.into();
    }
    Some(organization)
}

fn alternates(renderer: &Renderer, page: &Page) -> Vec<Alternate> {
    let alternates = renderer.plan.alternates(page);
    if alternates.len() < 2 {
        return Vec::new();
    }
    alternates
        .into_iter()
        .map(|(lang, url)| Alternate {
            lang: lang.tag(),
            name: lang.endonym(),
            url: renderer.href(&url),
            canonical: renderer.absolute(&url),
            locale: lang.locale(),
            current: lang == page.lang,
        })
        .collect()
}

fn nav(renderer: &Renderer, page: &Page) -> Vec<Link> {
    let words = renderer.words(page.lang);
    let mut items = vec![(Key::NavJobs, "/jobs/"), (Key::NavLocations, "/locations/")];
    if !renderer.derived.shown_categories.is_empty() {
        items.push((Key::NavCategories, "/categories/"));
    }
    if renderer.derived.shown_companies.len() > 1 {
        items.push((Key::NavCompanies, "/companies/"));
    }
    if !renderer.derived.remote.is_empty() {
        items.push((Key::NavRemote, "/remote/"));
    }
    let link = |(key, path): (Key, &str)| {
        let url = renderer.plan.addresses.prefixed(page.lang, path);
        Link { title: words.text(key), url: renderer.href(&url), current: page.url == url, ..Link::default() }
    };
    items.into_iter().map(link).collect()
}
