//! The tokens of one stretch, weighed against each other: which is the country, which the region, which the city?
//!
//! The country is looked for first, at the end and then at the beginning (`land.rs`); what lies within it is `inside.rs`'s,
//! and lists are `list.rs`'s. Words about remote work are gone before the tokens come here.

use super::inside::{NEAR_KILOMETRES, city_state, inside};
use super::item::{Item, in_city, in_country, in_region, told_by, with_region};
use super::land::{Land, land};
use super::list::{beside_groups, chunks, cities_elsewhere, only_regions, only_scopes};
use super::lookup::{city_alone, city_in, city_named, region_in, region_name};
use super::part::Part;
use super::token::Token;
use super::{NamedCity, NotUnderstood, Reason, Told, spellings, words};
use crate::geo::city::City;
use crate::geo::country::{Country, Emea};
use crate::geo::gazetteer;
use crate::geo::grouping::Scope;
use crate::geo::name::Name;
use crate::geo::{names, region};

pub(super) type Items = Result<Vec<Item>, NotUnderstood>;

/// The items that `tokens` name. No tokens, no items.
pub(super) fn place(tokens: &[Token<'_>]) -> Items {
    match tokens {
        [] => Ok(Vec::new()),
        [token] => single(token),
        _ => several(tokens),
    }
}

/// Whether the tokens end by naming a country or region, so that what stands before may be an unknown town.
pub(super) fn ends_with_land(tokens: &[Token<'_>]) -> bool {
    tokens.last().is_some_and(|last| land(last, tokens.first()).is_some())
}

/// "DE, BE, Berlin", "GB, LND,": country, region and city by their slots, as some applicant systems write them. The
/// empty slots are why this looks at the text and not at tokens.
pub(super) fn slots(stretch: Part<'_>) -> Option<Vec<Item>> {
    let (first, rest) = stretch.text.split_once(',')?;
    let country = Some(first.trim()).filter(|first| first.len() == 2).and_then(names::country)?;
    let (region, city) = rest.split_once(',').filter(|(_, city)| !city.contains(','))?;
    let [region, city] = [region, city].map(|text| Name::of(text.trim()));
    let is_list = region.country().is_some() && city.country().is_some();
    let named_twice = city.country() == Some(country); // "IL, Tel Aviv, Israel"
    let is_empty = |name: &Name<'_>| name.text().is_empty();
    if is_list || named_twice || (is_empty(&region) && is_empty(&city)) {
        return None;
    }
    // "DE, Berlin, Mitte": a city and a part of it.
    let state = region_in(country, &region).filter(|_| region.text().len() > 3).and_then(city_state);
    let known = state.or_else(|| city_in(country, &region).filter(|_| city_in(country, &city).is_none()));
    if let Some(known) = known {
        return Some(vec![in_country(country, None, Some(NamedCity::known(known, region.text())))]);
    }
    // "US, PA, USA Northeast": the country once more is no city.
    let first_word = city.text().split(' ').next();
    let repeats = first_word.is_some_and(|word| names::country(word) == Some(country));
    let region = (!is_empty(&region)).then(|| region_name(country, &region));
    let city = (!is_empty(&city) && !repeats).then(|| city_named(country, &city));
    Some(vec![in_country(country, region, city)])
}

/// The same for a city whose name a region of another country has.
const METROPOLIS: u32 = 500;

/// A token that stands alone.
fn single(token: &Token<'_>) -> Items {
    let name = &token.name;
    // England is read as the region, though the United Kingdom goes by its name too.
    let is_nation = |country: Country| {
        region::within(country, name).is_some_and(|region| region.name() != country.name())
    };
    if let Some(scope) = name.scope().filter(|_| name.country().is_none_or(|country| !is_nation(country))) {
        return Ok(vec![Item::Scope(scope)]);
    }
    if let Some(city) = city_alone(name) {
        match region::anywhere(name) {
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
                    return Err(NotUnderstood::at(token.part, Reason::NoCountry));
                }
                _ => return Ok(vec![in_city(city)]),
            },
            _ => return Ok(vec![in_city(city)]),
        }
    }
    match land(token, None) {
        Some(Land::Country(country)) => return Ok(vec![Item::Scope(Scope::Country(country))]),
        Some(Land::Region(region)) => return Ok(vec![in_region(region, None)]),
        Some(Land::Doubtful(_)) | None => {}
    }
    if let Some(item) = missing_comma(token.part) {
        return Ok(vec![item]);
    }
    if let Some(city) = of_metropolis(token.part) {
        return Ok(vec![in_city(city)]);
    }
    let no_place = words::names_no_place(name.as_folded());
    Err(NotUnderstood::at(token.part, if no_place { Reason::NoPlace } else { Reason::NoCountry }))
}

/// "Warsaw Poland", "UK London", "Baden AG", "Germany-Berlin": believed only if the city is known.
fn missing_comma(part: Part<'_>) -> Option<Item> {
    let words = part.words(|letter| letter.is_whitespace() || letter == '-');
    let halves = |at: usize| {
        let (head, tail) = words.split_at(at);
        Some((part.spanning(head[0], *head.last()?), part.spanning(tail[0], *tail.last()?)))
    };
    let known = |country, name: &Name<'_>| Some(NamedCity::known(city_in(country, name)?, name.text()));
    (1..words.len().min(5)).find_map(|count| {
        let (head, tail) = halves(words.len() - count)?;
        let head = Token::of(head);
        let behind = land(&Token::of(tail), Some(&head)).and_then(|land| match land {
            Land::Country(country) => Some(in_country(country, None, Some(known(country, &head.name)?))),
            Land::Region(region) => Some(in_region(region, Some(known(region.country(), &head.name)?))),
            Land::Doubtful(_) => None,
        });
        behind.or_else(|| {
            let (head, tail) = halves(count)?;
            let country = names::country(head.text)?;
            Some(in_country(country, None, Some(known(country, &Name::of(tail.text))?)))
        })
    })
}

