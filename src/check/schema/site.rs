//! What is said of the keys of `content/site.yaml`.

use serde_json::{Value, json};

use super::super::redirects::HOSTINGS;
use super::super::{brand, config, feeds, internal, place_settings, rule_settings, targets};
use super::Group;
use super::takes::{Takes, words};
use crate::model::{Config, SimilarSettings, Weights};

pub(super) static SITE: Group = Group {
    name: "site",
    keys: &config::KEYS,
    needs: &[],
    rows: &[
        (
            "name",
            "The site's name: in the header, in page titles, in feeds.",
            Takes::Usually(&Takes::Text, || json!(Config::default().name)),
        ),
        ("description", "One sentence for the front page and search engines.", Takes::Text),
        (
            "base_url",
            "Where the site will be, with a folder if need be: https://example.com/careers.",
            Takes::Usually(&Takes::BaseUrl, || json!(Config::default().base_url.to_string())),
        ),
        (
            "internal",
            "The site for staff, as build --audience internal makes it: where it stands, and who serves it.",
            Takes::Group(&INTERNAL),
        ),
        (
            "languages",
            "The languages of its pages. The first has no prefix in addresses, the others do.",
            Takes::Usually(&Takes::Many(&Takes::Interface), || {
                Config::default().languages.iter().map(|lang| lang.tag()).collect()
            }),
        ),
        ("company", "The company of postings that name none: its key or name.", Takes::Text),
        (
            "accessibility_contact",
            "Whom people write to who need adjustments to apply: a mail address or a page. Shown with every posting.",
            Takes::Any(&[Takes::Email, Takes::Url]),
        ),
        ("privacy_url", "What becomes of applicants' data. Without it, your page privacy.", Takes::Url),
        ("imprint_url", "Who runs the site. Without it, your page imprint or impressum.", Takes::Url),
        (
            "pay_before_interview",
            "Whether people are told the pay before the interview where a posting does not state it.",
            Takes::Usually(&Takes::Bool, || json!(false)),
        ),
        (
            "statements",
            "What postings in a country say at their end, by country: IT, IL.",
            Takes::Each(&Takes::Text),
        ),
        ("rules", "Which rules of Google, boards and laws are not told.", Takes::Group(&RULES)),
        (
            "theme",
            "How it looks: default, or a folder of themes/.",
            Takes::Usually(&Takes::Text, || json!(Config::default().theme)),
        ),
        ("brand", "Colours, type and logo: how the company looks.", Takes::Group(&BRAND)),
        ("image", "The picture that stands for it where links are shared, a file of static/.", Takes::File),
        ("places", "Which places have pages, what they are called, and offices.", Takes::Group(&PLACES)),
        ("similar", "How similar roles are found.", Takes::Group(&SIMILAR)),
        ("expiry", "What becomes of postings that have ended.", Takes::Group(&EXPIRY)),
        (
            "per_page",
            "Postings on a page of a list.",
            Takes::Usually(&Takes::Whole(config::PER_PAGE), || json!(Config::default().per_page)),
        ),
        ("feeds", "What programs read of it: feeds, files for job boards.", Takes::Group(&FEEDS)),
        ("deploy", "Where it is deployed to: a name for each target.", Takes::ByName(&TARGET)),
        (
            "hosting",
            "Who serves the site: then the files that this host wants are made, and its limits are watched.",
            Takes::Usually(&Takes::One(|| words(HOSTINGS)), || json!(Config::default().hosting.name())),
        ),
        (
            "redirects",
            "Where visitors of old paths are sent: a path of the site or a web address for each.",
            Takes::Each(&Takes::Goal),
        ),
        (
            "translations",
            "Its description in other languages, by language.",
            Takes::ByLanguage(&SITE_TRANSLATION),
        ),
    ],
};

static RULES: Group = Group {
    name: "rules",
    keys: &rule_settings::KEYS,
    needs: &[],
    rows: &[(
        "mute",
        "The reason why a rule is not told, by its id: careergen check --rules lists them.",
        Takes::Each(&Takes::Text),
    )],
};

/// A feed that is off unless it is asked for.
macro_rules! feed {
    ($name:literal, $says:literal) => {
        ($name, $says, Takes::Usually(&Takes::Bool, || json!(false)))
    };
}

static SITE_TRANSLATION: Group = Group {
    name: "site_translation",
    keys: &config::TRANSLATED,
    needs: &[],
    rows: &[("description", "What the site is, in this language.", Takes::Text)],
};

