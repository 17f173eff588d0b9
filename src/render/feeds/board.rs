//! What the files for job boards share: which jobs there are, what each board asks of a posting, and who is left out.
//!
//! A job is an open posting at a place in a language that it is written in. How a board wants it written is its own file's affair.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::{Renderer, statements, words::Words};
use super::reference::{place_key, reference};
use super::xml::Xml;
use super::{adzuna, indeed, inputs, jobs_told, jooble, linkedin, talent, xing};
use crate::base::{Diagnostic, Fingerprint, codes};
use crate::geo::{Country, Grouping, Scope};
use crate::lang::Lang;
use crate::markup;
use crate::model::{Board, Body, Company, EmploymentType, Place, Posting, PostingId, Workplace};

/// How a board wants postings.
pub(super) struct Dialect {
    pub(super) spread: Spread,
    /// What it refuses a posting without.
    pub(super) needs: &'static [Need],
    /// Characters of a description at least, below which it may refuse it.
    pub(super) shortest: usize,
    /// Days for which it shows a posting.
    pub(super) days: Option<i64>,
    /// Elements that it takes in a description.
    pub(super) tags: &'static [&'static str],
    /// Writes what stands before so many jobs.
    pub(super) head: fn(&Renderer, &mut Xml, usize),
    /// Elements that are closed behind them.
    pub(super) open: &'static [&'static str],
    pub(super) job: fn(&Renderer, &mut Xml, &Job<'_>),
}

/// Elements of a text, as boards that name none themselves are given them.
pub(super) const TAGS: &[&str] = &[
    "p", "br", "b", "strong", "em", "i", "u", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "table",
    "thead", "tbody", "tr", "th", "td",
];

/// How a posting at several places becomes jobs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spread {
    /// One for each place; a remote role without one, for each country that it may be done from.
    Countries,
    /// One for each place; a remote role without one, for each country and grouping that it names.
    Scopes,
    /// One for each place; a remote role without one stands once, and says in words from where.
    Words,
    /// All places in one; a remote role without one has a place for each country.
    Together,
}

/// What a board may refuse a posting without.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    Company,
    Date,
    Description,
    Country,
    City,
}

/// Where a job is.
#[derive(Clone, Copy)]
pub(super) enum Spot<'r> {
    Place(&'r Place),
    /// Remote, from a country or from wherever the posting says.
    Remote(Option<Country>),
    /// Remote, from a grouping of countries.
    Grouping(Grouping),
}

/// A job of a board.
pub(super) struct Job<'r> {
    pub(super) posting: &'r Posting,
    pub(super) lang: Lang,
    pub(super) title: &'r str,
    body: &'r Body,
    pub(super) company: Option<&'r Company>,
    /// Its id, the same for ever.
    pub(super) reference: String,
    /// Its page.
    pub(super) url: String,
    /// Where; at least one, and one only unless the board takes several.
    pub(super) spots: Vec<Spot<'r>>,
    /// The description, which a posting's places share.
    text: Rc<OnceCell<String>>,
}

pub(super) fn dialect(board: Board) -> &'static Dialect {
    match board {
        Board::Indeed => &indeed::DIALECT,
        Board::LinkedIn => &linkedin::DIALECT,
        Board::Jooble => &jooble::DIALECT,
        Board::Adzuna => &adzuna::DIALECT,
        Board::Xing => &xing::DIALECT,
        Board::Talent => &talent::DIALECT,
    }
}

/// The file for a board.
pub(super) fn file(renderer: &Renderer, board: Board) -> Vec<u8> {
    let dialect = dialect(board);
    let mut xml = Xml::new();
    let jobs: Vec<Job<'_>> = jobs_told(renderer).flat_map(|id| jobs(renderer, dialect, id)).collect();
    (dialect.head)(renderer, &mut xml, jobs.len());
    // Each is dropped when it is written, with its description.
    for job in jobs {
        (dialect.job)(renderer, &mut xml, &job);
    }
    for name in dialect.open {
        xml.close(name);
    }
    xml.finish()
}

/// Of everything that the file says. (The settings and the day are shared by all pages.)
pub(super) fn fingerprint(renderer: &Renderer, board: Board) -> Fingerprint {
    let postings: Vec<_> = jobs_told(renderer).map(|id| inputs(renderer, id)).collect();
    Fingerprint::of(&(renderer.shared, board, postings))
}

