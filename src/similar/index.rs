//! Terms → the open roles in which they weigh most, and a vector → the roles that may be nearest to it. How near they are is asked
//! in `rank`, where nothing is left out.
//!
//! The list of a common term is cut at a weight that the sample of roles sets, so that one more role gets in or doesn't, and
//! puts no other one out. Where many roles have just that weight (there are a thousand nurses), each search sees another part of
//! them: so every one of them is found by some.

use super::Bounds;
use super::roles::Role;
use super::statistics::{ByTerm, Sample};
use super::vectors::{Field, Term, Vector, Weighed};
use crate::base::words::Token;

/// Where the list of a common term ends.
#[derive(Clone, Copy)]
struct Cut {
    /// Roles in which it weighs less are not in the list.
    least: u16,
    /// The share of those in which it weighs just this that a search sees, of all values of [`mixed`].
    width: u32,
}

/// The roles of a term.
#[derive(Default)]
struct List {
    /// Seen by every search.
    roles: Vec<(u32, u16)>,
    /// Those at the cut, by their [`mixed`] value.
    tied: Vec<(u32, u32)>,
}

/// The inverted index over the roles that have an open posting.
pub(super) struct Index {
    lists: ByTerm<List>,
    cuts: ByTerm<Cut>,
}

/// What a search needs for itself: used again, so that nothing has to be cleared but what was touched.
#[derive(Default)]
pub(super) struct Scratch {
    scores: Vec<u32>,
    touched: Vec<u32>,
    found: Vec<Candidate>,
    best: Vec<u32>,
}

/// A role with the score of the terms by which it was found.
pub(super) type Candidate = (u32, u32);

/// What a search asks for.
#[derive(Clone, Copy)]
pub(super) struct Search {
    /// The role that is not to be found.
    pub(super) itself: u32,
    /// The least score that counts.
    pub(super) faintest: u32,
    /// Roles to find at most.
    pub(super) count: usize,
}

