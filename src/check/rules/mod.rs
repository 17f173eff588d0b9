//! What the table of rules wants of one posting: which rules hold for it, whether it keeps them, and what to do where it doesn't.
//!
//! Only postings that are open, or will be, are judged. What a site as a whole must have is asked in [`site`]. The rules themselves, with
//! their sources, are in [`crate::rules`].

mod concerns;
mod pay;
mod site;
mod texts;
mod title;

use std::cell::OnceCell;
use std::mem::discriminant;

use super::posting::{Around, Draft};
use super::reader::{Group, Reader};
use super::trials::{Finding, Stage, Tried, Verdict};
use crate::base::{Anchor, Audience, Code, Date, Diagnostic, Env, Severity, Span, codes};
use crate::geo::{Country, Scope as Reach};
use crate::model::{Apply, Board, Feeds, RuleSettings, Status, Visibility, Workplace, countries};
use crate::rules::{self, Check, Level, Rule, Scope};

use texts::Found;

pub(super) use concerns::is_seen;
pub(super) use site::judge as judge_site;

/// What is wrong, by one rule.
struct Broken {
    /// Where; the posting's first line where nothing is said.
    at: Option<Span>,
    message: String,
    /// What to do.
    help: String,
}

impl Broken {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at: None, message: message.into(), help: help.into() }
    }

    fn at(self, span: Span) -> Self {
        Self { at: Some(span), ..self }
    }
}

/// A posting on trial.
struct Trial<'t, 'a> {
    reader: &'t Reader<'a>,
    group: &'t Group<'a>,
    draft: &'t Draft,
    around: &'t Around<'t>,
    /// The phrases in its texts, looked for once.
    found: OnceCell<Vec<Found>>,
}

/// Judges a posting by every rule that holds for it; `false` where it can't be published.
pub(super) fn judge(reader: &mut Reader<'_>, group: &Group<'_>, draft: &Draft, around: &Around<'_>) -> bool {
    if !around.showing.is_open((draft.status, draft.visibility), draft.dates.through) {
        if around.is_recorded {
            reader.tried = Some(Box::new(Tried::of(draft, reader, Stage::Closed)));
        }
        return true;
    }
    let there = whereabouts(draft, around);
    let trial = Trial { reader, group, draft, around, found: OnceCell::new() };
    let (mut faults, mut verdicts) = (Vec::new(), Vec::new());
    for Asked { rule, is_told } in around.asked {
        if !reaches(rule, &there) || !trial.concerns(rule.check, rule.scope) {
            continue;
        }
        let broken = trial.broken(rule.check, rule.scope).map(|broken| {
            let begins = || reader.record.start(reader.sources);
            (Anchor::Span(broken.at.unwrap_or_else(begins)), broken)
        });
        if around.is_recorded {
            verdicts.push(verdict(rule, broken.as_ref()));
        }
        // A draft is shown whatever it lacks: it is still being written.
        let level = if draft.status == Status::Draft { rule.level.at_most_told() } else { rule.level };
        let told = broken.filter(|_| *is_told);
        faults.extend(told.map(|(anchor, broken)| fault((rule, level), broken, anchor)));
    }
    if around.is_recorded {
        let tried = Tried::of(draft, reader, Stage::Judged);
        let Where { countries, in_union, .. } = there;
        reader.tried = Some(Box::new(Tried { countries, in_union, verdicts, ..tried }));
    }
    let is_kept_back = faults.iter().any(|fault| fault.severity() == Severity::Error);
    reader.faults.extend(faults);
    !is_kept_back
}

/// A rule that is asked on this site.
pub(super) struct Asked {
    rule: &'static Rule,
    /// Whether somebody is told where it is broken: it is in force, not silenced, and no advice that nobody asked for.
    is_told: bool,
}

impl Asked {
    /// The rules that somebody is told of; all of them where what they find is noted down.
    pub(super) fn of(settings: &RuleSettings, env: &Env, is_recorded: bool) -> Vec<Self> {
        let asked = rules::all().iter().map(|rule| {
            let is_wanted = env.advice || rule.level != Level::Note;
            let is_told = is_wanted && !settings.muted.contains_key(rule.id) && rule.holds_on(env.today);
            Self { rule, is_told }
        });
        asked.filter(|asked| is_recorded || asked.is_told).collect()
    }
}

/// What a rule found, for a report.
fn verdict(rule: &'static Rule, broken: Option<&(Anchor, Broken)>) -> Verdict {
    let finding = |(anchor, broken): &(Anchor, Broken)| Finding {
        anchor: anchor.clone(),
        message: broken.message.clone(),
    };
    Verdict { rule, broken: broken.map(finding) }
}

/// To whom postings are shown, and when.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Showing {
    audience: Audience,
    today: Date,
    drafts: bool,
}

