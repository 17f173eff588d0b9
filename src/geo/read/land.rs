//! Which country, or which region that tells it, does the last token name?
//!
//! Where a code means two things ("CA", "DE", "IL"), what is known of the city beside it decides, and EMEA comes before
//! the rest of the world.

use super::lookup::{city_alone, city_in, region_in};
use super::part::Part;
use crate::base::fold::fold;
use crate::geo::country::{Country, Emea};
use crate::geo::region::{self, Region};
use crate::geo::{gazetteer, names};

/// A country, or a region that tells it.
#[derive(Clone, Copy)]
pub(super) enum Land {
    Country(Country),
    Region(Region),
}

/// What `last` names, `city` being what stands before it.
pub(super) fn land(last: Part<'_>, city: Option<Part<'_>>) -> Option<Land> {
    let known_in = |country| city.is_some_and(|city| city_in(country, city.text).is_some());
    let country = names::country(last.text).or_else(|| {
        // "Paris, Fr": a code that is not in capitals, believed only for a city known to lie there.
        let code = last.text.len() == 2 && last.text.is_ascii();
        Country::from_alpha2(last.text).filter(|&country| code && known_in(country))
    });
    let region = region::anywhere(&fold(last.text)).filter(|region| {
        let is_there = |city: Part<'_>| gazetteer::within_region(*region, &fold(city.text)).is_some();
        let alone = city_alone(last.text);
        let is_doubtful = || {
            let cities = gazetteer::candidates(&fold(last.text));
            cities
                .iter()
                .any(|city| city.country().emea() == Emea::Core && city.country() != region.country())
        };
        match (alone, city) {
            (Some(alone), _) if alone.is_in_emea() => false,
            (Some(_), Some(city)) => is_there(city),
            (Some(_), None) => true,
            (None, Some(_)) => true,
            (None, None) => !is_doubtful(), // Tripoli is a city in Lebanon and a region in Libya
        }
    });
    let region = region.or_else(|| region::state(last.text)).or_else(|| region_and_country(last));
    let region = region.or_else(|| {
        // "Redmond, Wa": the same for states.
        let state = region::state(&last.text.to_ascii_uppercase()).filter(|_| last.text.len() == 2)?;
        city.and_then(|city| gazetteer::within_region(state, &fold(city.text))).map(|_| state)
    });
    match (country, region) {
        (None, None) => None,
        (Some(country), None) => Some(Land::Country(country)),
        (None, Some(region)) => Some(Land::Region(region)),
        (Some(country), Some(region)) if country == region.country() => {
            let is_whole = fold(country.name()) == fold(last.text);
            Some(if is_whole { Land::Country(country) } else { Land::Region(region) })
        }
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

/// "CA US", "Connecticut USA": a region and its country without a comma.
fn region_and_country(token: Part<'_>) -> Option<Region> {
    let (region, country) = token.text.trim().rsplit_once(' ')?;
    region_in(names::country(country)?, region)
}
