//! `places` of `content/site.yaml`: which countries have a page, what places are called, and the offices there.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Group, Keys, Reader, Value};
use super::{places, translations};
use crate::base::{Slug, codes};
use crate::geo::{self, Country, Grouping, Scope};
use crate::load::{Node, Step};
use crate::model::{Config, Office, Picture, Place, PlaceKey, PlaceNames};

const KEYS: Keys = Keys {
    what: "`places` of site.yaml",
    ours: &["countries", "names", "offices"],
    others: &[("scope", "countries")],
};
const NAMES: Keys =
    Keys { what: "name of a place", ours: &["name", "slug", "translations"], others: &[("title", "name")] };
const TRANSLATED_NAME: Keys = Keys { what: "translation of a place", ours: &["name"], others: &[] };
const OFFICE: Keys = Keys {
    what: "office",
    ours: &["place", "name", "address", "directions", "picture", "picture_alt", "translations"],
    others: &[("city", "place"), ("location", "place"), ("image", "picture"), ("alt", "picture_alt")],
};
const TRANSLATED_OFFICE: Keys =
    Keys { what: "translation of an office", ours: &["directions", "picture_alt"], others: &[] };

/// Reads the group into the settings.
pub(super) fn places(reader: &mut Reader<'_>, value: &Value<'_>, config: &mut Config) {
    let Some(group) = reader.inner(value, &KEYS) else { return };
    if let Some(value) = group.get("countries") {
        countries(reader, value, config);
    }
    if let Some(value) = group.get("names") {
        names(reader, value, config);
    }
    for value in group.get("offices").map(Value::items).unwrap_or_default() {
        let office = reader.inner(&value, &OFFICE).and_then(|group| office(reader, &value, &group));
        config.places.offices.extend(office);
    }
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
fn names(reader: &mut Reader<'_>, value: &Value<'_>, config: &mut Config) {
    let Node::Map(fields) = value.node else {
        reader.fault(codes::WRONG_TYPE, value, "`names` wants a place for each key");
        return;
    };
    for (written, node) in fields {
        let value = Value { path: [value.path.as_slice(), &[Step::Key(written)]].concat(), node };
        let Some(place) = key(written) else {
            let message = format!("`{written}` is no place that has a page");
            let fault = reader.fault(codes::BAD_SETTING, &value, message);
            fault.help.push("write `GB`, `dach` or `Cologne, Germany`".to_owned());
            continue;
        };
        if let Some(group) = reader.inner(&value, &NAMES) {
            let names = place_names(reader, &group);
            config.places.names.insert(place.clone(), names);
            if let Some(other) = taken(config, &place) {
                let message = format!("{other} has this address already");
                reader.fault(codes::BAD_SETTING, group.get("slug").unwrap_or(&value), message);
                config.places.names.entry(place).and_modify(|names| names.slug = None);
            }
        }
    }
}

/// The place that a key of `names` means.
fn key(written: &str) -> Option<PlaceKey> {
    match geo::read_scope(written) {
        Ok(Scope::Country(country)) => Some(PlaceKey::Country(country)),
        Ok(Scope::Grouping(grouping)) => Some(PlaceKey::Grouping(grouping)),
        Ok(Scope::Worldwide) => None,
        Err(_) => city(written).map(|(country, city)| PlaceKey::City(country, city.slug)),
    }
}

fn city(text: &str) -> Option<(Country, crate::model::City)> {
    let reading = geo::read(text).ok()?;
    let [place] = &reading.places[..] else { return None };
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
            reader
                .fault(codes::BAD_SETTING, value, message)
                .help
                .push("write small letters, digits and hyphens: `uk`".to_owned());
        }
        slug
    });
    PlaceNames { name: reader.get_text(group, "name"), names, slug }
}

/// The name of the country or grouping whose address a place would take. Cities lie below their countries, and which
/// there are is not known yet.
fn taken(config: &Config, place: &PlaceKey) -> Option<&'static str> {
    let wanted = config.places.slug(place)?;
    let countries =
        Country::all().map(|country| (PlaceKey::Country(country), country.slug(), country.name()));
    let groupings =
        Grouping::all().map(|grouping| (PlaceKey::Grouping(grouping), grouping.slug(), grouping.name()));
    let is_city = matches!(place, PlaceKey::City(..));
    let mut others = countries.chain(groupings).filter(|(other, ..)| !is_city && other != place);
    let taken = others
        .find(|(other, own, _)| wanted.as_str() == config.places.slug(other).map_or(*own, Slug::as_str));
    taken.map(|(_, _, name)| name)
}

fn office(reader: &mut Reader<'_>, value: &Value<'_>, group: &Group<'_>) -> Option<Office> {
    let at = group.get("place").unwrap_or(value);
    let place = group.get("place").and_then(|value| reader.text(value)).and_then(|text| city(&text));
    let Some((country, city)) = place else {
        let fault = reader.fault(codes::BAD_SETTING, at, "an office needs the city it is in");
        fault.help.push("write `place: Berlin, Germany`".to_owned());
        return None;
    };
    let translated = translations(reader, group, &TRANSLATED_OFFICE);
    let mut texts = |key: &str| -> BTreeMap<_, _> {
        translated.iter().filter_map(|(lang, group)| Some((*lang, reader.get_text(group, key)?))).collect()
    };
    let (directions_in, alt_in) = (texts("directions"), texts("picture_alt"));
    let path = group.get("picture").and_then(|value| reader.own_file(value, "a picture"));
    let alt = reader.get_text(group, "picture_alt").unwrap_or_default();
    Some(Office {
        country,
        city,
        name: reader.get_text(group, "name"),
        address: reader.get_text(group, "address"),
        directions: reader.get_text(group, "directions"),
        directions_in,
        picture: path.map(|path| Picture { path, alt, alt_in }),
    })
}