/// The jobs of a posting, by place, then by language. A posting that lacks something has none.
pub(super) fn jobs<'r>(renderer: &'r Renderer, dialect: &Dialect, id: PostingId) -> Vec<Job<'r>> {
    let posting = renderer.site.posting(id);
    if dialect.needs.iter().any(|need| lacks(posting, *need)) {
        return Vec::new();
    }
    let spots: Vec<(String, Spot<'r>)> = spots(renderer, dialect.spread, posting)
        .into_iter()
        .filter(|(_, spot)| serves(dialect, *spot))
        .collect();
    if spots.is_empty() {
        return Vec::new();
    }
    let together = dialect.spread == Spread::Together;
    let groups: Vec<(Option<&str>, Vec<Spot<'r>>)> = if together {
        vec![(None, spots.iter().map(|(_, spot)| *spot).collect())]
    } else {
        spots.iter().map(|(key, spot)| (Some(key.as_str()), vec![*spot])).collect()
    };
    let company = posting.company.map(|id| renderer.site.company(id));
    let pages = renderer.plan.addresses.posting_pages(id);
    let texts: Vec<Rc<OnceCell<String>>> = pages.iter().map(|_| Rc::default()).collect();
    let mut jobs = Vec::new();
    for (key, spots) in groups {
        for ((lang, url), text) in pages.iter().zip(&texts) {
            let wording = posting.wording(*lang);
            if dialect.needs.contains(&Need::Description) && is_silent(wording.body) {
                continue;
            }
            let other = posting.translations.contains_key(lang).then(|| lang.tag());
            jobs.push(Job {
                posting,
                lang: *lang,
                title: wording.title,
                body: wording.body,
                company,
                reference: reference(&posting.id, key, other),
                url: renderer.absolute(url),
                spots: spots.clone(),
                text: Rc::clone(text),
            });
        }
    }
    jobs
}

/// Whether a posting as a whole lacks what a board needs.
fn lacks(posting: &Posting, need: Need) -> bool {
    match need {
        Need::Company => posting.company.is_none(),
        Need::Date => posting.date_posted.is_none(),
        // Asked of each language, and of each place.
        Need::Description | Need::Country | Need::City => false,
    }
}

/// Whether a place has what a board needs of it. A remote role has a city where the board takes the word for one.
fn serves(dialect: &Dialect, spot: Spot<'_>) -> bool {
    dialect.needs.iter().all(|need| match (need, spot) {
        (Need::City, Spot::Place(place)) => place.city.is_some(),
        (Need::Country | Need::City, Spot::Remote(country)) => country.is_some(),
        _ => true,
    })
}

/// The places of a posting, each once, in an order of their own, and from where else a remote role may be done. Two streets of one city
/// are one place, as on the site.
fn spots<'r>(renderer: &'r Renderer, spread: Spread, posting: &'r Posting) -> Vec<(String, Spot<'r>)> {
    if posting.places.is_empty() {
        return remote(renderer, spread, posting);
    }
    let mut places: BTreeMap<String, &Place> = BTreeMap::new();
    for place in &posting.places {
        let known = places.entry(place_key(place)).or_insert(place);
        *known = (*known).min(place);
    }
    let mut spots: Vec<_> = places.into_iter().map(|(key, place)| (key, Spot::Place(place))).collect();
    if posting.workplace == Some(Workplace::Remote) {
        let own: Vec<Country> = posting.places.iter().map(|place| place.country).collect();
        let is_further = |(_, spot): &(String, Spot<'_>)| match spot {
            Spot::Remote(Some(country)) => !own.contains(country),
            Spot::Grouping(_) => true,
            // In words, all it names stands in one; elsewhere the world is no place.
            Spot::Remote(None) => spread == Spread::Words && is_wider(posting, &own),
            Spot::Place(_) => true,
        };
        spots.extend(remote(renderer, spread, posting).into_iter().filter(is_further));
    }
    spots
}

/// Whether a remote role may be done from elsewhere than these countries, too.
fn is_wider(posting: &Posting, own: &[Country]) -> bool {
    posting.remote_from.iter().any(|scope| match scope {
        Scope::Country(country) => !own.contains(country),
        Scope::Grouping(_) | Scope::Worldwide => true,
    })
}

/// Countries of a grouping at most for which a remote role is one job each: those of the EU and of the EEA.
const WIDEST: usize = 30;

