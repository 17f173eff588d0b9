//! Which country, or which region that tells it, does the last token name?
//!
//! Where a code means two things ("CA", "DE", "IL"), what is known of the city beside it decides, and EMEA comes before
//! the rest of the world.

use super::lookup::{city_alone, city_in, region_in};
use super::token::Token;
use crate::base::fold::fold;
use crate::geo::country::{Country, Emea};
use crate::geo::name::Name;
use crate::geo::region::{self, Region};
use crate::geo::{gazetteer, names};

/// A country, or a region that tells it.
#[derive(Clone, Copy)]
pub(super) enum Land {
    Country(Country),
    Region(Region),
    /// A code of a country in which the city before it does not lie: "Vienna, VA".
    Doubtful(Country),
}

/// What `last` names, `city` being what stands before it.
pub(super) fn land(last: &Token<'_>, city: Option<&Token<'_>>) -> Option<Land> {
    let text = last.part.text;
    let known_in = |country| city.is_some_and(|city| city_in(country, &city.name).is_some());
    let lies_in = |region: Region, city: &Token<'_>| {
        let spelt_otherwise =
            || city_in(region.country(), &city.name).and_then(|city| city.region()) == Some(region);
        gazetteer::within_region(region, &city.name).is_some() || spelt_otherwise()
    };
    let is_there = |region| city.is_some_and(|city| lies_in(region, city));
    let country = last.name.country().or_else(|| {
        // "Paris, Fr": a code that is not in capitals, believed only for a city known to lie there.
        Country::from_alpha2(text).filter(|&country| known_in(country))
    });
    let region = region::anywhere(&last.name).filter(|region| {
        let alone = city_alone(&last.name);
        let is_doubtful = || {
            gazetteer::candidates(&last.name)
                .any(|city| city.country().emea() == Emea::Core && city.country() != region.country())
        };
        match (alone, city) {
            (Some(alone), _) if alone.is_in_emea() => false,
            // "San Francisco, New York" are two cities, but Ontario in California is not well known.
            (Some(alone), Some(_)) => is_there(*region) || alone.thousands() < METROPOLIS,
            (Some(_), None) => true,
            (None, Some(_)) => true,
            (None, None) => !is_doubtful(), // Tripoli is a city in Lebanon and a region in Libya
        }
    });
    let region = region.or_else(|| region::state(text)).or_else(|| region_and_country(text));
    let region = region.or_else(|| {
        // "Redmond, Wa": the same for states.
        let code = Some(text.to_ascii_uppercase()).filter(|code| code.len() == 2)?;
        region::state(&code).filter(|state| is_there(*state))
    });
    if let Some(city) = city.filter(|_| is_code(text) && !country.is_some_and(known_in)) {
        if let Some(region) = region_of_city(city, last) {
            return Some(Land::Region(region));
        }
        let lies_elsewhere = !region.is_some_and(is_there) && city_alone(&city.name).is_some();
        if let Some(country) = country.filter(|_| lies_elsewhere) {
            return Some(Land::Doubtful(country));
        }
    }
    match (country, region) {
        (None, None) => None,
        (Some(country), None) => Some(Land::Country(country)),
        (None, Some(region)) => Some(Land::Region(region)),
        (Some(country), Some(region)) if country == region.country() => {
            let is_whole = fold(country.name()) == last.name.as_folded();
            Some(if is_whole { Land::Country(country) } else { Land::Region(region) })
        }
        (Some(country), Some(region)) => {
            let prefers_country = city.is_none() || country.emea() != Emea::Outside;
            Some(if known_in(country) || (prefers_country && !is_there(region)) {
                Land::Country(country)
            } else {
                Land::Region(region)
            })
        }
    }
}

/// From how many thousands of people on a city outside EMEA is better known than the region that is called as it is.
const METROPOLIS: u32 = 500;

fn is_code(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "Heidelberg, BW", "Durban, KZN": the division of this code in which a city of that name lies.
fn region_of_city(city: &Token<'_>, code: &Token<'_>) -> Option<Region> {
    gazetteer::candidates(&city.name).chain(city_alone(&city.name)).find_map(|candidate| {
        let region = region_in(candidate.country(), &code.name)?;
        (candidate.region() == Some(region)).then_some(region)
    })
}

/// "CA US", "Connecticut USA": a region and its country without a comma.
fn region_and_country(text: &str) -> Option<Region> {
    let (region, country) = text.trim().rsplit_once(' ')?;
    region_in(names::country(country)?, &Name::of(region))
}
