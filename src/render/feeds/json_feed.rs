//! JSON Feed 1.1: the newest postings of a list, each with its text and, in `_jobposting`, schema.org's JobPosting.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::super::{Renderer, job_posting, statements};
use super::{midnight, of_list};
use crate::lang::Lang;
use crate::markup;
use crate::model::{PostingId, Site};
use crate::plan::{List, Page};

/// Items by language and posting, each made when a feed first has it: a new role stands in a dozen lists.
pub(in crate::render) struct Items(BTreeMap<Lang, Vec<OnceLock<Option<Value>>>>);

impl Items {
    /// Room for every item.
    pub(in crate::render) fn new(site: &Site) -> Self {
        let room = || site.postings.iter().map(|_| OnceLock::new()).collect();
        Self(site.config.languages.iter().map(|lang| (*lang, room())).collect())
    }
}

#[derive(Serialize)]
struct Feed<'f> {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    language: &'static str,
    authors: [Value; 1],
    items: Vec<&'f Value>,
}

/// The feed.
pub(super) fn feed(renderer: &Renderer, page: &Page, of: &List) -> Vec<u8> {
    let site = &renderer.site;
    let list = renderer.plan.addresses.list(site, of, page.lang);
    let items = of_list::entries(renderer, of).into_iter();
    written(&Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: of_list::title(renderer, page.lang, of),
        home_page_url: renderer.absolute(&list),
        feed_url: renderer.absolute(&page.url),
        language: page.lang.tag(),
        authors: [json!({ "name": site.config.name, "url": site.config.base_url.to_string() })],
        items: items.filter_map(|id| item(renderer, page.lang, id)).collect(),
    })
}

/// A posting as an item; nothing for one without a page.
pub(super) fn item(renderer: &Renderer, lang: Lang, id: PostingId) -> Option<&Value> {
    renderer.items.0[&lang][id.0 as usize].get_or_init(|| made(renderer, lang, id)).as_ref()
}

fn made(renderer: &Renderer, lang: Lang, id: PostingId) -> Option<Value> {
    let site = &renderer.site;
    let posting = site.posting(id);
    let url = renderer.plan.addresses.posting(id, lang)?;
    let wording = posting.wording(lang);
    // Links lead to the site, wherever the text is read.
    let html = markup::html(wording.body.format, &wording.body.text);
    let html = markup::whole(&renderer.absolute(url), site.config.base_url.prefix(), &html);
    let html = statements::below(renderer, posting, html);
    let mut item = Map::new();
    let mut set = |key: &str, value: Value| item.insert(key.to_owned(), value);
    set("id", of_list::entry_id(renderer, posting).into());
    set("url", renderer.absolute(url).into());
    set("title", of_list::entry_title(renderer, lang, posting).into());
    set("content_html", html.trim().into());
    set("summary", of_list::summary(renderer, lang, posting).into());
    if let Some(date) = posting.date_posted {
        set("date_published", midnight(date).into());
    }
    if let Some(date) = posting.date_modified.or(posting.date_posted) {
        set("date_modified", midnight(date).into());
    }
    if let Some(company) = posting.company.map(|id| site.company(id)) {
        let mut author = json!({ "name": company.name });
        if let Some(url) = &company.url {
            author["url"] = url.as_str().into();
        }
        set("authors", json!([author]));
    }
    let tags: Vec<&str> = posting.categories.iter().map(|id| site.category(*id).name_in(lang)).collect();
    if !tags.is_empty() {
        set("tags", tags.into());
    }
    let language = if wording.foreign { posting.language.tag() } else { lang.tag() };
    set("language", language.into());
    let markup = || job_posting::job_posting(site, posting, wording.title, &html);
    if let Some(markup) = site.config.audience.is_public().then(markup).flatten() {
        set("_jobposting", markup);
    }
    Some(Value::Object(item))
}

/// JSON as it stands in a file.
pub(super) fn written(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
