//! Markdown. Raw HTML in it goes through the allow-list; without any, what the parser makes is safe but for addresses.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::address::{is_local, is_safe};
use super::sanitise;

/// CommonMark with the tables and strike-through that people know from elsewhere. No smart punctuation: it knows
/// English quotes only.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

pub(super) fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, options())
}

pub(super) fn html(text: &str) -> String {
    let mut raw = false;
    let mut dropped = 0;
    let mut pictures = 0;
    let events = parser(text).filter_map(|event| match event {
        Event::Html(_) | Event::InlineHtml(_) => {
            raw = true;
            Some(event)
        }
        Event::Start(Tag::Link { ref dest_url, .. }) if !is_safe(dest_url) => {
            dropped += 1;
            None
        }
        Event::End(TagEnd::Link) if dropped > 0 => {
            // Links do not nest, so the next end belongs to the start that was dropped.
            dropped -= 1;
            None
        }
        Event::Start(Tag::Image { ref dest_url, .. }) if !is_local(dest_url) => {
            pictures += 1;
            None
        }
        Event::End(TagEnd::Image) if pictures > 0 => {
            // Its words stay as text.
            pictures -= 1;
            None
        }
        event => Some(event),
    });
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, events);
    if raw || html.contains("<img") { sanitise::html(&html) } else { html }
}

/// The text alone, blocks apart.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for event in parser(text) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::Rule => plain.push(' '),
            Event::End(end) if is_block(end) => plain.push(' '),
            _ => {}
        }
    }
    plain
}

fn is_block(end: TagEnd) -> bool {
    !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

#[cfg(test)]
mod tests {
    use super::{html, plain};

    #[test]
    fn lists_tables_and_emphasis_become_html() {
        assert_eq!(html("*a* **b** ~~c~~"), "<p><em>a</em> <strong>b</strong> <del>c</del></p>\n");
        assert_eq!(html("- a\n- b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
        assert!(html("| a |\n|---|\n| b |").contains("<th>a</th>"));
        assert_eq!(html("\"a\" -- b"), "<p>\"a\" -- b</p>\n", "no language's quotes are put in");
    }

    #[test]
    fn a_link_that_is_not_safe_leaves_its_words() {
        assert_eq!(html("[*a* b](javascript:x) [c](/d)"), "<p><em>a</em> b <a href=\"/d\">c</a></p>\n");
        assert_eq!(html("[a]()"), "<p>a</p>\n");
        assert_eq!(html("[a]\n\n[a]: //evil.example"), "<p>a</p>\n");
    }

    #[test]
    fn plain_text_keeps_words_apart() {
        assert_eq!(
            plain("# A\n\nb *c*d\n\n- e\n- f").split_whitespace().collect::<Vec<_>>(),
            ["A", "b", "cd", "e", "f"]
        );
    }
}
