//! What pages that are no posting's say of themselves to search engines.

use snapbox::str;

use super::lists::BOARD;
use crate::site::{Seen, eq, site};

/// All JSON-LD of a page, indented.
fn json_ld(seen: &Seen, path: &str) -> String {
    let html = seen.file(path);
    let scripts = html.split("<script type=\"application/ld+json\">").skip(1);
    let blocks = scripts.map(|rest| rest.split("</script>").next().unwrap_or_default());
    let blocks = blocks.map(|json| serde_json::from_str::<serde_json::Value>(json).expect("JSON-LD is JSON"));
    blocks.map(|json| format!("{}\n", serde_json::to_string_pretty(&json).expect("it was JSON"))).collect()
}

#[test]
fn a_list_says_the_way_to_it() {
    eq(
        json_ld(&site(BOARD).build(), "/jobs/"),
        str![[r#"
{
  "@context": "https://schema.org",
  "@type": "BreadcrumbList",
  "itemListElement": [
    {
      "@type": "ListItem",
      "position": 1,
      "name": "Home",
      "item": "https://jobs.bakery.example/"
    },
    {
      "@type": "ListItem",
      "position": 2,
      "name": "All jobs",
      "item": "https://jobs.bakery.example/jobs/"
    }
  ]
}

"#]],
    );
}

#[test]
fn the_front_page_says_whose_site_it_is_in_every_language_with_one_address() {
    let seen = site(BOARD).base_url("https://bakery.example/careers").build();
    let site_itself = json_ld(&seen, "/");
    assert_eq!(site_itself, json_ld(&seen, "/de/"));
    eq(
        site_itself,
        str![[r#"
{
  "@context": "https://schema.org",
  "@type": "WebSite",
  "name": "Bread & Ovens",
  "url": "https://bakery.example/careers/"
}

"#]],
    );
}

#[test]
fn a_company_is_an_organization_on_its_own_page() {
    let board = BOARD.replace("description: We have", "logo: logos/rye.svg\ndescription: We have");
    let seen = site(&format!("{board}-- static/logos/rye.svg --\n<svg/>\n")).build();
    let all: serde_json::Value =
        serde_json::from_str(&json_ld(&seen, "/companies/sauerteig/")).expect("one block");
    assert_eq!(all[0]["@type"], "BreadcrumbList");
    eq(
        serde_json::to_string_pretty(&all[1]).expect("it was JSON"),
        str![[r#"
{
  "@context": "https://schema.org",
  "@type": "Organization",
  "name": "Sauerteig & Söhne",
  "description": "We have baked rye since 1907.",
  "url": "https://www.sauerteig.example/",
  "logo": "https://jobs.bakery.example/logos/rye.svg",
  "sameAs": [
    "https://social.example/sauerteig"
  ]
}
"#]],
    );
}

#[test]
fn a_company_of_which_only_the_name_is_known_is_none() {
    let seen = site(BOARD).build();
    assert!(!json_ld(&seen, "/companies/ofenbau/").contains("Organization"));
}
