//! The list of what we wrote: what the next build may leave as it is, all that it may ever remove, and all that is published.
//!
//! It holds no time and no place, so that equal sites have equal manifests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::base::output::{About, Rules};
use crate::base::{Anchor, Class, Code, Date, Diagnostic, Encoding, Fingerprint, OutPath};

/// Its place in the output folder.
pub const PLACE: &str = ".careergen/manifest.json";
/// Raised when its form or the meaning of a fingerprint changes: then everything is made anew.
const VERSION: u64 = 2;

/// A file that we wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
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
    pub indexed: bool,
    /// What was found wrong with it: code, message, and the key under which it is said once.
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
        Self::from_json(&serde_json::from_slice(&bytes).ok()?)
    }

    fn from_json(value: &Value) -> Option<Self> {
        let files = value["files"].as_object()?;
        let current = value["version"].as_u64() == Some(VERSION);
        let about = About {
            base_url: value["base_url"].as_str().unwrap_or_default().to_owned(),
            is_preview: value["preview"].as_bool().unwrap_or_default(),
            next_change: value["next_change_at"].as_str().and_then(|day| Date::parse(day).ok()),
            hosting: value["hosting"].as_str().unwrap_or_default().to_owned(),
            encodings: encodings(&value["encodings"]),
            rules: rules(&value["rules"]),
        };
        let mut manifest = Self { about, ..Self::default() };
        for (path, entry) in files {
            // A path that we would not write today is not ours to keep.
            let Some(path) = OutPath::new(path) else { continue };
            let hex = |name: &str| entry[name].as_str().and_then(Fingerprint::from_hex);
            let fingerprint = hex("fingerprint")?;
            // Of another version only the list of files is of use.
            let fingerprint = if current { fingerprint } else { Fingerprint::of_bytes(b"another version") };
            let found = entry["found"].as_array().map(Vec::as_slice).unwrap_or_default();
            let found = found.iter().filter_map(|found| {
                let text = |at: usize| found[at].as_str().map(str::to_owned);
                Some((Code::from_id(&text(0)?)?, text(1)?, text(2)?))
            });
            let entry = Entry {
                fingerprint,
                hash: hex("hash")?,
                size: entry["size"].as_u64()?,
                class: entry["class"].as_str().and_then(Class::from_name).unwrap_or(Class::Page),
                indexed: entry["indexed"].as_bool().unwrap_or_default(),
                found: found.collect(),
            };
            manifest.files.insert(path, entry);
        }
        Some(manifest)
    }

    /// The manifest's bytes.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let files: Map<String, Value> = self
            .files
            .iter()
            .map(|(path, entry)| {
                let mut value = json!({
                    "fingerprint": entry.fingerprint.to_hex(),
                    "hash": entry.hash.to_hex(),
                    "size": entry.size,
                    "class": entry.class.name(),
                });
                if entry.indexed {
                    value["indexed"] = true.into();
                }
                if !entry.found.is_empty() {
                    let found =
                        entry.found.iter().map(|(code, message, once)| json!([code.id(), message, once]));
                    value["found"] = found.collect();
                }
                (path.to_string(), value)
            })
            .collect();
        let manifest = json!({
            "generator": "careergen",
            "version": VERSION,
            "base_url": self.about.base_url,
            "preview": self.about.is_preview,
            "next_change_at": self.about.next_change.map(|day| day.to_string()),
            "hosting": self.about.hosting,
            "encodings": self.about.encodings.iter().map(|encoding| encoding.extension()).collect::<Vec<_>>(),
            "rules": {
                "count": self.about.rules.count,
                "longest": self.about.rules.longest,
                "left_out": self.about.rules.left_out,
            },
            "files": files,
        });
        format!("{manifest}\n").into_bytes()
    }
}

fn encodings(value: &Value) -> Vec<Encoding> {
    let names = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let all = Encoding::ALL.into_iter();
    all.filter(|encoding| names.iter().any(|name| name.as_str() == Some(encoding.extension()))).collect()
}

fn rules(value: &Value) -> Rules {
    let number =
        |name: &str| value[name].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
    Rules { count: number("count"), longest: number("longest"), left_out: number("left_out") }
}

fn place(folder: &Path) -> PathBuf {
    folder.join(PLACE)
}
