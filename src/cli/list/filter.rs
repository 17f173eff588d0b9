//! Which postings are meant. Values are read as content is: a country by any of its names, a category by key or name, kinds of
//! employment in any spelling.

use clap::Args;

use super::known;
use super::pay::PayFrom;
use crate::base::{Date, fold::fold};
use crate::check::{Choice, EMPLOYMENT_TYPES, SENIORITIES};
use crate::cli::choice::OneOf;
use crate::derive::{Ending, Hidden, Standing};
use crate::geo::Scope;
use crate::model::{
    CategoryId, CompanyId, EmploymentType, Language, Place, Posting, PostingId, Seniority, Site, Workplace,
};
use crate::pipeline::Known;

/// What postings have to be like. Of an option that is given more than once, one value has to fit; of all options, each.
#[derive(Args, Debug)]
pub(super) struct FilterArguments {
    /// With a place in this country or grouping: `DE`, `Germany`, `DACH`. With `--remote`, also those that are open to people
    /// there.
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,
    /// With a place in this city, by any of its names: `Munich`, `München`, `Cambridge, UK`.
    #[arg(long, value_name = "CITY")]
    city: Vec<String>,
    /// Remote ones.
    #[arg(long)]
    remote: bool,
    /// In this category or one below it; key or name.
    #[arg(long, value_name = "CATEGORY")]
    category: Vec<String>,
    /// Of this company; key or name.
    #[arg(long, value_name = "COMPANY")]
    company: Vec<String>,
    /// Of this kind of employment.
    #[arg(long = "type", value_name = "TYPE", value_parser = OneOf(EMPLOYMENT_TYPES))]
    employment_type: Vec<EmploymentType>,
    /// Of this level.
    #[arg(long, value_name = "LEVEL", value_parser = OneOf(SENIORITIES))]
    level: Vec<Seniority>,
    /// Whose pay reaches this: `60000` a year, in whatever currency the posting has; `"60000 EUR"`; `"20 EUR hour"`.
    #[arg(long, value_name = "AMOUNT")]
    pay_from: Option<PayFrom>,
    /// Posted today or at most so many days before.
    #[arg(long, value_name = "DAYS")]
    posted_within: Option<u32>,
    /// Where they stand today.
    #[arg(long, value_name = "STATUS", value_parser = OneOf(STATES), default_value = "open")]
    status: Vec<&'static [State]>,
    /// That can be read in this language, by its tag.
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
}

/// Where a posting stands, in a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Open,
    Unlisted,
    Closed,
    Filled,
    Expired,
    Paused,
    Draft,
    Scheduled,
    Internal,
    Gone,
}

const STATES: &[Choice<&[State]>] = &[
    ("open", &["published", "active", "live", "listed"], &[State::Open]),
    ("unlisted", &["hidden"], &[State::Unlisted]),
    ("ended", &["over"], &[State::Closed, State::Filled, State::Expired]),
    ("closed", &["archived", "inactive"], &[State::Closed]),
    ("filled", &["hired"], &[State::Filled]),
    ("expired", &[], &[State::Expired]),
    ("paused", &["on hold"], &[State::Paused]),
    ("draft", &["drafts"], &[State::Draft]),
    ("scheduled", &["future"], &[State::Scheduled]),
    ("internal", &["private", "staff"], &[State::Internal]),
    ("gone", &[], &[State::Gone]),
    (
        "all",
        &["any"],
        &[
            State::Open,
            State::Unlisted,
            State::Closed,
            State::Filled,
            State::Expired,
            State::Paused,
            State::Draft,
            State::Scheduled,
            State::Internal,
            State::Gone,
        ],
    ),
];

impl State {
    pub(super) fn of(standing: Standing) -> Self {
        match standing {
            Standing::Listed => Self::Open,
            Standing::Unlisted => Self::Unlisted,
            Standing::Ended(Ending::Closed) => Self::Closed,
            Standing::Ended(Ending::Filled) => Self::Filled,
            Standing::Ended(Ending::Expired) => Self::Expired,
            Standing::Ended(Ending::Paused) => Self::Paused,
            Standing::Hidden(Hidden::Draft) => Self::Draft,
            Standing::Hidden(Hidden::Scheduled) => Self::Scheduled,
            Standing::Hidden(Hidden::Internal) => Self::Internal,
            Standing::Hidden(Hidden::Gone) => Self::Gone,
        }
    }

    /// As it stands on the command line.
    pub(super) fn name(self) -> &'static str {
        STATES.iter().find(|(_, _, states)| *states == [self]).map_or("", |(name, _, _)| name)
    }
}

/// A posting that is meant.
pub(super) struct Found {
    pub(super) id: PostingId,
    /// The number of the first of its places that is.
    pub(super) place: usize,
}

/// The options, with the site's own things where they had names. Nothing where an option is not given.
struct Filter {
    words: Vec<String>,
    /// Whether a role counts for where people may work remotely.
    remote: bool,
    scopes: Vec<Scope>,
    cities: Option<Vec<known::CityKey>>,
    categories: Option<Vec<CategoryId>>,
    companies: Option<Vec<CompanyId>>,
    languages: Option<Vec<Language>>,
}

impl FilterArguments {
    /// Whether postings of this state and no others are meant.
    pub(super) fn is_only(&self, state: State) -> bool {
        self.status.iter().all(|states| **states == [state])
    }

