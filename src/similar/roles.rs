//! One role, posted for several places, is one role here: one vector, one card in a list.
//!
//! Two postings are one role if their company and the words of their titles are the same, in any order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::words::{Token, token, words};
use crate::model::{Posting, PostingId, Site};

/// A role's number in the order in which they were found.
pub(super) type RoleId = u32;

/// A role.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// What makes it one: it does not change with the other roles of the site, and so settles ties.
    pub(super) key: Token,
    /// Its postings, oldest first. The first speaks for all, since it stays when others come.
    pub(super) postings: Vec<PostingId>,
    /// Those of them that are open, newest first.
    pub(super) open: Vec<PostingId>,
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
        let keys = crate::base::parallel::map(&site.postings, |posting| key(site, posting));
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
            self.all.push(Role { key, postings: Vec::new(), open: Vec::new() });
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
        for id in self.all.iter_mut().flat_map(|role| role.postings.iter_mut().chain(&mut role.open)) {
            id.0 += u32::from(*id >= new);
        }
        let number = self.numbered(key(site, site.posting(new)));
        self.of.insert(new.0 as usize, number);
        let role = &mut self.all[number as usize];
        let opens = open && role.open.is_empty();
        role.postings.push(new);
        role.open.extend(open.then_some(new));
        role.sort(site);
        Joined { role: number, is_new: role.postings.len() == 1, speaks: role.postings[0] == new, opens }
    }
}

/// What became of a posting that was put in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined {
    /// The role it belongs to.
    pub(super) role: RoleId,
    /// Whether there was no such role before.
    pub(super) is_new: bool,
    /// Whether it is the one that speaks for the role.
    pub(super) speaks: bool,
    /// Whether it is the only one of the role that is open.
    pub(super) opens: bool,
}

impl Role {
    fn sort(&mut self, site: &Site) {
        let date = |id: &PostingId| site.posting(*id).date_posted;
        self.postings.sort_by_key(|id| (date(id).is_none(), date(id), *id));
        self.open.sort_by_key(|id| (Reverse(date(id)), *id));
    }
}

/// What makes two postings one role.
fn key(site: &Site, posting: &Posting) -> Token {
    let mut title = words(&posting.title);
    title.sort_unstable();
    let company = posting.company.map(|id| site.company(id).key.as_str());
    token(&format!("{}\n{}", company.unwrap_or_default(), title.join(" ")))
}
