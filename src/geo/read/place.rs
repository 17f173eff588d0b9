//! The tokens of one stretch, weighed against each other: which is the country, which the region, which the city?
//!
//! Where a code means two things, what is known of the city beside it decides, and EMEA comes before the rest of the
//! world: "DE" after an unknown town is Germany rather than Delaware, "CA" California rather than Canada. Words about
//! remote work are gone before the tokens come here.

use super::part::Part;
use super::words;
use super::{NamedPlace, NotUnderstood, Reason};
use crate::base::fold::fold;
use crate::geo::country::{Country, Emea};
use crate::geo::gazetteer::{self, City};
use crate::geo::grouping::Scope;
use crate::geo::names::{self, Region};

/// What a stretch names: a place within a country, or a scope (a bare country is one until it is known whether the
/// text is about remote work).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Item {
    Place(NamedPlace),
    Scope(Scope),
}

type Items = Result<Vec<Item>, NotUnderstood>;

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
    let shifted = city_in(country, region).filter(|_| city_in(country, city).is_none());
    let written = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let place = match shifted {
        Some(city) => NamedPlace { country, region: None, city: Some(city.name().to_owned()) },
        None => NamedPlace {
            country,
            region: written(region).map(|text| region_name(country, &text)),
            city: written(city).map(|text| city_name(country, &text)),
        },
    };
    Some(vec![Item::Place(place)])
}

/// A country, or a region that tells it.
#[derive(Clone, Copy)]
enum Land {
    Country(Country),
    Region(Region),
}

/// What `last` names, `city` being what stands before it.
fn land(last: Part<'_>, city: Option<Part<'_>>) -> Option<Land> {
    let known_in = |country| city.is_some_and(|city| city_in(country, city.text).is_some());
    let country = names::country(last.text).or_else(|| {
        // "Paris, Fr": a code that is not in capitals, believed only for a city known to lie there.
        let code = last.text.len() == 2 && last.text.is_ascii();
        Country::from_alpha2(last.text).filter(|&country| code && known_in(country))
    });
    let region = names::region(last.text).or_else(|| names::state(last.text));
    let region = region.filter(|_| !is_city_of_emea(last.text));
    match (country, region) {
        (None, None) => None,
        (Some(country), None) => Some(Land::Country(country)),
        (None, Some(region)) => Some(Land::Region(region)),
        (Some(country), Some(region)) if country == region.country() => Some(Land::Region(region)),
        (Some(country), Some(region)) => {
            let in_region =
                city.is_some_and(|city| gazetteer::within_region(region, &fold(city.text)).is_some());
            let prefers_country = city.is_none() || country.emea() != Emea::Outside;
            Some(if known_in(country) || (prefers_country && !in_region) {
                Land::Country(country)
            } else {
                Land::Region(region)
            })
        }
    }
}

/// Berlin, Hamburg or Geneva, which are regions too: as long as no country is named they are read as the cities.
fn is_city_of_emea(text: &str) -> bool {
    gazetteer::alone(&fold(text)).is_some_and(|city| city.country().emea() != Emea::Outside)
}

/// A token that stands alone.
fn single(token: Part<'_>) -> Items {
    if let Some(scope) = scope(token.text).filter(|_| names::region(token.text).is_none()) {
        return Ok(vec![Item::Scope(scope)]);
    }
    if let Some(city) = city_alone(token.text) {
        return Ok(vec![in_city(city)]);
    }
    match land(token, None) {
        Some(Land::Country(country)) => return Ok(vec![Item::Scope(Scope::Country(country))]),
        Some(Land::Region(region)) => {
            return Ok(vec![item(region.country(), Some(region.name().into()), None)]);
        }
        None => {}
    }
    if let Some(item) = missing_comma(token) {
        return Ok(vec![item]);
    }
    let folded = fold(token.text);
    let reason = if words::names_no_place(&folded) { Reason::NoPlace } else { Reason::NoCountry };
    Err(NotUnderstood::at(token, reason))
}

