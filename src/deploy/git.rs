//! A branch that holds the site and nothing else, as GitHub and GitLab publish it: one commit a deploy.
//!
//! What lies there is asked of the branch itself, so no list is published. Files that somebody else put there stay, and the commit's
//! message names them; so are the assets that no page uses any more. The branch is pushed only if nobody has pushed in between.
//! `git` itself does the work, with the user's own credentials.
#![expect(clippy::disallowed_methods, reason = "git is another program")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::deployed::{Copy, Deployed};
use super::plan::{self, Plan, Terms};
use super::{Built, Done, Failure, Options, Watch, allowed};
use crate::base::{Audience, Class, Fingerprint, OutPath};
use crate::model::Target;

/// Files of others that may lie on the branch. With more it is probably not the site's.
const STRANGERS: usize = 20;
/// Commits that are looked through for the last of ours.
const LOOKED_AT: &str = "50";
/// In a commit of ours.
const MARK: &str = "Careergen-Deploy: 1";
const KEPT: &str = "Careergen-Kept: ";
const RETIRED: &str = "Careergen-Retired: ";
const FOR_STAFF: &str = "Careergen-Audience: internal";
/// What git is told of another repository (`git rev-parse --local-env-vars`), but for settings: those may hold the key.
const OTHERS: [&str; 13] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_OBJECT_DIRECTORY",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_QUARANTINE_PATH",
];
/// Tells GitHub that the files are to be taken as they are.
const NO_JEKYLL: &str = ".nojekyll";

/// What the branch holds.
#[derive(Default)]
struct Branch {
    /// Its commit; nothing where there is no such branch.
    commit: Option<String>,
    /// Mode and blob of each file.
    files: BTreeMap<String, (String, String)>,
    /// Those that are not ours.
    kept: BTreeSet<String>,
    /// Since when which of ours are out of use.
    retired: BTreeMap<String, i64>,
    /// Whom the site there is for.
    audience: Audience,
}

impl Branch {
    /// Files of others that stay: all, or those whose names no file of a site can have, and that no plan shows.
    fn stay(&self, options: &Options) -> impl Iterator<Item = &str> {
        let prune = options.prune_unknown;
        let stays = move |path: &&String| !prune || OutPath::new(path).is_none();
        self.kept.iter().filter(stays).map(String::as_str)
    }
}

pub(super) fn deploy(
    built: &Built,
    (repository, branch): (&str, &str),
    (target, options): (&Target, &Options),
    watch: &dyn Watch,
) -> Result<(Done, Plan), Failure> {
    let work =
        tempfile::tempdir().map_err(|error| Failure::Machine(format!("no temporary folder: {error}")))?;
    let git = Git { folder: work.path(), repository: &resolved(repository, &options.root), branch };
    git.run(&["init", "--quiet", "--bare"], None)?;
    let there = git.branch()?;
    let blobs = git.store(built)?;
    let plan = planned(built, (&there, &blobs), (target, options))?;
    watch.planned(&plan);
    allowed(&plan, options)?;
    if there.kept.len() > STRANGERS && !options.prune_unknown {
        return Err(Failure::Refused(format!(
            "the branch `{branch}` holds {} files that careergen has not put there, such as `{}`: name a branch for the site alone, or say `--prune-unknown`",
            there.kept.len(),
            there.kept.first().map_or("", String::as_str)
        )));
    }
    if let Some(path) = in_the_way(&there, &plan, options) {
        return Err(Failure::Refused(format!(
            "`{path}` on the branch is not careergen's, and is a file where the site has a folder, or the reverse: move it, or say `--prune-unknown`"
        )));
    }
    if options.dry_run {
        return Ok((Done::Planned, plan));
    }
    if plan.is_empty() {
        return Ok((Done::Nothing, plan));
    }
    let commit = git.commit(&plan, (&there, &blobs), options)?;
    git.push(&commit, there.commit.as_deref())?;
    watch.sent(plan.uploads.len(), plan.uploads.len());
    let done = Done::Deployed { sent: plan.uploads.len(), deleted: plan.all_deletes().count() };
    Ok((done, plan))
}

