//! Similar roles: which ones, in which order, and why.

use careergen::model::PostingId;
use careergen::similar::{Reason, Similar, similar};
use snapbox::data::Inline;
use snapbox::str;

use crate::site::{Seen, eq, site};

/// The roles like one, a line each: `id (reason) + others`.
fn like(seen: &Seen, id: &str, expected: Inline) {
    eq(entries(seen, id).iter().map(|entry| line(seen, entry)).collect::<String>(), expected);
}

fn entries(seen: &Seen, id: &str) -> Vec<Similar> {
    let site = &seen.0.site;
    let number = site.postings.iter().position(|posting| posting.id == id).expect("there is such a posting");
    similar(site, &seen.0.derived.listed, site.config.similar).swap_remove(number)
}

fn line(seen: &Seen, entry: &Similar) -> String {
    let site = &seen.0.site;
    let id = |id: &PostingId| site.posting(*id).id.clone();
    let reason = match &entry.reason {
        Reason::SameCategory(category) => format!("category {}", site.category(*category).key),
        other => format!("{other:?}"),
    };
    let others: String = entry.others.iter().map(|other| format!(" + {}", id(other))).collect();
    format!("{} ({reason}){others}\n", id(&entry.posting))
}

fn role(id: &str, title: &str, fields: &str, body: &str) -> String {
    format!(
        "-- content/postings/{id}.md --\n---\ntitle: {title}\ndate_posted: 2026-11-02\n{fields}\n---\n{body}\n"
    )
}

/// A bakery in three cities and its office.
fn bakery() -> String {
    [
        role(
            "baker-berlin",
            "Baker",
            "locations: [\"Berlin, Germany\"]\ncategory: bread",
            "You knead and bake rye bread at night.",
        ),
        role(
            "baker-paris",
            "Baker",
            "locations: [\"Paris, France\"]\ncategory: bread",
            "You knead and bake baguettes at night.",
        ),
        role(
            "baker-munich",
            "Baker",
            "locations: [\"Munich, Germany\"]\ncategory: bread",
            "You knead and bake pretzels at night.",
        ),
        role(
            "miller",
            "Miller",
            "locations: [\"Berlin, Germany\"]\ncategory: bread",
            "You mill the rye for our bread at night.",
        ),
        role(
            "pastry",
            "Pastry baker",
            "locations: [\"Vienna, Austria\"]\ncategory: cakes",
            "You bake cakes and knead dough.",
        ),
        role(
            "books",
            "Accountant",
            "locations: [\"Berlin, Germany\"]\ncategory: office",
            "You keep the books and pay the bills.",
        ),
        role(
            "law",
            "Lawyer",
            "locations: [\"Lisbon, Portugal\"]\ncategory: law",
            "Contracts, disputes, courts.",
        ),
    ]
    .concat()
}

