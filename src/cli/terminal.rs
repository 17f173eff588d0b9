//! What is printed: to the terminal with colours, into a pipe without; and the progress bar.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A build shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Prints to standard output. A reader that has gone away is nobody's fault.
pub(super) fn out(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// How many columns the terminal has, where standard output is one.
pub(super) fn width() -> Option<usize> {
    let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(std::io::stdout())?;
    Some(usize::from(columns))
}

/// Prints to standard error.
pub(super) fn err(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Says why the program can't do what it was asked.
pub(super) fn error(message: &str) {
    err(&format!("careergen: {message}\n"));
}

/// What a person answers, trimmed; nothing where there is none to ask.
pub(super) fn ask(question: &str) -> Option<String> {
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return None;
    }
    err(question);
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).ok()?;
    Some(answer.trim().to_owned())
}

/// A bar that shows itself when the work takes long and somebody is looking.
pub(super) struct Progress {
    begun: Instant,
    total: usize,
    bar: Mutex<Option<ProgressBar>>,
}

impl Progress {
    pub(super) fn new(begun: Instant, total: usize) -> Self {
        Self { begun, total, bar: Mutex::new(None) }
    }

    /// `done` files are ready.
    pub(super) fn set(&self, done: usize) {
        if !done.is_multiple_of(64) || self.begun.elapsed() < PATIENCE || !std::io::stderr().is_terminal() {
            return;
        }
        if let Ok(mut bar) = self.bar.lock() {
            let bar = bar.get_or_insert_with(|| {
                let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files");
                ProgressBar::new(self.total as u64)
                    .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
            });
            bar.set_position(done as u64);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Ok(Some(bar)) = self.bar.get_mut() {
            bar.finish_and_clear();
        }
    }
}
