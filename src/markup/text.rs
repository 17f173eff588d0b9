//! Plain text: paragraphs where a line is empty, line breaks where a line ends.

/// The text as HTML, every character of it escaped.
pub(super) fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 64);
    for paragraph in text.replace("\r\n", "\n").split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
        html.push_str("<p>");
        for (at, line) in paragraph.lines().enumerate() {
            if at > 0 {
                html.push_str("<br>\n");
            }
            escape(line.trim_end(), &mut html);
        }
        html.push_str("</p>\n");
    }
    html
}

/// Writes text so that it can stand in an element or a quoted attribute.
pub(super) fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
            _ => html.push(c),
        }
    }
}

/// The first bytes of a text, at most `length`, cut between characters.
pub(super) fn beginning(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// One line of at most `longest` characters, cut after a word, with `…` where something was cut.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(!line.is_empty());
        if length + more > longest {
            if line.is_empty() {
                line.extend(word.chars().take(longest.saturating_sub(1)));
            }
            line.push('…');
            return line;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        length += more;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{beginning, cut, escape, html};

    #[test]
    fn blank_lines_part_paragraphs_and_line_ends_break() {
        assert_eq!(html("a\r\nb\r\n\r\n\r\nc\n"), "<p>a<br>\nb</p>\n<p>c</p>\n");
        assert_eq!(html(" \n\n "), "");
        assert_eq!(html("<b> & \"c\""), "<p>&lt;b&gt; &amp; &quot;c&quot;</p>\n");
    }

    #[test]
    fn control_characters_are_no_html() {
        let mut escaped = String::new();
        escape("a\0b\u{1b}c\td", &mut escaped);
        assert_eq!(escaped, "abc\td");
    }

    #[test]
    fn a_line_is_cut_after_a_word() {
        assert_eq!(cut("one two  three", 100), "one two three");
        assert_eq!(cut("one two three", 8), "one two…");
        assert_eq!(cut("one two three", 7), "one two…");
        assert_eq!(cut("äöüäöüäöü", 5), "äöüä…");
        assert_eq!(cut("", 5), "");
    }

    #[test]
    fn a_beginning_ends_between_characters() {
        assert_eq!(beginning("aä", 3), "aä");
        assert_eq!(beginning("aä", 2), "a");
        assert_eq!(beginning("ä", 0), "");
    }
}