impl Showing {
    pub(super) fn of(env: &Env) -> Self {
        // Where the day ends last it is still today.
        let today = env.now.map_or(env.today, |now| now.day_in("Etc/GMT+12"));
        Self { audience: env.audience, today, drafts: env.drafts }
    }

    /// Whether what has this status and visibility and this last day is, or will be, seen as open.
    pub(super) fn is_open(self, (status, visibility): (Status, Visibility), last: Option<Date>) -> bool {
        let is_ready = status == Status::Open || (status == Status::Draft && self.drafts);
        is_ready && visibility.is_for(self.audience) && last.is_none_or(|last| last >= self.today)
    }
}

/// What decides which rules hold for a posting, or for a site.
pub(super) struct Where<'a> {
    pub(super) audience: Audience,
    pub(super) feeds: &'a Feeds,
    pub(super) countries: Vec<Country>,
    /// Whether the work can be done from the Union, in one of these countries or by a grouping that a remote role names.
    pub(super) in_union: bool,
    /// The languages of its texts.
    pub(super) languages: Vec<&'a str>,
}

fn whereabouts<'a>(draft: &'a Draft, around: &Around<'a>) -> Where<'a> {
    let place = &draft.place;
    let countries = countries(&place.places, place.workplace, &place.remote_from);
    let translated = draft.translations.keys().map(|lang| lang.tag());
    Where {
        audience: around.showing.audience,
        feeds: around.feeds,
        in_union: reaches_union(&countries, place.workplace, &place.remote_from),
        countries,
        languages: std::iter::once(draft.language.tag()).chain(translated).collect(),
    }
}

/// Whether work in these countries, or remote work from these groupings, can be done from the Union.
pub(super) fn reaches_union(countries: &[Country], workplace: Option<Workplace>, from: &[Reach]) -> bool {
    let is_remote = workplace == Some(Workplace::Remote);
    let by_grouping = |scope: &Reach| match scope {
        Reach::Grouping(grouping) => grouping.members().any(is_member),
        Reach::Country(_) | Reach::Worldwide => false,
    };
    countries.iter().any(|country| is_member(*country)) || (is_remote && from.iter().any(by_grouping))
}

/// Whether a rule is one for there. What all its countries have a rule of their own for, that of the Union does not say again.
fn reaches(rule: &Rule, there: &Where<'_>) -> bool {
    let boards = there.feeds.boards().map(Board::key);
    if !rule.scope.holds(there.audience, boards, (&there.countries, there.in_union)) {
        return false;
    }
    let mut members = there.countries.iter().filter(|country| is_member(**country)).peekable();
    rule.scope != Scope::EuropeanUnion
        || members.peek().is_none()
        || members.any(|country| !has_own(rule, *country, &there.languages))
}

fn is_member(country: Country) -> bool {
    country.groupings().any(|grouping| grouping.slug() == "eu")
}

/// Whether a country has a rule of its own that looks at the same, in each of these languages.
fn has_own(rule: &Rule, country: Country, languages: &[&str]) -> bool {
    let covers =
        |only: Option<&str>| only.is_none_or(|only| languages.iter().all(|language| *language == only));
    let is_same = |other: &Rule| match (other.check, rule.check) {
        (Check::Words(only, one), Check::Words(_, two)) => one == two && covers(only),
        (Check::GenderTitle(only), Check::GenderTitle(_)) => covers(only),
        (Check::Page(one), Check::Page(two)) => one == two,
        // Who states the pay in the posting has told it.
        (Check::Pay | Check::PayMinimum, Check::PayOrInterview) => true,
        (one, two) => discriminant(&one) == discriminant(&two),
    };
    rules::all().iter().any(|other| other.scope == Scope::Country(country) && is_same(other))
}

fn code(level: Level) -> Code {
    match level {
        Level::Error => codes::RULE_OF_LAW,
        Level::Warning => codes::RULE_BROKEN,
        Level::Note | Level::Held => codes::RULE_ADVICE,
    }
}

/// The fault of a rule. What is no error is said once for all postings.
fn fault((rule, level): (&Rule, Level), broken: Broken, anchor: Anchor) -> Diagnostic {
    let message = format!("{} (`{}`)", broken.message, rule.id);
    let mut fault = Diagnostic::new(code(level), anchor, message);
    fault.help = vec![broken.help, format!("the rule: {}", rule.text)];
    fault.help.retain(|help| !help.is_empty());
    fault.once = (level != Level::Error).then(|| rule.id.to_owned());
    fault
}

