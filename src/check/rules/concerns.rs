//! Which of the rules that hold for a posting look at it at all: a rule on remote work says nothing of work at a place, and nobody can
//! tell what a text says in a language without a list of phrases.
//!
//! What Google and job boards want is said only of jobs that they are told of.
//!
//! Whether it keeps them is asked elsewhere in this room. A report counts by this to how many postings a rule applied.

use super::title::GENDERED;
use super::{Trial, pay};
use crate::geo::Country;
use crate::model::{Pay, PostingKind, Visibility, Workplace, countries};
use crate::rules::{self, Check, Scope, Topic};

/// Whether Google and job boards are told of a posting: one that everybody sees, and that is for a job.
pub(in crate::check) fn is_seen(visibility: Visibility, kind: PostingKind) -> bool {
    visibility == Visibility::Public && kind == PostingKind::Job
}

impl Trial<'_, '_> {
    /// Whether a rule with this check looks at the posting. One that is asked of the site, kept by careergen, or told by a fault of its
    /// own does not.
    pub(super) fn concerns(&self, check: Check, scope: Scope) -> bool {
        // Nobody is paid, or employed, by a talent pool.
        let is_of_jobs = !matches!(scope, Scope::All | Scope::Google | Scope::Board(_))
            && !matches!(check, Check::Words(..) | Check::GenderTitle(_) | Check::Language(_));
        if self.is_pool() && is_of_jobs {
            return false;
        }
        let draft = self.draft;
        if scope.is_of_search() && !is_seen(draft.visibility, draft.purpose.kind) {
            return false;
        }
        let is_remote = draft.place.workplace == Some(Workplace::Remote);
        let has_range = matches!(draft.pay, Some(Pay::Range(_)));
        match check {
            Check::Code(_)
            | Check::Built
            | Check::Page(_)
            | Check::AccessibilityContact
            | Check::Statement
            | Check::DatesSame(_) => false,
            Check::Has(_)
            | Check::Pay
            | Check::PayOrInterview
            | Check::PayMinimum
            | Check::Agreement
            | Check::TitleCapitals
            | Check::TitleCode
            | Check::TitleDate
            | Check::TitleDecoration
            | Check::TitleLength(_)
            | Check::Language(_)
            | Check::PartTimeSaid => true,
            Check::Places(_) => !is_remote && !draft.place.places.is_empty(),
            Check::PayGross | Check::Overpay | Check::PayUnits(_) => has_range,
            Check::PayTooLittle | Check::PayTooMuch | Check::PayRange(_) => {
                matches!(&draft.pay, Some(Pay::Range(range)) if pay::can_tell(check, range))
            }
            Check::PayCurrency => has_range && !self.countries().is_empty(),
            Check::GenderTitle(only) => self.is_in(|language| match only {
                Some(only) => only == language,
                None => GENDERED.contains(&language),
            }),
            Check::DescriptionLength(_) | Check::DescriptionParagraphs(_) => {
                !draft.body.text.trim().is_empty()
            }
            Check::Words(_, Topic::Pool) if self.is_pool() => false,
            Check::Words(only, topic) => self.is_in(|language| {
                only.is_none_or(|only| only == language) && rules::has_phrases(language, topic)
            }),
            Check::RemoteOffice => {
                is_remote && self.is_in(|language| rules::has_phrases(language, Topic::Office))
            }
            Check::ModifiedFuture => draft.dates.modified.is_some(),
            Check::DateFuture(_) => draft.dates.posted.is_some(),
            Check::EndsWithin(_) => draft.dates.through.is_some(),
            Check::CompanyLogo => draft.company.is_some(),
            Check::ExperienceInstead => draft.qualifications.experience_instead,
        }
    }

    /// Where its work is, or from where it may be done.
    pub(super) fn countries(&self) -> Vec<Country> {
        let place = &self.draft.place;
        countries(&place.places, place.workplace, &place.remote_from)
    }

    /// Whether it has a text in a language of this kind.
    fn is_in(&self, is_asked: impl Fn(&str) -> bool) -> bool {
        let draft = self.draft;
        is_asked(draft.language.tag()) || draft.translations.keys().any(|lang| is_asked(lang.tag()))
    }

    /// Whether it collects applications for later.
    fn is_pool(&self) -> bool {
        self.draft.purpose.kind == PostingKind::TalentPool
    }
}
