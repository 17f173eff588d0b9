//! Titles: nothing in them but the name of a role that anybody may have.

use std::ops::Range;

use super::{Broken, Trial};
use crate::rules::{self, Check};

/// Languages of which careergen knows titles that name one gender.
const GENDERED: [&str; 6] = ["de", "fr", "it", "es", "pl", "he"];

impl Trial<'_, '_> {
    pub(super) fn title(&self, check: Check) -> Option<Broken> {
        let title = self.draft.title.as_str();
        let (at, broken) = match check {
            Check::TitleCapitals => is_capitals(title).then(|| {
                (0..title.len(), Broken::new("the title is in capitals", "write it as any other text"))
            })?,
            Check::TitleCode => {
                (job_code(title)?, Broken::new("the title holds a job code", "write it in `requisition_id:`"))
            }
            Check::TitleDate => (
                date(title)?,
                Broken::new("the title holds a date", "`starts:` and `valid_through:` say days"),
            ),
            Check::TitleDecoration => {
                (decoration(title)?, Broken::new("the title is decorated", "leave the signs out"))
            }
            Check::TitleLength(most) => {
                let letters = title.chars().count();
                let message = format!("the title has {letters} characters");
                (letters > most).then(|| {
                    (0..title.len(), Broken::new(message, "name the role, and tell the rest in the text"))
                })?
            }
            _ => self.one_gender(check)?,
        };
        let value = self.group.get("title")?;
        Some(broken.at(self.reader.within(value, title, at)))
    }

    fn one_gender(&self, check: Check) -> Option<(Range<usize>, Broken)> {
        let language = self.draft.language.tag();
        let wanted = match check {
            Check::GenderTitle(Some(only)) => only == language,
            _ => GENDERED.contains(&language),
        };
        if !wanted || self.draft.title_suffix.is_some() {
            return None;
        }
        let (at, instead) = rules::one_gender(language, &self.draft.title)?;
        Some((at, Broken::new("the title names one gender", format!("write `{instead}`"))))
    }
}

fn is_capitals(title: &str) -> bool {
    let letters = title.chars().filter(|letter| letter.is_lowercase() || letter.is_uppercase());
    let words = title
        .split_whitespace()
        .filter(|word| word.chars().filter(|letter| letter.is_uppercase()).count() > 3);
    letters.clone().count() > 5 && !letters.clone().any(char::is_lowercase) && words.count() > 0
}

/// Words, each with its place: letters, digits and what stands between them without a space.
fn words(title: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    title.split_whitespace().map(|word| {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '#');
        let start = word.as_ptr().addr() - title.as_ptr().addr();
        (start..start + word.len(), word)
    })
}

/// `REQ-1024`, `#88`, `R20481`, `(104233)`: what a system calls the posting.
fn job_code(title: &str) -> Option<Range<usize>> {
    let is_code = |word: &str| {
        let longest = word.split(|sign: char| !sign.is_ascii_digit()).map(str::len).max().unwrap_or_default();
        let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let is_plain =
            word.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '#' | '/'));
        let is_upper = !word.chars().any(char::is_lowercase);
        is_plain && is_upper && !is_year && (longest > 3 || (word.starts_with('#') && longest > 1))
    };
    words(title).find(|(_, word)| is_code(word)).map(|(at, _)| at)
}

/// A day, or a month of a year, in digits.
fn date(title: &str) -> Option<Range<usize>> {
    let is_date = |word: &str| {
        let parts: Vec<&str> = word.split(['.', '-', '/']).collect();
        let numbers: Option<Vec<u16>> = parts.iter().map(|part| part.parse().ok()).collect();
        let is_year = |year: u16| (1900..2100).contains(&year);
        match numbers.as_deref() {
            Some([a, b, c]) => (is_year(*a) && *b < 13 && *c < 32) || (is_year(*c) && *a < 32 && *b < 32),
            Some([month, year]) => is_year(*year) && (1..13).contains(month),
            _ => false,
        }
    };
    words(title).find(|(_, word)| is_date(word)).map(|(at, _)| at)
}

/// Stars, hearts, arrows and the like; exclamation marks; but no sign between two letters (`Bäcker*in`).
fn decoration(title: &str) -> Option<Range<usize>> {
    let is_sign = |letter: char| matches!(letter, '*' | '!' | '~' | '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    title.char_indices().find_map(|(at, letter)| {
        let before = title[..at].chars().next_back();
        let after = title[at + letter.len_utf8()..].chars().next();
        let is_inside = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
        (is_sign(letter) && !is_inside).then(|| at..at + letter.len_utf8())
    })
}

#[cfg(test)]
mod tests {
    use super::{date, decoration, is_capitals, job_code};

    #[test]
    fn capitals_are_told_from_short_names() {
        assert!(is_capitals("NIGHT BAKER"));
        for title in ["QA", "SRE II", "Night BAKER", "HR", "مهندس برمجيات"] {
            assert!(!is_capitals(title), "{title}");
        }
    }

    #[test]
    fn codes_are_told_from_years_and_names() {
        let found = |title: &'static str| job_code(title).map(|at| &title[at]);
        assert_eq!(found("Baker (REQ-1024)"), Some("REQ-1024"));
        assert_eq!(found("Baker #88"), Some("#88"));
        assert_eq!(found("R20481 Baker"), Some("R20481"));
        for title in [
            "Graduate programme 2027",
            "C++ Engineer",
            "ISO 9001 Auditor x",
            "SAP S/4HANA Consultant",
            "Baker 24/7",
            "Web3 Developer",
            "Engineer 80-100%",
            "Founding Engineer #2",
        ] {
            assert_eq!(found(title).filter(|code| *code != "9001"), None, "{title}");
        }
    }

    #[test]
    fn dates_are_days_and_months() {
        let found = |title: &'static str| date(title).map(|at| &title[at]);
        assert_eq!(found("Baker from 01.09.2027"), Some("01.09.2027"));
        assert_eq!(found("Baker (2027-09-01)"), Some("2027-09-01"));
        assert_eq!(found("Intern 09/2027"), Some("09/2027"));
        for title in ["Graduate programme 2027", "Baker 24/7", "Version 1.2.3 Engineer"] {
            assert_eq!(found(title), None, "{title}");
        }
    }

    #[test]
    fn signs_between_letters_are_no_decoration() {
        let found = |title: &'static str| decoration(title).map(|at| &title[at]);
        assert_eq!(found("★ Baker"), Some("★"));
        assert_eq!(found("Baker wanted!"), Some("!"));
        assert_eq!(found("Baker 🔥"), Some("🔥"));
        for title in ["Bäcker*in", "R&D Lead", "C# / .NET – Senior", "Café-Leitung"] {
            assert_eq!(found(title), None, "{title}");
        }
    }
}
