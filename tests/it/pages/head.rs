//! What a page says of itself to search engines, browsers and those who show previews of links.

use snapbox::str;

use crate::site::{check, eq, site};

const BAKERY: &str = "-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example/careers
languages: [en, de]
image: share/bread.gif
-- static/share/bread.gif --
GIF89aAAAA a picture
-- static/share/über.gif --
GIF89aBABA a picture
-- content/companies/crust.yaml --
name: Crust
image: /share/über.gif
-- content/postings/baker.md --
---
title: Baker
company: crust
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread.
-- content/postings/miller.md --
---
title: Miller
company: Grist
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/miller
---
You mill flour.
";

/// The elements of a head that don't change with the theme's bytes.
fn head(text: &str, path: &str) -> String {
    let page = site(text).build().file(path);
    let lines = page.lines().take_while(|line| !line.starts_with("</head>"));
    let own = lines.filter(|line| line.starts_with("<meta ") || line.starts_with("<link rel=\"canonical\""));
    let own = own.filter(|line| !line.contains("http-equiv") && !line.contains("theme-color"));
    own.map(|line| format!("{line}\n")).collect()
}

#[cfg(not(feature = "og-images"))]
#[test]
fn a_posting_shows_the_picture_of_its_company() {
    eq(
        head(BAKERY, "/jobs/baker/"),
        str![[r#"
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="You bake bread.">
<link rel="canonical" href="https://jobs.bakery.example/careers/jobs/baker/">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Bakery">
<meta property="og:title" content="Baker">
<meta property="og:description" content="You bake bread.">
<meta property="og:locale" content="en_GB">
<meta property="og:url" content="https://jobs.bakery.example/careers/jobs/baker/">
<meta property="og:image" content="https://jobs.bakery.example/careers/share/%C3%BCber.gif">
<meta property="og:image:width" content="16706">
<meta property="og:image:height" content="16706">
<meta property="og:image:alt" content="Crust">
<meta name="twitter:card" content="summary_large_image">
<meta name="color-scheme" content="light dark">

"#]],
    );
}

#[cfg(not(feature = "og-images"))]
#[test]
fn whose_company_has_none_shows_the_sites() {
    let image = |path| {
        let head = head(BAKERY, path);
        head.lines().find(|line| line.contains("\"og:image\"")).unwrap_or_default().to_owned()
    };
    let site = "<meta property=\"og:image\" content=\"https://jobs.bakery.example/careers/share/bread.gif\">";
    let own =
        "<meta property=\"og:image\" content=\"https://jobs.bakery.example/careers/share/%C3%BCber.gif\">";
    assert_eq!(image("/jobs/miller/"), site);
    assert_eq!(image("/"), site);
    assert_eq!(image("/de/locations/germany/"), site);
    assert_eq!(image("/companies/crust/"), own);
    assert_eq!(image("/de/companies/crust/"), own);
    assert_eq!(image("/404.html"), "");
}

#[cfg(not(feature = "og-images"))]
#[test]
fn a_page_without_a_picture_asks_for_a_small_preview() {
    let head = head(&BAKERY.replace("image: ", "# "), "/jobs/baker/");
    assert!(!head.contains("og:image"), "{head}");
    assert!(head.contains("<meta name=\"twitter:card\" content=\"summary\">"), "{head}");
}

#[test]
fn a_description_is_cut_where_nobody_would_show_more() {
    let long = format!("description: {}\n", "Bread and cakes. ".repeat(30));
    let head = head(&BAKERY.replace("languages:", &format!("{long}languages:")), "/");
    let line = head.lines().find(|line| line.contains("name=\"description\"")).unwrap();
    assert!(line.len() < 260 && line.contains("Bread and cakes."), "{line}");
}

#[test]
fn browsers_draw_their_bars_in_the_colour_of_the_themes_paper() {
    let colors = |css: &str| {
        let page = site(&format!("{BAKERY}-- themes/default/css/tokens.css --\n{css}\n")).build().file("/");
        let lines = page.lines().filter(|line| line.contains("theme-color"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    eq(
        colors(
            ":root { --paper: #fffaf0 } @media (prefers-color-scheme: dark) { :root { --paper: #101010 } }",
        ),
        str![[r##"
<meta name="theme-color" content="#fffaf0" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#101010" media="(prefers-color-scheme: dark)">

"##]],
    );
    eq(colors(":root { --paper: color-mix(in oklch, red, var(--x)) }"), str![""]);
}

#[test]
fn a_picture_that_can_t_be_used_is_named() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
image: share/braed.gif
       ^^^^^^^^^^^^^^^ warning[W0916]: there is no `static/share/braed.gif` (did you mean `share/bread.gif`?)
-- content/companies/a.yaml --
name: A
image: a.svg
       ^^^^^ warning[W0916]: link previews don't show `.svg` (save it as PNG, JPEG or WebP, best 1200 by 630 pixels)
-- content/companies/b.yaml --
name: B
image: b.png
       ^^^^^ warning[W0916]: `static/b.png` is no picture that can be read (save it as PNG, JPEG or WebP, best 1200 by 630 pixels)
-- content/companies/c.yaml --
name: C
image: https://cdn.example/c.png
       ^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0602]: a picture is a file of `static/`, not an address elsewhere (put the picture into `static/` and write its path there: `logos/northwind.svg`)
-- static/share/bread.gif --
GIF89aAAAA a picture
-- static/a.svg --
<svg/>
-- static/b.png --
not a picture

"#]]);
}

#[test]
fn a_picture_may_be_too_small() {
    let small = "GIF89a0\0AA a picture";
    let seen = site(&BAKERY.replace("GIF89aBABA a picture", small)).build();
    eq(
        seen.said(),
        str![[r#"
content/companies/crust.yaml:2:8: warning[W0916]: 48 by 16705 pixels are too small for link previews (make it 1200 by 630 pixels)

"#]],
    );
}

/// Pictures that are drawn.
#[cfg(feature = "og-images")]
mod drawn {
    use std::collections::BTreeSet;

    use careergen::base::media::pixels;
    use careergen::base::{Body, OutPath};

    use super::{BAKERY, head};
    use crate::site::{Seen, site};

    /// The pictures in `assets/`, with what they were made for.
    fn pictures(seen: &Seen) -> BTreeSet<OutPath> {
        let output = seen.0.output.as_ref().unwrap();
        output.items.keys().filter(|path| path.as_str().starts_with("assets/preview-")).cloned().collect()
    }

    fn image(text: &str, path: &str) -> String {
        let head = head(text, path);
        let line = head.lines().find(|line| line.contains("\"og:image\"")).unwrap_or_default();
        line.split('"').nth(3).unwrap_or_default().to_owned()
    }

    #[test]
    fn each_company_and_category_with_a_posting_has_one() {
        let text = BAKERY
            .replace("image: ", "# ")
            .replace("company: crust\n", "company: crust\ncategory: [Baking]\n");
        let seen = site(&text).build();
        // The site in two languages; Crust, Crust's baking and Grist say the same in both.
        let found = pictures(&seen);
        assert_eq!(found.len(), 5, "{found:?}");
        let base = "https://jobs.bakery.example/careers/";
        let on = |path: &str| {
            let image = image(&text, path);
            let inner = image.strip_prefix(base).unwrap_or_else(|| panic!("{image}")).to_owned();
            assert!(found.contains(&OutPath::new(&inner).unwrap()), "{path}: {inner}");
            inner
        };
        let all = ["/", "/jobs/baker/", "/companies/crust/", "/companies/grist/"].map(on);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 4, "{all:?}");
        assert_eq!(on("/jobs/miller/"), on("/companies/grist/"), "it is in no category");
        assert_eq!(on("/jobs/"), on("/"));
    }

    #[test]
    fn they_are_made_when_they_are_asked_for_and_are_as_large_as_is_said() {
        let seen = site(BAKERY).build();
        let output = seen.0.output.as_ref().unwrap();
        for path in pictures(&seen) {
            let Body::Page { by, page } = &output.items[&path].body else {
                panic!("{path} is there already")
            };
            assert_eq!(pixels(&by.render(*page).bytes), Some((1200, 630)));
        }
        assert!(head(BAKERY, "/jobs/baker/").contains("og:image:width\" content=\"1200\""));
    }

    #[test]
    fn a_picture_of_ones_own_stands_where_none_says_more() {
        assert!(image(BAKERY, "/").ends_with("/share/bread.gif"));
        assert!(image(BAKERY, "/companies/crust/").ends_with("/share/%C3%BCber.gif"));
        assert!(image(BAKERY, "/jobs/baker/").contains("/assets/preview-"));
        // The font has no Hebrew.
        let other = BAKERY.replace("name: Crust", "name: מאפייה");
        assert!(image(&other, "/jobs/baker/").ends_with("/share/%C3%BCber.gif"));
    }

    #[test]
    fn another_colour_makes_another_picture_and_another_posting_none() {
        let more = format!(
            "{BAKERY}-- content/postings/other.md --\n---\ntitle: Shop assistant\ncompany: crust\nlocations: [\"Paris, France\"]\n---\nYou sell.\n"
        );
        assert_eq!(pictures(&site(BAKERY).build()), pictures(&site(&more).build()));
        let red = format!("{BAKERY}-- themes/default/css/tokens.css --\n:root {{ --accent: #a00000 }}\n");
        assert!(pictures(&site(BAKERY).build()).is_disjoint(&pictures(&site(&red).build())));
    }
}
