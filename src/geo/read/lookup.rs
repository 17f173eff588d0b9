//! Which scope, city or region does one token name, by all that may be written around its name?
//!
//! The tables know names; here are the usual ways to write them: "Greater Munich Area", "St Paul", "Berlin-Kreuzberg",
//! "Community of Madrid". What several tokens mean together is `place.rs`'s question.

use super::{NamedCity, words};
use crate::base::fold::fold;
use crate::geo::city::City;
use crate::geo::country::Country;
use crate::geo::grouping::Scope;
use crate::geo::region::{self, Region};
use crate::geo::{gazetteer, names};

/// The scope of this name.
pub(super) fn scope(text: &str) -> Option<Scope> {
    let everywhere = || words::means_everywhere(&fold(text)).then_some(Scope::Worldwide);
    let grouping = || names::grouping(text).map(Scope::Grouping);
    names::country(text).map(Scope::Country).or_else(grouping).or_else(everywhere)
}

pub(super) fn city_in(country: Country, text: &str) -> Option<City> {
    let folded = fold(text);
    let found = gazetteer::spelt(country, text, &folded);
    let found = found.or_else(|| gazetteer::within(country, words::without_conurbation(&folded)?));
    let found = found.or_else(|| gazetteer::within(country, &words::with_saint(&folded)?));
    found
        .or_else(|| city_of_district(country, text))
        .or_else(|| gazetteer::with_letters_turned(country, &folded))
}

/// A city that `text` is the name of, not one of several. "Brandenburg" is first of all the state.
pub(super) fn own_city_in(country: Country, text: &str) -> Option<City> {
    let region = region_in(country, text);
    city_in(country, text).filter(|city| {
        let is_called_so = || city.shown_names().any(|name| fold(name) == fold(text));
        region.is_none_or(|region| city.name() == region.name() || is_called_so())
    })
}

/// "Berlin-Kreuzberg": a large city and a part of it, as it is written in German.
fn city_of_district(country: Country, text: &str) -> Option<City> {
    if !matches!(country.alpha2(), "DE" | "AT" | "CH") {
        return None;
    }
    let (city, part) = text.split_once(['-', '–'])?;
    let is_city = gazetteer::within(country, &fold(part)).is_some_and(|part| part.thousands() >= LARGE);
    gazetteer::within(country, &fold(city)).filter(|city| city.thousands() >= LARGE && !is_city)
}

/// The city that this name means without a country. Two letters are a code or a word, but for the few that everybody writes.
pub(super) fn city_alone(text: &str) -> Option<City> {
    let folded = fold(text);
    let found = gazetteer::alone(&folded).filter(|city| folded.len() > 2 || city.is_known_alone());
    found.or_else(|| gazetteer::alone(words::without_conurbation(&folded)?))
}

/// The city of `text`, known or as written.
pub(super) fn city_named(country: Country, text: &str) -> NamedCity {
    let near = text.split(" near ").next().unwrap_or(text);
    match city_in(country, near) {
        Some(city) => NamedCity::known(city, near),
        None => NamedCity { name: as_written(near), known: None, written: near.to_owned() },
    }
}

/// The region of `country` that `text` names by name, code, or with words that say what it is: "Community of Madrid".
pub(super) fn region_in(country: Country, text: &str) -> Option<Region> {
    region::within(country, text)
        .or_else(|| region::within(country, words::without_kind_of_region(&fold(text))?))
}

/// The region's name if `text` is its code or another name for it, or what is written.
pub(super) fn region_name(country: Country, text: &str) -> String {
    region_in(country, text).map_or_else(|| as_written(text), |region| region.name().to_owned())
}

pub(super) fn as_written(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From how many thousands of people on a city's name behind an unknown one means the city, not the district around it.
pub(super) const LARGE: u32 = 100;
