//! Similar roles: which ones, in which order, and why.

use careergen::model::PostingId;
use careergen::similar::{Fact, Near, Neighbours, Reason, Similar, Standing, similar};
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
    similar(site, &seen.0.derived.listed).swap_remove(number)
}

fn line(seen: &Seen, entry: &Similar) -> String {
    let site = &seen.0.site;
    let id = |id: &PostingId| site.posting(*id).id.clone();
    let Reason { fact, near } = &entry.reason;
    let fact = match fact {
        Fact::Category(category) => format!("category {}", site.category(*category).key),
        Fact::Shares(words) => format!("shares {}", words.join(" ")),
        other => format!("{other:?}"),
    };
    let near = match near {
        Some(Near::Kilometres(apart)) => format!(", {apart} km"),
        Some(near) => format!(", {near:?}"),
        None => String::new(),
    };
    let others: String = entry.others.iter().map(|other| format!(" + {}", id(other))).collect();
    format!("{} ({fact}{near}){others}\n", id(&entry.posting))
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
            "locations: [\"Zürich, Switzerland\"]\ncategory: cakes",
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
baker-munich (AlsoIn, SameCountry) + baker-paris
pastry (Title)
miller (category bread, SameCity)

"#]],
    );
    like(
        &seen,
        "miller",
        str![[r#"
baker-berlin (category bread, SameCity) + baker-munich + baker-paris

"#]],
    );
}

#[test]
fn a_page_says_where_else_the_role_is_open() {
    let seen = site(&bakery()).build();
    let text = seen.text("/jobs/baker-berlin/");
    let (elsewhere, similar) = text.split_once("Similar jobs").expect("both lists are there");
    let (_, elsewhere) =
        elsewhere.split_once("Other places for this role\n").expect("the first list is there");
    let places: Vec<&str> =
        elsewhere.lines().map(|line| line.split(',').next().unwrap_or_default()).collect();
    assert_eq!(places, ["Munich", "Paris"]);
    assert!(!similar.contains("Munich"), "what is the same is not said to be like it:\n{similar}");
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
fn twelve_are_enough_and_the_number_can_be_set() {
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
    assert_eq!(entries(&site(&many).build(), "b10").len(), 12);
    let three = format!("-- content/site.yaml --\nname: Jobs\nsimilar: {{ limit: 3 }}\n{many}");
    assert_eq!(entries(&site(&three).build(), "b10").len(), 3);
    let none = three.replace("limit: 3", "limit: 0");
    let seen = site(&none).build();
    assert_eq!(entries(&seen, "b10").len(), 0);
    assert!(!seen.text("/jobs/b10/").contains("Similar"));
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
cake-intern (Internship, SameCity)
bread-lead (category bread, SameCity)
bread-head (category bread, SameCity)

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
            similar(&seen.0.site, &seen.0.derived.listed)
        })
    };
    let one = lists(1);
    assert_eq!(one, lists(8));
    assert_eq!(one, lists(3));
}

