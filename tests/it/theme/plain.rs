//! `themes/plain`, which keeps the contract with little: a whole site is made with it, and it stays small.

use std::path::Path;

use careergen::base::{Date, Entry, Env, RelPath, Severity};
use careergen::load::disk::read_tree;
use careergen::pipeline;

use crate::disk::files;
use crate::site::{Seen, TODAY};

/// The repository's own content, with the theme.
fn demo() -> Seen {
    let mut tree = read_tree(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let settings = RelPath::new("content/site.yaml").unwrap();
    let Some(Entry::Bytes(bytes)) = tree.files.get(&settings) else { panic!("the demo has settings") };
    let text = format!("{}\ntheme: plain\n", std::str::from_utf8(bytes).unwrap());
    tree.files.insert(settings, Entry::Bytes(text.into_bytes().into()));
    Seen(pipeline::build(tree, &Env::on(Date::parse(TODAY).unwrap()), |_| {}))
}

#[test]
fn the_demo_is_made_with_it_without_a_fault() {
    let seen = demo();
    let weighty = |found: &[careergen::base::Diagnostic]| {
        let weighty = found.iter().filter(|fault| fault.severity() >= Severity::Warning);
        weighty.map(|fault| format!("{} {}\n", fault.code, fault.message)).collect::<String>()
    };
    assert_eq!(weighty(&seen.0.diagnostics), "");
    // Every page is made, and looked at for dead links, doubled ids and missing titles.
    assert_eq!(weighty(&seen.judged()), "");
    let posting = seen.file("/jobs/accessibility-researcher/");
    assert!(posting.contains("<article>\n<h1>Accessibility Researcher</h1>"), "its own template is used");
    assert!(posting.contains("\"@type\":\"JobPosting\""), "for search engines it is the same page");
    assert!(!posting.contains("<script src"), "it runs nothing");
    for path in
        ["/", "/jobs/", "/locations/", "/locations/germany/", "/companies/voltmoor/", "/about/", "/404.html"]
    {
        assert!(seen.file(path).contains("<a class=\"skip\""), "{path}");
    }
}

#[test]
fn it_stays_small_and_fits_every_screen() {
    let theme = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/plain"));
    let sheets = theme.iter().filter(|(path, _)| path.starts_with("css/"));
    let style: String = sheets.map(|(_, bytes)| std::str::from_utf8(bytes).unwrap()).collect();
    assert!(style.lines().count() <= 200, "{} lines", style.lines().count());
    for needed in ["(prefers-color-scheme: dark)", "@media print", ":focus-visible"] {
        assert!(style.contains(needed), "{needed}");
    }
    // What is said of left and right is wrong where people write from right to left.
    for physical in ["left", "right", "width:", "height:", "margin-top", "margin-bottom"] {
        let found = style.lines().find(|line| {
            let property = line.trim().split(':').next().unwrap_or_default();
            line.contains(':')
                && line.trim().ends_with(';')
                && property.contains(physical.trim_end_matches(':'))
                && !property.starts_with("--")
                && !property.contains("line-height")
        });
        assert_eq!(found, None);
    }
}
