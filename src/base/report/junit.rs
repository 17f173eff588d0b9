//! Faults as a JUnit report, for servers that know tests: each file is a test case, and what weighs
//! in it is a failure.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::base::{Diagnostic, Severity, SourceMap};

/// All faults as one document. Files without a fault are not named but for one case that stands for the rest.
/// With `strict` warnings are failures too, as they are for the exit code.
pub(super) fn render(diagnostics: &[Diagnostic], sources: &SourceMap, strict: bool) -> String {
    let mut cases: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for fault in diagnostics {
        cases.entry(fault.anchor.name(sources)).or_default().push(fault);
    }
    let weighs = |fault: &&Diagnostic| match fault.severity() {
        Severity::Error => true,
        Severity::Warning => strict,
        Severity::Note => false,
    };
    let failed = cases.values().filter(|faults| faults.iter().any(&weighs)).count();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"careergen\" tests=\"{}\" failures=\"{failed}\">\n\
         <testcase classname=\"careergen\" name=\"everything else\"/>\n",
        cases.len() + 1
    );
    for (name, faults) in &cases {
        let _ = writeln!(xml, "<testcase classname=\"careergen\" name=\"{}\">", escaped(name));
        let (failures, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            faults.iter().copied().partition(&weighs);
        if let Some(first) = failures.first() {
            let text: String = failures.iter().map(|fault| super::short::render(fault, sources)).collect();
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
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push_str("&#13;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escaped, render};
    use crate::base::{Anchor, Diagnostic, SourceMap, codes};

    #[test]
    fn only_what_xml_can_hold_is_written() {
        assert_eq!(
            escaped("a\t<b>\r\n\u{1}\u{fffe}\u{ffff}\u{1b}é🥐"),
            "a&#9;&lt;b&gt;&#13;&#10;\u{fffd}\u{fffd}\u{fffd}\u{fffd}é🥐"
        );
    }

    #[test]
    fn failures_are_what_the_exit_code_counts() {
        let faults = [
            Diagnostic::new(codes::TITLE_MISSING, Anchor::Name("a".to_owned()), "no title"),
            Diagnostic::new(codes::UNKNOWN_KEY, Anchor::Name("b".to_owned()), "a key"),
            Diagnostic::new(codes::OTHER_NAME, Anchor::Name("c".to_owned()), "a name"),
        ];
        let failures = |strict: bool| {
            let xml = render(&faults, &SourceMap::default(), strict);
            (
                xml.contains(&format!("tests=\"4\" failures=\"{}\"", 1 + usize::from(strict))),
                xml.matches("<failure ").count(),
            )
        };
        assert_eq!(failures(false), (true, 1));
        assert_eq!(failures(true), (true, 2), "warnings too, and no notes");
    }
}
