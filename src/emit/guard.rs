//! Which folders must not be written: the reader's data is worth more than a build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Target;
use super::manifest::Manifest;
use crate::base::OutPath;

/// Why a folder is not written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It is the root of the file system.
    Root,
    /// It is the user's home.
    Home,
    /// It holds the project, or is one of its source folders.
    Source(PathBuf),
    /// It is a link or a file.
    NotAFolder(PathBuf),
    /// It has files in it, and none of them says that careergen wrote them.
    Foreign(PathBuf),
    /// A file that careergen did not write stands where it would write one.
    InTheWay(PathBuf),
}

impl Refusal {
    /// What to tell the user.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Root => "the output folder is the root of the file system".to_owned(),
            Self::Home => "the output folder is your home folder".to_owned(),
            Self::Source(path) => format!("the output folder `{}` holds the site's sources", path.display()),
            Self::NotAFolder(path) => format!("`{}` is a link or a file, not a folder", path.display()),
            Self::InTheWay(path) => {
                format!("`{}` was not written by careergen and stands in the way: move it", path.display())
            }
            Self::Foreign(path) => {
                format!(
                    "`{}` is not empty, and careergen has not written it: empty it or name another",
                    path.display()
                )
            }
        }
    }
}

/// Asks what the path is, before anything is locked or made.
pub(super) fn check(target: &Target) -> Result<(), Refusal> {
    let out = resolved(&target.out);
    let root = resolved(&target.root);
    if out.parent().is_none() {
        return Err(Refusal::Root);
    }
    if target.home.as_deref().is_some_and(|home| resolved(home).starts_with(&out)) {
        return Err(Refusal::Home);
    }
    let sources = ["content", "themes", "static"].map(|folder| root.join(folder));
    if root.starts_with(&out) || sources.iter().any(|source| out.starts_with(source)) {
        return Err(Refusal::Source(target.out.clone()));
    }
    match fs::symlink_metadata(&target.out) {
        Ok(meta) if !meta.is_dir() => Err(Refusal::NotAFolder(target.out.clone())),
        _ => Ok(()),
    }
}

/// Asks what is in the folder.
pub(super) fn check_contents(target: &Target) -> Result<(), Refusal> {
    let Ok(mut entries) = fs::read_dir(&target.out) else { return Ok(()) };
    if entries.next().is_some() && !Manifest::is_there(&target.out) {
        return Err(Refusal::Foreign(target.out.clone()));
    }
    Ok(())
}

/// Asks whether something that we did not write stands where a file is new to the site.
pub(super) fn check_fresh<'p>(
    target: &Target,
    fresh: impl Iterator<Item = &'p OutPath>,
) -> Result<(), Refusal> {
    if fs::symlink_metadata(&target.out).is_err() {
        return Ok(());
    }
    for path in fresh {
        let place = target.out.join(path.as_str());
        match fs::symlink_metadata(&place) {
            Err(error) if error.kind() != io::ErrorKind::NotADirectory => {}
            _ => return Err(Refusal::InTheWay(place)),
        }
    }
    Ok(())
}

/// The real path, as far as it exists: a link must not hide what lies behind it.
fn resolved(path: &Path) -> PathBuf {
    if let Ok(path) = fs::canonicalize(path) {
        return path;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            resolved(parent).join(name)
        }
        _ => path.to_owned(),
    }
}
