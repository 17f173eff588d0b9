//! What a stretch names, put together: a place with as much as is known of it, or a scope.
//!
//! Which words mean what is decided by those who call.

use super::lookup::as_written;
use super::{NamedCity, NamedPlace, Told};
use crate::geo::city::City;
use crate::geo::country::Country;
use crate::geo::gazetteer;
use crate::geo::grouping::Scope;
use crate::geo::name::Name;
use crate::geo::region::Region;

/// What a stretch names: a place within a country, or a scope (a bare country is one until it is known whether the
/// text is about remote work).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Item {
    Place(NamedPlace),
    Scope(Scope),
}

pub(super) fn in_city(city: City) -> Item {
    Item::Place(NamedPlace {
        country: city.country(),
        region: None,
        city: Some(NamedCity::known(city, city.name())),
        told: Told::City,
    })
}

pub(super) fn in_region(region: Region, city: Option<NamedCity>) -> Item {
    let (country, region) = (region.country(), Some(region.name().to_owned()));
    Item::Place(NamedPlace { country, region, city, told: Told::Region })
}

pub(super) fn in_country(country: Country, region: Option<String>, city: Option<NamedCity>) -> Item {
    Item::Place(NamedPlace { country, region, city, told: Told::Country })
}

/// A city with the region that is written with it. A namesake elsewhere in the country is not meant: Lohne in Lower Saxony
/// is not Löhne in North Rhine-Westphalia.
pub(super) fn in_region_of(region: Region, city: NamedCity, told: Told) -> Item {
    let known = gazetteer::within_region(region, &Name::of(&city.written))
        .or_else(|| gazetteer::within_region(region, &Name::of(&city.name)))
        .or(city.known.filter(|_| !region.has_cities()));
    let city = match (known, city.known) {
        (Some(known), _) => NamedCity::known(known, &city.written),
        (None, Some(_)) => NamedCity { name: as_written(&city.written), known: None, written: city.written },
        (None, None) => city,
    };
    Item::Place(NamedPlace {
        country: region.country(),
        region: Some(own_name(region)),
        city: Some(city),
        told,
    })
}

pub(super) fn with_region(item: Item, region: Region) -> Item {
    match item {
        Item::Place(NamedPlace { city: Some(city), .. }) => in_region_of(region, city, Told::Region),
        Item::Place(NamedPlace { city: None, .. }) | Item::Scope(_) => in_region(region, None),
    }
}

pub(super) fn told_by(item: Item, told: Told) -> Item {
    match item {
        Item::Place(place) => Item::Place(NamedPlace { told, ..place }),
        scope @ Item::Scope(_) => scope,
    }
}

pub(super) fn own_name(region: Region) -> String {
    region.name().to_owned()
}
