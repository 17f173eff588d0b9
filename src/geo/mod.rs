//! Places: which countries, groupings and currencies there are, and which of them a text means.
//!
//! Two layers, each in its own files: *tables* (`tables.rs` and what stands on them: [`Country`], [`Grouping`],
//! [`Currency`], and `gazetteer.rs` for cities), and *reading* ([`read`]: text to places). The tables know nothing of texts, and reading knows the tables only through
//! `names.rs` and `gazetteer.rs`.
//!
//! Not here: names in the languages of a site (`lang`), the rules about where a posting may lie (`check`), URLs (`plan`).

mod country;
mod currency;
mod gazetteer;
mod grouping;
mod names;
mod read;
mod tables;

pub use country::{Country, Emea, Position};
pub use currency::Currency;
pub use grouping::{Grouping, Scope};
pub use read::{
    NamedPlace, NotUnderstood, Reading, Reason, Remote, city_name, read, read_country, read_scope,
};
