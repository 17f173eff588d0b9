//! Words that every text of a language has, and that say nothing of a role.

use std::collections::{HashMap, HashSet};

use crate::base::fold::fold;
use crate::model::{Posting, Site};

/// The stop words of a site's languages, folded.
pub(super) struct StopWords {
    of: HashMap<String, HashSet<String>>,
    none: HashSet<String>,
}

impl StopWords {
    /// Those of every language in which a posting of the site is written. English ones belong to each: half of all
    /// postings have an English paragraph.
    pub(super) fn new(site: &Site) -> Self {
        let mut stop = Self { of: HashMap::new(), none: HashSet::new() };
        site.postings.iter().for_each(|posting| stop.learn(posting));
        stop
    }

    /// Puts in those of a posting's language.
    pub(super) fn learn(&mut self, posting: &Posting) {
        let tag = posting.language.tag();
        if !self.of.contains_key(tag) {
            self.of.insert(tag.to_owned(), words(tag));
        }
    }

    /// Those of a language.
    pub(super) fn of(&self, tag: &str) -> &HashSet<String> {
        self.of.get(tag).unwrap_or(&self.none)
    }
}

fn words(tag: &str) -> HashSet<String> {
    let main = tag.split('-').next().unwrap_or(tag);
    let listed = |language: &str| stop_words::lookup(language).unwrap_or_default();
    listed(main).iter().chain(listed("en")).map(|word| fold(word)).collect()
}
