//! How many texts of a table are read as the table says? For measuring the reader of places, not for sites.
//!
//! A row is right whole if countries, cities and what is said of remote work are; the region is told beside, since sources
//! name divisions of different sizes for one place.
#![expect(clippy::disallowed_methods, reason = "it reads the table it is given")]

use std::fs;
use std::path::Path;

use super::{Exit, places, terminal};
use crate::base::fold::fold;
use crate::geo::{self, Reading, Remote};

/// Columns that a table must have.
const COLUMNS: [&str; 4] = ["raw", "places", "remote", "remote_scope"];

#[derive(Default)]
struct Counts {
    rows: usize,
    whole: usize,
    country: usize,
    city: usize,
    remote: usize,
}

/// Reads the table and prints the counts, and each row that is read otherwise.
pub(super) fn run(path: &Path, json: bool) -> Exit {
    let text = match text(path) {
        Ok(text) => text,
        Err(exit) => return exit,
    };
    let mut lines = text.lines();
    let heading: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| heading.iter().position(|column| *column == name);
    let [Some(raw), Some(named), Some(remote), Some(scope)] = COLUMNS.map(column) else {
        terminal::error(&format!(
            "the first line of {} must name the columns {}",
            path.display(),
            COLUMNS.join(", ")
        ));
        return Exit::Machine;
    };
    let mut counts = Counts::default();
    let mut missed = String::new();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let expected = Expected { places: cell(named), remote: cell(remote), scope: cell(scope) };
        counts.row(cell(raw), &expected, &mut missed);
    }
    let Counts { rows, whole, country, city, remote } = counts;
    if json {
        terminal::err(&missed);
        terminal::out(&format!(
            "{{\"rows\":{rows},\"whole\":{whole},\"country\":{country},\"city\":{city},\"remote\":{remote}}}\n"
        ));
    } else {
        let share = |count: usize| format!("{count} ({:.1} %)", 100.0 * count as f64 / rows.max(1) as f64);
        terminal::out(&format!(
            "{missed}{rows} rows, right: {} whole, {} in country, {} in city, {} in remote\n",
            share(whole),
            share(country),
            share(city),
            share(remote)
        ));
    }
    Exit::Done
}

fn text(path: &Path) -> Result<String, Exit> {
    fs::read_to_string(path).map_err(|error| {
        terminal::error(&format!("{} can't be read: {error}", path.display()));
        Exit::Machine
    })
}

/// What the table says of a text.
struct Expected<'a> {
    places: &'a str,
    remote: &'a str,
    scope: &'a str,
}

impl Counts {
    fn row(&mut self, raw: &str, expected: &Expected<'_>, missed: &mut String) {
        let reading = geo::read(raw);
        let [country, city, remote] = match &reading {
            Ok(reading) => expected.agrees(reading),
            // What the table calls no place is right to be refused.
            Err(_) => [expected.is_nothing(); 3],
        };
        self.rows += 1;
        self.country += usize::from(country);
        self.city += usize::from(city);
        self.remote += usize::from(remote);
        if country && city && remote {
            self.whole += 1;
            return;
        }
        let read = match &reading {
            Ok(reading) => shown(reading),
            Err(error) => error.to_string(),
        };
        let wanted = [expected.places, expected.remote, expected.scope].join(" ");
        missed.push_str(&format!("{raw}\n  table: {wanted}\n  read:  {read}\n"));
    }
}

impl Expected<'_> {
    /// Whether the table sees neither a place nor a scope in the text.
    fn is_nothing(&self) -> bool {
        items(self.places, ';').next().is_none()
            && items(self.scope, '|').next().is_none()
            && self.remote == "no"
    }

    /// Whether countries, cities and remote are as expected.
    fn agrees(&self, reading: &Reading) -> [bool; 3] {
        let places: Vec<Vec<&str>> =
            items(self.places, ';').map(|place| place.split('/').collect()).collect();
        let country = |place: &Vec<&str>| place.first().map(|country| country.to_ascii_uppercase());
        let countries = places
            .iter()
            .map(country)
            .eq(reading.places.iter().map(|place| Some(place.country.alpha2().to_owned())));
        let cities = places.len() == reading.places.len()
            && places.iter().zip(&reading.places).all(|(expected, place)| {
                // A city's own name may hold a slash.
                let expected = expected.get(2..).unwrap_or_default().join("/");
                let name = if expected.is_empty() {
                    String::new()
                } else {
                    geo::read_city(place.country, &expected).name
                };
                fold(&name) == fold(place.city.as_ref().map_or("", |city| city.name.as_str()))
            });
        let remote = match reading.remote {
            Remote::No => "no",
            Remote::Hybrid => "hybrid",
            Remote::Possible => "optional",
            Remote::Only => "yes",
        };
        let mut scopes: Vec<_> =
            items(self.scope, '|').filter_map(|scope| geo::read_scope(scope).ok()).collect();
        let mut found = reading.scopes.clone();
        scopes.sort();
        found.sort();
        [countries, cities, remote == self.remote && scopes == found]
    }
}

fn items(cell: &str, separator: char) -> impl Iterator<Item = &str> {
    cell.split(separator).map(str::trim).filter(|item| !item.is_empty())
}

fn shown(reading: &Reading) -> String {
    let places: Vec<String> = reading.places.iter().map(places::name).collect();
    format!("{} {:?} {:?}", places.join("; "), reading.remote, reading.scopes)
}

/// Prints what each line of a file was read as: city, town (not in the tables), region, country, scope or nothing.
pub(super) fn list(path: &Path) -> Exit {
    let text = match text(path) {
        Ok(text) => text,
        Err(exit) => return exit,
    };
    let mut out = String::new();
    for line in text.lines() {
        let (how, read) = match geo::read(line) {
            Ok(reading) => (how_far(&reading), shown(&reading)),
            Err(error) => ("nothing", error.to_string()),
        };
        out.push_str(&format!("{how}\t{line}\t{read}\n"));
    }
    terminal::out(&out);
    Exit::Done
}

fn how_far(reading: &Reading) -> &'static str {
    match reading.places.first() {
        None => "scope",
        Some(place) => match (&place.city, &place.region) {
            (Some(city), _) if city.known.is_some() => "city",
            (Some(_), _) => "town",
            (None, Some(_)) => "region",
            (None, None) => "country",
        },
    }
}
