//! What a careers site is made of: valid, inert values.
//!
//! No parsing, no IO, no rules, and nothing here is serialised. A value of these types can't be wrong in itself.

mod brand;
mod category;
mod company;
mod config;
mod feeds;
mod hosting;
mod pay;
mod place;
mod posting;
mod redirect;
mod rules;
mod site;
mod target;

pub use brand::{Brand, BrandColour, BrandSpans, Typeface};
pub use category::{Category, CategoryId};
pub use company::{Company, CompanyId};
pub use config::{BaseUrl, Config, SimilarSettings, THEME_API, Weights};
pub use feeds::{Board, Feed, Feeds, LinkedIn};
pub use hosting::{Finding, Hosting, Limit, Measure, Measured};
pub use pay::{Pay, PayRange, PayUnit};
pub use place::{City, Office, OfficeTexts, Place, PlaceKey, PlaceNames, PlaceSettings};
pub use posting::{
    Apply, Body, Education, EmploymentType, Language, Picks, Posting, PostingId, PostingKind, Qualifications,
    Seniority, Status, Translation, Visibility, Wording, Workplace, countries,
};
pub use redirect::{Alias, Goal, Old, Redirection};
pub use rules::RuleSettings;
pub use site::{ContentPage, Site};
pub use target::{Announce, Bucket, Host, Target, Tool};
