//! The tokens of one stretch, weighed against each other: which is the country, which the region, which the city?
//!
//! The country is looked for first, at the end and then at the beginning (`land.rs`); what lies within it is `inside.rs`'s,
//! and lists are `list.rs`'s. Words about remote work are gone before the tokens come here.

use super::inside::{NEAR_KILOMETRES, city_state, inside};
use super::item::{Item, in_city, in_country, in_region, told_by, with_region};
use super::land::{Land, land};
use super::list::{beside_groups, chunks, cities_elsewhere, only_regions, only_scopes};
use super::lookup::{city_alone, city_in, city_named, region_in, region_name, scope};
use super::part::Part;
use super::{NamedCity, NotUnderstood, Reason, Told, words};
use crate::base::fold::fold;
use crate::geo::city::City;
use crate::geo::country::{Country, Emea};
use crate::geo::grouping::Scope;
use crate::geo::region;
use crate::geo::{gazetteer, names};

pub(super) type Items = Result<Vec<Item>, NotUnderstood>;

/// The items that `tokens` name. No tokens, no items.
pub(super) fn place(tokens: &[Part<'_>]) -> Items {
    match tokens {
        [] => Ok(Vec::new()),
        [token] => single(*token),
        _ => several(tokens),
    }
}

/// Whether the tokens end by naming a country or region, so that what stands before may be an unknown town.
pub(super) fn ends_with_land(tokens: &[Part<'_>]) -> bool {
    tokens.last().is_some_and(|last| land(*last, tokens.first().copied()).is_some())
}

/// "DE, BE, Berlin", "GB, LND,": country, region and city by their slots, as some applicant systems write them. The
/// empty slots are why this looks at the text and not at tokens.
pub(super) fn slots(stretch: Part<'_>) -> Option<Vec<Item>> {
    let slots: Vec<_> = stretch.text.split(',').map(str::trim).collect();
    let [first, region, city] = slots[..] else { return None };
    let country = names::country(first).filter(|_| first.len() == 2)?;
    let is_list = names::country(region).is_some() && names::country(city).is_some();
    let named_twice = names::country(city) == Some(country); // "IL, Tel Aviv, Israel"
    if is_list || named_twice || (region.is_empty() && city.is_empty()) {
        return None;
    }
    // "DE, Berlin, Mitte": a city and a part of it.
    let state = region_in(country, region).filter(|_| region.len() > 3).and_then(city_state);
    let known = state.or_else(|| city_in(country, region).filter(|_| city_in(country, city).is_none()));
    if let Some(known) = known {
        return Some(vec![in_country(country, None, Some(NamedCity::known(known, region)))]);
    }
    let written = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    // "US, PA, USA Northeast": the country once more is no city.
    let repeats = city.split(' ').next().is_some_and(|word| names::country(word) == Some(country));
    let city = written(city).filter(|_| !repeats).map(|text| city_named(country, &text));
    Some(vec![in_country(country, written(region).map(|text| region_name(country, &text)), city)])
}

/// The same for a city whose name a region of another country has.
const METROPOLIS: u32 = 500;

/// A token that stands alone.
fn single(token: Part<'_>) -> Items {
    let folded = fold(token.text);
    // England is read as the region, though the United Kingdom goes by its name too.
    let is_nation = |country: Country| {
        region::within(country, token.text).is_some_and(|region| region.name() != country.name())
    };
    if let Some(scope) =
        scope(token.text).filter(|_| names::country(token.text).is_none_or(|country| !is_nation(country)))
    {
        return Ok(vec![Item::Scope(scope)]);
    }
    if let Some(city) = city_alone(token.text) {
        match region::anywhere(&folded) {
            // Ontario is a city in California, too.
            Some(region) if region.name() == city.name() && region.country() == city.country() => {
                return Ok(vec![in_city(city)]);
            }
            Some(region) if !city.is_in_emea() && !city.is_known_alone() => {
                return Ok(vec![in_region(region, None)]);
            }
            // Babylon in Iraq and Babol in Iran are spelt alike.
            Some(region) if region.country() != city.country() => match region.country().emea() {
                Emea::Core if city.country().emea() != Emea::Core => {
                    return Ok(vec![in_region(region, None)]);
                }
                _ if city.thousands() < METROPOLIS => {
                    return Err(NotUnderstood::at(token, Reason::NoCountry));
                }
                _ => return Ok(vec![in_city(city)]),
            },
            _ => return Ok(vec![in_city(city)]),
        }
    }
    match land(token, None) {
        Some(Land::Country(country)) => return Ok(vec![Item::Scope(Scope::Country(country))]),
        Some(Land::Region(region)) => return Ok(vec![in_region(region, None)]),
        None => {}
    }
    if let Some(item) = missing_comma(token) {
        return Ok(vec![item]);
    }
    let reason = if words::names_no_place(&folded) { Reason::NoPlace } else { Reason::NoCountry };
    Err(NotUnderstood::at(token, reason))
}

/// "Warsaw Poland", "UK London", "Baden AG": believed only if the city is known.
fn missing_comma(token: Part<'_>) -> Option<Item> {
    let words = token.words(char::is_whitespace);
    let (first, last) = (*words.first()?, *words.last()?);
    (1..words.len().min(5)).find_map(|count| {
        let (head, tail) = words.split_at(words.len() - count);
        let (head, tail) = (token.spanning(first, *head.last()?), token.spanning(tail[0], last));
        let behind = land(tail, Some(head)).and_then(|land| match land {
            Land::Country(country) => Some(in_country(
                country,
                None,
                Some(NamedCity::known(city_in(country, head.text)?, head.text)),
            )),
            Land::Region(region) => Some(in_region(
                region,
                Some(NamedCity::known(city_in(region.country(), head.text)?, head.text)),
            )),
        });
        behind.or_else(|| {
            let (head, tail) = words.split_at(count);
            let country = names::country(token.spanning(first, *head.last()?).text)?;
            let tail = token.spanning(tail[0], last);
            Some(in_country(country, None, Some(NamedCity::known(city_in(country, tail.text)?, tail.text))))
        })
    })
}

/// Two tokens or more.
fn several(tokens: &[Part<'_>]) -> Items {
    if let [rest @ .., territory, state] = tokens
        && !rest.is_empty()
        && let Some(territory) = names::country(territory.text)
        && territory.sovereign().is_some_and(|sovereign| names::country(state.text) == Some(sovereign))
    {
        return Ok(inside(territory, rest)); // "Saint Helier, Jersey, UK"
    }
    if let Some(chunks) = chunks(tokens) {
        let read = chunks.into_iter().map(several).collect::<Result<Vec<_>, _>>()?;
        return Ok(read.concat());
    }
    if let Some(items) = only_scopes(tokens) {
        return Ok(items);
    }
    if let Some(items) = beside_groups(tokens) {
        return items;
    }
    if let Some(regions) = only_regions(tokens) {
        return Ok(regions);
    }
    let (first, last, before) = (tokens[0], tokens[tokens.len() - 1], &tokens[..tokens.len() - 1]);
    match land(last, Some(first)) {
        Some(Land::Country(country)) => {
            return Ok(cities_elsewhere(country, before).unwrap_or_else(|| inside(country, before)));
        }
        Some(Land::Region(region)) => {
            let items = inside(region.country(), before).into_iter();
            return Ok(items.map(|item| with_region(item, region)).collect());
        }
        None => {}
    }
    match names::country(first.text) {
        Some(country) if tokens.len() == 2 => Ok(inside(country, &tokens[1..])),
        Some(country) => {
            let mut turned = tokens[1..].to_vec();
            if !turned.iter().all(|token| city_in(country, token.text).is_some()) {
                turned.reverse();
            }
            Ok(inside(country, &turned))
        }
        None => without_country(tokens),
    }
}

/// Tokens of which neither the last nor the first is a country: all must be cities that stand alone, or lie in the last.
fn without_country(tokens: &[Part<'_>]) -> Items {
    let (last, before) = (tokens[tokens.len() - 1], &tokens[..tokens.len() - 1]);
    if let Some(item) = missing_comma(last) {
        return with_cities_before(item, before);
    }
    if let Some(city) = city_alone(last.text)
        && before.iter().all(|token| is_within(token.text, city))
    {
        return Ok(inside(city.country(), tokens)
            .into_iter()
            .map(|item| told_by(item, Told::City))
            .collect());
    }
    let mut items = Vec::new();
    let mut unknown = None;
    for token in tokens {
        match single(*token) {
            Ok(found) => items.extend(found),
            Err(_) => unknown = Some(*token),
        }
    }
    match unknown {
        None => Ok(items),
        Some(part) if part == last && gazetteer::candidates(&fold(part.text)).is_empty() => {
            Err(NotUnderstood::at(part, Reason::UnknownCountry))
        }
        Some(part) => Err(NotUnderstood::at(part, Reason::NoCountry)),
    }
}

/// Whether `text`, before a city, can only be a part or a neighbour of it: "Vauxhall, London". A name that the tables don't
/// know is no second city, or it would stand with its country.
fn is_within(text: &str, city: City) -> bool {
    let others = gazetteer::candidates(&fold(text));
    let near = |other: &City| {
        other.country() == city.country()
            && other.position().kilometres_to(city.position()) <= NEAR_KILOMETRES
    };
    let is_one_itself = scope(text).is_some() || words::without_conurbation(&fold(text)).is_some();
    !is_one_itself
        && city_alone(text).is_none_or(|city| near(&city))
        && (others.is_empty() || others.iter().any(near))
}

/// "Gdańsk, Warsaw Poland": cities of the same country that stand before `item`, and `item`.
fn with_cities_before(item: Item, before: &[Part<'_>]) -> Items {
    let mut items = Vec::new();
    if let Item::Place(place) = &item {
        for token in before {
            let city = city_in(place.country, token.text);
            let unknown = || NotUnderstood::at(*token, Reason::NoCountry);
            items.push(in_city(city.ok_or_else(unknown)?));
        }
    }
    items.push(item);
    Ok(items)
}
