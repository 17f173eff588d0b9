//! Files that are not what they should be: no YAML, no front matter, other line ends.

use snapbox::str;

use crate::site::{check, check_posting, eq, site};

const BAKER: &str = "-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.
";

#[test]
fn a_colon_inside_a_text_needs_quotes() {
    check_posting(str![[r#"
title: Lead: Data
           ^ error[E0002]: this is not YAML: mapping values are not allowed (a text with a colon in it needs quotes: `title: "Lead: Data"`)

"#]]);
}

#[test]
fn a_tab_is_no_indentation() {
    check_posting(str![[r#"
salary:
	min: 42000
^ error[E0002]: this is not YAML: found character that cannot start any token (indent with spaces, not with tabs)

"#]]);
}

#[test]
fn a_quote_must_be_closed() {
    check_posting(str![[r#"
title: "Baker
locations: ["Berlin, Germany"]
             ^ error[E0002]: this is not YAML: did not find expected key
date_posted: 2026-11-02
apply_url: https://bakery.example/apply
---
You bake bread.

"#]]);
}

#[test]
fn front_matter_must_be_closed() {
    check(str![[r#"
-- content/postings/baker.md --
---
^^^ error[E0003]: this front matter is not closed (put a line of `---` between the fields and the description)
title: Baker

You bake bread.

"#]]);
}

#[test]
fn toml_front_matter_is_named_as_such() {
    check(str![[r#"
-- content/postings/baker.md --
+++
^^^ error[E0009]: the front matter is TOML, not YAML
title = "Baker"
+++
You bake bread.

"#]]);
}

#[test]
fn a_key_may_stand_once() {
    check_posting(str![[r#"
title: Baker
salary: { min: 42000, currency: EUR }
title: Pastry baker
^^^^^ error[E0005]: `title` is given twice

"#]]);
}

#[test]
fn a_key_inside_a_group_may_stand_once() {
    check_posting(str![[r#"
salary: { min: 42000, min: 43000, currency: EUR }
                      ^^^ error[E0005]: `min` is given twice

"#]]);
}

#[test]
fn aliases_that_blow_up_a_document_are_refused() {
    check(str![[r#"
-- content/postings/bomb.yaml --
a: &a ["a long text that is used again and again", "a long text that is used again and again"]
       ^ error[E0008]: this document says more than is written in it, or is nested too deeply
b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
title: [*b, *b, *b, *b, *b, *b, *b, *b]

"#]]);
}

#[test]
fn front_matter_that_is_a_list_is_no_posting() {
    check(str![[r#"
-- content/postings/baker.md --
---
- title: Baker
^^^^^^^^^^^^^^ error[E0102]: the front matter is a list, not keys and values
---
You bake bread.

"#]]);
}

#[test]
fn a_yaml_file_holds_keys_or_records() {
    check(str![[r#"
-- content/postings/baker.yaml --
just a sentence
^^^^^^^^^^^^^^^ error[E0102]: this file holds neither keys nor a list of records

"#]]);
}

#[test]
fn an_item_of_a_list_must_be_a_record() {
    check(str![[r#"
-- content/categories.yaml --
- { key: bread, name: Bread }
- cakes
  ^^^^^ error[E0102]: this item is a text, not a record

"#]]);
}

#[test]
fn a_word_processors_file_is_passed_over_once_for_its_kind() {
    let text = format!(
        "{BAKER}-- content/postings/a.docx --\nWords.\n-- content/postings/b.docx --\nMore.\n-- content/notes/c.txt --\nAside.\n"
    );
    eq(
        site(&text).build().said(),
        str![[r#"
content/notes/c.txt: note[N0010]: `c.txt` is not read
content/postings/a.docx: note[N0010]: `a.docx` is not read (and 1 more like this)

"#]],
    );
}

#[test]
fn editors_own_files_are_nobodys_business() {
    let text =
        format!("{BAKER}-- content/postings/.baker.md.swp --\nx\n-- content/postings/baker.md~ --\nx\n");
    assert_eq!(site(&text).build().said(), "");
}

#[test]
fn a_list_of_postings_has_the_right_line_for_the_third() {
    check(str![[r#"
-- content/postings/all.yaml --
- title: Baker
  locations: ["Berlin, Germany"]
  date_posted: 2026-11-02
  apply_url: https://bakery.example/1
  description: You bake bread.
- title: Confectioner
  locations: ["Berlin, Germany"]
  date_posted: 2026-11-02
  apply_url: https://bakery.example/2
  description: You make chocolates.
- title: Miller
  locations: ["Berlin, Germany"]
  date_posted: 2026-13-02
               ^^^^^^^^^^ error[E0301]: there is no 2026-13-02 (did you mean 2026-02-13?)
  apply_url: https://bakery.example/3
  description: You mill rye.

"#]]);
}

#[test]
fn what_a_list_item_lacks_is_said_where_it_begins() {
    check(str![[r#"
-- content/postings/all.yaml --
- title: Baker
  locations: ["Berlin, Germany"]
  date_posted: 2026-11-02
  apply_url: https://bakery.example/1
  description: You bake bread.
- locations: ["Berlin, Germany"]
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0101]: this posting has no title (add `title:`)
  date_posted: 2026-11-02
  apply_url: https://bakery.example/2
  description: You make chocolates.

"#]]);
}

#[test]
fn the_first_heading_is_the_title_where_there_is_no_front_matter() {
    check(str![[r#"
-- content/postings/baker.md --

^ error[E0402]: the posting does not say where the work is (add `locations: ["City, Country"]`, or `workplace: remote` with `remote_from:`)
^ warning[W0304]: the posting does not say when it was posted (add `date_posted:` with the day it was first published)
# Baker
  ^^^^^ note[N0106]: the title was taken from this heading (front matter can say more: `title:`, `locations:`, `date_posted:`)

You bake bread in Berlin, Germany. Write to jobs@bakery.example.

"#]]);
}

#[test]
fn front_matter_without_a_title_takes_the_first_heading() {
    check(str![[r#"
-- content/postings/baker.md --
---
locations: ["Berlin, Germany"]
date_posted: 2026-11-02
---
# Baker #
  ^^^^^ note[N0106]: the title was taken from this heading (front matter can say more: `title:`, `locations:`, `date_posted:`)

You bake bread. Write to jobs@bakery.example.

"#]]);
}

#[test]
fn an_empty_file_of_markdown_lacks_everything_and_one_of_yaml_holds_nothing() {
    eq(
        site("-- content/postings/empty.md --\n-- content/postings/empty.yaml --\n").build().said(),
        str![[r#"
content/postings/empty.md:1:1: error[E0101]: this posting has no title (add `title:`)
content/postings/empty.md:1:1: error[E0402]: the posting does not say where the work is (add `locations: ["City, Country"]`, or `workplace: remote` with `remote_from:`)
content/postings/empty.md:1:1: warning[W0304]: the posting does not say when it was posted (add `date_posted:` with the day it was first published)

"#]],
    );
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = BAKER.replace('\n', "\r\n");
    let seen = site(&text).build();
    assert_eq!(seen.said(), "");
    assert!(seen.has("/jobs/baker/"));
    let wrong = text.replace("2026-11-02", "02.11.2026");
    eq(
        site(&wrong).build().said(),
        str![[r#"
content/postings/baker.md:4:14: error[E0302]: `02.11.2026` is not a date (write year-month-day: `2026-11-02`)

"#]],
    );
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let marked = BAKER.replace("--\n---\n", "--\n\u{feff}---\n");
    assert_eq!(site(&marked).build().said(), "");
    let yaml = "-- content/postings/a.yaml --\n\u{feff}titel: Baker\nlocations: [\"Berlin, Germany\"]\ndate_posted: 2026-11-02\ntitle: Baker\ndescription: Write to jobs@bakery.example.\n";
    eq(
        site(yaml).build().said(),
        str![[r#"
content/postings/a.yaml:1:1: warning[W0103]: careergen does not know `titel` in a posting (did you mean `title`?)

"#]],
    );
}

#[test]
fn a_missing_final_newline_changes_nothing() {
    let seen = site(BAKER.trim_end()).build();
    assert_eq!(seen.said(), "");
    assert!(seen.text("/jobs/baker/").contains("You bake bread."));
    let yaml = "-- content/postings/a.yaml --\ntitle: Baker\nlocations: [\"Berlin, Germany\"]\ndescription: Write to jobs@bakery.example.\ndate_posted: never";
    eq(
        site(yaml).build().said(),
        str![[r#"
content/postings/a.yaml:4:14: error[E0302]: `never` is not a date (write year-month-day: `2026-11-02`)

"#]],
    );
}

#[test]
fn three_dots_close_front_matter_too() {
    let seen = site(&BAKER.replace("\n---\nYou", "\n...\nYou")).build();
    assert_eq!(seen.said(), "");
    assert!(seen.text("/jobs/baker/").contains("You bake bread."));
}

#[test]
fn a_rule_of_dashes_in_the_text_is_not_front_matter() {
    let seen = site(&BAKER.replace("bread.\n", "bread.\n\n---\n\nAnd cake.\n")).build();
    assert_eq!(seen.said(), "");
    assert!(seen.text("/jobs/baker/").contains("And cake."));
}
