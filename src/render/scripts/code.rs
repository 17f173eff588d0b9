//! A script in pieces: what is code, what stands in quotes, what is a comment.
//!
//! Whether a slash divides or begins a regular expression is told by what stands before it, which is right but for odd cases like
//! `if (a) /b/.test(c)`; there the rest of that line may be taken for code that it is not.

/// What a piece is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Code,
    /// In quotes of any kind, or a regular expression; with them.
    Text,
    Comment,
}

/// A part of a script. All of them together are the script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece<'s> {
    pub(super) kind: Kind,
    pub(super) text: &'s str,
    /// Where it begins.
    pub(super) from: usize,
}

impl Piece<'_> {
    /// Whether it is a comment to the end of a line with nothing else on it.
    pub(super) fn is_line_of_its_own(&self, source: &str) -> bool {
        let before = source[..self.from].rsplit('\n').next().unwrap_or_default();
        self.text.starts_with("//") && before.trim().is_empty()
    }
}

/// Cuts a script into its pieces.
pub(super) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let bytes = source.as_bytes();
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        if !matches!(bytes[at], b'/' | b'"' | b'\'' | b'`') {
            at += 1;
            continue;
        }
        let rest = &source[at..];
        let (kind, length) = match bytes[at] {
            b'/' if rest.starts_with("//") => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
            b'/' if rest.starts_with("/*") => {
                (Kind::Comment, rest[2..].find("*/").map_or(rest.len(), |end| end + 4))
            }
            b'/' if begins_expression(&source[..at]) => (Kind::Text, expression(rest.as_bytes())),
            b'/' => (Kind::Code, 1),
            quote => (Kind::Text, quoted(rest.as_bytes(), quote)),
        };
        if kind == Kind::Code || length == 1 {
            at += 1;
            continue;
        }
        if from < at {
            pieces.push(Piece { kind: Kind::Code, text: &source[from..at], from });
        }
        pieces.push(Piece { kind, text: &rest[..length], from: at });
        at += length;
        from = at;
    }
    if from < bytes.len() {
        pieces.push(Piece { kind: Kind::Code, text: &source[from..], from });
    }
    pieces
}

/// The length of what begins with a quote, with both. What stands in `${}` counts as text.
fn quoted(bytes: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            // One that is not closed ends with its line.
            b'\n' if quote != b'`' => return at,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The length of a regular expression, with both slashes; of what turns out to be none, one.
fn expression(bytes: &[u8]) -> usize {
    let (mut at, mut is_class) = (1, false);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' => return 1,
            b'[' => is_class = true,
            b']' => is_class = false,
            b'/' if !is_class => return at + 1,
            _ => {}
        }
        at += 1;
    }
    1
}

/// Whether a slash behind this begins a regular expression: behind a value it divides.
fn begins_expression(before: &str) -> bool {
    let before = before.trim_end();
    let word =
        before.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default();
    let is_keyword = matches!(
        word,
        "return" | "typeof" | "case" | "in" | "of" | "do" | "else" | "void" | "delete" | "await" | "yield"
    );
    is_keyword
        || !before.ends_with(|last: char| {
            last.is_alphanumeric() || matches!(last, ')' | ']' | '}' | '_' | '$' | '"' | '\'' | '`')
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Kind, pieces};

    fn seen(source: &str) -> Vec<(Kind, &str)> {
        pieces(source).iter().map(|piece| (piece.kind, piece.text)).collect()
    }

    #[test]
    fn code_text_and_comments_are_told_apart() {
        use Kind::{Code, Comment, Text};
        assert_eq!(
            seen("let a = 'b' /* c */; // d\ne(/f\"g/, `h'`)"),
            [
                (Code, "let a = "),
                (Text, "'b'"),
                (Code, " "),
                (Comment, "/* c */"),
                (Code, "; "),
                (Comment, "// d"),
                (Code, "\ne("),
                (Text, "/f\"g/"),
                (Code, ", "),
                (Text, "`h'`"),
                (Code, ")"),
            ]
        );
        assert_eq!(seen("a / b / c"), [(Code, "a / b / c")]);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_script(source in "[a-z(){}/*'\"`\\\\\n $\\[\\]=ü]{0,60}") {
            let text: String = pieces(&source).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(text, source);
        }
    }
}