#[test]
fn the_same_role_elsewhere_is_one_entry_and_stands_first() {
    let seen = site(&bakery()).build();
    like(
        &seen,
        "baker-berlin",
        str![[r#"
baker-munich (AlsoIn) + baker-paris
miller (category bread)
pastry (Shares(["Baker"]))
books (SameCountry)

"#]],
    );
    like(
        &seen,
        "miller",
        str![[r#"
baker-berlin (category bread) + baker-munich + baker-paris
books (SameCountry)
pastry (Shares(["You"]))

"#]],
    );
}

#[test]
fn a_page_says_where_else_the_role_is_open() {
    let seen = site(&bakery()).build();
    let text = seen.text("/jobs/baker-berlin/");
    assert!(text.contains("Also in Munich + Paris"), "{text}");
    assert_eq!(text.lines().filter(|line| *line == "Baker").count(), 2, "heading and one entry:\n{text}");
}

#[test]
fn nothing_is_like_itself() {
    let seen = site(&bakery()).build();
    for posting in &seen.0.site.postings {
        for entry in entries(&seen, &posting.id) {
            assert_ne!(seen.0.site.posting(entry.posting).id, posting.id);
            assert!(entry.others.iter().all(|other| seen.0.site.posting(*other).id != posting.id));
        }
    }
}

#[test]
fn closed_roles_are_never_recommended_but_have_recommendations() {
    let text = bakery().replace("title: Miller\n", "title: Miller\nstatus: closed\n");
    let seen = site(&text).build();
    for posting in &seen.0.site.postings {
        let listed = &seen.0.derived.listed;
        let shown = entries(&seen, &posting.id);
        assert!(shown.iter().all(|entry| listed.contains(&entry.posting)));
        assert!(shown.iter().flat_map(|entry| &entry.others).all(|other| listed.contains(other)));
    }
    assert!(!entries(&seen, "miller").is_empty());
}

#[test]
fn ten_are_enough_and_the_number_can_be_set() {
    let many: String = (10..40)
        .map(|number| {
            let words = format!("You bake bread of kind {number}, knead and shape it.");
            role(
                &format!("b{number}"),
                &format!("Baker of kind x{number}"),
                "locations: [\"Berlin, Germany\"]\ncategory: bread",
                &words,
            )
        })
        .collect();
    assert_eq!(entries(&site(&many).build(), "b10").len(), 10);
    let three = format!("-- content/site.yaml --\nname: Jobs\nsimilar: {{ limit: 3 }}\n{many}");
    assert_eq!(entries(&site(&three).build(), "b10").len(), 3);
    let none = three.replace("limit: 3", "limit: 0");
    let seen = site(&none).build();
    assert_eq!(entries(&seen, "b10").len(), 0);
    assert!(!seen.text("/jobs/b10/").contains("Similar"));
}

#[test]
fn what_two_roles_share_is_named_as_the_reason() {
    let seen = site(&bakery()).build();
    let miller = entries(&seen, "miller");
    let category = miller.iter().find(|entry| seen.0.site.posting(entry.posting).title == "Baker").unwrap();
    assert!(matches!(category.reason, Reason::SameCategory(_)), "{category:?}");
    let pastry = entries(&seen, "pastry");
    assert!(matches!(&pastry[0].reason, Reason::Shares(words) if words == &["baker"]), "{pastry:?}");
}

#[test]
fn interns_are_shown_internships() {
    let level =
        |kind: &str| format!("locations: [\"Berlin, Germany\"]\ncategory: bread\nemployment_type: {kind}");
    let text = [
        role(
            "baker-intern",
            "Bread internship",
            &level("intern"),
            "You learn to bake bread and knead dough.",
        ),
        role("cake-intern", "Cake internship", &level("intern"), "You learn to decorate cakes."),
        role(
            "bread-head",
            "Bread head",
            &level("full_time"),
            "You bake bread and knead dough, and lead others.",
        ),
        role("bread-lead", "Bread lead", &level("full_time"), "You bake bread and knead dough."),
    ]
    .concat();
    let seen = site(&text).build();
    like(
        &seen,
        "baker-intern",
        str![[r#"
cake-intern (category bread)
bread-lead (category bread)
bread-head (category bread)

"#]],
    );
    let others = entries(&seen, "bread-lead");
    assert_eq!(seen.0.site.posting(others[0].posting).id, "bread-head", "and others are not");
}

#[test]
fn a_role_with_nothing_in_common_stays_alone() {
    let seen = site(&bakery()).build();
    let ids: Vec<_> =
        entries(&seen, "law").iter().map(|entry| seen.0.site.posting(entry.posting).id.clone()).collect();
    assert_eq!(ids, [""; 0]);
}

#[test]
fn the_same_site_has_the_same_neighbours_on_any_number_of_threads() {
    let text = bakery();
    let lists = |threads| {
        careergen::base::parallel::with_threads(threads, || {
            let seen = site(&text).build();
            similar(&seen.0.site, &seen.0.derived.listed, 10)
        })
    };
    let one = lists(1);
    assert_eq!(one, lists(8));
    assert_eq!(one, lists(3));
}
