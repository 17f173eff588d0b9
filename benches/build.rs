//! `cargo bench --bench build [-- NUMBER…]`: builds generated sites with the real binary and prints time by phase,
//! processor time and peak memory of the whole process. What was learned from it stands in `RESULTS.md`.
//!
//! The sites lie in memory where the machine has a file system for that, so that the disk is not what is measured.
#![expect(clippy::disallowed_methods, reason = "it starts the program that it measures")]
#![expect(clippy::print_stdout, reason = "its numbers are for a person")]

mod postings;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn main() -> std::io::Result<()> {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![1_000, 10_000] } else { asked };
    for size in sizes {
        let root = tempfile::Builder::new().prefix("careergen-bench").tempdir_in(memory())?;
        postings::write(root.path(), size)?;
        println!("{size} postings");
        measure("cold", root.path())?;
        measure("again, nothing changed", root.path())?;
        let edited = root.path().join("content/postings/posting-000000.md");
        let text = std::fs::read_to_string(&edited)?;
        std::fs::write(&edited, text.replace("## Your tasks", "## Your new tasks"))?;
        measure("again, one body edited", root.path())?;
    }
    Ok(())
}

fn memory() -> PathBuf {
    let shm = Path::new("/dev/shm");
    if shm.is_dir() { shm.to_owned() } else { std::env::temp_dir() }
}

fn measure(what: &str, root: &Path) -> std::io::Result<()> {
    let output = Command::new(env!("CARGO_BIN_EXE_careergen"))
        .args(["build", "--format", "json", "--now", "2026-11-24", "--root"])
        .arg(root)
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let summary = text.lines().find_map(|line| {
        let value: Value = serde_json::from_str(line).ok()?;
        (value["kind"] == "summary").then_some(value)
    });
    let Some(summary) = summary else {
        println!("  {what}: no summary: {text}{}", String::from_utf8_lossy(&output.stderr));
        return Ok(());
    };
    let phases: Vec<String> = summary["milliseconds"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(phase, time)| format!("{phase} {time}"))
        .collect();
    println!(
        "  {what}: {} ms wall, {} ms processor, {} MB at the peak; {} files, {} MB, {} written",
        summary["wall_milliseconds"],
        summary["processor_milliseconds"],
        summary["peak_memory_kb"].as_u64().unwrap_or_default() / 1_000,
        summary["files"]["total"],
        summary["files"]["bytes"].as_u64().unwrap_or_default() / 1_000_000,
        summary["files"]["written"],
    );
    println!("    ms by phase: {}", phases.join(", "));
    Ok(())
}
