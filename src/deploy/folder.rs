//! A folder that a web server serves: a folder for each release, and a link to the one that is live.
//!
//! ```text
//! /srv/careers/releases/000041-5d0c1f22ab/
//! /srv/careers/releases/000042-9e107d9d37/
//! /srv/careers/current -> releases/000042-9e107d9d37
//! ```
//!
//! The link changes in one step, so readers see the old release or the new one. A process that is killed leaves at most a
//! folder that the next deploy removes.
#![expect(clippy::disallowed_methods, reason = "this is where releases are written")]

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::deployed::{Copy, Deployed, PLACE};
use super::plan::{self, Plan, Terms};
use super::{Built, Done, Failure, Options, Watch, allowed, local};
use crate::base::{Fingerprint, OutPath, parallel};
use crate::emit;
use crate::model::Target;

/// Names of releases while they are removed begin so.
const DEAD: &str = ".old-";

/// The folders of a target.
struct Places {
    folder: PathBuf,
    /// The link to the live release.
    current: PathBuf,
    releases: PathBuf,
    /// The new release while it is made.
    staging: PathBuf,
}

/// A release by its name: its number, then some of the hash of its list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Release {
    number: u64,
    name: String,
}

pub(super) fn deploy(
    built: &Built,
    (path, keep): (&str, usize),
    (target, options): (&Target, &Options),
    watch: &dyn Watch,
) -> Result<(Done, Plan), Failure> {
    let places = Places::of(&options.root.join(path));
    let (here, there) = (emit::resolved(built.folder()), emit::resolved(&places.folder));
    if here.starts_with(&there) || there.starts_with(&here) {
        let message = format!("`{}` and the built site lie in each other", places.folder.display());
        return Err(Failure::Refused(message));
    }
    // A dry run makes nothing, not even the folder.
    let _lock = if options.dry_run { None } else { Some(places.lock()?) };
    let live = places.live()?;
    if !options.dry_run {
        places.bury(watch)?;
    }
    if options.rollback {
        return Ok((roll_back(&places, live.as_ref(), (target, options))?, Plan::default()));
    }
    let there = live.as_ref().map_or_else(|| Ok(Deployed::default()), |release| places.list(release));
    // A release that can't be read needs none: what is served is made whole.
    let there = there.unwrap_or_else(|failure| {
        watch.note(&format!("the live release can't be read, and is made anew ({})", failure.message()));
        Deployed::default()
    });
    there.welcomes(target)?;
    let wanted = built.wanted(|_, _| true, |_, _| None);
    let terms = Terms { now: options.now, grace_days: target.grace_days, force: options.force };
    let mut plan = plan::plan(wanted, &there, terms);
    watch.planned(&plan);
    allowed(&plan, options)?;
    if options.dry_run {
        return Ok((Done::Planned, plan));
    }
    if plan.is_empty() {
        // The deploy that has made it may have died before it cleared away the others.
        if let Some(live) = live {
            places.prune(live, keep, watch);
        }
        return Ok((Done::Nothing, plan));
    }
    plan.follow(live.as_ref().map(|release| release.name.clone()));
    let release = places.write(built, (&plan, &there), live.as_ref(), watch)?;
    places.switch(&release)?;
    places.prune(release, keep, watch);
    let done = Done::Deployed { sent: plan.uploads.len(), deleted: plan.all_deletes().count() };
    Ok((done, plan))
}

/// Links the release that the live one has followed. One that was rolled back from is followed by none.
fn roll_back(
    places: &Places,
    live: Option<&Release>,
    (target, options): (&Target, &Options),
) -> Result<Done, Failure> {
    let before = live.and_then(|live| places.before(live)).filter(|before| places.list(before).is_ok());
    let Some(before) = before else {
        let message = format!("`{}` keeps no release before the live one", places.releases.display());
        return Err(Failure::Refused(message));
    };
    places.list(&before)?.welcomes(target)?;
    if !options.dry_run {
        places.switch(&before)?;
    }
    Ok(Done::RolledBack(before.name))
}

impl Places {
    fn of(folder: &Path) -> Self {
        let releases = folder.join("releases");
        Self {
            folder: folder.to_owned(),
            current: folder.join("current"),
            staging: releases.join(".new"),
            releases,
        }
    }

    /// Keeps other deploys to this folder away until it is dropped, also by the death of the process.
    fn lock(&self) -> Result<File, Failure> {
        fs::create_dir_all(&self.releases).map_err(|error| Failure::io(&self.releases, &error))?;
        let place = self.folder.join(".careergen.lock");
        match emit::lock(&place) {
            Ok(Some(file)) => Ok(file),
            Ok(None) => {
                Err(Failure::Taken(format!("somebody else deploys to `{}` now", self.folder.display())))
            }
            Err(error) => Err(Failure::io(&place, &error)),
        }
    }

    /// The release that is linked.
    fn live(&self) -> Result<Option<Release>, Failure> {
        let link = match fs::read_link(&self.current) {
            Ok(link) => link,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(_) => {
                let message =
                    format!("`{}` is no link, so it is not careergen's: move it", self.current.display());
                return Err(Failure::Refused(message));
            }
        };
        let release = link.strip_prefix("releases").ok().and_then(|name| Release::read(name.to_str()?));
        release.map(Some).ok_or_else(|| {
            let message = format!(
                "`{}` leads to `{}`, which is no release of careergen's: move it",
                self.current.display(),
                link.display()
            );
            Failure::Refused(message)
        })
    }

    /// What a release consists of.
    fn list(&self, release: &Release) -> Result<Deployed, Failure> {
        let place = self.releases.join(&release.name).join(PLACE);
        let bytes = fs::read(&place).map_err(|error| Failure::io(&place, &error))?;
        Deployed::from_bytes(&bytes)
            .map_err(|why| Failure::Machine(format!("`{}`: {}", place.display(), why.message())))
    }

