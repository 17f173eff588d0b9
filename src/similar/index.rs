//! Terms → the groups that have them, heaviest first, as far as it matters.

use super::groups::Groups;
use super::tokens::ByToken;
use super::vectors::{Vector, Vectors};

/// Groups kept for a term. Lists cut there find what full ones find (nDCG .3074 against .3071), and no term, however
/// common, costs more than this.
const LONGEST: usize = 400;

/// The inverted index over the groups that have an open posting.
pub(super) struct Index {
    lists: ByToken<Vec<(u32, f32)>>,
    groups: usize,
}

impl Index {
    pub(super) fn new(vectors: &Vectors, groups: &Groups) -> Self {
        let mut lists: ByToken<Vec<(u32, f32)>> = ByToken::default();
        for group in groups.members.iter().filter(|group| !group.open.is_empty()) {
            for (token, weight) in &vectors.of[group.number] {
                lists.entry(*token).or_default().push((group.number as u32, *weight));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in lists.values_mut() {
            list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            list.truncate(LONGEST);
            list.shrink_to_fit();
        }
        Self { lists, groups: groups.members.len() }
    }

    /// The `count` groups nearest to a vector, best first, without `itself`.
    pub(super) fn nearest(&self, vector: &Vector, itself: usize, count: usize) -> Vec<(usize, f32)> {
        let mut scores = vec![0.0f32; self.groups];
        let mut touched = Vec::new();
        for (token, weight) in vector {
            for (group, other) in self.lists.get(token).map(Vec::as_slice).unwrap_or_default() {
                let score = &mut scores[*group as usize];
                if *score == 0.0 {
                    touched.push(*group as usize);
                }
                *score += weight * other;
            }
        }
        touched.retain(|group| *group != itself);
        let mut found: Vec<(usize, f32)> = touched.into_iter().map(|group| (group, scores[group])).collect();
        let order = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > count {
            found.select_nth_unstable_by(count, order);
            found.truncate(count);
        }
        found.sort_by(order);
        found
    }
}
