//! `feeds` of site.yaml, with what can be wrong with it.

use snapbox::str;

use crate::site::check;

#[test]
fn a_feed_is_on_or_off_and_nothing_else() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
feeds:
  atom: maybe
        ^^^^^ error[E0102]: `atom` wants `true` or `false`, and this is a text
  indeed: { on: true }
          ^^^^^^^^^^^^ error[E0102]: `indeed` wants `true` or `false`, and this is a group of keys
  talnet: true
  ^^^^^^ warning[W0103]: careergen does not know `talnet` in a `feeds` of site.yaml (did you mean `talent`?)
  xing: false
  linkedin: { company_id: Sauerteig, poster_email: jobs }
                          ^^^^^^^^^ error[E0911]: `Sauerteig` is no id of a company (write the number of the company's page: `1234`)
                                                   ^^^^ error[E0911]: `jobs` is no mail address (write one address: `jobs@example.com`)

"#]]);
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
feeds: [indeed]
       ^^^^^^^^ error[E0102]: `feeds` wants a group of keys, and this is a list

"#]]);
}

#[test]
fn linkedin_wants_to_know_who_posts() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
feeds:
  linkedin: true
            ^^^^ warning[W1303]: LinkedIn wants to know who posts, and `poster_email` is not given (write `linkedin: { company_id: 1234, poster_email: jobs@example.com }`, with the address of a member there)

"#]]);
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
feeds:
  linkedin: { companyId: 1234, poster_email: "mailto:jobs@bakery.example" }
              ^^^^^^^^^ note[N0104]: `companyId` was read as `company_id` (careergen's own name for it is `company_id`)

"#]]);
}
