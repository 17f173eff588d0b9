//! The list of what we wrote: what the next build may leave as it is, all that it may ever remove, and all that is published.
//!
//! It holds no time and no place, so that equal sites have equal manifests.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::output::About;
use crate::base::path::Listed;
use crate::base::{Anchor, Class, Code, Diagnostic, Fingerprint, OutPath};

/// Its place in the output folder.
pub const PLACE: &str = ".careergen/manifest.json";
/// Raised when its form or the meaning of a fingerprint changes: then everything is made anew.
const VERSION: u64 = 3;
const GENERATOR: &str = "careergen";

/// A file that we wrote.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Of everything its bytes depend on.
    pub(super) fingerprint: Fingerprint,
    /// Of its bytes.
    pub hash: Fingerprint,
    /// In bytes.
    pub size: u64,
    /// What it is to a host.
    pub class: Class,
    /// Whether search engines may show it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub indexed: bool,
    /// What was found wrong with it: code, message, and the key under which it is said once.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "write_found",
        deserialize_with = "read_found"
    )]
    pub(super) found: Vec<(Code, String, String)>,
}

impl Entry {
    /// What was found wrong, as faults again.
    pub(super) fn faults(&self, path: &OutPath) -> impl Iterator<Item = Diagnostic> {
        self.found.iter().map(|(code, message, once)| {
            Diagnostic::new(*code, Anchor::Name(path.to_string()), message.clone()).once(once.clone())
        })
    }
}

/// All of them.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Manifest {
    /// The site as a whole.
    pub about: About,
    /// Every file.
    pub files: BTreeMap<OutPath, Entry>,
}

impl Manifest {
    /// Whether a folder has one, readable or not.
    pub(super) fn is_there(folder: &Path) -> bool {
        fs::symlink_metadata(place(folder)).is_ok_and(|meta| meta.is_file())
    }

    /// A folder's manifest, if it has one that can be read.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Self> {
        let bytes = fs::read(place(folder)).ok()?;
        Self::from_bytes(&bytes)
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let form: Form<About, Listed<Entry>> = serde_json::from_slice(bytes).ok()?;
        let mut manifest = Self { about: form.about, files: form.files.0 };
        if form.version != VERSION {
            // Of another version only the list of files is of use.
            let other = Fingerprint::of_bytes(b"another version");
            manifest.files.values_mut().for_each(|entry| entry.fingerprint = other);
        }
        Some(manifest)
    }

    /// The manifest's bytes.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let (generator, version) = (GENERATOR.into(), VERSION);
        let form = Form { generator, version, about: &self.about, files: &self.files };
        let mut bytes = serde_json::to_vec(&form).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// How it lies there.
#[derive(Serialize, Deserialize)]
struct Form<A, F> {
    generator: Cow<'static, str>,
    version: u64,
    #[serde(default)]
    about: A,
    files: F,
}

fn write_found<S: Serializer>(found: &[(Code, String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(found.iter().map(|(code, message, once)| (code.id(), message, once)))
}

fn read_found<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Code, String, String)>, D::Error> {
    let found = Vec::<(String, String, String)>::deserialize(from)?;
    Ok(found
        .into_iter()
        .filter_map(|(id, message, once)| Some((Code::from_id(&id)?, message, once)))
        .collect())
}

fn place(folder: &Path) -> PathBuf {
    folder.join(PLACE)
}
