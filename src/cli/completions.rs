//! `careergen completions SHELL`: a script by which a shell completes the command line.

use clap::{Args, Command};
use clap_complete::Shell;

use super::{Exit, terminal};

/// Prints a script by which a shell completes the command line.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Which shell.
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, mut command: Command) -> Exit {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    terminal::out(&String::from_utf8_lossy(&script));
    Exit::Done
}
