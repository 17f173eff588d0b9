//! What changes on the disk → which files to read again, when their writer has come to rest.
//!
//! It reads nothing itself but whether the project's folders are there.
#![expect(clippy::disallowed_methods, reason = "it asks whether folders are there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{CreateKind, EventKind, ModifyKind, RemoveKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::workshop::Changed;
use crate::base::RelPath;
use crate::load::disk::FOLDERS;

/// Nothing for so long, and an editor has written what it wanted to.
const QUIET: Duration = Duration::from_millis(8);
/// Longer it is not waited for one that goes on writing.
const LONGEST: Duration = Duration::from_millis(30);

/// Watches a project's folders.
pub(super) struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    watched: BTreeSet<&'static str>,
}

impl Watch {
    /// Begins to watch.
    pub(super) fn new(root: &Path) -> notify::Result<Self> {
        let (sender, events): (Sender<notify::Result<Event>>, _) = channel();
        let mut watcher = notify::recommended_watcher(move |event| {
            // The receiver is gone when the server is.
            let _ = sender.send(event);
        })?;
        // Paths come as the folder is called here, and a link to it is another name.
        let root = root.canonicalize()?;
        // The folder itself shows when one of the three comes or goes.
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        let mut watch = Self { root, watcher, events, watched: BTreeSet::new() };
        watch.folders()?;
        Ok(watch)
    }

    /// Watches those of the folders that are there, and no others. Whether any came or went.
    fn folders(&mut self) -> notify::Result<bool> {
        let before = self.watched.clone();
        for folder in FOLDERS {
            let place = self.root.join(folder);
            let is_there = fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_dir());
            if !is_there {
                if self.watched.remove(folder) {
                    // It says that there is nothing to forget: that is what is wanted.
                    let _ = self.watcher.unwatch(&place);
                }
            } else if !self.watched.contains(folder) {
                self.watcher.watch(&place, RecursiveMode::Recursive)?;
                self.watched.insert(folder);
            }
        }
        Ok(before != self.watched)
    }

    /// Waits until something has changed and come to rest; nothing when `patience` is over before.
    pub(super) fn next(&mut self, patience: Duration) -> Option<Changed> {
        let end = Instant::now() + patience;
        let mut found = loop {
            match self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    if let Some(found) = self.changed(event) {
                        break found;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        };
        let end = Instant::now() + LONGEST;
        loop {
            let rest = end.saturating_duration_since(Instant::now()).min(QUIET);
            match self.events.recv_timeout(rest) {
                Ok(event) => {
                    if let Some(more) = self.changed(event) {
                        found = found.and(more);
                    }
                }
                Err(_) => break,
            }
        }
        // A folder that can't be watched now is tried again with the next change.
        if matches!(found, Changed::Anything) && self.folders().unwrap_or(false) {
            // What was written before it was watched is read with the rest.
            while self.events.try_recv().is_ok() {}
        }
        Some(found)
    }

    /// What an event is about; nothing where it changes no file of the project.
    fn changed(&self, event: notify::Result<Event>) -> Option<Changed> {
        let Ok(event) = event else { return Some(Changed::Anything) };
        if event.need_rescan() {
            return Some(Changed::Anything);
        }
        let folder = match event.kind {
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => return None,
            EventKind::Create(kind) => kind == CreateKind::Folder,
            EventKind::Remove(kind) => kind == RemoveKind::Folder,
            EventKind::Modify(_) | EventKind::Any | EventKind::Other => false,
        };
        let mut files = BTreeSet::new();
        for path in &event.paths {
            let Ok(inner) = path.strip_prefix(&self.root) else { continue };
            let mut parts = inner.iter().map(|part| part.to_string_lossy().into_owned());
            let Some(first) = parts.next().filter(|first| FOLDERS.contains(&first.as_str())) else {
                continue;
            };
            if inner.file_name().is_some_and(|name| is_passing(&name.to_string_lossy())) {
                continue;
            }
            let text: Vec<String> = std::iter::once(first).chain(parts).collect();
            match RelPath::new(&text.join("/")).filter(|_| !folder && text.len() > 1) {
                Some(path) => files.insert(path),
                None => return Some(Changed::Anything),
            };
        }
        (!files.is_empty()).then_some(Changed::Files(files))
    }
}

impl Changed {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Files(mut files), Self::Files(more)) => {
                files.extend(more);
                Self::Files(files)
            }
            _ => Self::Anything,
        }
    }
}

/// What editors write beside a file and take away again.
fn is_passing(name: &str) -> bool {
    let ends =
        ["~", ".swp", ".swo", ".swx", ".swpx", ".tmp", ".bck", ".bak", ".part", ".crdownload", ".kate-swp"];
    let begins = [".#", "#", ".goutputstream", ".sb-", ".fuse_hidden", "~$"];
    name == "4913"
        || name == ".DS_Store"
        || ends.iter().any(|end| name.ends_with(end))
        || begins.iter().any(|begin| name.starts_with(begin))
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
}

#[cfg(test)]
mod tests {
    use super::is_passing;

    #[test]
    fn what_editors_leave_for_a_moment_is_passed_over() {
        let passing = [
            "baker.md~",
            ".baker.md.swp",
            "4913",
            "#baker.md#",
            ".#baker.md",
            "baker.md___jb_tmp___",
            "baker.tmp",
            ".goutputstream-X1",
            "~$baker.md",
        ];
        let kept = ["baker.md", "site.yaml", "c#.md", "swp.md", "main.css", ".nojekyll"];
        assert_eq!(passing.map(is_passing), [true; 9]);
        assert_eq!(kept.map(is_passing), [false; 6]);
    }
}
