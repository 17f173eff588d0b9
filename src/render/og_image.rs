//! Pictures for link previews, drawn for each company and category with a posting, and for the site: which there are, what they say and
//! how they are laid out, as SVG. Feature `og-images`.
//!
//! A picture is named and told apart by its SVG, so one that has not changed is not drawn again. `letters` measures its texts, `draw`
//! makes the PNG.

mod draw;
mod letters;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::view::Image;
use super::{Renderer, asset_path, list};
use crate::base::output::{Made, Render};
use crate::base::{Body, Class, Colour, Fingerprint, Item, OutPath};
use crate::lang::{Key, Lang};
use crate::markup::escaped;
use crate::model::{CategoryId, CompanyId};
use crate::plan::{Kind, List, Page};

/// Pixels, as those who show previews ask for them.
const SIZE: (u32, u32) = (1200, 630);
/// Who draws. Pictures of another version have other names.
const DRAWN_BY: &str = "resvg 0.49";

/// Where letters begin, and how much room a line has.
const START: f32 = 80.0;
const ROOM: f32 = 1040.0;
/// Sizes of the largest text, and how many lines of each have room.
const TITLE: [(f32, usize); 4] = [(112.0, 2), (96.0, 3), (76.0, 3), (60.0, 4)];
const SMALL: f32 = 38.0;

/// What a picture stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Site,
    Company(CompanyId),
    /// Postings of a company in a category.
    Role(Option<CompanyId>, Option<CategoryId>),
}

/// Every picture of a site.
pub(super) struct Pictures {
    /// Which stands for what, and what it shows in words.
    by: BTreeMap<(Subject, Lang), (OutPath, String)>,
    /// Each once, with its number among `drawings`.
    items: BTreeMap<OutPath, usize>,
    drawings: Arc<Drawings>,
}

/// The SVG of each picture.
struct Drawings(Vec<String>);

impl Render for Drawings {
    fn render(&self, number: usize) -> Made {
        Made { bytes: draw::png(&self.0[number], SIZE), ..Made::default() }
    }

    fn fingerprint(&self, number: usize) -> Fingerprint {
        fingerprint(&self.0[number])
    }

    fn data(&self, _: usize) -> Option<String> {
        None
    }
}

fn fingerprint(svg: &str) -> Fingerprint {
    Fingerprint::of_bytes(&[DRAWN_BY.as_bytes(), letters::FONT, svg.as_bytes()].concat())
}

impl Pictures {
    /// Decides every picture of a site; none is drawn yet. One whose texts have a letter that the font lacks is left out.
    pub(super) fn of(renderer: &Renderer) -> Self {
        let colors = Colors::of(renderer);
        let mut by = BTreeMap::new();
        let mut items = BTreeMap::new();
        let mut drawings = Vec::new();
        for (subject, lang) in subjects(renderer) {
            let texts = Texts::of(renderer, subject, lang);
            let Some(svg) = texts.svg(&colors) else { continue };
            let Some(path) = asset_path("preview.png", fingerprint(&svg)) else { continue };
            by.insert((subject, lang), (path.clone(), texts.alt()));
            items.entry(path).or_insert_with(|| {
                drawings.push(svg);
                drawings.len() - 1
            });
        }
        Self { by, items, drawings: Arc::new(Drawings(drawings)) }
    }

    /// The files.
    pub(super) fn items(&self) -> impl Iterator<Item = (OutPath, Item)> + '_ {
        let item = |number: usize| {
            let by: Arc<dyn Render> = Arc::clone(&self.drawings) as Arc<dyn Render>;
            Item::new(Body::Page { by, page: number }, Class::Asset)
        };
        self.items.iter().map(move |(path, number)| (path.clone(), item(*number)))
    }

    /// The picture that stands for a page.
    pub(super) fn image(&self, renderer: &Renderer, page: &Page) -> Option<Image> {
        let (path, alt) = self.by.get(&(subject(renderer, page), page.lang))?;
        let url = format!("{}/{path}", renderer.site.config.base_url);
        Some(Image { url, width: SIZE.0, height: SIZE.1, alt: alt.clone() })
    }
}

fn subject(renderer: &Renderer, page: &Page) -> Subject {
    match &page.kind {
        Kind::Posting(id) => {
            let posting = renderer.site.posting(*id);
            match (posting.company, posting.categories.first().copied()) {
                (None, None) => Subject::Site,
                (Some(company), None) => Subject::Company(company),
                (company, category) => Subject::Role(company, category),
            }
        }
        Kind::List { list: List::Company(id), .. } => Subject::Company(*id),
        _ => Subject::Site,
    }
}

/// What has a page, each once, in each language of such a page.
fn subjects(renderer: &Renderer) -> std::collections::BTreeSet<(Subject, Lang)> {
    let is_shown = |page: &&Page| match &page.kind {
        Kind::List { list: List::Company(id), .. } => !renderer.derived.at_company(*id).is_empty(),
        Kind::Home | Kind::Posting(_) => true,
        _ => false,
    };
    renderer.pages.iter().filter(is_shown).map(|page| (subject(renderer, page), page.lang)).collect()
}

/// What stands on a picture.
struct Texts {
    above: Option<String>,
    title: String,
    below: String,
}

