//! Faults as SARIF 2.1.0 (OASIS), for code hosts that show them beside the lines.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::base::links::encoded;
use crate::base::{Anchor, Diagnostic, Severity, SourceMap, Span};

/// All faults as one document.
pub(super) fn render(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let codes: BTreeMap<&str, &Diagnostic> =
        diagnostics.iter().map(|fault| (fault.code.id(), fault)).collect();
    let rules: Vec<Value> = codes.iter().map(|(id, fault)| rule(id, fault)).collect();
    let results: Vec<Value> = diagnostics.iter().map(|fault| result(fault, sources)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "careergen",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{document}\n")
}

fn rule(id: &str, fault: &Diagnostic) -> Value {
    let info = fault.code.info();
    json!({
        "id": id,
        "shortDescription": { "text": info.headline },
        "fullDescription": { "text": info.explanation },
        "defaultConfiguration": { "level": level(info.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(fault: &Diagnostic, sources: &SourceMap) -> Value {
    let help: String = fault.help.iter().map(|help| format!("\n{help}")).collect();
    let location = match &fault.anchor {
        Anchor::Span(span) => at(*span, sources),
        Anchor::File(path) => file(path.as_str()),
        Anchor::Place { file: path, line, column } => {
            let mut location = file(path.as_str());
            location["physicalLocation"]["region"] = json!({ "startLine": line, "startColumn": column });
            location
        }
        Anchor::Name(_) | Anchor::Site => whole(),
    };
    let page = match &fault.anchor {
        Anchor::Name(name) => format!("{name}: "),
        Anchor::Span(_) | Anchor::File(_) | Anchor::Place { .. } | Anchor::Site => String::new(),
    };
    let related = fault.related.iter().map(|(span, label)| {
        let mut related = at(*span, sources);
        related["message"] = json!({ "text": label });
        related
    });
    json!({
        "ruleId": fault.code.id(),
        "level": level(fault.severity()),
        "message": { "text": format!("{page}{}{help}", super::message(fault)) },
        "locations": [location],
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

/// Where the site itself is described. A page is no file of the project, but GitHub refuses a document with a result that has no
/// place.
fn whole() -> Value {
    let mut location = file("content/site.yaml");
    location["physicalLocation"]["region"] = json!({ "startLine": 1 });
    location
}

fn file(path: &str) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": encoded(path) } } })
}

fn at(span: Span, sources: &SourceMap) -> Value {
    let (start, end) = (sources.position(span), sources.position(Span { start: span.end, ..span }));
    let mut location = file(sources.path(span.source).as_str());
    location["physicalLocation"]["region"] = json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    });
    location
}
