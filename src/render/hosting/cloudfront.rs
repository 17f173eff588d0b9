//! CloudFront in front of a bucket: a function for requests of visitors, and a policy for headers.
//!
//! Both are put into the account by hand or script; nothing here talks to it.

use serde_json::json;

use super::super::Renderer;
use super::{Told, headers};
use crate::base::Class;
use crate::base::links::encoded;
use crate::base::output::Rules;
use crate::lang::Key;
use crate::markup::escaped;
use crate::plan::{Kind, List};

/// The most bytes of a function:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-function-restrictions.html>.
const LARGEST: usize = 10 * 1024;

/// What the function does, behind its tables.
const HANDLER: &str = include_str!("function.js");

/// The function, with as many of the rules as it has room for: redirects first, each group in the order of paths.
pub(super) fn function(renderer: &Renderer, told: &Told) -> (String, Rules) {
    let page = json!({ "prefix": told.prefix, "page": gone(renderer), "cache": Class::Page.cache_control(renderer.site.config.audience) });
    let head =
        "// careergen made this file: a function for viewer requests, for the runtime cloudfront-js-2.0.\n";
    let fixed = format!("{head}const site = {page};\nconst files = {};\n", json!(files(renderer, told)));
    let tables = |moved: &str, gone: &str| format!("const moved = {{{moved}}};\nconst gone = {{{gone}}};\n");
    let mut room = LARGEST.saturating_sub(fixed.len() + tables("", "").len() + HANDLER.len());
    let bare = |path: &&String| !path.ends_with('/');
    let moved: Vec<String> = told
        .moved
        .iter()
        .filter(|(from, _)| bare(from))
        .map(|(from, to)| format!("{}:{}", json!(from), json!(to)))
        .collect();
    let gone: Vec<String> = told.gone.iter().filter(bare).map(|path| format!("{}:1", json!(path))).collect();
    let (taken, left) = fitting(&moved, &mut room);
    let (over, others) = fitting(&gone, &mut room);
    let rules = Rules {
        count: taken.len() + over.len(),
        longest: moved.iter().map(String::len).max().unwrap_or_default(),
        left_out: left + others,
    };
    (format!("{fixed}{}{HANDLER}", tables(&taken.join(","), &over.join(","))), rules)
}

/// As many of the first entries as fit, and the number of the others.
fn fitting<'e>(entries: &'e [String], room: &mut usize) -> (&'e [String], usize) {
    let mut count = 0;
    for entry in entries {
        let Some(rest) = room.checked_sub(entry.len() + 1) else { break };
        *room = rest;
        count += 1;
    }
    (&entries[..count], entries.len() - count)
}

/// Files whose names have no ending: they are no folders.
fn files(renderer: &Renderer, told: &Told) -> serde_json::Map<String, serde_json::Value> {
    let pages = renderer.plan.pages.values().filter(|page| matches!(page.kind, Kind::Static(_)));
    let names = pages.map(|page| page.url.as_str());
    let names = names.filter(|path| !path.rsplit('/').next().unwrap_or_default().contains('.'));
    names.map(|path| (format!("{}{path}", told.prefix), 1.into())).collect()
}

/// What the function says of a posting that is gone: it can't read a file.
fn gone(renderer: &Renderer) -> String {
    let lang = renderer.site.config.main_language();
    let words = renderer.words(lang);
    let jobs = renderer.plan.addresses.list(&renderer.site, &List::All, lang);
    let href = format!("{}{}", renderer.site.config.base_url.prefix(), encoded(jobs.as_str()));
    let [title, text, back] =
        [Key::GoneTitle, Key::GoneText, Key::ErrorBack].map(|key| escaped(&words.text(key)));
    format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><meta charset=\"utf-8\"><title>{title}</title>\
         <h1>{title}</h1><p>{text}</p><p><a href=\"{}\">{back}</a></p></html>",
        lang.tag(),
        lang.direction(),
        escaped(&href)
    )
}

/// What `aws cloudfront create-response-headers-policy --response-headers-policy-config file://…` takes.
pub(super) fn response_headers(renderer: &Renderer) -> String {
    let own = [Some(headers::permissions()), headers::speculation(renderer), headers::robots(renderer)];
    let own: Vec<_> = own
        .into_iter()
        .flatten()
        .map(|(name, value)| json!({ "Header": name, "Value": value, "Override": true }))
        .collect();
    let mut security = json!({
        "ContentSecurityPolicy": { "Override": true, "ContentSecurityPolicy": headers::whole_policy() },
        "ContentTypeOptions": { "Override": true },
        "FrameOptions": { "Override": true, "FrameOption": "SAMEORIGIN" },
        "ReferrerPolicy": { "Override": true, "ReferrerPolicy": headers::REFERRER },
    });
    if let Some(seconds) = headers::transport(&renderer.site.config.base_url) {
        security["StrictTransportSecurity"] = json!({ "Override": true, "IncludeSubdomains": false, "Preload": false, "AccessControlMaxAgeSec": seconds });
    }
    let policy = json!({
        "Name": "careergen",
        "Comment": "Headers of a site that careergen made",
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": { "Quantity": own.len(), "Items": own },
    });
    format!("{policy:#}\n")
}
