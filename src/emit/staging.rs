//! The new site while it is made, in a folder beside the old one.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::manifest::{Entry, Manifest, PLACE};
use super::twins::{self, Twins};
use super::{EmitError, Judge, io_error};
use crate::base::output::Made;
use crate::base::{Body, Class, Encoding, Fingerprint, Item, OutPath};

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
    super::lock(&places.lock)
        .map_err(io_error(&places.lock))?
        .ok_or_else(|| EmitError::Locked(places.lock.clone()))
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

/// A file of the old site that needs not be made.
pub(super) struct Kept {
    pub(super) entry: Entry,
    /// Its twins, where they need not be made either.
    pub(super) twins: Option<Vec<(OutPath, Entry)>>,
}

/// The old site's entry of a file that needs not be made: nothing that it depends on has changed, and it is still there.
pub(super) fn kept(
    (places, old, twins): (&Places, &Manifest, &Twins<'_>),
    path: &OutPath,
    item: &Item,
) -> Option<Kept> {
    let entry = old.files.get(path)?;
    let is_same = entry.fingerprint == item.fingerprint() && is_intact(places, path, entry);
    let kept = is_same.then(|| Entry { class: item.class, indexed: item.indexed, ..entry.clone() })?;
    let twins = kept_twins((places, old), &kept, &twins.places(path, item));
    Some(Kept { entry: kept, twins })
}

/// The old site's twins of a file that has not changed, if it has all that there should be. One that it was not worth then it is
/// not worth now.
fn kept_twins(
    (places, old): (&Places, &Manifest),
    entry: &Entry,
    wanted: &[(Encoding, OutPath)],
) -> Option<Vec<(OutPath, Entry)>> {
    let mut kept = Vec::with_capacity(wanted.len());
    for (encoding, place) in wanted {
        match old.files.get(place) {
            Some(twin) if is_twin(twin, entry, *encoding) && is_intact(places, place, twin) => {
                kept.push((place.clone(), twin.clone()));
            }
            None if old.about.encodings.contains(encoding) => {}
            _ => return None,
        }
    }
    Some(kept)
}

fn is_twin(twin: &Entry, of: &Entry, encoding: Encoding) -> bool {
    twin.class == Class::Twin && twin.fingerprint == twins::fingerprint((of.hash, of.class), encoding)
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
    twins: &'a Twins<'a>,
}

/// A file that is in its place, and its twins.
pub(super) struct Placed {
    pub(super) fate: Fate,
    pub(super) entry: Entry,
    pub(super) twins: Vec<(OutPath, Fate, Entry)>,
}

impl<'a> Staging<'a> {
    pub(super) fn new(
        places: &'a Places,
        old: &'a Manifest,
        twins: &'a Twins<'a>,
    ) -> Result<Self, EmitError> {
        fs::create_dir_all(&places.staging).map_err(io_error(&places.staging))?;
        Ok(Self { places, old, twins })
    }

    /// Puts one file in its place, and its twins beside it: linked from the old site where they are kept, made otherwise.
    pub(super) fn file(
        &self,
        path: &OutPath,
        item: &Item,
        kept: Option<&Kept>,
        judge: Judge<'_>,
    ) -> Result<Placed, EmitError> {
        let (fate, entry, bytes) = self.itself(path, item, kept.map(|kept| &kept.entry), judge)?;
        if let Some(twins) = kept.and_then(|kept| kept.twins.as_ref()).filter(|_| bytes.is_none())
            && let Some(twins) = self.linked(twins)
        {
            return Ok(Placed { fate, entry, twins });
        }
        let mut twins = Vec::new();
        let wanted = self.twins.places(path, item);
        if wanted.is_empty() {
            return Ok(Placed { fate, entry, twins });
        }
        let bytes = match bytes {
            Some(bytes) => bytes,
            None => {
                let place = self.places.staging.join(path.as_str());
                fs::read(&place).map_err(io_error(&place))?
            }
        };
        for (encoding, place) in wanted {
            let twin = self.twin(&place, encoding, (&entry, &bytes))?;
            twins.extend(twin.map(|(fate, entry)| (place, fate, entry)));
        }
        Ok(Placed { fate, entry, twins })
    }

    /// Twins that stay as they are; nothing where the file system can't link.
    fn linked(&self, twins: &[(OutPath, Entry)]) -> Option<Vec<(OutPath, Fate, Entry)>> {
        let link = |(path, entry): &(OutPath, Entry)| {
            let is_linked = self.link(path, &self.places.staging.join(path.as_str()));
            is_linked.then(|| (path.clone(), Fate::Unchanged, entry.clone()))
        };
        twins.iter().map(link).collect()
    }

    /// Puts a twin in its place, where the file is worth one.
    fn twin(
        &self,
        place: &OutPath,
        encoding: Encoding,
        (of, bytes): (&Entry, &[u8]),
    ) -> Result<Option<(Fate, Entry)>, EmitError> {
        let to = self.places.staging.join(place.as_str());
        let old = self.old.files.get(place).filter(|old| is_twin(old, of, encoding));
        if let Some(old) = old.filter(|old| is_intact(self.places, place, old))
            && (to.exists() || self.link(place, &to))
        {
            return Ok(Some((Fate::Unchanged, old.clone())));
        }
        let Some(twin) = twins::compressed_as(of.class, bytes, encoding) else { return Ok(None) };
        fs::write(&to, &twin).map_err(io_error(&to))?;
        let entry = Entry {
            fingerprint: twins::fingerprint((of.hash, of.class), encoding),
            hash: Fingerprint::of_bytes(&twin),
            size: twin.len() as u64,
            class: Class::Twin,
            indexed: false,
            found: Vec::new(),
        };
        Ok(Some((Fate::Written, entry)))
    }

    /// Puts the file itself in its place. Its bytes are handed on where they were at hand.
    fn itself(
        &self,
        path: &OutPath,
        item: &Item,
        kept: Option<&Entry>,
        judge: Judge<'_>,
    ) -> Result<(Fate, Entry, Option<Vec<u8>>), EmitError> {
        let to = self.places.staging.join(path.as_str());
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(io_error(parent))?;
        }
        if let Some(entry) = kept
            && self.link(path, &to)
        {
            return Ok((Fate::Unchanged, entry.clone(), None));
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
            return Ok((Fate::Unchanged, entry, Some(made.bytes)));
        }
        fs::write(&to, &made.bytes).map_err(io_error(&to))?;
        Ok((Fate::Written, entry, Some(made.bytes)))
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
