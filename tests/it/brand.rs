//! `brand` of the settings: what becomes of it in the style sheet and the header, and which colours can't be read.

use snapbox::str;

use crate::site::{check, eq, site};

const SETTINGS: &str = "-- static/logo.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
    -- static/logo-dark.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n\
    -- static/fonts/loaf.woff2 --\nx\n\
    -- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example/careers\n";

/// The finished style sheet of a site with this brand.
fn sheet(brand: &str) -> String {
    let seen = site(&format!("{SETTINGS}brand: {{ {brand} }}\n")).build();
    assert_eq!(seen.said(), "", "{brand}");
    let files = seen.files();
    let sheet = files.into_iter().find(|(name, _)| name.ends_with(".css"));
    sheet.expect("there is a style sheet").1
}

/// What a brand adds to the style sheet, a rule a line.
fn adds(brand: &str) -> String {
    let (plain, own) = (sheet(""), sheet(brand));
    let added = own.strip_prefix(&plain).unwrap_or_else(|| panic!("{brand} changes the theme's own rules"));
    added.replace("}}", "}}\n").replace("swap}", "swap}\n")
}

#[test]
fn one_accent_brings_all_that_goes_with_it() {
    eq(
        adds("accent: \"#06704b\""),
        str![[r#"
@media screen and (prefers-color-scheme:light){:root{--accent:#06704b;--accent-deep:#025337;--band:#06704b;--band-ink:#faf6ee;--band-line:#559171;--on-accent:#ffffff}}
@media screen and (prefers-color-scheme:dark){:root{--accent:#3c946d;--accent-deep:#53aa82;--band:#004129;--band-ink:#f5f0e5;--band-line:#446a53;--on-accent:#000000}}

"#]],
    );
}

#[test]
fn what_is_given_is_not_worked_out() {
    eq(
        adds(
            "accent: \"#0a7a53\", accent_dark: \"#7fe0b8\", band: \"#123\", band_dark: \"#001\", paper: \"#fff\"",
        ),
        str![[r#"
@media screen and (prefers-color-scheme:light){:root{--accent:#0a7a53;--accent-deep:#015d3e;--band:#112233;--band-ink:#faf6ee;--band-line:#44515e;--on-accent:#ffffff;--paper:#ffffff;--paper-deep:#f5f5f4;--rule:#d9d8d8;--rule-strong:#858381}}
@media screen and (prefers-color-scheme:dark){:root{--accent:#7fe0b8;--accent-deep:#96f7ce;--band:#000011;--band-ink:#f5f0e5;--band-line:#242d41;--on-accent:#000000}}

"#]],
    );
}

#[test]
fn on_a_light_accent_the_words_are_black() {
    let added = adds("accent_dark: \"#ffd400\", band: \"#ffd400\"");
    assert!(added.contains("--on-accent:#000000") && added.contains("--band-ink:#000000"), "{added}");
    let added = adds("accent: \"#8a3324\", on_accent: \"#fff5e0\"");
    assert!(added.contains("--on-accent:#fff5e0"), "{added}");
}

#[test]
fn a_theme_without_a_dark_mode_has_one_brand() {
    let seen = site(&format!(
        "{SETTINGS}brand: {{ accent: \"#06704b\", accent_dark: \"#7fe0b8\" }}\n-- themes/default/css/tokens.css --\n:root {{ --paper: #fff; --ink: #000 }}\n"
    ))
    .build();
    assert_eq!(seen.said(), "");
    let files = seen.files();
    let (_, sheet) = files.iter().find(|(name, _)| name.ends_with(".css")).expect("a style sheet");
    assert_eq!(sheet.matches("--accent:#06704b").count(), 2, "in light and in dark mode");
    assert!(!sheet.contains("#7fe0b8"), "on light paper it could not be read");
}

#[test]
fn families_and_font_files_become_stacks() {
    eq(
        adds("font: Inter, heading_font: [fonts/loaf.woff2, Iowan Old Style, serif], radius: 0"),
        str![[r#"
@font-face{font-family:"Brand Heading";src:url("/careers/fonts/loaf.woff2");font-weight:100 900;font-display:swap}
:root{--sans:"Inter",sans-serif;--display:"Brand Heading","Iowan Old Style",serif;--serif:"Brand Heading","Iowan Old Style",serif;--radius:0}
"#]],
    );
}

#[test]
fn a_logo_stands_in_the_header_for_the_name_and_says_it() {
    let html = site(&format!("{SETTINGS}brand: {{ logo: logo.svg, logo_dark: /logo-dark.svg }}\n"))
        .build()
        .file("/");
    let header = html.split("<header").nth(1).and_then(|rest| rest.split("<nav").next()).unwrap_or_default();
    eq(
        header.trim(),
        str![[r#"
class="site-header">
<div class="wrap site-header-row">
<a class="site-logo" href="/careers/"><picture><source srcset="/careers/logo-dark.svg" media="(prefers-color-scheme: dark)"><img src="/careers/logo.svg" alt="Bakery" height="36"></picture></a>
"#]],
    );
}

#[test]
fn faults_of_the_brand_are_named_where_they_stand() {
    check(str![[r##"
-- static/logos/bakery.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
brand:
  accent: #2b39cf
  ^^^^^^ error[E0911]: `accent` has no colour (write it in quotes, `"#2b39cf"`: without them `#` begins a comment)
  acent_dark: "#aaaaff"
  ^^^^^^^^^^ warning[W0103]: careergen does not know `acent_dark` in a `brand` of site.yaml (did you mean `accent_dark`?)
  band: tomato
        ^^^^^^ error[E0911]: `tomato` is no colour that is read here (write an opaque one as `"#2b39cf"`, or as a function of CSS such as `oklch(0.45 0.2 270)`)
  band_dark: 123456
             ^^^^^^ error[E0911]: this is no colour that is read here (write an opaque one as `"#2b39cf"`, or as a function of CSS such as `oklch(0.45 0.2 270)`)
  paper: "#ffffff80"
         ^^^^^^^^^^^ error[E0911]: `#ffffff80` is no colour that is read here (write an opaque one as `"#2b39cf"`, or as a function of CSS such as `oklch(0.45 0.2 270)`)
  font: "Loaf; } body { color: red"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0911]: `Loaf; } body { color: red` is neither a family of fonts nor a font file of `static/` (write families and files, best first: `[fonts/inter.woff2, Arial, sans-serif]`)
  heading_font: ../loaf.woff2
                ^^^^^^^^^^^^^ error[E0911]: `../loaf.woff2` is neither a family of fonts nor a font file of `static/` (write families and files, best first: `[fonts/inter.woff2, Arial, sans-serif]`)
  logo: logos/bakry.svg
        ^^^^^^^^^^^^^^^ error[E0911]: there is no file `static/logos/bakry.svg` (did you mean `logos/bakery.svg`?)
  logo_dark: https://elsewhere.example/logo.svg
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0602]: a logo is a file of `static/`, not an address elsewhere (put the picture into `static/` and write its path there: `logos/northwind.svg`)
  radius: 4
          ^ error[E0911]: `4` is not a length (write `0`, `4px` or `0.5rem`)

"##]]);
}

#[test]
fn a_brand_that_can_be_read_says_nothing_and_a_yellow_one_does() {
    check(str![[r##"
-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
brand:
  accent: "#ffd400"
          ^^^^^^^^^ warning[W1012]: `--accent` on `--paper` has a contrast of 1.30:1 in light mode, and text needs 4.5:1 (`--accent` could be `#7d6706` instead of `#ffd400`)
          ^^^^^^^^^ warning[W1012]: `--accent` on `--paper-deep` has a contrast of 1.18:1 in light mode, and text needs 4.5:1 (`--accent` could be `#7d6706` instead of `#ffd400`)
  band: "#ffd400"

"##]]);
    check(str![[r##"
-- content/site.yaml --
name: Bakery
base_url: https://bakery.example
brand:
  accent: "#8a3324"
          ^^^^^^^^^ warning[W1012]: `--accent` on `--paper` has a contrast of 1.81:1 in dark mode, and text needs 4.5:1
          ^^^^^^^^^ warning[W1012]: `--accent` on `--paper-deep` has a contrast of 1.64:1 in dark mode, and text needs 4.5:1
  on_accent: "#c08040"
             ^^^^^^^^^ warning[W1012]: `--on-accent` on `--accent` has a contrast of 2.48:1 in light mode, and text needs 4.5:1 (`--on-accent` could be `#f7b474` instead of `#c08040`)
             ^^^^^^^^^ warning[W1012]: `--on-accent` on `--accent-deep` has a contrast of 2.48:1 in light mode, and text needs 4.5:1 (`--on-accent` could be `#f7b474` instead of `#c08040`)
  paper_dark: "#777"

"##]]);
}

/// A theme whose tokens are these, before those of the built-in one.
fn tokens(css: &str) -> String {
    let settings = "-- content/site.yaml --\nname: Bakery\nbase_url: https://bakery.example\n";
    let main = "@import \"tokens.css\";\n@import \"mine.css\";\n";
    format!("{settings}-- themes/default/css/main.css --\n{main}-- themes/default/css/mine.css --\n{css}\n")
}

#[test]
fn a_themes_own_tokens_are_judged_in_both_modes() {
    eq(
        site(&tokens(":root { --soft: #a98; --ink-soft: var(--soft); }\n@media (prefers-color-scheme: dark) { :root { --ink-soft: #aaa397; --paper: oklch(0.5 0 0) } }"))
            .build()
            .said(),
        str![[r#"
themes/default/css/mine.css: warning[W1012]: `--ink-soft` on `--paper` has a contrast of 2.51:1 in light mode, and text needs 4.5:1 (`--ink-soft` could be `#766757` instead of `#aa9988`)
themes/default/css/mine.css: warning[W1012]: `--ink-soft` on `--paper-deep` has a contrast of 2.28:1 in light mode, and text needs 4.5:1 (`--ink-soft` could be `#766757` instead of `#aa9988`)
themes/default/css/mine.css: warning[W1012]: `--ink-soft` on `--paper` has a contrast of 2.40:1 in dark mode, and text needs 4.5:1 (`--ink-soft` could be `#e7e0d3` instead of `#aaa397`)
themes/default/css/mine.css: warning[W1012]: `--accent` on `--paper` has a contrast of 3.12:1 in dark mode, and text needs 4.5:1 (`--paper` could be `#3a3a3a` instead of `#636363`)
themes/default/css/mine.css: warning[W1012]: `--accent-deep` on `--paper` has a contrast of 4.07:1 in dark mode, and text needs 4.5:1 (`--paper` could be `#3a3a3a` instead of `#636363`)

"#]],
    );
}

#[test]
fn what_is_the_same_in_both_modes_is_said_once() {
    let theme = "-- themes/default/css/main.css --\n:root { --paper: #fff; --ink: #999; --accent: #000 }\n";
    eq(
        site(&format!("{SETTINGS}brand: {{ accent: \"#ffd400\" }}\n{theme}")).build().said(),
        str![[r#"
themes/default/css/main.css: warning[W1012]: `--ink` on `--paper` has a contrast of 2.84:1 in light mode, and text needs 4.5:1 (`--ink` could be `#757575` instead of `#999999`)
content/site.yaml:3:18: warning[W1012]: `--accent` on `--paper` has a contrast of 1.43:1 in light mode, and text needs 4.5:1 (`--accent` could be `#8d7402` instead of `#ffd400`)

"#]],
    );
}

#[test]
fn what_only_a_browser_can_work_out_is_not_judged() {
    for css in [
        ":root { --ink: color-mix(in oklab, var(--paper) 95%, black); }",
        ":root { --ink: rgb(255 255 255 / 20%); }",
        ":root { --ink: var(--ink-soft); --ink-soft: var(--ink); }",
        ".card { --ink: #eee; }",
        "@media print { :root { --ink: #eee; } }",
        "@media (min-width: 60rem) { :root { --ink: #eee; } }",
        ":root { --ink: currentcolor; }",
    ] {
        assert_eq!(site(&tokens(css)).build().said(), "", "{css}");
    }
    for css in [
        ":root { --ink: light-dark(#1d1b18, #222); }",
        "@layer mine { :root { @media (prefers-color-scheme: dark) { --ink: #222; } } }",
        "@media screen and (prefers-color-scheme: dark) { html, :root { --ink: hsl(0 0% 13%); } }",
    ] {
        let said = site(&tokens(css)).build().said();
        assert!(said.contains("`--ink` on `--paper`") && said.contains("in dark mode"), "{css}: {said}");
        assert!(!said.contains("in light mode"), "{css}: {said}");
    }
}

#[test]
fn view_transitions_are_kept_for_those_who_like_motion() {
    let sheet = sheet("");
    let motion = sheet.split("@media (prefers-reduced-motion:no-preference)").nth(1).unwrap_or_default();
    assert!(motion.starts_with("{@view-transition{navigation:auto}"), "{sheet}");
}

#[test]
fn browsers_draw_their_bars_in_the_paper_of_the_brand() {
    let seen = site("-- content/site.yaml --\nname: Bakery\nbase_url: https://jobs.bakery.example\nbrand: { paper: \"#ffeedd\", paper_dark: \"#220011\" }\n").build();
    let html = seen.file("/");
    let bars: Vec<&str> = html
        .lines()
        .filter_map(|line| line.split_once("<meta name=\"theme-color\" "))
        .map(|(_, rest)| rest)
        .collect();
    assert_eq!(
        bars,
        [
            "content=\"#ffeedd\" media=\"(prefers-color-scheme: light)\">",
            "content=\"#220011\" media=\"(prefers-color-scheme: dark)\">"
        ]
    );
}
