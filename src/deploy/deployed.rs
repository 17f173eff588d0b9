//! The list of what lies at a host: what the next deploy need not send, and all that it may ever delete.
//!
//! It lies beside the site, at [`PLACE`]. Before a deploy changes anything it writes down what it is about to change, without
//! hashes: whatever becomes of it, the next one knows which files to send again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Failure;
use crate::base::path::Listed;
use crate::base::{Audience, Class, Fingerprint, OutPath};
use crate::model::Target;

/// Its place, below the site's folder. The same as in a folder that was built, which has a list of another form.
pub(super) const PLACE: &str = crate::emit::PLACE;
/// Raised when its form changes. One of a later version is not touched.
const VERSION: u64 = 1;
const GENERATOR: &str = "careergen";

/// A file that we sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Copy {
    /// Of its bytes; nothing while it is not known whether they have arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hash: Option<Fingerprint>,
    /// In bytes.
    pub(super) size: u64,
    /// What it is.
    pub(super) class: Class,
    /// Whether search engines may show it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) indexed: bool,
    /// Of the headers that it is served with.
    pub(super) headers: Fingerprint,
    /// The second since 1970 in which no page used it any more; nothing for files of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
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
    /// Whom the site is for.
    pub(super) audience: Audience,
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
        let head: Head = serde_json::from_slice(bytes).map_err(|_| Unreadable::Form)?;
        match (&*head.deployed_by, head.version) {
            (GENERATOR, VERSION) => {}
            (GENERATOR, _) => return Err(Unreadable::Version),
            _ => return Err(Unreadable::Form),
        }
        let form: Form<Listed<Copy>, Vec<String>> =
            serde_json::from_slice(bytes).map_err(|_| Unreadable::Form)?;
        let stale = form.stale.unwrap_or_default().iter().filter_map(|path| OutPath::new(path)).collect();
        Ok(Self { files: form.files.0, stale, before: form.before, audience: form.audience })
    }

    /// Whether a site for this audience may lie there: not where that for others does, whose files might stay.
    pub(super) fn welcomes(&self, target: &Target) -> Result<(), Failure> {
        if self.files.is_empty() || self.audience == target.audience {
            return Ok(());
        }
        let (there, here) = (self.audience.people(), target.audience.people());
        Err(Failure::Refused(format!(
            "the site for {there} lies there, and `{}` is for {here}: each wants a place of its own",
            target.name
        )))
    }

    /// The list's bytes: equal for equal lists.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let (deployed_by, version) = (GENERATOR.into(), VERSION);
        let stale = (!self.stale.is_empty()).then_some(&self.stale);
        let (before, audience) = (self.before.clone(), self.audience);
        let form = Form { deployed_by, version, files: &self.files, stale, before, audience };
        let mut bytes = serde_json::to_vec(&form).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// By what a list is known.
#[derive(Deserialize)]
struct Head {
    deployed_by: Cow<'static, str>,
    version: u64,
}

/// How it lies there.
#[derive(Serialize, Deserialize)]
struct Form<F, S> {
    deployed_by: Cow<'static, str>,
    version: u64,
    files: F,
    #[serde(skip_serializing_if = "Option::is_none")]
    stale: Option<S>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Audience::is_public")]
    audience: Audience,
}
