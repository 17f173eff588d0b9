//! The colours that a style sheet gives its tokens (`--paper`, `--accent`, …), in light and in dark mode.
//!
//! It reads what stands in `:root` and is a colour in itself. What only a browser can work out is left out.

use std::collections::BTreeMap;

use lightningcss::declaration::DeclarationBlock;
use lightningcss::media_query::MediaList;
use lightningcss::printer::PrinterOptions;
use lightningcss::properties::Property;
use lightningcss::properties::custom::{CustomPropertyName, TokenList, TokenOrValue};
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::stylesheet::StyleSheet;
use lightningcss::traits::ToCss;
use lightningcss::values::color::CssColor;

use crate::base::Colour;

/// Tokens of `:root` that are colours, by name.
#[derive(Clone, Default)]
pub(super) struct Tokens {
    pub(super) light: BTreeMap<String, Token>,
    pub(super) dark: BTreeMap<String, Token>,
}

/// A token's colour.
#[derive(Clone)]
pub(super) struct Token {
    pub(super) colour: Colour,
    /// The sheet that gives it, below the theme's folder; nothing for those of the site's settings.
    pub(super) sheet: Option<String>,
}

/// What a declaration says of one mode.
#[derive(Clone)]
enum Said {
    Colour(Colour),
    /// As another token has it.
    Token(String),
    /// Something that only a browser can work out.
    Unknown,
}

type Declared = BTreeMap<String, (Said, u32)>;

/// The modes that a rule holds in.
#[derive(Clone, Copy)]
struct Modes {
    light: bool,
    dark: bool,
}

impl Tokens {
    /// Reads them off a sheet that is bundled and not yet minified.
    pub(super) fn of(sheet: &StyleSheet<'_>) -> Self {
        let (mut light, mut dark) = (Declared::new(), Declared::new());
        let modes = Modes { light: true, dark: true };
        walk(&sheet.rules, modes, false, &mut |name, [in_light, in_dark], modes, source| {
            if modes.light {
                light.insert(name.to_owned(), (in_light, source));
            }
            if modes.dark {
                dark.insert(name.to_owned(), (in_dark, source));
            }
        });
        let settled = |declared: &Declared| {
            let named = declared.iter().filter_map(|(name, (_, source))| {
                let sheet = sheet.sources.get(*source as usize).cloned();
                Some((name.clone(), Token { colour: settle(declared, name, 8)?, sheet }))
            });
            named.collect()
        };
        Self { light: settled(&light), dark: settled(&dark) }
    }
}

/// The colour of a token that may be as another one is; a chain of more than `depth` is a circle.
fn settle(declared: &Declared, name: &str, depth: u8) -> Option<Colour> {
    match &declared.get(name)?.0 {
        Said::Colour(colour) => Some(*colour),
        Said::Token(other) => settle(declared, other, depth.checked_sub(1)?),
        Said::Unknown => None,
    }
}

/// Hands every token that is declared for the root, in the order of the sheet, with what it is in light and in dark mode.
fn walk(
    rules: &CssRuleList<'_>,
    modes: Modes,
    is_in_root: bool,
    found: &mut impl FnMut(&str, [Said; 2], Modes, u32),
) {
    for rule in &rules.0 {
        match rule {
            CssRule::Style(style) => {
                let selectors = style.selectors.to_css_string(PrinterOptions::default()).unwrap_or_default();
                let is_root = selectors
                    .split(',')
                    .any(|selector| selector.trim() == ":root" || (is_in_root && selector.trim() == "&"));
                if is_root {
                    declarations(&style.declarations, modes, style.loc.source_index, found);
                    walk(&style.rules, modes, true, found);
                }
            }
            CssRule::NestedDeclarations(nested) if is_in_root => {
                declarations(&nested.declarations, modes, nested.loc.source_index, found);
            }
            CssRule::Media(media) => {
                if let Some(modes) = within(modes, &media.query) {
                    walk(&media.rules, modes, is_in_root, found);
                }
            }
            CssRule::LayerBlock(layer) => walk(&layer.rules, modes, is_in_root, found),
            _ => {}
        }
    }
}

/// The modes in which a media query holds on a screen; nothing where it asks for more than the mode.
fn within(modes: Modes, query: &MediaList<'_>) -> Option<Modes> {
    let minify = PrinterOptions { minify: true, ..PrinterOptions::default() };
    let query = query.to_css_string(minify).ok()?;
    let asked = query.trim_start_matches("screen and ").trim_start_matches("all and ");
    Some(match asked {
        "" | "all" | "screen" => modes,
        "(prefers-color-scheme:dark)" => Modes { light: false, ..modes },
        "(prefers-color-scheme:light)" => Modes { dark: false, ..modes },
        _ => return None,
    })
}

fn declarations(
    block: &DeclarationBlock<'_>,
    modes: Modes,
    source: u32,
    found: &mut impl FnMut(&str, [Said; 2], Modes, u32),
) {
    for (property, _) in block.iter() {
        let Property::Custom(custom) = property else { continue };
        if let CustomPropertyName::Custom(name) = &custom.name {
            found(&name.0, said(&custom.value), modes, source);
        }
    }
}

/// What a value is in light and in dark mode.
fn said(value: &TokenList<'_>) -> [Said; 2] {
    let plain = |colour: &CssColor| Colour::of_css(colour).map_or(Said::Unknown, Said::Colour);
    let mut parts = value.0.iter().filter(|part| !part.is_whitespace());
    match (parts.next(), parts.next()) {
        (Some(TokenOrValue::Color(CssColor::LightDark(light, dark))), None) => [plain(light), plain(dark)],
        (Some(TokenOrValue::Color(colour)), None) => [plain(colour), plain(colour)],
        (Some(TokenOrValue::Var(other)), None) if other.fallback.is_none() => {
            let other = Said::Token(other.name.ident.0.to_string());
            [other.clone(), other]
        }
        _ => [Said::Unknown, Said::Unknown],
    }
}
