//! Addresses in untrusted text, as a browser reads them: which may be linked, and which lie on this site.

/// Whether an address may be linked: on this site, or with a scheme that runs nothing. An empty one leads nowhere.
pub(super) fn is_safe(url: &str) -> bool {
    match scheme(url) {
        None => is_local(url) && !as_read(url).is_empty(),
        Some(scheme) => matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
    }
}

/// Whether an address lies on this site. Browsers take `\\` for `/`, and two of them begin another host.
pub(super) fn is_local(url: &str) -> bool {
    let url = as_read(url).replace('\\', "/");
    scheme(&url).is_none() && !url.starts_with("//")
}

/// The scheme as a browser reads it: without the blanks and control characters that browsers drop.
pub(super) fn scheme(url: &str) -> Option<String> {
    let url = as_read(url);
    let (scheme, _) = url.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then(|| scheme.to_ascii_lowercase())
}

/// An address without what browsers drop from it.
fn as_read(url: &str) -> String {
    url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_local, is_safe};

    #[test]
    fn only_some_schemes_are_safe() {
        for safe in [
            "https://a.example",
            "HTTP://a.example",
            "mailto:a@b.example",
            "tel:+49",
            "/a",
            "#a",
            "a/b",
            "?a:b",
        ] {
            assert!(is_safe(safe), "{safe}");
        }
        for unsafe_ in [
            "javascript:a",
            " java\tscript:a",
            "data:a",
            "vbscript:a",
            "//a",
            "/\\a",
            "\\\\a",
            "/\t/a",
            "file:///a",
            "",
            " ",
        ] {
            assert!(!is_safe(unsafe_), "{unsafe_:?}");
        }
        assert!(is_local("/a.png") && !is_local("https://a.example/a.png") && !is_local("//a/a.png"));
    }
}
