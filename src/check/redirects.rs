//! `hosting` and `redirects` of `content/site.yaml`, and `aliases` of postings and pages: who serves the site, and addresses
//! that were.
//!
//! Whether an old address is free and a new one there is known to `plan` alone.

use super::reader::{Choice, Group, Reader, Value};
use crate::base::links::decoded;
use crate::base::web::WebUrl;
use crate::base::{Diagnostic, Slug, Span, UrlPath, codes};
use crate::load::{Loaded, Node, Part, Step};
use crate::model::{Alias, BaseUrl, Config, Goal, Hosting, Old, Redirection};

/// Hosts, and what else they are called.
pub const HOSTINGS: &[Choice<Hosting>] = &[
    (Hosting::Static.name(), &["none", "other"], Hosting::Static),
    (Hosting::Nginx.name(), &[], Hosting::Nginx),
    (Hosting::Caddy.name(), &[], Hosting::Caddy),
    (Hosting::Netlify.name(), &[], Hosting::Netlify),
    (Hosting::CloudflarePages.name(), &["cloudflare"], Hosting::CloudflarePages),
    (Hosting::Vercel.name(), &["now"], Hosting::Vercel),
    (Hosting::GithubPages.name(), &["github", "gh-pages"], Hosting::GithubPages),
    (Hosting::GitlabPages.name(), &["gitlab"], Hosting::GitlabPages),
    (Hosting::S3.name(), &["aws s3", "amazon s3"], Hosting::S3),
    (Hosting::Cloudfront.name(), &["aws cloudfront", "amazon cloudfront"], Hosting::Cloudfront),
    (Hosting::Gcs.name(), &["google cloud storage"], Hosting::Gcs),
    (Hosting::Azure.name(), &["azure blob storage", "azure static website"], Hosting::Azure),
];

/// The longest old address, in bytes: what every host takes with room to spare.
const LONGEST: usize = 500;

/// The addresses that a posting or a page had before.
pub(super) fn aliases(reader: &mut Reader<'_>, group: &Group<'_>) -> Vec<Alias> {
    let mut aliases = Vec::new();
    for (value, text) in group.get("aliases").map(|value| reader.texts(value)).unwrap_or_default() {
        let old = match Slug::parse(&text) {
            Some(slug) => Some(Old::Slug(slug)),
            None => path(&text).map(Old::Path),
        };
        match old {
            Some(old) => aliases.push(Alias { old, source: reader.at(&value) }),
            None => {
                let message = format!("`{text}` can't be the old address of a page{}", trouble(&text));
                let fault = reader.fault(codes::BAD_OLD_ADDRESS, &value, message);
                fault.label = "left out".to_owned();
                fault
                    .help
                    .push(help(&text, "a slug such as `night-baker`, or a path from the root of the site"));
            }
        }
    }
    aliases
}

