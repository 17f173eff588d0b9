//! Plan → [`Output`], a page at a time.
//!
//! A page is made in two steps. Its *view* is everything the template is told, and is cheap: its hash is the page's
//! fingerprint. Only when the page is wanted is its text turned into HTML and put into the template. Nothing here reads
//! a disk; templates can't ask the site anything, they read what the view hands them.

mod brand;
mod cards;
mod content;
mod contrast;
mod css;
mod directory;
mod document;
mod facts;
mod feeds;
mod head;
mod home;
mod hosting;
mod job_posting;
mod list;
mod map;
#[cfg(feature = "og-images")]
mod og_image;
mod outline;
mod place;
mod posting;
mod preview;
mod redirect;
mod scripts;
mod search;
mod sitemap;
mod statements;
mod theme;
mod tokens;
pub mod view;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::base::links::{Paths, encoded};
use crate::base::output::{About, Made, Render, Rules};
use crate::base::{Body, Class, Diagnostic, Env, Fingerprint, Item, OutPath, Output, RelPath, UrlPath};
use crate::derive::Derived;
use crate::lang::Lang;
use crate::model::{PostingId, Site};
use crate::plan::{Kind, Page, Plan};
use crate::similar::Similar;

pub use document::document;

use cards::Cards;
use theme::Theme;
use view::View;
use words::Words;

/// Everything that pages are made of.
pub struct Renderer {
    site: Arc<Site>,
    derived: Arc<Derived>,
    similar: Arc<Vec<Vec<Similar>>>,
    plan: Arc<Plan>,
    env: Env,
    theme: Theme,
    words: BTreeMap<Lang, Words>,
    cards: Cards,
    /// Postings as feeds have them.
    items: feeds::Items,
    /// The pages of the plan, to be called by number.
    pages: Vec<Page>,
    /// What each language's search needs.
    search: OnceLock<BTreeMap<Lang, search::Search>>,
    /// Where links from the root of the site may lead.
    paths: OnceLock<Paths>,
    /// Those that are drawn for link previews.
    #[cfg(feature = "og-images")]
    pictures: OnceLock<og_image::Pictures>,
    /// Of all that every page depends on.
    shared: Fingerprint,
}

/// Prepares every file of the plan; none is rendered yet. Where the theme can't be used there is no output, for no page can be
/// made.
#[must_use]
pub fn render(
    site: Arc<Site>,
    derived: Arc<Derived>,
    similar: Arc<Vec<Vec<Similar>>>,
    plan: Arc<Plan>,
    env: &Env,
) -> (Option<Output>, Vec<Diagnostic>) {
    let mut theme = match Theme::new(&site) {
        Ok(theme) => theme,
        Err(faults) => return (None, faults),
    };
    let mut warnings = std::mem::take(&mut theme.warnings);
    let words: BTreeMap<Lang, Words> =
        site.config.languages.iter().map(|lang| (*lang, Words::new(*lang, &site.config))).collect();
    let cards = Cards::new(&site, &derived.listed);
    let items = feeds::Items::new(&site);
    let pages: Vec<Page> = plan.pages.values().cloned().collect();
    let own_pages: Vec<_> = site.pages.iter().map(|page| (page.lang, &page.slug, &page.title)).collect();
    // A link to a file of `static/` is dead when the file goes.
    let statics: Vec<&RelPath> = site.assets.keys().filter(|path| path.below("static").is_some()).collect();
    let shared = Fingerprint::of(&(
        env!("CARGO_PKG_VERSION"),
        theme.fingerprint,
        &site.config,
        own_pages,
        statics,
        // What was said of the last build is said in one file.
        Env { changes: None, ..env.clone() },
    ));
    let renderer = Arc::new(Renderer {
        site,
        derived,
        similar,
        plan,
        env: env.clone(),
        theme,
        words,
        cards,
        items,
        pages,
        search: OnceLock::new(),
        paths: OnceLock::new(),
        #[cfg(feature = "og-images")]
        pictures: OnceLock::new(),
        shared,
    });
    warnings.extend(feeds::dropped(&renderer));
    warnings.extend(feeds::changes_fault(&renderer));
    (Some(renderer.output()), warnings)
}

