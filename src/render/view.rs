//! What templates are told: the theme's contract. `docs/themes.md` describes each type with an example.
//!
//! These are the only types that are serialised for templates. Every text is ready to show in the page's language;
//! templates format nothing and look nothing up. A view is hashed to tell whether its page has changed, so whatever a
//! page shows must stand in it.

mod format;
mod posting;
mod search;

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::base::Fingerprint;

pub use format::Format;
pub use posting::{Apply, Fact, FactValue, Posting, Share, Similar};
pub use search::{Filter, FilterOption, Search};

/// HTML that is safe to print as it is: `{{ x | safe }}`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Html(pub Arc<str>);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// One page, by the template that shows it. Each variant's fields are the template's variables.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// `home.html`.
    Home {
        /// The page.
        page: Head,
        /// What stands on it.
        home: Box<Home>,
    },
    /// `list.html`: all jobs, a country, a city, a grouping, remote, a category, a company.
    List {
        /// The page.
        page: Head,
        /// What stands on it.
        list: Box<List>,
    },
    /// `directory.html`: all places, categories, companies.
    Directory {
        /// The page.
        page: Head,
        /// What stands on it.
        directory: Directory,
    },
    /// `posting.html`. `body` and `job_posting` are added beside it when the page is made.
    Posting {
        /// The page.
        page: Head,
        /// What stands on it.
        posting: Box<Posting>,
    },
    /// `page.html`. `content` is added when the page is made.
    Content {
        /// The page.
        page: Head,
        /// Of the text, which is rendered only when the page is made.
        #[serde(skip)]
        text: Fingerprint,
    },
    /// `404.html`.
    NotFound {
        /// The page.
        page: Head,
        /// Where to go from here.
        links: Vec<Link>,
        /// The lists with the most postings, by kind.
        groups: Vec<LinkGroup>,
    },
    /// `410.html`.
    Gone {
        /// The page.
        page: Head,
        /// Where to go from here.
        links: Vec<Link>,
        /// The lists with the most postings, by kind.
        groups: Vec<LinkGroup>,
    },
}

impl View {
    /// Every template that is asked for by name; all others are used by these.
    pub const TEMPLATES: [&str; 8] = [
        "home.html",
        "list.html",
        "directory.html",
        "posting.html",
        "page.html",
        "404.html",
        "410.html",
        "parts/card.html",
    ];

    /// The template that shows it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home { .. } => "home.html",
            Self::List { .. } => "list.html",
            Self::Directory { .. } => "directory.html",
            Self::Posting { .. } => "posting.html",
            Self::Content { .. } => "page.html",
            Self::NotFound { .. } => "404.html",
            Self::Gone { .. } => "410.html",
        }
    }
}

/// What every page has.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Head {
    /// For `<title>`.
    pub title: String,
    /// For `<h1>`.
    pub heading: String,
    /// For search engines.
    pub description: String,
    /// Which kind of page: `home`, `all`, `country`, `city`, `grouping`, `remote`, `category`, `company`, `posting`,
    /// `locations`, `categories`, `companies`, `content`, `not-found`.
    pub kind: &'static str,
    /// The language of its words, a BCP 47 tag.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its whole address; nothing for the page that is shown where nothing is.
    pub canonical: Option<String>,
    /// Whether search engines may show it.
    pub indexed: bool,
    /// The way to it, from the home page; itself last, without an address.
    pub breadcrumb: Vec<Crumb>,
    /// The same page in every language it exists in, itself among them; empty where there is only one.
    pub alternates: Vec<Alternate>,
    /// Its feed, where the site has Atom feeds.
    pub feed: Option<Link>,
    /// What it says in forms for programs: feeds of its list, a posting as Markdown and JSON.
    pub formats: Vec<Format>,
    /// The language with a country, for `og:locale`: `en_GB`.
    pub locale: String,
    /// The picture that stands for it where somebody shares a link.
    pub image: Option<Image>,
    /// JSON-LD of the page, safe inside a script element: its BreadcrumbList, on the front page a WebSite instead, on a company's
    /// page an Organization as well.
    pub json_ld: Html,
    /// The menu, with the current item marked.
    pub nav: Vec<Link>,
}

/// A step of the way to a page.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Crumb {
    /// Its words.
    pub title: String,
    /// Its address; nothing for the page itself.
    pub url: Option<String>,
}

/// A page in a language.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: &'static str,
    /// The language's own name for itself.
    pub name: &'static str,
    /// Its address on the site.
    pub url: String,
    /// Its whole address.
    pub canonical: String,
    /// The language with a country, for `og:locale:alternate`.
    pub locale: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A picture for link previews.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Image {
    /// Its whole address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

/// A link.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Link {
    /// Its words.
    pub title: String,
    /// Its address.
    pub url: String,
    /// How many postings stand there: `322 jobs`.
    pub count: Option<String>,
    /// A word on it: `120 km away`.
    pub note: Option<String>,
    /// Whether it leads to this page.
    pub current: bool,
    /// Whether it leads to a list without postings.
    pub empty: bool,
}

