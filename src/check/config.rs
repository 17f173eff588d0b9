//! `content/site.yaml` and `content/strings/`: settings, with a default for each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::brand;
use super::feeds;
use super::image::image;
use super::internal::{self, Internal};
use super::localized;
use super::place_settings::{self, OwnSlug};
use super::reader::{Group, Keys, Reader, Value};
use super::redirects;
use super::rule_settings;
use super::targets;
use crate::base::nearest::nearest;
use crate::base::web::{WebUrl, is_email};
use crate::base::{Diagnostic, Entry, Env, RelPath, Slug, SourceMap, codes};
use crate::lang::{Lang, Locale};
use crate::load::{Loaded, Node, Record};
use crate::model::{BaseUrl, BrandSpans, Config, Redirection, SimilarSettings, Target, Weights};

pub(super) const KEYS: Keys = Keys {
    what: "site.yaml",
    ours: &[
        "name",
        "description",
        "base_url",
        "internal",
        "languages",
        "company",
        "accessibility_contact",
        "privacy_url",
        "imprint_url",
        "pay_before_interview",
        "statements",
        "rules",
        "theme",
        "brand",
        "image",
        "places",
        "similar",
        "expiry",
        "per_page",
        "feeds",
        "deploy",
        "hosting",
        "redirects",
        "translations",
    ],
    others: &[("title", "name"), ("url", "base_url"), ("language", "languages")],
};
pub(super) const TRANSLATED: Keys =
    Keys { what: "translation of the site", ours: &["description"], others: &[] };
pub(super) const SIMILAR: Keys =
    Keys { what: "`similar` of site.yaml", ours: &["limit", "weights"], others: &[("count", "limit")] };
pub(super) const WEIGHTS: Keys = Keys {
    what: "`similar.weights` of site.yaml",
    ours: &Weights::NAMES,
    others: &[("seniority", "level"), ("location", "place"), ("description", "body")],
};
pub(super) const EXPIRY: Keys = Keys { what: "`expiry` of site.yaml", ours: &["keep_days"], others: &[] };

/// What numbers may be.
pub(super) type Range = std::ops::RangeInclusive<usize>;
pub(super) const PER_PAGE: Range = 1..=1000;
pub(super) const KEEP_DAYS: Range = 0..=3650;
pub(super) const LIMIT: Range = 0..=50;
pub(super) const WEIGHT: Range = 0..=1000;

/// The settings, and what must be settled when the postings are known.
pub(super) struct Settings {
    pub(super) config: Config,
    /// Where the colours of the brand are given.
    pub(super) brand_spans: BrandSpans,
    /// Key and name of the site's own company.
    pub(super) company: Option<(Slug, String)>,
    /// Addresses that places are given.
    pub(super) slugs: Vec<OwnSlug>,
    /// Where the site is deployed to.
    pub(super) targets: Vec<Target>,
    /// Old addresses.
    pub(super) redirects: Vec<Redirection>,
}

/// Reads the settings, and key and name of the site's own company; what can't be used is reported and its default stands
/// in.
pub(super) fn config(loaded: &Loaded, env: &Env, faults: &mut Vec<Diagnostic>) -> Settings {
    let mut config = Config::default();
    let mut read = Read::default();
    match &loaded.config {
        Some(record) => {
            let mut reader = Reader::new(record, &loaded.sources);
            read = settings(&mut reader, &mut config, &loaded.assets, env);
            faults.append(&mut reader.faults);
        }
        // What can't be read is named already.
        None if loaded.config_unread => {}
        None => faults.push(
            Diagnostic::new(
                codes::NO_SITE_NAME,
                crate::base::Anchor::Site,
                "there is no `content/site.yaml`",
            )
            .help("write `name:` and `base_url:` in it; until then the site is called Jobs"),
        ),
    }
    let brand_spans = std::mem::take(&mut read.brand.spans);
    config.brand = brand::settle(read.brand, &loaded.assets, faults);
    let written = config.base_url.clone();
    config.audience = env.audience;
    if !env.audience.is_public() {
        config.base_url = read.internal.address(env.audience, &written);
        config.hosting = read.internal.hosting.unwrap_or(config.hosting);
        config.feeds = config.feeds.for_staff();
    }
    if let Some(url) = env.base_url.as_deref().and_then(|url| WebUrl::parse(url).ok()) {
        config.base_url = BaseUrl::new(&url).unwrap_or(config.base_url);
    }
    redirects::own(&mut read.redirects, &[written, config.base_url.clone()]);
    faults.extend(redirects::folder(loaded, &config));
    config.strings = strings((&loaded.strings, &config.languages), &loaded.sources, faults);
    let company = read.company.and_then(|name| Some((Slug::from_text(&name)?, name)));
    Settings {
        config,
        brand_spans,
        company,
        slugs: read.slugs,
        redirects: read.redirects,
        targets: read.targets,
    }
}

