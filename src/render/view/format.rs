//! What a page says in forms for programs: feeds, twins.

use serde::Serialize;

/// What a page says, or a list of it, in a form for programs.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Format {
    /// What people call the form: `Atom`, `JSON Feed`, `Markdown`, `JSON`.
    pub name: &'static str,
    /// What stands in it.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
}
