//! Old addresses: which of them are free, and where their visitors are sent. And the addresses of postings that are gone.
//!
//! How a host is told of them is written in `render/hosting`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Addresses, Page};
use crate::base::nearest::nearest;
use crate::base::{Diagnostic, OutPath, Span, UrlPath, codes};
use crate::derive::{Derived, Hidden, Standing};
use crate::model::{Alias, Goal, Old, Site};

/// Faults beside which the page that is meant is looked for: all pages are compared.
const NAMED: usize = 20;

/// An old address, and where its visitors are sent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Redirect {
    /// The old address.
    pub from: UrlPath,
    /// A page of the site, or another site. Never an old address.
    pub to: Goal,
}

/// What is decided.
#[derive(Default)]
pub(super) struct Decided {
    /// Sorted, each with where it is said.
    pub(super) redirects: Vec<(Redirect, Span)>,
    /// Sorted.
    pub(super) gone: BTreeSet<UrlPath>,
    pub(super) faults: Vec<Diagnostic>,
}

/// An old address as somebody claims it.
#[derive(Clone)]
struct Claim {
    from: UrlPath,
    to: Goal,
    source: Span,
    /// Where its new address is said.
    goal: Span,
}

/// Where a claim leads in the end.
#[derive(Clone)]
enum End {
    Page(Goal),
    Elsewhere(Goal),
    Gone,
    Nowhere,
    Circle,
}

/// Decides all of them, when every page has its address.
pub(super) fn decide(
    site: &Site,
    derived: &Derived,
    addresses: &Addresses,
    pages: &BTreeMap<OutPath, Page>,
) -> Decided {
    let mut decided = Decided::default();
    let gone = gone(site, derived, addresses);
    let claims = valid(claims(site, addresses), pages, &mut decided.faults);
    let by_key: HashMap<&str, &Claim> = claims.iter().map(|claim| (key(&claim.from), claim)).collect();
    let gone_keys: BTreeSet<&str> = gone.iter().map(key).collect();
    let ends = ends(&claims, &by_key, &gone_keys, pages);
    for claim in &claims {
        let to = match own_end(claim, &ends) {
            End::Page(goal) | End::Elsewhere(goal) => goal,
            // The visitor hears of the old address what the new one would say.
            End::Gone => {
                decided.gone.insert(claim.from.clone());
                continue;
            }
            End::Nowhere => {
                let message = format!("`{}` leads to `{}`, and there is no such page", claim.from, claim.to);
                let fault = Diagnostic::at(codes::REDIRECT_NOWHERE, claim.goal, message).label("left out");
                let is_named = decided.faults.len() < NAMED;
                decided.faults.push(fault.did_you_mean(near(&claim.to, pages).filter(|_| is_named)));
                continue;
            }
            End::Circle => {
                let message = format!("who follows `{}` never arrives", claim.from);
                let fault = Diagnostic::at(codes::REDIRECT_LOOP, claim.source, message);
                let help = "lead it to a page of the site, or take it away";
                decided.faults.push(fault.label("left out").help(help));
                continue;
            }
        };
        if is_chained(claim, &by_key) {
            let message = format!("`{}` is an old address itself", claim.to);
            let fault = Diagnostic::at(codes::REDIRECT_CHAIN, claim.goal, message);
            decided.faults.push(fault.help(format!("write `{to}`, where visitors are sent")));
        }
        decided.redirects.push((Redirect { from: claim.from.clone(), to }, claim.source));
    }
    decided.redirects.sort();
    let is_free = |url: &UrlPath| page_at(url, pages).is_none() && !by_key.contains_key(key(url));
    decided.gone.extend(gone.iter().filter(|url| is_free(url)).cloned());
    decided
}

/// Who claims what: the settings first, then postings in the order of their ids, then pages.
fn claims(site: &Site, addresses: &Addresses) -> Vec<Claim> {
    let mut claims = Vec::new();
    for rule in &site.redirects {
        let (from, to) = (rule.from.clone(), rule.to.clone());
        claims.push(Claim { from, to, source: rule.source, goal: rule.goal });
    }
    for (id, posting) in site.numbered() {
        let pages = addresses.posting_pages(id);
        for alias in &posting.aliases {
            claims.extend(old_pages(alias, addresses, "/jobs/", pages));
        }
    }
    for page in &site.pages {
        let pages = [(page.lang, addresses.prefixed(page.lang, &format!("/{}/", page.slug)))];
        for alias in &page.aliases {
            claims.extend(old_pages(alias, addresses, "/", &pages));
        }
    }
    claims
}

/// A slug stands for an address in each language, a path for one alone.
fn old_pages(
    alias: &Alias,
    addresses: &Addresses,
    folder: &str,
    pages: &[(crate::lang::Lang, UrlPath)],
) -> Vec<Claim> {
    let source = alias.source;
    let goal = |to: &UrlPath| Goal::Page(to.clone(), String::new());
    let claim = |from: UrlPath, to: &UrlPath| Claim { from, to: goal(to), source, goal: source };
    match &alias.old {
        Old::Slug(slug) => {
            let path = format!("{folder}{slug}/");
            pages.iter().map(|(lang, to)| claim(addresses.prefixed(*lang, &path), to)).collect()
        }
        Old::Path(path) => pages.first().map(|(_, to)| claim(path.clone(), to)).into_iter().collect(),
    }
}