/// Whether `text` can stand for `base_url`, as the command line is asked before anything is read.
#[must_use]
pub fn is_base_url(text: &str) -> bool {
    WebUrl::parse(text).is_ok_and(|url| BaseUrl::new(&url).is_some())
}

/// What the record says beside the settings themselves.
#[derive(Default)]
struct Read {
    brand: brand::Read,
    internal: Internal,
    company: Option<String>,
    slugs: Vec<OwnSlug>,
    targets: Vec<Target>,
    redirects: Vec<Redirection>,
}

/// Reads the record into the settings, and gives what else it says.
fn settings(
    reader: &mut Reader<'_>,
    config: &mut Config,
    assets: &BTreeMap<RelPath, Entry>,
    env: &Env,
) -> Read {
    let group = reader.top(&KEYS);
    if let Some(name) = reader.get_text(&group, "name") {
        config.name = name;
    } else {
        reader.missing(codes::NO_SITE_NAME, "the site has no `name`");
    }
    config.description = reader.get_text(&group, "description");
    config.descriptions = localized(reader, &group, &TRANSLATED, "description");
    match group.get("base_url") {
        Some(value) => {
            if let Some(url) = base_url(reader, value) {
                config.base_url = url;
            }
        }
        None if env.base_url.is_some() || !env.audience.is_public() => {}
        None => {
            let fault = reader.missing(codes::NO_SITE_NAME, "the site has no `base_url`");
            fault.help.push(
                "write the address that it will have; search engines can't use `http://localhost/`"
                    .to_owned(),
            );
        }
    }
    if let Some(value) = group.get("languages") {
        languages(reader, value, config);
    }
    if let Some(theme) = reader.get_text(&group, "theme") {
        config.theme = theme;
    }
    config.image = group.get("image").and_then(|value| image(reader, value, assets));
    config.accessibility_contact =
        group.get("accessibility_contact").and_then(|value| contact(reader, value));
    config.rules = rule_settings::rule_settings(reader, &group);
    let brand = group.get("brand").map(|value| brand::brand(reader, value));
    let places = group.get("places").map(|value| place_settings::places(reader, value, config));
    if let Some(inner) = group.get("similar").and_then(|value| reader.inner(value, &SIMILAR)) {
        similar(reader, &inner, &mut config.similar);
    }
    if let Some(days) = part(reader, &group, "expiry", &EXPIRY, "keep_days")
        .and_then(|value| number(reader, &value, KEEP_DAYS))
    {
        config.keep_ended = days as u16;
    }
    if let Some(count) = group.get("per_page").and_then(|value| number(reader, value, PER_PAGE)) {
        config.per_page = count;
    }
    if let Some(value) = group.get("feeds") {
        config.feeds = feeds::feeds(reader, value);
    }
    if let Some(hosting) = group.get("hosting").and_then(|value| reader.choice(value, redirects::HOSTINGS)) {
        config.hosting = hosting;
    }
    let redirects = group.get("redirects").map(|value| redirects::redirects(reader, value));
    let is_asked = env.base_url.is_none() && !env.audience.is_public();
    let internal = internal::internal(reader, &group, (&config.base_url, is_asked));
    let address = |audience| internal.address(audience, &config.base_url);
    let targets = group.get("deploy").map(|value| targets::targets(reader, value, &address));
    Read {
        brand: brand.unwrap_or_default(),
        internal,
        company: reader.get_text(&group, "company"),
        slugs: places.unwrap_or_default(),
        redirects: redirects.unwrap_or_default(),
        targets: targets.unwrap_or_default(),
    }
}

