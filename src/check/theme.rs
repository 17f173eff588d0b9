//! The site's theme: whether there is one of its name, and for which version of the contract it was made.
//!
//! Whether its files can be used is found where pages are made of them.

use super::reader::{Keys, Reader, Value};
use crate::base::nearest::nearest;
use crate::base::{Anchor, Diagnostic, Entry, RelPath, codes};
use crate::load::{Loaded, Node, Part, Record, Step};
use crate::model::THEME_API;

pub(super) const KEYS: Keys =
    Keys { what: "theme.yaml", ours: &["api", "name"], others: &[("title", "name")] };

const WITHOUT: &str = "the theme does not say for which version of the contract it was made";

/// Judges the theme that the site names; others do nothing. The built-in one needs no file of the site.
pub(super) fn theme(loaded: &Loaded, name: &str, faults: &mut Vec<Diagnostic>) {
    let path = RelPath::new(&format!("themes/{name}/theme.yaml")).filter(|_| !name.contains('/'));
    let file = path.as_ref().and_then(|path| Some((path, loaded.assets.get(path)?)));
    let Some((path, file)) = file else {
        if name != "default" {
            faults.push(unknown(loaded, name));
        }
        return;
    };
    let record = loaded.themes.iter().find(|record| loaded.sources.path(record.source) == path);
    match record {
        Some(record) => faults.extend(settings(record, loaded)),
        None if is_blank(file) => {
            faults.push(unversioned(Diagnostic::new(
                codes::THEME_WITHOUT_API,
                Anchor::File(path.clone()),
                WITHOUT,
            )));
        }
        // What can't be read is named already.
        None => {}
    }
}

fn unknown(loaded: &Loaded, name: &str) -> Diagnostic {
    let message = format!("there is no theme `{name}`");
    let fault = match &loaded.config {
        Some(record) => {
            let span = record.span(&loaded.sources, &[Step::Key("theme")], Part::Value);
            Diagnostic::at(codes::THEME_UNKNOWN, span, message)
        }
        None => Diagnostic::new(codes::THEME_UNKNOWN, Anchor::Site, message),
    };
    let themes = loaded
        .themes
        .iter()
        .filter_map(|record| loaded.sources.path(record.source).as_str().split('/').nth(1));
    fault
        .did_you_mean(nearest(name, themes))
        .help(format!("make `themes/{name}/theme.yaml`, or take `theme: default`"))
}

/// Whether a file says nothing: blank lines and comments.
fn is_blank(file: &Entry) -> bool {
    let Entry::Bytes(bytes) = file else { return false };
    String::from_utf8_lossy(bytes).lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}

fn settings(record: &Record, loaded: &Loaded) -> Vec<Diagnostic> {
    let mut reader = Reader::new(record, &loaded.sources);
    let group = reader.top(&KEYS);
    reader.get_text(&group, "name");
    match group.get("api") {
        Some(value) => version(&mut reader, value),
        None => {
            let start = record.start(reader.sources);
            reader.push(unversioned(Diagnostic::at(codes::THEME_WITHOUT_API, start, WITHOUT)));
        }
    }
    reader.faults
}

fn unversioned(fault: Diagnostic) -> Diagnostic {
    fault.help(format!("write `api: {THEME_API}`, for which it is taken"))
}

fn version(reader: &mut Reader<'_>, value: &Value<'_>) {
    let help = match value.node {
        Node::Int(version) if *version == THEME_API => return,
        Node::Int(version) if *version > THEME_API => {
            "take a newer careergen, or the release of the theme that was made for this one".to_owned()
        }
        _ => format!("compare the theme with docs/themes.md, and write `api: {THEME_API}` when it fits"),
    };
    let written = reader.sources.slice(reader.at(value)).trim().to_owned();
    let message =
        format!("the theme asks for version {written} of the contract, and this is version {THEME_API}");
    let fault = reader.fault(codes::THEME_API, value, message);
    fault.label = "its pages may lack something".to_owned();
    fault.help.push(help);
}
