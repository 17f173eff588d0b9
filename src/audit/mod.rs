//! What every rule found on a site, as a document for whoever has to answer for it: which rules hold, of how many postings each was
//! asked, how many keep it, and which don't.
//!
//! It judges nothing: `check` notes down what it found when it did. A report says what was found on one day in one state of the files,
//! which it names by their fingerprint. It is no legal advice, and says so.

mod gathered;
mod html;
mod postings;
mod row;

use serde::Serialize;

use crate::base::{Anchor, Audience, Env, Fingerprint, SourceMap};
use crate::check::Trials;
use crate::derive::Derived;
use crate::model::{Board, Site};
use crate::rules::{self, Level, Rule, Scope};

use gathered::Gathered;
use postings::{Broke, LeftOut, PostingCounts};
use row::{Asked, Row};

/// What stands near the beginning of every report, so that one is known for what it is.
pub const MARK: &str = "careergen-rules-report";

const NOTICE: &str = "This is no legal advice. The rules come from a table that was made from public sources, most of them not statutes. \
                      It can be out of date, and it is not whole. Ask somebody who knows the law.";

/// What a report is made of.
pub struct Facts<'a> {
    /// What may be published.
    pub site: &'a Site,
    /// What is true of it today.
    pub derived: &'a Derived,
    /// The text of the content.
    pub sources: &'a SourceMap,
    /// What the rules found, with every fault of content, pages and the whole.
    pub trials: &'a Trials,
    /// Postings that were found, files that can't be read included.
    pub found: usize,
    /// Of these, what no posting could be read from.
    pub unread: &'a [Anchor],
    /// Whether the settings of the site can't be read, so that it was judged without.
    pub settings_unread: bool,
    /// Of all files, and how many they are.
    pub files: (Fingerprint, usize),
    /// Whether pages and feeds could be made, and so were judged.
    pub has_pages: bool,
}

/// The report. [`Report::html`] and [`Report::json`] write it down.
#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was asked for, and what could be read: an answer each"
)]
pub struct Report {
    kind: &'static str,
    notice: &'static str,
    careergen: &'static str,
    site: WebSite,
    /// The day, or the moment, for which it is right.
    made_for: String,
    /// Whom the site is for.
    audience: Audience,
    drafts: bool,
    future: bool,
    fingerprint: String,
    files: usize,
    has_pages: bool,
    settings_unread: bool,
    /// Errors outside of the postings that are no rule's: of companies, settings, the theme, pages.
    other_errors: usize,
    postings: PostingCounts,
    /// Countries that postings reach which were judged.
    countries: usize,
    rules: RuleCounts,
    /// Rules that are broken and weigh something: what somebody has to look at.
    attention: Vec<Attention>,
    /// Rules by where they hold.
    sections: Vec<Section>,
    left_out: Vec<LeftOut>,
    /// Rules of the table that do not hold for this site.
    unapplied: Vec<Unapplied>,
    /// Who says so; rules name them by their number, from 1.
    sources: Vec<&'static str>,
}

#[derive(Serialize)]
struct WebSite {
    name: String,
    url: String,
}

/// A rule that does not hold for this site.
#[derive(Serialize)]
struct Unapplied {
    id: &'static str,
    /// Why the site has silenced it all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    muted: Option<String>,
}

/// Rules by what became of them.
#[derive(Serialize)]
struct RuleCounts {
    in_table: usize,
    holding: usize,
    held_by_careergen: usize,
    broken_errors: usize,
    broken_warnings: usize,
    /// Of those that hold.
    muted: usize,
    muted_unapplied: usize,
    not_yet_in_force: usize,
}

#[derive(Serialize)]
struct Attention {
    id: &'static str,
    level: &'static str,
    section: String,
    text: &'static str,
    asked: Asked,
    broken: usize,
}

/// The rules that hold at one place.
#[derive(Serialize)]
struct Section {
    /// As the table has it: `google`, `EU`, `IT`.
    scope: &'static str,
    name: String,
    what: What,
    rules: Vec<Row>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<CountryPart>,
}

/// Whose rules they are.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Everywhere,
    Google,
    Board,
    Union,
    Country,
}

/// What there is to say of one country.
#[derive(Serialize)]
struct CountryPart {
    is_in_union: bool,
    /// Postings there that were judged, those that are kept back included.
    judged: usize,
    /// Those that people can open today, by a list or by a link.
    on_site: usize,
    /// Postings that break a rule of the country or of the Union, one that is in force and not silenced.
    breaking: usize,
    by_posting: Vec<Broke>,
}

