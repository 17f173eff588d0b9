//! The words that every room uses: paths, spans, faults, dates, the site's folder and its output as values.
//!
//! Nothing here knows what a posting is, and nothing here reads a disk, a clock or the environment.

pub mod codes;
pub mod colour;
pub mod date;
pub mod diagnostic;
pub mod env;
pub mod fold;
pub mod hash;
pub mod instant;
pub mod links;
pub mod media;
pub mod nearest;
pub mod output;
pub mod parallel;
pub mod path;
pub mod report;
pub mod slug;
pub mod span;
pub mod tree;
pub mod web;
pub mod words;

pub use codes::{Code, Severity};
pub use colour::Colour;
pub use date::Date;
pub use diagnostic::{Anchor, Diagnostic, Fix};
pub use env::{Audience, Env};
pub use hash::Fingerprint;
pub use instant::Instant;
pub use output::{Body, Class, Encoding, Item, Output};
pub use path::{OutPath, RelPath, UrlPath};
pub use slug::Slug;
pub use span::{SourceId, SourceMap, Span};
pub use tree::{Entry, Tree};
