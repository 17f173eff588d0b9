//! Loaded → [`Site`]: every rule about content, each with a code. One file for each kind of record.
//!
//! A record that can't be published truthfully is left out and named; everything else goes on without it.

mod apply;
mod body;
mod brand;
mod category;
mod company;
mod config;
mod employment;
mod feeds;
mod identity;
mod image;
mod internal;
mod memory;
mod page;
mod pay;
mod picks;
mod place_settings;
mod places;
mod posting;
mod qualifications;
mod reader;
mod redirects;
mod rule_settings;
mod rules;
mod schema;
mod skills;
mod targets;
mod theme;
mod title;
mod trials;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::reader::{Group, Keys, Reader, Value};
use crate::base::diagnostic::fold_repeats;
use crate::base::{Anchor, Code, Diagnostic, Env, Severity, Slug, SourceMap, Span, codes, parallel};
use crate::lang::Lang;
use crate::load::{Loaded, Node, Part, Record, Step};
use crate::model::{Category, CategoryId, Company, CompanyId, Config, ContentPage, Picks, Posting, Site};

use memory::{Judged, Numbered, Tied};

pub use config::is_base_url;
pub use memory::Memory;
pub use pay::{in_words as pay_in_words, parse_amount};
pub use places::WORKPLACES;
pub use reader::{Choice, find, language, name_of};
pub use redirects::HOSTINGS;
pub use schema::{Kind, schema};
pub use targets::AUDIENCES;
pub use trials::{Finding, Stage, Trials, Tried, Verdict};
pub use words::{EMPLOYMENT_TYPES, KINDS, SENIORITIES, VISIBILITIES};

/// Judges everything that was loaded. Faults stand in the order of the files.
#[must_use]
pub fn check(loaded: &mut Loaded, env: &Env) -> (Site, Vec<Diagnostic>) {
    check_again(loaded, env, &mut Memory::default())
}

/// The same, where most of it was judged before: a posting that is the very same, on a site that has the same companies,
/// categories and languages, is not read again.
#[must_use]
pub fn check_again(loaded: &mut Loaded, env: &Env, memory: &mut Memory) -> (Site, Vec<Diagnostic>) {
    checked(loaded, env, memory, None)
}

/// As [`check`], and notes down what every rule found, those included that lead to no fault.
#[must_use]
pub fn check_recorded(loaded: &mut Loaded, env: &Env) -> (Site, Vec<Diagnostic>, Trials) {
    let mut trials = Trials::default();
    let (site, faults) = checked(loaded, env, &mut Memory::default(), Some(&mut trials));
    (site, faults, trials)
}

fn checked(
    loaded: &mut Loaded,
    env: &Env,
    memory: &mut Memory,
    mut trials: Option<&mut Trials>,
) -> (Site, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let config::Settings { mut config, brand_spans, company: own, slugs, redirects, targets } =
        config::config(loaded, env, &mut faults);
    theme::theme(loaded, &config.theme, &mut faults);
    let companies = companies(loaded, &mut faults);
    let categories = category_drafts(loaded, &mut faults);
    let pages = pages(loaded, &config, &mut faults);
    let keys: Vec<Slug> = sorted(categories.iter().map(|draft| draft.key.clone()));
    let asked = rules::Asked::of(&config.rules, env, trials.is_some());
    let around = posting::Around {
        companies: &companies,
        named: companies.iter().map(|company| (company.name.as_str(), company)).collect(),
        categories: &keys,
        languages: &config.languages,
        company: own.clone().map(|(key, name)| {
            let known = companies.iter().find(|company| company.key == key);
            (key, known.map_or(name, |company| company.name.clone()))
        }),
        rules: &config.rules,
        asked: &asked,
        feeds: &config.feeds,
        showing: rules::Showing::of(env),
        today: env.today,
        advice: env.advice,
        is_recorded: trials.is_some(),
    };
    let drafts = drafts(loaded, &around, memory, &mut faults, trials.as_deref_mut());
    let settled = identity::settle(drafts, loaded, &mut faults);
    let companies = all_companies(companies, own.as_ref(), &settled);
    let categories = all_categories(categories, &settled, &mut faults);
    config.company = own.and_then(|(key, _)| company_id(&companies, &key));
    picks::judge(&settled, &mut faults);
    let picked: Vec<Picks> = settled.iter().map(|(_, draft)| picks::known(&settled, draft)).collect();
    let settled: Vec<_> = settled.into_iter().zip(picked).collect();
    let postings = parallel::map_owned(settled, |((slug, draft), similar)| {
        tie((slug, draft), similar, &companies, &categories)
    });
    let of_site = trials.as_deref_mut().map(|trials| &mut trials.site);
    rules::judge_site((&config, &pages), &postings, (env, &asked), &mut faults, of_site);
    place_settings::settle(&mut config, &slugs, &postings, &mut faults);
    let assets = std::mem::take(&mut loaded.assets);
    faults.sort_by(|a, b| order(a, &loaded.sources).cmp(&order(b, &loaded.sources)));
    if let Some(trials) = trials {
        trials.faults.clone_from(&faults);
    }
    (
        Site { config, brand_spans, targets, companies, categories, postings, pages, redirects, assets },
        fold_repeats(faults),
    )
}

