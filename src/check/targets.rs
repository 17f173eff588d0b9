//! `deploy` of `content/site.yaml`: the places that the site is deployed to. Nothing is asked of them here.

use super::config::{self, Range};
use super::reader::{Choice, Group, Keys, Reader, Value};
use crate::base::web::{UrlError, WebUrl};
use crate::base::{Audience, Diagnostic, Encoding, OutPath, codes};
use crate::load::{Node, Step};
use crate::model::{Announce, BaseUrl, Bucket, Host, Target, Tool};

pub(super) const KEYS: Keys = Keys {
    what: "target of `deploy` in site.yaml",
    ours: &[
        "host",
        "bucket",
        "prefix",
        "compress",
        "region",
        "endpoint",
        "cloudfront",
        "container",
        "account",
        "repository",
        "branch",
        "path",
        "keep",
        "project",
        "audience",
        "base_url",
        "grace_days",
        "indexnow",
        "google_indexing",
    ],
    others: &[("provider", "host"), ("folder", "path"), ("site", "project")],
};

/// What a target may be.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    S3,
    Gcs,
    Azure,
    Git,
    Folder,
    Tool(Tool),
}

pub(super) const HOSTS: &[Choice<Kind>] = &[
    ("s3", &["aws", "amazon s3"], Kind::S3),
    ("gcs", &["gs", "google cloud storage"], Kind::Gcs),
    ("azure", &["azure blob storage"], Kind::Azure),
    ("git", &["github pages", "gitlab pages"], Kind::Git),
    ("folder", &["directory"], Kind::Folder),
    ("netlify", &[], Kind::Tool(Tool::Netlify)),
    ("cloudflare-pages", &["cloudflare"], Kind::Tool(Tool::CloudflarePages)),
    ("vercel", &[], Kind::Tool(Tool::Vercel)),
];

/// Keys that mean something to every host.
const EVERYWHERE: [&str; 6] = ["host", "audience", "base_url", "grace_days", "indexnow", "google_indexing"];

/// Whom a site may be for.
pub const AUDIENCES: &[Choice<Audience>] =
    &[("public", &["everybody"], Audience::Public), ("internal", &["staff"], Audience::Internal)];

pub(super) const ENCODINGS: &[Choice<Encoding>] =
    &[("br", &["brotli"], Encoding::Brotli), ("gzip", &["gz"], Encoding::Gzip)];

pub(super) const KEEP: Range = 1..=1000;
pub(super) const KEEP_USUAL: usize = 5;
pub(super) const GRACE: Range = 0..=365;
pub(super) const GRACE_USUAL: usize = 7;
pub(super) const BRANCH_USUAL: &str = "gh-pages";

impl Kind {
    /// The keys that mean something there, those first that must be there.
    fn keys(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::S3 => (&["bucket"], &["prefix", "compress", "region", "endpoint", "cloudfront"]),
            Self::Gcs => (&["bucket"], &["prefix", "compress"]),
            Self::Azure => (&["container"], &["prefix", "compress", "account", "endpoint"]),
            Self::Git => (&["repository"], &["branch"]),
            Self::Folder => (&["path"], &["keep"]),
            Self::Tool(_) => (&[], &["project"]),
        }
    }
}

/// Reads the targets, in the order in which they stand. One that can't be used is left out and named.
pub(super) fn targets(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    address: &dyn Fn(Audience) -> BaseUrl,
) -> Vec<Target> {
    let Node::Map(fields) = value.node else {
        reader.fault(codes::WRONG_TYPE, value, "`deploy` wants a name for each target");
        return Vec::new();
    };
    let mut targets = Vec::new();
    for (name, node) in fields {
        let value = Value { path: [value.path.as_slice(), &[Step::Key(name)]].concat(), node };
        let Some(group) = reader.inner(&value, &KEYS) else { continue };
        let Some(target) = target(reader, &value, (name, address), &group) else { continue };
        let is_taken = |other: &&Target| other.host == target.host && other.audience != target.audience;
        if let Some(other) = targets.iter().find(is_taken) {
            let message = format!("`{}` lies there, and is for others", other.name);
            let fault = reader.fault(codes::BAD_SETTING, &value, message);
            fault.label = "left out".to_owned();
            fault.help.push("give the site for staff a place of its own".to_owned());
            continue;
        }
        targets.push(target);
    }
    targets
}

