//! A posting's page.

use tera::{Context, Value};

use super::facts::facts;
use super::head::{About, head};
use super::view::{Apply as ApplyView, Link, Posting as PostingView, Share, Similar as SimilarView, View};
use super::{Renderer, cards, feeds, job_posting, list, statements};
use crate::base::Fingerprint;
use crate::derive::{Ending, Standing};
use crate::lang::{Key, Lang};
use crate::markup;
use crate::model::{Apply, Posting, PostingId, Visibility, Wording};
use crate::plan::{Kind, List, Page};
use crate::similar::{Fact, Near, Similar};

/// Characters of a description for search engines.
const DESCRIPTION: usize = 155;

pub(super) fn view(renderer: &Renderer, page: &Page, id: PostingId) -> View {
    let site = &renderer.site;
    let posting = site.posting(id);
    let standing = renderer.derived.standing(id);
    let text = posting.wording(page.lang);
    let company = posting.company.map(|company| list::company(renderer, page.lang, company));
    let lang = text.foreign.then(|| posting.language.tag().to_owned());
    let apply = posting.apply.as_ref().filter(|_| standing.is_open());
    let preview = renderer.derived.previews.contains(&id);
    let (other_places, other_rest) = other_places(renderer, page.lang, id);
    let view = PostingView {
        title: text.title.to_owned(),
        suffix: text.title_suffix.map(str::to_owned),
        id: posting.id.clone(),
        open: standing.is_open(),
        notice: if preview {
            Some(renderer.words(page.lang).text(Key::PostingDraft))
        } else {
            notice(renderer, page.lang, posting, standing)
        },
        places: places(renderer, page.lang, posting),
        facts: facts(renderer, page.lang, posting),
        apply: apply.and_then(|apply| button(renderer, page.lang, apply, text.title)),
        apply_in: apply_in(renderer, page.lang, posting, standing),
        language_note: lang.as_ref().map(|_| language_note(renderer, page.lang, posting)),
        lang,
        other_places,
        other_rest,
        similar: similar(renderer, page.lang, id),
        view_all: view_all(renderer, page.lang, posting),
        browse_all: browse_all(renderer, page.lang, posting),
        share: standing.is_open().then(|| share(renderer, page, text.title)),
        feeds: feeds_of(renderer, page.lang, posting),
        adjustments: adjustments(renderer).filter(|_| standing.is_open()),
        privacy: privacy(renderer, page.lang).filter(|_| standing.is_open()),
        statements: if standing.is_open() {
            statements::of(renderer, posting).map(str::to_owned).collect()
        } else {
            Vec::new()
        },
        text: Fingerprint::of(&(posting, posting.company.map(|id| site.company(id)), standing, preview)),
        about_company: company.as_ref().map(|company| {
            renderer.words(page.lang).locale.format(Key::PostingAboutCompany, &[("company", &company.name)])
        }),
        company,
    };
    let head = head(renderer, page, about(renderer, page.lang, posting, &text));
    View::Posting { page: head, posting: Box::new(view) }
}

fn about(renderer: &Renderer, lang: Lang, posting: &Posting, text: &Wording<'_>) -> About {
    let words = renderer.words(lang);
    let places = cards::places(words, posting);
    let company = posting.company.map(|id| renderer.site.company(id).name.as_str());
    let title = match company {
        Some(company) => words.locale.format(
            Key::MetaPostingTitle,
            &[("title", text.title), ("company", company), ("place", &places)],
        ),
        None => format!("{}, {places}", text.title),
    };
    let summary = markup::plain(text.body.format, &text.body.text, DESCRIPTION);
    let way = match posting.categories.first() {
        Some(category) => {
            let list = List::Category(*category);
            let mut way = list::way(renderer, lang, &list);
            way.push((
                list::name(renderer, lang, &list),
                renderer.plan.addresses.list(&renderer.site, &list, lang),
            ));
            way
        }
        None => vec![(words.text(Key::NavJobs), renderer.plan.addresses.prefixed(lang, "/jobs/"))],
    };
    let feed = posting.categories.first().map_or(List::All, |category| List::Category(*category));
    About {
        kind: "posting",
        heading: text.title.to_owned(),
        title: Some(
            words.locale.format(Key::MetaTitle, &[("page", &title), ("site", &renderer.site.config.name)]),
        ),
        description: if summary.is_empty() { title } else { summary },
        way,
        feed: Some(feed),
    }
}

/// Every place, with the narrowest list it stands in. A country beyond the site's scope has none.
pub(super) fn places(renderer: &Renderer, lang: Lang, posting: &Posting) -> Vec<Link> {
    let words = renderer.words(lang);
    let addresses = &renderer.plan.addresses;
    let link = |place: &crate::model::Place| {
        let url =
            list_of(renderer, place).map(|list| renderer.href(&addresses.list(&renderer.site, &list, lang)));
        Link { title: words.place(place), url: url.unwrap_or_default(), ..Link::default() }
    };
    posting.places.iter().map(link).collect()
}

