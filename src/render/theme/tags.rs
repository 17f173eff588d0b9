//! What ties a template to others, read off its text: the blocks it has, the template it extends, those it includes.
//!
//! The engine knows all of this and tells none of it. It reads no expression, and judges nothing: a template with a mistake in it
//! was refused by the engine before.

/// What a tag does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// `{% block main %}`.
    Block,
    /// `{% extends "base.html" %}`.
    Extends,
    /// `{% include "parts/card.html" %}`.
    Include,
    /// `{% component Badge() %}`: who calls it names no file.
    Component,
}

/// A tag with the name that stands in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tag<'t> {
    pub(super) kind: Kind,
    pub(super) name: &'t str,
}

/// The tags of a template, in their order.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        rest = &rest[at..];
        let Some(inner) = rest.get(2..) else { break };
        rest = match rest.as_bytes()[1] {
            b'#' => behind(inner, "#}"),
            b'{' => &inner[end(inner, "}}")..],
            b'%' => {
                let inside = &inner[..end(inner, "%}")];
                let behind = &inner[inside.len()..];
                match words(inside) {
                    ("raw", "") => behind_raw(behind),
                    (word, more) => {
                        tags.extend(tag(word, more));
                        behind
                    }
                }
            }
            _ => &rest[1..],
        };
    }
    tags
}

/// What stands behind the first `close`.
fn behind<'t>(text: &'t str, close: &str) -> &'t str {
    text.find(close).map_or("", |at| &text[at + close.len()..])
}

/// Where a tag ends: at the first `close` that stands in no string.
fn end(text: &str, close: &str) -> usize {
    let mut quote = None;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(_), _) if is_escaped => is_escaped = false,
            (Some(_), b'\\') => is_escaped = true,
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, _) if text.as_bytes()[at..].starts_with(close.as_bytes()) => return at,
            (None, _) => {}
        }
    }
    text.len()
}

/// The first word of a tag, and what stands behind it.
fn words(inside: &str) -> (&str, &str) {
    let inside = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    let word = inside.find(|c: char| !is_name(c)).map_or(inside, |at| &inside[..at]);
    let more = inside[word.len()..].trim();
    (word, more.strip_suffix('-').unwrap_or(more).trim_end())
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What stands behind the end of a raw block: in it nothing is a tag.
fn behind_raw(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = rest.find("{%") {
        rest = &rest[at + 2..];
        let inside = &rest[..end(rest, "%}")];
        if words(inside) == ("endraw", "") {
            return &rest[inside.len()..];
        }
    }
    ""
}

fn tag<'t>(word: &str, more: &'t str) -> Option<Tag<'t>> {
    let (kind, name) = match word {
        "block" => (Kind::Block, more.split(|c: char| !is_name(c)).next()?),
        "component" => (Kind::Component, more.split(|c: char| !is_name(c) && c != '.').next()?),
        "extends" => (Kind::Extends, string(more)?),
        "include" => (Kind::Include, string(more)?),
        _ => return None,
    };
    (!name.is_empty()).then_some(Tag { kind, name })
}

/// The text of a string. Names of templates have nothing in them that would have to be escaped.
fn string(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
    text[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Kind, tags};

    fn names(text: &str) -> Vec<(Kind, &str)> {
        tags(text).into_iter().map(|tag| (tag.kind, tag.name)).collect()
    }

    #[test]
    fn tags_are_read_as_the_engine_reads_them() {
        let text = "{%- extends \"base.html\" -%}\n{% block main %}{{ super() }}{%include 'parts/a.html'%}\n\
                    {% component Badge(label) %}{% endcomponent Badge %}{% endblock main %}";
        assert_eq!(
            names(text),
            [
                (Kind::Extends, "base.html"),
                (Kind::Block, "main"),
                (Kind::Include, "parts/a.html"),
                (Kind::Component, "Badge"),
            ]
        );
    }

    #[test]
    fn what_only_looks_like_a_tag_is_none() {
        for text in [
            "{# {% include \"a.html\" %} #}",
            "{{ \"{% include 'a.html' %}\" }}",
            "{% raw %}{% include \"a.html\" %}{%- endraw %}",
            "{% set x = \"%} {% include 'a.html' %}\" %}",
            "{ % include \"a.html\" %}",
            "{% includes \"a.html\" %}",
            "{% include name %}",
        ] {
            assert_eq!(names(text), [], "{text}");
        }
        assert_eq!(names("{# {# #}{% include \"a.html\" %}"), [(Kind::Include, "a.html")]);
        assert_eq!(names("{% raw %}{{ {%-endraw-%}{% include \"a.html\" %}"), [(Kind::Include, "a.html")]);
        assert_eq!(names("{{{% block a %}"), [], "it is inside of `{{`");
    }

    /// Pieces of templates, each with the tag in it.
    fn piece() -> impl Strategy<Value = (String, Option<(Kind, String)>)> {
        let name = "[a-z_]{1,8}";
        prop_oneof![
            name.prop_map(|name| (format!("{{% block {name} %}}"), Some((Kind::Block, name)))),
            name.prop_map(|name| (format!("{{%- block {name}-%}}"), Some((Kind::Block, name)))),
            name.prop_map(|name| (
                format!("{{% include \"{name}.html\" %}}"),
                Some((Kind::Include, format!("{name}.html")))
            )),
            name.prop_map(|name| (format!("{{%\nextends '{name}'\n%}}"), Some((Kind::Extends, name)))),
            name.prop_map(|name| (format!("{{# {{% block {name} %}} #}}"), None)),
            name.prop_map(|name| (format!("{{{{ {name} ~ \"}}}}{{% block x %}}\" }}}}"), None)),
            name.prop_map(|name| (format!("{{% raw %}}{{% block {name} %}}{{{{{{% endraw %}}"), None)),
            name.prop_map(|name| (format!("{{% if {name} == '%}}' %}}"), None)),
            "[a-z<>/\"'%}# \n]{0,12}".prop_map(|text| (text, None)),
            Just(("{ {".to_owned(), None)),
        ]
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_fault(text in "(?s)([{}%#\"'`\\\\a-z -]|raw|endraw|block|é){0,40}") {
            let _ = tags(&text);
        }

        #[test]
        fn tags_are_found_whatever_stands_around_them(pieces in prop::collection::vec(piece(), 0..12)) {
            let text: String = pieces.iter().map(|(text, _)| format!("{text} ")).collect();
            let wanted: Vec<_> = pieces.iter().filter_map(|(_, tag)| tag.as_ref()).collect();
            let wanted: Vec<_> = wanted.into_iter().map(|(kind, name)| (*kind, name.as_str())).collect();
            prop_assert_eq!(names(&text), wanted);
        }
    }
}