impl Texts {
    fn of(renderer: &Renderer, subject: Subject, lang: Lang) -> Self {
        let site = &renderer.site;
        let name = site.config.name.clone();
        let company = |id: CompanyId| site.company(id).name.clone();
        let (above, title) = match subject {
            Subject::Site => (None, name.clone()),
            Subject::Company(id) => (None, company(id)),
            Subject::Role(of, category) => {
                let category = category.map(|id| list::name(renderer, lang, &List::Category(id)));
                (of.map(company), category.unwrap_or_else(|| name.clone()))
            }
        };
        let is_said = title == name || above.as_ref() == Some(&name);
        let below = if is_said { renderer.words(lang).text(Key::HomeTitle) } else { name };
        Self { above, title, below }
    }

    /// The same in words.
    fn alt(&self) -> String {
        let above = self.above.iter().map(String::as_str);
        above.chain([self.title.as_str(), self.below.as_str()]).collect::<Vec<_>>().join(", ")
    }

    /// Nothing where a letter is missing.
    fn svg(&self, colors: &Colors) -> Option<String> {
        let letters = letters::Letters::new()?;
        let all = self.above.iter().chain([&self.title, &self.below]);
        if !all.into_iter().all(|text| letters.has(text)) {
            return None;
        }
        let (size, lines) = TITLE
            .iter()
            .find_map(|(size, most)| Some((*size, letters.lines(&self.title, *size, (ROOM, *most))?)))
            .unwrap_or_else(|| {
                let (size, most) = TITLE[TITLE.len() - 1];
                (size, letters.cut(&self.title, size, (ROOM, most)))
            });
        let mut texts = String::new();
        let mut text = |y: f32, size: f32, line: &str| {
            texts.push_str(&format!(
                "<text x=\"{START}\" y=\"{y}\" font-size=\"{size}\">{}</text>",
                escaped(line)
            ));
        };
        let small = |text: &str| letters.cut(text, SMALL, (ROOM, 1)).concat();
        if let Some(above) = &self.above {
            text(128.0, SMALL, &small(above));
        }
        // The lines stand in the middle of what is between the small texts.
        let leading = size * 1.1;
        let first = 340.0 - leading * (lines.len() as f32 - 1.0) / 2.0 + size * 0.3;
        for (number, line) in lines.iter().enumerate() {
            text(first + leading * number as f32, size, line);
        }
        text(550.0, SMALL, &small(&self.below));
        let rings =
            [60, 140, 220, 300].map(|radius| format!("<circle cx=\"1200\" cy=\"630\" r=\"{radius}\"/>"));
        Some(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\"><rect width=\"100%\" height=\"100%\" \
             fill=\"{}\"/><g fill=\"none\" stroke=\"{}\" stroke-width=\"3\" opacity=\"0.35\">{}</g><g fill=\"{}\" \
             font-family=\"{}\">{texts}</g></svg>",
            SIZE.0,
            SIZE.1,
            colors.paper,
            colors.ink,
            rings.concat(),
            colors.ink,
            letters::FAMILY
        ))
    }
}

/// The theme's colours: of the band of its front page, or of its buttons.
struct Colors {
    paper: String,
    ink: String,
}

impl Colors {
    fn of(renderer: &Renderer) -> Self {
        let tokens = &renderer.theme.tokens.light;
        let colour = |names: &[&str]| names.iter().find_map(|name| Some(tokens.get(*name)?.colour));
        let paper = colour(&["--band", "--accent"]).unwrap_or(Colour::BLACK);
        let ink = colour(&["--band-ink", "--on-accent", "--paper"]).filter(|ink| ink.is_readable(&[paper]));
        Self { paper: paper.to_string(), ink: ink.unwrap_or_else(|| paper.ink()).to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Colors, SIZE, Texts, draw};

    fn texts(above: Option<&str>, title: &str) -> Texts {
        Texts { above: above.map(str::to_owned), title: title.to_owned(), below: "Lanternboard".to_owned() }
    }

    fn colors() -> Colors {
        Colors { paper: "#2633c4".to_owned(), ink: "#faf6ee".to_owned() }
    }

    #[test]
    fn a_picture_is_a_png_of_the_size_that_previews_want_and_the_same_each_time() {
        let svg = texts(Some("Voltmoor"), "Data & <AI>").svg(&colors()).unwrap();
        let png = draw::png(&svg, SIZE);
        assert_eq!(crate::base::media::pixels(&png), Some(SIZE));
        assert!(png.starts_with(b"\x89PNG") && png.len() < 60_000, "{} bytes", png.len());
        assert_eq!(png, draw::png(&svg, SIZE));
    }

    #[test]
    fn every_letter_is_drawn() {
        let drawn = |title: &str| draw::png(&texts(None, title).svg(&colors()).unwrap(), SIZE);
        let titles = ["Größe", "Grote", "Ζάκυνθος", "Виробництво", "Łódź i Kraków", "İstanbul’da satış"];
        for (at, title) in titles.iter().enumerate() {
            assert!(titles[..at].iter().all(|other| drawn(other) != drawn(title)), "{title}");
        }
        assert!(texts(None, "משרות").svg(&colors()).is_none(), "the font has no Hebrew");
        assert!(texts(Some("شركة"), "Jobs").svg(&colors()).is_none(), "nor Arabic");
    }

    #[test]
    fn long_texts_are_set_smaller_and_then_cut() {
        let lines = |title: &str| {
            let svg = texts(None, title).svg(&colors()).unwrap();
            svg.matches("<text ").count() - 1
        };
        assert_eq!(lines("Design"), 1);
        assert_eq!(lines("Research and development of measuring instruments"), 3);
        assert_eq!(lines(&"Quality ".repeat(60)), 4);
        let word = texts(None, &"Donaudampfschifffahrt".repeat(9)).svg(&colors()).unwrap();
        assert!(word.contains('…'), "{word}");
    }
}
