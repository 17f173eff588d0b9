//! Every file of the site, with its address, before any is rendered.
//!
//! An address is given once. Where two want the same, the one that careergen makes has it, and the other is left out
//! with a fault.

mod addresses;
mod feeds;
mod host_files;
mod kind;
mod redirects;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::base::{Anchor, Diagnostic, OutPath, RelPath, Span, UrlPath, codes};
use crate::derive::{Derived, Standing};
use crate::lang::Lang;
use crate::model::Site;

pub use addresses::Addresses;
pub use host_files::HostFile;
pub use kind::{Format, Kind, List, Sitemap, Twin};
pub use redirects::Redirect;

/// Addresses in one sitemap file, as the protocol has it.
pub const SITEMAP: usize = 50_000;

/// A file of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Its address.
    pub url: UrlPath,
    /// The language of its words.
    pub lang: Lang,
    /// What it is.
    pub kind: Kind,
    /// Whether search engines may show it.
    pub indexed: bool,
}

/// The whole site, decided.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Every file, by its place in the output.
    pub pages: BTreeMap<OutPath, Page>,
    /// Where things are.
    pub addresses: Addresses,
    /// Old addresses, sorted. The host is told of them, or has a page at each.
    pub redirects: Vec<Redirect>,
    /// Addresses of postings that ended so long ago that they have no page.
    pub gone: BTreeSet<UrlPath>,
}

impl Plan {
    /// The plan as text, a file a line, as tests and people read it: address, kind, what it shows.
    #[must_use]
    pub fn to_text(&self, derived: &Derived) -> String {
        self.pages.values().map(|page| format!("{}\n", kind::line(page, derived))).collect()
    }

    /// The other languages in which a page exists, with their addresses; itself among them.
    #[must_use]
    pub fn alternates(&self, page: &Page) -> Vec<(Lang, UrlPath)> {
        let path = self.addresses.bare(&page.url, page.lang);
        self.addresses
            .languages()
            .iter()
            .map(|lang| (*lang, self.addresses.prefixed(*lang, path)))
            .filter(|(_, url)| {
                self.pages.get(&url.to_out()).is_some_and(|other| same_thing(&other.kind, &page.kind))
            })
            .collect()
    }
}

fn same_thing(a: &Kind, b: &Kind) -> bool {
    a == b || matches!((a, b), (Kind::Content(_), Kind::Content(_)))
}

/// Decides every file of the site.
#[must_use]
pub fn plan(site: &Site, derived: &Derived) -> (Plan, Vec<Diagnostic>) {
    let addresses = Addresses::new(site, derived);
    let mut builder = Builder {
        site,
        derived,
        addresses,
        pages: BTreeMap::new(),
        taken: HashSet::new(),
        // The theme's files lie there.
        folders: HashSet::from(["assets".to_owned()]),
        faults: Vec::new(),
    };
    for lang in site.config.languages.clone() {
        builder.language(lang);
    }
    builder.postings();
    builder.whole_site();
    for lang in site.config.languages.clone() {
        builder.content(lang);
    }
    builder.sitemaps();
    builder.statics();
    builder.host_files();
    let redirects::Decided { redirects, gone, faults } =
        redirects::decide(site, derived, &builder.addresses, &builder.pages);
    builder.faults.extend(faults);
    let redirects = builder.redirects(redirects);
    let Builder { pages, addresses, faults, .. } = builder;
    (Plan { pages, addresses, redirects, gone }, faults)
}

struct Builder<'a> {
    site: &'a Site,
    derived: &'a Derived,
    addresses: Addresses,
    pages: BTreeMap<OutPath, Page>,
    /// Files that are written, without what file systems don't tell apart (case, composition), and their folders.
    taken: HashSet<String>,
    folders: HashSet<String>,
    faults: Vec<Diagnostic>,
}

