//! Where the work is done.

use std::collections::BTreeMap;

use crate::base::Slug;
use crate::base::web::WebUrl;
use crate::geo::{self, Country, Grouping};
use crate::lang::Lang;

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

impl Place {
    /// The part of the country: as written, or where the tables know the city to lie.
    #[must_use]
    pub fn region_name(&self) -> Option<&str> {
        let known = || Some(self.city.as_ref()?.known?.region()?.name());
        self.region.as_deref().or_else(known)
    }

    /// The IANA time zone that it is in.
    #[must_use]
    pub fn time_zone(&self) -> Option<&'static str> {
        geo::time_zone(self.country, self.city.as_ref().and_then(|city| city.known))
    }
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

/// A place that has a page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlaceKey {
    /// A country.
    Country(Country),
    /// A grouping of countries.
    Grouping(Grouping),
    /// A city, by the slug it has by itself.
    City(Country, Slug),
}

/// What the site's settings say of places.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct PlaceSettings {
    /// Names and addresses that its owner prefers.
    pub names: BTreeMap<PlaceKey, PlaceNames>,
    /// Its offices, in the order in which they are written.
    pub offices: Vec<Office>,
}

/// What a place is called on this site.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct PlaceNames {
    /// Its name in all languages that have none of their own.
    pub name: Option<String>,
    /// Its name in single languages.
    pub names: BTreeMap<Lang, String>,
    /// Its part of the address.
    pub slug: Option<Slug>,
}

/// An office, shown on the page of its city.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Office {
    /// Its country.
    pub country: Country,
    /// Its city.
    pub city: City,
    /// What is said of it.
    pub texts: OfficeTexts,
    /// The same in other languages, as far as it is said there.
    pub texts_in: BTreeMap<Lang, OfficeTexts>,
    /// A picture of it, as a path on this site.
    pub picture: Option<String>,
}

/// What is said of an office in one language.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct OfficeTexts {
    /// What it is called.
    pub name: Option<String>,
    /// Street and number, postal code, as they are written there; a line each.
    pub address: Option<String>,
    /// How to get there.
    pub directions: Option<String>,
    /// What the picture shows, for those who don't see it; nothing where it only decorates.
    pub picture_alt: Option<String>,
}

impl Office {
    /// A text in `lang`, or as it stands where it is not translated.
    pub fn text_in(&self, lang: Lang, text: impl Fn(&OfficeTexts) -> Option<&String>) -> Option<&str> {
        let translated = self.texts_in.get(&lang).and_then(&text);
        translated.or_else(|| text(&self.texts)).map(String::as_str)
    }
}

impl PlaceSettings {
    /// What a place is called in `lang`, where the settings say so.
    #[must_use]
    pub fn name(&self, place: &PlaceKey, lang: Lang) -> Option<&str> {
        let names = self.names.get(place)?;
        names.names.get(&lang).or(names.name.as_ref()).map(String::as_str)
    }

    /// A place's part of the address, where the settings say so.
    #[must_use]
    pub fn slug(&self, place: &PlaceKey) -> Option<&Slug> {
        self.names.get(place)?.slug.as_ref()
    }
}

impl City {
    /// What it is called in a language, as far as the tables know.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> &str {
        self.known.map_or(self.name.as_str(), |known| known.name_in(lang.tag()))
    }
}
