//! Which city or region does one token name, by all that may be written around its name?
//!
//! The tables know names; here are the usual ways to write them: "Greater Munich Area", "St Paul", "Berlin-Kreuzberg",
//! "Community of Madrid". What several tokens mean together is `place.rs`'s question.

use super::{NamedCity, words};
use crate::base::fold::fold;
use crate::geo::city::City;
use crate::geo::country::Country;
use crate::geo::gazetteer;
use crate::geo::name::Name;
use crate::geo::region::{self, Region};

pub(super) fn city_in(country: Country, name: &Name<'_>) -> Option<City> {
    let within = |folded: &str| gazetteer::within(country, &Name::folded(folded));
    gazetteer::spelt(country, name)
        .or_else(|| within(words::without_conurbation(name.as_folded())?))
        .or_else(|| within(&words::with_saint(name.as_folded())?))
        .or_else(|| city_of_district(country, name.text()))
        .or_else(|| gazetteer::with_letters_turned(country, name))
}

/// A city that `name` is the name of, not one of several. "Brandenburg" is first of all the state.
pub(super) fn own_city_in(country: Country, name: &Name<'_>) -> Option<City> {
    let region = region_in(country, name);
    city_in(country, name).filter(|city| {
        let is_called_so = || city.shown_names().any(|shown| fold(shown) == name.as_folded());
        region.is_none_or(|region| city.name() == region.name() || is_called_so())
    })
}

/// "Berlin-Kreuzberg": a large city and a part of it, as it is written in German.
fn city_of_district(country: Country, text: &str) -> Option<City> {
    if !matches!(country.alpha2(), "DE" | "AT" | "CH") {
        return None;
    }
    let (city, part) = text.split_once(['-', '–'])?;
    let large = |text| gazetteer::within(country, &Name::of(text)).filter(|city| city.thousands() >= LARGE);
    large(city).filter(|_| large(part).is_none())
}

/// The city that this name means without a country. Two letters are a code or a word, but for the few that everybody writes.
pub(super) fn city_alone(name: &Name<'_>) -> Option<City> {
    let folded = name.as_folded();
    let found = gazetteer::alone(name).filter(|city| folded.len() > 2 || city.is_known_alone());
    found.or_else(|| gazetteer::alone(&Name::folded(words::without_conurbation(folded)?)))
}

/// The city of `name`, known or as written.
pub(super) fn city_named(country: Country, name: &Name<'_>) -> NamedCity {
    let near = name.text().split_once(" near ").map(|(near, _)| Name::of(near));
    let name = near.as_ref().unwrap_or(name);
    match city_in(country, name) {
        Some(city) => NamedCity::known(city, name.text()),
        None => NamedCity { name: as_written(name.text()), known: None, written: name.text().to_owned() },
    }
}

/// The region of `country` that `name` is a name or code of, or with words that say what it is: "Community of Madrid".
pub(super) fn region_in(country: Country, name: &Name<'_>) -> Option<Region> {
    let bare = || words::without_kind_of_region(name.as_folded()).map(Name::folded);
    region::within(country, name).or_else(|| region::within(country, &bare()?))
}

/// The region's name if `name` is its code or another name for it, or what is written.
pub(super) fn region_name(country: Country, name: &Name<'_>) -> String {
    region_in(country, name).map_or_else(|| as_written(name.text()), |region| region.name().to_owned())
}

pub(super) fn as_written(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From how many thousands of people on a city's name behind an unknown one means the city, not the district around it.
pub(super) const LARGE: u32 = 100;
