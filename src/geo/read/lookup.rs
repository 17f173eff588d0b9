//! Which city or region does one token name, by all that may be written around its name?
//!
//! The tables know names; here are the usual ways to write them: "Greater Munich Area", "St Paul", "Berlin-Kreuzberg",
//! "Community of Madrid". What several tokens mean together is `place.rs`'s question.

use super::{NamedCity, spellings};
use crate::base::fold::fold;
use crate::geo::city::City;
use crate::geo::country::Country;
use crate::geo::gazetteer;
use crate::geo::name::Name;
use crate::geo::region::{self, Region};

pub(super) fn city_in(country: Country, name: &Name<'_>) -> Option<City> {
    let within = |folded: &str| gazetteer::within(country, &Name::folded(folded));
    gazetteer::spelt(country, name)
        .or_else(|| within(spellings::without_conurbation(name.as_folded())?))
        .or_else(|| spellings::with_saint(name.as_folded()).find_map(|name| within(&name)))
        .or_else(|| within(&spellings::written_out(name.as_folded())?))
        .or_else(|| only_one_of(country, spellings::without_river(name.as_folded())?))
        .or_else(|| city_of_district(country, name.text()))
        .or_else(|| gazetteer::with_letters_turned(country, name))
}

/// "Offenbach am Main": what tells a city from its namesakes may be more than the table has, if there is no namesake.
fn only_one_of(country: Country, folded: &str) -> Option<City> {
    let name = Name::folded(folded);
    let mut cities = gazetteer::candidates(&name).filter(|city| city.country() == country);
    cities.next().filter(|_| cities.next().is_none())
}

/// A city that `name` is the name of, not one of several. "Brandenburg" is first of all the state.
pub(super) fn own_city_in(country: Country, name: &Name<'_>) -> Option<City> {
    let region = region_in(country, name);
    city_in(country, name).filter(|city| {
        let is_called_so = || {
            let shown = |spelt: &str| city.shown_names().any(|shown| fold(shown) == spelt);
            shown(name.as_folded()) || spellings::with_saint(name.as_folded()).any(|spelt| shown(&spelt))
        };
        region.is_none_or(|region| city.name() == region.name() || is_called_so())
    })
}

/// "Berlin-Kreuzberg": a large city and a part of it, as it is written in German.
fn city_of_district(country: Country, text: &str) -> Option<City> {
    let (city, part) = text.split_once(['-', '–']).filter(|_| writes_districts_so(country))?;
    let large = |text| gazetteer::within(country, &Name::of(text)).filter(|city| city.thousands() >= LARGE);
    large(city).filter(|_| large(part).is_none())
}

fn writes_districts_so(country: Country) -> bool {
    matches!(country.alpha2(), "DE" | "AT" | "CH")
}

/// The city that this name means without a country. Two letters are a code or a word, but for the few that everybody writes.
pub(super) fn city_alone(name: &Name<'_>) -> Option<City> {
    let folded = name.as_folded();
    let alone = |folded: &str| gazetteer::alone(&Name::folded(folded));
    let found = gazetteer::alone(name).filter(|city| folded.len() > 2 || city.is_known_alone());
    found
        .or_else(|| {
            let bare = spellings::without_conurbation(folded)?;
            alone(bare).or_else(|| large_in_front(bare))
        })
        .or_else(|| spellings::with_saint(folded).find_map(|name| alone(&name)))
        .or_else(|| {
            let (city, _) = name.text().split_once('-')?;
            let city =
                gazetteer::alone(&Name::of(city)).filter(|city| writes_districts_so(city.country()))?;
            city_of_district(city.country(), name.text())
        })
}

/// "Frankfurt Rhine-Main Metropolitan Area": the city that a conurbation is called after.
fn large_in_front(folded: &str) -> Option<City> {
    let ends = folded.match_indices(' ').map(|(at, _)| at);
    let mut cities = ends.rev().filter_map(|end| gazetteer::alone(&Name::folded(&folded[..end])));
    cities.find(|city| city.thousands() >= LARGE)
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
    let bare = || spellings::without_kind_of_region(name.as_folded()).map(Name::folded);
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
