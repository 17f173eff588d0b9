//! Terms → the open roles in which they weigh most.
//!
//! Lists are cut by weight, not by length: what a list keeps is decided by the sample, so that one more role gets in or doesn't,
//! and puts no other one out.

use super::rank::FAINTEST;
use super::roles::Role;
use super::statistics::{ByToken, Sample};
use super::vectors::{Field, Vector};
use crate::base::words::Token;

/// Roles kept for a term, about, so that no term, however common, costs more than this. What is found through longer lists
/// is no better; with 256, titles lose .005 nDCG.
const LONGEST: usize = 400;
/// The same for a term of a description: a role that shares few of them with another one is nearer to it than it looks.
/// With 400, descriptions win nothing (.547 nDCG against .548) and cost a tenth more.
const LONGEST_BODY: usize = 160;

/// How much a role's term weighs, with what settles ties: two roles with the same title weigh the same.
fn rank(term: Token, weight: u16, role: &Role) -> u64 {
    let mixed = (role.key ^ term.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (u64::from(weight) << 48) | (mixed >> 16)
}

/// The inverted index over the roles that have an open posting.
pub(super) struct Index {
    lists: ByToken<Vec<(u32, u16)>>,
    /// What a term must weigh at least to be kept, for terms that have too many.
    least: ByToken<u64>,
}

/// What a search needs for itself: used again, so that nothing has to be cleared but what was touched.
#[derive(Default)]
pub(super) struct Scratch {
    scores: Vec<u32>,
    touched: Vec<u32>,
    found: Vec<Candidate>,
    best: Vec<u32>,
}

/// A role with its score.
pub(super) type Candidate = (u32, u32);

impl Index {
    pub(super) fn new(roles: &[Role], vectors: &[Vector], sample: Sample) -> Self {
        let open = || roles.iter().zip(vectors).filter(|(role, _)| !role.open.is_empty());
        let mut ranks: ByToken<Vec<u64>> = ByToken::default();
        for (role, vector) in open().filter(|(role, _)| sample.has(role.key)) {
            for (term, weight) in vector {
                ranks.entry(*term).or_default().push(rank(*term, *weight, role));
            }
        }
        let mut least = ByToken::default();
        #[expect(clippy::iter_over_hash_type, reason = "each term is on its own")]
        for (term, mut ranks) in ranks {
            let longest = if Field::of(term) == Field::Body { LONGEST_BODY } else { LONGEST };
            if sample.in_all(ranks.len()) > longest {
                let last = (longest >> sample.halvings).max(1) - 1;
                let (_, rank, _) = ranks.select_nth_unstable_by(last, |a, b| b.cmp(a));
                least.insert(term, *rank);
            }
        }
        let mut index = Self { lists: ByToken::default(), least };
        for (number, (role, vector)) in (0u32..).zip(roles.iter().zip(vectors)) {
            if !role.open.is_empty() {
                index.add(number, role, vector);
            }
        }
        index
    }

    /// Puts a role in.
    pub(super) fn add(&mut self, number: u32, role: &Role, vector: &Vector) {
        for (term, weight) in self.kept(role, vector) {
            self.lists.entry(term).or_default().push((number, weight));
        }
    }

    /// Takes a role out.
    pub(super) fn remove(&mut self, number: u32, role: &Role, vector: &Vector) {
        for (term, _) in self.kept(role, vector) {
            if let Some(list) = self.lists.get_mut(&term) {
                list.retain(|(role, _)| *role != number);
            }
        }
    }

    /// The terms of a role by which it can be found.
    pub(super) fn kept(&self, role: &Role, vector: &Vector) -> Vec<(Token, u16)> {
        let is_kept = |(term, weight): &&(Token, u16)| {
            self.least.get(term).is_none_or(|least| rank(*term, *weight, role) >= *least)
        };
        vector.iter().filter(is_kept).copied().collect()
    }

    /// The `count` roles nearest to a vector, best first, without `itself` and those that have hardly anything in common.
    pub(super) fn nearest(
        &self,
        scratch: &mut Scratch,
        roles: &[Role],
        vector: &Vector,
        (itself, count): (u32, usize),
    ) -> Vec<Candidate> {
        scratch.scores.resize(roles.len(), 0);
        for (term, weight) in vector {
            for (role, other) in self.lists.get(term).map(Vec::as_slice).unwrap_or_default() {
                let score = &mut scratch.scores[*role as usize];
                if *score == 0 {
                    scratch.touched.push(*role);
                }
                *score += u32::from(*weight) * u32::from(*other);
            }
        }
        let Scratch { scores, touched, found, best } = scratch;
        scores[itself as usize] = 0;
        found.clear();
        let taken = touched.drain(..).map(|role| (role, std::mem::take(&mut scores[role as usize])));
        found.extend(taken.filter(|(_, score)| *score >= FAINTEST));
        if found.len() > count {
            // By score alone first: only ties ask what a role is.
            best.clear();
            best.extend(found.iter().map(|(_, score)| *score));
            let (_, least, _) = best.select_nth_unstable_by(count - 1, |a, b| b.cmp(a));
            found.retain(|(_, score)| score >= least);
        }
        found.sort_unstable_by_key(|candidate| best_first(roles, *candidate));
        found.truncate(count);
        found.clone()
    }
}

/// The order of candidates: by score, then by what a role is, never by its number.
pub(super) fn best_first(roles: &[Role], (role, score): Candidate) -> (std::cmp::Reverse<u32>, Token) {
    (std::cmp::Reverse(score), roles[role as usize].key)
}
