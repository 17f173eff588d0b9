//! The font of the pictures: which letters it has, and how wide a text is, so that lines can be broken.
//!
//! Source Serif 4 Semibold with its Latin, Greek and Cyrillic letters, under a name of its own as its licence asks (`OFL.txt`).

use skrifa::MetadataProvider as _;
use skrifa::charmap::Charmap;
use skrifa::metrics::GlyphMetrics;
use skrifa::prelude::{FontRef, LocationRef, Size};

/// The font's file.
pub(super) const FONT: &[u8] = include_bytes!("semibold.ttf");
/// What it calls itself.
pub(super) const FAMILY: &str = "Careergen Serif";

/// The font, ready to be asked.
pub(super) struct Letters {
    charmap: Charmap<'static>,
    /// For one pixel; widths grow with the size.
    metrics: GlyphMetrics<'static>,
}

impl Letters {
    pub(super) fn new() -> Option<Self> {
        let font = FontRef::new(FONT).ok()?;
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some(Self { charmap: font.charmap(), metrics })
    }

    /// Whether it has all letters of a text.
    pub(super) fn has(&self, text: &str) -> bool {
        text.chars().all(|c| self.charmap.map(c).is_some())
    }

    /// How wide a text is, without kerning, which takes away a little.
    fn width(&self, text: &str, size: f32) -> f32 {
        let widths = text.chars().filter_map(|c| self.metrics.advance_width(self.charmap.map(c)?));
        widths.sum::<f32>() * size
    }

    /// The text in lines that are not wider than `room`; nothing where they are more than `most`, or a word is too long.
    pub(super) fn lines(&self, text: &str, size: f32, (room, most): (f32, usize)) -> Option<Vec<String>> {
        let lines = self.broken(text, size, room);
        let fits = lines.len() <= most && lines.iter().all(|line| self.width(line, size) <= room);
        fits.then_some(lines)
    }

    /// The same, with an ellipsis where no more has room.
    pub(super) fn cut(&self, text: &str, size: f32, (room, most): (f32, usize)) -> Vec<String> {
        let mut lines = self.broken(text, size, room);
        let is_cut = lines.len() > most;
        lines.truncate(most);
        let last = lines.len().saturating_sub(1);
        for (number, line) in lines.iter_mut().enumerate() {
            if self.width(line, size) > room || (is_cut && number == last) {
                while !line.is_empty() && self.width(&format!("{line}…"), size) > room {
                    line.pop();
                }
                line.truncate(line.trim_end().len());
                line.push('…');
            }
        }
        lines
    }

    fn broken(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}
