//! Words that every text of a language has, and that say nothing of a role.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::base::fold::fold;
use crate::model::{Posting, Site};

static COMMON: LazyLock<HashSet<String>> =
    LazyLock::new(|| ["en", "de", "fr", "es", "it", "nl", "pl", "pt"].into_iter().flat_map(words).collect());

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

    /// Whether a word is one in any language of the site, or in one that many postings are written in without saying so.
    pub(super) fn in_any(&self, word: &str) -> bool {
        COMMON.contains(word) || self.of.values().any(|words| words.contains(word))
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
