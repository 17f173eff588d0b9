//! `careergen explain CODE`: what a fault means, and how to mend it; and the way to what else is explained.

use clap::{Args, Subcommand};

use super::{Exit, explain_similar, terminal};
use crate::base::Code;
use crate::base::codes::ALL;
use crate::base::nearest::nearest;

/// Explains the code of a fault, such as E0101; without a code, lists them all.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    topic: Option<Topic>,
    /// The code, as it stands in a report.
    code: Option<String>,
}

#[derive(Subcommand, Debug)]
enum Topic {
    Similar(explain_similar::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    if let Some(Topic::Similar(arguments)) = &arguments.topic {
        return explain_similar::run(arguments);
    }
    let Some(id) = &arguments.code else {
        let lines: String = ALL.iter().map(|code| format!("{code}  {}\n", code.info().headline)).collect();
        terminal::out(&lines);
        return Exit::Done;
    };
    match Code::from_id(id) {
        Some(code) => {
            terminal::out(&text(code));
            Exit::Done
        }
        None => {
            let near = nearest(id, ALL.iter().map(|code| code.id()));
            let hint = near.map_or_else(String::new, |near| format!(", did you mean {near}"));
            terminal::error(&format!("there is no code `{id}`{hint}; `careergen explain` lists all"));
            Exit::Machine
        }
    }
}

fn text(code: Code) -> String {
    let info = code.info();
    let example: String = info.example.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "{}[{}]: {}\n\n{}\n\nExample:\n\n{example}",
        info.severity.word(),
        info.id,
        info.headline,
        info.explanation
    )
}
