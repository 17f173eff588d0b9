//! What is said of the keys of a posting and of the groups inside it.

use serde_json::json;

use super::super::words::{
    EDUCATION, EMPLOYMENT_TYPES, FORMATS, KEYS, KINDS, PICKS, SENIORITIES, STATUSES, TRANSLATION,
    VISIBILITIES,
};
use super::super::{pay, places, qualifications};
use super::Group;
use super::takes::{Takes, words};

pub(super) static POSTING: Group = Group {
    name: "posting",
    keys: &KEYS,
    needs: &[&["title"]],
    rows: &[
        (
            "id",
            "Names the posting for ever: feed readers know it by it. Without it, the file's name; in a list, made from the title.",
            Takes::Text,
        ),
        (
            "slug",
            "The posting's part of its address, /jobs/<slug>/. Without it, made from the file's name; in a list, from the id.",
            Takes::Slug,
        ),
        (
            "aliases",
            "Addresses that it had before, one or a list: slugs such as night-baker, or paths such as /careers/old/role.html. Visitors are sent on.",
            Takes::Many(&Takes::OldAddress),
        ),
        (
            "title",
            "The name of the role and nothing else: no place, no pay, no company, no (m/w/d).",
            Takes::Name,
        ),
        ("title_suffix", "Shown behind the title and kept out of the job markup: (m/w/d).", Takes::Text),
        ("company", "Who hires: key or name of a company. Without it, company of site.yaml.", Takes::Named),
        (
            "category",
            "Keys or names of categories, one or a list. The first is the posting's home.",
            Takes::Many(&Takes::Text),
        ),
        (
            "locations",
            "Where the work is, one place or a list: texts such as \"Berlin, Germany\", or groups of keys. Required, unless the role is remote.",
            Takes::Many(&Takes::Any(&[Takes::Group(&LOCATION), Takes::Place])),
        ),
        (
            "workplace",
            "Where people work: onsite, hybrid or remote. Without it, what the locations say.",
            Takes::Any(&[Takes::One(|| words(places::WORKPLACES)), Takes::Bool]),
        ),
        (
            "remote_from",
            "From where people may work remotely: countries, groupings such as EMEA or DACH, or worldwide. Without it, the countries of the locations.",
            Takes::Many(&Takes::Scope),
        ),
        (
            "employment_type",
            "The kind of employment, one or a list.",
            Takes::Many(&Takes::Among(|| words(EMPLOYMENT_TYPES).and(words(places::WORKPLACES)))),
        ),
        ("seniority", "The level, lowest first: intern to head.", Takes::One(|| words(SENIORITIES))),
        (
            "skills",
            "What somebody should know: names of tools, methods, languages.",
            Takes::Many(&Takes::Text),
        ),
        (
            "education",
            "What education is asked for: any of these, or none.",
            Takes::Many(&Takes::One(|| words(EDUCATION))),
        ),
        (
            "experience_months",
            "Months of experience at least: a number, or words such as 3 years. 0 where none is asked for.",
            Takes::Any(&[Takes::Whole(qualifications::MONTHS), Takes::Months]),
        ),
        (
            "experience_in_place_of_education",
            "Whether experience may stand in for education.",
            Takes::Usually(&Takes::Bool, || json!(false)),
        ),
        (
            "salary",
            "The pay in numbers, or in words. Numbers can go to Google as well.",
            Takes::Any(&[Takes::Group(&SALARY), Takes::Text]),
        ),
        (
            "pay_before_interview",
            "Whether people are told the pay before the interview. Without it, what site.yaml says.",
            Takes::Bool,
        ),
        (
            "date_posted",
            "The day on which it was first published, not that of the build. Without it, no job markup.",
            Takes::Day,
        ),
        (
            "date_modified",
            "The day on which its text last changed, for the sitemap and feeds. Without it, date_posted.",
            Takes::Day,
        ),
        ("valid_through", "The last day on which people can apply. Without it, no end.", Takes::Day),
        ("starts", "When the work begins: a day, now, rolling, or any words.", Takes::Text),
        ("duration", "How long the work lasts, in words.", Takes::Text),
        (
            "apply_url",
            "Where people apply: a web address, or mailto:. Without it, the company's.",
            Takes::Url,
        ),
        ("apply_email", "The address that people write to. Without it, the company's.", Takes::Email),
        (
            "direct_apply",
            "Whether people apply on the page that apply_url leads to at once, giving their data once.",
            Takes::Usually(&Takes::Bool, || json!(false)),
        ),
        (
            "kind",
            "A job, or a talent pool: a page that collects applications, without job markup.",
            Takes::Usually(&Takes::One(|| words(KINDS)), || json!("job")),
        ),
        (
            "status",
            "Where the posting stands in its life. Drafts have no page; paused, closed and filled ones say so on it.",
            Takes::Usually(&Takes::One(|| words(STATUSES)), || json!("open")),
        ),
        ("draft", "true makes a draft, whatever else is said.", Takes::Truth),
        (
            "published",
            "false makes a draft, whatever else is said; a day is read as date_posted.",
            Takes::Any(&[Takes::Truth, Takes::Day]),
        ),
        (
            "visibility",
            "Who may see it: everybody, who has the link, or only staff (no page).",
            Takes::Usually(&Takes::One(|| words(VISIBILITIES)), || json!("public")),
        ),
        ("language", "The language that it is written in. Without it, the site's first.", Takes::Language),
        (
            "requisition_id",
            "The employer's own number, shown as the reference. Without it, the id.",
            Takes::Text,
        ),
        ("description", "The text, where none stands below the front matter.", Takes::Text),
        (
            "body_format",
            "How the text is written.",
            Takes::Usually(&Takes::One(|| words(FORMATS)), || json!("markdown")),
        ),
        (
            "translations",
            "Title and text in other languages of the site, by language.",
            Takes::ByTag(&POSTING_TRANSLATION),
        ),
        (
            "similar",
            "Which roles its page names as similar, and which never.",
            Takes::Group(&POSTING_SIMILAR),
        ),
    ],
};

