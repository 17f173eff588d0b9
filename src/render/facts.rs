//! The facts of a posting, in the order in which a reader asks for them.

use super::Renderer;
use super::view::{Fact, FactValue};
use super::words::Words;
use crate::lang::{Key, Lang};
use crate::model::{Education, Pay, Place, Posting, Workplace};
use crate::plan::List;

pub(super) fn facts(renderer: &Renderer, lang: Lang, posting: &Posting) -> Vec<Fact> {
    let words = renderer.words(lang);
    let mut facts = vec![locations(renderer, lang, posting)];
    let mut add = |name, key, values: Vec<FactValue>| {
        if !values.is_empty() {
            facts.push(Fact { name, label: words.text(key), values });
        }
    };
    let text = |text: String| FactValue { text, ..FactValue::default() };
    add("workplace", Key::PostingWorkplace, workplace(words, posting).into_iter().map(text).collect());
    let types = posting.employment_types.iter().map(|kind| text(words.employment_type(*kind)));
    add("employment_type", Key::PostingEmploymentType, types.collect());
    add(
        "seniority",
        Key::PostingSeniority,
        posting.seniority.map(|level| text(words.seniority(level))).into_iter().collect(),
    );
    // One line of many short words.
    let skills = (!posting.skills.is_empty()).then(|| text(posting.skills.join(", ")));
    add("skills", Key::PostingSkills, skills.into_iter().collect());
    add("education", Key::PostingEducation, education(words, posting).into_iter().map(text).collect());
    let experience = posting.qualifications.experience_months.map(|months| text(experience(words, months)));
    add("experience", Key::PostingExperience, experience.into_iter().collect());
    add("pay", Key::PostingPay, pay(words, posting));
    add(
        "starts",
        Key::PostingStarts,
        posting.starts.iter().map(|starts| self::starts(words, starts)).collect(),
    );
    add("duration", Key::PostingDuration, posting.duration.iter().cloned().map(text).collect());
    let day = |date: crate::base::Date| {
        let moment = words.moment(date, renderer.env.today);
        FactValue { text: moment.date, datetime: Some(moment.iso), note: Some(moment.age), url: None }
    };
    add("posted", Key::PostingPosted, posting.date_posted.map(day).into_iter().collect());
    add("apply_by", Key::PostingApplyBy, posting.valid_through.map(day).into_iter().collect());
    let categories = posting.categories.iter().map(|id| {
        let link = super::list::link(renderer, lang, &List::Category(*id));
        FactValue { text: link.title, url: Some(link.url), ..FactValue::default() }
    });
    add("category", Key::PostingCategory, categories.collect());
    let reference = posting.requisition_id.as_ref().unwrap_or(&posting.id).clone();
    add("reference", Key::PostingReference, vec![text(reference)]);
    facts
}

fn locations(renderer: &Renderer, lang: Lang, posting: &Posting) -> Fact {
    let words = renderer.words(lang);
    let count = posting.places.len().max(1);
    let label = words.locale.count(Key::PostingLocations, count as u64, &[]);
    let values = if posting.places.is_empty() {
        let url = renderer.href(&renderer.plan.addresses.list(&renderer.site, &List::Remote, lang));
        vec![FactValue { text: words.remote(posting), url: Some(url), ..FactValue::default() }]
    } else {
        let links = super::posting::places(renderer, lang, posting).into_iter();
        links
            .zip(&posting.places)
            .map(|(link, place)| FactValue {
                text: link.title,
                url: some(link.url),
                note: address(place),
                ..FactValue::default()
            })
            .collect()
    };
    Fact { name: "locations", label, values }
}

/// What is written of a place beside its city: search engines are told of it, so people are.
fn address(place: &Place) -> Option<String> {
    // Without a city the region is the place; one of the city's own name says nothing more.
    let city = place.city.as_ref();
    let region = place.region.as_ref().filter(|region| city.is_some_and(|city| city.name != **region));
    let parts: Vec<&str> =
        [&place.street, &place.postal_code].into_iter().flatten().chain(region).map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn some(url: String) -> Option<String> {
    (!url.is_empty()).then_some(url)
}

fn workplace(words: &Words, posting: &Posting) -> Option<String> {
    match posting.workplace? {
        Workplace::Remote if !posting.places.is_empty() => Some(words.remote(posting)),
        workplace => Some(words.workplace(workplace)),
    }
}

/// What education is asked for, and whether experience may stand in for it.
pub(super) fn education(words: &Words, posting: &Posting) -> Vec<String> {
    let key = |education: &Education| match education {
        Education::None => Key::EducationNone,
        Education::HighSchool => Key::EducationHighSchool,
        Education::AssociateDegree => Key::EducationAssociateDegree,
        Education::BachelorDegree => Key::EducationBachelorDegree,
        Education::ProfessionalCertificate => Key::EducationProfessionalCertificate,
        Education::PostgraduateDegree => Key::EducationPostgraduateDegree,
    };
    let asked = &posting.qualifications;
    let instead = asked.takes_experience_instead().then(|| words.text(Key::PostingExperienceInstead));
    asked.education.iter().map(|education| words.text(key(education))).chain(instead).collect()
}

/// `3 years`, `18 months`.
pub(super) fn experience(words: &Words, months: u16) -> String {
    match months {
        0 => words.text(Key::PostingExperienceNone),
        _ if months.is_multiple_of(12) => {
            words.locale.count(Key::PostingExperienceYears, u64::from(months / 12), &[])
        }
        _ => words.locale.count(Key::PostingExperienceMonths, u64::from(months), &[]),
    }
}

fn pay(words: &Words, posting: &Posting) -> Vec<FactValue> {
    let text = |text: String| FactValue { text, ..FactValue::default() };
    let Some(pay) = &posting.pay else { return vec![text(words.text(Key::PostingPayNotStated))] };
    let mut values = vec![text(words.pay(pay))];
    if let Pay::Range(range) = pay {
        if let Some(agreement) = &range.agreement {
            values.push(text(words.locale.format(Key::PayAgreement, &[("name", agreement)])));
        }
        let more = range.overpay == Some(true);
        values.extend(more.then(|| text(words.text(Key::PayAboveMinimum))));
        values.extend(range.note.iter().cloned().map(text));
    }
    values
}

/// A day is written out; the two words that are said most often are translated; anything else stands as it is.
fn starts(words: &Words, starts: &str) -> FactValue {
    if let Ok(date) = crate::base::Date::parse(starts) {
        return FactValue {
            text: words.date(date),
            datetime: Some(date.to_string()),
            ..FactValue::default()
        };
    }
    let text = match starts.to_lowercase().as_str() {
        "rolling" => words.text(Key::PostingStartsRolling),
        "now" | "asap" | "immediately" | "ab sofort" => words.text(Key::PostingStartsNow),
        _ => starts.to_owned(),
    };
    FactValue { text, ..FactValue::default() }
}