/// The narrowest list of a place; nothing for a country beyond the site's scope.
fn list_of(renderer: &Renderer, place: &crate::model::Place) -> Option<List> {
    let listing = renderer.derived.countries.get(&place.country)?;
    Some(match &place.city {
        Some(city) if listing.cities.contains_key(&city.slug) => List::City(place.country, city.slug.clone()),
        _ => List::Country(place.country),
    })
}

fn notice(renderer: &Renderer, lang: Lang, posting: &Posting, standing: Standing) -> Option<String> {
    let words = renderer.words(lang);
    let on = |key, without| match posting.valid_through.filter(|last| *last < renderer.env.today) {
        Some(date) => words.locale.format(key, &[("date", &words.date(date))]),
        None => words.text(without),
    };
    match standing {
        Standing::Listed if posting.visibility == Visibility::Internal => {
            Some(words.text(Key::PostingInternal))
        }
        Standing::Listed | Standing::Hidden(_) => None,
        Standing::Unlisted => Some(words.text(Key::PostingUnlisted)),
        Standing::Ended(Ending::Closed) => Some(on(Key::PostingClosed, Key::PostingClosedNoDate)),
        Standing::Ended(Ending::Expired) => Some(on(Key::PostingExpired, Key::PostingClosedNoDate)),
        Standing::Ended(Ending::Filled) => Some(words.text(Key::PostingFilled)),
        Standing::Ended(Ending::Paused) => Some(words.text(Key::PostingPaused)),
    }
}

/// The way to apply as a button; nothing where the description says it.
fn button(renderer: &Renderer, lang: Lang, apply: &Apply, title: &str) -> Option<ApplyView> {
    let words = renderer.words(lang);
    match apply {
        Apply::Url(url) if url.host().is_none() => Some(ApplyView {
            label: words.text(Key::PostingApplyByEmail),
            url: url.to_string(),
            note: url.as_str().trim_start_matches("mailto:").split('?').next().unwrap_or_default().to_owned(),
        }),
        Apply::Url(url) => {
            let host = url.host().unwrap_or_default();
            Some(ApplyView {
                label: words.text(Key::PostingApply),
                url: url.to_string(),
                note: words.locale.format(Key::PostingApplyOpens, &[("host", &host)]),
            })
        }
        Apply::Email(address) => {
            let subject = job_posting::percent_encoded(title);
            Some(ApplyView {
                label: words.text(Key::PostingApplyByEmail),
                url: format!("mailto:{address}?subject={subject}"),
                note: address.clone(),
            })
        }
        Apply::Elsewhere => None,
    }
}

fn apply_in(renderer: &Renderer, lang: Lang, posting: &Posting, standing: Standing) -> Vec<ApplyView> {
    let words = renderer.words(lang);
    let places = posting.places.iter().filter(|_| standing.is_open());
    let single = places.filter_map(|place| {
        let button = button(renderer, lang, &Apply::Url(place.apply_url.clone()?), &posting.title)?;
        let place = words.in_place(place);
        Some(ApplyView { label: words.locale.format(Key::PostingApplyIn, &[("in_place", &place)]), ..button })
    });
    single.collect()
}

fn language_note(renderer: &Renderer, lang: Lang, posting: &Posting) -> String {
    let words = renderer.words(lang);
    let tag = posting.language.tag();
    let name = words.locale.language(tag).unwrap_or(tag);
    words.locale.format(Key::PostingOnlyInLanguage, &[("language", name)])
}

fn similar(renderer: &Renderer, lang: Lang, id: PostingId) -> Vec<SimilarView> {
    let own = renderer.site.posting(id);
    let entry = |similar: &Similar| {
        let (more, rest) = more(renderer, lang, similar);
        let reason = reason(renderer, lang, own, similar);
        SimilarView { card: cards::at(renderer, similar.posting, similar.place, lang), reason, more, rest }
    };
    let similar = renderer.similar[id.0 as usize].iter();
    similar.filter(|similar| similar.reason.fact != Fact::AlsoIn).map(entry).collect()
}

