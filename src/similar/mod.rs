//! Site → for each posting the open roles most like it, each with the reason, from nothing but what the postings say.
//!
//! It reads like this: fold and tokenise → one group for a role that is posted in several places → a vector for each
//! group, in fields → an index from terms to groups, heaviest first → candidates → rerank → lists with reasons.
//! No visitor is known here, so nobody is profiled.

mod groups;
mod index;
mod rank;
mod tokens;
mod vectors;

use crate::base::parallel;
use crate::model::{CategoryId, PostingId, Site};

use groups::Groups;
use index::Index;
use vectors::Vectors;

/// A role like another one.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Similar {
    /// The posting to link to: the one of its role that lies nearest.
    pub posting: PostingId,
    /// The same role in other places, folded into this entry: the newest of them.
    pub others: Vec<PostingId>,
    /// How many more there are.
    pub rest: usize,
    /// Why it stands here.
    pub reason: Reason,
}

/// Why two roles are alike, as the postings say themselves.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reason {
    /// The same role elsewhere.
    AlsoIn,
    /// Both belong to a category.
    SameCategory(CategoryId),
    /// The same employer.
    SameCompany,
    /// The same level.
    SameLevel,
    /// Words of the titles or descriptions that both have, as written.
    Shares(Vec<String>),
    /// The same country.
    SameCountry,
    /// The wording as a whole: nothing that could be said in a word.
    Wording,
}

/// For each posting of the site at most `limit` entries out of `open`, best first. `open` stands newest first.
///
/// The result does not depend on the number of threads, and on the order of files only as far as `open` does.
#[must_use]
pub fn similar(site: &Site, open: &[PostingId], limit: usize) -> Vec<Vec<Similar>> {
    let all: Vec<PostingId> = site.numbered().map(|(id, _)| id).collect();
    if limit == 0 || open.is_empty() {
        return vec![Vec::new(); all.len()];
    }
    let groups = Groups::new(site, &all, open);
    let vectors = Vectors::new(site, &groups);
    let index = Index::new(&vectors, &groups);
    let lists = parallel::map(&groups.members, |group| {
        let ranked = rank::ranked(site, &groups, &vectors, &index, group.number);
        ranked.into_iter().take(limit).collect::<Vec<_>>()
    });
    parallel::map(&all, |id| rank::entries(site, (&groups, &vectors), *id, &lists[groups.of(*id)], limit))
}
