//! Site → for each posting the open roles most like it, each with the reason, from nothing but what the postings say.
//!
//! It reads like this: words (`base::words`) → level (`level`) → one role for what is posted in several places (`roles`) → a
//! vector for each role, in fields (`vectors`, weighed by `statistics`, joined over languages by `occupations`) → an index
//! from terms to roles (`index`) → candidates → the other signals (`signals`) → lists (`rank`) with nobody left out (`adopt`) →
//! entries with reasons (`reason`). No visitor is known here, so nobody is profiled.
//!
//! How like two roles are does not depend on a third one, and scores are whole numbers. So the lists
//! are the same for any order of files and number of threads, and one more posting changes only the lists that it gets into.

mod add;
mod adopt;
mod carry;
mod explain;
mod index;
mod level;
mod occupations;
mod packed;
mod rank;
mod reason;
mod roles;
mod signals;
mod statistics;
mod stop;
mod title;
mod vectors;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use crate::base::parallel;
use crate::base::words::{Token, words};
use crate::model::{PostingId, Seniority, SimilarSettings, Site};

use index::{Candidate, Index, Scratch, Search};
use rank::Ranked;
use roles::{Role, RoleId, Roles};
use signals::{Signals, Traits};
use statistics::{Sample, Statistics};
use stop::StopWords;
use vectors::{Counted, Mark, Vector};
use written::Names;

pub use carry::{carried, is_alike, is_same};
pub use explain::{Compared, Standing};
pub use reason::{Fact, Reason, Similar};
pub use signals::Near;
pub use vectors::POINT;

/// The level that a text names, as titles are read.
#[must_use]
pub fn level_of_text(text: &str, language: &str) -> Option<Seniority> {
    level::of_words(&words(text), language)
}

/// For each posting of the site at most as many entries as its settings say, out of `open`, best first.
///
/// The result does not depend on the number of threads or the order of files.
#[must_use]
pub fn similar(site: &Site, open: &[PostingId]) -> Vec<Vec<Similar>> {
    if site.config.similar.limit == 0 || open.is_empty() {
        return vec![Vec::new(); site.postings.len()];
    }
    Neighbours::new(site, open).all(site)
}

/// How far comparing goes. On a site of up to `candidates` roles nothing reaches these bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// Roles by which words are weighed: between half of it and all of it. With 2,000 to 4,000 the lists are as good as with all
    /// (see `benches/RESULTS.md`).
    pub sample: usize,
    /// Roles that a search sees for a term, about, so that no term, however common, costs more than this. The sample sets where
    /// a list ends, so on a site of 100,000 this is good to one role in 32. With 256, lists are as good, but twice as many of
    /// 100,000 roles stand in fewer than three of them.
    pub list: usize,
    /// The same for a term of a description: a role that shares few of them with another one is nearer to it than it looks.
    /// With 160, lists are the same on the three sets, and comparing costs a twentieth more; 1.0 % of 100,000 roles stand in
    /// fewer than three of them instead of 1.4 %.
    pub body: usize,
    /// Candidates that are looked at closely, one at least. With 48 the level agrees less (.587 of Polish lists against .601), with
    /// 200 nothing gets better.
    pub candidates: NonZeroUsize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { sample: 4096, list: 400, body: 100, candidates: NonZeroUsize::new(60).expect("60 is not 0") }
    }
}

/// Which roles are like which, kept so that one more posting costs little.
pub struct Neighbours {
    settings: SimilarSettings,
    bounds: Bounds,
    sample: Sample,
    statistics: Statistics,
    stop: StopWords,
    roles: Roles,
    vectors: Vec<Vector>,
    /// Of each vector what tells near copies.
    marks: Vec<Mark>,
    traits: Vec<Traits>,
    /// Roles that a role is never shown with, by their keys; few have any.
    never: BTreeMap<RoleId, BTreeSet<Token>>,
    names: Names,
    index: Index,
    candidates: Vec<Vec<Candidate>>,
    /// All that are like each role, and the best of them, before it is seen to that everybody stands in some list.
    ranked: Vec<Vec<Ranked>>,
    chosen: Vec<Vec<Ranked>>,
    lists: Vec<Vec<Ranked>>,
}

impl Neighbours {
    /// Compares all roles of a site. `open` are the postings that may stand in lists.
    #[must_use]
    pub fn new(site: &Site, open: &[PostingId]) -> Self {
        Self::within(site, open, Bounds::default())
    }

