//! Reading a record's keys by name: other names understood, unknown ones reported, values of the wrong kind refused.
//!
//! It knows no key itself: each kind of record brings its own [`Keys`].

use std::ops::Range;

use super::trials::Tried;
use crate::base::nearest::{is_alone, nearest};
use crate::base::web::{UrlError, WebUrl, is_email};
use crate::base::{Code, Date, Diagnostic, Fix, OutPath, SourceMap, Span, codes, date::DateError};
use crate::lang::Lang;
use crate::load::{Map, Node, Part, Record, Step};
use crate::model::Language;

/// The keys that a kind of record takes.
pub(super) struct Keys {
    /// What the record is called in messages: `posting`.
    pub(super) what: &'static str,
    /// Our names.
    pub(super) ours: &'static [&'static str],
    /// What others call them, with our name. The first that is there counts.
    pub(super) others: &'static [(&'static str, &'static str)],
}

/// Letters that an unknown key has at least if it is to be renamed.
const SHORTEST_SLIP: usize = 5;
/// Unknown keys that are named one by one: each is looked for in the file.
const NAMED: usize = 100;
/// Keys that make a posting's address, which must never change by itself.
const PERMANENT: [&str; 2] = ["id", "slug"];

/// A value and the way to it.
#[derive(Clone)]
pub(super) struct Value<'a> {
    pub(super) path: Vec<Step<'a>>,
    pub(super) node: &'a Node,
}

impl<'a> Value<'a> {
    /// The items of a list, or the value itself as the only one.
    pub(super) fn items(&self) -> Vec<Value<'a>> {
        match self.node {
            Node::List(items) => items
                .iter()
                .enumerate()
                .map(|(at, node)| Value { path: [self.path.as_slice(), &[Step::Item(at)]].concat(), node })
                .filter(|value| !is_blank(value.node))
                .collect(),
            _ => vec![self.clone()],
        }
    }
}

/// Nothing, or a text without a word.
fn is_blank(node: &Node) -> bool {
    match node {
        Node::Null => true,
        Node::Text(text) => text.trim().is_empty(),
        Node::Bool(_) | Node::Int(_) | Node::Float(_) | Node::List(_) | Node::Map(_) => false,
    }
}

/// The keys of one mapping that were understood, by our names.
pub(super) struct Group<'a> {
    values: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Group<'a> {
    /// The value of a key; an empty one counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.values.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