/// A file of others that can't lie beside the site's.
fn in_the_way<'b>(there: &'b Branch, plan: &Plan, options: &Options) -> Option<&'b str> {
    let ours = &plan.after().files;
    let folders: BTreeSet<&str> = ours
        .keys()
        .flat_map(|path| path.as_str().match_indices('/').map(|(at, _)| &path.as_str()[..at]))
        .collect();
    let is_in_the_way = |path: &&str| {
        let mut above = path.match_indices('/').filter_map(|(at, _)| OutPath::new(&path[..at]));
        folders.contains(path) || above.any(|above| ours.contains_key(&above))
    };
    there.stay(options).find(is_in_the_way)
}

/// A repository that is a folder is meant from the project's.
fn resolved(repository: &str, root: &Path) -> String {
    let folder = root.join(repository);
    let is_folder = !repository.contains("://") && folder.is_dir();
    let whole = is_folder.then(|| std::path::absolute(folder).ok()).flatten();
    whole.map_or_else(|| repository.to_owned(), |folder| folder.display().to_string())
}

/// Blobs by path: what will lie on the branch.
type Blobs = BTreeMap<OutPath, String>;

fn planned(
    built: &Built,
    (there, blobs): (&Branch, &Blobs),
    (target, options): (&Target, &Options),
) -> Result<Plan, Failure> {
    let mut wanted = built.wanted(|path, _| blobs.contains_key(path), |_, _| None);
    if let Some(path) = OutPath::new(NO_JEKYLL).filter(|path| blobs.contains_key(path)) {
        wanted.files.entry(path).or_insert_with(|| copy("", Class::Hosting, None));
    }
    // Both sides speak of blobs: git knows nothing of our hashes.
    for (path, copy) in &mut wanted.files {
        copy.hash = blobs.get(path).map(|blob| Fingerprint::of_bytes(blob.as_bytes()));
    }
    let files = there.files.iter().filter(|(path, _)| !there.kept.contains(*path));
    let files = files.filter_map(|(path, (_, blob))| {
        let class = wanted.files.get(&OutPath::new(path)?).map(|copy| copy.class);
        let class = class.unwrap_or_else(|| class_of(path));
        Some((OutPath::new(path)?, copy(blob, class, there.retired.get(path).copied())))
    });
    let files = Deployed { files: files.collect(), audience: there.audience, ..Deployed::default() };
    files.welcomes(target)?;
    let terms = Terms { now: options.now, grace_days: target.grace_days, force: options.force };
    let mut plan = plan::plan(wanted, &files, terms);
    // One that is the same already is nobody's loss.
    let differs = |path: &OutPath| there.files.get(path.as_str()).map(|(_, blob)| blob) != blobs.get(path);
    let kept = there.kept.iter().filter_map(|path| OutPath::new(path)).filter(differs);
    plan.strangers(kept, options.prune_unknown);
    Ok(plan)
}

/// What a file of ours was that the site has no more: git does not know.
fn class_of(path: &str) -> Class {
    let folders: Vec<&str> = path.split('/').collect();
    match folders.as_slice() {
        ["assets", ..] => Class::Asset,
        ["jobs", name, "index.html"] | [_, "jobs", name, "index.html"] if *name != "page" => Class::Posting,
        _ => Class::Page,
    }
}

fn copy(blob: &str, class: Class, retired: Option<i64>) -> Copy {
    let hash = Some(Fingerprint::of_bytes(blob.as_bytes()));
    // Whether search engines might show it is not known: they may be told once too often.
    let indexed = matches!(class, Class::Posting | Class::Page | Class::List);
    Copy { hash, size: 0, class, indexed, headers: plan::headers(&[]), retired }
}

/// A repository of its own for one deploy.
struct Git<'a> {
    folder: &'a Path,
    repository: &'a str,
    branch: &'a str,
}