/// Links under a heading.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct LinkGroup {
    /// The heading.
    pub title: String,
    /// Where the heading leads.
    pub url: Option<String>,
    /// How many postings stand there.
    pub count: Option<String>,
    /// The links.
    pub links: Vec<Link>,
}

/// A posting in a list, before `parts/card.html` has made HTML of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Card {
    /// The role.
    pub title: String,
    /// What is shown behind it.
    pub suffix: Option<String>,
    /// Its page.
    pub url: String,
    /// Who hires.
    pub company: Option<String>,
    /// The first letters of the company's name, for want of a logo.
    pub initials: Option<String>,
    /// The company's logo.
    pub logo: Option<String>,
    /// Where, or from where remotely: `Berlin, Germany`. In a list of places the place there.
    pub places: String,
    /// Where else: `also in Paris, Rome and 2 more places`.
    pub also: Option<String>,
    /// In a list of places, the way to apply there, where that differs: `Apply in Germany`.
    pub apply: Option<Link>,
    /// On site, hybrid, remote.
    pub workplace: Option<String>,
    /// Kinds of employment.
    pub employment: Option<String>,
    /// Pay, where it is stated in numbers.
    pub pay: Option<String>,
    /// When it was posted.
    pub posted: Option<Moment>,
    /// The language of the title, where it is not the page's.
    pub lang: Option<String>,
}

/// A day.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Moment {
    /// `2026-11-02`.
    pub iso: String,
    /// `2 November 2026`.
    pub date: String,
    /// `20 days ago`.
    pub age: String,
}

/// The front page.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Home {
    /// The form that leads to the list of all postings; nothing where none is open.
    pub search: Option<Search>,
    /// How much is open, where.
    pub intro: String,
    /// What the site is.
    pub about: Option<String>,
    /// The newest postings.
    pub newest: Vec<Html>,
    /// All of them.
    pub all_jobs: Link,
    /// Countries with postings, most first.
    pub countries: Vec<Link>,
    /// Categories with postings, most first.
    pub categories: Vec<Link>,
    /// Companies with postings, most first.
    pub companies: Vec<Link>,
}

/// A list of postings.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct List {
    /// The search, on the first page of all postings, where one is open.
    pub search: Option<Search>,
    /// How many there are.
    pub count: String,
    /// What is said where there are none.
    pub empty: Option<String>,
    /// The postings of this page; none where they stand in `sections`.
    pub cards: Vec<Html>,
    /// The postings of this page by city, in the list of a country that has several.
    pub sections: Vec<CardGroup>,
    /// Where there are more pages than one.
    pub pagination: Option<Pagination>,
    /// Other postings that belong here: remote roles open to people in a country.
    pub more: Vec<CardGroup>,
    /// Where to go from here: cities, nearby countries, narrower categories.
    pub groups: Vec<LinkGroup>,
    /// Of a country or city: currency, languages, time zone.
    pub facts: Vec<Fact>,
    /// Offices in the city.
    pub offices: Vec<Office>,
    /// A credit that a licence asks for.
    pub credit: Option<Html>,
    /// The company, on its own list.
    pub company: Option<Company>,
}

/// An office.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Office {
    /// What it is called: `Our office in Berlin`.
    pub title: String,
    /// Its address, line by line.
    pub address: Vec<String>,
    /// How to get there.
    pub directions: Option<String>,
    /// The address of a picture.
    pub picture: Option<String>,
    /// What the picture shows.
    pub alt: String,
}

/// Postings under a heading.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct CardGroup {
    /// The heading.
    pub title: String,
    /// Where the heading leads.
    pub url: Option<String>,
    /// How many there are, on this page and beyond it.
    pub count: Option<String>,
    /// Where the rest stands, if not all are here.
    pub rest: Option<Link>,
    /// The postings.
    pub cards: Vec<Html>,
}

/// Where a page stands among the pages of its list.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Pagination {
    /// `Page 2 of 7`.
    pub label: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// First, last and the ones around, in order.
    pub pages: Vec<Link>,
}

/// All places, categories or companies.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Directory {
    /// A map on which each country leads to its list. The groups say the same in words.
    pub map: Option<Html>,
    /// The groups.
    pub groups: Vec<LinkGroup>,
    /// A credit that a licence asks for.
    pub credit: Option<Html>,
}

/// A company.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Company {
    /// Its name.
    pub name: String,
    /// Its list on this site.
    pub url: String,
    /// Its open postings: `322 jobs`.
    pub count: String,
    /// What it does.
    pub description: Option<String>,
    /// Its logo.
    pub logo: Option<String>,
    /// Its own site.
    pub website: Option<Link>,
    /// Its pages elsewhere.
    pub socials: Vec<Link>,
}
