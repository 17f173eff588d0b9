//! The list of what lies at a host: what the next deploy need not send, and all that it may ever delete.
//!
//! It lies beside the site, at [`PLACE`]. Before a deploy changes anything it writes down what it is about to change, without
//! hashes: whatever becomes of it, the next one knows which files to send again.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::base::{Class, Fingerprint, OutPath};

/// Its place, below the site's folder. The same as in a folder that was built, which has a list of another form.
pub(super) const PLACE: &str = crate::emit::PLACE;
/// Raised when its form changes. One of a later version is not touched.
const VERSION: u64 = 1;

/// A file that we sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Copy {
    /// Of its bytes; nothing while it is not known whether they have arrived.
    pub(super) hash: Option<Fingerprint>,
    /// In bytes.
    pub(super) size: u64,
    /// What it is.
    pub(super) class: Class,
    /// Whether search engines may show it.
    pub(super) indexed: bool,
    /// Of the headers that it is served with.
    pub(super) headers: Fingerprint,
    /// The second since 1970 in which no page used it any more; nothing for files of the site.
    pub(super) retired: Option<i64>,
}

/// All of them.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Deployed {
    pub(super) files: BTreeMap<OutPath, Copy>,
    /// Files of which caches in front of the host may hold what lay there before.
    pub(super) stale: BTreeSet<OutPath>,
    /// For a release in a folder: the one that it has followed.
    pub(super) before: Option<String>,
}

/// Why a list can't be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unreadable {
    /// It is none of ours, or damaged.
    Form,
    /// A later careergen has written it.
    Version,
}

impl Unreadable {
    pub(super) fn message(self) -> String {
        match self {
            Self::Form => {
                format!(
                    "`{PLACE}` there can't be read, so nobody can tell which files are careergen's: `--force` sends all of them and deletes nothing"
                )
            }
            Self::Version => format!("a later careergen has written `{PLACE}` there: use that one"),
        }
    }
}

impl Deployed {
    /// Reads a list.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let value: Value = serde_json::from_slice(bytes).map_err(|_| Unreadable::Form)?;
        match (value["deployed_by"].as_str(), value["version"].as_u64()) {
            (Some("careergen"), Some(VERSION)) => {}
            (Some("careergen"), Some(_)) => return Err(Unreadable::Version),
            _ => return Err(Unreadable::Form),
        }
        let files = value["files"].as_object().ok_or(Unreadable::Form)?;
        // A path that leads elsewhere was never ours, and must not be deleted.
        let files = files.iter().filter_map(|(path, entry)| Some((OutPath::new(path)?, entry)));
        let files = files.map(|(path, entry)| Copy::from_json(entry).map(|copy| (path, copy)));
        let files = files.collect::<Option<_>>().ok_or(Unreadable::Form)?;
        let stale = value["stale"].as_array().into_iter().flatten();
        let stale = stale.filter_map(|path| OutPath::new(path.as_str()?)).collect();
        Ok(Self { files, stale, before: value["before"].as_str().map(str::to_owned) })
    }

    /// The list's bytes: equal for equal lists.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let files: Map<String, Value> =
            self.files.iter().map(|(path, copy)| (path.to_string(), copy.to_json())).collect();
        let mut list = json!({ "deployed_by": "careergen", "version": VERSION, "files": files });
        if !self.stale.is_empty() {
            list["stale"] = self.stale.iter().map(OutPath::as_str).collect();
        }
        if let Some(before) = &self.before {
            list["before"] = before.as_str().into();
        }
        format!("{list}\n").into_bytes()
    }
}

impl Copy {
    fn from_json(entry: &Value) -> Option<Self> {
        let hash = match entry.get("hash") {
            Some(hash) => Some(Fingerprint::from_hex(hash.as_str()?)?),
            None => None,
        };
        Some(Self {
            hash,
            size: entry["size"].as_u64()?,
            class: Class::from_name(entry["class"].as_str()?)?,
            indexed: entry["indexed"].as_bool().unwrap_or_default(),
            headers: Fingerprint::from_hex(entry["headers"].as_str()?)?,
            retired: entry["retired"].as_i64(),
        })
    }

    fn to_json(&self) -> Value {
        let mut entry = Map::new();
        if let Some(hash) = self.hash {
            entry.insert("hash".to_owned(), hash.to_hex().into());
        }
        entry.insert("size".to_owned(), self.size.into());
        entry.insert("class".to_owned(), self.class.name().into());
        if self.indexed {
            entry.insert("indexed".to_owned(), true.into());
        }
        entry.insert("headers".to_owned(), self.headers.to_hex().into());
        if let Some(since) = self.retired {
            entry.insert("retired".to_owned(), since.into());
        }
        Value::Object(entry)
    }
}
