//! Why a role stands in a list, or doesn't, in numbers: each field's and each signal's share of its score.

use super::rank::Ranked;
use super::reason::Fact;
use super::signals::Signals;
use super::vectors::{Field, POINT, shared};
use super::written::Written;
use super::{Neighbours, RoleId};
use crate::model::{PostingId, Site, Weights};

/// A role compared with another one.
#[derive(Clone, PartialEq, Debug)]
pub struct Compared {
    /// A posting of the other role.
    pub posting: PostingId,
    /// Where the other one stands.
    pub standing: Standing,
    /// What each adds to the score, by the names and in the order of [`Weights::NAMES`].
    pub shares: [f64; Weights::NAMES.len()],
    /// What their sum is multiplied with, since one is for interns and the other is not.
    pub factor: f64,
    /// The score.
    pub score: f64,
}

/// Where a role stands for another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Its author has picked it.
    Picked,
    /// Among the other roles of its list, at this place.
    Listed(usize),
    /// It is the same role.
    SameRole,
    /// No posting of it is open.
    NotOpen,
    /// A posting of the first one says that it is never to be shown.
    Never,
    /// Their words have hardly anything in common.
    Faint,
    /// Others share more words with the first one than it does.
    NoCandidate,
    /// Its text is nearly that of one that stands in the list, or enough of its employer do, or others score more.
    Behind,
}

impl Neighbours {
    /// Every candidate of a posting, best first, with its shares.
    #[must_use]
    pub fn explain(&self, id: PostingId) -> Vec<Compared> {
        let role = self.roles.of(id);
        let candidates = &self.ranked[role as usize];
        // One that has been taken in since few lists name it may be no candidate.
        let is_new = |entry: &&Ranked| candidates.iter().all(|other| other.role != entry.role);
        let mut all: Vec<Ranked> = candidates.clone();
        all.extend(self.lists[role as usize].iter().filter(is_new));
        all.sort_unstable_by(|a, b| self.order(role, *a, *b));
        all.into_iter().map(|entry| self.compared(role, entry.role)).collect()
    }

    /// Two postings compared, whether they are candidates or not; and the words that weigh most of those that they share.
    #[must_use]
    pub fn compare(&self, site: &Site, id: PostingId, other: PostingId) -> (Compared, Vec<String>) {
        let (role, other_role) = (self.roles.of(id), self.roles.of(other));
        let written = Written::new(site, site.posting(id), &self.stop);
        let mut words = self.shared_title(role, other_role, &written);
        words.extend(self.shared_names(role, (other_role, site.posting(other)), &written));
        let compared = self.compared(role, other_role);
        let picked =
            self.of(site, id).iter().any(|entry| entry.posting == other && entry.reason.fact == Fact::Picked);
        let standing = if picked { Standing::Picked } else { compared.standing };
        (Compared { posting: other, standing, ..compared }, words)
    }

    fn compared(&self, role: RoleId, other: RoleId) -> Compared {
        let mut fields = [0u32; Field::COUNT];
        for (term, score) in shared(&self.vectors[role as usize], &self.vectors[other as usize]) {
            fields[Field::of(term) as usize] += score;
        }
        let field = |field: Field| fields[field as usize];
        let signals = self.signals(role, other);
        let words: u32 = fields.iter().sum();
        let points = |share: u32| f64::from(share) / f64::from(POINT);
        let Signals { level, employment, company, place, language, apart: _ } = signals;
        let title = field(Field::Title) + field(Field::Beginning);
        let by_words = [title, field(Field::Occupation), field(Field::Category), field(Field::Body)];
        let [title, occupation, category, body] = by_words;
        let shares =
            [title, occupation, category, body, level, employment, company, place, language].map(points);
        let members = self.roles.role(other);
        Compared {
            posting: *members.open.first().unwrap_or(&members.speaker),
            standing: self.standing(role, other, words),
            factor: signals.factor(),
            score: signals.total(words) as f64 / f64::from(POINT),
            shares,
        }
    }

    fn standing(&self, role: RoleId, other: RoleId, words: u32) -> Standing {
        let is = |entry: &Ranked| entry.role == other;
        if let Some(place) = self.lists[role as usize].iter().position(is) {
            Standing::Listed(place + 1)
        } else if role == other {
            Standing::SameRole
        } else if self.roles.role(other).open.is_empty() {
            Standing::NotOpen
        } else if self.never(role, other) {
            Standing::Never
        } else if self.ranked[role as usize].iter().any(is) {
            Standing::Behind
        } else if words < Self::faintest(&self.settings.weights) {
            Standing::Faint
        } else {
            Standing::NoCandidate
        }
    }
}
