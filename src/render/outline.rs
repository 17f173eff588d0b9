//! What a rendered page links to and what it names: all that a check of the whole site needs of it.
//!
//! It reads the tags of HTML that our templates wrote, with quoted attributes. It is no parser for anybody else's.

use crate::base::output::Outline;

/// Links that stay on the site, ids, and whether there is a title.
pub(super) fn outline(html: &[u8]) -> Outline {
    let html = std::str::from_utf8(html).unwrap_or("");
    let mut outline = Outline::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let end = tag_end(rest);
        let tag = &rest[..end];
        rest = &rest[end..];
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        match name {
            "script" | "style" => {
                let close = if name == "script" { "</script" } else { "</style" };
                rest = rest.find(close).map_or("", |end| &rest[end..]);
            }
            "title" if !outline.titled => {
                let text = rest.trim_start_matches('>').split('<').next().unwrap_or("");
                outline.titled = !text.trim().is_empty();
            }
            _ => {}
        }
        if tag.contains('=') {
            attributes(tag, &mut outline);
        }
    }
    outline
}

/// Where a tag ends: at the first `>` with an even number of quotes before it.
fn tag_end(text: &str) -> usize {
    let mut end = 0;
    let mut inside = false;
    while let Some(at) = text[end..].find('>') {
        inside ^= text[end..end + at].bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        if !inside {
            return end + at;
        }
        end += at + 1;
    }
    text.len()
}

/// Every second piece between quotes is a value; the piece before it ends with the name.
fn attributes(tag: &str, outline: &mut Outline) {
    let mut pieces = tag.split('"');
    while let (Some(before), Some(value)) = (pieces.next(), pieces.next()) {
        match before.rsplit(' ').next().unwrap_or("") {
            "href=" | "src=" if is_inner(value) => outline.links.push(value.replace("&amp;", "&")),
            "id=" => outline.ids.push(value.to_owned()),
            _ => {}
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
