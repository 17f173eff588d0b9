//! Which feeds a site has, and what boards are told beside its postings.

use std::collections::BTreeSet;

/// Something that programs read instead of pages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Feed {
    /// Atom, for every list.
    Atom,
    /// JSON Feed, for every list.
    Json,
    /// All open postings as a job board takes them.
    Board(Board),
    /// Each open posting as Markdown and as JSON, beside its page.
    Twins,
    /// `llms.txt`: what the site is and where its parts are.
    Llms,
    /// `changes.json`: what was opened, closed and edited.
    Changes,
}

/// A job board that reads a file of all postings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Board {
    /// Indeed.
    Indeed,
    /// LinkedIn's basic jobs.
    LinkedIn,
    /// Jooble.
    Jooble,
    /// Adzuna.
    Adzuna,
    /// XING.
    Xing,
    /// Talent.com.
    Talent,
}

/// The feeds of a site.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Feeds {
    /// Those that it has.
    pub on: BTreeSet<Feed>,
    /// What LinkedIn is told of the company.
    pub linkedin: LinkedIn,
}

/// What LinkedIn is told beside the postings.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct LinkedIn {
    /// The number of the company's page there.
    pub company_id: Option<String>,
    /// The mail address of the member in whose name jobs are posted.
    pub poster_email: Option<String>,
}

impl Default for Feeds {
    /// Those that every reader of feeds understands.
    fn default() -> Self {
        Self { on: BTreeSet::from([Feed::Atom, Feed::Json]), linkedin: LinkedIn::default() }
    }
}

impl Feeds {
    /// Whether the site has it.
    #[must_use]
    pub fn has(&self, feed: Feed) -> bool {
        self.on.contains(&feed)
    }

    /// Those of a site for staff: none that tells others of it.
    #[must_use]
    pub fn for_staff(mut self) -> Self {
        self.on.retain(|feed| !matches!(feed, Feed::Board(_) | Feed::Llms));
        self
    }

    /// The boards that it has a file for.
    pub fn boards(&self) -> impl Iterator<Item = Board> {
        Board::ALL.into_iter().filter(|board| self.has(Feed::Board(*board)))
    }
}

impl Feed {
    /// All, in the order of the manual.
    pub const ALL: [Self; 11] = [
        Self::Atom,
        Self::Json,
        Self::Board(Board::Indeed),
        Self::Board(Board::LinkedIn),
        Self::Board(Board::Jooble),
        Self::Board(Board::Adzuna),
        Self::Board(Board::Xing),
        Self::Board(Board::Talent),
        Self::Twins,
        Self::Llms,
        Self::Changes,
    ];

    /// Its key in `feeds` of `site.yaml`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Json => "json",
            Self::Board(board) => board.key(),
            Self::Twins => "twins",
            Self::Llms => "llms",
            Self::Changes => "changes",
        }
    }
}

impl Board {
    /// All, in the order of the manual.
    pub const ALL: [Self; 6] =
        [Self::Indeed, Self::LinkedIn, Self::Jooble, Self::Adzuna, Self::Xing, Self::Talent];

    /// Its key in `feeds` of `site.yaml`, and the name of its file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Indeed => "indeed",
            Self::LinkedIn => "linkedin",
            Self::Jooble => "jooble",
            Self::Adzuna => "adzuna",
            Self::Xing => "xing",
            Self::Talent => "talent",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Indeed => "Indeed",
            Self::LinkedIn => "LinkedIn",
            Self::Jooble => "Jooble",
            Self::Adzuna => "Adzuna",
            Self::Xing => "XING",
            Self::Talent => "Talent.com",
        }
    }

    /// The address of its file: `/feeds/indeed.xml`.
    #[must_use]
    pub fn path(self) -> String {
        format!("/feeds/{}.xml", self.key())
    }
}