impl Renderer {
    fn output(self: &Arc<Self>) -> Output {
        let pages = self.plan.pages.keys().zip(&self.pages).enumerate();
        let items = pages.map(|(number, (path, page))| (path.clone(), self.item(number, page)));
        let items: BTreeMap<OutPath, Item> = items.collect();
        let hosting = self.site.config.hosting;
        let about = About {
            base_url: self.site.config.base_url.to_string(),
            audience: self.site.config.audience,
            is_preview: self.env.drafts || self.env.future,
            next_change: self.derived.next_change,
            hosting: hosting.name().to_owned(),
            encodings: hosting.encodings().to_vec(),
            rules: self.rules(),
        };
        let has_rules = self.site.config.hosting.redirects();
        let moved = if has_rules { hosting::Told::of(self).moved } else { BTreeMap::new() };
        let mut output = Output { items, moved, about };
        output.items.extend(self.searches().values().flat_map(|search| search.files.iter().cloned()));
        output.items.extend(hosting::speculation::file(self));
        #[cfg(feature = "og-images")]
        output.items.extend(self.pictures().items());
        output.items.extend(self.theme.assets.iter().map(|(path, item)| (path.clone(), item.clone())));
        output
    }

    /// The rules for redirects in the files for the host; the file that has some is made for it.
    fn rules(&self) -> Rules {
        let files = self.pages.iter().filter_map(|page| match page.kind {
            Kind::Host(file) => Some(hosting::file(self, file).1),
            _ => None,
        });
        files.max_by_key(|rules| rules.count).unwrap_or_default()
    }

    fn item(self: &Arc<Self>, number: usize, page: &Page) -> Item {
        if let Kind::Static(path) = &page.kind {
            return Item::new(self.site.assets[path].body(), Class::Static);
        }
        let by: Arc<dyn Render> = Arc::clone(self) as Arc<dyn Render>;
        let class = page.kind.class();
        Item { body: Body::Page { by, page: number }, class, indexed: page.indexed }
    }

    fn view(&self, page: &Page) -> View {
        match &page.kind {
            Kind::Home => home::view(self, page),
            Kind::List { list, page: number, pages } => list::view(self, page, list, (*number, *pages)),
            Kind::Posting(id) => posting::view(self, page, *id),
            Kind::Locations => directory::locations(self, page),
            Kind::Categories => directory::categories(self, page),
            Kind::Companies => directory::companies(self, page),
            Kind::Content(number) => content::view(self, page, *number),
            Kind::Gone => content::gone(self, page),
            Kind::NotFound
            | Kind::Redirect(_)
            | Kind::Feed(..)
            | Kind::Board(_)
            | Kind::Twin(..)
            | Kind::Llms
            | Kind::Changes
            | Kind::Sitemap(_)
            | Kind::Robots
            | Kind::Static(_)
            | Kind::Host(_) => content::not_found(self, page),
        }
    }

    /// Where links from the root of the site may lead.
    fn paths(&self) -> &Paths {
        self.paths.get_or_init(|| {
            let moved: Vec<String> =
                self.plan.redirects.iter().map(|redirect| redirect.from.as_str().to_owned()).collect();
            Paths::of(self.plan.pages.keys(), "").and(moved.iter())
        })
    }

    fn searches(&self) -> &BTreeMap<Lang, search::Search> {
        self.search.get_or_init(|| search::all(self))
    }

    /// What search in a language needs; nothing where no posting is open.
    fn search(&self, lang: Lang) -> Option<&search::Search> {
        self.searches().get(&lang)
    }

    /// The pictures that are drawn for link previews.
    #[cfg(feature = "og-images")]
    fn pictures(&self) -> &og_image::Pictures {
        self.pictures.get_or_init(|| og_image::Pictures::of(self))
    }

    fn words(&self, lang: Lang) -> &Words {
        &self.words[&lang]
    }

    /// The address to link to from another page of the site.
    fn href(&self, url: &UrlPath) -> String {
        href(&self.site, url)
    }