/// The addresses of postings that ended so long ago that they have no page, old ones too.
fn gone(site: &Site, derived: &Derived, addresses: &Addresses) -> Vec<UrlPath> {
    let mut gone = Vec::new();
    for (id, posting) in site.numbered() {
        if derived.standing(id) == Standing::Hidden(Hidden::Gone) {
            let pages = addresses.pages_of(posting);
            let old = posting.aliases.iter().flat_map(|alias| old_pages(alias, addresses, "/jobs/", &pages));
            gone.extend(old.map(|claim| claim.from));
            gone.extend(pages.into_iter().map(|(_, url)| url));
        }
    }
    gone.sort();
    gone.dedup();
    gone
}

/// Without those whose address is a page's, or claimed before.
fn valid(claims: Vec<Claim>, pages: &BTreeMap<OutPath, Page>, faults: &mut Vec<Diagnostic>) -> Vec<Claim> {
    let mut first: HashMap<String, Span> = HashMap::with_capacity(claims.len());
    let mut valid = Vec::with_capacity(claims.len());
    for claim in claims {
        if page_at(&claim.from, pages).is_some() {
            let message = format!("there is a page at `{}`", claim.from);
            let fault = Diagnostic::at(codes::OLD_ADDRESS_IN_USE, claim.source, message);
            say_once(
                faults,
                fault.label("left out").help("take it away here, or give the page another address"),
            );
        } else if let Some(first) = first.get(key(&claim.from)) {
            let message = format!("`{}` is to lead to another place already", claim.from);
            let fault = Diagnostic::at(codes::OLD_ADDRESS_TWICE, claim.source, message);
            say_once(faults, fault.label("left out").related(*first, "this one counts"));
        } else {
            first.insert(key(&claim.from).to_owned(), claim.source);
            valid.push(claim);
        }
    }
    valid
}

/// One alias is an address in each language, and its fault is one.
fn say_once(faults: &mut Vec<Diagnostic>, fault: Diagnostic) {
    if faults.last().is_none_or(|last| (last.code, &last.anchor) != (fault.code, &fault.anchor)) {
        faults.push(fault);
    }
}

/// Hosts take an address with and without its last slash for one.
fn key(url: &UrlPath) -> &str {
    url.as_str().trim_end_matches('/')
}

/// The page at an address, with its slash where it has one.
fn page_at(url: &UrlPath, pages: &BTreeMap<OutPath, Page>) -> Option<UrlPath> {
    let bare = UrlPath::new(key(url)).into_iter();
    let folder = UrlPath::new(&format!("{}/", key(url)));
    bare.chain(folder).find_map(|url| pages.get(&url.to_out()).map(|page| page.url.clone()))
}

fn is_chained(claim: &Claim, claims: &HashMap<&str, &Claim>) -> bool {
    matches!(&claim.to, Goal::Page(url, _) if claims.contains_key(key(url)))
}

/// Where each claim ends. None is walked twice: a way that meets another goes where that one goes, and one that meets itself is a circle.
fn ends<'c>(
    claims: &'c [Claim],
    by_key: &HashMap<&str, &'c Claim>,
    gone: &BTreeSet<&str>,
    pages: &BTreeMap<OutPath, Page>,
) -> HashMap<&'c str, End> {
    let mut ends: HashMap<&str, End> = HashMap::with_capacity(claims.len());
    for claim in claims {
        let mut way = Vec::new();
        let mut at = claim;
        let end = loop {
            if let Some(known) = ends.get(key(&at.from)) {
                break known.clone();
            }
            ends.insert(key(&at.from), End::Circle);
            way.push(key(&at.from));
            let (url, behind) = match &at.to {
                Goal::Page(url, behind) => (url, behind),
                Goal::Elsewhere(_) => break End::Elsewhere(at.to.clone()),
            };
            if let Some(page) = page_at(url, pages) {
                break End::Page(Goal::Page(page, behind.clone()));
            }
            match by_key.get(key(url)) {
                Some(next) => at = next,
                None if gone.contains(key(url)) => break End::Gone,
                None => break End::Nowhere,
            }
        };
        for key in way {
            ends.insert(key, end.clone());
        }
    }
    ends
}

/// The end of a claim, with what its own goal says behind the path where the end says nothing there.
fn own_end(claim: &Claim, ends: &HashMap<&str, End>) -> End {
    match (ends.get(key(&claim.from)), &claim.to) {
        (Some(End::Page(Goal::Page(page, behind))), Goal::Page(_, own)) if behind.is_empty() => {
            End::Page(Goal::Page(page.clone(), own.clone()))
        }
        (Some(end), _) => end.clone(),
        (None, _) => End::Nowhere,
    }
}

/// The address of a page that a goal may mean.
fn near<'p>(goal: &Goal, pages: &'p BTreeMap<OutPath, Page>) -> Option<&'p str> {
    let Goal::Page(url, _) = goal else { return None };
    nearest(url.as_str(), pages.values().map(|page| page.url.as_str()))
}
