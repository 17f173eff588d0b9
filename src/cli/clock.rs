//! How long each phase took, and what the process cost.
#![expect(clippy::disallowed_methods, reason = "the system tells what the process cost")]

use std::time::{Duration, Instant};

use crate::pipeline::Phase;

/// Time by phase.
pub(super) struct Clock {
    pub(super) begun: Instant,
    lap: Instant,
    current: Phase,
    pub(super) laps: Vec<(Phase, Duration)>,
}

impl Clock {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self { begun: now, lap: now, current: Phase::Read, laps: Vec::new() }
    }

    pub(super) fn begin(&mut self, phase: Phase) {
        self.stop();
        self.current = phase;
    }

    pub(super) fn stop(&mut self) {
        let now = Instant::now();
        self.laps.push((self.current, now - self.lap));
        self.lap = now;
    }

    pub(super) fn to_text(&self) -> String {
        let total: Duration = self.laps.iter().map(|(_, time)| *time).sum();
        let line =
            |name: &str, time: Duration| format!("{name:<10}{:>9.1} ms\n", time.as_secs_f64() * 1_000.0);
        let laps: String = self.laps.iter().map(|(phase, time)| line(phase.name(), *time)).collect();
        let cost = Cost::of_this_process();
        let cost = cost.map_or_else(String::new, |cost| {
            let processor = cost.processor.as_secs_f64() * 1_000.0;
            format!(
                "processor {processor:>9.1} ms\nmemory    {:>9.1} MB at the peak\n",
                cost.peak_kb as f64 / 1_000.0
            )
        });
        laps + &line("total", total) + &cost
    }
}

/// What the process has cost so far.
pub(super) struct Cost {
    /// Time on all processors, in the program and in the system.
    pub(super) processor: Duration,
    /// The most memory that it held at once.
    pub(super) peak_kb: u64,
}

impl Cost {
    /// As Linux tells it; nothing elsewhere.
    pub(super) fn of_this_process() -> Option<Self> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        // The name of the program may hold blanks; the numbers begin behind its bracket.
        let numbers: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
        let ticks = numbers.get(11)?.parse::<u64>().ok()? + numbers.get(12)?.parse::<u64>().ok()?;
        // Linux counts in hundredths of a second on every common machine.
        Some(Self {
            processor: Duration::from_millis(ticks * 10),
            peak_kb: peak.split_whitespace().next()?.parse().ok()?,
        })
    }
}
