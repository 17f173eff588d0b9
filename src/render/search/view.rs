//! What pages say of search before any script runs: the form, and the filters with their numbers.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::cards;
use super::super::view::{Filter, FilterOption, Search};
use super::super::words::Words;
use super::fields::{Fields, Value};
use crate::lang::{Key, Lang};
use crate::render::Renderer;

/// Options of a filter that stand on the page.
const SHOWN: usize = 6;

/// Filters whose options keep their order.
const ORDERED: [&str; 5] = ["workplace", "type", "level", "pay", "posted"];

/// The filters, in their order on the page: the name in addresses and in the index, what it is called, and whether one can choose several.
const FILTERS: [(&str, Key, bool); 9] = [
    ("country", Key::SearchCountry, true),
    ("city", Key::SearchCity, true),
    ("workplace", Key::PostingWorkplace, true),
    ("category", Key::PostingCategory, true),
    ("company", Key::PostingCompany, true),
    ("type", Key::PostingEmploymentType, true),
    ("level", Key::PostingSeniority, true),
    ("pay", Key::PostingPay, false),
    ("posted", Key::PostingPosted, false),
];
/// Filters that are open from the beginning.
const OPEN: [&str; 3] = ["country", "workplace", "category"];

/// The options of a filter.
pub(super) struct Choices {
    name: &'static str,
    label: String,
    several: bool,
    /// In the order in which they are shown; none with nothing.
    options: Vec<(Value, Option<usize>)>,
}

/// The filters that tell postings apart.
pub(super) fn choices(words: &Words, fields: &Fields) -> Vec<Choices> {
    let counted = |values: &[Value], counts: Vec<usize>| {
        values.iter().cloned().zip(counts.into_iter().map(Some)).collect::<Vec<_>>()
    };
    let filter = |(name, label, several): &(&'static str, Key, bool)| {
        let mut options: Vec<(Value, Option<usize>)> = match *name {
            "country" => counted(&fields.country.values, fields.in_countries()),
            "city" => counted(&fields.city.values, fields.in_cities()),
            // How many they are depends on the day on which the page is read.
            "posted" => fields.posted.values.iter().cloned().map(|value| (value, None)).collect(),
            name => fields
                .others
                .get(name)
                .map(|field| counted(&field.values, field.counts()))
                .unwrap_or_default(),
        };
        if !ORDERED.contains(name) {
            let compare = |a: &Value, b: &Value| words.locale.compare(&a.label, &b.label);
            options.sort_by(|(a, of_a), (b, of_b)| {
                Reverse(of_a).cmp(&Reverse(of_b)).then_with(|| compare(a, b))
            });
        }
        let label = words.text(*label);
        (!options.is_empty()).then_some(Choices { name, label, several: *several, options })
    };
    FILTERS.iter().filter_map(filter).collect()
}

/// The keys of filters whose options keep their order.
pub(super) fn ordered(filters: &[Choices]) -> BTreeMap<&'static str, Vec<String>> {
    let ordered = filters.iter().filter(|filter| ORDERED.contains(&filter.name));
    ordered
        .map(|filter| (filter.name, filter.options.iter().map(|(value, _)| value.key.clone()).collect()))
        .collect()
}

/// Countries by key and name, those with the most postings first.
pub(super) fn countries(filters: &[Choices]) -> Vec<(String, String)> {
    let countries = filters.iter().filter(|filter| filter.name == "country");
    countries
        .flat_map(|filter| &filter.options)
        .map(|(value, _)| (value.key.clone(), value.label.clone()))
        .collect()
}

/// The form of the front page: what and in which country.
pub(in crate::render) fn on_home(renderer: &Renderer, lang: Lang) -> Option<Search> {
    let mut search = search(renderer, lang)?;
    let countries = renderer.search(lang)?.filters.iter().find(|filter| filter.name == "country");
    search.countries =
        countries.map(|filter| options(renderer, lang, filter, usize::MAX)).unwrap_or_default();
    search.countries.sort_by(|a, b| renderer.words(lang).locale.compare(&a.label, &b.label));
    Some(search)
}

/// The form, the filters and a card to be filled, for the list of all postings.
pub(in crate::render) fn on_list(renderer: &Renderer, lang: Lang) -> Option<Search> {
    let mut search = search(renderer, lang)?;
    let words = renderer.words(lang);
    let filter = |choices: &Choices| {
        let all = choices.options.len();
        let shown = if ORDERED.contains(&choices.name) { all } else { SHOWN };
        Filter {
            name: choices.name,
            label: choices.label.clone(),
            several: choices.several,
            open: OPEN.contains(&choices.name),
            options: options(renderer, lang, choices, shown),
            all: (all > shown).then(|| words.text(Key::SearchAll)),
        }
    };
    search.filters = renderer.search(lang)?.filters.iter().map(filter).collect();
    search.cards = cards::blanks(renderer, lang);
    Some(search)
}

fn search(renderer: &Renderer, lang: Lang) -> Option<Search> {
    Some(Search {
        index: renderer.search(lang)?.url.clone(),
        action: renderer.href(&renderer.plan.addresses.prefixed(lang, "/jobs/")),
        countries: Vec::new(),
        filters: Vec::new(),
        cards: Vec::new(),
    })
}

fn options(renderer: &Renderer, lang: Lang, choices: &Choices, most: usize) -> Vec<FilterOption> {
    let locale = &renderer.words(lang).locale;
    let option = |(value, count): &(Value, Option<usize>)| FilterOption {
        value: value.key.clone(),
        label: value.label.clone(),
        count: count.map(|count| locale.number(count as u64)),
    };
    choices.options.iter().take(most).map(option).collect()
}
