//! JSON Schemas for editors: which keys a file of content may have, what each is for, and what it takes.
//!
//! Made of the very tables by which the rest of this room reads ([`Keys`], [`Choice`](super::reader::Choice)), so that the two
//! can't drift. A schema sees the form of one file. Whether a text names a place, a day is in the calendar or an id is taken is
//! asked by the checker alone.

mod posting;
mod records;
mod site;
mod spelling;
mod takes;

use serde_json::{Map, Value, json};

use super::reader::Keys;
use crate::lang::{Lang, Locale};
use takes::Takes;

/// A kind of content that has a schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `content/postings/`: the front matter of a Markdown file, or a YAML file.
    Posting,
    /// `content/companies/`.
    Company,
    /// `content/categories.yaml`.
    Category,
    /// The front matter of `content/pages/`.
    Page,
    /// `content/site.yaml`.
    Site,
    /// `content/strings/`.
    Strings,
}

impl Kind {
    /// All, in the order of the manual.
    pub const ALL: [Self; 6] =
        [Self::Posting, Self::Company, Self::Category, Self::Page, Self::Site, Self::Strings];

    /// What it is called: `posting`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Posting => "posting",
            Self::Company => "company",
            Self::Category => "category",
            Self::Page => "page",
            Self::Site => "site",
            Self::Strings => "strings",
        }
    }
}

/// One mapping: its keys, and what is said of each.
struct Group {
    /// What it is called inside the schema.
    name: &'static str,
    /// The keys, as the checker has them.
    keys: &'static Keys,
    /// What is said of each of our keys.
    rows: &'static [Row],
    /// Of the keys of each of these, one has to be there.
    needs: &'static [&'static [&'static str]],
}

/// A key of ours, what it is for, and what it takes.
type Row = (&'static str, &'static str, Takes);

/// The schema of a kind of content, of draft 2020-12. It uses few words, and those that mean the same in draft 7, which older
/// editors know.
#[must_use]
pub fn schema(kind: Kind) -> Value {
    let (title, says, form) = match kind {
        Kind::Posting => (
            "Job posting",
            "The front matter of a Markdown file, or a YAML file with one posting or a list of them.",
            one_or_more(&posting::POSTING),
        ),
        Kind::Company => ("Company", "A company, or a list of companies.", one_or_more(&records::COMPANY)),
        Kind::Category => {
            ("Categories", "A list of categories, or a single one.", one_or_more(&records::CATEGORY))
        }
        Kind::Page => ("Page", "The front matter of a page of the site's own.", one(&records::PAGE)),
        Kind::Site => ("Settings of the site", "content/site.yaml", one(&site::SITE)),
        Kind::Strings => {
            ("Words of the site", "Words of the interface that the site wants changed.", strings())
        }
    };
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("careergen: {title}"),
        "description": says,
    });
    if let (Value::Object(schema), Value::Object(form)) = (&mut schema, form) {
        schema.extend(form);
    }
    schema
}

fn one(group: &Group) -> Value {
    json!({ "allOf": [group.reference()], "$defs": group.definitions() })
}

fn one_or_more(group: &Group) -> Value {
    json!({
        "if": { "type": "array" },
        "then": { "items": group.reference() },
        "else": group.reference(),
        "$defs": group.definitions(),
    })
}

/// A key for each text of the interface, with what it says where nobody changes it.
fn strings() -> Value {
    let built_in = |key: &str| {
        let says = Lang::all().filter_map(|lang| Some((lang, Locale::built_in(lang, key)?)));
        let says: Vec<String> = says.map(|(lang, text)| format!("{}: {text}", lang.endonym())).collect();
        if says.is_empty() { "A plural form that some languages have.".to_owned() } else { says.join("\n") }
    };
    let text = |key: &str| json!({ "description": built_in(key), "type": ["string", "number", "null"] });
    let properties: Map<String, Value> =
        Locale::known_keys().map(|key| (key.to_owned(), text(key))).collect();
    json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false })
}

impl Group {
    /// Leads to the group's definition.
    fn reference(&self) -> Value {
        json!({ "$ref": format!("#/$defs/{}", self.name) })
    }

    /// The group's definition and those of all groups inside it.
    fn definitions(&self) -> Map<String, Value> {
        let mut definitions = Map::new();
        self.define(&mut definitions);
        definitions
    }

    fn define(&self, definitions: &mut Map<String, Value>) {
        if definitions.contains_key(self.name) {
            return;
        }
        definitions.insert(self.name.to_owned(), self.definition());
        for (_, _, takes) in self.rows {
            for inner in takes.groups() {
                inner.define(definitions);
            }
        }
    }

