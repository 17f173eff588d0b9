//! One stretch of text, between the separators of places, cut into its tokens and its marks.
//!
//! A token is what may be a name: "Berlin", "BE", "Germany". A mark is a word about the work ("Remote"). Postcodes,
//! fillers and punctuation are neither, and go. What the tokens mean is `place.rs`'s question.

use super::part::Part;
use super::token::Token;
use super::words::{self, Mark};
use crate::base::fold::fold;
use crate::geo::names;

/// The marks found, whatever their number.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Marks {
    pub(super) remote: bool,
    pub(super) hybrid: bool,
    pub(super) onsite: bool,
}

impl Marks {
    pub(super) fn and(self, other: Marks) -> Marks {
        Marks {
            remote: self.remote || other.remote,
            hybrid: self.hybrid || other.hybrid,
            onsite: self.onsite || other.onsite,
        }
    }

    pub(super) fn any(self) -> bool {
        self != Marks::default()
    }

    fn add(&mut self, mark: Mark) {
        match mark {
            Mark::Remote => self.remote = true,
            Mark::Hybrid => self.hybrid = true,
            Mark::Onsite => self.onsite = true,
        }
    }
}

/// Tokens and marks of a stretch, in the order of the text.
pub(super) struct Lexed<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    /// Scopes that stand in brackets behind a mark: "Cork, Remote (EU)".
    pub(super) scopes: Vec<Token<'a>>,
    pub(super) marks: Marks,
}

/// Cuts `stretch` into tokens and marks. `before` are the marks of what stands before it in the same bracket.
pub(super) fn lex(stretch: Part<'_>, before: Marks) -> Lexed<'_> {
    let mut marks = before;
    let (mut tokens, mut bracketed, mut scopes) = (Vec::new(), Vec::new(), Vec::new());
    let mut behind_remote = false;
    for piece in rejoined(stretch, pieces(stretch)) {
        let (mut own, mut rest) = (Marks::default(), Vec::new());
        take_marks(piece.token, &mut own, &mut rest);
        let known = marks.remote;
        marks = marks.and(own);
        if !piece.bracketed {
            let says_more = rest.iter().any(|token| !is_blank(token.part.text));
            behind_remote = marks.remote && !known && !says_more;
            tokens.append(&mut rest);
        } else if behind_remote || own.remote {
            scopes.append(&mut rest); // "Remote (EU)", "Berlin (remote within Germany)"
        } else {
            bracketed.append(&mut rest);
        }
    }
    let (tokens, bracketed) = (clean_all(tokens, marks), clean_all(bracketed, marks));
    let mut scopes = clean_all(scopes, marks);
    if tokens.is_empty() || !scopes.iter().all(Token::is_scope) {
        // "Remote (Berlin)": what the bracket names is all there is.
        let tokens = drop_fillers(settle_brackets(tokens, [bracketed, std::mem::take(&mut scopes)].concat()));
        return Lexed { tokens, scopes, marks };
    }
    Lexed { tokens: drop_fillers(settle_brackets(tokens, bracketed)), scopes, marks }
}

/// What lies between two delimiters.
struct Piece<'a> {
    token: Token<'a>,
    bracketed: bool,
}

/// Cuts at commas, brackets, colons, dashes with a space beside them, and slashes where they part two names.
fn pieces(stretch: Part<'_>) -> Vec<Piece<'_>> {
    let text = stretch.text;
    let mut parts = Vec::new();
    let mut start = 0;
    let mut bracketed = false;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let behind = &text[at + letter.len_utf8()..];
        let spaced = || before.is_whitespace() || behind.starts_with(char::is_whitespace);
        let cuts = match letter {
            ',' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '،' | '、' | '，' | '：' | '（' | '）' | '—'
            | '>' | '›' | '»' | '→' => true,
            '-' if is_code(&text[start..at]) => behind.starts_with(char::is_uppercase), // "DE-BY-München"
            '-' | '–' | '−' | '‐' | '‑' => spaced(),
            '+' => behind.starts_with(char::is_alphabetic),
            '/' | '\\' => spaced() || names::country(first_name(behind)).is_some(),
            _ => false,
        };
        if cuts {
            parts.push((stretch.cut(start..at), bracketed));
            start = at + letter.len_utf8();
            bracketed = match letter {
                '(' | '[' | '{' | '（' => true,
                ')' | ']' | '}' | '）' => false,
                _ => bracketed,
            };
        }
        before = letter;
    }
    parts.push((stretch.cut(start..text.len()), bracketed));
    parts.retain(|(part, _)| !is_blank(part.text));
    parts
        .into_iter()
        .map(|(part, bracketed)| Piece { token: Token::of(part.without_space()), bracketed })
        .collect()
}

