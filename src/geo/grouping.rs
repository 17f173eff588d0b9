//! Which groups of countries have a name ("DACH", "EMEA"), and how far does an offer reach ([`Scope`])?
//!
//! The members are conventions, not law, written down in `tables/generate.py`. A grouping is not a place: nothing lies
//! in "DACH", it only covers countries.

use super::country::{Country, Emea};
use super::tables::{GROUPINGS, GroupingRow, items};

/// A named group of countries. Ordered as the table is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Grouping(u16);

impl Grouping {
    /// Every grouping, in the table's order.
    pub fn all() -> impl Iterator<Item = Grouping> {
        (0u16..).zip(GROUPINGS.iter()).map(|(index, _)| Grouping(index))
    }

    /// The grouping that [`Grouping::slug`] names so, exactly.
    pub fn from_slug(slug: &str) -> Option<Grouping> {
        Grouping::all().find(|grouping| grouping.slug() == slug)
    }

    /// What stands for the grouping in a URL: "uk-and-ireland". No country has the same slug.
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// The English name: "UK & Ireland".
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Other names and abbreviations: "UKI".
    pub fn aliases(self) -> impl Iterator<Item = &'static str> {
        items(self.row().aliases)
    }

    /// The countries in it, by alpha-2 code.
    pub fn members(self) -> impl Iterator<Item = Country> {
        self.row().members.split_whitespace().filter_map(Country::from_alpha2)
    }

    /// Whether `country` is one of the members.
    pub fn contains(self, country: Country) -> bool {
        self.row().members.split_whitespace().any(|code| code == country.alpha2())
    }

    /// Whether any member is in core EMEA. The others ("Americas", "Asia-Pacific") are known so that texts that name them
    /// can be read, not for pages of their own.
    pub fn touches_emea(self) -> bool {
        self.members().any(|country| country.emea() == Emea::Core)
    }

    fn row(self) -> &'static GroupingRow {
        &GROUPINGS[usize::from(self.0)]
    }
}

/// Where people may be: in a country, in any of a group, or anywhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scope {
    /// In this country.
    Country(Country),
    /// In any country of the grouping.
    Grouping(Grouping),
    /// In any country at all.
    Worldwide,
}

impl Scope {
    /// Whether somebody in `country` is meant.
    pub fn includes(self, country: Country) -> bool {
        match self {
            Scope::Country(only) => only == country,
            Scope::Grouping(grouping) => grouping.contains(country),
            Scope::Worldwide => true,
        }
    }

    /// The countries meant, one by one; none for [`Scope::Worldwide`], which names no country.
    pub fn countries(self) -> Vec<Country> {
        match self {
            Scope::Country(only) => vec![only],
            Scope::Grouping(grouping) => grouping.members().collect(),
            Scope::Worldwide => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Grouping, Scope};
    use crate::geo::Country;

    fn members(slug: &str) -> String {
        let grouping = Grouping::from_slug(slug).expect("the test names a grouping");
        grouping.members().map(Country::alpha2).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn groupings_have_the_members_that_people_expect() {
        assert_eq!(members("dach"), "AT CH DE");
        assert_eq!(members("benelux"), "BE LU NL");
        assert_eq!(members("baltics"), "EE LT LV");
        assert_eq!(members("iberia"), "AD ES GI PT");
        assert_eq!(members("v4"), "CZ HU PL SK");
        assert_eq!(members("gcc"), "AE BH KW OM QA SA");
        assert_eq!(members("uk-and-ireland"), "GB GG IE IM JE");
        let sized = |slug| members(slug).split(' ').count();
        assert_eq!((sized("eu"), sized("eea"), sized("emea")), (27, 30, 130));
    }

    #[test]
    fn every_member_is_a_country_and_no_slug_is_a_countrys() {
        for grouping in Grouping::all() {
            let listed = grouping.row().members.split_whitespace().count();
            assert_eq!(grouping.members().count(), listed, "{}", grouping.name());
            assert_eq!(Grouping::from_slug(grouping.slug()), Some(grouping));
            assert_eq!(Country::from_slug(grouping.slug()), None);
        }
    }

    #[test]
    fn the_americas_are_known_but_not_of_emea() {
        let outside: Vec<_> = Grouping::all().filter(|g| !g.touches_emea()).map(Grouping::slug).collect();
        assert_eq!(outside, ["americas", "north-america", "latin-america", "asia-pacific"]);
    }

    #[test]
    fn a_country_knows_its_groupings() {
        let latvia = Country::from_alpha2("LV").expect("Latvia");
        let slugs: Vec<_> = latvia.groupings().map(Grouping::slug).collect();
        assert_eq!(slugs, ["baltics", "cee", "eu", "eea", "europe", "emea"]);
    }

    #[test]
    fn a_scope_reaches_its_countries() {
        let [germany, spain] = ["DE", "ES"].map(|code| Country::from_alpha2(code).expect(code));
        let dach = Scope::Grouping(Grouping::from_slug("dach").expect("DACH"));
        assert!(dach.includes(germany) && !dach.includes(spain));
        assert!(Scope::Worldwide.includes(spain));
        assert_eq!(Scope::Country(spain).countries(), [spain]);
        assert!(Scope::Worldwide.countries().is_empty());
    }
}
