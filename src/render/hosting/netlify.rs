//! `_headers` and `_redirects`, as Netlify brought them up and Cloudflare Pages and GitLab Pages took them over.
//!
//! Hosts join the values of rules that hold for one path, so no two of ours set the same header for one. What no rule
//! names is kept by the host's own rule: always asked for anew.

use super::super::Renderer;
use super::{Told, headers, speculation};
use crate::base::Class;
use crate::base::links::encoded;
use crate::base::output::Rules;
use crate::model::Hosting;

/// Cloudflare reads a hundred rules; these are eight.
pub(super) fn headers(renderer: &Renderer, told: &Told) -> String {
    let prefix = encoded(&told.prefix);
    let mut text = format!("{prefix}/*\n");
    for (name, value) in headers::every(renderer) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    let assets = [("/assets/*", Class::Asset)].into_iter();
    let feeds = headers::FEED_PATTERNS.into_iter().map(|pattern| (pattern, Class::Feed));
    for (pattern, class) in assets.chain(feeds) {
        text.push_str(&format!(
            "{prefix}{pattern}\n  Cache-Control: {}\n",
            class.cache_control(told.audience)
        ));
    }
    if let Some((path, _)) = speculation::file(renderer) {
        text.push_str(&format!("{prefix}/{path}\n  Content-Type: {}\n", speculation::MEDIA_TYPE));
    }
    text
}

/// A rule a line: old path, new address, status.
pub(super) fn redirects(renderer: &Renderer, told: &Told) -> (String, Rules) {
    let prefix = encoded(&told.prefix);
    let mut lines = Vec::new();
    let hidden = match renderer.site.config.hosting {
        Hosting::Netlify => Some(format!("{prefix}/.careergen/* {prefix}/404.html 404!")),
        // It has no such status, and serves 404.html without its ending.
        Hosting::CloudflarePages => Some(format!("{prefix}/.careergen/* {prefix}/404 302")),
        _ => None,
    };
    for (from, to) in &told.moved {
        // Netlify takes a path with and without its last slash for one.
        let is_doubled = renderer.site.config.hosting == Hosting::Netlify
            && from.strip_suffix('/').is_some_and(|bare| told.moved.contains_key(bare));
        if !is_doubled {
            lines.push(format!("{} {to} 301", encoded(from)));
        }
    }
    let rules = Rules {
        count: lines.len(),
        longest: lines.iter().map(String::len).max().unwrap_or_default(),
        left_out: 0,
    };
    let text = lines.into_iter().chain(hidden).map(|line| format!("{line}\n")).collect();
    (text, rules)
}