    /// The postings that are meant, in the order of the site; or which value means nothing there.
    pub(super) fn postings(
        &self,
        words: &[String],
        known: &Known,
        today: Date,
    ) -> Result<Vec<Found>, String> {
        let site = &known.site;
        let filter = self.understood(words, site)?;
        let fits = |id: PostingId, posting: &Posting| {
            let state = State::of(known.derived.standing(id));
            self.status.iter().any(|states| states.contains(&state))
                && self.fits(posting, today)
                && filter.fits(posting, site)
        };
        let found = site.numbered().filter(|(id, posting)| fits(*id, posting));
        let place = |posting: &Posting| posting.places.iter().position(|place| filter.is_meant(place));
        Ok(found.map(|(id, posting)| Found { id, place: place(posting).unwrap_or(0) }).collect())
    }

    /// Whether amounts of whatever currency are compared.
    pub(super) fn mixes_currencies(&self) -> bool {
        self.pay_from.is_some_and(PayFrom::is_of_any_currency)
    }

    fn understood(&self, words: &[String], site: &Site) -> Result<Filter, String> {
        let cities: Vec<_> =
            self.city.iter().map(|text| known::cities(site, text)).collect::<Result<_, _>>()?;
        Ok(Filter {
            words: words.iter().map(|word| word_of(word)).collect::<Result<_, _>>()?,
            remote: self.remote,
            scopes: self.country.iter().map(|text| known::scope(site, text)).collect::<Result<_, _>>()?,
            cities: given(cities).map(|cities| cities.concat()),
            categories: each(&self.category, |text| known::category(site, text))?,
            companies: each(&self.company, |text| known::company(site, text))?,
            languages: each(&self.language, |text| known::language(site, text))?,
        })
    }

    /// Whether a posting fits what needs no look at the site.
    fn fits(&self, posting: &Posting, today: Date) -> bool {
        let is_new = |days: u32| {
            posting.date_posted.is_some_and(|day| (0..=i64::from(days)).contains(&day.days_until(today)))
        };
        (!self.remote || posting.workplace == Some(Workplace::Remote))
            && (self.employment_type.is_empty()
                || posting.employment_types.iter().any(|kind| self.employment_type.contains(kind)))
            && (self.level.is_empty() || posting.seniority.is_some_and(|level| self.level.contains(&level)))
            && self.pay_from.is_none_or(|least| posting.pay.as_ref().is_some_and(|pay| least.is_reached(pay)))
            && self.posted_within.is_none_or(is_new)
    }
}

/// A word as it is compared.
fn word_of(text: &str) -> Result<String, String> {
    let word = fold(text);
    if word.is_empty() { Err(format!("`{text}` has no letter or digit to look for")) } else { Ok(word) }
}

fn given<T>(values: Vec<T>) -> Option<Vec<T>> {
    (!values.is_empty()).then_some(values)
}

fn each<T>(texts: &[String], read: impl Fn(&str) -> Result<T, String>) -> Result<Option<Vec<T>>, String> {
    let values: Vec<T> = texts.iter().map(|text| read(text)).collect::<Result<_, _>>()?;
    Ok(given(values))
}

impl Filter {
    fn fits(&self, posting: &Posting, site: &Site) -> bool {
        let is_open_from = |scope: &Scope| {
            let shared = |from: &Scope| match (from, scope) {
                (from, Scope::Country(country)) => from.includes(*country),
                (Scope::Country(country), scope) => scope.includes(*country),
                (from, scope) => scope.countries().iter().any(|country| from.includes(*country)),
            };
            posting.remote_from.iter().any(shared)
        };
        let by_remote = self.remote && self.cities.is_none() && self.scopes.iter().any(is_open_from);
        let belongs = |wanted: &Vec<CategoryId>| {
            let mut all = posting.categories.iter().flat_map(|id| site.lineage(*id));
            all.any(|id| wanted.contains(&id))
        };
        let is_read_in = |languages: &Vec<Language>| {
            let translated = posting.translations.keys().map(|lang| Language::Known(*lang));
            translated.chain([posting.language.clone()]).any(|language| languages.contains(&language))
        };
        let is_anywhere = self.scopes.is_empty() && self.cities.is_none();
        (is_anywhere || by_remote || posting.places.iter().any(|place| self.is_meant(place)))
            && self.categories.as_ref().is_none_or(belongs)
            && self.companies.as_ref().is_none_or(|ids| posting.company.is_some_and(|id| ids.contains(&id)))
            && self.languages.as_ref().is_none_or(is_read_in)
            && self.says(posting, site)
    }

    /// Whether a place lies where it should.
    fn is_meant(&self, place: &Place) -> bool {
        let is_one_of = |cities: &Vec<known::CityKey>| {
            let slug = place.city.as_ref().map(|city| &city.slug);
            cities.iter().any(|(country, city)| *country == place.country && Some(city) == slug)
        };
        (self.scopes.is_empty() || self.scopes.iter().any(|scope| scope.includes(place.country)))
            && self.cities.as_ref().is_none_or(is_one_of)
    }

    /// Whether each word begins one of the posting's.
    fn says(&self, posting: &Posting, site: &Site) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let titles = posting.translations.values().map(|translation| &translation.title);
        let mut said: Vec<&str> = titles.chain([&posting.title]).map(String::as_str).collect();
        said.extend(posting.company.map(|id| site.company(id).name.as_str()));
        for id in &posting.categories {
            let category = site.category(*id);
            said.extend(category.names.values().chain([&category.name]).map(String::as_str));
        }
        for city in posting.places.iter().filter_map(|place| place.city.as_ref()) {
            said.extend(known::names(city));
        }
        let said = format!(" {}", fold(&said.join(" / ")));
        self.words.iter().all(|word| said.contains(&format!(" {word}")))
    }
}
