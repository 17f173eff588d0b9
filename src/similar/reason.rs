//! A list of roles → the entries on a posting's page: which posting of each role lies nearest, and the reason, from facts
//! that both postings state.

use super::level::{self, is_internship};
use super::packed::BEGINNING;
use super::signals::{Near, near};
use super::vectors::{Field, POINT, shared};
use super::written::Written;
use super::{Neighbours, Ranked};
use crate::base::fold::fold;
use crate::base::words::beginning;
use crate::model::{CategoryId, Posting, PostingId, Seniority, Site};

/// A role like another one.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Similar {
    /// The posting to link to: the one of its role that lies nearest.
    pub posting: PostingId,
    /// Which of its places that is; 0 where it has none.
    pub place: usize,
    /// The same role in other places, folded into this entry: the first of them.
    pub others: Vec<PostingId>,
    /// How many more there are.
    pub rest: usize,
    /// Why it stands here.
    pub reason: Reason,
}

/// Why two roles are alike, as the postings say themselves.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Reason {
    /// What they have in common.
    pub fact: Fact,
    /// How near they are.
    pub near: Option<Near>,
}

/// What two roles have in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fact {
    /// Its author has picked it.
    Picked,
    /// The same role elsewhere.
    AlsoIn,
    /// Both are internships.
    Internship,
    /// Both belong to a category.
    Category(CategoryId),
    /// Names in both descriptions, or words of both titles.
    Shares(Vec<String>),
    /// Most of their titles.
    Title,
    /// The same employer.
    Company,
    /// The same level.
    Level(Seniority),
    /// The wording as a whole: nothing that could be said in a word.
    Wording,
}

/// Postings of one role that are looked at, newest first, and that an entry keeps: a role in a thousand places is said in a line.
const LOOKED_AT: usize = 200;
const FOLDED: usize = 20;
/// Shared words that a reason names.
const SHARED: usize = 3;

impl Neighbours {
    /// The entries of a posting: what its author picked, its own role elsewhere, then the roles most like it.
    #[must_use]
    pub fn of(&self, site: &Site, id: PostingId) -> Vec<Similar> {
        let number = self.roles.of(id);
        let own = site.posting(id);
        let limit = self.settings.limit;
        let mut picked: Vec<PostingId> = Vec::new();
        for other in own.similar.pin.iter().filter_map(|id| site.posting_by_id(id)) {
            let role = self.roles.of(other);
            let is_new = picked.iter().all(|known| self.roles.of(*known) != role);
            if other != id && is_new && self.roles.role(role).open.contains(&other) {
                picked.push(other);
            }
        }
        let is_picked = |role: u32| picked.iter().any(|picked| self.roles.of(*picked) == role);
        let mut words = None;
        let mut entries: Vec<Similar> =
            picked.iter().map(|picked| self.entry(site, id, *picked, Fact::Picked)).collect();
        if !is_picked(number)
            && !self.never(number, number)
            && let Some(nearest) = nearest(site, own, self.round(number, id))
        {
            entries.push(self.entry(site, id, nearest, Fact::AlsoIn));
        }
        for Ranked { role, .. } in self.lists[number as usize].iter().filter(|entry| !is_picked(entry.role)) {
            if let Some(nearest) = nearest(site, own, self.roles.role(*role).open.iter().copied()) {
                let fact = self.fact(site, (number, own), (*role, site.posting(nearest)), &mut words);
                entries.push(self.entry(site, id, nearest, fact));
            }
        }
        entries.truncate(limit);
        entries
    }

    /// The other open postings of a posting's own role, beginning behind it: so that each is named by those before it.
    fn round(&self, role: u32, id: PostingId) -> impl Iterator<Item = PostingId> {
        let open = &self.roles.role(role).by_id;
        let (before, behind) = open.split_at(open.partition_point(|other| *other <= id));
        behind.iter().chain(before).copied().filter(move |other| *other != id)
    }

    fn entry(&self, site: &Site, id: PostingId, posting: PostingId, fact: Fact) -> Similar {
        let (own, other) = (site.posting(id), site.posting(posting));
        let nearest = near(&own.places, &other.places);
        let near = nearest.map(|(near, _)| near);
        let near = near.or_else(|| remote_from_there(own, other).then_some(Near::RemoteFromThere));
        let role = self.roles.of(posting);
        let open = &self.roles.role(role).open;
        let is_other = |member: &PostingId| *member != posting && *member != id;
        let others: Vec<PostingId> = match role == self.roles.of(id) {
            true => self.round(role, id).filter(is_other).take(FOLDED).collect(),
            false => open.iter().copied().filter(is_other).take(FOLDED).collect(),
        };
        let shown = 1 + others.len() + usize::from(role == self.roles.of(id) && open.contains(&id));
        Similar {
            posting,
            place: nearest.map_or(0, |(_, place)| place),
            rest: open.len().saturating_sub(shown),
            others,
            reason: Reason { fact, near },
        }
    }

