//! `careergen places TEXT…`: how a text is read as a place, and why; with `--gold`, how many of a table are read right.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, gold, terminal};
use crate::geo::{self, NamedCity, NamedPlace, Reading, Remote, Scope, Told};

/// Shows how careergen reads texts as places.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Texts as they stand in `locations`, such as "LU, Luxembourg".
    #[arg(required_unless_present_any = ["gold", "list"])]
    texts: Vec<String>,
    /// Reads the texts of a table and counts how many are read as the table says. Its first line names the columns: `raw`,
    /// `places` (country/region/city, several parted by `;`), `remote` (no, yes, optional, hybrid), `remote_scope`.
    #[arg(long, value_name = "FILE", conflicts_with = "texts")]
    gold: Option<PathBuf>,
    /// Reads a text from each line of a file and prints what they were read as, a line each: how far, the places, the text.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["texts", "gold"])]
    list: Option<PathBuf>,
    /// Prints the counts as JSON, and what was missed to standard error.
    #[arg(long, requires = "gold")]
    json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    if let Some(path) = &arguments.gold {
        return gold::run(path, arguments.json);
    }
    if let Some(path) = &arguments.list {
        return gold::list(path);
    }
    let mut exit = Exit::Done;
    for text in &arguments.texts {
        let reading = geo::read(text).map(|reading| describe(&reading)).unwrap_or_else(|error| {
            exit = Exit::Faults;
            let hint: String = error.suggestions().iter().map(|name| format!(" {name}?")).collect();
            format!("  not understood: {error}{hint}\n")
        });
        terminal::out(&format!("{text}\n{reading}"));
    }
    exit
}

/// A line for each place, why it was read so below it, and what is said of remote work.
fn describe(reading: &Reading) -> String {
    let mut lines = String::new();
    for place in &reading.places {
        lines.push_str(&format!("  {}  {}\n", place.country.alpha2(), name(place)));
        for reason in reasons(place) {
            lines.push_str(&format!("      {reason}\n"));
        }
    }
    let scopes: Vec<&str> = reading.scopes.iter().map(|scope| scope_name(*scope)).collect();
    let from = if scopes.is_empty() { String::new() } else { format!(", from {}", scopes.join(", ")) };
    let said = match reading.remote {
        Remote::No if scopes.is_empty() => return lines,
        Remote::No => "no place to go to",
        Remote::Hybrid => "hybrid",
        Remote::Possible => "or remote",
        Remote::Only if scopes.is_empty() => "remote, from nowhere in particular",
        Remote::Only => "remote",
    };
    lines.push_str(&format!("  {said}{from}\n"));
    lines
}

/// `Munich, Bavaria, Germany`.
pub(super) fn name(place: &NamedPlace) -> String {
    let city = place.city.as_ref().map(|city| city.name.as_str());
    let parts = [city, place.region.as_deref(), Some(place.country.name())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn reasons(place: &NamedPlace) -> Vec<String> {
    let country = place.country.name();
    let mut reasons = Vec::new();
    match &place.city {
        Some(NamedCity { name, known: Some(city), written }) => {
            let thousands = city.thousands();
            let region = city.region().map(|region| format!(" in {}", region.name())).unwrap_or_default();
            let people = match thousands {
                0 => String::new(),
                1..1000 => format!(" of {thousands},000 people"),
                _ => format!(" of {:.1} million people", f64::from(thousands) / 1000.0),
            };
            let spelt = if city.is_misspelt(written) {
                format!("`{written}` has two letters the wrong way round: ")
            } else if written == name {
                String::new()
            } else {
                format!("`{written}`: ")
            };
            reasons.push(format!("{spelt}{name} is a city{people}{region}"));
        }
        Some(NamedCity { name, known: None, .. }) => {
            reasons.push(format!("no table knows `{name}`; it is kept as written"));
        }
        None => {}
    }
    match place.told {
        Told::Country => {}
        Told::Region => {
            let region = place.region.as_deref().unwrap_or_default();
            reasons.push(format!("{region} tells the country: {country}"));
        }
        Told::City => {
            reasons.push(format!("no country is named; the city is known well enough to mean {country}"));
        }
    }
    reasons
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Country(country) => country.name(),
        Scope::Grouping(grouping) => grouping.name(),
        Scope::Worldwide => "anywhere",
    }
}
