//! The phases in order. `build` and every other command call this one function, so they can't disagree.

use std::collections::HashSet;
use std::sync::Arc;

use crate::audit::Report;
use crate::base::diagnostic::fold_repeats;
use crate::base::links::Paths;
use crate::base::output::Made;
use crate::base::{Body, Class, Diagnostic, Env, OutPath, Output, SourceMap, Tree, parallel};
use crate::derive::{Derived, Standing};
use crate::load::Loaded;
use crate::model::Site;
use crate::plan::{Kind, Plan};
use crate::similar::Similar;
use crate::{audit, check, derive, load, plan, render, review, rules, similar, verify};

/// A step of the pipeline, for whoever watches it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Reading the folder.
    Read,
    /// Bytes → records.
    Load,
    /// Records → site.
    Check,
    /// What is open, and in which list.
    Derive,
    /// What is like what.
    Similar,
    /// Every page's address.
    Plan,
    /// Templates, cards, fingerprints.
    Render,
    /// Pages, rendered as they are written.
    Emit,
}

impl Phase {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Load => "load",
            Self::Check => "check",
            Self::Derive => "derive",
            Self::Similar => "similar",
            Self::Plan => "plan",
            Self::Render => "render",
            Self::Emit => "emit",
        }
    }
}

/// A site that was built, and everything that is wrong with it.
pub struct Built {
    /// The text of the content, for reports.
    pub sources: SourceMap,
    /// The faults of the content, and those of the theme.
    pub diagnostics: Vec<Diagnostic>,
    /// Postings that were found, those that were left out and files that could not be read included.
    pub read: usize,
    /// Whether its settings are not those that it has, since they can't be read.
    pub settings_unread: bool,
    /// What may be published.
    pub site: Arc<Site>,
    /// What is true of it today.
    pub derived: Arc<Derived>,
    /// Its addresses.
    pub plan: Arc<Plan>,
    /// Its files; nothing where the theme can't be used.
    pub output: Option<Output>,
}

/// What the content says, and what is true of it today: the first steps, for commands that make no pages.
pub struct Known {
    /// The text of the content, for reports.
    pub sources: SourceMap,
    /// The faults of the content.
    pub diagnostics: Vec<Diagnostic>,
    /// Postings that were found, those that were left out and files that could not be read included.
    pub read: usize,
    /// Whether its settings are not those that it has, since they can't be read.
    pub settings_unread: bool,
    /// What may be published.
    pub site: Site,
    /// What is true of it today.
    pub derived: Derived,
}

/// Tree and world → what is known. `phase` is told which step begins.
pub fn know(tree: Tree, env: &Env, mut phase: impl FnMut(Phase)) -> Known {
    phase(Phase::Load);
    let loaded = load::load(tree);
    known(loaded, env, &mut check::Memory::default(), phase)
}

fn known(
    (mut loaded, diagnostics): (Loaded, Vec<Diagnostic>),
    env: &Env,
    memory: &mut check::Memory,
    mut phase: impl FnMut(Phase),
) -> Known {
    phase(Phase::Check);
    let checked = check::check_again(&mut loaded, env, memory);
    phase(Phase::Derive);
    derived((loaded, diagnostics), checked, env)
}

fn derived(
    (loaded, mut diagnostics): (Loaded, Vec<Diagnostic>),
    (site, found): (Site, Vec<Diagnostic>),
    env: &Env,
) -> Known {
    let read = loaded.postings.len() + loaded.unread.len();
    diagnostics.extend(found);
    let derived = derive::derive(&site, env);
    let settings_unread = loaded.config_unread;
    Known { sources: loaded.sources, diagnostics, read, settings_unread, site, derived }
}

/// Tree and world → output and faults. `phase` is told which step begins.
pub fn build(tree: Tree, env: &Env, mut phase: impl FnMut(Phase)) -> Built {
    let known = know(tree, env, &mut phase);
    told(whole(known, env, phase))
}

/// What is known → the site, with every fault.
fn whole(known: Known, env: &Env, mut phase: impl FnMut(Phase)) -> Built {
    phase(Phase::Similar);
    let similar = Arc::new(similar::similar(&known.site, &known.derived.listed));
    phase(Phase::Plan);
    let planned = plan::plan(&known.site, &known.derived);
    phase(Phase::Render);
    made(known, similar, planned, env)
}

