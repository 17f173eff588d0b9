//! Which day is it where a posting's work is? It opens when its first day begins at the first of its places, and is over when its last
//! day has ended at all of them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::base::{Date, Env, Instant};
use crate::model::{Place, Posting};

/// The day at a posting's places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    /// Where it is the furthest on.
    pub(super) first: Date,
    /// Where it is the furthest behind.
    pub(super) last: Date,
}

/// The days of one moment.
pub(super) struct Calendar<'e> {
    env: &'e Env,
    by_zone: RefCell<BTreeMap<&'static str, Date>>,
}

impl<'e> Calendar<'e> {
    pub(super) fn new(env: &'e Env) -> Self {
        Self { env, by_zone: RefCell::default() }
    }

    /// The day at a posting's places; that of UTC for roles without one.
    pub(super) fn days(&self, posting: &Posting) -> Days {
        let everywhere = Days { first: self.env.today, last: self.env.today };
        let Some(now) = self.env.now else { return everywhere };
        let mut by_zone = self.by_zone.borrow_mut();
        let mut day = |zone| *by_zone.entry(zone).or_insert_with(|| now.day_in(zone));
        let mut days = zones(posting).map(&mut day);
        let Some(one) = days.next() else { return everywhere };
        days.fold(Days { first: one, last: one }, |days, day| Days {
            first: days.first.max(day),
            last: days.last.min(day),
        })
    }
}

/// The time zones of a posting's places.
fn zones(posting: &Posting) -> impl Iterator<Item = &'static str> {
    posting.places.iter().filter_map(Place::time_zone)
}

/// When a day begins at the first of a posting's places, and when at all of them.
pub(super) fn beginnings(posting: &Posting, day: Date) -> Option<(Instant, Instant)> {
    let mut begins: Vec<Instant> = zones(posting).filter_map(|zone| Instant::beginning(day, zone)).collect();
    begins.sort_unstable();
    let everywhere = || Instant::beginning(day, "UTC");
    Some((begins.first().copied().or_else(everywhere)?, begins.last().copied().or_else(everywhere)?))
}
