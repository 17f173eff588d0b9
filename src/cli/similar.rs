//! `careergen similar`: the roles most like each of some, by the very engine that makes the pages. For measuring it on sets of
//! adverts, not for sites, and so not in the help.
#![expect(clippy::disallowed_methods, reason = "it reads the sets it is given")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use serde::Deserialize;

use super::clock::Cost;
use super::{Exit, terminal};
use crate::base::{Slug, Span, parallel};
use crate::geo::{self, NamedPlace};
use crate::lang::Lang;
use crate::markup::Format;
use crate::model::{
    Body, City, Company, CompanyId, Config, Language, Picks, Place, Posting, PostingId, PostingKind,
    Qualifications, Site, Status, Visibility,
};
use crate::similar::{Neighbours, level_of_text};

/// Lists the roles most like each of some.
#[derive(Args, Debug)]
#[command(hide = true)]
pub(super) struct Arguments {
    /// Adverts, a line of JSON each: id, title, company, loc, level, body.
    #[arg(long, value_name = "FILE")]
    jsonl: PathBuf,
    /// The ids of those whose lists are wanted, a line each; all without it.
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// Where the lists go: query, rank, id, parted by tabs.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The language of the adverts.
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// One advert of each role, as the cards of a site; without it every advert stands by itself.
    #[arg(long)]
    one_card: bool,
    /// Length of a list; that of a site without it.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Takes so many adverts out and puts each in again, to see how long that takes.
    #[arg(long, value_name = "N", default_value = "0")]
    add: usize,
    /// Weights that differ from the defaults: `title=90,body=50`, in hundredths.
    #[arg(long, value_name = "NAME=N", value_delimiter = ',')]
    weights: Vec<String>,
}

/// A line of a set. Its labels are not among the fields, so that nothing here can read them.
#[derive(Deserialize)]
struct Advert {
    id: String,
    title: String,
    #[serde(default)]
    company: String,
    #[serde(default)]
    loc: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    body: String,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match lists(arguments) {
        Ok(()) => Exit::Done,
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

fn lists(arguments: &Arguments) -> Result<(), String> {
    let mut site = site(adverts(&arguments.jsonl)?, &arguments.lang);
    let limit = arguments.limit.unwrap_or(site.config.similar.limit);
    site.config.similar.limit = limit;
    for setting in &arguments.weights {
        let (name, weight) = setting.split_once('=').ok_or_else(|| format!("`{setting}` is not NAME=N"))?;
        let weight = weight.parse().map_err(|_| format!("`{weight}` is not a number of hundredths"))?;
        *site.config.similar.weights.get_mut(name).ok_or_else(|| format!("there is no weight `{name}`"))? =
            weight;
    }
    let neighbours = compared(&site);
    if arguments.add > 0 {
        add(&mut site, &neighbours, arguments.add);
    }
    let queries: Vec<String> = match &arguments.queries {
        Some(path) => read(path)?.lines().map(|line| line.trim().to_owned()).collect(),
        None => site.postings.iter().map(|posting| posting.id.clone()).collect(),
    };
    let mut out = String::new();
    for query in queries.iter().filter(|query| !query.is_empty()) {
        let id = site.posting_by_id(query).ok_or_else(|| format!("there is no advert `{query}`"))?;
        let listed = list(&neighbours, id, arguments.one_card, limit);
        for (rank, other) in (1..).zip(listed) {
            let _ = writeln!(out, "{query}\t{rank}\t{}", site.posting(other).id);
        }
    }
    fs::write(&arguments.out, out).map_err(|error| format!("{}: {error}", arguments.out.display()))
}

fn adverts(path: &Path) -> Result<Vec<Advert>, String> {
    let text = read(path)?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| format!("{}, line {number}: {error}", path.display()))
        })
        .collect()
}

fn all(site: &Site) -> Vec<PostingId> {
    site.numbered().map(|(id, _)| id).collect()
}

/// Compares all, and says what it cost.
fn compared(site: &Site) -> Neighbours {
    let cost = || Cost::of_this_process().map(|cost| (cost.processor.as_secs_f64(), cost.peak_kb / 1_000));
    let (begun, before) = (Instant::now(), cost());
    let neighbours = Neighbours::new(site, &all(site));
    let seconds = begun.elapsed().as_secs_f64();
    let cost = before.zip(cost()).map_or_else(String::new, |((before, loaded), (after, peak))| {
        format!(
            ", {:.2} s of processors, {peak} MB at the peak ({loaded} when they were read)",
            after - before
        )
    });
    let orphans = neighbours.orphans();
    terminal::err(&format!(
        "{} adverts compared in {seconds:.2} s{cost}; {orphans} linked from fewer than three\n",
        site.postings.len()
    ));
    neighbours
}

