//! Every posting as it stands in a list, made once for each language and shared by all pages that show it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Renderer;
use super::view::{Card, Html, Link, Moment};
use super::words::Words;
use crate::base::{Diagnostic, Env};
use crate::lang::{Key, Lang};
use crate::model::{Pay, Place, Posting, PostingId, Site, Visibility, Wording, Workplace};

/// Places that a card names beside the first.
const NAMED_PLACES: usize = 2;
/// Places that a title names.
const TITLE_PLACES: usize = 3;

/// Stands for a card that could not be made. No page that is made has this character.
const UNMADE: &str = "\0";

/// The cards, by language and posting, each made when a page first shows it.
pub(super) struct Cards {
    plain: BTreeMap<Lang, Vec<OnceLock<Html>>>,
    /// Those of roles at several places, as lists of one of them show them: with that place first.
    at: BTreeMap<(Lang, PostingId, usize), OnceLock<Html>>,
    /// Why one of them could not be made. One template makes them all, so one fault says it.
    fault: OnceLock<Diagnostic>,
}

impl Cards {
    /// Room for every card, for the lists of places those of the postings in `listed`.
    pub(super) fn new(site: &Site, listed: &[PostingId]) -> Self {
        let several: Vec<(PostingId, usize)> =
            listed.iter().flat_map(|id| places_with_own_cards(site, *id)).collect();
        let (mut plain, mut at) = (BTreeMap::new(), BTreeMap::new());
        for lang in &site.config.languages {
            plain.insert(*lang, site.postings.iter().map(|_| OnceLock::new()).collect());
            at.extend(several.iter().map(|(id, place)| ((*lang, *id, *place), OnceLock::new())));
        }
        Self { plain, at, fault: OnceLock::new() }
    }

    /// Why a card could not be made, where a page shows one that could not: it is worth nothing then.
    pub(super) fn fault_in(&self, page: &[u8]) -> Option<&Diagnostic> {
        self.fault.get().filter(|_| page.contains(&b'\0'))
    }
}

/// A posting's card.
pub(super) fn plain(renderer: &Renderer, id: PostingId, lang: Lang) -> Html {
    renderer.cards.plain[&lang][id.0 as usize].get_or_init(|| made(renderer, lang, (id, None))).clone()
}

/// The card that shows one of the posting's places first.
pub(super) fn at(renderer: &Renderer, id: PostingId, place: usize, lang: Lang) -> Html {
    match renderer.cards.at.get(&(lang, id, place)) {
        Some(card) => card.get_or_init(|| made(renderer, lang, (id, Some(place)))).clone(),
        None => plain(renderer, id, lang),
    }
}

/// The cards of some postings.
pub(super) fn all(renderer: &Renderer, ids: &[PostingId], lang: Lang) -> Vec<Html> {
    ids.iter().map(|id| plain(renderer, *id, lang)).collect()
}

/// The cards in a list of places, each with the place there first that `is_here` knows.
pub(super) fn at_place(
    renderer: &Renderer,
    ids: &[PostingId],
    lang: Lang,
    is_here: impl Fn(&Place) -> bool,
) -> Vec<Html> {
    let card = |id: &PostingId| {
        let place = renderer.site.posting(*id).places.iter().position(&is_here);
        place.map_or_else(|| plain(renderer, *id, lang), |place| at(renderer, *id, place, lang))
    };
    ids.iter().map(card).collect()
}

/// Nothing for a posting without a page.
fn made(renderer: &Renderer, lang: Lang, (id, place): (PostingId, Option<usize>)) -> Html {
    let nothing = || Html("".into());
    let Some(url) = renderer.plan.addresses.posting(id, lang) else { return nothing() };
    let (words, url) = (renderer.words(lang), renderer.href(url));
    let card = card(&renderer.site, words, &renderer.env, (id, place), url);
    renderer.theme.card(&card, words).unwrap_or_else(|fault| {
        renderer.cards.fault.get_or_init(|| *fault);
        Html(UNMADE.into())
    })
}

/// The places of a posting whose lists show another card than the rest of the site: those behind the first, and those
/// where people apply elsewhere. Of one city said twice the first counts, as in [`at_place`].
fn places_with_own_cards(site: &Site, id: PostingId) -> impl Iterator<Item = (PostingId, usize)> {
    let places = &site.posting(id).places;
    let is_first = move |at: usize, place: &Place| {
        let same = |other: &Place| (other.country, &other.city) == (place.country, &place.city);
        !places[..at].iter().any(same)
    };
    let listed =
        places.iter().enumerate().filter(|(_, place)| site.config.countries.contains(&place.country));
    let differs =
        listed.filter(move |(at, place)| (*at > 0 || place.apply_url.is_some()) && is_first(*at, place));
    differs.map(move |(place, _)| (id, place))
}

