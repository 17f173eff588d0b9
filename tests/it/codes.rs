//! Every code has an example, and the example has the fault.

use careergen::base::codes::ALL;
use careergen::base::{Severity, codes};

use crate::site::site;

/// These need something that no text can hold: a real disk. `cli` shows them.
const ON_DISK: [careergen::base::Code; 5] =
    [codes::NOT_UTF8, codes::NOT_A_FILE, codes::NAME_NOT_UTF8, codes::UNREADABLE, codes::TOO_LARGE];

/// These are found in pages when they are made. `emit` and `theme` show them.
const IN_PAGES: [careergen::base::Code; 4] =
    [codes::DEAD_LINK, codes::ID_TWICE, codes::PAGE_WITHOUT_TITLE, codes::THEME_TEMPLATE];

/// These are found when the whole site is written. `hosting` shows them.
const OF_THE_WHOLE: [careergen::base::Code; 3] =
    [codes::OVER_LIMIT, codes::NEAR_LIMIT, codes::RULES_LEFT_OUT];

/// This one is found in the output of the build before. `feeds` shows it.
const OF_THE_LAST: [careergen::base::Code; 1] = [codes::CHANGES_UNREADABLE];

#[test]
fn every_example_has_its_fault() {
    let elsewhere = [&ON_DISK[..], &IN_PAGES, &OF_THE_WHOLE, &OF_THE_LAST].concat();
    for code in ALL.iter().filter(|code| !elsewhere.contains(code)) {
        let seen = site(code.info().example).advice().build();
        let judged = seen.judged();
        assert!(
            seen.0.diagnostics.iter().chain(&judged).any(|fault| fault.code == *code),
            "the example of {code} has other faults:\n{}",
            seen.faults()
        );
    }
}

#[test]
fn ids_are_unique_and_tell_the_weight() {
    let mut ids: Vec<&str> = ALL.iter().map(|code| code.id()).collect();
    for code in ALL {
        let letter = match code.info().severity {
            Severity::Error => 'E',
            Severity::Warning => 'W',
            Severity::Note => 'N',
        };
        assert!(code.id().starts_with(letter), "{code}");
        assert!(!code.info().headline.ends_with('.'), "{code}");
        assert!(code.info().explanation.len() > 40, "{code} is hardly explained");
    }
    // The number alone must do, since people say "0101".
    ids.sort_by_key(|id| &id[1..]);
    assert!(ids.windows(2).all(|pair| pair[0][1..] != pair[1][1..]), "{ids:?}");
}

#[test]
fn the_manual_lists_every_code() {
    let manual = include_str!("../../docs/faults.md");
    for code in ALL {
        let info = code.info();
        let row = format!("| {code} | {} | {} |", info.severity.word(), info.headline);
        assert!(manual.contains(&row), "docs/faults.md lacks\n{row}");
    }
}
