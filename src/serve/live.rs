//! The site as it is served now: found by address, rendered when it is asked for, and what has changed since a page was
//! looked at.
//!
//! Nothing here asks the disk for what a request names: an address is looked up among the site's own, or is not there.
//! It does not know when files change.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use crate::base::links;
use crate::base::output::Made;
use crate::base::report::{self, Format};
use crate::base::{Body, Diagnostic, Fingerprint, Item, OutPath, Output, RelPath, Severity, SourceMap};
use crate::pipeline::Built;
use crate::plan::Kind;

/// Faults that are shown over a page.
const SHOWN: usize = 20;

/// One state of the site.
pub(super) struct Snapshot {
    /// Counts the builds, from 1.
    pub(super) number: u64,
    /// The site's files; those of the last build that had any.
    pub(super) output: Output,
    /// The path that `base_url` ends with: `/careers`, or nothing.
    pub(super) prefix: String,
    /// What is wrong with the content or theme, as it is shown over pages.
    pub(super) faults: Faults,
    /// Pages of postings that an error keeps from the site, as they were.
    kept: BTreeMap<OutPath, Kept>,
    /// The last site of which no page was found that can't be made, for those of this one that can't.
    before: Option<Output>,
    /// Whether one was found in this one.
    failed: AtomicBool,
}

/// A page as it was before its file had an error.
#[derive(Clone)]
struct Kept {
    bytes: Arc<[u8]>,
    file: RelPath,
}

/// Faults as the page's script shows them.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Faults {
    /// Each with its text underlined.
    pub(super) list: Vec<String>,
    /// How many more there are.
    pub(super) more: usize,
}

