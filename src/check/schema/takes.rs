//! What a key takes, and how a schema says so.
//!
//! Where our spelling of a value is only one of many, it comes first by itself, so that an editor offers it; a pattern behind it
//! takes the others.

use serde_json::{Value, json};

use super::super::config::Range;
use super::super::pay::SYMBOLS;
use super::super::reader::Choice;
use super::super::words::TRUTHS;
use super::{Group, spelling};
use crate::base::Slug;
use crate::geo::{Country, Currency, Grouping};
use crate::lang::Lang;

/// What a key takes. A key without a value counts as absent, so each takes nothing as well.
pub(super) enum Takes {
    /// A text; numbers are taken as they are written.
    Text,
    /// A text that has to be there.
    Name,
    /// A day.
    Day,
    /// A number of months, or words for one.
    Months,
    /// A web address, or `mailto:`.
    Url,
    /// The address of the site itself.
    BaseUrl,
    /// A mail address.
    Email,
    /// A part of an address.
    Slug,
    /// A part of an address, or a path.
    OldAddress,
    /// A path, or a web address.
    Goal,
    /// A file of `static/`.
    File,
    /// A colour, written out.
    Colour,
    /// Families of fonts and font files, separated by commas.
    Typeface,
    /// A length of a corner.
    Length,
    /// A number that names something.
    Number,
    /// A key of IndexNow.
    IndexNow,
    /// Any language by its tag.
    Language,
    /// A language that careergen has words in.
    Interface,
    /// A country.
    Country,
    /// A country, a grouping or the world.
    Scope,
    /// A text that is read as a place.
    Place,
    /// A currency by its code or its sign.
    Currency,
    /// An amount of money.
    Amount,
    /// `true` or `false`.
    Bool,
    /// Yes or no in words, too.
    Truth,
    /// A whole number.
    Whole(Range),
    /// One of a table's values, in any spelling.
    One(fn() -> Words),
    /// Words among which one of a table's values stands.
    Among(fn() -> Words),
    /// A group of keys.
    Group(&'static Group),
    /// A name, or a group of any keys with one.
    Named,
    /// A group of keys for each language that careergen has words in.
    ByLanguage(&'static Group),
    /// A group of keys for each language; for others than those of the site it counts for nothing, and does no harm.
    ByTag(&'static Group),
    /// A group of keys for each name.
    ByName(&'static Group),
    /// One for each name.
    Each(&'static Takes),
    /// One, or a list.
    Many(&'static Takes),
    /// Any of these.
    Any(&'static [Takes]),
    /// As the inner one; with what counts where nothing stands.
    Usually(&'static Takes, fn() -> Value),
}

/// Our spellings of a table's values, and those of others.
pub(super) struct Words {
    ours: Vec<&'static str>,
    others: Vec<&'static str>,
}

/// The words of a table.
pub(super) fn words<T>(table: &'static [Choice<T>]) -> Words {
    Words {
        ours: table.iter().map(|(name, _, _)| *name).collect(),
        others: table.iter().flat_map(|(_, others, _)| others.iter().copied()).collect(),
    }
}

impl Words {
    fn all(&self) -> Vec<&'static str> {
        self.ours.iter().chain(&self.others).copied().collect()
    }

    /// These, and others of another key that are understood as well.
    pub(super) fn and(mut self, more: Words) -> Words {
        self.others.extend(more.all());
        self
    }
}

const DAY: &str = r"^\s*(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:[Tt ]\s*[0-9].*)?)?\s*$";
const MONTHS: &str = r"^\s*(?:[0-9]{1,2}\+?\s+[Yy][Ee][Aa][Rr][Ss]?|[0-9]{1,3}\+?(?:\s+[Mm][Oo][Nn][Tt][Hh][Ss]?)?|[Nn][Oo](?:[Nn][Ee])?(?:\s.*)?)?\s*$";
const URL: &str = r"^\s*(?:[Hh][Tt][Tt][Pp][Ss]?:.*[^/\s].*|[Mm][Aa][Ii][Ll][Tt][Oo]:.*@.*)?$";
const BASE_URL: &str = r"^\s*(?:[Hh][Tt][Tt][Pp][Ss]?:[^?#]*[^/\s?#][^?#]*)?$";
const SLUG: &str = r"^\s*(?:[a-z0-9]+(?:-[a-z0-9]+)*)?\s*$";
const OLD_ADDRESS: &str = r"^\s*(?:/(?:[^/\\?#]+(?:/[^/\\?#]+)*/?)?|[a-z0-9]+(?:-[a-z0-9]+)*)?\s*$";
const GOAL: &str =
    r"^\s*(?:/(?:[^/\\?#]+(?:/[^/\\?#]+)*/?)?(?:[?#].*)?|[Hh][Tt][Tt][Pp][Ss]?:.*[^/\s].*)?\s*$";
const FILE: &str =
    r"^\s*(?:/?[^/\\:*?<>|\x22]*[^/\\:*?<>|\x22. ](?:/[^/\\:*?<>|\x22]*[^/\\:*?<>|\x22. ])*)?\s*$";
const COLOUR: &str = r"^\s*(?:#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?|[A-Za-z-]+\(.*\))?\s*$";
/// Families, and files in folders, as the checker takes them.
const TYPEFACE: &str = r#"^\s*(?:[^"'\\;{}<>()\[\]@/:!*%&#]*|/?[^"'\\;{}<>()\[\]@:!*%&#]*\.(?:woff2?|ttf|otf)[^"'\\;{}<>()\[\]@:!*%&#]*)$"#;
const LENGTH: &str = r"^\s*(?:0|[0-9]+(?:\.[0-9]+)?(?:px|rem|em))?\s*$";
const INDEXNOW: &str = r"^\s*(?:[A-Za-z0-9-]{8,128})?\s*$";
/// A language tag, as the checker takes it.
const TAG: &str = "[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*";
const AMOUNT: &str = r"^\s*(?:[0-9][0-9 '’\u00a0\u202f]*(?:[.,][0-9 ]+)*)?\s*$";

/// A mail address as `web::is_email` has it.
fn email() -> String {
    let (local, part) = (r#"[^\s<>()\[\]\\,;:"@?&#%/]+"#, r#"[^\s<>()\[\]\\,;:"@?&#%/.]+"#);
    format!(r"^\s*(?:(?:mailto:)?{local}@(?:{part}\.)+{part})?\s*$")
}

impl Takes {
    pub(super) fn schema(&self) -> Value {
        match self {
            Self::Text => json!({ "type": ["string", "number", "null"] }),
            Self::Name => json!({ "type": ["string", "number"], "pattern": r"\S" }),
            Self::Day => text_like(DAY, "write year-month-day: 2026-11-02"),
            Self::Months => text_like(MONTHS, "a number of months, or words: 3 years"),
            Self::Url => text_like(URL, "write the whole address: https://example.com/jobs"),
            Self::BaseUrl => text_like(BASE_URL, "write it with its scheme: https://careers.example.com"),
            Self::Email => text_like(&email(), "write one address, such as jobs@example.com"),
            Self::Slug => slug(),
            Self::OldAddress => old_address(),
            Self::Goal => text_like(GOAL, "a path such as /jobs/, or a web address"),
            Self::File => of(&["string", "number", "null"], FILE, "a file of static/: logos/northwind.svg"),
            Self::Colour => of(&["string"], COLOUR, "write it in quotes: \"#2b39cf\""),
            Self::Typeface => {
                of(&["string", "number", "null"], TYPEFACE, "fonts/inter.woff2, Arial, sans-serif")
            }
            Self::Length => length(),
            Self::Number => number(),
            Self::IndexNow => text_like(INDEXNOW, "8 to 128 letters, digits and hyphens"),
            Self::Language => {
                offered(&tags(), text_like(&format!(r"^\s*(?:{TAG})?\s*$"), "use a tag such as en, de or fr"))
            }
            Self::Interface => {
                let known = interface(&tags());
                offered(&tags(), text_like(&format!(r"^\s*(?:{known})?\s*$"), &takes(&tags())))
            }
            Self::Country => offered(&countries(), json!({ "type": ["string", "null"] })),
            Self::Scope => {
                let groupings = Grouping::all().map(Grouping::name);
                let scopes: Vec<&str> = groupings.chain(["worldwide"]).chain(countries()).collect();
                offered(&scopes, json!({ "type": ["string", "null"] }))
            }
            Self::Place => json!({ "type": ["string", "null"] }),
            Self::Currency => currency(),
            Self::Amount => amount(),
            Self::Bool => json!({ "type": ["boolean", "null"] }),
            Self::Truth => truth(),
            Self::Whole(range) => {
                json!({ "type": ["integer", "null"], "minimum": range.start(), "maximum": range.end() })
            }
            Self::One(of) => {
                let words = of();
                offered(&words.ours, text_like(&spelling::word(&words.all()), &takes(&words.ours)))
            }
            Self::Among(of) => {
                let words = of();
                offered(&words.ours, text_like(&spelling::word_within(&words.all()), &takes(&words.ours)))
            }
            // Words beside a `$ref` are lost to some editors, so the way stands in an `allOf`.
            Self::Group(group) => json!({ "type": ["object", "null"], "allOf": [group.reference()] }),
            Self::Named => {
                let name = json!({ "name": Self::Text.schema() });
                let named = json!({ "type": "object", "required": ["name"], "properties": name });
                json!({ "anyOf": [Self::Text.schema(), named] })
            }
            Self::ByLanguage(group) => by_language(group, &interface(&tags())),
            Self::ByTag(group) => by_language(group, TAG),
            Self::ByName(group) => {
                json!({ "type": ["object", "null"], "additionalProperties": group.reference() })
            }
            Self::Each(one) => json!({ "type": ["object", "null"], "additionalProperties": one.schema() }),
            Self::Many(one) => {
                let list = json!({ "type": "array", "items": one.schema() });
                json!({ "anyOf": alternatives(one.schema()).into_iter().chain([list]).collect::<Vec<_>>() })
            }
            Self::Any(any) => {
                json!({ "anyOf": any.iter().flat_map(|takes| alternatives(takes.schema())).collect::<Vec<_>>() })
            }
            Self::Usually(one, otherwise) => {
                let mut schema = one.schema();
                schema["default"] = otherwise();
                schema
            }
        }
    }

    /// The groups of keys inside.
    pub(super) fn groups(&self) -> Vec<&'static Group> {
        match self {
            Self::Group(group) | Self::ByLanguage(group) | Self::ByTag(group) | Self::ByName(group) => {
                vec![group]
            }
            Self::Many(one) | Self::Each(one) | Self::Usually(one, _) => one.groups(),
            Self::Any(any) => any.iter().flat_map(Takes::groups).collect(),
            _ => Vec::new(),
        }
    }
}

fn old_address() -> Value {
    json!({
        "type": ["string", "integer", "null"],
        "minimum": 0,
        "pattern": OLD_ADDRESS,
        "patternErrorMessage": "a slug such as night-baker, or a path such as /careers/old/role.html",
    })
}

fn slug() -> Value {
    json!({
        "type": ["string", "integer", "null"],
        "minimum": 0,
        "maxLength": Slug::MAX,
        "pattern": SLUG,
        "patternErrorMessage": "small letters, digits and single hyphens",
    })
}

fn length() -> Value {
    let mut length = of(&["string", "integer", "null"], LENGTH, "write 0, 4px or 0.5rem");
    (length["minimum"], length["maximum"]) = (json!(0), json!(0));
    length
}

fn amount() -> Value {
    json!({
        "type": ["number", "string", "null"],
        "exclusiveMinimum": 0,
        "pattern": AMOUNT,
        "patternErrorMessage": "write a positive number without separators: 42000 or 18.50",
    })
}

fn number() -> Value {
    let mut number = of(&["string", "integer", "null"], r"^\s*(?:[0-9]{1,20})?\s*$", "a number: 1234");
    number["minimum"] = json!(0);
    number
}

fn text_like(pattern: &str, otherwise: &str) -> Value {
    of(&["string", "null"], pattern, otherwise)
}

/// Values of these types; texts of a pattern, and what is said where they are not.
fn of(types: &[&str], pattern: &str, otherwise: &str) -> Value {
    json!({ "type": types, "pattern": pattern, "patternErrorMessage": otherwise })
}

/// Values that an editor offers, before others that are taken too.
fn offered(values: &[&str], others: Value) -> Value {
    json!({ "anyOf": [{ "enum": values }, others] })
}

fn takes(values: &[&str]) -> String {
    format!("it takes {}", values.join(", "))
}

fn tags() -> Vec<&'static str> {
    Lang::all().map(Lang::tag).collect()
}

/// A tag that means one of these: `de`, and `de-AT`.
fn interface(tags: &[&str]) -> String {
    format!("(?:{})(?:[-_].*)?", spelling::code(tags))
}

fn countries() -> Vec<&'static str> {
    Country::all().map(Country::name).collect()
}

fn currency() -> Value {
    let codes: Vec<&str> = Currency::all().map(Currency::code).collect();
    let signs = SYMBOLS.iter().map(|(sign, _)| sign.replace('$', r"\$").replace('.', r"\."));
    let all: Vec<String> = std::iter::once(spelling::code(&codes)).chain(signs).collect();
    let pattern = format!(r"^\s*(?:{})?\s*$", all.join("|"));
    offered(&codes, text_like(&pattern, "use a code of ISO 4217: EUR, GBP, PLN"))
}

fn truth() -> Value {
    let words = words(TRUTHS).all();
    let numbers = words.iter().filter_map(|word| word.parse::<u8>().ok());
    let (least, most) = (numbers.clone().min(), numbers.max());
    let words = text_like(&spelling::word(&words), "it takes true and false");
    let number = json!({ "type": "integer", "minimum": least, "maximum": most });
    json!({ "anyOf": [{ "type": "boolean" }, words, number] })
}

fn by_language(group: &Group, others: &str) -> Value {
    let tags = tags();
    let properties: serde_json::Map<String, Value> =
        tags.iter().map(|tag| ((*tag).to_owned(), group.reference())).collect();
    let other = format!("^(?!(?:{})$){others}$", tags.join("|"));
    json!({
        "type": ["object", "null"],
        "properties": properties,
        "patternProperties": { other: group.reference() },
        "additionalProperties": false,
    })
}

/// The alternatives of a schema that is nothing else, or itself. An editor looks for what to offer in them, and not behind an `if`.
fn alternatives(schema: Value) -> Vec<Value> {
    match schema.get("anyOf") {
        Some(Value::Array(any)) => any.clone(),
        _ => vec![schema],
    }
}
