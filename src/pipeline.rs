//! The phases in order. `build` and every other command call this one function, so they can't disagree.

use std::sync::Arc;

use crate::base::diagnostic::fold_repeats;
use crate::base::{Diagnostic, Env, Output, SourceMap, Tree};
use crate::derive::Derived;
use crate::model::Site;
use crate::plan::Plan;
use crate::{check, derive, load, plan, render, similar};

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

/// A site that was built, and everything that is wrong with it.
pub struct Built {
    /// The text of the content, for reports.
    pub sources: SourceMap,
    /// The faults of the content, and those of the theme.
    pub diagnostics: Vec<Diagnostic>,
    /// Postings that were found, those that were left out and files that could not be read included.
    pub read: usize,
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
    /// What may be published.
    pub site: Site,
    /// What is true of it today.
    pub derived: Derived,
}

/// Tree and world → what is known. `phase` is told which step begins.
pub fn know(tree: Tree, env: &Env, mut phase: impl FnMut(Phase)) -> Known {
    phase(Phase::Load);
    let (mut loaded, mut diagnostics) = load::load(tree);
    let read = loaded.postings.len() + loaded.unread;
    phase(Phase::Check);
    let (site, found) = check::check(&mut loaded, env);
    diagnostics.extend(found);
    phase(Phase::Derive);
    let derived = derive::derive(&site, env);
    Known { sources: loaded.sources, diagnostics, read, site, derived }
}

/// Tree and world → output and faults. `phase` is told which step begins.
pub fn build(tree: Tree, env: &Env, mut phase: impl FnMut(Phase)) -> Built {
    let Known { sources, mut diagnostics, read, site, derived } = know(tree, env, &mut phase);
    phase(Phase::Similar);
    let similar = similar::similar(&site, &derived.listed);
    phase(Phase::Plan);
    let (plan, found) = plan::plan(&site, &derived);
    diagnostics.extend(found);
    phase(Phase::Render);
    let (site, derived, plan) = (Arc::new(site), Arc::new(derived), Arc::new(plan));
    let rendered = render::render(Arc::clone(&site), Arc::clone(&derived), similar, Arc::clone(&plan), env);
    let output = rendered.map_err(|found| diagnostics.extend(found)).ok();
    let diagnostics = fold_repeats(diagnostics);
    Built { sources, diagnostics, read, site, derived, plan, output }
}
