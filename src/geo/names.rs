//! Which country or grouping bears a name or code, in whatever spelling, and which words mean all countries?
//!
//! One name, one answer: context ("CA" after "Palo Alto") is weighed in `read/`. Regions are in `region.rs`, cities in
//! `gazetteer.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::country::Country;
use super::grouping::{Grouping, Scope};
use crate::base::fold::fold;

/// Scopes by folded name, and countries by code in capitals, which no folded name is in.
static SCOPES: LazyLock<HashMap<String, Scope>> = LazyLock::new(|| {
    let countries = country_names().map(|(name, country)| (fold(name), Scope::Country(country)));
    let groupings = grouping_names().map(|(name, grouping)| (fold(name), Scope::Grouping(grouping)));
    let groupings = groupings.flat_map(|(name, scope)| [(format!("the {name}"), scope), (name, scope)]);
    let codes = Country::all().flat_map(|country| {
        [country.alpha2(), country.alpha3()].map(|code| (code.to_owned(), Scope::Country(country)))
    });
    // "Remote (UK) AND Remote (US)" doesn't name Andorra.
    let codes = codes.filter(|(code, _)| code != "AND");
    let everywhere = EVERYWHERE.iter().map(|name| ((*name).to_owned(), Scope::Worldwide));
    let all = countries.chain(groupings).chain(codes).chain(everywhere);
    all.filter(|(name, _)| !name.is_empty()).collect()
});

/// Folded names of all countries together.
const EVERYWHERE: &[&str] = &[
    "worldwide",
    "world wide",
    "anywhere",
    "anywhere in the world",
    "anywhere on earth",
    "global",
    "globally",
    "world",
    "the world",
    "any country",
    "all countries",
    "work from anywhere",
    "everywhere",
    "earth",
    "weltweit",
    "uberall",
    "monde",
    "monde entier",
    "mondial",
    "partout",
    "todo el mundo",
    "mundial",
    "tutto il mondo",
    "caly swiat",
    "wereldwijd",
];

/// The letters of the longest code.
const LONGEST_CODE: usize = 3;

fn country_names() -> impl Iterator<Item = (&'static str, Country)> {
    Country::all().flat_map(|country| {
        let local = country.local_names().map(|(_, name)| name);
        let english = std::iter::once(country.name()).chain(country.aliases());
        english.chain(local).chain(country.exonyms()).map(move |name| (name, country))
    })
}

fn grouping_names() -> impl Iterator<Item = (&'static str, Grouping)> {
    Grouping::all().flat_map(|grouping| {
        let names = [grouping.slug(), grouping.name()].into_iter().chain(grouping.aliases());
        names.map(move |name| (name, grouping))
    })
}

/// The country of this name, or of this code if the code is in capitals: "Deutschland", "UK", "DE", "DEU", not "de"; or
/// the grouping of this name, abbreviation or slug; or all the world. `folded` is `text` folded.
pub(super) fn scope(text: &str, folded: &str) -> Option<Scope> {
    let code = Some(text.trim()).filter(|code| code.len() <= LONGEST_CODE);
    code.and_then(|code| SCOPES.get(code)).or_else(|| SCOPES.get(folded)).copied()
}

/// The country alone of what [`scope`] finds, where nothing else is asked of the text.
pub(super) fn country(text: &str) -> Option<Country> {
    match scope(text, &fold(text)) {
        Some(Scope::Country(country)) => Some(country),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{EVERYWHERE, country_names, grouping_names};
    use crate::base::fold::fold;
    use crate::geo::name::Name;
    use crate::geo::{Country, Grouping, Scope};

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
            assert_eq!(Name::of(written).country().map_or("", Country::alpha2), code, "{written}");
        }
    }

    #[test]
    fn no_two_countries_or_groupings_share_a_name() {
        let countries = country_names().map(|(name, country)| (name, Scope::Country(country)));
        let groupings = grouping_names().map(|(name, grouping)| (name, Scope::Grouping(grouping)));
        let mut seen: HashMap<String, Scope> = HashMap::new();
        let everywhere = EVERYWHERE.iter().map(|name| (*name, Scope::Worldwide));
        for (name, scope) in countries.chain(groupings).chain(everywhere) {
            let first = *seen.entry(fold(name)).or_insert(scope);
            assert_eq!(first, scope, "{name}");
            assert_eq!(Name::folded(&fold(name)).scope(), Some(scope), "{name}");
        }
    }

    #[test]
    fn groupings_are_found() {
        let grouping = |text| match Name::of(text).scope() {
            Some(Scope::Grouping(grouping)) => Some(grouping),
            _ => None,
        };
        assert_eq!(grouping("the EU"), Grouping::from_slug("eu"));
        assert_eq!(grouping("uk & ireland"), Grouping::from_slug("uk-and-ireland"));
        assert_eq!(grouping("Atlantis"), None);
    }
}
