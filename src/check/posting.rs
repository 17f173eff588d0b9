//! One posting: every key it takes, read and judged. What it says about the others (ids, addresses) is asked in
//! [`super::identity`].

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::reader::{Choice, Group, Reader, Value, find, offer};
use super::rules::{Asked, Showing};
use super::trials::Tried;
use super::words::{FORMATS, KEYS, KINDS, SENIORITIES, STATUSES, TRANSLATION, TRUTHS, VISIBILITIES};
use super::{apply, body, employment, pay, picks, places, qualifications, redirects, rules, skills, title};
use crate::base::date::DateError;
use crate::base::nearest::nearest;
use crate::base::{Date, Diagnostic, Fingerprint, Severity, Slug, Span, codes};
use crate::geo;
use crate::lang::Lang;
use crate::load::{Node, Record, Step};
use crate::markup::Format;
use crate::model::{
    Alias, Apply, Body, Company, EmploymentType, Feeds, Language, Pay, PostingKind, Qualifications,
    RuleSettings, Seniority, Status, Translation, Visibility, Workplace,
};

/// What the site already knows when it reads its postings.
pub(super) struct Around<'a> {
    /// Sorted by key.
    pub(super) companies: &'a [Company],
    pub(super) named: HashMap<&'a str, &'a Company>,
    pub(super) categories: &'a [Slug],
    pub(super) languages: &'a [Lang],
    /// The company of postings that name none.
    pub(super) company: Option<(Slug, String)>,
    /// What rules look at, and those that are asked.
    pub(super) rules: &'a RuleSettings,
    pub(super) asked: &'a [Asked],
    pub(super) feeds: &'a Feeds,
    /// To whom postings are shown.
    pub(super) showing: Showing,
    pub(super) today: Date,
    /// Whether it is told, too, what could be better.
    pub(super) advice: bool,
    /// Whether what rules find is noted down, for a report.
    pub(super) is_recorded: bool,
}

impl<'a> Around<'a> {
    pub(super) fn company(&self, key: &Slug) -> Option<&'a Company> {
        let at = self.companies.binary_search_by(|company| company.key.cmp(key)).ok()?;
        Some(&self.companies[at])
    }
}

/// A posting by itself: valid but for what ties it to others.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) slug: Option<Slug>,
    pub(super) stem: Option<Slug>,
    pub(super) aliases: Vec<Alias>,
    pub(super) title: String,
    pub(super) title_suffix: Option<String>,
    pub(super) company: Option<(Slug, String)>,
    pub(super) categories: Vec<(Slug, String)>,
    pub(super) place: places::Where,
    pub(super) kind: Kind,
    pub(super) pay: Option<Pay>,
    pub(super) dates: Dates,
    pub(super) starts: Option<String>,
    pub(super) duration: Option<String>,
    pub(super) apply: Option<Apply>,
    pub(super) status: Status,
    pub(super) visibility: Visibility,
    pub(super) language: Language,
    pub(super) requisition_id: Option<String>,
    pub(super) skills: Vec<String>,
    pub(super) qualifications: Qualifications,
    pub(super) purpose: Purpose,
    pub(super) body: Body,
    pub(super) translations: BTreeMap<Lang, Translation>,
    pub(super) similar: Vec<picks::Pick>,
    pub(super) source: Span,
}

/// Type and level.
#[derive(Clone)]
pub(super) struct Kind {
    pub(super) employment_types: Vec<EmploymentType>,
    pub(super) seniority: Option<Seniority>,
}

/// What the posting is for, and what it promises.
#[derive(Clone)]
pub(super) struct Purpose {
    pub(super) kind: PostingKind,
    pub(super) direct_apply: bool,
    pub(super) pay_before_interview: bool,
}

/// First day, last change, last day.
#[derive(Clone)]
pub(super) struct Dates {
    pub(super) posted: Option<Date>,
    pub(super) modified: Option<Date>,
    pub(super) through: Option<Date>,
}

