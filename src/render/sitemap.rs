//! `sitemap.xml` and `robots.txt`: what search engines are told.

use super::Renderer;
use super::feed::Xml;
use crate::plan::Kind;

/// Every page that may be indexed. Only postings say when they last changed, because only they know.
pub(super) fn sitemap(renderer: &Renderer) -> String {
    let mut xml = Xml::new();
    xml.open("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    for page in renderer.pages.iter().filter(|page| page.indexed) {
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
    String::from_utf8(xml.finish()).unwrap_or_default()
}

/// Everything may be read, and here is the list of it.
pub(super) fn robots(renderer: &Renderer) -> String {
    let sitemap =
        crate::base::UrlPath::new("/sitemap.xml").map(|url| renderer.absolute(&url)).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}