    fn definition(&self) -> Value {
        let ours = self.keys.ours.iter().map(|key| ((*key).to_owned(), self.property(key)));
        let others = self.keys.others.iter().map(|(other, key)| ((*other).to_owned(), self.other(key)));
        let properties: Map<String, Value> = ours.chain(others).collect();
        let spellings = self.keys.ours.iter().map(|key| {
            let pattern = spelling::other_cases(&self.names(key));
            (pattern, self.at(key))
        });
        let spellings: Map<String, Value> = spellings.collect();
        let mut definition = json!({
            "type": ["object", "null"],
            "properties": properties,
            "patternProperties": spellings,
            "additionalProperties": false,
        });
        if !self.needs.is_empty() {
            definition["allOf"] = self.needs.iter().map(|keys| self.one_of(keys)).collect();
        }
        definition
    }

    fn property(&self, key: &str) -> Value {
        let Some((_, says, takes)) = self.rows.iter().find(|(name, _, _)| *name == key) else {
            return json!({});
        };
        let mut property = json!({ "description": says });
        if let (Value::Object(property), Value::Object(form)) = (&mut property, takes.schema()) {
            property.extend(form);
        }
        property
    }

    /// What others call one of our keys: taken, and not offered.
    fn other(&self, key: &str) -> Value {
        json!({
            "description": format!("Another name for {key}."),
            "deprecated": true,
            "doNotSuggest": true,
            "allOf": [self.at(key)],
        })
    }

    fn at(&self, key: &str) -> Value {
        json!({ "$ref": format!("#/$defs/{}/properties/{key}", self.name) })
    }

    /// All that a key may be called, our name first.
    fn names(&self, key: &'static str) -> Vec<&'static str> {
        let others = self.keys.others.iter().filter(|(_, ours)| *ours == key).map(|(other, _)| *other);
        std::iter::once(key).chain(others).collect()
    }

    /// That one of these keys is there, by any of its names.
    fn one_of(&self, keys: &[&'static str]) -> Value {
        let names: Vec<&str> = keys.iter().flat_map(|key| self.names(key)).collect();
        let named = names.iter().map(|name| json!({ "required": [name] }));
        // Not all keys differ from it: one of them is it.
        let cased =
            json!({ "not": { "propertyNames": { "not": { "pattern": spelling::other_cases(&names) } } } });
        let any: Vec<Value> = named.chain([cased]).collect();
        json!({ "anyOf": any })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Group, posting, records, site};

    /// Every group of every kind, by name.
    fn groups() -> BTreeMap<&'static str, &'static Group> {
        fn add(group: &'static Group, found: &mut BTreeMap<&'static str, &'static Group>) {
            if let Some(known) = found.insert(group.name, group) {
                assert!(std::ptr::eq(known, group), "two groups are called {}", group.name);
                return;
            }
            for inner in group.rows.iter().flat_map(|(_, _, takes)| takes.groups()) {
                add(inner, found);
            }
        }
        let mut found = BTreeMap::new();
        for group in [&posting::POSTING, &records::COMPANY, &records::CATEGORY, &records::PAGE, &site::SITE] {
            add(group, &mut found);
        }
        found
    }

    #[test]
    fn every_key_that_the_checker_takes_is_described_and_no_other() {
        for (name, group) in groups() {
            let described: Vec<&str> = group.rows.iter().map(|(key, _, _)| *key).collect();
            assert_eq!(described, group.keys.ours, "{name}");
            for (key, says, _) in group.rows {
                assert!(says.len() > 10 && says.ends_with('.'), "{name}.{key} is hardly described");
            }
            let properties = group.definition()["properties"].as_object().cloned().unwrap_or_default();
            let others = group.keys.others.iter().map(|(other, _)| *other);
            let wanted: Vec<&str> = group.keys.ours.iter().copied().chain(others).collect();
            assert_eq!(properties.keys().collect::<Vec<_>>(), wanted, "{name}");
            assert!(
                group.needs.iter().flat_map(|keys| keys.iter()).all(|key| described.contains(key)),
                "{name}"
            );
        }
    }

    #[test]
    fn every_mapping_that_the_checker_reads_is_there() {
        let names: Vec<&str> = groups().into_keys().collect();
        assert_eq!(
            names,
            [
                "brand",
                "category",
                "category_translation",
                "company",
                "company_translation",
                "expiry",
                "feeds",
                "internal",
                "linkedin",
                "location",
                "office",
                "office_translation",
                "page",
                "place",
                "place_translation",
                "places",
                "posting",
                "posting_similar",
                "posting_translation",
                "rules",
                "salary",
                "similar",
                "site",
                "site_translation",
                "target",
                "weights",
            ]
        );
    }
}