/// The same role in other places, as far as it stands among the similar ones, and how often it is posted beside these.
fn other_places(renderer: &Renderer, lang: Lang, id: PostingId) -> (Vec<Link>, Option<String>) {
    let words = renderer.words(lang);
    let same = renderer.similar[id.0 as usize].iter();
    let same: Vec<&Similar> = same.filter(|similar| similar.reason.fact == Fact::AlsoIn).collect();
    let link = |id: PostingId, at: usize| {
        let posting = renderer.site.posting(id);
        let place = posting.places.get(at).map(|place| words.place(place));
        let title = place.unwrap_or_else(|| words.remote(posting));
        let note = posting.date_posted.map(|date| words.moment(date, renderer.env.today).age);
        Link { title, url: renderer.posting_href(id, lang), note, ..Link::default() }
    };
    let others = |similar: &Similar| {
        let first = std::iter::once((similar.posting, similar.place));
        let others = similar.others.iter().map(|id| (*id, 0));
        first.chain(others).map(|(id, at)| link(id, at)).collect::<Vec<_>>()
    };
    let rest: usize = same.iter().map(|similar| similar.rest).sum();
    let rest = (rest > 0).then(|| words.locale.count(Key::PostingMorePostings, rest as u64, &[]));
    (same.into_iter().flat_map(others).collect(), rest)
}

/// The page's address, bare and in a mail.
fn share(renderer: &Renderer, page: &Page, title: &str) -> Share {
    let url = renderer.absolute(&page.url);
    let bare = url.split_once("://").map_or(url.as_str(), |(_, bare)| bare).to_owned();
    let encoded = job_posting::percent_encoded;
    let mailto = format!("mailto:?subject={}&body={}", encoded(title), encoded(&url));
    Share { link: Link { title: bare, url, ..Link::default() }, mailto }
}

/// Feeds of its category and of its first place, which tell of roles like it.
fn feeds_of(renderer: &Renderer, lang: Lang, posting: &Posting) -> Vec<Link> {
    let category = posting.categories.first().map(|id| List::Category(*id));
    let place = posting.places.first().and_then(|place| list_of(renderer, place));
    let place = place.or_else(|| posting.places.is_empty().then_some(List::Remote));
    let link = |list: List| {
        let feed = feeds::first(renderer, lang, &list)?;
        Some(Link { title: list::name(renderer, lang, &list), ..feed })
    };
    category.into_iter().chain(place).filter_map(link).collect()
}

/// What becomes of applicants' data: the address that the settings name, or the site's own page.
fn privacy(renderer: &Renderer, lang: Lang) -> Option<Link> {
    let site = &renderer.site;
    let own = || {
        let is_own = |page: &&crate::model::ContentPage| {
            crate::model::ContentPage::PRIVACY.contains(&page.slug.as_str())
        };
        let number = |lang| site.pages.iter().position(|page| page.lang == lang && is_own(&page));
        let number = number(lang).or_else(|| number(site.config.languages[0]))?;
        let page = &site.pages[number];
        Some(renderer.href(&renderer.plan.addresses.prefixed(page.lang, &format!("/{}/", page.slug))))
    };
    let url = site.config.rules.privacy_url.as_ref().map(ToString::to_string).or_else(own)?;
    Some(Link { title: renderer.words(lang).text(Key::PostingPrivacy), url, ..Link::default() })
}

/// Whom to write to about adjustments.
fn adjustments(renderer: &Renderer) -> Option<Link> {
    let url = renderer.site.config.accessibility_contact.as_ref()?;
    let title = match url.host() {
        Some(host) => host,
        None => url.as_str().trim_start_matches("mailto:").split('?').next().unwrap_or_default().to_owned(),
    };
    Some(Link { title, url: url.to_string(), ..Link::default() })
}

/// The same role elsewhere, as links, and how many more there are: a role is one card, but every posting of it can be reached.
fn more(renderer: &Renderer, lang: Lang, similar: &Similar) -> (Vec<Link>, Option<String>) {
    const NAMED: usize = 3;
    let words = renderer.words(lang);
    let place = |id: PostingId, at: usize| {
        let place = renderer.site.posting(id).places.get(at);
        place.map_or_else(|| words.text(Key::PostingRemote), |place| words.short_place(place))
    };
    let mut names = vec![place(similar.posting, similar.place)];
    let mut links = Vec::new();
    for id in similar.others.iter().take(NAMED) {
        let posting = renderer.site.posting(*id);
        let name = place(*id, 0);
        let is_taken = names.contains(&name);
        // The same place once more is told by its day.
        let title = match posting.date_posted.filter(|_| is_taken) {
            Some(date) => format!("{name} ({})", words.date(date)),
            None => name.clone(),
        };
        names.push(name);
        let url = renderer.posting_href(*id, lang);
        links.push(Link { title, url, ..Link::default() });
    }
    let rest = similar.others.len().saturating_sub(NAMED) + similar.rest;
    let rest = (rest > 0).then(|| words.locale.count(Key::PostingMorePostings, rest as u64, &[]));
    (links, rest)
}

