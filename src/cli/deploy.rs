//! `careergen deploy`: the built site → a host.

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use clap::Args;
use serde_json::{Value, json};

use super::faults::FormatArgument;
use super::project::{Project, out, today};
use super::summary::{plural, size};
use super::terminal::Progress;
use super::{Exit, faults, terminal};
use crate::base::{Audience, OutPath, Severity};
use crate::check;
use crate::deploy::{self, Built, Done, Ears, Failure, Options, Plan, Watch, Why};
use crate::load;
use crate::model::{Site, Target};

/// Deploys the site that was built.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Arguments {
    /// Which target of `deploy` in site.yaml; by default the first.
    #[arg(value_name = "TARGET")]
    target: Option<String>,
    /// The project's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The built site; by default `public` in the project's folder, and `internal` for a target of that audience.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Shows what would be done, and does nothing.
    #[arg(long)]
    dry_run: bool,
    /// Writes one JSON object to standard output.
    #[arg(long)]
    json: bool,
    /// Allows so many deletes. Without it, 20 or a tenth of the site, whichever is more.
    #[arg(long, value_name = "N")]
    allow_deletes: Option<usize>,
    /// Deletes also files there that careergen has not sent.
    #[arg(long)]
    prune_unknown: bool,
    /// Does not look at the live site afterwards.
    #[arg(long)]
    no_verify: bool,
    /// Sends all files, also those that are there.
    #[arg(long)]
    force: bool,
    /// Takes over from a deploy that was interrupted, without waiting whether it still lives.
    #[arg(long)]
    take_over: bool,
    /// Goes back to the release before (targets that are folders).
    #[arg(long, conflicts_with_all = ["force", "prune_unknown", "allow_deletes", "take_over"])]
    rollback: bool,
}

const AFTER: &str = "Exit codes: 0 done, or nothing to do; 1 the settings have faults; 2 something went wrong, and the next deploy goes on; \
3 refused before anything was changed; 4 somebody else deploys.";

/// Files of each sort that are named.
const NAMED: usize = 20;

pub(super) fn run(arguments: &Arguments) -> Exit {
    let teller = Teller::new(arguments.json);
    let target = match target(arguments) {
        Ok(target) => target,
        Err((message, exit)) => {
            if arguments.json {
                let document = json!({ "kind": "deploy", "outcome": "failed", "error": message });
                terminal::out(&format!("{document}\n"));
            }
            terminal::error(&message);
            return exit;
        }
    };
    let done = options(arguments, target.audience)
        .map_err(Failure::Machine)
        .and_then(|(options, folder)| Built::read(&folder).map(|built| (options, built)))
        .and_then(|(options, built)| {
            teller.about(&built);
            deploy::deploy(&built, &target, &options, &teller)
        });
    teller.end(&target, &done);
    match done {
        Ok(_) => Exit::Done,
        Err(Failure::Machine(_)) => Exit::Machine,
        Err(Failure::Refused(_)) => Exit::Refused,
        Err(Failure::Taken(_)) => Exit::Taken,
    }
}

/// The target that is meant, from the settings alone: what is wrong with postings is `build`'s to say. Settings with errors are
/// none: with a target left out, another might be the first.
fn target(arguments: &Arguments) -> Result<Target, (String, Exit)> {
    let machine = |message| (message, Exit::Machine);
    let project = Project::of(&arguments.root);
    let env = project.env(None).map_err(machine)?;
    let mut tree = project.tree().map_err(machine)?;
    tree.files.retain(|path, _| path.below("content").is_some_and(|inner| inner.starts_with("site.y")));
    let (mut loaded, mut found) = load::load(tree);
    let (site, more) = check::check(&mut loaded, &env);
    found.extend(more);
    let errors: Vec<_> = found.into_iter().filter(|fault| fault.severity() == Severity::Error).collect();
    if !errors.is_empty() {
        faults::print(FormatArgument::Human, false, &errors, &loaded.sources);
        return Err(("the settings have errors: nothing was deployed".to_owned(), Exit::Faults));
    }
    let Site { mut targets, .. } = site;
    let names: Vec<String> = targets.iter().map(|target| format!("`{}`", target.name)).collect();
    if names.is_empty() {
        let message = "content/site.yaml names no target: write `deploy:`, see docs/deploy.md";
        return Err((message.to_owned(), Exit::Faults));
    }
    let at = match &arguments.target {
        None => Some(0),
        Some(name) => targets.iter().position(|target| target.name == *name),
    };
    match at {
        Some(at) => Ok(targets.swap_remove(at)),
        None => {
            let name = arguments.target.as_deref().unwrap_or_default();
            Err((format!("there is no target `{name}`; there is {}", names.join(", ")), Exit::Faults))
        }
    }
}

