//! Where the work is done.

use crate::base::Slug;
use crate::base::web::WebUrl;
use crate::geo::{self, Country};

/// A place of work: always a country, mostly a city.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The country.
    pub country: Country,
    /// The part of the country, as written.
    pub region: Option<String>,
    /// The city.
    pub city: Option<City>,
    /// Street and number, as written.
    pub street: Option<String>,
    /// Postal code, as written.
    pub postal_code: Option<String>,
    /// Where to apply for the role at this place, if that differs.
    pub apply_url: Option<WebUrl>,
}

/// A city within a country. Two cities of one country are the same if their slugs are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct City {
    /// Its part of the address.
    pub slug: Slug,
    /// Its English name, or as it is written.
    pub name: String,
    /// The city of the tables, which know where it lies and what it is called in other languages.
    pub known: Option<geo::City>,
}
