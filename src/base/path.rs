//! Three kinds of path that look alike and must not be mixed: in the project, in a URL, in the output folder.
//!
//! Each is made only by a constructor that refuses what could lead out of its root.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

/// The path that `relative` means, seen from the file `from`; nothing for one that leads out of the root.
#[must_use]
pub fn below(from: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
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

impl Serialize for OutPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// What a list on a disk or at a host says of files, read one by one. A path that [`OutPath::new`] refuses was never
/// ours: it is passed over, so that nothing is kept or deleted there.
pub struct Listed<T>(pub BTreeMap<OutPath, T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Files<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Files<T> {
            type Value = Listed<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("files by their paths")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut files = BTreeMap::new();
                while let Some((path, file)) = map.next_entry::<String, T>()? {
                    if let Some(path) = OutPath::new(&path) {
                        files.insert(path, file);
                    }
                }
                Ok(Listed(files))
            }
        }

        deserializer.deserialize_map(Files(PhantomData))
    }
}

fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether Windows keeps a name, without its extension, for a device.
pub(super) fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    matches!(stem.as_str(), "con" | "nul" | "aux" | "prn")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| ('1'..='9').contains(&c)))
}

/// Whether every common file system keeps the name as it is.
fn is_portable(name: &str) -> bool {
    !is_device(name.split('.').next().unwrap_or(name))
        && name.len() <= 255
        && !name.ends_with(['.', ' '])
        && !name.contains(['<', '>', ':', '"', '|', '?', '*'])
        && !name.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::{OutPath, RelPath, UrlPath};

    #[test]
    fn no_path_leads_out_of_its_root() {
        for wrong in ["", "/etc/passwd", "a//b", "a/./b", "../a", "a/..", "a\\b", "a/", "a\0b"] {
            assert!(RelPath::new(wrong).is_none(), "{wrong:?}");
            assert!(OutPath::new(wrong).is_none(), "{wrong:?}");
        }
        for wrong in ["jobs/", "/a/../b", "/a?b", "/a#b", "/a%2e", "//a", "/a\nb", "/a\\b"] {
            assert!(UrlPath::new(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn a_file_has_a_name_a_stem_and_an_extension() {
        let parts = |path| {
            let path = RelPath::new(path).unwrap();
            (path.file_name().to_owned(), path.stem().to_owned(), path.extension().to_owned())
        };
        let owned = |name: &str, stem: &str, extension: &str| (name.into(), stem.into(), extension.into());
        assert_eq!(parts("a/b.de.md"), owned("b.de.md", "b.de", "md"));
        assert_eq!(parts("a.b/c"), owned("c", "c", ""));
        assert_eq!(parts(".gitignore"), owned(".gitignore", ".gitignore", "gitignore"));
    }

    #[test]
    fn only_what_lies_in_a_folder_is_below_it() {
        let path = RelPath::new("content/postings/a.md").unwrap();
        assert_eq!(path.below("content"), Some("postings/a.md"));
        assert_eq!(path.below("cont"), None);
        assert_eq!(path.below("content/postings/a.md"), None);
    }

    #[test]
    fn an_address_is_served_from_a_file() {
        let file = |url| UrlPath::new(url).unwrap().to_out().to_string();
        assert_eq!(file("/"), "index.html");
        assert_eq!(file("/jobs/"), "jobs/index.html");
        assert_eq!(file("/jobs/feed.xml"), "jobs/feed.xml");
    }

    #[test]
    fn names_that_windows_keeps_for_itself_are_refused() {
        for wrong in ["nul", "a/CON.txt", "com1", "lpt9.md", "a.", "a ", "what?.txt", "a:b", "tab\there"] {
            assert!(OutPath::new(wrong).is_none(), "{wrong:?}");
        }
        for good in ["null", "com0", "com10", "console.js", "a b.txt", "größe.txt"] {
            assert!(OutPath::new(good).is_some(), "{good:?}");
        }
        assert!(OutPath::new(&"a".repeat(256)).is_none());
    }

    #[test]
    fn names_that_differ_only_in_case_or_composition_collide() {
        let key = |path| OutPath::new(path).unwrap().collision_key();
        assert_eq!(key("A/Größe.txt"), key("a/gro\u{308}ße.txt"));
        assert_ne!(key("a/b"), key("a/c"));
    }
}
