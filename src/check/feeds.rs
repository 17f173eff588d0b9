//! `feeds` of `content/site.yaml`: which feeds the site has.
//!
//! What a posting lacks for a board is said where the board's file is made.

use super::reader::{Group, Keys, Reader, Value};
use crate::base::codes;
use crate::base::web::is_email;
use crate::load::Node;
use crate::model::{Board, Feed, Feeds, LinkedIn};

pub(super) const KEYS: Keys = Keys {
    what: "`feeds` of site.yaml",
    ours: &[
        "atom", "json", "indeed", "linkedin", "jooble", "adzuna", "xing", "talent", "twins", "llms",
        "changes",
    ],
    others: &[("json_feed", "json"), ("llms_txt", "llms")],
};
pub(super) const LINKEDIN: Keys = Keys {
    what: "`feeds.linkedin` of site.yaml",
    ours: &["company_id", "poster_email"],
    others: &[("companyId", "company_id"), ("posterEmail", "poster_email")],
};

/// Reads which feeds are on. One that can't be read stays as it is without a word.
pub(super) fn feeds(reader: &mut Reader<'_>, value: &Value<'_>) -> Feeds {
    let mut feeds = Feeds::default();
    let Some(group) = reader.inner(value, &KEYS) else { return feeds };
    for feed in Feed::ALL {
        let Some(value) = group.get(feed.key()) else { continue };
        let is_on = match (feed, value.node) {
            (Feed::Board(Board::LinkedIn), Node::Map(_)) => {
                let inner = reader.inner(value, &LINKEDIN);
                feeds.linkedin = inner.map(|inner| linkedin(reader, &inner)).unwrap_or_default();
                Some(true)
            }
            _ => reader.bool(value),
        };
        match is_on {
            Some(true) => drop(feeds.on.insert(feed)),
            Some(false) => drop(feeds.on.remove(&feed)),
            None => {}
        }
    }
    let unsaid = group.get("linkedin").filter(|_| feeds.has(Feed::Board(Board::LinkedIn)));
    if let Some(value) = unsaid.filter(|value| !names_poster(value)) {
        let message = "LinkedIn wants to know who posts, and `poster_email` is not given";
        let fault = reader.fault(codes::FEED_SETTING_MISSING, value, message);
        fault.help.push(
            "write `linkedin: { company_id: 1234, poster_email: jobs@example.com }`, with the address of a member there"
                .to_owned(),
        );
    }
    feeds
}

/// Whether it is said who posts, if only in a way that can't be used, which is a fault of its own.
fn names_poster(value: &Value<'_>) -> bool {
    let names = ["poster_email", "posterEmail"];
    matches!(value.node, Node::Map(fields) if fields.iter().any(|(key, _)| names.contains(&key.as_str())))
}

fn linkedin(reader: &mut Reader<'_>, group: &Group<'_>) -> LinkedIn {
    LinkedIn {
        company_id: group.get("company_id").and_then(|value| company_id(reader, value)),
        poster_email: group.get("poster_email").and_then(|value| email(reader, value)),
    }
}

/// The number of a page of LinkedIn.
fn company_id(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    let is_number = (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        let fault = reader.fault(codes::BAD_SETTING, value, format!("`{text}` is no id of a company"));
        fault.help.push("write the number of the company's page: `1234`".to_owned());
    }
    is_number.then_some(text)
}

fn email(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    let text = text.strip_prefix("mailto:").unwrap_or(&text).to_owned();
    let is_one = is_email(&text);
    if !is_one {
        let fault = reader.fault(codes::BAD_SETTING, value, format!("`{text}` is no mail address"));
        fault.help.push("write one address: `jobs@example.com`".to_owned());
    }
    is_one.then_some(text)
}
