//! Which folders must not be written: the reader's data is worth more than a build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Target;
use super::manifest::{Manifest, PLACE};
use crate::base::{Audience, OutPath};

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
    /// The list of what careergen has written can't be read.
    Damaged(PathBuf),
    /// It lies in a site that was built.
    InASite(PathBuf),
    /// The site in it is for others.
    OtherAudience(PathBuf, Audience),
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
            Self::Damaged(path) => format!(
                "`{}` can't be read, so nobody can tell which files are yours: empty the folder, or put it back",
                path.display()
            ),
            Self::InASite(site) => {
                format!(
                    "the output folder lies in the site `{}`, and would go wherever that goes",
                    site.display()
                )
            }
            Self::OtherAudience(path, audience) => {
                let whom = audience.people();
                format!(
                    "`{}` holds the site for {whom}, and this is another: name another folder by `--out`",
                    path.display()
                )
            }
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
    if let Some(site) = out.parent().and_then(built_above) {
        return Err(Refusal::InASite(site));
    }
    match fs::symlink_metadata(&target.out) {
        Ok(meta) if !meta.is_dir() => Err(Refusal::NotAFolder(target.out.clone())),
        _ => Ok(()),
    }
}

/// The folder at or above a path that holds a site that was built, if one does.
#[must_use]
pub fn built_above(path: &Path) -> Option<PathBuf> {
    resolved(path).ancestors().find(|folder| Manifest::is_there(folder)).map(Path::to_owned)
}

/// Asks what is in the folder.
pub(super) fn check_contents(target: &Target) -> Result<(), Refusal> {
    let Ok(mut entries) = fs::read_dir(&target.out) else { return Ok(()) };
    match (entries.next(), Manifest::is_there(&target.out)) {
        (None, _) => Ok(()),
        (Some(_), false) => Err(Refusal::Foreign(target.out.clone())),
        (Some(_), true) if Manifest::of(&target.out).is_none() => {
            Err(Refusal::Damaged(target.out.join(PLACE)))
        }
        (Some(_), true) => Ok(()),
    }
}

/// Asks whether the site in the folder is for the same people: one that takes the folder for the other's would publish what is not for
/// everybody.
pub(super) fn check_audience(target: &Target, old: &Manifest, audience: Audience) -> Result<(), Refusal> {
    let other = old.about.audience;
    let is_same = other == audience || old.files.is_empty();
    if is_same { Ok(()) } else { Err(Refusal::OtherAudience(target.out.clone(), other)) }
}

/// Asks whether something that we did not write stands where the site has a file.
pub(super) fn check_fresh<'p>(
    target: &Target,
    old: &Manifest,
    files: impl Iterator<Item = &'p OutPath>,
) -> Result<(), Refusal> {
    if fs::symlink_metadata(&target.out).is_err() {
        return Ok(());
    }
    for path in files.filter(|path| !old.files.contains_key(path)) {
        let place = target.out.join(path.as_str());
        let ours = match fs::symlink_metadata(&place) {
            // A file stands where a folder is wanted.
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                let name = path.as_str();
                let mut above = name.match_indices('/').filter_map(|(at, _)| OutPath::new(&name[..at]));
                above.any(|above| old.files.contains_key(&above))
            }
            Err(_) => true,
            Ok(meta) if meta.is_dir() => holds_only_ours(&place, path.as_str(), old),
            Ok(_) => false,
        };
        if !ours {
            return Err(Refusal::InTheWay(place));
        }
    }
    Ok(())
}

/// Whether a folder, `name` in the site, has nothing in it that the old site did not.
fn holds_only_ours(folder: &Path, name: &str, old: &Manifest) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().all(|entry| {
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => holds_only_ours(&entry.path(), &inner, old),
            _ => OutPath::new(&inner).is_some_and(|path| old.files.contains_key(&path)),
        }
    })
}

/// The real path, as far as it exists: a link must not hide what lies behind it.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
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
