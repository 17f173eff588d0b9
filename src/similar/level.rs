//! The words of a title → its level: "Senior", "Werkstudent", "Praktykant".
//!
//! Only for comparing roles: nothing here is shown to a reader or written into a page. What a posting says of its own level
//! goes before what its title seems to say.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::words::{beginning, words};
use crate::model::{EmploymentType, Posting, Seniority};

/// Level, languages (`*` for any), then words: `word`, `beginning*`, `two+words`. Folded.
const TABLE: &str = include_str!("tables/levels.tsv");

/// Words that mean a level in one language and something else in another stand beside the languages in which they do.
#[derive(Clone, Copy)]
struct Meaning {
    level: Seniority,
    /// Whether it names an internship, and not another way to learn.
    internship: bool,
    languages: &'static str,
}

impl Meaning {
    fn holds_in(&self, language: &str) -> bool {
        self.languages == "*" || self.languages.split(' ').any(|known| known == language)
    }
}

struct Words {
    whole: HashMap<&'static str, Vec<Meaning>>,
    /// By the first letters, as many as the shortest has.
    beginnings: HashMap<&'static str, Vec<(&'static str, Meaning)>>,
    pairs: HashMap<(&'static str, &'static str), Meaning>,
}

const SHORTEST_BEGINNING: usize = 4;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { whole: HashMap::new(), beginnings: HashMap::new(), pairs: HashMap::new() };
    for row in TABLE.lines().skip(1) {
        let mut cells = row.split('\t');
        let [Some(name), Some(languages), Some(list)] = [cells.next(), cells.next(), cells.next()] else {
            continue;
        };
        let level = match name {
            "intern" | "learner" => Seniority::Intern,
            "junior" => Seniority::Junior,
            "senior" => Seniority::Senior,
            "lead" => Seniority::Lead,
            _ => Seniority::Head,
        };
        let meaning = Meaning { level, internship: name == "intern", languages };
        for word in list.split(' ') {
            if let Some(pair) = word.split_once('+') {
                words.pairs.insert(pair, meaning);
            } else if let Some(start) = word.strip_suffix('*') {
                let known = words.beginnings.entry(beginning(start, SHORTEST_BEGINNING)).or_default();
                known.push((start, meaning));
            } else {
                words.whole.entry(word).or_default().push(meaning);
            }
        }
    }
    words
});

fn meaning(word: &str, language: &str) -> Option<Meaning> {
    let whole = WORDS.whole.get(word).and_then(|meanings| meanings.iter().find(|m| m.holds_in(language)));
    whole.copied().or_else(|| {
        let starts = WORDS.beginnings.get(beginning(word, SHORTEST_BEGINNING))?;
        starts.iter().find(|(start, _)| word.starts_with(start)).map(|(_, meaning)| *meaning)
    })
}

/// The language of a posting, without region and script; Norwegian is one.
pub(super) fn main_language(posting: &Posting) -> &str {
    let tag = posting.language.tag();
    match tag.split('-').next().unwrap_or(tag) {
        "nb" | "nn" => "no",
        main => main,
    }
}

/// The level that a word of a title names.
pub(super) fn of_word(word: &str, language: &str) -> Option<Seniority> {
    meaning(word, language).map(|meaning| meaning.level)
}

/// Whether a posting states that it is an internship: by its level, or by the kind of its employment.
pub(super) fn states_internship(posting: &Posting) -> bool {
    posting.seniority == Some(Seniority::Intern) || posting.employment_types.contains(&EmploymentType::Intern)
}

/// Whether a posting says so, there or in its title.
pub(super) fn is_internship(posting: &Posting) -> bool {
    let named =
        |word: &String| meaning(word, main_language(posting)).is_some_and(|meaning| meaning.internship);
    states_internship(posting) || words(&posting.title).iter().any(named)
}

/// The level that the words of a title name; where they name several, interns go before heads, and those before the rest; a
/// junior manager is a junior, a senior manager leads.
pub(super) fn of_words(words: &[String], language: &str) -> Option<Seniority> {
    let single = words.iter().filter_map(|word| of_word(word, language));
    let pairs = words.windows(2).filter_map(|pair| WORDS.pairs.get(&(&*pair[0], &*pair[1])).map(|m| m.level));
    single.chain(pairs).min_by_key(|level| match level {
        Seniority::Intern => 0,
        Seniority::Head => 1,
        Seniority::Junior => 2,
        Seniority::Lead => 3,
        Seniority::Senior => 4,
        Seniority::Mid => 5,
    })
}

/// The level of a posting: by its own word, by the kind of its employment, or by its title.
pub(super) fn of_posting(posting: &Posting) -> Option<Seniority> {
    let intern = states_internship(posting).then_some(Seniority::Intern);
    posting.seniority.or(intern).or_else(|| of_words(&words(&posting.title), main_language(posting)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_known_in_many_languages() {
        let level = |title, language| of_words(&words(title), language);
        for (title, language, expected) in [
            ("Data Scientist Internship", "en", Some(Seniority::Intern)),
            ("Praktikant im Einkauf", "de", Some(Seniority::Intern)),
            ("Stage data", "fr", Some(Seniority::Intern)),
            ("Stage Manager", "en", Some(Seniority::Lead)),
            ("Starszy specjalista", "pl", Some(Seniority::Senior)),
            ("Sr. Engineer", "en", Some(Seniority::Senior)),
            ("Head of Bread", "en", Some(Seniority::Head)),
            ("Vice President, Sales", "en", Some(Seniority::Head)),
            ("Senior Manager", "en", Some(Seniority::Lead)),
            ("Junior Project Manager", "en", Some(Seniority::Junior)),
            ("Entry-level baker", "en", Some(Seniority::Junior)),
            ("Baker", "en", None),
            ("Leadbelly curator", "en", None),
        ] {
            assert_eq!(level(title, language), expected, "{title}");
        }
    }
}
