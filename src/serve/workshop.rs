//! The project's folder, kept in memory and built again when files of it change.
//!
//! It does not watch the folder, nor serve what it builds.
#![expect(
    clippy::disallowed_methods,
    reason = "images and downloads are read from the disk when they are asked for"
)]

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::base::{Anchor, Diagnostic, Env, RelPath, Tree, codes};
use crate::load::disk;
use crate::pipeline::{self, Compared, Memory, Phase, Rebuilt};

/// What a build has cost, by phase.
pub(super) type Laps = Vec<(Phase, Duration)>;

/// Builds a project again and again.
pub(super) struct Workshop {
    root: PathBuf,
    tree: Tree,
    memory: Memory,
}

impl Workshop {
    /// Reads the whole project.
    pub(super) fn new(root: &Path) -> std::io::Result<Self> {
        Ok(Self { root: root.to_owned(), tree: disk::read_tree(root)?, memory: Memory::default() })
    }

    /// Reads again what has changed: the files named, or everything. What is different now, if anything is.
    ///
    /// # Errors
    /// The folder can't be read. Then all is as it was.
    pub(super) fn read(&mut self, changed: &Changed) -> std::io::Result<Option<Changed>> {
        if let Changed::Files(files) = changed
            && let Some(different) = disk::read_again(&self.root, files, &mut self.tree)
        {
            return Ok((!different.is_empty()).then_some(Changed::Files(different)));
        }
        let mut tree = disk::read_tree(&self.root)?;
        let different = tree.files != self.tree.files || tree.faults != self.tree.faults;
        tree.keep_equal(&self.tree);
        self.tree = tree;
        Ok(different.then(|| changed.clone()))
    }

    /// Builds what was read.
    pub(super) fn build(&mut self, env: &Env) -> (Rebuilt, Laps) {
        let mut begun: Vec<(Phase, Instant)> = Vec::new();
        let rebuilt = pipeline::rebuild(&self.tree, env, &mut self.memory, |phase| {
            begun.push((phase, Instant::now()));
        });
        let ends = begun.iter().skip(1).map(|(_, next)| *next).chain([Instant::now()]);
        let laps = begun.iter().zip(ends).map(|((phase, from), to)| (*phase, to - *from)).collect();
        (rebuilt, laps)
    }

    /// Takes in the lists of similar roles that were made meanwhile.
    pub(super) fn learn(&mut self, compared: Compared) {
        self.memory.learn(compared);
    }
}

/// What has changed on the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Changed {
    /// These files.
    Files(BTreeSet<RelPath>),
    /// Folders, or more than is known.
    Anything,
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Files(files) => match (files.first(), files.len()) {
                (Some(file), 1) => write!(f, "{file}"),
                (_, count) => write!(f, "{count} files"),
            },
            Self::Anything => f.write_str("several files"),
        }
    }
}

/// Opens a file that is only copied, with its size: a regular file, as it was when the project was read.
pub(super) fn file(path: &Path) -> Result<(File, u64), Box<Diagnostic>> {
    let opened = fs::symlink_metadata(path).and_then(|meta| match meta.is_file() {
        true => Ok((File::open(path)?, meta.len())),
        false => Err(io::Error::other("it is no regular file any more")),
    });
    opened.map_err(|error| {
        let name = path.display().to_string();
        let message = format!("this file can't be read: {error}");
        Box::new(Diagnostic::new(codes::UNREADABLE, Anchor::Name(name), message))
    })
}
