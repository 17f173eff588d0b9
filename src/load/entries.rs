//! The next entry of a mapping that is written an entry a line: found where it must stand, without reading the document again.
//!
//! It is sure or says nothing: what is folded, escaped or in brackets is found by the parser (`yaml::locate`).

use std::ops::Range;

use super::yaml::Node;

/// The places of `key` and `value` in `text`, where they fill the next line with something on it behind `last`, the places of the
/// entry before.
pub(super) fn next(
    text: &str,
    last: &[Range<usize>; 2],
    (key, value): (&str, &Node),
) -> Option<[Range<usize>; 2]> {
    let Node::Text(value) = value else { return None };
    let line = text[..last[0].start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = &text[line..last[0].start];
    if indent.bytes().any(|byte| byte != b' ') {
        return None;
    }
    let mut start = last[1].end;
    let mut lines = text[start..].split_inclusive('\n');
    let rest = lines.next()?;
    if !is_end(rest) || !rest.ends_with('\n') {
        return None;
    }
    start += rest.len();
    let line = lines.find(|line| {
        let found = !is_empty(line);
        start += if found { 0 } else { line.len() };
        found
    })?;
    let own = line.strip_prefix(indent)?;
    let key_length = scalar(own, key)?;
    let behind = own[key_length..].strip_prefix(':')?;
    let said = behind.trim_start_matches(' ');
    let length = scalar(said, value).filter(|_| said.len() < behind.len())?;
    if !is_end(&said[length..]) {
        return None;
    }
    let at = start + indent.len();
    let value_at = at + own.len() - said.len();
    Some([at..at + key_length, value_at..value_at + length])
}

/// Whether there is nothing but a comment on a line.
fn is_empty(line: &str) -> bool {
    let bare = line.trim_start_matches([' ', '\r', '\n']);
    bare.is_empty() || bare.starts_with('#')
}

/// The same of what is left of a line behind a value.
fn is_end(rest: &str) -> bool {
    is_empty(rest) && !rest.starts_with('#')
}

/// The bytes of a scalar at the beginning of `text` that says `said` to the letter.
fn scalar(text: &str, said: &str) -> Option<usize> {
    let is_plain = said.starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric());
    if is_plain && text.starts_with(said) {
        return Some(said.len());
    }
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let inner = text[1..].strip_prefix(said)?;
    (!said.contains([quote, '\\']) && inner.starts_with(quote)).then_some(said.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::super::yaml::Node;
    use super::next;

    /// Key and value of the entry behind `/a: /b`.
    fn found<'t>(text: &'t str, key: &str, value: &str) -> Option<(&'t str, &'t str)> {
        let start = text.find("/a").unwrap();
        let last = [start..start + 2, start + 4..start + 6];
        let [key, value] = next(text, &last, (key, &Node::Text(value.to_owned())))?;
        Some((&text[key], &text[value]))
    }

    #[test]
    fn an_entry_on_a_line_of_its_own_is_found() {
        assert_eq!(found("x:\n  /a: /b\n  /c: /d\n", "/c", "/d"), Some(("/c", "/d")));
        assert_eq!(
            found("x:\n  /a: /b # why\n\n # so\n  \"/c d\":  '/d' # e\n", "/c d", "/d"),
            Some(("\"/c d\"", "'/d'"))
        );
        assert_eq!(found("/a: /b\r\n/c: /d\r\n", "/c", "/d"), Some(("/c", "/d")));
    }

    #[test]
    fn what_is_not_certain_is_not_found() {
        for text in [
            "x: { /a: /b, /c: /d }\n",
            "x:\n  /a: /b\n    more\n  /c: /d\n",
            "x:\n  /a: /b\n  /c: /dd\n",
            "x:\n  /a: /b\n  /c: /d#e\n",
            "x:\n  /a: /b\n  /c:/d\n",
            "x:\n  /a: /b\n    /c: /d\n",
            "x:\n  /a: /b\n  ? /c\n  : /d\n",
            "x:\n  /a: /b\n  \"/c\\x20\": /d\n",
        ] {
            assert_eq!(found(text, "/c", "/d"), None, "{text:?}");
        }
    }
}