/// Two hashes as one that looks thrown.
fn mixed(a: u64, b: u64) -> u32 {
    ((a ^ b.rotate_left(32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Where a role stands in the list of a term.
#[derive(Clone, Copy)]
pub(super) enum Standing {
    /// Seen by every search.
    Inside,
    /// At the cut: seen by some.
    Tied { at: u32, width: u32 },
}

impl Standing {
    /// Whether the search for what is like a role sees it.
    pub(super) fn is_seen_by(self, searching: Token, term: Term) -> bool {
        match self {
            Self::Inside => true,
            Self::Tied { at, width } => at.wrapping_sub(mixed(searching, term.bits())) < width,
        }
    }
}

impl Index {
    pub(super) fn new(roles: &[Role], vectors: &[Vector], sample: Sample, bounds: Bounds) -> Self {
        let open = || roles.iter().zip(vectors).filter(|(role, _)| !role.open.is_empty());
        let mut weights: ByTerm<Vec<u16>> = ByTerm::default();
        for weighed in open().filter(|(role, _)| sample.has(role.key)).flat_map(|(_, vector)| vector) {
            weights.entry(weighed.term()).or_default().push(weighed.weight());
        }
        let mut cuts = ByTerm::default();
        #[expect(clippy::iter_over_hash_type, reason = "each term is on its own")]
        for (term, mut weights) in weights {
            let longest = if Field::of(term) == Field::Body { bounds.body } else { bounds.list };
            if sample.in_all(weights.len()) > longest {
                let wanted = (longest >> sample.halvings).max(1);
                let (_, least, _) = weights.select_nth_unstable_by(wanted - 1, |a, b| b.cmp(a));
                let least = *least;
                let above = weights.iter().filter(|weight| **weight > least).count();
                let tied = weights.iter().filter(|weight| **weight == least).count();
                let share = (wanted - above) as f64 / tied as f64;
                cuts.insert(term, Cut { least, width: (share * f64::from(u32::MAX)) as u32 });
            }
        }
        let mut index = Self { lists: ByTerm::default(), cuts };
        for (number, (role, vector)) in (0u32..).zip(roles.iter().zip(vectors)) {
            if !role.open.is_empty() {
                index.each(role, vector, |list, weight, standing| match standing {
                    Standing::Inside => list.roles.push((number, weight)),
                    Standing::Tied { at, .. } => list.tied.push((at, number)),
                });
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each term is on its own")]
        for list in index.lists.values_mut() {
            list.tied.sort_unstable();
        }
        index
    }

    /// Where a role with this weight stands in the list of a term.
    fn standing(&self, role: &Role, weighed: Weighed) -> Option<Standing> {
        let (term, weight) = (weighed.term(), weighed.weight());
        let Some(cut) = self.cuts.get(&term) else { return Some(Standing::Inside) };
        // A category that so many roles have finds nobody: which of them would be chance.
        if weight < cut.least || Field::of(term) == Field::Category {
            return None;
        }
        let tied = Standing::Tied { at: mixed(role.key, term.bits()), width: cut.width };
        Some(if weight == cut.least { tied } else { Standing::Inside })
    }

    fn each(&mut self, role: &Role, vector: &Vector, put: impl Fn(&mut List, u16, Standing)) {
        for weighed in vector {
            if let Some(standing) = self.standing(role, *weighed) {
                put(self.lists.entry(weighed.term()).or_default(), weighed.weight(), standing);
            }
        }
    }

    /// Puts a role in.
    pub(super) fn add(&mut self, number: u32, role: &Role, vector: &Vector) {
        self.each(role, vector, |list, weight, standing| match standing {
            Standing::Inside => list.roles.push((number, weight)),
            Standing::Tied { at, .. } => {
                let place = list.tied.partition_point(|other| *other < (at, number));
                list.tied.insert(place, (at, number));
            }
        });
    }

    /// Takes a role out.
    pub(super) fn remove(&mut self, number: u32, role: &Role, vector: &Vector) {
        self.each(role, vector, |list, _, standing| match standing {
            Standing::Inside => list.roles.retain(|(role, _)| *role != number),
            Standing::Tied { .. } => list.tied.retain(|(_, role)| *role != number),
        });
    }

    /// The terms by which a role can be found.
    pub(super) fn standings(&self, role: &Role, vector: &Vector) -> ByTerm<(u16, Standing)> {
        let standing =
            |weighed: &Weighed| Some((weighed.term(), (weighed.weight(), self.standing(role, *weighed)?)));
        vector.iter().filter_map(standing).collect()
    }

    /// The roles that may be nearest to a vector, best first.
    pub(super) fn nearest(
        &self,
        scratch: &mut Scratch,
        roles: &[Role],
        vector: &Vector,
        search: Search,
    ) -> Vec<Candidate> {
        let Scratch { scores, touched, found, best } = scratch;
        let searching = roles[search.itself as usize].key;
        scores.resize(roles.len(), 0);
        let mut add = |role: u32, score: u32| {
            let sum = &mut scores[role as usize];
            if *sum == 0 {
                touched.push(role);
            }
            *sum += score;
        };
        for weighed in vector {
            let (term, weight) = (weighed.term(), u32::from(weighed.weight()));
            let Some(list) = self.lists.get(&term) else { continue };
            for (role, other) in &list.roles {
                add(*role, weight * u32::from(*other));
            }
            if let Some(Cut { least, width }) = self.cuts.get(&term) {
                let from = mixed(searching, term.bits());
                let start = list.tied.partition_point(|(at, _)| *at < from);
                let around = list.tied[start..].iter().chain(&list.tied[..start]);
                for (_, role) in around.take_while(|(at, _)| at.wrapping_sub(from) < *width) {
                    add(*role, weight * u32::from(*least));
                }
            }
        }
        scores[search.itself as usize] = 0;
        found.clear();
        let taken = touched.drain(..).map(|role| (role, std::mem::take(&mut scores[role as usize])));
        found.extend(taken.filter(|(_, score)| *score >= search.faintest));
        if found.len() > search.count {
            // By score alone first: only ties ask what a role is.
            best.clear();
            best.extend(found.iter().map(|(_, score)| *score));
            let (_, least, _) = best.select_nth_unstable_by(search.count - 1, |a, b| b.cmp(a));
            found.retain(|(_, score)| score >= least);
        }
        found.sort_unstable_by_key(|candidate| best_first(roles, searching, *candidate));
        found.truncate(search.count);
        found.clone()
    }
}

/// The order of candidates: by score, then by what the two roles are, never by numbers. Among equals each role has others first.
pub(super) fn best_first(
    roles: &[Role],
    searching: Token,
    (role, score): Candidate,
) -> (std::cmp::Reverse<u32>, u32, Token) {
    let key = roles[role as usize].key;
    (std::cmp::Reverse(score), mixed(searching, key), key)
}
