//! What Google, job boards and laws want of a posting, as a table: which rule, where it holds, since when, how much it weighs, what is
//! looked at, and who says so.
//!
//! The table is `rules.tsv`, and nothing here judges a posting: `check` does. It is no legal advice. An error keeps a posting from
//! being published, so of laws only that is one which two sources or an authority say (evidence `S2` or `P`), and of which careergen can't be
//! wrong: a value is there or not. What hangs on words or on a language is a warning.

mod phrases;

use std::sync::LazyLock;

use crate::base::{Audience, Code, Date, Diagnostic, Severity};
use crate::geo::Country;

pub use phrases::{Phrase, Topic, has_phrases, one_gender, phrases};

static TABLE: &str = include_str!("rules.tsv");

/// Where a rule holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everywhere, by common sense.
    All,
    /// Where Google shows jobs.
    Google,
    /// Where a job board takes postings.
    Board(&'static str),
    /// In each country of the European Union.
    EuropeanUnion,
    /// In a country.
    Country(Country),
}

/// How much a rule weighs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// A posting that breaks it is left out.
    Error,
    /// It is published, and somebody is told.
    Warning,
    /// Good to know.
    Note,
    /// careergen keeps it itself, whatever a posting says.
    Held,
}

/// What is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Check {
    /// The fault with this code is the rule's.
    Code(Code),
    /// Nothing: careergen is built so.
    Built,
    /// The posting has a value for this key.
    Has(&'static str),
    /// Each place of the posting has a value for this key.
    Places(&'static str),
    /// Pay is stated.
    Pay,
    /// Pay is stated, or said before the interview.
    PayOrInterview,
    /// The least pay is stated, in numbers.
    PayMinimum,
    /// Pay is said to be that before tax.
    PayGross,
    /// A collective agreement is named.
    Agreement,
    /// It is said whether more is paid than the least.
    Overpay,
    /// A month or a year brings more than an hour would.
    PayTooLittle,
    /// An hour or a day brings less than a year would.
    PayTooMuch,
    /// The most is at most so many hundredths of the least.
    PayRange(i64),
    /// The currency is that of a country of the posting.
    PayCurrency,
    /// The title is not in capitals.
    TitleCapitals,
    /// It holds no job code.
    TitleCode,
    /// It holds no date.
    TitleDate,
    /// It holds no decoration.
    TitleDecoration,
    /// It has at most so many characters.
    TitleLength(usize),
    /// It speaks to all genders, in this language; in each that is known where none is named.
    GenderTitle(Option<&'static str>),
    /// The description has at least so many characters.
    DescriptionLength(usize),
    /// One of so many characters has paragraphs.
    DescriptionParagraphs(usize),
    /// Texts hold no phrase of a topic, in this language; in any where none is named.
    Words(Option<&'static str>, Topic),
    /// There is a text in this language.
    Language(&'static str),
    /// The posting's first day is at most so many days ahead.
    DateFuture(i64),
    /// Not nearly all of at least so many postings have one first day.
    DatesSame(usize),
    /// The last day is at most so many days away.
    EndsWithin(i64),
    /// The company has a logo and an address.
    CompanyLogo,
    /// Texts of a remote role ask for no days in an office.
    RemoteOffice,
    /// The day on which it last changed has come.
    ModifiedFuture,
    /// Pay is for one of these units, in words with spaces between.
    PayUnits(&'static str),
    /// Experience in place of education is said only where both are.
    ExperienceInstead,
    /// It is said whether the job is full-time, part-time or both.
    PartTimeSaid,
    /// The site has this page, or an address for it.
    Page(&'static str),
    /// The site says whom to ask for adjustments.
    AccessibilityContact,
    /// The site has a statement for this country, which its postings there show.
    Statement,
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, for ever: `it-pay`.
    pub id: &'static str,
    /// Where it holds.
    pub scope: Scope,
    /// What it is about, in a word or two.
    pub topic: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// Since when, as the table has it: a day, a month, a year, or nothing.
    pub applies_from: &'static str,
    /// The first day on which it holds, where there is one.
    first: Option<Date>,
    /// What is looked at.
    pub check: Check,
    /// What it wants, in a sentence.
    pub text: &'static str,
    /// How well it is known: `P` an authority's own page, `S2` two sources that agree, `S` one, `K` general knowledge.
    pub evidence: &'static str,
    /// The day, month or year of what is known.
    pub as_of: &'static str,
    /// Who says so.
    pub source: &'static str,
}

impl Check {
    /// Whether it is asked of the site as a whole, and not of a posting.
    #[must_use]
    pub fn is_of_site(self) -> bool {
        matches!(self, Self::Page(_) | Self::AccessibilityContact | Self::Statement | Self::DatesSame(_))
    }
}

impl Scope {
    /// As the table has it: `google`, `EU`, `IT`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Google => "google",
            Self::Board(name) => name,
            Self::EuropeanUnion => "EU",
            Self::Country(country) => country.alpha2(),
        }
    }

    /// Whether its rules hold for a posting, or for a site: shown to this audience, told to these boards, with work in these countries,
    /// and whether work of it can be done from the European Union.
    #[must_use]
    pub fn holds(
        self,
        audience: Audience,
        boards: impl IntoIterator<Item = &'static str>,
        (countries, in_union): (&[Country], bool),
    ) -> bool {
        match self {
            Self::All => true,
            Self::Google => audience.is_public(),
            Self::Board(key) => boards.into_iter().any(|board| board == key),
            Self::EuropeanUnion => in_union,
            Self::Country(country) => countries.contains(&country),
        }
    }

    /// Whether its rules are those of a place where people look for jobs, and so only about jobs that are told there.
    #[must_use]
    pub fn is_of_search(self) -> bool {
        matches!(self, Self::Google | Self::Board(_))
    }
}

impl Level {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Held => "held",
        }
    }

    /// What is told and keeps nothing back.
    #[must_use]
    pub fn at_most_told(self) -> Self {
        if self == Self::Error { Self::Warning } else { self }
    }

    /// The weight of its faults; nothing where there are none.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Held => None,
        }
    }
}

