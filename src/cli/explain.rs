//! `careergen explain CODE`: what a fault means, and how to mend it.

use clap::Args;

use super::{Exit, terminal};
use crate::base::Code;
use crate::base::codes::ALL;
use crate::base::nearest::nearest;

/// Explains the code of a fault, such as E0101; without a code, lists them all.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The code, as it stands in a report.
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
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
