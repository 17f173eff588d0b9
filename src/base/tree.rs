//! The project's folder as a value: paths to bytes, in order.
//!
//! Files that are only copied (images, downloads) stay where they are: the tree holds their place, size and fingerprint.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Body, Diagnostic, Fingerprint, RelPath};

/// A file of the project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// Read into memory: content, templates, style sheets.
    Bytes(Arc<[u8]>),
    /// Copied as it is, never looked into.
    Blob {
        /// Where it lies.
        path: PathBuf,
        /// Size in bytes.
        size: u64,
        /// Of its bytes.
        fingerprint: Fingerprint,
        /// Of a picture its width and height.
        pixels: Option<(u32, u32)>,
    },
}

impl Entry {
    /// How a file of the site that is this one comes by its bytes.
    #[must_use]
    pub fn body(&self) -> Body {
        match self {
            Self::Bytes(bytes) => Body::Bytes(Arc::clone(bytes)),
            Self::Blob { path, fingerprint, .. } => Body::File(path.clone(), *fingerprint),
        }
    }
}

impl Entry {
    /// Of a picture its width and height.
    #[must_use]
    pub fn pixels(&self) -> Option<(u32, u32)> {
        match self {
            Self::Bytes(bytes) => super::media::pixels(bytes),
            Self::Blob { pixels, .. } => *pixels,
        }
    }
}

/// The folder: `content/`, `themes/`, `static/`.
#[derive(Clone, Default, Debug)]
pub struct Tree {
    /// Every file, sorted by path.
    pub files: BTreeMap<RelPath, Entry>,
    /// What could not be read and was passed over, in walking order.
    pub faults: Vec<Diagnostic>,
}

impl Tree {
    /// A folder in one string, as tests and manuals write it: `-- path --` on a line of its own opens a file.
    ///
    /// Text before the first such line belongs to no file and is dropped, as is a path that leads out of the folder.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut tree = Self::default();
        let mut current: Option<(RelPath, String)> = None;
        for line in text.split_inclusive('\n') {
            let opened = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            if let Some(path) = opened {
                tree.close(current.take());
                current = RelPath::new(path.trim()).map(|path| (path, String::new()));
            } else if let Some((_, file)) = &mut current {
                file.push_str(line);
            }
        }
        tree.close(current);
        tree
    }

    /// Of every file's path and bytes, the same on any machine: of a line `fingerprint path` for each, in order.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let line = |(path, entry): (&RelPath, &Entry)| {
            let of_file = match entry {
                Entry::Bytes(bytes) => Fingerprint::of_bytes(bytes),
                Entry::Blob { fingerprint, .. } => *fingerprint,
            };
            format!("{} {path}\n", of_file.to_hex())
        };
        Fingerprint::of_bytes(self.files.iter().map(line).collect::<String>().as_bytes())
    }

    /// Takes the bytes of another tree for those that are equal, so that what was worked out of them can be found again.
    pub fn keep_equal(&mut self, other: &Self) {
        for (path, entry) in &mut self.files {
            if let Some(known) = other.files.get(path).filter(|known| *known == entry) {
                entry.clone_from(known);
            }
        }
    }

    fn close(&mut self, file: Option<(RelPath, String)>) {
        if let Some((path, text)) = file {
            self.files.insert(path, Entry::Bytes(text.into_bytes().into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Tree};

    #[test]
    fn a_folder_can_be_written_in_one_text() {
        let text = "dropped\n-- a/b.md --\none\n\ntwo\n-- ../out --\nlost\n-- c --\n";
        let tree = Tree::from_text(text);
        let files: Vec<_> = tree.files.iter().map(|(path, entry)| (path.as_str(), entry)).collect();
        let bytes = |text: &str| Entry::Bytes(text.as_bytes().into());
        assert_eq!(files, [("a/b.md", &bytes("one\n\ntwo\n")), ("c", &bytes(""))]);
    }
}