/// `at` is the place among the posting's that stands first, with its own way to apply.
fn card(site: &Site, words: &Words, env: &Env, (id, at): (PostingId, Option<usize>), url: String) -> Card {
    let posting = site.posting(id);
    let first = posting.places.get(at.unwrap_or_default());
    let lang = words.locale.lang();
    let wording = posting.wording(lang);
    let company = posting.company.map(|id| site.company(id));
    let types: Vec<String> =
        posting.employment_types.iter().map(|kind| words.employment_type(*kind)).collect();
    Card {
        title: wording.title.to_owned(),
        suffix: suffix(words, posting, &wording),
        url,
        company: company.map(|company| company.name.clone()),
        initials: company.map(|company| initials(&company.name)),
        logo: company.and_then(|company| company.logo.as_ref()).map(|path| super::file(site, path)),
        places: first.map_or_else(|| words.remote(posting), |place| words.place(place)),
        also: first.and_then(|first| also_in(words, posting, first)),
        apply: at.and(first).and_then(|place| apply_in(words, place)),
        workplace: posting
            .workplace
            .filter(|place| *place != Workplace::Remote || !posting.places.is_empty())
            .map(|place| words.workplace(place)),
        employment: (!types.is_empty()).then(|| types.join(", ")),
        pay: pay(words, posting),
        posted: posting.date_posted.map(|date| words.moment(date, env.today)),
        lang: wording.foreign.then(|| posting.language.tag().to_owned()),
    }
}

/// What is shown behind the title: its own suffix, and that a role is for staff alone.
pub(super) fn suffix(words: &Words, posting: &Posting, wording: &Wording<'_>) -> Option<String> {
    let internal = (posting.visibility == Visibility::Internal).then(|| words.text(Key::PostingInternalOnly));
    match (wording.title_suffix, internal) {
        (Some(suffix), Some(internal)) => Some(format!("{suffix} · {internal}")),
        (suffix, internal) => suffix.map(str::to_owned).or(internal),
    }
}

/// Pay in numbers.
pub(super) fn pay(words: &Words, posting: &Posting) -> Option<String> {
    posting.pay.as_ref().filter(|pay| matches!(pay, Pay::Range(_))).map(|pay| words.pay(pay))
}

/// Cards with names in braces where their texts will stand, for a script to fill: one with a company's initials and, where a
/// company has a logo, one with that.
pub(super) fn blanks(renderer: &Renderer, lang: Lang) -> Vec<Html> {
    let words = renderer.words(lang);
    let text = |name: &str| format!("{{{name}}}");
    let blank = |logo: Option<String>| Card {
        title: text("title"),
        suffix: Some(text("suffix")),
        url: text("url"),
        company: Some(text("company")),
        initials: Some(text("initials")),
        logo,
        places: text("places"),
        also: Some(text("also")),
        apply: None,
        workplace: Some(text("workplace")),
        employment: Some(text("employment")),
        pay: Some(text("pay")),
        posted: Some(Moment { iso: text("day"), date: text("date"), age: text("age") }),
        lang: Some(text("lang")),
    };
    let has_logo = renderer.site.companies.iter().any(|company| company.logo.is_some());
    let logos = [None, has_logo.then(|| text("logo"))];
    let blanks = logos.into_iter().take(1 + usize::from(has_logo)).map(blank);
    // A theme whose card can't be made says so at the first posting.
    blanks.filter_map(|card| renderer.theme.card(&card, words).ok()).collect()
}

/// `Berlin, Paris and 2 more places`, or from where remotely.
pub(super) fn places(words: &Words, posting: &Posting) -> String {
    match &posting.places[..] {
        [] => words.remote(posting),
        [place] => words.place(place),
        places => some_of(words, places.iter(), TITLE_PLACES),
    }
}

/// `also in Paris, Rome and 2 more places`.
pub(super) fn also_in(words: &Words, posting: &Posting, first: &Place) -> Option<String> {
    let is_other = |place: &&Place| {
        (place.country, &place.city, &place.region) != (first.country, &first.city, &first.region)
    };
    let others: Vec<&Place> = posting.places.iter().filter(is_other).collect();
    let names = (!others.is_empty()).then(|| some_of(words, others.into_iter(), NAMED_PLACES))?;
    Some(words.locale.format(Key::PostingAlsoIn, &[("places", &names)]))
}

/// The first of some places, and how many more there are. One more is named rather than counted.
fn some_of<'p>(words: &Words, places: impl Iterator<Item = &'p Place>, most: usize) -> String {
    let mut named: Vec<String> = places.map(|place| words.short_place(place)).collect();
    let rest = named.len().saturating_sub(most);
    if rest > 1 {
        named.truncate(most);
        named.push(words.locale.count(Key::PostingMorePlaces, rest as u64, &[]));
    }
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    words.locale.list_and(&named)
}

/// `Apply in Germany`, where people apply elsewhere for this place.
fn apply_in(words: &Words, place: &Place) -> Option<Link> {
    let url = place.apply_url.as_ref()?.to_string();
    let title = words.locale.format(Key::PostingApplyIn, &[("in_place", &words.in_place(place))]);
    Some(Link { title, url, ..Link::default() })
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(2)
        .collect::<String>()
        .to_uppercase()
}
