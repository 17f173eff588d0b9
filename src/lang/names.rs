//! Names of countries, groupings, regions, languages and currencies.
//!
//! It answers what a place is called in a language and how it stands in a sentence ("in the
//! Netherlands"). CLDR's names come from `names/<lang>.tsv`; `names/<lang>.own.tsv` is laid over
//! them with the forms and names CLDR lacks. It does not know where a place lies or what belongs to
//! a grouping, nor names of cities.

use super::{languages::shorter_tag, table::rows};
use std::collections::BTreeMap;

/// The names of one language.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By alpha-2 code.
    pub(super) countries: BTreeMap<&'static str, PlaceName>,
    /// By slug.
    pub(super) groupings: BTreeMap<&'static str, PlaceName>,
    /// By English name.
    subregions: BTreeMap<&'static str, &'static str>,
    /// By tag.
    languages: BTreeMap<&'static str, &'static str>,
    /// By ISO 4217 code.
    pub(super) currencies: BTreeMap<&'static str, &'static str>,
}

/// What a place is called.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct PlaceName {
    /// As a heading or in a list: `Netherlands`.
    pub(super) name: &'static str,
    /// In a sentence, with preposition and article, where that is not the usual "in {name}".
    pub(super) in_form: Option<&'static str>,
}

impl Names {
    /// CLDR's names, and over them those written by hand.
    pub(super) fn new(cldr: &'static str, own: &'static str) -> Names {
        let mut names = Names::default();
        for row in rows(cldr).chain(rows(own)) {
            names.add(row);
        }
        names
    }

    fn add(&mut self, [kind, code, name, in_form]: [&'static str; 4]) {
        match kind {
            "country" => self.countries.entry(code).or_default().lay_over(name, in_form),
            "grouping" => self.groupings.entry(code).or_default().lay_over(name, in_form),
            "subregion" => _ = self.subregions.insert(code, name),
            "language" => _ = self.languages.insert(code, name),
            "currency" => _ = self.currencies.insert(code, name),
            _ => {}
        }
    }

    /// The name of a region of the United Nations' list, which is known by its English name.
    pub(super) fn subregion<'a>(&'a self, english: &'a str) -> &'a str {
        self.subregions.get(english).copied().unwrap_or(english)
    }

    /// The name of a language; of `de-AT` that of `de`.
    pub(super) fn language(&self, tag: &str) -> Option<&str> {
        let mut wanted = tag;
        loop {
            match self.languages.get(wanted) {
                Some(name) => return Some(name),
                None => wanted = shorter_tag(wanted)?,
            }
        }
    }
}

impl PlaceName {
    /// Takes over what a later row says; an empty column says nothing.
    fn lay_over(&mut self, name: &'static str, in_form: &'static str) {
        if !name.is_empty() {
            self.name = name;
        }
        if !in_form.is_empty() {
            self.in_form = Some(in_form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lang;
    use super::{Names, rows};
    use std::collections::BTreeSet;

    fn names(tag: &str) -> Names {
        of(Lang::from_tag(tag).expect("the language is in the table"))
    }

    fn of(lang: Lang) -> Names {
        Names::new(lang.row().names, lang.row().own_names)
    }

    #[test]
    fn rows_written_by_hand_lie_over_cldr() {
        let names = Names::new(
            "country\tNL\tNetherlands\ncountry\tBA\tBosnia & Herzegovina\n",
            "country\tNL\t\tin the Netherlands\ncountry\tBA\tBosnia and Herzegovina\n",
        );
        assert_eq!(names.countries["NL"].name, "Netherlands");
        assert_eq!(names.countries["NL"].in_form, Some("in the Netherlands"));
        assert_eq!(names.countries["BA"].name, "Bosnia and Herzegovina");
        assert_eq!(names.countries["BA"].in_form, None);
    }

    #[test]
    fn a_language_is_found_by_its_nearest_tag() {
        assert_eq!(names("de").language("fr"), Some("Französisch"));
        assert_eq!(names("en").language("de-AT"), Some("German"));
        assert_eq!(names("en").language("tlh"), None);
    }

    #[test]
    fn a_region_goes_by_its_english_name() {
        assert_eq!(names("de").subregion("Western Europe"), "Westeuropa");
        assert_eq!(names("de").subregion("Narnia"), "Narnia");
    }

    /// All 249 codes of ISO 3166, and Kosovo.
    #[test]
    fn every_language_names_all_countries() {
        for lang in Lang::all() {
            let names = of(lang);
            assert_eq!(names.countries.len(), 250, "{}", lang.tag());
            for (code, country) in &names.countries {
                assert!(!country.name.is_empty(), "{code} of {}", lang.tag());
            }
        }
    }

    #[test]
    fn every_language_names_the_same_things() {
        let english = names("en");
        for lang in Lang::all() {
            let names = of(lang);
            assert!(names.countries.keys().eq(english.countries.keys()), "{}", lang.tag());
            assert!(names.groupings.keys().eq(english.groupings.keys()), "{}", lang.tag());
            assert!(names.subregions.keys().eq(english.subregions.keys()), "{}", lang.tag());
            assert!(names.languages.keys().eq(english.languages.keys()), "{}", lang.tag());
            assert!(names.currencies.keys().eq(english.currencies.keys()), "{}", lang.tag());
        }
    }

    #[test]
    fn no_row_stands_twice_in_a_file() {
        for lang in Lang::all() {
            for file in [lang.row().names, lang.row().own_names] {
                let codes: BTreeSet<_> = rows(file).map(|[kind, code]| (kind, code)).collect();
                assert_eq!(codes.len(), rows::<2>(file).count(), "{}", lang.tag());
            }
        }
    }

    #[test]
    fn every_row_is_of_a_known_kind() {
        for lang in Lang::all() {
            for [kind, code] in rows(lang.row().names).chain(rows(lang.row().own_names)) {
                let known = ["country", "grouping", "subregion", "language", "currency"].contains(&kind);
                assert!(known, "{kind} {code} of {}", lang.tag());
            }
        }
    }
}