impl Rule {
    /// Whether a site may silence it: not what careergen keeps itself, and not what a posting can't be published without.
    #[must_use]
    pub fn can_be_silenced(&self) -> bool {
        let is_needed = matches!(self.check, Check::Code(_)) && self.level == Level::Error;
        self.level != Level::Held && !is_needed
    }

    /// Whether it holds on a day already. A month or a year counts from its first day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.first.is_none_or(|first| first <= day)
    }

    /// Whether a fault is this rule's, of those that have a code of their own. Boards share theirs: what is said
    /// once is said once for each of their rules, by its name.
    #[must_use]
    pub fn is_of(&self, fault: &Diagnostic) -> bool {
        let Check::Code(code) = self.check else { return false };
        if fault.code != code {
            return false;
        }
        let is_boards = matches!(self.scope, Scope::Board(_));
        !is_boards || fault.once.as_deref().is_none_or(|once| once == self.id)
    }
}

/// A month or a year stands for its first day.
fn first_day(text: &str) -> Option<Date> {
    const FIRST: &str = "0000-01-01";
    (!text.is_empty()).then(|| Date::parse(&format!("{text}{}", &FIRST[text.len()..])).ok()).flatten()
}

/// Every rule, in the order of the table.
#[must_use]
pub fn all() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        TABLE.lines().skip(1).map(|line| rule(line).unwrap_or_else(|| panic!("{line}"))).collect()
    });
    &RULES
}

/// The rule with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id)
}

fn rule(line: &'static str) -> Option<Rule> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, scope, topic, level, applies_from, check, text, evidence, as_of, source] = cells[..] else {
        return None;
    };
    let (scope, level, check) = (scope_of(scope)?, level_of(level)?, check_of(check)?);
    let first = first_day(applies_from);
    Some(Rule { id, scope, topic, level, applies_from, first, check, text, evidence, as_of, source })
}

/// Job boards, as `feeds` of `site.yaml` calls them.
const BOARDS: [&str; 6] = ["indeed", "linkedin", "jooble", "adzuna", "xing", "talent"];