    /// The first of these that holds: both internships, the same category, names that both descriptions have, most of the title, one
    /// name, the employer, a category above, words of the title, the level.
    fn fact(
        &self,
        site: &Site,
        (role, own): (u32, &Posting),
        (other_role, other): (u32, &Posting),
        words: &mut Option<Written>,
    ) -> Fact {
        if is_internship(own) && is_internship(other) {
            return Fact::Internship;
        }
        if let Some(category) = own.categories.iter().find(|category| other.categories.contains(category)) {
            return Fact::Category(*category);
        }
        let words = words.get_or_insert_with(|| Written::new(site, own, &self.stop));
        let names = self.shared_names(role, (other_role, other), words);
        if names.len() > 1 {
            return Fact::Shares(names);
        }
        let title = shared(&self.vectors[role as usize], &self.vectors[other_role as usize])
            .filter(|(term, _)| matches!(Field::of(*term), Field::Title | Field::Beginning));
        if title.map(|(_, score)| score).sum::<u32>()
            >= POINT / 200 * u32::from(self.settings.weights.title).max(1)
        {
            return Fact::Title;
        }
        if !names.is_empty() {
            return Fact::Shares(names);
        }
        if own.company.is_some() && own.company == other.company {
            return Fact::Company;
        }
        let above = own.categories.iter().flat_map(|category| site.lineage(*category));
        let theirs: Vec<_> = other.categories.iter().flat_map(|category| site.lineage(*category)).collect();
        if let Some(category) = above.into_iter().find(|category| theirs.contains(category)) {
            return Fact::Category(category);
        }
        let title = self.shared_title(role, other_role, words);
        match level::of_posting(own) {
            _ if title.len() > 1 => Fact::Shares(title),
            Some(level) if level::of_posting(other) == Some(level) => Fact::Level(level),
            _ => Fact::Wording,
        }
    }

    /// The names that the descriptions of two roles share.
    pub(super) fn shared_names(
        &self,
        role: u32,
        (other_role, other): (u32, &Posting),
        words: &Written,
    ) -> Vec<String> {
        let names = self.names.shared(role, other_role);
        let names = names.into_iter().filter_map(|name| words.name(name));
        // What is known of a role is known of one of its postings, and this may be another one.
        distinct(names.filter(|name| other.body.text.contains(name)))
    }

    /// The words that the titles of two roles share, those first that weigh most.
    pub(super) fn shared_title(&self, role: u32, other: u32, words: &Written) -> Vec<String> {
        let (a, b) = (&self.vectors[role as usize], &self.vectors[other as usize]);
        let both = shared(a, b).filter(|(term, _)| Field::of(*term) == Field::Title);
        let mut both: Vec<(u32, &str)> =
            both.filter_map(|(term, score)| Some((score, words.title(term)?))).collect();
        both.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        distinct(both.into_iter().map(|(_, word)| word))
    }
}

/// The first of some words, without those that begin like another one: "bake" and "baker" are one thing to say.
fn distinct<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut taken: Vec<(String, String)> = Vec::new();
    for word in words {
        let start = fold(beginning(word, BEGINNING));
        if taken.len() < SHARED && taken.iter().all(|(known, _)| *known != start) {
            taken.push((start, word.to_owned()));
        }
    }
    taken.into_iter().map(|(_, word)| word).collect()
}

/// The one of some postings that lies nearest, the first of equals.
fn nearest(site: &Site, own: &Posting, postings: impl Iterator<Item = PostingId>) -> Option<PostingId> {
    let distance = |id: &PostingId| {
        near(&own.places, &site.posting(*id).places).map_or((1, None), |(near, _)| (0, Some(near)))
    };
    postings.take(LOOKED_AT).min_by_key(distance)
}

fn remote_from_there(own: &Posting, other: &Posting) -> bool {
    let reaches = |country| other.remote_from.iter().any(|scope| scope.includes(country));
    own.places.iter().any(|place| reaches(place.country))
}
