//! `sitemap.xml` and `robots.txt`: what search engines are told.

use super::Renderer;
use super::feed::Xml;
use crate::plan::{Kind, Page, SITEMAP};

/// The sitemap, or a part of a large one. `sitemap.xml` of a large site lists its parts.
pub(super) fn sitemap(renderer: &Renderer, part: Option<usize>) -> Vec<u8> {
    let parts = renderer.pages.iter().filter(|page| matches!(page.kind, Kind::Sitemap(Some(_))));
    let parts: Vec<&Page> = parts.collect();
    let indexed = renderer.pages.iter().filter(|page| page.indexed);
    match part {
        None if !parts.is_empty() => index(renderer, &parts),
        None => urls(renderer, indexed),
        Some(part) => urls(renderer, indexed.skip((part - 1) * SITEMAP).take(SITEMAP)),
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

/// Everything may be read, and here is the list of it.
pub(super) fn robots(renderer: &Renderer) -> String {
    let sitemap =
        crate::base::UrlPath::new("/sitemap.xml").map(|url| renderer.absolute(&url)).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}
