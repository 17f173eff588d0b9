//! A posting beside its page, for programs that read careers sites: as Markdown, and as JSON with schema.org's JobPosting.

use super::super::{Renderer, facts::facts, statements};
use super::json_feed;
use crate::lang::{Key, Lang};
use crate::markup::{self, Format};
use crate::model::{Apply, Body, Posting, PostingId};
use crate::plan::Page;

/// The posting as an item of JSON Feed.
pub(super) fn json(renderer: &Renderer, page: &Page, id: PostingId) -> Vec<u8> {
    json_feed::item(renderer, page.lang, id).map(json_feed::written).unwrap_or_default()
}

/// The posting as its page shows it: title, facts, how to apply, text.
pub(super) fn markdown(renderer: &Renderer, page: &Page, id: PostingId) -> String {
    let posting = renderer.site.posting(id);
    let (lang, wording) = (page.lang, posting.wording(page.lang));
    let suffix = wording.title_suffix.map(|suffix| format!(" {}", line(suffix))).unwrap_or_default();
    let mut text = format!("# {}{suffix}\n\n", line(wording.title));
    if let Some(company) = posting.company {
        text.push_str(&format!("{}\n\n", line(&renderer.site.company(company).name)));
    }
    for fact in facts(renderer, lang, posting) {
        let values: Vec<String> = fact.values.iter().map(|value| line(&value.text)).collect();
        text.push_str(&format!("- {}: {}\n", line(&fact.label), values.join("; ")));
    }
    for (label, url) in apply(renderer, lang, posting) {
        text.push_str(&format!("- {}: <{url}>\n", line(&label)));
    }
    let url = renderer.plan.addresses.posting(id, lang).map(|url| renderer.absolute(url));
    text.push_str(&format!("\n<{}>\n\n", url.unwrap_or_default()));
    text.push_str(body(renderer, wording.body).trim());
    for statement in statements::of(renderer, posting) {
        text.push_str(&format!("\n\n{}", line(statement)));
    }
    text.push('\n');
    text
}

/// Where to apply, for the whole role and at places of their own.
fn apply(renderer: &Renderer, lang: Lang, posting: &Posting) -> Vec<(String, String)> {
    let words = renderer.words(lang);
    let whole = match &posting.apply {
        Some(Apply::Url(url)) => Some(url.to_string()),
        Some(Apply::Email(address)) => Some(format!("mailto:{address}")),
        Some(Apply::Elsewhere) | None => None,
    };
    let whole = whole.map(|url| (words.text(Key::PostingApply), url));
    let at_place = posting.places.iter().filter_map(|place| {
        let url = place.apply_url.as_ref()?.to_string();
        Some((words.locale.format(Key::PostingApplyIn, &[("in_place", &words.in_place(place))]), url))
    });
    whole.into_iter().chain(at_place).collect()
}

/// The text as it was written, where it is Markdown without HTML and the page shows all of it; else as the page's HTML, which
/// Markdown may hold.
fn body(renderer: &Renderer, body: &Body) -> String {
    let base = renderer.site.config.base_url.to_string();
    let opens_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
    let is_kept = body.format == Format::Markdown
        && !body.text.split('<').skip(1).any(opens_tag)
        && markup::inspect(body.format, &body.text).is_empty();
    if is_kept {
        return body.text.replace("](/", &format!("]({base}/")).replace("]: /", &format!("]: {base}/"));
    }
    markup::below(&base, markup::html(body.format, &body.text))
}

/// Words in one line in which no character makes markup.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_[]<>#|".contains(c) {
            line.push('\\');
        }
        line.push(c);
    }
    line
}
