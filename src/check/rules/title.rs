//! Titles: nothing in them but the name of a role that anybody may have.

use std::ops::Range;

use super::{Broken, Trial};
use crate::base::fold::fold;
use crate::rules::{self, Check};

/// Languages of which careergen knows titles that name one gender.
pub(super) const GENDERED: [&str; 7] = ["de", "en", "fr", "it", "es", "pl", "he"];

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
            _ => return self.one_gender(check),
        };
        let value = self.group.get("title")?;
        Some(broken.at(self.reader.within(value, title, at)))
    }

    fn one_gender(&self, check: Check) -> Option<Broken> {
        let draft = self.draft;
        let wanted = |language: &str| match check {
            Check::GenderTitle(Some(only)) => only == language,
            _ => GENDERED.contains(&language),
        };
        let told = |instead: String| Broken::new("the title names one gender", format!("write `{instead}`"));
        let language = draft.language.tag();
        if wanted(language)
            && draft.title_suffix.is_none()
            && let Some((at, instead)) = rules::one_gender(language, &draft.title)
        {
            let value = self.group.get("title")?;
            return Some(told(instead).at(self.reader.within(value, &draft.title, at)));
        }
        let translated = draft.translations.iter();
        let mut others =
            translated.filter(|(lang, other)| wanted(lang.tag()) && other.title_suffix.is_none());
        others.find_map(|(lang, other)| {
            let (at, instead) = rules::one_gender(lang.tag(), &other.title)?;
            Some(told(instead).at(self.span_in_translations(&other.title[at])))
        })
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
    // What these name by a number is a standard.
    const STANDARDS: [&str; 8] = ["ISO", "IEC", "EN", "DIN", "IATF", "ASTM", "BS", "NF"];
    let is_code = |word: &str| {
        let runs = word.split(|sign: char| !sign.is_ascii_digit()).filter(|run| run.len() > 3);
        let is_year = |run: &&str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
        let is_plain =
            word.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '#' | '/'));
        let is_upper = !word.chars().any(char::is_lowercase);
        let is_number = word.bytes().all(|digit| digit.is_ascii_digit());
        let long = runs.filter(|run| !is_year(run)).map(str::len).max().unwrap_or_default();
        let is_standard = STANDARDS.iter().any(|standard| word.starts_with(standard));
        let is_counted =
            word.starts_with('#') && word.len() > 2 && word[1..].bytes().all(|digit| digit.is_ascii_digit());
        is_plain && is_upper && !is_standard && (is_counted || long > if is_number { 4 } else { 3 })
    };
    let mut before = "";
    for (at, word) in words(title) {
        let names_standard = STANDARDS.iter().any(|standard| before.ends_with(standard));
        if is_code(word) && !names_standard && date(word).is_none() {
            return Some(at);
        }
        before = word;
    }
    None
}

/// A day, or a month of a year, in digits.
fn date(title: &str) -> Option<Range<usize>> {
    let is_date = |word: &str| {
        let parts: Vec<&str> = word.split(['.', '-', '/']).collect();
        let numbers: Option<Vec<u16>> = parts.iter().map(|part| part.parse().ok()).collect();
        let is_year = |year: u16| (1900..2100).contains(&year);
        match numbers.as_deref() {
            Some([a, b, c]) => (is_year(*a) && *b < 13 && *c < 32) || (is_year(*c) && *a < 32 && *b < 32),
            Some([a, b]) => (is_year(*b) && (1..13).contains(a)) || (is_year(*a) && parts[1].len() == 2),
            _ => false,
        }
    };
    let as_number = words(title).find(|(_, word)| is_date(word)).map(|(at, _)| at);
    as_number.or_else(|| month_and_year(title))
}

/// Names of months, short ones too, in the languages in which most postings of the region are written, without accents.
const MONTHS: &[&str] = &[
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "okt",
    "nov",
    "dec",
    "dez",
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "wrzesnia",
    "pazdziernika",
    "listopada",
    "grudnia",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "marz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "januari",
    "februari",
    "maart",
    "mei",
    "augustus",
    "janeiro",
    "fevereiro",
    "marco",
    "maio",
    "junho",
    "julho",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "styczen",
    "luty",
    "marzec",
    "kwiecien",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpien",
    "wrzesien",
    "pazdziernik",
    "listopad",
    "grudzien",
];

/// `March 2027`, `2027 March`, `1. März 2027`.
fn month_and_year(title: &str) -> Option<Range<usize>> {
    let found: Vec<_> = words(title).collect();
    let is_year =
        |word: &str| word.len() == 4 && word.parse().is_ok_and(|year: u16| (1900..2100).contains(&year));
    let is_month = |word: &str| MONTHS.contains(&fold(word).as_str());
    let pair = found.windows(2).find(|pair| {
        let [one, two] = [pair[0].1, pair[1].1];
        (is_month(one) && is_year(two)) || (is_year(one) && is_month(two))
    })?;
    Some(pair[0].0.start..pair[1].0.end)
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
            "ISO 27001 Auditor",
            "SAP S/4HANA Consultant",
            "Baker 24/7",
            "Web3 Developer",
            "Engineer 80-100%",
            "Founding Engineer #2",
        ] {
            assert_eq!(found(title), None, "{title}");
        }
    }

    #[test]
    fn dates_are_days_and_months() {
        let found = |title: &'static str| date(title).map(|at| &title[at]);
        assert_eq!(found("Baker from 01.09.2027"), Some("01.09.2027"));
        assert_eq!(found("Baker (2027-09-01)"), Some("2027-09-01"));
        assert_eq!(found("Intern 09/2027"), Some("09/2027"));
        assert_eq!(found("Intern (März 2027)"), Some("März 2027"));
        assert_eq!(found("Baker, 2027 September"), Some("2027 September"));
        assert_eq!(found("Baker, Oct 2027"), Some("Oct 2027"));
        for title in ["Graduate programme 2027", "Baker 24/7", "Mayor of May", "Version 1.2.3 Engineer"] {
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
