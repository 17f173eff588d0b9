//! Many faults in many files, in one report.

use snapbox::str;

use crate::site::{check, eq, site};

#[test]
fn a_run_reports_all_faults_of_all_files() {
    check(str![[r#"
-- content/site.yaml --
name: Jobs
per_page: many
          ^^^^ error[E0911]: this takes a whole number from 1 to 1000
-- content/categories.yaml --
- { key: bread, name: Bread, parent: bakery }
                                     ^^^^^^ error[E0904]: no category has the key `bakery`
-- content/companies/sauerteig.yaml --
title: Sauerteig
^^^^^ note[N0104]: `title` was read as `name` (careergen's own name for it is `name`)
url: sauerteig
     ^^^^^^^^^ error[E0602]: `sauerteig` is not a web address
-- content/postings/a.md --
---
title: Baker - Berlin
^ warning[W0801]: the posting has no description (say what the work is, who is looked for, and what comes with it)
locations: ["Berlin, Germany", Entenhausen]
                               ^^^^^^^^^^^ error[E0401]: `Entenhausen` names no country (write the country too, as in `Berlin, Germany`)
date_posted: 2026-02-30
             ^^^^^^^^^^ error[E0301]: there is no 2026-02-30
salary: { min: 5, max: 4, currency: EURO }
               ^ error[E0501]: the lowest pay is above the highest (exchange the two, or mend the wrong one)
                       ^ and this is the most
                                    ^^^^ error[E0502]: `EURO` is no currency (did you mean `EUR`?)
apply_url: www.bakery.example
           ^^^^^^^^^^^^^^^^^^ error[E0602]: `www.bakery.example` is not a web address (write the whole address: `https://www.bakery.example`)
---
-- content/postings/b.yaml --
title: [Miller]
^^^^^^^^^^^^^^^ warning[W0304]: the posting does not say when it was posted (add `date_posted:` with the day it was first published)
       ^^^^^^^^ error[E0102]: `title` wants a text, and this is a list
locations: ["Berlin, Germany"]
-- content/pages/about.md --
We bake.
^^^^^^^^ error[E0910]: this page has no `title`

"#]]);
}

#[test]
fn a_broken_posting_does_not_take_the_others_down() {
    let seen = site(
        "-- content/postings/a.md --
---
title: [
---
-- content/postings/b.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake.
",
    )
    .build();
    assert_eq!(seen.0.read, 2, "a file that is no YAML is a posting that was left out");
    assert!(seen.has("/jobs/b/"));
    assert!(seen.said().contains("content/postings/a.md:3:1: error[E0002]"), "{}", seen.said());
}

#[test]
fn what_many_postings_have_wrong_in_the_same_way_is_said_once_with_its_count() {
    let postings: String = (1..=4)
        .map(|number| {
            format!(
                "-- content/postings/p{number}.md --
---
title: Baker {number}
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/{number}
colour: brown
tone: kind
---
You bake bread number {number}.
"
            )
        })
        .collect();
    eq(
        site(&postings).build().said(),
        str![[r#"
content/postings/p1.md:6:1: warning[W0103]: careergen does not know `colour` in a posting (and 3 more like this)
content/postings/p1.md:7:1: warning[W0103]: careergen does not know `tone` in a posting (and 3 more like this)

"#]],
    );
}

#[test]
fn faults_stand_in_the_order_of_the_files() {
    let seen = site(
        "-- content/postings/b.md --
---
title: Baker
locations: [Nowhere]
date_posted: tomorrow
---
-- content/postings/a.md --
---
title: Miller
locations: [Nowhere]
date_posted: tomorrow
---
",
    )
    .build();
    let said = seen.said();
    let places: Vec<&str> = said.lines().map(|line| line.split(": ").next().unwrap()).collect();
    let mut sorted = places.clone();
    sorted.sort_unstable();
    assert_eq!(places, sorted);
}
