//! What was judged of each posting, kept for the next time: the very same record among the same companies, categories and
//! languages is judged the same.
//!
//! What postings say of each other is never kept: it is asked anew each time.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use super::posting::{Around, Draft};
use super::rules::Showing;
use super::trials::Tried;
use crate::base::{Date, Diagnostic, Slug};
use crate::lang::Lang;
use crate::load::Record;
use crate::model::{Company, Feeds, Posting, RuleSettings};

/// What one check keeps for the next. By itself it keeps nothing.
#[derive(Default)]
pub struct Memory {
    keeps: bool,
    companies: Vec<Company>,
    categories: Vec<Slug>,
    languages: Vec<Lang>,
    company: Option<(Slug, String)>,
    rules: RuleSettings,
    feeds: Feeds,
    showing: Option<Showing>,
    today: Option<Date>,
    advice: bool,
    judged: Known,
}

/// A posting by itself, and what is wrong with it.
pub(super) struct Judged {
    pub(super) draft: Option<Arc<Draft>>,
    pub(super) faults: Vec<Diagnostic>,
    pub(super) tied: Tied,
    /// What rules found, where a report is asked for.
    pub(super) tried: Option<Box<Tried>>,
}

/// The posting that a draft became last time. Others may have made another one of it since: whoever takes it compares what they say.
#[derive(Clone, Default)]
pub(super) struct Tied(Arc<Mutex<Option<Arc<Posting>>>>);

impl Tied {
    pub(super) fn get(&self) -> Option<Arc<Posting>> {
        self.0.lock().ok()?.clone()
    }

    pub(super) fn set(&self, posting: &Arc<Posting>) {
        if let Ok(mut tied) = self.0.lock() {
            *tied = Some(Arc::clone(posting));
        }
    }
}

/// A draft with the number of the record it was read from.
pub(super) struct Numbered {
    pub(super) number: usize,
    pub(super) draft: Arc<Draft>,
    pub(super) tied: Tied,
}

impl Deref for Numbered {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.draft
    }
}

/// By record. The record is kept beside it, so that no other one can come to lie at its place.
#[derive(Default)]
pub(super) struct Known(HashMap<usize, (Arc<Record>, Arc<Judged>)>);

impl Known {
    pub(super) fn get(&self, record: &Arc<Record>) -> Option<&Arc<Judged>> {
        self.0.get(&place(record)).map(|(_, judged)| judged)
    }
}

fn place(record: &Arc<Record>) -> usize {
    Arc::as_ptr(record).addr()
}

impl Memory {
    /// One that keeps what is judged.
    #[must_use]
    pub fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// What is known among these companies, categories and languages: nothing, where they are others than last time.
    pub(super) fn of(&mut self, around: &Around<'_>) -> &Known {
        let same = self.companies == around.companies
            && self.categories == around.categories
            && self.languages == around.languages
            && self.company == around.company
            && self.rules == *around.rules
            && self.feeds == *around.feeds
            && self.showing == Some(around.showing)
            && self.today == Some(around.today)
            && self.advice == around.advice;
        if self.keeps && !same {
            *self = Self {
                keeps: true,
                companies: around.companies.to_vec(),
                categories: around.categories.to_vec(),
                languages: around.languages.to_vec(),
                company: around.company.clone(),
                rules: around.rules.clone(),
                feeds: around.feeds.clone(),
                showing: Some(around.showing),
                today: Some(around.today),
                advice: around.advice,
                judged: Known::default(),
            };
        }
        &self.judged
    }

    /// Keeps what was judged. What is gone goes when there is as much of it as of the rest.
    pub(super) fn keep(&mut self, records: &[Arc<Record>], judged: &[Arc<Judged>]) {
        if !self.keeps {
            return;
        }
        let known = &mut self.judged.0;
        if known.len() > 2 * records.len() + 64 {
            known.clear();
        }
        for (record, judged) in records.iter().zip(judged) {
            let entry = known.entry(place(record));
            entry.or_insert_with(|| (Arc::clone(record), Arc::clone(judged)));
        }
    }
}
