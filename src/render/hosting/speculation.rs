//! Which pages a browser may fetch before they are asked for: those of jobs, when somebody is about to follow a link to one.
//!
//! The rules are a file of their own that a header names: in a page they would be a script, which the policy forbids.

use serde_json::json;

use super::super::{Renderer, asset_path};
use crate::base::links::encoded;
use crate::base::{Class, Item, OutPath};

/// The ending of the file, by which hosts and uploads know its type.
pub(super) const ENDING: &str = "speculationrules";
/// The only type in which browsers take it.
pub(super) const MEDIA_TYPE: &str = crate::base::media::SPECULATION_RULES;

/// The file with the rules, for hosts that can be told of the header.
pub(in crate::render) fn file(renderer: &Renderer) -> Option<(OutPath, Item)> {
    if !renderer.site.config.hosting.sets_headers() {
        return None;
    }
    let item = Item::bytes(rules(renderer).into_bytes(), Class::Asset);
    Some((asset_path(&format!("jobs.{ENDING}"), item.fingerprint())?, item))
}

/// What the header says: the address of the file, in quotes.
pub(super) fn header(renderer: &Renderer) -> Option<String> {
    let (path, _) = file(renderer)?;
    Some(format!("\"{}/{path}\"", renderer.site.config.base_url.prefix()))
}

/// "Moderate" is a pointer that rests on a link, or a finger on it. Links that nobody vouches for (the way to apply) are left alone;
/// they lead elsewhere, and so match no pattern either.
fn rules(renderer: &Renderer) -> String {
    let addresses = &renderer.plan.addresses;
    let prefix = encoded(renderer.site.config.base_url.prefix());
    let jobs = addresses.languages().iter().map(|lang| {
        let path = addresses.prefixed(*lang, "/jobs/");
        json!({ "href_matches": format!("{}*", plain(&format!("{prefix}{path}"))) })
    });
    let jobs: Vec<_> = jobs.collect();
    let nofollow = json!({ "not": { "selector_matches": "[rel~=nofollow]" } });
    let rule = json!({
        "source": "document",
        "where": { "and": [{ "or": jobs }, nofollow] },
        "eagerness": "moderate",
    });
    format!("{}\n", json!({ "prefetch": [rule] }))
}

/// A path as a URL pattern that means itself.
fn plain(path: &str) -> String {
    let escape = |c: char| if "+*?:{}()\\".contains(c) { format!("\\{c}") } else { c.to_string() };
    path.chars().map(escape).collect()
}