/// Puts together again what is one name in spite of the delimiter in it: "Congo - Kinshasa", "Washington, D.C.".
fn rejoined<'a>(stretch: Part<'a>, pieces: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let mut joined: Vec<Piece<'a>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let is_land = piece.token.name.country().is_some();
        // At most three pieces: "Cocos (Keeling) Islands".
        let before = (joined.len().saturating_sub(2)..joined.len()).rev().find_map(|at| {
            let span = Token::of(stretch.spanning(joined[at].token.part, piece.token.part));
            // "Saint-Denis, Réunion" is known for a name, but Réunion says more by itself.
            let says_land = is_land && span.name.country().is_none();
            (!says_land && span.is_known()).then_some((at, span))
        });
        match before {
            Some((at, span)) => {
                joined.truncate(at + 1);
                joined[at].token = span;
            }
            None => joined.push(piece),
        }
    }
    joined
}

fn is_code(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_blank(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// The text up to the next comma or bracket.
pub(super) fn first_name(text: &str) -> &str {
    text.split([',', '(', ')', '/', ';']).next().unwrap_or(text)
}

/// Moves the marks of `piece` into `marks`, and what lies between them into `rest`.
fn take_marks<'a>(piece: Token<'a>, marks: &mut Marks, rest: &mut Vec<Token<'a>>) {
    if !piece.name.as_folded().split(' ').any(|word| words::longest_phrase(word) > 0) {
        return match piece.part.trimmed() {
            part if part == piece.part => rest.push(piece),
            part => rest.extend(trimmed(part)),
        };
    }
    let piece = piece.part;
    let words = piece.words(|letter| letter.is_whitespace() || matches!(letter, '-' | '‐' | '‑'));
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    let mut start = 0;
    let mut at = 0;
    while at < words.len() {
        let most = words::longest_phrase(&folded[at]).min(words.len() - at);
        let phrase = (1..=most).rev().find_map(|count| {
            let mark = words::mark(&folded[at..at + count].join(" "))?;
            Some((count, piece.spanning(words[at], words[at + count - 1]), mark))
        });
        let Some((count, phrase, mark)) = phrase else {
            at += 1;
            continue;
        };
        marks.add(mark);
        rest.extend(trimmed(piece.cut(start..phrase.start - piece.start)));
        start = phrase.range().end - piece.start;
        at += count;
    }
    rest.extend(trimmed(piece.cut(start..piece.text.len())));
}

/// A token without punctuation at the edges, if anything is left then.
fn trimmed(part: Part<'_>) -> Option<Token<'_>> {
    Some(part.trimmed()).filter(|part| !part.text.is_empty()).map(Token::of)
}

fn clean_all(tokens: Vec<Token<'_>>, marks: Marks) -> Vec<Token<'_>> {
    tokens.into_iter().filter_map(|token| clean(token, marks)).collect()
}

/// A token as it is looked up: without a postcode and without the words that join it to a mark.
fn clean(mut token: Token<'_>, marks: Marks) -> Option<Token<'_>> {
    if token.is_known() {
        return Some(token);
    }
    let joined = without_joining_words(token.clone());
    if marks.any() || token.name.meanings().is_empty() && joined.is_known() {
        token = joined;
    }
    if let Some(behind) = words::behind_various(token.part.text) {
        let start = token.part.text.len() - behind.len();
        token = Token::of(token.part.cut(start..token.part.text.len()));
    }
    if let Some(country) = country_wide(token.part) {
        token = country;
    }
    if token.is_known() {
        return Some(token);
    }
    // "Remote - CET timezone", "Remote - Europe ±2h CET"
    let says_when =
        words::names_no_place(token.name.as_folded()) || words::is_american_clock(token.part.text);
    if marks.remote && says_when {
        return scope_in_front(token.part);
    }
    let name = without_postcode(token.part);
    if name != token.part {
        token = Token::of(name);
    }
    let folded = token.name.as_folded();
    let joins = |word| words::AFTER_SCOPE.contains(&word) || words::BEFORE_SCOPE.contains(&word);
    let joins_nothing = marks.any() && !token.is_known() && folded.split(' ').all(joins);
    (!folded.is_empty() && !joins_nothing).then_some(token)
}

/// The scope that a text begins with, if it does.
fn scope_in_front(part: Part<'_>) -> Option<Token<'_>> {
    let words = part.words(char::is_whitespace);
    let fronts = (1..=words.len()).rev().map(|count| Token::of(part.spanning(words[0], words[count - 1])));
    fronts.into_iter().find(Token::is_scope)
}

/// "Deutschlandweit", "Österreichweit"
fn country_wide(part: Part<'_>) -> Option<Token<'_>> {
    let country = part.text.strip_suffix("weit")?;
    Some(Token::of(part.cut(0..country.len()))).filter(|token| token.name.country().is_some())
}

fn without_joining_words(mut token: Token<'_>) -> Token<'_> {
    while !token.is_known() {
        let part = token.part;
        let words = part.words(|letter| letter.is_whitespace() || letter == '-');
        let [first, .., last] = words[..] else { break };
        let joins = |word: Part<'_>, list: &[&str]| list.contains(&fold(word.text).as_str());
        token = if joins(first, words::BEFORE_SCOPE) {
            Token::of(part.spanning(words[1], last).trimmed())
        } else if joins(last, words::AFTER_SCOPE) && !words::is_american_clock(part.text) {
            Token::of(part.spanning(first, words[words.len() - 2]).trimmed())
        } else {
            break;
        };
    }
    token
}

/// Without words that hold a digit at either end: "1211 Genf", "London SW1A 1AA"; nothing if it is all postcode.
fn without_postcode(part: Part<'_>) -> Part<'_> {
    let words = part.words(char::is_whitespace);
    let is_name = |word: &Part<'_>| !word.text.contains(|letter: char| letter.is_ascii_digit());
    let (first, last) = (words.iter().find(|word| is_name(word)), words.iter().rfind(|word| is_name(word)));
    match (first, last) {
        (Some(first), Some(last)) => part.spanning(*first, *last).trimmed(),
        _ => part.cut(0..0),
    }
}

/// A country in brackets counts ("Berlin (Germany)"), and anything does if nothing but scopes stands outside ("Remote
/// (Berlin)", "Germany (Berlin)"). Else a bracket only tells a place from its namesakes, as in "Halle (Saale)".
fn settle_brackets<'a>(mut tokens: Vec<Token<'a>>, bracketed: Vec<Token<'a>>) -> Vec<Token<'a>> {
    let only_scopes = tokens.iter().all(Token::is_scope);
    let nothing_else = tokens.is_empty();
    let counts = |token: &Token<'_>| {
        token.is_scope() || only_scopes && (nothing_else || !token.name.meanings().is_empty())
    };
    tokens.extend(bracketed.into_iter().filter(counts));
    tokens
}

/// Without tokens that name no place, unless that would leave nothing.
fn drop_fillers(mut tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let is_name = |token: &Token<'_>| {
        !token.name.meanings().is_empty()
            || token.is_known()
            || token.is_code()
            || !words::names_no_place(token.name.as_folded())
    };
    if tokens.iter().any(is_name) {
        tokens.retain(is_name);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::{Marks, Part, lex};

    fn shown(text: &str) -> String {
        let lexed = lex(Part::whole(text), Marks::default());
        let mut shown: Vec<&str> = lexed.tokens.iter().map(|token| token.part.text).collect();
        let marks = [
            (lexed.marks.remote, "+remote"),
            (lexed.marks.hybrid, "+hybrid"),
            (lexed.marks.onsite, "+onsite"),
        ];
        shown.extend(marks.iter().filter(|(is_set, _)| *is_set).map(|(_, name)| *name));
        shown.join(" | ")
    }

    #[test]
    fn tokens_and_marks_of_a_text() {
        let manual = [
            ("Berlin, BE, DE", "Berlin | BE | DE"),
            ("UK - London", "UK | London"),
            ("Stratford-upon-Avon", "Stratford-upon-Avon"),
            ("Hybrid — Berlin", "Berlin | +hybrid"),
            ("Remote within the EU only", "EU | +remote"),
            ("US-based remote", "US | +remote"),
            ("The Hague (remote)", "The Hague | +remote"),
            ("Télétravail - France", "France | +remote"),
            ("London Office", "London | +onsite"),
            ("Halle (Saale), Germany", "Halle (Saale | Germany"), // the bracket behind it is punctuation
            ("Traun (Linz-Land), Austria", "Traun | Austria"),
            ("Berlin (Germany)", "Berlin | Germany"),
            ("Germany (Berlin)", "Germany | Berlin"),
            ("1211 Genf, CH", "Genf | CH"),
            ("London SW1A 1AA", "London"),
            ("Klagenfurt, AT, 9020", "Klagenfurt | AT"),
            ("EU27", "EU27"),
            ("Various, Germany", "Germany"),
            ("Wels / Austria", "Wels | Austria"),
            ("Biel/Bienne", "Biel/Bienne"),
            ("Remote", "+remote"),
            (" , ;", ""),
        ];
        for (written, tokens) in manual {
            assert_eq!(shown(written), tokens, "{written}");
        }
    }
}
