//! Postings: the one kind of record that a site can't do without.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Alias, CategoryId, CompanyId, Pay, Place};
use crate::base::web::WebUrl;
use crate::base::{Audience, Date, Slug, Span};
use crate::geo::{Country, Scope};
use crate::lang::Lang;
use crate::markup::Format;

/// A posting's number in [`super::Site::postings`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PostingId(pub u32);

/// A role that is, was or will be open.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Posting {
    /// Its id, the same for ever.
    pub id: String,
    /// Its part of the address.
    pub slug: Slug,
    /// Addresses that it had before.
    pub aliases: Vec<Alias>,
    /// The role's name and nothing else.
    pub title: String,
    /// What is shown behind the title: `(m/w/d)`.
    pub title_suffix: Option<String>,
    /// Who hires.
    pub company: Option<CompanyId>,
    /// What it belongs to; the first is the main one.
    pub categories: Vec<CategoryId>,
    /// Where; empty only for remote roles.
    pub places: Vec<Place>,
    /// On site, hybrid or remote, where that is said.
    pub workplace: Option<Workplace>,
    /// Where a remote worker may be; never empty for remote roles.
    pub remote_from: Vec<Scope>,
    /// Kinds of employment.
    pub employment_types: Vec<EmploymentType>,
    /// Level.
    pub seniority: Option<Seniority>,
    /// Pay.
    pub pay: Option<Pay>,
    /// The day it was first published.
    pub date_posted: Option<Date>,
    /// The day its text last changed, where that is said.
    pub date_modified: Option<Date>,
    /// The last day to apply; never before `date_posted`.
    pub valid_through: Option<Date>,
    /// When the work begins, as written.
    pub starts: Option<String>,
    /// How long it lasts, as written.
    pub duration: Option<String>,
    /// How to apply.
    pub apply: Option<Apply>,
    /// Where it stands in its life.
    pub status: Status,
    /// Who may see it.
    pub visibility: Visibility,
    /// The language it is written in.
    pub language: Language,
    /// The employer's own number for it.
    pub requisition_id: Option<String>,
    /// What somebody should know, as written.
    pub skills: Vec<String>,
    /// What education and experience are asked for.
    pub qualifications: Qualifications,
    /// Whether it is a job.
    pub kind: PostingKind,
    /// Whether people apply on the site itself, once.
    pub direct_apply: bool,
    /// Whether people are told the pay before the interview.
    pub pay_before_interview: bool,
    /// The description.
    pub body: Body,
    /// Title and description in other languages of the site than its own.
    pub translations: BTreeMap<Lang, Translation>,
    /// What its author says of similar roles.
    pub similar: Picks,
    /// Where it begins in its file.
    pub source: Span,
}

/// Whether a posting is for a job.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PostingKind {
    /// It is.
    #[default]
    Job,
    /// It collects applications for jobs that may come.
    TalentPool,
}

/// Education and experience, as far as they are stated.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct Qualifications {
    /// Any of these is asked for; empty where nothing is said.
    pub education: Vec<Education>,
    /// Months of experience at least; 0 for none.
    pub experience_months: Option<u16>,
    /// Whether experience may stand in for education.
    pub experience_instead: bool,
}

impl Qualifications {
    /// Whether experience may stand in for education, where both are asked for: else there is nothing to stand in, or nothing to stand in for.
    #[must_use]
    pub fn takes_experience_instead(&self) -> bool {
        let has_education = self.education.iter().any(|education| *education != Education::None);
        self.experience_instead && has_education && self.experience_months.is_some_and(|months| months > 0)
    }
}

/// Google's five kinds of education, and none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Education {
    /// None is asked for.
    None,
    /// High school.
    HighSchool,
    /// Associate degree.
    AssociateDegree,
    /// Bachelor degree.
    BachelorDegree,
    /// Professional certificate.
    ProfessionalCertificate,
    /// Postgraduate degree.
    PostgraduateDegree,
}

impl Education {
    /// As Google spells it; nothing for none.
    #[must_use]
    pub fn google(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::HighSchool => Some("high school"),
            Self::AssociateDegree => Some("associate degree"),
            Self::BachelorDegree => Some("bachelor degree"),
            Self::ProfessionalCertificate => Some("professional certificate"),
            Self::PostgraduateDegree => Some("postgraduate degree"),
        }
    }
}

/// Similar roles by their author's word.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct Picks {
    /// Ids of postings that come first, in this order.
    pub pin: Vec<String>,
    /// Ids of postings that are never shown.
    pub never: Vec<String>,
}

