//! A fault as a value: what is wrong, where, how much it weighs and what to do.
//!
//! It does not print itself; [`super::report`] does.

use super::{Code, RelPath, Severity, SourceMap, Span};

/// What a fault points at.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Anchor {
    /// Text in a file.
    Span(Span),
    /// A file as a whole, for what was never read.
    File(RelPath),
    /// A place in a file whose text reports don't hold: a template, a style sheet. Lines and columns count from 1.
    Place {
        /// The file.
        file: RelPath,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A name that is no path: files whose names are not text.
    Name(String),
    /// The site as a whole.
    Site,
}

impl Anchor {
    /// The file that it points into.
    #[must_use]
    pub fn file<'a>(&'a self, sources: &'a SourceMap) -> Option<&'a RelPath> {
        match self {
            Self::Span(span) => Some(sources.path(span.source)),
            Self::File(path) | Self::Place { file: path, .. } => Some(path),
            Self::Name(_) | Self::Site => None,
        }
    }

    /// What it points at, without the place in it: a file, a page, or `site`.
    #[must_use]
    pub fn name<'a>(&'a self, sources: &'a SourceMap) -> &'a str {
        match self {
            Self::Span(_) | Self::File(_) | Self::Place { .. } => {
                self.file(sources).map_or("", RelPath::as_str)
            }
            Self::Name(name) => name,
            Self::Site => "site",
        }
    }
}

/// A text in the place of another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fix {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// One fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// What is wrong here, in a line, without a full stop.
    pub message: String,
    /// Where.
    pub anchor: Anchor,
    /// What stands under the caret.
    pub label: String,
    /// Other places that belong to it, each with a word on why.
    pub related: Vec<(Span, String)>,
    /// What to do.
    pub help: Vec<String>,
    /// What to write instead, and where: so certain that a program may do it.
    pub fixes: Vec<Fix>,
    /// Faults with the same code and key are said once, with their number.
    pub once: Option<String>,
    /// How many like it were folded into this one.
    pub folded: usize,
}

impl Diagnostic {
    /// A fault at a place in a file.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Anchor::Span(span), message)
    }

    /// A fault at any anchor.
    pub fn new(code: Code, anchor: Anchor, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            anchor,
            label: String::new(),
            related: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
            once: None,
            folded: 0,
        }
    }

    /// Says something under the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds "did you mean" where there is something to mean.
    #[must_use]
    pub fn did_you_mean(self, candidate: Option<&str>) -> Self {
        match candidate {
            Some(candidate) => self.help(format!("did you mean `{candidate}`?")),
            None => self,
        }
    }

    /// Adds what to write at a place instead.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fixes.push(Fix { span, text: text.into() });
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Folds this into others with the same code and `key`.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.once = Some(key.into());
        self
    }

    /// Its weight.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.info().severity
    }
}

/// Folds those that are to be said once into the first of their kind, and keeps the order of the rest.
#[must_use]
pub fn fold_repeats(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut first = std::collections::HashMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        if let Some(key) = &diagnostic.once {
            let at = *first.entry((diagnostic.code.id(), key.clone())).or_insert(kept.len());
            if at < kept.len() {
                kept[at].folded += 1 + diagnostic.folded;
                kept[at].fixes.extend(diagnostic.fixes);
                continue;
            }
        }
        kept.push(diagnostic);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Diagnostic, fold_repeats};
    use crate::base::codes;

    #[test]
    fn what_is_said_once_is_counted() {
        let fault = |code, message: &str| Diagnostic::new(code, Anchor::Site, message);
        let folded = fold_repeats(vec![
            fault(codes::UNKNOWN_KEY, "first").once("colour"),
            fault(codes::TITLE_MISSING, "each"),
            fault(codes::UNKNOWN_KEY, "second").once("colour"),
            fault(codes::UNKNOWN_KEY, "other").once("tone"),
            fault(codes::OTHER_NAME, "another code").once("colour"),
            fault(codes::TITLE_MISSING, "each"),
        ]);
        let said: Vec<_> = folded.iter().map(|fault| (fault.message.as_str(), fault.folded)).collect();
        assert_eq!(said, [("first", 1), ("each", 0), ("other", 0), ("another code", 0), ("each", 0)]);
        let again = fold_repeats([folded.clone(), folded].concat());
        let counts: Vec<_> = again.iter().map(|fault| fault.folded).collect();
        assert_eq!(counts, [3, 0, 1, 1, 0, 0, 0], "counts of what was folded already are added");
    }
}
