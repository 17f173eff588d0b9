//! YAML text → a tree of values, and the place of any value in that text.
//!
//! The one file that names the YAML crate. The crate keeps no positions, but an error that is raised while a node is
//! visited carries the node's line and column. So a document is read once without positions, and the place of a value
//! is found by reading again with a probe that fails on it: exact, and nothing is paid for a document without faults.

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::extent::extent;
use super::fields::Fields;
use super::step::{Part, Step};

/// Keys and values in their order.
pub type Map = Vec<(String, Node)>;

/// A YAML value.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number, finite or not.
    Float(f64),
    /// Text.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping; keys that were not text are written as text.
    Map(Map),
}

impl Node {
    /// What a person would call it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "yes or no",
            Self::Int(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a group of keys",
        }
    }
}

/// Why a text is no document, and where if that is known: a byte range in the text.
#[derive(Debug)]
pub(super) struct YamlError {
    pub(super) kind: YamlErrorKind,
    pub(super) at: Range<usize>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum YamlErrorKind {
    /// The parser's own words.
    Syntax(String),
    /// A key stands twice in one mapping.
    KeyTwice(String),
    /// It says more than is written in it, or is nested too deeply.
    Expands,
}

/// How deep brackets may stand in brackets before the text is not even given to the parser, which takes quadratic
/// time over them. Far above what is taken in the end (128), so that brackets in prose never count.
const BRACKETS: usize = 1_000;

/// Reads one document.
pub(super) fn parse(text: &str) -> Result<Node, YamlError> {
    if deepest_bracket(text) > BRACKETS {
        return Err(YamlError { kind: YamlErrorKind::Expands, at: 0..0 });
    }
    // Every byte of a value was written once, unless an alias repeats it: twice the text is room enough for escapes.
    let state =
        Reading { budget: Cell::new(text.len() * 2 + 256), twice: Cell::new(None), spent: Cell::new(false) };
    let result = Build(&state).deserialize(serde_yaml::Deserializer::from_str(text));
    match result {
        Ok(node) => Ok(node),
        Err(error) => {
            let at = error.location().map_or(0..0, |at| point(text, &at));
            let kind = if let Some(key) = state.twice.take() {
                YamlErrorKind::KeyTwice(key)
            } else if state.spent.get() || error.to_string().contains("recursion limit") {
                YamlErrorKind::Expands
            } else {
                YamlErrorKind::Syntax(words(&error))
            };
            Err(YamlError { kind, at })
        }
    }
}

/// The bytes of the value (or key) at `path` in `text`, which has been read before; nothing where the text can't be read by
/// itself (an alias of something outside of it) or the path leads nowhere.
pub(super) fn locate(text: &str, path: &[Step<'_>], part: Part) -> Option<Range<usize>> {
    let probe = Probe { path, part };
    let error = probe.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    let found = error.to_string();
    let at = error.location().filter(|_| found.contains(HERE))?;
    Some(extent(text, point(text, &at).start))
}

/// What the probe says when it stands on the place.
const HERE: &str = "the probe is here";

fn deepest_bracket(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The parser's message without its own account of the place.
fn words(error: &serde_yaml::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or(&text);
    text.trim_end_matches(" in this context").to_owned()
}

/// The byte where a place lies. Not by line and column: the parser's lines are not those that an editor shows.
fn point(text: &str, at: &serde_yaml::Location) -> Range<usize> {
    let mut start = at.index().min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    start..start
}

/// What one reading keeps track of.
struct Reading {
    budget: Cell<usize>,
    twice: Cell<Option<String>>,
    spent: Cell<bool>,
}

impl Reading {
    /// A key, unless its mapping has it already.
    fn key(&self, key: &str, fields: &Fields) -> Result<String, &'static str> {
        if fields.have(key) {
            self.twice.set(Some(key.to_owned()));
            return Err("key given twice");
        }
        self.take(key.len())?;
        Ok(key.to_owned())
    }

    fn spend<E: de::Error>(&self, bytes: usize) -> Result<(), E> {
        self.take(bytes).map_err(E::custom)
    }

    /// Takes what a value weighs from the budget.
    fn take(&self, bytes: usize) -> Result<(), &'static str> {
        match self.budget.get().checked_sub(bytes + 1) {
            Some(left) => {
                self.budget.set(left);
                Ok(())
            }
            None => {
                self.spent.set(true);
                Err("the document is larger than its text")
            }
        }
    }
}

/// Builds a [`Node`].
#[derive(Clone, Copy)]
struct Build<'a>(&'a Reading);