#[test]
fn an_author_picks_what_comes_first_and_what_never_comes() {
    let text = bakery().replace(
        "title: Pastry baker\n",
        "title: Pastry baker\nsimilar: { pin: [law, books], never: [baker-paris] }\n",
    );
    let seen = site(&text).build();
    like(
        &seen,
        "pastry",
        str![[r#"
law (Picked)
books (Picked)

"#]],
    );
}

#[test]
fn ids_that_no_posting_has_are_named() {
    let at = "locations: [\"Berlin, Germany\"]";
    let text = role("baker", "Baker", &format!("{at}\nsimilar: {{ pin: [miler, baker] }}"), "You bake.")
        + &role("miller", "Miller", &format!("{at}\nsimilar: {{ never: [nobody] }}"), "You mill.");
    eq(
        site(&text).build().said(),
        str![[r#"
content/postings/baker.md:2:1: warning[W0603]: the posting does not say how to apply (add `apply_url:` or `apply_email:` here or in the company's file)
content/postings/baker.md:5:18: warning[W0913]: no posting has the id `miler` (did you mean `miller`?) (an id is a posting's `id:`, or else the name of its file)
content/postings/baker.md:5:25: warning[W0913]: `baker` is this posting itself
content/postings/miller.md:2:1: warning[W0603]: the posting does not say how to apply (add `apply_url:` or `apply_email:` here or in the company's file)
content/postings/miller.md:5:20: warning[W0913]: no posting has the id `nobody` (an id is a posting's `id:`, or else the name of its file)

"#]],
    );
}

#[test]
fn one_that_is_picked_twice_is_named() {
    let at = "locations: [\"Berlin, Germany\"]\napply_email: jobs@bakery.example";
    let picks = "similar: { pin: [miller, miller, nobody, nobody], never: [miller, baker, baker] }";
    let text = role("baker", "Baker", &format!("{at}\n{picks}"), "You bake.")
        + &role("miller", "Miller", at, "You mill.");
    let seen = site(&text).build();
    eq(
        seen.said(),
        str![[r#"
content/postings/baker.md:6:26: warning[W0914]: `miller` is named twice (once is enough)
content/postings/baker.md:6:34: warning[W0913]: no posting has the id `nobody` (an id is a posting's `id:`, or else the name of its file)
content/postings/baker.md:6:42: warning[W0913]: no posting has the id `nobody` (an id is a posting's `id:`, or else the name of its file)
content/postings/baker.md:6:59: warning[W0914]: `miller` is both to be shown and never to be (it is shown while it is open: keep the one that you mean)
content/postings/baker.md:6:67: warning[W0913]: `baker` is this posting itself
content/postings/baker.md:6:74: warning[W0913]: `baker` is this posting itself

"#]],
    );
    like(
        &seen,
        "baker",
        str![[r#"
miller (Picked, SameCity)

"#]],
    );
}

#[test]
fn a_category_of_many_hundreds_gives_each_its_nearest() {
    // More than a search looks at for one term: whom it finds is decided by what is rarer.
    let text: String = (0..500)
        .map(|number| {
            let (title, oven) = (["Baker", "Miller", "Seller", "Driver", "Packer"][number % 5], number / 5);
            let fields = "locations: [\"Berlin, Germany\"]\ncategory: bread";
            role(&format!("p{number:03}"), &format!("{title} at oven x{oven}"), fields, "You bake bread.")
        })
        .collect();
    let seen = site(&text).build();
    let (site, open) = (&seen.0.site, &seen.0.derived.listed);
    let neighbours = Neighbours::new(site, open);
    for own in ["p000", "p123", "p498"].map(|id| site.posting_by_id(id).expect("there is such a posting")) {
        let oven = |id: PostingId| {
            site.posting(id).title.rsplit(' ').next().expect("it ends with an oven").to_owned()
        };
        let compared = neighbours.explain(own);
        assert!(compared[..4].iter().all(|entry| oven(entry.posting) == oven(own)), "its own oven's first");
        // What a search finds is what comparing with each finds.
        let others = site.numbered().map(|(id, _)| id).filter(|id| *id != own);
        let best = others.map(|other| neighbours.compare(site, own, other).0.score).fold(0.0, f64::max);
        assert_eq!(compared[0].score, best);
        let listed = compared.iter().filter(|entry| matches!(entry.standing, Standing::Listed(_)));
        assert_eq!(listed.count(), 12);
    }
}

#[test]
fn a_site_sets_what_counts_how_much() {
    let second = |weights: &str| {
        let settings =
            format!("-- content/site.yaml --\nname: Jobs\nsimilar: {{ weights: {{ {weights} }} }}\n");
        let seen = site(&(settings + &bakery())).build();
        let second = entries(&seen, "baker-berlin").swap_remove(1);
        seen.0.site.posting(second.posting).id.clone()
    };
    assert_eq!(second("title: 90"), "pastry");
    assert_eq!(second("category: 500"), "miller");
    let faulty = "-- content/site.yaml --\nname: Jobs\nsimilar: { weights: { title: 1001, locaton: 4, seniority: x } }\n";
    eq(
        site(faulty).build().said(),
        str![[r#"
content/site.yaml:2:30: error[E0911]: this takes a whole number from 0 to 1000
content/site.yaml:2:36: warning[W0103]: careergen does not know `locaton` in a `similar.weights` of site.yaml
content/site.yaml:2:48: note[N0104]: `seniority` was read as `level` (careergen's own name for it is `level`)
content/site.yaml:2:59: error[E0911]: this takes a whole number from 0 to 1000

"#]],
    );
}

#[test]
fn no_list_is_filled_by_one_other_company_or_with_copies() {
    let baker = |id: usize, company: &str, title: &str| {
        let fields = format!("company: {company}\nlocations: [\"Berlin, Germany\"]");
        role(&format!("p{id:02}"), title, &fields, "You bake bread.")
    };
    let ovens = ["deck", "rack", "stone", "tunnel", "wood", "steam", "gas", "clay", "brick", "iron"];
    let text: String =
        (0..).zip(ovens).map(|(id, oven)| baker(id, "Brotfabrik", &format!("Baker {oven} oven"))).collect();
    let text = format!(
        "-- content/site.yaml --\nname: Jobs\nsimilar: {{ limit: 8 }}\n{text}{}{}{}",
        baker(90, "Alma", "Baker"),
        baker(91, "Luna", "Baker"),
        baker(92, "Sole", "Baker"),
    );
    let seen = site(&text).build();
    let companies = |id: &str| -> Vec<String> {
        let company = |entry: &Similar| seen.0.site.posting(entry.posting).company.expect("each has one");
        entries(&seen, id).iter().map(|entry| seen.0.site.company(company(entry)).key.to_string()).collect()
    };
    let brotfabrik = |id: &str| companies(id).iter().filter(|company| *company == "brotfabrik").count();
    assert_eq!(brotfabrik("p90"), 4, "half of eight");
    assert_eq!(companies("p90").len() - brotfabrik("p90"), 1, "one of two copies");
    assert!(brotfabrik("p00") > 4, "its own may");
}

#[test]
fn a_role_that_few_lists_name_gets_into_those_nearest_to_it() {
    // Thirty that have more in common with each other than with the last one.
    let crowd: String = (0..30)
        .map(|number| {
            let title = format!("Baker of rye bread number x{number}");
            role(&format!("crowd-{number:02}"), &title, "locations: [\"Berlin, Germany\"]", "You bake.")
        })
        .collect();
    let text = crowd + &role("lone", "Baker, nights", "locations: [\"Berlin, Germany\"]", "You bake.");
    let seen = site(&text).build();
    let names =
        |id: &str| entries(&seen, id).iter().any(|entry| seen.0.site.posting(entry.posting).id == "lone");
    let linked = (0..30).filter(|number| names(&format!("crowd-{number:02}"))).count();
    assert_eq!(linked, 3);
}

#[test]
fn every_posting_of_a_role_is_linked_from_three_others() {
    let text: String = (0..9)
        .map(|number| role(&format!("b{number}"), "Baker", "locations: [\"Berlin, Germany\"]", "You bake."))
        .collect();
    let seen = site(&text).build();
    for number in 0..9 {
        let link = format!("href=\"/jobs/b{number}/\"");
        let linked =
            (0..9).filter(|other| *other != number && seen.main(&format!("/jobs/b{other}/")).contains(&link));
        assert!(linked.count() >= 3, "b{number}");
    }
}

#[test]
fn names_that_both_descriptions_have_are_the_reason() {
    let at = "locations: [\"Berlin, Germany\"]";
    let text = role("engineer", "Data engineer", at, "You write Python and SQL, and meet Kafka in Berlin.")
        + &role("analyst", "Data analyst", at, "You know SQL, Excel and Python.");
    let seen = site(&text).build();
    like(
        &seen,
        "engineer",
        str![[r#"
analyst (shares SQL Python, SameCity)

"#]],
    );
    assert!(
        seen.text("/jobs/engineer/").contains("Shares SQL and Python · Same city"),
        "{}",
        seen.text("/jobs/engineer/")
    );
}
