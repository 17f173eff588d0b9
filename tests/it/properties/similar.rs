//! One more posting changes what comparing everything anew would change, and nothing else.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use careergen::base::{Date, Env, Tree};
use careergen::model::{PostingId, Site};
use careergen::pipeline::{self, Known};
use careergen::similar::{Bounds, Fact, Neighbours, Similar};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::site::TODAY;

/// So narrow that a few dozen postings reach every one: most are outside of the sample, lists are cut, candidates fall away.
fn bounds() -> impl Strategy<Value = Bounds> {
    (6..24usize, 3..32usize, 2..16usize, 2..12usize).prop_map(|(sample, list, body, candidates)| Bounds {
        sample,
        list,
        body,
        candidates: NonZeroUsize::new(candidates).expect("it is more than 1"),
    })
}

/// What a posting is made of: each number chooses one of few words, so that roles meet.
#[derive(Clone, Debug)]
struct Made {
    title: [usize; 2],
    company: usize,
    place: usize,
    category: usize,
    body: [usize; 4],
    day: u8,
    closed: bool,
    names: Option<(bool, usize)>,
    /// Of what few postings have: a level, a second place, work from elsewhere, a kind of employment, HTML, another language.
    rare: [Option<usize>; 6],
}

fn made() -> impl Strategy<Value = Made> {
    let words = (any::<[usize; 2]>(), any::<[usize; 4]>());
    let ties = (any::<usize>(), any::<usize>(), any::<usize>());
    let rest = (1u8..23, prop::bool::weighted(0.15), prop::option::weighted(0.2, any::<(bool, usize)>()));
    let rare = prop::array::uniform6(prop::option::weighted(0.2, any::<usize>()));
    (words, ties, rest, rare).prop_map(
        |((title, body), (company, place, category), (day, closed, names), rare)| Made {
            title,
            company,
            place,
            category,
            body,
            day,
            closed,
            names,
            rare,
        },
    )
}

fn one<'w>(words: &[&'w str], number: usize) -> &'w str {
    words[number % words.len()]
}

fn text(number: usize, made: &Made, count: usize) -> String {
    let title = [
        one(&["Senior baker", "Baker", "Junior miller", "Head of bread", "Intern"], made.title[0]),
        one(&["cakes", "rye", "night shift", "", "ovens"], made.title[1]),
    ];
    let body: Vec<&str> = made
        .body
        .iter()
        .map(|word| one(&["knead", "mill", "deliver", "count", "teach", "sell", "clean", "plan"], *word))
        .collect();
    let similar = made.names.map_or_else(String::new, |(shown, other)| {
        let key = if shown { "pin" } else { "never" };
        format!("similar: {{ {key}: [p{:02}] }}\n", other % count)
    });
    const PLACES: [&str; 4] = ["Berlin, Germany", "Potsdam, Germany", "Paris, France", "Porto, Portugal"];
    const RARE: [[&str; 2]; 6] = [
        ["seniority: senior\n", "seniority: intern\n"],
        ["", ""],
        ["workplace: remote\nremote_from: [DACH]\n", "workplace: remote\nremote_from: [FR, PT]\n"],
        ["employment_type: part_time\n", "employment_type: intern\n"],
        ["body_format: html\n", "body_format: text\n"],
        ["language: de\n", "language: fr\n"],
    ];
    let rare: String = made
        .rare
        .iter()
        .zip(RARE)
        .filter_map(|(which, lines)| which.map(|which| one(&lines, which)))
        .collect();
    let also = made.rare[1].map_or_else(String::new, |place| format!(", \"{}\"", one(&PLACES, place)));
    format!(
        "-- content/postings/p{number:02}.md --\n---\ntitle: {}\ncompany: {}\nlocations: [\"{}\"{also}]\ncategory: {}\n\
         date_posted: 2026-11-{:02}\nstatus: {}\n{rare}{similar}---\n<p>{}</p>\n",
        title.join(" "),
        one(&["Sauerteig", "Brotfabrik", "Alma"], made.company),
        one(&PLACES, made.place),
        one(&["bread", "cakes", "office"], made.category),
        made.day,
        if made.closed { "closed" } else { "open" },
        body.join(" "),
    )
}

fn known(all: &[Made], without: Option<usize>) -> Known {
    let files = (0..).zip(all).filter(|(number, _)| Some(*number) != without);
    let text: String = files.map(|(number, made)| text(number, made, all.len())).collect();
    pipeline::know(Tree::from_text(&text), &Env::on(Date::parse(TODAY).expect("a date")), |_| {})
}

/// Everything in a list by ids, which stay when a posting comes.
fn entries(site: &Site, neighbours: &Neighbours) -> BTreeMap<String, Vec<String>> {
    let id = |id: PostingId| site.posting(id).id.clone();
    let entry = |entry: &Similar| {
        let others: Vec<String> = entry.others.iter().map(|other| id(*other)).collect();
        let fact = match &entry.reason.fact {
            Fact::Category(category) => site.category(*category).key.to_string(),
            fact => format!("{fact:?}"),
        };
        format!("{} {others:?} {} {fact} {:?}", id(entry.posting), entry.rest, entry.reason.near)
    };
    let all = neighbours.all(site);
    site.numbered().zip(all).map(|((own, _), list)| (id(own), list.iter().map(entry).collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_more_posting_is_what_a_full_run_makes_of_it(all in vec(made(), 12..90), bounds in bounds(), chosen in any::<[prop::sample::Index; 3]>()) {
        let whole = known(&all, None);
        let (site, open) = (&whole.site, &whole.derived.listed);
        let full = entries(site, &Neighbours::within(site, open, bounds));
        for number in chosen.map(|chosen| chosen.index(all.len())) {
            let before = known(&all, Some(number));
            let mut neighbours = Neighbours::within(&before.site, &before.derived.listed, bounds);
            let old = entries(&before.site, &neighbours);
            let new = site.posting_by_id(&format!("p{number:02}")).expect("it was put in");
            let changed = neighbours.add(site, new, open);
            prop_assert_eq!(&entries(site, &neighbours), &full);
            for (id, posting) in site.numbered().filter(|(id, _)| !changed.contains(id)) {
                prop_assert!(id != new);
                prop_assert_eq!(&old[&posting.id], &full[&posting.id], "{} was not said to change", posting.id);
            }
        }
    }
}

#[test]
fn most_postings_touch_few_lists() {
    let all: Vec<Made> = (0..60)
        .map(|number| Made {
            title: [number % 5, number / 5 % 5],
            company: number % 3,
            place: number % 4,
            category: number % 3,
            body: [number, number / 2, number / 3, number / 5],
            day: 1 + (number % 20) as u8,
            closed: false,
            names: None,
            rare: [None; 6],
        })
        .collect();
    let whole = known(&all, None);
    let (site, open) = (&whole.site, &whole.derived.listed);
    let bounds = Bounds { sample: 6, ..Bounds::default() };
    let all_changed = |number: &usize| {
        let before = known(&all, Some(*number));
        let mut neighbours = Neighbours::within(&before.site, &before.derived.listed, bounds);
        let new = site.posting_by_id(&format!("p{number:02}")).expect("it was put in");
        neighbours.add(site, new, open).len() == site.postings.len()
    };
    assert!((0..60).filter(all_changed).count() < 20, "or the property above is one of full runs only");
}
