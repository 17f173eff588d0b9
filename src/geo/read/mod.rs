//! What place or scope does a text name? "LU, Luxembourg", "München", "Berlin or Hamburg", "Remote - EMEA".
//!
//! The way of a text: `split.rs` parts places, `lex.rs` cuts one into tokens and takes out the words about remote work,
//! `place.rs` weighs the tokens, with `land.rs` for the country, `inside.rs` for what lies within it, `list.rs` for lists and
//! `lookup.rs` and `spellings.rs` for a single name, and this file puts the answers together. A text is either understood in full or not at
//! all: nothing in it is dropped in silence but fillers, postcodes and parts of cities. A city that the tables don't know
//! is kept as written if its country is known. Nothing is guessed from world population.

mod inside;
mod item;
mod land;
mod lex;
mod list;
mod lookup;
mod part;
mod place;
mod spellings;
mod split;
mod suggest;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_all;
mod token;
mod words;

use std::fmt;
use std::ops::Range;

pub use self::suggest::cities_near;

use self::item::Item;
use self::lex::Marks;
use self::part::Part;
use self::token::Token;
use super::city::City;
use super::country::Country;
use super::grouping::Scope;
use super::name::Name;
use crate::base::fold::folds_to_nothing;

/// A place that a text names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NamedPlace {
    /// The country, always known.
    pub country: Country,
    /// State, province, canton or county, if the text names one: by its English name if the tables know it, or as written.
    pub region: Option<String>,
    /// The city.
    pub city: Option<NamedCity>,
    /// How the country is known.
    pub told: Told,
}

/// A city that a text names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NamedCity {
    /// Its one name if the tables know it ("Munich" for "München"), or as written.
    pub name: String,
    /// The city of the tables.
    pub known: Option<City>,
    /// The part of the text that names it.
    pub written: String,
}

/// What of a text tells the country.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Told {
    /// It is named.
    Country,
    /// A part of it is.
    Region,
    /// The city, which is known well enough to need none.
    City,
}

/// What a text says of working from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Remote {
    /// Nothing.
    No,
    /// It is so in part: "Hybrid - Berlin".
    Hybrid,
    /// It is possible beside the places named: "Berlin / Remote".
    Possible,
    /// There is no place to go to: "Remote - EMEA", "Remote (US)", "Remote", "Worldwide".
    Only,
}

/// A text, understood.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reading {
    /// In the order of the text, each once. Empty with [`Remote::Only`].
    pub places: Vec<NamedPlace>,
    /// Whether the work can be done from elsewhere.
    pub remote: Remote,
    /// From where, as far as it is said. A group of countries ("EMEA") stands here even with [`Remote::No`], in a text that says
    /// nothing of remote work, for a group is no place to go to.
    pub scopes: Vec<Scope>,
}

impl NamedPlace {
    /// Whether both are one place to work at, however much of it each says.
    fn is_same(&self, other: &NamedPlace) -> bool {
        let city = |place: &NamedPlace| place.city.as_ref().map(|city| city.name.clone());
        self.country == other.country
            && city(self) == city(other)
            && (self.city.is_some() || self.region == other.region)
    }
}

impl NamedCity {
    fn known(city: City, written: &str) -> NamedCity {
        NamedCity { name: city.name().to_owned(), known: Some(city), written: written.to_owned() }
    }
}

/// A text, not understood.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct NotUnderstood {
    /// The part of the text that was not understood, exactly as it stands there.
    pub part: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
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
    /// It is the code of a country in which the city before it is not known, though one elsewhere is: "Vienna, VA".
    Elsewhere,
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
        let name = Name::of(part.text);
        let named = name.scope().or_else(|| country_field(&name).map(Scope::Country));
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
        country_field(&Name::of(part.text)).ok_or_else(|| NotUnderstood::at(part, Reason::UnknownCountry))
    })
}

/// The city that `text`, a `city` field beside `country`, names: Munich for "München" in Germany. What the tables don't
/// know is kept as written.
pub fn read_city(country: Country, text: &str) -> NamedCity {
    lookup::city_named(country, &Name::of(text))
}

/// The place that the fields `country`, `region` and `city` name. A code or a region in the place of the city is the region;
/// what the tables don't know is kept as written.
pub fn read_fields(country: Country, region: Option<&str>, city: Option<&str>) -> NamedPlace {
    let (region, city) = (region.map(Name::of), city.map(Name::of));
    let item = match (&region, &city) {
        (Some(region), Some(city)) => inside::city_and_region(country, city, region),
        (None, Some(city)) => inside::alone_inside(country, city),
        (Some(region), None) => item::in_country(country, Some(lookup::region_name(country, region)), None),
        (None, None) => Item::Scope(Scope::Country(country)),
    };
    match item {
        Item::Place(place) => place,
        Item::Scope(_) => NamedPlace { country, region: None, city: None, told: Told::Country },
    }
}

