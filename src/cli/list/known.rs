//! What a name on the command line means on this site: a country, a city, a category, a company, a language; or what it nearly means.

use std::collections::BTreeMap;

use crate::base::Slug;
use crate::base::fold::fold;
use crate::base::nearest::nearest;
use crate::check;
use crate::geo::{self, Country, NotUnderstood, Scope};
use crate::lang::Lang;
use crate::model::{CategoryId, City, CompanyId, Language, PlaceKey, Site};

/// Which city of which country.
pub(super) type CityKey = (Country, Slug);

/// How many things are named where nothing is near.
const NAMED: usize = 8;

/// The country or grouping that a text means.
pub(super) fn scope(site: &Site, text: &str) -> Result<Scope, String> {
    let own = |scope: &PlaceKey| match scope {
        PlaceKey::Country(country) => Some(Scope::Country(*country)),
        PlaceKey::Grouping(grouping) => Some(Scope::Grouping(*grouping)),
        PlaceKey::City(..) => None,
    };
    if let Some(scope) = called(site, text).iter().find_map(|place| own(place)) {
        return Ok(scope);
    }
    match geo::read_scope(text) {
        Ok(Scope::Worldwide) => Err(format!("`{text}` is no country")),
        Ok(scope) => Ok(scope),
        Err(error) => Err(format!("`{text}` is no country or grouping{}", suggested(&error))),
    }
}

/// The site's cities that a text means: all of that name, or the one that it names with its country. None where the tables know
/// the city and the site has nothing there.
pub(super) fn cities(site: &Site, text: &str) -> Result<Vec<CityKey>, String> {
    let cities = all_cities(site);
    let wanted = fold(text);
    let is_meant = |((country, _), city): &(&CityKey, &&City)| {
        names(city)
            .iter()
            .any(|name| fold(name) == wanted || fold(&format!("{name}, {}", country.name())) == wanted)
    };
    let mut found: Vec<CityKey> = cities.iter().filter(is_meant).map(|(key, _)| key.clone()).collect();
    found.extend(called(site, text).into_iter().filter_map(|place| match place {
        PlaceKey::City(country, slug) => Some((*country, slug.clone())),
        PlaceKey::Country(_) | PlaceKey::Grouping(_) => None,
    }));
    if !found.is_empty() {
        return Ok(found);
    }
    let read = geo::read(text);
    let place = read.as_ref().ok().and_then(|reading| match &reading.places[..] {
        [place] => place.city.as_ref(),
        _ => None,
    });
    if let Some((place, known)) = place.and_then(|place| Some((place, place.known?)))
        && !known.is_misspelt(&place.written)
    {
        let same = |(_, city): &(&CityKey, &&City)| city.known == Some(known);
        return Ok(cities.iter().filter(same).map(|(key, _)| key.clone()).collect());
    }
    let of_tables = || match (&read, place) {
        (Ok(_), Some(place)) => place.known.map(|known| format!("; did you mean `{}`?", known.name())),
        (Ok(_), None) => None,
        (Err(error), _) => Some(suggested(error)),
    };
    let all: Vec<&str> = cities.values().flat_map(|city| names(city)).collect();
    let hint = near(text, &all).or_else(of_tables).unwrap_or_default();
    Err(format!("`{text}` is no city that careergen knows{hint}"))
}

/// The category that a text names by key or name.
pub(super) fn category(site: &Site, text: &str) -> Result<CategoryId, String> {
    let names = (0u32..).map(CategoryId).zip(&site.categories).flat_map(|(id, category)| {
        let names = category.names.values().chain([&category.name]).map(String::as_str);
        [category.key.as_str()].into_iter().chain(names).map(move |name| (name, id))
    });
    named(names, text, "category", site.categories.iter().map(|category| category.key.as_str()))
}

