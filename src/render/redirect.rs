//! The small page at an old address, for hosts that can't send visitors on by themselves.
//!
//! It is no template's: it has nothing to show that a theme could lay out.

use super::Renderer;
use super::hosting::plain;
use crate::base::links::encoded;
use crate::markup::escaped;
use crate::model::Goal;
use crate::plan::Page;

/// A page that leads on at once. Search engines take that for a redirect, too.
pub(super) fn page(renderer: &Renderer, page: &Page, to: &Goal) -> String {
    let config = &renderer.site.config;
    let (href, whole) = match to {
        Goal::Page(url, behind) => {
            let path = format!("{}{}", encoded(url.as_str()), plain(behind));
            (format!("{}{path}", config.base_url.prefix()), format!("{}{path}", config.base_url))
        }
        Goal::Elsewhere(url) => (url.to_string(), url.to_string()),
    };
    let (href, whole, name) = (escaped(&href), escaped(&whole), escaped(&config.name));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"canonical\" href=\"{whole}\">\n</head>\n<body>\n<p><a href=\"{href}\">{whole}</a></p>\n</body>\n</html>\n",
        page.lang.tag(),
        page.lang.direction(),
    )
}
