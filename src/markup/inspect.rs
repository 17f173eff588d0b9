//! What will be left out of a text, for the rules to name. Cheap where there is nothing to find.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{DEEPEST, Format, address, markdown};

/// Something in a text that its HTML will not have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// An element or attribute that is removed together with what it does: its name and its bytes in the text.
    Html(String, Range<usize>),
    /// A link with an address that is not allowed: the address and the link's bytes.
    Link(String, Range<usize>),
    /// Elements stand too deep in each other.
    TooDeep,
}

/// So many tags can't stand in each other deep enough to hang the sanitiser, however they are written: what it makes of tags
/// that cross, or of tags in comments, is its own affair, and at this number it takes a fraction of a second at worst.
const MOST_TAGS: usize = 4_000;

/// Elements whose loss a reader or writer notices. Others are only unwrapped.
const LOST: [&str; 21] = [
    "script", "style", "iframe", "frame", "object", "embed", "applet", "form", "input", "button", "select",
    "textarea", "svg", "math", "img", "video", "audio", "link", "meta", "base", "template",
];

/// What is left out of a text, in its order.
#[must_use]
pub fn inspect(format: Format, text: &str) -> Vec<Finding> {
    if is_too_deep(format, text) {
        return vec![Finding::TooDeep];
    }
    match format {
        Format::Text => Vec::new(),
        Format::Html => tags(text, 0),
        Format::Markdown if !text.contains('<') && !text.contains("](") && !text.contains("]:") => Vec::new(),
        Format::Markdown => markdown_findings(text),
    }
}

fn markdown_findings(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (event, range) in markdown::parser(text).into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => findings.extend(tags(&text[range.clone()], range.start)),
            Event::Start(Tag::Link { dest_url, .. }) if !address::is_safe(&dest_url) => {
                findings.push(Finding::Link(dest_url.into_string(), range));
            }
            Event::Start(Tag::Image { dest_url, .. }) if !address::is_local(&dest_url) => {
                findings.push(Finding::Html("img".to_owned(), range));
            }
            _ => {}
        }
    }
    findings
}

/// Elements of HTML that are lost, and attributes that would run something.
fn tags(html: &str, offset: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut from = 0;
    while let Some(at) = html[from..].find('<').map(|at| from + at) {
        let end = html[at..].find('>').map_or(html.len(), |close| at + close + 1);
        findings.extend(tag(&html[at..end]).map(|make| make(offset + at..offset + end)));
        from = end;
    }
    findings
}

/// What is lost of one tag.
fn tag(tag: &str) -> Option<Box<dyn FnOnce(Range<usize>) -> Finding>> {
    let length = tag[1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = tag[1..=length].to_ascii_lowercase();
    if LOST.contains(&name.as_str()) {
        return Some(Box::new(|range| Finding::Html(name, range)));
    }
    if length == 0 {
        return None;
    }
    if let Some(handler) = handler(tag) {
        return Some(Box::new(|range| Finding::Html(handler, range)));
    }
    let url = attribute(tag, "href").filter(|url| name == "a" && !address::is_safe(url))?;
    Some(Box::new(|range| Finding::Link(url, range)))
}

/// The name of an `onclick` and its like.
fn handler(tag: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices("on").find(|(at, _)| {
        let before =
            lower[..*at].ends_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '"' || c == '\'');
        let name = lower[at + 2..].bytes().take_while(u8::is_ascii_alphabetic).count();
        before && name > 2 && lower[at + 2 + name..].trim_start().starts_with('=')
    });
    at.map(|(at, _)| lower[at..].bytes().take_while(u8::is_ascii_alphabetic).map(char::from).collect())
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find(&format!("{name}="))?;
    let value = &tag[at + name.len() + 1..];
    let end = |quote: char| value[1..].find(quote).map_or(value.len(), |end| end + 1);
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => &value[1..end(quote)],
        _ => value.split(|c: char| c.is_whitespace() || c == '>').next()?,
    };
    Some(value.replace("&#106;", "j").replace("&amp;", "&").replace("&colon;", ":"))
}

/// Whether elements would stand more than [`DEEPEST`] deep. Exact for Markdown; for HTML, what a browser would nest at most.
pub(super) fn is_too_deep(format: Format, text: &str) -> bool {
    match format {
        Format::Text => false,
        Format::Html => html_depth(text) > DEEPEST || tag_count(text) > MOST_TAGS,
        // Most texts can't nest so deep, which is seen without parsing them.
        Format::Markdown if !may_be_deep(text) => false,
        Format::Markdown => markdown_depth(text) > DEEPEST || tag_count(text) > MOST_TAGS,
    }
}