/// The company that a text names by key or name.
pub(super) fn company(site: &Site, text: &str) -> Result<CompanyId, String> {
    let names = (0u32..).map(CompanyId).zip(&site.companies);
    let names = names.flat_map(|(id, company)| [(company.key.as_str(), id), (company.name.as_str(), id)]);
    named(names, text, "company", site.companies.iter().map(|company| company.key.as_str()))
}

/// The language that a tag means, where the site or a posting has it.
pub(super) fn language(site: &Site, text: &str) -> Result<Language, String> {
    let own = site.config.languages.iter().map(|lang| Language::Known(*lang));
    let written = site.postings.iter().map(|posting| posting.language.clone());
    let mut languages: Vec<Language> = own.chain(written).collect();
    languages.sort();
    languages.dedup();
    let wanted = fold(text);
    let by_name = Lang::all().find(|lang| fold(lang.endonym()) == wanted).map(Language::Known);
    let known = by_name.or_else(|| check::language(text)).filter(|language| languages.contains(language));
    known.ok_or_else(|| {
        let all = listed(languages.iter().map(Language::tag));
        format!("nothing on the site is in the language `{text}`{all}")
    })
}

/// The first whose name is `text`, whatever its case and accents.
fn named<'s, T>(
    names: impl Iterator<Item = (&'s str, T)>,
    text: &str,
    what: &str,
    keys: impl Iterator<Item = &'s str>,
) -> Result<T, String> {
    let wanted = fold(text);
    let mut others = Vec::new();
    for (name, id) in names {
        if fold(name) == wanted {
            return Ok(id);
        }
        others.push(name);
    }
    let hint = near(text, &others).unwrap_or_else(|| listed(keys));
    Err(format!("the site has no {what} `{text}`{hint}"))
}

/// "did you mean": a name with a slip in it, or one of which `text` is a part.
fn near(text: &str, names: &[&str]) -> Option<String> {
    let wanted = fold(text);
    let holds = |name: &&str| format!(" {}", fold(name)).contains(&format!(" {wanted}"));
    let part = || names.iter().copied().find(|name| !wanted.is_empty() && holds(name));
    let near = nearest(text, names.iter().copied()).or_else(part)?;
    Some(format!("; did you mean `{near}`?"))
}

/// The first few of what there is.
fn listed<'s>(names: impl Iterator<Item = &'s str>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    match (names.len(), more) {
        (0, _) => String::new(),
        (_, 0) => format!("; it has {}", names.join(", ")),
        _ => format!("; it has {} and {more} more", names.join(", ")),
    }
}

fn suggested(error: &NotUnderstood) -> String {
    let names: Vec<String> = error.suggestions().iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { String::new() } else { format!("; did you mean {}?", names.join(" or ")) }
}

/// The places that the site itself calls so.
fn called<'s>(site: &'s Site, text: &str) -> Vec<&'s PlaceKey> {
    let wanted = fold(text);
    let places = site.config.places.names.iter().filter(|(_, names)| {
        let slug = names.slug.as_ref().map(Slug::as_str);
        let mut all = names.names.values().chain(&names.name).map(String::as_str).chain(slug);
        all.any(|name| fold(name) == wanted)
    });
    places.map(|(place, _)| place).collect()
}

/// The cities of all postings and offices.
fn all_cities(site: &Site) -> BTreeMap<CityKey, &City> {
    let places = site.postings.iter().flat_map(|posting| &posting.places);
    let places = places.filter_map(|place| Some((place.country, place.city.as_ref()?)));
    let offices = site.config.places.offices.iter().map(|office| (office.country, &office.city));
    places.chain(offices).map(|(country, city)| ((country, city.slug.clone()), city)).collect()
}

/// What a city is called: as the site has it, and in the languages of sites.
pub(super) fn names(city: &City) -> Vec<&str> {
    let mut names = vec![city.name.as_str()];
    for name in city.known.into_iter().flat_map(|city| city.shown_names()) {
        names.push(name);
    }
    names
}
