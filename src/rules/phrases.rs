//! Words that break a rule, wherever they stand: phrases of a language and a topic, and titles that name one gender.
//!
//! The lists are `phrases.tsv` and `titles.tsv`. They are short on purpose: what they hold is nearly always meant as it is read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::base::fold::fold;

static PHRASES: &str = include_str!("phrases.tsv");
static TITLES: &str = include_str!("titles.tsv");

/// What a phrase is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Topic {
    /// Age, origin, gender, health, family.
    Discrimination,
    /// What somebody earns or has earned.
    SalaryHistory,
    /// Money that applicants pay.
    Fee,
    /// Applications for no job that is open.
    Pool,
    /// Days in an office.
    Office,
}

impl Topic {
    const NAMES: [(&'static str, Self); 5] = [
        ("discrimination", Self::Discrimination),
        ("salary-history", Self::SalaryHistory),
        ("fee", Self::Fee),
        ("pool", Self::Pool),
        ("office", Self::Office),
    ];

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, topic)| topic)
    }
}

/// A phrase that was found in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    /// What it is about.
    pub topic: Topic,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What to do.
    pub instead: &'static str,
}

/// The phrases of one language.
struct Known {
    automaton: AhoCorasick,
    /// Of each pattern.
    rows: Vec<(Topic, &'static str)>,
    /// Those of them that there are.
    topics: BTreeSet<Topic>,
}

static KNOWN: LazyLock<BTreeMap<&'static str, Known>> = LazyLock::new(known);

/// Whether phrases of a topic are known in a language, so that a text without any says something.
#[must_use]
pub fn has_phrases(language: &str, topic: Topic) -> bool {
    KNOWN.get(language).is_some_and(|known| known.topics.contains(&topic))
}

/// The phrases that stand in a text of a language, as whole words, in their order; not those that a text says no to.
#[must_use]
pub fn phrases(language: &str, text: &str) -> Vec<Phrase> {
    let Some(known) = KNOWN.get(language) else { return Vec::new() };
    let (plain, places) = plain(text);
    let found = known.automaton.find_iter(&plain).filter(|found| is_whole(&plain, found.range()));
    found
        .filter(|found| !is_denied(&plain[..found.start()]))
        .map(|found| {
            let (topic, instead) = known.rows[found.pattern()];
            let last = found.end() - 1;
            Phrase { topic, at: places[found.start()].0..places[last].1, instead }
        })
        .collect()
}

/// A text in lower case with one space between words and without what only formats it; and for each of its bytes the place in the
/// text that it stands for.
fn plain(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut plain = String::with_capacity(text.len());
    let mut places: Vec<(usize, usize)> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let place = (at, at + letter.len_utf8());
        if letter.is_whitespace() {
            if !plain.ends_with(' ') {
                plain.push(' ');
                places.push(place);
            }
        } else if !matches!(letter, '*' | '_' | '`') {
            plain.extend(letter.to_lowercase());
            places.resize(plain.len(), place);
        }
    }
    (plain, places)
}

/// Whether the words before a phrase say that it is not so.
fn is_denied(before: &str) -> bool {
    const NO: [&str; 22] = [
        "no",
        "not",
        "never",
        "without",
        "regardless",
        "nobody",
        "kein",
        "keine",
        "keinen",
        "nicht",
        "ohne",
        "pas",
        "sans",
        "aucun",
        "aucune",
        "senza",
        "nessuna",
        "non",
        "sin",
        "nie",
        "bez",
        "ללא",
    ];
    let sentence = before.rsplit(['.', '!', '?', ';', ':']).next().unwrap_or_default();
    sentence.split(' ').rev().filter(|word| !word.is_empty()).take(5).any(|word| NO.contains(&word))
}

fn is_whole(text: &str, at: Range<usize>) -> bool {
    let before = text[..at.start].chars().next_back();
    let after = text[at.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

fn known() -> BTreeMap<&'static str, Known> {
    let mut by_language: BTreeMap<&str, Vec<(String, Topic, &str)>> = BTreeMap::new();
    for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (language, topic, phrase, instead) = (cell(), cell(), cell(), cell());
        let Some(topic) = Topic::from_name(topic) else { continue };
        let rows = by_language.entry(language).or_default();
        rows.push((phrase.to_owned(), topic, instead));
    }
    let built = by_language.into_iter().filter_map(|(language, rows)| {
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest);
        let automaton = builder.build(rows.iter().map(|(phrase, ..)| phrase)).ok()?;
        let rows: Vec<_> = rows.into_iter().map(|(_, topic, instead)| (topic, instead)).collect();
        let topics = rows.iter().map(|(topic, _)| *topic).collect();
        Some((language, Known { automaton, rows, topics }))
    });
    built.collect()
}