/// What a posting says in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wording<'p> {
    /// The role's name.
    pub title: &'p str,
    /// What is shown behind it.
    pub title_suffix: Option<&'p str>,
    /// The description.
    pub body: &'p Body,
    /// Whether it is in another language than was asked for.
    pub foreign: bool,
}

/// Where work is: the countries of its places, and those that a remote role names one by one.
#[must_use]
pub fn countries(places: &[Place], workplace: Option<Workplace>, remote_from: &[Scope]) -> Vec<Country> {
    let from = remote_from.iter().filter(|_| workplace == Some(Workplace::Remote));
    let from = from.filter_map(|scope| match scope {
        Scope::Country(country) => Some(*country),
        Scope::Grouping(_) | Scope::Worldwide => None,
    });
    let mut countries: Vec<Country> = places.iter().map(|place| place.country).chain(from).collect();
    countries.sort_unstable();
    countries.dedup();
    countries
}

impl Posting {
    /// Where the work is, as [`countries`] has it.
    #[must_use]
    pub fn countries(&self) -> Vec<Country> {
        countries(&self.places, self.workplace, &self.remote_from)
    }

    /// What it says to a reader of `lang`: in that language where it has it, else in its own.
    #[must_use]
    pub fn wording(&self, lang: Lang) -> Wording<'_> {
        match self.translations.get(&lang) {
            Some(translation) => Wording {
                title: &translation.title,
                title_suffix: translation.title_suffix.as_deref(),
                body: &translation.body,
                foreign: false,
            },
            None => Wording {
                title: &self.title,
                title_suffix: self.title_suffix.as_deref(),
                body: &self.body,
                foreign: self.language.known() != Some(lang),
            },
        }
    }
}

/// The language of a text: one that the site's words exist in, or any other, by its BCP 47 tag.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Language {
    /// One with words.
    Known(Lang),
    /// Another one.
    Other(String),
}

impl Language {
    /// The one with words, if it is.
    #[must_use]
    pub fn known(&self) -> Option<Lang> {
        match self {
            Self::Known(lang) => Some(*lang),
            Self::Other(_) => None,
        }
    }

    /// The tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        match self {
            Self::Known(lang) => lang.tag(),
            Self::Other(tag) => tag,
        }
    }
}

/// Title and description in another language.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Translation {
    /// The role's name.
    pub title: String,
    /// What is shown behind it.
    pub title_suffix: Option<String>,
    /// The description.
    pub body: Body,
}

/// A description before it is rendered. It is untrusted.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Body {
    /// How it is written.
    pub format: Format,
    /// The text.
    pub text: Arc<str>,
}

/// How to apply.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Apply {
    /// On a page.
    Url(WebUrl),
    /// By mail to an address.
    Email(String),
    /// As the description or its places say.
    Elsewhere,
}

/// Where the work is done from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Workplace {
    /// At a place.
    Onsite,
    /// At a place on some days.
    Hybrid,
    /// From anywhere within `remote_from`.
    Remote,
}

/// Google's eight kinds of employment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EmploymentType {
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
    /// Contractor.
    Contractor,
    /// Temporary.
    Temporary,
    /// Internship.
    Intern,
    /// Voluntary work.
    Volunteer,
    /// By the day.
    PerDiem,
    /// Anything else.
    Other,
}

impl EmploymentType {
    /// As Google spells it: `FULL_TIME`.
    #[must_use]
    pub fn google(self) -> &'static str {
        match self {
            Self::FullTime => "FULL_TIME",
            Self::PartTime => "PART_TIME",
            Self::Contractor => "CONTRACTOR",
            Self::Temporary => "TEMPORARY",
            Self::Intern => "INTERN",
            Self::Volunteer => "VOLUNTEER",
            Self::PerDiem => "PER_DIEM",
            Self::Other => "OTHER",
        }
    }
}

/// Levels, lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Seniority {
    /// Interns and working students.
    Intern,
    /// First years.
    Junior,
    /// The middle.
    Mid,
    /// Experienced.
    Senior,
    /// Leads others in the work.
    Lead,
    /// Leads a department or more.
    Head,
}

/// Where a posting stands in its life, by its own word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// Being written.
    Draft,
    /// Open.
    Open,
    /// Not taking applications for now.
    Paused,
    /// Over.
    Closed,
    /// Over, with somebody found.
    Filled,
}

/// Who may see a posting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// Who has the link.
    Unlisted,
    /// Staff.
    Internal,
}

impl Visibility {
    /// Whether the site for an audience may have it at all.
    #[must_use]
    pub fn is_for(self, audience: Audience) -> bool {
        self != Self::Internal || audience == Audience::Internal
    }
}
