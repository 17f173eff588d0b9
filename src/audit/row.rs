//! One rule with what it found.

use serde::Serialize;

use super::gathered::{Gathered, Named};
use crate::rules::{Check, Level, Rule};

/// Of what a rule was asked.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Debug)]
#[serde(rename_all = "snake_case")]
pub(super) enum Asked {
    /// Of each posting that it concerns.
    Postings,
    /// Of the site as a whole.
    Site,
    /// Of everything that is read: what breaks it is a fault of its own.
    Content,
    /// Of nothing: careergen keeps it.
    Nothing,
}

/// A rule.
#[derive(Serialize)]
pub(super) struct Row {
    pub(super) id: &'static str,
    topic: &'static str,
    pub(super) text: &'static str,
    pub(super) level: &'static str,
    applies_from: &'static str,
    pub(super) in_force: bool,
    evidence: &'static str,
    as_of: &'static str,
    source: &'static str,
    source_number: usize,
    /// Why the site has silenced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) muted: Option<String>,
    pub(super) asked: Asked,
    /// Kept and broken together; nothing for what is asked of all content, and for what careergen keeps.
    #[serde(skip_serializing_if = "Option::is_none")]
    applied: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<usize>,
    pub(super) broken: usize,
    findings: Vec<Found>,
}

/// What breaks it.
#[derive(Serialize)]
struct Found {
    #[serde(skip_serializing_if = "Option::is_none")]
    posting: Option<Named>,
    /// File and line.
    place: String,
    message: String,
}

impl Row {
    /// Whether it is broken, in force and not silenced.
    pub(super) fn is_open(&self) -> bool {
        self.broken > 0 && self.in_force && self.muted.is_none()
    }
}

pub(super) fn row(gathered: &Gathered<'_>, rule: &'static Rule, sources: &[&'static str]) -> Row {
    let (asked, applied, findings) = match (rule.level, rule.check) {
        (Level::Held, _) => (Asked::Nothing, None, Vec::new()),
        (_, Check::Code(_)) => (Asked::Content, None, faults(gathered, rule)),
        (_, check) => {
            let asked = if check.is_of_site() { Asked::Site } else { Asked::Postings };
            (asked, Some(gathered.asked(rule).len()), found(gathered, rule))
        }
    };
    Row {
        id: rule.id,
        topic: rule.topic,
        text: rule.text,
        level: rule.level.word(),
        applies_from: rule.applies_from,
        in_force: rule.holds_on(gathered.today),
        evidence: rule.evidence,
        as_of: rule.as_of,
        source: rule.source,
        source_number: sources.iter().position(|source| *source == rule.source).map_or(0, |at| at + 1),
        muted: gathered.facts.site.config.rules.muted.get(rule.id).cloned(),
        asked,
        applied,
        kept: applied.map(|applied| applied.saturating_sub(findings.len())),
        broken: findings.len(),
        findings,
    }
}

fn found(gathered: &Gathered<'_>, rule: &Rule) -> Vec<Found> {
    let broken = gathered.asked(rule).iter().filter_map(|(tried, broken)| Some((*tried, (*broken)?)));
    let found = broken.map(|(tried, finding)| Found {
        posting: tried.map(Named::of),
        place: gathered.place(&finding.anchor),
        message: finding.message.clone(),
    });
    found.collect()
}

fn faults(gathered: &Gathered<'_>, rule: &Rule) -> Vec<Found> {
    let found = gathered.faults(rule).map(|fault| Found {
        posting: gathered.posting_at(&fault.anchor).map(Named::of),
        place: gathered.place(&fault.anchor),
        message: fault.message.clone(),
    });
    found.collect()
}
