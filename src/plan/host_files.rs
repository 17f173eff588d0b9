//! The files that tell a host how to serve the site: which host wants which, and where they lie.
//!
//! What stands in them is written by `render/hosting`.

use crate::model::{BaseUrl, Hosting};

/// A file for a host.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HostFile {
    /// Maps for nginx's `http {}`.
    NginxHttp,
    /// What goes into nginx's `server {}`.
    NginxServer,
    /// What goes there as well where nginx has its module for Brotli.
    NginxBrotli,
    /// What a Caddyfile imports.
    Caddy,
    /// `_headers` of Netlify and Cloudflare Pages.
    Headers,
    /// `_redirects` of Netlify, Cloudflare Pages and GitLab Pages.
    Redirects,
    /// `vercel.json`.
    Vercel,
    /// Files that Vercel is not to upload.
    VercelIgnore,
    /// Keeps GitHub from running Jekyll over the site.
    NoJekyll,
    /// The name under which GitHub serves the site.
    Cname,
    /// A CloudFront function.
    CloudfrontFunction,
    /// A policy for CloudFront's response headers.
    CloudfrontHeaders,
}

impl HostFile {
    /// Those that a host wants.
    pub(super) fn of(hosting: Hosting, base_url: &BaseUrl) -> Vec<Self> {
        match hosting {
            Hosting::Static | Hosting::S3 | Hosting::Gcs | Hosting::Azure => Vec::new(),
            Hosting::Nginx => vec![Self::NginxHttp, Self::NginxServer, Self::NginxBrotli],
            Hosting::Caddy => vec![Self::Caddy],
            Hosting::Netlify | Hosting::CloudflarePages => vec![Self::Headers, Self::Redirects],
            Hosting::Vercel => vec![Self::Vercel, Self::VercelIgnore],
            Hosting::GithubPages if is_own_name(base_url) => vec![Self::NoJekyll, Self::Cname],
            Hosting::GithubPages => vec![Self::NoJekyll],
            Hosting::GitlabPages => vec![Self::Redirects],
            Hosting::Cloudfront => vec![Self::CloudfrontFunction, Self::CloudfrontHeaders],
        }
    }

    /// Its place, from the root of the site. What a person puts elsewhere by hand lies where nobody is served it.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::NginxHttp => "/.careergen/nginx/http.conf",
            Self::NginxServer => "/.careergen/nginx/server.conf",
            Self::NginxBrotli => "/.careergen/nginx/brotli.conf",
            Self::Caddy => "/.careergen/caddy/site.conf",
            Self::Headers => "/_headers",
            Self::Redirects => "/_redirects",
            Self::Vercel => "/vercel.json",
            Self::VercelIgnore => "/.vercelignore",
            Self::NoJekyll => "/.nojekyll",
            Self::Cname => "/CNAME",
            Self::CloudfrontFunction => "/.careergen/cloudfront/function.js",
            Self::CloudfrontHeaders => "/.careergen/cloudfront/response-headers.json",
        }
    }
}

/// Whether a site on GitHub Pages has a name of its own. One in a folder has that of another repository.
fn is_own_name(base_url: &BaseUrl) -> bool {
    let host = base_url.host();
    base_url.prefix().is_empty() && host.contains('.') && !host.ends_with(".github.io")
}
