//! The finished site against the limits of its host, for whoever builds it and whoever publishes it.
//!
//! It weighs a manifest and asks no host. The limits themselves stand in `model/hosting.rs`.

use super::Manifest;
use crate::base::{Anchor, Diagnostic, codes};
use crate::model::{Finding, Hosting, Measure, Measured};

/// The list of files is published with them, where nobody leaves it behind.
const LIST: u64 = 1;

/// What a host will refuse (errors), and what it soon may (warnings).
#[must_use]
pub fn weigh(manifest: &Manifest) -> Vec<Diagnostic> {
    let Some(hosting) = Hosting::from_name(&manifest.about.hosting) else { return Vec::new() };
    let findings = hosting.weigh(&measured(manifest));
    let mut faults: Vec<Diagnostic> = findings.iter().map(|finding| fault(hosting, finding)).collect();
    let left_out = manifest.about.rules.left_out;
    if left_out > 0 {
        let message = format!("{left_out} of the rules for {} are left out", hosting.name());
        let fault = Diagnostic::new(codes::RULES_LEFT_OUT, Anchor::Site, message);
        faults.push(
            fault.help(
                "take redirects or postings away that ended long ago, or keep rules in a KeyValueStore",
            ),
        );
    }
    faults
}

/// A site in numbers.
fn measured(manifest: &Manifest) -> Measured {
    let sizes = || manifest.files.values().map(|entry| entry.size);
    let rules = manifest.files.iter().find(|(path, _)| path.as_str() == "_redirects");
    Measured {
        files: manifest.files.len() as u64 + LIST,
        largest: sizes().max().unwrap_or_default(),
        bytes: sizes().sum(),
        rules: manifest.about.rules.count as u64,
        longest_rule: manifest.about.rules.longest as u64,
        rules_bytes: rules.map_or(0, |(_, entry)| entry.size),
    }
}

fn fault(hosting: Hosting, finding: &Finding) -> Diagnostic {
    let Finding { limit, has, is_over } = finding;
    let code = if *is_over { codes::OVER_LIMIT } else { codes::NEAR_LIMIT };
    let but = limit.but.map_or(String::new(), |but| format!(" ({but})"));
    let message = format!(
        "the site has {} {}, and {} takes {}{but}",
        grouped(*has),
        limit.of.what(),
        hosting.name(),
        grouped(limit.most)
    );
    let help = match limit.of {
        Measure::Rules | Measure::RuleBytes | Measure::RulesBytes => "take aliases or redirects away",
        Measure::Files | Measure::FileBytes | Measure::Bytes => {
            "take files of `static/`, places or old postings away"
        }
    };
    Diagnostic::new(code, Anchor::Site, message).help(format!("{help}, or choose another host"))
}

/// A number as people read it: `20,000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