    /// The address of a file of `static/`, by its path on this site.
    fn file(&self, path: &str) -> String {
        file(&self.site, path)
    }

    /// The whole address.
    fn absolute(&self, url: &UrlPath) -> String {
        self.site.config.base_url.join(url)
    }

    /// A posting's page for a reader of `lang`; `#` for one without a page, which nothing links to.
    fn posting_href(&self, id: PostingId, lang: Lang) -> String {
        self.plan.addresses.posting(id, lang).map_or_else(|| "#".to_owned(), |url| self.href(url))
    }

    fn html(&self, page: &Page) -> Made {
        let view = self.view(page);
        let context = self.theme.context(&view, self.words(page.lang));
        let context = match &view {
            View::Posting { .. } | View::Content { .. } => posting::with_text(self, page, context),
            View::Home { .. }
            | View::List { .. }
            | View::Directory { .. }
            | View::NotFound { .. }
            | View::Gone { .. } => context,
        };
        let fingerprint = Some(self.of_view(page, &view));
        match self.theme.render(view.template(), &context) {
            Ok(bytes) if self.cards.fault_in(&bytes).is_some() => {
                Made { fault: self.cards.fault_in(&bytes).cloned(), ..Made::default() }
            }
            Ok(bytes) => Made { outline: Some(outline::outline(&bytes)), bytes, fingerprint, fault: None },
            Err(fault) => Made { fault: Some(*fault), ..Made::default() },
        }
    }

    fn of_view(&self, page: &Page, view: &View) -> Fingerprint {
        Fingerprint::of(&(self.shared, view, posting::text_links(self, page)))
    }
}

impl Render for Renderer {
    fn render(&self, number: usize) -> Made {
        let page = &self.pages[number];
        let file = |bytes: Vec<u8>| Made { bytes, ..Made::default() };
        match &page.kind {
            Kind::Sitemap(part) => file(sitemap::sitemap(self, *part)),
            Kind::Robots => file(sitemap::robots(self).into_bytes()),
            Kind::Redirect(to) => file(redirect::page(self, page, to).into_bytes()),
            Kind::Host(host) => file(hosting::file(self, *host).0.into_bytes()),
            _ => feeds::file(self, page).map_or_else(|| self.html(page), file),
        }
    }

    fn fingerprint(&self, number: usize) -> Fingerprint {
        let page = &self.pages[number];
        match &page.kind {
            Kind::Sitemap(part) => Fingerprint::of_bytes(&sitemap::sitemap(self, *part)),
            Kind::Robots => Fingerprint::of_bytes(sitemap::robots(self).as_bytes()),
            Kind::Redirect(to) => Fingerprint::of_bytes(redirect::page(self, page, to).as_bytes()),
            Kind::Host(host) => Fingerprint::of_bytes(hosting::file(self, *host).0.as_bytes()),
            _ => feeds::fingerprint(self, page).unwrap_or_else(|| self.of_view(page, &self.view(page))),
        }
    }

    fn data(&self, number: usize) -> Option<String> {
        let page = &self.pages[number];
        match &page.kind {
            Kind::Redirect(_)
            | Kind::Feed(..)
            | Kind::Board(_)
            | Kind::Twin(..)
            | Kind::Llms
            | Kind::Changes
            | Kind::Sitemap(_)
            | Kind::Robots
            | Kind::Static(_)
            | Kind::Host(_) => None,
            _ => serde_json::to_string_pretty(&self.view(page)).ok(),
        }
    }
}

fn file(site: &Site, path: &str) -> String {
    format!("{}{}", site.config.base_url.prefix(), encoded(path))
}

fn href(site: &Site, url: &UrlPath) -> String {
    format!("{}{url}", site.config.base_url.prefix())
}

/// The place of a theme's file in the output.
fn asset_path(path: &str, fingerprint: Fingerprint) -> Option<OutPath> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hash = fingerprint.short();
    OutPath::new(&match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}-{hash}.{extension}"),
        None => format!("assets/{name}-{hash}"),
    })
}
