//! What a file is on the wire: its media type by its name, how large a picture is by its bytes, and how long caches may keep a file by
//! its class.
//!
//! Hosts' own settings files and uploads say the same, because both ask here.

use super::{Audience, Class, OutPath};

/// The type of speculation rules, the only one in which browsers take them. Files of it end in `.speculationrules`.
pub const SPECULATION_RULES: &str = "application/speculationrules+json";

/// The media type of a file, with the encoding of text.
#[must_use]
pub fn content_type(path: &OutPath) -> String {
    if path.as_str().ends_with(".speculationrules") {
        return SPECULATION_RULES.to_owned();
    }
    let kind = mime_guess::from_path(path.as_str()).first_or_octet_stream();
    if is_text(path) { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

/// Whether a file is text: it has an encoding, and it pays to compress it.
#[must_use]
pub fn is_text(path: &OutPath) -> bool {
    if path.as_str().ends_with(".speculationrules") {
        return true;
    }
    let kind = mime_guess::from_path(path.as_str()).first_or_octet_stream();
    kind.type_() == "text"
        || kind.suffix().is_some_and(|suffix| suffix == "xml" || suffix == "json")
        || matches!(kind.subtype().as_str(), "javascript" | "json" | "xml")
}

/// Width and height of a picture, by its first bytes; nothing for what is no PNG, JPEG, WebP or GIF.
#[must_use]
pub fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

impl Class {
    /// How long browsers and proxies may keep it: the value of `Cache-Control`. What is for staff no proxy may keep: it might give it to
    /// others.
    #[must_use]
    pub fn cache_control(self, audience: Audience) -> &'static str {
        if !audience.is_public() {
            return match self {
                Self::Asset => "private, max-age=31536000, immutable",
                Self::Static => "private, max-age=3600",
                Self::Feed => "private, max-age=600",
                Self::Posting | Self::Page | Self::List | Self::Hosting | Self::Twin => {
                    "private, max-age=0, must-revalidate"
                }
            };
        }
        match self {
            // Another content has another name.
            Self::Asset => "public, max-age=31536000, immutable",
            Self::Static => "public, max-age=3600",
            Self::Feed => "public, max-age=600",
            // A browser asks each time and mostly hears "not modified"; a proxy may answer for a minute by itself.
            Self::Posting | Self::Page | Self::List | Self::Hosting | Self::Twin => {
                "public, max-age=0, s-maxage=60, must-revalidate"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::content_type;
    use crate::base::OutPath;

    #[test]
    fn text_says_how_it_is_encoded() {
        let of = |path| content_type(&OutPath::new(path).unwrap());
        assert_eq!(of("jobs/index.html"), "text/html; charset=utf-8");
        assert_eq!(of("feed.xml"), "text/xml; charset=utf-8");
        assert_eq!(of("robots.txt"), "text/plain; charset=utf-8");
        assert_eq!(of("assets/logo-0a.svg"), "image/svg+xml; charset=utf-8");
        assert_eq!(of("feed.json"), "application/json; charset=utf-8");
        assert_eq!(of("photo.avif"), "image/avif");
        assert_eq!(of("assets/jobs-0a.speculationrules"), "application/speculationrules+json");
        assert_eq!(of("CNAME"), "application/octet-stream");
    }
}
