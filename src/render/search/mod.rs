//! What search in the browser needs: an index of the open postings in each language, and what pages say of it.
//!
//! An index is columns with a row for each posting, newest first; what many rows share is written once. It has what is searched
//! and counted. What only a card shows lies beside it, in lists of links of [`LINKS`] rows, of which a browser asks for those that it shows.
//! Up to [`SHARD`] postings are one index. More are one for each country, and a browser loads those that it needs.
//!
//! All lie in `/assets/`, named by their content, and are read by `themes/default/js/engine.js`.

mod fields;
mod index;
mod pay;
mod synonyms;
mod view;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Renderer;
use crate::base::{Class, Fingerprint, Item, OutPath, parallel};
use crate::geo::Country;
use crate::lang::{Key, Lang};
use crate::model::PostingId;

use index::{Index, Link};
use pay::Levels;
use view::Choices;

pub(super) use view::{on_home, on_list};

/// Rows of an index.
const SHARD: usize = 20_000;
/// Rows of a list of links: some two kilobytes, compressed.
const LINKS: usize = 256;

/// The search of one language.
pub(super) struct Search {
    /// The address of the file that is asked for first.
    url: String,
    /// What each filter has.
    filters: Vec<Choices>,
    /// What is published.
    pub(super) files: Vec<(OutPath, Item)>,
}

/// The file that is asked for first.
#[derive(Serialize)]
struct First {
    /// Where postings' addresses begin.
    base: String,
    /// What the page says.
    text: Value,
    /// Words that mean the same.
    synonyms: Vec<Vec<&'static str>>,
    /// The keys of filters whose values keep their order; the others show what is most frequent first.
    ordered: BTreeMap<&'static str, Vec<String>>,
    /// The index; nothing where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<Index>,
    /// The indexes, the largest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shards: Vec<Shard>,
    /// The countries of all of them, key and name, those with the most postings first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    countries: Vec<(String, String)>,
}

/// One index of several.
#[derive(Serialize)]
struct Shard {
    url: String,
    /// Keys of the countries that its rows have.
    countries: Vec<String>,
    #[serde(skip)]
    rows: usize,
}

/// The search of every language; nothing where no posting is open.
pub(super) fn all(renderer: &Renderer) -> BTreeMap<Lang, Search> {
    if renderer.derived.listed.is_empty() {
        return BTreeMap::new();
    }
    let languages = &renderer.site.config.languages;
    parallel::map(languages, |lang| (*lang, search(renderer, *lang))).into_iter().collect()
}

fn search(renderer: &Renderer, lang: Lang) -> Search {
    let listed = &renderer.derived.listed[..];
    let mut files = Files { renderer, lang, levels: fields::levels(renderer, listed), made: Vec::new() };
    let is_one = listed.len() <= SHARD;
    let (index, links) = parallel::both(
        || files.index(listed),
        || if is_one { index::links(renderer, lang, listed) } else { Vec::new() },
    );
    let filters = view::choices(renderer.words(lang), index.fields());
    let synonyms = synonyms::of(index.titles(), index.fields());
    let shards = if is_one { Vec::new() } else { files.shards(listed) };
    let countries = if is_one { Vec::new() } else { view::countries(&filters) };
    let ordered = view::ordered(&filters);
    let first = First {
        base: renderer.href(&renderer.plan.addresses.prefixed(lang, "/jobs/")),
        text: text(renderer, lang),
        synonyms,
        ordered,
        index: is_one.then_some(index),
        shards,
        countries,
    };
    let url = files.add("search", &first, &links);
    Search { url, filters, files: files.made }
}

/// Files on the way to be published.
struct Files<'r> {
    renderer: &'r Renderer,
    lang: Lang,
    /// Amounts of pay that can be asked for, the same in each index.
    levels: Levels,
    made: Vec<(OutPath, Item)>,
}

impl Files<'_> {
    fn index(&self, postings: &[PostingId]) -> Index {
        let fields = fields::fields(self.renderer, self.renderer.words(self.lang), postings, &self.levels);
        index::index(self.renderer, self.lang, postings, fields)
    }

    /// Adds an index and the lists of links that belong to it, and gives its address, which leads to theirs.
    fn add(&mut self, name: &str, index: &impl Serialize, links: &[Vec<Link>]) -> String {
        let links: Vec<Vec<u8>> = links.iter().map(json).collect();
        let index = json(index);
        let stem =
            format!("assets/{name}-{}-{}", self.lang.tag(), Fingerprint::of(&(&index, &links)).short());
        let links =
            (0..).zip(links).map(|(number, links): (usize, _)| (format!("{stem}-{number}.json"), links));
        let files: Vec<_> = links.chain([(format!("{stem}.json"), index)]).collect();
        let files = files.into_iter().filter_map(|(path, bytes)| Some((OutPath::new(&path)?, bytes)));
        self.made.extend(files.map(|(path, bytes)| (path, Item::bytes(bytes, Class::Asset))));
        format!("{}/{stem}.json", self.renderer.site.config.base_url.prefix())
    }

    /// An index for each country, of the postings whose first place is there.
    fn shards(&mut self, listed: &[PostingId]) -> Vec<Shard> {
        let mut by_country: BTreeMap<Option<Country>, Vec<PostingId>> = BTreeMap::new();
        for id in listed {
            let first = self.renderer.site.posting(*id).places.first();
            by_country.entry(first.map(|place| place.country)).or_default().push(*id);
        }
        let mut shards: Vec<Shard> = Vec::new();
        for (country, postings) in by_country {
            let index = self.index(&postings);
            let countries = index.fields().country.values.iter().map(|value| value.key.clone()).collect();
            let name = format!("search-{}", country.map_or("remote", Country::slug));
            let links = index::links(self.renderer, self.lang, &postings);
            shards.push(Shard { url: self.add(&name, &index, &links), countries, rows: postings.len() });
        }
        shards.sort_by_key(|shard| std::cmp::Reverse(shard.rows));
        shards
    }
}

fn json(value: &(impl Serialize + ?Sized)) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// What the page says while it searches; texts that depend on a number in all their forms.
fn text(renderer: &Renderer, lang: Lang) -> Value {
    let locale = &renderer.words(lang).locale;
    let mut text = serde_json::Map::new();
    let plain = [("none", Key::SearchNone), ("remove", Key::SearchRemove)];
    text.extend(plain.map(|(name, key)| (name.to_owned(), locale.text(key).into())));
    for (name, key) in [("drop", Key::SearchDrop), ("results", Key::SearchResults)] {
        let forms = locale.forms(key).map(|(form, text)| (form.to_owned(), text.into()));
        text.insert(name.to_owned(), Value::Object(forms.collect()));
    }
    Value::Object(text)
}
