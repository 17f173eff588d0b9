//! `places` of `content/site.yaml`: which countries have a page, what places are called, and the offices there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reader::{Group, Keys, Reader, Value};
use super::{places, translations};
use crate::base::{Diagnostic, Slug, Span, codes};
use crate::geo::{self, Country, Grouping, Remote, Scope};
use crate::lang::Lang;
use crate::load::{Node, Step};
use crate::model::{City, Config, Office, OfficeTexts, Place, PlaceKey, PlaceNames, Posting};

pub(super) const KEYS: Keys = Keys {
    what: "`places` of site.yaml",
    ours: &["countries", "names", "offices"],
    others: &[("scope", "countries")],
};
pub(super) const NAMES: Keys =
    Keys { what: "name of a place", ours: &["name", "slug", "translations"], others: &[("title", "name")] };
pub(super) const TRANSLATED_NAME: Keys =
    Keys { what: "translation of a place", ours: &["name"], others: &[] };
pub(super) const OFFICE: Keys = Keys {
    what: "office",
    ours: &["place", "name", "address", "directions", "picture", "picture_alt", "translations"],
    others: &[("city", "place"), ("location", "place"), ("image", "picture"), ("alt", "picture_alt")],
};
pub(super) const TRANSLATED_OFFICE: Keys = Keys {
    what: "translation of an office",
    ours: &["name", "address", "directions", "picture_alt"],
    others: &[],
};

/// An address that the settings give a place, and where they do.
pub(super) struct OwnSlug {
    place: PlaceKey,
    span: Span,
}

/// Reads the group into the settings, and gives the addresses that are to be settled when all places are known.
pub(super) fn places(reader: &mut Reader<'_>, value: &Value<'_>, config: &mut Config) -> Vec<OwnSlug> {
    let Some(group) = reader.inner(value, &KEYS) else { return Vec::new() };
    if let Some(value) = group.get("countries") {
        countries(reader, value, config);
    }
    let slugs = group.get("names").map(|value| names(reader, value, config)).unwrap_or_default();
    for value in group.get("offices").map(Value::items).unwrap_or_default() {
        let office = reader.inner(&value, &OFFICE).and_then(|group| office(reader, &value, &group, config));
        config.places.offices.extend(office);
    }
    slugs
}

fn countries(reader: &mut Reader<'_>, value: &Value<'_>, config: &mut Config) {
    let mut countries = BTreeSet::new();
    for (value, text) in reader.texts(value) {
        match geo::read_scope(&text) {
            Ok(scope) => countries.extend(scope.countries()),
            Err(_) => {
                let fault =
                    reader.fault(codes::BAD_SETTING, &value, format!("`{text}` is no country or grouping"));
                fault.help.push("write codes, names or groupings: `DE`, `Germany`, `DACH`".to_owned());
            }
        }
    }
    if !countries.is_empty() {
        config.countries = countries.into_iter().collect();
    }
}

/// `names:` has a key for each place: `GB`, `dach`, `Cologne, Germany`.
fn names(reader: &mut Reader<'_>, value: &Value<'_>, config: &mut Config) -> Vec<OwnSlug> {
    let Node::Map(fields) = value.node else {
        reader.fault(codes::WRONG_TYPE, value, "`names` wants a place for each key");
        return Vec::new();
    };
    let mut slugs = Vec::new();
    for (written, node) in fields {
        let value = Value { path: [value.path.as_slice(), &[Step::Key(written)]].concat(), node };
        let Some(place) = key(reader, &value, written) else { continue };
        let Some(group) = reader.inner(&value, &NAMES) else { continue };
        if config.places.names.contains_key(&place) {
            reader.fault(codes::BAD_SETTING, &value, format!("`{written}` has been named before"));
            continue;
        }
        let names = place_names(reader, &group);
        if let Some(value) = group.get("slug").filter(|_| names.slug.is_some()) {
            slugs.push(OwnSlug { place: place.clone(), span: reader.at(value) });
        }
        config.places.names.insert(place, names);
    }
    slugs
}

/// The place that a key of `names` means.
fn key(reader: &mut Reader<'_>, value: &Value<'_>, written: &str) -> Option<PlaceKey> {
    match geo::read_scope(written) {
        Ok(Scope::Country(country)) => return Some(PlaceKey::Country(country)),
        Ok(Scope::Grouping(grouping)) => return Some(PlaceKey::Grouping(grouping)),
        Ok(Scope::Worldwide) | Err(_) => {}
    }
    if let Some((country, city)) = city(reader, value, written) {
        return Some(PlaceKey::City(country, city.slug));
    }
    let message = format!("`{written}` is no place that has a page");
    let fault = reader.fault(codes::BAD_SETTING, value, message);
    fault.help.push("write `GB`, `dach` or `Cologne, Germany`".to_owned());
    None
}

/// The one city that a text names, and nothing else.
fn city(reader: &mut Reader<'_>, value: &Value<'_>, text: &str) -> Option<(Country, City)> {
    let reading = geo::read(text).ok()?;
    let ([place], Remote::No, []) = (&reading.places[..], reading.remote, &reading.scopes[..]) else {
        return None;
    };
    places::spelling(reader, value, place);
    let Place { country, city, .. } = places::named(place.clone());
    Some((country, city?))
}

