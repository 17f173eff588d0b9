//! A built site → a host, so that the live site is whole at every moment.
//!
//! What lies there is known from a list that every deploy leaves (`deployed`); what is to be done is decided before anything
//! is changed (`plan`) and refused when it looks like a mistake. Then each kind of host has its own way of taking in a site: a
//! bucket takes files one by one (`bucket`), a folder and a branch take a whole release at once (`folder`, `git`). Nothing
//! here builds, and nothing is told what is secret.

mod announce;
#[cfg(feature = "cloud")]
mod bucket;
#[cfg(feature = "cloud")]
mod cloudfront;
mod deployed;
mod folder;
mod git;
#[cfg(feature = "cloud")]
mod http;
#[cfg(feature = "cloud")]
mod live;
mod local;
mod plan;
mod tool;

use std::io;
use std::path::{Path, PathBuf};

use crate::base::{Audience, Severity};
use crate::emit;
use crate::model::{Host, Hosting, Target, Tool};

pub use announce::Ears;
pub use local::Built;
pub use plan::{Plan, Upload, Why};

/// What the user wants of a deploy.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Options {
    /// Shows what would be done, and does nothing.
    pub dry_run: bool,
    /// Deletes that are allowed however many they are.
    pub allow_deletes: Option<usize>,
    /// Deletes also what careergen has not put there.
    pub prune_unknown: bool,
    /// Sends all files, also those that lie there.
    pub force: bool,
    /// Takes over from a deploy that seems to be running, at once.
    pub take_over: bool,
    /// Goes back to the release before.
    pub rollback: bool,
    /// Looks at the live site afterwards.
    pub verify: bool,
    /// Where CloudFront is asked, for others than Amazon's own.
    pub cloudfront_endpoint: Option<String>,
    /// Where search engines are told.
    pub ears: Ears,
    /// The project's folder, from which relative paths are taken.
    pub root: PathBuf,
    /// Seconds since 1970.
    pub now: i64,
    /// Who deploys, for others to read.
    pub who: String,
}

/// Told what happens while it does.
pub trait Watch: Sync {
    /// This will be done, or would be.
    fn planned(&self, plan: &Plan);
    /// Something that the user should know.
    fn note(&self, text: &str);
    /// So many files of all are there.
    fn sent(&self, done: usize, all: usize);
}

/// How a deploy ended well.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Done {
    /// The host has what was built, and had it before.
    Nothing,
    /// It was only planned.
    Planned,
    /// The host has it now.
    Deployed {
        /// Files sent.
        sent: usize,
        /// Files deleted.
        deleted: usize,
    },
    /// The release of this name is the one that is served again.
    RolledBack(String),
    /// The site is ready, and this command of the host's own sends it.
    Ready(String),
}

/// Why a deploy did not happen, or not wholly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// It looks like a mistake. Nothing was changed.
    Refused(String),
    /// Somebody else deploys, or has deployed.
    Taken(String),
    /// The machine, the network or the host is at fault. The live site is whole; the next deploy goes on.
    Machine(String),
}

impl Failure {
    /// What to tell the user.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::Refused(message) | Self::Taken(message) | Self::Machine(message) => message,
        }
    }

    fn io(path: &Path, error: &io::Error) -> Self {
        Self::Machine(format!("`{}`: {error}", path.display()))
    }
}

/// Brings a target to the state that was built.
///
/// # Errors
/// Says who or what is in the way. Whatever was live before is still whole then.
pub fn deploy(built: &Built, target: &Target, options: &Options, watch: &dyn Watch) -> Result<Done, Failure> {
    if options.rollback && !matches!(target.host, Host::Folder { .. }) {
        return Err(Failure::Refused(format!(
            "`{}` keeps no earlier releases: build the site as it was and deploy that",
            target.name
        )));
    }
    weighed(built, target, watch)?;
    let (done, plan) = match &target.host {
        Host::S3 { .. } | Host::Gcs { .. } | Host::Azure { .. } => {
            #[cfg(feature = "cloud")]
            let done = bucket::deploy(built, target, options, watch);
            #[cfg(not(feature = "cloud"))]
            let done =
                Err(Failure::Refused(format!("{WITHOUT_CLOUD}, and so can send to no bucket: {WITH_CLOUD}")));
            done?
        }
        Host::Folder { path, keep } => folder::deploy(built, (path, *keep), (target, options), watch)?,
        Host::Git { repository, branch } => {
            git::deploy(built, (repository, branch), (target, options), watch)?
        }
        Host::Tool { tool, project } => return Ok(tool::ready(built, *tool, project.as_deref())),
    };
    // First, since it is told of once: the look may have to be taken again.
    if matches!(done, Done::Deployed { .. } | Done::Planned) {
        announce::announce(built, (&plan, &target.announce), (&options.ears, options.dry_run), watch);
    }
    if options.verify && matches!(done, Done::Deployed { .. } | Done::Nothing) {
        verify(built, target, &plan, watch)?;
    }
    Ok(done)
}

