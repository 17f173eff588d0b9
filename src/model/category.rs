//! Categories: a forest of subjects that postings belong to.

use std::collections::BTreeMap;

use crate::base::Slug;
use crate::lang::Lang;

/// A category's number in [`super::Site::categories`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CategoryId(pub u32);

/// A subject.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Category {
    /// Its key, which is also its part of the address.
    pub key: Slug,
    /// Whether it is in the list of categories; else only postings name it.
    pub is_known: bool,
    /// Its name as written.
    pub name: String,
    /// Its name in other languages.
    pub names: BTreeMap<Lang, String>,
    /// The wider category. Following parents always ends.
    pub parent: Option<CategoryId>,
    /// Words that belong to it.
    pub keywords: Vec<String>,
}

impl Category {
    /// Its name in a language, as written where it has none of its own there.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> &str {
        self.names.get(&lang).unwrap_or(&self.name)
    }
}