/// Reads one posting. Nothing where it can't be published truthfully; every reason is among the faults.
pub(super) fn posting(record: &Record, reader: &mut Reader<'_>, around: &Around<'_>) -> Option<Draft> {
    let group = reader.top(&KEYS);
    let named = name(reader, &group);
    let (employment_types, hint) = employment::employment(reader, &group);
    let place = places::read(reader, &group, hint);
    let dates = dates(reader, &group);
    let pay = group.get("salary").map_or(Ok(None), |value| pay::pay(reader, value));
    let identity = identity(record, reader, &group);
    let company = company(reader, &group, around);
    let categories = categories(reader, &group, around);
    let seniority = choice(reader, &group, "seniority", SENIORITIES);
    let body = text(record, reader, &group);
    let (title, title_suffix) = named.as_ref().ok().cloned().unwrap_or_default();
    warn_of_title(reader, &group, &title, place.as_ref().ok(), company.as_ref());
    description(record, reader, &group, (&title, &body));
    // Of a posting that is left out anyway, what it could do better is noise.
    let shown = named.is_ok() && place.is_ok();
    if company.is_none() && shown {
        let fault = reader.missing(codes::COMPANY_MISSING, "the posting does not say who hires");
        fault.help.push("add `company:` here, or in `content/site.yaml` for all postings".to_owned());
        fault.once = Some(String::new());
    }
    let places = place.as_ref().map_or(&[][..], |place| &place.places);
    let elsewhere = || places.iter().any(|place| place.apply_url.is_some()) || apply::said_in(&body.text);
    let fallback =
        || company_apply(company.as_ref(), around).or_else(|| elsewhere().then_some(Apply::Elsewhere));
    let apply = apply::apply(reader, &group).map(|apply| apply.or_else(fallback));
    if apply == Ok(None) && shown {
        let fault = reader.missing(codes::NO_WAY_TO_APPLY, "the posting does not say how to apply");
        fault.help.push("add `apply_url:` or `apply_email:` here or in the company's file".to_owned());
    }
    let (language, translations) = languages(reader, &group, around, &body);
    let status = status(reader, &group);
    let visibility = group
        .get("visibility")
        .map_or(Some(Visibility::Public), |value| certain(reader, value, VISIBILITIES, "public"));
    let starts = reader.get_text(&group, "starts");
    let duration = reader.get_text(&group, "duration");
    let requisition_id = reader.get_text(&group, "requisition_id");
    let skills = skills::skills(reader, &group);
    let qualifications = qualifications::qualifications(reader, &group);
    let purpose = purpose(reader, &group, around);
    // An error of any part means that the whole can't be published truthfully.
    if reader.faults.iter().any(|fault| fault.severity() == Severity::Error) {
        if around.is_recorded {
            let last = dates.ok().and_then(|dates| dates.through);
            let shown = (status, visibility, purpose.kind);
            reader.tried = Some(Box::new(Tried::unjudged(reader, around.showing, shown, last)));
        }
        return None;
    }
    let (id, slug, stem) = identity?;
    let draft = Draft {
        id,
        slug,
        stem,
        aliases: redirects::aliases(reader, &group),
        title,
        title_suffix,
        company,
        categories,
        place: place.ok()?,
        kind: Kind { employment_types, seniority },
        pay: pay.ok()?,
        dates: dates.ok()?,
        starts,
        duration,
        apply: apply.ok()?,
        status: status?,
        visibility: visibility?,
        language,
        requisition_id,
        skills,
        qualifications,
        purpose,
        body,
        translations,
        similar: picks::picks(reader, &group),
        source: reader.record.start(reader.sources),
    };
    rules::judge(reader, &group, &draft, around).then_some(draft)
}

fn purpose(reader: &mut Reader<'_>, group: &Group<'_>, around: &Around<'_>) -> Purpose {
    let mut says = |key: &str| group.get(key).and_then(|value| reader.bool(value));
    let (direct_apply, before) = (says("direct_apply"), says("pay_before_interview"));
    Purpose {
        kind: choice(reader, group, "kind", KINDS).unwrap_or_default(),
        direct_apply: direct_apply.unwrap_or_default(),
        pay_before_interview: before.unwrap_or(around.rules.pay_before_interview),
    }
}

/// What is wrong with the description. Its place in the file is looked up only when something is.
fn description(record: &Record, reader: &mut Reader<'_>, group: &Group<'_>, (title, body): (&str, &Body)) {
    let mut found = Vec::new();
    {
        let span = || body_span(record, reader, group);
        if !title.is_empty() {
            found.extend(body::faults(&body.text, title, span, reader.sources));
        }
        found.extend(body::markup_faults(body, span, reader.sources));
    }
    reader.faults.extend(found);
}

