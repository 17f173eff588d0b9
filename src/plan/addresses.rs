//! Where everything is: the one place that makes addresses.

use crate::base::{Slug, UrlPath};
use crate::derive::Derived;
use crate::geo::Country;
use crate::lang::Lang;
use crate::model::{PlaceKey, Posting, PostingId, Site};

use super::{Format, List, Twin};

/// The addresses of postings and lists, in every language.
#[derive(Clone, Debug)]
pub struct Addresses {
    languages: Vec<Lang>,
    /// For each posting the languages it has a page in, its own first. Empty for those without a page.
    postings: Vec<Vec<(Lang, UrlPath)>>,
}

impl Addresses {
    /// Gives every posting with a page its addresses: one in its own language, and one for each translation. A posting
    /// in a language that the site does not have lies among those of the first.
    #[must_use]
    pub fn new(site: &Site, derived: &Derived) -> Self {
        let languages = site.config.languages.clone();
        let mut addresses = Self { languages, postings: Vec::with_capacity(site.postings.len()) };
        for (id, posting) in site.numbered() {
            if !derived.standing(id).has_page() {
                addresses.postings.push(Vec::new());
                continue;
            }
            let pages = addresses.pages_of(posting);
            addresses.postings.push(pages);
        }
        addresses
    }

    /// The pages that a posting has while it has some.
    pub(super) fn pages_of(&self, posting: &Posting) -> Vec<(Lang, UrlPath)> {
        let own = posting.language.known().filter(|lang| self.languages.contains(lang));
        let own = own.unwrap_or(self.languages[0]);
        let others = posting.translations.keys().copied().filter(|lang| *lang != own);
        let path = format!("/jobs/{}/", posting.slug);
        std::iter::once(own).chain(others).map(|lang| (lang, self.prefixed(lang, &path))).collect()
    }

    /// The languages of the site, the main one first.
    #[must_use]
    pub fn languages(&self) -> &[Lang] {
        &self.languages
    }

    /// The address of a path in a language: the first language has no prefix.
    #[must_use]
    pub fn prefixed(&self, lang: Lang, path: &str) -> UrlPath {
        let url = if lang == self.languages[0] { path.to_owned() } else { format!("/{}{path}", lang.tag()) };
        UrlPath::new(&url).expect("addresses are made of slugs")
    }

    /// The path without its language.
    #[must_use]
    pub fn bare<'u>(&self, url: &'u UrlPath, lang: Lang) -> &'u str {
        let path = url.as_str();
        if lang == self.languages[0] { path } else { &path[1 + lang.tag().len()..] }
    }

    /// The languages in which a posting has a page, its own first.
    #[must_use]
    pub fn posting_pages(&self, id: PostingId) -> &[(Lang, UrlPath)] {
        &self.postings[id.0 as usize]
    }

    /// A posting's page for a reader of `lang`: in that language, or in its own.
    #[must_use]
    pub fn posting(&self, id: PostingId, lang: Lang) -> Option<&UrlPath> {
        let pages = self.posting_pages(id);
        pages.iter().find(|(other, _)| *other == lang).or(pages.first()).map(|(_, url)| url)
    }

    /// The first page of a list.
    #[must_use]
    pub fn list(&self, site: &Site, list: &List, lang: Lang) -> UrlPath {
        self.prefixed(lang, &self.list_path(site, list))
    }

    /// The feed of a list. That of all jobs stands at the root, where readers of feeds look first.
    #[must_use]
    pub fn feed(&self, site: &Site, list: &List, format: Format, lang: Lang) -> UrlPath {
        let folder = if *list == List::All { "/".to_owned() } else { self.list_path(site, list) };
        self.prefixed(lang, &format!("{folder}{}", format.file()))
    }

    /// A twin of a posting's page, in the page's folder.
    #[must_use]
    pub fn twin(&self, page: &UrlPath, twin: Twin) -> UrlPath {
        UrlPath::new(&format!("{page}{}", twin.file())).expect("a page is a folder")
    }

    pub(super) fn list_path(&self, site: &Site, list: &List) -> String {
        match list {
            List::All => "/jobs/".to_owned(),
            List::Country(country) => format!("/locations/{}/", country_slug(site, *country)),
            List::City(country, city) => {
                let own = site.config.places.slug(&PlaceKey::City(*country, city.clone()));
                format!("/locations/{}/{}/", country_slug(site, *country), own.unwrap_or(city))
            }
            List::Grouping(grouping) => {
                let own = site.config.places.slug(&PlaceKey::Grouping(*grouping));
                format!("/locations/{}/", own.map_or(grouping.slug(), Slug::as_str))
            }
            List::Remote => "/remote/".to_owned(),
            List::Category(id) => format!("/categories/{}/", site.category(*id).key),
            List::Company(id) => format!("/companies/{}/", site.company(*id).key),
        }
    }
}

fn country_slug(site: &Site, country: Country) -> &str {
    site.config.places.slug(&PlaceKey::Country(country)).map_or(country.slug(), Slug::as_str)
}
