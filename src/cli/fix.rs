//! What is certain, written into the files: shown as a diff first, and done when a person says yes.
#![expect(clippy::disallowed_methods, reason = "it writes into the project's files, and nowhere else")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::summary::plural;
use super::terminal;
use super::worse::{errors, grown};
use crate::base::diagnostic::Fix;
use crate::base::{Diagnostic, Entry, Env, RelPath, SourceMap, Tree};
use crate::pipeline::{self, Known};

/// What was asked for.
pub(super) struct Asked {
    /// Not to ask back.
    pub(super) yes: bool,
    /// Where the project lies.
    pub(super) root: PathBuf,
}

/// Shows what can be mended, and mends it.
///
/// # Errors
/// A file has been changed meanwhile or can't be written; those before it are mended.
pub(super) fn fix(tree: &Tree, env: &Env, asked: &Asked) -> Result<(), String> {
    let (files, kept) = settled(tree, env);
    for path in kept {
        terminal::err(&format!(
            "`{path}` is left as it is: mended it would have a fault that it does not have now\n"
        ));
    }
    if files.is_empty() {
        terminal::err("nothing can be mended with certainty\n");
        return Ok(());
    }
    for (path, (before, after)) in &files {
        terminal::err(&diff(path, before, after));
    }
    let count = plural(files.len(), "file");
    if !asked.yes && !agreed(&count) {
        terminal::err("nothing was changed (`--yes` changes without asking)\n");
        return Ok(());
    }
    for (path, (before, after)) in &files {
        let place = asked.root.join(path.as_str());
        let now = fs::read_to_string(&place).map_err(|error| format!("`{path}` can't be read: {error}"))?;
        if now != *before {
            return Err(format!("`{path}` has been changed meanwhile, and was left as it is"));
        }
        replace(&place, after).map_err(|error| format!("`{path}` can't be written: {error}"))?;
    }
    terminal::err(&format!("{count} mended\n"));
    Ok(())
}

/// Files before and after.
type Mended = BTreeMap<RelPath, (String, String)>;

/// Rounds of mending: a key that has its name back shows what is wrong with its value.
const ROUNDS: usize = 5;

/// Mends until nothing more is found, in a copy of the folder. Also the files that are better left alone.
fn settled(tree: &Tree, env: &Env) -> (Mended, BTreeSet<RelPath>) {
    let (mut tree, mut whole, mut kept) = (tree.clone(), Mended::new(), BTreeSet::new());
    let mut known = pipeline::know(tree.clone(), env, |_| {});
    for _ in 0..ROUNDS {
        let mut files = mended(&known.diagnostics, &known.sources);
        files.retain(|path, (before, after)| {
            let is_there =
                matches!(tree.files.get(path), Some(Entry::Bytes(bytes)) if **bytes == *before.as_bytes());
            is_there && before != after && !kept.contains(path)
        });
        let Some((next, after)) = harmless(&tree, (&known, env), &mut files, &mut kept) else { break };
        for (path, (before, after)) in files {
            whole.entry(path).or_insert_with(|| (before, String::new())).1 = after;
        }
        (tree, known) = (next, after);
    }
    (whole, kept)
}

/// The folder with the mended files, but for those that would have more errors than before: they go from `files` to `kept`.
/// Nothing where no file is left.
fn harmless(
    tree: &Tree,
    (before, env): (&Known, &Env),
    files: &mut Mended,
    kept: &mut BTreeSet<RelPath>,
) -> Option<(Tree, Known)> {
    let errors_before = errors(before);
    while !files.is_empty() {
        let mut next = tree.clone();
        for (path, (_, after)) in &*files {
            next.files.insert(path.clone(), Entry::Bytes(after.as_bytes().into()));
        }
        let known = pipeline::know(next.clone(), env, |_| {});
        let worse: BTreeSet<String> =
            grown(&errors_before, &errors(&known)).into_iter().map(|(file, _)| file).collect();
        if worse.is_empty() {
            return Some((next, known));
        }
        // What a file does to another can't be told from here: then none of them is mended.
        let is_blamed = files.keys().any(|path| worse.contains(path.as_str()));
        let out: Vec<RelPath> =
            files.keys().filter(|path| !is_blamed || worse.contains(path.as_str())).cloned().collect();
        files.retain(|path, _| !out.contains(path));
        kept.extend(out);
    }
    None
}

/// Asks a person, where there is one.
fn agreed(count: &str) -> bool {
    let answer = terminal::ask(&format!("change {count}? [y/N] "));
    matches!(answer.as_deref(), Some("y" | "Y" | "yes"))
}

/// Each file that can be mended, before and after. Of two changes at one place the first is made.
fn mended(diagnostics: &[Diagnostic], sources: &SourceMap) -> Mended {
    let mut fixes: Vec<&Fix> = diagnostics.iter().flat_map(|fault| &fault.fixes).collect();
    fixes.sort();
    fixes.dedup();
    let mut files = Mended::new();
    let mut ends: BTreeMap<&RelPath, usize> = BTreeMap::new();
    for Fix { span, text } in fixes {
        let (path, before, range) = (sources.path(span.source), sources.text(span.source), span.range());
        let end = ends.entry(path).or_default();
        let Some(between) = before.get(*end..range.start) else { continue };
        let (_, after) = files.entry(path.clone()).or_insert_with(|| (before.to_string(), String::new()));
        after.push_str(between);
        after.push_str(text);
        *end = range.end;
    }
    for (path, (before, after)) in &mut files {
        after.push_str(&before[ends[path]..]);
    }
    files
}

fn diff(path: &RelPath, before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(1).header(path.as_str(), path.as_str()).to_string()
}

/// Puts a text in the place of a file that is there, and leaves who may read it as it was.
fn replace(place: &Path, text: &str) -> io::Result<()> {
    in_one_step(place, text, |new| fs::set_permissions(new, fs::metadata(place)?.permissions()))
}

/// Puts a text at a place in one step, so that a half-written file is never there. `prepare` is given the new file before it is.
pub(super) fn in_one_step(
    place: &Path,
    text: &str,
    prepare: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = place.with_file_name(format!(".{name}.careergen-new"));
    let written = fs::write(&new, text).and_then(|()| prepare(&new)).and_then(|()| fs::rename(&new, place));
    if written.is_err() {
        // It is ours, and of no use.
        let _ = fs::remove_file(&new);
    }
    written
}