impl<'de> DeserializeSeed<'de> for Build<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Build<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        self.0.spend(0)?;
        Ok(Node::Null)
    }

    /// A document without anything in it.
    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        self.0.spend(0)?;
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        self.0.spend(0)?;
        Ok(Node::Int(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        self.0.spend(0)?;
        Ok(i64::try_from(value).map_or(Node::Float(value as f64), Node::Int))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        self.0.spend(0)?;
        Ok(Node::Float(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        self.0.spend(value.len())?;
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        self.0.spend(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        self.0.spend(0)?;
        let mut fields = Fields::default();
        while let Some(key) = entries.next_key_seed(Key(|key: &str| self.0.key(key, &fields)))? {
            let value = entries.next_value_seed(self)?;
            fields.push(key, value);
        }
        Ok(Node::Map(fields.into_map()))
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, data: A) -> Result<Node, A::Error> {
        // A tag (`!thing value`): no key takes one, so the value counts.
        let (_, variant): (Node, _) = data.variant_seed(self)?;
        de::VariantAccess::newtype_variant_seed(variant, self)
    }
}

/// Reads a key as text, whatever it was written as, and asks what to make of it while the parser still stands on it.
struct Key<F>(F);

impl<'de, T, F: FnOnce(&str) -> Result<T, &'static str>> DeserializeSeed<'de> for Key<F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T, F: FnOnce(&str) -> Result<T, &'static str>> Visitor<'de> for Key<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<T, E> {
        (self.0)(key).map_err(E::custom)
    }

    fn visit_bool<E: de::Error>(self, key: bool) -> Result<T, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_i64<E: de::Error>(self, key: i64) -> Result<T, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_u64<E: de::Error>(self, key: u64) -> Result<T, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_f64<E: de::Error>(self, key: f64) -> Result<T, E> {
        self.visit_str(&key.to_string())
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        self.visit_str("null")
    }
}

/// Walks down a path and fails at its end.
#[derive(Clone, Copy)]
struct Probe<'a> {
    path: &'a [Step<'a>],
    part: Part,
}