/// What is wanted, and the folder with the site.
fn options(arguments: &Arguments, audience: Audience) -> Result<(Options, PathBuf), String> {
    let root = std::path::absolute(&arguments.root).map_err(|error| error.to_string())?;
    let folder = arguments.out.clone().unwrap_or_else(|| out(&arguments.root, audience));
    let variable = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok());
    let user = variable(&["GITHUB_ACTOR", "GITLAB_USER_LOGIN", "USER", "USERNAME"]);
    let host =
        variable(&["HOSTNAME", "COMPUTERNAME"]).or_else(|| std::fs::read_to_string("/etc/hostname").ok());
    let host = host.as_deref().map(str::trim).filter(|host| !host.is_empty());
    let who = format!(
        "{} on {}, process {}",
        user.as_deref().unwrap_or("somebody"),
        host.unwrap_or("some machine"),
        std::process::id()
    );
    let options = Options {
        dry_run: arguments.dry_run,
        allow_deletes: arguments.allow_deletes,
        prune_unknown: arguments.prune_unknown,
        force: arguments.force,
        take_over: arguments.take_over,
        rollback: arguments.rollback,
        verify: !arguments.no_verify,
        cloudfront_endpoint: variable(&["AWS_ENDPOINT_URL_CLOUDFRONT"]),
        ears: Ears {
            indexnow: variable(&["CAREERGEN_INDEXNOW_URL"]),
            google: variable(&["CAREERGEN_GOOGLE_INDEXING_URL"]),
            google_key: variable(&["GOOGLE_APPLICATION_CREDENTIALS"]).map(PathBuf::from),
        },
        root,
        now: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64),
        who,
    };
    Ok((options, folder))
}

/// Tells the user what happens.
struct Teller {
    json: bool,
    begun: Instant,
    progress: OnceLock<Progress>,
    /// For programs: the plan, and what was said.
    told: Mutex<(Value, Vec<String>)>,
}

impl Teller {
    fn new(json: bool) -> Self {
        Self { json, begun: Instant::now(), progress: OnceLock::new(), told: Mutex::default() }
    }

    /// What is to be known of the built site.
    fn about(&self, built: &Built) {
        if let Some(day) = today().ok().and_then(|today| built.stale_since(today)) {
            self.note(&format!("this site is out of date since {day}: `careergen build` makes it anew"));
        }
        if let [first, ..] = built.strangers() {
            let count = plural(built.strangers().len(), "file");
            self.note(&format!(
                "{count} in {}, such as `{first}`, careergen has not built and does not send: `static/` is the place for them",
                built.folder().display()
            ));
        }
    }

    /// How it ended.
    fn end(&self, target: &Target, done: &Result<Done, Failure>) {
        if self.json {
            terminal::out(&self.document(target, done));
        }
        let text = match done {
            Ok(_) if self.json => return,
            Ok(done) => self.success(target, done),
            Err(failure) => return terminal::error(failure.message()),
        };
        terminal::out(&text);
    }

    fn success(&self, target: &Target, done: &Done) -> String {
        let Target { name, host, .. } = target;
        match done {
            Done::Nothing => format!("{name} ({host}) has this site already\n"),
            Done::Planned => "nothing was done: this was a dry run\n".to_owned(),
            Done::Deployed { sent, deleted } => format!(
                "deployed to {name} ({host}) in {:.1} s: {} sent, {deleted} deleted\n",
                self.begun.elapsed().as_secs_f64(),
                plural(*sent, "file")
            ),
            Done::RolledBack(release) => format!("{name} ({host}) serves {release} again\n"),
            Done::Ready(command) => {
                format!("the site is fit for {host}, which takes it by its own command:\n\n    {command}\n")
            }
        }
    }

