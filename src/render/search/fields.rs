//! The fields of an index: what its rows have of places, categories, companies and so on.
//!
//! A row has a set of values, and few sets are told apart. So each row has the number of a set, counted from 1, or 0 for nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::iter;

use serde::{Serialize, Serializer};

use super::super::cards;
use super::super::words::Words;
use super::pay::Levels;
use crate::base::parallel;
use crate::check::{Choice, EMPLOYMENT_TYPES, SENIORITIES, WORKPLACES, name_of};
use crate::geo::{self, Country, Scope};
use crate::lang::Key;
use crate::model::{City, Place, Posting, PostingId, Site, Workplace};
use crate::render::Renderer;

/// Days within which postings can be asked for.
pub(super) const SPANS: [u16; 5] = [1, 3, 7, 14, 30];

/// A thing that rows can have, as `[key, label, other name…]`. A key that follows from the label is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Value {
    /// As addresses have it.
    pub(super) key: String,
    /// As pages show it.
    pub(super) label: String,
    /// What it is found by, too.
    pub(super) others: Vec<String>,
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let key = if plain_key(&self.label).as_ref() == Some(&self.key) { "" } else { &self.key };
        let names = [key, &self.label].into_iter().chain(self.others.iter().map(String::as_str));
        serializer.collect_seq(names)
    }
}

/// The key that the browser makes of a label: letters and digits in lower case, everything between them a hyphen. Only of ASCII
/// letters, of which both sides know what is lower case.
fn plain_key(label: &str) -> Option<String> {
    let words = label.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_plain = label.chars().all(|letter| letter.is_ascii() || !letter.is_alphanumeric());
    is_plain.then(|| words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-"))
}

/// A field.
#[derive(Serialize)]
pub(super) struct Field {
    pub(super) values: Vec<Value>,
    /// The values of each set; nothing where the sets are the single values.
    #[serde(skip_serializing_if = "Option::is_none")]
    sets: Option<Vec<Vec<u32>>>,
    rows: Vec<u32>,
}

/// Places: one column for what is shown of them, their cities, and the countries in which they lie or from which the work can be done.
#[derive(Serialize)]
pub(super) struct Places {
    /// Of each set what cards say of it.
    text: Vec<Said>,
    countries: Vec<Vec<u32>>,
    cities: Vec<Vec<u32>>,
    rows: Vec<u32>,
}

/// What a card says of places: the first, the others, and whether that says "remote" already. Nothing where it is one city and its
/// country, `Berlin, Germany`.
#[derive(Clone, Serialize)]
#[serde(untagged)]
enum Said {
    Usual([u8; 0]),
    Text((String, String, u8)),
}

/// A field whose rows are those of the places.
#[derive(Serialize)]
pub(super) struct Named {
    pub(super) values: Vec<Value>,
}

/// All fields of some postings. Those that no posting has are left out.
#[derive(Serialize)]
pub(super) struct Fields {
    pub(super) place: Places,
    pub(super) country: Named,
    pub(super) city: Named,
    pub(super) posted: Named,
    #[serde(flatten)]
    pub(super) others: BTreeMap<&'static str, Field>,
    /// Companies' logos, by their keys.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) logos: BTreeMap<String, String>,
}

/// The amounts of pay that tell postings apart.
pub(super) fn levels(renderer: &Renderer, postings: &[PostingId]) -> Levels {
    let rows: Vec<&Posting> = postings.iter().map(|id| renderer.site.posting(*id)).collect();
    Levels::of(&rows)
}

/// Gathers the fields of postings.
pub(super) fn fields(renderer: &Renderer, words: &Words, postings: &[PostingId], levels: &Levels) -> Fields {
    let site = &*renderer.site;
    let rows: Vec<&Posting> = postings.iter().map(|id| site.posting(*id)).collect();
    let ((place, country, city), others) =
        parallel::both(|| places(site, words, &rows), || others(site, words, &rows, levels));
    let companies: BTreeSet<_> = rows.iter().filter_map(|posting| posting.company).collect();
    let logos = companies.into_iter().map(|id| site.company(id));
    let logos =
        logos.filter_map(|company| Some((company.key.to_string(), renderer.file(company.logo.as_ref()?))));
    Fields { place, country, city, posted: posted(words), others, logos: logos.collect() }
}

/// The fields that have nothing to do with places; those that no posting has are left out.
fn others(site: &Site, words: &Words, rows: &[&Posting], levels: &Levels) -> BTreeMap<&'static str, Field> {
    let lang = words.locale.lang();
    let category = |id: &_| {
        let category = site.category(*id);
        value(category.key.to_string(), category.name_in(lang).to_owned())
    };
    let company = |id: &_| value(site.company(*id).key.to_string(), site.company(*id).name.clone());
    let lineages = |posting: &Posting| {
        let own = posting.categories.iter();
        own.flat_map(|id| site.lineage(*id)).collect::<Vec<_>>()
    };
    let level = |level: &_| by_name(SENIORITIES, *level, words.seniority(*level));
    let kind = |kind: &_| by_name(EMPLOYMENT_TYPES, *kind, words.employment_type(*kind));
    let workplace = |place: &_| by_name(WORKPLACES, *place, words.workplace(*place));
    let all = [
        ("category", field(rows, lineages, category)),
        ("company", field(rows, |posting| posting.company, company)),
        ("level", field(rows, |posting| posting.seniority, level)),
        ("pay", field(rows, |posting| levels.reached(posting), |stated| levels.value(words, *stated))),
        ("skill", field(rows, |posting| posting.skills.iter(), |name| skill(name))),
        ("type", field(rows, |posting| posting.employment_types.iter().copied(), kind)),
        ("workplace", field(rows, |posting| posting.workplace, workplace)),
    ];
    all.into_iter().filter(|(_, field)| !field.values.is_empty()).collect()
}

