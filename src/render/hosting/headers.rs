//! Which headers an answer has, decided once for all hosts.

use super::super::Renderer;
use crate::base::{Audience, Class};
use crate::model::BaseUrl;

/// What pages may load and do: what the site itself has, and nothing from elsewhere. Markup for search engines is data, which no
/// browser runs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

/// Not above anybody's frame but our own. Browsers take this from a header alone.
const FRAMES: &str = "frame-ancestors 'self'";

/// Seconds of a year.
const YEAR: u32 = 31_536_000;

/// Features that a careers site has no use for.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// The referrer's path is nobody's business elsewhere.
pub(super) const REFERRER: &str = "strict-origin-when-cross-origin";

/// Names of feeds and of what else machines read, as a regular expression of a path's end.
pub(super) const FEEDS: &str = r"/(?:feed\.xml|feed\.json|feeds/[^/]+|posting\.md|posting\.json|changes\.json|llms\.txt|robots\.txt|sitemap[^/]*\.xml)$";

/// Pages: folders, what ends in `.html`, and what has no ending, which is a folder without its slash or nothing at all.
pub(super) const PAGES: &str = r"(?:/|\.html|/[^/.]+)$";

/// Feeds as patterns of whole paths with one wildcard, behind the site's folder.
pub(super) const FEED_PATTERNS: [&str; 11] = [
    "/feed.xml",
    "/*/feed.xml",
    "/feed.json",
    "/*/feed.json",
    "/feeds/*",
    "/*/posting.md",
    "/*/posting.json",
    "/changes.json",
    "/llms.txt",
    "/sitemap*",
    "/robots.txt",
];

/// A header and its value.
pub(super) type Header = (&'static str, String);

/// The policy for `<meta>`, for hosts without headers.
pub(in crate::render) fn policy() -> &'static str {
    POLICY
}

/// The policy for a header.
pub(super) fn whole_policy() -> String {
    format!("{POLICY}; {FRAMES}")
}

/// For how long browsers insist on HTTPS. A site over HTTP can't ask for it, and one in a folder has no say in the rest of its host.
pub(super) fn transport(base_url: &BaseUrl) -> Option<u32> {
    (base_url.is_secure() && base_url.prefix().is_empty()).then_some(YEAR)
}

/// What every answer has, whatever its status.
pub(super) fn every(renderer: &Renderer) -> Vec<Header> {
    let base_url = &renderer.site.config.base_url;
    let mut headers = vec![
        ("Content-Security-Policy", whole_policy()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "SAMEORIGIN".to_owned()),
        ("Referrer-Policy", REFERRER.to_owned()),
        permissions(),
    ];
    let transport = transport(base_url).map(|seconds| format!("max-age={seconds}"));
    headers.extend(transport.map(|value| ("Strict-Transport-Security", value)));
    headers.extend(speculation(renderer));
    headers.extend(robots(renderer));
    headers
}

/// Nothing of a site for staff is for search engines, files that are no pages included.
pub(super) fn robots(renderer: &Renderer) -> Option<Header> {
    (!renderer.site.config.audience.is_public()).then(|| ("X-Robots-Tag", "noindex".to_owned()))
}

/// Where the rules are by which browsers fetch pages before they are asked for.
pub(super) fn speculation(renderer: &Renderer) -> Option<Header> {
    Some(("Speculation-Rules", super::speculation::header(renderer)?))
}

pub(super) fn permissions() -> Header {
    ("Permissions-Policy", PERMISSIONS.to_owned())
}

/// How long caches keep what, in the order in which hosts ask: assets, feeds, pages, and all else.
pub(super) fn caching(audience: Audience) -> [(Class, &'static str); 4] {
    [Class::Asset, Class::Feed, Class::Page, Class::Static]
        .map(|class| (class, class.cache_control(audience)))
}
