//! [`Output`] → disk, all or nothing.
//!
//! The new site is made beside the old one, in a folder of its own, and the two change places in one step: whoever looks
//! sees the old site or the new one, whole, also when the process is killed. Files that have not changed are not
//! written: they are linked from the old site, and keep their inode. Only what our manifest lists is ever removed.
//!
//! The step is one system call on Linux and macOS. Where the folder can't be exchanged (it is a mount point, or the
//! file system or operating system has no such call), see `swap`.
#![expect(clippy::disallowed_methods, reason = "this room is where the site is written")]

mod guard;
mod limits;
mod manifest;
mod staging;
mod swap;
mod twins;

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::base::output::{About, Outline};
use crate::base::{Diagnostic, OutPath, Output, parallel};

use staging::{Fate, Kept, Placed, Staging};
use twins::Twins;

pub use guard::{Refusal, built_above, resolved};
pub use limits::weigh;
pub use manifest::{Entry, Manifest, PLACE};
pub use swap::settle;
pub use twins::compressed;

/// Where a site goes, and what must not be overwritten by it.
#[derive(Clone, Debug)]
pub struct Target {
    /// The output folder.
    pub out: PathBuf,
    /// The project it is made from.
    pub root: PathBuf,
    /// The user's home folder, where there is one.
    pub home: Option<PathBuf>,
}

/// What was done.
#[derive(Clone, Default, Debug)]
pub struct Emitted {
    /// Files of the site.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files that were left as they are.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// What was found wrong with the pages.
    pub faults: Vec<Diagnostic>,
    /// What is published now.
    pub manifest: Manifest,
}

/// Why nothing was written. The old site is as it was.
#[derive(Debug)]
pub enum EmitError {
    /// The folder is not ours to write.
    Refused(Refusal),
    /// Another build holds the lock.
    Locked(PathBuf),
    /// A page could not be made.
    Theme(Box<Diagnostic>),
    /// The operating system refused.
    Io(PathBuf, io::Error),
}

/// Judges a page by its outline.
pub type Judge<'a> = &'a (dyn Fn(&OutPath, &Outline) -> Vec<Diagnostic> + Sync);

/// A file of the last build, where there is one.
///
/// # Errors
/// The operating system's, but not that there is none.
pub fn last(path: &Path) -> Result<Option<Vec<u8>>, EmitError> {
    use io::ErrorKind::{NotADirectory, NotFound};
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(None),
        Err(error) => Err(EmitError::Io(path.to_owned(), error)),
    }
}

/// Writes the site. `done` is told how many files are ready.
///
/// # Errors
/// Then nothing has changed on the disk but for a folder that the next build removes.
pub fn emit(
    output: &Output,
    target: &Target,
    judge: Judge<'_>,
    done: &(dyn Fn(usize) + Sync),
) -> Result<Emitted, EmitError> {
    guard::check(target).map_err(EmitError::Refused)?;
    let places = staging::Places::of(&target.out);
    let _lock = staging::lock(&places)?;
    swap::recover(&places)?;
    guard::check_contents(target).map_err(EmitError::Refused)?;
    let old = Manifest::of(&places.out).unwrap_or_default();
    guard::check_audience(target, &old, output.about.audience).map_err(EmitError::Refused)?;
    guard::check_fresh(target, &old, output.items.keys()).map_err(EmitError::Refused)?;
    let items: Vec<_> = output.items.iter().collect();
    let twins = Twins::of(output);
    let wanted = items.iter().flat_map(|(path, item)| twins.places(path, item));
    let wanted: Vec<OutPath> = wanted.map(|(_, place)| place).collect();
    guard::check_fresh(target, &old, wanted.iter()).map_err(EmitError::Refused)?;
    let kept = parallel::map(&items, |(path, item)| staging::kept((&places, &old, &twins), path, item));
    if let Some(emitted) = nothing_to_do((&items, &output.about), &kept, &old) {
        return Ok(emitted);
    }
    let staging = Staging::new(&places, &old, &twins)?;
    let counter = AtomicUsize::new(0);
    let work: Vec<_> = items.iter().zip(kept).collect();
    let made = parallel::map(&work, |((path, item), kept)| {
        let made = staging.file(path, item, kept.as_ref(), judge);
        done(counter.fetch_add(1, Ordering::Relaxed) + 1);
        made
    });
    let (emitted, manifest) =
        gather((&items, &output.about), made, &old).inspect_err(|_| staging.discard())?;
    if emitted.written == 0 && emitted.removed == 0 && manifest == old {
        staging.discard();
    } else {
        staging.finish(&manifest).inspect_err(|_| staging.discard())?;
        swap::swap(&places, &old, &manifest)?;
    }
    Ok(Emitted { manifest, ..emitted })
}

/// What a build has done that would write what is there already. It touches nothing.
fn nothing_to_do(
    (items, about): (&[Wanted<'_>], &About),
    kept: &[Option<Kept>],
    old: &Manifest,
) -> Option<Emitted> {
    let is_kept = |((path, _), kept): (&Wanted<'_>, &Option<Kept>)| {
        kept.as_ref().is_some_and(|kept| kept.twins.is_some() && old.files.get(path) == Some(&kept.entry))
    };
    if *about != old.about || !items.iter().zip(kept).all(is_kept) {
        return None;
    }
    let twins = kept.iter().flatten().flat_map(|kept| &kept.twins).map(Vec::len).sum::<usize>();
    if items.len() + twins != old.files.len() {
        return None;
    }
    let files = old.files.len();
    let mut emitted = Emitted { files, unchanged: files, manifest: old.clone(), ..Emitted::default() };
    for (path, entry) in &old.files {
        emitted.bytes += entry.size;
        emitted.faults.extend(entry.faults(path));
    }
    Some(emitted)
}

type Wanted<'o> = (&'o OutPath, &'o crate::base::Item);

fn gather(
    (items, about): (&[Wanted<'_>], &About),
    made: Vec<Result<Placed, EmitError>>,
    old: &Manifest,
) -> Result<(Emitted, Manifest), EmitError> {
    let mut emitted = Emitted::default();
    let mut manifest = Manifest { about: about.clone(), ..Manifest::default() };
    for ((path, _), made) in items.iter().zip(made) {
        let Placed { fate, entry, twins } = made?;
        for (path, fate, entry) in twins.into_iter().chain([((*path).clone(), fate, entry)]) {
            match fate {
                Fate::Written => emitted.written += 1,
                Fate::Unchanged => emitted.unchanged += 1,
            }
            emitted.bytes += entry.size;
            emitted.faults.extend(entry.faults(&path));
            manifest.files.insert(path, entry);
        }
    }
    emitted.files = manifest.files.len();
    emitted.removed = old.files.keys().filter(|path| !manifest.files.contains_key(path)).count();
    Ok((emitted, manifest))
}

/// Locks a file until it is dropped, also by the death of the process; nothing where another process has locked it.
///
/// # Errors
/// Where the operating system refuses, or something else has its name: a link would lead the lock astray.
pub fn lock(path: &Path) -> io::Result<Option<File>> {
    if fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) {
        let why = "this is no regular file, and the lock needs its name";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    let file = File::options().write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> EmitError {
    let path = path.to_owned();
    move |error| EmitError::Io(path, error)
}
