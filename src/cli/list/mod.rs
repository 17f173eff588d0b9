//! `careergen list [WORDS]`: the postings of a project, as a table or for other programs.

mod entry;
mod filter;
mod known;
mod pay;
mod sheet;
mod table;

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use self::entry::Entry;
use self::filter::{FilterArguments, Found, State};
use super::project::Project;
use super::{Exit, terminal};
use crate::derive::newest_first;
use crate::model::Pay;
use crate::pipeline::{self, Known};
use crate::plan::Addresses;

/// Lists postings: those that are open, unless it is told otherwise.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Words that stand in the title, the company, a category or a city. The beginning of a word is enough; all have to be
    /// there.
    words: Vec<String>,
    #[command(flatten)]
    filter: FilterArguments,
    /// How the postings are written.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    project: Project,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Format {
    /// A line each, for reading; cut to the width of a terminal.
    Table,
    /// An array of objects, with all that is known.
    Json,
    /// A line each, for spreadsheets.
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match list(arguments) {
        Ok(()) => Exit::Done,
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

fn list(arguments: &Arguments) -> Result<(), String> {
    let env = arguments.project.env(None)?;
    let known = pipeline::know(arguments.project.tree()?, &env, |_| {});
    let found = arguments.filter.postings(&arguments.words, &known, env.today)?;
    let entries = entries(&known, found);
    match arguments.format {
        Format::Table => {
            let shown = table::Shown {
                company: known.site.companies.len() > 1,
                status: !arguments.filter.is_only(State::Open),
            };
            terminal::out(&table::table(&entries, &shown, terminal::width()));
            terminal::err(&counted(entries.len(), known.site.postings.len()));
        }
        Format::Json => terminal::out(&entry::json(&entries)),
        Format::Csv => terminal::out(&sheet::csv(&entries)),
    }
    if arguments.filter.mixes_currencies() {
        terminal::err(&currencies(&entries));
    }
    let left_out = known.read.saturating_sub(known.site.postings.len());
    if left_out > 0 {
        terminal::err(&format!(
            "{left_out} more can't be published and can't be listed: `careergen build` says why\n"
        ));
    }
    Ok(())
}

fn entries(known: &Known, mut found: Vec<Found>) -> Vec<Entry<'_>> {
    found.sort_by(|a, b| newest_first(&known.site, a.id, b.id));
    let addresses = Addresses::new(&known.site, &known.derived);
    found.iter().map(|found| Entry::new(known, &addresses, found)).collect()
}

/// Says so where amounts of several currencies were compared with one number.
fn currencies(entries: &[Entry<'_>]) -> String {
    let codes = entries.iter().filter_map(|entry| match &entry.posting.pay {
        Some(Pay::Range(range)) => Some(range.currency.code()),
        Some(Pay::Text(_)) | None => None,
    });
    let codes: BTreeSet<&str> = codes.collect();
    if codes.len() < 2 {
        return String::new();
    }
    let codes: Vec<&str> = codes.into_iter().collect();
    let codes = codes.join(", ");
    format!("pay is compared in each posting's own currency ({codes}): write \"60000 EUR\" to keep to one\n")
}

fn counted(found: usize, all: usize) -> String {
    match found {
        0 => format!("none of {all} postings\n"),
        _ => format!("{found} of {all} postings\n"),
    }
}
