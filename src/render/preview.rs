//! The picture that stands for a page where somebody shares a link to it.
//!
//! It is a file that the site has, or with the feature `og-images` one that is drawn; drawing is `og_image`'s.

use super::Renderer;
use super::view::Image;
use crate::base::RelPath;
use crate::base::links::encoded;
use crate::model::CompanyId;
use crate::plan::{Kind, List, Page};

/// The company's picture on its list and its postings, else the site's. One that is drawn for a company and a category says more of a
/// posting than any; elsewhere it stands in where the site has none of its own. Where nothing is there is nothing to share.
pub(super) fn image(renderer: &Renderer, page: &Page) -> Option<Image> {
    if matches!(page.kind, Kind::NotFound | Kind::Gone) {
        return None;
    }
    let site = &renderer.site;
    let company = company(renderer, page).map(|id| site.company(id));
    let of_company = company.and_then(|company| file(renderer, company.image.as_ref()?, &company.name));
    let of_site = || file(renderer, site.config.image.as_ref()?, &site.config.name);
    match &page.kind {
        Kind::Posting(_) => drawn(renderer, page).or(of_company).or_else(of_site),
        Kind::List { list: List::Company(_), .. } => {
            of_company.or_else(|| drawn(renderer, page)).or_else(of_site)
        }
        _ => of_site().or_else(|| drawn(renderer, page)),
    }
}

#[cfg(feature = "og-images")]
fn drawn(renderer: &Renderer, page: &Page) -> Option<Image> {
    renderer.pictures().image(renderer, page)
}

#[cfg(not(feature = "og-images"))]
fn drawn(_: &Renderer, _: &Page) -> Option<Image> {
    None
}

/// The company that a page is about.
fn company(renderer: &Renderer, page: &Page) -> Option<CompanyId> {
    match &page.kind {
        Kind::Posting(id) => renderer.site.posting(*id).company,
        Kind::List { list: List::Company(id), .. } => Some(*id),
        _ => None,
    }
}

fn file(renderer: &Renderer, path: &str, alt: &str) -> Option<Image> {
    let entry = renderer.site.assets.get(&RelPath::new(&format!("static{path}"))?)?;
    let (width, height) = entry.pixels()?;
    let url = format!("{}{}", renderer.site.config.base_url, encoded(path));
    Some(Image { url, width, height, alt: alt.to_owned() })
}