/// Reads one record and gathers its faults.
pub(super) struct Reader<'a> {
    pub(super) record: &'a Record,
    pub(super) sources: &'a SourceMap,
    pub(super) faults: Vec<Diagnostic>,
    /// What rules found, where a report is asked for.
    pub(super) tried: Option<Box<Tried>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(record: &'a Record, sources: &'a SourceMap) -> Self {
        Self { record, sources, faults: Vec::new(), tried: None }
    }

    /// The record's own keys.
    pub(super) fn top(&mut self, keys: &Keys) -> Group<'a> {
        self.group(&[], &self.record.fields, keys)
    }

    /// The keys of a mapping inside the record.
    pub(super) fn inner<'v>(&mut self, value: &Value<'v>, keys: &Keys) -> Option<Group<'v>> {
        match value.node {
            Node::Map(fields) => Some(self.group(&value.path, fields, keys)),
            _ => {
                self.wrong_type(value, "a group of keys");
                None
            }
        }
    }

    fn group<'v>(&mut self, path: &[Step<'v>], fields: &'v Map, keys: &Keys) -> Group<'v> {
        let mut ours: Vec<(&'static str, Value<'v>)> = Vec::new();
        let mut others: Vec<(usize, &'static str, Value<'v>)> = Vec::new();
        let mut unknown: Vec<(&str, Value<'v>)> = Vec::new();
        for (written, node) in fields {
            let value = Value { path: [path, &[Step::Key(written)]].concat(), node };
            if let Some(name) = keys.ours.iter().find(|name| *name == written) {
                ours.push((name, value));
            } else if let Some((rank, name)) = keys.other_name(written) {
                others.push((rank, name, value));
            } else {
                unknown.push((written, value));
            }
        }
        let taken = ours.iter().map(|(name, _)| *name).chain(others.iter().map(|(_, name, _)| *name));
        let taken: Vec<&str> = taken.collect();
        let near = |(written, _): &(&str, Value<'v>)| nearest(written, keys.ours.iter().copied());
        let nears: Vec<Option<&str>> = unknown.iter().map(near).collect();
        for ((written, value), near) in unknown.iter().zip(&nears).take(NAMED) {
            // Two keys of one name would break the file, so of several that may mean it none is renamed.
            let is_only = nears.iter().filter(|other| *other == near).count() == 1;
            let is_free = is_only && near.is_some_and(|near| !taken.contains(&near));
            self.unknown_key(keys, (written, value), near.map(|near| (near, is_free)));
        }
        if let Some((_, value)) = unknown.get(NAMED) {
            let message =
                format!("careergen does not know {} more keys in a {}", unknown.len() - NAMED, keys.what);
            let fault = Diagnostic::at(codes::UNKNOWN_KEY, self.span(&value.path, Part::Key), message);
            self.push(fault.label("ignored, with those behind it"));
        }
        others.sort_by_key(|(rank, _, _)| *rank);
        for (_, name, value) in others {
            if !ours.iter().any(|(taken, _)| *taken == name) {
                self.other_name(keys, name, &value);
                ours.push((name, value));
            }
        }
        ours.retain(|(_, value)| !is_blank(value.node));
        Group { values: ours }
    }

    /// Reports a key that nobody knows. `near` is the one that it may be, and whether the mapping has room for that.
    fn unknown_key(&mut self, keys: &Keys, (written, value): (&str, &Value<'_>), near: Option<(&str, bool)>) {
        // Of a few letters any key may be meant.
        let is_slip = written.chars().count() >= SHORTEST_SLIP;
        let is_certain = |near: &str| is_slip && is_alone(written, near, keys.ours.iter().copied());
        let certain = near.filter(|(near, is_free)| *is_free && is_certain(near)).map(|(near, _)| near);
        let message = format!("careergen does not know `{written}` in a {}", keys.what);
        let fault = Diagnostic::at(codes::UNKNOWN_KEY, self.span(&value.path, Part::Key), message)
            .label("ignored")
            .did_you_mean(near.map(|(near, _)| near))
            .once(format!("{}.{written}", keys.what));
        let fault = self.renamed(fault, (written, value), certain);
        self.faults.push(fault);
    }

    fn other_name(&mut self, keys: &Keys, name: &str, value: &Value<'_>) {
        let Some(Step::Key(written)) = value.path.last() else { return };
        let message = format!("`{written}` was read as `{name}`");
        let fault = Diagnostic::at(codes::OTHER_NAME, self.span(&value.path, Part::Key), message)
            .help(format!("careergen's own name for it is `{name}`"))
            .once(format!("{}.{written}", keys.what));
        // `remote: true` says more than its name, and so does `remote: yes`.
        let says_more = matches!(value.node, Node::Bool(_)) || snake_case(written) == "remote";
        let fault = self.renamed(fault, (written, value), Some(name).filter(|_| !says_more));
        self.faults.push(fault);
    }

    /// Adds to a fault that its key may be given another name, where that is written to the letter and changes no address.
    fn renamed(
        &self,
        fault: Diagnostic,
        (written, value): (&str, &Value<'_>),
        name: Option<&str>,
    ) -> Diagnostic {
        let exact = self.exact(self.span(&value.path, Part::Key), written);
        match (exact, name) {
            (Some(span), Some(name)) if !PERMANENT.contains(&name) => fault.fix(span, name),
            _ => fault,
        }
    }

    /// The words inside of a span that is one scalar on one line and says `text` to the letter, between quotes or without.
    /// What has an anchor, a tag or a block's sign before it is none: to write over it would break the file.
    fn exact(&self, span: Span, text: &str) -> Option<Span> {
        let written = self.sources.slice(span);
        let quote = ['"', '\''].into_iter().find(|quote| written.len() > 1 && written.starts_with(*quote));
        let inner = match quote {
            Some(quote) => written.strip_prefix(quote)?.strip_suffix(quote)?,
            None if written.starts_with(['&', '*', '!', '|', '>']) => return None,
            None => written,
        };
        (inner.trim() == text && !text.contains('\n')).then(|| self.sources.narrow(span, text))
    }

    /// The place of a value that is written as it is read, for a program to write another there.
    pub(super) fn verbatim(&self, value: &Value<'_>, text: &str) -> Option<Span> {
        self.exact(self.at(value), text)
    }

    fn span(&self, path: &[Step<'_>], part: Part) -> Span {
        self.record.span(self.sources, path, part)
    }

    /// Where a value stands.
    pub(super) fn at(&self, value: &Value<'_>) -> Span {
        self.span(&value.path, Part::Value)
    }

    /// Where the keys and the values of a group stand.
    pub(super) fn entries(&self, value: &Value<'_>, fields: &Map) -> Vec<[Span; 2]> {
        self.record.entries(self.sources, &value.path, fields)
    }

    /// Where a part of a text value stands; the whole value where it is escaped or folded in the file.
    pub(super) fn within(&self, value: &Value<'_>, text: &str, part: Range<usize>) -> Span {
        self.sources.narrow(self.at(value), text.get(part).unwrap_or(""))
    }

    /// Reports a fault of a value.
    pub(super) fn fault(
        &mut self,
        code: Code,
        value: &Value<'_>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let span = self.at(value);
        self.push(Diagnostic::at(code, span, message))
    }

    /// Reports that the record lacks something.
    pub(super) fn missing(&mut self, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        let span = self.record.start(self.sources);
        self.push(Diagnostic::at(code, span, message))
    }

    /// Reports a fault.
    pub(super) fn push(&mut self, fault: Diagnostic) -> &mut Diagnostic {
        self.faults.push(fault);
        self.faults.last_mut().expect("one was just pushed")
    }

    fn wrong_type(&mut self, value: &Value<'_>, wanted: &str) {
        let key = value.path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(*key),
            Step::Item(_) => None,
        });
        let message =
            format!("`{}` wants {wanted}, and this is {}", key.unwrap_or("this"), value.node.kind());
        self.fault(codes::WRONG_TYPE, value, message);
    }

    /// A text; numbers are taken as they are written.
    pub(super) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let text = match value.node {
            // Control characters are slips, and no page or feed can hold them.
            Node::Text(text) => {
                text.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
            }
            Node::Int(number) => number.to_string(),
            Node::Float(_) => self.sources.slice(self.at(value)).trim().to_owned(),
            Node::Null | Node::Bool(_) | Node::List(_) | Node::Map(_) => {
                self.wrong_type(value, "a text");
                return None;
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// The text of a key that is there.
    pub(super) fn get_text(&mut self, group: &Group<'_>, key: &str) -> Option<String> {
        group.get(key).and_then(|value| self.text(value))
    }

    /// Every text of a list; a single text is a list of one.
    pub(super) fn texts<'v>(&mut self, value: &Value<'v>) -> Vec<(Value<'v>, String)> {
        let items = value.items();
        items.into_iter().filter_map(|item| self.text(&item).map(|text| (item, text))).collect()
    }

    /// Yes or no.
    pub(super) fn bool(&mut self, value: &Value<'_>) -> Option<bool> {
        match value.node {
            Node::Bool(value) => Some(*value),
            _ => {
                self.wrong_type(value, "`true` or `false`");
                None
            }
        }
    }

    /// A day.
    pub(super) fn date(&mut self, value: &Value<'_>) -> Result<Option<Date>, ()> {
        let Some(text) = self.text(value) else { return Ok(None) };
        match Date::parse(&text) {
            Ok(date) => Ok(Some(date)),
            Err(DateError::NoSuchDay) => {
                let exact = self.verbatim(value, &text);
                let fault = self.fault(codes::NO_SUCH_DAY, value, format!("there is no {text}"));
                fault.label = "the calendar does not have this day".to_owned();
                if let Some(date) = exchanged(&text) {
                    fault.help.push(format!("did you mean {date}?"));
                    fault.fixes.extend(exact.map(|span| Fix { span, text: date.to_string() }));
                }
                Err(())
            }
            Err(DateError::Form) => {
                let exact = self.verbatim(value, &text);
                let fault = self.fault(codes::NOT_A_DATE, value, format!("`{text}` is not a date"));
                let meant = Date::meant(&text);
                let help = meant.map_or_else(
                    || "write year-month-day: `2026-11-02`".to_owned(),
                    |date| format!("write year-month-day: `{date}`"),
                );
                fault.help.push(help);
                let fix = meant.zip(exact).map(|(date, span)| Fix { span, text: date.to_string() });
                fault.fixes.extend(fix);
                Err(())
            }
        }
    }

    /// A web address that may be linked.
    pub(super) fn url(&mut self, value: &Value<'_>) -> Result<Option<WebUrl>, ()> {
        let Some(text) = self.text(value) else { return Ok(None) };
        let error = match WebUrl::parse(&text) {
            Ok(url) => return Ok(Some(url)),
            Err(error) => error,
        };
        match error {
            UrlError::Scheme(scheme) => {
                let message = format!("links may not begin with `{scheme}:`");
                let fault = self.fault(codes::FORBIDDEN_SCHEME, value, message);
                fault.help.push("use an `https:` or `mailto:` address".to_owned());
            }
            UrlError::Credentials => {
                self.fault(codes::BAD_URL, value, "this address holds a user name or a password");
            }
            UrlError::Form if is_email(&text) => {
                let fault = self.fault(codes::BAD_URL, value, "this is an e-mail address, not a web address");
                fault.help.push(format!("write `mailto:{text}`, or use `apply_email`"));
            }
            UrlError::Form => {
                let fault = self.fault(codes::BAD_URL, value, format!("`{text}` is not a web address"));
                let whole = format!("https://{text}");
                let bare = !text.contains(['<', '>', ' ']) && !text.contains("://");
                if bare && text.contains('.') && WebUrl::parse(&whole).is_ok() {
                    fault.help.push(format!("write the whole address: `{whole}`"));
                }
            }
        }
        Err(())
    }

    /// The path on this site of a file of `static/`. One from elsewhere would be a request to somebody else on every page.
    pub(super) fn own_file(&mut self, value: &Value<'_>, what: &str) -> Option<String> {
        let path = self.text(value)?;
        let own = path.trim_start_matches('/').to_owned();
        // What a browser would take for another host, or for a file above, is no path of `OutPath`.
        if path.starts_with("//") || OutPath::new(&own).is_none() {
            let message = format!("{what} is a file of `static/`, not an address elsewhere");
            self.fault(codes::BAD_URL, value, message).help.push(
                "put the picture into `static/` and write its path there: `logos/northwind.svg`".to_owned(),
            );
            return None;
        }
        Some(format!("/{own}"))
    }

    /// A language by its tag.
    pub(super) fn language(&mut self, value: &Value<'_>) -> Option<Language> {
        let text = self.text(value)?;
        if let Some(language) = language(&text) {
            return Some(language);
        }
        let fault = self.fault(codes::UNKNOWN_VALUE, value, format!("`{text}` is not a language"));
        fault.help.push("use a tag such as `en`, `de` or `fr`".to_owned());
        None
    }

    /// One of a table's values, by any of its spellings.
    pub(super) fn choice<T: Copy>(&mut self, value: &Value<'_>, table: &[Choice<T>]) -> Option<T> {
        let text = self.text(value)?;
        if let Some(choice) = find(table, &text) {
            return Some(choice);
        }
        let exact = self.verbatim(value, &text);
        let fault =
            self.fault(codes::UNKNOWN_VALUE, value, format!("`{text}` is none of the values it takes"));
        offer(fault, (&text, exact), table);
        None
    }
}

impl Keys {
    /// Our name for what others call `written`, with its rank among the other names; also for `datePosted` and
    /// `Date-Posted`.
    fn other_name(&self, written: &str) -> Option<(usize, &'static str)> {
        let snake = snake_case(written);
        if let Some(name) = self.ours.iter().find(|name| **name == snake) {
            return Some((0, name));
        }
        self.others
            .iter()
            .enumerate()
            .find(|(_, (other, _))| *other == snake)
            .map(|(rank, (_, name))| (rank + 1, *name))
    }
}

/// The language that a tag means: `en`, `de-AT`, `pt_BR`.
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    if let Some(lang) = Lang::from_tag(text) {
        return Some(Language::Known(lang));
    }
    let tag = text.replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let others =
        parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    (primary && others).then(|| Language::Other(tag.to_ascii_lowercase()))
}

/// The date with day and month exchanged, if there is such a day.
fn exchanged(text: &str) -> Option<Date> {
    let (year, month, day) = (text.get(0..4)?, text.get(5..7)?, text.get(8..10)?);
    Date::parse(&format!("{year}-{day}-{month}")).ok()
}

fn snake_case(key: &str) -> String {
    let mut snake = String::with_capacity(key.len() + 4);
    let mut lower = false;
    for c in key.chars() {
        if c.is_ascii_uppercase() && lower {
            snake.push('_');
        }
        lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        snake.push(if matches!(c, '-' | ' ') { '_' } else { c.to_ascii_lowercase() });
    }
    snake
}

/// A value of a key: our spelling, others' spellings, the value.
pub type Choice<T> = (&'static str, &'static [&'static str], T);

/// The value that `text` spells in any way; case, hyphens and spaces don't count.
pub fn find<T: Copy>(table: &[Choice<T>], text: &str) -> Option<T> {
    let bare = bare(text);
    table
        .iter()
        .find(|(name, others, _)| {
            self::bare(name) == bare || others.iter().any(|other| self::bare(other) == bare)
        })
        .map(|(_, _, value)| *value)
}

/// Our spelling of a value.
pub fn name_of<T: PartialEq>(table: &[Choice<T>], value: T) -> &'static str {
    table.iter().find(|(_, _, other)| *other == value).map_or("", |(name, _, _)| name)
}

/// Adds what a key takes to a fault, and the nearest of it; `exact` is where the text can be written over.
pub(super) fn offer<T>(fault: &mut Diagnostic, (text, exact): (&str, Option<Span>), table: &[Choice<T>]) {
    let spellings = table.iter().flat_map(|(name, others, _)| {
        others.iter().map(move |other| (*other, *name)).chain([(*name, *name)])
    });
    let near = nearest(text, spellings.clone().map(|(spelling, _)| spelling));
    if let Some((_, name)) = spellings.clone().find(|(spelling, _)| Some(*spelling) == near) {
        fault.help.push(format!("did you mean `{name}`?"));
        fault.fixes.extend(exact.map(|span| Fix { span, text: (*name).to_owned() }));
    }
    let names: Vec<_> = table.iter().map(|(name, _, _)| format!("`{name}`")).collect();
    fault.help.push(format!("it takes {}", names.join(", ")));
}

fn bare(text: &str) -> String {
    crate::base::fold::fold(text).replace(' ', "")
}
