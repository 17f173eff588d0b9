//! What only the whole shows, and what a person may want to know of it before it is published: companies spelled twice, postings
//! that are the same, categories of one, roles that have been open for ever or end soon, images that say nothing.
//!
//! Nothing here keeps a record from being published: see `check` for that. It judges values, not pages: see `verify`.

mod companies;
mod copies;
mod texts;

use crate::base::{Anchor, Date, Diagnostic, Env, SourceMap, codes};
use crate::derive::Derived;
use crate::model::{PostingId, Site};

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Days after which a posting without an end has been open for very long.
    pub open_days: u16,
    /// Days before its end within which a posting ends soon.
    pub ends_within: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { open_days: 180, ends_within: 7 }
    }
}

/// Reviews the site. Faults stand in the order of the files.
#[must_use]
pub fn review(
    (site, derived): (&Site, &Derived),
    sources: &SourceMap,
    env: &Env,
    settings: Settings,
) -> Vec<Diagnostic> {
    let mut found = companies::spelled_twice(site, derived);
    found.extend(categories_of_one(site, derived));
    found.extend(copies::near_copies(site, derived));
    found.extend(derived.listed.iter().filter_map(|id| dates(site, *id, env.today, settings)));
    found.extend(texts::mute_images(site, sources));
    found.sort_by(|a, b| a.anchor.cmp(&b.anchor).then_with(|| a.code.cmp(&b.code)));
    found
}

/// Where a posting begins.
fn at(site: &Site, id: PostingId) -> Anchor {
    Anchor::Span(site.posting(id).source)
}

/// Categories with one job, on a site that has others with more.
fn categories_of_one(site: &Site, derived: &Derived) -> Vec<Diagnostic> {
    if derived.categories.iter().all(|postings| postings.len() < 2) {
        return Vec::new();
    }
    let alone =
        site.categories.iter().zip(&derived.categories).filter_map(
            |(category, postings)| match postings[..] {
                // One of a family says nothing by itself.
                [id] if category.parent.is_none() => Some((category, id)),
                _ => None,
            },
        );
    let fault = |(category, id): (&crate::model::Category, PostingId)| {
        let message = format!("`{}` is the category of this job alone", category.name);
        Diagnostic::new(codes::CATEGORY_OF_ONE, at(site, id), message)
    };
    alone.map(fault).collect()
}

/// What there is to say of an open posting's first and last day.
fn dates(site: &Site, id: PostingId, today: Date, settings: Settings) -> Option<Diagnostic> {
    let posting = site.posting(id);
    if let Some(last) = posting.valid_through {
        let left = today.days_until(last);
        let message = match left {
            0 => "its last day is today".to_owned(),
            1 => "it ends tomorrow".to_owned(),
            days => format!("it ends in {days} days, on {last}"),
        };
        return (left <= i64::from(settings.ends_within))
            .then(|| Diagnostic::new(codes::ENDS_SOON, at(site, id), message));
    }
    let open = posting.date_posted?.days_until(today);
    (open > i64::from(settings.open_days)).then(|| {
        let message = format!("it has been open for {open} days and has no last day");
        Diagnostic::new(codes::OPEN_LONG, at(site, id), message)
            .help("close it, or add `valid_through:`")
            .once("")
    })
}
