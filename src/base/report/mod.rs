//! Faults as text for people and programs. The order is given; nothing is sorted or dropped here.

mod github;
mod human;
mod json;
mod junit;
mod sarif;
mod short;

use super::{Anchor, Diagnostic, SourceMap};

/// How faults are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// With the text underlined, for a terminal.
    Human,
    /// A line each: `path:line:column: error[E0101]: message`.
    Short,
    /// A JSON object each, a line each.
    Json,
    /// One SARIF document.
    Sarif,
    /// A workflow command each, as GitHub Actions reads them.
    Github,
    /// One JUnit document.
    Junit {
        /// Whether warnings are failures.
        strict: bool,
    },
}

/// Writes faults in a format.
#[must_use]
pub fn render(format: Format, diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let one = match format {
        Format::Human => human::render,
        Format::Short => short::render,
        Format::Json => json::render,
        Format::Github => github::render,
        Format::Sarif => return sarif::render(diagnostics, sources),
        Format::Junit { strict } => return junit::render(diagnostics, sources, strict),
    };
    diagnostics.iter().map(|diagnostic| one(diagnostic, sources)).collect()
}

/// `content/postings/a.md:3:8`, or the file, or the name alone.
fn place(anchor: &Anchor, sources: &SourceMap) -> String {
    match anchor {
        Anchor::Span(span) => {
            let position = sources.position(*span);
            format!("{}:{}:{}", sources.path(span.source), position.line, position.column)
        }
        Anchor::File(path) => path.to_string(),
        Anchor::Place { file, line, column } => format!("{file}:{line}:{column}"),
        Anchor::Name(name) => name.clone(),
        Anchor::Site => "site".to_owned(),
    }
}

/// The message, with the number of others like it.
fn message(diagnostic: &Diagnostic) -> String {
    match diagnostic.folded {
        0 => diagnostic.message.clone(),
        n => format!("{} (and {n} more like this)", diagnostic.message),
    }
}

/// A report without what makes a terminal show colours.
#[must_use]
pub fn without_colours(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
