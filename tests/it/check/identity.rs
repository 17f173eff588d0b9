//! Ids and addresses.

use snapbox::str;

use crate::site::{check, check_posting, site};

#[test]
fn two_files_of_one_name_in_two_folders_collide() {
    check(str![[r#"
-- content/postings/berlin/baker.md --
---
title: Baker
^^^^^^^^^^^^ this one has it
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/berlin
---
You bake rye bread.
-- content/postings/paris/baker.md --
---
title: Baker
^^^^^^^^^^^^ error[E0201]: two postings have the id `baker` (give one of them another `id:`)
locations: ["Paris, France"]
date_posted: 2026-11-02
apply_url: https://bakery.example/paris
---
You bake baguettes.

"#]]);
}

#[test]
fn an_id_given_twice_is_marked_in_both_files() {
    check(str![[r#"
-- content/postings/a.md --
---
id: b-1
    ^^^ this one has it
title: Baker
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/berlin
---
You bake rye bread.
-- content/postings/b.md --
---
title: Confectioner
id: b-1
    ^^^ error[E0201]: two postings have the id `b-1` (give one of them another `id:`)
locations: ["Paris, France"]
date_posted: 2026-11-02
apply_url: https://bakery.example/paris
---
You bake cakes.

"#]]);
}

#[test]
fn a_slug_given_twice_is_marked_in_both_files() {
    check(str![[r#"
-- content/postings/a.md --
---
title: Baker
slug: baker
      ^^^^^ this one has it
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/berlin
---
You bake rye bread.
-- content/postings/b.md --
---
title: Confectioner
slug: baker
      ^^^^^ error[E0202]: two postings want the address `/jobs/baker/` (give one of them another `slug:`, or none)
locations: ["Paris, France"]
date_posted: 2026-11-02
apply_url: https://bakery.example/paris
---
You bake cakes.

"#]]);
}

#[test]
fn what_is_no_slug_is_refused_and_one_is_offered() {
    check_posting(str![[r#"
slug: Bäcker/in
      ^^^^^^^^^ error[E0203]: `Bäcker/in` is not a slug (write `slug: baecker-in`)

"#]]);
}

#[test]
fn an_address_that_is_taken_gets_a_suffix() {
    check(str![[r#"
-- content/postings/berlin/baker.md --
---
id: b1
    ^^ this one has the address without a suffix
title: Baker
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
apply_url: https://bakery.example/berlin
---
You bake rye bread.
-- content/postings/paris/baker.md --
---
id: b2
    ^^ note[N0204]: the address became `/jobs/baker-6244e920/` (set `slug:` to choose the address yourself)
title: Baker
locations: ["Paris, France"]
date_posted: 2026-11-02
apply_url: https://bakery.example/paris
---
You bake baguettes.

"#]]);
}

#[test]
fn a_chosen_address_goes_before_one_made_from_a_name() {
    let seen = site(
        "-- content/postings/baker.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
---
You mill.
-- content/postings/z.md --
---
title: Baker
slug: baker
locations: [\"Berlin, Germany\"]
---
You bake.
",
    )
    .build();
    assert!(seen.text("/jobs/baker/").starts_with("Baker\n"));
}

#[test]
fn a_page_bundle_is_named_by_its_folder() {
    let seen = site(
        "-- content/postings/night-baker/index.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake.
",
    )
    .build();
    assert!(seen.has("/jobs/night-baker/"));
    assert_eq!(seen.0.site.postings[0].id, "night-baker");
}

#[test]
fn an_id_may_be_any_text_or_number() {
    for (written, id) in
        [("R-1001", "R-1001"), ("1001", "1001"), ("\"Bäcker 7/b\"", "Bäcker 7/b"), ("1.10", "1.10")]
    {
        let seen = crate::site::posting(&format!("id: {written}\n"));
        assert_eq!(seen.said(), "", "{written}");
        assert_eq!(seen.0.site.postings[0].id, id);
        assert!(seen.has("/jobs/baker/"), "the file's name makes the address, whatever the id");
    }
}