impl Field {
    /// How many rows have each value.
    pub(super) fn counts(&self) -> Vec<usize> {
        counts(&self.rows, self.sets.as_deref(), self.values.len())
    }
}

impl Fields {
    /// How many rows have each country.
    pub(super) fn in_countries(&self) -> Vec<usize> {
        counts(&self.place.rows, Some(&self.place.countries), self.country.values.len())
    }

    /// How many rows have each city.
    pub(super) fn in_cities(&self) -> Vec<usize> {
        counts(&self.place.rows, Some(&self.place.cities), self.city.values.len())
    }
}

/// How many rows have each of so many values. Without sets, they are the single values.
fn counts(rows: &[u32], sets: Option<&[Vec<u32>]>, values: usize) -> Vec<usize> {
    let mut counts = vec![0; values];
    for set in rows.iter().filter(|row| **row > 0).map(|row| *row as usize - 1) {
        match sets {
            Some(sets) => sets[set].iter().for_each(|value| counts[*value as usize] += 1),
            None => counts[set] += 1,
        }
    }
    counts
}

fn value(key: String, label: String) -> Value {
    Value { key, label, others: Vec::new() }
}

/// A field of what `of` says of each row, its values in their own order.
fn field<'p, K: Ord + Clone, I: IntoIterator<Item = K>>(
    rows: &[&'p Posting],
    of: impl Fn(&'p Posting) -> I,
    value: impl Fn(&K) -> Value,
) -> Field {
    // All rows' values, each row's sorted, and where each row's end.
    let mut said: Vec<K> = Vec::new();
    let mut ends = Vec::with_capacity(rows.len());
    let mut row: Vec<K> = Vec::new();
    for posting in rows {
        row.extend(of(posting));
        row.sort_unstable();
        row.dedup();
        said.append(&mut row);
        ends.push(said.len());
    }
    let mut keys: Vec<&K> = said.iter().collect();
    keys.sort_unstable();
    keys.dedup();
    let number = |key: &K| keys.binary_search(&key).map_or(0, |at| at as u32);
    let sets = iter::once(0).chain(ends.iter().copied()).zip(&ends).map(|(from, to)| &said[from..*to]);
    let values = keys.iter().map(|key| value(key)).collect();
    if sets.clone().all(|set| set.len() < 2) {
        let rows = sets.map(|set| set.first().map_or(0, |key| number(key) + 1)).collect();
        return Field { values, sets: None, rows };
    }
    let mut known = Sets::default();
    let rows = sets.map(|set| known.number(set.iter().map(number).collect())).collect();
    Field { values, sets: Some(known.sets), rows }
}

/// Sets, each once.
#[derive(Default)]
struct Sets {
    numbers: BTreeMap<Vec<u32>, u32>,
    sets: Vec<Vec<u32>>,
}

impl Sets {
    /// The number of a set, from 1; 0 for the empty one.
    fn number(&mut self, set: Vec<u32>) -> u32 {
        if set.is_empty() {
            return 0;
        }
        if let Some(number) = self.numbers.get(&set) {
            return *number;
        }
        let number = self.sets.len() as u32 + 1;
        self.sets.push(set.clone());
        self.numbers.insert(set, number);
        number
    }
}

/// Rows with equal marks say the same of their places.
type Mark<'p> = (Vec<(Country, Option<&'p City>, Option<&'p str>)>, Option<&'p [Scope]>);

