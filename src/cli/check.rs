//! `careergen check`: what is wrong with the project, without writing a site; `--fix`, which mends what is certain; and `--report`, which
//! writes down what every rule found.

use std::path::PathBuf;

use clap::Args;

use super::faults::{self, FormatArgument};
use super::project::Project;
use super::report::{ReportArgument, Target};
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
    /// Writes down, too, what every rule found, for somebody who has to answer for the postings.
    #[arg(long, value_enum, value_name = "FORM", conflicts_with = "rules")]
    report: Option<ReportArgument>,
    /// Where the report goes: a file, or `-` for standard output. By default rules-report.html, or .json, in this folder; rules-report-internal for staff.
    #[arg(long, value_name = "FILE", requires = "report")]
    out: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    if arguments.rules {
        terminal::out(&rules::list(matches!(arguments.format, FormatArgument::Json)));
        return Exit::Done;
    }
    let project = &arguments.project;
    let report = arguments.report.map(|form| {
        let target = Target::new(form, arguments.out.as_deref(), (&project.root, project.audience))?;
        if matches!(target, Target::Standard) && !arguments.format.is_for_people() {
            return Err("the report and the faults would both be printed: give a file with --out".to_owned());
        }
        Ok((form, target))
    });
    let report = match report.transpose() {
        Ok(report) => report,
        Err(message) => {
            terminal::error(&message);
            return Exit::Machine;
        }
    };
    let mended = if arguments.fix { mend(arguments) } else { Ok(()) };
    match mended.and_then(|()| check(arguments, report.as_ref())) {
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

fn check(arguments: &Arguments, report: Option<&(ReportArgument, Target)>) -> Result<Exit, String> {
    let env = Env { advice: arguments.advice, ..arguments.project.env(None)? };
    let settings = Settings { open_days: arguments.open_days, ..Settings::default() };
    let tree = arguments.project.tree()?;
    let (built, found) = if let Some((form, target)) = report {
        let (built, found, report) = pipeline::audit(tree, &env, settings);
        target.write(&form.text(&report)?)?;
        (built, found)
    } else {
        let built = pipeline::build(tree, &env, |_| {});
        let found = pipeline::judge(&built, &env, settings);
        (built, found)
    };
    let mut diagnostics = built.diagnostics.clone();
    diagnostics.extend(found);
    // What is said of one file stands together.
    diagnostics.sort_by(|a, b| a.anchor.cmp(&b.anchor));
    let diagnostics = fold_repeats(diagnostics);
    faults::print(arguments.format, arguments.strict, &diagnostics, &built.sources);
    if arguments.format.is_for_people() {
        let mut text = summary::postings(&built, &diagnostics, "ready");
        let fixes: usize = diagnostics.iter().map(|fault| fault.fixes.len()).sum();
        if fixes > 0 {
            text.push_str(&format!("{fixes} of these can be mended by `careergen check --fix`\n"));
        }
        // A report that is printed stands alone.
        let is_taken = matches!(report, Some((_, Target::Standard)));
        if is_taken { terminal::err(&text) } else { terminal::out(&text) }
    }
    let faulty = faults::weigh(&diagnostics, arguments.strict);
    // The system takes back the site's many small pieces faster than we could.
    std::mem::forget(built);
    Ok(if faulty { Exit::Faults } else { Exit::Done })
}
