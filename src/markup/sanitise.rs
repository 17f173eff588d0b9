//! HTML from outside → HTML of the elements that a description needs. The one file that names the sanitiser.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

/// Elements of a description. No images: they would be third-party requests; no `div` and `span`: they say nothing.
const TAGS: [&str; 31] = [
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
            ("ol", HashSet::from(["start"])),
        ]))
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
    ALLOWED.clean(html).to_string().replace("<a>", "").replace("<a rel=\"\">", "")
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
