//! `careergen man [DIR]`: the manual pages, made from what `--help` says.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_mangen::Man;

use super::{Exit, terminal};

/// Writes the manual pages: into a folder, or all of them to standard output.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The folder: it gets `careergen.1`, and a page for each command, such as `careergen-build.1`.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, command: Command) -> Exit {
    match written(arguments.folder.as_deref(), command) {
        Ok(()) => Exit::Done,
        Err(error) => {
            let folder = arguments.folder.as_deref().unwrap_or(Path::new("standard output"));
            terminal::error(&format!("{}: {error}", folder.display()));
            Exit::Machine
        }
    }
}

fn written(folder: Option<&Path>, command: Command) -> io::Result<()> {
    let source = format!("{} {}", command.get_name(), command.get_version().unwrap_or_default());
    // `careergen help build` is no command to read about.
    let mut command = command.disable_help_subcommand(true);
    command.build();
    // A page without a date would take the version for one; a blank is none, and the same on every day.
    let page = |command| Man::new(command).date(" ").source(source.as_str()).manual("careergen");
    let pages = pages(&command).into_iter().map(page);
    let Some(folder) = folder else {
        let mut text = Vec::new();
        for page in pages {
            page.render(&mut text)?;
        }
        terminal::out(&String::from_utf8_lossy(&text));
        return Ok(());
    };
    fs::create_dir_all(folder)?;
    for page in pages {
        page.generate_to(folder)?;
    }
    Ok(())
}

/// A command and all below it.
fn pages(command: &Command) -> Vec<Command> {
    std::iter::once(command.clone()).chain(command.get_subcommands().flat_map(pages)).collect()
}
