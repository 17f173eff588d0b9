//! Faults as a JUnit report, for servers that know tests: each file is a test case, and an error in it is a failure.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::{Anchor, Diagnostic, Severity, SourceMap};

/// All faults as one document. Files without a fault are not named but for one case that stands for the rest.
pub(super) fn render(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let mut cases: BTreeMap<String, Vec<&Diagnostic>> = BTreeMap::new();
    for fault in diagnostics {
        let name = match &fault.anchor {
            Anchor::Span(span) => sources.path(span.source).to_string(),
            Anchor::File(path) => path.to_string(),
            Anchor::Name(name) => name.clone(),
            Anchor::Site => "site".to_owned(),
        };
        cases.entry(name).or_default().push(fault);
    }
    let is_error = |fault: &&Diagnostic| fault.severity() == Severity::Error;
    let failed = cases.values().filter(|faults| faults.iter().any(&is_error)).count();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"careergen\" tests=\"{}\" failures=\"{failed}\">\n\
         <testcase classname=\"careergen\" name=\"everything else\"/>\n",
        cases.len() + 1
    );
    for (name, faults) in &cases {
        let _ = writeln!(xml, "<testcase classname=\"careergen\" name=\"{}\">", escaped(name));
        let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            faults.iter().copied().partition(|fault| is_error(fault));
        if let Some(first) = errors.first() {
            let text: String = errors.iter().map(|fault| super::short::render(fault, sources)).collect();
            let (kind, message) = (first.code.id(), escaped(&super::message(first)));
            let _ =
                writeln!(xml, "<failure type=\"{kind}\" message=\"{message}\">{}</failure>", escaped(&text));
        }
        if !others.is_empty() {
            let text: String = others.iter().map(|fault| super::short::render(fault, sources)).collect();
            let _ = writeln!(xml, "<system-out>{}</system-out>", escaped(&text));
        }
        xml.push_str("</testcase>\n");
    }
    xml.push_str("</testsuite>\n</testsuites>\n");
    xml
}

/// Text as XML takes it, without the characters that it can't hold at all.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
