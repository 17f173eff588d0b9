//! What place or scope does a text name? "LU, Luxembourg", "München", "Berlin or Hamburg", "Remote - EMEA".
//!
//! The way of a text: `split.rs` parts places, `lex.rs` cuts one into tokens and takes out the words about remote work,
//! `place.rs` weighs the tokens, and this file puts the answers together. A text is either understood in full or not at
//! all: nothing in it is dropped in silence but fillers, postcodes and parts of cities. A city that the tables don't know
//! is kept as written if its country is known. Nothing is guessed from world population.

mod lex;
mod part;
mod place;
mod split;
mod suggest;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;
use std::ops::Range;

use self::lex::Marks;
use self::part::Part;
use self::place::Item;
use super::country::Country;
use super::grouping::Scope;
use super::names;
use crate::base::fold::fold;

/// A place that a text names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NamedPlace {
    /// The country, always known.
    pub country: Country,
    /// State, province, canton or county: by its English name if the tables know it, or as written.
    pub region: Option<String>,
    /// By its one name if the tables know it ("Munich" for "München"), or as written.
    pub city: Option<String>,
}

/// What a text says of working from elsewhere.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Remote {
    /// Nothing.
    No,
    /// It is possible beside the places named: "Berlin / Remote", "Hybrid - Berlin", "Hybrid or remote, Germany".
    Possible,
    /// There is no place, only scopes: "Remote - EMEA", "Remote (US)". None at all if no country is said: "Remote".
    ///
    /// Texts that name a group of countries and nothing else ("EMEA") are read so too: a group is no place to go to.
    Only(Vec<Scope>),
}

/// A text, understood.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reading {
    /// In the order of the text, each once. Empty with [`Remote::Only`].
    pub places: Vec<NamedPlace>,
    /// Whether the work can be done from elsewhere.
    pub remote: Remote,
}

/// A text, not understood.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct NotUnderstood {
    /// The part of the text that was not understood, exactly as it stands there.
    pub part: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// At most three texts near it that would be understood, the best first.
    pub suggestions: Vec<String>,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a text was not understood.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reason {
    /// It looks like a town, but no country is named and the name alone is not enough.
    NoCountry,
    /// It stands where a country should, and none is called so.
    UnknownCountry,
    /// It names no place: "see description", "D7", "Hybrid".
    NoPlace,
    /// There is nothing in it.
    Empty,
}

/// The longest text that is read at all; the longest true one seen is a tenth of it.
const LONGEST_TEXT: usize = 2_000;

/// What `text`, from a posting's `locations`, names.
///
/// # Errors
///
/// The first part that could not be understood, if any.
pub fn read(text: &str) -> Result<Reading, NotUnderstood> {
    understood(text, || {
        let whole = Part::whole(text).unquoted();
        let mut parts = Stretches::default();
        if let Some(items) = as_one_name(whole.trimmed())? {
            parts.add(Marks::default(), items);
        } else {
            for stretch in split::hard(whole) {
                parts.list(stretch)?;
            }
        }
        parts.together(whole)
    })
}

/// The scope that `text`, an entry of `remote_from`, names: "EMEA", "DE", "Germany", "worldwide".
///
/// # Errors
///
/// The whole text, if it names none.
pub fn read_scope(text: &str) -> Result<Scope, NotUnderstood> {
    understood(text, || {
        let part = Part::whole(text).trimmed();
        let named = place::scope(part.text).or_else(|| country_field(part.text).map(Scope::Country));
        named.ok_or_else(|| NotUnderstood::at(part, Reason::UnknownCountry))
    })
}

/// The country that `text`, a `country` field, names: "DE", "de", "DEU", "Germany", "Deutschland".
///
/// # Errors
///
/// The whole text, if it names none.
pub fn read_country(text: &str) -> Result<Country, NotUnderstood> {
    understood(text, || {
        let part = Part::whole(text).trimmed();
        country_field(part.text).ok_or_else(|| NotUnderstood::at(part, Reason::UnknownCountry))
    })
}

/// The one name of the city that `text`, a `city` field beside `country`, names: "Munich" for "München" in Germany. What
/// the tables don't know is kept as written.
pub fn city_name(country: Country, text: &str) -> String {
    place::city_name(country, text)
}

/// A field that holds a country and nothing else, so codes count in any case.
fn country_field(text: &str) -> Option<Country> {
    let by_code = || Country::from_alpha2(text).or_else(|| Country::from_alpha3(text));
    names::country(text).or_else(by_code).or_else(|| Country::from_slug(text))
}

/// Refuses what is empty or endless, and adds suggestions to a fault.
fn understood<T>(text: &str, reading: impl FnOnce() -> Result<T, NotUnderstood>) -> Result<T, NotUnderstood> {
    let whole = Part::whole(text);
    if fold(text).is_empty() {
        return Err(NotUnderstood::at(whole, Reason::Empty));
    }
    if text.len() > LONGEST_TEXT {
        return Err(NotUnderstood::at(whole, Reason::NoPlace));
    }
    reading().map_err(|fault| NotUnderstood { suggestions: suggest::near(&fault), ..fault })
}