/// By files, then by places in them. (The numbers of files are those in which they were first read.)
fn order<'f>(fault: &'f Diagnostic, sources: &'f SourceMap) -> (u8, &'f str, Option<Span>, Code) {
    let (kind, name, span) = match &fault.anchor {
        Anchor::Span(span) => (0, sources.path(span.source).as_str(), Some(*span)),
        Anchor::File(path) | Anchor::Place { file: path, .. } => (1, path.as_str(), None),
        Anchor::Name(name) => (2, name.as_str(), None),
        Anchor::Site => (3, "", None),
    };
    (kind, name, span, fault.code)
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort();
    items
}

fn companies(loaded: &Loaded, faults: &mut Vec<Diagnostic>) -> Vec<Company> {
    let mut companies: Vec<Company> = Vec::new();
    for record in &loaded.companies {
        let mut reader = Reader::new(record, &loaded.sources);
        if let Some(company) = company::company(record, &mut reader, &loaded.assets) {
            if companies.iter().any(|taken| taken.key == company.key) {
                key_taken(&mut reader, record, &company.key);
            } else {
                companies.push(company);
            }
        }
        faults.append(&mut reader.faults);
    }
    companies.sort_by(|a, b| a.key.cmp(&b.key));
    companies
}

fn category_drafts(loaded: &Loaded, faults: &mut Vec<Diagnostic>) -> Vec<category::Draft> {
    let mut drafts: Vec<category::Draft> = Vec::new();
    for record in &loaded.categories {
        let mut reader = Reader::new(record, &loaded.sources);
        if let Some(draft) = category::category(&mut reader) {
            if drafts.iter().any(|taken| taken.key == draft.key) {
                key_taken(&mut reader, record, &draft.key);
            } else {
                drafts.push(draft);
            }
        }
        faults.append(&mut reader.faults);
    }
    drafts
}

fn key_taken(reader: &mut Reader<'_>, record: &Record, key: &Slug) {
    let span = match company::key_step(record) {
        Some(step) => record.span(reader.sources, &[step], Part::Value),
        None => record.start(reader.sources),
    };
    let fault = Diagnostic::at(codes::KEY_TAKEN, span, format!("another record has the key `{key}`"));
    reader.push(fault.label("this one was left out"));
}

fn pages(loaded: &Loaded, config: &Config, faults: &mut Vec<Diagnostic>) -> Vec<ContentPage> {
    let mut pages: Vec<ContentPage> = Vec::new();
    for record in &loaded.pages {
        let mut reader = Reader::new(record, &loaded.sources);
        if let Some(page) = page::page(record, &mut reader, &config.languages) {
            if pages.iter().any(|taken| (&taken.slug, taken.lang) == (&page.slug, page.lang)) {
                key_taken(&mut reader, record, &page.slug);
            } else {
                pages.push(page);
            }
        }
        faults.append(&mut reader.faults);
    }
    pages.sort_by(|a, b| (&a.slug, a.lang).cmp(&(&b.slug, b.lang)));
    pages
}

fn drafts(
    loaded: &Loaded,
    around: &posting::Around<'_>,
    memory: &mut Memory,
    faults: &mut Vec<Diagnostic>,
    trials: Option<&mut Trials>,
) -> Vec<Numbered> {
    let known = memory.of(around);
    let read = parallel::map(&loaded.postings, |record| {
        if let Some(judged) = known.get(record) {
            return Arc::clone(judged);
        }
        let mut reader = Reader::new(record, &loaded.sources);
        let draft = posting::posting(record, &mut reader, around);
        let named = reader.faults.iter().any(|fault| fault.severity() == Severity::Error);
        debug_assert!(draft.is_some() || named, "a posting was left out without a word");
        let unasked = || around.is_recorded.then(|| Box::new(Tried::faulty(record, &loaded.sources)));
        let tried = reader.tried.or_else(unasked);
        Arc::new(Judged { draft: draft.map(Arc::new), faults: reader.faults, tied: Tied::default(), tried })
    });
    if let Some(trials) = trials {
        trials.postings = read.iter().filter_map(|judged| judged.tried.as_deref().cloned()).collect();
    }
    memory.keep(&loaded.postings, &read);
    faults.extend(read.iter().flat_map(|judged| judged.faults.iter().cloned()));
    let numbered = read.iter().enumerate().filter_map(|(number, judged)| {
        let (draft, tied) = (Arc::clone(judged.draft.as_ref()?), judged.tied.clone());
        Some(Numbered { number, draft, tied })
    });
    numbered.collect()
}

