//! Which country or grouping bears a name or code, in whatever spelling?
//!
//! One name, one answer: context ("CA" after "Palo Alto") is weighed in `read/`. Regions are in `region.rs`, cities in
//! `gazetteer.rs`.

use std::sync::LazyLock;

use super::country::Country;
use super::grouping::Grouping;
use super::region;
use crate::base::fold::fold;

/// Things by folded name, sorted; several things may bear one name.
struct Index<T> {
    entries: Vec<(String, T)>,
}

impl<T: Copy + Ord> Index<T> {
    fn new(names: impl Iterator<Item = (&'static str, T)>) -> Index<T> {
        let mut entries: Vec<_> =
            names.map(|(name, thing)| (fold(name), thing)).filter(|(folded, _)| !folded.is_empty()).collect();
        entries.sort();
        entries.dedup();
        Index { entries }
    }

    /// All that bear this name, in their own order.
    fn named(&self, folded: &str) -> impl Iterator<Item = T> {
        let from = self.entries.partition_point(|(name, _)| name.as_str() < folded);
        let same = self.entries[from..].iter().take_while(move |(name, _)| name == folded);
        same.map(|&(_, thing)| thing)
    }
}

static COUNTRY_NAMES: LazyLock<Index<Country>> = LazyLock::new(|| {
    Index::new(Country::all().flat_map(|country| {
        let local = country.local_names().map(|(_, name)| name);
        let english = std::iter::once(country.name()).chain(country.aliases());
        english.chain(local).chain(country.exonyms()).map(move |name| (name, country))
    }))
});

static GROUPING_NAMES: LazyLock<Index<Grouping>> = LazyLock::new(|| {
    Index::new(Grouping::all().flat_map(|grouping| {
        let names = [grouping.slug(), grouping.name()].into_iter().chain(grouping.aliases());
        names.map(move |name| (name, grouping))
    }))
});

/// The country of this name, or of this code if the code is in capitals: "Deutschland", "UK", "DE", "DEU", not "de".
pub(super) fn country(text: &str) -> Option<Country> {
    country_by_code(text).or_else(|| COUNTRY_NAMES.named(&fold(text)).next())
}

fn country_by_code(text: &str) -> Option<Country> {
    let text = text.trim();
    // "Remote (UK) AND Remote (US)" doesn't name Andorra.
    let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase()) && text != "AND";
    match text.len() {
        2 if capitals => Country::from_alpha2(text),
        3 if capitals => Country::from_alpha3(text),
        _ => None,
    }
}

/// Whether a country, a grouping or a region goes by this name or code; `folded` is `text` folded.
pub(super) fn is_name(text: &str, folded: &str) -> bool {
    COUNTRY_NAMES.named(folded).next().is_some()
        || region::is_name(folded)
        || folded_grouping(folded).is_some()
        || country_by_code(text).is_some()
}

/// The grouping of this name, abbreviation or slug.
pub(super) fn grouping(text: &str) -> Option<Grouping> {
    folded_grouping(&fold(text))
}

fn folded_grouping(folded: &str) -> Option<Grouping> {
    let bare = folded.strip_prefix("the ").unwrap_or(folded);
    GROUPING_NAMES.named(folded).chain(GROUPING_NAMES.named(bare)).next()
}

#[cfg(test)]
mod tests {
    use super::{COUNTRY_NAMES, GROUPING_NAMES, country, grouping};
    use crate::geo::{Country, Grouping};

    #[test]
    fn a_country_goes_by_many_names() {
        let manual = [
            ("GB", "GB"),
            ("GBR", "GB"),
            ("uk", "GB"),
            ("U.K.", "GB"),
            ("Great Britain", "GB"),
            ("Schottland", ""), // a region, and only England's English name counts as the country
            ("Scotland", "GB"),
            ("Holland", "NL"),
            ("the netherlands", "NL"),
            ("Czech Republic", "CZ"),
            ("Turkey", "TR"),
            ("TÜRKİYE", "TR"),
            ("USA", "US"),
            ("U.S.A.", "US"),
            ("Deutschland", "DE"),
            ("Frankreich", "FR"),
            ("Ελλάδα", "GR"),
            ("ישראל", "IL"),
            ("日本", "JP"),
            ("Cote d'Ivoire", "CI"),
            ("Kosovo", "XK"),
            ("Congo", ""), // there are two
            ("de", ""),    // a word in many languages
            ("", ""),
        ];
        for (written, code) in manual {
            assert_eq!(country(written).map_or("", Country::alpha2), code, "{written}");
        }
    }

    #[test]
    fn no_two_countries_or_groupings_share_a_name() {
        for pair in COUNTRY_NAMES.entries.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{:?} and {:?}", pair[0].1.name(), pair[1].1.name());
        }
        for pair in GROUPING_NAMES.entries.windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
        for (name, grouping) in &GROUPING_NAMES.entries {
            assert_eq!(country(name), None, "{}", grouping.name());
        }
    }

    #[test]
    fn groupings_are_found() {
        assert_eq!(grouping("the EU"), Grouping::from_slug("eu"));
        assert_eq!(grouping("uk & ireland"), Grouping::from_slug("uk-and-ireland"));
        assert_eq!(grouping("Atlantis"), None);
    }
}