/// `redirects:` has a key for each old path.
pub(super) fn redirects(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Redirection> {
    let Node::Map(fields) = value.node else {
        reader.fault(codes::WRONG_TYPE, value, "`redirects` wants a new address for each old path");
        return Vec::new();
    };
    let mut redirects = Vec::new();
    let places = reader.entries(value, fields);
    for ((written, node), [key, place]) in fields.iter().zip(places) {
        let Some(from) = path(written) else {
            let message = format!("`{written}` can't be an old address{}", trouble(written));
            let fault = Diagnostic::at(codes::BAD_OLD_ADDRESS, key, message).label("left out");
            reader.push(fault.help(help(written, "a path from the root of the site")));
            continue;
        };
        let value = Value { path: [value.path.as_slice(), &[Step::Key(written)]].concat(), node };
        if let Some(to) = goal(reader, &value, place) {
            redirects.push(Redirection { from, to, source: key, goal: place });
        }
    }
    redirects
}

fn goal(reader: &mut Reader<'_>, value: &Value<'_>, place: Span) -> Option<Goal> {
    let text = reader.text(value)?;
    if let Some(goal) = page(&text) {
        return Some(goal);
    }
    let web = WebUrl::parse(&text).ok().filter(|url| url.as_str().starts_with("http"));
    if web.is_none() {
        let trouble = if text.starts_with('/') { trouble(behind(&text).0) } else { String::new() };
        let message = format!("nobody can be sent to `{text}`{trouble}");
        let help = "write a path of this site (`/jobs/`), or a whole address with `https://`";
        reader.push(Diagnostic::at(codes::BAD_URL, place, message).help(help));
    }
    web.map(Goal::Elsewhere)
}

/// Says that the host publishes the site elsewhere than in its folder.
pub(super) fn folder(loaded: &Loaded, config: &Config) -> Option<Diagnostic> {
    let prefix = config.base_url.prefix();
    if prefix.is_empty() || !config.hosting.publishes_at_root() {
        return None;
    }
    let name = config.hosting.name();
    let message = format!(
        "{name} publishes the site at the root of its address, and `base_url` has the folder `{prefix}`"
    );
    let record = loaded.config.as_ref()?;
    let place = record.span(&loaded.sources, &[Step::Key("hosting")], Part::Value);
    let help = format!(
        "take the folder out of `base_url`, or lay the site in a folder `{}`: docs/deploy.md says how",
        prefix.trim_start_matches('/')
    );
    Some(Diagnostic::at(codes::FOLDER_ON_HOST, place, message).help(help))
}

/// Where a goal is a whole address of the site itself (which has been told by these), its path is meant: whether there is such a page
/// can be asked then.
pub(super) fn own(redirects: &mut [Redirection], sites: &[BaseUrl]) {
    for redirect in redirects {
        let Goal::Elsewhere(url) = &redirect.to else { continue };
        let path = sites.iter().find_map(|site| site.path_of(url));
        if let Some(path) =
            path.and_then(|path| page(&format!("/{}", path.strip_prefix('/').unwrap_or(path))))
        {
            redirect.to = path;
        }
    }
}

/// A file of the site as a goal.
fn page(text: &str) -> Option<Goal> {
    let (file, behind) = behind(text);
    let is_plain = text.len() <= LONGEST && !behind.contains(char::is_control);
    path(file).filter(|_| is_plain).map(|path| Goal::Page(path, behind.to_owned()))
}

/// What stands before `?` or `#`, and the rest.
fn behind(text: &str) -> (&str, &str) {
    text.split_at(text.find(['?', '#']).unwrap_or(text.len()))
}

/// A path from the root of the site, also where it is written with percent signs.
fn path(text: &str) -> Option<UrlPath> {
    let path = decoded(text);
    let plain = path.len() <= LONGEST && !path.contains('\u{fffd}') && path.trim() == path && !is_ours(&path);
    UrlPath::new(&path).filter(|_| plain)
}

/// Whether a path lies where careergen keeps what no visitor is shown.
fn is_ours(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    first.eq_ignore_ascii_case(".careergen")
}

/// What is wrong with a path beside its form, as the end of a message.
fn trouble(text: &str) -> String {
    let path = decoded(text);
    let part = |wrong: &str| path.split('/').any(|part| part == wrong);
    let words = if path.len() > LONGEST {
        "it is longer than 500 bytes"
    } else if is_ours(&path) {
        "`/.careergen` is careergen's own"
    } else if path.contains('\u{fffd}') {
        "its percent signs are no UTF-8"
    } else if path.contains('%') {
        "it has a `%` that stands for itself"
    } else if path.contains(char::is_control) {
        "it has a control character in it"
    } else if path.contains('\\') {
        "it has a backslash in it"
    } else if part("..") || part(".") {
        "it has `.` or `..` for a folder"
    } else {
        return String::new();
    };
    format!(": {words}")
}

fn help(text: &str, what: &str) -> String {
    let path = behind(text).0;
    let path = path.split_once("://").map_or(path, |(_, rest)| &rest[rest.find('/').unwrap_or(rest.len())..]);
    let rooted = format!("/{}", path.trim_start_matches('/'));
    match self::path(&rooted).filter(|_| rooted != "/" && rooted != text) {
        Some(_) => format!("write `{rooted}`: {what}"),
        None if text.contains(['?', '#']) => format!("write {what}, without `?` and `#`"),
        None => format!("write {what}"),
    }
}
