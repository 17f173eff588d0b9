//! The whole site before anything is derived from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Alias, Body, BrandSpans, Category, CategoryId, Company, CompanyId, Config, Posting, PostingId,
    Redirection, Target,
};
use crate::base::{Entry, RelPath, Slug, Span};
use crate::lang::Lang;

/// A page of the site's own: about, benefits, privacy.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ContentPage {
    /// Its part of the address.
    pub slug: Slug,
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// For search engines.
    pub description: Option<String>,
    /// Its text.
    pub body: Body,
    /// Addresses that it had before.
    pub aliases: Vec<Alias>,
    /// Where it begins in its file.
    pub source: Span,
}

impl ContentPage {
    /// What pages about applicants' data are called in addresses.
    pub const PRIVACY: [&'static str; 4] = ["privacy", "privacy-notice", "datenschutz", "privacy-policy"];
    /// What pages about who runs the site are called.
    pub const IMPRINT: [&'static str; 3] = ["imprint", "impressum", "legal-notice"];
}

/// Everything that may be published, valid.
#[derive(Clone, Debug)]
pub struct Site {
    /// Settings.
    pub config: Config,
    /// Where the colours of its brand are given. No page depends on it.
    pub brand_spans: BrandSpans,
    /// Where it is deployed to, in the order of the settings. No page depends on it.
    pub targets: Vec<Target>,
    /// Sorted by key.
    pub companies: Vec<Company>,
    /// Sorted by key.
    pub categories: Vec<Category>,
    /// Sorted by id. One that has not changed is shared by the states of a site that is built again.
    pub postings: Vec<Arc<Posting>>,
    /// Sorted by slug, then language.
    pub pages: Vec<ContentPage>,
    /// Redirects beside those of old addresses of pages, in the order in which they are written.
    pub redirects: Vec<Redirection>,
    /// `themes/**` and `static/**`.
    pub assets: BTreeMap<RelPath, Entry>,
}

impl Site {
    /// A posting.
    #[must_use]
    pub fn posting(&self, id: PostingId) -> &Posting {
        &self.postings[id.0 as usize]
    }

    /// The posting with an id.
    #[must_use]
    pub fn posting_by_id(&self, id: &str) -> Option<PostingId> {
        let at = self.postings.binary_search_by(|posting| posting.id.as_str().cmp(id)).ok()?;
        Some(PostingId(at as u32))
    }

    /// A company.
    #[must_use]
    pub fn company(&self, id: CompanyId) -> &Company {
        &self.companies[id.0 as usize]
    }

    /// A category.
    #[must_use]
    pub fn category(&self, id: CategoryId) -> &Category {
        &self.categories[id.0 as usize]
    }

    /// A category and its ancestors, itself first.
    pub fn lineage(&self, id: CategoryId) -> impl Iterator<Item = CategoryId> {
        std::iter::successors(Some(id), |id| self.category(*id).parent)
    }

    /// Every posting with its number.
    pub fn numbered(&self) -> impl Iterator<Item = (PostingId, &Posting)> {
        self.postings.iter().enumerate().map(|(at, posting)| (PostingId(at as u32), &**posting))
    }
}
