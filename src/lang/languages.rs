//! The languages there are, and the files that hold each of them.
//!
//! It answers which languages the interface speaks, which of them a tag means, and which way it is
//! written. It does not read the files: [`super::Locale`] does, once a build.

use icu_locale_core::{Locale as IcuLocale, locale};

/// A language of the interface.
///
/// Languages are ordered as in the table, English first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Lang(u8);

/// A row of [`LANGUAGES`]: what the code has to know of a language before its files are read.
pub(super) struct Language {
    tag: &'static str,
    endonym: &'static str,
    direction: &'static str,
    /// Whose plural rules, lists and alphabetical order are meant: British for English. The country is always named.
    pub(super) icu: IcuLocale,
    pub(super) strings: &'static str,
    pub(super) formats: &'static str,
    pub(super) names: &'static str,
    pub(super) own_names: &'static str,
}

/// A row, with the files that carry the language's tag.
macro_rules! language {
    ($tag:literal, $icu:literal, $endonym:literal, $direction:literal) => {
        Language {
            tag: $tag,
            endonym: $endonym,
            direction: $direction,
            icu: locale!($icu),
            strings: include_str!(concat!("strings/", $tag, ".tsv")),
            formats: include_str!(concat!("formats/", $tag, ".tsv")),
            names: include_str!(concat!("names/", $tag, ".tsv")),
            own_names: include_str!(concat!("names/", $tag, ".own.tsv")),
        }
    };
}

static LANGUAGES: &[Language] =
    &[language!("en", "en-GB", "English", "ltr"), language!("de", "de-DE", "Deutsch", "ltr")];

impl Lang {
    /// All languages, in the order of the table.
    pub fn all() -> impl Iterator<Item = Lang> {
        (0u8..).zip(LANGUAGES).map(|(index, _)| Lang(index))
    }

    /// The language a tag means: `de` and `DE`, and `de-AT` since there is no Austrian table of its
    /// own.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let mut wanted = tag;
        loop {
            if let Some(lang) = Lang::all().find(|lang| lang.tag().eq_ignore_ascii_case(wanted)) {
                return Some(lang);
            }
            wanted = shorter_tag(wanted)?;
        }
    }

    /// The tag, as in `<html lang>` and in the folder of a language's pages.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.row().tag
    }

    /// The language's name in itself, for the language menu.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        self.row().endonym
    }

    /// `ltr` or `rtl`, as in `<html dir>`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        self.row().direction
    }

    /// The language with the country whose conventions are meant, as Open Graph writes it: `en_GB`.
    #[must_use]
    pub fn locale(self) -> String {
        self.row().icu.to_string().replace('-', "_")
    }

    pub(super) fn row(self) -> &'static Language {
        &LANGUAGES[usize::from(self.0)]
    }
}

/// The tag without its last part: `zh-Hant` for `zh-Hant-TW`, nothing for `zh`.
pub(super) fn shorter_tag(tag: &str) -> Option<&str> {
    tag.rfind(['-', '_']).map(|end| &tag[..end])
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_tag_means_the_nearest_language() {
        let tag_of = |tag| Lang::from_tag(tag).map(Lang::tag);
        assert_eq!(tag_of("en"), Some("en"));
        assert_eq!(tag_of("de-AT"), Some("de"));
        assert_eq!(tag_of("DE_ch_1901"), Some("de"));
        assert_eq!(tag_of("tlh"), None);
        assert_eq!(tag_of(""), None);
        assert_eq!(tag_of("-"), None);
    }

    #[test]
    fn a_language_knows_its_name_and_direction() {
        let german = Lang::from_tag("de").expect("German is in the table");
        assert_eq!((german.endonym(), german.direction()), ("Deutsch", "ltr"));
        assert_eq!(Lang::all().next().map(Lang::tag), Some("en"));
    }

    #[test]
    fn every_tag_finds_its_own_row() {
        for lang in Lang::all() {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
            assert!(["ltr", "rtl"].contains(&lang.direction()));
            assert!(lang.locale().starts_with(&format!("{}_", lang.tag())), "{}", lang.locale());
        }
    }
}
