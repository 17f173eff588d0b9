//! Companies: from their files, and from the names that postings use.

use std::collections::BTreeMap;

use super::apply::apply;
use super::image::image;
use super::localized;
use super::reader::{Keys, Reader, Value};
use crate::base::{Entry, RelPath, Slug, codes};
use crate::load::{Record, Step};
use crate::model::Company;

pub(super) const KEYS: Keys = Keys {
    what: "company",
    ours: &[
        "key",
        "name",
        "url",
        "logo",
        "image",
        "description",
        "socials",
        "apply_url",
        "apply_email",
        "translations",
    ],
    others: &[("website", "url"), ("homepage", "url"), ("title", "name"), ("same_as", "socials")],
};

pub(super) const TRANSLATED: Keys =
    Keys { what: "translation of a company", ours: &["description"], others: &[] };

/// Reads one company. Its key is given, or the file's stem.
pub(super) fn company(
    record: &Record,
    reader: &mut Reader<'_>,
    assets: &BTreeMap<RelPath, Entry>,
) -> Option<Company> {
    let group = reader.top(&KEYS);
    let Some(name) = reader.get_text(&group, "name") else {
        reader.missing(codes::RECORD_INCOMPLETE, "this company has no `name`");
        return None;
    };
    let stem = reader.sources.path(record.source).stem().to_owned();
    let given = reader.get_text(&group, "key").unwrap_or(if record.is_item() { name.clone() } else { stem });
    let Some(key) = Slug::from_text(&given) else {
        reader.missing(codes::RECORD_INCOMPLETE, "no address can be made of this company's key");
        return None;
    };
    let url = group.get("url").and_then(|value| reader.url(value).ok().flatten());
    let socials: Vec<_> = group.get("socials").map(Value::items).unwrap_or_default();
    let socials = socials.iter().filter_map(|value| reader.url(value).ok().flatten()).collect();
    let description = reader.get_text(&group, "description").or_else(|| {
        record.body(reader.sources).map(str::trim).filter(|body| !body.is_empty()).map(str::to_owned)
    });
    let descriptions = localized(reader, &group, &TRANSLATED, "description");
    let apply = apply(reader, &group).ok().flatten();
    let logo = group.get("logo").and_then(|value| reader.own_file(value, "a logo"));
    let image = group.get("image").and_then(|value| image(reader, value, assets));
    let is_known = true;
    Some(Company { key, is_known, name, url, logo, image, description, descriptions, socials, apply })
}

/// Where the key of a record stands, for the fault that it is taken.
pub(super) fn key_step(record: &Record) -> Option<Step<'static>> {
    record.fields.iter().any(|(key, _)| key == "key").then_some(Step::Key("key"))
}
