//! `careergen check`: what is wrong with the project, without writing a site; and `--fix`, which mends what is certain.

use clap::Args;

use super::faults::{self, FormatArgument};
use super::project::Project;
use super::{Exit, fix, rules, summary, terminal};
use crate::base::Env;
use crate::base::diagnostic::fold_repeats;
use crate::pipeline;
use crate::review::Settings;

/// Says what is wrong with the project, and writes no site.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "an option each")]
pub(super) struct Arguments {
    #[command(flatten)]
    project: Project,
    /// How faults are written.
    #[arg(long, value_enum, default_value = "human")]
    format: FormatArgument,
    /// Takes warnings for errors.
    #[arg(long)]
    strict: bool,
    /// Mends what is certain: keys and values that are misspelt, dates of another form. It shows the changes, and asks.
    #[arg(long)]
    fix: bool,
    /// Mends without asking.
    #[arg(long, requires = "fix")]
    yes: bool,
    /// Lists the rules of Google, boards and laws with their sources, and judges nothing.
    #[arg(long, conflicts_with_all = ["fix", "strict"])]
    rules: bool,
    /// Says, too, what is right and could be better.
    #[arg(long)]
    advice: bool,
    /// Days after which a posting without a last day has been open for very long.
    #[arg(long, value_name = "N", default_value_t = Settings::default().open_days)]
    open_days: u16,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    if arguments.rules {
        terminal::out(&rules::list(matches!(arguments.format, FormatArgument::Json)));
        return Exit::Done;
    }
    let mended = if arguments.fix { mend(arguments) } else { Ok(()) };
    match mended.and_then(|()| check(arguments)) {
        Ok(exit) => exit,
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

/// Mends what is certain. What is left is said of the files as they are then.
fn mend(arguments: &Arguments) -> Result<(), String> {
    let env = arguments.project.env(None)?;
    let asked = fix::Asked { yes: arguments.yes, root: arguments.project.root.clone() };
    fix::fix(&arguments.project.tree()?, &env, &asked)
}

fn check(arguments: &Arguments) -> Result<Exit, String> {
    let env = Env { advice: arguments.advice, ..arguments.project.env(None)? };
    let built = pipeline::build(arguments.project.tree()?, &env, |_| {});
    let settings = Settings { open_days: arguments.open_days, ..Settings::default() };
    let mut diagnostics = built.diagnostics.clone();
    diagnostics.extend(pipeline::judge(&built, &env, settings));
    // What is said of one file stands together.
    diagnostics.sort_by(|a, b| a.anchor.cmp(&b.anchor));
    let diagnostics = fold_repeats(diagnostics);
    faults::print(arguments.format, arguments.strict, &diagnostics, &built.sources);
    if matches!(arguments.format, FormatArgument::Human | FormatArgument::Short) {
        terminal::out(&summary::postings(&built, &diagnostics, "ready"));
        let fixes: usize = diagnostics.iter().map(|fault| fault.fixes.len()).sum();
        if fixes > 0 {
            terminal::out(&format!("{fixes} of these can be mended by `careergen check --fix`\n"));
        }
    }
    let faulty = faults::weigh(&diagnostics, arguments.strict);
    // The system takes back the site's many small pieces faster than we could.
    std::mem::forget(built);
    Ok(if faulty { Exit::Faults } else { Exit::Done })
}
