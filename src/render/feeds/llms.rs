//! `llms.txt`: what the site is and where its parts are, in Markdown, for programs that read it.

use super::super::{Renderer, list};
use super::told;
use crate::base::UrlPath;
use crate::lang::Lang;
use crate::model::Feed;
use crate::plan::{Format, List, Twin};

/// Postings that are named; all of them stand in the sitemap.
const NEWEST: usize = 100;

/// The file. Its own words are English, as such files are; names are in the site's first language.
pub(super) fn text(renderer: &Renderer) -> String {
    let (site, lang) = (&renderer.site, renderer.site.config.main_language());
    let count = renderer.words(lang).jobs(told(renderer).count());
    let mut text = format!("# {}\n\n", plain(&site.config.name));
    let described = site.config.descriptions.get(&lang).or(site.config.description.as_ref());
    if let Some(description) = described {
        text.push_str(&format!("> {}\n\n", plain(description)));
    }
    text.push_str(&format!("A careers site. Open on {}: {count}.\n", renderer.env.today));
    section(&mut text, "Newest postings", &postings(renderer));
    section(&mut text, "Lists", &lists(renderer, lang));
    section(&mut text, "Feeds", &feeds(renderer, lang));
    let others = site.config.languages.iter().skip(1);
    let others: Vec<String> = others
        .map(|lang| entry(lang.endonym(), &absolute(renderer, *lang, "/"), "all pages in this language"))
        .collect();
    section(&mut text, "Languages", &others);
    text
}

fn section(text: &mut String, title: &str, entries: &[String]) {
    if !entries.is_empty() {
        text.push_str(&format!("\n## {title}\n\n{}", entries.concat()));
    }
}

fn entry(name: &str, url: &str, says: &str) -> String {
    format!("- [{}]({url}): {}\n", plain(name), plain(says))
}

fn postings(renderer: &Renderer) -> Vec<String> {
    let addresses = &renderer.plan.addresses;
    let has_twins = renderer.site.config.feeds.has(Feed::Twins);
    let mut entries = Vec::new();
    for id in told(renderer).take(NEWEST) {
        let posting = renderer.site.posting(id);
        for (lang, url) in addresses.posting_pages(id) {
            let wording = posting.wording(*lang);
            let url = if has_twins { addresses.twin(url, Twin::Markdown) } else { url.clone() };
            let places = super::super::cards::places(renderer.words(*lang), posting);
            entries.push(entry(wording.title, &renderer.absolute(&url), &places));
        }
    }
    entries
}

/// Lists that have postings.
fn lists(renderer: &Renderer, lang: Lang) -> Vec<String> {
    let (site, derived) = (&renderer.site, &renderer.derived);
    let countries = derived.countries.keys().map(|country| List::Country(*country));
    let groupings = derived.groupings.keys().map(|grouping| List::Grouping(*grouping));
    let categories = derived.shown_categories.iter().map(|id| List::Category(*id));
    let companies = derived.shown_companies.iter().map(|id| List::Company(*id));
    let all = [List::All, List::Remote].into_iter().chain(countries).chain(groupings);
    let all = all.chain(categories).chain(companies);
    all.filter(|list| !list.postings(derived).is_empty())
        .map(|list| {
            let url = renderer.plan.addresses.list(site, &list, lang);
            let count = renderer.words(lang).jobs(list.postings(derived).len());
            entry(&list::heading(renderer, lang, &list), &renderer.absolute(&url), &count)
        })
        .collect()
}

fn feeds(renderer: &Renderer, lang: Lang) -> Vec<String> {
    let feeds = &renderer.site.config.feeds;
    let mut entries = Vec::new();
    for format in Format::ALL.into_iter().filter(|format| feeds.has(format.feed())) {
        let url = absolute(renderer, lang, &format!("/{}", format.file()));
        entries.push(entry(
            format.name(),
            &url,
            "the newest postings; every list has one of its own beside its page",
        ));
    }
    if feeds.has(Feed::Changes) {
        let url = absolute(renderer, lang, "/changes.json");
        entries.push(entry("changes.json", &url, "what was opened, closed and edited in the last 30 days"));
    }
    if feeds.has(Feed::Twins) {
        let says = "posting.md and posting.json lie in the folder of each open posting's page";
        entries.push(entry("Twins", &absolute(renderer, lang, "/jobs/"), says));
    }
    let says = "every page; sitemap-jobs.xml in it has open postings alone";
    entries.push(entry("Sitemap", &absolute(renderer, lang, "/sitemap.xml"), says));
    entries
}

fn absolute(renderer: &Renderer, lang: Lang, path: &str) -> String {
    let url: UrlPath = renderer.plan.addresses.prefixed(lang, path);
    renderer.absolute(&url)
}

/// Words in one line that end no link.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]").replace('<', "&lt;")
}
