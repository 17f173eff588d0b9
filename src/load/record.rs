//! A record: the keys of one posting, company, category or page, and how to find any of them in its file again.

use std::ops::Range;

use super::entries;
use super::step::{Part, Step};
use super::yaml::{self, Map};
use crate::base::{SourceId, SourceMap, Span};

/// One record.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// The file it stands in.
    pub source: SourceId,
    /// Its keys, in the order of the file.
    pub fields: Map,
    /// The Markdown below the front matter, as a range of the file; nothing for YAML files.
    pub body: Option<Range<usize>>,
    /// The YAML, as a range of the file.
    pub(super) yaml: Range<usize>,
    /// The words of the heading that gave the title, as a range of the file.
    pub(super) heading: Option<Range<usize>>,
    /// Which item of the file's list it is, if the file holds a list.
    pub(super) item: Option<usize>,
    /// Where `yaml` holds the item's own lines alone: the whole list.
    pub(super) list: Option<(usize, Range<usize>)>,
}

impl Record {
    /// Where the value at `path` stands, or its key.
    #[must_use]
    pub fn span(&self, sources: &SourceMap, path: &[Step<'_>], part: Part) -> Span {
        if let (Some(heading), [Step::Key("title")]) = (&self.heading, path) {
            return Span::new(self.source, heading.clone());
        }
        let text = sources.text(self.source);
        let find = |yaml: &Range<usize>, item: Option<usize>| {
            let steps: Vec<Step<'_>> = item.map(Step::Item).into_iter().chain(path.iter().copied()).collect();
            let found = yaml::locate(&text[yaml.clone()], &steps, part)?;
            Some(Span::new(self.source, yaml.start + found.start..yaml.start + found.end))
        };
        let in_list = || self.list.as_ref().and_then(|(item, list)| find(list, Some(*item)));
        find(&self.yaml, self.item).or_else(in_list).unwrap_or_else(|| self.start(sources))
    }

    /// Where the keys and the values of the mapping at `path` stand, in their order. Where each entry has a line to itself the
    /// document is not read again for each.
    #[must_use]
    pub fn entries(&self, sources: &SourceMap, path: &[Step<'_>], fields: &Map) -> Vec<[Span; 2]> {
        let text = &sources.text(self.source)[..self.yaml.end];
        let mut last: Option<[Range<usize>; 2]> = None;
        let mut places = Vec::with_capacity(fields.len());
        for (key, value) in fields {
            let found = last.and_then(|last| entries::next(text, &last, (key, value)));
            let found = found.unwrap_or_else(|| {
                let path = [path, &[Step::Key(key)]].concat();
                [Part::Key, Part::Value].map(|part| self.span(sources, &path, part).range())
            });
            places.push(found.clone().map(|place| Span::new(self.source, place)));
            last = Some(found);
        }
        places
    }

    /// The record's first line: where to point at what is missing.
    #[must_use]
    pub fn start(&self, sources: &SourceMap) -> Span {
        let text = sources.text(self.source);
        let own = &text[self.yaml.clone()];
        let start = self.yaml.start
            + match self.item {
                Some(0) if own.starts_with("- ") => own.len() - own[2..].trim_start().len(),
                Some(item) => {
                    yaml::locate(own, &[Step::Item(item)], Part::Value).map_or(0, |found| found.start)
                }
                None => 0,
            };
        let line = text[start..].find('\n').unwrap_or(text.len() - start);
        Span::new(self.source, start..start + text[start..start + line].trim_end().len())
    }

    /// The text below the front matter.
    #[must_use]
    pub fn body<'s>(&self, sources: &'s SourceMap) -> Option<&'s str> {
        self.body.clone().map(|range| &sources.text(self.source)[range])
    }

    /// Whether it is an item of a list, and so has no file of its own that could name it.
    #[must_use]
    pub fn is_item(&self) -> bool {
        self.item.is_some()
    }
}
