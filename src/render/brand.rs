//! The brand of the settings → tokens of the style sheet: what is given, and what follows from it.
//!
//! An accent brings its deeper one, what is written on it, the band, and all of them for dark mode. It knows no rule of CSS beside custom
//! properties and `@font-face`.

use std::collections::BTreeMap;

use super::tokens::{Token, Tokens};
use crate::base::Colour;
use crate::base::colour::AA;
use crate::base::links::encoded;
use crate::model::{Brand, BrandColour, Typeface};

/// Families that name no font.
const GENERIC: [&str; 11] = [
    "serif",
    "sans-serif",
    "monospace",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-rounded",
    "ui-monospace",
    "cursive",
    "fantasy",
    "math",
];

type Colours = BTreeMap<&'static str, Colour>;

/// Lays the brand over a theme's tokens and gives the rules that say so.
pub(super) fn lay(brand: &Brand, tokens: &mut Tokens, prefix: &str) -> String {
    let light = light(brand, &tokens.light);
    let paper = |tokens: &BTreeMap<String, Token>| tokens.get("--paper").map(|token| token.colour);
    let has_dark = paper(&tokens.light) != paper(&tokens.dark);
    let dark = if has_dark { dark(brand, &tokens.dark, &light) } else { light.clone() };
    for (own, all) in [(&light, &mut tokens.light), (&dark, &mut tokens.dark)] {
        all.extend(
            own.iter().map(|(name, colour)| ((*name).to_owned(), Token { colour: *colour, sheet: None })),
        );
    }
    // What is printed keeps its own colours, and the light ones must not cover the theme's dark ones.
    let mut code = String::new();
    rule(&mut code, "light", &light);
    rule(&mut code, "dark", &dark);
    code + &type_and_corners(brand, prefix)
}

fn rule(code: &mut String, mode: &str, colours: &Colours) {
    if !colours.is_empty() {
        let said: Vec<String> = colours.iter().map(|(name, colour)| format!("{name}:{colour}")).collect();
        code.push_str(&format!(
            "@media screen and (prefers-color-scheme:{mode}){{:root{{{}}}}}",
            said.join(";")
        ));
    }
}

fn light(brand: &Brand, theme: &BTreeMap<String, Token>) -> Colours {
    let mut own = Colours::new();
    if let Some(paper) = brand.colour(BrandColour::Paper) {
        papers(paper, theme, &mut own);
    }
    let on = brand.colour(BrandColour::OnAccent);
    own.extend(on.map(|on| ("--on-accent", on)));
    if let Some(accent) = brand.colour(BrandColour::Accent) {
        accents((accent, on), -0.09, &grounds(theme, &own), &mut own);
    }
    let band = brand.colour(BrandColour::Band).or(brand.colour(BrandColour::Accent));
    if let Some(band) = band {
        bands(band, theme, &mut own);
    }
    own
}

fn dark(brand: &Brand, theme: &BTreeMap<String, Token>, light: &Colours) -> Colours {
    let mut own = Colours::new();
    if let Some(paper) = brand.colour(BrandColour::PaperDark) {
        papers(paper, theme, &mut own);
    }
    let grounds = grounds(theme, &own);
    let accent = brand.colour(BrandColour::Accent);
    let derived = accent.map(|accent| accent.readable(&grounds).unwrap_or(accent));
    if let Some(accent) = brand.colour(BrandColour::AccentDark).or(derived) {
        let on = brand.colour(BrandColour::OnAccent).filter(|on| on.is_readable(&[accent]));
        accents((accent, on), 0.07, &grounds, &mut own);
    }
    let derived = light.get("--band").map(|band| band.at(band.lightness().min(0.33)));
    if let Some(band) = brand.colour(BrandColour::BandDark).or(derived) {
        bands(band, theme, &mut own);
    }
    own
}