impl Trial<'_, '_> {
    /// What breaks a rule that looks at the posting; nothing where it is kept, or asked elsewhere.
    fn broken(&self, check: Check, scope: Scope) -> Option<Broken> {
        match check {
            // Said with their own codes, kept by careergen, or asked of the site.
            Check::Code(_)
            | Check::Built
            | Check::Page(_)
            | Check::AccessibilityContact
            | Check::Statement
            | Check::DatesSame(_) => None,
            Check::Has(key) => self.lacks(key),
            Check::Places(key) => self.place_lacks(key),
            Check::Pay
            | Check::PayOrInterview
            | Check::PayMinimum
            | Check::PayGross
            | Check::Agreement
            | Check::Overpay
            | Check::PayTooLittle
            | Check::PayTooMuch
            | Check::PayRange(_)
            | Check::PayCurrency
            | Check::PayUnits(_) => self.pay(check),
            Check::TitleCapitals
            | Check::TitleCode
            | Check::TitleDate
            | Check::TitleDecoration
            | Check::TitleLength(_)
            | Check::GenderTitle(_) => self.title(check),
            Check::DescriptionLength(_)
            | Check::DescriptionParagraphs(_)
            | Check::Words(..)
            | Check::RemoteOffice
            | Check::Language(_) => self.texts(check, scope),
            Check::DateFuture(_) | Check::EndsWithin(_) | Check::ModifiedFuture => self.dates(check),
            Check::CompanyLogo => self.company(),
            Check::ExperienceInstead => self.experience_instead(),
            Check::PartTimeSaid => self.draft.kind.employment_types.is_empty().then(|| {
                Broken::new(
                    "it is not said whether the job is full-time or part-time",
                    "add `employment_type:`",
                )
            }),
        }
    }

    fn span_of(&self, key: &str) -> Option<Span> {
        self.group.get(key).map(|value| self.reader.at(value))
    }

    fn lacks(&self, key: &'static str) -> Option<Broken> {
        let draft = self.draft;
        let is_there = match key {
            "company" => draft.company.is_some(),
            "description" => !draft.body.text.trim().is_empty(),
            "employment_type" => !draft.kind.employment_types.is_empty(),
            "salary" => draft.pay.is_some(),
            "date_posted" => draft.dates.posted.is_some(),
            "valid_through" => draft.dates.through.is_some(),
            "requisition_id" => draft.requisition_id.is_some(),
            "skills" => !draft.skills.is_empty(),
            "education" => !draft.qualifications.education.is_empty(),
            "experience_months" => draft.qualifications.experience_months.is_some(),
            "apply" => matches!(draft.apply, Some(Apply::Url(_) | Apply::Email(_))),
            _ => true,
        };
        let key = if key == "apply" { "apply_url" } else { key };
        (!is_there).then(|| Broken::new(format!("`{key}` is not given"), format!("add `{key}:`")))
    }

    fn place_lacks(&self, key: &'static str) -> Option<Broken> {
        let draft = self.draft;
        let has = |place: &crate::model::Place| match key {
            "city" => place.city.is_some(),
            "region" => place.region_name().is_some(),
            "postal_code" => place.postal_code.is_some(),
            _ => place.street.is_some(),
        };
        let is_remote = draft.place.workplace == Some(Workplace::Remote);
        let lacks = draft.place.places.iter().any(|place| !has(place)) && !is_remote;
        lacks.then(|| {
            let help = match key {
                "city" => "name the city: `Berlin, Germany`".to_owned(),
                _ => format!("write the place as `{{ country: …, city: …, {key}: … }}`"),
            };
            let broken = Broken::new(format!("a place has no `{key}`"), help);
            match self.span_of("locations") {
                Some(span) => broken.at(span),
                None => broken,
            }
        })
    }

    fn dates(&self, check: Check) -> Option<Broken> {
        let (today, dates) = (self.around.today, &self.draft.dates);
        let (key, day, most, what) = match check {
            Check::DateFuture(most) => ("date_posted", dates.posted?, most, "the first day is"),
            Check::ModifiedFuture => ("date_modified", dates.modified?, 0, "the day of the last change is"),
            Check::EndsWithin(most) => ("valid_through", dates.through?, most, "the last day is"),
            _ => return None,
        };
        let days = today.days_until(day);
        // A day in `published` is the first day, too.
        let span = self.span_of(key).or_else(|| self.span_of("published").filter(|_| key == "date_posted"));
        (days > most).then(|| {
            let broken = Broken::new(format!("{what} {days} days ahead"), "look at the year");
            Broken { at: span, ..broken }
        })
    }

    fn company(&self) -> Option<Broken> {
        let (key, name) = self.draft.company.as_ref()?;
        let known = self.around.company(key);
        let lacks = match known {
            Some(company) if company.logo.is_some() && company.url.is_some() => return None,
            Some(company) if company.logo.is_some() => "web address",
            _ => "logo",
        };
        let help = format!("add it in `content/companies/{key}.yaml`");
        Some(Broken::new(format!("{name} has no {lacks}"), help))
    }

    fn experience_instead(&self) -> Option<Broken> {
        let asked = &self.draft.qualifications;
        let span = self
            .span_of("experience_in_place_of_education")
            .filter(|_| asked.experience_instead && !asked.takes_experience_instead())?;
        Some(
            Broken::new(
                "no `education` or no `experience_months` is asked for",
                "ask for both, or leave this out",
            )
            .at(span),
        )
    }
}
