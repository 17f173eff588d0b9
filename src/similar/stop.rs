//! Words that every text of a language has, and that say nothing of a role.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::level::main_language;
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
        for posting in &site.postings {
            stop.learn(posting);
        }
        stop
    }

    /// Puts in those of a posting's language; whether they were not there.
    pub(super) fn learn(&mut self, posting: &Posting) -> bool {
        let language = main_language(posting);
        let is_new = !self.of.contains_key(language);
        if is_new {
            self.of.insert(language.to_owned(), words(language));
        }
        is_new
    }

    /// Whether a word is one in any language of the site, or in one that many postings are written in without saying so.
    pub(super) fn in_any(&self, word: &str) -> bool {
        COMMON.contains(word) || self.of.values().any(|words| words.contains(word))
    }

    /// Those of a language.
    pub(super) fn of(&self, language: &str) -> &HashSet<String> {
        self.of.get(language).unwrap_or(&self.none)
    }
}

fn words(language: &str) -> HashSet<String> {
    let listed = |language: &str| stop_words::lookup(language).unwrap_or_default();
    listed(language).iter().chain(listed("en")).map(|word| fold(word)).collect()
}