fn target(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    (name, address): (&str, &dyn Fn(Audience) -> BaseUrl),
    group: &Group<'_>,
) -> Option<Target> {
    let Some(host) = group.get("host") else {
        let names: Vec<_> = HOSTS.iter().map(|(name, _, _)| format!("`{name}`")).collect();
        let fault = reader.fault(codes::BAD_SETTING, value, "a target needs its `host`");
        fault.help.push(format!("it takes {}", names.join(", ")));
        return None;
    };
    let kind = reader.choice(host, HOSTS)?;
    let (needed, others) = kind.keys();
    for key in KEYS.ours {
        let known = EVERYWHERE.contains(key) || needed.contains(key) || others.contains(key);
        if let Some(value) = group.get(key).filter(|_| !known) {
            let keys: Vec<_> = needed.iter().chain(others).map(|key| format!("`{key}`")).collect();
            let fault =
                reader.fault(codes::UNKNOWN_KEY, value, format!("`{key}` means nothing to this host"));
            fault.label = "ignored".to_owned();
            fault.help.push(format!("it takes {}", keys.join(", ")));
        }
    }
    let missing = needed.iter().filter(|key| group.get(key).is_none());
    for key in missing.clone() {
        reader.fault(codes::BAD_SETTING, value, format!("this target needs its `{key}`"));
    }
    if missing.count() > 0 {
        return None;
    }
    let grace_days = number(reader, group, ("grace_days", GRACE, GRACE_USUAL)) as u16;
    // One that can't be read is neither.
    let audience = match group.get("audience") {
        Some(value) => reader.choice(value, AUDIENCES)?,
        None => Audience::default(),
    };
    let announce = Announce {
        indexnow: indexnow(reader, group),
        google: group.get("google_indexing").and_then(|value| reader.bool(value)).unwrap_or_default(),
    };
    let base_url = match group.get("base_url") {
        Some(value) => config::base_url(reader, value)?,
        None => address(audience),
    };
    let host = read(reader, group, kind)?;
    let told = [(announce.indexnow.is_some(), "indexnow"), (announce.google, "google_indexing")];
    let is_wrong = |(is_on, _): &(bool, &str)| *is_on && !audience.is_public();
    for value in told.into_iter().filter(is_wrong).filter_map(|(_, key)| group.get(key)) {
        let message = "search engines are told nothing of a site for staff";
        reader.fault(codes::BAD_SETTING, value, message).help.push("take it away".to_owned());
    }
    Some(Target { audience, base_url, name: name.to_owned(), host, grace_days, announce })
}

/// The key, as the protocol has it: 8 to 128 letters, digits and hyphens.
fn indexnow(reader: &mut Reader<'_>, group: &Group<'_>) -> Option<String> {
    let value = group.get("indexnow")?;
    let key = reader.text(value)?;
    let is_key =
        (8..=128).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !is_key {
        let fault = reader.fault(codes::BAD_SETTING, value, "this is no key of IndexNow");
        fault.help.push(
            "write 8 to 128 letters, digits and hyphens of your own, and put them into `static/<key>.txt`"
                .to_owned(),
        );
    }
    is_key.then_some(key)
}

fn read(reader: &mut Reader<'_>, group: &Group<'_>, kind: Kind) -> Option<Host> {
    Some(match kind {
        Kind::S3 => Host::S3 {
            place: bucket(reader, group, "bucket")?,
            region: reader.get_text(group, "region"),
            endpoint: endpoint(reader, group)?,
            cloudfront: reader.get_text(group, "cloudfront"),
        },
        Kind::Gcs => Host::Gcs { place: bucket(reader, group, "bucket")? },
        Kind::Azure => Host::Azure {
            place: bucket(reader, group, "container")?,
            account: reader.get_text(group, "account"),
            endpoint: endpoint(reader, group)?,
        },
        Kind::Git => Host::Git { repository: repository(reader, group)?, branch: branch(reader, group)? },
        Kind::Folder => Host::Folder {
            path: reader.get_text(group, "path")?,
            keep: number(reader, group, ("keep", KEEP, KEEP_USUAL)),
        },
        Kind::Tool(tool) => Host::Tool { tool, project: reader.get_text(group, "project") },
    })
}

