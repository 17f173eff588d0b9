//! What a site states under its open postings in a country, wherever their text stands: on the page, in markup, in feeds and files for
//! boards. Which laws want which words is the site's to know.

use super::Renderer;
use crate::markup::escaped;
use crate::model::Posting;

/// The statements for the countries of a posting.
pub(super) fn of<'r>(renderer: &'r Renderer, posting: &Posting) -> impl Iterator<Item = &'r str> + use<'r> {
    let countries = posting.countries();
    let statements = renderer.site.config.rules.statements.iter();
    statements.filter(move |(country, _)| countries.contains(country)).map(|(_, text)| text.as_str())
}

/// A text as HTML with the statements under it, a paragraph each.
pub(super) fn below(renderer: &Renderer, posting: &Posting, mut html: String) -> String {
    for statement in of(renderer, posting) {
        html.push_str(&format!("\n<p>{}</p>", escaped(statement)));
    }
    html
}