static BRAND: Group = Group {
    name: "brand",
    keys: &brand::KEYS,
    needs: &[],
    rows: &[
        ("accent", "The colour of links and buttons, in quotes: \"#2b39cf\".", Takes::Colour),
        (
            "accent_dark",
            "The same in dark mode. Without it the accent, or a lighter one of its hue that can be read there.",
            Takes::Colour,
        ),
        ("on_accent", "What is written on the accent. Without it, black or white.", Takes::Colour),
        ("band", "The ground of the front page's head. Without it, the accent.", Takes::Colour),
        ("band_dark", "The same in dark mode. Without it, a darker one of its hue.", Takes::Colour),
        ("paper", "The ground of pages.", Takes::Colour),
        ("paper_dark", "The ground of pages in dark mode.", Takes::Colour),
        (
            "font",
            "What texts are set in, best first: families, and font files of static/.",
            Takes::Many(&Takes::Typeface),
        ),
        (
            "heading_font",
            "What headings are set in, best first: families, and font files of static/.",
            Takes::Many(&Takes::Typeface),
        ),
        ("logo", "Stands in the header for the site's name: a file of static/.", Takes::File),
        ("logo_dark", "The logo on dark grounds: a file of static/.", Takes::File),
        ("radius", "How round corners are: 0, 4px, 0.5rem.", Takes::Length),
    ],
};

static FEEDS: Group = Group {
    name: "feeds",
    keys: &feeds::KEYS,
    needs: &[],
    rows: &[
        ("atom", "An Atom feed for every list.", Takes::Usually(&Takes::Bool, || json!(true))),
        (
            "json",
            "A JSON Feed for every list, with schema.org's JobPosting in each item.",
            Takes::Usually(&Takes::Bool, || json!(true)),
        ),
        feed!("indeed", "All open postings for Indeed: /feeds/indeed.xml."),
        (
            "linkedin",
            "All open postings for LinkedIn: /feeds/linkedin.xml.",
            Takes::Usually(&Takes::Any(&[Takes::Bool, Takes::Group(&LINKEDIN)]), || json!(false)),
        ),
        feed!("jooble", "All open postings for Jooble: /feeds/jooble.xml."),
        feed!("adzuna", "All open postings for Adzuna: /feeds/adzuna.xml."),
        feed!("xing", "All open postings for XING: /feeds/xing.xml."),
        feed!("talent", "All open postings for Talent.com: /feeds/talent.xml."),
        feed!("twins", "Each open posting as Markdown and as JSON, beside its page."),
        feed!("llms", "/llms.txt: what the site is, for programs that read it."),
        feed!("changes", "/changes.json: what was opened, closed and edited in the last 30 days."),
    ],
};

static LINKEDIN: Group = Group {
    name: "linkedin",
    keys: &feeds::LINKEDIN,
    needs: &[],
    rows: &[
        ("company_id", "The number of the company's page at LinkedIn.", Takes::Number),
        ("poster_email", "The mail address of the member in whose name jobs are posted.", Takes::Email),
    ],
};

static INTERNAL: Group = Group {
    name: "internal",
    keys: &internal::KEYS,
    needs: &[],
    rows: &[
        ("base_url", "Where staff see it.", Takes::BaseUrl),
        (
            "hosting",
            "Who serves it, where that is another host than the public site's.",
            Takes::One(|| words(HOSTINGS)),
        ),
    ],
};

static TARGET: Group = Group {
    name: "target",
    keys: &targets::KEYS,
    needs: &[&["host"]],
    rows: &[
        ("host", "What it is: a store, a branch, a folder or a host.", Takes::One(|| words(targets::HOSTS))),
        ("bucket", "For s3 and gcs: the bucket's name.", Takes::Text),
        ("prefix", "For stores: the folder in the bucket that the site lies in.", Takes::Text),
        (
            "compress",
            "For stores: how text is compressed there. Whoever asks gets it so.",
            Takes::One(|| words(targets::ENCODINGS)),
        ),
        ("region", "For s3: where the bucket lies, such as eu-central-1.", Takes::Text),
        ("endpoint", "For stores that are not Amazon's or Azure's own: their address.", Takes::Url),
        (
            "cloudfront",
            "For s3: the distribution in front of it, whose copies of changed pages are dropped.",
            Takes::Text,
        ),
        ("container", "For azure: the container's name, mostly $web.", Takes::Text),
        ("account", "For azure: the storage account.", Takes::Text),
        ("repository", "For git: where to push, such as git@github.com:northwind/careers.git.", Takes::Text),
        (
            "branch",
            "For git: the branch that holds the site, and nothing else.",
            Takes::Usually(&Takes::Text, || json!(targets::BRANCH_USUAL)),
        ),
        ("path", "For folder: where releases lie; a server serves the folder current in it.", Takes::Text),
        (
            "keep",
            "For folder: releases that are kept.",
            Takes::Usually(&Takes::Whole(targets::KEEP), || json!(targets::KEEP_USUAL)),
        ),
        (
            "project",
            "For netlify, cloudflare-pages and vercel: the site's or project's name there.",
            Takes::Text,
        ),
        (
            "audience",
            "Whom the site is for that goes there.",
            Takes::Usually(&Takes::One(|| words(targets::AUDIENCES)), || json!("public")),
        ),
        ("base_url", "Where visitors see it. Without it, at the base_url of the site.", Takes::BaseUrl),
        (
            "grace_days",
            "Days for which style sheets and pictures stay that no page uses any more.",
            Takes::Usually(&Takes::Whole(targets::GRACE), || json!(targets::GRACE_USUAL)),
        ),
        (
            "indexnow",
            "The key under which IndexNow is told of changed pages; a file static/<key>.txt holds it.",
            Takes::IndexNow,
        ),
        (
            "google_indexing",
            "Whether Google's Indexing API is told of changed postings.",
            Takes::Usually(&Takes::Bool, || json!(false)),
        ),
    ],
};