/// The posting's own language, and its texts in others.
fn languages(
    reader: &mut Reader<'_>,
    group: &Group<'_>,
    around: &Around<'_>,
    body: &Body,
) -> (Language, BTreeMap<Lang, Translation>) {
    let own = group.get("language").and_then(|value| reader.language(value));
    let own = own.unwrap_or(Language::Known(around.languages[0]));
    let mut translations = translations(reader, group, around, body);
    if let (Some(lang), Some(value)) = (own.known(), group.get("translations"))
        && translations.remove(&lang).is_some()
    {
        let message = format!("the posting is in `{}` itself, so this translation is not used", lang.tag());
        reader.fault(codes::TRANSLATION_UNUSED, value, message);
    }
    (own, translations)
}

/// Title and suffix. `Err` where there is none that could be shown.
fn name(reader: &mut Reader<'_>, group: &Group<'_>) -> Result<(String, Option<String>), ()> {
    let Some(value) = group.get("title") else {
        let fault = reader.missing(codes::TITLE_MISSING, "this posting has no title");
        fault.help.push("add `title:`".to_owned());
        return Err(());
    };
    let Some(written) = reader.text(value) else {
        if matches!(value.node, Node::Text(_)) {
            reader.fault(codes::TITLE_MISSING, value, "this title is empty");
        }
        return Err(());
    };
    let shown = title::visible(reader, value, &written)?;
    let (title, split) = title::split_gender(reader, value, shown);
    Ok((title, reader.get_text(group, "title_suffix").or(split)))
}

fn warn_of_title(
    reader: &mut Reader<'_>,
    group: &Group<'_>,
    title: &str,
    place: Option<&places::Where>,
    company: Option<&(Slug, String)>,
) {
    let Some(value) = group.get("title") else { return };
    let mut names: Vec<String> = Vec::new();
    for place in place.map(|place| place.places.as_slice()).unwrap_or_default() {
        let country = place.country.name();
        // München is a place in a title, too, though it is kept as Munich.
        let known = place.city.iter().flat_map(|city| city.known).flat_map(geo::City::shown_names);
        let mut cities: Vec<String> = known.map(str::to_owned).collect();
        cities.extend(place.city.iter().map(|city| city.name.clone()));
        names.extend(cities.iter().map(|city| format!("{city} {country}")));
        names.extend(cities);
        names.push(country.to_owned());
    }
    let remote = place.is_some_and(|place| place.workplace == Some(Workplace::Remote));
    let known = title::Known { places: &names, company: company.map(|(_, name)| name.as_str()), remote };
    title::warn(reader, value, title, &known);
}

type Identity = (String, Option<Slug>, Option<Slug>);

/// Id and slug; by default both are the file's stem. Nothing where the slug is none.
fn identity(record: &Record, reader: &mut Reader<'_>, group: &Group<'_>) -> Option<Identity> {
    let path = reader.sources.path(record.source);
    let stem = match path.stem() {
        // Hugo's page bundles: the folder names the posting.
        "index" => path.as_str().rsplit('/').nth(1).unwrap_or("index").to_owned(),
        stem => stem.to_owned(),
    };
    let id_value = group.get("id");
    let given = id_value.and_then(|value| reader.text(value));
    let title = group.get("title").map(|value| value.node);
    let id = match (given, record.is_item(), title) {
        (Some(id), _, _) => id,
        (None, true, Some(Node::Text(title))) => {
            let hash = || Fingerprint::of_bytes(title.as_bytes()).short();
            Slug::from_text(title).map_or_else(hash, |slug| slug.to_string())
        }
        (None, _, _) => stem.clone(),
    };
    let from = if record.is_item() { &id } else { &stem };
    let own = Slug::from_text(from).or_else(|| Slug::from_text(&id));
    let Some(value) = group.get("slug") else { return Some((id, None, own)) };
    let Some(written) = reader.text(value) else { return Some((id, None, own)) };
    match Slug::parse(&written) {
        Some(slug) => Some((id, Some(slug), own)),
        None => {
            let offer = Slug::from_text(&written);
            let fault = reader.fault(codes::BAD_SLUG, value, format!("`{written}` is not a slug"));
            fault.help.extend(offer.map(|slug| format!("write `slug: {slug}`")));
            None
        }
    }
}

