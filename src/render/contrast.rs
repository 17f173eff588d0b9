//! Whether what a theme writes can be read on what it is written on, by WCAG's contrast.
//!
//! It looks at the tokens that are colours in themselves. What a theme does beside its tokens it does not see.

use super::tokens::{Token, Tokens};
use crate::base::colour::AA;
use crate::base::{Anchor, Colour, Diagnostic, Span, codes};
use crate::model::{BrandColour, BrandSpans};

/// A text and its ground, as tokens.
type Pair = (&'static str, &'static str);

/// What the theme writes on what.
const PAIRS: [Pair; 11] = [
    ("--ink", "--paper"),
    ("--ink", "--paper-deep"),
    ("--ink-soft", "--paper"),
    ("--ink-soft", "--paper-deep"),
    ("--accent", "--paper"),
    ("--accent", "--paper-deep"),
    ("--accent-deep", "--paper"),
    ("--accent-deep", "--paper-deep"),
    ("--on-accent", "--accent"),
    ("--on-accent", "--accent-deep"),
    ("--band-ink", "--band"),
];

/// Which colour of the brand a token has, in light and in dark mode; the first that is given counts.
fn brand_colours(token: &str, is_dark: bool) -> &'static [BrandColour] {
    use BrandColour::{Accent, AccentDark, Band, BandDark, OnAccent, Paper, PaperDark};
    match (token, is_dark) {
        ("--accent" | "--accent-deep", false) => &[Accent],
        ("--accent" | "--accent-deep", true) => &[AccentDark, Accent],
        ("--on-accent", false) => &[OnAccent, Accent],
        ("--on-accent", true) => &[AccentDark, Accent],
        ("--band" | "--band-ink", false) => &[Band, Accent],
        ("--band" | "--band-ink", true) => &[BandDark, Band, Accent],
        ("--paper" | "--paper-deep", false) => &[Paper],
        ("--paper" | "--paper-deep", true) => &[PaperDark, Paper],
        _ => &[],
    }
}

/// A warning for every pair that can't be read. `folder` is the theme's, and `is_own` says of a sheet whether the site has it.
pub(super) fn judge(
    tokens: &Tokens,
    spans: &BrandSpans,
    folder: &str,
    is_own: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let modes = [("light", &tokens.light, false), ("dark", &tokens.dark, true)];
    let mut faults = Vec::new();
    for (mode, colours, is_dark) in modes {
        let span = |token: &Token, name: &str| -> Option<Span> {
            let of_brand = token.sheet.is_none();
            let given = brand_colours(name, is_dark).iter().find_map(|which| spans.get(which).copied());
            given.filter(|_| of_brand)
        };
        let colour = |name: &str| colours.get(name).map(|token| token.colour);
        for (text, ground) in PAIRS {
            let (Some(above), Some(below)) = (colours.get(text), colours.get(ground)) else { continue };
            let ratio = above.colour.contrast(below.colour);
            let in_light = |name: &str| tokens.light.get(name).map(|token| token.colour);
            let is_twice = is_dark
                && [(text, above), (ground, below)]
                    .iter()
                    .all(|(name, token)| in_light(name) == Some(token.colour));
            if ratio >= AA || is_twice || is_said(text, ground, above, &colour) {
                continue;
            }
            // What the site says itself is to be changed, and of two such the text.
            let is_ours = |token: &Token| token.sheet.as_deref().is_none_or(&is_own);
            let is_ground = !is_ours(above) && is_ours(below);
            let (name, token) = if is_ground { (ground, below) } else { (text, above) };
            let message = format!(
                "`{text}` on `{ground}` has a contrast of {:.2}:1 in {mode} mode, and text needs {AA}:1",
                (ratio * 100.0).floor() / 100.0
            );
            let anchor = match (span(token, name), &token.sheet) {
                (Some(span), _) => Anchor::Span(span),
                (None, Some(sheet)) => Anchor::Name(format!("{folder}/{sheet}")),
                (None, None) => Anchor::Site,
            };
            let fault = Diagnostic::new(codes::THEME_CONTRAST, anchor, message);
            faults.push(match token.colour.readable(&partners(name, &colour)) {
                Some(near) => fault.help(format!("`{name}` could be `{near}` instead of `{}`", token.colour)),
                None => fault,
            });
        }
    }
    faults
}

/// Whether the fault is that of the accent itself, from which the brand's deeper one was made.
fn is_said(text: &str, ground: &str, above: &Token, colour: &dyn Fn(&str) -> Option<Colour>) -> bool {
    let accent = colour("--accent").zip(colour(ground));
    let fails = accent.is_some_and(|(accent, ground)| !accent.is_readable(&[ground]));
    text == "--accent-deep" && above.sheet.is_none() && fails
}

/// The colours that a token stands with in pairs, in the part that it has in the first of them.
fn partners(name: &str, colour: &dyn Fn(&str) -> Option<Colour>) -> Vec<Colour> {
    let grounds = PAIRS.iter().filter(|(text, _)| *text == name).map(|(_, ground)| *ground);
    let grounds: Vec<Colour> = grounds.filter_map(colour).collect();
    if !grounds.is_empty() {
        return grounds;
    }
    PAIRS.iter().filter(|(_, ground)| *ground == name).filter_map(|(text, _)| colour(text)).collect()
}
