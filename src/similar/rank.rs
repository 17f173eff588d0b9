//! Candidates → a list: the other signals weighed in, near copies left out, no employer but the own one with more than half.

use std::cmp::Ordering;

use super::Neighbours;
use super::index::best_first;
use super::vectors::{POINT, Weighed, shared};
use crate::model::Weights;

/// Two roles whose words share less than one part in so many of what they can have nothing in common that a reader would see.
const FAINTEST: u32 = 28;
/// Two roles of a list that share more of their words than this are one for a reader, in percent.
const COPY: u64 = 97;

/// A role in the list of another one, with its score.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ranked {
    pub(super) role: u32,
    pub(super) total: u64,
}

impl Neighbours {
    /// The least score of words that counts.
    pub(super) fn faintest(weights: &Weights) -> u32 {
        let words = [weights.title, weights.occupation, weights.category, weights.body];
        words.into_iter().map(u32::from).sum::<u32>() * (POINT / 100) / FAINTEST
    }

    /// How like another role is to one, of all that they share.
    pub(super) fn compared_with(&self, role: u32, other: u32) -> Ranked {
        let words =
            shared(&self.vectors[role as usize], &self.vectors[other as usize]).map(|(_, score)| score).sum();
        Ranked { role: other, total: self.signals(role, other).total(words) }
    }

    /// All candidates of a role, best first.
    pub(super) fn ranked(&self, role: u32) -> Vec<Ranked> {
        let candidates = self.candidates[role as usize].iter();
        let mut ranked: Vec<Ranked> = candidates.map(|(other, _)| self.compared_with(role, *other)).collect();
        ranked.sort_unstable_by(|a, b| self.order(role, *a, *b));
        ranked
    }

    /// The better one first; of equals the newer one; then as candidates stand.
    pub(super) fn order(&self, role: u32, a: Ranked, b: Ranked) -> Ordering {
        let newest = |ranked: Ranked| self.traits[ranked.role as usize].newest;
        let searching = self.roles.role(role).key;
        let tie = |ranked: Ranked| best_first(&self.roles.all, searching, (ranked.role, 0));
        let by_score = b.total.cmp(&a.total);
        by_score.then_with(|| newest(b).cmp(&newest(a))).then_with(|| tie(a).cmp(&tie(b)))
    }

    /// Other roles in a role's list at most: where it is posted more than once, one card is for that.
    pub(super) fn limit(&self, role: u32) -> usize {
        self.settings.limit.saturating_sub(usize::from(self.roles.role(role).open.len() > 1))
    }

    /// Those of the ranked ones that stand in the list of a role.
    pub(super) fn chosen(&self, role: u32) -> Vec<Ranked> {
        let limit = self.limit(role);
        let mut chosen: Vec<Ranked> = Vec::with_capacity(limit);
        for candidate in &self.ranked[role as usize] {
            if chosen.len() == limit {
                break;
            }
            let taken = || chosen.iter().map(|taken| taken.role);
            if !self.never(role, candidate.role)
                && !self.is_crowded(role, taken(), candidate.role)
                && !taken().any(|taken| self.is_copy(taken, candidate.role))
            {
                chosen.push(*candidate);
            }
        }
        chosen
    }

    /// Whether the list of a role has enough of another one's company, unless that is its own.
    pub(super) fn is_crowded(&self, role: u32, list: impl Iterator<Item = u32>, other: u32) -> bool {
        let company = |role: u32| self.marks[role as usize].company;
        let others = company(other);
        let half = (self.settings.limit / 2).max(1);
        others.is_some()
            && others != company(role)
            && list.filter(|taken| company(*taken) == others).count() >= half
    }

    /// Whether two roles are nearly the same text: what weighs most is the same, and nearly all else.
    pub(super) fn is_copy(&self, a: u32, b: u32) -> bool {
        let (a, b) = (a as usize, b as usize);
        let marks = (self.marks[a], self.marks[b]);
        if marks.0.heaviest != marks.1.heaviest {
            return false;
        }
        let (length_a, length_b) = (u64::from(marks.0.length), u64::from(marks.1.length));
        let enough = length_a.max(length_b) * COPY / 100;
        // What is shared is at most half of what both have together without what only one has. Most pairs are done after
        // a few terms.
        let Some(mut spare) = (length_a + length_b).checked_sub(2 * enough) else { return false };
        let square = |weighed: &Weighed| u64::from(weighed.weight()).pow(2);
        let mut common = 0;
        let mut rest = self.vectors[b].iter().peekable();
        for weighed in &self.vectors[a] {
            let mut missing = 0;
            while let Some(other) = rest.next_if(|other| other.term() < weighed.term()) {
                missing += square(other);
            }
            match rest.next_if(|other| other.term() == weighed.term()) {
                Some(other) => common += u64::from(weighed.weight()) * u64::from(other.weight()),
                None => missing += square(weighed),
            }
            match spare.checked_sub(missing) {
                Some(less) => spare = less,
                None => return false,
            }
        }
        common >= enough
    }
}
