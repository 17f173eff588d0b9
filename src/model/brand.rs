//! How the site looks, as far as its settings say: colours, type, logo. What follows from it is `render`'s.

use std::collections::BTreeMap;

use crate::base::{Colour, Span};

/// `brand` of `site.yaml`.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct Brand {
    /// The colours that are given.
    pub colours: BTreeMap<BrandColour, Colour>,
    /// What texts are set in, best first; empty for the theme's own.
    pub font: Vec<Typeface>,
    /// What headings are set in, best first; empty for the theme's own.
    pub heading_font: Vec<Typeface>,
    /// The logo's path on this site.
    pub logo: Option<String>,
    /// The same for dark grounds.
    pub logo_dark: Option<String>,
    /// How round corners are, as CSS has it: `4px`.
    pub radius: Option<String>,
}

/// A colour of the brand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BrandColour {
    /// Links and buttons.
    Accent,
    /// The same in dark mode.
    AccentDark,
    /// What is written on the accent.
    OnAccent,
    /// The ground of the front page's head.
    Band,
    /// The same in dark mode.
    BandDark,
    /// The ground of pages.
    Paper,
    /// The same in dark mode.
    PaperDark,
}

/// Something that text can be set in.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Typeface {
    /// A family by its name, which the reader's machine has or hasn't.
    Family(String),
    /// A font file's path on this site.
    File(String),
}

/// Where each colour is given.
pub type BrandSpans = BTreeMap<BrandColour, Span>;

impl BrandColour {
    /// Each with its name in `site.yaml`.
    pub const NAMED: [(&'static str, Self); 7] = [
        ("accent", Self::Accent),
        ("accent_dark", Self::AccentDark),
        ("on_accent", Self::OnAccent),
        ("band", Self::Band),
        ("band_dark", Self::BandDark),
        ("paper", Self::Paper),
        ("paper_dark", Self::PaperDark),
    ];
}

impl Brand {
    /// A colour, if it is given.
    #[must_use]
    pub fn colour(&self, which: BrandColour) -> Option<Colour> {
        self.colours.get(&which).copied()
    }
}
