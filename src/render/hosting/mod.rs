//! The files that tell a host how to serve the site: headers, redirects, what is gone. One file for each family of hosts;
//! what they say is decided here and in `headers`, how they say it in theirs.
//!
//! It sends nothing to a host.

mod caddy;
mod cloudfront;
pub(super) mod headers;
mod netlify;
mod nginx;
pub(super) mod speculation;
mod vercel;

use std::collections::{BTreeMap, BTreeSet};

use super::Renderer;
use crate::base::Audience;
use crate::base::links::{decoded, encoded};
use crate::base::output::Rules;
use crate::model::Goal;
use crate::plan::HostFile;

/// What hosts are told, in any form.
pub(super) struct Told {
    /// The folder below the host that the site lies in, as it is on the disk: empty, or `/careers`.
    prefix: String,
    /// Paths from the root of the host as they are on the disk, with what stands in `Location`.
    pub(super) moved: BTreeMap<String, String>,
    /// Paths whose postings are gone.
    gone: BTreeSet<String>,
    /// Whom the site is for: how long what may be kept by whom follows from it.
    audience: Audience,
}

impl Told {
    /// What the hosts of a site are told.
    pub(super) fn of(renderer: &Renderer) -> Self {
        let raw = renderer.site.config.base_url.prefix();
        let prefix = decoded(raw).into_owned();
        let plan = &renderer.plan;
        let forms = |url: &crate::base::UrlPath| both(&format!("{prefix}{url}"));
        let mut moved = BTreeMap::new();
        for redirect in &plan.redirects {
            let to = match &redirect.to {
                Goal::Page(url, behind) => format!("{raw}{}{}", encoded(url.as_str()), plain(behind)),
                Goal::Elsewhere(url) => plain(url.as_str()),
            };
            moved.extend(forms(&redirect.from).into_iter().map(|from| (from, to.clone())));
        }
        let gone = plan.gone.iter().flat_map(forms).filter(|path| !moved.contains_key(path)).collect();
        Self { prefix, moved, gone, audience: renderer.site.config.audience }
    }
}

/// A file for the host, and the rules for redirects in it.
pub(super) fn file(renderer: &Renderer, file: HostFile) -> (String, Rules) {
    let told = Told::of(renderer);
    let none = |text: String| (text, Rules::default());
    match file {
        HostFile::NginxHttp => none(nginx::http(renderer, &told)),
        HostFile::NginxServer => none(nginx::server(renderer, &told)),
        HostFile::NginxBrotli => none(nginx::BROTLI.to_owned()),
        HostFile::Caddy => none(caddy::site(renderer, &told)),
        HostFile::Headers => none(netlify::headers(renderer, &told)),
        HostFile::Redirects => netlify::redirects(renderer, &told),
        HostFile::Vercel => vercel::settings(renderer, &told),
        HostFile::VercelIgnore => none("/.careergen\n".to_owned()),
        HostFile::NoJekyll => none(String::new()),
        HostFile::Cname => none(format!("{}\n", renderer.site.config.base_url.host())),
        HostFile::CloudfrontFunction => cloudfront::function(renderer, &told),
        HostFile::CloudfrontHeaders => none(cloudfront::response_headers(renderer)),
    }
}

/// A path with its last slash and without it; a file's name has none.
fn both(path: &str) -> Vec<String> {
    let bare = path.trim_end_matches('/');
    let is_file = bare.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file && bare == path { vec![bare.to_owned()] } else { vec![bare.to_owned(), format!("{bare}/")] }
}

/// An address without letters that mean something in the settings of any host.
pub(super) fn plain(address: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!&()+,;=%".contains(c);
    let mut plain = String::with_capacity(address.len());
    for c in address.chars() {
        if is_plain(c) {
            plain.push(c);
        } else {
            plain.extend(c.to_string().bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{both, plain};

    #[test]
    fn a_folder_is_asked_for_with_its_slash_and_without() {
        assert_eq!(both("/jobs/baker"), ["/jobs/baker", "/jobs/baker/"]);
        assert_eq!(both("/jobs/v1.2/"), ["/jobs/v1.2", "/jobs/v1.2/"]);
        assert_eq!(both("/old/role.html"), ["/old/role.html"]);
    }

    #[test]
    fn an_address_says_nothing_to_a_host() {
        assert_eq!(plain("https://x.example/a?b={c}&d=$e*"), "https://x.example/a?b=%7Bc%7D&d=%24e%2A");
    }
}
