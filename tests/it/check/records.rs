//! Companies, categories, pages, settings, words.

use snapbox::str;

use crate::site::{check, eq, site};

#[test]
fn a_company_spelt_nearly_right_is_offered() {
    check(str![[r#"
-- content/companies/sauerteig.yaml --
name: Sauerteig
apply_email: jobs@sauerteig.example
-- content/postings/baker.md --
---
title: Baker
company: saurteig
         ^^^^^^^^ warning[W0901]: no company has the key `saurteig` (did you mean `sauerteig`?)
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.

"#]]);
}

#[test]
fn a_company_may_be_named_by_key_or_name_or_as_schema_org_does() {
    for written in ["sauerteig", "Sauerteig & Söhne", "{ name: Sauerteig & Söhne }"] {
        let seen = site(&format!(
            "-- content/companies/sauerteig.yaml --
name: Sauerteig & Söhne
-- content/postings/baker.md --
---
title: Baker
company: {written}
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.
"
        ))
        .build();
        assert_eq!(seen.said(), "", "{written}");
        assert_eq!(seen.0.site.companies.len(), 1, "{written}");
    }
}

#[test]
fn a_posting_says_who_hires() {
    let text = "-- content/site.yaml --
name: Jobs
pay_before_interview: true
privacy_url: https://bakery.example/privacy
imprint_url: https://bakery.example/imprint
base_url: https://jobs.example
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.
";
    eq(
        site(text).build().faults(),
        str![[r#"
content/postings/baker.md:2:1: warning[W0108]: the posting does not say who hires (add `company:` here, or in `content/site.yaml` for all postings)

"#]],
    );
    let of_all = text.replace("name: Jobs\n", "name: Jobs\ncompany: Sauerteig\n");
    assert_eq!(site(&of_all).build().faults(), "");
    let own = text.replace("title: Baker\n", "title: Baker\ncompany: Sauerteig\n");
    assert_eq!(site(&own).build().faults(), "");
}

#[test]
fn a_company_needs_a_name_and_good_links() {
    check(str![[r#"
-- content/companies/nameless.yaml --
url: https://nameless.example
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0910]: this company has no `name`
-- content/companies/sauerteig.yaml --
name: Sauerteig
website: sauerteig.example
^^^^^^^ note[N0104]: `website` was read as `url` (careergen's own name for it is `url`)
         ^^^^^^^^^^^^^^^^^ error[E0602]: `sauerteig.example` is not a web address (write the whole address: `https://sauerteig.example`)
socials: [https://social.example/sauerteig, "ftp://sauerteig.example"]
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0601]: links may not begin with `ftp:` (use an `https:` or `mailto:` address)
founded: 1907
^^^^^^^ warning[W0103]: careergen does not know `founded` in a company

"#]]);
}

#[test]
fn a_category_spelt_nearly_right_is_offered() {
    check(str![[r#"
-- content/categories.yaml --
- { key: bakery, name: Bakery }
-- content/postings/baker.md --
---
title: Baker
category: [bread, bakrey]
                  ^^^^^^ warning[W0902]: no category has the key `bakrey` (did you mean `bakery`?)
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.

"#]]);
}

#[test]
fn categories_are_a_forest() {
    check(str![[r#"
-- content/categories.yaml --
- { key: bread, name: Bread, parent: cake }
                                     ^^^^ error[E0903]: `bread` is its own ancestor
- { key: cake, name: Cake, parent: bread }
- { key: rolls, name: Rolls, parent: rolls }
                                     ^^^^^ error[E0903]: `rolls` is its own ancestor
- { key: rye, name: Rye, parent: braed }
                                 ^^^^^ error[E0904]: no category has the key `braed` (did you mean `bread`?)

"#]]);
}

#[test]
fn a_category_has_a_name_and_a_key_of_its_own() {
    check(str![[r#"
-- content/categories.yaml --
- { key: bread, name: Bread }
- { key: bread, name: Loaves }
         ^^^^^ error[E0905]: another record has the key `bread`
- { keywords: [cake] }
  ^^^^^^^^^^^^^^^^^^^^ error[E0910]: this category has no `name`

"#]]);
}

#[test]
fn a_page_needs_a_title() {
    check(str![[r#"
-- content/pages/about.md --
---
description: Who we are
^^^^^^^^^^^^^^^^^^^^^^^ error[E0910]: this page has no `title`
---
We bake.

"#]]);
}

#[test]
fn a_page_in_a_language_that_the_site_does_not_have_says_so() {
    check(str![[r#"
-- content/pages/about.md --
---
title: About
language: de
          ^^ error[E0907]: the site does not have this language (add it to `languages` in `content/site.yaml`)
---
We bake.

"#]]);
}

#[test]
fn the_address_of_the_site_is_a_whole_one() {
    check(str![[r#"
-- content/site.yaml --
name: Jobs
base_url: careers.bakery.example
          ^^^^^^^^^^^^^^^^^^^^^^ error[E0906]: `careers.bakery.example` is not the address of a site (write it with its scheme: `https://careers.example.com`)

"#]]);
}

#[test]
fn settings_outside_their_range_fall_back() {
    check(str![[r#"
-- content/site.yaml --
name: Jobs
per_page: 0
          ^ error[E0911]: this takes a whole number from 1 to 1000
similar: { limit: 500 }
                  ^^^ error[E0911]: this takes a whole number from 0 to 50
expiry: { keep_days: soon }
                     ^^^^ error[E0911]: this takes a whole number from 0 to 3650
places: { countries: [DACH, Atlantis] }
                            ^^^^^^^^ error[E0911]: `Atlantis` is no country or grouping (write codes, names or groupings: `DE`, `Germany`, `DACH`)

"#]]);
}

#[test]
fn a_language_without_words_is_named() {
    check(str![[r#"
-- content/site.yaml --
name: Jobs
languages: [en, tlh]
                ^^^ error[E0907]: careergen has no words in `tlh` (it has words in `en`, `de`)

"#]]);
}

#[test]
fn a_site_without_a_name_is_told_so() {
    eq(
        site("-- content/site.yaml --\nbase_url: https://careers.bakery.example\n").build().faults(),
        str![[r#"
content/site.yaml:1:1: note[N0912]: the site has no `name`

"#]],
    );
    eq(
        site("-- content/pages/about.md --\n# About\n").build().faults(),
        str![[r#"
content/pages/about.md:1:3: note[N0106]: the title was taken from this heading (front matter can say more: `title:`, `locations:`, `date_posted:`)
site: note[N0912]: there is no `content/site.yaml` (write `name:` and `base_url:` in it; until then the site is called Jobs)

"#]],
    );
}

#[test]
fn words_of_the_site_are_replaced_by_their_names() {
    check(str![[r#"
-- content/strings/en.yaml --
posting.aply: Apply now!
^^^^^^^^^^^^ warning[W0908]: there is no string `posting.aply` (did you mean `posting.apply`?)
nav.jobs: [Jobs]
          ^^^^^^ error[E0102]: `nav.jobs` wants a text, and this is a list
-- content/strings/tlh.yaml --
nav.jobs: Qu'
^^^^^^^^^^^^^ error[E0907]: the file's name is no language that careergen has words in

"#]]);
}

#[test]
fn a_translation_that_nobody_will_see_is_mentioned() {
    check(str![[r#"
-- content/postings/baker.md --
---
title: Baker
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
translations:
  de:
  ^^ note[N0909]: the site has no language `de` (add it to `languages` in `content/site.yaml`)
    title: Bäckerei-Fachkraft
---
You bake bread.

"#]]);
}

#[test]
fn a_translation_has_a_title_of_its_own() {
    check(str![[r#"
-- content/site.yaml --
name: Jobs
languages: [en, de]
-- content/postings/baker.md --
---
title: Baker
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
translations:
  de:
    description: Du backst Brot.
    ^^^^^^^^^^^ error[E0101]: this translation has no title
---
You bake bread.

"#]]);
}

#[test]
fn two_files_that_want_one_address_are_told_apart() {
    check(str![[r#"
-- content/pages/jobs.md --
---
title: Jobs
^^^^^^^^^^^ error[E1006]: `/jobs/` is already taken by a page of the site (give it another name)
---
Our jobs.
-- static/robots.txt --
User-agent: *
^ static/robots.txt: error[E1006]: `/robots.txt` is already taken by a page of the site (give it another name)

"#]]);
}

#[test]
fn a_theme_that_is_not_there_is_named() {
    check(str![[r#"
-- content/site.yaml --
name: Jobs
theme: fancy
       ^^^^^ error[E1007]: there is no theme `fancy` (make `themes/fancy/theme.yaml`, or take `theme: default`)

"#]]);
}

#[test]
fn a_country_has_one_statement() {
    check(str![[r#"
-- content/site.yaml --
name: Jobs
base_url: https://jobs.bakery.example
statements:
  IT: One.
  Italy: Two.
         ^^^^ error[E0911]: Italy has two statements (write both into one)
  EU: Three.
      ^^^^^^ error[E0911]: `EU` is no country (write its code: `IT`)

"#]]);
}
