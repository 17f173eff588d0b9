//! `careergen check --rules`: every rule of Google, boards and laws, with its source, for people or programs.

use std::fmt::Write as _;

use serde_json::json;

use crate::rules::{Level, Rule, all};

const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// The list; as JSON an object a line.
pub(super) fn list(as_json: bool) -> String {
    if as_json {
        return all().iter().map(json_line).collect();
    }
    let mut text = String::new();
    let mut scope = "";
    for rule in all() {
        if rule.scope.name() != scope {
            scope = rule.scope.name();
            let _ = writeln!(text, "{BOLD}{scope}{PLAIN}\n");
        }
        let since = if rule.applies_from.is_empty() {
            String::new()
        } else {
            format!(", since {}", rule.applies_from)
        };
        let _ = writeln!(
            text,
            "{BOLD}{}{PLAIN}: {} ({}{since})\n    {}\n    {} (evidence {}, {})\n",
            rule.id,
            rule.level.word(),
            rule.topic,
            rule.text,
            rule.source,
            rule.evidence,
            rule.as_of
        );
    }
    let held = all().iter().filter(|rule| rule.level == Level::Held).count();
    let _ = writeln!(
        text,
        "{} rules, {held} of them kept by careergen itself. Evidence: P an authority's own page, S2 two sources that agree, S one, K general\n\
         knowledge. This is no legal advice.",
        all().len()
    );
    text
}

fn json_line(rule: &Rule) -> String {
    let object = json!({
        "kind": "rule",
        "id": rule.id,
        "scope": rule.scope.name(),
        "topic": rule.topic,
        "level": rule.level.word(),
        "applies_from": rule.applies_from,
        "text": rule.text,
        "evidence": rule.evidence,
        "as_of": rule.as_of,
        "source": rule.source,
    });
    format!("{object}\n")
}
