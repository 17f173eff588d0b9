//! A stretch of the text that may be a name, with what the tables say of it.
//!
//! Looked up when it is cut, so that the many questions asked of it later cost nothing.

use super::part::Part;
use crate::geo::gazetteer;
use crate::geo::name::Name;
use crate::geo::region;

/// A part and the name that it may be.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) part: Part<'a>,
    pub(super) name: Name<'a>,
}

impl<'a> Token<'a> {
    pub(super) fn of(part: Part<'a>) -> Token<'a> {
        Token { part, name: Name::of(part.text) }
    }

    /// Whether it names a country, a grouping or every country.
    pub(super) fn is_scope(&self) -> bool {
        self.name.scope().is_some()
    }

    /// Whether it is, as it stands, a name of the tables.
    pub(super) fn is_known(&self) -> bool {
        self.is_scope() || region::is_name(&self.name) || gazetteer::alone(&self.name).is_some()
    }

    /// A code for a region that no table here has: "AZ" for Abu Dhabi, "N" for the North Island.
    pub(super) fn is_code(&self) -> bool {
        let text = self.part.text;
        text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}
