//! What is alike in two roles beside their words: level, kind of employment, employer, place, language.

use std::num::NonZeroU64;

use super::level::{self, main_language};
use super::roles::Role;
use super::vectors::POINT;
use crate::base::Date;
use crate::base::words::{Token, token};
use crate::geo::{Country, Position, Scope};
use crate::model::{Place, Seniority, Site, Weights};

/// What a role is beside its words: of all its open postings together, or of all where none is open.
///
/// Names are tokens and kinds are bits, since it is asked of every candidate of every role.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Traits {
    pub(super) level: Option<Seniority>,
    /// The kinds of employment, a bit each.
    employment: u16,
    pub(super) company: Option<Token>,
    spots: Vec<Spot>,
    remote_from: Vec<Scope>,
    /// The languages in which it can be read.
    languages: Vec<Token>,
    /// When the newest was posted.
    pub(super) newest: Option<Date>,
}

/// A place as far as nearness is concerned.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Spot {
    country: Country,
    city: Option<NonZeroU64>,
    position: Option<Position>,
}

impl Spot {
    fn of(place: &Place) -> Self {
        let city = place.city.as_ref();
        let known = city.and_then(|city| city.known);
        Self {
            country: place.country,
            city: city.and_then(|city| NonZeroU64::new(token(city.slug.as_str()))),
            position: known.map(|city| city.position()),
        }
    }
}

/// How near two roles are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Near {
    /// In the same city.
    SameCity,
    /// So many kilometres apart, as the crow flies.
    Kilometres(u32),
    /// In the same country.
    SameCountry,
    /// To be done remotely from there.
    RemoteFromThere,
}

/// Farther away nobody commutes.
const COMMUTE: u32 = 80;
/// Places of a role that are looked at: nearness to one in a hundred is no nearness.
const SPOTS: usize = 12;

impl Traits {
    pub(super) fn new(site: &Site, role: &Role) -> Self {
        let ids = if role.open.is_empty() { &role.postings } else { &role.open };
        let first = site.posting(role.speaker);
        let postings = || ids.iter().map(|id| site.posting(*id));
        let some = || postings().take(SPOTS);
        let mut spots: Vec<Spot> = Vec::new();
        for spot in some().flat_map(|posting| &posting.places).map(Spot::of) {
            if spots.len() < SPOTS && !spots.contains(&spot) {
                spots.push(spot);
            }
        }
        let languages = some().flat_map(|posting| {
            let translated = posting.translations.keys().map(|lang| token(lang.tag()));
            translated.chain([token(main_language(posting))])
        });
        let mut languages: Vec<Token> = languages.collect();
        languages.sort_unstable();
        languages.dedup();
        let kinds = some().flat_map(|posting| &posting.employment_types);
        Self {
            level: level::of_posting(first),
            employment: kinds.fold(0, |all, kind| all | 1 << *kind as u16),
            company: first.company.map(|id| token(site.company(id).key.as_str())),
            spots,
            remote_from: some().flat_map(|posting| posting.remote_from.clone()).collect(),
            languages,
            newest: postings().filter_map(|posting| posting.date_posted).max(),
        }
    }

    /// How near another role is to this one.
    fn near(&self, other: &Self) -> Option<Near> {
        nearest(&self.spots, &other.spots).or_else(|| {
            let reaches = |scope: &Scope| self.spots.iter().any(|spot| scope.includes(spot.country));
            other.remote_from.iter().any(reaches).then_some(Near::RemoteFromThere)
        })
    }
}

fn nearest(ours: &[Spot], theirs: &[Spot]) -> Option<Near> {
    let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    pairs.filter_map(|(a, b)| between(a, b)).min()
}

fn between(a: &Spot, b: &Spot) -> Option<Near> {
    if a.country == b.country && a.city.is_some() && a.city == b.city {
        return Some(Near::SameCity);
    }
    let apart = a.position.zip(b.position).map(|(a, b)| a.kilometres_to(b));
    match apart.filter(|apart| *apart <= COMMUTE) {
        Some(apart) => Some(Near::Kilometres(apart)),
        None => (a.country == b.country).then_some(Near::SameCountry),
    }
}

/// How near two postings are, and which place of the second one it is that lies there.
pub(super) fn near(ours: &[Place], theirs: &[Place]) -> Option<(Near, usize)> {
    let ours: Vec<Spot> = ours.iter().take(SPOTS).map(Spot::of).collect();
    let theirs = theirs.iter().take(SPOTS).map(Spot::of).enumerate();
    theirs.filter_map(|(at, spot)| Some((nearest(&ours, &[spot])?, at))).min()
}

/// What each signal adds to a score, in [`POINT`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Signals {
    /// The same level, where both have one.
    pub level: u32,
    /// The same kind of employment.
    pub employment: u32,
    /// The same employer.
    pub company: u32,
    /// Near to each other.
    pub place: u32,
    /// In a language that the reader of the other one reads.
    pub language: u32,
    /// Whether one is for interns and the other is not: then all of the score counts less.
    pub apart: bool,
}

/// What is left of the score of an internship for someone who looks for a job, and the other way round.
const INTERN_AND_OTHER: (u64, u64) = (8, 10);

impl Signals {
    pub(super) fn between(a: &Traits, b: &Traits, weights: &Weights) -> Self {
        let points = |hundredths: u16| u32::from(hundredths) * (POINT / 100);
        let intern = Some(Seniority::Intern);
        let place = match a.near(b) {
            Some(Near::SameCity) => points(weights.place),
            // From three quarters of what the same city counts down to the half.
            Some(Near::Kilometres(apart)) => points(weights.place) / (COMMUTE * 4) * (COMMUTE * 3 - apart),
            Some(Near::RemoteFromThere) => points(weights.place) / 2,
            Some(Near::SameCountry) => points(weights.place) / 3,
            None => 0,
        };
        let if_so = |holds: bool, hundredths: u16| if holds { points(hundredths) } else { 0 };
        Self {
            level: if_so(a.level.is_some() && a.level == b.level, weights.level),
            employment: if_so(a.employment & b.employment != 0, weights.employment_type),
            company: if_so(a.company.is_some() && a.company == b.company, weights.company),
            place,
            language: if_so(
                a.languages.iter().any(|language| b.languages.contains(language)),
                weights.language,
            ),
            apart: (a.level == intern) != (b.level == intern),
        }
    }

    /// What the sum is multiplied with.
    pub(super) fn factor(self) -> f64 {
        if self.apart { INTERN_AND_OTHER.0 as f64 / INTERN_AND_OTHER.1 as f64 } else { 1.0 }
    }

    /// The score of the words with these signals.
    pub(super) fn total(self, words: u32) -> u64 {
        let sum = [words, self.level, self.employment, self.company, self.place, self.language];
        let sum: u64 = sum.into_iter().map(u64::from).sum();
        if self.apart { sum * INTERN_AND_OTHER.0 / INTERN_AND_OTHER.1 } else { sum }
    }
}
