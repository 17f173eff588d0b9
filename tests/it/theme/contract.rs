//! What a theme and careergen promise each other: the version, names of files, blocks.

use snapbox::str;

use super::BAKERY;
use crate::site::{check, eq, site};

/// What is said of a site whose theme has these files too.
fn said(files: &str) -> String {
    site(&format!("{BAKERY}{files}")).build().said()
}

#[test]
fn theme_yaml_is_read() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
theme: crust
-- themes/crust/theme.yaml --
api: 2
     ^ error[E1009]: the theme asks for version 2 of the contract, and this is version 1 (take a newer careergen, or the release of the theme that was made for this one)
name: Crust
nmae: Rye
^^^^ warning[W0103]: careergen does not know `nmae` in a theme.yaml (did you mean `name`?)
-- themes/rye/theme.yaml --
api: 7

"#]]);
}

#[test]
fn a_theme_says_for_which_version_it_was_made() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
-- themes/default/theme.yaml --
name: Crust
^^^^^^^^^^^ warning[W1010]: the theme does not say for which version of the contract it was made (write `api: 1`, for which it is taken)

"#]]);
    eq(
        said("-- themes/default/theme.yaml --\n# nothing yet\n"),
        str![[r#"
themes/default/theme.yaml: warning[W1010]: the theme does not say for which version of the contract it was made (write `api: 1`, for which it is taken)

"#]],
    );
    for (written, version) in [("one", "one"), ("0", "0"), ("[1]", "[1]"), ("1.0", "1.0")] {
        let said = said(&format!("-- themes/default/theme.yaml --\napi: {written}\n"));
        let wanted = format!(
            "themes/default/theme.yaml:1:6: error[E1009]: the theme asks for version {version} of the contract, and this is version 1 \
             (compare the theme with docs/themes.md, and write `api: 1` when it fits)\n"
        );
        assert_eq!(said, wanted);
    }
}

#[test]
fn a_theme_file_that_is_no_yaml_is_named_once() {
    eq(
        said("-- themes/default/theme.yaml --\napi: [\n"),
        str![[r#"
themes/default/theme.yaml:2:1: error[E0002]: this is not YAML: did not find expected node content

"#]],
    );
}

#[test]
fn a_name_that_is_nearly_a_theme_is_mended() {
    let text = BAKERY.replace("name: Bakery\n", "name: Bakery\ntheme: crsut\n");
    let seen = site(&format!("{text}-- themes/crust/theme.yaml --\napi: 1\n")).build();
    eq(
        seen.said(),
        str![[r#"
content/site.yaml:2:8: error[E1007]: there is no theme `crsut` (did you mean `crust`?) (make `themes/crsut/theme.yaml`, or take `theme: default`)

"#]],
    );
    let outside = BAKERY.replace("name: Bakery\n", "name: Bakery\ntheme: ../themes/crust\n");
    assert_eq!(site(&outside).build().codes(), ["E1007"]);
}

#[test]
fn templates_that_nothing_uses_are_named() {
    eq(
        said(
            "-- themes/default/templates/parts/crad.html --\nx\n\
             -- themes/default/templates/pagination.html --\nx\n\
             -- themes/default/templates/banner.html --\nx\n\
             -- themes/default/templates/.swap.html --\nx\n",
        ),
        str![[r#"
themes/default/templates/banner.html: warning[W1011]: no page and no other template uses `banner.html` (include it from a template that is used, `{% include "banner.html" %}`, or take it away)
themes/default/templates/pagination.html: warning[W1011]: no page and no other template uses `pagination.html` (did you mean `templates/parts/pagination.html`?)
themes/default/templates/parts/crad.html: warning[W1011]: no page and no other template uses `parts/crad.html` (did you mean `templates/parts/card.html`?)

"#]],
    );
}

#[test]
fn templates_that_others_use_are_not() {
    let used = "-- themes/default/templates/parts/footer.html --\n{% include \"parts/legal.html\" %}\n\
                -- themes/default/templates/parts/legal.html --\nx\n\
                -- themes/default/templates/shell.html --\n{% extends \"base.html\" %}\n\
                -- themes/default/templates/410.html --\n{% extends \"404.html\" %}\n\
                -- themes/default/templates/badge.html --\n{% component Badge(label) %}{{ label }}{% endcomponent Badge %}\n\
                -- themes/default/templates/page.html --\n{% extends \"shell.html\" %}{% block main %}{{<Badge label=\"x\" />}}{% include \"parts/footer.html\" %}{% endblock %}\n";
    assert_eq!(said(used), "");
    let commented =
        used.replace("{% include \"parts/legal.html\" %}", "{# {% include \"parts/legal.html\" %} #}");
    assert!(said(&commented).contains("`parts/legal.html`"), "{}", said(&commented));
}

#[test]
fn a_part_is_used_no_more_where_the_sites_own_template_left_it_out() {
    let files = "-- themes/default/templates/parts/breadcrumb.html --\nx\n";
    assert_eq!(said(files), "");
    let base = "-- themes/default/templates/base.html --\n<title>x</title>{% block scripts %}{% endblock %}{% block head %}{% endblock %}{% block main %}{% endblock %}\n";
    assert!(said(&format!("{files}{base}")).contains("`parts/breadcrumb.html`"));
}

#[test]
fn style_sheets_pictures_and_folders_that_nothing_uses_are_named() {
    eq(
        said(
            "-- themes/default/css/token.css --\nb { color: red }\n\
             -- themes/default/images/flavicon.svg --\n<svg/>\n\
             -- themes/default/fonts/f.woff2 --\nx\n\
             -- themes/default/template/404.html --\nx\n\
             -- themes/default/README.md --\nx\n\
             -- themes/default/sources/logo.svg --\nx\n",
        ),
        str![[r#"
themes/default/css/token.css: warning[W1011]: no style sheet imports `token.css` (did you mean `css/tokens.css`?) (write `@import "token.css";` into `css/main.css`, or take it away)
themes/default/fonts/f.woff2: warning[W1011]: nothing names `fonts/f.woff2` (name it in a template, `{{ site.assets["fonts/f.woff2"] }}`, or take it away)
themes/default/images/flavicon.svg: warning[W1011]: nothing names `images/flavicon.svg` (did you mean `images/favicon.svg`?) (name it in a template, `{{ site.assets["images/flavicon.svg"] }}`, or take it away)
themes/default/template/404.html: warning[W1011]: careergen does not look into `template/` (did you mean `templates/404.html`?)

"#]],
    );
}

#[test]
fn style_sheets_and_pictures_that_are_named_are_not() {
    let used = "-- themes/default/css/main.css --\n@import \"mine.css\";\n\
                -- themes/default/css/mine.css --\nb { background: url(\"../images/bread.svg\") }\n\
                -- themes/default/images/bread.svg --\n<svg/>\n\
                -- themes/default/js/a.js --\n\n\
                -- themes/default/images/flag-de.svg --\n<svg/>\n\
                -- themes/default/templates/404.html --\n<title>x</title><script src=\"{{ site.assets[\"js/a.js\"] }}\"></script>\
                <img src=\"{{ site.assets[\"images/\" ~ \"flag-de.svg\"] }}\" alt=\"\">\n";
    assert_eq!(said(used), "");
}

#[test]
fn a_block_that_no_template_above_has_is_named_with_its_place() {
    let seen = site(&format!(
        "{BAKERY}-- themes/default/templates/page.html --\n{{% extends \"base.html\" %}}\n{{% block mian %}}{{% endblock %}}\n"
    ))
    .build();
    let said = seen.said();
    assert!(
        said.starts_with(
            "themes/default/templates/page.html:2:10: error[E1004]: a template can't be used: Block `mian` is not defined in any parent template ("
        ),
        "{said}"
    );
    let help = seen.0.diagnostics.iter().find(|fault| fault.code.id() == "E1004").map(|fault| &fault.help);
    let help = help.unwrap();
    assert!(help.contains(&"did you mean `main`?".to_owned()), "{help:?}");
    assert!(help.last().unwrap().starts_with("the theme has the blocks `"), "{help:?}");
}

#[test]
fn reports_for_machines_have_the_place_too() {
    use careergen::base::report::{Format, render};
    let seen =
        site(&format!("{BAKERY}-- themes/default/templates/page.html --\n<main>\n{{{{ page.\n")).build();
    let shown = |format| render(format, &seen.0.diagnostics, &seen.0.sources);
    assert!(shown(Format::Github).contains("file=themes/default/templates/page.html,line=2,col="));
    assert!(shown(Format::Json).contains("\"file\":\"themes/default/templates/page.html\",\"line\":2"));
    assert!(shown(Format::Sarif).contains("\"startLine\":2"));
    let style = site(&format!(
        "{BAKERY}-- themes/default/css/main.css --\nb {{ color: red }}\n@import \"x.css\" ;;\n@media\n"
    ))
    .build();
    assert_eq!(style.codes(), ["E1005"]);
    assert!(style.said().starts_with("themes/default/css/main.css:"), "{}", style.said());
}
