//! Which open posting stands in which list. Every list keeps the order of the one it is cut from.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Slug;
use crate::geo::{Country, Grouping};
use crate::model::{PostingId, Site, Workplace};

/// A country's roles.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct CountryListing {
    /// Roles with a place there.
    pub postings: Vec<PostingId>,
    /// Its cities with roles.
    pub cities: BTreeMap<Slug, CityListing>,
    /// Remote roles open to people there, without those that have a place there.
    pub remote: Vec<PostingId>,
}

/// A city's roles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CityListing {
    /// Its name, as the newest posting has it.
    pub name: String,
    /// Roles there.
    pub postings: Vec<PostingId>,
}

pub(super) fn countries(site: &Site, listed: &[PostingId]) -> BTreeMap<Country, CountryListing> {
    let mut countries: BTreeMap<Country, CountryListing> =
        site.config.countries.iter().map(|country| (*country, CountryListing::default())).collect();
    for id in listed {
        let posting = site.posting(*id);
        for place in &posting.places {
            let Some(country) = countries.get_mut(&place.country) else { continue };
            push(&mut country.postings, *id);
            if let Some(city) = &place.city {
                let listing = country
                    .cities
                    .entry(city.slug.clone())
                    .or_insert_with(|| CityListing { name: city.name.clone(), postings: Vec::new() });
                push(&mut listing.postings, *id);
            }
        }
    }
    for id in listed {
        let posting = site.posting(*id);
        if posting.workplace == Some(Workplace::Remote) {
            for (country, listing) in &mut countries {
                let open = posting.remote_from.iter().any(|scope| scope.includes(*country));
                if open && !posting.places.iter().any(|place| place.country == *country) {
                    listing.remote.push(*id);
                }
            }
        }
    }
    countries
}

/// Lists are filled in order, so a repeat can only be the last.
fn push(list: &mut Vec<PostingId>, id: PostingId) {
    if list.last() != Some(&id) {
        list.push(id);
    }
}

pub(super) fn groupings(site: &Site, listed: &[PostingId]) -> BTreeMap<Grouping, Vec<PostingId>> {
    let scope: BTreeSet<Country> = site.config.countries.iter().copied().collect();
    let mut groupings = BTreeMap::new();
    for grouping in Grouping::all().filter(|grouping| grouping.touches_emea()) {
        let members: BTreeSet<Country> =
            grouping.members().filter(|country| scope.contains(country)).collect();
        if members.len() < 2 {
            continue;
        }
        let here =
            |id: &&PostingId| site.posting(**id).places.iter().any(|place| members.contains(&place.country));
        groupings.insert(grouping, listed.iter().filter(here).copied().collect());
    }
    groupings
}

pub(super) fn remote(site: &Site, listed: &[PostingId]) -> Vec<PostingId> {
    listed.iter().filter(|id| site.posting(**id).workplace == Some(Workplace::Remote)).copied().collect()
}

pub(super) fn categories(site: &Site, listed: &[PostingId]) -> Vec<Vec<PostingId>> {
    let mut lists = vec![Vec::new(); site.categories.len()];
    for id in listed {
        for category in &site.posting(*id).categories {
            for ancestor in site.lineage(*category) {
                push(&mut lists[ancestor.0 as usize], *id);
            }
        }
    }
    lists
}

pub(super) fn companies(site: &Site, listed: &[PostingId]) -> Vec<Vec<PostingId>> {
    let mut lists = vec![Vec::new(); site.companies.len()];
    for id in listed {
        if let Some(company) = site.posting(*id).company {
            lists[company.0 as usize].push(*id);
        }
    }
    lists
}
