//! One file → its records: where the front matter ends, what is a list, what the first heading says.
//!
//! It knows the two kinds of file, Markdown and YAML, and of the keys only those that give a title.

use std::ops::Range;

use super::record::Record;
use super::yaml::{self, Map, Node, YamlError, YamlErrorKind};
use crate::base::codes;
use crate::base::{Diagnostic, RelPath, SourceId, Span};

/// The largest YAML document, in bytes.
const YAML_CAP: usize = 256 * 1024;
/// The largest Markdown text, in bytes.
const BODY_CAP: usize = 512 * 1024;

/// Keys that give a title: with one of them the first heading is no title.
const TITLES: [&str; 5] = ["title", "job_title", "jobTitle", "name", "position"];

/// Reads the records of one file.
pub(super) fn read(path: &RelPath, source: SourceId, text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let file = File { source, text };
    let read = if matches!(path.extension(), "md" | "markdown") { file.markdown() } else { file.yaml() };
    read.unwrap_or_else(|fault| (Vec::new(), vec![*fault]))
}

type Read = Result<(Vec<Record>, Vec<Diagnostic>), Box<Diagnostic>>;

#[derive(Clone, Copy)]
struct File<'a> {
    source: SourceId,
    text: &'a str,
}

impl File<'_> {
    fn record(self, fields: Map, yaml: Range<usize>) -> Record {
        Record { source: self.source, fields, body: None, heading: None, yaml, item: None, list: None }
    }

    fn yaml(self) -> Read {
        let whole = bom(self.text)..self.text.len();
        let records = match self.parse(whole.clone())? {
            Node::Map(fields) => {
                vec![self.record(fields, whole)]
            }
            Node::List(items) => return self.list(whole, items),
            Node::Null => Vec::new(),
            Node::Bool(_) | Node::Int(_) | Node::Float(_) | Node::Text(_) => {
                return Err(self.fault(
                    codes::WRONG_TYPE,
                    whole,
                    "this file holds neither keys nor a list of records",
                ));
            }
        };
        Ok((records, Vec::new()))
    }

    fn list(self, whole: Range<usize>, items: Vec<Node>) -> Read {
        let mut records = Vec::new();
        let mut faults = Vec::new();
        // Each item's own lines, so that to find a place in it takes no look at the others.
        let own = self.items(whole.clone()).filter(|own| own.len() == items.len());
        for (number, node) in items.into_iter().enumerate() {
            let kind = node.kind();
            let fields = if let Node::Map(fields) = node { fields } else { Vec::new() };
            let mut record = self.record(fields, whole.clone());
            record.item = Some(number);
            if let Some(own) = &own {
                record.list = Some((number, std::mem::replace(&mut record.yaml, own[number].clone())));
                record.item = Some(0);
            }
            if record.fields.is_empty() {
                let step = [super::Step::Item(number)];
                let found =
                    yaml::locate(&self.text[whole.clone()], &step, super::Part::Value).unwrap_or(0..0);
                let at = whole.start + found.start..whole.start + found.end;
                faults.push(*self.fault(codes::WRONG_TYPE, at, format!("this item is {kind}, not a record")));
            } else {
                records.push(record);
            }
        }
        Ok((records, faults))
    }

    /// The lines of each item of a list that is written with a dash in the first column; nothing for other lists.
    fn items(self, whole: Range<usize>) -> Option<Vec<Range<usize>>> {
        let mut starts = Vec::new();
        let mut at = whole.start;
        for line in self.text[whole.clone()].split_inclusive('\n') {
            if line.starts_with("- ") || line.trim_end() == "-" {
                starts.push(at);
            }
            at += line.len();
        }
        let ends = starts.iter().skip(1).copied().chain([whole.end]);
        let own: Vec<Range<usize>> =
            starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        (!own.is_empty()).then_some(own)
    }

    fn markdown(self) -> Read {
        let start = bom(self.text);
        self.capped(start..self.text.len(), YAML_CAP + BODY_CAP)?;
        let Some(front) = self.front_matter(start)? else {
            self.capped(start..self.text.len(), BODY_CAP)?;
            return Ok(self.headed(Map::new(), start..start, start));
        };
        self.capped(front.body.clone(), BODY_CAP)?;
        let fields = match self.parse(front.yaml.clone())? {
            Node::Map(fields) => fields,
            Node::Null => Vec::new(),
            other => {
                let message = format!("the front matter is {}, not keys and values", other.kind());
                return Err(self.fault(codes::WRONG_TYPE, front.yaml, message));
            }
        };
        if fields.iter().any(|(key, _)| TITLES.contains(&key.as_str())) {
            let record = self.record(fields, front.yaml);
            return Ok((vec![Record { body: Some(front.body), ..record }], Vec::new()));
        }
        Ok(self.headed(fields, front.yaml, front.body.start))
    }

    /// A file that gives no title: its first heading is the title, what stands below is the body.
    fn headed(self, mut fields: Map, yaml: Range<usize>, start: usize) -> (Vec<Record>, Vec<Diagnostic>) {
        let mut body = start..self.text.len();
        let mut notes = Vec::new();
        let heading = self.first_heading(start);
        if let Some((heading, end)) = heading.clone() {
            fields.push(("title".to_owned(), Node::Text(self.text[heading.clone()].to_owned())));
            body.start = end;
            let note = Diagnostic::at(
                codes::TITLE_NOT_HEADING,
                Span::new(self.source, heading),
                "the title was taken from this heading",
            );
            notes.push(
                note.help("front matter can say more: `title:`, `locations:`, `date_posted:`").once(""),
            );
        }
        let heading = heading.map(|(heading, _)| heading);
        (vec![Record { body: Some(body), heading, ..self.record(fields, yaml) }], notes)
    }

    /// The words of a `#` heading that nothing but blank lines stands before, and where its line ends.
    fn first_heading(self, start: usize) -> Option<(Range<usize>, usize)> {
        let mut at = start;
        for line in self.text[start..].split_inclusive('\n') {
            if let Some(words) = line.strip_prefix("# ") {
                let words = words.trim_end().trim_end_matches('#').trim_end();
                let lead = words.len() - words.trim_start().len();
                return Some((at + 2 + lead..at + 2 + words.len(), at + line.len()));
            }
            if !line.trim().is_empty() {
                return None;
            }
            at += line.len();
        }
        None
    }

    fn front_matter(self, start: usize) -> Result<Option<FrontMatter>, Box<Diagnostic>> {
        let mut lines = self.text[start..].split_inclusive('\n');
        let Some(first) = lines.next() else { return Ok(None) };
        let fence = start..start + first.trim_end().len();
        match first.trim_end() {
            "---" => {}
            "+++" => {
                return Err(self.fault(
                    codes::TOML_FRONT_MATTER,
                    fence,
                    "the front matter is TOML, not YAML",
                ));
            }
            _ => return Ok(None),
        }
        let yaml = start + first.len();
        let mut at = yaml;
        for line in lines {
            if matches!(line.trim_end(), "---" | "...") {
                return Ok(Some(FrontMatter { yaml: yaml..at, body: at + line.len()..self.text.len() }));
            }
            at += line.len();
        }
        let mut fault = self.fault(codes::FRONT_MATTER_OPEN, fence, "this front matter is not closed");
        fault.label = "opened here".to_owned();
        fault.help.push("put a line of `---` between the fields and the description".to_owned());
        Err(fault)
    }

    fn capped(self, range: Range<usize>, cap: usize) -> Result<(), Box<Diagnostic>> {
        if range.len() <= cap {
            return Ok(());
        }
        let message =
            format!("{} KiB are more than the {} KiB that are read", range.len() / 1024, cap / 1024);
        Err(self.fault(codes::TOO_LARGE, range.start..range.start, message))
    }

    fn parse(self, range: Range<usize>) -> Result<Node, Box<Diagnostic>> {
        self.capped(range.clone(), YAML_CAP)?;
        yaml::parse(&self.text[range.clone()]).map_err(|error| self.syntax(range.start, error))
    }

    fn syntax(self, offset: usize, error: YamlError) -> Box<Diagnostic> {
        let at = offset + error.at.start..offset + error.at.end;
        match error.kind {
            YamlErrorKind::Syntax(words) => {
                let mut fault =
                    self.fault(codes::YAML_SYNTAX, at.clone(), format!("this is not YAML: {words}"));
                let line = self.line_around(at.start);
                if line.matches(": ").count() > 1 && !line.contains(['"', '\'', '{']) {
                    fault
                        .help
                        .push("a text with a colon in it needs quotes: `title: \"Lead: Data\"`".to_owned());
                } else if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') {
                    fault.help.push("indent with spaces, not with tabs".to_owned());
                }
                fault
            }
            YamlErrorKind::KeyTwice(key) => {
                let mut fault = self.fault(
                    codes::KEY_TWICE,
                    at.start..at.start + key.len(),
                    format!("`{key}` is given twice"),
                );
                fault.label = "given again here".to_owned();
                fault
            }
            YamlErrorKind::Expands => {
                let message = "this document says more than is written in it, or is nested too deeply";
                self.fault(codes::YAML_EXPANDS, at, message)
            }
        }
    }

    /// The line that holds the byte `at`.
    fn line_around(&self, at: usize) -> &str {
        let at = at.min(self.text.len());
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        self.text[start..].split('\n').next().unwrap_or("")
    }

    fn fault(self, code: crate::base::Code, at: Range<usize>, message: impl Into<String>) -> Box<Diagnostic> {
        let end = at.end.min(self.text.len());
        Box::new(Diagnostic::at(code, Span::new(self.source, at.start.min(end)..end), message))
    }
}

struct FrontMatter {
    yaml: Range<usize>,
    body: Range<usize>,
}

/// The length of a byte order mark, which Windows editors write and nobody wants.
fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}
