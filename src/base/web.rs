//! Addresses that visitors are sent to: which of them may stand in a page.
//!
//! It parses and judges; it never connects.

use std::fmt;

use url::Url;

/// An absolute address that is safe to link: http, https or mailto, without a password in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WebUrl(String);

/// Why an address can't be linked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum UrlError {
    /// It is no absolute address: relative, or not parsable.
    Form,
    /// It has another scheme, such as `javascript:`.
    Scheme(String),
    /// It carries a user name or a password.
    Credentials,
}

impl WebUrl {
    /// Reads an absolute address.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let text = text.trim();
        let url = Url::parse(text).map_err(|_| UrlError::Form)?;
        match url.scheme() {
            "http" | "https" if url.has_host() => {}
            "mailto" if url.path().contains('@') => {}
            "http" | "https" | "mailto" => return Err(UrlError::Form),
            other => return Err(UrlError::Scheme(other.to_owned())),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(UrlError::Credentials);
        }
        Ok(Self(url.to_string()))
    }

    /// The address as text, normalised (punycode host, escaped path).
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host a visitor lands on; nothing for mail addresses.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        let host = Url::parse(&self.0).ok()?.host_str()?.to_owned();
        Some(host.strip_prefix("www.").map(str::to_owned).unwrap_or(host))
    }
}

/// The whole address that a link on the page at `page` leads to; nothing for one that leads nowhere.
#[must_use]
pub fn joined(page: &str, link: &str) -> Option<String> {
    Url::parse(page).ok()?.join(link).ok().map(String::from)
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `text` can be an e-mail address: one `@`, a dotted host behind it, no spaces.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[]\\,;:\"@?&#%/".contains(c);
    !local.is_empty()
        && local.chars().all(plain)
        && host.chars().all(plain)
        && host.split('.').count() > 1
        && host.split('.').all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{UrlError, WebUrl, is_email};

    #[test]
    fn only_safe_addresses_pass() {
        assert!(WebUrl::parse("https://example.com/a?b=c").is_ok());
        assert!(WebUrl::parse("mailto:jobs@example.com").is_ok());
        let refused = |text| WebUrl::parse(text).unwrap_err();
        assert_eq!(refused("JaVaScRiPt:alert(1)"), UrlError::Scheme("javascript".into()));
        assert_eq!(refused(" java\nscript:alert(1)"), UrlError::Scheme("javascript".into()));
        assert_eq!(refused("data:text/html,x"), UrlError::Scheme("data".into()));
        assert_eq!(refused("https://me:secret@example.com/"), UrlError::Credentials);
        assert_eq!(refused("www.example.com/jobs"), UrlError::Form);
        assert_eq!(refused("https://"), UrlError::Form);
    }

    #[test]
    fn mail_addresses_have_a_host() {
        assert!(is_email("jobs+eu@mail.example.com"));
        for wrong in ["jobs", "jobs@", "@example.com", "jobs@localhost", "a b@example.com", "a@b@c.de"] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
