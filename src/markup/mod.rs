//! Untrusted text → HTML that is safe to put in a page, and what had to be left out of it.
//!
//! Markdown, HTML and plain text come in; headings come out from `h2` on, each with an id. Nothing here knows what the
//! text describes. It stands below `check`, so that the rules can name what `render` will drop.

mod address;
mod headings;
mod images;
mod inspect;
mod markdown;
mod sanitise;
mod text;

use crate::base::web::joined;

pub use images::mute_images;
pub use inspect::{Finding, inspect};

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Neither.
    Text,
}

/// How deep elements may stand in each other. Sanitising takes time quadratic in the depth: 50,000 levels took over a minute.
pub const DEEPEST: usize = 100;

/// The safe HTML of a text.
#[must_use]
pub fn html(format: Format, text: &str) -> String {
    if inspect::is_too_deep(format, text) {
        // Such a text is refused by a rule; whoever renders it all the same gets it as plain lines.
        return text::html(text);
    }
    let html = match format {
        Format::Markdown => markdown::html(text),
        Format::Html => sanitise::html(text),
        Format::Text => text::html(text),
    };
    headings::html(&html)
}

/// The safe HTML of a text with no other elements than `tags`, and no attributes, for readers that take no more: headings become
/// paragraphs, numbered lists plain ones, and of all else the words stay.
#[must_use]
pub fn only(format: Format, text: &str, tags: &[&'static str]) -> String {
    sanitise::only(&html(format, text), tags)
}

/// Words as they may stand in an element or in a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    text::escape(text, &mut html);
    html
}

/// Links and images from the root of the site, moved below the folder that the site lies in.
#[must_use]
pub fn below(folder: &str, html: String) -> String {
    if folder.is_empty() {
        return html;
    }
    moved(&html, |link| link.starts_with('/').then(|| format!("{folder}{link}")))
}

/// Links and images with whole addresses, for whoever reads the text elsewhere than on the page at `page`, on a site in `folder`.
#[must_use]
pub fn whole(page: &str, folder: &str, html: &str) -> String {
    moved(html, |link| match link.strip_prefix('/') {
        Some(_) => joined(page, &format!("{folder}{link}")),
        None if address::scheme(link).is_some() => None,
        None => joined(page, link),
    })
}

/// The HTML with other addresses in its links and images, where there are some.
fn moved(html: &str, to: impl Fn(&str) -> Option<String>) -> String {
    let mut moved = String::with_capacity(html.len() + 64);
    // In safe HTML a `<` always opens a tag, and a `>` outside quotes closes it.
    for (at, piece) in html.split('<').enumerate() {
        if at > 0 {
            moved.push('<');
        }
        let (tag, text) = piece.find('>').filter(|_| at > 0).map_or(("", piece), |end| piece.split_at(end));
        let mut rest = tag;
        while let Some(at) =
            [" href=\"", " src=\""].iter().filter_map(|name| Some(rest.find(name)? + name.len())).min()
        {
            let (before, from) = rest.split_at(at);
            let (link, behind) = from.split_at(from.find('"').unwrap_or(from.len()));
            moved.push_str(before);
            match to(link) {
                Some(link) => moved.push_str(&link),
                None => moved.push_str(link),
            }
            rest = behind;
        }
        moved.push_str(rest);
        moved.push_str(text);
    }
    moved
}

/// The text without its markup, in one line, for descriptions and feeds; cut after a word, at most `longest` characters.
#[must_use]
pub fn plain(format: Format, text: &str, longest: usize) -> String {
    // The beginning is enough: markup takes room, but not four times that of the words.
    let text = text::beginning(text, longest * 4 + 256);
    let plain = match format {
        Format::Markdown => markdown::plain(text),
        Format::Html => sanitise::plain(text),
        Format::Text => text.to_owned(),
    };
    text::cut(&plain, longest)
}
