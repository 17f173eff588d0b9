//! The site's settings.

use std::collections::BTreeMap;
use std::fmt;

use super::{Brand, CompanyId, Feeds, Hosting, PlaceSettings, RuleSettings};
use crate::base::links::decoded;
use crate::base::web::WebUrl;
use crate::base::{Audience, UrlPath};
use crate::geo::{Country, Emea};
use crate::lang::Lang;

/// The version of the contract between careergen and a theme: `api` in `theme.yaml`. What a theme is given and told is in
/// `docs/themes.md`; it is counted up when a theme that was right for the version before would no longer be.
pub const THEME_API: i64 = 1;

/// Where the site stands: an address without a slash at its end.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Takes an http or https address without query and fragment, whose folder is a plain name.
    #[must_use]
    pub fn new(url: &WebUrl) -> Option<Self> {
        let text = url.as_str();
        let web = text.starts_with("http") && !text.contains(['?', '#']);
        let own = Self(text.trim_end_matches('/').to_owned());
        // These would mean something in the settings of some host, where the folder stands as it is on the disk.
        let folder = decoded(own.prefix());
        let is_plain = !folder.contains(['$', '{', '}', '*', '"', '\\', '%', '?', '#', ';', '\u{fffd}'])
            && !folder.contains("//");
        (web && is_plain && !folder.contains(char::is_control)).then_some(own)
    }

    /// Stands in where the site has none.
    #[must_use]
    pub fn local() -> Self {
        Self("http://localhost".to_owned())
    }

    /// The absolute address of a path.
    #[must_use]
    pub fn join(&self, path: &UrlPath) -> String {
        format!("{}{path}", self.0)
    }

    /// The path on this site that a whole address names, by HTTP or HTTPS, with what stands behind it; nothing for addresses of
    /// others.
    #[must_use]
    pub fn path_of<'u>(&self, url: &'u WebUrl) -> Option<&'u str> {
        let bare = |text: &'u str| text.split_once("://").map(|(_, rest)| rest);
        let (_, own) = self.0.split_once("://")?;
        let rest = bare(url.as_str())?.strip_prefix(own)?;
        (rest.is_empty() || rest.starts_with(['/', '?', '#'])).then_some(rest)
    }

    /// Whether it is read over HTTPS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// The host, without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        let start = self.0.find("://").map_or(0, |at| at + 3);
        let host = self.0[start..].split('/').next().unwrap_or_default();
        host.rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
            .map_or(host, |(host, _)| host)
    }

    /// The path below the host that the site lies under, without a slash at its end: empty, or `/careers`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host..].find('/').map_or("", |at| &self.0[host + at..])
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The site's settings.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Config {
    /// The site's name.
    pub name: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// The same in other languages.
    pub descriptions: BTreeMap<Lang, String>,
    /// Whom it is for.
    pub audience: Audience,
    /// Where it stands.
    pub base_url: BaseUrl,
    /// Its languages, at least one; the first has no prefix in addresses.
    pub languages: Vec<Lang>,
    /// The company of postings that name none.
    pub company: Option<CompanyId>,
    /// The countries that have a page, sorted.
    pub countries: Vec<Country>,
    /// What its places are called, and the offices there.
    pub places: PlaceSettings,
    /// The theme's name.
    pub theme: String,
    /// Its colours, type and logo.
    pub brand: Brand,
    /// Whom people write to who need adjustments to apply.
    pub accessibility_contact: Option<WebUrl>,
    /// Path of the picture that stands for it in link previews.
    pub image: Option<String>,
    /// Who serves it.
    pub hosting: Hosting,
    /// Postings on a page of a list, at least 1.
    pub per_page: usize,
    /// What programs may read of it.
    pub feeds: Feeds,
    /// How similar roles are found.
    pub similar: SimilarSettings,
    /// Days for which a posting that has ended keeps its page.
    pub keep_ended: u16,
    /// What rules look at.
    pub rules: RuleSettings,
    /// Words of the site that its owner has replaced.
    pub strings: BTreeMap<Lang, BTreeMap<String, String>>,
}

/// How similar roles are found.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SimilarSettings {
    /// Similar roles on a posting's page at most; 0 for none.
    pub limit: usize,
    /// What counts how much.
    pub weights: Weights,
}

/// What each signal counts when two roles are compared, in hundredths. Words weigh by how much the two have in common, the others
/// where they hold.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Weights {
    /// Words of the title.
    pub title: u16,
    /// Kinds of occupation that the title names.
    pub occupation: u16,
    /// Categories and what stands above them.
    pub category: u16,
    /// The strongest terms of the description.
    pub body: u16,
    /// The same level.
    pub level: u16,
    /// The same kind of employment.
    pub employment_type: u16,
    /// The same employer.
    pub company: u16,
    /// The same city; three quarters to half for near ones, half for remote roles, a third for the same country.
    pub place: u16,
    /// A language that both can be read in.
    pub language: u16,
}

impl Default for SimilarSettings {
    fn default() -> Self {
        Self { limit: 12, weights: Weights::default() }
    }
}

impl Default for Weights {
    /// As measured, see `benches/RESULTS.md`.
    fn default() -> Self {
        Self {
            title: 90,
            occupation: 40,
            category: 50,
            body: 50,
            level: 38,
            employment_type: 4,
            company: 5,
            place: 8,
            language: 20,
        }
    }
}

impl Default for Config {
    /// The settings of a site that says nothing.
    fn default() -> Self {
        Self {
            name: "Jobs".to_owned(),
            description: None,
            descriptions: BTreeMap::new(),
            audience: Audience::default(),
            base_url: BaseUrl::local(),
            languages: vec![Lang::from_tag("en").expect("English is always there")],
            company: None,
            countries: Country::all().filter(|country| country.emea() == Emea::Core).collect(),
            places: PlaceSettings::default(),
            theme: "default".to_owned(),
            brand: Brand::default(),
            accessibility_contact: None,
            image: None,
            hosting: Hosting::default(),
            per_page: 50,
            feeds: Feeds::default(),
            similar: SimilarSettings::default(),
            keep_ended: 90,
            rules: RuleSettings::default(),
            strings: BTreeMap::new(),
        }
    }
}

impl Weights {
    /// What each is called in `site.yaml`.
    pub const NAMES: [&str; 9] = [
        "title",
        "occupation",
        "category",
        "body",
        "level",
        "employment_type",
        "company",
        "place",
        "language",
    ];

    /// A weight by its name.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut u16> {
        Some(match name {
            "title" => &mut self.title,
            "occupation" => &mut self.occupation,
            "category" => &mut self.category,
            "body" => &mut self.body,
            "level" => &mut self.level,
            "employment_type" => &mut self.employment_type,
            "company" => &mut self.company,
            "place" => &mut self.place,
            "language" => &mut self.language,
            _ => return None,
        })
    }
}

impl Config {
    /// The language of pages whose own the site does not have.
    #[must_use]
    pub fn main_language(&self) -> Lang {
        self.languages[0]
    }
}
