//! The country being known: which of the tokens is the city, which its region, which a part of it?
//!
//! What the tables know of distances and sizes tells a district ("Bermondsey, London") from a second city ("Wrocław,
//! Kraków").

use super::item::{Item, in_city, in_country, in_region_of, own_name};
use super::lookup::{LARGE, as_written, city_in, city_named, own_city_in, region_in};
use super::token::Token;
use super::{NamedCity, Told, words};
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
            let region = region_in(country, last);
            if let Some(city) = region.and_then(city_state) {
                return vec![in_country(
                    country,
                    region.map(own_name),
                    Some(NamedCity::known(city, last.text())),
                )];
            }
            let before = cities.iter().rev().find_map(|name| city_in(country, name));
            if region.is_none() || before.is_some_and(|before| before.region() != region) {
                let known: Vec<City> = names.iter().filter_map(|name| own_city_in(country, name)).collect();
                if known.len() == names.len() && are_apart(&known) {
                    return known.into_iter().map(in_city).collect();
                }
                let whole = own_city_in(country, last);
                match (before, whole) {
                    (Some(part), Some(whole)) if part != whole => {
                        return vec![in_city(if is_part(part, whole) { whole } else { part })];
                    }
                    (None, Some(whole)) if whole.thousands() >= LARGE => return vec![in_city(whole)],
                    _ => {}
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

/// Whether each of the cities lies too far from the next to be a part of it or its neighbour.
fn are_apart(cities: &[City]) -> bool {
    cities.windows(2).all(|pair| pair[0].position().kilometres_to(pair[1].position()) > NEAR_KILOMETRES)
}

/// Divisions that are a city and nothing else: what stands before is a part of it.
const CITY_STATES: [(&str, &str); 9] = [
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

fn alone_inside(country: Country, name: &Name<'_>) -> Item {
    if own_city_in(country, name).is_none() {
        if let Some(region) = region_in(country, name) {
            return in_country(country, Some(own_name(region)), None);
        }
        if words::says_region(name.as_folded()) {
            return in_country(country, Some(as_written(name.text())), None);
        }
    }
    in_country(country, None, Some(city_named(country, name)))
}