/// What stands at an address.
pub(super) enum Found<'s> {
    /// A file of the site.
    Item(&'s OutPath, &'s Item),
    /// A page that a fault has taken away.
    Kept(&'s OutPath, Arc<[u8]>),
    /// It is asked for by an address that leads there.
    Elsewhere(String),
    /// An old address: what the host would say in `Location`.
    Moved(&'s str),
    /// Nothing.
    Nothing,
}

/// The bytes of a file, with the fault that kept newer ones from being made.
pub(super) struct Bytes {
    pub(super) bytes: Arc<[u8]>,
    pub(super) fault: Option<Box<Diagnostic>>,
}

impl Snapshot {
    /// The first state, or the one that follows `before` and its build.
    pub(super) fn new(built: &Built, before: Option<(&Self, &Built)>) -> Self {
        let number = before.map_or(1, |(before, _)| before.number + 1);
        let failed = AtomicBool::new(false);
        let good = before.and_then(|(before, _)| match before.failed.load(Ordering::Relaxed) {
            true => before.before.clone(),
            false => Some(before.output.clone()),
        });
        let faults = Faults::of(built);
        let kept = before.map(|(before, last)| before.kept_by(last, built)).unwrap_or_default();
        // While the theme can't be used or the settings can't be read, what could be made before stands.
        let stands = built.output.is_none() || built.settings_unread;
        let (output, prefix) = match (before, &good) {
            (Some((before, _)), Some(output)) if stands => (output.clone(), before.prefix.clone()),
            _ => {
                let output = built.output.clone().unwrap_or_default();
                (output, built.site.config.base_url.prefix().to_owned())
            }
        };
        Self { number, output, prefix, faults, kept, before: good, failed }
    }

    /// The pages that an error in their posting's own file keeps from the new build.
    fn kept_by(&self, last: &Built, built: &Built) -> BTreeMap<OutPath, Kept> {
        let faulty: BTreeSet<&RelPath> =
            errors(built).filter_map(|fault| fault.anchor.file(&built.sources)).collect();
        if faulty.is_empty() {
            return BTreeMap::new();
        }
        let is_gone =
            |path: &OutPath| built.output.as_ref().is_some_and(|output| !output.items.contains_key(path));
        let still = |(path, kept): &(&OutPath, &Kept)| faulty.contains(&kept.file) && is_gone(path);
        let mut kept: BTreeMap<OutPath, Kept> =
            self.kept.iter().filter(still).map(|(path, kept)| (path.clone(), kept.clone())).collect();
        for (path, page) in &last.plan.pages {
            let Kind::Posting(id) = page.kind else { continue };
            let file = last.sources.path(last.site.posting(id).source.source);
            if faulty.contains(file)
                && is_gone(path)
                && let Some(Ok(bytes)) = self.output.items.get(path).map(bytes)
            {
                kept.insert(path.clone(), Kept { bytes, file: file.clone() });
            }
        }
        kept
    }

    /// Makes a page of each kind, to see whether the theme can, before anybody looks; gives what it can't.
    pub(super) fn try_each_kind(&self, built: &Built) -> Vec<Diagnostic> {
        let mut tried = HashSet::new();
        let mut found: Vec<Diagnostic> = Vec::new();
        for (path, page) in &built.plan.pages {
            let is_html = path.as_str().ends_with(".html");
            if !is_html || !tried.insert(std::mem::discriminant(&page.kind)) {
                continue;
            }
            if let Some(Err(fault)) = self.output.items.get(path).map(bytes) {
                self.failed.store(true, Ordering::Relaxed);
                if !found.contains(&fault) {
                    found.push(*fault);
                }
            }
        }
        found
    }

    /// The same state with more that is wrong, as the next one.
    pub(super) fn with_faults(&self, found: &[Diagnostic]) -> Self {
        let mut faults = self.faults.clone();
        faults.list.splice(0..0, found.iter().map(|fault| plain(fault, &SourceMap::default())));
        Self {
            number: self.number,
            output: self.output.clone(),
            prefix: self.prefix.clone(),
            faults,
            kept: self.kept.clone(),
            before: self.before.clone(),
            failed: AtomicBool::new(true),
        }
    }

    /// What stands at the path of an address, still as it was written.
    pub(super) fn find(&self, path: &str) -> Found<'_> {
        let Some(path) = decoded(path) else { return Found::Nothing };
        if let Some(place) = self.output.moved.get(&*path) {
            return Found::Moved(place);
        }
        let Some(inner) = path.strip_prefix(self.prefix.as_str()).and_then(|path| path.strip_prefix('/'))
        else {
            let is_above =
                self.prefix == path || self.prefix.starts_with(&format!("{}/", path.trim_end_matches('/')));
            return if is_above { Found::Elsewhere(format!("{}/", self.prefix)) } else { Found::Nothing };
        };
        let file = if inner.is_empty() || inner.ends_with('/') {
            format!("{inner}index.html")
        } else {
            inner.to_owned()
        };
        let Some(path) = OutPath::new(&file) else { return Found::Nothing };
        if let Some((path, item)) = self.output.items.get_key_value(&path) {
            return Found::Item(path, item);
        }
        if let Some((path, kept)) = self.kept.get_key_value(&path) {
            return Found::Kept(path, Arc::clone(&kept.bytes));
        }
        // Hosts lead from the folder's name to the folder.
        let folder = OutPath::new(&format!("{file}/index.html"));
        match folder.filter(|folder| self.output.items.contains_key(folder) || self.kept.contains_key(folder))
        {
            Some(_) => Found::Elsewhere(format!("{}/{inner}/", self.prefix)),
            None => Found::Nothing,
        }
    }

    /// The page for addresses that lead nowhere.
    pub(super) fn not_found(&self) -> Option<(&OutPath, &Item)> {
        self.output.items.get_key_value(&OutPath::new("404.html")?)
    }

    /// The bytes of a file; where it can't be made, those of the last site that could.
    pub(super) fn bytes(&self, path: &OutPath, item: &Item) -> Result<Bytes, Box<Diagnostic>> {
        bytes(item).map(|bytes| Bytes { bytes, fault: None }).or_else(|fault| {
            self.failed.store(true, Ordering::Relaxed);
            let before = self.before.as_ref().and_then(|before| before.items.get(path));
            match before.map(bytes) {
                Some(Ok(bytes)) => Ok(Bytes { bytes, fault: Some(fault) }),
                _ => Err(fault),
            }
        })
    }

    /// The style sheets by what they are called without their hash, with their addresses.
    fn styles(&self) -> BTreeMap<String, String> {
        let sheets = self.output.items.keys().map(OutPath::as_str);
        let sheets = sheets.filter(|path| path.starts_with("assets/") && path.ends_with(".css"));
        sheets
            .filter_map(|path| Some((path.rsplit_once('-')?.0.to_owned(), format!("{}/{path}", self.prefix))))
            .collect()
    }
}

/// What a page that somebody looks at has to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Change {
    /// Its bytes are the same.
    Nothing,
    /// Its style sheets have other addresses, from and to, and all else is the same.
    Styles(Vec<(String, String)>),
    /// Its bytes are others.
    Page,
}

/// A page as it was given to somebody.
#[derive(Default)]
pub(super) struct Seen {
    bytes: Arc<[u8]>,
    styles: BTreeMap<String, String>,
}

