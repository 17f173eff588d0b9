//! What changes on the disk → which files to read again, when their writer has come to rest.
//!
//! It reads nothing itself but whether the project's folders are there.
#![expect(clippy::disallowed_methods, reason = "it asks whether folders are there")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{CreateKind, EventKind, RemoveKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::workshop::Changed;
use crate::base::RelPath;
use crate::load::disk::FOLDERS;

/// Nothing for so long, and an editor has written what it wanted to.
const QUIET: Duration = Duration::from_millis(8);
/// Longer it is not waited for one that goes on writing.
const LONGEST: Duration = Duration::from_millis(30);

/// How often it is asked whether the folders are still the same ones.
const ASKED: Duration = Duration::from_secs(1);

/// What tells a folder from another one of the same name.
type Identity = (u64, u64);

/// Which folder stands at a place; nothing where none does.
fn identity(place: &Path) -> Option<Identity> {
    let meta = fs::symlink_metadata(place).ok().filter(fs::Metadata::is_dir)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Some((meta.dev(), meta.ino()))
    }
    #[cfg(not(unix))]
    {
        let made = meta.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some((made.as_secs(), u64::from(made.subsec_nanos())))
    }
}

/// Watches a project's folders.
pub(super) struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The folders that are watched, the project's own first, and which ones they were.
    watched: BTreeMap<PathBuf, Identity>,
    /// When it was last asked whether they are still the same.
    asked: Instant,
    /// Whether events were lost, and with them folders that had to be watched.
    is_lost: bool,
}

impl Watch {
    /// Begins to watch.
    pub(super) fn new(root: &Path) -> notify::Result<Self> {
        let (sender, events): (Sender<notify::Result<Event>>, _) = channel();
        let watcher = notify::recommended_watcher(move |event| {
            // The receiver is gone when the server is.
            let _ = sender.send(event);
        })?;
        // Paths come as the folder is called here, and a link to it is another name.
        let root = root.canonicalize()?;
        let mut watch =
            Self { root, watcher, events, watched: BTreeMap::new(), asked: Instant::now(), is_lost: false };
        watch.renew(false)?;
        Ok(watch)
    }

    /// Watches the project's folders as they are now: those that came, went or are other ones under the old name, or all anew.
    /// Whether there were any.
    fn renew(&mut self, all: bool) -> notify::Result<bool> {
        self.asked = Instant::now();
        let places = [self.root.clone()].into_iter().chain(FOLDERS.map(|folder| self.root.join(folder)));
        let now: BTreeMap<PathBuf, Identity> =
            places.filter_map(|place| Some((place.clone(), identity(&place)?))).collect();
        let before = std::mem::take(&mut self.watched);
        let stays = |place: &PathBuf, known: &Identity| !all && now.get(place) == Some(known);
        for (place, _) in before.iter().filter(|(place, known)| !stays(place, known)) {
            // That there is nothing to forget any more is what is wanted.
            let _ = self.watcher.unwatch(place);
        }
        let is_new = before != now;
        for (place, identity) in now {
            if before.get(&place) != Some(&identity) || all {
                // The folder itself shows when one of the three comes or goes.
                let mode =
                    if place == self.root { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
                self.watcher.watch(&place, mode)?;
            }
            self.watched.insert(place, identity);
        }
        Ok(is_new)
    }

    /// Waits until something has changed and come to rest; nothing when `patience` is over before.
    pub(super) fn next(&mut self, patience: Duration) -> Option<Changed> {
        let end = Instant::now() + patience;
        let mut found = loop {
            let rest = end.saturating_duration_since(Instant::now()).min(ASKED);
            match self.events.recv_timeout(rest) {
                Ok(event) => {
                    if let Some(found) = self.changed(event) {
                        break found;
                    }
                }
                // A folder that is another one under the old name may have said nothing.
                Err(_) if self.asked.elapsed() >= ASKED && self.renew(false).unwrap_or(true) => {
                    break Changed::Anything;
                }
                Err(RecvTimeoutError::Timeout) if Instant::now() < end => {}
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
        if found == Changed::Anything {
            // What is written before it is watched is read with the rest. What can't be watched now is tried again.
            let _ = self.renew(self.is_lost);
            self.is_lost = false;
        }
        Some(found)
    }

    /// What an event is about; nothing where it changes no file of the project.
    fn changed(&mut self, event: notify::Result<Event>) -> Option<Changed> {
        let Some(event) = event.ok().filter(|event| !event.need_rescan()) else {
            self.is_lost = true;
            return Some(Changed::Anything);
        };
        let folder = match event.kind {
            EventKind::Access(_) => return None,
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
            // In `static/` every file is one of the site.
            let passes = first != "static"
                && inner.file_name().is_some_and(|name| is_passing(&name.to_string_lossy()));
            if passes {
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
    let ends = [
        "~",
        ".swp",
        ".swo",
        ".swx",
        ".swpx",
        ".tmp",
        ".bck",
        ".bak",
        ".part",
        ".crdownload",
        ".kate-swp",
        "___jb_tmp___",
        "___jb_old___",
    ];
    let begins = [".#", "#", ".goutputstream", ".sb-", ".fuse_hidden", "~$"];
    name == "4913"
        || name == ".DS_Store"
        || ends.iter().any(|end| name.ends_with(end))
        || begins.iter().any(|begin| name.starts_with(begin))
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
