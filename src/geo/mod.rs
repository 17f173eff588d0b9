//! Places: which countries, groupings and currencies there are, and which of them a text means.
//!
//! Two layers, each in its own files: *tables* (`tables.rs` and `packed.rs`, and what stands on them: [`Country`],
//! [`Grouping`], [`Region`], [`City`], [`Currency`], [`Clock`], [`map`]), and *reading* ([`read`]: text to places). The
//! tables know nothing of texts. Reading looks a name up once (`name.rs`) and asks `region.rs` and `gazetteer.rs` which of
//! its meanings it has.
//!
//! Not here: names in the languages of a site (`lang`), the rules about where a posting may lie (`check`), URLs (`plan`).

mod city;
mod clock;
mod country;
mod currency;
mod gazetteer;
mod grouping;
mod index;
pub mod map;
mod name;
mod names;
mod packed;
mod read;
mod region;
mod tables;
mod zone;

pub use city::City;
pub use clock::Clock;
pub use country::{Country, Emea, Position};
pub use currency::Currency;
pub use grouping::{Grouping, Scope};
pub use read::{
    NamedCity, NamedPlace, NotUnderstood, Reading, Reason, Remote, Told, cities_near, read, read_city,
    read_country, read_fields, read_scope,
};
pub use region::Region;
pub use zone::time_zone;