/// "Berlin Mitte", "London Bridge": a very large city and words that name nothing but a part of it.
fn of_metropolis(part: Part<'_>) -> Option<City> {
    let words = part.words(char::is_whitespace);
    (1..words.len().min(4)).rev().find_map(|count| {
        let (head, tail) = words.split_at(count);
        let city = city_alone(&Name::of(part.spanning(head[0], *head.last()?).text))?;
        let rest = Name::of(part.spanning(tail[0], *tail.last()?).text);
        let is_part =
            rest.meanings().is_empty() || gazetteer::candidates(&rest).any(|part| is_near(part, city));
        (city.thousands() >= METROPOLIS && rest.scope().is_none() && is_part).then_some(city)
    })
}

/// Two tokens or more.
fn several(tokens: &[Token<'_>]) -> Items {
    if let [rest @ .., territory, state] = tokens
        && !rest.is_empty()
        && let Some(territory) = territory.name.country()
        && territory.sovereign().is_some_and(|sovereign| state.name.country() == Some(sovereign))
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
    let (first, last, before) = (&tokens[0], &tokens[tokens.len() - 1], &tokens[..tokens.len() - 1]);
    match land(last, Some(first)) {
        Some(Land::Country(country)) => {
            return Ok(cities_elsewhere(country, before).unwrap_or_else(|| inside(country, before)));
        }
        Some(Land::Region(region)) => {
            let items = inside(region.country(), before).into_iter();
            return Ok(items.map(|item| with_region(item, region)).collect());
        }
        Some(Land::Doubtful(country))
            if before.iter().any(|token| city_in(country, &token.name).is_some()) =>
        {
            return Ok(inside(country, before)); // "SoMa, San Francisco, US", though Soma is a town in Türkiye
        }
        Some(Land::Doubtful(_)) => return Err(NotUnderstood::at(last.part, Reason::Elsewhere)),
        None => {}
    }
    match first.name.country() {
        Some(country) if tokens.len() == 2 => {
            // "Luxembourg, Trier": a city that lies elsewhere is no town of the country.
            let elsewhere = city_alone(&last.name).filter(|_| city_in(country, &last.name).is_none());
            match elsewhere.filter(|_| region_in(country, &last.name).is_none()) {
                Some(city) => Ok(vec![Item::Scope(Scope::Country(country)), in_city(city)]),
                None => Ok(inside(country, &tokens[1..])),
            }
        }
        Some(country) => {
            let mut turned = tokens[1..].to_vec();
            if !turned.iter().all(|token| city_in(country, &token.name).is_some()) {
                turned.reverse();
            }
            Ok(inside(country, &turned))
        }
        None => without_country(tokens),
    }
}

/// Tokens of which neither the last nor the first is a country: all must be cities that stand alone, or lie in the last.
fn without_country(tokens: &[Token<'_>]) -> Items {
    let (last, before) = (&tokens[tokens.len() - 1], &tokens[..tokens.len() - 1]);
    if let Some(item) = missing_comma(last.part) {
        return with_cities_before(item, before);
    }
    if let Some(city) = city_alone(&last.name)
        && before.iter().all(|token| is_within(&token.name, city))
    {
        return Ok(inside(city.country(), tokens)
            .into_iter()
            .map(|item| told_by(item, Told::City))
            .collect());
    }
    let mut items = Vec::new();
    let mut unknown = None;
    for token in tokens {
        match single(token) {
            Ok(found) => items.extend(found),
            Err(_) => unknown = Some(token),
        }
    }
    match unknown {
        None => Ok(items),
        Some(token) if token.part == last.part && gazetteer::candidates(&token.name).next().is_none() => {
            Err(NotUnderstood::at(token.part, Reason::UnknownCountry))
        }
        Some(token) => Err(NotUnderstood::at(token.part, Reason::NoCountry)),
    }
}

/// Whether `name`, before a city, can only be a part or a neighbour of it: "Vauxhall, London". A name that the tables don't
/// know is no second city, or it would stand with its country.
fn is_within(name: &Name<'_>, city: City) -> bool {
    let mut others = gazetteer::candidates(name).peekable();
    let near = |other: &City| is_near(*other, city);
    let is_one_itself = name.scope().is_some() || spellings::without_conurbation(name.as_folded()).is_some();
    !is_one_itself
        && city_alone(name).is_none_or(|city| near(&city))
        && (others.peek().is_none() || others.any(|city| near(&city)))
}

fn is_near(one: City, other: City) -> bool {
    one.country() == other.country() && one.position().kilometres_to(other.position()) <= NEAR_KILOMETRES
}

/// "Gdańsk, Warsaw Poland": cities of the same country that stand before `item`, and `item`.
fn with_cities_before(item: Item, before: &[Token<'_>]) -> Items {
    let mut items = Vec::new();
    if let Item::Place(place) = &item {
        for token in before {
            let city = city_in(place.country, &token.name);
            let unknown = || NotUnderstood::at(token.part, Reason::NoCountry);
            items.push(in_city(city.ok_or_else(unknown)?));
        }
    }
    items.push(item);
    Ok(items)
}
