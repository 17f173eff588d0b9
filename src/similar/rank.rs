//! Candidates → entries: level and employer weighed in, the nearest posting of each role chosen, the reason named.

use super::groups::{Group, Groups};
use super::index::Index;
use super::tokens::words;
use super::vectors::{Vector, Vectors, body_term};
use super::{Reason, Similar};
use crate::model::{EmploymentType, Posting, PostingId, Seniority, Site};

/// Candidates that are looked at closely.
const CANDIDATES: usize = 60;
/// What the same level adds, for interns twice; what an intern's role loses against any other, as a factor.
const SAME_LEVEL: f32 = 0.25;
const INTERN_AGAINST_OTHER: f32 = 0.3;
/// What the same employer adds.
const SAME_COMPANY: f32 = 0.3;
/// Postings of one role that are looked at, newest first, and that an entry keeps: a role in a thousand places is said in a line.
const LOOKED_AT: usize = 200;
const FOLDED: usize = 20;
/// Shared words that a reason names.
const SHARED: usize = 3;
/// Below this two roles have nothing in common that a reader would see.
const FAINTEST: f32 = 0.05;

/// The groups most like one, best first, with their scores.
pub(super) fn ranked(
    site: &Site,
    groups: &Groups,
    vectors: &Vectors,
    index: &Index,
    group: usize,
) -> Vec<usize> {
    let own = site.posting(groups.members[group].postings[0]);
    let mut scored: Vec<(usize, f32)> = index
        .nearest(&vectors.of[group], group, CANDIDATES)
        .into_iter()
        .filter(|(_, score)| *score >= FAINTEST)
        .map(|(other, score)| (other, adjusted(score, own, site.posting(groups.members[other].open[0]))))
        .collect();
    let newest = |group: usize| site.posting(groups.members[group].open[0]).date_posted;
    scored
        .sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| newest(b.0).cmp(&newest(a.0))).then(a.0.cmp(&b.0)));
    scored.into_iter().map(|(group, _)| group).collect()
}

fn adjusted(score: f32, own: &Posting, other: &Posting) -> f32 {
    let (a, b) = (level(own), level(other));
    let intern = Some(Seniority::Intern);
    let mut score = score;
    if a.is_some() && a == b {
        score += if a == intern { 2.0 * SAME_LEVEL } else { SAME_LEVEL };
    } else if a == intern || b == intern {
        score *= INTERN_AGAINST_OTHER;
    }
    if own.company.is_some() && own.company == other.company {
        score += SAME_COMPANY;
    }
    score
}

/// The level, also where only the kind of employment says it.
fn level(posting: &Posting) -> Option<Seniority> {
    let intern = posting.employment_types.contains(&EmploymentType::Intern);
    posting.seniority.or(intern.then_some(Seniority::Intern))
}

/// The entries of one posting: its own role elsewhere first, then the ranked ones.
pub(super) fn entries(
    site: &Site,
    (groups, vectors): (&Groups, &Vectors),
    id: PostingId,
    ranked: &[usize],
    limit: usize,
) -> Vec<Similar> {
    let own = site.posting(id);
    let elsewhere = &groups.members[groups.of(id)];
    let same = entry(site, own, elsewhere, |candidate| candidate != id)
        .map(|(posting, others, rest)| Similar { posting, others, rest, reason: Reason::AlsoIn });
    let rest = ranked.iter().filter_map(|group| {
        let (posting, others, rest) = entry(site, own, &groups.members[*group], |_| true)?;
        let terms = || shared_terms(own, &vectors.of[groups.of(id)], &vectors.of[*group]);
        Some(Similar { posting, others, rest, reason: reason(site, own, site.posting(posting), terms) })
    });
    same.into_iter().chain(rest).take(limit).collect()
}

