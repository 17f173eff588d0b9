//! Candidates → a list: the other signals weighed in, near copies left out, no employer but the own one with more than half.

use std::cmp::Reverse;

use super::Neighbours;
use super::index::Candidate;
use super::vectors::{POINT, shared};
use crate::base::Date;
use crate::base::words::Token;

/// Candidates that are looked at closely. 60 and 200 give the same lists to .001 nDCG.
pub(super) const CANDIDATES: usize = 60;
/// Below this two roles have nothing in common that a reader would see.
pub(super) const FAINTEST: u32 = POINT / 12;
/// Two roles of a list that share more of their words than this are one for a reader, in percent.
const COPY: u64 = 97;

/// A role in the list of another one, with its score.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ranked {
    pub(super) role: u32,
    pub(super) total: u64,
}

/// Best first; the newest of equals; then by what a role is, so that the order is total.
type Order = (Reverse<u64>, Reverse<Option<Date>>, Token);

impl Neighbours {
    /// All candidates of a role that have something in common with it, best first.
    pub(super) fn ranked(&self, role: u32) -> Vec<Ranked> {
        let related = self.candidates[role as usize].iter().filter(|(_, words)| *words >= FAINTEST);
        let mut ranked: Vec<Ranked> = related
            .map(|&(other, words): &Candidate| {
                let total = self.signals(role, other).total(words);
                Ranked { role: other, total }
            })
            .collect();
        ranked.sort_unstable_by_key(|ranked| self.order(*ranked));
        ranked
    }

    pub(super) fn order(&self, ranked: Ranked) -> Order {
        let role = ranked.role as usize;
        (Reverse(ranked.total), Reverse(self.traits[role].newest), self.roles.all[role].key)
    }

    /// At most `limit` of the ranked ones, as they stand in a list.
    pub(super) fn chosen(&self, role: u32, ranked: &[Ranked], limit: usize) -> Vec<Ranked> {
        let mut chosen: Vec<Ranked> = Vec::with_capacity(limit);
        for candidate in ranked {
            if chosen.len() == limit {
                break;
            }
            let taken = || chosen.iter().map(|taken| taken.role);
            if !self.never(role, candidate.role)
                && !self.is_crowded(role, taken(), candidate.role, limit)
                && !taken().any(|taken| self.is_copy(taken, candidate.role))
            {
                chosen.push(*candidate);
            }
        }
        chosen
    }

    /// Whether a list of `limit` has enough of another role's company, unless that is the list's own.
    pub(super) fn is_crowded(
        &self,
        role: u32,
        mut list: impl Iterator<Item = u32>,
        other: u32,
        limit: usize,
    ) -> bool {
        let company = |role: u32| self.traits[role as usize].company;
        let others = company(other);
        // Counted no further than it matters.
        others.is_some()
            && others != company(role)
            && list
                .by_ref()
                .filter(|taken| company(*taken) == others)
                .nth(limit.div_ceil(2).saturating_sub(1))
                .is_some()
    }

    /// Whether two roles are nearly the same text.
    pub(super) fn is_copy(&self, a: u32, b: u32) -> bool {
        let (a, b) = (a as usize, b as usize);
        let longest = u64::from(self.lengths[a].max(self.lengths[b]));
        let least = u64::from(self.lengths[a].min(self.lengths[b]));
        // What two vectors share is at most what the shorter one has.
        if least * 100 < longest * COPY {
            return false;
        }
        let common: u64 = shared(&self.vectors[a], &self.vectors[b]).map(|(_, score)| u64::from(score)).sum();
        common * 100 >= longest * COPY
    }
}