    /// The same with other bounds than the usual ones.
    #[must_use]
    pub fn within(site: &Site, open: &[PostingId], bounds: Bounds) -> Self {
        let settings = site.config.similar.clone();
        let stop = StopWords::new(site);
        let roles = Roles::new(site, open);
        let sample = Sample::of(roles.all.len(), bounds.sample);
        let counted = |role: &Role| Counted::new(site, site.posting(role.speaker), &stop);
        // The sample is counted first, and kept: on most sites it is everybody.
        let sampled = parallel::map(&roles.all, |role| sample.has(role.key).then(|| counted(role)));
        let statistics = Statistics::new(sampled.iter().flatten());
        let vectors = parallel::map_owned(roles.all.iter().zip(sampled).collect(), |(role, sampled)| {
            sampled.unwrap_or_else(|| counted(role)).weighed(&statistics, &settings.weights)
        });
        let names = Names::new(site, &roles.all, sample);
        let index = Index::new(&roles.all, &vectors, sample, bounds);
        let faintest = Self::faintest(&settings.weights);
        let numbers: Vec<RoleId> = (0..roles.all.len() as RoleId).collect();
        let candidates = parallel::map_with(&numbers, Scratch::default, |scratch, role| {
            let search = Search { itself: *role, faintest, count: bounds.candidates.get() };
            index.nearest(scratch, &roles.all, &vectors[*role as usize], search)
        });
        let traits = parallel::map(&roles.all, |role| Traits::new(site, role));
        let mut neighbours = Self {
            settings,
            bounds,
            sample,
            statistics,
            stop,
            marks: vectors
                .iter()
                .zip(&traits)
                .map(|(vector, traits)| Mark::new(vector, traits.company))
                .collect(),
            traits,
            never: all_never(site, &roles),
            roles,
            vectors,
            names,
            index,
            candidates,
            ranked: Vec::new(),
            chosen: Vec::new(),
            lists: Vec::new(),
        };
        neighbours.ranked = parallel::map(&numbers, |role| neighbours.ranked(*role));
        neighbours.chosen = parallel::map(&numbers, |role| neighbours.chosen(*role));
        neighbours.lists = adopt::adopted(&neighbours);
        neighbours
    }

    fn signals(&self, a: RoleId, b: RoleId) -> Signals {
        Signals::between(&self.traits[a as usize], &self.traits[b as usize], &self.settings.weights)
    }

    /// Whether a role must not be shown with another one.
    fn never(&self, role: RoleId, other: RoleId) -> bool {
        self.never.get(&role).is_some_and(|never| never.contains(&self.roles.role(other).key))
    }

    /// The entries of every posting.
    #[must_use]
    pub fn all(&self, site: &Site) -> Vec<Vec<Similar>> {
        let all: Vec<PostingId> = site.numbered().map(|(id, _)| id).collect();
        parallel::map(&all, |id| self.of(site, *id))
    }

    /// The roles most like that of a posting, best first, as all the open postings of each, newest first: what a list holds
    /// before its entries are made.
    #[must_use]
    pub fn roles_like(&self, id: PostingId) -> Vec<&[PostingId]> {
        let list = &self.lists[self.roles.of(id) as usize];
        list.iter().map(|entry| &*self.roles.role(entry.role).open).collect()
    }

    /// How many open postings fewer than three others link to, where as many are like them at all.
    #[must_use]
    pub fn orphans(&self) -> usize {
        let links = adopt::links(self, &self.lists);
        let open = |role: u32| self.roles.role(role).open.len();
        let roles =
            (0..self.lists.len() as u32).filter(|role| links[*role as usize] < adopt::wanted(self, *role));
        roles.map(open).sum()
    }

    /// The open postings of a posting's own role, itself among them.
    #[must_use]
    pub fn same_role(&self, id: PostingId) -> &[PostingId] {
        &self.roles.role(self.roles.of(id)).open
    }
}

/// For each role that has any those that it is never shown with, by their keys.
fn all_never(site: &Site, roles: &Roles) -> BTreeMap<RoleId, BTreeSet<Token>> {
    let mut all: BTreeMap<RoleId, BTreeSet<Token>> = BTreeMap::new();
    for (id, posting) in site.numbered() {
        for named in posting.similar.never.iter().filter_map(|id| site.posting_by_id(id)) {
            all.entry(roles.of(id)).or_default().insert(roles.role(roles.of(named)).key);
        }
    }
    all
}