fn mark(posting: &Posting) -> Mark<'_> {
    let remote = (posting.workplace == Some(Workplace::Remote)).then_some(&posting.remote_from[..]);
    (posting.places.iter().map(parts).collect(), remote)
}

fn parts(place: &Place) -> (Country, Option<&City>, Option<&str>) {
    (place.country, place.city.as_ref(), place.region.as_deref())
}

fn places(site: &Site, words: &Words, rows: &[&Posting]) -> (Places, Named, Named) {
    let mut marks: HashMap<Mark<'_>, u32> = HashMap::new();
    let mut firsts: Vec<&Posting> = Vec::new();
    let numbers = rows.iter().map(|posting| {
        *marks.entry(mark(posting)).or_insert_with(|| {
            firsts.push(posting);
            firsts.len() as u32
        })
    });
    let rows: Vec<u32> = numbers.collect();
    let countries: Vec<BTreeSet<Country>> =
        firsts.iter().map(|posting| countries_of(site, posting)).collect();
    let cities: Vec<BTreeSet<(Country, &City)>> = firsts.iter().map(|posting| cities_of(posting)).collect();
    // One city may be written in two ways, and is known by its slug.
    let by_slug = |(country, city): &(Country, &City)| (*country, city.slug.clone());
    let all_countries: BTreeSet<Country> = countries.iter().flatten().copied().collect();
    let mut all_cities: BTreeMap<_, (Country, &City)> = BTreeMap::new();
    for city in cities.iter().flatten() {
        all_cities.entry(by_slug(city)).or_insert(*city);
    }
    let country_numbers: BTreeMap<Country, u32> = all_countries.iter().copied().zip(0..).collect();
    let city_numbers: BTreeMap<_, u32> = all_cities.keys().cloned().zip(0..).collect();
    let set = |numbers: BTreeSet<u32>| numbers.into_iter().collect::<Vec<u32>>();
    let places = Places {
        text: firsts.iter().map(|posting| said(words, posting)).collect(),
        countries: countries
            .iter()
            .map(|set_of| set(set_of.iter().map(|one| country_numbers[one]).collect()))
            .collect(),
        cities: cities
            .iter()
            .map(|set_of| set(set_of.iter().map(|one| city_numbers[&by_slug(one)]).collect()))
            .collect(),
        rows,
    };
    let languages = languages(site);
    let hiring: BTreeSet<Country> =
        firsts.iter().flat_map(|posting| &posting.places).map(|place| place.country).collect();
    let country = all_countries.iter().map(|country| match hiring.contains(country) {
        true => country_value(words, *country),
        // Where remote work reaches to is many countries; those go by their names alone.
        false => value(country.alpha2().to_lowercase(), words.country(*country)),
    });
    let country = country.collect();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for (country, city) in all_cities.values() {
        *names.entry(words.city(*country, city)).or_default() += 1;
    }
    let city = all_cities.values().map(|(country, city)| {
        let mut value = city_value(words, *country, city, &languages);
        if names[words.city(*country, city)] > 1 {
            value.label = format!("{}, {}", value.label, words.country(*country));
        }
        value
    });
    (places, Named { values: country }, Named { values: city.collect() })
}