/// A field that holds a country and nothing else, so codes count in any case.
fn country_field(name: &Name<'_>) -> Option<Country> {
    let text = name.text();
    let by_code = || Country::from_alpha2(text).or_else(|| Country::from_alpha3(text));
    name.country().or_else(by_code).or_else(|| Country::from_slug(text))
}

/// Refuses what is empty or endless.
fn understood<T>(text: &str, reading: impl FnOnce() -> Result<T, NotUnderstood>) -> Result<T, NotUnderstood> {
    let whole = Part::whole(text);
    if folds_to_nothing(text) {
        return Err(NotUnderstood::at(whole, Reason::Empty));
    }
    if text.len() > LONGEST_TEXT {
        return Err(NotUnderstood::at(whole, Reason::NoPlace));
    }
    reading()
}

/// Names that hold separators, such as "Trinidad and Tobago", and texts such as "n/a" that would be parted into nonsense.
fn as_one_name(text: Part<'_>) -> Result<Option<Vec<Item>>, NotUnderstood> {
    let token = Token::of(text);
    if words::is_no_place(token.name.as_folded()) && token.name.country().is_none() {
        return Err(NotUnderstood::at(text, Reason::NoPlace));
    }
    if token.is_known() { place::place(&[token]).map(Some) } else { Ok(None) }
}

/// What the stretches of a text have named so far.
#[derive(Default)]
struct Stretches {
    marks: Marks,
    /// Each with whether its own stretch is about remote work.
    items: Vec<(Item, bool)>,
}

impl Stretches {
    fn add(&mut self, marks: Marks, items: Vec<Item>) {
        self.marks = self.marks.and(marks);
        self.items.extend(items.into_iter().map(|item| (item, marks.remote)));
    }

    /// Reads `stretch` piece by piece, or as a whole if that fails and it ends by naming a country.
    fn list(&mut self, stretch: Part<'_>) -> Result<(), NotUnderstood> {
        let pieces = split::soft(stretch);
        let mut before = Marks::default();
        let read: Result<Vec<_>, _> = pieces
            .iter()
            .map(|piece| {
                let read = one(piece.part, if piece.in_bracket { before } else { Marks::default() });
                let read = read.or_else(|fault| says_when(fault, before))?;
                before = read.marks;
                Ok(read)
            })
            .collect();
        match read {
            Ok(read) => {
                for (piece, read) in pieces.iter().zip(read) {
                    self.piece(read, piece.behind_slash);
                }
                Ok(())
            }
            Err(fault) if pieces.len() == 1 => Err(fault),
            Err(fault) => {
                let last = pieces.last().map_or(stretch, |piece| piece.part);
                let ends_with_land = place::ends_with_land(&lex::lex(last, Marks::default()).tokens);
                // "London (2 days/week)": what parts places doesn't do so in every bracket.
                let mut bracketed = pieces.iter().filter(|piece| piece.in_bracket).peekable();
                let in_bracket = bracketed.peek().is_some()
                    && !bracketed.any(|piece| Token::of(piece.part.trimmed()).is_known());
                let whole = one(stretch, Marks::default()).ok().filter(|_| ends_with_land || in_bracket);
                self.piece(whole.ok_or(fault)?, false);
                Ok(())
            }
        }
    }

    fn piece(&mut self, read: Piece, behind_slash: bool) {
        let repeats = behind_slash && self.ends_within(&read.items);
        self.add(read.marks, if repeats { Vec::new() } else { read.items });
        self.items.extend(read.scopes.into_iter().map(|scope| (Item::Scope(scope), true)));
    }

    /// Whether the last place lies in the country that `items` alone is: "Berlin / Germany".
    fn ends_within(&self, items: &[Item]) -> bool {
        matches!((self.items.last(), items),
            (Some((Item::Place(place), _)), [Item::Scope(Scope::Country(country))]) if place.country == *country)
    }