fn choice<T: Copy>(reader: &mut Reader<'_>, group: &Group<'_>, key: &str, table: &[Choice<T>]) -> Option<T> {
    group.get(key).and_then(|value| reader.choice(value, table))
}

/// The status, with `draft: true` and `published: false` as Hugo and Jekyll write them: a draft whatever else is said.
/// Nothing where a word stands that might mean anything: then it is safer not to publish.
fn status(reader: &mut Reader<'_>, group: &Group<'_>) -> Option<Status> {
    let mut says = |key: &str| -> Option<bool> {
        // A day in `published` is read as the day it was posted.
        let value = group.get(key).filter(|value| key != "published" || !is_day(value))?;
        certain(reader, value, TRUTHS, "a draft")
    };
    let (draft, published) = (says("draft"), says("published"));
    let stated = match group.get("status") {
        Some(value) => certain(reader, value, STATUSES, "open")?,
        None => Status::Open,
    };
    let is_draft = draft == Some(true) || published == Some(false);
    Some(if is_draft { Status::Draft } else { stated })
}

/// Whether a value has the form of a day, in the calendar or not.
fn is_day(value: &Value<'_>) -> bool {
    matches!(value.node, Node::Text(text) if Date::parse(text) != Err(DateError::Form))
}

/// One of a table's values, or an error: the posting is not shown unless this is certain.
fn certain<T: Copy>(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    table: &[Choice<T>],
    what: &str,
) -> Option<T> {
    let text = match value.node {
        Node::Bool(says) => says.to_string(),
        _ => reader.text(value)?,
    };
    let found = find(table, &text);
    if found.is_none() {
        let message = format!("nobody can tell whether a posting that is `{text}` is {what}");
        let exact = reader.verbatim(value, &text);
        offer(reader.fault(codes::UNKNOWN_STATUS, value, message), (&text, exact), table);
    }
    found
}

fn dates(reader: &mut Reader<'_>, group: &Group<'_>) -> Result<Dates, ()> {
    // Other boards write a day or `true` there.
    let published = group.get("published").filter(|value| is_day(value));
    let posted_value = group.get("date_posted").or(published);
    let posted = posted_value.map_or(Ok(None), |value| reader.date(value));
    let mut read = |key| group.get(key).map_or(Ok(None), |value| reader.date(value));
    let (modified, through) = (read("date_modified"), read("valid_through"));
    let (posted, modified, through) = (posted?, modified?, through?);
    if posted.is_none() {
        let fault = reader.missing(codes::DATE_MISSING, "the posting does not say when it was posted");
        fault.help.push("add `date_posted:` with the day it was first published".to_owned());
    }
    if let (Some(first), Some(last)) = (posted, through)
        && last < first
    {
        if let (Some(first), Some(last)) = (posted_value, group.get("valid_through")) {
            let posted = reader.at(first);
            let fault = reader.fault(codes::ENDS_BEFORE_START, last, "the posting ends before it begins");
            fault.label = "its last day".to_owned();
            fault.related.push((posted, "it was posted later".to_owned()));
        }
        return Err(());
    }
    Ok(Dates { posted, modified, through })
}

fn company(reader: &mut Reader<'_>, group: &Group<'_>, around: &Around<'_>) -> Option<(Slug, String)> {
    let Some(value) = group.get("company") else { return around.company.clone() };
    // schema.org's hiringOrganization is an object with a name.
    let inner = match value.node {
        Node::Map(fields) => fields
            .iter()
            .find(|(key, _)| key == "name")
            .map(|(key, node)| Value { path: [value.path.as_slice(), &[Step::Key(key)]].concat(), node }),
        _ => Some(value.clone()),
    };
    let value = inner.as_ref().unwrap_or(value);
    let name = reader.text(value)?;
    let key = Slug::from_text(&name)?;
    if let Some(known) = around.company(&key).or_else(|| around.named.get(name.as_str()).copied()) {
        return Some((known.key.clone(), known.name.clone()));
    }
    let near = nearest(&name, around.companies.iter().map(|company| company.key.as_str()));
    if near.is_some() {
        let message = format!("no company has the key `{name}`");
        let span = reader.at(value);
        reader.push(
            Diagnostic::at(codes::COMPANY_NEAR_MISS, span, message).did_you_mean(near).once(name.clone()),
        );
    }
    Some((key, name))
}