/// Takes some adverts out and puts each in again; says how long each took, and whether the outcome is that of comparing all.
fn add(site: &mut Site, all_compared: &Neighbours, count: usize) {
    let step = (site.postings.len() / count.clamp(1, site.postings.len().max(1))).max(1);
    let taken: Vec<usize> = (0..site.postings.len()).step_by(step).take(count).collect();
    let mut out: Vec<Arc<Posting>> = taken.into_iter().rev().map(|at| site.postings.remove(at)).collect();
    let mut neighbours = Neighbours::new(site, &all(site));
    while let Some(posting) = out.pop() {
        let at = site.postings.partition_point(|other| other.id < posting.id);
        site.postings.insert(at, posting);
        let (open, new) = (all(site), PostingId(at as u32));
        let begun = Instant::now();
        let changed = neighbours.add(site, new, &open).len();
        let milliseconds = begun.elapsed().as_secs_f64() * 1_000.0;
        terminal::err(&format!("one more in {milliseconds:.0} ms, {changed} lists may have changed\n"));
    }
    let equal = neighbours.all(site) == all_compared.all(site);
    terminal::err(if equal { "equal to comparing all\n" } else { "NOT equal to comparing all\n" });
}

fn list(neighbours: &Neighbours, id: PostingId, one_card: bool, limit: usize) -> Vec<PostingId> {
    let same = neighbours.same_role(id).iter().filter(|other| **other != id).copied();
    let roles = neighbours.roles_like(id);
    let listed: Vec<PostingId> = if one_card {
        same.take(1).chain(roles.into_iter().filter_map(|open| open.first().copied())).collect()
    } else {
        same.chain(roles.into_iter().flatten().copied()).collect()
    };
    listed.into_iter().take(limit).collect()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A site of nothing but these postings.
fn site(mut adverts: Vec<Advert>, lang: &str) -> Site {
    adverts.sort_by(|a, b| a.id.cmp(&b.id));
    adverts.dedup_by(|a, b| a.id == b.id);
    let names: BTreeMap<Slug, String> = adverts
        .iter()
        .filter_map(|advert| Some((Slug::from_text(&advert.company)?, advert.company.clone())))
        .collect();
    let companies: Vec<Company> = names.into_iter().map(|(key, name)| Company::named(key, name)).collect();
    let company = |name: &str| {
        let key = Slug::from_text(name)?;
        let at = companies.binary_search_by(|company| company.key.cmp(&key)).ok()?;
        Some(CompanyId(at as u32))
    };
    let language = Lang::from_tag(lang);
    let language = language.map_or_else(|| Language::Other(lang.to_owned()), Language::Known);
    let postings =
        parallel::map(&adverts, |advert| Arc::new(posting(advert, company(&advert.company), &language)));
    Site {
        config: Config::default(),
        brand_spans: BTreeMap::new(),
        targets: Vec::new(),
        companies,
        categories: Vec::new(),
        postings,
        pages: Vec::new(),
        redirects: Vec::new(),
        assets: BTreeMap::new(),
    }
}

fn posting(advert: &Advert, company: Option<CompanyId>, language: &Language) -> Posting {
    let reading = geo::read(&advert.loc);
    let places = reading.map(|reading| reading.places.into_iter().map(place).collect()).unwrap_or_default();
    let by_title = level_of_text(&advert.title, language.tag());
    Posting {
        source: Span::nowhere(),
        id: advert.id.clone(),
        slug: Slug::from_text(&advert.id)
            .unwrap_or_else(|| Slug::from_text("x").expect("a letter is a slug")),
        aliases: Vec::new(),
        title: advert.title.clone(),
        title_suffix: None,
        company,
        categories: Vec::new(),
        places,
        workplace: None,
        remote_from: Vec::new(),
        employment_types: Vec::new(),
        seniority: by_title.or_else(|| level_of_text(&advert.level, language.tag())),
        pay: None,
        date_posted: None,
        date_modified: None,
        valid_through: None,
        starts: None,
        duration: None,
        apply: None,
        status: Status::Open,
        visibility: Visibility::Public,
        language: language.clone(),
        requisition_id: None,
        skills: Vec::new(),
        qualifications: Qualifications::default(),
        kind: PostingKind::Job,
        direct_apply: false,
        pay_before_interview: false,
        body: Body { format: Format::Text, text: advert.body.as_str().into() },
        translations: BTreeMap::new(),
        similar: Picks::default(),
    }
}

fn place(named: NamedPlace) -> Place {
    let city = named.city.as_ref().and_then(|city| {
        let slug = Slug::from_text(&city.name)?;
        Some(City { slug, name: city.name.clone(), known: city.known })
    });
    Place {
        country: named.country,
        region: named.region,
        city,
        street: None,
        postal_code: None,
        apply_url: None,
    }
}
