//! Where a posting stands on a day: open, ended or not to be seen.

use crate::base::{Date, Env};
use crate::model::{Config, Posting, Status, Visibility};

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
    /// It is for staff.
    Internal,
    /// It ended long ago.
    Gone,
}

pub(super) fn standing(posting: &Posting, config: &Config, env: &Env) -> Standing {
    if posting.visibility == Visibility::Internal {
        return Standing::Hidden(Hidden::Internal);
    }
    if posting.status == Status::Draft && !env.drafts {
        return Standing::Hidden(Hidden::Draft);
    }
    if posting.date_posted.is_some_and(|first| first > env.today) && !env.future {
        return Standing::Hidden(Hidden::Scheduled);
    }
    if gone_on(posting, config).is_some_and(|day| day <= env.today) {
        return Standing::Hidden(Hidden::Gone);
    }
    match (posting.status, posting.visibility) {
        (Status::Closed, _) => Standing::Ended(Ending::Closed),
        (Status::Filled, _) => Standing::Ended(Ending::Filled),
        (Status::Paused, _) => Standing::Ended(Ending::Paused),
        _ if posting.valid_through.is_some_and(|last| last < env.today) => Standing::Ended(Ending::Expired),
        (_, Visibility::Unlisted) => Standing::Unlisted,
        _ => Standing::Listed,
    }
}

/// The day on which the page of an ended posting goes.
fn gone_on(posting: &Posting, config: &Config) -> Option<Date> {
    Some(posting.valid_through?.plus_days(config.keep_ended.saturating_add(1)))
}

/// The next day after today on which the posting's standing changes by itself.
pub(super) fn next_change(posting: &Posting, config: &Config, env: &Env) -> Option<Date> {
    let ends = posting.valid_through.map(|last| last.plus_days(1));
    let days = [posting.date_posted, ends, gone_on(posting, config)];
    let now = standing(posting, config, env);
    days.into_iter()
        .flatten()
        .filter(|day| *day > env.today)
        .filter(|day| {
            let then = Env { today: *day, ..env.clone() };
            standing(posting, config, &then) != now
        })
        .min()
}