/// A number of a target; the usual one where it is not given, or can't be used.
fn number(reader: &mut Reader<'_>, group: &Group<'_>, (key, range, usual): (&str, Range, usize)) -> usize {
    group.get(key).and_then(|value| config::number(reader, value, range)).unwrap_or(usual)
}

fn bucket(reader: &mut Reader<'_>, group: &Group<'_>, key: &str) -> Option<Bucket> {
    let value = group.get(key)?;
    let name = reader.text(value)?;
    // `$web` is Azure's container for sites.
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || ".-_$".contains(c));
    if !is_plain || name.starts_with('.') {
        let fault = reader.fault(codes::BAD_SETTING, value, format!("`{name}` is no name of a {key}"));
        fault.help.push("write its bare name, and a folder in it as `prefix`".to_owned());
        return None;
    }
    let mut prefix = String::new();
    if let Some(value) = group.get("prefix") {
        prefix = reader.text(value)?.trim_matches('/').to_owned();
        if !prefix.is_empty() && OutPath::new(&prefix).is_none() {
            reader.fault(codes::BAD_SETTING, value, format!("`{prefix}` is no folder"));
            return None;
        }
    }
    let compress = group.get("compress").and_then(|value| reader.choice(value, ENCODINGS));
    Some(Bucket { name, prefix, compress })
}

/// The address of a store; nothing where it can't be used.
fn endpoint(reader: &mut Reader<'_>, group: &Group<'_>) -> Option<Option<String>> {
    let Some(value) = group.get("endpoint") else { return Some(None) };
    if let Node::Text(text) = value.node
        && WebUrl::parse(text) == Err(UrlError::Credentials)
    {
        credentials(reader, "endpoint")
            .help
            .push("leave them out: they come from the environment".to_owned());
        return None;
    }
    let url = reader.url(value).ok()??;
    if !url.as_str().starts_with("http") || url.as_str().contains(['?', '#']) {
        reader.fault(
            codes::BAD_SETTING,
            value,
            "a store's address begins with `https://` and ends before any `?`",
        );
        return None;
    }
    Some(Some(url.as_str().trim_end_matches('/').to_owned()))
}

/// Where git pushes to: anything that git takes, without a password.
fn repository(reader: &mut Reader<'_>, group: &Group<'_>) -> Option<String> {
    let value = group.get("repository")?;
    let text = reader.text(value)?;
    let has_some = text.split_once("://").and_then(|(scheme, rest)| {
        let user = rest.split('/').next()?.rsplit_once('@')?.0;
        (user.contains(':') || scheme.starts_with("http")).then_some(())
    });
    // A token may stand behind the question mark, too.
    if has_some.is_some() || text.contains("://") && text.contains(['?', '#']) {
        let fault = credentials(reader, "repository");
        fault.help.push("leave them out: git asks your credential helper or ssh for them".to_owned());
        return None;
    }
    // git takes words with a hyphen for options, and `ext::` starts programs.
    if text.starts_with('-') || text.contains("::") {
        reader.fault(codes::BAD_SETTING, value, "this is no address of a repository");
        return None;
    }
    Some(text)
}

/// Not at its place: the line would be shown, and logs are read by many.
fn credentials<'r>(reader: &'r mut Reader<'_>, key: &str) -> &'r mut Diagnostic {
    reader.missing(
        codes::BAD_SETTING,
        format!("the `{key}` of a target holds a user name, a password or a query"),
    )
}

fn branch(reader: &mut Reader<'_>, group: &Group<'_>) -> Option<String> {
    let Some(value) = group.get("branch") else { return Some(BRANCH_USUAL.to_owned()) };
    let text = reader.text(value)?;
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    let parts = text.split('/').all(|part| !part.is_empty() && !part.starts_with(['.', '-']));
    if !is_plain || !parts || text.contains("..") || text.ends_with('.') || text.ends_with(".lock") {
        reader.fault(codes::BAD_SETTING, value, format!("`{text}` is no name of a branch"));
        return None;
    }
    Some(text)
}
