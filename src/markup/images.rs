//! Images of a text that say nothing to who can't see them: where they stand.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Format, markdown};

/// Images without alternative text. An empty `alt` in HTML is one: it says that the picture only decorates.
#[must_use]
pub fn mute_images(format: Format, text: &str) -> Vec<Range<usize>> {
    match format {
        Format::Text => Vec::new(),
        Format::Html => mute_tags(text, 0),
        Format::Markdown if !text.contains("![") && !text.contains('<') => Vec::new(),
        Format::Markdown => mute_in_markdown(text),
    }
}

fn mute_in_markdown(text: &str) -> Vec<Range<usize>> {
    let mut mute = Vec::new();
    // Images stand in each other's words: each open one, and whether it has said something.
    let mut open: Vec<(Range<usize>, bool)> = Vec::new();
    for (event, range) in markdown::parser(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { .. }) => open.push((range, false)),
            Event::End(TagEnd::Image) => {
                let closed = open.pop();
                let says = closed.as_ref().is_some_and(|(_, says)| *says);
                mute.extend(closed.filter(|(_, says)| !says).map(|(range, _)| range));
                if let Some((_, outer)) = open.last_mut() {
                    *outer |= says;
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, says)) = open.last_mut() {
                    *says |= !words.trim().is_empty();
                }
            }
            // The block comes in lines, and a tag may go over several.
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                mute.extend(mute_tags(&text[range.clone()], range.start));
            }
            _ => {}
        }
    }
    mute
}

/// `<img>` without `alt` in HTML that begins at `offset` of a text.
fn mute_tags(html: &str, offset: usize) -> Vec<Range<usize>> {
    let mut mute = Vec::new();
    let mut from = 0;
    while let Some(at) = html[from..].find('<').map(|at| from + at) {
        let rest = &html[at..];
        if rest.starts_with("<!--") {
            from = rest.find("-->").map_or(html.len(), |end| at + end + 3);
            continue;
        }
        let name = rest[1..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        if name == 0 {
            from = at + 1;
            continue;
        }
        let (length, has_alt) = attributes(rest, 1 + name);
        if rest[1..=name].eq_ignore_ascii_case("img") && !has_alt {
            mute.push(offset + at..offset + at + length);
        }
        from = at + length;
    }
    mute
}

/// How long a tag is whose name ends at `at`, and whether one of its attributes is `alt`. A `>` between quotes ends no tag.
fn attributes(tag: &str, mut at: usize) -> (usize, bool) {
    let bytes = tag.as_bytes();
    let run = |from: usize, is: &dyn Fn(u8) -> bool| {
        from + bytes[from..].iter().take_while(|byte| is(**byte)).count()
    };
    let is_blank = |byte: u8| byte.is_ascii_whitespace();
    let mut has_alt = false;
    loop {
        at = run(at, &|byte| is_blank(byte) || byte == b'/');
        match bytes.get(at) {
            None => return (at, has_alt),
            Some(b'>') => return (at + 1, has_alt),
            Some(_) => {}
        }
        // A name has at least one character, even an equals sign.
        let end = run(at + 1, &|byte| !is_blank(byte) && !b"=/>".contains(&byte));
        has_alt |= bytes[at..end].eq_ignore_ascii_case(b"alt");
        let equals = run(end, &is_blank);
        if bytes.get(equals) != Some(&b'=') {
            at = end;
            continue;
        }
        let value = run(equals + 1, &is_blank);
        at = match bytes.get(value) {
            Some(quote @ (b'"' | b'\'')) => (run(value + 1, &|byte| byte != *quote) + 1).min(bytes.len()),
            _ => run(value, &|byte| !is_blank(byte) && byte != b'>'),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::mute_images;
    use crate::markup::Format;

    fn found(format: Format, text: &str) -> Vec<&str> {
        mute_images(format, text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn an_image_says_something_or_is_found() {
        let text = "ä ![](/a.png) ![ ](/b.png) ![][r] ![c](/c.png) ![`d`](/d.png)\n\n[r]: /r.png\n";
        assert_eq!(found(Format::Markdown, text), ["![](/a.png)", "![ ](/b.png)", "![][r]"]);
        assert_eq!(
            found(Format::Markdown, "[![](/a.png)](/b/) ![![](/c.png) d](/e.png)"),
            ["![](/a.png)", "![](/c.png)"]
        );
        assert_eq!(found(Format::Text, "![](/a.png) <img src=\"/a.png\">"), Vec::<&str>::new());
    }

    #[test]
    fn an_example_in_code_is_no_image() {
        for text in [
            "`![](/a.png)`",
            "```md\n![](/a.png)\n<img src=\"/a.png\">\n```",
            "    ![](/a.png)",
            "\\![](/a.png)",
        ] {
            assert_eq!(found(Format::Markdown, text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn an_empty_alt_is_one_and_a_missing_one_is_found_wherever_the_tag_ends() {
        let fine = "<img src=/a.png alt=\"\"> <IMG ALT='a > b' src=/a.png> <img alt src=/a.png> <!-- <img src=/a.png> --> <imgs>";
        let mute = "<img src=\"/a.png\" title=\"a > alt\">";
        for format in [Format::Html, Format::Markdown] {
            assert_eq!(found(format, fine), Vec::<&str>::new());
            assert_eq!(
                found(format, &format!("a {mute} < b <img")),
                if format == Format::Html { vec![mute, "<img"] } else { vec![mute] }
            );
            assert_eq!(
                found(format, "<p>\n<img\n data-alt=\"x\"\n src=/a.png/>\n</p>"),
                ["<img\n data-alt=\"x\"\n src=/a.png/>"]
            );
        }
    }
}
