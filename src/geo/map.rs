//! What is drawn of each country on a map of EMEA?
//!
//! Outlines in one flat coordinate system, which `tables/map.py` has projected. Whoever draws them decides on colours and
//! links.

use super::country::Country;
use super::tables::SHAPES;

/// What is drawn of a country: an outline, a dot for one too small to be hit, or both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// The data of an SVG path.
    Path(&'static str),
    /// The middle of a dot.
    Dot {
        /// From the left.
        x: &'static str,
        /// From the top.
        y: &'static str,
    },
}

/// The `viewBox` of the map.
pub fn view_box() -> &'static str {
    SHAPES.iter().find(|row| row.kind == "viewbox").map_or("", |row| row.data)
}

/// All shapes, dots behind paths, so that no country hides another's dot.
pub fn shapes() -> impl Iterator<Item = (Country, Shape)> {
    let of_kind = |kind: &'static str| {
        let rows = SHAPES.iter().filter(move |row| row.kind == kind);
        rows.filter_map(|row| Some((Country::from_alpha2(row.code)?, shape(row.data, kind)?)))
    };
    of_kind("path").chain(of_kind("dot"))
}

fn shape(data: &'static str, kind: &str) -> Option<Shape> {
    if kind == "path" {
        return Some(Shape::Path(data));
    }
    data.split_once(' ').map(|(x, y)| Shape::Dot { x, y })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Shape, shapes, view_box};
    use crate::geo::{Country, Emea};

    #[test]
    fn every_core_country_is_drawn_but_two_far_away() {
        let drawn: BTreeSet<Country> = shapes().map(|(country, _)| country).collect();
        let missing =
            Country::all().filter(|country| country.emea() == Emea::Core && !drawn.contains(country));
        assert_eq!(missing.map(Country::alpha2).collect::<Vec<_>>(), ["IO", "TF"]);
        assert_eq!(view_box().split(' ').count(), 4);
    }

    #[test]
    fn dots_lie_on_the_map_and_paths_are_paths() {
        let size: Vec<f32> = view_box().split(' ').filter_map(|number| number.parse().ok()).collect();
        for (country, shape) in shapes() {
            match shape {
                Shape::Path(data) => {
                    let plain = |letter: char| letter.is_ascii_digit() || " Mlhvz-".contains(letter);
                    assert!(data.starts_with('M') && data.chars().all(plain), "{}", country.name());
                }
                Shape::Dot { x, y } => {
                    let inside =
                        |at: &str, most: f32| at.parse::<f32>().is_ok_and(|at| (0.0..=most).contains(&at));
                    assert!(inside(x, size[2]) && inside(y, size[3]), "{}", country.name());
                }
            }
        }
    }
}
