//! What a build did, in a few lines or in one JSON object.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;

use super::clock::{Clock, Cost};
use crate::base::{Code, Diagnostic, Severity};
use crate::derive::{Ending, Hidden, Standing};
use crate::emit::Emitted;
use crate::pipeline::Built;
use crate::plan::{Kind, Page};

/// Codes of the errors with their number, most first.
fn errors(diagnostics: &[Diagnostic]) -> Vec<(Code, usize)> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for fault in diagnostics.iter().filter(|fault| fault.severity() == Severity::Error) {
        *counts.entry(fault.code).or_default() += 1 + fault.folded;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts
}

/// Whether a file of the plan is a page that people read.
fn is_page(page: &&Page) -> bool {
    page.url.as_str().ends_with('/') && !matches!(page.kind, Kind::Redirect(_))
}

fn count(built: &Built, is: impl Fn(Standing) -> bool) -> usize {
    built.derived.standing.iter().filter(|standing| is(**standing)).count()
}

/// For people.
pub(super) fn text(built: &Built, emitted: Option<&Emitted>, out: &Path) -> String {
    let done = if emitted.is_some() {
        "published"
    } else {
        "ready, and nothing was written: the theme can't be used"
    };
    let mut text = postings(built, &built.diagnostics, done);
    if let Some(emitted) = emitted {
        text.push_str(&format!(
            "{} pages, {} files, {}: {} written, {} unchanged, {} removed in {}\n",
            built.plan.pages.values().filter(is_page).count(),
            emitted.files,
            size(emitted.bytes),
            emitted.written,
            emitted.unchanged,
            emitted.removed,
            out.display()
        ));
    }
    if let Some(when) = next_change(built) {
        text.push_str(&format!("the site changes by itself on {when}: build it again then\n"));
    }
    text
}

/// How many postings there are, by where they stand, and how much of what is wrong there is.
pub(super) fn postings(built: &Built, diagnostics: &[Diagnostic], done: &str) -> String {
    let listed = built.derived.listed.len();
    let mut text = format!("{} {done}", plural(listed, "posting"));
    let others = [
        (count(built, |standing| standing == Standing::Unlisted), "unlisted"),
        (
            count(built, |standing| {
                matches!(standing, Standing::Ended(Ending::Closed | Ending::Filled | Ending::Expired))
            }),
            "ended",
        ),
        (count(built, |standing| standing == Standing::Ended(Ending::Paused)), "paused"),
        (count(built, |standing| standing == Standing::Hidden(Hidden::Draft)), "draft"),
        (count(built, |standing| standing == Standing::Hidden(Hidden::Scheduled)), "scheduled"),
        (count(built, |standing| standing == Standing::Hidden(Hidden::Internal)), "internal"),
        (count(built, |standing| standing == Standing::Hidden(Hidden::Gone)), "gone"),
    ];
    for (number, what) in others.into_iter().filter(|(number, _)| *number > 0) {
        text.push_str(&format!(", {number} {what}"));
    }
    let left_out = built.read.saturating_sub(built.site.postings.len());
    if left_out > 0 {
        text.push_str(&format!("; {left_out} left out"));
    }
    let errors = errors(diagnostics);
    if !errors.is_empty() {
        let codes: Vec<String> = errors.iter().map(|(code, count)| format!("{code} ×{count}")).collect();
        let count: usize = errors.iter().map(|(_, count)| count).sum();
        text.push_str(&format!("; {} ({})", plural(count, "error"), codes.join(", ")));
    }
    let warnings = diagnostics.iter().filter(|fault| fault.severity() == Severity::Warning);
    let warnings: usize = warnings.map(|fault| 1 + fault.folded).sum();
    if warnings > 0 {
        text.push_str(&format!("; {}", plural(warnings, "warning")));
    }
    text.push('\n');
    text
}

pub(super) fn plural(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// For programs: one object in a line.
pub(super) fn json(built: &Built, emitted: Option<&Emitted>, clock: &Clock) -> String {
    let errors: BTreeMap<&str, usize> =
        errors(&built.diagnostics).into_iter().map(|(code, count)| (code.id(), count)).collect();
    let timings: BTreeMap<String, u128> =
        clock.laps.iter().map(|(phase, time)| (phase.name().to_owned(), time.as_millis())).collect();
    let cost = Cost::of_this_process();
    let summary = json!({
        "kind": "summary",
        "postings": {
            "read": built.read,
            "published": built.derived.listed.len(),
            "left_out": built.read.saturating_sub(built.site.postings.len()),
            "unlisted": count(built, |standing| standing == Standing::Unlisted),
            "ended": count(built, |standing| matches!(standing, Standing::Ended(_))),
            "hidden": count(built, |standing| matches!(standing, Standing::Hidden(_))),
        },
        "errors": errors,
        "files": emitted.map(|emitted| json!({
            "total": emitted.files,
            "bytes": emitted.bytes,
            "written": emitted.written,
            "unchanged": emitted.unchanged,
            "removed": emitted.removed,
        })),
        "wall_milliseconds": clock.begun.elapsed().as_millis(),
        "processor_milliseconds": cost.as_ref().map(|cost| cost.processor.as_millis()),
        "peak_memory_kb": cost.as_ref().map(|cost| cost.peak_kb),
        "next_change_at": next_change(built),
        "milliseconds": timings,
    });
    format!("{summary}\n")
}

/// When the site changes by itself: the moment, or the day where it was made for a day.
fn next_change(built: &Built) -> Option<String> {
    let moment = built.derived.next_change_at.map(|moment| moment.to_string());
    moment.or_else(|| built.derived.next_change.map(|day| day.to_string()))
}