fn place_names(reader: &mut Reader<'_>, group: &Group<'_>) -> PlaceNames {
    let translated = translations(reader, group, &TRANSLATED_NAME);
    let names = translated.iter().filter_map(|(lang, group)| Some((*lang, reader.get_text(group, "name")?)));
    let names: BTreeMap<_, _> = names.collect();
    let slug = group.get("slug").and_then(|value| {
        let text = reader.text(value)?;
        let slug = Slug::from_text(&text).filter(|slug| slug.as_str() == text);
        if slug.is_none() {
            let message = format!("`{text}` can't stand in an address");
            let fault = reader.fault(codes::BAD_SETTING, value, message);
            fault.help.push("write small letters, digits and hyphens: `uk`".to_owned());
        }
        slug
    });
    PlaceNames { name: reader.get_text(group, "name"), names, slug }
}

/// Takes back each address that another place has: a country or grouping beside a country or grouping, a city beside one of
/// its country. Only now is it known which cities there are.
pub(super) fn settle(
    config: &mut Config,
    slugs: &[OwnSlug],
    postings: &[Arc<Posting>],
    faults: &mut Vec<Diagnostic>,
) {
    let cities = postings.iter().flat_map(|posting| &posting.places);
    let cities = cities.filter_map(|place| Some((place.country, place.city.as_ref()?)));
    let offices = config.places.offices.iter().map(|office| (office.country, &office.city));
    let cities: BTreeMap<PlaceKey, String> = cities
        .chain(offices)
        .map(|(country, city)| (PlaceKey::City(country, city.slug.clone()), city.name.clone()))
        .collect();
    let mut taken = Vec::new();
    for OwnSlug { place, span } in slugs {
        let wanted = config.places.slug(place).map(Slug::as_str);
        let rivals: Vec<(PlaceKey, String)> = match place {
            PlaceKey::City(country, _) => {
                let of_country =
                    |(key, _): &(&PlaceKey, &String)| matches!(key, PlaceKey::City(own, _) if own == country);
                cities.iter().filter(of_country).map(|(key, name)| (key.clone(), name.clone())).collect()
            }
            PlaceKey::Country(_) | PlaceKey::Grouping(_) => lands().collect(),
        };
        let rival = rivals.iter().find(|(key, _)| key != place && wanted == Some(slug(config, key)));
        if let Some((_, name)) = rival {
            let message = format!("{name} has this address already");
            let fault = Diagnostic::at(codes::BAD_SETTING, *span, message);
            faults.push(fault.help("give it another `slug`"));
            taken.push(place.clone());
        }
    }
    for place in taken {
        config.places.names.entry(place).and_modify(|names| names.slug = None);
    }
}

/// Countries and groupings, which lie in one folder.
fn lands() -> impl Iterator<Item = (PlaceKey, String)> {
    let countries = Country::all().map(|country| (PlaceKey::Country(country), country.name().to_owned()));
    let named = |grouping: Grouping| (PlaceKey::Grouping(grouping), grouping.name().to_owned());
    countries.chain(Grouping::all().map(named))
}

fn slug<'a>(config: &'a Config, place: &'a PlaceKey) -> &'a str {
    let usual = match place {
        PlaceKey::Country(country) => country.slug(),
        PlaceKey::Grouping(grouping) => grouping.slug(),
        PlaceKey::City(_, slug) => slug.as_str(),
    };
    config.places.slug(place).map_or(usual, Slug::as_str)
}

fn office(reader: &mut Reader<'_>, value: &Value<'_>, group: &Group<'_>, config: &Config) -> Option<Office> {
    let at = group.get("place").unwrap_or(value);
    let text = group.get("place").and_then(|value| reader.text(value));
    let Some((country, city)) = text.and_then(|text| city(reader, at, &text)) else {
        let fault = reader.fault(codes::BAD_SETTING, at, "an office needs the city it is in");
        fault.help.push("write `place: Berlin, Germany`".to_owned());
        return None;
    };
    if !config.countries.contains(&country) {
        let message = format!("{} has no page on which the office could be shown", country.name());
        reader.fault(codes::BAD_SETTING, at, message).help.push("add it to `places.countries`".to_owned());
        return None;
    }
    let translated = translations(reader, group, &TRANSLATED_OFFICE);
    let texts_in: BTreeMap<Lang, OfficeTexts> =
        translated.iter().map(|(lang, group)| (*lang, office_texts(reader, group))).collect();
    let picture = group.get("picture").and_then(|value| reader.own_file(value, "a picture"));
    Some(Office { country, city, texts: office_texts(reader, group), texts_in, picture })
}

fn office_texts(reader: &mut Reader<'_>, group: &Group<'_>) -> OfficeTexts {
    let mut text = |key| reader.get_text(group, key);
    OfficeTexts {
        name: text("name"),
        address: text("address"),
        directions: text("directions"),
        picture_alt: text("picture_alt"),
    }
}
