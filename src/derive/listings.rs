//! Which open posting stands in which list. Every list keeps the order of the one it is cut from.

use std::collections::{BTreeMap, BTreeSet};

use super::{Hidden, Standing};
use crate::base::Slug;
use crate::geo::{Country, Grouping, Position};
use crate::model::{CategoryId, City, CompanyId, PostingId, Site, Workplace};

/// A country's roles.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct CountryListing {
    /// Roles with a place there.
    pub postings: Vec<PostingId>,
    /// The same, each in one group: that of the city there which it names first. The largest groups first, then by the
    /// city's slug; last those that name no city.
    pub by_city: Vec<CityGroup>,
    /// Its cities with roles or an office.
    pub cities: BTreeMap<Slug, CityListing>,
    /// Those of its cities with the most roles, at most [`LARGEST`], the most first.
    pub largest: Vec<Slug>,
    /// Remote roles open to people there, without those that have a place there.
    pub remote: Vec<PostingId>,
}

/// Some of a country's roles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CityGroup {
    /// The city; none for roles that name only the country.
    pub city: Option<Slug>,
    /// Its roles that stand in no group before.
    pub postings: Vec<PostingId>,
}

/// A city's roles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CityListing {
    /// The city, as the newest posting has it.
    pub city: City,
    /// Roles there.
    pub postings: Vec<PostingId>,
    /// Other cities with roles that are not far away, the nearest first.
    pub near: Vec<NearCity>,
}

/// A city with roles, seen from another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NearCity {
    /// How far it is, as the crow flies.
    pub kilometres: u32,
    /// Its country.
    pub country: Country,
    /// Its slug there.
    pub slug: Slug,
}

/// Cities of a country that each of its cities' pages can link to.
pub const LARGEST: usize = 41;
/// How far people are taken to look for work around a city, and how many cities there are worth a link.
const NEAR_KILOMETRES: u32 = 150;
const NEAR_CITIES: usize = 40;

pub(super) fn countries(site: &Site, listed: &[PostingId]) -> BTreeMap<Country, CountryListing> {
    let mut countries: BTreeMap<Country, CountryListing> =
        site.config.countries.iter().map(|country| (*country, CountryListing::default())).collect();
    for id in listed {
        let posting = site.posting(*id);
        for place in &posting.places {
            let Some(country) = countries.get_mut(&place.country) else { continue };
            push(&mut country.postings, *id);
            if let Some(city) = &place.city {
                push(&mut country.city(city).postings, *id);
            }
        }
    }
    for office in &site.config.places.offices {
        if let Some(country) = countries.get_mut(&office.country) {
            country.city(&office.city);
        }
    }
    for (country, listing) in &mut countries {
        listing.by_city = by_city(site, *country, &listing.postings);
        let mut cities: Vec<(&Slug, &CityListing)> = listing.cities.iter().collect();
        cities.retain(|(_, city)| !city.postings.is_empty());
        cities.sort_by_key(|(_, city)| std::cmp::Reverse(city.postings.len()));
        listing.largest = cities.into_iter().take(LARGEST).map(|(slug, _)| slug.clone()).collect();
    }
    remote_from(site, listed, &mut countries);
    near(&mut countries);
    countries
}

impl CountryListing {
    /// The listing of a city, made if there is none yet.
    fn city(&mut self, city: &City) -> &mut CityListing {
        let new = || CityListing { city: city.clone(), postings: Vec::new(), near: Vec::new() };
        self.cities.entry(city.slug.clone()).or_insert_with(new)
    }
}

fn by_city(site: &Site, country: Country, postings: &[PostingId]) -> Vec<CityGroup> {
    let mut groups: BTreeMap<Option<&Slug>, Vec<PostingId>> = BTreeMap::new();
    for id in postings {
        let here = site.posting(*id).places.iter().filter(|place| place.country == country);
        let city = here.filter_map(|place| place.city.as_ref()).map(|city| &city.slug).next();
        groups.entry(city).or_default().push(*id);
    }
    let groups = groups.into_iter().map(|(city, postings)| CityGroup { city: city.cloned(), postings });
    let mut groups: Vec<CityGroup> = groups.collect();
    groups.sort_by_key(|group| (group.city.is_none(), std::cmp::Reverse(group.postings.len())));
    groups
}

fn remote_from(site: &Site, listed: &[PostingId], countries: &mut BTreeMap<Country, CountryListing>) {
    for id in listed {
        let posting = site.posting(*id);
        if posting.workplace == Some(Workplace::Remote) {
            for (country, listing) in countries.iter_mut() {
                let open = posting.remote_from.iter().any(|scope| scope.includes(*country));
                if open && !posting.places.iter().any(|place| place.country == *country) {
                    listing.remote.push(*id);
                }
            }
        }
    }
}

