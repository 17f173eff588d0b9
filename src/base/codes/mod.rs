//! The type of a fault's code, and how to look one up. The codes themselves stand in `table`.
//!
//! A code is for ever: once published it is never given another meaning, nor reused.

mod table;

use std::fmt;

pub use table::*;

/// How much a fault weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Good to know; nothing is lost.
    Note,
    /// Published, but a reader, Google, a feed or a law loses by it.
    Warning,
    /// Can't be published truthfully: the record is left out and the build exits 1.
    Error,
}

impl Severity {
    /// The word that stands before a message.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One kind of fault.
#[derive(Debug)]
pub struct CodeInfo {
    /// `E0101`: the weight's letter, two digits for the field it belongs to, two for the rule.
    pub id: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// What is wrong, in a line, without a full stop.
    pub headline: &'static str,
    /// Why it is wrong and how to mend it, in Markdown.
    pub explanation: &'static str,
    /// A small site that has this fault, as [`super::Tree::from_text`] reads it. Every one is built by a test.
    pub example: &'static str,
}

/// A fault's code. Compare codes, not their texts.
#[derive(Clone, Copy)]
pub struct Code(&'static CodeInfo);

impl Code {
    /// All that is known of it.
    #[must_use]
    pub fn info(self) -> &'static CodeInfo {
        self.0
    }

    /// `E0101`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// The code with this id, in either case.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id.trim()))
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id().cmp(other.id())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Declares the codes: a constant each, and `ALL` in the order of the table.
macro_rules! codes {
    ($($name:ident: $severity:ident $id:literal $headline:literal, $explanation:literal, $example:literal;)+) => {
        $(
            #[doc = concat!("`", $id, "`: ", $headline, ".")]
            pub const $name: crate::base::codes::Code = crate::base::codes::Code(&crate::base::codes::CodeInfo {
                id: $id,
                severity: crate::base::codes::Severity::$severity,
                headline: $headline,
                explanation: $explanation,
                example: $example,
            });
        )+
        /// Every code, in the order of the table.
        pub const ALL: &[crate::base::codes::Code] = &[$($name),+];
    };
}
use codes;
