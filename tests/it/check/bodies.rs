//! Descriptions, links and ways to apply.

use snapbox::str;

use crate::site::{check, check_posting, eq, posting, site};

#[test]
fn a_posting_without_a_description_says_too_little() {
    check(str![[r#"
-- content/postings/baker.md --
---
title: Baker
^ warning[W0801]: the posting has no description (say what the work is, who is looked for, and what comes with it)
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---

"#]]);
}

#[test]
fn a_description_does_more_than_repeat_the_title() {
    check(str![[r#"
-- content/postings/baker.md --
---
title: Baker
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---

# Baker
^^^^^^^ warning[W0802]: the description only repeats the title (say what the work is, who is looked for, and what comes with it)

"#]]);
}

#[test]
fn a_page_copied_with_its_summary_says_the_same_twice() {
    check(str![[r#"
-- content/postings/ovens.md --
---
title: Oven technician
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
We look after two hundred deck ovens between Lübeck and Graz. You drive out, listen, open the hood and mend what hums wrongly.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it stands here already

## What you do

- You find faults by ear and by meter, and write down what you heard so that others learn from it.
- You plan your own week.

## Summary

We look after two hundred deck ovens between Lübeck and Graz. You drive out, listen, open the hood and mend what hums wrongly.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W0803]: the description says the same twice (remove one of the two)

You find faults by ear and by meter, and write down what you heard so that others learn from it.

"#]]);
}

#[test]
fn headings_and_short_lines_may_come_back() {
    let seen = site(
        "-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
## Early shift

Monday to Friday, 4 to 12.

You bake rye.

## Late shift

Monday to Friday, 4 to 12.

You bake wheat.
",
    )
    .build();
    assert_eq!(seen.said(), "");
}

#[test]
fn scripts_and_handlers_are_named_where_they_stand() {
    check(str![[r#"
-- content/postings/baker.md --
---
title: Baker
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
Du backst Brötchen. <script>alert(1)</script>
                    ^^^^^^^^ warning[W0804]: `script` is removed from the text

<p onclick="alert(2)">Früh.</p>
^^^^^^^^^^^^^^^^^^^^^^ warning[W0804]: `onclick` is removed from the text

<iframe src="https://video.example"></iframe>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W0804]: `iframe` is removed from the text

"#]]);
}

#[test]
fn links_that_lead_nowhere_safe_are_named_where_they_stand() {
    check(str![[r#"
-- content/postings/baker.md --
---
title: Baker
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
Käse. [Apply](javascript:alert(1)), [there](//evil.example), [here](https://bakery.example), [home](/jobs/).
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W0605]: the link to `javascript:alert(1)` is dropped (use an `https:` or `mailto:` address, or a path on this site)
                                    ^^^^^^^^^^^^^^^^^^^^^^^ warning[W0605]: the link to `//evil.example` is dropped (use an `https:` or `mailto:` address, or a path on this site)

<a href="data:text/html,x">Data</a>
^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[W0605]: the link to `data:text/html,x` is dropped (use an `https:` or `mailto:` address, or a path on this site)

"#]]);
}

#[test]
fn a_description_nested_too_deeply_is_refused() {
    let text = format!(
        "-- content/postings/baker.md --\n---\ntitle: Baker\nlocations: [\"Berlin, Germany\"]\n---\n{} deep\n",
        ">".repeat(150)
    );
    let seen = site(&text).build();
    assert!(seen.said().contains("error[E0805]"), "{}", seen.said());
    assert!(seen.0.site.postings.is_empty());
}

#[test]
fn an_address_that_runs_code_is_refused() {
    check_posting(str![[r#"
apply_url: "javascript:alert(1)"
           ^^^^^^^^^^^^^^^^^^^^^ error[E0601]: links may not begin with `javascript:` (use an `https:` or `mailto:` address)

"#]]);
}

#[test]
fn an_address_has_scheme_and_host() {
    check_posting(str![[r#"
apply_url: bakery.example/apply
           ^^^^^^^^^^^^^^^^^^^^ error[E0602]: `bakery.example/apply` is not a web address (write the whole address: `https://bakery.example/apply`)

"#]]);
}

#[test]
fn an_address_carries_no_password() {
    check_posting(str![[r#"
apply_url: https://me:secret@bakery.example/
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0602]: this address holds a user name or a password

"#]]);
}

#[test]
fn a_mail_address_is_no_web_address() {
    check_posting(str![[r#"
apply_url: jobs@bakery.example
           ^^^^^^^^^^^^^^^^^^^ error[E0602]: this is an e-mail address, not a web address (write `mailto:jobs@bakery.example`, or use `apply_email`)

"#]]);
}

#[test]
fn a_mail_address_is_a_single_one() {
    check_posting(str![[r#"
apply_url:
apply_email: jobs at bakery.example
             ^^^^^^^^^^^^^^^^^^^^^^ error[E0604]: `jobs at bakery.example` is not an e-mail address (write one address, such as `jobs@example.com`)

"#]]);
}

#[test]
fn a_posting_says_how_to_apply() {
    check_posting(str![[r#"
apply_url:
^^^^^^^^^^ warning[W0603]: the posting does not say how to apply (add `apply_url:` or `apply_email:` here or in the company's file)

"#]]);
}

#[test]
fn there_are_many_ways_to_apply() {
    for fields in [
        "apply_url: https://bakery.example/apply?job=7&from=site\n",
        "apply_url: \"mailto:jobs@bakery.example\"\n",
        "apply_url:\napply_email: jobs@bakery.example\n",
        "apply_url:\napply_email: \"mailto:jobs@bakery.example\"\n",
    ] {
        assert_eq!(posting(fields).said(), "", "{fields}");
    }
}

#[test]
fn a_text_or_a_company_that_says_where_to_write_is_enough() {
    let by_text = "-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
---
You bake. Send three loaves, or write to jobs@bakery.example.
";
    assert_eq!(site(by_text).build().said(), "");
    let by_company = "-- content/companies/sauerteig.yaml --
name: Sauerteig
apply_email: jobs@sauerteig.example
-- content/postings/baker.md --
---
title: Baker
company: sauerteig
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
---
You bake.
";
    assert_eq!(site(by_company).build().said(), "");
}

#[test]
fn a_description_in_yaml_is_marked_where_it_stands() {
    let seen = site(
        "-- content/postings/baker.yaml --
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
description: |
  You bake bread.

  See [this](javascript:alert(1)).
",
    )
    .build();
    eq(
        seen.said(),
        str![[r#"
content/postings/baker.yaml:8:7: warning[W0605]: the link to `javascript:alert(1)` is dropped (use an `https:` or `mailto:` address, or a path on this site)

"#]],
    );
}
