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
    LINKS.min(limit / 4)
}

/// The lists with everybody in some of them.
///
/// `ranked` are all that are like each role, `lists` the best of them, at most `limit`; both best first.
pub(super) fn adopted(
    neighbours: &Neighbours,
    ranked: &[Vec<Ranked>],
    mut lists: Vec<Vec<Ranked>>,
    limit: usize,
) -> Vec<Vec<Ranked>> {
    let mut links = links(neighbours, &lists);
    let is_short = |role: &u32| links[*role as usize] < wanted(neighbours, *role);
    let mut short: Vec<u32> = (0..lists.len() as u32).filter(is_short).collect();
    short.sort_unstable_by_key(|role| neighbours.roles.role(*role).key);
    for role in short {
        // A list that has a near copy of it takes it in beside that only if no other list does.
        for beside_copy in [false, true] {
            for host in &ranked[role as usize] {
                if links[role as usize] >= wanted(neighbours, role) {
                    break;
                }
                let list = &mut lists[host.role as usize];
                let Some(gone) = place(neighbours, (host.role, list), &links, (role, beside_copy, limit))
                else {
                    continue;
                };
                if let Some(gone) = gone {
                    links[list.remove(gone).role as usize] -= 1;
                }
                list.push(Ranked { role, total: host.total });
                list.sort_unstable_by_key(|entry| neighbours.order(*entry));
                links[role as usize] += 1;
            }
        }
    }
    lists
}

/// Where the list of a host has a place for a role: at the end, or that of an entry that has links enough; nothing where it has none.
fn place(
    neighbours: &Neighbours,
    (host, list): (u32, &[Ranked]),
    links: &[usize],
    (role, beside_copy, limit): (u32, bool, usize),
) -> Option<Option<usize>> {
    let is_open = !neighbours.roles.role(host).open.is_empty();
    if !is_open || list.iter().any(|entry| entry.role == role) || neighbours.never(host, role) {
        return None;
    }
    let can_go = |at: &usize| links[list[*at].role as usize] > wanted(neighbours, list[*at].role);
    let copy = list.iter().position(|entry| neighbours.is_copy(entry.role, role));
    let gone = match copy {
        Some(copy) if !beside_copy => Some(Some(copy).filter(can_go)?),
        _ if list.len() < limit => None,
        _ => Some((limit - given_away(limit)..limit).rev().find(can_go)?),
    };
    let rest = (0..list.len()).filter(|at| Some(*at) != gone).map(|at| list[at].role);
    (!neighbours.is_crowded(host, rest, role, limit)).then_some(gone)
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
        open => (LINKS + 1).saturating_sub(open).min(neighbours.ranked[role as usize].len()),
    }
}
