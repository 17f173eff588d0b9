//! Where a posting stands on a day: open, ended or not to be seen.

use super::calendar::{Calendar, beginnings};
use crate::base::{Date, Env, Instant};
use crate::model::{Config, Posting, Site, Status, Visibility};

/// Where a posting stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Open, and in every list.
    Listed,
    /// Open, for those who have the link.
    Unlisted,
    /// Its page says that it is over, and shows what is similar.
    Ended(Ending),
    /// No page.
    Hidden(Hidden),
}

impl Standing {
    /// Whether people can apply.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Listed | Self::Unlisted)
    }

    /// Whether it has a page.
    #[must_use]
    pub fn has_page(self) -> bool {
        !matches!(self, Self::Hidden(_))
    }
}

/// How a posting ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ending {
    /// By its own word.
    Closed,
    /// Somebody was found.
    Filled,
    /// For now.
    Paused,
    /// Its last day is over.
    Expired,
}

/// Why a posting has no page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Hidden {
    /// It is a draft.
    Draft,
    /// Its first day is yet to come.
    Scheduled,
    /// It is for staff, and the site is for everybody.
    Internal,
    /// It ended long ago.
    Gone,
}

pub(super) fn standing(posting: &Posting, config: &Config, env: &Env, calendar: &Calendar<'_>) -> Standing {
    let days = calendar.days(posting);
    if !posting.visibility.is_for(config.audience) {
        return Standing::Hidden(Hidden::Internal);
    }
    if posting.status == Status::Draft && !env.drafts {
        return Standing::Hidden(Hidden::Draft);
    }
    if posting.date_posted.is_some_and(|first| first > days.first) && !env.future {
        return Standing::Hidden(Hidden::Scheduled);
    }
    if gone_on(posting, config).is_some_and(|day| day <= days.last) {
        return Standing::Hidden(Hidden::Gone);
    }
    match (posting.status, posting.visibility) {
        (Status::Closed, _) => Standing::Ended(Ending::Closed),
        (Status::Filled, _) => Standing::Ended(Ending::Filled),
        (Status::Paused, _) => Standing::Ended(Ending::Paused),
        _ if posting.valid_through.is_some_and(|last| last < days.last) => Standing::Ended(Ending::Expired),
        (_, Visibility::Unlisted) => Standing::Unlisted,
        _ => Standing::Listed,
    }
}

/// The day on which the page of an ended posting goes.
fn gone_on(posting: &Posting, config: &Config) -> Option<Date> {
    Some(posting.valid_through?.plus_days(config.keep_ended.saturating_add(1)))
}

/// When the site changes by itself for the next time: the day, and the moment where it was made for one.
pub(super) fn next_change(site: &Site, env: &Env) -> Option<(Date, Option<Instant>)> {
    let mut turns: Vec<(Date, bool, &Posting)> = Vec::new();
    for (_, posting) in site.numbered() {
        let ends = posting.valid_through.map(|last| last.plus_days(1));
        let days = [(posting.date_posted, true), (ends, false), (gone_on(posting, &site.config), false)];
        // It is still yesterday somewhere.
        let ahead = days.into_iter().filter_map(|(day, opens)| Some((day?, opens)));
        turns.extend(
            ahead.filter(|(day, _)| day.plus_days(1) >= env.today).map(|(day, opens)| (day, opens, posting)),
        );
    }
    turns.sort_unstable_by_key(|(day, opens, _)| (*day, *opens));
    let calendar = Calendar::new(env);
    let changes = |posting: &Posting, then: &Env| {
        let before = standing(posting, &site.config, env, &calendar);
        standing(posting, &site.config, then, &Calendar::new(then)) != before
    };
    let Some(now) = env.now else {
        let next = turns.into_iter().filter(|(day, ..)| *day > env.today);
        let mut next = next.filter(|(day, _, posting)| changes(posting, &Env { today: *day, ..env.clone() }));
        return next.next().map(|(day, ..)| (day, None));
    };
    let mut soonest: Option<Instant> = None;
    for (day, opens, posting) in turns {
        // No place is two days behind another.
        if soonest.is_some_and(|soonest| day > soonest.day_in("UTC").plus_days(2)) {
            break;
        }
        let Some((first, last)) = beginnings(posting, day) else { continue };
        let moment = if opens { first } else { last };
        let then = Env { now: Some(moment), today: moment.day_in("UTC"), ..env.clone() };
        if moment > now && soonest.is_none_or(|soonest| moment < soonest) && changes(posting, &then) {
            soonest = Some(moment);
        }
    }
    soonest.map(|moment| (moment.day_in("UTC"), Some(moment)))
}
