//! Where the work is: places from text or fields, workplace, and where a remote worker may be.

use super::reader::{Choice, Group, Keys, Reader, Value};
use crate::base::fold::fold;
use crate::base::{Diagnostic, Slug, codes};
use crate::geo::{self, NamedCity, NamedPlace, NotUnderstood, Remote, Scope};
use crate::load::Node;
use crate::model::{City, Place, Workplace};

pub(super) const KEYS: Keys = Keys {
    what: "location",
    ours: &["country", "city", "region", "street", "postal_code", "apply_url"],
    others: &[
        ("address_country", "country"),
        ("country_code", "country"),
        ("address_locality", "city"),
        ("locality", "city"),
        ("town", "city"),
        ("address_region", "region"),
        ("state", "region"),
        ("street_address", "street"),
        ("zip", "postal_code"),
        ("postcode", "postal_code"),
    ],
};

/// Where the work is done from.
pub const WORKPLACES: &[Choice<Workplace>] = &[
    ("onsite", &["on-site", "office", "in office", "vor ort", "sur site", "presencial"], Workplace::Onsite),
    ("hybrid", &["hybride", "partly remote", "teilweise remote"], Workplace::Hybrid),
    (
        "remote",
        &["fully remote", "full remote", "100% remote", "telecommute", "home office", "anywhere"],
        Workplace::Remote,
    ),
];

/// What a posting says of places.
#[derive(Clone, Default)]
pub(super) struct Where {
    pub(super) places: Vec<Place>,
    pub(super) workplace: Option<Workplace>,
    pub(super) remote_from: Vec<Scope>,
}

/// Reads `locations`, `workplace` and `remote_from` together, since each explains the others. `Err` where the posting
/// can't say truthfully where the work is.
pub(super) fn read(reader: &mut Reader<'_>, group: &Group<'_>, hint: Option<Workplace>) -> Result<Where, ()> {
    let stated = group.get("workplace").and_then(|value| workplace(reader, value)).or(hint);
    let mut found = Found::default();
    for value in group.get("locations").map(Value::items).unwrap_or_default() {
        location(reader, &value, &mut found);
    }
    let mut scopes = Vec::new();
    let mut failed = found.failed;
    for (value, text) in group.get("remote_from").map(|value| reader.texts(value)).unwrap_or_default() {
        match geo::read_scope(&text) {
            Ok(scope) => scopes.push(scope),
            Err(error) => {
                not_understood(reader, &value, &text, &error);
                failed = true;
            }
        }
    }
    let workplace = stated.or(found.workplace);
    if workplace == Some(Workplace::Remote) {
        scopes.extend(found.scopes);
    } else {
        unused(reader, group, &scopes, &found.scopes);
        scopes.clear();
    }
    if failed {
        return Err(());
    }
    let places = each_once(reader, group, found.places);
    unique(&mut scopes);
    settle(reader, group, Where { places, workplace, remote_from: scopes })
}

/// Says that countries to be remote from count for nothing in a role that is not remote, whichever key names them.
fn unused(reader: &mut Reader<'_>, group: &Group<'_>, remote_from: &[Scope], locations: &[Scope]) {
    let (value, message) = match (group.get("remote_from"), group.get("locations")) {
        (Some(value), _) if !remote_from.is_empty() => (value, "`remote_from` counts only for remote roles"),
        (_, Some(value)) if !locations.is_empty() => {
            (value, "a group of countries beside a place counts only for remote roles")
        }
        _ => return,
    };
    let fault = reader.fault(codes::REMOTE_FROM_UNUSED, value, message);
    fault.help.push("write `workplace: remote`, or take it out".to_owned());
}

