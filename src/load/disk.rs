//! The project's folder on disk → [`Tree`]. The only file below the shell that reads the disk.
//!
//! It walks in order, follows no symbolic link, opens nothing but regular files, and reports what it passes over.
#![expect(clippy::disallowed_methods, reason = "this file is where the disk is read")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::base::codes;
use crate::base::{Anchor, Diagnostic, Entry, Fingerprint, RelPath, Tree, media, parallel};

/// The folders that make up a project.
pub const FOLDERS: [&str; 3] = ["content", "themes", "static"];

/// Larger content files are not read into memory at all, in bytes.
const FILE_CAP: u64 = 768 * 1024;

/// Reads the project below `root`.
///
/// # Errors
/// Only when `root` itself can't be read: what is wrong with a file inside is a fault in the tree.
pub fn read_tree(root: &Path) -> io::Result<Tree> {
    fs::read_dir(root)?;
    let mut tree = Tree::default();
    let mut found = Vec::new();
    for folder in FOLDERS {
        let start = root.join(folder);
        if fs::symlink_metadata(&start).is_err() {
            continue;
        }
        let walk = WalkDir::new(&start).follow_links(false).follow_root_links(false).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => match file(root, &entry) {
                    Ok(file) => found.push(file),
                    Err(fault) => tree.faults.push(*fault),
                },
                Err(error) => tree.faults.push(unwalkable(root, &error)),
            }
        }
    }
    for (path, read) in parallel::map_owned(found, |(path, place)| (path.clone(), entry(path, place))) {
        match read {
            Ok(entry) => {
                tree.files.insert(path, entry);
            }
            Err(fault) => tree.faults.push(*fault),
        }
    }
    Ok(tree)
}

/// Reads some files of a project again: those that were changed, made or removed. Those that are others now.
///
/// Nothing where that can't be told from the files alone: a folder is among them, or something that is no regular file, or one
/// of them has a fault. Then the whole has to be read.
pub fn read_again(root: &Path, files: &BTreeSet<RelPath>, tree: &mut Tree) -> Option<BTreeSet<RelPath>> {
    // What was wrong before is not asked again but where it has changed.
    let is_apart = |fault: &Diagnostic| matches!(&fault.anchor, Anchor::File(path) if !files.contains(path));
    if !tree.faults.iter().all(is_apart) {
        return None;
    }
    let mut found = Vec::new();
    for path in files.iter().filter(|path| is_wanted(path)) {
        let place = root.join(path.as_str());
        match fs::symlink_metadata(&place) {
            Ok(meta) if meta.is_file() => found.push((path, Some(entry(path.clone(), place).ok()?))),
            Ok(_) => return None,
            // It may have been a folder; or more than it is gone, for a moment or for good.
            Err(error) => {
                let was_folder = tree.files.keys().any(|known| known.below(path.as_str()).is_some());
                let in_folder = place.parent().is_some_and(|folder| fs::symlink_metadata(folder).is_ok());
                if error.kind() != io::ErrorKind::NotFound || was_folder || !in_folder {
                    return None;
                }
                found.push((path, None));
            }
        }
    }
    let mut different = BTreeSet::new();
    for (path, entry) in found {
        let known = tree.files.get(path);
        if known == entry.as_ref() {
            continue;
        }
        different.insert(path.clone());
        match entry {
            Some(entry) => tree.files.insert(path.clone(), entry),
            None => tree.files.remove(path),
        };
    }
    Some(different)
}

/// Whether a file is one that a walk through the project would find.
fn is_wanted(path: &RelPath) -> bool {
    let mut parts = path.as_str().split('/');
    let folder = parts.next().unwrap_or_default();
    FOLDERS.contains(&folder) && !parts.any(|name| is_hidden_name(name.as_bytes(), folder == "static"))
}

/// Editors' and systems' own files, version control. Hosts want some dot files (`.nojekyll`, `.well-known`), so in
/// `static/` only those are passed over that nobody wants.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    let is_static =
        entry.path().ancestors().nth(entry.depth()).is_some_and(|start| start.ends_with("static"));
    entry.depth() > 0 && is_hidden_name(name, is_static)
}

fn is_hidden_name(name: &[u8], is_static: bool) -> bool {
    let unwanted = matches!(name, b".git" | b".svn" | b".hg" | b".DS_Store" | b".careergen");
    if is_static { unwanted } else { name.starts_with(b".") }
}

fn file(root: &Path, entry: &DirEntry) -> Result<(RelPath, PathBuf), Box<Diagnostic>> {
    let place = entry.path();
    let inner = place.strip_prefix(root).unwrap_or(place);
    let Some(path) = inner
        .to_str()
        .map(|text| if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() })
        .and_then(|text| RelPath::new(&text))
    else {
        let name = inner.to_string_lossy().into_owned();
        let message = "this file's name is not UTF-8 text";
        return Err(Box::new(Diagnostic::new(codes::NAME_NOT_UTF8, Anchor::Name(name), message)));
    };
    if entry.file_type().is_file() {
        return Ok((path, place.to_owned()));
    }
    let kind = if entry.file_type().is_symlink() { "a symbolic link" } else { "a pipe, socket or device" };
    let message = format!("this is {kind}, not a regular file, and was passed over");
    Err(Box::new(Diagnostic::new(codes::NOT_A_FILE, Anchor::File(path), message)))
}

fn unwalkable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let place = error.path().map(|path| path.strip_prefix(root).unwrap_or(path));
    let name = place.map_or_else(|| "site".to_owned(), |path| path.to_string_lossy().into_owned());
    let why = error.io_error().map_or_else(|| error.to_string(), io::Error::to_string);
    Diagnostic::new(codes::UNREADABLE, Anchor::Name(name), format!("this folder can't be read: {why}"))
}

fn entry(path: RelPath, place: PathBuf) -> Result<Entry, Box<Diagnostic>> {
    let read = if is_read(&path) { bytes(&path, &place)? } else { blob(place) };
    read.map_err(|error| {
        let message = format!("this file can't be read: {error}");
        Box::new(Diagnostic::new(codes::UNREADABLE, Anchor::File(path), message))
    })
}

/// Whether the file is looked into: all content, and of a theme what is text.
fn is_read(path: &RelPath) -> bool {
    let theme = path.below("themes").is_some();
    path.below("content").is_some()
        || (theme && matches!(path.extension(), "html" | "css" | "js" | "mjs" | "yaml" | "xml"))
}

fn bytes(path: &RelPath, place: &Path) -> Result<io::Result<Entry>, Box<Diagnostic>> {
    let size = fs::symlink_metadata(place).map(|meta| meta.len()).unwrap_or(0);
    if size > FILE_CAP {
        let message = format!("{} KiB are more than the {} KiB that are read", size / 1024, FILE_CAP / 1024);
        return Err(Box::new(Diagnostic::new(codes::TOO_LARGE, Anchor::File(path.clone()), message)));
    }
    Ok(fs::read(place).map(|bytes| Entry::Bytes(bytes.into())))
}

fn blob(place: PathBuf) -> io::Result<Entry> {
    let bytes = fs::read(&place)?;
    let (size, pixels) = (bytes.len() as u64, media::pixels(&bytes));
    Ok(Entry::Blob { size, fingerprint: Fingerprint::of_bytes(&bytes), pixels, path: place })
}
