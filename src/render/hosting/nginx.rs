//! nginx: maps for `http {}`, and what goes into the `server {}` of the site.
//!
//! Where the site lies on the disk is said by the one who includes the files (`root`).

use std::collections::{BTreeMap, BTreeSet};

use super::super::Renderer;
use super::{Told, headers, speculation};
use crate::base::Class;

/// For those with the module that serves Brotli.
pub(super) const BROTLI: &str = "# careergen made this file. Include it beside server.conf where nginx has the module brotli_static.\n\
                                 brotli_static on;\n";

const HEAD: &str = "# careergen made this file. Include it in http {}, once.\n\
                    # The maps are volatile, for an error's page is asked for under its own path.\n\n";

/// Files whose types nginx does not know.
const TYPES: [(&str, &str); 4] = [
    ("md", "text/markdown"),
    ("mjs", "text/javascript"),
    ("webmanifest", "application/manifest+json"),
    (speculation::ENDING, speculation::MEDIA_TYPE),
];

/// Bytes of a bucket beside the longest key in it, and the least that it has.
const BUCKET: (usize, usize) = (64, 256);

/// The maps: what has moved, what is gone, how long what is kept.
pub(super) fn http(renderer: &Renderer, told: &Told) -> String {
    let keys = || told.moved.keys().chain(&told.gone);
    let longest = keys().map(String::len).max().unwrap_or(0);
    let bucket = (longest + BUCKET.0).next_power_of_two().max(BUCKET.1);
    let size = (keys().count() * 2).next_power_of_two().max(2048);
    let ambiguous = ambiguous(renderer, told);
    let key =
        |path: &str| if ambiguous.contains(&path.to_ascii_lowercase()) { exact(path) } else { quoted(path) };
    let mut text = format!("{HEAD}map_hash_bucket_size {bucket};\nmap_hash_max_size {size};\n\n");
    text.push_str("map $uri $careergen_to {\n    volatile;\n    default \"\";\n");
    for (from, to) in &told.moved {
        // What was asked behind the old path is asked of the new one, unless that says something there itself.
        let query = if to.contains(['?', '#']) { "" } else { "$is_args$args" };
        text.push_str(&format!("    {} {};\n", key(from), quoted(&format!("{to}{query}"))));
    }
    text.push_str("}\n\nmap $uri $careergen_gone {\n    volatile;\n    default 0;\n");
    for path in &told.gone {
        text.push_str(&format!("    {} 1;\n", key(path)));
    }
    text.push_str("}\n\nmap $status:$uri $careergen_cache {\n    volatile;\n");
    // Who finds nothing today may find something tomorrow, also where the files themselves never change.
    let page = quoted(Class::Page.cache_control(told.audience));
    text.push_str(&format!("    {} {page};\n", quoted("~^(?!200|206|304)")));
    let assets = format!("~^[0-9]+:{}", pattern(&format!("{}/assets/", told.prefix)));
    let patterns = [assets, format!("~{}", headers::FEEDS), format!("~{}", headers::PAGES)];
    for (pattern, (_, value)) in patterns.iter().zip(headers::caching(told.audience)) {
        text.push_str(&format!("    {} {};\n", quoted(pattern), quoted(value)));
    }
    let [.., (_, otherwise)] = headers::caching(told.audience);
    text.push_str(&format!("    default {};\n}}\n", quoted(otherwise)));
    text
}

/// Where the site is served. A nested location inherits headers only while it has none of its own.
pub(super) fn server(renderer: &Renderer, told: &Told) -> String {
    let prefix = &told.prefix;
    let path = |inner: &str| quoted(&format!("{prefix}{inner}"));
    let mut text =
        "# careergen made this file. Include it in the server {} of the site, behind its root.\n".to_owned();
    if !prefix.is_empty() {
        text.push_str(&format!(
            "# The site lies in the folder {} of that root.\n",
            prefix.trim_start_matches('/')
        ));
        text.push_str(&format!(
            "\nlocation = {} {{\n    absolute_redirect off;\n{}    return 301 {};\n}}\n",
            quoted(prefix),
            answers(renderer),
            quoted(&format!("{}/", super::plain(renderer.site.config.base_url.prefix()))),
        ));
    }
    text.push_str(&format!("\nlocation {} {{\n", path("/")));
    text.push_str("    index index.html;\n    charset utf-8;\n    charset_types text/plain text/markdown text/xml text/css text/javascript \
                   application/javascript application/json\n        application/atom+xml application/xml image/svg+xml;\n");
    text.push_str("    # Behind a proxy nginx does not know how it was asked.\n    absolute_redirect off;\n");
    text.push_str("    gzip_static on;\n    gzip_vary on;\n");
    // A folder without a page of its own is nothing that somebody may not see.
    text.push_str(&format!(
        "    error_page 403 =404 {0};\n    error_page 404 {0};\n    error_page 410 {1};\n",
        path("/404.html"),
        path("/410.html")
    ));
    text.push_str(&answers(renderer));
    text.push_str(&questions("    "));
    for (ending, media_type) in TYPES {
        let place = quoted(&format!("\\.{ending}$"));
        text.push_str(&format!(
            "    location ~ {place} {{\n        types {{ }}\n        default_type {media_type};\n{}    }}\n",
            questions("        ")
        ));
    }
    text.push_str(&format!("    location ^~ {} {{\n        return 404;\n    }}\n}}\n", path("/.careergen")));
    text
}

/// What is asked of every path before its file is.
fn questions(indent: &str) -> String {
    let question = |variable: &str, answer: &str| {
        format!("{indent}if ({variable}) {{\n{indent}    return {answer};\n{indent}}}\n")
    };
    question("$careergen_gone", "410") + &question("$careergen_to", "301 $careergen_to")
}

/// The headers of every answer.
fn answers(renderer: &Renderer) -> String {
    let headers = headers::every(renderer);
    let line = |(name, value): &headers::Header| format!("    add_header {name} {} always;\n", quoted(value));
    let lines: String = headers.iter().map(line).collect();
    format!("{lines}    add_header Cache-Control $careergen_cache always;\n")
}

/// Keys in small letters that stand for two of a map, or for a page: nginx takes no notice of case.
fn ambiguous(renderer: &Renderer, told: &Told) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in told.moved.keys().chain(&told.gone) {
        *counts.entry(path.to_ascii_lowercase()).or_default() += 1;
    }
    let mut ambiguous: BTreeSet<String> =
        counts.iter().filter(|(_, count)| **count > 1).map(|(path, _)| path.clone()).collect();
    for page in renderer.plan.pages.values() {
        let path = format!("{}{}", told.prefix, page.url).to_ascii_lowercase();
        for path in [path.trim_end_matches('/').to_owned(), path] {
            if counts.contains_key(&path) {
                ambiguous.insert(path);
            }
        }
    }
    ambiguous
}

/// A string in nginx's settings.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A key that is this path and no other.
fn exact(path: &str) -> String {
    quoted(&format!("~^{}$", pattern(path)))
}

/// A path as a regular expression.
fn pattern(path: &str) -> String {
    let escape = |c: char| if ".+*?()[]{}|^$\\#".contains(c) { format!("\\{c}") } else { c.to_string() };
    path.chars().map(escape).collect()
}
