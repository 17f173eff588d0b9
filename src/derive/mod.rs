//! Site → what follows from it today: what is open, what stands in which list, and when that changes next.
//!
//! It can't fail: it is given valid values, and asks the clock nothing but the day it is told.

mod calendar;
mod listings;
mod standing;

use crate::base::{Date, Env, Instant, parallel};
use crate::geo::{Country, Grouping};
use crate::model::{CategoryId, CompanyId, Posting, PostingId, Site};
use calendar::Calendar;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use listings::{CityGroup, CityListing, CountryListing, LARGEST, NearCity};
pub use standing::{Ending, Hidden, Standing};

/// What is true of a site on one day. All lists stand newest first, then by title, then by id.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Where each posting stands.
    pub standing: Vec<Standing>,
    /// Those that are shown only because drafts are asked for: search engines are kept away from them.
    pub previews: BTreeSet<PostingId>,
    /// Open to everybody.
    pub listed: Vec<PostingId>,
    /// The countries of the site's scope.
    pub countries: BTreeMap<Country, CountryListing>,
    /// The groupings that hold a country of the scope.
    pub groupings: BTreeMap<Grouping, Vec<PostingId>>,
    /// Remote roles.
    pub remote: Vec<PostingId>,
    /// By category, with what its descendants have.
    pub categories: Vec<Vec<PostingId>>,
    /// By company.
    pub companies: Vec<Vec<PostingId>>,
    /// The categories that have a page, by number: those of the site, and those that only postings name which people may see.
    pub shown_categories: Vec<CategoryId>,
    /// The companies that have one.
    pub shown_companies: Vec<CompanyId>,
    /// The next day on which a posting opens, ends or goes, if any does.
    pub next_change: Option<Date>,
    /// The moment at which it does, where the site was made for a moment.
    pub next_change_at: Option<Instant>,
}

impl Derived {
    /// Where a posting stands.
    #[must_use]
    pub fn standing(&self, id: PostingId) -> Standing {
        self.standing[id.0 as usize]
    }

    /// The open roles of a category and its descendants.
    #[must_use]
    pub fn in_category(&self, id: CategoryId) -> &[PostingId] {
        &self.categories[id.0 as usize]
    }

    /// The open roles of a company.
    #[must_use]
    pub fn at_company(&self, id: CompanyId) -> &[PostingId] {
        &self.companies[id.0 as usize]
    }
}

/// Derives everything for the day that `env` names.
#[must_use]
pub fn derive(site: &Site, env: &Env) -> Derived {
    let calendar = Calendar::new(env);
    let stands = |posting: &Arc<Posting>| standing::standing(posting, &site.config, env, &calendar);
    let standing: Vec<Standing> = site.postings.iter().map(stands).collect();
    let mut listed: Vec<PostingId> = site
        .numbered()
        .filter(|(id, _)| standing[id.0 as usize] == Standing::Listed)
        .map(|(id, _)| id)
        .collect();
    listed.sort_by(|a, b| newest_first(site, *a, *b));
    let (next_change, next_change_at) = standing::next_change(site, env).unzip();
    let (countries, groupings) =
        parallel::both(|| listings::countries(site, &listed), || listings::groupings(site, &listed));
    let (shown_categories, shown_companies) = listings::shown(site, &standing);
    Derived {
        shown_categories,
        shown_companies,
        countries,
        groupings,
        remote: listings::remote(site, &listed),
        categories: listings::categories(site, &listed),
        companies: listings::companies(site, &listed),
        previews: previews(site, env),
        standing,
        listed,
        next_change,
        next_change_at: next_change_at.flatten(),
    }
}

/// Drafts and postings of the future, where they are asked for.
fn previews(site: &Site, env: &Env) -> BTreeSet<PostingId> {
    let without = Env { drafts: false, future: false, ..env.clone() };
    let (calendar, bare) = (Calendar::new(env), Calendar::new(&without));
    let hidden = |posting| standing::standing(posting, &site.config, &without, &bare);
    let early = |standing| matches!(standing, Standing::Hidden(Hidden::Draft | Hidden::Scheduled));
    let asked = env.drafts || env.future;
    let shown =
        |posting| !matches!(standing::standing(posting, &site.config, env, &calendar), Standing::Hidden(_));
    let found = site.numbered().filter(|(_, posting)| asked && early(hidden(posting)) && shown(*posting));
    found.map(|(id, _)| id).collect()
}

/// Newest first; those without a date last; then by title and id, so that the order is total.
#[must_use]
pub fn newest_first(site: &Site, a: PostingId, b: PostingId) -> std::cmp::Ordering {
    let (a, b) = (site.posting(a), site.posting(b));
    b.date_posted.cmp(&a.date_posted).then_with(|| a.title.cmp(&b.title)).then_with(|| a.id.cmp(&b.id))
}
