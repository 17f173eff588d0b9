//! Descriptions: empty, nothing but the title, the same text twice.
//!
//! What is allowed in them is asked when they are rendered; here only their words count.

use std::collections::HashMap;
use std::ops::Range;

use crate::base::fold::fold;
use crate::base::{Diagnostic, SourceMap, Span, codes};
use crate::markup::{self, Finding};
use crate::model::Body;

/// A passage shorter than this, in bytes, may stand twice: headings, "Full-time", a link.
const PASSAGE: usize = 30;
/// So much repeated text, in bytes, is a copy and no coincidence.
const REPEATED: usize = 100;

/// What is wrong with a description. `span` is where it stands in its file.
pub(super) fn faults(
    body: &str,
    title: &str,
    span: impl Fn() -> Span,
    sources: &SourceMap,
) -> Vec<Diagnostic> {
    let here = || first_line(body, span(), sources);
    if body.trim().is_empty() {
        let fault = Diagnostic::at(codes::BODY_EMPTY, here(), "the posting has no description")
            .help("say what the work is, who is looked for, and what comes with it");
        return vec![fault];
    }
    // Folding a whole body is dear, and a long one is no title.
    if body.len() < title.len() * 4 + 64 && fold(body) == fold(title) {
        let fault = Diagnostic::at(codes::BODY_IS_TITLE, here(), "the description only repeats the title")
            .help("say what the work is, who is looked for, and what comes with it");
        return vec![fault];
    }
    repeated(body).map(|copy| said_twice(body, copy, span(), sources)).into_iter().collect()
}

fn said_twice(
    body: &str,
    (first, second): (Range<usize>, Range<usize>),
    span: Span,
    sources: &SourceMap,
) -> Diagnostic {
    let first = place(body, first, span, sources);
    // The second one is looked for behind the first, since both read the same.
    let rest = Span::new(span.source, first.end as usize..span.end as usize);
    let again = if sources.slice(span) == body {
        place(body, second, span, sources)
    } else {
        sources.narrow(rest, &body[second])
    };
    Diagnostic::at(codes::BODY_TWICE, again, "the description says the same twice")
        .label("this passage again")
        .related(first, "it stands here already")
        .help("remove one of the two")
}

/// Where a part of a description stands. Exact where the file holds it as it is; looked for where it is indented or quoted.
fn place(body: &str, part: Range<usize>, span: Span, sources: &SourceMap) -> Span {
    if sources.slice(span) == body {
        let start = span.start as usize;
        return Span::new(span.source, start + part.start..start + part.end);
    }
    sources.narrow(span, body[part].lines().next().unwrap_or(""))
}

/// What the page will not show of a description; an error where it is too deep to be shown at all.
pub(super) fn markup_faults(body: &Body, span: impl Fn() -> Span, sources: &SourceMap) -> Vec<Diagnostic> {
    let findings = markup::inspect(body.format, &body.text);
    if findings.is_empty() {
        return Vec::new();
    }
    let span = span();
    let at = |range| place(&body.text, range, span, sources);
    let fault = |finding| match finding {
        Finding::TooDeep => {
            let start = Span::new(span.source, span.start as usize..span.start as usize);
            let message = format!("the description is nested more than {} levels deep", markup::DEEPEST);
            Diagnostic::at(codes::BODY_TOO_DEEP, start, message)
        }
        Finding::Html(name, range) => {
            let message = format!("`{name}` is removed from the text");
            Diagnostic::at(codes::BODY_HTML_DROPPED, at(range), message).once(name)
        }
        Finding::Link(url, range) => {
            let url: String = url.chars().take(40).collect();
            let message = format!("the link to `{url}` is dropped");
            Diagnostic::at(codes::BODY_LINK_DROPPED, at(range), message)
                .label("the words stay")
                .help("use an `https:` or `mailto:` address, or a path on this site")
        }
    };
    // Whoever has made a hundred of them needs no longer list.
    findings.into_iter().take(100).map(fault).collect()
}

/// The first passage that comes back to the letter, and where, if enough of the text is said twice.
fn repeated(body: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut seen: HashMap<&str, Range<usize>> = HashMap::new();
    let mut first = None;
    let mut total = 0;
    for range in passages(body) {
        let passage = &body[range.clone()];
        if passage.len() < PASSAGE {
            continue;
        }
        match seen.get(passage) {
            Some(earlier) => {
                total += passage.len();
                first.get_or_insert((earlier.clone(), range));
            }
            None => {
                seen.insert(passage, range);
            }
        }
    }
    first.filter(|_| total >= REPEATED)
}

/// Lines, cut again where a sentence ends.
fn passages(body: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut ranges = Vec::new();
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let blank_follows = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if c == '\n' || (matches!(c, '.' | '!' | '?') && blank_follows) {
            ranges.push(trimmed(body, start..at));
            start = at + c.len_utf8();
        }
    }
    ranges.push(trimmed(body, start..body.len()));
    ranges.into_iter()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let start = range.start + (slice.len() - slice.trim_start().len());
    start..start + slice.trim().len()
}

fn first_line(body: &str, span: Span, sources: &SourceMap) -> Span {
    match body.trim().lines().next() {
        Some(line) => sources.narrow(span, line.trim_end()),
        None => Span::new(span.source, span.start as usize..span.start as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn a_page_copied_with_its_summary_is_found() {
        let passage = "You bake bread from four in the morning, with two colleagues and a dog. You weigh and knead and wait, and then you shape the loaves.";
        assert!(repeated(&format!("{passage}\n\nThen you sleep.\n\n{passage}")).is_some());
        assert!(repeated(&format!("{passage} Then you sleep. {passage}")).is_some(), "also in one line");
    }

    #[test]
    fn headings_and_short_lines_may_come_back() {
        let text = "## Tasks\n\nBaking.\n\n## Tasks\n\nBaking.\n\nMonday to Friday, 9 to 17\n\nMonday to Friday, 9 to 17\n";
        assert!(repeated(text).is_none());
    }
}