/// Each city, region or bare country once, with all that is said of it anywhere. Two ways to apply at one place can't both
/// stand.
fn each_once(reader: &mut Reader<'_>, group: &Group<'_>, places: Vec<Place>) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::with_capacity(places.len());
    let city = |place: &Place| place.city.as_ref().map(|city| city.slug.clone());
    for place in places {
        let same = |known: &&mut Place| {
            known.country == place.country
                && city(known) == city(&place)
                && (place.city.is_some() || known.region == place.region)
                && (known.street.is_none() || place.street.is_none() || known.street == place.street)
        };
        let Some(known) = kept.iter_mut().find(same) else {
            kept.push(place);
            continue;
        };
        if let (Some(one), Some(other)) = (&known.apply_url, &place.apply_url)
            && one != other
            && let Some(value) = group.get("locations")
        {
            let message = "one place is given twice, with two ways to apply";
            let fault = reader.fault(codes::PLACE_TWICE, value, message);
            fault.help.push(format!("`{one}` was taken; `{other}` leads nowhere"));
        }
        // Nobody could tell them apart on a page: places are known by their names.
        if let (Some(one), Some(other)) = (&known.region, &place.region)
            && fold(one) != fold(other)
            && place.city.as_ref().is_some_and(|city| city.known.is_none())
            && let Some(value) = group.get("locations")
        {
            let name = place.city.as_ref().map_or("", |city| &city.name);
            let message = format!("`{name}` in {one} and `{name}` in {other} are taken for one place");
            let fault = reader.fault(codes::PLACE_TWICE, value, message);
            fault.help.push("name the towns that they are near, or write two postings".to_owned());
        }
        known.region = known.region.take().or(place.region);
        known.street = known.street.take().or(place.street);
        known.postal_code = known.postal_code.take().or(place.postal_code);
        known.apply_url = known.apply_url.take().or(place.apply_url);
    }
    kept
}

/// Keeps the first of equal ones, in order.
pub(super) fn unique<T: PartialEq + Clone>(items: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    *items = kept;
}

/// Refuses what says no country at all, and fills in where a remote worker may be from the places.
fn settle(reader: &mut Reader<'_>, group: &Group<'_>, mut place: Where) -> Result<Where, ()> {
    if place.workplace == Some(Workplace::Remote) {
        if place.remote_from.is_empty() {
            place.remote_from = place.places.iter().map(|place| Scope::Country(place.country)).collect();
            unique(&mut place.remote_from);
        }
        if place.remote_from.is_empty() {
            let message = "a remote posting must say from which countries";
            let help = "add `remote_from:` with countries or groupings: `[DE, AT]`, `[EMEA]`, `[worldwide]`";
            match group.get("locations").or_else(|| group.get("workplace")) {
                Some(value) => reader.fault(codes::REMOTE_FROM_NOWHERE, value, message),
                None => reader.missing(codes::REMOTE_FROM_NOWHERE, message),
            }
            .help
            .push(help.to_owned());
            return Err(());
        }
        if place.places.is_empty() && place.remote_from == [Scope::Worldwide] {
            let value = group.get("remote_from").or_else(|| group.get("locations"));
            if let Some(value) = value {
                let fault = reader.fault(
                    codes::REMOTE_FROM_ANYWHERE,
                    value,
                    "Google takes no remote job without a country",
                );
                fault.help.push("list the countries you really hire in".to_owned());
            }
        }
    } else if place.places.is_empty() {
        let fault = reader.missing(codes::PLACE_MISSING, "the posting does not say where the work is");
        fault.help.push(
            "add `locations: [\"City, Country\"]`, or `workplace: remote` with `remote_from:`".to_owned(),
        );
        return Err(());
    }
    Ok(place)
}

