//! One role, posted for several places, is one role here: one vector, one card in a list.
//!
//! Two postings are one role if their company and the words of their titles are the same, in any order, and if both are
//! internships or neither is. It does not ask what their descriptions say.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::level::states_internship;
use crate::base::fold::fold;
use crate::base::parallel;
use crate::base::words::{Token, token};
use crate::model::{Posting, PostingId, Site};

/// A role's number in the order in which they were found.
pub(super) type RoleId = u32;

/// A role.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// What makes it one: it does not change with the other roles of the site, and so settles ties.
    pub(super) key: Token,
    /// All its postings.
    pub(super) postings: Vec<PostingId>,
    /// Those that are open, newest first.
    pub(super) open: Vec<PostingId>,
    /// Those that are open, by their ids.
    pub(super) by_id: Vec<PostingId>,
    /// The one that speaks for all: the oldest that is open, since it stays when others come; or the oldest.
    pub(super) speaker: PostingId,
}

/// Every role of a site.
pub(super) struct Roles {
    pub(super) all: Vec<Role>,
    numbers: BTreeMap<Token, RoleId>,
    of: Vec<RoleId>,
}

impl Roles {
    pub(super) fn new(site: &Site, open: &[PostingId]) -> Self {
        let mut roles = Self { all: Vec::new(), numbers: BTreeMap::new(), of: Vec::new() };
        let keys = parallel::map(&site.postings, |posting| key(site, posting));
        for ((id, _), key) in site.numbered().zip(keys) {
            let role = roles.numbered(key);
            roles.all[role as usize].postings.push(id);
            roles.of.push(role);
        }
        for id in open {
            let role = roles.of(*id) as usize;
            roles.all[role].open.push(*id);
        }
        for role in &mut roles.all {
            role.sort(site);
        }
        roles
    }

    /// The role with a key, which is made if there is none.
    fn numbered(&mut self, key: Token) -> RoleId {
        let next = self.all.len() as RoleId;
        let role = *self.numbers.entry(key).or_insert(next);
        if role == next {
            let (postings, open, by_id) = (Vec::new(), Vec::new(), Vec::new());
            self.all.push(Role { key, postings, open, by_id, speaker: PostingId(0) });
        }
        role
    }

    /// The role of a posting.
    pub(super) fn of(&self, id: PostingId) -> RoleId {
        self.of[id.0 as usize]
    }

    /// A role.
    pub(super) fn role(&self, role: RoleId) -> &Role {
        &self.all[role as usize]
    }

    /// Puts in a posting that the site has now and had not before, so that those behind it have moved on by one.
    pub(super) fn add(&mut self, site: &Site, new: PostingId, open: bool) -> Joined {
        for id in self.all.iter_mut().flat_map(|role| {
            role.postings.iter_mut().chain(&mut role.open).chain(&mut role.by_id).chain([&mut role.speaker])
        }) {
            id.0 += u32::from(*id >= new);
        }
        let number = self.numbered(key(site, site.posting(new)));
        self.of.insert(new.0 as usize, number);
        let role = &mut self.all[number as usize];
        let (opens, before) = (open && role.open.is_empty(), role.speaker);
        role.postings.push(new);
        role.open.extend(open.then_some(new));
        role.sort(site);
        let is_new = role.postings.len() == 1;
        Joined { role: number, is_new, speaks: is_new || role.speaker != before, opens }
    }
}

/// What became of a posting that was put in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined {
    /// The role it belongs to.
    pub(super) role: RoleId,
    /// Whether there was no such role before.
    pub(super) is_new: bool,
    /// Whether another posting speaks for the role now.
    pub(super) speaks: bool,
    /// Whether it is the only one of the role that is open.
    pub(super) opens: bool,
}

impl Role {
    fn sort(&mut self, site: &Site) {
        let date = |id: &PostingId| site.posting(*id).date_posted;
        self.open.sort_by_key(|id| (Reverse(date(id)), *id));
        self.by_id.clone_from(&self.open);
        self.by_id.sort_unstable();
        let those = if self.open.is_empty() { &self.postings } else { &self.open };
        let oldest = those.iter().min_by_key(|id| (date(id).is_none(), date(id), **id));
        self.speaker = oldest.copied().unwrap_or(self.speaker);
    }
}

/// What makes two postings one role. Postings that don't say who hires are all of one employer: the site's.
fn key(site: &Site, posting: &Posting) -> Token {
    let title = fold(&posting.title);
    let mut words: Vec<&str> = title.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    let company = posting.company.map(|id| site.company(id).key.as_str()).unwrap_or_default();
    // A title of signs alone says nothing.
    let alone = if words.is_empty() { posting.id.as_str() } else { "" };
    let intern = states_internship(posting);
    token(&format!("{company}\n{}\n{alone}\n{intern}", words.join(" ")))
}
