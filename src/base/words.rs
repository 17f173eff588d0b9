//! Text → words, as they are compared: by similar roles, and by whatever else asks what a text is about.
//!
//! A word is folded (see [`super::fold`]). It does not know what a word means, nor which words are too common to say
//! anything.

use std::borrow::Cow;

use super::fold::fold_into;

/// The hash of a word. Words themselves are seldom kept, since a description has hundreds of them.
pub type Token = u64;

/// Calls `each` with every word of a text, in order: letters and digits, two of them at least, not only digits; and the
/// names that are written with signs ("C++", "C#"); no addresses.
pub fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut folded = String::new();
    for piece in text.split_whitespace() {
        if let Some(name) = written_with_signs(piece) {
            each(name);
            continue;
        }
        if piece.contains("://") {
            continue;
        }
        folded.clear();
        fold_into(piece, &mut folded);
        folded.split(' ').filter(|word| counts(word)).for_each(&mut each);
    }
}

/// The words of a short text.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_word(text, |word| found.push(word.to_owned()));
    found
}

/// A text without what stands in angle brackets, piece by piece: HTML's tags, and addresses in Markdown.
pub fn outside_tags(text: &str) -> impl Iterator<Item = &str> {
    outside(text, |rest| {
        let open = rest.find('<')?;
        Some((open, rest[open..].find('>').map_or(rest.len(), |length| open + length + 1)))
    })
}

/// A Markdown text without where its links and pictures lead, piece by piece.
pub fn outside_links(text: &str) -> impl Iterator<Item = &str> {
    outside(text, |rest| {
        let open = rest.find("](")?;
        Some((open, rest[open..].find(')').map_or(open + 2, |length| open + length + 1)))
    })
}

/// A text without the parts that `next` finds, piece by piece.
fn outside(text: &str, next: fn(&str) -> Option<(usize, usize)>) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (open, close) = next(rest).unwrap_or((rest.len(), rest.len()));
        let piece = &rest[..open];
        rest = &rest[close..];
        Some(piece)
    })
}

/// A piece of HTML with letters for the entities that are letters, as folding leaves them, and blanks for the others.
#[must_use]
pub fn without_entities(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 10;
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.find(';').filter(|end| (2..=LONGEST).contains(end)) {
            Some(end) => {
                let (name, behind) = (&rest[..end], &rest[end + 1..]);
                let marks = ["uml", "acute", "grave", "circ", "tilde", "cedil", "ring", "caron", "slash"];
                match name {
                    "szlig" => plain.push_str("ss"),
                    _ if name.is_ascii() && marks.contains(&&name[1..]) => plain.push_str(&name[..1]),
                    _ => plain.push(' '),
                }
                rest = behind;
            }
            None => plain.push('&'),
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn counts(word: &str) -> bool {
    word.chars().nth(1).is_some() && !word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Names that folding would make one letter of.
fn written_with_signs(piece: &str) -> Option<&'static str> {
    if piece.len() > 8 || !piece.contains(['+', '#']) {
        return None;
    }
    let name = piece.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '+' && c != '#');
    ["c++", "c#", "f#"].into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// FNV-1a: the same on every machine, which the standard library's hasher does not promise.
#[must_use]
pub fn token(word: &str) -> Token {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The beginning of a word, which most of its inflections share: "engin" of "engineers" and "engineering".
#[must_use]
pub fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(at, _)| &word[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_names_with_signs_are_kept() {
        assert_eq!(words("Bäcker (m/w/d) & Miller."), ["backer", "and", "miller"]);
        assert_eq!(words("C++, C#; 2026 R&D"), ["c++", "c#", "and"]);
        assert_eq!(words("L'Équipe d’Évry"), ["lequipe", "devry"]);
        assert_eq!(words("مهندس برمجيات"), ["مهندس", "برمجيات"]);
    }

    #[test]
    fn tags_are_no_words() {
        let text: Vec<&str> = outside_tags("<p>Bake <b>bread</b></p> at night <broken").collect();
        assert_eq!(text.join("|"), "|Bake |bread|| at night ");
    }

    #[test]
    fn what_a_reader_does_not_see_is_no_word() {
        let text: Vec<&str> =
            outside_links("Write [to us](https://jobs.example/a) or ![a loaf](/loaf.png) now").collect();
        assert_eq!(text.concat(), "Write [to us or ![a loaf now");
        assert_eq!(words("See https://jobs.example/form today"), ["see", "today"]);
        assert_eq!(
            without_entities("f&uuml;r B&auml;cker &amp; M&#252;ller, Stra&szlig;e; R&D"),
            "fur Backer   M ller, Strasse; R&D"
        );
    }

    #[test]
    fn beginnings_are_cut_between_letters() {
        assert_eq!(beginning("engineer", 4), "engi");
        assert_eq!(beginning("öl", 4), "öl");
        assert_eq!(beginning("öläß", 2), "öl");
    }
}
