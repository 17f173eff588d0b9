//! Images in texts of postings and pages that have no alternative text.
//!
//! What templates show is the theme's business.

use std::ops::Range;

use crate::base::{Diagnostic, SourceMap, Span, codes};
use crate::markup::Format;
use crate::model::{Body, Site};

/// Each such image, where it stands in its file.
pub(super) fn mute_images(site: &Site, sources: &SourceMap) -> Vec<Diagnostic> {
    let postings = site.postings.iter().map(|posting| (&posting.body, posting.source));
    let pages = site.pages.iter().map(|page| (&page.body, page.source));
    let mut found = Vec::new();
    for (body, source) in postings.chain(pages) {
        for range in mute(body) {
            let image = &body.text[range];
            let rest = Span { end: sources.text(source.source).len() as u32, ..source };
            let span = sources.narrow(rest, image);
            // A text that stands otherwise in its file is pointed at by its first line.
            let span = if span == rest { source } else { span };
            let fault = Diagnostic::at(codes::NO_ALTERNATIVE, span, "this image has no alternative text");
            found
                .push(fault.help(
                    "write what it shows between the brackets: `![Two bakers at the oven](/oven.jpg)`",
                ));
        }
    }
    found
}

/// Where such images stand in a text.
fn mute(body: &Body) -> Vec<Range<usize>> {
    let text = &*body.text;
    match body.format {
        Format::Markdown => {
            let ends = |at: usize| text[at..].find(')').map_or(text.len(), |end| at + end + 1);
            text.match_indices("![](").map(|(at, _)| at..ends(at)).collect()
        }
        Format::Html => {
            let tags = text
                .match_indices("<img")
                .map(|(at, _)| at..text[at..].find('>').map_or(text.len(), |end| at + end + 1));
            let silent =
                |tag: &str| !tag.contains(" alt=") || tag.contains(" alt=\"\"") || tag.contains(" alt=''");
            tags.filter(|range| silent(&text[range.clone()])).collect()
        }
        Format::Text => Vec::new(),
    }
}