fn made(
    known: Known,
    similar: Arc<Vec<Vec<Similar>>>,
    (plan, found): (Plan, Vec<Diagnostic>),
    env: &Env,
) -> Built {
    let Known { sources, mut diagnostics, read, settings_unread, site, derived } = known;
    diagnostics.extend(found);
    let (site, derived, plan) = (Arc::new(site), Arc::new(derived), Arc::new(plan));
    let (output, found) =
        render::render(Arc::clone(&site), Arc::clone(&derived), similar, Arc::clone(&plan), env);
    diagnostics.extend(found);
    Built { sources, diagnostics, read, settings_unread, site, derived, plan, output }
}

/// Of its faults those that somebody is told of.
fn told(mut built: Built) -> Built {
    silence(&mut built.diagnostics, &built.site);
    built.diagnostics = fold_repeats(built.diagnostics);
    built
}

/// Takes out the faults whose rule the site has silenced.
fn silence(faults: &mut Vec<Diagnostic>, site: &Site) {
    let muted: Vec<_> = site.config.rules.muted.keys().filter_map(|id| rules::by_id(id)).collect();
    faults.retain(|fault| !muted.iter().any(|rule| rule.is_of(fault)));
}

/// Postings that are compared at once; with more, a writer would wait for it.
const COMPARED_AT_ONCE: usize = 200;

/// What one build knows that spares the next some work. Nothing that it holds can be wrong: everything in it was worked out of
/// bytes, records or a site that are still the very same where it is used.
pub struct Memory {
    /// Postings that are compared at once.
    at_once: usize,
    load: load::Memory,
    check: check::Memory,
    /// The lists of similar roles, with the site and the open postings they were made for.
    compared: Option<Compared>,
}

/// Lists of similar roles with what they were made for.
pub struct Compared {
    site: Arc<Site>,
    derived: Arc<Derived>,
    lists: Arc<Vec<Vec<Similar>>>,
}

/// Compares the roles of a site that was built.
#[must_use]
pub fn compare(site: &Arc<Site>, derived: &Arc<Derived>) -> Compared {
    let lists = Arc::new(similar::similar(site, &derived.listed));
    Compared { site: Arc::clone(site), derived: Arc::clone(derived), lists }
}

/// A site that was built again.
pub struct Rebuilt {
    /// The site.
    pub built: Built,
    /// Whether its lists of similar roles are those of an earlier state. [`compare`] makes the right ones, and
    /// [`Memory::learn`] and another `rebuild` put them in.
    pub is_behind: bool,
}

impl Default for Memory {
    fn default() -> Self {
        Self::new(COMPARED_AT_ONCE)
    }
}

impl Memory {
    /// One that knows nothing yet. Sites of at most so many postings are compared at once.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        let (load, check) = (load::Memory::default(), check::Memory::keeping());
        Self { at_once, load, check, compared: None }
    }

    /// Takes in what [`compare`] has found.
    pub fn learn(&mut self, compared: Compared) {
        self.compared = Some(compared);
    }

    /// The lists for a site, and whether they are those of an earlier one.
    fn lists(&self, known: &Known) -> (Arc<Vec<Vec<Similar>>>, bool) {
        let (site, derived) = (&known.site, &known.derived);
        let is_large = site.postings.len() > self.at_once;
        let Some(before) = self.compared.as_ref().filter(|_| is_large) else {
            return (Arc::new(similar::similar(site, &derived.listed)), false);
        };
        let is_open_alike = before.derived.standing == derived.standing;
        if is_open_alike && similar::is_alike(&before.site, site) {
            let is_same = before.derived.listed == derived.listed && similar::is_same(&before.site, site);
            return (Arc::clone(&before.lists), !is_same);
        }
        let carried = similar::carried(&before.site, &before.lists, site, &derived.listed);
        (Arc::new(carried), true)
    }
}

