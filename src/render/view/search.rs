//! What templates are told of search.

use serde::Serialize;

use super::Html;

/// Search in the browser. `parts/search.html` shows it, `js/search.js` makes it work.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Search {
    /// The address of the index.
    pub index: String,
    /// Where the form leads: the list of all postings.
    pub action: String,
    /// Countries to choose from, by name; on the front page.
    pub countries: Vec<FilterOption>,
    /// The filters; on the list of all postings.
    pub filters: Vec<Filter>,
    /// Cards with words in braces to be filled by the script, one with initials and, where a company has a logo, one with that.
    pub cards: Vec<Html>,
}

/// A filter.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Filter {
    /// In addresses and in the index: `country`, `city`, `workplace`, `category`, `company`, `type`, `level`, `pay`, `posted`.
    pub name: &'static str,
    /// Its words.
    pub label: String,
    /// Whether several can be chosen.
    pub several: bool,
    /// Whether it is open from the beginning.
    pub open: bool,
    /// The first of what can be chosen.
    pub options: Vec<FilterOption>,
    /// Where there are more: `Show more`.
    pub all: Option<String>,
}

/// What can be chosen.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct FilterOption {
    /// In addresses and in the index: `de`.
    pub value: String,
    /// Its words.
    pub label: String,
    /// How many postings have it, where that does not depend on the day: `322`.
    pub count: Option<String>,
}
