//! What must not matter: the order and the names of files, the number of threads, the site that was there before.

use careergen::base::parallel::with_threads;
use proptest::prelude::*;

use crate::disk::{Disk, files};
use crate::site::site;

/// A role of a generated board.
#[derive(Clone, Debug)]
struct Role {
    title: usize,
    city: usize,
    kind: usize,
    day: u32,
    status: usize,
    words: usize,
}

fn role() -> impl Strategy<Value = Role> {
    (0..4usize, 0..5usize, 0..4usize, 1..25u32, 0..6usize, 0..4usize)
        .prop_map(|(title, city, kind, day, status, words)| Role { title, city, kind, day, status, words })
}

impl Role {
    /// The role as a file, with an id and an address of its own.
    fn file(&self, name: &str, number: usize) -> String {
        let title = ["Baker", "Miller", "Oven technician", "Pastry baker"][self.title];
        let city =
            ["Berlin, Germany", "Munich, Germany", "Vienna, Austria", "Graz, Austria", "Austria"][self.city];
        let kind = ["category: bread", "category: [cakes, bread]", "company: Sauerteig", "workplace: remote"]
            [self.kind];
        let status = ["open", "open", "open", "closed", "draft", "paused"][self.status];
        let words = ["You knead.", "You mill rye at night.", "You mend ovens and bake.", "You bake cakes."]
            [self.words];
        format!(
            "-- content/postings/{name}.md --\n---\nid: role-{number}\nslug: role-{number}\ntitle: {title}\nlocations: [\"{city}\"]\n{kind}\nstatus: {status}\ndate_posted: 2026-11-{:02}\napply_url: https://bakery.example/{number}\n---\n{words}\n",
            self.day
        )
    }
}

const SETTINGS: &str = "-- content/site.yaml --\nname: Board\nbase_url: https://board.example\nrules: { mute: { at-pay: invented, at-agreement: invented } }\nper_page: 3\nplaces: { countries: [DE, AT] }\n";

fn board(roles: &[Role], name: impl Fn(usize) -> String) -> String {
    let files = roles.iter().enumerate().map(|(number, role)| role.file(&name(number), number));
    SETTINGS.to_owned() + &files.collect::<String>()
}

/// Everything that can happen to a board between two builds.
#[derive(Clone, Debug)]
enum Edit {
    Put(usize, Role),
    Remove(usize),
    Rename(u32),
    Style(u8),
    PerPage(u8),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..6usize, role()).prop_map(|(number, role)| Edit::Put(number, role)),
        2 => (0..6usize).prop_map(Edit::Remove),
        1 => any::<u32>().prop_map(Edit::Rename),
        1 => any::<u8>().prop_map(Edit::Style),
        1 => (1..4u8).prop_map(Edit::PerPage),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_and_order_of_files_do_not_matter(roles in prop::collection::vec(role(), 1..6), seed in any::<u32>()) {
        let plain = site(&board(&roles, |number| format!("r{number}"))).build();
        let other = site(&board(&roles, |number| {
            let mixed = (number as u32 + 1).wrapping_mul(seed | 1);
            format!("{mixed:08x}/{}", number + 7)
        })).build();
        prop_assert!(plain.files() == other.files());
    }

    #[test]
    fn the_number_of_threads_does_not_matter(roles in prop::collection::vec(role(), 1..6)) {
        let text = board(&roles, |number| format!("r{number}"));
        let one = with_threads(1, || site(&text).build().files());
        let eight = with_threads(8, || site(&text).build().files());
        prop_assert!(one == eight);
    }

    #[test]
    fn a_site_does_not_depend_on_the_one_that_was_there_before(roles in prop::collection::vec(role(), 1..5), edits in prop::collection::vec(edit(), 1..4)) {
        let disk = Disk::new();
        let mut roles: Vec<Option<Role>> = roles.into_iter().map(Some).collect();
        roles.resize(6, None);
        let (mut extra, mut per_page) = (String::new(), 3);
        let text = |roles: &[Option<Role>], extra: &str, per_page: u8| {
            let files = roles.iter().enumerate().filter_map(|(number, role)| Some(role.as_ref()?.file(&format!("r{number}"), number)));
            SETTINGS.replace("per_page: 3", &format!("per_page: {per_page}")) + &files.collect::<String>() + extra
        };
        disk.emit(&text(&roles, &extra, per_page)).unwrap();
        for edit in edits {
            match edit {
                Edit::Put(number, role) => roles[number] = Some(role),
                Edit::Remove(number) => roles[number] = None,
                Edit::Rename(word) => extra = format!("-- content/pages/about.md --\n---\ntitle: About {word}\n---\nWe bake.\n"),
                Edit::Style(word) => extra = format!("-- themes/default/css/print.css --\n.a{word} {{ color: red }}\n"),
                Edit::PerPage(count) => per_page = count,
            }
            let text = text(&roles, &extra, per_page);
            let emitted = disk.emit(&text).unwrap();
            let fresh = Disk::new();
            let whole = fresh.emit(&text).unwrap();
            prop_assert!(disk.site() == files(&fresh.path("public")));
            prop_assert_eq!(emitted.files, whole.files);
            prop_assert_eq!(emitted.written + emitted.unchanged, emitted.files);
        }
    }
}
