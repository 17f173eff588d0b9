//! Faults as workflow commands of GitHub Actions, a line each, which it shows beside the lines of a change.

use crate::base::{Anchor, Diagnostic, Severity, SourceMap};

pub(super) fn render(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let command = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = match &diagnostic.anchor {
        Anchor::Span(span) => {
            let position = sources.position(*span);
            let path = property(sources.path(span.source).as_str());
            format!("file={path},line={},col={},", position.line, position.column)
        }
        Anchor::File(path) => format!("file={},", property(path.as_str())),
        Anchor::Place { file, line, column } => {
            format!("file={},line={line},col={column},", property(file.as_str()))
        }
        Anchor::Name(_) | Anchor::Site => String::new(),
    };
    let before = match &diagnostic.anchor {
        Anchor::Name(name) => format!("{name}: "),
        Anchor::Span(_) | Anchor::File(_) | Anchor::Place { .. } | Anchor::Site => String::new(),
    };
    let help: String = diagnostic.help.iter().map(|help| format!("\n{help}")).collect();
    let text = data(&format!("{before}{}{help}", super::message(diagnostic)));
    format!("::{command} {place}title={}::{text}\n", property(diagnostic.code.id()))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
