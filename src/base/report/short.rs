//! Faults a line each, as compilers and editors know them.

use crate::base::{Diagnostic, SourceMap};

pub(super) fn render(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let mut line = format!(
        "{}: {}[{}]: {}",
        super::place(&diagnostic.anchor, sources),
        diagnostic.severity().word(),
        diagnostic.code,
        super::message(diagnostic),
    );
    for help in &diagnostic.help {
        line.push_str(" (");
        // What spans lines (an excerpt of a template) is for people.
        line.push_str(help.lines().next().unwrap_or(""));
        line.push(')');
    }
    line.push('\n');
    line
}
