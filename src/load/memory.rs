//! What was read of each file, kept for the next time: a file with the very same bytes says the very same.
//!
//! "The very same" is asked of where the bytes lie, not of what they are: whoever reads a tree again keeps those that are equal
//! ([`Tree::keep_equal`](crate::base::Tree::keep_equal)).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Record;
use crate::base::codes;
use crate::base::{Diagnostic, RelPath, SourceId, SourceMap, Span};

/// What one load keeps for the next.
#[derive(Default, Debug)]
pub struct Memory {
    /// Every file that was ever read: its name there stays, so that what points into it stays right.
    pub(super) sources: SourceMap,
    files: BTreeMap<RelPath, Kept>,
    /// Counts the loads.
    load: u64,
}

#[derive(Debug)]
struct Kept {
    source: SourceId,
    bytes: Arc<[u8]>,
    read: Option<Arc<Read>>,
    /// The last load that had it.
    load: u64,
}

/// What was read of a file.
#[derive(Debug)]
pub(super) struct Read {
    source: SourceId,
    pub(super) records: Vec<Arc<Record>>,
    pub(super) faults: Vec<Diagnostic>,
}

/// A file of a tree.
pub(super) enum File {
    /// It was read before.
    Known(Arc<Read>),
    /// It has to be read.
    New(SourceId, Arc<str>),
}

impl Read {
    pub(super) fn new(source: SourceId, (records, faults): (Vec<Record>, Vec<Diagnostic>)) -> Self {
        Self { source, records: records.into_iter().map(Arc::new).collect(), faults }
    }
}

impl Memory {
    /// A load begins. Where most of what is kept is of files that are gone, nothing is.
    pub(super) fn begin(&mut self) {
        let load = self.load;
        self.files.retain(|_, file| file.load == load);
        if self.sources.len() > 2 * self.files.len() + 64 {
            *self = Self { load, ..Self::default() };
        }
        self.load += 1;
    }

    /// The file's text, filed in the source map; or the fault that it is no text.
    pub(super) fn text(&mut self, path: &RelPath, bytes: &Arc<[u8]>) -> Result<File, Box<Diagnostic>> {
        let load = self.load;
        let known = self.files.get_mut(path);
        if let Some(Kept { bytes: kept, read: Some(read), load: last, .. }) = known
            && Arc::ptr_eq(kept, bytes)
        {
            *last = load;
            return Ok(File::Known(Arc::clone(read)));
        }
        let source = self.files.get(path).map(|kept| kept.source);
        let (text, valid) = match std::str::from_utf8(bytes) {
            Ok(text) => (Arc::from(text), None),
            Err(error) => (Arc::from(&*String::from_utf8_lossy(bytes)), Some(error.valid_up_to())),
        };
        let source = match source {
            Some(source) => {
                self.sources.replace(source, Arc::clone(&text));
                source
            }
            None => self.sources.add(path.clone(), Arc::clone(&text)),
        };
        self.files.insert(path.clone(), Kept { source, bytes: Arc::clone(bytes), read: None, load });
        let Some(at) = valid else { return Ok(File::New(source, text)) };
        let span = Span::new(source, at..at + '\u{fffd}'.len_utf8());
        let message = "this file is not UTF-8 text";
        Err(Box::new(
            Diagnostic::at(codes::NOT_UTF8, span, message)
                .label("these bytes are no text")
                .help("save the file as UTF-8"),
        ))
    }

    /// Keeps what was read.
    pub(super) fn keep<'r>(&mut self, read: impl Iterator<Item = &'r Arc<Read>>) {
        for read in read {
            if let Some(kept) = self.files.get_mut(self.sources.path(read.source)) {
                kept.read = Some(Arc::clone(read));
            }
        }
    }
}
