//! `brand` of `content/site.yaml`: colours, type, logo. Whether its colours can be read on each other is asked when the style sheet is made.

use super::reader::{Keys, Reader, Value};
use crate::base::nearest::nearest;
use crate::base::{Colour, Diagnostic, Entry, RelPath, Span, codes};
use crate::load::{Map, Node, Part, Step};
use crate::model::{Brand, BrandColour, BrandSpans, Typeface};
use std::collections::BTreeMap;

pub(super) const KEYS: Keys = Keys {
    what: "`brand` of site.yaml",
    ours: &[
        "accent",
        "accent_dark",
        "on_accent",
        "band",
        "band_dark",
        "paper",
        "paper_dark",
        "font",
        "heading_font",
        "logo",
        "logo_dark",
        "radius",
    ],
    others: &[
        ("primary", "accent"),
        ("color", "accent"),
        ("colour", "accent"),
        ("background", "paper"),
        ("fonts", "font"),
        ("headings", "heading_font"),
        ("border_radius", "radius"),
    ],
};

/// Endings of files that browsers take for fonts, with what CSS calls them.
const FONTS: [&str; 4] = [".woff2", ".woff", ".ttf", ".otf"];

/// Characters that no family's name has; in a style sheet they would mean something.
const NEVER: [char; 21] = [
    '"', '\'', '\\', ';', '{', '}', '<', '>', '(', ')', '[', ']', '@', '/', ':', ',', '!', '*', '%', '&', '#',
];

/// The brand, and what is to be settled when the files are known.
#[derive(Default)]
pub(super) struct Read {
    pub(super) brand: Brand,
    /// Where its colours are given.
    pub(super) spans: BrandSpans,
    /// Files of `static/` that it names.
    files: Vec<(String, Span)>,
}

pub(super) fn brand(reader: &mut Reader<'_>, value: &Value<'_>) -> Read {
    let mut read = Read::default();
    let Some(group) = reader.inner(value, &KEYS) else { return read };
    if let Node::Map(fields) = value.node {
        commented_out(reader, value, fields);
    }
    for (name, which) in BrandColour::NAMED {
        let Some(value) = group.get(name) else { continue };
        if let Some(colour) = colour(reader, value) {
            read.brand.colours.insert(which, colour);
            read.spans.insert(which, reader.at(value));
        }
    }
    read.brand.font = group.get("font").map(|value| typefaces(reader, value, &mut read)).unwrap_or_default();
    read.brand.heading_font =
        group.get("heading_font").map(|value| typefaces(reader, value, &mut read)).unwrap_or_default();
    let mut logo = |key| {
        let value = group.get(key)?;
        let path = reader.own_file(value, "a logo")?;
        read.files.push((path.clone(), reader.at(value)));
        Some(path)
    };
    (read.brand.logo, read.brand.logo_dark) = (logo("logo"), logo("logo_dark"));
    read.brand.radius = group.get("radius").and_then(|value| radius(reader, value));
    read
}

/// A colour without quotes is a comment, and its key has no value.
fn commented_out(reader: &mut Reader<'_>, value: &Value<'_>, fields: &Map) {
    for (written, node) in fields {
        let is_colour = BrandColour::NAMED.iter().any(|(name, _)| *name == written);
        if !is_colour || !matches!(node, Node::Null) {
            continue;
        }
        let path = [value.path.as_slice(), &[Step::Key(written)]].concat();
        let span = reader.record.span(reader.sources, &path, Part::Key);
        let fault = Diagnostic::at(codes::BAD_SETTING, span, format!("`{written}` has no colour"));
        reader.push(fault.help("write it in quotes, `\"#2b39cf\"`: without them `#` begins a comment"));
    }
}

fn colour(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Colour> {
    let Node::Text(text) = value.node else {
        no_colour(reader, value, "this");
        return None;
    };
    let colour = Colour::parse(text);
    if colour.is_none() {
        no_colour(reader, value, &format!("`{}`", text.trim()));
    }
    colour
}

fn no_colour(reader: &mut Reader<'_>, value: &Value<'_>, what: &str) {
    let fault = reader.fault(codes::BAD_SETTING, value, format!("{what} is no colour that is read here"));
    fault.help.push(
        "write an opaque one as `\"#2b39cf\"`, or as a function of CSS such as `oklch(0.45 0.2 270)`"
            .to_owned(),
    );
}

/// Families and files, each an item of a list or separated by commas.
fn typefaces(reader: &mut Reader<'_>, value: &Value<'_>, read: &mut Read) -> Vec<Typeface> {
    let mut typefaces = Vec::new();
    for (value, text) in reader.texts(value) {
        for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            if FONTS.iter().any(|ending| name.to_ascii_lowercase().ends_with(ending)) {
                let plain = name.trim_start_matches('/');
                if name.starts_with("//")
                    || RelPath::new(plain).is_none()
                    || has_sign(&plain.replace('/', ""))
                {
                    no_typeface(reader, &value, name);
                    continue;
                }
                let path = format!("/{plain}");
                read.files.push((path.clone(), reader.at(&value)));
                typefaces.push(Typeface::File(path));
            } else if has_sign(name) {
                no_typeface(reader, &value, name);
            } else {
                typefaces.push(Typeface::Family(name.to_owned()));
            }
        }
    }
    typefaces
}

fn has_sign(name: &str) -> bool {
    name.contains(NEVER) || name.contains(char::is_control)
}

fn no_typeface(reader: &mut Reader<'_>, value: &Value<'_>, name: &str) {
    let message = format!("`{name}` is neither a family of fonts nor a font file of `static/`");
    let fault = reader.fault(codes::BAD_SETTING, value, message);
    fault
        .help
        .push("write families and files, best first: `[fonts/inter.woff2, Arial, sans-serif]`".to_owned());
}

/// A length that corners can have: `0`, `4px`, `0.5rem`.
fn radius(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    let number = ["px", "rem", "em"].iter().find_map(|unit| text.strip_suffix(unit));
    let is_number = |number: &str| {
        let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
        [whole, rest].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    if text == "0" || number.is_some_and(is_number) {
        return Some(text);
    }
    let fault = reader.fault(codes::BAD_SETTING, value, format!("`{text}` is not a length"));
    fault.help.push("write `0`, `4px` or `0.5rem`".to_owned());
    None
}

/// Takes back every file that there is not: a page would ask for it in vain.
pub(super) fn settle(read: Read, assets: &BTreeMap<RelPath, Entry>, faults: &mut Vec<Diagnostic>) -> Brand {
    let Read { mut brand, files, .. } = read;
    let statics = || assets.keys().filter_map(|path| path.below("static"));
    for (path, span) in files {
        let bare = path.trim_start_matches('/');
        if statics().any(|there| there == bare) {
            continue;
        }
        let near = nearest(bare, statics());
        let fault = Diagnostic::at(codes::BAD_SETTING, span, format!("there is no file `static/{bare}`"));
        faults.push(fault.did_you_mean(near));
        let is_missing = |face: &Typeface| matches!(face, Typeface::File(own) if *own == path);
        brand.font.retain(|face| !is_missing(face));
        brand.heading_font.retain(|face| !is_missing(face));
        for logo in [&mut brand.logo, &mut brand.logo_dark] {
            logo.take_if(|own| *own == path);
        }
    }
    brand
}
