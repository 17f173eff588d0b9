//! What is certain, written into the files: shown as a diff first, and done when a person says yes.
#![expect(clippy::disallowed_methods, reason = "it writes into the project's files, and nowhere else")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::terminal;
use crate::base::diagnostic::Fix;
use crate::base::{Diagnostic, RelPath, SourceMap};

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
pub(super) fn fix(diagnostics: &[Diagnostic], sources: &SourceMap, asked: &Asked) -> Result<(), String> {
    let files = mended(diagnostics, sources);
    if files.is_empty() {
        terminal::err("nothing can be mended with certainty\n");
        return Ok(());
    }
    for (path, (before, after)) in &files {
        terminal::err(&diff(path, before, after));
    }
    if !asked.yes && !agreed(files.len()) {
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
    terminal::err(&format!("{} mended\n", plural(files.len())));
    Ok(())
}

fn plural(files: usize) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}

/// Asks a person, where there is one.
fn agreed(files: usize) -> bool {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return false;
    }
    terminal::err(&format!("change {}? [y/N] ", plural(files)));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

/// Each file that can be mended, before and after. Of two changes at one place the first is made.
fn mended(diagnostics: &[Diagnostic], sources: &SourceMap) -> BTreeMap<RelPath, (String, String)> {
    let mut fixes: Vec<&Fix> = diagnostics.iter().flat_map(|fault| &fault.fixes).collect();
    fixes.sort();
    fixes.dedup();
    let mut files: BTreeMap<RelPath, (String, String)> = BTreeMap::new();
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

/// Puts a text in the place of a file in one step, so that a half-written one is never there.
fn replace(place: &Path, text: &str) -> io::Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = place.with_file_name(format!(".{name}.careergen-new"));
    let written = fs::write(&new, text)
        .and_then(|()| fs::set_permissions(&new, fs::metadata(place)?.permissions()))
        .and_then(|()| fs::rename(&new, place));
    if written.is_err() {
        // It is ours, and of no use.
        let _ = fs::remove_file(&new);
    }
    written
}