    /// The reading of the whole text.
    fn together(self, text: Part<'_>) -> Result<Reading, NotUnderstood> {
        let Marks { remote, hybrid, .. } = self.marks;
        let is_city = |item: &Item| matches!(item, Item::Place(place) if place.city.is_some());
        let is_group = |item: &Item| matches!(item, Item::Scope(Scope::Grouping(_) | Scope::Worldwide));
        let has_city = self.items.iter().any(|(item, _)| is_city(item));
        let only_groups = self.items.iter().all(|(item, _)| is_group(item));
        if self.items.is_empty() && !remote {
            return Err(NotUnderstood::at(text.trimmed(), Reason::NoPlace));
        }
        let only = !has_city && !hybrid && (remote || only_groups);
        let (mut places, mut groups, mut scopes) = (Vec::new(), Vec::new(), Vec::new());
        for (item, is_remote) in self.items {
            match item {
                Item::Place(place) if only => scopes.push(Scope::Country(place.country)),
                Item::Place(place) => places.push(place),
                Item::Scope(Scope::Country(country)) if !(only || has_city && is_remote) => {
                    places.push(NamedPlace { country, region: None, city: None, told: Told::Country });
                }
                Item::Scope(scope) if only || is_remote => scopes.push(scope),
                Item::Scope(scope) => groups.push(scope),
            }
        }
        // "Europe / Berlin" says nothing of Europe, whichever stands first. "Remote | EU, or Lisbon" does.
        groups.retain(|group| remote || !places.iter().any(|place| group.includes(place.country)));
        scopes.extend(groups);
        let everywhere = scopes.contains(&Scope::Worldwide);
        let remote = match (only, remote || everywhere, hybrid) {
            (true, true, _) => Remote::Only,
            (_, true, _) => Remote::Possible,
            (_, _, true) => Remote::Hybrid,
            _ => Remote::No,
        };
        Ok(Reading {
            places: each_once(places, NamedPlace::is_same),
            remote,
            scopes: each_once(scopes, Scope::eq),
        })
    }
}

/// What a stretch without separators says.
struct Piece {
    marks: Marks,
    items: Vec<Item>,
    /// From where, for remote work beside the places.
    scopes: Vec<Scope>,
}

/// One stretch without separators. `before` are the marks of what stands before it in the same bracket.
fn one(stretch: Part<'_>, before: Marks) -> Result<Piece, NotUnderstood> {
    let lexed = lex::lex(stretch, before);
    let marks = lexed.marks;
    if !marks.any()
        && let Some(items) = place::slots(stretch)
    {
        return Ok(Piece { marks, items, scopes: Vec::new() });
    }
    if lexed.tokens.is_empty() && !marks.any() {
        return Err(NotUnderstood::at(stretch.trimmed(), Reason::NoPlace));
    }
    let mut items = place::place(&lexed.tokens)?;
    if marks.remote {
        items = items.into_iter().map(scope_of_stranger).collect();
    }
    let scopes = lexed.scopes.iter().filter_map(|token| token.name.scope()).collect();
    Ok(Piece { marks, items, scopes })
}

/// "Remote CET +/- 2h": what names no place behind a word about remote work tells the time.
fn says_when(fault: NotUnderstood, before: Marks) -> Result<Piece, NotUnderstood> {
    let says_when = before.remote && fault.reason == Reason::NoPlace;
    let nothing = Piece { marks: before, items: Vec::new(), scopes: Vec::new() };
    if says_when { Ok(nothing) } else { Err(fault) }
}

/// "Remote, US (East Coast)": in a text about remote work a town that nobody knows is none, and the country the scope.
fn scope_of_stranger(item: Item) -> Item {
    match item {
        Item::Place(NamedPlace { country, city: Some(NamedCity { known: None, .. }), .. }) => {
            Item::Scope(Scope::Country(country))
        }
        item => item,
    }
}

fn each_once<T>(things: Vec<T>, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut seen: Vec<T> = Vec::with_capacity(things.len());
    for thing in things {
        if !seen.iter().any(|known| same(known, &thing)) {
            seen.push(thing);
        }
    }
    seen
}

impl NotUnderstood {
    fn at(part: Part<'_>, reason: Reason) -> NotUnderstood {
        NotUnderstood { part: part.text.to_owned(), range: part.range(), reason }
    }

    /// At most three texts near the part that would be understood, the best first. Looked for when asked, since that
    /// takes many times as long as reading.
    pub fn suggestions(&self) -> Vec<String> {
        suggest::near(self)
    }
}

impl fmt::Display for NotUnderstood {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason {
            Reason::NoCountry => write!(out, "`{}` names no country", self.part),
            Reason::UnknownCountry => write!(out, "no country is called `{}`", self.part),
            Reason::Elsewhere => write!(out, "the city before `{}` lies elsewhere", self.part),
            Reason::NoPlace => write!(out, "`{}` names no place", self.part),
            Reason::Empty => write!(out, "there is no place in it"),
        }
    }
}

impl std::error::Error for NotUnderstood {}
