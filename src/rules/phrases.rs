//! Words that break a rule, wherever they stand: phrases of a language and a topic, and titles that name one gender.
//!
//! The lists are `phrases.tsv` and `titles.tsv`. They are short on purpose: what they hold is nearly always meant as it is read.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

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
}

/// The phrases that stand in a text of a language, as whole words, in their order.
#[must_use]
pub fn phrases(language: &str, text: &str) -> Vec<Phrase> {
    static KNOWN: LazyLock<BTreeMap<&'static str, Known>> = LazyLock::new(known);
    let Some(known) = KNOWN.get(language) else { return Vec::new() };
    let found = known.automaton.find_iter(text).filter(|found| is_whole(text, found.range()));
    found
        .map(|found| {
            let (topic, instead) = known.rows[found.pattern()];
            Phrase { topic, at: found.range(), instead }
        })
        .collect()
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
        // The automaton knows only ASCII in both cases; others stand at the beginning of a sentence at most.
        let capital = first_in_capitals(phrase);
        if capital != phrase && !phrase.starts_with(|first: char| first.is_ascii()) {
            rows.push((capital, topic, instead));
        }
    }
    let built = by_language.into_iter().filter_map(|(language, rows)| {
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        let automaton = builder.build(rows.iter().map(|(phrase, ..)| phrase)).ok()?;
        let rows = rows.into_iter().map(|(_, topic, instead)| (topic, instead)).collect();
        Some((language, Known { automaton, rows }))
    });
    built.collect()
}

fn first_in_capitals(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A title that names one gender: where the word stands, and what to write instead.
#[must_use]
pub fn one_gender(language: &str, title: &str) -> Option<(Range<usize>, String)> {
    static KNOWN: LazyLock<BTreeMap<&'static str, (&'static str, Vec<&'static str>)>> =
        LazyLock::new(gendered);
    let (how, words) = KNOWN.get(language)?;
    for (start, word) in words_of(title) {
        let lower = word.to_lowercase();
        let end = start + word.len();
        let is_one =
            words.iter().any(|known| lower == **known || (*language == *"de" && lower.ends_with(known)));
        if is_one && !has_other_form(title, end) {
            return Some((start..end, how.replace("{}", word)));
        }
    }
    None
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
        assert_eq!(found("de", "A young team"), []);
        assert_eq!(found("sv", "young team"), []);
    }

    #[test]
    fn titles_that_name_one_gender_are_told_with_another_form() {
        let said = |language, title| one_gender(language, title).map(|(at, instead)| (at.start, instead));
        assert_eq!(
            said("de", "Senior Softwareentwickler Java"),
            Some((7, "Softwareentwickler:in oder Softwareentwickler (m/w/d)".to_owned()))
        );
        for title in ["Entwickler:in", "Entwickler/-in", "Bäcker*in", "Fachkraft Lager", "Software Engineer"]
        {
            assert_eq!(said("de", title), None, "{title}");
        }
        assert_eq!(said("fr", "Boulanger(e)"), None);
        assert_eq!(said("fr", "Boulanger de nuit"), Some((0, "Boulanger (H/F)".to_owned())));
        assert_eq!(said("es", "Panadero/a"), None);
        assert_eq!(said("pl", "Piekarz"), Some((0, "Piekarz (k/m)".to_owned())));
        assert_eq!(
            said("it", "Panettiere notturno"),
            Some((0, "Panettiere/a o Panettiere/trice".to_owned()))
        );
        assert_eq!(said("he", "אופה/ית"), None);
        assert_eq!(said("he", "אופה לילה"), Some((0, "אופה/ת".to_owned())));
    }
}