fn company_apply(company: Option<&(Slug, String)>, around: &Around<'_>) -> Option<Apply> {
    let (key, _) = company?;
    around.company(key)?.apply.clone()
}

fn categories(reader: &mut Reader<'_>, group: &Group<'_>, around: &Around<'_>) -> Vec<(Slug, String)> {
    let mut categories: Vec<(Slug, String)> = Vec::new();
    for (value, name) in group.get("category").map(|value| reader.texts(value)).unwrap_or_default() {
        let Some(key) = Slug::from_text(&name) else { continue };
        let known = around.categories.binary_search(&key).is_ok();
        let near = if known { None } else { nearest(&name, around.categories.iter().map(Slug::as_str)) };
        if near.is_some() {
            let span = reader.at(&value);
            let fault =
                Diagnostic::at(codes::CATEGORY_NEAR_MISS, span, format!("no category has the key `{name}`"));
            reader.push(fault.did_you_mean(near).once(name.clone()));
        }
        if !categories.iter().any(|(taken, _)| *taken == key) {
            categories.push((key, name));
        }
    }
    categories
}

fn text(record: &Record, reader: &mut Reader<'_>, group: &Group<'_>) -> Body {
    let format = choice(reader, group, "body_format", FORMATS).unwrap_or(Format::Markdown);
    let below = record.body(reader.sources).filter(|body| !body.trim().is_empty());
    let text: Arc<str> = match below {
        Some(body) => body.into(),
        None => reader.get_text(group, "description").unwrap_or_default().into(),
    };
    Body { format, text }
}

/// Where the description stands: below the front matter, or as a value.
pub(super) fn body_span(record: &Record, reader: &Reader<'_>, group: &Group<'_>) -> Span {
    match (&record.body, group.get("description")) {
        (Some(range), _) if !reader.sources.text(record.source)[range.clone()].trim().is_empty() => {
            Span::new(record.source, range.clone())
        }
        // The whole rest of the file: a block scalar's lines are indented, and only its first is known.
        (_, Some(value)) => {
            let start = reader.at(value).start as usize;
            Span::new(record.source, start..reader.sources.text(record.source).len())
        }
        _ => record.start(reader.sources),
    }
}

fn translations(
    reader: &mut Reader<'_>,
    group: &Group<'_>,
    around: &Around<'_>,
    body: &Body,
) -> BTreeMap<Lang, Translation> {
    let mut translations = BTreeMap::new();
    let Some(value) = group.get("translations") else { return translations };
    let Node::Map(fields) = value.node else {
        reader.fault(codes::WRONG_TYPE, value, "`translations` wants a language for each key");
        return translations;
    };
    for (tag, node) in fields {
        let value = Value { path: [value.path.as_slice(), &[Step::Key(tag)]].concat(), node };
        let Some(lang) = Lang::from_tag(tag).filter(|lang| around.languages.contains(lang)) else {
            let span = reader.record.span(reader.sources, &value.path, crate::load::Part::Key);
            let fault =
                Diagnostic::at(codes::TRANSLATION_UNUSED, span, format!("the site has no language `{tag}`"))
                    .help("add it to `languages` in `content/site.yaml`")
                    .once(tag.clone());
            reader.push(fault);
            continue;
        };
        let Some(inner) = reader.inner(&value, &TRANSLATION) else { continue };
        let Some(value) = inner.get("title") else {
            reader.fault(codes::TITLE_MISSING, &value, "this translation has no title");
            continue;
        };
        let Some(title) = reader.text(value).and_then(|title| title::visible(reader, value, &title).ok())
        else {
            continue;
        };
        let text = reader.get_text(&inner, "description").map_or_else(|| Arc::clone(&body.text), Arc::from);
        let title_suffix = reader.get_text(&inner, "title_suffix");
        let body = Body { format: body.format, text };
        let span = inner.get("description").map_or_else(|| reader.at(value), |value| reader.at(value));
        let found = body::markup_faults(&body, || span, reader.sources);
        reader.faults.extend(found);
        translations.insert(lang, Translation { title, title_suffix, body });
    }
    translations
}
