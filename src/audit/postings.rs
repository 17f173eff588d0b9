//! Postings: how many there are of which kind, which were left out and why, and what those in a country break.

use std::collections::BTreeMap;

use serde::Serialize;

use super::CountryPart;
use super::gathered::{Gathered, Named};
use crate::base::{Anchor, Severity, Span};
use crate::check::{Stage, Tried};
use crate::geo::Country;
use crate::rules::{Level, Scope};

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
    /// Of all, those that are not published, for an error of any kind.
    left_out: usize,
    /// Those that are in the lists of the site.
    listed: usize,
}

/// A posting that is not published, or a file that can't be read.
#[derive(Serialize)]
pub(super) struct LeftOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    posting: Option<Named>,
    place: String,
    reasons: Vec<String>,
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
    PostingCounts {
        found: facts.found,
        judged,
        not_open,
        faulty: facts.found.saturating_sub(judged + not_open),
        left_out: facts.found.saturating_sub(facts.site.postings.len()),
        listed: facts.derived.listed.len(),
    }
}

/// Those that are not published, with their errors, in the order of the files; then files without a posting that could be read.
pub(super) fn left_out(gathered: &Gathered<'_>) -> Vec<LeftOut> {
    let mut reasons: BTreeMap<Option<Span>, Vec<(String, String)>> = BTreeMap::new();
    let sources = gathered.facts.sources;
    for fault in gathered.facts.trials.faults.iter().filter(|fault| fault.severity() == Severity::Error) {
        let is_posting = |anchor: &Anchor| {
            anchor.file(sources).is_some_and(|path| path.below("content/postings").is_some())
        };
        if is_posting(&fault.anchor) {
            let posting = gathered.posting_at(&fault.anchor).map(|tried| tried.source);
            let said = (gathered.place(&fault.anchor), format!("{} ({})", fault.message, fault.code));
            reasons.entry(posting).or_default().push(said);
        }
    }
    let of = |tried: &Tried| {
        let reasons = reasons.get(&Some(tried.source)).into_iter().flatten();
        LeftOut {
            posting: Some(Named::of(tried)),
            place: gathered.place(&Anchor::Span(tried.source)),
            reasons: reasons.map(|(_, reason)| reason.clone()).collect(),
        }
    };
    let postings = gathered.facts.trials.postings.iter().filter(|tried| !gathered.is_published(tried));
    let mut left_out: Vec<LeftOut> = postings.map(of).collect();
    let files = reasons.get(&None).into_iter().flatten();
    left_out.extend(files.map(|(place, reason)| LeftOut {
        posting: None,
        place: place.clone(),
        reasons: vec![reason.clone()],
    }));
    left_out
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
        postings: there.len(),
        published: there.iter().filter(|tried| gathered.is_published(tried)).count(),
        breaking: by_posting.iter().filter(breaks).count(),
        by_posting,
    }
}