/// Names that hold separators, such as "Trinidad and Tobago", and texts such as "n/a" that would be parted into nonsense.
fn as_one_name(text: Part<'_>) -> Result<Option<Vec<Item>>, NotUnderstood> {
    if words::is_no_place(&fold(text.text)) && names::country(text.text).is_none() {
        return Err(NotUnderstood::at(text, Reason::NoPlace));
    }
    if lex::is_known(text.text) { place::place(&[text]).map(Some) } else { Ok(None) }
}

/// What the stretches of a text have named so far.
#[derive(Default)]
struct Stretches {
    marks: Marks,
    items: Vec<Item>,
}

impl Stretches {
    fn add(&mut self, marks: Marks, items: Vec<Item>) {
        self.marks = self.marks.and(marks);
        self.items.extend(items);
    }

    /// Reads `stretch` piece by piece, or as a whole if that fails and it ends by naming a country.
    fn list(&mut self, stretch: Part<'_>) -> Result<(), NotUnderstood> {
        let pieces = split::soft(stretch);
        let read: Result<Vec<_>, _> = pieces.iter().map(|piece| one(piece.part)).collect();
        match read {
            Ok(read) => {
                for (piece, (marks, items)) in pieces.iter().zip(read) {
                    let repeats = piece.behind_slash && self.ends_within(&items);
                    self.add(marks, if repeats { Vec::new() } else { items });
                }
                Ok(())
            }
            Err(fault) if pieces.len() == 1 => Err(fault),
            Err(fault) => {
                let last = pieces.last().map_or(stretch, |piece| piece.part);
                let whole = one(stretch).ok().filter(|_| place::ends_with_land(&lex::lex(last).tokens));
                let (marks, items) = whole.ok_or(fault)?;
                self.add(marks, items);
                Ok(())
            }
        }
    }

    /// Whether the last place lies in the country that `items` alone is: "Berlin / Germany".
    fn ends_within(&self, items: &[Item]) -> bool {
        matches!((self.items.last(), items),
            (Some(Item::Place(place)), [Item::Scope(Scope::Country(country))]) if place.country == *country)
    }

    /// The reading of the whole text.
    fn together(self, text: Part<'_>) -> Result<Reading, NotUnderstood> {
        let Marks { remote, hybrid, .. } = self.marks;
        let has_city =
            self.items.iter().any(|item| matches!(item, Item::Place(place) if place.city.is_some()));
        let has_group = |item: &Item| matches!(item, Item::Scope(Scope::Grouping(_) | Scope::Worldwide));
        let only_groups = self.items.iter().all(has_group);
        if self.items.is_empty() && !remote {
            return Err(NotUnderstood::at(text.trimmed(), Reason::NoPlace));
        }
        let elsewhere = remote || self.items.iter().any(has_group);
        if elsewhere && !has_city && !hybrid && (remote || only_groups) {
            let scopes = self.items.into_iter().map(|item| match item {
                Item::Scope(scope) => scope,
                Item::Place(place) => Scope::Country(place.country),
            });
            return Ok(Reading { places: Vec::new(), remote: Remote::Only(each_once(scopes)) });
        }
        let places = self.items.into_iter().filter_map(|item| match item {
            Item::Place(place) => Some(place),
            Item::Scope(Scope::Country(country)) => Some(NamedPlace { country, region: None, city: None }),
            Item::Scope(Scope::Grouping(_) | Scope::Worldwide) => None,
        });
        let remote = if elsewhere || hybrid { Remote::Possible } else { Remote::No };
        Ok(Reading { places: each_once(places), remote })
    }
}

/// One stretch without separators.
fn one(stretch: Part<'_>) -> Result<(Marks, Vec<Item>), NotUnderstood> {
    let lexed = lex::lex(stretch);
    if !lexed.marks.any()
        && let Some(items) = place::slots(stretch)
    {
        return Ok((lexed.marks, items));
    }
    if lexed.tokens.is_empty() && !lexed.marks.any() {
        return Err(NotUnderstood::at(stretch.trimmed(), Reason::NoPlace));
    }
    Ok((lexed.marks, place::place(&lexed.tokens)?))
}

fn each_once<T: PartialEq>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for thing in things {
        if !seen.contains(&thing) {
            seen.push(thing);
        }
    }
    seen
}

impl NotUnderstood {
    /// A fault at `part`, for now without suggestions.
    fn at(part: Part<'_>, reason: Reason) -> NotUnderstood {
        NotUnderstood { part: part.text.to_owned(), range: part.range(), suggestions: Vec::new(), reason }
    }
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason {
            Reason::NoCountry => write!(out, "`{}` names no country", self.part),
            Reason::UnknownCountry => write!(out, "no country is called `{}`", self.part),
            Reason::NoPlace => write!(out, "`{}` names no place", self.part),
            Reason::Empty => write!(out, "there is no place in it"),
        }
    }
}

impl std::error::Error for NotUnderstood {}