fn workplace(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Workplace> {
    match value.node {
        // `remote: true`, as other boards write it.
        Node::Bool(true) => Some(Workplace::Remote),
        Node::Bool(false) => None,
        _ => reader.choice(value, WORKPLACES),
    }
}

#[derive(Default)]
struct Found {
    places: Vec<Place>,
    /// What the texts say of it.
    workplace: Option<Workplace>,
    scopes: Vec<Scope>,
    failed: bool,
}

fn location(reader: &mut Reader<'_>, value: &Value<'_>, found: &mut Found) {
    if let Node::Map(_) = value.node {
        match reader.inner(value, &KEYS).map(|group| fields(reader, value, &group)) {
            Some(Ok(place)) => found.places.push(place),
            _ => found.failed = true,
        }
        return;
    }
    let Some(text) = reader.text(value) else {
        found.failed = true;
        return;
    };
    match geo::read(&text) {
        Ok(reading) => {
            for place in &reading.places {
                spelling(reader, value, place);
            }
            let said = match reading.remote {
                Remote::No if reading.places.is_empty() => Some(Workplace::Remote), // a scope and nothing else
                Remote::No => None,
                Remote::Hybrid => Some(Workplace::Hybrid),
                Remote::Possible | Remote::Only => Some(Workplace::Remote),
            };
            found.workplace = match (found.workplace, said) {
                (Some(Workplace::Remote), _) | (_, Some(Workplace::Remote)) => Some(Workplace::Remote),
                (known, said) => known.or(said),
            };
            found.places.extend(reading.places.into_iter().map(named));
            found.scopes.extend(reading.scopes);
        }
        Err(error) => {
            not_understood(reader, value, &text, &error);
            found.failed = true;
        }
    }
}

fn fields(reader: &mut Reader<'_>, value: &Value<'_>, group: &Group<'_>) -> Result<Place, ()> {
    let Some(country) = group.get("country") else {
        // A city that is known well enough names its country.
        if let Some(text) = reader.get_text(group, "city")
            && let Ok(reading) = geo::read(&text)
            && let [place] = &reading.places[..]
        {
            return details(reader, group, named(place.clone()));
        }
        let fault = reader.fault(codes::PLACE_NOT_UNDERSTOOD, value, "this place names no country");
        fault.help.push("add `country:` with a code or a name".to_owned());
        return Err(());
    };
    let text = reader.text(country).ok_or(())?;
    let known = geo::read_country(&text).map_err(|error| not_understood(reader, country, &text, &error))?;
    let (region, city) = (reader.get_text(group, "region"), reader.get_text(group, "city"));
    let place = geo::read_fields(known, region.as_deref(), city.as_deref());
    if let Some(value) = group.get("city") {
        spelling(reader, value, &place);
    }
    details(reader, group, named(place))
}

/// Says which city was meant where the name has a slip in it, and that the tables don't know a town.
pub(super) fn spelling(reader: &mut Reader<'_>, value: &Value<'_>, place: &NamedPlace) {
    let Some(NamedCity { name, known, written }) = &place.city else { return };
    let country = place.country.name();
    if known.is_some_and(|city| city.is_misspelt(written)) {
        let fault = reader.fault(codes::PLACE_MISSPELT, value, format!("`{written}` was read as `{name}`"));
        fault.help.push(format!("write `{name}, {country}`"));
    } else if known.is_none() {
        let message = format!("no table knows a town `{name}` in {country}; it is shown as written");
        let near = geo::cities_near(place.country, name);
        reader.fault(codes::PLACE_UNKNOWN, value, message).help.extend(did_you_mean(&near));
    }
}

fn details(reader: &mut Reader<'_>, group: &Group<'_>, place: Place) -> Result<Place, ()> {
    let apply_url = group.get("apply_url").map_or(Ok(None), |value| reader.url(value))?;
    let street = reader.get_text(group, "street");
    let postal_code = reader.get_text(group, "postal_code");
    Ok(Place { street, postal_code, apply_url, ..place })
}

/// A place as the model has it. A city that no slug can be made of is left out.
pub(super) fn named(place: NamedPlace) -> Place {
    let city =
        place.city.and_then(|city| Some(City { slug: slug(&city)?, name: city.name, known: city.known }));
    Place {
        country: place.country,
        region: place.region,
        city,
        street: None,
        postal_code: None,
        apply_url: None,
    }
}

/// The part of the address. Of cities of one name in one country the largest has it alone.
fn slug(city: &NamedCity) -> Option<Slug> {
    let qualifier = city.known.and_then(geo::City::qualifier);
    Slug::from_text(&qualifier.map_or_else(|| city.name.clone(), |region| format!("{} {region}", city.name)))
}

/// "did you mean `A` or `B`?"
fn did_you_mean(texts: &[String]) -> Option<String> {
    let [first, rest @ ..] = texts else { return None };
    let others: String = rest.iter().map(|name| format!(" or `{name}`")).collect();
    Some(format!("did you mean `{first}`{others}?"))
}

fn not_understood(reader: &mut Reader<'_>, value: &Value<'_>, text: &str, error: &NotUnderstood) {
    let span = reader.within(value, text, error.range.clone());
    let message = match error.reason {
        geo::Reason::NoCountry => format!("`{}` names no country", error.part),
        geo::Reason::UnknownCountry => format!("`{}` is no country", error.part),
        geo::Reason::Elsewhere => format!("the city before `{}` lies elsewhere", error.part),
        geo::Reason::NoPlace | geo::Reason::Empty => format!("`{}` is no place", error.part),
    };
    let mut fault = Diagnostic::at(codes::PLACE_NOT_UNDERSTOOD, span, message);
    if let Some(help) = did_you_mean(&error.suggestions()) {
        fault = fault.help(help);
    }
    let fault = match error.reason {
        geo::Reason::NoCountry => fault.help("write the country too, as in `Berlin, Germany`"),
        _ => fault.help("write a place as `City, Country`"),
    };
    reader.push(fault);
}
