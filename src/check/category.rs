//! Categories: from their file, and from the names that postings use; a forest in the end.

use std::collections::BTreeMap;

use super::localized;
use super::reader::{Keys, Reader, Value};
use crate::base::nearest::nearest;
use crate::base::{Slug, Span, codes};
use crate::lang::Lang;
use crate::model::{Category, CategoryId};

pub(super) const KEYS: Keys = Keys {
    what: "category",
    ours: &["key", "name", "parent", "keywords", "translations"],
    others: &[("id", "key"), ("slug", "key"), ("title", "name"), ("tags", "keywords")],
};

pub(super) const TRANSLATED: Keys = Keys { what: "translation of a category", ours: &["name"], others: &[] };

/// A category before its parent is looked up.
pub(super) struct Draft {
    pub(super) key: Slug,
    is_known: bool,
    name: String,
    names: BTreeMap<Lang, String>,
    keywords: Vec<String>,
    parent: Option<(Slug, Span)>,
}

/// Reads one category. Its key is given, or made from its name.
pub(super) fn category(reader: &mut Reader<'_>) -> Option<Draft> {
    let group = reader.top(&KEYS);
    let name = reader.get_text(&group, "name");
    let given = reader.get_text(&group, "key");
    let Some(key) = given.as_deref().or(name.as_deref()).and_then(Slug::from_text) else {
        reader.missing(codes::RECORD_INCOMPLETE, "this category has no `name`");
        return None;
    };
    let parent = group.get("parent").and_then(|value| {
        let text = reader.text(value)?;
        Some((Slug::from_text(&text)?, reader.at(value)))
    });
    let keywords = group.get("keywords").map(|value: &Value<'_>| reader.texts(value)).unwrap_or_default();
    let keywords = keywords.into_iter().map(|(_, word)| word).collect();
    let names = localized(reader, &group, &TRANSLATED, "name");
    Some(Draft {
        name: name.unwrap_or_else(|| key.to_string()),
        is_known: true,
        key,
        names,
        keywords,
        parent,
    })
}

/// A category of which only the name is known.
pub(super) fn unknown(key: Slug, name: String) -> Draft {
    Draft { key, is_known: false, name, names: BTreeMap::new(), keywords: Vec::new(), parent: None }
}

/// Puts categories in order of their keys and ties them to their parents. Cycles and unknown parents are cut.
pub(super) fn tie(mut drafts: Vec<Draft>, faults: &mut Vec<crate::base::Diagnostic>) -> Vec<Category> {
    drafts.sort_by(|a, b| a.key.cmp(&b.key));
    let number = |key: &Slug| drafts.binary_search_by(|draft| draft.key.cmp(key)).ok();
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let Some((parent, span)) = &draft.parent else {
            parents.push(None);
            continue;
        };
        let found = number(parent);
        if found.is_none() {
            let keys = drafts.iter().map(|draft| draft.key.as_str());
            let fault = crate::base::Diagnostic::at(
                codes::UNKNOWN_PARENT,
                *span,
                format!("no category has the key `{parent}`"),
            )
            .did_you_mean(nearest(parent.as_str(), keys));
            faults.push(fault);
        }
        parents.push(found);
    }
    for at in 0..drafts.len() {
        if ends(&parents, at) {
            continue;
        }
        parents[at] = None;
        if let Some((_, span)) = &drafts[at].parent {
            let message = format!("`{}` is its own ancestor", drafts[at].key);
            let fault = crate::base::Diagnostic::at(codes::CATEGORY_CYCLE, *span, message)
                .label("following parents leads back here");
            faults.push(fault);
        }
    }
    drafts
        .into_iter()
        .zip(parents)
        .map(|(draft, parent)| Category {
            key: draft.key,
            is_known: draft.is_known,
            name: draft.name,
            names: draft.names,
            parent: parent.map(|at| CategoryId(at as u32)),
            keywords: draft.keywords,
        })
        .collect()
}

/// Whether following parents from `at` ends.
fn ends(parents: &[Option<usize>], at: usize) -> bool {
    std::iter::successors(Some(at), |at| parents[*at]).nth(parents.len()).is_none()
}