fn reason(renderer: &Renderer, lang: Lang, own: &Posting, similar: &Similar) -> Option<String> {
    let words = renderer.words(lang);
    let fact = match &similar.reason.fact {
        Fact::Internship => Some(words.text(Key::ReasonInternship)),
        Fact::Category(id) => {
            let name = renderer.site.category(*id).name_in(lang);
            Some(words.locale.format(Key::ReasonSameCategory, &[("category", name)]))
        }
        Fact::Company => {
            let name = own.company.map(|id| renderer.site.company(id).name.clone()).unwrap_or_default();
            Some(words.locale.format(Key::ReasonSameCompany, &[("company", &name)]))
        }
        Fact::Title => Some(words.text(Key::ReasonSimilarTitle)),
        Fact::Level(_) => Some(words.text(Key::ReasonSameLevel)),
        Fact::Shares(shared) => {
            let shared: Vec<&str> = shared.iter().map(String::as_str).collect();
            Some(words.locale.format(Key::ReasonShares, &[("terms", &words.locale.list_and(&shared))]))
        }
        // The same role stands in a list of its own.
        Fact::AlsoIn | Fact::Picked | Fact::Wording => None,
    };
    let near = similar.reason.near.and_then(|near| match near {
        Near::SameCity => Some(words.text(Key::ReasonSameCity)),
        Near::Kilometres(apart) => {
            let apart = words.locale.number(u64::from(apart));
            Some(words.locale.format(Key::ListNearestDistance, &[("n", &apart)]))
        }
        Near::RemoteFromThere => Some(words.text(Key::ReasonRemoteFromThere)),
        // Said only where there is nothing better: half of a site lies in one country.
        Near::SameCountry => fact.is_none().then(|| words.text(Key::ReasonSameCountry)),
    });
    let said: Vec<String> = fact.into_iter().chain(near).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// The way to its category, unless nothing stands there.
fn view_all(renderer: &Renderer, lang: Lang, posting: &Posting) -> Option<Link> {
    let list = List::Category(*posting.categories.first()?);
    let link = list::link(renderer, lang, &list);
    let title = renderer.words(lang).locale.format(Key::PostingViewAll, &[("category", &link.title)]);
    (!link.empty).then_some(Link { title, ..link })
}

/// The way to what is wider than its category: the nearest one above it that has jobs, or all jobs.
fn browse_all(renderer: &Renderer, lang: Lang, posting: &Posting) -> Option<Link> {
    let words = renderer.words(lang);
    let above = posting.categories.first().into_iter().flat_map(|id| renderer.site.lineage(*id).skip(1));
    let mut lists = above.map(|category| list::link(renderer, lang, &List::Category(category)));
    match lists.find(|link| !link.empty) {
        Some(link) => {
            let title = words.locale.format(Key::PostingBrowseAll, &[("category", &link.title)]);
            Some(Link { title, ..link })
        }
        None => {
            let link = list::link(renderer, lang, &List::All);
            Some(Link { title: words.text(Key::HomeAllJobs), ..link })
        }
    }
}

/// Puts in what is made only when the page is wanted: the text as HTML, and the markup for search engines.
pub(super) fn with_text(renderer: &Renderer, page: &Page, mut context: Context) -> Context {
    let prefix = renderer.site.config.base_url.prefix();
    match &page.kind {
        Kind::Posting(id) => {
            let posting = renderer.site.posting(*id);
            let text = posting.wording(page.lang);
            let html = markup::html(text.body.format, &text.body.text);
            let json = page.indexed.then(|| {
                // Links lead to the site, wherever the text is read.
                let whole = markup::whole(&renderer.absolute(&page.url), prefix, &html);
                let said = statements::below(renderer, posting, whole);
                job_posting::job_posting(&renderer.site, posting, text.title, &said)
            });
            let json = json.flatten().map(|json| Value::safe_string(&job_posting::script(&json)));
            context.insert_value("job_posting", json.unwrap_or_else(Value::none));
            context.insert_value("body", Value::safe_string(&markup::below(prefix, html)));
        }
        Kind::Content(number) => {
            let body = &renderer.site.pages[*number].body;
            let html = markup::below(prefix, markup::html(body.format, &body.text));
            context.insert_value("content", Value::safe_string(&html));
        }
        _ => {}
    }
    context
}

/// The links on this site that a page's own text has, and whether they lead somewhere: a page must be made, and judged,
/// again when the page that it links to comes or goes.
pub(super) fn text_links(renderer: &Renderer, page: &Page) -> Vec<(String, bool)> {
    let body = match &page.kind {
        Kind::Posting(id) => renderer.site.posting(*id).wording(page.lang).body,
        Kind::Content(number) => &renderer.site.pages[*number].body,
        _ => return Vec::new(),
    };
    if !["](", "]:", "<"].iter().any(|mark| body.text.contains(mark)) {
        return Vec::new();
    }
    let html = markup::html(body.format, &body.text);
    let links = super::outline::outline(html.as_bytes()).links;
    let leads = |link: &str| renderer.paths().lead(link);
    links
        .into_iter()
        .map(|link| {
            let leads = leads(&link);
            (link, leads)
        })
        .collect()
}
