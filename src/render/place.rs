//! What the list of a country, city or grouping has beside its postings: where else to look, remote roles, facts, offices.
//!
//! The postings themselves and the rest of the page are `list.rs`'s. Lists that are no place have nothing here.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Renderer;
use super::cards;
use super::list::{group, in_place, link, sorted};
use super::view::{CardGroup, Fact, FactValue, Html, Link, LinkGroup, Office};
use super::words::utc;
use crate::derive::{CityListing, CountryListing, LARGEST};
use crate::geo::{City, Clock, Country, Grouping};
use crate::lang::{Key, Lang};
use crate::model::{CategoryId, OfficeTexts, Place, PostingId};
use crate::plan::List;

/// Nearby countries, and other cities that a city's page links to, those with the most roles; the country's page has them
/// all.
const NEARBY: usize = 5;
const CITIES: usize = LARGEST - 1;
/// Remote roles that a place's page shows.
const REMOTE: usize = 20;
/// Categories that a country's page names.
const CATEGORIES: usize = 12;
/// Time zones that are named one by one.
const ZONES: usize = 3;

/// Whether a list is one of a place.
pub(super) fn is_place(list: &List) -> bool {
    match list {
        List::Country(_) | List::City(..) | List::Grouping(_) => true,
        List::All | List::Remote | List::Category(_) | List::Company(_) => false,
    }
}

/// The cards of some postings of a list, in a list of a place with the place there first.
pub(super) fn cards(renderer: &Renderer, lang: Lang, list: &List, postings: &[PostingId]) -> Vec<Html> {
    match list {
        List::Country(country) => {
            cards::at_place(renderer, postings, lang, |place| place.country == *country)
        }
        List::City(country, slug) => {
            let is_city = |place: &Place| place.city.as_ref().is_some_and(|city| city.slug == *slug);
            cards::at_place(renderer, postings, lang, |place| place.country == *country && is_city(place))
        }
        List::Grouping(grouping) => {
            cards::at_place(renderer, postings, lang, |place| grouping.contains(place.country))
        }
        List::All | List::Remote | List::Category(_) | List::Company(_) => {
            cards::all(renderer, postings, lang)
        }
    }
}

/// The postings of a page of a country's list, by city; nothing where there is only one city.
pub(super) fn sections(renderer: &Renderer, lang: Lang, list: &List, range: Range<usize>) -> Vec<CardGroup> {
    let List::Country(country) = list else { return Vec::new() };
    let Some(listing) = renderer.derived.countries.get(country).filter(|listing| listing.by_city.len() > 1)
    else {
        return Vec::new();
    };
    let words = renderer.words(lang);
    let mut sections = Vec::new();
    let mut start = 0;
    for of_city in &listing.by_city {
        let (from, end) = (start, start + of_city.postings.len());
        start = end;
        let (from, to) = (range.start.clamp(from, end) - from, range.end.clamp(from, end) - from);
        if from == to {
            continue;
        }
        let head = match &of_city.city {
            Some(city) => link(renderer, lang, &List::City(*country, city.clone())),
            None => Link { title: words.text(Key::ListNoCity), ..Link::default() },
        };
        let total = words.jobs(of_city.postings.len());
        let total_is_lists = head.count.as_ref().is_none_or(|count| *count == total);
        sections.push(CardGroup {
            title: head.title,
            url: Some(head.url).filter(|url| !url.is_empty()),
            // A role in two cities stands in one group: the number of the city's list would be another.
            count: total_is_lists.then_some(total),
            cards: cards(renderer, lang, list, &of_city.postings[from..to]),
            rest: None,
        });
    }
    sections
}

/// Remote roles open to people in a country or a grouping.
pub(super) fn remote(renderer: &Renderer, lang: Lang, list: &List) -> Option<CardGroup> {
    let derived = &renderer.derived;
    let postings: Vec<PostingId> = match list {
        List::Country(country) => derived.countries.get(country)?.remote.clone(),
        List::Grouping(grouping) => open_in_part_of(renderer, *grouping),
        _ => return None,
    };
    if postings.is_empty() {
        return None;
    }
    let words = renderer.words(lang);
    let title = words.locale.format(Key::ListRemoteFrom, &[("in_place", &in_place(renderer, lang, list))]);
    let rest = (postings.len() > REMOTE).then(|| link(renderer, lang, &List::Remote));
    Some(CardGroup {
        title,
        url: None,
        count: Some(words.jobs(postings.len())),
        cards: cards::all(renderer, &postings[..postings.len().min(REMOTE)], lang),
        rest,
    })
}

