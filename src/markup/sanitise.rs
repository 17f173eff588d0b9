//! HTML from outside → HTML of the elements that a description needs. The one file that names the sanitiser.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::markdown::{is_local, is_safe};

/// Elements of a description. Images only from this site: others would be third-party requests. No `div` and `span`: they
/// say nothing.
const TAGS: [&str; 32] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "ul",
    "u",
];
const TABLE: [&str; 4] = ["thead", "tr", "th", "td"];

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.into_iter().chain(TABLE).collect())
        .clean_content_tags(
            ["script", "style", "template", "title", "noscript", "iframe", "object", "textarea", "select"]
                .into(),
        )
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("abbr", HashSet::from(["title"])),
            ("img", HashSet::from(["src", "alt"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("a", "href") => is_safe(value).then_some(value.into()),
            ("img", "src") => is_local(value).then_some(value.into()),
            _ => Some(value.into()),
        })
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(None)
        .strip_comments(true);
    builder
});

static NOTHING: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder.clean_content_tags(["script", "style", "template", "title", "noscript"].into());
    builder
});

/// The allowed part of any HTML.
pub(super) fn html(html: &str) -> String {
    without_empty_images(&ALLOWED.clean(html).to_string())
}

/// An image whose address was refused shows nothing: its words stay, if it has any.
fn without_empty_images(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<img") {
        let end = at + rest[at..].find('>').map_or(rest.len() - at, |end| end + 1);
        let tag = &rest[at..end];
        kept.push_str(&rest[..at]);
        if tag.contains(" src=\"") {
            kept.push_str(tag);
        } else if let Some(words) = tag.split(" alt=\"").nth(1) {
            kept.push_str(words.split('"').next().unwrap_or(""));
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// The text alone.
pub(super) fn plain(html: &str) -> String {
    let spaced = html.replace('<', " <");
    let text = NOTHING.clean(&spaced).to_string();
    text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
