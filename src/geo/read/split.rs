//! Where does one place end and the next begin?
//!
//! Semicolons, bars and line ends always part places. Words ("or", "and") and slashes do so only if what they part can be
//! read piece by piece ("Berlin or Hamburg"), and never inside a name ("Bosnia and Herzegovina", "UK & Ireland").

use super::lex::first_name;
use super::part::Part;
use super::spellings;
use super::token::Token;
use crate::base::fold::fold;
use crate::geo::gazetteer;
use crate::geo::name::Name;

/// The stretches between separators that always separate. At least one, if only an empty one.
pub(super) fn hard(whole: Part<'_>) -> Vec<Part<'_>> {
    let mut parts = whole.words(|letter| matches!(letter, ';' | '；' | '|' | '\n' | '\r' | '•' | '·' | '؛'));
    parts.retain(|part| part.text.contains(char::is_alphanumeric));
    if parts.is_empty() { vec![whole] } else { parts }
}

/// A piece between separators that may separate.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) part: Part<'a>,
    /// Whether a slash stands before it.
    pub(super) behind_slash: bool,
    /// Whether it begins inside a bracket that was opened before it.
    pub(super) in_bracket: bool,
}

/// Folded words between places, in the languages of the lists we have seen.
const WORDS: &[&str] = &[
    "and", "or", "and or", "oder", "und", "und oder", "bzw", "ou", "et", "et ou", "y", "o", "e", "lub",
    "eller",
];

/// The pieces of `stretch`; itself, if nothing in it may separate.
pub(super) fn soft(stretch: Part<'_>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut behind_slash) = (0, false);
    let separators = separators(stretch.text);
    for (index, &(from, to, slash)) in separators.iter().enumerate() {
        let end = separators.get(index + 1).map_or(stretch.text.len(), |next| next.0);
        if from < start || is_inside_a_name(stretch.cut(start..end), from - start, to - start) {
            continue;
        }
        pieces.push(Piece {
            part: stretch.cut(start..from),
            behind_slash,
            in_bracket: is_open(&stretch.text[..start]),
        });
        (start, behind_slash) = (to, slash);
    }
    let in_bracket = is_open(&stretch.text[..start]);
    pieces.push(Piece { part: stretch.cut(start..stretch.text.len()), behind_slash, in_bracket });
    pieces
}

/// Whether a bracket is open at the end of `text`.
fn is_open(text: &str) -> bool {
    text.rfind(['(', '[']) > text.rfind([')', ']'])
}

/// Bytes from and to which each possible separator reaches, and whether it is a slash.
fn separators(text: &str) -> Vec<(usize, usize, bool)> {
    let whole = Part::whole(text);
    let mut found = Vec::new();
    for word in whole.words(char::is_whitespace) {
        let (from, to) = (word.start, word.range().end);
        let inner = from > 0 && to < text.len();
        if inner && (matches!(word.text, "&" | "+") || is_joining_word(word.text)) {
            found.push((from, to, false));
        } else {
            let slashes = word.text.match_indices('/');
            found.extend(slashes.map(|(at, slash)| (from + at, from + at + slash.len(), true)));
        }
    }
    found
}

/// Whether it is one of [`WORDS`] and nothing else: "(y" opens a name.
fn is_joining_word(text: &str) -> bool {
    let longest = 10;
    text.len() <= longest
        && text.chars().all(|letter| letter.is_alphanumeric() || letter == '/')
        && WORDS.contains(&fold(text).as_str())
}

/// Whether the names on both sides of the separator at `from..to` are one name with it.
fn is_inside_a_name(stretch: Part<'_>, from: usize, to: usize) -> bool {
    let text = stretch.text;
    let behind = first_name(&text[to..]);
    if behind.trim().is_empty() {
        return false;
    }
    // A comma may stand in the name too: "Bonaire, Sint Eustatius and Saba".
    let starts: [&[char]; 2] = [&['(', ')', ':', ','], &['(', ')', ':']];
    let mut starts = starts.map(|start| text[..from].rfind(start).map_or(0, |at| at + 1)).to_vec();
    starts.dedup();
    starts.into_iter().any(|start| {
        let joined = Token::of(stretch.cut(start..to + behind.len()));
        // "Berlin und Umgebung"
        let around = spellings::without_conurbation(joined.name.as_folded());
        joined.is_known() || around.is_some_and(|city| gazetteer::alone(&Name::folded(city)).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::{Part, hard, soft};

    fn pieces(text: &str) -> Vec<&str> {
        soft(Part::whole(text)).iter().map(|piece| piece.part.text.trim()).collect()
    }

    #[test]
    fn words_and_slashes_may_part_places() {
        assert_eq!(pieces("Berlin or Hamburg"), ["Berlin", "Hamburg"]);
        assert_eq!(pieces("Berlin and/or Hamburg"), ["Berlin", "Hamburg"]);
        assert_eq!(pieces("Wien / Graz/Linz"), ["Wien", "Graz", "Linz"]);
        assert_eq!(pieces("US & CAN"), ["US", "CAN"]);
        assert_eq!(pieces("Paris ou Lyon"), ["Paris", "Lyon"]);
    }

    #[test]
    fn names_are_not_parted() {
        for name in
            ["Sarajevo, Bosnia and Herzegovina", "UK & Ireland", "Frankfurt/Main, Germany", "Or Yehuda"]
        {
            assert_eq!(pieces(name), [name]);
        }
        assert_eq!(pieces("Trinidad & Tobago or Brazil"), ["Trinidad & Tobago", "Brazil"]);
    }

    #[test]
    fn semicolons_always_part_places() {
        let texts: Vec<_> =
            hard(Part::whole("Berlin; ;Paris|Rome\nOslo;")).iter().map(|part| part.text.trim()).collect();
        assert_eq!(texts, ["Berlin", "Paris", "Rome", "Oslo"]);
        assert_eq!(hard(Part::whole(" ; ")).len(), 1);
    }
}
