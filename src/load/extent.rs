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
