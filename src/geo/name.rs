//! A text that may be a name, with all that the tables say of it: folded and looked up once, however much is asked.
//!
//! Which of its meanings is meant is weighed by those who ask: `region.rs` and `gazetteer.rs` for one name, `read/` for
//! names beside each other.

use std::borrow::Cow;

use super::country::Country;
use super::grouping::Scope;
use super::index::Meanings;
use super::names;
use crate::base::fold::fold;

/// What is looked up in the tables.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    text: &'a str,
    folded: Cow<'a, str>,
    scope: Option<Scope>,
    meanings: Meanings,
}

impl<'a> Name<'a> {
    /// `text` in any spelling.
    pub(super) fn of(text: &'a str) -> Name<'a> {
        Name::new(text, Cow::Owned(fold(text)))
    }

    /// A text that is folded already.
    pub(super) fn folded(text: &'a str) -> Name<'a> {
        Name::new(text, Cow::Borrowed(text))
    }

    fn new(text: &'a str, folded: Cow<'a, str>) -> Name<'a> {
        let (scope, meanings) = (names::scope(text, &folded), Meanings::of(&folded));
        Name { text, folded, scope, meanings }
    }

    /// As it is written.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// As it is compared.
    pub(super) fn as_folded(&self) -> &str {
        &self.folded
    }

    /// The country or countries that it means.
    pub(super) fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// The one country that it means.
    pub(super) fn country(&self) -> Option<Country> {
        match self.scope {
            Some(Scope::Country(country)) => Some(country),
            _ => None,
        }
    }

    /// The regions and cities that bear it.
    pub(super) fn meanings(&self) -> Meanings {
        self.meanings
    }
}
