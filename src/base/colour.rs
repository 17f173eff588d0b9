//! A colour as screens show it: read from CSS, compared by contrast, made lighter or darker with its hue kept.
//!
//! Contrast is WCAG's; lightness is Oklab's, in which equal steps look equal. It does not know what a colour is for.

use std::fmt;

use lightningcss::traits::Parse as _;
use lightningcss::values::color::CssColor;

/// An opaque colour in sRGB.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// What text needs against its ground by WCAG, level AA.
pub const AA: f64 = 4.5;

/// Lightness, and the two axes of hue and strength.
#[derive(Clone, Copy)]
struct Oklab {
    lightness: f64,
    a: f64,
    b: f64,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };

    /// Reads `#rgb`, `#rrggbb` or a function of CSS; nothing for names, and for colours that are not opaque.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_hex = text.starts_with('#') && matches!(text.len(), 4 | 7);
        let is_function = text.contains('(') && text.ends_with(')');
        (is_hex || is_function).then(|| Self::of_css(&CssColor::parse_string(text).ok()?)).flatten()
    }

    /// The same as the CSS crate has it; nothing for what only a page can know.
    #[must_use]
    pub fn of_css(colour: &CssColor) -> Option<Self> {
        match colour.to_rgb().ok()? {
            CssColor::RGBA(rgb) if rgb.alpha == 255 => {
                Some(Self { red: rgb.red, green: rgb.green, blue: rgb.blue })
            }
            _ => None,
        }
    }

    /// From 1 to 21, whichever of the two is the text.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether text in it can be read on each of these grounds.
    #[must_use]
    pub fn is_readable(self, grounds: &[Self]) -> bool {
        grounds.iter().all(|ground| self.contrast(*ground) >= AA)
    }

    /// Black or white, whichever can be read on it better. One of the two always can.
    #[must_use]
    pub fn ink(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) { Self::WHITE } else { Self::BLACK }
    }

    /// The colour of its hue, as light as it may stay, that can be read on each of these grounds; nothing where none can.
    #[must_use]
    pub fn readable(self, grounds: &[Self]) -> Option<Self> {
        const STEPS: i32 = 200;
        let own = self.oklab();
        let apart = (0..=STEPS).flat_map(|step| [step, -step]);
        let shades = apart.map(|step| own.lightness + f64::from(step) / f64::from(STEPS));
        let shades = shades.filter(|lightness| (0.0..=1.0).contains(lightness));
        let shades = shades.map(|lightness| {
            if (lightness - own.lightness).abs() < 1e-9 { self } else { own.at(lightness).colour() }
        });
        let mut readable = shades.filter(|shade| shade.is_readable(grounds));
        readable.next()
    }

    /// Its hue at another lightness, from 0 to 1.
    #[must_use]
    pub fn at(self, lightness: f64) -> Self {
        self.oklab().at(lightness).colour()
    }

    /// How light it looks, from 0 to 1.
    #[must_use]
    pub fn lightness(self) -> f64 {
        self.oklab().lightness
    }

    /// A part of the way to another colour: 0 is this one, 1 the other.
    #[must_use]
    pub fn toward(self, other: Self, part: f64) -> Self {
        let (from, to) = (self.oklab(), other.oklab());
        let between = |from: f64, to: f64| from + (to - from) * part;
        Oklab {
            lightness: between(from.lightness, to.lightness),
            a: between(from.a, to.a),
            b: between(from.b, to.b),
        }
        .colour()
    }

    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn oklab(self) -> Oklab {
        let [red, green, blue] = self.linear();
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        Oklab {
            lightness: 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            a: 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
            b: 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
        }
    }
}

impl Oklab {
    fn at(self, lightness: f64) -> Self {
        Self { lightness, ..self }
    }

    /// The colour itself, or a paler one of the same hue and lightness that a screen can show.
    fn colour(self) -> Colour {
        const STEPS: u8 = 50;
        let paler = |step: u8| {
            let part = 1.0 - f64::from(step) / f64::from(STEPS);
            Self { a: self.a * part, b: self.b * part, ..self }.linear()
        };
        let is_shown = |parts: &[f64; 3]| parts.iter().all(|part| (-0.000_5..=1.000_5).contains(part));
        let linear = (0..=STEPS).map(paler).find(is_shown).unwrap_or_else(|| paler(STEPS));
        let [red, green, blue] = linear.map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
            (part * 255.0).round() as u8
        });
        Colour { red, green, blue }
    }

    fn linear(self) -> [f64; 3] {
        let cube = |value: f64| value * value * value;
        let long = cube(self.lightness + 0.396_337_777_4 * self.a + 0.215_803_757_3 * self.b);
        let middle = cube(self.lightness - 0.105_561_345_8 * self.a - 0.063_854_172_8 * self.b);
        let short = cube(self.lightness - 0.089_484_177_5 * self.a - 1.291_485_548_0 * self.b);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::{AA, Colour};

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap_or_else(|| panic!("{text} is no colour"))
    }

    #[test]
    fn colours_are_read_as_css_has_them() {
        for (text, is) in [
            ("#fff", "#ffffff"),
            ("#2B39cf", "#2b39cf"),
            ("rgb(43 57 207)", "#2b39cf"),
            ("hsl(0 100% 50%)", "#ff0000"),
            ("oklch(1 0 0)", "#ffffff"),
        ] {
            assert_eq!(colour(text).to_string(), is, "{text}");
        }
        for text in ["", "red", "2b39cf", "#2b39", "#2b39cf80", "rgb(0 0 0 / 50%)", "var(--a)", "rgb(1"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        // The lightest grey that passes on white, and the one above it.
        assert!(colour("#767676").is_readable(&[Colour::WHITE]));
        assert!(!colour("#777777").is_readable(&[Colour::WHITE]));
    }

    #[test]
    fn black_or_white_can_be_read_on_any_colour() {
        for part in 0..=255u8 {
            let ground = Colour { red: part, green: 255 - part, blue: part / 2 };
            assert!(ground.contrast(ground.ink()) >= AA, "{ground}");
        }
        assert_eq!(colour("#ffd400").ink(), Colour::BLACK);
        assert_eq!(colour("#2b39cf").ink(), Colour::WHITE);
    }

    #[test]
    fn a_colour_is_moved_no_further_than_it_must() {
        let papers = [colour("#f8f4ec"), colour("#f0e9dc")];
        assert_eq!(colour("#2b39cf").readable(&papers), Some(colour("#2b39cf")));
        let mended = colour("#ffd400").readable(&papers).expect("a dark yellow");
        assert!(mended.is_readable(&papers));
        assert!(mended.contrast(papers[1]) < 4.7, "{mended}");
        assert_eq!(colour("#808080").readable(&[Colour::BLACK, Colour::WHITE, colour("#767676")]), None);
    }

    #[test]
    fn there_and_back_is_the_same_colour() {
        for text in ["#000000", "#ffffff", "#2b39cf", "#ff0000", "#00ff00", "#123456", "#f8f4ec"] {
            let given = colour(text);
            assert_eq!(given.at(given.lightness()), given);
            assert_eq!(given.toward(Colour::WHITE, 0.0), given);
        }
    }
}
