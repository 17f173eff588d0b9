//! The words of a posting as it writes them, for readers to see: those of its title, and the names in its description, such as
//! "Python", "SAP" or "Buchhaltung"; and which names two roles share.
//!
//! A name is told by its letters: it has a capital inside of a sentence. Lower-case words say too little to be a reason, and
//! scripts without capitals have no names.

use std::collections::HashMap;

use super::level::{self, main_language};
use super::roles::{Role, RoleId};
use super::statistics::{ByToken, Sample, share_of};
use super::stop::StopWords;
use super::vectors::{Field, Term, each_piece};
use crate::base::parallel;
use crate::base::words::{Token, token, words};
use crate::model::{Posting, Site};

/// The names in every role's description.
pub(super) struct Names {
    /// Sorted.
    of: Vec<Box<[Token]>>,
    /// Roles of the sample that have each name.
    frequencies: ByToken<u32>,
    /// A name that more of them have says nothing.
    common: u32,
}

/// Names of a description that are kept, the first ones.
const MOST_NAMES: usize = 64;
/// The share of descriptions that may have a name.
const COMMON: f32 = 0.2;

impl Names {
    pub(super) fn new(site: &Site, roles: &[Role], sample: Sample) -> Self {
        let of = parallel::map(roles, |role| names(site.posting(role.speaker)));
        let mut frequencies: ByToken<u32> = ByToken::default();
        let mut sampled = 0;
        for (_, names) in roles.iter().zip(&of).filter(|(role, _)| sample.has(role.key)) {
            sampled += 1;
            for name in names {
                *frequencies.entry(*name).or_default() += 1;
            }
        }
        Self { of, frequencies, common: share_of(sampled, COMMON) }
    }

    /// Puts in those of a role's posting that speaks for it.
    pub(super) fn put(&mut self, role: RoleId, posting: &Posting) {
        let names = names(posting);
        match self.of.get_mut(role as usize) {
            Some(known) => *known = names,
            None => self.of.push(names),
        }
    }

    /// The names that two roles share and not many have; those that more have first, since they are better known.
    pub(super) fn shared(&self, a: RoleId, b: RoleId) -> Vec<Token> {
        let theirs = &self.of[b as usize];
        let both = self.of[a as usize].iter().filter(|name| theirs.binary_search(name).is_ok());
        let mut both: Vec<(u32, Token)> = both
            .map(|name| (self.frequencies.get(name).copied().unwrap_or_default(), *name))
            .filter(|(frequency, _)| *frequency <= self.common)
            .collect();
        both.sort_unstable_by(|a, b| b.cmp(a));
        both.into_iter().map(|(_, name)| name).collect()
    }
}

fn names(posting: &Posting) -> Box<[Token]> {
    let mut names = Vec::new();
    each_name_of(posting, |name| {
        let name = token(name);
        if names.len() < MOST_NAMES && !names.contains(&name) {
            names.push(name);
        }
    });
    names.sort_unstable();
    names.into_boxed_slice()
}

/// The words of one posting that may be shown.
pub(super) struct Written {
    /// By their terms.
    title: HashMap<Term, String>,
    /// By their own tokens.
    names: HashMap<Token, String>,
}

/// Letters that a word must have to be shown, unless it is written with signs or in capitals.
const SHORTEST: usize = 3;
/// Longer words in nothing but capitals are shouted.
const LONGEST_IN_CAPITALS: usize = 5;

impl Written {
    /// Those of a posting, without levels, stop words, and the names of its places and company.
    pub(super) fn new(site: &Site, posting: &Posting, stop: &StopWords) -> Self {
        let language = main_language(posting);
        let places = posting.places.iter().flat_map(|place| {
            let city = place.city.as_ref().map(|city| city.name.as_str());
            [place.country.name()].into_iter().chain(city)
        });
        let company = posting.company.map(|id| site.company(id).name.as_str());
        let known: Vec<String> = places.chain(company).flat_map(words).collect();
        let says_something = |piece: &str| {
            words(piece).into_iter().find(|word| {
                let long =
                    word.chars().count() >= SHORTEST || word.ends_with(['+', '#']) || is_capitals(piece);
                let says = !stop.in_any(word) && level::of_word(word, language).is_none();
                long && says && !known.contains(word)
            })
        };
        let mut written = Self { title: HashMap::new(), names: HashMap::new() };
        for piece in posting.title.split(parts).filter(|piece| !piece.is_empty()) {
            if let Some(word) = says_something(piece) {
                written.title.entry(Field::Title.term(token(&word))).or_insert_with(|| piece.to_owned());
            }
        }
        each_name_of(posting, |name| {
            if !written.names.contains_key(&token(name)) && says_something(name).is_some() {
                written.names.insert(token(name), name.to_owned());
            }
        });
        written
    }

    /// The word of the title behind a term.
    pub(super) fn title(&self, term: Term) -> Option<&str> {
        self.title.get(&term).map(String::as_str)
    }

    /// The name with a token.
    pub(super) fn name(&self, token: Token) -> Option<&str> {
        self.names.get(&token).map(String::as_str)
    }
}

fn each_name_of(posting: &Posting, mut each: impl FnMut(&str)) {
    each_piece(posting, |text| each_name(text, &mut each));
}

/// Where words are parted.
fn parts(c: char) -> bool {
    !c.is_alphanumeric() && !"+#".contains(c)
}

fn is_capitals(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Calls `each` with every name of a text, and every acronym.
fn each_name(text: &str, mut each: impl FnMut(&str)) {
    for line in text.lines() {
        let mut inside = false;
        for word in line.split_whitespace() {
            // Addresses have no names.
            let word = if word.contains("://") { "" } else { word };
            for name in word.split(parts).filter(|name| is_name(name, inside)) {
                each(name);
            }
            inside = word.ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '&');
        }
    }
}

fn is_name(word: &str, inside: bool) -> bool {
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    match is_capitals(word) {
        true => (2..=LONGEST_IN_CAPITALS).contains(&word.chars().count()),
        false => (first && inside) || letters.any(char::is_uppercase),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_inside_of_sentences_or_are_acronyms() {
        let names = |text: &str| {
            let mut names = Vec::new();
            each_name(text, |name| names.push(name.to_owned()));
            names.join(" ")
        };
        assert_eq!(names("You write Python, SQL and JavaScript. Then you rest."), "Python SQL JavaScript");
        assert_eq!(names("Salary: 3000 EUR\nWe OFFER bread"), "EUR OFFER");
        assert_eq!(names("WHAT WE REQUIRE\nKnowledge of C++ and Rust/Go"), "WHAT WE C++ Rust Go");
        assert_eq!(names("نبحث عن محاسب"), "");
    }
}
