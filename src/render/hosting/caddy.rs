//! Caddy: what the block of the site imports.
//!
//! Where the site lies on the disk is said by the one who imports it (`root`).

use super::super::Renderer;
use super::{Told, headers};
use crate::base::Class;

/// What was asked behind the old path is asked of the new one, unless that says something there itself.
const QUERY: &str = r#"	map {http.request.uri.query} {careergen_asked} {
		"" ""
		default "?{http.request.uri.query}"
	}
	map {careergen_to} {careergen_query} {
		"~[?#]" ""
		default "{careergen_asked}"
	}
"#;

/// The page of a status is sent whole: nobody has it under this address, and of nothing there are no parts.
const WHOLE: &str = "\t\trequest_header -If-None-Match\n\t\trequest_header -If-Modified-Since\n\t\trequest_header -If-Range\n\
                     \t\trequest_header -Range\n\
                     \t\theader {\n\t\t\t-ETag\n\t\t\t-Last-Modified\n\t\t\tVary Accept-Encoding\n\t\t\tdefer\n\t\t}\n";

/// Caddy says of a compressed file alone that there are others, and a cache would give the plain one to everybody.
const TWINS: &str = "\t\t@careergen_twins file {path}.gz {path}.br {path}/index.html.gz {path}/index.html.br\n\
                     \t\theader @careergen_twins {\n\t\t\tVary Accept-Encoding\n\t\t\tdefer\n\t\t}\n\
                     \t\t@careergen_manifests path *.webmanifest\n\
                     \t\theader @careergen_manifests Content-Type application/manifest+json\n\
                     \t\t@careergen_rules path *.speculationrules\n\
                     \t\theader @careergen_rules Content-Type application/speculationrules+json\n\
                     \t\t@careergen_modules path *.mjs\n\
                     \t\theader @careergen_modules Content-Type \"text/javascript; charset=utf-8\"\n";

/// One block, in the order in which a request passes it.
pub(super) fn site(renderer: &Renderer, told: &Told) -> String {
    let prefix = &told.prefix;
    let mut text =
        "# careergen made this file. Import it in the block of the site, behind its root.\n".to_owned();
    if prefix.is_empty() {
        text.push_str("route {\n");
    } else {
        text.push_str(&format!(
            "# The site lies in the folder {} of that root.\n",
            prefix.trim_start_matches('/')
        ));
        let (own, inner) = (quoted(prefix), quoted(&format!("{prefix}/*")));
        text.push_str(&format!("@careergen path {own} {inner}\nroute @careergen {{\n"));
    }
    text.push_str("\theader {\n");
    for (name, value) in headers::every(renderer) {
        text.push_str(&format!("\t\t{name} {}\n", quoted(&value)));
    }
    text.push_str("\t}\n");
    let hidden = [format!("{prefix}/.careergen"), format!("{prefix}/.careergen/*")].map(|path| quoted(&path));
    text.push_str(&format!("\t@careergen_hidden path {}\n", hidden.join(" ")));
    text.push_str(&format!("\thandle @careergen_hidden {{\n{}\t}}\n", page(told, "404")));
    if !told.moved.is_empty() {
        text.push_str("\tmap {http.request.uri.path} {careergen_to} {\n");
        for (from, to) in &told.moved {
            text.push_str(&format!("\t\t{} {}\n", key(from), quoted(to)));
        }
        text.push_str("\t\tdefault \"\"\n\t}\n\t@careergen_moved not vars {careergen_to} \"\"\n");
        text.push_str(QUERY);
        // A redirect is kept as long as a page.
        text.push_str(&format!(
            "\thandle @careergen_moved {{\n\t\theader Cache-Control {}\n",
            cached(told, Class::Page)
        ));
        text.push_str("\t\tredir * {careergen_to}{careergen_query} 301\n\t}\n");
    }
    if !told.gone.is_empty() {
        text.push_str("\tmap {http.request.uri.path} {careergen_gone} {\n");
        for path in &told.gone {
            text.push_str(&format!("\t\t{} yes\n", key(path)));
        }
        text.push_str("\t\tdefault no\n\t}\n\t@careergen_gone vars {careergen_gone} yes\n");
        text.push_str(&format!("\thandle @careergen_gone {{\n{}\t}}\n", page(told, "410")));
    }
    text.push_str("\t@careergen_missing not file {path} {path}/index.html\n");
    text.push_str(&format!("\thandle @careergen_missing {{\n{}\t}}\n", page(told, "404")));
    // Of headers in a `handle`, the one for every path would come last, and count.
    text.push_str("\troute {\n");
    text.push_str(&format!("\t\theader Cache-Control {}\n", cached(told, Class::Static)));
    let assets = quoted(&format!("{prefix}/assets/*"));
    let matchers = [
        ("assets", format!("path {assets}"), Class::Asset),
        ("feeds", format!("path_regexp {}", quoted(headers::FEEDS)), Class::Feed),
        ("pages", format!("path_regexp {}", quoted(headers::PAGES)), Class::Page),
    ];
    for (name, matcher, class) in matchers {
        text.push_str(&format!("\t\t@careergen_{name} {matcher}\n"));
        text.push_str(&format!("\t\theader @careergen_{name} Cache-Control {}\n", cached(told, class)));
    }
    text.push_str(TWINS);
    text.push_str(&format!("{}\t}}\n}}\n", file_server("")));
    text
}

/// The page of a status.
fn page(told: &Told, status: &str) -> String {
    let path = quoted(&format!("{}/{status}.html", told.prefix));
    let cached = cached(told, Class::Page);
    let server = file_server(&format!("\t\t\tstatus {status}\n"));
    format!("{WHOLE}\t\theader Cache-Control {cached}\n\t\trewrite * {path}\n{server}")
}

fn file_server(more: &str) -> String {
    format!("\t\tfile_server {{\n\t\t\tprecompressed br gzip\n{more}\t\t}}\n")
}

fn cached(told: &Told, class: Class) -> String {
    quoted(class.cache_control(told.audience))
}

/// A string in a Caddyfile.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// A path as the key of a map. Braces would be read as a placeholder, or as a variable of the environment.
fn key(path: &str) -> String {
    if !path.contains(['{', '}']) {
        return quoted(path);
    }
    let escape = |c: char| {
        let is_plain = !c.is_ascii() || c.is_ascii_alphanumeric() || "/-_".contains(c);
        if is_plain { c.to_string() } else { format!("\\x{:02x}", u32::from(c)) }
    };
    quoted(&format!("~^{}$", path.chars().map(escape).collect::<String>()))
}
