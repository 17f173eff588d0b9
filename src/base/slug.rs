//! Slugs: the part of a URL that names a thing, the same on every host and file system.
//!
//! A slug is never looked up by meaning; it is a name, and stays when the title changes.

use std::fmt;

use super::path::is_device;

/// Lower-case ASCII letters and digits in parts joined by single hyphens, at most [`Slug::MAX`] bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slug(String);

impl Slug {
    /// The longest slug, in bytes: two of them and a file name stay below every host's limit.
    pub const MAX: usize = 100;

    /// Takes text that is a slug already.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let plain = text.len() <= Self::MAX && text.split('-').all(parts) && !is_device(text);
        plain.then(|| Self(text.to_owned()))
    }

    /// The slug nearest to any text, transliterated: `"Ingénieur·e R&D"` → `ingenieur-e-r-d`.
    /// Nothing where the text has no letter or digit.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let latin = deunicode::deunicode(&german_umlauts(text));
        let mut slug = String::with_capacity(latin.len());
        for c in latin.chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        if slug.len() > Self::MAX {
            let cut = slug[..=Self::MAX].rfind('-').filter(|at| *at > 0).unwrap_or(Self::MAX);
            slug.truncate(cut);
        }
        let slug = slug.trim_end_matches('-');
        // Windows has no folder `aux`.
        if is_device(slug) { Self::parse(&format!("{slug}-1")) } else { Self::parse(slug) }
    }

    /// This slug with a suffix that tells it from another one; the stem is cut where both would be too long.
    #[must_use]
    pub fn with_suffix(&self, suffix: &Slug) -> Self {
        let room = Self::MAX.saturating_sub(suffix.0.len() + 1);
        let stem = self.0[..self.0.len().min(room)].trim_end_matches('-');
        Self(format!("{stem}-{suffix}"))
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// German writes ä as ae where it can't write ä; a bare transliteration would drop the mark ("Munchen").
fn german_umlauts(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut spelled = String::with_capacity(text.len() + 8);
    for c in super::fold::normal_form(text).chars() {
        match c {
            'ä' => spelled.push_str("ae"),
            'ö' => spelled.push_str("oe"),
            'ü' => spelled.push_str("ue"),
            'Ä' => spelled.push_str("Ae"),
            'Ö' => spelled.push_str("Oe"),
            'Ü' => spelled.push_str("Ue"),
            'ß' => spelled.push_str("ss"),
            _ => spelled.push(c),
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn any_text_becomes_the_nearest_slug() {
        let slug = |text| Slug::from_text(text).map(|slug| slug.to_string());
        assert_eq!(slug("Rust Engineer").as_deref(), Some("rust-engineer"));
        assert_eq!(slug("Köln / Straßenbau (m/w/d)").as_deref(), Some("koeln-strassenbau-m-w-d"));
        assert_eq!(slug("Ingénieur·e R&D").as_deref(), Some("ingenieur-e-r-d"));
        assert_eq!(slug("--- ???"), None);
        assert_eq!(slug(&"ab ".repeat(80)).map(|s| s.len()), Some(98));
    }

    #[test]
    fn only_slugs_parse_as_slugs() {
        for wrong in ["", "-a", "a-", "a--b", "A", "a b", "ä", "../a"] {
            assert!(Slug::parse(wrong).is_none(), "{wrong}");
        }
        assert!(Slug::parse("a1-b2").is_some());
    }
}