impl Seen {
    /// The page at a path, as it is now, or the page of addresses that lead nowhere; and what keeps newer ones from being made.
    pub(super) fn now(snapshot: &Snapshot, path: &str) -> (Self, Option<Box<Diagnostic>>) {
        let made = match snapshot.find(path) {
            Found::Item(path, item) => snapshot.bytes(path, item),
            Found::Kept(_, bytes) => Ok(Bytes { bytes, fault: None }),
            Found::Elsewhere(_) | Found::Moved(_) | Found::Nothing => match snapshot.not_found() {
                Some((path, item)) => snapshot.bytes(path, item),
                None => Ok(Bytes { bytes: Arc::from(&b""[..]), fault: None }),
            },
        };
        let (bytes, fault) = match made {
            Ok(Bytes { bytes, fault }) => (bytes, fault),
            Err(fault) => (Arc::from(&b""[..]), Some(fault)),
        };
        (Self { bytes, styles: snapshot.styles() }, fault)
    }

    /// What has changed from this one to a later one.
    pub(super) fn changed_to(&self, later: &Self) -> Change {
        if self.bytes == later.bytes {
            return Change::Nothing;
        }
        let exchanged: Vec<(String, String)> = self
            .styles
            .iter()
            .filter_map(|(name, old)| {
                Some((old.clone(), later.styles.get(name).filter(|new| *new != old)?.clone()))
            })
            .collect();
        let (Ok(old), Ok(new)) = (std::str::from_utf8(&self.bytes), std::str::from_utf8(&later.bytes)) else {
            return Change::Page;
        };
        let mut expected = old.to_owned();
        for (old, new) in &exchanged {
            expected = expected.replace(old.as_str(), new);
        }
        if uncoloured(&expected).eq(uncoloured(new)) { Change::Styles(exchanged) } else { Change::Page }
    }

    /// A name for the bytes.
    pub(super) fn name(&self) -> String {
        name(&self.bytes)
    }
}

/// The lines of a page but for those that tell the browser's own bars a colour of its style sheet: whoever tries colours out keeps the
/// page.
fn uncoloured(html: &str) -> impl Iterator<Item = &str> {
    html.lines().filter(|line| !line.trim_start().starts_with("<meta name=\"theme-color\""))
}

/// A short name for bytes, to tell whether a browser has these.
pub(super) fn name(bytes: &[u8]) -> String {
    Fingerprint::of_bytes(bytes).short()
}

impl Faults {
    /// The errors of a build; warnings keep no page from being right.
    fn of(built: &Built) -> Self {
        let errors: Vec<&Diagnostic> = errors(built).collect();
        let list = errors.iter().take(SHOWN).map(|fault| plain(fault, &built.sources)).collect();
        Self { list, more: errors.len().saturating_sub(SHOWN) }
    }

    /// With a fault of the page that is looked at, first.
    pub(super) fn with(&self, fault: &Diagnostic) -> Self {
        let own = plain(fault, &SourceMap::default());
        if self.list.contains(&own) {
            return self.clone();
        }
        let list = [own].into_iter().chain(self.list.iter().cloned()).collect();
        Self { list, more: self.more }
    }

    pub(super) fn to_json(&self) -> Value {
        json!({
            "list": self.list,
            "more": self.more,
            "about": "What an error names is left out of the site. This panel goes when all are mended.",
        })
    }
}

fn errors(built: &Built) -> impl Iterator<Item = &Diagnostic> {
    built.diagnostics.iter().filter(|fault| fault.severity() == Severity::Error)
}

fn plain(fault: &Diagnostic, sources: &SourceMap) -> String {
    let text = report::render(Format::Human, std::slice::from_ref(fault), sources);
    report::without_colours(&text).trim_end().to_owned()
}

/// The bytes of a file of the site.
fn bytes(item: &Item) -> Result<Arc<[u8]>, Box<Diagnostic>> {
    match &item.body {
        Body::Bytes(bytes) => Ok(Arc::clone(bytes)),
        Body::Page { by, page } => match by.render(*page) {
            Made { fault: Some(fault), .. } => Err(Box::new(fault)),
            Made { bytes, .. } => Ok(bytes.into()),
        },
        // What is only copied is read piece by piece where it is sent, and is no page that anybody looks at.
        Body::File(..) => Ok(Arc::from(&b""[..])),
    }
}

/// A path without its percent signs, decoded once; nothing for one that has what no path of ours has.
pub(super) fn decoded(path: &str) -> Option<String> {
    let text = links::decoded(path);
    let strange =
        text.chars().any(char::is_control) || text.contains(['\\', ':', '\u{fffd}']) || text.contains("//");
    let upwards = text.split('/').any(|part| part == "." || part == "..");
    (!strange && !upwards && text.starts_with('/')).then(|| text.into_owned())
}
