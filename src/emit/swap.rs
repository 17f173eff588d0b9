//! Old site ↔ new site.
//!
//! 1. Where the system can exchange two folders, they are exchanged in one step, and then the old one is removed.
//! 2. Where it can't, the old one is moved aside and the new one into its place: for a moment there is none. A process
//!    killed in that moment leaves the old one beside it, and the next build puts it back.
//! 3. Where the output folder can't be moved at all (a mount point), files are replaced one by one, pages before the
//!    manifest, removals last: readers may see some pages of each site for that time.
//!
//! Files that we did not write are carried over in each case.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{Manifest, PLACE};
use super::staging::{Places, is_intact, write_whole};
use super::{EmitError, io_error};
use crate::base::OutPath;

/// Puts the new site in the old one's place.
pub(super) fn swap(places: &Places, old: &Manifest, new: &Manifest) -> Result<(), EmitError> {
    if fs::symlink_metadata(&places.out).is_err() {
        return fs::rename(&places.staging, &places.out).map_err(io_error(&places.out));
    }
    // From the exchange on the new site is there. What can't be cleared away now, the next build clears.
    if exchange(&places.staging, &places.out).is_ok() {
        let _ = clear(&places.staging, &places.out);
        return Ok(());
    }
    if fs::rename(&places.out, &places.old).is_ok() {
        if let Err(error) = fs::rename(&places.staging, &places.out) {
            let _ = fs::rename(&places.old, &places.out);
            return Err(EmitError::Io(places.out.clone(), error));
        }
        let _ = clear(&places.old, &places.out);
        return Ok(());
    }
    in_place(places, old, new)
}

/// Ends what a killed build has begun.
pub(super) fn recover(places: &Places) -> Result<(), EmitError> {
    if places.old.exists() {
        if places.out.exists() {
            clear(&places.old, &places.out)?;
        } else {
            fs::rename(&places.old, &places.out).map_err(io_error(&places.out))?;
        }
    }
    if places.staging.exists() {
        clear(&places.staging, &places.out)?;
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until all that was written to the file system of a folder is on its disk.
///
/// # Errors
/// Where the folder can't be opened, or the disk refuses.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn settle(folder: &Path) -> io::Result<()> {
    rustix::fs::syncfs(fs::File::open(folder)?).map_err(io::Error::from)
}

/// Does nothing: this system can't wait for one file system.
///
/// # Errors
/// Never.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes a site that is out of use, after what we did not write has moved into the one in use.
///
/// The manifest goes first: a folder without one has nothing in it but what we made.
fn clear(dead: &Path, out: &Path) -> Result<(), EmitError> {
    // One that can't be read is no manifest: a site in use always has one that can.
    if let Some(manifest) = Manifest::of(dead) {
        carry_over(dead, out, Path::new(""), &Ours::of(&manifest)).map_err(io_error(dead))?;
        fs::remove_file(dead.join(PLACE)).map_err(io_error(dead))?;
    }
    fs::remove_dir_all(dead).map_err(io_error(dead))
}

/// What a manifest lists, and the folders that it lies in.
struct Ours<'m> {
    files: BTreeSet<&'m str>,
    folders: BTreeSet<&'m str>,
}

impl<'m> Ours<'m> {
    fn of(manifest: &'m Manifest) -> Self {
        let files: BTreeSet<&str> = manifest.files.keys().map(OutPath::as_str).chain([PLACE]).collect();
        let folders =
            files.iter().flat_map(|file| file.match_indices('/').map(|(at, _)| &file[..at])).collect();
        Self { files, folders }
    }
}

/// Moves everything that the manifest does not list. A folder without any of our files moves whole.
fn carry_over(dead: &Path, out: &Path, inside: &Path, ours: &Ours<'_>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(dead.join(inside))?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = inside.join(entry.file_name());
        let name = path.to_str().map(|path| path.replace('\\', "/"));
        match name.as_deref() {
            Some(name) if ours.files.contains(name) => {}
            Some(name) if ours.folders.contains(name) && entry.file_type()?.is_dir() => {
                carry_over(dead, out, &path, ours)?;
            }
            // A folder of theirs that the new site has too is gone through; files in the way were refused before.
            _ if entry.file_type()?.is_dir() && out.join(&path).is_dir() => {
                carry_over(dead, out, &path, ours)?;
            }
            _ => carry(&dead.join(&path), &out.join(&path))?,
        }
    }
    Ok(())
}

/// Moves one thing, unless the new site has something of that name.
fn carry(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::rename(from, to)
}

/// The last resort: one file after the other.
fn in_place(places: &Places, old: &Manifest, new: &Manifest) -> Result<(), EmitError> {
    // Whatever a killed build leaves is then known to be ours.
    let mut either = old.clone();
    either.files.extend(new.files.iter().map(|(path, entry)| (path.clone(), entry.clone())));
    write_whole(&places.out.join(PLACE), &either.to_bytes())?;
    for (path, _) in new.files.iter().filter(|(path, entry)| !is_intact(places, path, entry)) {
        replace(&places.staging.join(path.as_str()), &places.out.join(path.as_str()))?;
    }
    replace(&places.staging.join(PLACE), &places.out.join(PLACE))?;
    for path in old.files.keys().filter(|path| !new.files.contains_key(path)) {
        let place = places.out.join(path.as_str());
        // Gone already is as good.
        let _ = fs::remove_file(&place);
        remove_empty_folders(&place, &places.out);
    }
    fs::remove_dir_all(&places.staging).map_err(io_error(&places.staging))
}

/// Copies beside the target and renames over it, since the two may lie on different file systems.
fn replace(from: &Path, to: &Path) -> Result<(), EmitError> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(io_error(parent))?;
    }
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".careergen-new");
    let beside: PathBuf = to.with_file_name(name);
    fs::copy(from, &beside).map_err(io_error(&beside))?;
    fs::rename(&beside, to).map_err(io_error(to))
}

fn remove_empty_folders(file: &Path, out: &Path) {
    let mut folder = file.parent();
    while let Some(path) = folder.filter(|path| *path != out && path.starts_with(out)) {
        if fs::remove_dir(path).is_err() {
            break;
        }
        folder = path.parent();
    }
}
