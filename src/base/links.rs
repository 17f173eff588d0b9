//! Which paths lead somewhere on a site, as links write them.
//!
//! It knows names only; whether a page behind a path is any good is asked elsewhere.

use std::borrow::Cow;
use std::collections::HashSet;

use super::OutPath;

/// Every path that leads somewhere.
pub struct Paths {
    known: HashSet<String>,
    prefix: String,
}

impl Paths {
    /// The paths of a site's files. The site lies in the folder `prefix` below its host (`""`, or `/careers`).
    #[must_use]
    pub fn of<'p>(files: impl Iterator<Item = &'p OutPath>, prefix: &str) -> Self {
        let mut known = HashSet::new();
        for path in files {
            match path.as_str().strip_suffix("index.html") {
                Some(folder) => {
                    known.insert(format!("{prefix}/{folder}"));
                    // Hosts add the slash.
                    known.insert(format!("{prefix}/{}", folder.trim_end_matches('/')));
                }
                None => {
                    known.insert(format!("{prefix}/{path}"));
                }
            }
        }
        Self { known, prefix: prefix.to_owned() }
    }

    /// And paths from the root of the host from which visitors are sent on.
    #[must_use]
    pub fn and<'p>(mut self, moved: impl Iterator<Item = &'p String>) -> Self {
        self.known.extend(moved.cloned());
        self
    }

    /// Whether a link from the root of the host leads somewhere; its query and fragment don't count.
    #[must_use]
    pub fn lead(&self, link: &str) -> bool {
        let path = decoded(link.split(['?', '#']).next().unwrap_or(link));
        let path = path.as_ref();
        self.known.contains(path) || (path == self.prefix && self.known.contains(&format!("{path}/")))
    }
}

/// The address of a file, on a site that lies in the folder `prefix` below its host: that of its folder, for an `index.html`.
#[must_use]
pub fn address(path: &OutPath, prefix: &str) -> String {
    let path = path.as_str();
    format!("{prefix}/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// A path as it stands in an address: with percent signs for what is not plain.
#[must_use]
pub fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let letter = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(letter).collect()
}

/// A path as it is on the disk: `my%20file.pdf` is `my file.pdf`.
#[must_use]
pub fn decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return path.into();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}
