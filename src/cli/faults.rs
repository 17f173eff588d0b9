//! Faults on their way to a person or a program: in which format, how many of them, and what they lead to.

use std::collections::BTreeMap;

use clap::ValueEnum;

use super::terminal;
use crate::base::report::{self, Format};
use crate::base::{Code, Diagnostic, Severity, SourceMap};

/// Warnings and notes of one code that are shown in full to a person; the rest is counted.
const SHOWN: usize = 8;

/// How faults are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum FormatArgument {
    /// With the text underlined
    Human,
    /// A line each
    Short,
    /// A JSON object each
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// JUnit, for servers that know tests
    Junit,
}

impl FormatArgument {
    fn format(self, strict: bool) -> Format {
        match self {
            Self::Human => Format::Human,
            Self::Short => Format::Short,
            Self::Json => Format::Json,
            Self::Sarif => Format::Sarif,
            Self::Github => Format::Github,
            Self::Junit => Format::Junit { strict },
        }
    }

    /// Whether people read it, for whom faults go to standard error.
    pub(super) fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Short)
    }

    /// Whether programs read what is printed, so that nothing else may stand there.
    pub(super) fn is_document(self) -> bool {
        matches!(self, Self::Sarif | Self::Github | Self::Junit)
    }
}

/// Prints faults: for people to standard error, for programs to standard output. `strict` says whether warnings weigh.
pub(super) fn print(format: FormatArgument, strict: bool, diagnostics: &[Diagnostic], sources: &SourceMap) {
    let render = |diagnostics: &[Diagnostic]| report::render(format.format(strict), diagnostics, sources);
    match format {
        FormatArgument::Human => {
            let (shown, rest) = shortened(diagnostics);
            terminal::err(&render(&shown));
            terminal::err(&rest);
        }
        FormatArgument::Short => terminal::err(&render(diagnostics)),
        FormatArgument::Json | FormatArgument::Sarif | FormatArgument::Github | FormatArgument::Junit => {
            terminal::out(&render(diagnostics));
        }
    }
}

/// Whether any of them is an error, or is taken for one.
pub(super) fn weigh(diagnostics: &[Diagnostic], strict: bool) -> bool {
    let weighs = |severity| severity == Severity::Error || (strict && severity == Severity::Warning);
    diagnostics.iter().any(|fault| weighs(fault.severity()))
}

/// All errors, and of each other code as many as a person reads; the rest in a line each.
fn shortened(diagnostics: &[Diagnostic]) -> (Vec<Diagnostic>, String) {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let count = counts.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= SHOWN || diagnostic.severity() == Severity::Error {
            shown.push(diagnostic.clone());
        }
    }
    let rest =
        counts.iter().filter(|(code, count)| **count > SHOWN && code.info().severity != Severity::Error);
    let mut lines: String = rest
        .map(|(code, count)| {
            let info = code.info();
            format!("{}[{code}]: {} more: {}\n", info.severity.word(), count - SHOWN, info.headline)
        })
        .collect();
    if !lines.is_empty() {
        lines.push_str("(`--format short` lists them all, `careergen explain CODE` says more)\n\n");
    }
    (shown, lines)
}