/// Refuses a site that is meant for another address, or that its host would refuse half way through.
fn weighed(built: &Built, target: &Target, watch: &dyn Watch) -> Result<(), Failure> {
    let about = &built.manifest().about;
    if about.audience != target.audience {
        return Err(Failure::Refused(other_audience(target)));
    }
    if about.base_url != target.base_url.to_string() {
        return Err(Failure::Refused(format!(
            "this site was built for {}, and `{}` is seen at {}: build it with `--base-url {}`, or give the target a `base_url`",
            about.base_url, target.name, target.base_url, target.base_url
        )));
    }
    let fitting = fitting(&target.host);
    if !Hosting::from_name(&about.hosting).is_some_and(|hosting| fitting.contains(&hosting)) {
        watch.note(&format!(
            "this site was built for `hosting: {}`; `{}` takes the files for {}, and without them no headers and redirects",
            about.hosting,
            target.name,
            fitting.iter().map(|hosting| hosting.name()).collect::<Vec<_>>().join(" or ")
        ));
    }
    for finding in emit::weigh(built.manifest()) {
        let help = finding.help.first().map_or(String::new(), |help| format!(" ({help})"));
        let message = format!("{}{help}", finding.message);
        if finding.severity() == Severity::Error {
            return Err(Failure::Refused(message));
        }
        watch.note(&message);
    }
    Ok(())
}

fn other_audience(target: &Target) -> String {
    match target.audience {
        Audience::Public => format!(
            "this site is for staff (it was built with `--audience internal`), and `{}` is for everybody: deploy `public`, or write `audience: internal` to a target that only staff can see",
            target.name
        ),
        Audience::Internal => format!(
            "this site is for everybody, and `{}` is for staff: build it with `--audience internal`",
            target.name
        ),
    }
}

/// What `hosting` may be for a target.
fn fitting(host: &Host) -> &'static [Hosting] {
    match host {
        Host::S3 { .. } => &[Hosting::Cloudfront, Hosting::S3, Hosting::Static],
        Host::Gcs { .. } => &[Hosting::Gcs, Hosting::Static],
        Host::Azure { .. } => &[Hosting::Azure, Hosting::Static],
        Host::Git { .. } => &[Hosting::GithubPages, Hosting::GitlabPages, Hosting::Static],
        Host::Folder { .. } => &[Hosting::Nginx, Hosting::Caddy, Hosting::Static],
        Host::Tool { tool: Tool::Netlify, .. } => &[Hosting::Netlify],
        Host::Tool { tool: Tool::CloudflarePages, .. } => &[Hosting::CloudflarePages],
        Host::Tool { tool: Tool::Vercel, .. } => &[Hosting::Vercel],
    }
}

/// Looks at the live site.
fn verify(built: &Built, target: &Target, plan: &Plan, watch: &dyn Watch) -> Result<(), Failure> {
    if let Host::Git { branch, .. } = &target.host {
        if plan.is_empty() {
            return Ok(());
        }
        watch.note(&format!(
            "pushed to `{branch}`; the host publishes it by itself, mostly within some minutes"
        ));
        return Ok(());
    }
    #[cfg(feature = "cloud")]
    return runtime()?.block_on(live::look(built, plan, watch));
    #[cfg(not(feature = "cloud"))]
    {
        let _ = built;
        if plan.is_empty() {
            return Ok(());
        }
        watch.note(&format!("the live site was not looked at: {WITHOUT_CLOUD}"));
        Ok(())
    }
}

/// Where requests run.
#[cfg(feature = "cloud")]
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(|error| Failure::Machine(format!("no threads can be made: {error}")))
}

#[cfg(not(feature = "cloud"))]
const WITHOUT_CLOUD: &str = "this careergen was built without `cloud`";
#[cfg(not(feature = "cloud"))]
const WITH_CLOUD: &str = "`cargo install careergen --features cloud`";

/// Refuses what looks like a mistake.
fn allowed(plan: &Plan, options: &Options) -> Result<(), Failure> {
    if let [first, ..] = plan.taken.as_slice()
        && !options.prune_unknown
        && !options.force
    {
        return Err(Failure::Refused(format!(
            "{} files there, such as `{first}`, are not careergen's and would be written over: `--force` does that, `--prune-unknown` clears the place",
            plan.taken.len()
        )));
    }
    let Some((deletes, limit)) = plan.too_many(options.allow_deletes) else { return Ok(()) };
    let why = match limit {
        0 => format!("{deletes} files would be deleted, the last posting among them"),
        _ => format!("{deletes} files would be deleted, and {limit} need no leave"),
    };
    Err(Failure::Refused(format!("{why}: if that is right, say `--allow-deletes {deletes}`")))
}
