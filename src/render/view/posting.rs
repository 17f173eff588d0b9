//! What templates are told of a posting on its own page.

use serde::Serialize;

use super::{Company, Html, Link};
use crate::base::Fingerprint;

/// A posting.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Posting {
    /// The role.
    pub title: String,
    /// What is shown behind it.
    pub suffix: Option<String>,
    /// Its id.
    pub id: String,
    /// Whether people can apply.
    pub open: bool,
    /// What is said where they can't, or where it is not listed.
    pub notice: Option<String>,
    /// Who hires.
    pub company: Option<Company>,
    /// `About Northwind`.
    pub about_company: Option<String>,
    /// Every place, with its list.
    pub places: Vec<Link>,
    /// Type, workplace, pay, dates, number.
    pub facts: Vec<Fact>,
    /// How to apply; nothing where that is not said or over.
    pub apply: Option<Apply>,
    /// Where to apply for single places, where that differs.
    pub apply_in: Vec<Apply>,
    /// The language of the text, where it is not the page's.
    pub lang: Option<String>,
    /// What is said then.
    pub language_note: Option<String>,
    /// The same role elsewhere.
    pub other_places: Vec<Link>,
    /// How often it is posted beside these: `3 more`.
    pub other_rest: Option<String>,
    /// Roles like it.
    pub similar: Vec<Similar>,
    /// Its category's list: "View all Data Science jobs".
    pub view_all: Option<Link>,
    /// The wider category's list: "Browse all Data & AI jobs".
    pub browse_all: Option<Link>,
    /// How to hand it on; nothing where people can't apply.
    pub share: Option<Share>,
    /// Feeds of the lists that it stands in.
    pub feeds: Vec<Link>,
    /// Whom to write to about adjustments; nothing where the site does not say that, or people can't apply.
    pub adjustments: Option<Link>,
    /// What becomes of applicants' data; nothing where the site does not say that, or people can't apply.
    pub privacy: Option<Link>,
    /// What the site says under its postings in these countries.
    pub statements: Vec<String>,
    /// Of everything the text and the markup are made of when the page is made.
    #[serde(skip)]
    pub text: Fingerprint,
}

/// A fact about a posting or a place.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Fact {
    /// Which; of a posting: `locations`, `workplace`, `employment_type`, `seniority`, `skills`, `education`, `experience`, `pay`, `posted`, `apply_by`,
    /// `starts`, `duration`, `category`, `reference`; of a place: `currency`, `languages`, `time_zones`.
    pub name: &'static str,
    /// Its words.
    pub label: String,
    /// What it says.
    pub values: Vec<FactValue>,
}

/// One value of a fact.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct FactValue {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Machine-readable, for days.
    pub datetime: Option<String>,
    /// A word more: `20 days ago`.
    pub note: Option<String>,
}

/// How to apply.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Apply {
    /// The words of the button.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// A word on where that is: `Opens example.com`.
    pub note: String,
}

/// How to hand a posting on.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Share {
    /// Its whole address, with that as its words but for the scheme.
    pub link: Link,
    /// A mail with it, to be addressed.
    pub mailto: String,
}

/// A role like another one.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
pub struct Similar {
    /// The posting.
    pub card: Html,
    /// Why it stands here.
    pub reason: Option<String>,
    /// The same role in other places.
    pub more: Vec<Link>,
    /// How often it is posted beside these: `3 more`.
    pub rest: Option<String>,
}
