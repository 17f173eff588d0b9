//! All that a build takes from the world besides the project's folder.

use serde::{Deserialize, Serialize};

use super::{Date, Instant};

/// Whom a site is for. One source makes a site for each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Everybody.
    #[default]
    Public,
    /// Staff: they see internal postings, too. Search engines and job boards are told nothing.
    Internal,
}

impl Audience {
    /// Who they are, in a word.
    #[must_use]
    pub fn people(&self) -> &'static str {
        match self {
            Self::Public => "everybody",
            Self::Internal => "staff",
        }
    }

    /// Whether it is everybody.
    #[must_use]
    pub fn is_public(&self) -> bool {
        *self == Self::Public
    }
}

/// The world as a value: equal trees and equal `Env`s give equal bytes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Env {
    /// The day for which the site is right: what is open, how old it is. In UTC, or everywhere, see [`Self::now`].
    pub today: Date,
    /// The moment for which it is right, so that each place has its own day; without one it is the same day everywhere.
    pub now: Option<Instant>,
    /// Whom the site is for.
    pub audience: Audience,
    /// Replaces `base_url` of `content/site.yaml`.
    pub base_url: Option<String>,
    /// Whether drafts are published too.
    pub drafts: bool,
    /// Whether postings of the future are.
    pub future: bool,
    /// Whether it is told, too, what is right and could be better.
    pub advice: bool,
    /// `changes.json` of the last build, as it was found.
    pub changes: Option<Vec<u8>>,
}

impl Env {
    /// The site as visitors see it at a moment.
    #[must_use]
    pub fn at(now: Instant) -> Self {
        Self { now: Some(now), ..Self::on(now.day_in("UTC")) }
    }

    /// The site as visitors see it on `today`.
    #[must_use]
    pub fn on(today: Date) -> Self {
        let (drafts, future, advice) = (false, false, false);
        let (audience, base_url, changes) = (Audience::default(), None, None);
        Self { today, now: None, audience, base_url, drafts, future, advice, changes }
    }
}
