//! What every rule found, posting by posting: what a report is made of.
//!
//! It is noted down only where somebody asks for it, and it is what was found when the faults were, not a second judgement. Rules that
//! are silenced, that are advice, or that are not yet in force are asked as well, and lead to no fault.

use super::posting::Draft;
use super::reader::Reader;
use super::rules::{Showing, is_seen};
use crate::base::{Anchor, Date, Diagnostic, SourceMap, Span};
use crate::geo::Country;
use crate::load::{Node, Record};
use crate::model::{PostingKind, Status, Visibility};
use crate::rules::Rule;

/// What the rules found on a site.
#[derive(Clone, Default, Debug)]
pub struct Trials {
    /// Each posting that could be read, in the order of the files.
    pub postings: Vec<Tried>,
    /// What was asked of the site as a whole.
    pub site: Vec<Verdict>,
    /// Every fault of the content, those that are silenced or said once included.
    pub faults: Vec<Diagnostic>,
}

/// A posting and what was asked of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Its first line.
    pub source: Span,
    /// Its id, where it has a valid one.
    pub id: Option<String>,
    /// Its title, as far as it has one.
    pub title: String,
    /// How far it came.
    pub stage: Stage,
    /// Whether Google and job boards are told of it, as far as that can be known of one with an error.
    pub is_seen: bool,
    /// Where its work is.
    pub countries: Vec<Country>,
    /// Whether its work can be done from the European Union.
    pub in_union: bool,
    /// What it was asked, in the order of the table.
    pub verdicts: Vec<Verdict>,
}

/// How far a posting came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// It has an error of another kind, so that no rule was asked.
    Faulty,
    /// Nobody will see it as open, so that no rule was asked.
    Closed,
    /// It was judged.
    Judged,
}

/// What one rule found.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The rule.
    pub rule: &'static Rule,
    /// What is wrong; nothing where it is kept.
    pub broken: Option<Finding>,
}

/// What is wrong, by one rule.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where.
    pub anchor: Anchor,
    /// What, in a line, without a full stop.
    pub message: String,
}

impl Tried {
    /// One of which no rule was asked, with the title that it was given, if that is a text.
    pub(super) fn faulty(record: &Record, sources: &SourceMap) -> Self {
        let title = record.fields.iter().find(|(key, _)| key == "title");
        let title = title.and_then(|(_, node)| match node {
            Node::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        });
        Self {
            source: record.start(sources),
            id: None,
            title: title.unwrap_or_default(),
            stage: Stage::Faulty,
            is_seen: true,
            countries: Vec::new(),
            in_union: false,
            verdicts: Vec::new(),
        }
    }

    /// One with an error, with what it says of itself. Where nobody can tell whether it would be shown, it is taken for one that is.
    pub(super) fn unjudged(
        reader: &Reader<'_>,
        showing: Showing,
        (status, visibility, kind): (Option<Status>, Option<Visibility>, PostingKind),
        last: Option<Date>,
    ) -> Self {
        let (status, visibility) = (status.unwrap_or(Status::Open), visibility.unwrap_or(Visibility::Public));
        let is_seen = showing.is_open((status, visibility), last) && is_seen(visibility, kind);
        Self { is_seen, ..Self::faulty(reader.record, reader.sources) }
    }

    /// One that could be read.
    pub(super) fn of(draft: &Draft, reader: &Reader<'_>, stage: Stage) -> Self {
        let (id, title) = (Some(draft.id.clone()), draft.title.clone());
        let is_seen = is_seen(draft.visibility, draft.purpose.kind);
        Self { id, title, stage, is_seen, ..Self::faulty(reader.record, reader.sources) }
    }
}
