//! The country being known: which of the tokens is the city, which its region, which a part of it?
//!
//! What the tables know of distances and sizes tells a district ("Bermondsey, London") from a second city ("Wrocław,
//! Kraków").

use super::item::{Item, in_city, in_country, in_region_of, own_name};
use super::lookup::{LARGE, as_written, city_in, city_named, own_city_in, region_in};
use super::token::Token;
use super::{NamedCity, Told, spellings, words};
use crate::geo::city::City;
use crate::geo::country::Country;
use crate::geo::gazetteer;
use crate::geo::grouping::Scope;
use crate::geo::name::Name;
use crate::geo::region::Region;

/// The places in `country` that `tokens` name: a city, a part of it and the city, a city and its region, several cities.
pub(super) fn inside(country: Country, tokens: &[Token<'_>]) -> Vec<Item> {
    // "IL, Tel Aviv, Israel": the country once more, unless a city or region of it is called so too.
    let repeats = |name: &Name<'_>| {
        name.country() == Some(country)
            && city_in(country, name).is_none()
            && region_in(country, name).is_none()
    };
    let is_filler = |name: &Name<'_>| {
        name.text().len() > 3 && words::names_no_place(name.as_folded()) && city_in(country, name).is_none()
    };
    let mut names: Vec<&Name<'_>> =
        tokens.iter().map(|token| &token.name).filter(|name| !repeats(name) && !is_filler(name)).collect();
    if let [first, second] = names[..]
        && region_in(country, first).is_some()
        && city_in(country, first).is_none()
        && city_in(country, second).is_some()
    {
        names = vec![second, first]; // "Bavaria, Munich"
    }
    match names[..] {
        [] => vec![Item::Scope(Scope::Country(country))],
        [only] => vec![alone_inside(country, only)],
        [ref cities @ .., last] => {
            let before = cities.iter().rev().find_map(|name| city_in(country, name));
            let whole = own_city_in(country, last);
            let region = region_in(country, last).filter(|region| is_around(*region, before, whole));
            if let Some(city) = region.and_then(city_state) {
                let city = NamedCity::known(city, last.text());
                return vec![in_country(country, region.map(own_name), Some(city))];
            }
            if region.is_none() {
                let known: Vec<City> = names.iter().filter_map(|name| own_city_in(country, name)).collect();
                if known.len() == names.len() {
                    return without_parts(known).into_iter().map(in_city).collect();
                }
                if let Some(whole) = whole.filter(|whole| before.is_some() || whole.thousands() >= LARGE) {
                    return vec![in_city(before.filter(|part| !is_part(*part, whole)).unwrap_or(whole))];
                }
            }
            // An address stands before its city: "Main Street, Berlin, Berlin, Germany".
            let city = before
                .map_or_else(|| city_named(country, cities[0]), |city| NamedCity::known(city, city.name()));
            match region {
                Some(region) => vec![in_region_of(region, city, Told::Country)],
                None => vec![in_country(country, Some(as_written(last.text())), Some(city))],
            }
        }
    }
}

/// A part of a city is so near its middle and so much smaller. Suburbs that are towns of their own are farther or larger.
const PART_KILOMETRES: u32 = 12;

const PART_TIMES: u32 = 10;

/// Towns so near to each other are not two places to work at, but a town and the city that people know it by.
pub(super) const NEAR_KILOMETRES: u32 = 40;

fn is_part(part: City, whole: City) -> bool {
    part.position().kilometres_to(whole.position()) <= PART_KILOMETRES
        && part.thousands() * PART_TIMES <= whole.thousands()
}

/// Several cities without those that are only parts of the one behind them: "Bermondsey, London". Of two the part may stand
/// behind, too: "Berlin, Mitte".
fn without_parts(cities: Vec<City>) -> Vec<City> {
    if let [one, other] = cities[..] {
        return match (is_part(one, other), is_part(other, one)) {
            (true, _) => vec![other],
            (_, true) => vec![one],
            _ => cities,
        };
    }
    let is_kept = |at: &usize| cities.get(at + 1).is_none_or(|next| !is_part(cities[*at], *next));
    (0..cities.len()).filter(is_kept).map(|at| cities[at]).collect()
}

/// Whether `region` is the division around the city before it, rather than `whole`, the city that is called so, too:
/// "Potsdam, Berlin" names two cities, and "Bilbao, Barcelona" doesn't lie in a province.
fn is_around(region: Region, before: Option<City>, whole: Option<City>) -> bool {
    let Some(before) = before else { return true };
    match (region.has_cities(), whole) {
        (true, Some(_)) => before.region() == Some(region),
        (true, None) => true,
        (false, Some(whole)) => before.position().kilometres_to(whole.position()) <= PROVINCE_KILOMETRES,
        (false, None) => true,
    }
}

/// A town farther from a city than this doesn't lie in the province that is called as the city is.
const PROVINCE_KILOMETRES: u32 = 100;

/// Divisions that are a city and nothing else: what stands before is a part of it.
const CITY_STATES: [(&str, &str); 10] = [
    ("AE", "DU"),
    ("AT", "9"),
    ("BE", "BRU"),
    ("CZ", "10"),
    ("DE", "BE"),
    ("DE", "HH"),
    ("ES", "CE"),
    ("FR", "75C"),
    ("HU", "BU"),
    ("RU", "MOW"),
];

pub(super) fn city_state(region: Region) -> Option<City> {
    let is_one =
        |state: &(&str, &str)| region.country().alpha2() == state.0 && region.code() == Some(state.1);
    gazetteer::within(region.country(), &Name::of(region.name())).filter(|_| CITY_STATES.iter().any(is_one))
}

/// A city and the region that is written with it.
pub(super) fn city_and_region(country: Country, city: &Name<'_>, region: &Name<'_>) -> Item {
    match region_in(country, region) {
        Some(state) => match city_state(state) {
            Some(whole) => {
                let named = NamedCity::known(whole, whole.name());
                in_country(country, Some(own_name(state)), Some(named)) // "Kreuzberg", "Berlin"
            }
            None => in_region_of(state, city_named(country, city), Told::Country),
        },
        None => in_country(country, Some(as_written(region.text())), Some(city_named(country, city))),
    }
}

pub(super) fn alone_inside(country: Country, name: &Name<'_>) -> Item {
    if own_city_in(country, name).is_none() {
        if let Some(region) = region_in(country, name) {
            return in_country(country, Some(own_name(region)), None);
        }
        if spellings::says_region(name.as_folded()) {
            return in_country(country, Some(as_written(name.text())), None);
        }
    }
    in_country(country, None, Some(city_named(country, name)))
}
