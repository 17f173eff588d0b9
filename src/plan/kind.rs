//! What a file of the site is, and which sets of postings have pages and feeds.

use crate::base::{Class, RelPath, Slug};
use crate::derive::Derived;
use crate::geo::{Country, Grouping};
use crate::model::{Board, CategoryId, CompanyId, Feed, Goal, PostingId};

use super::{HostFile, Page};

/// A set of open postings that has pages and a feed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum List {
    /// All of them.
    All,
    /// Those in a country.
    Country(Country),
    /// Those in a city.
    City(Country, Slug),
    /// Those in a grouping of countries.
    Grouping(Grouping),
    /// Remote ones.
    Remote,
    /// Those of a category and its descendants.
    Category(CategoryId),
    /// Those of a company.
    Company(CompanyId),
}

/// How the feed of a list is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// Atom, RFC 4287.
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// How a posting is written for programs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Twin {
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
}

/// A sitemap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sitemap {
    /// The list of the others.
    Index,
    /// Pages of open postings; a part with its number, from 1.
    Postings(usize),
    /// All other pages that search engines may show; a part with its number, from 1.
    Pages(usize),
}

/// What a file is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// The front page.
    Home,
    /// One page of a list, numbered from 1.
    List {
        /// The list.
        list: List,
        /// Which page.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// A posting.
    Posting(PostingId),
    /// All places.
    Locations,
    /// All categories.
    Categories,
    /// All companies.
    Companies,
    /// A page of the site's own, by its number.
    Content(usize),
    /// What is shown where nothing is.
    NotFound,
    /// What is shown where a posting was, on hosts that can say so.
    Gone,
    /// At an old address, on hosts that can't send visitors on: sends them to a page.
    Redirect(Goal),
    /// The newest of a list.
    Feed(List, Format),
    /// All open postings for a job board.
    Board(Board),
    /// A posting, beside its page.
    Twin(PostingId, Twin),
    /// `llms.txt`.
    Llms,
    /// `changes.json`.
    Changes,
    /// A sitemap.
    Sitemap(Sitemap),
    /// `robots.txt`.
    Robots,
    /// A file of `static/`.
    Static(RelPath),
    /// A file for the host.
    Host(HostFile),
}

impl List {
    /// The postings of the list.
    #[must_use]
    pub fn postings<'d>(&self, derived: &'d Derived) -> &'d [PostingId] {
        match self {
            Self::All => &derived.listed,
            Self::Country(country) => derived.countries.get(country).map_or(&[], |listing| &listing.postings),
            Self::City(country, slug) => derived
                .countries
                .get(country)
                .and_then(|listing| listing.cities.get(slug))
                .map_or(&[], |city| &city.postings),
            Self::Grouping(grouping) => derived.groupings.get(grouping).map_or(&[], Vec::as_slice),
            Self::Remote => &derived.remote,
            Self::Category(id) => derived.in_category(*id),
            Self::Company(id) => derived.at_company(*id),
        }
    }
}

impl Format {
    /// Both, the one first that readers of feeds know best.
    pub const ALL: [Self; 2] = [Self::Atom, Self::Json];

    /// The feed of the site's settings.
    #[must_use]
    pub fn feed(self) -> Feed {
        match self {
            Self::Atom => Feed::Atom,
            Self::Json => Feed::Json,
        }
    }

    /// What its file is called.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Json => "feed.json",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
        }
    }
}

impl Twin {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Markdown, Self::Json];

    /// What its file is called.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Markdown => "posting.md",
            Self::Json => "posting.json",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Json => "application/json",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
        }
    }
}

impl Sitemap {
    /// Where it is.
    #[must_use]
    pub fn path(self) -> String {
        let part = |name: &str, number: usize| match number {
            1 => format!("/sitemap-{name}.xml"),
            _ => format!("/sitemap-{name}-{number}.xml"),
        };
        match self {
            Self::Index => "/sitemap.xml".to_owned(),
            Self::Postings(number) => part("jobs", number),
            Self::Pages(number) => part("pages", number),
        }
    }
}

impl Kind {
    /// What it is to a host.
    #[must_use]
    pub fn class(&self) -> Class {
        match self {
            Self::Home | Self::List { .. } | Self::Locations | Self::Categories | Self::Companies => {
                Class::List
            }
            Self::Posting(_) => Class::Posting,
            Self::Content(_) | Self::NotFound | Self::Gone | Self::Redirect(_) => Class::Page,
            Self::Feed(..)
            | Self::Board(_)
            | Self::Twin(..)
            | Self::Llms
            | Self::Changes
            | Self::Sitemap(_)
            | Self::Robots => Class::Feed,
            Self::Static(_) => Class::Static,
            Self::Host(_) => Class::Hosting,
        }
    }
}

/// A page in a line, as tests and people read it.
pub(super) fn line(page: &Page, derived: &Derived) -> String {
    let shows = match &page.kind {
        Kind::Home => "home".to_owned(),
        Kind::List { list, page, pages } => {
            format!("list, page {page} of {pages}, {} postings", list.postings(derived).len())
        }
        Kind::Posting(id) => format!("posting, {:?}", derived.standing(*id)).to_lowercase(),
        Kind::Locations => "locations".to_owned(),
        Kind::Categories => "categories".to_owned(),
        Kind::Companies => "companies".to_owned(),
        Kind::Content(_) => "page".to_owned(),
        Kind::NotFound => "not found".to_owned(),
        Kind::Gone => "gone".to_owned(),
        Kind::Redirect(goal) => format!("leads to {goal}"),
        Kind::Feed(_, format) => format!("feed, {}", format.name()),
        Kind::Board(board) => format!("postings for {}", board.name()),
        Kind::Twin(_, twin) => format!("posting, as {}", twin.name()),
        Kind::Llms => "for language models".to_owned(),
        Kind::Changes => "changes".to_owned(),
        Kind::Sitemap(_) => "sitemap".to_owned(),
        Kind::Robots => "robots".to_owned(),
        Kind::Static(_) => "static".to_owned(),
        Kind::Host(_) => "for the host".to_owned(),
    };
    let hidden = matches!(page.kind, Kind::List { .. } | Kind::Posting(_)) && !page.indexed;
    format!("{:<40} {shows}{}", page.url.as_str(), if hidden { ", not indexed" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::Sitemap;

    #[test]
    fn a_first_part_has_no_number_so_that_its_address_stays_when_a_second_comes() {
        assert_eq!(Sitemap::Postings(1).path(), "/sitemap-jobs.xml");
        assert_eq!(Sitemap::Postings(2).path(), "/sitemap-jobs-2.xml");
        assert_eq!(Sitemap::Pages(12).path(), "/sitemap-pages-12.xml");
    }
}
