//! `vercel.json`: headers, redirects, and a slash at the end of addresses.

use serde_json::{Value, json};

use super::super::Renderer;
use super::{Told, headers, speculation};
use crate::base::Class;
use crate::base::links::encoded;
use crate::base::output::Rules;

/// The settings. Patterns are path-to-regexp's, in which nothing of an encoded path means anything but itself.
pub(super) fn settings(renderer: &Renderer, told: &Told) -> (String, Rules) {
    let prefix = encoded(&told.prefix);
    let own = |(name, value): &headers::Header| json!({ "key": name, "value": value });
    let every: Vec<Value> = headers::every(renderer).iter().map(own).collect();
    let cached = |pattern: &str, class: Class| {
        let header = json!({ "key": "Cache-Control", "value": class.cache_control(told.audience) });
        json!({ "source": format!("{prefix}{pattern}"), "headers": [header] })
    };
    let mut rules = vec![json!({ "source": format!("{prefix}/(.*)"), "headers": every })];
    rules.push(cached("/assets/(.*)", Class::Asset));
    rules.extend(
        headers::FEED_PATTERNS.iter().map(|pattern| cached(&pattern.replace('*', "(.*)"), Class::Feed)),
    );
    rules.extend(speculation::file(renderer).map(|(path, _)| {
        let header = json!({ "key": "Content-Type", "value": speculation::MEDIA_TYPE });
        json!({ "source": format!("{prefix}/{path}"), "headers": [header] })
    }));
    // It asks these before it adds a slash, so both forms of an address stand here.
    let redirect =
        |from: &String, to: &String| json!({ "source": encoded(from), "destination": to, "statusCode": 301 });
    let mut redirects: Vec<Value> = told.moved.iter().map(|(from, to)| redirect(from, to)).collect();
    let longest = redirects.iter().map(|rule| rule.to_string().len()).max().unwrap_or_default();
    // The folder is not uploaded (`.vercelignore`); who uploads it in another way does not serve it.
    redirects.push(json!({
        "source": format!("{prefix}/.careergen/(.*)"),
        "destination": format!("{prefix}/404.html"),
        "statusCode": 302,
    }));
    let count = rules.len() + redirects.len();
    let settings = json!({ "trailingSlash": true, "headers": rules, "redirects": redirects });
    (format!("{settings:#}\n"), Rules { count, longest, left_out: 0 })
}