/// The ground of pages, and what lies between it and the ink; another ink where that of the theme can't be read on it.
fn papers(paper: Colour, theme: &BTreeMap<String, Token>, own: &mut Colours) {
    let usual = theme.get("--ink").map(|ink| ink.colour).filter(|ink| ink.is_readable(&[paper]));
    let ink = usual.unwrap_or_else(|| paper.ink());
    let deep = paper.toward(ink, 0.04);
    own.insert("--paper", paper);
    own.insert("--paper-deep", deep);
    if usual.is_none() {
        own.insert("--ink", ink);
        own.insert("--ink-soft", ink.toward(paper, 0.35).readable(&[paper, deep]).unwrap_or(ink));
    }
    own.insert("--rule", paper.toward(ink, 0.15));
    own.insert("--rule-strong", paper.toward(ink, 0.5));
}

/// What pages are written on.
fn grounds(theme: &BTreeMap<String, Token>, own: &Colours) -> Vec<Colour> {
    let colour = |name: &&str| own.get(name).copied().or_else(|| Some(theme.get(*name)?.colour));
    ["--paper", "--paper-deep"].iter().filter_map(colour).collect()
}

/// The accent with what is written on it, if that is given, and by how much lighter it gets under the pointer.
fn accents((accent, on): (Colour, Option<Colour>), step: f64, grounds: &[Colour], own: &mut Colours) {
    let on = on.unwrap_or_else(|| accent.ink());
    let deep = accent.at((accent.lightness() + step).clamp(0.0, 1.0));
    own.insert("--accent", accent);
    own.insert("--on-accent", on);
    // A button or a link under the pointer must stay as easy to read as it was.
    let is_worse = !on.is_readable(&[deep]) || (accent.is_readable(grounds) && !deep.is_readable(grounds));
    own.insert("--accent-deep", if is_worse { accent } else { deep });
}

fn bands(band: Colour, theme: &BTreeMap<String, Token>, own: &mut Colours) {
    let usual = theme.get("--band-ink").map(|ink| ink.colour);
    let ink = usual.filter(|ink| ink.contrast(band) >= AA).unwrap_or_else(|| band.ink());
    own.insert("--band", band);
    own.insert("--band-ink", ink);
    own.insert("--band-line", band.toward(ink, 0.25));
}

/// Typefaces and corners, which are the same in every mode.
fn type_and_corners(brand: &Brand, prefix: &str) -> String {
    let mut code = String::new();
    let mut said = Vec::new();
    if !brand.font.is_empty() {
        said.push(format!("--sans:{}", stack(&brand.font, "Brand", prefix, &mut code)));
    }
    if !brand.heading_font.is_empty() {
        let stack = stack(&brand.heading_font, "Brand Heading", prefix, &mut code);
        said.push(format!("--display:{stack};--serif:{stack}"));
    }
    said.extend(brand.radius.iter().map(|radius| format!("--radius:{radius}")));
    if !said.is_empty() {
        code.push_str(&format!(":root{{{}}}", said.join(";")));
    }
    code
}

/// The families as CSS lists them. Each file becomes a family of its own, and a family that every machine has stands at the end.
fn stack(faces: &[Typeface], name: &str, prefix: &str, code: &mut String) -> String {
    let mut families = Vec::new();
    for (at, face) in faces.iter().enumerate() {
        match face {
            Typeface::Family(family) if GENERIC.contains(&family.to_lowercase().as_str()) => {
                families.push(family.to_lowercase());
            }
            Typeface::Family(family) => families.push(format!("\"{family}\"")),
            Typeface::File(path) => {
                let family = if at == 0 { name.to_owned() } else { format!("{name} {}", at + 1) };
                // One variable font holds all weights; a browser that has to make do with one weight says so by its looks.
                code.push_str(&format!(
                    "@font-face{{font-family:\"{family}\";src:url(\"{prefix}{}\");font-weight:100 900;font-display:swap}}",
                    encoded(path)
                ));
                families.push(format!("\"{family}\""));
            }
        }
    }
    if !families.last().is_some_and(|last| GENERIC.contains(&last.as_str())) {
        families.push("sans-serif".to_owned());
    }
    families.join(",")
}
