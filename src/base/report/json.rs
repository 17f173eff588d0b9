//! Faults as JSON, an object a line, for programs.

use crate::base::{Anchor, Diagnostic, SourceMap, Span};
use serde_json::{Value, json};

pub(super) fn render(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let place = match &diagnostic.anchor {
        Anchor::Span(span) => span_json(*span, sources),
        Anchor::File(path) => json!({ "file": path.as_str() }),
        Anchor::Place { file, line, column } => {
            json!({ "file": file.as_str(), "line": line, "column": column })
        }
        Anchor::Name(name) => json!({ "file": name }),
        Anchor::Site => Value::Null,
    };
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|(span, label)| json!({ "at": span_json(*span, sources), "message": label }))
        .collect();
    let object = json!({
        "kind": "diagnostic",
        "code": diagnostic.code.id(),
        "severity": diagnostic.severity().word(),
        "message": diagnostic.message,
        "at": place,
        "label": diagnostic.label,
        "related": related,
        "help": diagnostic.help,
        "more": diagnostic.folded,
    });
    format!("{object}\n")
}

fn span_json(span: Span, sources: &SourceMap) -> Value {
    let position = sources.position(span);
    json!({
        "file": sources.path(span.source).as_str(),
        "line": position.line,
        "column": position.column,
        "start": span.start,
        "end": span.end,
    })
}