/// Remote roles open to people in one of the countries, without those that have a place there.
fn open_in_part_of(renderer: &Renderer, grouping: Grouping) -> Vec<PostingId> {
    let derived = &renderer.derived;
    let is_open = |id: &PostingId| {
        let posting = renderer.site.posting(*id);
        let here = posting.places.iter().any(|place| grouping.contains(place.country));
        let reaches = |country| posting.remote_from.iter().any(|scope| scope.includes(country));
        !here
            && grouping.members().any(|country| derived.countries.contains_key(&country) && reaches(country))
    };
    derived.remote.iter().filter(|id| is_open(id)).copied().collect()
}

/// Where to go from the list of a place.
pub(super) fn groups(renderer: &Renderer, lang: Lang, list: &List) -> Vec<LinkGroup> {
    let words = renderer.words(lang);
    let derived = &renderer.derived;
    match list {
        List::Country(country) => {
            let listing = derived.countries.get(country);
            vec![
                group(words.text(Key::ListCities), cities(renderer, lang, *country, listing)),
                group(words.text(Key::ListByCategory), categories(renderer, lang, listing)),
                group(words.text(Key::ListNearby), nearby(renderer, lang, *country)),
                group(words.text(Key::ListGroupings), groupings(renderer, lang, *country)),
            ]
        }
        List::City(country, slug) => {
            let listing = derived.countries.get(country);
            let near = listing.and_then(|listing| listing.cities.get(slug));
            let largest =
                listing.into_iter().flat_map(|listing| &listing.largest).filter(|other| *other != slug);
            let others =
                largest.take(CITIES).map(|city| link(renderer, lang, &List::City(*country, city.clone())));
            let others = sorted(renderer, lang, others);
            let within = words.locale.format(Key::ListWithin, &[("n", "150")]);
            vec![group(within, near_cities(renderer, lang, near)), group(words.country(*country), others)]
        }
        List::Grouping(grouping) => {
            let members = grouping.members().filter(|country| derived.countries.contains_key(country));
            let links = members.map(|country| link(renderer, lang, &List::Country(country)));
            vec![group(words.text(Key::ListCountries), sorted(renderer, lang, links))]
        }
        List::All | List::Remote | List::Category(_) | List::Company(_) => Vec::new(),
    }
}

fn cities(renderer: &Renderer, lang: Lang, country: Country, listing: Option<&CountryListing>) -> Vec<Link> {
    let cities = listing.into_iter().flat_map(|listing| listing.cities.keys());
    sorted(renderer, lang, cities.map(|city| link(renderer, lang, &List::City(country, city.clone()))))
}

/// Other cities with roles around a city, the nearest first.
fn near_cities(renderer: &Renderer, lang: Lang, city: Option<&CityListing>) -> Vec<Link> {
    let near = city.into_iter().flat_map(|city| &city.near);
    near.map(|city| Link {
        note: Some(distance(renderer, lang, city.kilometres)),
        ..link(renderer, lang, &List::City(city.country, city.slug.clone()))
    })
    .collect()
}

/// `120 km away`.
fn distance(renderer: &Renderer, lang: Lang, kilometres: u32) -> String {
    let locale = &renderer.words(lang).locale;
    locale.format(Key::ListNearestDistance, &[("n", &locale.number(u64::from(kilometres)))])
}

/// The categories of a country's roles, the most used first, each with how many are there. The link leads to all.
fn categories(renderer: &Renderer, lang: Lang, listing: Option<&CountryListing>) -> Vec<Link> {
    let mut here: BTreeMap<CategoryId, usize> = BTreeMap::new();
    for id in listing.into_iter().flat_map(|listing| &listing.postings) {
        for category in &renderer.site.posting(*id).categories {
            *here.entry(*category).or_default() += 1;
        }
    }
    let locale = &renderer.words(lang).locale;
    let mut links: Vec<(usize, Link)> = here
        .into_iter()
        .map(|(category, count)| {
            let here = Some(locale.count(Key::ListHere, count as u64, &[]));
            (count, Link { count: here, ..link(renderer, lang, &List::Category(category)) })
        })
        .collect();
    links.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| locale.compare(&one.title, &other.title)));
    links.into_iter().take(CATEGORIES).map(|(_, link)| link).collect()
}

/// The nearest countries with postings, with their distance.
fn nearby(renderer: &Renderer, lang: Lang, country: Country) -> Vec<Link> {
    let hires = |other: &Country| {
        renderer.derived.countries.get(other).is_some_and(|listing| !listing.postings.is_empty())
    };
    let nearest = country.nearest().into_iter().filter(|(other, _)| hires(other)).take(NEARBY);
    let note = |kilometres| Some(distance(renderer, lang, kilometres));
    nearest
        .map(|(other, km)| Link { note: note(km), ..link(renderer, lang, &List::Country(other)) })
        .collect()
}

