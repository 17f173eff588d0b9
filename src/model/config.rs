//! The site's settings.

use std::collections::BTreeMap;
use std::fmt;

use super::{CompanyId, PlaceSettings};
use crate::base::UrlPath;
use crate::base::web::WebUrl;
use crate::geo::Country;
use crate::lang::Lang;

/// Where the site stands: an address without a slash at its end.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Takes an http or https address without query and fragment.
    #[must_use]
    pub fn new(url: &WebUrl) -> Option<Self> {
        let text = url.as_str();
        let web = text.starts_with("http") && !text.contains(['?', '#']);
        web.then(|| Self(text.trim_end_matches('/').to_owned()))
    }

    /// Stands in where the site has none.
    #[must_use]
    pub fn local() -> Self {
        Self("http://localhost".to_owned())
    }

    /// The absolute address of a path.
    #[must_use]
    pub fn join(&self, path: &UrlPath) -> String {
        format!("{}{path}", self.0)
    }

    /// The path below the host that the site lies under, without a slash at its end: empty, or `/careers`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host..].find('/').map_or("", |at| &self.0[host + at..])
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The site's settings.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Config {
    /// The site's name.
    pub name: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// The same in other languages.
    pub descriptions: BTreeMap<Lang, String>,
    /// Where it stands.
    pub base_url: BaseUrl,
    /// Its languages, at least one; the first has no prefix in addresses.
    pub languages: Vec<Lang>,
    /// The company of postings that name none.
    pub company: Option<CompanyId>,
    /// The countries that have a page, sorted.
    pub countries: Vec<Country>,
    /// What its places are called, and the offices there.
    pub places: PlaceSettings,
    /// The theme's name.
    pub theme: String,
    /// Postings on a page of a list, at least 1.
    pub per_page: usize,
    /// Similar roles on a posting's page at most; 0 for none.
    pub similar: usize,
    /// Days for which a posting that has ended keeps its page.
    pub keep_ended: u16,
    /// Words of the site that its owner has replaced.
    pub strings: BTreeMap<Lang, BTreeMap<String, String>>,
}

impl Config {
    /// The language of pages whose own the site does not have.
    #[must_use]
    pub fn main_language(&self) -> Lang {
        self.languages[0]
    }
}