/// Those with a file, and those made from the names that postings use.
fn all_companies(
    mut known: Vec<Company>,
    own: Option<&(Slug, String)>,
    settled: &[(Slug, Numbered)],
) -> Vec<Company> {
    let mut names: BTreeMap<Slug, String> = BTreeMap::new();
    for (key, name) in own.into_iter().chain(settled.iter().filter_map(|(_, draft)| draft.company.as_ref())) {
        if known.binary_search_by(|company| company.key.cmp(key)).is_err() {
            names.entry(key.clone()).or_insert_with(|| name.clone());
        }
    }
    known.extend(names.into_iter().map(|(key, name)| Company::named(key, name)));
    known.sort_by(|a, b| a.key.cmp(&b.key));
    known
}

fn all_categories(
    mut known: Vec<category::Draft>,
    settled: &[(Slug, Numbered)],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Category> {
    let keys: BTreeSet<Slug> = known.iter().map(|draft| draft.key.clone()).collect();
    let mut names: BTreeMap<Slug, String> = BTreeMap::new();
    for (key, name) in settled.iter().flat_map(|(_, draft)| &draft.categories) {
        if !keys.contains(key) {
            names.entry(key.clone()).or_insert_with(|| name.clone());
        }
    }
    known.extend(names.into_iter().map(|(key, name)| category::unknown(key, name)));
    category::tie(known, faults)
}

fn company_id(companies: &[Company], key: &Slug) -> Option<CompanyId> {
    companies.binary_search_by(|company| company.key.cmp(key)).ok().map(|at| CompanyId(at as u32))
}

/// The posting, with numbers where it had names: the one of last time, where it is the very same.
fn tie(
    (slug, draft): (Slug, Numbered),
    similar: Picks,
    companies: &[Company],
    categories: &[Category],
) -> Arc<Posting> {
    let category_id = |key: &Slug| {
        categories.binary_search_by(|category| category.key.cmp(key)).ok().map(|at| CategoryId(at as u32))
    };
    let company = draft.company.as_ref().and_then(|(key, _)| company_id(companies, key));
    let categories: Vec<CategoryId> =
        draft.categories.iter().filter_map(|(key, _)| category_id(key)).collect();
    let Numbered { draft, tied, .. } = draft;
    let is_same = |known: &Arc<Posting>| {
        (&known.slug, known.company, &known.categories, &known.similar)
            == (&slug, company, &categories, &similar)
    };
    tied.get().filter(is_same).unwrap_or_else(|| {
        let posting = posting_of(Arc::unwrap_or_clone(draft), slug, company, categories, similar);
        let posting = Arc::new(posting);
        tied.set(&posting);
        posting
    })
}

fn posting_of(
    draft: posting::Draft,
    slug: Slug,
    company: Option<CompanyId>,
    categories: Vec<CategoryId>,
    similar: Picks,
) -> Posting {
    Posting {
        id: draft.id,
        slug,
        aliases: draft.aliases,
        title: draft.title,
        title_suffix: draft.title_suffix,
        company,
        categories,
        places: draft.place.places,
        workplace: draft.place.workplace,
        remote_from: draft.place.remote_from,
        employment_types: draft.kind.employment_types,
        seniority: draft.kind.seniority,
        pay: draft.pay,
        date_posted: draft.dates.posted,
        date_modified: draft.dates.modified,
        valid_through: draft.dates.through,
        starts: draft.starts,
        duration: draft.duration,
        apply: draft.apply,
        status: draft.status,
        visibility: draft.visibility,
        language: draft.language,
        requisition_id: draft.requisition_id,
        skills: draft.skills,
        qualifications: draft.qualifications,
        kind: draft.purpose.kind,
        direct_apply: draft.purpose.direct_apply,
        pay_before_interview: draft.purpose.pay_before_interview,
        body: draft.body,
        translations: draft.translations,
        similar,
        source: draft.source,
    }
}

/// `translations: { de: { <key>: … } }` of a record, by language.
fn localized(reader: &mut Reader<'_>, group: &Group<'_>, keys: &Keys, key: &str) -> BTreeMap<Lang, String> {
    let translated = translations(reader, group, keys);
    translated.iter().filter_map(|(lang, group)| Some((*lang, reader.get_text(group, key)?))).collect()
}

/// The groups of `translations`, each with its language.
fn translations<'v>(reader: &mut Reader<'_>, group: &Group<'v>, keys: &Keys) -> Vec<(Lang, Group<'v>)> {
    let Some(value) = group.get("translations") else { return Vec::new() };
    let Node::Map(fields) = value.node else {
        reader.fault(codes::WRONG_TYPE, value, "`translations` wants a language for each key");
        return Vec::new();
    };
    let mut groups = Vec::new();
    for (tag, node) in fields {
        let value = Value { path: [value.path.as_slice(), &[Step::Key(tag)]].concat(), node };
        let Some(lang) = Lang::from_tag(tag) else {
            reader.fault(codes::UNKNOWN_LANGUAGE, &value, format!("careergen has no words in `{tag}`"));
            continue;
        };
        groups.extend(reader.inner(&value, keys).map(|inner| (lang, inner)));
    }
    groups
}
