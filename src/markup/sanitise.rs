//! HTML from outside → HTML of the elements that a description needs. The one file that names the sanitiser.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::address::{is_local, is_safe};

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
    without_empty(&ALLOWED.clean(html).to_string())
}

/// Safe HTML with no other elements than these. What another element is nearest to stands in for it.
pub(super) fn only(html: &str, tags: &[&'static str]) -> String {
    let has = |tag: &str| tags.contains(&tag);
    let mut html = html.to_owned();
    let mut swap = |from: &str, open: &str, close: &str| {
        html = renamed(&html, from, open, close);
    };
    for heading in ["h1", "h2", "h3", "h4", "h5", "h6"] {
        if !has(heading) {
            swap(heading, "<p><strong>", "</strong></p>");
        }
    }
    for (from, to) in [("ol", "ul"), ("dt", "p"), ("dd", "p"), ("pre", "p"), ("blockquote", "p"), ("i", "em")]
    {
        if !has(from) && has(to) {
            swap(from, &format!("<{to}>"), &format!("</{to}>"));
        }
    }
    let mut builder = Builder::empty();
    builder.tags(tags.iter().copied().collect()).link_rel(None);
    builder.clean(&html).to_string().trim().to_owned()
}

/// The HTML with the tags of one element replaced, whatever attributes they have.
fn renamed(html: &str, name: &str, open: &str, close: &str) -> String {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let mut renamed = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(&start) {
        let (before, from) = rest.split_at(at);
        let after = &from[start.len()..];
        let is_it = after.starts_with(['>', ' ']);
        let length = if is_it { from.find('>').map_or(from.len(), |end| end + 1) } else { start.len() };
        renamed.push_str(before);
        renamed.push_str(if is_it { open } else { &from[..length] });
        rest = &from[length..];
    }
    (renamed + rest).replace(&end, close)
}

/// The HTML without links and images whose address was refused; their words stay. The sanitiser escapes angle brackets in
/// attributes, so that each is one of a tag.
fn without_empty(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    // Whether each link that is open was dropped: in a table a link may stand in a link.
    let mut links = Vec::new();
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        let (tag, after) = from.split_at(from.find('>').map_or(from.len(), |end| end + 1));
        kept.push_str(before);
        match tag {
            "<a>" => links.push(true),
            "</a>" if links.pop() == Some(true) => {}
            _ if tag.starts_with("<img") && !tag.contains(" src=\"") => {
                let words = tag.split(" alt=\"").nth(1).and_then(|words| words.split('"').next());
                kept.push_str(words.unwrap_or(""));
            }
            _ => {
                if tag.starts_with("<a ") {
                    links.push(false);
                }
                kept.push_str(tag);
            }
        }
        rest = after;
    }
    kept + rest
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

#[cfg(test)]
mod tests {
    use super::{html, only, plain};

    #[test]
    fn what_a_description_needs_stays() {
        for kept in [
            "<p>a <em>b</em></p>",
            "<ul><li>a</li></ul>",
            "<ol start=\"3\"><li>a</li></ol>",
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
            "<a href=\"https://a.example\">a</a>",
            "<a href=\"/jobs/\">a</a>",
        ] {
            assert_eq!(html(kept), kept);
        }
    }

    #[test]
    fn what_runs_goes_and_what_only_wraps_is_unwrapped() {
        assert_eq!(html("<div class=\"x\"><span>a</span></div>"), "a");
        assert_eq!(html("a<script>b</script><style>c</style>d"), "ad");
        assert_eq!(html("<p onclick=\"b\" style=\"c\" id=\"d\">a</p>"), "<p>a</p>");
        assert_eq!(html("a<!-- b -->c"), "ac");
    }

    #[test]
    fn a_link_without_an_address_leaves_its_words() {
        assert_eq!(
            html("<a href=\"javascript:x\">a</a> <a href=\"//b\">b</a> <a href=\"/c\">c</a>"),
            "a b <a href=\"/c\">c</a>"
        );
        assert_eq!(html("<a name=x><b>a</b></a>"), "<b>a</b>");
    }

    #[test]
    fn a_picture_from_elsewhere_leaves_its_words_as_words() {
        assert_eq!(html("<img src=\"/b.png\" alt=\"a\">"), "<img src=\"/b.png\" alt=\"a\">");
        assert_eq!(html("a <img src=\"https://b.example/c.png\" alt=\"d > e\"> f"), "a d &gt; e f");
        assert_eq!(html("<img alt='<script>x</script>'>y"), "&lt;script&gt;x&lt;/script&gt;y");
        assert_eq!(html("<abbr title=\"<a>\">b</abbr> <a href=\"/c\">d</a>").matches("</a>").count(), 1);
    }

    #[test]
    fn what_a_reader_does_not_take_becomes_what_is_nearest() {
        let few = ["p", "strong", "ul", "li", "em"];
        assert_eq!(only("<h2 id=\"jd-a\">A</h2><p>b</p>", &few), "<p><strong>A</strong></p><p>b</p>");
        assert_eq!(only("<ol start=\"3\"><li><i>a</i></li></ol>", &few), "<ul><li><em>a</em></li></ul>");
        assert_eq!(
            only("<p><a href=\"/a\">b</a> <img src=\"/c\" alt=\"d\"> &lt;e&gt;</p>", &few),
            "<p>b  &lt;e&gt;</p>"
        );
        assert_eq!(only("<p><ins>a</ins></p>", &few), "<p>a</p>");
        assert_eq!(only("<h3>A</h3>", &["h3"]), "<h3>A</h3>");
    }

    #[test]
    fn plain_text_has_no_elements_and_no_entities() {
        assert_eq!(
            plain("<p>a &amp; &lt;b&gt;</p><p>c</p>").split_whitespace().collect::<Vec<_>>(),
            ["a", "&", "<b>", "c"]
        );
    }
}
