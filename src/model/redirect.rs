//! Addresses that pages had before, and where their visitors are sent.
//!
//! Whether an old address is free, and whether there is a page at the new one, is asked when all addresses are known.

use std::fmt;

use crate::base::web::WebUrl;
use crate::base::{Slug, Span, UrlPath};

/// An address that a page had before, by the page's own word.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Alias {
    /// The address.
    pub old: Old,
    /// Where that is said.
    pub source: Span,
}

/// An old address.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Old {
    /// In the folder of the page, in each language that it has.
    Slug(Slug),
    /// From the root of the site.
    Path(UrlPath),
}

/// A redirect by the word of `site.yaml`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Redirection {
    /// The old address.
    pub from: UrlPath,
    /// The new one.
    pub to: Goal,
    /// Where the old one is said.
    pub source: Span,
    /// Where the new one is said.
    pub goal: Span,
}

/// Where visitors are sent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Goal {
    /// To a file of the site, with what stands behind its path: `?…`, `#…`, or nothing.
    Page(UrlPath, String),
    /// To another site.
    Elsewhere(WebUrl),
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(url, behind) => write!(f, "{url}{behind}"),
            Self::Elsewhere(url) => write!(f, "{url}"),
        }
    }
}
