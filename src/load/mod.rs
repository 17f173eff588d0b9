//! Bytes → records with spans. Syntax only: what a key means, and whether its value makes sense, is asked later.
//!
//! [`disk`] alone reads the disk, `yaml` alone names the YAML crate.

pub mod disk;
mod document;
mod entries;
mod extent;
mod fields;
mod memory;
mod record;
mod step;
mod yaml;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::codes;
use crate::base::{Anchor, Diagnostic, Entry, RelPath, Severity, SourceMap, Tree, parallel};

pub use memory::Memory;
pub use record::Record;
pub use step::{Part, Step};
pub use yaml::{Map, Node};

/// A project as it was written: every record with its place, nothing judged.
#[derive(Default, Debug)]
pub struct Loaded {
    /// The text of every content file, and of every `theme.yaml`.
    pub sources: SourceMap,
    /// `content/site.yaml`.
    pub config: Option<Arc<Record>>,
    /// `content/postings/**`, sorted by path, the items of a list in their order.
    pub postings: Vec<Arc<Record>>,
    /// `content/companies/*`.
    pub companies: Vec<Arc<Record>>,
    /// `content/categories.yaml`.
    pub categories: Vec<Arc<Record>>,
    /// `content/pages/*`.
    pub pages: Vec<Arc<Record>>,
    /// `content/strings/<lang>.yaml`, by language.
    pub strings: Vec<Arc<Record>>,
    /// `themes/<name>/theme.yaml`, by name.
    pub themes: Vec<Arc<Record>>,
    /// Whether there is a `content/site.yaml` that no record could be read from.
    pub config_unread: bool,
    /// What below `content/postings/` no posting could be read from: a file as a whole by its first fault, an item of a list by its own.
    pub unread: Vec<Anchor>,
    /// `themes/**` and `static/**`, as they are.
    pub assets: BTreeMap<RelPath, Entry>,
}

/// Which list of [`Loaded`] a content file belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    Config,
    Postings,
    Companies,
    Categories,
    Pages,
    Strings,
    Themes,
}

/// Reads every content file of the tree. What can't be read is named among the faults, and the rest goes on.
#[must_use]
pub fn load(tree: Tree) -> (Loaded, Vec<Diagnostic>) {
    load_again(&tree, &mut Memory::default())
}

/// The same, for a tree of which most was loaded before: files with the very same bytes are not read again.
#[must_use]
pub fn load_again(tree: &Tree, memory: &mut Memory) -> (Loaded, Vec<Diagnostic>) {
    let mut loaded = Loaded::default();
    let mut faults = tree.faults.clone();
    let mut files = Vec::new();
    memory.begin();
    for (path, entry) in &tree.files {
        let room = room(path);
        if matches!(room, Ok(Room::Themes) | Err(Stray::Asset)) {
            loaded.assets.insert(path.clone(), entry.clone());
        }
        match (room, entry) {
            (Ok(room), Entry::Bytes(bytes)) => match memory.text(path, bytes) {
                Ok(file) => files.push((room, file)),
                Err(fault) => faults.push(*fault),
            },
            (Err(Stray::Asset | Stray::Ignored), _) => {}
            (Err(Stray::Unread), _) | (Ok(_), Entry::Blob { .. }) => faults.push(not_content(path.clone())),
        }
    }
    loaded.sources = memory.sources.clone();
    let read = parallel::map_owned(files, |(room, file)| match file {
        memory::File::Known(read) => (room, read, false),
        memory::File::New(source, text) => {
            let read = document::read(loaded.sources.path(source), source, &text);
            (room, Arc::new(memory::Read::new(source, read)), true)
        }
    });
    memory.keep(read.iter().filter(|(_, _, is_new)| *is_new).map(|(_, read, _)| read));
    let of_files = faults.iter().filter(|fault| is_posting(fault, &loaded.sources));
    loaded.unread = of_files.map(|fault| fault.anchor.clone()).collect();
    for (room, read, _) in read {
        let memory::Read { records, faults: found, .. } = &*read;
        loaded.config_unread |= room == Room::Config && records.is_empty() && !found.is_empty();
        if room == Room::Postings {
            let errors = found.iter().filter(|fault| fault.severity() == Severity::Error);
            let of_file = if records.is_empty() { 1 } else { usize::MAX };
            loaded.unread.extend(errors.take(of_file).map(|fault| fault.anchor.clone()));
        }
        faults.extend(found.iter().cloned());
        if let (Room::Config, Some(_), Some(record)) = (room, &loaded.config, records.first()) {
            let message = "there is another file of settings, and this one is not read";
            faults.push(Diagnostic::at(codes::KEY_TAKEN, record.start(&loaded.sources), message));
            continue;
        }
        loaded.file(room, records);
    }
    (loaded, faults)
}

impl Loaded {
    fn file(&mut self, room: Room, records: &[Arc<Record>]) {
        let records = records.iter().cloned();
        match room {
            Room::Config => self.config = records.into_iter().next(),
            Room::Postings => self.postings.extend(records),
            Room::Companies => self.companies.extend(records),
            Room::Categories => self.categories.extend(records),
            Room::Pages => self.pages.extend(records),
            Room::Strings => self.strings.extend(records),
            Room::Themes => self.themes.extend(records),
        }
    }
}

/// Whether a fault says that a posting's file could not be read at all.
fn is_posting(fault: &Diagnostic, sources: &SourceMap) -> bool {
    let is_posting = |path: &RelPath| matches!(room(path), Ok(Room::Postings));
    fault.severity() == Severity::Error && fault.anchor.file(sources).is_some_and(is_posting)
}

/// Files that are no content record.
enum Stray {
    Asset,
    Unread,
    Ignored,
}

fn room(path: &RelPath) -> Result<Room, Stray> {
    let Some(inner) = path.below("content") else {
        let is_theme = path.below("themes").and_then(|inner| inner.split_once('/'));
        let is_theme = is_theme.is_some_and(|(_, file)| file == "theme.yaml");
        return if is_theme { Ok(Room::Themes) } else { Err(Stray::Asset) };
    };
    if path.as_str().split('/').any(|part| part.starts_with('.')) || path.file_name().ends_with('~') {
        return Err(Stray::Ignored);
    }
    let markdown = matches!(path.extension(), "md" | "markdown");
    let yaml = matches!(path.extension(), "yaml" | "yml");
    let (folder, nested) = inner.split_once('/').map_or(("", inner), |(folder, rest)| (folder, rest));
    match (folder, path.stem()) {
        ("", "site") if yaml => Ok(Room::Config),
        ("", "categories") if yaml => Ok(Room::Categories),
        ("postings", _) if markdown || yaml => Ok(Room::Postings),
        ("companies", _) if markdown || yaml => Ok(Room::Companies),
        ("pages", _) if markdown && !nested.contains('/') => Ok(Room::Pages),
        ("strings", _) if yaml => Ok(Room::Strings),
        _ => Err(Stray::Unread),
    }
}

fn not_content(path: RelPath) -> Diagnostic {
    let message = format!("`{}` is not read", path.file_name());
    let extension = path.extension().to_owned();
    Diagnostic::new(codes::NOT_CONTENT, Anchor::File(path), message).once(extension)
}
