//! Every posting as it stands in a list, made once for each language and shared by all pages that show it.

use std::collections::BTreeMap;

use super::href;
use super::theme::Theme;
use super::view::{Card, Html};
use super::words::Words;
use crate::base::{Diagnostic, Env, parallel};
use crate::lang::{Key, Lang};
use crate::model::{Pay, Posting, PostingId, Site, Workplace};
use crate::plan::Plan;

/// Places that a card names.
const NAMED_PLACES: usize = 3;

/// The cards, by language and posting; empty for postings without a page.
pub(super) struct Cards(BTreeMap<Lang, Vec<Html>>);

impl Cards {
    /// Makes all cards.
    pub(super) fn new(
        site: &Site,
        plan: &Plan,
        env: &Env,
        theme: &Theme,
        words: &BTreeMap<Lang, Words>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let all: Vec<PostingId> = site.numbered().map(|(id, _)| id).collect();
        let mut cards = BTreeMap::new();
        for (lang, words) in words {
            let made = parallel::map(&all, |id| match plan.addresses.posting(*id, *lang) {
                Some(url) => theme.card(&card(site, words, env, *id, href(site, url)), words),
                None => Ok(Html("".into())),
            });
            // One template makes them all, so one fault says it.
            let made: Result<Vec<Html>, Box<Diagnostic>> = made.into_iter().collect();
            cards.insert(*lang, made.map_err(|fault| vec![*fault])?);
        }
        Ok(Self(cards))
    }

    pub(super) fn of(&self, id: PostingId, lang: Lang) -> Html {
        self.0[&lang][id.0 as usize].clone()
    }

    pub(super) fn all(&self, ids: &[PostingId], lang: Lang) -> Vec<Html> {
        ids.iter().map(|id| self.of(*id, lang)).collect()
    }
}

fn card(site: &Site, words: &Words, env: &Env, id: PostingId, url: String) -> Card {
    let posting = site.posting(id);
    let lang = words.locale.lang();
    let wording = posting.wording(lang);
    let company = posting.company.map(|id| site.company(id));
    let types: Vec<String> =
        posting.employment_types.iter().map(|kind| words.employment_type(*kind)).collect();
    Card {
        title: wording.title.to_owned(),
        suffix: wording.title_suffix.map(str::to_owned),
        url,
        company: company.map(|company| company.name.clone()),
        initials: company.map(|company| initials(&company.name)),
        logo: company
            .and_then(|company| company.logo.as_ref())
            .map(|path| format!("{}{path}", site.config.base_url.prefix())),
        places: places(words, posting),
        workplace: posting
            .workplace
            .filter(|place| *place != Workplace::Remote || !posting.places.is_empty())
            .map(|place| words.workplace(place)),
        employment: (!types.is_empty()).then(|| types.join(", ")),
        pay: posting.pay.as_ref().filter(|pay| matches!(pay, Pay::Range(_))).map(|pay| words.pay(pay)),
        posted: posting.date_posted.map(|date| words.moment(date, env.today)),
        lang: wording.foreign.then(|| posting.language.tag().to_owned()),
    }
}

/// `Berlin, Paris and 2 more places`, or from where remotely.
pub(super) fn places(words: &Words, posting: &Posting) -> String {
    if posting.places.is_empty() {
        return words.remote(posting);
    }
    if let [place] = &posting.places[..] {
        return words.place(place);
    }
    let named: Vec<String> =
        posting.places.iter().take(NAMED_PLACES).map(|place| words.short_place(place)).collect();
    let rest = posting.places.len() - named.len();
    let mut named: Vec<&str> = named.iter().map(String::as_str).collect();
    let more = words.locale.count(Key::PostingMorePlaces, rest as u64, &[]);
    if rest > 0 {
        named.push(&more);
    }
    words.locale.list_and(&named)
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(2)
        .collect::<String>()
        .to_uppercase()
}
