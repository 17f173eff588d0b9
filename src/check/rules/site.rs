//! What a site must have where it hires: pages, statements, somebody to ask; and what only all postings together show.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Asked, Broken, Showing, Where, fault, is_seen, reaches, verdict};
use crate::base::{Anchor, Date, Diagnostic, Env, codes};
use crate::check::trials::Verdict;
use crate::geo::Country;
use crate::model::{Config, ContentPage, Posting};
use crate::rules::{Check, Rule, Scope};

/// What the rules look at.
struct Whole<'a> {
    config: &'a Config,
    pages: &'a [ContentPage],
    open: Vec<&'a Posting>,
    there: Where<'a>,
}

/// Judges the site by every rule of those asked that holds for it. What each found is noted where `verdicts` are asked for.
pub(in crate::check) fn judge(
    (config, pages): (&Config, &[ContentPage]),
    postings: &[Arc<Posting>],
    (env, asked): (&Env, &[Asked]),
    faults: &mut Vec<Diagnostic>,
    mut verdicts: Option<&mut Vec<Verdict>>,
) {
    let showing = Showing::of(env);
    let is_open =
        |posting: &&Posting| showing.is_open((posting.status, posting.visibility), posting.valid_through);
    let open: Vec<&Posting> = postings.iter().map(|posting| &**posting).filter(is_open).collect();
    let mut countries: Vec<Country> = open.iter().flat_map(|posting| posting.countries()).collect();
    countries.sort_unstable();
    countries.dedup();
    let is_near = |posting: &&Posting| {
        super::reaches_union(&posting.countries(), posting.workplace, &posting.remote_from)
    };
    let there = Where {
        audience: env.audience,
        feeds: &config.feeds,
        in_union: open.iter().any(is_near),
        countries,
        languages: Vec::new(),
    };
    let whole = Whole { config, pages, open, there };
    // What several laws want is said once, by the first.
    let mut said: Vec<Check> = Vec::new();
    for Asked { rule, is_told } in asked {
        if !reaches(rule, &whole.there) || !whole.concerns(rule.check) {
            continue;
        }
        let broken = whole.broken(rule).map(|broken| (Anchor::Site, broken));
        if let Some(verdicts) = &mut verdicts {
            verdicts.push(verdict(rule, broken.as_ref()));
        }
        let is_new = matches!(rule.check, Check::Statement) || !said.contains(&rule.check);
        if let Some((anchor, broken)) = broken.filter(|_| *is_told && is_new) {
            said.push(rule.check);
            faults.push(fault((rule, rule.level), broken, anchor));
        }
    }
    if env.advice {
        let silenced = config.rules.muted.iter().map(|(id, reason)| {
            Diagnostic::new(codes::RULE_SILENCED, Anchor::Site, format!("`{id}` is silenced: {reason}"))
        });
        faults.extend(silenced);
    }
}

impl Whole<'_> {
    /// Postings that Google is told of.
    fn seen(&self) -> impl Iterator<Item = &Posting> {
        self.open.iter().copied().filter(|posting| is_seen(posting.visibility, posting.kind))
    }

    /// Whether a rule with this check is asked of the site as a whole.
    fn concerns(&self, check: Check) -> bool {
        match check {
            Check::DatesSame(many) => {
                self.seen().filter(|posting| posting.date_posted.is_some()).count() >= many
            }
            check => check.is_of_site(),
        }
    }

    fn broken(&self, rule: &Rule) -> Option<Broken> {
        match rule.check {
            Check::Page(name) => self.page(name),
            Check::AccessibilityContact => self.config.accessibility_contact.is_none().then(|| {
                Broken::new(
                    "nobody is named whom people can ask for adjustments",
                    "add `accessibility_contact:` to `content/site.yaml`",
                )
            }),
            Check::Statement => {
                let Scope::Country(country) = rule.scope else { return None };
                (!self.config.rules.statements.contains_key(&country)).then(|| {
                    let code = country.alpha2();
                    let help = format!("add `statements: {{ {code}: … }}` to `content/site.yaml`: its postings there will end with it");
                    Broken::new(format!("postings in {} have no statement", country.name()), help)
                })
            }
            Check::DatesSame(_) => self.dates(),
            _ => None,
        }
    }

    fn page(&self, name: &str) -> Option<Broken> {
        let (slugs, url): (&[&str], _) = match name {
            "imprint" => (&ContentPage::IMPRINT, &self.config.rules.imprint_url),
            _ => (&ContentPage::PRIVACY, &self.config.rules.privacy_url),
        };
        let has_page = self.pages.iter().any(|page| slugs.contains(&page.slug.as_str()));
        (!has_page && url.is_none()).then(|| {
            let help =
                format!("write `content/pages/{name}.md`, or add `{name}_url:` to `content/site.yaml`");
            Broken::new(format!("the site has no page `{name}`"), help)
        })
    }

    /// One day that nearly all postings have.
    fn dates(&self) -> Option<Broken> {
        let mut by_day: BTreeMap<Date, usize> = BTreeMap::new();
        for day in self.seen().filter_map(|posting| posting.date_posted) {
            *by_day.entry(day).or_default() += 1;
        }
        let all: usize = by_day.values().sum();
        let (day, most) = by_day.into_iter().max_by_key(|(_, count)| *count)?;
        (most * 10 > all * 9).then(|| {
            let message = format!("{most} of {all} postings have one first day, {day}");
            Broken::new(message, "give each the day on which it was first posted, not that of an import")
        })
    }
}
