//! One role, posted for several places, is one group: one vector, one entry in a list.

use std::collections::BTreeMap;

use super::tokens::words;
use crate::model::{CompanyId, PostingId, Site};

/// A role.
pub(super) struct Group {
    /// Its place in [`Groups::members`].
    pub(super) number: usize,
    /// Its postings, by id.
    pub(super) postings: Vec<PostingId>,
    /// Those of them that are open, newest first.
    pub(super) open: Vec<PostingId>,
}

/// Every role of the site.
pub(super) struct Groups {
    /// Sorted by the id of the first posting.
    pub(super) members: Vec<Group>,
    of: Vec<usize>,
}

impl Groups {
    /// Two postings are one role if company and the words of the title are the same, in any order.
    pub(super) fn new(site: &Site, all: &[PostingId], open: &[PostingId]) -> Self {
        let mut numbers: BTreeMap<(Option<CompanyId>, Vec<String>), usize> = BTreeMap::new();
        let mut members: Vec<Group> = Vec::new();
        let mut of = Vec::with_capacity(all.len());
        for id in all {
            let posting = site.posting(*id);
            let mut title = words(&posting.title);
            title.sort();
            let number = *numbers.entry((posting.company, title)).or_insert_with(|| {
                members.push(Group { number: members.len(), postings: Vec::new(), open: Vec::new() });
                members.len() - 1
            });
            members[number].postings.push(*id);
            of.push(number);
        }
        for id in open {
            members[of[id.0 as usize]].open.push(*id);
        }
        Self { members, of }
    }

    /// The group of a posting.
    pub(super) fn of(&self, id: PostingId) -> usize {
        self.of[id.0 as usize]
    }
}
