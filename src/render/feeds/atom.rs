//! Atom feeds (RFC 4287): the newest postings of a list.
//!
//! A posting's entry has the same id for ever, whatever its address, and is there once, whatever the number of its places.

use super::super::Renderer;
use super::xml::Xml;
use super::{midnight, of_list};
use crate::lang::Lang;
use crate::model::PostingId;
use crate::plan::{List, Page};

/// The feed.
pub(super) fn feed(renderer: &Renderer, page: &Page, of: &List) -> Vec<u8> {
    let list = renderer.plan.addresses.list(&renderer.site, of, page.lang);
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", page.lang.tag())]);
    xml.text("title", &of_list::title(renderer, page.lang, of));
    xml.text("id", &renderer.absolute(&page.url));
    xml.empty(
        "link",
        &[("rel", "self"), ("type", "application/atom+xml"), ("href", &renderer.absolute(&page.url))],
    );
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &renderer.absolute(&list))]);
    xml.text("updated", &midnight(of_list::updated(renderer, of)));
    // RFC 4287 wants an author of the feed where an entry has none.
    xml.open("author", &[]);
    xml.text("name", &renderer.site.config.name);
    xml.close("author");
    for id in of_list::entries(renderer, of) {
        entry(&mut xml, renderer, page.lang, id);
    }
    xml.close("feed");
    xml.finish()
}

fn entry(xml: &mut Xml, renderer: &Renderer, lang: Lang, id: PostingId) {
    let posting = renderer.site.posting(id);
    let Some(url) = renderer.plan.addresses.posting(id, lang) else { return };
    xml.open("entry", &[]);
    xml.text("title", &of_list::entry_title(renderer, lang, posting));
    xml.text("id", &of_list::entry_id(renderer, posting));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &renderer.absolute(url))]);
    if let Some(date) = posting.date_posted {
        xml.text("published", &midnight(date));
    }
    xml.text("updated", &midnight(of_list::changed(renderer, posting)));
    if let Some(company) = posting.company {
        xml.open("author", &[]);
        xml.text("name", &renderer.site.company(company).name);
        xml.close("author");
    }
    for category in &posting.categories {
        let category = renderer.site.category(*category);
        xml.empty("category", &[("term", category.key.as_str()), ("label", category.name_in(lang))]);
    }
    xml.text("summary", &of_list::summary(renderer, lang, posting));
    xml.close("entry");
}
