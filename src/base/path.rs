//! Three kinds of path that look alike and must not be mixed: in the project, in a URL, in the output folder.
//!
//! Each is made only by a constructor that refuses what could lead out of its root.

use std::fmt;
use std::sync::Arc;

/// A file of the project, relative to its root, with `/` between parts: `content/postings/a.md`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RelPath(Arc<str>);

impl RelPath {
    /// Refuses empty paths, absolute ones, and those with empty, `.` or `..` parts or backslashes.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        is_plain(path).then(|| Self(path.into()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part, with its extension.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The last part without its extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// The extension, or nothing.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The rest below `folder`, which ends without a slash.
    #[must_use]
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path on the site, from its root: `/jobs/rust-engineer/`, `/sitemap.xml`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UrlPath(Arc<str>);

impl UrlPath {
    /// Takes a path that begins with `/`; refuses `..`, backslashes, `?`, `#` and control characters.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        let inner = path.strip_prefix('/')?;
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let plain = inner.is_empty() || is_plain(inner);
        let printable = !inner.contains(['?', '#', '%']) && !inner.chars().any(char::is_control);
        (plain && printable).then(|| Self(path.into()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that a static host serves for this path.
    #[must_use]
    pub fn to_out(&self) -> OutPath {
        let inner = &self.0[1..];
        let file = if inner.is_empty() || inner.ends_with('/') {
            format!("{inner}index.html")
        } else {
            inner.to_owned()
        };
        OutPath(file.into())
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file of the output, relative to the output folder: `jobs/rust-engineer/index.html`.
///
/// ```compile_fail
/// use careergen::base::{OutPath, RelPath};
/// fn publish(_: OutPath) {}
/// publish(RelPath::new("content/site.yaml").unwrap()); // a source is never an output
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// As [`RelPath::new`], and also refuses names that Windows reserves or trims.
    #[must_use]
    pub fn new(path: &str) -> Option<Self> {
        (is_plain(path) && path.split('/').all(is_portable)).then(|| Self(path.into()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key under which two outputs collide on file systems that fold case.
    #[must_use]
    pub fn collision_key(&self) -> String {
        super::fold::normal_form(&self.0).to_lowercase()
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether every common file system keeps the name as it is.
fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let reserved = matches!(stem.as_str(), "con" | "nul" | "aux" | "prn")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| ('1'..='9').contains(&c)));
    !reserved
        && name.len() <= 255
        && !name.ends_with(['.', ' '])
        && !name.contains(['<', '>', ':', '"', '|', '?', '*'])
        && !name.chars().any(char::is_control)
}
