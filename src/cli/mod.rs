//! The command line: arguments on top of each file, `run` below. Nothing is decided here that a library could decide.
#![expect(clippy::disallowed_methods, reason = "the shell is where the clock and the environment are asked")]

mod browser;
mod build;
mod check;
mod choice;
mod clock;
mod completions;
mod deploy;
mod explain;
mod explain_similar;
mod faults;
mod fix;
mod gold;
mod init;
mod list;
mod man;
mod new;
mod places;
mod project;
mod report;
mod rules;
mod schema;
mod serve;
mod similar;
mod summary;
mod terminal;
mod worse;

use clap::{CommandFactory as _, Parser, Subcommand};

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// It did what it was asked.
    Done = 0,
    /// The content or the theme has faults.
    Faults = 1,
    /// The machine or the command line is at fault.
    Machine = 2,
    /// It looks like a mistake, and nothing was changed.
    Refused = 3,
    /// Somebody else is at it.
    Taken = 4,
}

/// Turns a folder of job postings into a careers site.
#[derive(Parser, Debug)]
#[command(name = "careergen", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Build(build::Arguments),
    Check(check::Arguments),
    Completions(completions::Arguments),
    Deploy(deploy::Arguments),
    Explain(explain::Arguments),
    Init(init::Arguments),
    New(new::Arguments),
    List(list::Arguments),
    Man(man::Arguments),
    Places(places::Arguments),
    Schema(schema::Arguments),
    Serve(serve::Arguments),
    Similar(similar::Arguments),
}

/// Runs the program with the process's own arguments.
#[must_use]
pub fn run() -> Exit {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // A closed pipe is nobody's fault.
            let _ = error.print();
            return if error.use_stderr() { Exit::Machine } else { Exit::Done };
        }
    };
    match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, visible()),
        Command::Deploy(arguments) => deploy::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::Man(arguments) => man::run(&arguments, visible()),
        Command::Places(arguments) => places::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Similar(arguments) => similar::run(&arguments),
    }
}

/// The command line as people are told of it. A command can't lose a subcommand, so it is made anew without those that are hidden.
fn visible() -> clap::Command {
    let whole = Arguments::command();
    let shown = whole.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    let command = clap::Command::new("careergen").version(env!("CARGO_PKG_VERSION")).subcommands(shown);
    match whole.get_about() {
        Some(about) => command.about(about.clone()),
        None => command,
    }
}
