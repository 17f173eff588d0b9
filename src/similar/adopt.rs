//! No orphans: a role that few lists name gets into those of the roles nearest to it, at the place of one that many lists name.
//!
//! Who is short of links asks the roles most like itself, one after the other, until one can take it in. Roles ask in the order of
//! their keys, so that the outcome does not depend on the order of files.

use super::Neighbours;
use super::rank::Ranked;

/// Postings that link to each one, where the site has as many that are like it.
pub(super) const LINKS: usize = 3;

/// Places at the end of a list of `limit` that may be given to others. With more, lists get worse and hardly anyone is helped.
fn given_away(limit: usize) -> usize {
    LINKS.min(limit.div_ceil(4))
}

/// The chosen lists with everybody in some of them.
pub(super) fn adopted(neighbours: &Neighbours) -> Vec<Vec<Ranked>> {
    let lists = neighbours.chosen.clone();
    let links = links(neighbours, &lists);
    let all = 0..lists.len() as u32;
    let spare: Vec<i32> = all
        .clone()
        .zip(&links)
        .map(|(role, links)| *links as i32 - wanted(neighbours, role) as i32)
        .collect();
    let mut short: Vec<u32> = all.clone().filter(|role| spare[*role as usize] < 0).collect();
    short.sort_unstable_by_key(|role| neighbours.roles.role(*role).key);
    let settled = all.map(|role| neighbours.roles.role(role).open.is_empty()).collect();
    let mut hosts = Hosts { neighbours, lists, spare, settled };
    for role in short {
        let mut beside_copies = Vec::new();
        for host in &neighbours.ranked[role as usize] {
            if hosts.spare[role as usize] >= 0 {
                break;
            }
            match hosts.answer(host.role, role) {
                Answer::No => {}
                Answer::Append => hosts.take_in(host.role, role, None),
                Answer::InPlaceOf(at) => hosts.take_in(host.role, role, Some(at)),
                Answer::BesideCopy => beside_copies.push(host.role),
            }
        }
        // A list that has a near copy of it takes it in beside that only if no other list does.
        for host in beside_copies {
            if hosts.spare[role as usize] < 0
                && let Some(at) = hosts.last_place(host)
            {
                hosts.take_in(host, role, at);
            }
        }
    }
    hosts.lists
}

/// What a list says to a role that asks.
enum Answer {
    No,
    /// There is a place at the end.
    Append,
    /// This entry has links enough.
    InPlaceOf(usize),
    /// A near copy of it stands there that has no links to spare.
    BesideCopy,
}

struct Hosts<'n> {
    neighbours: &'n Neighbours,
    lists: Vec<Vec<Ranked>>,
    /// Links that each role has beyond those it should have; below 0 for those that are short of some.
    spare: Vec<i32>,
    /// Lists that have no place to give away. They are not asked again.
    settled: Vec<bool>,
}

impl Hosts<'_> {
    /// The last place of a list that can be had: behind its end, or that of an entry that has links enough.
    fn last_place(&self, host: u32) -> Option<Option<usize>> {
        let (list, limit) = (&self.lists[host as usize], self.neighbours.limit(host));
        if list.len() < limit {
            return Some(None);
        }
        let mut places = (limit - given_away(limit)..limit).rev();
        places.find(|at| self.spare[list[*at].role as usize] > 0).map(Some)
    }

    fn answer(&mut self, host: u32, role: u32) -> Answer {
        if self.settled[host as usize] {
            return Answer::No;
        }
        let Some(last) = self.last_place(host) else {
            self.settled[host as usize] = true;
            return Answer::No;
        };
        let (list, neighbours) = (&self.lists[host as usize], self.neighbours);
        if list.iter().any(|entry| entry.role == role) || neighbours.never(host, role) {
            return Answer::No;
        }
        let copy = list.iter().position(|entry| neighbours.is_copy(entry.role, role));
        let gone = copy.filter(|at| self.spare[list[*at].role as usize] > 0).or(last);
        let rest = (0..list.len()).filter(|at| Some(*at) != gone).map(|at| list[at].role);
        if neighbours.is_crowded(host, rest, role) {
            return Answer::No;
        }
        match gone {
            Some(at) if copy.is_none() || copy == gone => Answer::InPlaceOf(at),
            None if copy.is_none() => Answer::Append,
            _ => Answer::BesideCopy,
        }
    }

    fn take_in(&mut self, host: u32, role: u32, in_place_of: Option<usize>) {
        let list = &mut self.lists[host as usize];
        if let Some(at) = in_place_of {
            self.spare[list.remove(at).role as usize] -= 1;
        }
        let entry = self.neighbours.compared_with(host, role);
        let at = list.partition_point(|other| self.neighbours.order(host, *other, entry).is_lt());
        list.insert(at, entry);
        self.spare[role as usize] += 1;
    }
}

/// How many lists of open roles each role stands in.
pub(super) fn links(neighbours: &Neighbours, lists: &[Vec<Ranked>]) -> Vec<usize> {
    let mut links = vec![0; lists.len()];
    for (role, list) in (0u32..).zip(lists) {
        if !neighbours.roles.role(role).open.is_empty() {
            for entry in list {
                links[entry.role as usize] += 1;
            }
        }
    }
    links
}

/// How many lists of other roles a role should stand in: its own postings link to each other, and no more than are like it can.
pub(super) fn wanted(neighbours: &Neighbours, role: u32) -> usize {
    match neighbours.roles.role(role).open.len() {
        0 => 0,
        // Unless one of them says that the others are never to be shown.
        _ if neighbours.never(role, role) => LINKS.min(neighbours.ranked[role as usize].len()),
        open => (LINKS + 1).saturating_sub(open).min(neighbours.ranked[role as usize].len()),
    }
}
