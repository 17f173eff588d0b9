//! `careergen build`: the folder → the site.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::clock::Clock;
use super::faults::{self, FormatArgument};
use super::project::Project;
use super::{Exit, summary, terminal};
use crate::base::diagnostic::fold_repeats;
use crate::base::links::Paths;
use crate::base::output::Outline;
use crate::base::{OutPath, parallel};
use crate::emit::{self, EmitError, Emitted, Target};
use crate::pipeline::{self, Built, Phase};
use crate::verify;

/// Builds the site.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    project: Project,
    /// Where the site goes; by default `public` in the project's folder, and `internal` where it is for staff.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The `changes.json` of the last build; by default that in the output folder.
    #[arg(long, value_name = "FILE")]
    changes: Option<PathBuf>,
    /// Replaces `base_url` of site.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Exits 0 although postings were left out.
    #[arg(long)]
    keep_going: bool,
    /// Takes warnings for errors.
    #[arg(long)]
    strict: bool,
    /// How faults and the summary are written.
    #[arg(long, value_enum, default_value = "human")]
    format: FormatArgument,
    /// Threads; by default one a core.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Shows how long each phase took.
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match build(arguments) {
        Ok(exit) => exit,
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

/// Builds and reports; an error is the machine's or the command line's.
fn build(arguments: &Arguments) -> Result<Exit, String> {
    let mut env = arguments.project.env(arguments.base_url.as_deref())?;
    let changes = arguments.changes.clone().unwrap_or_else(|| out(arguments).join("changes.json"));
    let changes = emit::last(&changes);
    env.changes = changes.map_err(|error| message(&error))?;
    if let Some(jobs) = arguments.jobs {
        parallel::set_threads(jobs.get());
    }
    let mut clock = Clock::new();
    let tree = arguments.project.tree()?;
    let mut built = pipeline::build(tree, &env, |phase| clock.begin(phase));
    clock.begin(Phase::Emit);
    let emitted = match &built.output {
        Some(output) => {
            let progress = terminal::Progress::new(clock.begun, output.items.len());
            write(arguments, &built, &|done| progress.set(done))
        }
        None => Ok(None),
    };
    let emitted = match emitted {
        Ok(emitted) => emitted,
        Err(EmitError::Theme(fault)) => {
            built.diagnostics.push(*fault);
            None
        }
        Err(error) => return Err(message(&error)),
    };
    if let Some(emitted) = &emitted {
        built.diagnostics.extend(fold_repeats(emitted.faults.clone()));
        built.diagnostics.extend(emit::weigh(&emitted.manifest));
    }
    clock.stop();
    report(arguments, &built, emitted.as_ref(), &clock);
    let exit = exit(arguments, &built, emitted.is_some());
    // The process ends here, and the system takes back the site's many small pieces faster than we could.
    std::mem::forget(built);
    Ok(exit)
}

fn write(
    arguments: &Arguments,
    built: &Built,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Option<Emitted>, EmitError> {
    let Some(output) = &built.output else { return Ok(None) };
    let target = Target {
        // Whole, and without a slash at its end, behind which a link would hide.
        out: std::path::absolute(out(arguments)).unwrap_or_else(|_| out(arguments)).components().collect(),
        root: arguments.project.root.clone(),
        home: std::env::var_os("HOME").map(PathBuf::from),
    };
    let paths = Paths::of(output.items.keys(), built.site.config.base_url.prefix()).and(output.moved.keys());
    let judge = |path: &OutPath, outline: &Outline| verify::verify(path, outline, &paths);
    emit::emit(output, &target, &judge, done).map(Some)
}

fn out(arguments: &Arguments) -> PathBuf {
    arguments.out.clone().unwrap_or_else(|| arguments.project.out())
}

fn message(error: &EmitError) -> String {
    match error {
        EmitError::Refused(refusal) => refusal.message(),
        EmitError::Locked(path) => {
            format!("another build writes this site now (it holds `{}`)", path.display())
        }
        EmitError::Theme(fault) => fault.message.clone(),
        EmitError::Io(path, error) => format!("`{}`: {error}; the site is as it was", path.display()),
    }
}

fn exit(arguments: &Arguments, built: &Built, written: bool) -> Exit {
    let faulty = faults::weigh(&built.diagnostics, arguments.strict);
    if !written || (faulty && !arguments.keep_going) { Exit::Faults } else { Exit::Done }
}

fn report(arguments: &Arguments, built: &Built, emitted: Option<&Emitted>, clock: &Clock) {
    faults::print(arguments.format, arguments.strict, &built.diagnostics, &built.sources);
    match arguments.format {
        FormatArgument::Json => terminal::out(&summary::json(built, emitted, clock)),
        _ => {
            let text = summary::text(built, emitted, &out(arguments));
            let timings = if arguments.timings { clock.to_text() } else { String::new() };
            // The other formats are whole documents, and standard output is theirs.
            let say = if arguments.format.is_document() { terminal::err } else { terminal::out };
            say(&(text + &timings));
        }
    }
}
