//! Atom feeds (RFC 4287): the newest postings of a list.
//!
//! A posting's entry has the same id for ever, whatever its address, and is there once, whatever the number of its places.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use super::{Renderer, cards, list};
use crate::base::{Date, Fingerprint};
use crate::lang::{Key, Lang};
use crate::markup;
use crate::model::{Posting, PostingId};
use crate::plan::{List, Page};

/// Entries of a feed at most.
const ENTRIES: usize = 50;
/// Characters of a summary.
const SUMMARY: usize = 300;

/// The feed's title.
pub(super) fn title(renderer: &Renderer, lang: Lang, of: &List) -> String {
    let words = renderer.words(lang);
    let site = &renderer.site.config.name;
    match of {
        List::All => words.locale.format(Key::FeedTitle, &[("site", site)]),
        _ => words
            .locale
            .format(Key::FeedListTitle, &[("site", site), ("list", &list::heading(renderer, lang, of))]),
    }
}

fn entries<'r>(renderer: &'r Renderer, of: &List) -> &'r [PostingId] {
    let postings = of.postings(&renderer.derived);
    &postings[..postings.len().min(ENTRIES)]
}

/// Of everything the feed says.
pub(super) fn fingerprint(renderer: &Renderer, page: &Page, of: &List) -> Fingerprint {
    let site = &renderer.site;
    let entries: Vec<_> = entries(renderer, of)
        .iter()
        .map(|id| {
            let posting = site.posting(*id);
            let company = posting.company.map(|id| &site.company(id).name);
            let categories = posting.categories.iter().map(|id| site.category(*id));
            let categories: Vec<_> = categories.map(|found| (&found.key, found.name_in(page.lang))).collect();
            (posting, company, categories, renderer.posting_href(*id, page.lang))
        })
        .collect();
    let updated = updated(renderer, of);
    Fingerprint::of(&(renderer.shared, page.url.as_str(), title(renderer, page.lang, of), updated, entries))
}

/// The feed.
pub(super) fn feed(renderer: &Renderer, page: &Page, of: &List) -> Vec<u8> {
    let list = renderer.plan.addresses.list(&renderer.site, of, page.lang);
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", page.lang.tag())]);
    xml.text("title", &title(renderer, page.lang, of));
    xml.text("id", &renderer.absolute(&page.url));
    xml.empty(
        "link",
        &[("rel", "self"), ("type", "application/atom+xml"), ("href", &renderer.absolute(&page.url))],
    );
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &renderer.absolute(&list))]);
    xml.text("updated", &midnight(updated(renderer, of)));
    // RFC 4287 wants an author of the feed where an entry has none.
    xml.open("author", &[]);
    xml.text("name", &renderer.site.config.name);
    xml.close("author");
    for id in entries(renderer, of) {
        entry(&mut xml, renderer, page.lang, *id);
    }
    xml.close("feed");
    xml.finish()
}

fn entry(xml: &mut Xml, renderer: &Renderer, lang: Lang, id: PostingId) {
    let posting = renderer.site.posting(id);
    let Some(url) = renderer.plan.addresses.posting(id, lang) else { return };
    let wording = posting.wording(lang);
    let (title, body) = (wording.title, wording.body);
    xml.open("entry", &[]);
    xml.text("title", title);
    xml.text("id", &entry_id(renderer, posting));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &renderer.absolute(url))]);
    if let Some(date) = posting.date_posted {
        xml.text("published", &midnight(date));
    }
    xml.text("updated", &midnight(changed(renderer, posting)));
    if let Some(company) = posting.company {
        xml.open("author", &[]);
        xml.text("name", &renderer.site.company(company).name);
        xml.close("author");
    }
    for category in &posting.categories {
        let category = renderer.site.category(*category);
        xml.empty("category", &[("term", category.key.as_str()), ("label", category.name_in(lang))]);
    }
    let places = cards::places(renderer.words(lang), posting);
    let summary = markup::plain(body.format, &body.text, SUMMARY);
    xml.text("summary", if summary.is_empty() { places } else { format!("{places}. {summary}") }.trim());
    xml.close("entry");
}

/// A tag URI (RFC 4151): the posting's id under the site's host, with a day that never changes.
fn entry_id(renderer: &Renderer, posting: &Posting) -> String {
    let base = renderer.site.config.base_url.to_string();
    let host = base.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("localhost");
    format!("tag:{host},2026-01-01:posting/{}", super::job_posting::percent_encoded(&posting.id))
}

/// The day a posting last changed, as far as it says.
fn changed(renderer: &Renderer, posting: &Posting) -> Date {
    posting.date_modified.or(posting.date_posted).unwrap_or(renderer.env.today)
}

/// The day the list last changed, as far as its postings say. That of an empty one is the site's, so that it does not
/// change every day.
fn updated(renderer: &Renderer, of: &List) -> Date {
    let newest = |ids: &[PostingId]| ids.iter().map(|id| changed(renderer, renderer.site.posting(*id))).max();
    let of_list = newest(entries(renderer, of));
    of_list.or_else(|| newest(&renderer.derived.listed)).unwrap_or(renderer.env.today)
}

fn midnight(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// XML, written element by element. Writing to memory can't fail.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let declaration = Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None));
        writer.write_event(declaration).expect("memory takes everything");
        Self(writer)
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Start(start(name, attributes))).expect("memory takes everything");
    }

    pub(super) fn close(&mut self, name: &str) {
        let end = quick_xml::events::BytesEnd::new(name);
        self.0.write_event(Event::End(end)).expect("memory takes everything");
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Empty(start(name, attributes))).expect("memory takes everything");
    }

    /// An element with text. Characters that XML does not have at all are dropped.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let text: String = text.chars().filter(|c| is_xml(*c)).collect();
        let element = self.0.create_element(name);
        element.write_text_content(BytesText::new(&text)).expect("memory takes everything");
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

/// A start tag; characters that XML does not have at all are dropped.
fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        let value: String = value.chars().filter(|c| is_xml(*c)).collect();
        start.push_attribute((*name, value.as_str()));
    }
    start
}

fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
        && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