    /// All of it, for programs.
    fn document(&self, target: &Target, done: &Result<Done, Failure>) -> String {
        let (plan, notes) = self.told.lock().map(|told| told.clone()).unwrap_or_default();
        let mut document = json!({
            "kind": "deploy",
            "target": target.name,
            "host": target.host.to_string(),
            "plan": plan,
            "notes": notes,
            "milliseconds": self.begun.elapsed().as_millis() as u64,
        });
        let outcome = match done {
            Ok(Done::Nothing) => "nothing to do",
            Ok(Done::Planned) => "planned",
            Ok(Done::Deployed { sent, deleted }) => {
                document["uploaded"] = (*sent).into();
                document["deleted"] = (*deleted).into();
                "deployed"
            }
            Ok(Done::RolledBack(release)) => {
                document["release"] = release.as_str().into();
                "rolled back"
            }
            Ok(Done::Ready(command)) => {
                document["command"] = command.as_str().into();
                "ready"
            }
            Err(Failure::Refused(_)) => "refused",
            Err(Failure::Taken(_)) => "taken",
            Err(Failure::Machine(_)) => "failed",
        };
        document["outcome"] = outcome.into();
        if let Err(failure) = done {
            document["error"] = failure.message().into();
        }
        format!("{document}\n")
    }
}

impl Watch for Teller {
    fn planned(&self, plan: &Plan) {
        let _ = self.progress.set(Progress::new(self.begun, plan.uploads.len()));
        if self.json {
            if let Ok(mut told) = self.told.lock() {
                told.0 = as_json(plan);
            }
        } else {
            terminal::out(&as_text(plan));
        }
    }

    fn note(&self, text: &str) {
        if !self.json {
            terminal::err(&format!("{text}\n"));
        } else if let Ok(mut told) = self.told.lock() {
            told.1.push(text.to_owned());
        }
    }

    fn sent(&self, done: usize, _: usize) {
        if let Some(progress) = self.progress.get() {
            progress.set(done);
        }
    }
}

/// The plan for programs.
fn as_json(plan: &Plan) -> Value {
    let uploads = plan.uploads.iter().map(
        |upload| json!({ "path": upload.path.as_str(), "why": why(upload.why), "bytes": upload.size() }),
    );
    let paths = |paths: &[OutPath]| paths.iter().map(|path| Value::from(path.as_str())).collect::<Value>();
    json!({
        "uploads": uploads.collect::<Value>(),
        "bytes": plan.bytes(),
        "deletes": paths(&plan.deletes),
        "expired": paths(&plan.expired),
        "pruned": paths(&plan.pruned),
        "unknown": paths(&plan.unknown),
        "taken": paths(&plan.taken),
        "unchanged": plan.unchanged,
        "retired": plan.retired,
    })
}

fn why(why: Why) -> &'static str {
    match why {
        Why::New => "new",
        Why::Changed => "changed",
        Why::Headers => "headers",
        Why::Interrupted => "interrupted",
        Why::Forced => "forced",
    }
}

/// The plan for people: counts, and the first files of each sort.
fn as_text(plan: &Plan) -> String {
    let count = |wanted: Why| plan.uploads.iter().filter(|upload| upload.why == wanted).count();
    let parts = [
        (count(Why::New), "new"),
        (count(Why::Changed), "changed"),
        (count(Why::Headers), "with other headers"),
        (count(Why::Interrupted), "of an interrupted deploy"),
        (count(Why::Forced), "sent again"),
        (plan.all_deletes().count(), "to delete"),
        (plan.unchanged, "unchanged"),
        (plan.retired, "out of use, kept for now"),
        (plan.unknown.len(), "not careergen's, left alone"),
        (plan.taken.len(), "not careergen's, written over"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let mut text = format!("{}; {} to send\n", parts.join(", "), size(plan.bytes()));
    let uploads = plan.uploads.iter().map(|upload| match upload.why {
        Why::New => format!("  + {}\n", upload.path),
        _ => format!("  ~ {}\n", upload.path),
    });
    let deletes = plan.all_deletes().map(|path| format!("  - {path}\n"));
    for lines in [uploads.collect::<Vec<_>>(), deletes.collect()] {
        text.extend(lines.iter().take(NAMED).cloned());
        if lines.len() > NAMED {
            text.push_str(&format!("    and {} more\n", lines.len() - NAMED));
        }
    }
    text
}