/// As [`build`], for a tree of which most was built before: what has not changed is not worked out again. On a large site the
/// lists of similar roles may stay behind, see [`Rebuilt::is_behind`]; all else is as `build` makes it.
pub fn rebuild(tree: &Tree, env: &Env, memory: &mut Memory, mut phase: impl FnMut(Phase)) -> Rebuilt {
    phase(Phase::Load);
    let loaded = load::load_again(tree, &mut memory.load);
    let known = known(loaded, env, &mut memory.check, &mut phase);
    phase(Phase::Plan);
    let ((lists, is_behind), planned) =
        parallel::both(|| memory.lists(&known), || plan::plan(&known.site, &known.derived));
    phase(Phase::Render);
    let built = told(made(known, Arc::clone(&lists), planned, env));
    if !is_behind {
        let (site, derived) = (Arc::clone(&built.site), Arc::clone(&built.derived));
        memory.compared = Some(Compared { site, derived, lists });
    }
    Rebuilt { built, is_behind }
}

/// Makes every page of a site that was built, and says what is wrong with the pages and what only the whole shows.
#[must_use]
pub fn judge(built: &Built, env: &Env, settings: review::Settings) -> Vec<Diagnostic> {
    let mut found = judged(built, env, settings);
    silence(&mut found, &built.site);
    fold_repeats(found)
}

/// As [`build`] and [`judge`], and beside it what every rule found: the site, what [`judge`] says of it, the report.
#[must_use]
pub fn audit(tree: Tree, env: &Env, settings: review::Settings) -> (Built, Vec<Diagnostic>, Report) {
    let judged_files = (tree.fingerprint(), tree.files.len());
    let (mut loaded, mut faults) = load::load(tree);
    let (site, found, mut trials) = check::check_recorded(&mut loaded, env);
    let unread = loaded.unread.clone();
    let known = derived((loaded, faults.clone()), (site, found), env);
    let of_content = known.diagnostics.len();
    let built = whole(known, env, |_| {});
    let mut found = judged(&built, env, settings);
    // Of the content each fault, though it is said once for many postings; and what pages and the whole show.
    faults.append(&mut trials.faults);
    faults.extend(built.diagnostics[of_content..].iter().chain(&found).cloned());
    trials.faults = faults;
    silence(&mut found, &built.site);
    let built = told(built);
    let facts = audit::Facts {
        site: &built.site,
        derived: &built.derived,
        sources: &built.sources,
        trials: &trials,
        found: built.read,
        unread: &unread,
        settings_unread: built.settings_unread,
        files: judged_files,
        has_pages: built.output.is_some(),
    };
    let report = audit::report(&facts, env);
    (built, fold_repeats(found), report)
}

/// Every fault of the pages and of the whole.
fn judged(built: &Built, env: &Env, settings: review::Settings) -> Vec<Diagnostic> {
    let whole = (&*built.site, &*built.derived);
    let mut found = review::review(whole, &built.sources, env, settings);
    let Some(output) = &built.output else { return found };
    let prefix = built.site.config.base_url.prefix();
    let paths = Paths::of(output.items.keys(), prefix).and(output.moved.keys());
    let items: Vec<_> = output.items.iter().collect();
    let made = parallel::map(&items, |(_, item)| match &item.body {
        // Pictures that are drawn are no pages.
        Body::Page { by, page } if item.class != Class::Asset => by.render(*page),
        Body::Page { .. } | Body::Bytes(_) | Body::File(..) => Made::default(),
    });
    let mut pages = Vec::new();
    for ((path, _), made) in items.into_iter().zip(made) {
        // One template makes many pages, and its fault is one.
        found.extend(made.fault.map(|fault| {
            let key = format!("{:?} {}", fault.anchor, fault.message);
            fault.once(key)
        }));
        if let Some(outline) = made.outline {
            found.extend(verify::verify(path, &outline, &paths));
            pages.push((path, outline));
        }
    }
    found.extend(verify::unlinked(&pages, &wanted(built), prefix));
    found
}

/// Pages that a reader should come upon: those of open postings, and the site's own.
fn wanted(built: &Built) -> HashSet<OutPath> {
    let wanted = built.plan.pages.iter().filter(|(_, page)| match page.kind {
        Kind::Posting(id) => built.derived.standing(id) == Standing::Listed,
        Kind::Content(_) => true,
        _ => false,
    });
    wanted.map(|(path, _)| path.clone()).collect()
}