/// A mail address or a web address.
fn contact(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<WebUrl> {
    let text = reader.text(value)?;
    if is_email(&text) {
        return WebUrl::parse(&format!("mailto:{text}")).ok();
    }
    reader.url(value).ok().flatten()
}

fn similar(reader: &mut Reader<'_>, group: &Group<'_>, settings: &mut SimilarSettings) {
    if let Some(limit) = group.get("limit").and_then(|value| number(reader, value, LIMIT)) {
        settings.limit = limit;
    }
    let Some(weights) = group.get("weights").and_then(|value| reader.inner(value, &WEIGHTS)) else { return };
    for name in Weights::NAMES {
        let given = weights.get(name).and_then(|value| number(reader, value, WEIGHT));
        if let (Some(given), Some(weight)) = (given, settings.weights.get_mut(name)) {
            *weight = given as u16;
        }
    }
}

/// The value of a key inside a group of settings.
fn part<'a>(
    reader: &mut Reader<'a>,
    group: &Group<'a>,
    name: &str,
    keys: &Keys,
    key: &str,
) -> Option<Value<'a>> {
    let inner = group.get(name).and_then(|value| reader.inner(value, keys))?;
    inner.get(key).cloned()
}

/// The address of a site; nothing where it is none.
pub(super) fn base_url(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<BaseUrl> {
    let text = reader.text(value)?;
    let url = WebUrl::parse(&text).ok().and_then(|url| BaseUrl::new(&url));
    if url.is_none() {
        let fault =
            reader.fault(codes::BAD_BASE_URL, value, format!("`{text}` is not the address of a site"));
        let help = match WebUrl::parse(&text) {
            Ok(_) => "write scheme, host and a plain folder: `https://example.com/careers`",
            Err(_) => "write it with its scheme: `https://careers.example.com`",
        };
        fault.help.push(help.to_owned());
    }
    url
}

fn languages(reader: &mut Reader<'_>, value: &Value<'_>, config: &mut Config) {
    let mut languages = Vec::new();
    for (value, text) in reader.texts(value) {
        match Lang::from_tag(&text) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(_) => {}
            None => {
                let known: Vec<_> = Lang::all().map(|lang| format!("`{}`", lang.tag())).collect();
                let message = format!("careergen has no words in `{text}`");
                let fault = reader.fault(codes::UNKNOWN_LANGUAGE, &value, message);
                fault.help.push(format!("it has words in {}", known.join(", ")));
            }
        }
    }
    if !languages.is_empty() {
        config.languages = languages;
    }
}

pub(super) fn number(reader: &mut Reader<'_>, value: &Value<'_>, range: Range) -> Option<usize> {
    if let Node::Int(number) = value.node
        && let Ok(number) = usize::try_from(*number)
        && range.contains(&number)
    {
        return Some(number);
    }
    let message = format!("this takes a whole number from {} to {}", range.start(), range.end());
    reader.fault(codes::BAD_SETTING, value, message);
    None
}

fn strings(
    (records, languages): (&[Arc<Record>], &[Lang]),
    sources: &SourceMap,
    faults: &mut Vec<Diagnostic>,
) -> BTreeMap<Lang, BTreeMap<String, String>> {
    let mut strings: BTreeMap<Lang, BTreeMap<String, String>> = BTreeMap::new();
    for record in records {
        let mut reader = Reader::new(record, sources);
        let Some(lang) = Lang::from_tag(sources.path(record.source).stem()) else {
            reader.missing(
                codes::UNKNOWN_LANGUAGE,
                "the file's name is no language that careergen has words in",
            );
            faults.append(&mut reader.faults);
            continue;
        };
        if !languages.contains(&lang) {
            let message = format!("the site has no pages in `{}`, so none of these is shown", lang.tag());
            reader.missing(codes::STRING_UNUSED, message);
        }
        let own = Locale::new(lang, &BTreeMap::new());
        for (key, node) in &record.fields {
            let value = Value { path: vec![crate::load::Step::Key(key)], node };
            if !Locale::is_key(key) {
                let span = record.span(sources, &value.path, crate::load::Part::Key);
                let near = nearest(key, Locale::known_keys());
                let fault =
                    Diagnostic::at(codes::UNKNOWN_STRING, span, format!("there is no string `{key}`"));
                reader.push(fault.did_you_mean(near));
            } else if let Some(text) = reader.text(&value) {
                if own.all_texts().any(|(name, known)| name == key && known == text) {
                    let message = format!("`{key}` is what careergen says anyway");
                    reader.fault(codes::STRING_UNUSED, &value, message).once = Some(String::new());
                }
                strings.entry(lang).or_default().insert(key.clone(), text);
            }
        }
        faults.append(&mut reader.faults);
    }
    strings
}
