//! The texts of one language, with the author's overrides laid over them.
//!
//! It answers what text stands behind a key, and behind a key and a plural form. It fills no
//! placeholders and knows no number: `locale.rs` brings these together.

use super::{Key, table::rows};
use icu_plurals::PluralCategory;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// All texts of a language, by key.
#[derive(Debug)]
pub(super) struct Texts(Vec<Text>);

#[derive(Debug)]
enum Text {
    Plain(Cow<'static, str>),
    /// One form for each category the language has, in the order of [`PluralCategory`].
    Plural(Vec<Option<Cow<'static, str>>>),
}

impl Texts {
    /// The texts in `table`, each replaced by the override of its row's name, if there is one.
    pub(super) fn new(table: &'static str, overrides: &BTreeMap<String, String>) -> Texts {
        let built_in: BTreeMap<_, _> = rows::<2>(table).map(|[name, text]| (name, text)).collect();
        let text = |name: &str| match overrides.get(name) {
            Some(text) => Some(Cow::Owned(text.clone())),
            None => built_in.get(name).copied().map(Cow::Borrowed),
        };
        let texts = Key::all().map(|key| {
            if key.is_plural() {
                Text::Plural(key.row_names().iter().map(|name| text(name)).collect())
            } else {
                Text::Plain(text(key.name()).unwrap_or(Cow::Borrowed(key.name())))
            }
        });
        Texts(texts.collect())
    }

    /// The text of a key; of a plural one the form `other`.
    pub(super) fn text(&self, key: Key) -> &str {
        self.form(key, PluralCategory::Other)
    }

    /// The forms of a plural text by the names of their categories.
    pub(super) fn forms(&self, key: Key) -> impl Iterator<Item = (&'static str, &str)> {
        let forms = match &self.0[key as usize] {
            Text::Plain(_) => &[][..],
            Text::Plural(forms) => forms,
        };
        let named = key.row_names().iter().zip(forms);
        named.filter_map(|(name, form)| Some((name.rsplit('.').next()?, form.as_deref()?)))
    }

    /// The form of a text for a category, or `other` where the language or the author has none for
    /// it.
    pub(super) fn form(&self, key: Key, category: PluralCategory) -> &str {
        match &self.0[key as usize] {
            Text::Plain(text) => text,
            Text::Plural(forms) => {
                let form = |category| forms[category as usize].as_deref();
                form(category).or_else(|| form(PluralCategory::Other)).unwrap_or(key.name())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, phrase::placeholders, plurals::Plurals};
    use super::{Key, Texts, rows};
    use icu_plurals::PluralCategory::{self, Few, Many, One, Other, Two, Zero};
    use std::collections::{BTreeMap, BTreeSet};

    const CATEGORIES: [PluralCategory; 6] = [Zero, One, Two, Few, Many, Other];

    fn english(overrides: &[(&str, &str)]) -> Texts {
        let overrides = overrides.iter().map(|(key, text)| (String::from(*key), String::from(*text)));
        let english = Lang::from_tag("en").expect("English is in the table");
        Texts::new(english.row().strings, &overrides.collect())
    }

    fn rows_of(lang: Lang) -> BTreeMap<&'static str, &'static str> {
        rows::<2>(lang.row().strings).map(|[name, text]| (name, text)).collect()
    }

    /// The rows a language's file must have: each key, and each plural key in each of its
    /// categories.
    fn rows_wanted(lang: Lang) -> BTreeSet<&'static str> {
        let categories = Plurals::new(&lang.row().icu).categories();
        let has_form = |index: usize| categories.contains(&CATEGORIES[index]);
        let names = Key::all().flat_map(|key| {
            let names = key.row_names().iter().enumerate();
            names.filter(move |(index, _)| !key.is_plural() || has_form(*index))
        });
        names.map(|(_, name)| *name).collect()
    }

    #[test]
    fn every_language_has_exactly_the_keys() {
        for lang in Lang::all() {
            let there: BTreeSet<_> = rows_of(lang).into_keys().collect();
            let wanted = rows_wanted(lang);
            let missing: Vec<_> = wanted.difference(&there).collect();
            let unknown: Vec<_> = there.difference(&wanted).collect();
            assert!(missing.is_empty(), "strings/{}.tsv lacks {missing:?}", lang.tag());
            assert!(unknown.is_empty(), "strings/{}.tsv has unknown {unknown:?}", lang.tag());
        }
    }

    #[test]
    fn no_row_stands_twice_and_none_is_empty() {
        for lang in Lang::all() {
            let count = rows::<2>(lang.row().strings).count();
            assert_eq!(count, rows_of(lang).len(), "a key stands twice in {}", lang.tag());
            for [name, text] in rows::<2>(lang.row().strings) {
                assert_eq!(text, text.trim(), "{name} of {}", lang.tag());
                assert!(!text.is_empty(), "{name} of {}", lang.tag());
            }
        }
    }

    /// A form for a single count may spell the number out ("one job"), so only there may `{n}` be
    /// left out.
    #[test]
    fn every_language_fills_the_same_placeholders() {
        let english = english(&[]);
        for lang in Lang::all() {
            let texts = Texts::new(lang.row().strings, &BTreeMap::new());
            for key in Key::all() {
                let wanted = placeholders(english.text(key));
                assert_eq!(placeholders(texts.text(key)), wanted, "{} {}", key.name(), lang.tag());
                for category in CATEGORIES {
                    let mut there = placeholders(texts.form(key, category));
                    if wanted.contains(&"n") && !there.contains(&"n") && category != Other {
                        there.push("n");
                        there.sort_unstable();
                    }
                    assert_eq!(there, wanted, "{} {category:?} {}", key.name(), lang.tag());
                }
            }
        }
    }

    #[test]
    fn forms_lie_in_the_order_of_the_categories() {
        for (index, category) in CATEGORIES.iter().enumerate() {
            assert_eq!(*category as usize, index);
            let suffix = format!(".{category:?}").to_lowercase();
            assert!(Key::ListCount.row_names()[index].ends_with(&suffix));
        }
    }

    #[test]
    fn an_override_replaces_one_text() {
        let texts = english(&[("nav.jobs", "Vacancies"), ("nav.jbos", "no such key")]);
        assert_eq!(texts.text(Key::NavJobs), "Vacancies");
        assert_eq!(texts.text(Key::NavLocations), "Locations");
    }

    #[test]
    fn an_override_of_one_form_leaves_the_others() {
        let texts = english(&[("list.count.one", "a single job")]);
        assert_eq!(texts.form(Key::ListCount, One), "a single job");
        assert_eq!(texts.form(Key::ListCount, Other), "{n} jobs");
    }

    #[test]
    fn a_form_the_language_lacks_falls_back_to_other() {
        assert_eq!(english(&[]).form(Key::ListCount, Few), "{n} jobs");
    }
}