fn scope_of(text: &'static str) -> Option<Scope> {
    Some(match text {
        "all" => Scope::All,
        "google" => Scope::Google,
        board if BOARDS.contains(&board) => Scope::Board(board),
        "EU" => Scope::EuropeanUnion,
        code => Scope::Country(Country::from_alpha2(code)?),
    })
}

fn level_of(text: &str) -> Option<Level> {
    [Level::Error, Level::Warning, Level::Note, Level::Held].into_iter().find(|level| level.word() == text)
}

fn check_of(text: &'static str) -> Option<Check> {
    let mut words = text.split(' ');
    let name = words.next()?;
    let mut word = || words.next();
    let language = |tag: &'static str| (tag != "*").then_some(tag);
    Some(match name {
        "code" => Check::Code(Code::from_id(word()?)?),
        "built" => Check::Built,
        "has" => Check::Has(word()?),
        "places" => Check::Places(word()?),
        "pay" => Check::Pay,
        "pay-or-interview" => Check::PayOrInterview,
        "pay-minimum" => Check::PayMinimum,
        "pay-gross" => Check::PayGross,
        "agreement" => Check::Agreement,
        "overpay" => Check::Overpay,
        "pay-too-little" => Check::PayTooLittle,
        "pay-too-much" => Check::PayTooMuch,
        "pay-range" => Check::PayRange(word()?.parse().ok()?),
        "pay-currency" => Check::PayCurrency,
        "title-capitals" => Check::TitleCapitals,
        "title-code" => Check::TitleCode,
        "title-date" => Check::TitleDate,
        "title-decoration" => Check::TitleDecoration,
        "title-length" => Check::TitleLength(word()?.parse().ok()?),
        "gender-title" => Check::GenderTitle(language(word()?)),
        "description-length" => Check::DescriptionLength(word()?.parse().ok()?),
        "description-paragraphs" => Check::DescriptionParagraphs(word()?.parse().ok()?),
        "words" => Check::Words(language(word()?), Topic::from_name(word()?)?),
        "language" => Check::Language(word()?),
        "date-future" => Check::DateFuture(word()?.parse().ok()?),
        "dates-same" => Check::DatesSame(word()?.parse().ok()?),
        "ends-within" => Check::EndsWithin(word()?.parse().ok()?),
        "company-logo" => Check::CompanyLogo,
        "remote-office" => Check::RemoteOffice,
        "modified-future" => Check::ModifiedFuture,
        "pay-units" => Check::PayUnits(text.split_once(' ')?.1),
        "experience-instead" => Check::ExperienceInstead,
        "part-time-said" => Check::PartTimeSaid,
        "page" => Check::Page(word()?),
        "accessibility-contact" => Check::AccessibilityContact,
        "statement" => Check::Statement,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Check, Level, Scope, all};

    #[test]
    fn every_rule_can_be_read_and_has_a_source_and_a_date() {
        let ids: BTreeSet<&str> = all().iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), all().len(), "ids are unique");
        for rule in all() {
            assert!(rule.source.starts_with("http"), "{}", rule.id);
            assert!(rule.as_of.starts_with("20"), "{}", rule.id);
            assert!(rule.text.ends_with('.'), "{}", rule.id);
            assert_eq!(rule.level == Level::Held, rule.check == Check::Built, "{}", rule.id);
            assert!(rule.applies_from.is_empty() || rule.first.is_some(), "{}", rule.id);
        }
    }

    #[test]
    fn what_keeps_a_posting_back_is_well_known() {
        for rule in all() {
            if let (Level::Error, Scope::Country(_) | Scope::EuropeanUnion) = (rule.level, rule.scope) {
                assert!(matches!(rule.evidence, "S2" | "P"), "{}", rule.id);
                let is_by_words =
                    matches!(rule.check, Check::Words(..) | Check::GenderTitle(_) | Check::Language(_));
                assert!(!is_by_words, "{}", rule.id);
            }
        }
    }

    #[test]
    fn a_rule_that_is_a_faults_weighs_what_that_does() {
        for rule in all() {
            if let Check::Code(code) = rule.check {
                assert_eq!(rule.level.severity(), Some(code.info().severity), "{}", rule.id);
            }
        }
    }
}
