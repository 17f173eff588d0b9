//! `changes.json`: which postings are open, and what was opened, closed and edited in the last 30 days.
//!
//! What changed is seen by comparing with the file of the last build, which is handed in. Without one the postings' own dates tell.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::super::Renderer;
use super::json_feed::written;
use super::told;
use crate::base::{Anchor, Audience, Date, Diagnostic, Fingerprint, codes};
use crate::derive::{Ending, Standing};
use crate::geo::Scope;
use crate::model::{Apply, Body, Feed, Pay, Place, Posting, PostingId, PostingKind, Visibility};

/// The version of the file's form.
const VERSION: u32 = 1;

/// Days for which a change stays.
const DAYS: i64 = 30;

#[derive(Serialize, Deserialize)]
struct Changes {
    version: u32,
    /// Whom the site is for.
    #[serde(default, skip_serializing_if = "Audience::is_public")]
    audience: Audience,
    /// The day of the build.
    generated: Date,
    /// The postings that are open, by id.
    open: Vec<Open>,
    /// What happened, newest first.
    changes: Vec<Change>,
}

#[derive(Serialize, Deserialize)]
struct Open {
    id: String,
    url: String,
    title: String,
    /// Of all that the posting says.
    hash: Fingerprint,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Change {
    date: Date,
    change: What,
    id: String,
    url: String,
    title: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Opened,
    Edited,
    Closed,
}

/// The file.
pub(super) fn file(renderer: &Renderer) -> Vec<u8> {
    let today = renderer.env.today;
    let open: Vec<Open> = open(renderer);
    let mut changes = match last(renderer) {
        Ok(Some(last)) => compared(&last, &open, today),
        Ok(None) | Err(()) => dated(renderer),
    };
    changes.retain(|change| (0..DAYS).contains(&change.date.days_until(today)));
    // What is no longer for whoever reads the site is not told any more, not even that it was.
    let site = &renderer.site;
    let is_told = |id: &str| {
        site.posting_by_id(id).is_none_or(|id| {
            let visibility = site.posting(id).visibility;
            visibility != Visibility::Unlisted && visibility.is_for(site.config.audience)
        })
    };
    changes.retain(|change| is_told(&change.id));
    changes.sort_by(|a, b| {
        b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)).then_with(|| a.change.cmp(&b.change))
    });
    // Two edits on one day are one.
    changes.dedup_by(|a, b| (a.date, a.change, &a.id) == (b.date, b.change, &b.id));
    let audience = site.config.audience;
    written(&Changes { version: VERSION, audience, generated: today, open, changes })
}

/// What is said where the file of the last build is no such file.
pub(in crate::render) fn fault(renderer: &Renderer) -> Option<Diagnostic> {
    if !renderer.site.config.feeds.has(Feed::Changes) || last(renderer).is_ok() {
        return None;
    }
    let message = "the `changes.json` of the last build can't be read, or is that of a site for others, and is taken for none";
    let anchor = Anchor::Name("changes.json".to_owned());
    let help = "what changed before is told by the dates of postings, as in a first build";
    Some(Diagnostic::new(codes::CHANGES_UNREADABLE, anchor, message).help(help))
}

/// The file of the last build; an error for one that can't be read.
fn last(renderer: &Renderer) -> Result<Option<Changes>, ()> {
    let Some(bytes) = &renderer.env.changes else { return Ok(None) };
    let changes: Changes = serde_json::from_slice(bytes).map_err(|_| ())?;
    let is_ours = changes.version == VERSION && changes.audience == renderer.site.config.audience;
    if is_ours { Ok(Some(changes)) } else { Err(()) }
}

fn open(renderer: &Renderer) -> Vec<Open> {
    let open = told(renderer).filter_map(|id| {
        let posting = renderer.site.posting(id);
        let hash = Fingerprint::of_bytes(said(renderer, posting).to_string().as_bytes());
        Some(Open { id: posting.id.clone(), url: url(renderer, id)?, title: posting.title.clone(), hash })
    });
    let mut open: Vec<Open> = open.collect();
    open.sort_by(|a, b| a.id.cmp(&b.id));
    open
}

/// The changes of the last file, and what is different now.
fn compared(last: &Changes, open: &[Open], today: Date) -> Vec<Change> {
    let before: BTreeMap<&str, &Open> = last.open.iter().map(|open| (open.id.as_str(), open)).collect();
    let now: BTreeMap<&str, &Open> = open.iter().map(|open| (open.id.as_str(), open)).collect();
    let change = |of: &Open, change: What| Change {
        date: today,
        change,
        id: of.id.clone(),
        url: of.url.clone(),
        title: of.title.clone(),
    };
    let gone = last.open.iter().filter(|open| !now.contains_key(open.id.as_str()));
    let mut changes: Vec<Change> = gone.map(|open| change(open, What::Closed)).collect();
    changes.extend(open.iter().filter_map(|open| match before.get(open.id.as_str()) {
        None => Some(change(open, What::Opened)),
        Some(before) if before.hash != open.hash => Some(change(open, What::Edited)),
        Some(_) => None,
    }));
    changes.extend(last.changes.iter().cloned());
    changes
}

