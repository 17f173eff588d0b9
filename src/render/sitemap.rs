//! `sitemap.xml` and `robots.txt`: what search engines are told.

use super::Renderer;
use super::feeds::xml::Xml;
use crate::model::PostingKind;
use crate::plan::{Kind, Page, SITEMAP, Sitemap};

/// A sitemap, or the list of them.
pub(super) fn sitemap(renderer: &Renderer, which: Sitemap) -> Vec<u8> {
    let indexed = |is_posting: bool| {
        let is_it = move |page: &&Page| page.indexed && is_job(renderer, page) == is_posting;
        renderer.pages.iter().filter(is_it)
    };
    match which {
        Sitemap::Index => {
            let is_part = |page: &&Page| matches!(page.kind, Kind::Sitemap(part) if part != Sitemap::Index);
            index(renderer, &renderer.pages.iter().filter(is_part).collect::<Vec<_>>())
        }
        Sitemap::Postings(part) => urls(renderer, indexed(true).skip((part - 1) * SITEMAP).take(SITEMAP)),
        Sitemap::Pages(part) => urls(renderer, indexed(false).skip((part - 1) * SITEMAP).take(SITEMAP)),
    }
}

fn index(renderer: &Renderer, parts: &[&Page]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    for page in parts {
        xml.open("sitemap", &[]);
        xml.text("loc", &renderer.absolute(&page.url));
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    xml.finish()
}

/// Pages with their addresses. Only postings say when they last changed, because only they know.
fn urls<'p>(renderer: &Renderer, pages: impl Iterator<Item = &'p Page>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    for page in pages {
        xml.open("url", &[]);
        xml.text("loc", &renderer.absolute(&page.url));
        if let Kind::Posting(id) = page.kind {
            let posting = renderer.site.posting(id);
            if let Some(date) = posting.date_modified.or(posting.date_posted) {
                xml.text("lastmod", &date.to_string());
            }
        }
        xml.close("url");
    }
    xml.close("urlset");
    xml.finish()
}

/// Whether it is the page of a job; a talent pool is none.
fn is_job(renderer: &Renderer, page: &Page) -> bool {
    matches!(page.kind, Kind::Posting(id) if renderer.site.posting(id).kind == PostingKind::Job)
}

/// Everything may be read, and here is the list of it. A site for staff has none, and may be read as well: what is closed to a crawler
/// doesn't tell it that it must not be shown.
pub(super) fn robots(renderer: &Renderer) -> String {
    if !renderer.site.config.audience.is_public() {
        return "User-agent: *\nAllow: /\n".to_owned();
    }
    let sitemap =
        crate::base::UrlPath::new("/sitemap.xml").map(|url| renderer.absolute(&url)).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}
