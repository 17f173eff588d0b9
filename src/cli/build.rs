//! `careergen build`: the folder → the site.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::clock::Clock;
use super::project::Project;
use super::{Exit, summary, terminal};
use crate::base::diagnostic::fold_repeats;
use crate::base::links::Paths;
use crate::base::output::Outline;
use crate::base::report::{self, Format};
use crate::base::{Code, Diagnostic, OutPath, Severity, parallel};
use crate::emit::{self, EmitError, Emitted, Target};
use crate::pipeline::{self, Built, Phase};
use crate::verify;

/// Warnings and notes of one code that are shown in full to a person; the rest is counted.
const SHOWN: usize = 8;

/// Builds the site.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    project: Project,
    /// Where the site goes; by default `public` in the project's folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replaces `base_url` of site.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    faults: FaultArguments,
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

/// What faults lead to.
#[derive(Args, Debug)]
struct FaultArguments {
    /// Exits 0 although postings were left out.
    #[arg(long)]
    keep_going: bool,
    /// Takes warnings for errors.
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum FormatArgument {
    Human,
    Short,
    Json,
}

impl From<FormatArgument> for Format {
    fn from(argument: FormatArgument) -> Self {
        match argument {
            FormatArgument::Human => Self::Human,
            FormatArgument::Short => Self::Short,
            FormatArgument::Json => Self::Json,
        }
    }
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
    let env = arguments.project.env(arguments.base_url.as_deref())?;
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
    let paths = Paths::of(output.items.keys(), built.site.config.base_url.prefix());
    let judge = |path: &OutPath, outline: &Outline| verify::verify(path, outline, &paths);
    emit::emit(output, &target, &judge, done).map(Some)
}

fn out(arguments: &Arguments) -> PathBuf {
    arguments.out.clone().unwrap_or_else(|| arguments.project.root.join("public"))
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
    let weighs = |severity: Severity| {
        severity == Severity::Error || (arguments.faults.strict && severity == Severity::Warning)
    };
    let faulty = built.diagnostics.iter().any(|fault| weighs(fault.severity()));
    if !written || (faulty && !arguments.faults.keep_going) { Exit::Faults } else { Exit::Done }
}

fn report(arguments: &Arguments, built: &Built, emitted: Option<&Emitted>, clock: &Clock) {
    let format = Format::from(arguments.format);
    match format {
        Format::Human => {
            let (shown, rest) = shortened(&built.diagnostics);
            terminal::err(&report::render(format, &shown, &built.sources));
            terminal::err(&rest);
        }
        Format::Short => terminal::err(&report::render(format, &built.diagnostics, &built.sources)),
        Format::Json => terminal::out(&report::render(format, &built.diagnostics, &built.sources)),
    }
    match arguments.format {
        FormatArgument::Json => terminal::out(&summary::json(built, emitted, clock)),
        FormatArgument::Human | FormatArgument::Short => {
            terminal::out(&summary::text(built, emitted, &out(arguments)));
            if arguments.timings {
                terminal::out(&clock.to_text());
            }
        }
    }
}

/// All errors, and of each other code as many as a person reads; the rest in a line each.
fn shortened(diagnostics: &[Diagnostic]) -> (Vec<Diagnostic>, String) {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let count = counts.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= SHOWN || diagnostic.severity() == Severity::Error {
            shown.push(diagnostic.clone());
        }
    }
    let rest =
        counts.iter().filter(|(code, count)| **count > SHOWN && code.info().severity != Severity::Error);
    let mut lines: String = rest
        .map(|(code, count)| {
            let info = code.info();
            format!("{}[{code}]: {} more: {}\n", info.severity.word(), count - SHOWN, info.headline)
        })
        .collect();
    if !lines.is_empty() {
        lines.push_str("(`--format short` lists them all, `careergen explain CODE` says more)\n\n");
    }
    (shown, lines)
}
