//! Faults with the user's text underlined, drawn by rustc's own renderer.
//!
//! Colours are always written; whoever prints to something else than a terminal strips them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::base::{Anchor, Diagnostic, Severity, SourceMap, Span};

pub(super) fn render(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = super::message(diagnostic);
    let mut group = Group::with_title(level.primary_title(&message).id(diagnostic.code.id()));
    if let Anchor::Span(span) = diagnostic.anchor {
        let mut snippet = snippet(span, sources)
            .annotation(AnnotationKind::Primary.span(shown(span, sources)).label(&diagnostic.label));
        for (other, label) in diagnostic.related.iter().filter(|(other, _)| other.source == span.source) {
            snippet = snippet.annotation(AnnotationKind::Context.span(shown(*other, sources)).label(label));
        }
        group = group.element(snippet);
        for (other, label) in diagnostic.related.iter().filter(|(other, _)| other.source != span.source) {
            group = group.element(
                self::snippet(*other, sources)
                    .annotation(AnnotationKind::Context.span(shown(*other, sources)).label(label)),
            );
        }
    } else {
        let place = super::place(&diagnostic.anchor, sources);
        group = group.element(annotate_snippets::Origin::path(place));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let mut text = Renderer::styled().render(&[group]);
    text.push_str("\n\n");
    text
}

fn snippet(span: Span, sources: &SourceMap) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    Snippet::source(sources.text(span.source).as_ref()).path(sources.path(span.source).as_str()).fold(true)
}

/// The span, kept on its first line: a caret under forty lines of text points at nothing.
fn shown(span: Span, sources: &SourceMap) -> std::ops::Range<usize> {
    let range = span.range();
    let line = sources.slice(span).find('\n').unwrap_or(range.len());
    range.start..range.start + line.min(range.len())
}
