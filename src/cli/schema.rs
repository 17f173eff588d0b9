//! `careergen schema [KIND]`: a JSON Schema, by which an editor completes and checks a file of `content/`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Exit, terminal};
use crate::check::{self, Kind};

/// Prints a JSON Schema, by which an editor completes and checks a file of `content/`.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// What the file holds.
    #[arg(default_value = Kind::Posting.name(), value_parser = kind())]
    kind: Kind,
    /// Writes the schemas of all kinds into a folder instead: `posting.schema.json` and so on.
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    all: Option<PathBuf>,
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    let named = |name: String| Kind::ALL.into_iter().find(|kind| kind.name() == name);
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
        .try_map(move |name| named(name).ok_or("there is no such kind"))
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let Some(folder) = &arguments.all else {
        terminal::out(&text(arguments.kind));
        return Exit::Done;
    };
    match write_all(folder) {
        Ok(()) => Exit::Done,
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

fn text(kind: Kind) -> String {
    format!("{:#}\n", check::schema(kind))
}

fn write_all(folder: &Path) -> Result<(), String> {
    let fault = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(folder).map_err(|error| fault(folder, error))?;
    for kind in Kind::ALL {
        let path = folder.join(format!("{}.schema.json", kind.name()));
        fs::write(&path, text(kind)).map_err(|error| fault(&path, error))?;
    }
    Ok(())
}