static SIMILAR: Group = Group {
    name: "similar",
    keys: &config::SIMILAR,
    needs: &[],
    rows: &[
        (
            "limit",
            "Similar roles on a posting's page at most; 0 for none.",
            Takes::Usually(&Takes::Whole(config::LIMIT), || json!(SimilarSettings::default().limit)),
        ),
        ("weights", "What counts how much, in hundredths.", Takes::Group(&WEIGHTS)),
    ],
};

/// A weight, with its default.
macro_rules! weight {
    ($name:literal, $says:literal) => {
        ($name, $says, Takes::Usually(&Takes::Whole(config::WEIGHT), || weight($name)))
    };
}

fn weight(name: &str) -> Value {
    json!(Weights::default().get_mut(name).map(|weight| *weight))
}

static WEIGHTS: Group = Group {
    name: "weights",
    keys: &config::WEIGHTS,
    needs: &[],
    rows: &[
        weight!("title", "Words of the title, rare ones more."),
        weight!("occupation", "Kinds of occupation that the title names."),
        weight!("category", "The category; half for the one above it."),
        weight!("body", "The strongest terms of the description."),
        weight!("level", "The same level."),
        weight!("employment_type", "The same kind of employment."),
        weight!("company", "The same company."),
        weight!("place", "The same place, near places less."),
        weight!("language", "A language that both can be read in."),
    ],
};

static EXPIRY: Group = Group {
    name: "expiry",
    keys: &config::EXPIRY,
    needs: &[],
    rows: &[(
        "keep_days",
        "Days for which a posting that has ended keeps its page.",
        Takes::Usually(&Takes::Whole(config::KEEP_DAYS), || json!(Config::default().keep_ended)),
    )],
};

static PLACES: Group = Group {
    name: "places",
    keys: &place_settings::KEYS,
    needs: &[],
    rows: &[
        (
            "countries",
            "Countries and groupings that have pages, with or without jobs. Without it, Europe, the Middle East and Africa.",
            Takes::Many(&Takes::Scope),
        ),
        (
            "names",
            "Names and addresses of places, by place: GB, dach, or \"Cologne, Germany\".",
            Takes::ByName(&PLACE),
        ),
        (
            "offices",
            "Offices, shown on the pages of their cities: one, or a list.",
            Takes::Many(&Takes::Group(&OFFICE)),
        ),
    ],
};

static PLACE: Group = Group {
    name: "place",
    keys: &place_settings::NAMES,
    needs: &[],
    rows: &[
        ("name", "What the site calls the place.", Takes::Text),
        ("slug", "The place's part of addresses, in all languages.", Takes::Slug),
        ("translations", "Its name in other languages, by language.", Takes::ByLanguage(&PLACE_TRANSLATION)),
    ],
};

static PLACE_TRANSLATION: Group = Group {
    name: "place_translation",
    keys: &place_settings::TRANSLATED_NAME,
    needs: &[],
    rows: &[("name", "What the site calls the place in this language.", Takes::Text)],
};

static OFFICE: Group = Group {
    name: "office",
    keys: &place_settings::OFFICE,
    needs: &[&["place"]],
    rows: &[
        ("place", "The city it is in: Berlin, Germany.", Takes::Name),
        ("name", "What it is called. Without it, \"Our office in Berlin\".", Takes::Text),
        ("address", "Street and number, postal code and city, a line each.", Takes::Text),
        ("directions", "How to get there, in words.", Takes::Text),
        ("picture", "A picture of it, a file of static/.", Takes::File),
        ("picture_alt", "What the picture shows, for those who don't see it.", Takes::Text),
        (
            "translations",
            "The same texts in other languages, by language.",
            Takes::ByLanguage(&OFFICE_TRANSLATION),
        ),
    ],
};

static OFFICE_TRANSLATION: Group = Group {
    name: "office_translation",
    keys: &place_settings::TRANSLATED_OFFICE,
    needs: &[],
    rows: &[
        ("name", "What it is called, in this language.", Takes::Text),
        ("address", "Street and number, postal code and city, in this language.", Takes::Text),
        ("directions", "How to get there, in this language.", Takes::Text),
        ("picture_alt", "What the picture shows, in this language.", Takes::Text),
    ],
};