/// A city on the way to finding those near to it.
struct Located {
    position: Position,
    country: Country,
    slug: Slug,
    hires: bool,
}

/// Fills in which cities with roles lie near to each other. Sorted by latitude, since two that are far apart in it need
/// not be measured.
fn near(countries: &mut BTreeMap<Country, CountryListing>) {
    let mut cities: Vec<Located> = Vec::new();
    for (country, listing) in countries.iter() {
        for (slug, listing) in &listing.cities {
            let located = listing.city.known.map(|known| Located {
                position: known.position(),
                country: *country,
                slug: slug.clone(),
                hires: !listing.postings.is_empty(),
            });
            cities.extend(located);
        }
    }
    let place = |city: &Located| (city.country, city.slug.clone());
    cities.sort_by(|a, b| a.position.lat.total_cmp(&b.position.lat).then_with(|| place(a).cmp(&place(b))));
    for here in 0..cities.len() {
        let near = near_one(&cities, here);
        let Located { country, slug, .. } = &cities[here];
        if let Some(city) = countries.get_mut(country).and_then(|listing| listing.cities.get_mut(slug)) {
            city.near = near;
        }
    }
}

fn near_one(cities: &[Located], here: usize) -> Vec<NearCity> {
    let Position { lat, lon } = cities[here].position;
    // A degree of latitude has 111 kilometres, one of longitude less by the cosine.
    let height = NEAR_KILOMETRES as f32 / 110.0;
    let width = height / lat.abs().min(85.0).to_radians().cos();
    let from = cities.partition_point(|city| city.position.lat < lat - height);
    let band = (from..cities.len()).take_while(|at| cities[*at].position.lat <= lat + height);
    let close = band.filter(|at| {
        let away = (cities[*at].position.lon - lon).abs();
        *at != here && cities[*at].hires && away.min(360.0 - away) <= width
    });
    let measured = close.map(|at| (cities[here].position.kilometres_to(cities[at].position), at));
    let mut near: Vec<(u32, usize)> = measured.filter(|(far, _)| *far <= NEAR_KILOMETRES).collect();
    near.sort_unstable();
    near.truncate(NEAR_CITIES);
    let city = |(kilometres, at): (u32, usize)| NearCity {
        kilometres,
        country: cities[at].country,
        slug: cities[at].slug.clone(),
    };
    near.into_iter().map(city).collect()
}

/// Lists are filled in order, so a repeat can only be the last.
fn push(list: &mut Vec<PostingId>, id: PostingId) {
    if list.last() != Some(&id) {
        list.push(id);
    }
}

pub(super) fn groupings(site: &Site, listed: &[PostingId]) -> BTreeMap<Grouping, Vec<PostingId>> {
    let scope: BTreeSet<Country> = site.config.countries.iter().copied().collect();
    let mut lists = Vec::new();
    let mut around: BTreeMap<Country, Vec<usize>> = BTreeMap::new();
    for grouping in Grouping::all().filter(|grouping| grouping.touches_emea()) {
        let members: BTreeSet<Country> =
            grouping.members().filter(|country| scope.contains(country)).collect();
        if members.len() < 2 {
            continue;
        }
        for country in members {
            around.entry(country).or_default().push(lists.len());
        }
        lists.push((grouping, Vec::new()));
    }
    for id in listed {
        let here = site.posting(*id).places.iter().filter_map(|place| around.get(&place.country));
        for list in here.flatten() {
            push(&mut lists[*list].1, *id);
        }
    }
    lists.into_iter().collect()
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

/// Categories and companies that have a page. Of those that only postings name, not the ones that only hidden postings do: a name may be what
/// is hidden. One whose postings are gone keeps its page.
pub(super) fn shown(site: &Site, standing: &[Standing]) -> (Vec<CategoryId>, Vec<CompanyId>) {
    let mut categories: Vec<bool> = site.categories.iter().map(|category| category.is_known).collect();
    let mut companies: Vec<bool> = site.companies.iter().map(|company| company.is_known).collect();
    if let Some(own) = site.config.company {
        companies[own.0 as usize] = true;
    }
    for (id, posting) in site.numbered() {
        let standing = standing[id.0 as usize];
        if standing.has_page() || standing == Standing::Hidden(Hidden::Gone) {
            posting.categories.iter().for_each(|id| categories[id.0 as usize] = true);
            posting.company.iter().for_each(|id| companies[id.0 as usize] = true);
        }
    }
    let numbers = |shown: Vec<bool>| (0u32..).zip(shown).filter(|(_, is_shown)| *is_shown).map(|(id, _)| id);
    (numbers(categories).map(CategoryId).collect(), numbers(companies).map(CompanyId).collect())
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
