//! Where feeds and sitemaps are.

use super::{Anchor, Builder, Format, Kind, Lang, List, Page, SITEMAP, Sitemap, Twin};
use crate::base::UrlPath;
use crate::model::{Feed, PostingId};

impl Builder<'_> {
    /// The feeds of a list.
    pub(super) fn list_feeds(&mut self, lang: Lang, list: &List) {
        for format in Format::ALL.into_iter().filter(|format| self.site.config.feeds.has(format.feed())) {
            let url = self.addresses.feed(self.site, list, format, lang);
            self.insert(
                Page { url, lang, kind: Kind::Feed(list.clone(), format), indexed: false },
                Anchor::Site,
            );
        }
    }

    /// Files of all postings together.
    pub(super) fn site_feeds(&mut self) {
        let lang = self.site.config.main_language();
        let feeds = &self.site.config.feeds;
        for board in feeds.boards() {
            self.add(lang, &board.path(), Kind::Board(board), false);
        }
        if feeds.has(Feed::Llms) {
            self.add(lang, "/llms.txt", Kind::Llms, false);
        }
        if feeds.has(Feed::Changes) {
            self.add(lang, "/changes.json", Kind::Changes, false);
        }
        if self.site.config.audience.is_public() {
            self.add(lang, &Sitemap::Index.path(), Kind::Sitemap(Sitemap::Index), false);
        }
    }

    /// The twins of a posting's page, where search engines may show the page: nothing else of it is meant for everybody.
    pub(super) fn twins(&mut self, lang: Lang, id: PostingId, page: &UrlPath, indexed: bool) {
        if !indexed || !self.site.config.feeds.has(Feed::Twins) {
            return;
        }
        for twin in Twin::ALL {
            let url = self.addresses.twin(page, twin);
            self.insert(Page { url, lang, kind: Kind::Twin(id, twin), indexed: false }, Anchor::Site);
        }
    }

    /// A sitemap holds 50,000 addresses at most. Postings have sitemaps of their own, for who only wants jobs.
    pub(super) fn sitemaps(&mut self) {
        let lang = self.site.config.main_language();
        let (postings, pages): (Vec<&Page>, Vec<&Page>) = self
            .pages
            .values()
            .filter(|page| page.indexed)
            .partition(|page| matches!(page.kind, Kind::Posting(_)));
        let parts = |count: usize| 1..=count.div_ceil(SITEMAP);
        let (postings, pages) = (parts(postings.len()), parts(pages.len()));
        let all = postings.map(Sitemap::Postings).chain(pages.map(Sitemap::Pages));
        for sitemap in all.collect::<Vec<_>>() {
            self.add(lang, &sitemap.path(), Kind::Sitemap(sitemap), false);
        }
    }
}
