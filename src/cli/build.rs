//! `careergen build`: the folder → the site.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use super::clock::Clock;
use super::{Exit, summary, terminal};
use crate::base::diagnostic::fold_repeats;
use crate::base::links::Paths;
use crate::base::output::Outline;
use crate::base::report::{self, Format};
use crate::base::{Code, Date, Diagnostic, Env, OutPath, Severity, codes, parallel};
use crate::emit::{self, EmitError, Emitted, Target};
use crate::load::disk;
use crate::pipeline::{self, Built, Phase};
use crate::{check, verify};

/// Warnings and notes of one code that are shown in full to a person; the rest is counted.
const SHOWN: usize = 8;

/// Builds the site.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The project's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Where the site goes; by default `public` in the project's folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replaces `base_url` of site.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The day for which the site is built, instead of today in UTC.
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
    /// Publishes drafts and postings of the future too.
    #[arg(long)]
    drafts: bool,
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
    let env = env(arguments)?;
    if let Some(jobs) = arguments.jobs {
        parallel::set_threads(jobs.get());
    }
    let mut clock = Clock::new();
    let tree = disk::read_tree(&arguments.root)
        .map_err(|error| format!("`{}` can't be read: {error}", arguments.root.display()))?;
    // A folder without content is a mistake, and an empty site would replace a live one.
    if !tree.files.keys().any(|path| path.below("content").is_some()) {
        let root = arguments.root.display();
        let link = tree.faults.iter().find(|fault| fault.code == codes::NOT_A_FILE);
        let why =
            link.map_or_else(|| "is it the project's folder?".to_owned(), |fault| fault.message.clone());
        return Err(format!("`{root}` has no `content` folder with anything in it: {why}"));
    }
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

fn env(arguments: &Arguments) -> Result<Env, String> {
    if let Some(url) = arguments.base_url.as_deref().filter(|url| !check::is_base_url(url)) {
        return Err(format!("`{url}` is not the address of a site: write https://careers.example.com"));
    }
    let today = match &arguments.now {
        Some(text) => Date::parse(text).map_err(|_| format!("`{text}` is not a date: write 2026-11-02"))?,
        None => today()?,
    };
    Ok(Env { today, base_url: arguments.base_url.clone(), drafts: arguments.drafts })
}

/// Today in UTC, or the day of `SOURCE_DATE_EPOCH`, so that a build can be repeated.
fn today() -> Result<Date, String> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .trim()
            .parse()
            .map_err(|_| format!("SOURCE_DATE_EPOCH is `{text}`, not a number of seconds"))?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64),
    };
    Date::from_unix(seconds).ok_or_else(|| "the clock is beyond the year 9999".to_owned())
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
        root: arguments.root.clone(),
        home: std::env::var_os("HOME").map(PathBuf::from),
    };
    let paths = Paths::of(output.items.keys(), built.site.config.base_url.prefix());
    let judge = |path: &OutPath, outline: &Outline| verify::verify(path, outline, &paths);
    emit::emit(output, &target, &judge, done).map(Some)
}

fn out(arguments: &Arguments) -> PathBuf {
    arguments.out.clone().unwrap_or_else(|| arguments.root.join("public"))
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
