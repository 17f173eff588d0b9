//! From the place where a YAML node begins to the place where it ends, for underlining.
//!
//! It is no parser: it is told where a node begins, and goes as far as one line, one pair of quotes or one pair of
//! brackets.

use std::ops::Range;

/// From the first byte of a node to its last, as far as one line or one pair of quotes goes.
pub(super) fn extent(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let line_end = rest.find('\n').unwrap_or(rest.len());
    let line = &rest[..line_end];
    let end = match line.as_bytes().first() {
        Some(b'"') => quoted(rest, '"'),
        Some(b'\'') => quoted(rest, '\''),
        Some(b'[') => bracketed(rest, '[', ']').unwrap_or(line_end),
        Some(b'{') => bracketed(rest, '{', '}').unwrap_or(line_end),
        _ => plain(line, is_in_brackets(text, start)),
    };
    start..start + end
}

/// Whether a bracket is open before `start` on its line: then a comma ends a scalar.
fn is_in_brackets(text: &str, start: usize) -> bool {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let count = |marks: [char; 2]| text[line..start].matches(marks).count();
    count(['[', '{']) > count([']', '}'])
}

/// The end of a plain scalar or key that begins `line`: before a comment, a `: `, or a bracket that closes around it.
fn plain(line: &str, in_brackets: bool) -> usize {
    let mut end = line.len();
    let mut depth = 0i32;
    let bytes = line.as_bytes();
    for (at, c) in line.char_indices() {
        let next_blank = bytes.get(at + 1).is_none_or(|b| b" \t\r,]}".contains(b));
        let closes = match c {
            '[' | '{' | '(' => {
                depth += 1;
                false
            }
            ']' | '}' | ')' => {
                depth -= 1;
                depth < 0 && c != ')'
            }
            '#' => at > 0 && bytes[at - 1].is_ascii_whitespace(),
            ':' => next_blank,
            ',' => in_brackets && next_blank,
            _ => false,
        };
        if closes {
            end = at;
            break;
        }
    }
    line[..end].trim_end().trim_end_matches(',').trim_end().len()
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            '\'' if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn bracketed(rest: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::extent;

    /// The text that is underlined when a node begins at `|`.
    fn underlined(marked: &str) -> String {
        let start = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        text[extent(&text, start)].to_owned()
    }

    #[test]
    fn a_plain_text_ends_with_its_line_or_before_a_comment() {
        assert_eq!(underlined("a: |two words  \nb: 1\n"), "two words");
        assert_eq!(underlined("a: |two words # not more\n"), "two words");
        assert_eq!(underlined("a: |C# and F#\n"), "C# and F#");
        assert_eq!(underlined("a: |12:30, or so\n"), "12:30, or so");
        assert_eq!(underlined("a: |last"), "last");
        assert_eq!(underlined("a: |crlf\r\n"), "crlf");
    }

    #[test]
    fn a_key_ends_before_its_colon() {
        assert_eq!(underlined("|title: Baker\n"), "title");
        assert_eq!(underlined("|title:\n"), "title");
        assert_eq!(underlined("{ |min: 1, max: 2 }\n"), "min");
    }

    #[test]
    fn inside_brackets_a_comma_or_the_bracket_ends_a_text() {
        assert_eq!(underlined("[|Berlin, Paris]\n"), "Berlin");
        assert_eq!(underlined("[Berlin, |Paris (FR)]\n"), "Paris (FR)");
        assert_eq!(underlined("{ min: |1, max: 2 }\n"), "1");
        assert_eq!(underlined("[a], |b, c\n"), "b, c");
    }

    #[test]
    fn quotes_and_brackets_go_to_their_end() {
        assert_eq!(underlined("a: |\"x \\\" y\" # z\n"), "\"x \\\" y\"");
        assert_eq!(underlined("a: |'it''s' # z\n"), "'it''s'");
        assert_eq!(underlined("a: |\"over\n  lines\"\nb: 1\n"), "\"over\n  lines\"");
        assert_eq!(underlined("a: |[x, [y, {z: 1}]] # w\n"), "[x, [y, {z: 1}]]");
        assert_eq!(underlined("a: |{ b: [1\n, 2] }\n"), "{ b: [1\n, 2] }");
    }

    #[test]
    fn what_is_not_closed_goes_no_further_than_the_text() {
        assert_eq!(underlined("a: |\"open\n"), "\"open\n");
        assert_eq!(underlined("a: |[open\nb: 1\n"), "[open");
        assert_eq!(underlined("a: |"), "");
    }
}
