//! Postings: how many there are of which kind, which were left out and why, and what those in a country break; and how many errors there
//! are elsewhere.

use std::collections::BTreeMap;

use serde::Serialize;

use super::CountryPart;
use super::gathered::{Gathered, Named};
use crate::base::diagnostic::fold_repeats;
use crate::base::{Anchor, Diagnostic, RelPath, Severity, Span, codes};
use crate::check::{Stage, Tried};
use crate::derive::Standing;
use crate::geo::Country;
use crate::rules::{Level, Rule, Scope};

/// How many postings there are. What was found is what was judged, what is not open, and what has an error of another kind.
#[derive(Serialize)]
pub(super) struct PostingCounts {
    found: usize,
    /// Open, or to be opened, and judged by every rule that concerns them.
    judged: usize,
    /// Closed, ended, drafts, or not for those whom the site is for.
    not_open: usize,
    /// Those that could not be judged, for an error of another kind.
    faulty: usize,
    /// Of all, those that are not a part of the site, for an error of any kind.
    left_out: usize,
    /// What became of those that were judged; together they are all of them.
    of_judged: Judged,
    /// In how many countries those are that were judged.
    by_countries: ByCountries,
}

/// Postings that were judged, by where they are.
#[derive(Default, Serialize)]
struct Judged {
    /// In the lists of the site.
    listed: usize,
    /// On the site for those who have the link.
    unlisted: usize,
    /// Not on it today, but on another day.
    not_today: usize,
    /// Left out for an error: a rule, or an id or address that another has.
    left_out: usize,
}

/// Postings that were judged, by the number of countries in which their work can be done.
#[derive(Default, Serialize)]
struct ByCountries {
    none: usize,
    one: usize,
    several: usize,
    /// How often they are counted where each country counts its own.
    counted: usize,
}

/// A posting that is not published, or a file that can't be read.
#[derive(Serialize)]
pub(super) struct LeftOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    posting: Option<Named>,
    place: String,
    judged: WasJudged,
    reasons: Vec<String>,
}

/// Whether rules were asked of what was left out.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum WasJudged {
    /// By all that concern it.
    Yes,
    /// It is not open.
    NotOpen,
    /// It has an error of another kind.
    Faulty,
}

impl From<Stage> for WasJudged {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Judged => Self::Yes,
            Stage::Closed => Self::NotOpen,
            Stage::Faulty => Self::Faulty,
        }
    }
}

/// A posting with the rules that it breaks.
#[derive(Serialize)]
pub(super) struct Broke {
    posting: Named,
    place: String,
    rules: Vec<BrokenRule>,
}

#[derive(Serialize)]
struct BrokenRule {
    id: &'static str,
    level: &'static str,
    /// Whether it is in force.
    in_force: bool,
    /// Whether the site has silenced it.
    muted: bool,
}

pub(super) fn counts(gathered: &Gathered<'_>) -> PostingCounts {
    let facts = gathered.facts;
    let count = |stage| facts.trials.postings.iter().filter(|tried| tried.stage == stage).count();
    let (judged, not_open) = (count(Stage::Judged), count(Stage::Closed));
    let (mut of_judged, mut by_countries) = (Judged::default(), ByCountries::default());
    for tried in gathered.judged() {
        *match gathered.standing(tried) {
            None => &mut of_judged.left_out,
            Some(Standing::Listed) => &mut of_judged.listed,
            Some(Standing::Unlisted) => &mut of_judged.unlisted,
            Some(Standing::Ended(_) | Standing::Hidden(_)) => &mut of_judged.not_today,
        } += 1;
        *match tried.countries.len() {
            0 => &mut by_countries.none,
            1 => &mut by_countries.one,
            _ => &mut by_countries.several,
        } += 1;
        by_countries.counted += tried.countries.len();
    }
    PostingCounts {
        found: facts.found,
        judged,
        not_open,
        faulty: facts.found.saturating_sub(judged + not_open),
        left_out: facts.found.saturating_sub(facts.site.postings.len()),
        of_judged,
        by_countries,
    }
}

/// Those that are not a part of the site, with their errors, in the order of the files; then what no posting could be read from.
pub(super) fn left_out(gathered: &Gathered<'_>) -> Vec<LeftOut> {
    let Reasons { of_postings, of_unread } = Reasons::of(gathered);
    let of = |tried: &Tried| LeftOut {
        posting: Some(Named::of(tried)),
        place: gathered.place(&Anchor::Span(tried.source)),
        judged: tried.stage.into(),
        reasons: of_postings.get(&tried.source).cloned().unwrap_or_default(),
    };
    let postings = gathered.facts.trials.postings.iter();
    let mut left_out: Vec<LeftOut> =
        postings.filter(|tried| gathered.standing(tried).is_none()).map(of).collect();
    left_out.extend(gathered.facts.unread.iter().zip(of_unread).map(|(anchor, reasons)| LeftOut {
        posting: None,
        place: gathered.place(anchor),
        judged: WasJudged::Faulty,
        reasons,
    }));
    left_out
}