    /// All releases, the oldest first.
    fn all(&self) -> Result<Vec<Release>, Failure> {
        let entries = fs::read_dir(&self.releases).map_err(|error| Failure::io(&self.releases, &error))?;
        let mut releases: Vec<Release> =
            entries.flatten().filter_map(|entry| Release::read(entry.file_name().to_str()?)).collect();
        releases.sort();
        Ok(releases)
    }

    /// The release that another has followed.
    fn before(&self, release: &Release) -> Option<Release> {
        Release::read(&self.list(release).ok()?.before?)
    }

    /// Removes what deploys that have died left.
    fn bury(&self, watch: &dyn Watch) -> Result<(), Failure> {
        if let Err(error) = fs::remove_dir_all(&self.staging).or_else(missing_is_fine) {
            return Err(Failure::io(&self.staging, &error));
        }
        let entries = fs::read_dir(&self.releases).map_err(|error| Failure::io(&self.releases, &error))?;
        let names = entries.flatten().map(|entry| entry.file_name());
        for name in names.filter(|name| name.to_str().is_some_and(|name| name.starts_with(DEAD))) {
            self.remove(&self.releases.join(name), watch);
        }
        Ok(())
    }

    /// Removes a release that is out of use; where it can't be, it is in nobody's way.
    fn remove(&self, place: &Path, watch: &dyn Watch) {
        if let Err(error) = fs::remove_dir_all(place).or_else(missing_is_fine) {
            watch.note(&format!("`{}` could not be removed: {error}", place.display()));
        }
    }

    /// Makes a release of the plan. Files that have not changed are linked from the live one.
    fn write(
        &self,
        built: &Built,
        (plan, there): (&Plan, &Deployed),
        live: Option<&Release>,
        watch: &dyn Watch,
    ) -> Result<Release, Failure> {
        let live = live.map(|release| self.releases.join(&release.name));
        let files: Vec<_> = plan.after().files.iter().collect();
        let made = parallel::map(&files, |(path, copy)| {
            let is_there = there.files.get(*path).is_some_and(|there| there.hash == copy.hash);
            self.file(built, (path, copy), live.as_deref().filter(|_| is_there))
        });
        made.into_iter().collect::<Result<Vec<()>, _>>()?;
        watch.sent(files.len(), files.len());
        let list = plan.after().to_bytes();
        let number = self.all()?.last().map_or(0, |release| release.number) + 1;
        let release =
            Release { number, name: format!("{number:06}-{}", Fingerprint::of_bytes(&list).short()) };
        write(&self.staging.join(PLACE), &list)?;
        // A link to a release must not outlive its files in a power cut.
        emit::settle(&self.staging).map_err(|error| Failure::io(&self.staging, &error))?;
        let place = self.releases.join(&release.name);
        fs::rename(&self.staging, &place).map_err(|error| Failure::io(&place, &error))?;
        Ok(release)
    }

    /// Puts one file in its place, from the live release where it is the same there.
    fn file(
        &self,
        built: &Built,
        (path, copy): (&OutPath, &Copy),
        live: Option<&Path>,
    ) -> Result<(), Failure> {
        let to = self.staging.join(path.as_str());
        let from = live.map(|live| live.join(path.as_str()));
        let is_whole = |from: &PathBuf| local::bytes(from, copy.hash).is_ok();
        if let Some(from) = from.filter(is_whole) {
            make_parent(&to)?;
            // Some disks have no links.
            let linked = fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ()));
            return linked.map_err(|error| Failure::io(&to, &error));
        }
        // An asset that was out of use and has been taken away is no loss.
        if copy.retired.is_some() { Ok(()) } else { write(&to, &built.bytes(path)?) }
    }

    /// Makes a release the live one, in one step.
    fn switch(&self, release: &Release) -> Result<(), Failure> {
        let link = Path::new("releases").join(&release.name);
        let beside = self.folder.join(".current.new");
        let switched = fs::remove_file(&beside)
            .or_else(missing_is_fine)
            .and_then(|()| symlink(&link, &beside))
            .and_then(|()| fs::rename(&beside, &self.current));
        switched.map_err(|error| Failure::io(&self.current, &error))
    }

    /// Keeps the live release and those that it has followed, one after the other, so many in all; removes the others.
    fn prune(&self, live: Release, keep: usize, watch: &dyn Watch) {
        let Ok(releases) = self.all() else { return };
        let kept: Vec<Release> =
            std::iter::successors(Some(live), |release| self.before(release)).take(keep).collect();
        for release in releases.iter().filter(|release| !kept.contains(release)) {
            // Half a release must not look like one.
            let dead = self.releases.join(format!("{DEAD}{}", release.name));
            if fs::rename(self.releases.join(&release.name), &dead).is_ok() {
                self.remove(&dead, watch);
            }
        }
    }
}

impl Release {
    fn read(name: &str) -> Option<Self> {
        let (number, hash) = name.split_once('-')?;
        let is_hash = hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_number = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
        (is_hash && is_number).then_some(())?;
        Some(Self { number: number.parse().ok()?, name: name.to_owned() })
    }
}

fn write(to: &Path, bytes: &[u8]) -> Result<(), Failure> {
    make_parent(to)?;
    fs::write(to, bytes).map_err(|error| Failure::io(to, &error))
}

fn make_parent(to: &Path) -> Result<(), Failure> {
    let parent = to.parent().unwrap_or(to);
    fs::create_dir_all(parent).map_err(|error| Failure::io(parent, &error))
}

fn missing_is_fine(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[cfg(unix)]
fn symlink(to: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(windows)]
fn symlink(to: &Path, link: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(to, link)
}
