//! Open postings of one company at one place whose texts are the same but for a few words.
//!
//! It compares words, not what they mean: see `similar` for that.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::at;
use crate::base::words::{Token, each_word, token};
use crate::base::{Diagnostic, codes, parallel};
use crate::derive::Derived;
use crate::geo::Country;
use crate::model::{City, CompanyId, Posting, PostingId, Site};

/// Words that both have, of all that one of them has, in percent.
const SAME: usize = 95;
/// A text of fewer different words says too little to be the same as another.
const FEWEST: usize = 12;
/// Words by which texts that may be the same find each other: those whose hashes are least.
const SKETCH: usize = 8;

/// The later of each two, with the earlier one beside it.
pub(super) fn near_copies(site: &Site, derived: &Derived) -> Vec<Diagnostic> {
    let mut open = derived.listed.clone();
    open.sort_unstable();
    let words = parallel::map(&open, |id| words(site.posting(*id)));
    let mut by_word: BTreeMap<(Whose<'_>, Token), Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (later, words_of) in words.iter().enumerate().filter(|(_, words)| words.len() >= FEWEST) {
        let sketch = &words_of[..words_of.len().min(SKETCH)];
        let keys: Vec<_> = whose(site, open[later])
            .into_iter()
            .flat_map(|whose| sketch.iter().map(move |word| (whose, *word)))
            .collect();
        // Looked at one by one: of many copies the first is found at once.
        let mut seen = HashSet::new();
        let mut beside = keys.iter().filter_map(|key| by_word.get(key)).flatten().copied();
        let same = |earlier: &usize| seen.insert(*earlier) && is_same(&words[*earlier], words_of);
        if let Some(earlier) = beside.find(same) {
            found.push(fault(site, open[earlier], open[later]));
        }
        for key in keys {
            by_word.entry(key).or_default().push(later);
        }
    }
    found
}

fn fault(site: &Site, earlier: PostingId, later: PostingId) -> Diagnostic {
    let title = &site.posting(earlier).title;
    let message = format!("the text is nearly that of `{title}`, of the same company at the same place");
    Diagnostic::new(codes::NEAR_COPIES, at(site, later), message)
        .related(site.posting(earlier).source, "this one")
        .help("close one of them, or say in the text what tells them apart")
}

/// The different words of a title and a text, by their hashes.
fn words(posting: &Posting) -> Vec<Token> {
    let mut words = BTreeSet::new();
    each_word(&posting.body.text, |word| {
        words.insert(token(word));
    });
    words.into_iter().collect()
}

/// Whether two sorted sets have nearly all in common.
fn is_same(a: &[Token], b: &[Token]) -> bool {
    if a.len().min(b.len()) * 100 < a.len().max(b.len()) * SAME {
        return false;
    }
    let both = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    both * 100 >= (a.len() + b.len() - both) * SAME
}

/// A company with one of the places where it hires, or with none.
type Whose<'a> = (Option<CompanyId>, Option<(Country, Option<&'a City>)>);

/// A posting's company with each of its places: only what shares one of these is compared, for a company may have the same text in
/// a thousand towns.
fn whose(site: &Site, id: PostingId) -> BTreeSet<Whose<'_>> {
    let posting = site.posting(id);
    if posting.places.is_empty() {
        return BTreeSet::from([(posting.company, None)]);
    }
    posting.places.iter().map(|place| (posting.company, Some((place.country, place.city.as_ref())))).collect()
}