impl Git<'_> {
    fn command(&self) -> Command {
        let mut command = Command::new("git");
        // Of a repository that the caller stands in.
        for name in OTHERS {
            command.env_remove(name);
        }
        command.args(["-c", "core.hooksPath=/dev/null", "-c", "push.gpgSign=false"]);
        command
            .current_dir(self.folder)
            .env("GIT_DIR", self.folder)
            .env("GIT_INDEX_FILE", self.folder.join("index"));
        // It must not ask, and its words are read.
        command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C").env("GIT_DEFAULT_HASH", "sha1");
        command
    }

    /// Runs git and gives what it prints.
    fn run(&self, arguments: &[&str], input: Option<&[u8]>) -> Result<String, Failure> {
        let output = self.output(arguments, input)?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Failure::Machine(format!("git {} failed: {}", arguments[0], said.trim())))
    }

    fn output(&self, arguments: &[&str], input: Option<&[u8]>) -> Result<std::process::Output, Failure> {
        let cannot = |error: std::io::Error| Failure::Machine(format!("git can't be run: {error}"));
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(cannot)?;
        let pipe = child.stdin.take();
        std::thread::scope(|scope| {
            // It may print before it has read all.
            scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input.unwrap_or_default())));
            child.wait_with_output().map_err(cannot)
        })
    }

    /// What the branch holds now.
    fn branch(&self) -> Result<Branch, Failure> {
        let name = format!("refs/heads/{}", self.branch);
        let found = self.run(&["ls-remote", "--", self.repository, &name], None)?;
        let Some(commit) = found.split_whitespace().next().map(str::to_owned) else {
            return Ok(Branch::default());
        };
        // Lists of files only, where the other side can do without their bytes.
        self.run(&["remote", "add", "there", self.repository], None)?;
        let fetch =
            ["fetch", "--quiet", "--no-tags", "--depth", LOOKED_AT, "--filter=blob:none", "there", &name];
        self.run(&fetch, None)?;
        let files = self.files(&commit)?;
        let ours = self.ours(&commit)?;
        // What any deploy of ours has put there is ours, also when somebody has brought it back. On a branch that was never ours
        // nothing is, until we have put it there.
        let mut put: BTreeSet<String> = BTreeSet::new();
        for (hash, message) in &ours {
            let kept: BTreeSet<&str> = message.lines().filter_map(|line| line.strip_prefix(KEPT)).collect();
            let files = if *hash == commit { files.clone() } else { self.files(hash)? };
            put.extend(files.into_keys().filter(|path| !kept.contains(path.as_str())));
        }
        let kept = files.keys().filter(|path| !put.contains(*path)).cloned().collect();
        let message = ours.first().map_or("", |(_, message)| message);
        let retired = message.lines().filter_map(|line| {
            let (since, path) = line.strip_prefix(RETIRED)?.split_once(' ')?;
            Some((path.to_owned(), since.parse().ok()?))
        });
        let retired = retired.collect();
        let audience = match message.lines().any(|line| line == FOR_STAFF) {
            true => Audience::Internal,
            false => Audience::Public,
        };
        Ok(Branch { commit: Some(commit), files, kept, retired, audience })
    }

    /// Mode and blob of each file of a commit.
    fn files(&self, commit: &str) -> Result<BTreeMap<String, (String, String)>, Failure> {
        let listed = self.run(&["ls-tree", "-r", "-z", commit], None)?;
        let files = listed.split('\0').filter_map(|line| {
            let (about, path) = line.split_once('\t')?;
            let mut words = about.split(' ');
            let (mode, blob) = (words.next()?, words.nth(1)?);
            Some((path.to_owned(), (mode.to_owned(), blob.to_owned())))
        });
        Ok(files.collect())
    }

    /// The commits that are ours, from this one back, each with its message.
    fn ours(&self, commit: &str) -> Result<Vec<(String, String)>, Failure> {
        let log = self.run(&["log", "--first-parent", "--format=%H%n%B%x00", commit], None)?;
        let commits = log.split('\0').filter_map(|entry| entry.trim_start().split_once('\n'));
        let ours = commits.filter(|(_, message)| message.lines().any(|line| line == MARK));
        Ok(ours.map(|(hash, message)| (hash.to_owned(), message.to_owned())).collect())
    }

    /// Puts the site's files into the repository, as they are.
    fn store(&self, built: &Built) -> Result<Blobs, Failure> {
        let paths: Vec<&OutPath> =
            built.manifest().files.keys().filter(|path| !path.as_str().starts_with(".careergen/")).collect();
        let whole = std::path::absolute(built.folder()).unwrap_or_else(|_| built.folder().to_owned());
        let places = paths.iter().map(|path| format!("{}\n", whole.join(path.as_str()).display()));
        let places: String = places.collect();
        let blobs =
            self.run(&["hash-object", "-w", "--no-filters", "--stdin-paths"], Some(places.as_bytes()))?;
        let mut blobs: Blobs = paths.into_iter().cloned().zip(blobs.lines().map(str::to_owned)).collect();
        // A build may have gone on meanwhile.
        built.compare()?;
        let empty = self.run(&["hash-object", "-w", "--stdin"], None)?;
        if let Some(path) = OutPath::new(NO_JEKYLL) {
            blobs.entry(path).or_insert_with(|| empty.trim().to_owned());
        }
        Ok(blobs)
    }

    /// The commit of the plan.
    fn commit(
        &self,
        plan: &Plan,
        (there, blobs): (&Branch, &Blobs),
        options: &Options,
    ) -> Result<String, Failure> {
        let mut index = String::new();
        let mut message = format!(
            "Deploy {} files, {} of them new or changed\n\nby {}\n\n{MARK}\n",
            plan.after().files.len(),
            plan.uploads.len(),
            options.who
        );
        if !plan.after().audience.is_public() {
            message.push_str(&format!("{FOR_STAFF}\n"));
        }
        for (path, copy) in &plan.after().files {
            let there = there.files.get(path.as_str());
            let blob = blobs.get(path).or(there.map(|(_, blob)| blob));
            index.extend(blob.map(|blob| format!("100644 {blob}\t{path}\0")));
            message.extend(copy.retired.map(|since| format!("{RETIRED}{since} {path}\n")));
        }
        for path in there
            .stay(options)
            .filter(|path| !OutPath::new(path).is_some_and(|path| blobs.contains_key(&path)))
        {
            if let Some((mode, blob)) = there.files.get(path) {
                index.push_str(&format!("{mode} {blob}\t{path}\0"));
                message.push_str(&format!("{KEPT}{path}\n"));
            }
        }
        self.run(&["update-index", "-z", "--index-info"], Some(index.as_bytes()))?;
        let tree = self.run(&["write-tree", "--missing-ok"], None)?;
        let mut arguments = Vec::new();
        let knows = |who: &str| self.run(&["var", who], None).is_ok();
        if !knows("GIT_AUTHOR_IDENT") || !knows("GIT_COMMITTER_IDENT") {
            arguments.extend(["-c", "user.name=careergen", "-c", "user.email=careergen@localhost"]);
        }
        arguments.extend(["commit-tree", tree.trim()]);
        if let Some(parent) = &there.commit {
            arguments.extend(["-p", parent]);
        }
        self.run(&arguments, Some(message.as_bytes())).map(|commit| commit.trim().to_owned())
    }

    /// Pushes it, unless the branch has moved since it was looked at.
    fn push(&self, commit: &str, before: Option<&str>) -> Result<(), Failure> {
        let name = format!("refs/heads/{}", self.branch);
        let lease = format!("--force-with-lease={name}:{}", before.unwrap_or_default());
        let pushed = format!("{commit}:{name}");
        let output = self.output(&["push", "--porcelain", &lease, "--", self.repository, &pushed], None)?;
        if output.status.success() {
            return Ok(());
        }
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        if said.contains("stale info") || said.contains("[rejected]") || said.contains("cannot lock ref") {
            let branch = self.branch;
            return Err(Failure::Taken(format!(
                "somebody has pushed to `{branch}` since this deploy began: deploy again"
            )));
        }
        Err(Failure::Machine(format!("git push failed: {}", said.trim())))
    }
}