impl Builder<'_> {
    /// Everything that each language has.
    fn language(&mut self, lang: Lang) {
        let derived = self.derived;
        self.add(lang, "/", Kind::Home, true);
        self.add(lang, "/locations/", Kind::Locations, true);
        self.add(lang, "/categories/", Kind::Categories, !derived.shown_categories.is_empty());
        self.add(lang, "/companies/", Kind::Companies, !derived.shown_companies.is_empty());
        self.list(lang, List::All);
        self.list(lang, List::Remote);
        for (country, listing) in &derived.countries {
            self.list(lang, List::Country(*country));
            for city in listing.cities.keys() {
                self.list(lang, List::City(*country, city.clone()));
            }
        }
        for grouping in derived.groupings.keys() {
            self.list(lang, List::Grouping(*grouping));
        }
        for id in &derived.shown_categories {
            self.list(lang, List::Category(*id));
        }
        for id in &derived.shown_companies {
            self.list(lang, List::Company(*id));
        }
    }

    /// The pages and the feeds of a list. An empty one has a page that says so.
    fn list(&mut self, lang: Lang, list: List) {
        let count = list.postings(self.derived).len();
        let pages = count.div_ceil(self.site.config.per_page).max(1);
        let path = self.addresses.list_path(self.site, &list);
        for page in 1..=pages {
            let path = if page == 1 { path.clone() } else { format!("{path}page/{page}/") };
            self.add(lang, &path, Kind::List { list: list.clone(), page, pages }, count > 0);
        }
        self.list_feeds(lang, &list);
    }

    fn postings(&mut self) {
        for (id, _) in self.site.numbered() {
            let standing = self.derived.standing(id);
            for (lang, url) in self.addresses.posting_pages(id).to_vec() {
                let indexed = standing == Standing::Listed && !self.derived.previews.contains(&id);
                self.twins(lang, id, &url, indexed);
                self.insert(Page { url, lang, kind: Kind::Posting(id), indexed }, Anchor::Site);
            }
        }
    }

    fn whole_site(&mut self) {
        let lang = self.site.config.main_language();
        self.add(lang, "/404.html", Kind::NotFound, false);
        if self.site.config.hosting.shows_gone() {
            self.add(lang, "/410.html", Kind::Gone, false);
        }
        self.site_feeds();
        self.add(lang, "/robots.txt", Kind::Robots, false);
    }

    fn content(&mut self, lang: Lang) {
        let site = self.site;
        for (number, page) in site.pages.iter().enumerate().filter(|(_, page)| page.lang == lang) {
            let url = self.addresses.prefixed(lang, &format!("/{}/", page.slug));
            let page_of_site = Page { url, lang, kind: Kind::Content(number), indexed: true };
            self.insert(page_of_site, Anchor::Span(page.source));
        }
    }

    fn statics(&mut self) {
        let lang = self.site.config.main_language();
        let site = self.site;
        for path in site.assets.keys() {
            let Some(inner) = path.below("static") else { continue };
            let Some(url) = UrlPath::new(&format!("/{inner}")).filter(|_| OutPath::new(inner).is_some())
            else {
                self.refuse(&Anchor::File(path.clone()), "this name can't be kept on every host");
                continue;
            };
            let page = Page { url, lang, kind: Kind::Static(path.clone()), indexed: false };
            self.insert(page, Anchor::File(path.clone()));
        }
    }

    /// Where `static/` has a file of that name, its writer knows better.
    fn host_files(&mut self) {
        let config = &self.site.config;
        for file in HostFile::of(config.hosting, &config.base_url) {
            let url = UrlPath::new(file.path()).expect("names of ours are paths");
            let key = url.to_out().collision_key();
            let is_it = |path: &&RelPath| {
                path.below("static").and_then(OutPath::new).is_some_and(|out| out.collision_key() == key)
            };
            if let Some(own) = self.site.assets.keys().find(is_it) {
                let message = format!("`{own}` stands in the place of a file for {}", config.hosting.name());
                let fault = Diagnostic::new(codes::OWN_HOSTING_FILE, Anchor::File(own.clone()), message);
                let name = file.path().trim_start_matches('/');
                let is_other = own.below("static") != Some(name);
                self.faults.push(if is_other {
                    fault.help(format!("the host reads `{name}`: write it so, or give yours another name"))
                } else {
                    fault
                });
            } else {
                self.add(config.main_language(), file.path(), Kind::Host(file), false);
            }
        }
    }

    /// On hosts without rules, a page for each old address. Gives those that are served.
    fn redirects(&mut self, redirects: Vec<(Redirect, Span)>) -> Vec<Redirect> {
        let has_rules = self.site.config.hosting.redirects();
        let mut served = Vec::with_capacity(redirects.len());
        for (redirect, source) in redirects {
            if has_rules || self.redirect_page(&redirect) {
                served.push(redirect);
                continue;
            }
            let message = format!("no page can stand at `{}`", redirect.from);
            let fault = Diagnostic::at(codes::REDIRECT_IMPOSSIBLE, source, message);
            let fault = fault.label("left out");
            self.faults.push(fault.help("take it away, or name a host that has rules as `hosting`"));
        }
        served
    }

    /// Whether a page could be put at the old address. It is a folder's, or one of HTML by its name.
    fn redirect_page(&mut self, redirect: &Redirect) -> bool {
        let path = redirect.from.as_str();
        let name = path.rsplit('/').next().unwrap_or_default();
        let url = match name.rsplit_once('.') {
            Some((_, "html" | "htm")) => path.to_owned(),
            Some(_) => return false,
            None => format!("{}/", path.trim_end_matches('/')),
        };
        let Some(url) = UrlPath::new(&url).filter(|url| OutPath::new(url.to_out().as_str()).is_some()) else {
            return false;
        };
        if !self.is_free(&url.to_out().collision_key()) {
            return false;
        }
        let lang = self.site.config.main_language();
        let kind = Kind::Redirect(redirect.to.clone());
        self.insert(Page { url, lang, kind, indexed: false }, Anchor::Site);
        true
    }

    fn add(&mut self, lang: Lang, path: &str, kind: Kind, indexed: bool) {
        let url = self.addresses.prefixed(lang, path);
        self.insert(Page { url, lang, kind, indexed }, Anchor::Site);
    }

    fn insert(&mut self, page: Page, anchor: Anchor) {
        // Of a site for staff search engines show nothing.
        let page = Page { indexed: page.indexed && self.site.config.audience.is_public(), ..page };
        let out = page.url.to_out();
        let key = out.collision_key();
        if !self.is_free(&key) {
            let message = format!("`{}` is already taken by a page of the site", page.url);
            self.refuse(&anchor, &message);
            return;
        }
        for folder in folders(&key) {
            // Most pages lie in a folder that is known.
            if !self.folders.contains(folder) {
                self.folders.insert(folder.to_owned());
            }
        }
        self.taken.insert(key);
        self.pages.insert(out, page);
    }

    /// Whether a file can be written there: nothing is in its place, and no file where it wants a folder.
    fn is_free(&self, key: &str) -> bool {
        let is_file = folders(key).any(|folder| self.taken.contains(folder));
        !is_file && !self.taken.contains(key) && !self.folders.contains(key)
    }

    fn refuse(&mut self, anchor: &Anchor, message: &str) {
        let fault = Diagnostic::new(codes::ADDRESS_TAKEN, anchor.clone(), message);
        self.faults.push(fault.label("left out").help("give it another name"));
    }
}

/// The folders that a file lies in.
fn folders(key: &str) -> impl Iterator<Item = &str> {
    key.match_indices('/').map(|(at, _)| &key[..at])
}