impl Probe<'_> {
    fn here<E: de::Error, T>() -> Result<T, E> {
        Err(E::custom(HERE))
    }
}

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Self::here()
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        Self::here()
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        Self::here()
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        Self::here()
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        Self::here()
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        Self::here()
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        Self::here()
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Self::here()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Some((Step::Item(wanted), rest)) = self.path.split_first() else { return Self::here() };
        for _ in 0..*wanted {
            if items.next_element::<de::IgnoredAny>()?.is_none() {
                return Self::here();
            }
        }
        items.next_element_seed(Probe { path: rest, part: self.part })?;
        Self::here()
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.path.split_first() else { return Self::here() };
        let on_key = rest.is_empty() && self.part == Part::Key;
        let is_wanted = |key: &str| match key == *wanted {
            true if on_key => Err(HERE),
            found => Ok(found),
        };
        while let Some(found) = entries.next_key_seed(Key(is_wanted))? {
            if found {
                entries.next_value_seed(Probe { path: rest, part: self.part })?;
                return Self::here();
            }
            entries.next_value::<de::IgnoredAny>()?;
        }
        Self::here()
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Part, Step, YamlErrorKind, locate, parse};

    const TEXT: &str = "title: Bäcker: no\n";

    #[test]
    fn values_keep_their_order_and_countries_stay_text() {
        let node = parse("country: NO\nage: 3\nb: [1.5, ~, true]\n").unwrap();
        let expected = Node::Map(vec![
            ("country".into(), Node::Text("NO".into())),
            ("age".into(), Node::Int(3)),
            ("b".into(), Node::List(vec![Node::Float(1.5), Node::Null, Node::Bool(true)])),
        ]);
        assert_eq!(node, expected);
    }

    #[test]
    fn any_value_can_be_found_again() {
        let text =
            "ä: 1\nlist:\n  - a: 'it''s'\n    b: [x, {c: deep one, d: 2}] # why\n\"k\": plain words # no\n";
        let find = |path: &[Step<'_>], part| &text[locate(text, path, part).unwrap()];
        let second = [Step::Key("list"), Step::Item(0)];
        assert_eq!(find(&[Step::Key("ä")], Part::Key), "ä");
        assert_eq!(find(&[second[0], second[1], Step::Key("a")], Part::Value), "'it''s'");
        assert_eq!(
            find(&[second[0], second[1], Step::Key("b"), Step::Item(1), Step::Key("c")], Part::Value),
            "deep one"
        );
        assert_eq!(find(&[Step::Key("k")], Part::Value), "plain words");
        assert_eq!(find(&[Step::Key("k")], Part::Key), "\"k\"");
    }

    #[test]
    fn syntax_faults_have_a_place() {
        let error = parse(TEXT).unwrap_err();
        assert_eq!(&TEXT[error.at.start..], ": no\n");
        assert!(matches!(error.kind, YamlErrorKind::Syntax(_)), "{error:?}");
    }

    #[test]
    fn bombs_do_not_go_off() {
        let line = "x".repeat(1_000);
        let aliases = "*a, ".repeat(1_000);
        let bomb = format!("a: &a {line}\nb: [{aliases}]\n");
        assert_eq!(parse(&bomb).unwrap_err().kind, YamlErrorKind::Expands);
        assert_eq!(parse(&"[".repeat(200_000)).unwrap_err().kind, YamlErrorKind::Expands);
        assert_eq!(parse(&"[".repeat(500)).unwrap_err().kind, YamlErrorKind::Expands);
    }

    #[test]
    fn a_mapping_has_as_many_keys_as_it_likes_each_of_them_once() {
        let many: String = (0..10_000).map(|number| format!("/old/{number}/: /jobs/\n")).collect();
        assert!(matches!(parse(&many).unwrap(), Node::Map(map) if map.len() == 10_000));
        for twice in [0, 31, 32, 33, 9_999] {
            let error = parse(&format!("{many}/old/{twice}/: /\n")).unwrap_err();
            assert_eq!(error.kind, YamlErrorKind::KeyTwice(format!("/old/{twice}/")));
        }
    }

    #[test]
    fn a_document_without_anything_in_it_is_nothing() {
        for text in ["", "\n", "# only a comment\n", "---\n", "~"] {
            assert_eq!(parse(text).unwrap(), Node::Null, "{text:?}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_place_that_is_found_lies_in_the_text(text in "[-a: \\[\\]{},\"'#|>&*!?~0-9é🥐\n\t]{0,60}", key in "[a-z]{0,2}", item in 0..3usize) {
            let paths: [&[Step<'_>]; 4] =
                [&[], &[Step::Key(&key)], &[Step::Item(item)], &[Step::Key(&key), Step::Item(item), Step::Key("a")]];
            for path in paths {
                for part in [Part::Key, Part::Value] {
                    let found = locate(&text, path, part);
                    proptest::prop_assert!(found.is_none_or(|found| text.get(found).is_some()));
                }
            }
            if let Err(error) = parse(&text) {
                proptest::prop_assert!(text.get(error.at).is_some());
            }
        }
    }
}