/// Errors of postings, by what they keep back.
struct Reasons {
    of_postings: BTreeMap<Span, Vec<String>>,
    /// In the order of what could not be read.
    of_unread: Vec<Vec<String>>,
}

impl Reasons {
    fn of(gathered: &Gathered<'_>) -> Self {
        let unread = gathered.facts.unread;
        let sources = gathered.facts.sources;
        let by_anchor: BTreeMap<&Anchor, usize> =
            unread.iter().enumerate().map(|(at, anchor)| (anchor, at)).collect();
        let files = unread.iter().enumerate().filter_map(|(at, anchor)| Some((anchor.file(sources)?, at)));
        let by_file: BTreeMap<&RelPath, usize> = files.collect();
        let (mut of_postings, mut of_unread) =
            (BTreeMap::<Span, Vec<String>>::new(), vec![Vec::new(); unread.len()]);
        for fault in errors(gathered).filter(|fault| is_of_posting(gathered, fault)) {
            let reason = format!("{} ({})", fault.message, fault.code);
            // An item that is no posting stands below the one before, and is no fault of that.
            let own = by_anchor.get(&fault.anchor).copied();
            match gathered.posting_at(&fault.anchor).filter(|_| own.is_none()) {
                Some(tried) => of_postings.entry(tried.source).or_default().push(reason),
                None => {
                    let of_file = || by_file.get(fault.anchor.file(sources)?).copied();
                    if let Some(at) = own.or_else(of_file) {
                        of_unread[at].push(reason);
                    }
                }
            }
        }
        Self { of_postings, of_unread }
    }
}

/// Errors outside of the postings that no row of the report shows: of companies, settings, the theme, pages. One for all that are told as one.
pub(super) fn other_errors(gathered: &Gathered<'_>, holding: &[&'static Rule]) -> usize {
    let is_in_a_row =
        |fault: &Diagnostic| fault.code == codes::RULE_OF_LAW || holding.iter().any(|rule| rule.is_of(fault));
    let others = errors(gathered).filter(|fault| !is_of_posting(gathered, fault) && !is_in_a_row(fault));
    fold_repeats(others.cloned().collect()).len()
}

fn errors<'a>(gathered: &Gathered<'a>) -> impl Iterator<Item = &'a Diagnostic> {
    gathered.facts.trials.faults.iter().filter(|fault| fault.severity() == Severity::Error)
}

fn is_of_posting(gathered: &Gathered<'_>, fault: &Diagnostic) -> bool {
    let path = fault.anchor.file(gathered.facts.sources);
    path.is_some_and(|path| path.below("content/postings").is_some())
}

/// What there is to say of a country.
pub(super) fn of_country(gathered: &Gathered<'_>, country: Country) -> CountryPart {
    let there: Vec<&Tried> = gathered.judged().filter(|tried| tried.countries.contains(&country)).collect();
    let is_in_union = country.groupings().any(|grouping| grouping.slug() == "eu");
    let is_of_there =
        |scope: Scope| scope == Scope::Country(country) || (is_in_union && scope == Scope::EuropeanUnion);
    let muted = &gathered.facts.site.config.rules.muted;
    let broke = |tried: &&Tried| {
        let broken = tried.verdicts.iter().filter(|verdict| {
            let weighs = matches!(verdict.rule.level, Level::Error | Level::Warning);
            verdict.broken.is_some() && weighs && is_of_there(verdict.rule.scope)
        });
        let rules: Vec<BrokenRule> = broken
            .map(|verdict| BrokenRule {
                id: verdict.rule.id,
                level: verdict.rule.level.word(),
                in_force: verdict.rule.holds_on(gathered.today),
                muted: muted.contains_key(verdict.rule.id),
            })
            .collect();
        let place = || gathered.place(&Anchor::Span(tried.source));
        (!rules.is_empty()).then(|| Broke { posting: Named::of(tried), place: place(), rules })
    };
    let by_posting: Vec<Broke> = there.iter().filter_map(broke).collect();
    let breaks = |broke: &&Broke| broke.rules.iter().any(|rule| rule.in_force && !rule.muted);
    CountryPart {
        is_in_union,
        judged: there.len(),
        on_site: there.iter().filter(|tried| gathered.is_on_site(tried)).count(),
        breaking: by_posting.iter().filter(breaks).count(),
        by_posting,
    }
}