/// Whether a text has what a hundred levels need: a line that begins with as many marks or blanks, or as many brackets or
/// pairs of emphasis in all.
fn may_be_deep(text: &str) -> bool {
    let count = |is: fn(u8) -> bool| text.bytes().filter(|byte| is(*byte)).count();
    let leads = |line: &&str| {
        let marks = |byte: &u8| b" \t>-+*.)0123456789".contains(byte);
        line.len() > DEEPEST && line.bytes().take_while(marks).count() > DEEPEST
    };
    count(|byte| byte == b'<' || byte == b'[') > DEEPEST
        || count(|byte| byte == b'*' || byte == b'_' || byte == b'~') > 2 * DEEPEST
        || text.lines().find(leads).is_some()
}

fn markdown_depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut html) = (0usize, 0usize, String::new());
    for event in markdown::parser(text) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Html(raw) | Event::InlineHtml(raw) => html.push_str(&raw),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest + html_depth(&html)
}

/// How many tags may begin in a text.
fn tag_count(text: &str) -> usize {
    text.as_bytes().windows(2).filter(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()).count()
}

/// How many elements stand open at once at most. An end tag closes the last element of its name, if there is one: what a
/// browser makes of tags that cross or are never opened is never deeper than this.
fn html_depth(html: &str) -> usize {
    /// Never closed, or closed by the next of their kind.
    const FLAT: [&str; 16] = [
        "br", "hr", "img", "input", "meta", "link", "wbr", "base", "p", "li", "dt", "dd", "tr", "td", "th",
        "option",
    ];
    let mut open: Vec<String> = Vec::new();
    let mut deepest = 0;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[..length].to_ascii_lowercase();
        if name.is_empty() || FLAT.contains(&name.as_str()) {
            continue;
        }
        if !closes {
            open.push(name);
        } else if let Some(last) = open.iter().rposition(|other| *other == name) {
            open.remove(last);
        }
        deepest = deepest.max(open.len());
        if deepest > DEEPEST {
            break;
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Finding, Format, inspect};

    /// What is found, each with the text it stands at.
    fn found(format: Format, text: &str) -> Vec<(String, &str)> {
        let finding = |finding| match finding {
            Finding::Html(name, range) => (name, &text[range]),
            Finding::Link(url, range) => (url, &text[range]),
            Finding::TooDeep => ("too deep".to_owned(), ""),
        };
        inspect(format, text).into_iter().map(finding).collect()
    }

    fn pairs(pairs: &[(&'static str, &'static str)]) -> Vec<(String, &'static str)> {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), *text)).collect()
    }

    #[test]
    fn what_is_lost_is_found_with_its_place() {
        let text = "ä <script>x</script> <b onclick=\"y\">z</b>";
        let expected = pairs(&[("script", "<script>"), ("onclick", "<b onclick=\"y\">")]);
        assert_eq!(found(Format::Markdown, text), expected);
        assert_eq!(found(Format::Html, text), expected);
        assert_eq!(found(Format::Text, text), []);
    }

    #[test]
    fn links_are_judged_as_a_browser_reads_them() {
        let text = "[a](javascript:x) [b](https://b.example) [c]\n\n[c]: data:x\n";
        assert_eq!(
            found(Format::Markdown, text),
            pairs(&[("javascript:x", "[a](javascript:x)"), ("data:x", "[c]")])
        );
        let html = "<a href=\"&#106;avascript:x\">a</a> <a href=/jobs/>b</a>";
        assert_eq!(found(Format::Html, html).len(), 1);
    }

    #[test]
    fn text_that_only_looks_like_markup_is_left_alone() {
        for text in [
            "a < b and b > c",
            "`<script>`",
            "    <script>",
            "on = off",
            "<b>one=two</b>",
            "<https://a.example>",
        ] {
            assert_eq!(found(Format::Markdown, text), [], "{text}");
        }
    }

    #[test]
    fn pictures_from_elsewhere_are_named() {
        assert_eq!(
            found(Format::Markdown, "![a](https://a.example/b.png)"),
            pairs(&[("img", "![a](https://a.example/b.png)")])
        );
    }

    #[test]
    fn depth_counts_what_stands_open_at_once() {
        let deep = |format, text: &str| found(format, text) == pairs(&[("too deep", "")]);
        assert!(deep(Format::Markdown, &">".repeat(DEEPEST + 50)));
        assert!(!deep(Format::Markdown, &"> a\n\n".repeat(DEEPEST + 50)));
        assert!(deep(Format::Html, &"<ul>".repeat(DEEPEST + 50)));
        assert!(!deep(Format::Html, &"<ul></ul>".repeat(DEEPEST + 50)));
        assert!(!deep(Format::Html, &"<p>".repeat(DEEPEST + 50)), "a paragraph ends where the next begins");
        assert!(!deep(Format::Text, &"<b>".repeat(DEEPEST + 50)));
    }
}
