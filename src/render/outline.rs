//! What a rendered page links to and what it names: all that a check of the whole site needs of it.
//!
//! It reads the tags of HTML that our templates wrote, with quoted attributes. It is no parser for anybody else's.

use memchr::{memchr, memchr2, memmem};

use crate::base::output::Outline;

/// Links that stay on the site, ids, and whether there is a title.
pub(super) fn outline(html: &[u8]) -> Outline {
    let html = std::str::from_utf8(html).unwrap_or("");
    let mut outline = Outline::default();
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = behind(comment, "-->");
            continue;
        }
        let tag = &rest[..tag_end(rest)];
        rest = &rest[tag.len()..];
        if tag.starts_with("script") {
            rest = behind(rest, "</script");
        } else if tag.starts_with("template") {
            // A script fills it.
            rest = behind(rest, "</template");
        } else if tag.starts_with("style") {
            rest = behind(rest, "</style");
        } else if tag.starts_with("title") && !outline.titled {
            let text = rest.trim_start_matches('>').split('<').next().unwrap_or("");
            outline.titled = !text.trim().is_empty();
        } else if memchr(b'=', tag.as_bytes()).is_some() {
            attributes(tag, &mut outline);
        }
    }
    outline
}

/// What stands behind the next `end`; nothing where it is not there.
fn behind<'t>(text: &'t str, end: &str) -> &'t str {
    memmem::find(text.as_bytes(), end.as_bytes()).map_or("", |at| &text[at + end.len()..])
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(at) = memchr2(b'>', b'"', &bytes[end..]) {
        end += at;
        if bytes[end] == b'>' {
            return end;
        }
        match memchr(b'"', &bytes[end + 1..]) {
            Some(close) => end += close + 2,
            None => break,
        }
    }
    text.len()
}

/// Every second piece between quotes is a value; the piece before it ends with the name.
fn attributes(tag: &str, outline: &mut Outline) {
    let mut pieces = tag.split('"');
    while let (Some(before), Some(value)) = (pieces.next(), pieces.next()) {
        if (before.ends_with(" href=") || before.ends_with(" src=")) && is_inner(value) {
            outline.links.push(value.replace("&amp;", "&"));
        } else if before.ends_with(" id=") {
            outline.ids.push(value.to_owned());
        }
    }
}

/// Whether an address stays on the site.
fn is_inner(url: &str) -> bool {
    (url.starts_with('/') && !url.starts_with("//")) || url.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn links_ids_and_the_title_are_found() {
        let html = br#"<title>A &lt; B</title><a class="x > y" href="/a/?b=1&amp;c=2" id="one">x</a>
            <script>"<a href='/no/'>"</script><!-- <a href="/no/"> --><a href="https://example.com/">x</a><p id="two">"#;
        let outline = outline(html);
        assert!(outline.titled);
        assert_eq!(outline.links, ["/a/?b=1&c=2"]);
        assert_eq!(outline.ids, ["one", "two"]);
    }
}
