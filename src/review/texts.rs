//! Images in texts of postings and pages that have no alternative text.
//!
//! What templates show is the theme's business.

use std::ops::Range;

use crate::base::{Diagnostic, SourceMap, Span, codes};
use crate::markup;
use crate::model::{Body, Site};

/// Each such image, where it stands in its file.
pub(super) fn mute_images(site: &Site, sources: &SourceMap) -> Vec<Diagnostic> {
    let postings = site.postings.iter().map(|posting| (&posting.body, posting.source));
    let pages = site.pages.iter().map(|page| (&page.body, page.source));
    let mut found = Vec::new();
    for (body, source) in postings.chain(pages) {
        for range in markup::mute_images(body.format, &body.text) {
            let span = place(body, range, source, sources);
            let fault = Diagnostic::at(codes::NO_ALTERNATIVE, span, "this image has no alternative text");
            found
                .push(fault.help(
                    "write what it shows between the brackets: `![Two bakers at the oven](/oven.jpg)`",
                ));
        }
    }
    found
}

/// Where a part of a text stands in its file; the record's first line where it stands otherwise there.
fn place(body: &Body, range: Range<usize>, source: Span, sources: &SourceMap) -> Span {
    let rest = Span { end: sources.text(source.source).len() as u32, ..source };
    if let Some(at) = sources.slice(rest).find(&*body.text) {
        let start = source.start as usize + at;
        return Span::new(source.source, start + range.start..start + range.end);
    }
    let span = sources.narrow(rest, &body.text[range]);
    if span == rest { source } else { span }
}
