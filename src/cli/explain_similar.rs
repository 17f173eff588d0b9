//! `careergen explain similar ID [OTHER]`: why roles stand in the list of a posting, in numbers.

use std::fmt::Write as _;

use clap::Args;

use super::project::Project;
use super::{Exit, terminal};
use crate::base::nearest::nearest;
use crate::model::{PostingId, Site, Weights};
use crate::pipeline;
use crate::similar::{Compared, Neighbours, Standing};

/// Explains which roles are similar to a posting, with each signal's share of the score.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The posting's id.
    id: String,
    /// Another posting's id, to compare these two alone.
    other: Option<String>,
    #[command(flatten)]
    project: Project,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match explained(arguments) {
        Ok(text) => {
            terminal::out(&text);
            Exit::Done
        }
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

fn explained(arguments: &Arguments) -> Result<String, String> {
    let env = arguments.project.env(None)?;
    let known = pipeline::know(arguments.project.tree()?, &env, |_| {});
    let site = &known.site;
    let id = find(site, &arguments.id)?;
    let other = arguments.other.as_deref().map(|other| find(site, other)).transpose()?;
    let neighbours = Neighbours::new(site, &known.derived.listed);
    Ok(match other {
        Some(other) => pair(site, &neighbours, id, other),
        None => table(site, &neighbours, id),
    })
}

fn find(site: &Site, id: &str) -> Result<PostingId, String> {
    site.posting_by_id(id).ok_or_else(|| {
        let near = nearest(id, site.postings.iter().map(|posting| posting.id.as_str()));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        format!("no posting of the site has the id `{id}`{hint}")
    })
}

fn named(site: &Site, id: PostingId) -> String {
    let posting = site.posting(id);
    let company = posting.company.map(|id| format!(", {}", site.company(id).name)).unwrap_or_default();
    let place = posting.places.first().map(|place| {
        let city = place.city.as_ref().map_or(place.country.name(), |city| city.name.as_str());
        format!(", {city}")
    });
    let place = place.unwrap_or_default();
    format!("{}: {}{company}{place}", posting.id, posting.title)
}

/// A line for each candidate.
fn table(site: &Site, neighbours: &Neighbours, id: PostingId) -> String {
    let mut text = format!("{}\n\n", named(site, id));
    let others = neighbours.same_role(id).iter().filter(|other| **other != id).count();
    if others > 0 {
        let _ = writeln!(text, "It is open {others} more times; these stand together on the first card.\n");
    }
    let candidates = neighbours.explain(id);
    if candidates.is_empty() {
        text.push_str("No other role has enough words in common with it.\n");
        return text;
    }
    let heads: String = Weights::NAMES.iter().map(|name| format!("  {name:>5}")).collect();
    let _ = writeln!(text, "      score{heads}  posting");
    for compared in candidates {
        let place = match compared.standing {
            Standing::Listed(place) => format!("{place}."),
            Standing::Never => "never".to_owned(),
            _ => "-".to_owned(),
        };
        let shares = Weights::NAMES.iter().zip(compared.shares);
        let shares: String = shares
            .map(|(name, share)| format!("  {:>width$}", number(share), width = name.len().max(5)))
            .collect();
        let _ = writeln!(
            text,
            "{place:>5} {:>5}{shares}  {}{}",
            number(compared.score),
            named(site, compared.posting),
            multiplied(&compared)
        );
    }
    text
}

/// The shares of one, a line each.
fn pair(site: &Site, neighbours: &Neighbours, id: PostingId, other: PostingId) -> String {
    let (compared, words) = neighbours.compare(site, id, other);
    let mut text = format!("{}\n{}\n\n", named(site, id), named(site, other));
    for (name, share) in Weights::NAMES.iter().zip(compared.shares) {
        let _ = writeln!(text, "{name:<16}{:>5}", number(share));
    }
    let _ = writeln!(text, "{:<16}{:>5}{}", "score", number(compared.score), multiplied(&compared));
    if !words.is_empty() {
        let _ = writeln!(text, "\nBoth say: {}.", words.join(", "));
    }
    let standing = match compared.standing {
        Standing::Picked => "It comes first: `similar.pin` of the posting says so.".to_owned(),
        Standing::Listed(place) => {
            format!(
                "It stands at place {place} of the other roles in the list, behind those that are pinned."
            )
        }
        Standing::SameRole => "They are one role, posted more than once: one card.".to_owned(),
        Standing::NotOpen => "It does not stand in the list: no posting of it is open.".to_owned(),
        Standing::Never => {
            "It does not stand in the list: `similar.never` of the posting says so.".to_owned()
        }
        Standing::Faint => {
            "It does not stand in the list: their words have hardly anything in common.".to_owned()
        }
        Standing::NoCandidate => {
            "It does not stand in the list: many others have more words in common with the posting."
                .to_owned()
        }
        Standing::Behind => {
            "It does not stand in the list: others score more, or its text is nearly that of one of them, \
                             or half of the list is of its company already."
                .to_owned()
        }
    };
    let _ = writeln!(text, "\n{standing}");
    text
}

fn number(share: f64) -> String {
    if share == 0.0 { "-".to_owned() } else { format!("{share:.2}") }
}

fn multiplied(compared: &Compared) -> String {
    if compared.factor < 1.0 {
        format!("  (×{}: only one of the two is an internship)", compared.factor)
    } else {
        String::new()
    }
}