/// A title that names one gender: where the word stands, and what to write instead.
#[must_use]
pub fn one_gender(language: &str, title: &str) -> Option<(Range<usize>, String)> {
    static KNOWN: LazyLock<BTreeMap<&'static str, (&'static str, Vec<&'static str>)>> =
        LazyLock::new(gendered);
    let (how, words) = KNOWN.get(language)?;
    let is_german = language == "de";
    for (start, word) in words_of(title) {
        let (lower, end) = (word.to_lowercase(), start + word.len());
        let is_noun = !is_german || word.starts_with(char::is_uppercase);
        let names = |known: &str| match known.strip_prefix('=') {
            Some(whole) => lower == whole,
            // Germans write compounds as one word.
            None => lower == *known || (is_german && is_noun && lower.ends_with(known)),
        };
        if words.iter().any(|known| names(known))
            && !has_other_form(title, end)
            && !is_paired(title, start, &lower)
        {
            return Some((start..end, how.replace("{}", word)));
        }
    }
    None
}

/// Whether another word of the title is the other form of this one: `Bäckerin oder Bäcker`, `Directora o Director`.
fn is_paired(title: &str, start: usize, word: &str) -> bool {
    let letters = |text: &str| -> Vec<char> { fold(text).chars().collect() };
    let word = letters(word);
    let least = word.len().saturating_sub(2).clamp(3, 6);
    words_of(title).filter(|(at, _)| *at != start).any(|(_, other)| {
        let other = letters(other);
        other != word && other.iter().zip(&word).take_while(|(one, two)| one == two).count() >= least
    })
}

/// Words with where they begin.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|letter: char| !letter.is_alphabetic() && letter != '-');
    words.filter(|word| !word.is_empty()).map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// Whether behind a word its other form follows: `Bäcker:in`, `Bäcker/-in`, `boulanger(e)`, `vendeur/vendeuse`, `מפתח/ת`.
fn has_other_form(title: &str, end: usize) -> bool {
    let mut rest = title[end..].chars();
    let sign = rest.next();
    let letter = rest.find(|letter| *letter != '-');
    matches!(sign, Some('/' | ':' | '*' | '_' | '·' | '.' | '(' | '|'))
        && letter.is_some_and(char::is_alphabetic)
}

fn gendered() -> BTreeMap<&'static str, (&'static str, Vec<&'static str>)> {
    let mut known: BTreeMap<&str, (&str, Vec<&str>)> = BTreeMap::new();
    for line in TITLES.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            [language, "=", how] => known.entry(language).or_default().0 = how,
            [language, word] => known.entry(language).or_default().1.push(word),
            _ => {}
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::{Topic, one_gender, phrases};

    fn found(language: &str, text: &'static str) -> Vec<(Topic, &'static str)> {
        phrases(language, text).into_iter().map(|phrase| (phrase.topic, &text[phrase.at])).collect()
    }

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert_eq!(found("en", "A Young Team."), [(Topic::Discrimination, "Young Team")]);
        assert_eq!(found("en", "Lyoung teams"), []);
        assert_eq!(found("fr", "Équipe jeune et soudée"), [(Topic::Discrimination, "Équipe jeune")]);
        assert_eq!(found("en", "a *young*\n  team"), [(Topic::Discrimination, "young*\n  team")]);
        assert_eq!(found("en", "There is no age limit. Never an application fee!"), []);
        assert_eq!(found("fr", "JEUNE ÉQUIPE"), [(Topic::Discrimination, "JEUNE ÉQUIPE")]);
        assert_eq!(found("de", "A young team"), []);
        assert_eq!(found("sv", "young team"), []);
    }

    #[test]
    fn titles_that_name_one_gender_are_told_with_another_form() {
        let said = |language, title| one_gender(language, title).map(|(at, instead)| (at.start, instead));
        assert_eq!(
            said("de", "Senior Softwareentwickler Java"),
            Some((7, "Softwareentwickler (m/w/d)".to_owned()))
        );
        for title in ["Entwickler:in", "Entwickler/-in", "Bäcker*in", "Fachkraft Lager", "Software Engineer"]
        {
            assert_eq!(said("de", title), None, "{title}");
        }
        for title in [
            "Bäckerin oder Bäcker",
            "Verkäufer / Verkäuferin",
            "Ärztin oder Arzt",
            "Optimaler Einsatz",
            "Autopilot",
        ] {
            assert_eq!(said("de", title), None, "{title}");
        }
        assert_eq!(said("es", "Directora o Director de Ventas"), None);
        assert_eq!(said("fr", "Boulanger(e)"), None);
        assert_eq!(said("fr", "Boulanger de nuit"), Some((0, "Boulanger (H/F)".to_owned())));
        assert_eq!(said("es", "Panadero/a"), None);
        assert_eq!(said("pl", "Piekarz"), Some((0, "Piekarz (k/m)".to_owned())));
        assert_eq!(said("it", "Panettiere notturno"), Some((0, "Panettiere (m/f)".to_owned())));
        assert_eq!(said("he", "אופה/ית"), None);
        assert_eq!(said("he", "אופה לילה"), Some((0, "אופה/ת".to_owned())));
    }
}