/// The posting of a role that lies nearest to another posting, the newest of the others, and how many more there are.
fn entry(
    site: &Site,
    own: &Posting,
    group: &Group,
    allowed: impl Fn(PostingId) -> bool,
) -> Option<(PostingId, Vec<PostingId>, usize)> {
    let open = || group.open.iter().copied().filter(|id| allowed(*id)).take(LOOKED_AT);
    // `open` stands newest first, and the first of equal ones is kept.
    let nearest = open().min_by_key(|id| distance(own, site.posting(*id)))?;
    let others: Vec<PostingId> = open().filter(|id| *id != nearest).take(FOLDED).collect();
    let all = group.open.iter().filter(|id| allowed(**id)).count();
    let rest = all - 1 - others.len();
    Some((nearest, others, rest))
}

/// 0 for the same city, 1 for the same country, 2 for elsewhere.
fn distance(a: &Posting, b: &Posting) -> u8 {
    let pairs = || a.places.iter().flat_map(|place| b.places.iter().map(move |other| (place, other)));
    let same_city = |(a, b): (&crate::model::Place, &crate::model::Place)| {
        a.country == b.country
            && a.city.is_some()
            && a.city.as_ref().map(|city| &city.slug) == b.city.as_ref().map(|city| &city.slug)
    };
    if pairs().any(same_city) {
        0
    } else if pairs().any(|(a, b)| a.country == b.country) {
        1
    } else {
        2
    }
}

fn reason(site: &Site, own: &Posting, other: &Posting, terms: impl Fn() -> Vec<String>) -> Reason {
    if let Some(category) = own.categories.iter().find(|category| other.categories.contains(category)) {
        return Reason::SameCategory(*category);
    }
    let shared = shared_words(&own.title, &other.title);
    if !shared.is_empty() {
        return Reason::Shares(shared);
    }
    if own.company.is_some() && own.company == other.company {
        return Reason::SameCompany;
    }
    let above = own.categories.iter().flat_map(|category| site.lineage(*category));
    let theirs: Vec<_> = other.categories.iter().flat_map(|category| site.lineage(*category)).collect();
    if let Some(category) = above.into_iter().find(|category| theirs.contains(category)) {
        return Reason::SameCategory(category);
    }
    if level(own).is_some() && level(own) == level(other) {
        return Reason::SameLevel;
    }
    if distance(own, other) < 2 {
        return Reason::SameCountry;
    }
    let terms = terms();
    if terms.is_empty() { Reason::Wording } else { Reason::Shares(terms) }
}

/// Strong terms of both descriptions, as the first one writes them.
fn shared_terms(own: &Posting, ours: &Vector, theirs: &Vector) -> Vec<String> {
    let has = |vector: &Vector, term| vector.binary_search_by_key(&term, |(token, _)| *token).is_ok();
    let mut shared: Vec<String> = Vec::new();
    for word in own.body.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let term = body_term(&crate::base::fold::fold(word));
        let taken = || shared.iter().any(|taken| taken.eq_ignore_ascii_case(word));
        if has(ours, term) && has(theirs, term) && !taken() {
            shared.push(word.to_owned());
        }
        if shared.len() == SHARED {
            break;
        }
    }
    shared
}

/// Words of titles that name a level or a kind of employment, folded: two roles are not alike because of them.
const LEVEL_WORDS: [&str; 15] = [
    "intern",
    "internship",
    "praktikum",
    "stage",
    "trainee",
    "junior",
    "senior",
    "principal",
    "staff",
    "lead",
    "head",
    "director",
    "werkstudium",
    "working",
    "student",
];

/// Words of both titles, as the first one writes them; short ones and levels don't count.
fn shared_words(own: &str, other: &str) -> Vec<String> {
    let theirs = words(other);
    let mut shared: Vec<String> = Vec::new();
    for word in own.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4) {
        let folded = words(word);
        let names_level = folded.iter().any(|word| LEVEL_WORDS.contains(&word.as_str()));
        if folded.len() == 1
            && !names_level
            && theirs.contains(&folded[0])
            && !shared.iter().any(|taken| words(taken) == folded)
        {
            shared.push(word.to_owned());
        }
    }
    shared.truncate(SHARED);
    shared
}
