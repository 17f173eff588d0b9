//! What the rules found, by rule, and which posting a place in a file belongs to.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::Facts;
use crate::base::{Anchor, Audience, Date, Diagnostic, Env, SourceId, Span};
use crate::check::{Finding, Stage, Tried};
use crate::derive::Standing;
use crate::geo::Country;
use crate::model::Board;
use crate::rules::{Rule, Scope};

/// Of what a rule was asked (a posting, or else the site), and what is wrong with it there.
pub(super) type Answer<'a> = (Option<&'a Tried>, Option<&'a Finding>);

/// The facts, by rule.
pub(super) struct Gathered<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) today: Date,
    pub(super) audience: Audience,
    /// Where postings are that were judged, those included that are kept back; by name.
    pub(super) countries: Vec<Country>,
    /// Whether work of any can be done from the Union.
    pub(super) in_union: bool,
    /// By the rule's id.
    asked: BTreeMap<&'static str, Vec<Answer<'a>>>,
    /// Where each posting begins, in the order of sources.
    begins: BTreeMap<(SourceId, u32), &'a Tried>,
    /// Where each posting stands that is a part of the site, by its place in the files.
    standing: HashMap<Span, Standing>,
}

/// A posting as a person finds it again.
#[derive(Clone, Serialize)]
pub(super) struct Named {
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(facts: &'a Facts<'a>, env: &Env) -> Self {
        let postings = &facts.trials.postings;
        let mut asked: BTreeMap<&'static str, Vec<_>> = BTreeMap::new();
        for tried in postings {
            for verdict in &tried.verdicts {
                asked.entry(verdict.rule.id).or_default().push((Some(tried), verdict.broken.as_ref()));
            }
        }
        for verdict in &facts.trials.site {
            asked.entry(verdict.rule.id).or_default().push((None, verdict.broken.as_ref()));
        }
        let mut countries: Vec<Country> =
            postings.iter().flat_map(|tried| tried.countries.iter().copied()).collect();
        countries.sort_unstable_by_key(|country| country.name());
        countries.dedup();
        let standing =
            facts.site.numbered().map(|(id, posting)| (posting.source, facts.derived.standing(id)));
        Self {
            facts,
            today: env.today,
            audience: env.audience,
            countries,
            in_union: postings.iter().any(|tried| tried.in_union),
            asked,
            begins: postings.iter().map(|tried| ((tried.source.source, tried.source.start), tried)).collect(),
            standing: standing.collect(),
        }
    }

    /// Where rules hold for this site, in the order of a reader: everywhere, Google, boards, the Union, countries by name.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        let boards = self.facts.site.config.feeds.boards().map(|board| Scope::Board(board.key()));
        let countries = self.countries.iter().copied().map(Scope::Country);
        let scopes = [Scope::All, Scope::Google].into_iter().chain(boards).chain([Scope::EuropeanUnion]);
        scopes.chain(countries).filter(|scope| self.holds(*scope)).collect()
    }

    /// Whether rules of a scope are for this site.
    pub(super) fn holds(&self, scope: Scope) -> bool {
        let boards = self.facts.site.config.feeds.boards().map(Board::key);
        scope.holds(self.audience, boards, (&self.countries, self.in_union))
    }

    /// What a rule was asked, and found.
    pub(super) fn asked(&self, rule: &Rule) -> &[Answer<'a>] {
        self.asked.get(rule.id).map_or(&[], Vec::as_slice)
    }

    /// The faults that are a rule's. Those of a posting that is not judged, or not shown to whoever has made the rule, are not.
    pub(super) fn faults(&self, rule: &Rule) -> impl Iterator<Item = &'a Diagnostic> {
        let rule = *rule;
        let is_asked = move |tried: &Tried| {
            tried.stage != Stage::Closed && (tried.is_seen || !rule.scope.is_of_search())
        };
        let faults = self.facts.trials.faults.iter().filter(move |fault| rule.is_of(fault));
        faults.filter(move |fault| self.posting_at(&fault.anchor).is_none_or(is_asked))
    }

    /// Postings that were judged.
    pub(super) fn judged(&self) -> impl Iterator<Item = &'a Tried> {
        self.facts.trials.postings.iter().filter(|tried| tried.stage == Stage::Judged)
    }

    /// Where it stands; nothing where it was left out.
    pub(super) fn standing(&self, tried: &Tried) -> Option<Standing> {
        self.standing.get(&tried.source).copied()
    }

    /// Whether people can open its page and apply.
    pub(super) fn is_on_site(&self, tried: &Tried) -> bool {
        self.standing(tried).is_some_and(Standing::is_open)
    }

    /// The posting in which something stands.
    pub(super) fn posting_at(&self, anchor: &Anchor) -> Option<&'a Tried> {
        let Anchor::Span(span) = anchor else { return None };
        let (at, tried) = self.begins.range(..=(span.source, span.start)).next_back()?;
        // What stands above the first posting of a file belongs to it, too.
        let first = || self.begins.range((span.source, 0)..).next().filter(|(at, _)| at.0 == span.source);
        if at.0 == span.source { Some(tried) } else { first().map(|(_, tried)| *tried) }
    }

    /// File and line.
    pub(super) fn place(&self, anchor: &Anchor) -> String {
        let sources = self.facts.sources;
        match anchor {
            Anchor::Span(span) => format!("{}:{}", sources.path(span.source), sources.position(*span).line),
            Anchor::Place { file, line, .. } => format!("{file}:{line}"),
            Anchor::File(path) => path.to_string(),
            Anchor::Name(name) => name.clone(),
            Anchor::Site => "the site as a whole".to_owned(),
        }
    }
}

impl Named {
    pub(super) fn of(tried: &Tried) -> Self {
        Self { title: tried.title.clone(), id: tried.id.clone() }
    }
}
