//! Where in the user's files something stands: sources, spans, and the line and column that a person counts.
//!
//! Spans are byte ranges. They know no syntax: who made one decides what it covers.

use std::ops::Range;
use std::sync::Arc;

use super::RelPath;

/// A file in a [`SourceMap`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(u32);

/// A byte range in one source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span over `range` of `source`. Files are capped far below 4 GiB, so the casts are exact.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start as u32, end: range.end as u32 }
    }

    /// For what stands in no file. It must not be shown.
    #[must_use]
    pub fn nowhere() -> Self {
        Self { source: SourceId(u32::MAX), start: 0, end: 0 }
    }

    /// The byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One-based line and column, the column in characters as editors count them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The text of every file that was read, for excerpts and positions.
#[derive(Clone, Default, Debug)]
pub struct SourceMap {
    sources: Vec<(RelPath, Arc<str>)>,
}

impl SourceMap {
    /// Adds a file and names it.
    pub fn add(&mut self, path: RelPath, text: Arc<str>) -> SourceId {
        self.sources.push((path, text));
        SourceId((self.sources.len() - 1) as u32)
    }

    /// Puts another text in the place of a file's, which keeps its name.
    pub fn replace(&mut self, id: SourceId, text: Arc<str>) {
        self.sources[id.0 as usize].1 = text;
    }

    /// How many files were ever added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The path of a source.
    #[must_use]
    pub fn path(&self, id: SourceId) -> &RelPath {
        &self.sources[id.0 as usize].0
    }

    /// The whole text of a source.
    #[must_use]
    pub fn text(&self, id: SourceId) -> &Arc<str> {
        &self.sources[id.0 as usize].1
    }

    /// The text a span covers.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.source).get(span.range()).unwrap_or("")
    }

    /// Where the span begins, as a person counts.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let text = self.text(span.source);
        let mut start = (span.start as usize).min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }

    /// The first place of `needle` inside `span`, or `span` itself where it does not stand there to the letter
    /// (it may be escaped or folded in the file).
    #[must_use]
    pub fn narrow(&self, span: Span, needle: &str) -> Span {
        match self.slice(span).find(needle) {
            Some(at) if !needle.is_empty() => {
                let start = span.start as usize + at;
                Span::new(span.source, start..start + needle.len())
            }
            _ => span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, SourceMap, Span};
    use crate::base::RelPath;

    #[test]
    fn lines_and_columns_are_counted_as_editors_count() {
        let mut sources = SourceMap::default();
        let text = "\u{feff}ä🥐b\r\nsecond\n\nend";
        let id = sources.add(RelPath::new("a.md").unwrap(), text.into());
        let at = |needle: &str| {
            let start = text.find(needle).unwrap();
            let Position { line, column } = sources.position(Span::new(id, start..start));
            (line, column)
        };
        assert_eq!(at("ä"), (1, 1), "a byte order mark takes no room");
        assert_eq!(at("b"), (1, 3));
        assert_eq!(at("second"), (2, 1));
        assert_eq!(at("end"), (4, 1));
        let inside = text.find("🥐").unwrap() + 1;
        assert_eq!(
            sources.position(Span::new(id, inside..inside)).column,
            2,
            "inside of a character is at it"
        );
        let beyond = text.len() + 5;
        assert_eq!(sources.position(Span::new(id, beyond..beyond)).line, 4, "beyond the end is at the end");
    }

    #[test]
    fn a_span_is_narrowed_to_what_stands_there_to_the_letter() {
        let mut sources = SourceMap::default();
        let id = sources.add(RelPath::new("a.md").unwrap(), "title: \"Bak\\u0065r in Rome\"".into());
        let whole = Span::new(id, 7..27);
        assert_eq!(sources.slice(sources.narrow(whole, "Rome")), "Rome");
        assert_eq!(sources.narrow(whole, "Baker"), whole, "it is written otherwise");
        assert_eq!(sources.narrow(whole, ""), whole);
    }
}
