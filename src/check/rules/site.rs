//! What a site must have where it hires: pages, statements, somebody to ask; and what only all postings together show.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Broken, Where, fault, holds};
use crate::base::{Anchor, Date, Diagnostic, Env, codes};
use crate::geo::Country;
use crate::model::{Config, ContentPage, Posting};
use crate::rules::{self, Check, Level, Rule, Scope};

/// What the rules look at.
struct Whole<'a> {
    config: &'a Config,
    pages: &'a [ContentPage],
    open: Vec<&'a Posting>,
    there: Where<'a>,
}

/// Judges the site by every rule that holds for it.
pub(in crate::check) fn judge(
    (config, pages): (&Config, &[ContentPage]),
    postings: &[Arc<Posting>],
    env: &Env,
    faults: &mut Vec<Diagnostic>,
) {
    let is_open = |posting: &&Posting| {
        let stage = (posting.status, posting.visibility);
        super::is_open(stage, posting.valid_through, (env.audience, env.today))
    };
    let open: Vec<&Posting> = postings.iter().map(|posting| &**posting).filter(is_open).collect();
    let mut countries: Vec<Country> = open.iter().flat_map(|posting| posting.countries()).collect();
    countries.sort_unstable();
    countries.dedup();
    let reaches = |posting: &&Posting| {
        super::reaches_union(&posting.countries(), posting.workplace, &posting.remote_from)
    };
    let there = Where {
        audience: env.audience,
        in_union: open.iter().any(reaches),
        countries,
        languages: Vec::new(),
    };
    let whole = Whole { config, pages, open, there };
    let holding = rules::all().iter().filter(|rule| {
        (env.advice || rule.level != Level::Note) && holds(rule, &whole.there, &config.rules, env.today)
    });
    let found: Vec<Diagnostic> =
        holding.filter_map(|rule| Some(fault(rule, whole.broken(rule)?, Anchor::Site))).collect();
    faults.extend(found);
    if env.advice {
        let silenced = config.rules.muted.iter().map(|(id, reason)| {
            Diagnostic::new(codes::RULE_SILENCED, Anchor::Site, format!("`{id}` is silenced: {reason}"))
        });
        faults.extend(silenced);
    }
}

impl Whole<'_> {
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
            Check::DatesSame(many) => self.dates(many),
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

    fn dates(&self, many: usize) -> Option<Broken> {
        let mut by_day: BTreeMap<Date, usize> = BTreeMap::new();
        for day in self.open.iter().filter_map(|posting| posting.date_posted) {
            *by_day.entry(day).or_default() += 1;
        }
        let all: usize = by_day.values().sum();
        let (day, most) = by_day.into_iter().max_by_key(|(_, count)| *count)?;
        (all >= many && most * 10 > all * 9).then(|| {
            let message = format!("{most} of {all} postings have one first day, {day}");
            Broken::new(message, "give each the day on which it was first posted, not that of an import")
        })
    }
}