/// What the postings' own dates tell.
fn dated(renderer: &Renderer) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, posting) in renderer.site.numbered() {
        let is_public =
            posting.visibility != Visibility::Unlisted && !renderer.derived.previews.contains(&id);
        let standing = renderer.derived.standing(id);
        // Of one that was closed by hand the day of its end is not known, so nothing is said of it.
        let is_known = matches!(standing, Standing::Listed | Standing::Ended(Ending::Expired));
        let Some(url) = url(renderer, id).filter(|_| is_public && is_known) else { continue };
        let edited =
            posting.date_modified.filter(|date| posting.date_posted.is_none_or(|first| first < *date));
        let ended = posting.valid_through.filter(|_| standing == Standing::Ended(Ending::Expired));
        let days = [
            (posting.date_posted, What::Opened),
            (edited, What::Edited),
            (ended.map(|last| last.plus_days(1)), What::Closed),
        ];
        changes.extend(days.into_iter().filter_map(|(date, change)| {
            Some(Change {
                date: date?,
                change,
                id: posting.id.clone(),
                url: url.clone(),
                title: posting.title.clone(),
            })
        }));
    }
    changes
}

/// A posting's page in its own language.
fn url(renderer: &Renderer, id: PostingId) -> Option<String> {
    let pages = renderer.plan.addresses.posting_pages(id);
    pages.first().map(|(_, url)| renderer.absolute(url))
}

/// What is asked for; nothing where nothing is said.
fn qualifications(posting: &Posting) -> Value {
    let asked = &posting.qualifications;
    let education: Vec<_> = asked.education.iter().map(|education| format!("{education:?}")).collect();
    match (education.is_empty(), asked.experience_months) {
        (true, None) => Value::Null,
        (_, months) => json!([education, months, asked.experience_instead]),
    }
}

/// All that a posting says, in a form that no other version of careergen writes otherwise: what it does not say does not stand there,
/// so that a key that is new one day changes nothing of postings without it.
fn said(renderer: &Renderer, posting: &Posting) -> Value {
    let site = &renderer.site;
    let text = |title: &str, suffix: Option<&str>, body: &Body| json!([title, suffix, &*body.text]);
    let translations = posting.translations.iter().map(|(lang, other)| {
        (lang.tag().to_owned(), text(&other.title, other.title_suffix.as_deref(), &other.body))
    });
    let translations: BTreeMap<String, Value> = translations.collect();
    let categories: Vec<&str> = posting.categories.iter().map(|id| site.category(*id).key.as_str()).collect();
    let types: Vec<&str> = posting.employment_types.iter().map(|kind| kind.google()).collect();
    let parts = [
        ("text", text(&posting.title, posting.title_suffix.as_deref(), &posting.body)),
        ("translations", json!(translations)),
        ("company", json!(posting.company.map(|id| site.company(id).name.as_str()))),
        ("categories", json!(categories)),
        ("places", posting.places.iter().map(place).collect()),
        ("workplace", json!(posting.workplace.map(|place| format!("{place:?}")))),
        ("remote_from", posting.remote_from.iter().map(|scope| scope_name(*scope)).collect()),
        ("employment_type", json!(types)),
        ("seniority", json!(posting.seniority.map(|level| format!("{level:?}")))),
        ("pay", posting.pay.as_ref().map_or(Value::Null, pay)),
        ("days", json!([posting.date_posted, posting.date_modified, posting.valid_through])),
        ("starts", json!(posting.starts)),
        ("duration", json!(posting.duration)),
        ("apply", posting.apply.as_ref().map_or(Value::Null, apply)),
        ("skills", json!(posting.skills)),
        ("reference", json!(posting.requisition_id)),
        ("qualifications", qualifications(posting)),
        ("kind", json!((posting.kind != PostingKind::Job).then_some("talent_pool"))),
        ("direct_apply", json!(posting.direct_apply.then_some(true))),
        ("pay_before_interview", json!(posting.pay_before_interview.then_some(true))),
    ];
    let is_said = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    };
    let said = parts.into_iter().filter(|(_, value)| is_said(value));
    said.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn place(place: &Place) -> Value {
    json!([
        place.country.alpha2(),
        place.region,
        place.city.as_ref().map(|city| city.slug.as_str()),
        place.street,
        place.postal_code,
        place.apply_url.as_ref().map(ToString::to_string),
    ])
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::Country(country) => country.alpha2(),
        Scope::Grouping(grouping) => grouping.slug(),
        Scope::Worldwide => "worldwide",
    }
}

fn pay(pay: &Pay) -> Value {
    match pay {
        Pay::Text(text) => json!(text),
        Pay::Range(range) => {
            let mut said = vec![
                json!(range.min),
                json!(range.max),
                json!(range.currency.code()),
                json!(range.unit.name()),
                json!(range.gross),
                json!(range.agreement),
                json!(range.note),
            ];
            said.extend(range.overpay.map(Value::from));
            Value::Array(said)
        }
    }
}

fn apply(apply: &Apply) -> Value {
    match apply {
        Apply::Url(url) => json!(url.to_string()),
        Apply::Email(address) => json!(address),
        Apply::Elsewhere => Value::Null,
    }
}
