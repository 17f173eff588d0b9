//! Companies: who hires.

use std::collections::BTreeMap;

use super::Apply;
use crate::base::Slug;
use crate::base::web::WebUrl;
use crate::lang::Lang;

/// A company's number in [`super::Site::companies`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CompanyId(pub u32);

/// An employer.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Company {
    /// Its key, which is also its part of the address.
    pub key: Slug,
    /// Whether it is said what it is; else only postings name it.
    pub is_known: bool,
    /// Its name as people know it.
    pub name: String,
    /// Its own site.
    pub url: Option<WebUrl>,
    /// Path of its logo on this site.
    pub logo: Option<String>,
    /// Path of the picture that stands for it in link previews.
    pub image: Option<String>,
    /// What it does, as plain text.
    pub description: Option<String>,
    /// The same in other languages.
    pub descriptions: BTreeMap<Lang, String>,
    /// Its pages elsewhere.
    pub socials: Vec<WebUrl>,
    /// How to apply where a posting does not say.
    pub apply: Option<Apply>,
}

impl Company {
    /// One of which nothing is known but its name.
    #[must_use]
    pub fn named(key: Slug, name: String) -> Self {
        Self {
            key,
            is_known: false,
            name,
            url: None,
            logo: None,
            image: None,
            description: None,
            descriptions: BTreeMap::new(),
            socials: Vec::new(),
            apply: None,
        }
    }

    /// What it does, in a language, or as written.
    #[must_use]
    pub fn description_in(&self, lang: Lang) -> Option<&str> {
        self.descriptions.get(&lang).or(self.description.as_ref()).map(String::as_str)
    }
}
