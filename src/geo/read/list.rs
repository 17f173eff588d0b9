//! Tokens between commas that are a list of places rather than a place, its region and its country.

use super::NamedCity;
use super::item::{Item, in_city, in_country, in_region};
use super::lookup::{LARGE, city_alone, city_in, region_in};
use super::place::{Items, place};
use super::token::Token;
use crate::geo::city::City;
use crate::geo::country::{Country, Emea};
use crate::geo::gazetteer;
use crate::geo::grouping::Scope;
use crate::geo::name::Name;
use crate::geo::region::{self, Region};

/// "Berlin, Germany, Paris, France": cut behind each country, if each cut then holds a place and a country. The last may be
/// a city that needs none: "Paris, France, Berlin".
pub(super) fn chunks<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<Vec<&'t [Token<'a>]>> {
    let is_country = |token: &Token<'_>| token.name.country().is_some();
    let chunks: Vec<_> = tokens.split_inclusive(is_country).collect();
    let (last, before) = chunks.split_last()?;
    let whole = |chunk: &[Token<'_>]| chunk.len() >= 2 && chunk.last().is_some_and(is_country);
    let is_city = matches!(last, [only] if city_alone(&only.name).is_some() && !is_country(only));
    (!before.is_empty() && before.iter().all(|chunk| whole(chunk)) && (whole(last) || is_city))
        .then_some(chunks)
}

/// Tokens that are all countries or groupings are a list of them, but "Luxembourg, Luxembourg" is a city, "Georgia, US"
/// a state and "Jersey, UK" one country.
pub(super) fn only_scopes(tokens: &[Token<'_>]) -> Option<Vec<Item>> {
    let scopes: Vec<Scope> = tokens.iter().map(|token| token.name.scope()).collect::<Option<_>>()?;
    if let [Scope::Grouping(_), Scope::Country(country)] = scopes[..]
        && let Some(city) = gazetteer::within(country, &tokens[0].name)
    {
        return Some(vec![in_country(country, None, Some(NamedCity::known(city, tokens[0].part.text)))]); // "Norden, Germany"
    }
    if let [Scope::Country(one), Scope::Country(other)] = scopes[..] {
        let (first, second) = (&tokens[0].name, &tokens[1].name);
        // "Tonga, Cameroon": a town, unless two countries of EMEA stand side by side. Amman and Oman are one word in Arabic.
        if one != other
            && let Some(city) = gazetteer::within(other, first)
            && (one.emea() == Emea::Outside || city.thousands() >= LARGE && city.name() != one.name())
        {
            return Some(vec![in_country(other, None, Some(NamedCity::known(city, first.text())))]);
        }
        // "BE, DE" is Berlin, but "FR, IT" is no list of provinces: few countries are written so.
        let is_written_so = first.text().len() > 3 || matches!(other.alpha2(), "DE" | "US" | "CA");
        if let Some(region) = region::within(other, first).filter(|_| one != other && is_written_so) {
            return Some(vec![in_region(region, None)]);
        }
        if one.sovereign() == Some(other) {
            return Some(vec![Item::Scope(Scope::Country(one))]);
        }
        if one == other {
            let named = [second, first].into_iter().filter(|name| name.text().chars().count() > 3);
            let city =
                named.into_iter().find_map(|name| Some(NamedCity::known(city_in(one, name)?, name.text())));
            return Some(vec![
                city.map_or(Item::Scope(Scope::Country(one)), |city| in_country(one, None, Some(city))),
            ]);
        }
    }
    // "Luxembourg, Luxembourg, Luxembourg": city, region and country.
    if let [Scope::Country(one), ..] = scopes[..]
        && scopes.iter().all(|scope| *scope == scopes[0])
        && let Some(city) = city_in(one, &tokens[0].name)
    {
        return Some(vec![in_country(one, None, Some(NamedCity::known(city, tokens[0].part.text)))]);
    }
    Some(scopes.into_iter().map(Item::Scope).collect())
}

/// "Lisbon, Americas": the groups of countries, and what the rest names. One that only says where a place lies goes: "Zurich,
/// Switzerland (Europe)".
pub(super) fn beside_groups(tokens: &[Token<'_>]) -> Option<Items> {
    let group = |token: &Token<'_>| match token.name.scope() {
        Some(scope @ (Scope::Grouping(_) | Scope::Worldwide)) => Some(scope),
        _ => None,
    };
    let groups: Vec<Item> = tokens.iter().filter_map(group).map(Item::Scope).collect();
    if groups.is_empty() {
        return None;
    }
    let rest: Vec<Token<'_>> = tokens.iter().filter(|token| group(token).is_none()).cloned().collect();
    let beside = |items: Vec<Item>| {
        let covers = |group: &Item| match group {
            Item::Scope(scope) => {
                items.iter().any(|item| matches!(item, Item::Place(place) if scope.includes(place.country)))
            }
            Item::Place(_) => false,
        };
        let groups: Vec<Item> = groups.into_iter().filter(|group| !covers(group)).collect();
        [items, groups].concat()
    };
    Some(place(&rest).map(beside))
}

/// "Florida, Texas, Oregon": none of them is a city in the next.
pub(super) fn only_regions(tokens: &[Token<'_>]) -> Option<Vec<Item>> {
    let region = |token: &Token<'_>| region::anywhere(&token.name).filter(|_| token.name.country().is_none());
    let regions: Vec<Region> = tokens.iter().map(region).collect::<Option<_>>()?;
    let cities = tokens.iter().any(|token| city_alone(&token.name).is_some_and(|city| city.is_in_emea()));
    let nested =
        regions.windows(2).any(|pair| gazetteer::within_region(pair[1], &Name::of(pair[0].name())).is_some());
    let apart = !cities && !nested && regions.windows(2).all(|pair| pair[0] != pair[1]);
    apart.then(|| regions.into_iter().map(|region| in_region(region, None)).collect())
}

/// "London, New York, Singapore", "Paris, Berlin, France": cities of which some lie in other countries than the last.
pub(super) fn cities_elsewhere(country: Country, before: &[Token<'_>]) -> Option<Vec<Item>> {
    let city = |token: &Token<'_>| {
        let here = city_in(country, &token.name);
        let is_region = region_in(country, &token.name).is_some();
        here.or_else(|| city_alone(&token.name).filter(|city| !is_region && city.thousands() >= LARGE))
    };
    let cities: Vec<City> = before.iter().map(city).collect::<Option<_>>()?;
    let is_here = |city: &City| city.country() == country;
    if cities.len() < 2 || cities.iter().all(is_here) {
        return None;
    }
    let own = (!cities.iter().any(is_here)).then_some(Item::Scope(Scope::Country(country)));
    Some(cities.into_iter().map(in_city).chain(own).collect())
}