/// Makes the report.
#[must_use]
pub fn report(facts: &Facts<'_>, env: &Env) -> Report {
    let gathered = Gathered::new(facts, env);
    let holding: Vec<&'static Rule> = rules::all().iter().filter(|rule| gathered.holds(rule.scope)).collect();
    let mut sources: Vec<&'static str> = Vec::new();
    for rule in &holding {
        if !sources.contains(&rule.source) {
            sources.push(rule.source);
        }
    }
    let sections = sections(&gathered, &holding, &sources);
    let config = &facts.site.config;
    let unapplied = rules::all().iter().filter(|rule| !gathered.holds(rule.scope));
    let unapplied =
        unapplied.map(|rule| Unapplied { id: rule.id, muted: config.rules.muted.get(rule.id).cloned() });
    let unapplied: Vec<Unapplied> = unapplied.collect();
    Report {
        kind: MARK,
        notice: NOTICE,
        careergen: env!("CARGO_PKG_VERSION"),
        site: WebSite { name: config.name.clone(), url: config.base_url.to_string() },
        made_for: env.now.map_or_else(|| env.today.to_string(), |now| now.to_string()),
        audience: env.audience,
        drafts: env.drafts,
        future: env.future,
        fingerprint: facts.files.0.to_hex(),
        files: facts.files.1,
        has_pages: facts.has_pages,
        settings_unread: facts.settings_unread,
        other_errors: postings::other_errors(&gathered, &holding),
        postings: postings::counts(&gathered),
        countries: gathered.countries.len(),
        rules: rule_counts(&sections, &unapplied),
        attention: attention(&sections),
        sections,
        left_out: postings::left_out(&gathered),
        unapplied,
        sources,
    }
}

/// One for each place where rules hold.
fn sections(gathered: &Gathered<'_>, holding: &[&'static Rule], sources: &[&'static str]) -> Vec<Section> {
    let section = |scope: Scope| {
        let own = holding.iter().filter(|rule| rule.scope == scope);
        let rules = own.map(|rule| row::row(gathered, rule, sources)).collect();
        let (what, name) = head(scope);
        let country = match scope {
            Scope::Country(country) => Some(postings::of_country(gathered, country)),
            _ => None,
        };
        Section { scope: scope.name(), name, what, rules, country }
    };
    gathered.scopes().into_iter().map(section).collect()
}

/// Whose rules they are, and what a reader calls it.
fn head(scope: Scope) -> (What, String) {
    let (what, name) = match scope {
        Scope::All => (What::Everywhere, "Everywhere"),
        Scope::Google => (What::Google, "Google"),
        Scope::Board(key) => {
            let board = Board::ALL.into_iter().find(|board| board.key() == key);
            (What::Board, board.map_or(key, Board::name))
        }
        Scope::EuropeanUnion => (What::Union, "European Union"),
        Scope::Country(country) => (What::Country, country.name()),
    };
    (what, name.to_owned())
}

fn rule_counts(sections: &[Section], unapplied: &[Unapplied]) -> RuleCounts {
    let count =
        |is: &dyn Fn(&&Row) -> bool| sections.iter().flat_map(|section| &section.rules).filter(is).count();
    RuleCounts {
        in_table: rules::all().len(),
        holding: count(&|_| true),
        held_by_careergen: count(&|row| row.level == Level::Held.word()),
        broken_errors: count(&|row| row.is_open() && row.level == Level::Error.word()),
        broken_warnings: count(&|row| row.is_open() && row.level == Level::Warning.word()),
        muted: count(&|row| row.muted.is_some()),
        muted_unapplied: unapplied.iter().filter(|rule| rule.muted.is_some()).count(),
        not_yet_in_force: count(&|row| !row.in_force),
    }
}

/// Errors first.
fn attention(sections: &[Section]) -> Vec<Attention> {
    let mut attention = Vec::new();
    for level in [Level::Error, Level::Warning] {
        for section in sections {
            let rows = section.rules.iter().filter(|row| row.is_open() && row.level == level.word());
            attention.extend(rows.map(|row| Attention {
                id: row.id,
                level: row.level,
                section: section.name.clone(),
                text: row.text,
                asked: row.asked,
                broken: row.broken,
            }));
        }
    }
    attention
}