/// The groupings that a country belongs to, and that have a page.
fn groupings(renderer: &Renderer, lang: Lang, country: Country) -> Vec<Link> {
    let known = country.groupings().filter(|grouping| renderer.derived.groupings.contains_key(grouping));
    known.map(|grouping| link(renderer, lang, &List::Grouping(grouping))).collect()
}

/// What a newcomer to a country wants to know, and the time of day in a city.
pub(super) fn facts(renderer: &Renderer, lang: Lang, list: &List) -> Vec<Fact> {
    let words = renderer.words(lang);
    let (currency, languages, zones): (_, Vec<&str>, Vec<&str>) = match list {
        List::Country(country) => {
            (country.currency(), country.languages().collect(), country.time_zones().collect())
        }
        List::City(country, slug) => {
            let listing = renderer.derived.countries.get(country);
            let city = listing.and_then(|listing| listing.cities.get(slug));
            let known = city.and_then(|listing| listing.city.known);
            (None, Vec::new(), known.and_then(City::time_zone).into_iter().collect())
        }
        _ => return Vec::new(),
    };
    let text = |text: String| FactValue { text, ..FactValue::default() };
    let currency = currency.map(|code| match words.locale.currency(code) {
        Some(name) => text(format!("{name} ({code})")),
        None => text(code.to_owned()),
    });
    let names = languages.iter().filter_map(|tag| words.locale.language(tag)).map(str::to_owned);
    let mut languages: Vec<String> = names.collect();
    languages.dedup();
    let clocks = time_zones(renderer, lang, &zones);
    let labels = [
        ("currency", words.text(Key::PlaceCurrency), currency.into_iter().collect()),
        (
            "languages",
            words.locale.count(Key::PlaceLanguages, languages.len() as u64, &[]),
            languages.into_iter().map(text).collect(),
        ),
        ("time_zones", words.locale.count(Key::PlaceTimeZones, clocks.len() as u64, &[]), clocks),
    ];
    let facts = labels.into_iter().map(|(name, label, values)| Fact { name, label, values });
    facts.filter(|fact: &Fact| !fact.values.is_empty()).collect()
}

/// One for each clock there is, or, where there are many, from which clock to which they reach. Zones that differed long
/// ago are no news to a reader.
fn time_zones(renderer: &Renderer, lang: Lang, zones: &[&str]) -> Vec<FactValue> {
    let words = renderer.words(lang);
    let mut clocks: Vec<(&str, Clock)> = Vec::new();
    for zone in zones {
        if let Some(clock) = Clock::of(zone).filter(|clock| !clocks.iter().any(|(_, known)| known == clock)) {
            clocks.push((zone, clock));
        }
    }
    if clocks.len() <= ZONES {
        let value = |(zone, clock): (&str, Clock)| FactValue {
            text: zone.replace('_', " "),
            note: Some(words.clock(clock)),
            ..FactValue::default()
        };
        return clocks.into_iter().map(value).collect();
    }
    let minutes = || clocks.iter().map(|(_, clock)| clock.minutes);
    let [from, to] = [minutes().min(), minutes().max()].map(|minutes| utc(minutes.unwrap_or_default()));
    let text = words.locale.format(Key::PlaceUtcRange, &[("from", &from), ("to", &to)]);
    vec![FactValue { text, ..FactValue::default() }]
}

/// The site's offices in a city.
pub(super) fn offices(renderer: &Renderer, lang: Lang, list: &List) -> Vec<Office> {
    let List::City(country, slug) = list else { return Vec::new() };
    let config = &renderer.site.config;
    let here =
        config.places.offices.iter().filter(|office| office.country == *country && office.city.slug == *slug);
    here.map(|office| {
        let title = || {
            let place = in_place(renderer, lang, list);
            renderer.words(lang).locale.format(Key::PlaceOffice, &[("in_place", &place)])
        };
        let lines = office.text_in(lang, |texts| texts.address.as_ref()).unwrap_or_default().lines();
        let own = |text: fn(&OfficeTexts) -> Option<&String>| office.text_in(lang, text).map(str::to_owned);
        Office {
            title: own(|texts| texts.name.as_ref()).unwrap_or_else(title),
            address: lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect(),
            directions: own(|texts| texts.directions.as_ref()),
            picture: office.picture.as_ref().map(|path| renderer.file(path)),
            alt: own(|texts| texts.picture_alt.as_ref()).unwrap_or_default(),
        }
    })
    .collect()
}
