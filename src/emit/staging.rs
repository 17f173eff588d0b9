//! The new site while it is made, in a folder beside the old one.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{Entry, Manifest, PLACE};
use super::{EmitError, Judge, io_error};
use crate::base::output::Made;
use crate::base::{Body, Fingerprint, Item, OutPath};

/// The folders that take part.
pub(super) struct Places {
    /// The site.
    pub(super) out: PathBuf,
    /// The new site while it is made, and the old one while it is removed.
    pub(super) staging: PathBuf,
    /// The old site for a moment, where folders can't be exchanged.
    pub(super) old: PathBuf,
    lock: PathBuf,
}

impl Places {
    pub(super) fn of(out: &Path) -> Self {
        let name = out.file_name().unwrap_or_default();
        let beside = |suffix: &str| {
            let mut file = OsString::from(".careergen-");
            file.push(name);
            file.push(suffix);
            out.with_file_name(file)
        };
        Self { out: out.to_owned(), staging: beside(".new"), old: beside(".old"), lock: beside(".lock") }
    }
}

/// Keeps other builds into the same folder away until it is dropped, also by the death of the process.
pub(super) fn lock(places: &Places) -> Result<File, EmitError> {
    if let Some(parent) = places.lock.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(io_error(parent))?;
    }
    // A link of that name would lead the lock astray.
    if fs::symlink_metadata(&places.lock).is_ok_and(|meta| !meta.is_file()) {
        let error = io::Error::new(
            io::ErrorKind::InvalidInput,
            "this is no regular file, and the lock needs its name",
        );
        return Err(EmitError::Io(places.lock.clone(), error));
    }
    let options = File::options().write(true).create(true).truncate(false).open(&places.lock);
    let file = options.map_err(io_error(&places.lock))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(EmitError::Locked(places.lock.clone())),
        Err(TryLockError::Error(error)) => Err(EmitError::Io(places.lock.clone(), error)),
    }
}

/// What became of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// New, or with other bytes.
    Written,
    /// As it was.
    Unchanged,
}

/// Writes a file so that it is there whole or not at all: a half-written manifest would say that the rest is not ours.
pub(super) fn write_whole(to: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(io_error(parent))?;
    }
    let beside = to.with_extension("new");
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, to));
    written.map_err(io_error(to))
}

/// The old site's entry of a file that needs not be made: nothing that it depends on has changed, and it is still there.
pub(super) fn kept(places: &Places, old: &Manifest, path: &OutPath, item: &Item) -> Option<Entry> {
    let entry = old.files.get(path)?;
    let is_same = entry.fingerprint == item.fingerprint() && is_intact(places, path, entry);
    is_same.then(|| Entry { class: item.class, indexed: item.indexed, ..entry.clone() })
}

/// Whether the old file still has the bytes that we wrote.
pub(super) fn is_intact(places: &Places, path: &OutPath, entry: &Entry) -> bool {
    let place = places.out.join(path.as_str());
    fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file() && meta.len() == entry.size)
        && fs::read(&place).is_ok_and(|bytes| Fingerprint::of_bytes(&bytes) == entry.hash)
}

/// The new site.
pub(super) struct Staging<'a> {
    places: &'a Places,
    old: &'a Manifest,
}

impl<'a> Staging<'a> {
    pub(super) fn new(places: &'a Places, old: &'a Manifest) -> Result<Self, EmitError> {
        fs::create_dir_all(&places.staging).map_err(io_error(&places.staging))?;
        Ok(Self { places, old })
    }

    /// Puts one file in its place: linked from the old site where it is kept, made otherwise.
    pub(super) fn file(
        &self,
        path: &OutPath,
        item: &Item,
        kept: Option<&Entry>,
        judge: Judge<'_>,
    ) -> Result<(Fate, Entry), EmitError> {
        let to = self.places.staging.join(path.as_str());
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(io_error(parent))?;
        }
        if let Some(entry) = kept
            && self.link(path, &to)
        {
            return Ok((Fate::Unchanged, entry.clone()));
        }
        let made = self.made(item)?;
        let faults = made.outline.iter().flat_map(|outline| judge(path, outline));
        let entry = Entry {
            fingerprint: made.fingerprint.unwrap_or_else(|| item.fingerprint()),
            hash: Fingerprint::of_bytes(&made.bytes),
            size: made.bytes.len() as u64,
            class: item.class,
            indexed: item.indexed,
            found: faults.map(|fault| (fault.code, fault.message, fault.once.unwrap_or_default())).collect(),
        };
        let same = self
            .old
            .files
            .get(path)
            .is_some_and(|old| old.hash == entry.hash && is_intact(self.places, path, old));
        if same && self.link(path, &to) {
            return Ok((Fate::Unchanged, entry));
        }
        fs::write(&to, &made.bytes).map_err(io_error(&to))?;
        Ok((Fate::Written, entry))
    }

    fn made(&self, item: &Item) -> Result<Made, EmitError> {
        let made = match &item.body {
            Body::Bytes(bytes) => Made { bytes: bytes.to_vec(), ..Made::default() },
            Body::File(from, _) => Made { bytes: fs::read(from).map_err(io_error(from))?, ..Made::default() },
            Body::Page { by, page } => by.render(*page),
        };
        match made.fault {
            Some(fault) => Err(EmitError::Theme(Box::new(fault))),
            None => Ok(made),
        }
    }

    /// Links the old file into the new site; `false` where the file system can't, and it has to be written.
    fn link(&self, path: &OutPath, to: &Path) -> bool {
        fs::hard_link(self.places.out.join(path.as_str()), to).is_ok()
    }

    /// Writes the manifest: from here on the folder is a whole site.
    pub(super) fn finish(&self, manifest: &Manifest) -> Result<(), EmitError> {
        let to = self.places.staging.join(PLACE);
        write_whole(&to, &manifest.to_bytes())
    }

    /// Removes the new site, which nobody has seen yet.
    pub(super) fn discard(&self) {
        // What stays behind is removed by the next build.
        let _ = fs::remove_dir_all(&self.places.staging);
    }
}