static POSTING_TRANSLATION: Group = Group {
    name: "posting_translation",
    keys: &TRANSLATION,
    needs: &[&["title"]],
    rows: &[
        ("title", "The name of the role in this language.", Takes::Name),
        ("title_suffix", "Shown behind the title in this language.", Takes::Text),
        ("description", "The text in this language. Without it, the original.", Takes::Text),
    ],
};

static POSTING_SIMILAR: Group = Group {
    name: "posting_similar",
    keys: &PICKS,
    needs: &[],
    rows: &[
        (
            "pin",
            "Ids of postings that come first, in this order, while they are open.",
            Takes::Many(&Takes::Text),
        ),
        ("never", "Ids of postings whose roles are never shown here.", Takes::Many(&Takes::Text)),
    ],
};

static LOCATION: Group = Group {
    name: "location",
    keys: &places::KEYS,
    needs: &[&["country", "city"]],
    rows: &[
        (
            "country",
            "The country: a code (DE) or a name. A city that is well known brings its own along.",
            Takes::Country,
        ),
        ("city", "The city, by any of its usual names.", Takes::Text),
        ("region", "The part of the country.", Takes::Text),
        ("street", "Street and number.", Takes::Text),
        ("postal_code", "The postal code, in quotes where it begins with 0.", Takes::Text),
        ("apply_url", "Where people apply for the role at this place, if that differs.", Takes::Url),
    ],
};

static SALARY: Group = Group {
    name: "salary",
    keys: &pay::KEYS,
    needs: &[&["min", "max", "amount"], &["currency"]],
    rows: &[
        ("min", "The least. One of min and max is enough.", Takes::Amount),
        ("max", "The most. One of min and max is enough.", Takes::Amount),
        ("amount", "One exact amount, instead of min and max.", Takes::Amount),
        ("currency", "The currency by its code of ISO 4217, or €, £, $, zł, ₪.", Takes::Currency),
        (
            "unit",
            "The time that the pay is for.",
            Takes::Usually(&Takes::One(|| words(pay::UNITS)), || json!("year")),
        ),
        ("gross", "true before tax, false after it. Without it, nothing is said.", Takes::Bool),
        ("agreement", "The name of the collective agreement that it follows.", Takes::Text),
        (
            "overpay",
            "Whether more than the least is paid for experience, as Austria wants to be told.",
            Takes::Bool,
        ),
        ("note", "Words shown behind it, such as a bonus.", Takes::Text),
    ],
};
