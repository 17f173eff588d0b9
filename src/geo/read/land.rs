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
}

/// What `last` names, `city` being what stands before it.
pub(super) fn land(last: &Token<'_>, city: Option<&Token<'_>>) -> Option<Land> {
    let text = last.part.text;
    let known_in = |country| city.is_some_and(|city| city_in(country, &city.name).is_some());
    let is_there = |region| city.is_some_and(|city| gazetteer::within_region(region, &city.name).is_some());
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
            (Some(_), Some(_)) => is_there(*region),
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

/// "CA US", "Connecticut USA": a region and its country without a comma.
fn region_and_country(text: &str) -> Option<Region> {
    let (region, country) = text.trim().rsplit_once(' ')?;
    region_in(names::country(country)?, &Name::of(region))
}
