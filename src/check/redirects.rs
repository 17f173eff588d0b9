//! `hosting` and `redirects` of `content/site.yaml`, and `aliases` of postings and pages: who serves the site, and addresses
//! that were.
//!
//! Whether an old address is free and a new one there is known to `plan` alone.

use super::reader::{Choice, Group, Reader, Value};
use crate::base::links::decoded;
use crate::base::web::WebUrl;
use crate::base::{Slug, UrlPath, codes};
use crate::load::{Node, Step};
use crate::model::{Alias, Goal, Hosting, Old, Redirection};

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
                let message = format!("`{text}` can't be the old address of a page");
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
    for (written, node) in fields {
        let value = Value { path: [value.path.as_slice(), &[Step::Key(written)]].concat(), node };
        let Some(from) = path(written) else {
            let message = format!("`{written}` can't be an old address");
            let fault = reader.fault(codes::BAD_OLD_ADDRESS, &value, message);
            fault.label = "left out".to_owned();
            fault.help.push(help(written, "a path from the root of the site"));
            continue;
        };
        if let Some(to) = goal(reader, &value) {
            redirects.push(Redirection { from, to, source: reader.at(&value) });
        }
    }
    redirects
}

fn goal(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Goal> {
    let text = reader.text(value)?;
    if let Some(path) = path(&text) {
        return Some(Goal::Page(path));
    }
    let web = WebUrl::parse(&text).ok().filter(|url| url.as_str().starts_with("http"));
    if web.is_none() {
        let fault = reader.fault(codes::BAD_URL, value, format!("nobody can be sent to `{text}`"));
        fault
            .help
            .push("write a path of this site (`/jobs/`), or a whole address with `https://`".to_owned());
    }
    web.map(Goal::Elsewhere)
}

/// A path from the root of the site, also where it is written with percent signs.
fn path(text: &str) -> Option<UrlPath> {
    let path = decoded(text);
    let plain = path.len() <= LONGEST && !path.contains('\u{fffd}') && path.trim() == path;
    UrlPath::new(&path).filter(|_| plain)
}

fn help(text: &str, what: &str) -> String {
    let path = text.split(['?', '#']).next().unwrap_or(text);
    let path = path.split_once("://").map_or(path, |(_, rest)| &rest[rest.find('/').unwrap_or(rest.len())..]);
    let rooted = format!("/{}", path.trim_start_matches('/'));
    match self::path(&rooted).filter(|_| rooted != "/" && rooted != text) {
        Some(_) => format!("write `{rooted}`: {what}"),
        None => format!("write {what}, without `?` and `#`"),
    }
}
