//! One more posting: what has to be computed anew, so that the outcome is that of comparing all.
//!
//! It relies on what the other files promise: weights come from a sample of roles, and a term's list is cut at a weight that
//! the sample sets. So a role outside the sample changes nobody's vector but its own, and puts nobody out of a list of the
//! index.

use std::collections::BTreeSet;

use super::adopt::adopted;
use super::index::{Candidate, Scratch, Search, best_first};
use super::rank::Ranked;
use super::roles::Joined;
use super::signals::Traits;
use super::statistics::{ByTerm, Sample};
use super::vectors::{Counted, Mark, Vector};
use super::{Neighbours, RoleId, all_never};
use crate::base::parallel;
use crate::model::{PostingId, Site};

impl Neighbours {
    /// Puts in a posting that `site` has and had not before, and gives those whose entries may be others now, in order.
    ///
    /// `open` are all that are open now. The outcome is that of [`Neighbours::new`]. Where the posting makes a role of those
    /// by which words are weighed (see [`Bounds::sample`](super::Bounds::sample)), everything is computed anew.
    pub fn add(&mut self, site: &Site, new: PostingId, open: &[PostingId]) -> Vec<PostingId> {
        let joined = self.roles.add(site, new, open.contains(&new));
        let role = self.roles.role(joined.role);
        let weighs = self.sample.has(role.key) && (joined.speaks || joined.opens);
        if weighs || Sample::of(self.roles.all.len(), self.bounds.sample) != self.sample {
            *self = Self::within(site, open, self.bounds);
            return site.numbered().map(|(id, _)| id).collect();
        }
        // Its stop words are no reasons any more, wherever they were.
        let is_new_language = self.stop.learn(site.posting(new));
        let mut touched = self.touched(site, joined);
        touched.extend(self.forbidden_anew(site));
        let touched: Vec<RoleId> = touched.into_iter().collect();
        for (role, ranked) in touched.iter().zip(parallel::map(&touched, |role| self.ranked(*role))) {
            self.ranked[*role as usize] = ranked;
        }
        for (role, chosen) in touched.iter().zip(parallel::map(&touched, |role| self.chosen(*role))) {
            self.chosen[*role as usize] = chosen;
        }
        let before = std::mem::take(&mut self.lists);
        self.lists = adopted(self);
        match is_new_language {
            true => site.numbered().map(|(id, _)| id).collect(),
            false => self.changed(site, joined.role, &before),
        }
    }

    /// Puts the posting's role where it belongs; gives those whose candidates, or what is known of them, are others now.
    fn touched(&mut self, site: &Site, joined: Joined) -> BTreeSet<RoleId> {
        let number = joined.role;
        let at = number as usize;
        let traits = Traits::new(site, self.roles.role(number));
        let mut touched = BTreeSet::from([number]);
        if joined.is_new {
            self.vectors.push(Vector::default());
            self.marks.push(Mark::new(&Vector::default(), traits.company));
            self.traits.push(traits);
            self.candidates.push(Vec::new());
            self.ranked.push(Vec::new());
            self.chosen.push(Vec::new());
        } else if self.traits[at] != traits {
            self.traits[at] = traits;
            let has = |candidates: &Vec<Candidate>| candidates.iter().any(|(role, _)| *role == number);
            touched.extend(
                (0..).zip(&self.candidates).filter(|(_, candidates)| has(candidates)).map(|(role, _)| role),
            );
        }
        if joined.speaks || joined.opens {
            self.index.remove(number, self.roles.role(number), &self.vectors[at]);
            if joined.speaks {
                let speaker = site.posting(self.roles.role(number).speaker);
                self.names.put(number, speaker);
                let counted = Counted::new(site, speaker, &self.stop);
                self.vectors[at] = counted.weighed(&self.statistics, &self.settings.weights);
                self.marks[at] = Mark::new(&self.vectors[at], self.traits[at].company);
            }
            touched.extend(self.found_by(number));
        }
        touched
    }

    /// Puts a role into the index, and among the candidates of those to which it is near now; gives them, and those to which
    /// it was.
    fn found_by(&mut self, number: RoleId) -> Vec<RoleId> {
        let role = self.roles.role(number);
        let vector = &self.vectors[number as usize];
        let mut standings = ByTerm::default();
        if !role.open.is_empty() {
            self.index.add(number, role, vector);
            standings = self.index.standings(role, vector);
        }
        let others: Vec<RoleId> = (0..self.vectors.len() as RoleId).collect();
        let (faintest, count) = (Self::faintest(&self.settings.weights), self.bounds.candidates.get());
        let anew = parallel::map_with(&others, Scratch::default, |scratch, other| {
            let (known, vector) = (&self.candidates[*other as usize], &self.vectors[*other as usize]);
            if *other == number || known.iter().any(|(role, _)| *role == number) {
                let search = Search { itself: *other, faintest, count };
                return Some(self.index.nearest(scratch, &self.roles.all, vector, search));
            }
            let searching = self.roles.role(*other).key;
            let both = vector.iter().filter_map(|weighed| {
                let (also, standing) = standings.get(&weighed.term())?;
                let seen = standing.is_seen_by(searching, weighed.term());
                seen.then(|| u32::from(weighed.weight()) * u32::from(*also))
            });
            let candidate = (number, both.sum::<u32>());
            let order = |candidate: &Candidate| best_first(&self.roles.all, searching, *candidate);
            let at = known.partition_point(|known| order(known) < order(&candidate));
            (candidate.1 >= faintest && at < count).then(|| {
                let (before, behind) = known.split_at(at);
                let behind = behind.iter().take(count - 1 - at);
                before.iter().chain([&candidate]).chain(behind).copied().collect()
            })
        });
        let mut touched = Vec::new();
        for (other, candidates) in others.into_iter().zip(anew) {
            if let Some(candidates) = candidates {
                self.candidates[other as usize] = candidates;
                touched.push(other);
            }
        }
        touched
    }

    /// Asks once more who is never shown with whom; gives those for whom it has changed.
    fn forbidden_anew(&mut self, site: &Site) -> Vec<RoleId> {
        let never = all_never(site, &self.roles);
        let roles = never.keys().chain(self.never.keys());
        let changed = roles.filter(|role| never.get(role) != self.never.get(role)).copied().collect();
        self.never = never;
        changed
    }

    /// The postings whose entries may be others: their lists are, or name the role, or they pick it, or belong to it.
    fn changed(&self, site: &Site, number: RoleId, before: &[Vec<Ranked>]) -> Vec<PostingId> {
        let names = |role: usize| self.lists[role].iter().any(|entry| entry.role == number);
        let differs = |role: usize| before.get(role) != Some(&self.lists[role]);
        let picks = |id: PostingId| {
            let pins = site.posting(id).similar.pin.iter().filter_map(|pin| site.posting_by_id(pin));
            pins.into_iter().any(|pin| self.roles.of(pin) == number)
        };
        let role = |id: PostingId| self.roles.of(id) as usize;
        let all = site.numbered().map(|(id, _)| id);
        all.filter(|id| role(*id) == number as usize || names(role(*id)) || differs(role(*id)) || picks(*id))
            .collect()
    }
}