/// Countries of a grouping for boards that want one: those that have pages on the site. Nobody would thank for a hundred jobs that are
/// one, so of a wide grouping only countries count in which the site has an office.
fn countries_of(renderer: &Renderer, grouping: Grouping) -> Vec<Country> {
    let config = &renderer.site.config;
    let members: Vec<Country> =
        grouping.members().filter(|country| config.countries.contains(country)).collect();
    if members.len() <= WIDEST {
        return members;
    }
    let offices = config.places.offices.iter().map(|office| office.country);
    offices.filter(|country| members.contains(country)).collect()
}

/// Where a remote role may be done from, as a board wants it said.
fn remote<'r>(renderer: &Renderer, spread: Spread, posting: &Posting) -> Vec<(String, Spot<'r>)> {
    let anywhere = || vec![("remote".to_owned(), Spot::Remote(None))];
    if spread == Spread::Words {
        return anywhere();
    }
    let of_country = |country: Country| {
        (format!("remote-{}", country.alpha2().to_ascii_lowercase()), Spot::Remote(Some(country)))
    };
    let mut spots: BTreeMap<String, Spot<'r>> = BTreeMap::new();
    for scope in &posting.remote_from {
        match scope {
            Scope::Country(country) => spots.extend([of_country(*country)]),
            Scope::Grouping(grouping) if spread == Spread::Scopes => {
                spots.insert(format!("remote-{}", grouping.slug()), Spot::Grouping(*grouping));
            }
            Scope::Grouping(grouping) => {
                spots.extend(countries_of(renderer, *grouping).into_iter().map(of_country));
            }
            Scope::Worldwide => {}
        }
    }
    if spots.is_empty() { anywhere() } else { spots.into_iter().collect() }
}

/// Whether a description has no words. Most have some at once; only of others all is read.
fn is_silent(body: &Body) -> bool {
    let has_none = |most: usize| markup::plain(body.format, &body.text, most).is_empty();
    has_none(1) && has_none(body.text.len())
}

/// What the site is told of postings that a board refuses, or may.
pub(in crate::render) fn dropped(renderer: &Renderer) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for board in renderer.site.config.feeds.boards() {
        let dialect = dialect(board);
        for id in jobs_told(renderer) {
            let posting = renderer.site.posting(id);
            said.extend(refused(renderer, (board, dialect), posting));
            said.extend(poor(renderer, (board, dialect), posting));
        }
    }
    said
}

/// Why a posting, or one of its places, is left out of a board's file.
fn refused(
    renderer: &Renderer,
    (board, dialect): (Board, &Dialect),
    posting: &Posting,
) -> Option<Diagnostic> {
    let of_places = || {
        let spots = spots(renderer, dialect.spread, posting);
        spots.iter().any(|(_, spot)| !serves(dialect, *spot))
    };
    let has_silent_language = || {
        let others = posting.translations.values().map(|translation| &translation.body);
        dialect.needs.contains(&Need::Description)
            && std::iter::once(&posting.body).chain(others).any(is_silent)
    };
    let need = dialect.needs.iter().copied().find(|need| lacks(posting, *need));
    let need = need.or_else(|| has_silent_language().then_some(Need::Description));
    let need = need.or_else(|| {
        let need = if posting.places.is_empty() { Need::Country } else { Need::City };
        of_places().then_some(need)
    })?;
    let (name, wanted, help) = need.in_words(dialect);
    let what = if need == Need::City { "a place of this posting" } else { "this posting" };
    let message = format!("{} requires {wanted}: {what} is left out of its feed", board.name());
    let rule = format!("{}-{name}", board.key());
    Some(Diagnostic::at(codes::NOT_IN_FEED, posting.source, message).help(help).once(rule))
}

/// What a board takes, but likes little.
fn poor(renderer: &Renderer, (board, dialect): (Board, &Dialect), posting: &Posting) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    if dialect.needs.iter().any(|need| lacks(posting, *need)) {
        return said;
    }
    let shortest = dialect.shortest;
    let words = (shortest > 0).then(|| markup::plain(posting.body.format, &posting.body.text, shortest * 2));
    if let Some(words) = words.filter(|words| !words.is_empty() && words.chars().count() < shortest) {
        let message = format!(
            "{} wants descriptions of {shortest} characters or more, and this one has {}",
            board.name(),
            words.chars().count()
        );
        let fault = Diagnostic::at(codes::SHORT_FOR_BOARD, posting.source, message);
        said.push(
            fault
                .help("say more of what is to be done, with whom, and for whom")
                .once(format!("{}-description-length", board.key())),
        );
    }
    let changed = posting.date_modified.or(posting.date_posted);
    let age = changed.map(|date| date.days_until(renderer.env.today));
    if let (Some(days), Some(age)) = (dialect.days, age)
        && age >= days
    {
        let message = format!("{} passes over postings that are {days} days old", board.name());
        let fault = Diagnostic::at(codes::OLD_FOR_BOARD, posting.source, message);
        said.push(
            fault
                .help("`date_modified` counts too, when the text has changed")
                .once(format!("{}-age", board.key())),
        );
    }
    said
}

