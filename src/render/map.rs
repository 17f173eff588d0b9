//! The map of all places: each country of the site a link to its list.
//!
//! For the eye and the mouse. It is kept from screen readers and the keyboard, since the list beside it says the same in
//! words.

use super::Renderer;
use super::list::link;
use super::view::Html;
use crate::geo::map::{Shape, shapes, view_box};
use crate::lang::Lang;
use crate::markup::escaped;
use crate::plan::List;

/// From how many postings on a country is drawn in the next deeper colour.
const STEPS: [usize; 3] = [1, 10, 100];
/// The radius of a dot, in the units of the map.
const DOT: &str = "4";

/// The map as SVG.
pub(super) fn map(renderer: &Renderer, lang: Lang) -> Html {
    let mut svg =
        format!("<svg class=\"map\" viewBox=\"{}\" aria-hidden=\"true\" focusable=\"false\">", view_box());
    for (country, shape) in shapes() {
        let drawn = match shape {
            Shape::Path(data) => format!("<path d=\"{data}\"/>"),
            Shape::Dot { x, y } => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{DOT}\"/>"),
        };
        if !renderer.derived.countries.contains_key(&country) {
            svg.push_str(&drawn);
            continue;
        }
        let list = List::Country(country);
        let count = list.postings(&renderer.derived).len();
        let depth = STEPS.iter().filter(|step| count >= **step).count();
        let link = link(renderer, lang, &list);
        let title = escaped(&format!("{}: {}", link.title, link.count.unwrap_or_default()));
        svg.push_str(&format!(
            "<a href=\"{}\" tabindex=\"-1\" class=\"depth-{depth}\"><title>{title}</title>{drawn}</a>",
            escaped(&link.url)
        ));
    }
    svg.push_str("</svg>");
    Html(svg.into())
}
