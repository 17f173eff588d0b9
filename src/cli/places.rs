//! `careergen places TEXT…`: how a text is read as a place.

use clap::Args;

use super::{Exit, terminal};
use crate::geo::{self, Remote, Scope};

/// Shows how careergen reads texts as places.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Texts as they stand in `locations`, such as "LU, Luxembourg".
    #[arg(required = true)]
    texts: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let mut exit = Exit::Done;
    for text in &arguments.texts {
        let reading = geo::read(text).map(|reading| describe(&reading)).unwrap_or_else(|error| {
            exit = Exit::Faults;
            let hint: String = error.suggestions.iter().map(|name| format!(" {name}?")).collect();
            format!("  not understood: `{}`{hint}\n", error.part)
        });
        terminal::out(&format!("{text}\n{reading}"));
    }
    exit
}

fn describe(reading: &geo::Reading) -> String {
    let mut lines = String::new();
    for place in &reading.places {
        let parts = [place.city.as_deref(), place.region.as_deref(), Some(place.country.name())];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        lines.push_str(&format!("  {}  {}\n", place.country.alpha2(), parts.join(", ")));
    }
    match &reading.remote {
        Remote::No => {}
        Remote::Possible => lines.push_str("  remote is possible\n"),
        Remote::Only(scopes) if scopes.is_empty() => lines.push_str("  remote, from nowhere in particular\n"),
        Remote::Only(scopes) => {
            let names: Vec<&str> = scopes.iter().map(|scope| scope_name(*scope)).collect();
            lines.push_str(&format!("  remote, from {}\n", names.join(", ")));
        }
    }
    lines
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Country(country) => country.name(),
        Scope::Grouping(grouping) => grouping.name(),
        Scope::Worldwide => "anywhere",
    }
}