impl Need {
    /// The end of the rule's name, what the board requires, and what to write. Of a place the rule names the town where the board wants
    /// one.
    fn in_words(self, dialect: &Dialect) -> (&'static str, &'static str, &'static str) {
        let place = if dialect.needs.contains(&Self::City) { "city" } else { "country" };
        match self {
            Self::Company => ("company", "`company`", "name who hires: `company: sauerteig`"),
            Self::Date => {
                ("date", "`date_posted`", "write the day it was first published: `date_posted: 2026-11-02`")
            }
            Self::Description => {
                ("description", "a description", "write what is to be done, below the front matter")
            }
            Self::Country => {
                (place, "a country", "name countries, or groupings of 30 at most: `remote_from: [DE, AT]`")
            }
            Self::City => (place, "a city", "name the city: `Berlin, Germany`"),
        }
    }
}

impl<'r> Job<'r> {
    /// The description as HTML of the elements that the board takes.
    pub(super) fn description(&self, renderer: &Renderer, dialect: &Dialect) -> &str {
        self.text.get_or_init(|| {
            let html = markup::only(self.body.format, &self.body.text, dialect.tags);
            statements::below(renderer, self.posting, html)
        })
    }

    /// Where it is, for boards that take one place.
    pub(super) fn spot(&self) -> Spot<'r> {
        self.spots.first().copied().unwrap_or(Spot::Remote(None))
    }

    pub(super) fn is_remote(&self) -> bool {
        self.posting.workplace == Some(Workplace::Remote)
    }

    /// The names of its categories.
    pub(super) fn categories(&self, renderer: &Renderer) -> String {
        let names = self.posting.categories.iter().map(|id| renderer.site.category(*id).name_in(self.lang));
        names.collect::<Vec<_>>().join(", ")
    }

    /// Its kinds of employment, by a board's words for them.
    pub(super) fn types(&self, word: fn(EmploymentType) -> Option<&'static str>) -> Vec<&'static str> {
        self.posting.employment_types.iter().filter_map(|kind| word(*kind)).collect()
    }
}

impl Spot<'_> {
    /// `Berlin`; `Remote` for a role that has no place.
    pub(super) fn city(self, words: &Words) -> String {
        match self {
            Self::Place(place) => {
                let city = place.city.as_ref().map(|city| words.city(place.country, city).to_owned());
                city.unwrap_or_default()
            }
            Self::Remote(_) | Self::Grouping(_) => "Remote".to_owned(),
        }
    }

    pub(super) fn region(self) -> Option<String> {
        let Self::Place(place) = self else { return None };
        place.region_name().map(str::to_owned)
    }

    /// ISO 3166: `DE`.
    pub(super) fn country(self) -> Option<&'static str> {
        match self {
            Self::Place(place) => Some(place.country.alpha2()),
            Self::Remote(country) => country.map(Country::alpha2),
            Self::Grouping(_) => None,
        }
    }

    pub(super) fn postal_code(self) -> Option<String> {
        let Self::Place(place) = self else { return None };
        place.postal_code.clone()
    }

    pub(super) fn street(self) -> Option<String> {
        let Self::Place(place) = self else { return None };
        place.street.clone()
    }

    /// In words: `Berlin, Germany`; for a remote role `Germany`, `DACH`, or all that it names.
    pub(super) fn in_words(self, words: &Words, posting: &Posting) -> String {
        match self {
            Self::Place(place) => words.place(place),
            Self::Remote(Some(country)) => words.country(country),
            Self::Remote(None) => words.remote(posting),
            Self::Grouping(grouping) => words.grouping(grouping),
        }
    }
}

/// Words that several boards share for kinds of employment.
pub(super) fn job_type(kind: EmploymentType) -> Option<&'static str> {
    Some(match kind {
        EmploymentType::FullTime => "fulltime",
        EmploymentType::PartTime => "parttime",
        EmploymentType::Contractor => "contract",
        EmploymentType::Temporary => "temporary",
        EmploymentType::Intern => "internship",
        EmploymentType::Volunteer => "volunteer",
        EmploymentType::PerDiem | EmploymentType::Other => return None,
    })
}
