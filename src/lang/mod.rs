//! Languages: the words of the interface and how a language writes numbers, dates, money and names.
//!
//! It answers what a page says and how: a text by its [`Key`], a plural by its number, a date, an
//! amount, the name of a country and its form in a sentence ("in the Netherlands", "in den
//! Niederlanden"), what comes first in an alphabetical list. It does not know what a posting or a
//! place is, it does not read the author's files (overrides come in as a map), and its texts are
//! plain: escaping them for HTML is the template's work.
//!
//! One [`Locale`] a language is made at the start of a build and shared by all threads.
//!
//! To add a language: `strings/<lang>.tsv` and `names/<lang>.own.tsv` by hand, `names/<lang>.tsv`
//! and `formats/<lang>.tsv` by `names/generate.py`, and a row in `languages.rs`. The tests name
//! what is missing.

mod formats;
mod keys;
mod languages;
mod locale;
mod names;
mod phrase;
mod plurals;
mod table;
mod texts;

pub use keys::Key;
pub use languages::Lang;
pub use locale::Locale;
