//! `rules`, `statements` and what else of `site.yaml` rules look at.

use std::collections::BTreeMap;

use super::reader::{Group, Keys, Reader, Value};
use crate::base::codes;
use crate::base::nearest::nearest;
use crate::geo::{self, Scope};
use crate::load::{Node, Step};
use crate::model::RuleSettings;
use crate::rules;

pub(super) const KEYS: Keys =
    Keys { what: "`rules` of site.yaml", ours: &["mute"], others: &[("ignore", "mute")] };

/// Reads the settings.
pub(super) fn rule_settings(reader: &mut Reader<'_>, group: &Group<'_>) -> RuleSettings {
    let url =
        |reader: &mut Reader<'_>, key| group.get(key).and_then(|value| reader.url(value).ok().flatten());
    RuleSettings {
        muted: group.get("rules").map(|value| muted(reader, value)).unwrap_or_default(),
        pay_before_interview: group
            .get("pay_before_interview")
            .and_then(|value| reader.bool(value))
            .unwrap_or_default(),
        statements: group.get("statements").map(|value| statements(reader, value)).unwrap_or_default(),
        privacy_url: url(reader, "privacy_url"),
        imprint_url: url(reader, "imprint_url"),
    }
}

/// The text of each key of a group; what is no group is named.
fn texts<'v>(reader: &mut Reader<'_>, value: &Value<'v>, wants: &str) -> Vec<(Value<'v>, &'v str, String)> {
    let Node::Map(fields) = value.node else {
        reader.fault(codes::WRONG_TYPE, value, wants);
        return Vec::new();
    };
    let mut texts = Vec::new();
    for (key, node) in fields {
        let value = Value { path: [value.path.as_slice(), &[Step::Key(key)]].concat(), node };
        match reader.text(&value) {
            Some(text) => texts.push((value, key.as_str(), text)),
            None if matches!(node, Node::Null | Node::Text(_)) => {
                reader.fault(codes::BAD_SETTING, &value, format!("`{key}` has no text"));
            }
            None => {}
        }
    }
    texts
}

/// Rules that are silenced, each with its reason.
fn muted(reader: &mut Reader<'_>, value: &Value<'_>) -> BTreeMap<String, String> {
    let Some(group) = reader.inner(value, &KEYS) else { return BTreeMap::new() };
    let Some(value) = group.get("mute") else { return BTreeMap::new() };
    let mut muted = BTreeMap::new();
    for (value, id, reason) in
        texts(reader, value, "`mute` wants a reason for each rule: `lt-pay: stated on the form`")
    {
        if let Some(rule) = rules::by_id(id) {
            if rule.can_be_silenced() {
                muted.insert(id.to_owned(), reason);
            } else {
                let message = format!("`{id}` can't be silenced: no posting is published without it");
                reader.fault(codes::BAD_SETTING, &value, message);
            }
            continue;
        }
        let near = nearest(id, rules::all().iter().map(|rule| rule.id));
        let fault = reader.fault(codes::BAD_SETTING, &value, format!("there is no rule `{id}`"));
        fault.help.extend(near.map(|near| format!("did you mean `{near}`?")));
        fault.help.push("`careergen check --rules` lists them".to_owned());
    }
    muted
}

/// What postings in a country say at their end.
fn statements(reader: &mut Reader<'_>, value: &Value<'_>) -> BTreeMap<geo::Country, String> {
    let mut statements = BTreeMap::new();
    for (value, name, text) in texts(reader, value, "`statements` wants a text for each country: `IT: …`") {
        if let Ok(Scope::Country(country)) = geo::read_scope(name) {
            if statements.insert(country, text).is_some() {
                let message = format!("{} has two statements", country.name());
                let fault = reader.fault(codes::BAD_SETTING, &value, message);
                fault.help.push("write both into one".to_owned());
            }
        } else {
            let fault = reader.fault(codes::BAD_SETTING, &value, format!("`{name}` is no country"));
            fault.help.push("write its code: `IT`".to_owned());
        }
    }
    statements
}