/// "Warsaw Poland", "UK London": believed only if the city is known.
fn missing_comma(token: Part<'_>) -> Option<Item> {
    let words = token.words(char::is_whitespace);
    let (first, last) = (*words.first()?, *words.last()?);
    (1..words.len().min(5)).find_map(|count| {
        let (head, tail) = words.split_at(words.len() - count);
        let (head, tail) = (token.spanning(first, *head.last()?), token.spanning(tail[0], last));
        let behind = land(tail, Some(head)).and_then(|land| match land {
            Land::Country(country) => Some((city_in(country, head.text)?, None)),
            Land::Region(region) => {
                Some((city_in(region.country(), head.text)?, Some(region.name().to_owned())))
            }
        });
        let (city, region) = behind.or_else(|| {
            let (head, tail) = words.split_at(count);
            let country = names::country(token.spanning(first, *head.last()?).text)?;
            Some((city_in(country, token.spanning(tail[0], last).text)?, None))
        })?;
        Some(item(city.country(), region, Some(city.name().into())))
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
    let (first, last, before) = (tokens[0], tokens[tokens.len() - 1], &tokens[..tokens.len() - 1]);
    match land(last, Some(first)) {
        Some(Land::Country(country)) => return Ok(inside(country, before)),
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

fn with_region(item: Item, region: Region) -> Item {
    let city = match item {
        Item::Place(place) => place.city,
        Item::Scope(_) => None,
    };
    self::item(region.country(), Some(region.name().to_owned()), city)
}

/// "Berlin, Germany, Paris, France": cut behind each country, if each cut then holds a place and a country.
fn chunks<'t, 'a>(tokens: &'t [Part<'a>]) -> Option<Vec<&'t [Part<'a>]>> {
    let is_country = |token: &Part<'_>| names::country(token.text).is_some();
    let chunks: Vec<_> = tokens.split_inclusive(is_country).collect();
    let whole = |chunk: &[Part<'_>]| chunk.len() >= 2 && chunk.last().is_some_and(is_country);
    (chunks.len() >= 2 && chunks.iter().all(|chunk| whole(chunk))).then_some(chunks)
}

/// Tokens that are all countries or groupings are a list of them, but "Luxembourg, Luxembourg" is a city, "Georgia, US"
/// a state and "Jersey, UK" one country.
fn only_scopes(tokens: &[Part<'_>]) -> Option<Vec<Item>> {
    let scopes: Vec<Scope> = tokens.iter().map(|token| scope(token.text)).collect::<Option<_>>()?;
    if let [Scope::Country(one), Scope::Country(other)] = scopes[..] {
        let (first, second) = (tokens[0].text, tokens[1].text);
        let state = names::state(first).or_else(|| names::region(first));
        if let Some(region) = state.filter(|region| region.country() == other) {
            return Some(vec![item(other, Some(region.name().into()), None)]);
        }
        if one.sovereign() == Some(other) {
            return Some(vec![Item::Scope(Scope::Country(one))]);
        }
        if one == other {
            let named = [second, first].into_iter().filter(|text| text.chars().count() > 3);
            let city = named.into_iter().find_map(|text| city_in(one, text));
            return Some(vec![city.map_or(Item::Scope(Scope::Country(one)), in_city)]);
        }
    }
    Some(scopes.into_iter().map(Item::Scope).collect())
}

/// The places in `country` that `tokens` name, being a city, a city and its region, or several cities.
fn inside(country: Country, tokens: &[Part<'_>]) -> Vec<Item> {
    // "IL, Tel Aviv, Israel": the country once more, unless a city or region of it is called so too.
    let repeats = |text: &str| {
        names::country(text) == Some(country)
            && city_in(country, text).is_none()
            && names::region_within(country, text).is_none()
    };
    let is_filler = |text: &str| text.len() > 3 && words::names_no_place(&fold(text));
    let tokens: Vec<_> =
        tokens.iter().copied().filter(|token| !repeats(token.text) && !is_filler(token.text)).collect();
    let known: Vec<_> = tokens.iter().filter_map(|token| city_in(country, token.text)).collect();
    match tokens[..] {
        [] => vec![Item::Scope(Scope::Country(country))],
        [only] => vec![alone_inside(country, only)],
        [first, second] => {
            let turned = names::region_within(country, first.text).is_some()
                && city_in(country, first.text).is_none()
                && city_in(country, second.text).is_some();
            let (city, region) = if turned { (second, first) } else { (first, second) };
            vec![city_and_region(country, city, region)]
        }
        _ if known.len() == tokens.len() && known[0] != known[1] => known.into_iter().map(in_city).collect(),
        [first, .., last] => {
            // An address stands before its city: "Main Street, Berlin, Berlin, Germany".
            let before = &tokens[..tokens.len() - 1];
            let city = before.iter().copied().find(|token| city_in(country, token.text).is_some());
            vec![city_and_region(country, city.unwrap_or(first), last)]
        }
    }
}

fn city_and_region(country: Country, city: Part<'_>, region: Part<'_>) -> Item {
    let (city, region) = (city_name(country, city.text), region_name(country, region.text));
    item(country, Some(region), Some(city))
}

fn alone_inside(country: Country, token: Part<'_>) -> Item {
    let region = names::region_within(country, token.text).map(|region| region.name().to_owned());
    let says_so = words::says_region(&fold(token.text));
    if city_in(country, token.text).is_none() && (region.is_some() || says_so) {
        return item(country, Some(region.unwrap_or_else(|| as_written(token.text))), None);
    }
    item(country, None, Some(city_name(country, token.text)))
}

/// Tokens of which neither the last nor the first is a country: all must be cities that stand alone.
///
/// "Vauxhall, London" and "Milan, Lombardy" are not read: as long as the tables know few cities, "Vauxhall" and "Lombardy"
/// can't be told from a second city, which must not get lost.
fn without_country(tokens: &[Part<'_>]) -> Items {
    let last = tokens[tokens.len() - 1];
    if let Some(item) = missing_comma(last) {
        return with_cities_before(item, tokens);
    }
    let mut items = Vec::new();
    let mut unknown = None;
    for token in tokens {
        match city_alone(token.text) {
            Some(city) => items.push(in_city(city)),
            None => unknown = Some(*token),
        }
    }
    match unknown {
        None => Ok(items),
        Some(part) if part == last && !gazetteer::is_known(&fold(part.text)) => {
            Err(NotUnderstood::at(part, Reason::UnknownCountry))
        }
        Some(part) => Err(NotUnderstood::at(part, Reason::NoCountry)),
    }
}

/// "Gdańsk, Warsaw Poland": cities of the same country that stand before `item`, and `item`.
fn with_cities_before(item: Item, tokens: &[Part<'_>]) -> Items {
    let mut items = Vec::new();
    if let Item::Place(place) = &item {
        for token in &tokens[..tokens.len() - 1] {
            let city = city_in(place.country, token.text);
            let unknown = || NotUnderstood::at(*token, Reason::NoCountry);
            items.push(in_city(city.ok_or_else(unknown)?));
        }
    }
    items.push(item);
    Ok(items)
}

/// The scope of this name.
pub(super) fn scope(text: &str) -> Option<Scope> {
    let everywhere = || words::means_everywhere(&fold(text)).then_some(Scope::Worldwide);
    let grouping = || names::grouping(text).map(Scope::Grouping);
    names::country(text).map(Scope::Country).or_else(grouping).or_else(everywhere)
}

fn city_in(country: Country, text: &str) -> Option<City> {
    let folded = fold(text);
    let found = gazetteer::within(country, &folded);
    found.or_else(|| gazetteer::within(country, words::without_conurbation(&folded)?))
}

fn city_alone(text: &str) -> Option<City> {
    let folded = fold(text);
    let found = gazetteer::alone(&folded);
    found.or_else(|| gazetteer::alone(words::without_conurbation(&folded)?))
}

/// The one name that the table has for this city, or what is written.
pub(super) fn city_name(country: Country, text: &str) -> String {
    let near = text.split(" near ").next().unwrap_or(text);
    let known = city_in(country, near).map(|city| city.name().to_owned());
    known.unwrap_or_else(|| as_written(near))
}

/// The region's name if `text` is its code or another name for it, or what is written.
fn region_name(country: Country, text: &str) -> String {
    let known = names::region_within(country, text).map(|region| region.name().to_owned());
    known.unwrap_or_else(|| as_written(text))
}

fn as_written(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn in_city(city: City) -> Item {
    item(city.country(), None, Some(city.name().into()))
}

fn item(country: Country, region: Option<String>, city: Option<String>) -> Item {
    Item::Place(NamedPlace { country, region, city })
}