/// Where somebody may be who takes the role.
fn countries_of(site: &Site, posting: &Posting) -> BTreeSet<Country> {
    let there = posting.places.iter().map(|place| place.country);
    let is_remote = posting.workplace == Some(Workplace::Remote);
    let scopes = posting.remote_from.iter().filter(|_| is_remote);
    let from = scopes.flat_map(|scope| {
        let single = match scope {
            Scope::Country(country) => Some(*country),
            Scope::Grouping(_) | Scope::Worldwide => None,
        };
        let scope = *scope;
        single
            .into_iter()
            .chain(site.config.countries.iter().copied().filter(move |country| scope.includes(*country)))
    });
    there.chain(from).collect()
}

fn cities_of(posting: &Posting) -> BTreeSet<(Country, &City)> {
    posting.places.iter().filter_map(|place| Some((place.country, place.city.as_ref()?))).collect()
}

fn said(words: &Words, posting: &Posting) -> Said {
    let Some(first) = posting.places.first() else {
        return Said::Text((words.remote(posting), String::new(), 1));
    };
    let text = words.place(first);
    let usual =
        |city: &City| format!("{}, {}", words.city(first.country, city), words.country(first.country));
    let is_remote = posting.workplace == Some(Workplace::Remote);
    match (&posting.places[..], &first.city) {
        ([_], Some(city)) if !is_remote && usual(city) == text => Said::Usual([]),
        _ => Said::Text((text, cards::also_in(words, posting, first).unwrap_or_default(), 0)),
    }
}

/// Languages of the site, in whose names places are looked for wherever they are.
fn languages(site: &Site) -> Vec<&'static str> {
    site.config.languages.iter().map(|lang| lang.tag()).chain(iter::once("en")).collect()
}

fn country_value(words: &Words, country: Country) -> Value {
    let own = country.local_names().map(|(_, name)| name);
    let names = iter::once(country.name()).chain(country.aliases()).chain(own);
    named(country.alpha2().to_lowercase(), words.country(country), names)
}

fn city_value(words: &Words, country: Country, city: &City, languages: &[&'static str]) -> Value {
    let key = format!("{}-{}", country.alpha2().to_lowercase(), city.slug);
    let known = |known: geo::City| {
        let spoken = country.languages().chain(languages.iter().copied());
        spoken.map(move |tag| known.name_in(tag)).collect::<Vec<_>>()
    };
    let names = city.known.map(known).unwrap_or_default();
    named(key, words.city(country, city).to_owned(), names.into_iter().chain(iter::once(city.name.as_str())))
}

fn named<'n>(key: String, label: String, names: impl Iterator<Item = &'n str>) -> Value {
    let mut others: Vec<String> = Vec::new();
    for name in names {
        if name != label && !others.iter().any(|other| other == name) {
            others.push(name.to_owned());
        }
    }
    Value { key, label, others }
}

fn posted(words: &Words) -> Named {
    let span =
        |days: &u16| value(days.to_string(), words.locale.count(Key::SearchWithin, u64::from(*days), &[]));
    Named { values: SPANS.iter().map(span).collect() }
}

/// What content calls by a name of its own, as addresses have that.
fn by_name<T: Copy + PartialEq>(table: &'static [Choice<T>], one: T, label: String) -> Value {
    value(name_of(table, one).replace('_', "-"), label)
}

/// Only looked for: nobody chooses from thousands.
fn skill(skill: &str) -> Value {
    value(String::new(), skill.to_owned())
}
