//! Texts that would break a file if they could.

use proptest::prelude::*;

use super::{ALL, BOARDS, elements, texts, with};
use crate::site::site;

const ODD: &str = "a ]]> b </script> c 🥐 d \u{1}\u{b} e \u{fffe}\u{202e} f & <b>g</b> \"h\" 'i'";

/// The roles with odd words wherever a person can write some.
fn odd(text: &str) -> String {
    with(ALL)
        .replace("title_suffix: (m/f/d)", "title_suffix: \"]]> (m/f/d)\"")
        .replace("title: Baker\n", "title: 'Baker ]]> & <i>🥐</i>'\n")
        .replace("name: Sauerteig & Söhne", "name: 'Sauerteig ]]> & <Söhne>'")
        .replace("requisition_id: R-7", "requisition_id: 'R ]]> 7'")
        .replace("You bake *bread* with us", text)
}

#[test]
fn no_text_breaks_a_file() {
    let seen = site(&odd(ODD)).build();
    for (board, job) in BOARDS {
        let file = seen.file(&format!("/feeds/{board}.xml"));
        well_formed(&file);
        assert!(!elements(&file, job).is_empty(), "{board}");
    }
    for path in ["/feed.xml", "/sitemap-jobs.xml", "/locations/germany/feed.xml"] {
        well_formed(&seen.file(path));
    }
    for path in ["/feed.json", "/jobs/baker/posting.json", "/changes.json"] {
        let json: serde_json::Value = serde_json::from_str(&seen.file(path)).unwrap();
        assert!(json.is_object(), "{path}");
    }
    let indeed = seen.file("/feeds/indeed.xml");
    let description = texts(&indeed, "description").into_iter().find(|text| text.contains("🥐")).unwrap();
    assert!(description.contains("a ]]&gt; b  c 🥐 d"), "{description}");
    let titles = texts(&indeed, "title");
    assert!(titles.iter().any(|title| title == "Baker ]]> & <i>🥐</i>"), "{titles:?}");
    assert!(indeed.contains("<![CDATA[R ]]]]><![CDATA[> 7]]>"), "{indeed}");
}

#[test]
fn a_description_has_the_elements_that_its_board_takes_and_no_others() {
    let text = "# Head\n\n1. one\n\n- two\n\n> three\n\n`four` ~~five~~ [six](https://a.example) ![seven](/logo.svg)\n\n<dl><dt>eight</dt><dd>nine</dd></dl>\n\n| ten |\n|---|\n| eleven |\n\n";
    let seen = site(&odd(text)).build();
    let takes = [
        ("indeed", "b h1 h2 h3 h4 h5 h6 br p ul li strong em table thead tbody tr th td"),
        ("linkedin", "p br b strong em i u ul ol li"),
        ("jooble", "p br b strong em i u ul ol li h2 h3 h4 h5 h6 table thead tbody tr th td"),
        ("adzuna", "p br b strong em i u ul ol li h2 h3 h4 h5 h6 table thead tbody tr th td"),
        ("xing", "p br b strong em i u ul ol li h2 h3 h4 h5 h6"),
        ("talent", "p br b strong em i u ul ol li h2 h3 h4 h5 h6"),
    ];
    for (board, tags) in takes {
        let file = seen.file(&format!("/feeds/{board}.xml"));
        let html = texts(&file, "description").into_iter().find(|text| text.contains("eleven")).unwrap();
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            assert!(
                tags.split(' ').any(|taken| taken == tag.trim_start_matches('/')),
                "{tag} for {board}: {html}"
            );
        }
        for word in ["Head", "one", "two", "three", "four", "five", "six", "eight", "nine", "ten", "eleven"] {
            assert!(html.contains(word), "{word} for {board}: {html}");
        }
    }
}

/// Words with what ends CDATA, elements and scripts in them, and characters that XML does not have.
pub(crate) fn words() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        prop::sample::select(vec![
            "]]>",
            "]]",
            ">",
            "<![CDATA[",
            "</script>",
            "<!--",
            "&#0;",
            "&amp;",
            "<b>",
            "</p>",
            "\u{0}",
            "\u{b}",
            "\u{fffe}",
            "\u{ffff}",
            "\u{202b}",
            "\u{7f}",
            "🥐",
            "שלום",
            "\n",
            "\n\n- ",
            "| a |\n|---|\n",
            "\"",
            "'",
            "\\",
            "{{ x }}",
        ])
        .prop_map(str::to_owned),
        "\\PC{1,8}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(pieces, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_in_any_field_leave_every_file_whole(
        title in words(), suffix in words(), company in words(), reference in words(), street in words(), text in words()
    ) {
        let site_of = with(ALL);
        let (settings, _) = site_of.split_once("-- content/companies/").unwrap();
        // A text of JSON is one of YAML.
        let yaml = |text: &str| serde_json::to_string(text).unwrap();
        let posting = format!(
            "-- content/postings/baker.yaml --\nid: baker\nslug: baker\ntitle: {}\ntitle_suffix: {}\ncompany: {}\nrequisition_id: {}\n\
             locations: [{{ country: DE, city: Berlin, street: {} }}]\ndate_posted: 2026-11-02\napply_url: https://bakery.example/\ndescription: {}\n",
            yaml(&format!("a{title}")), yaml(&suffix), yaml(&format!("a{company}")), yaml(&reference), yaml(&street), yaml(&format!("a {text}"))
        );
        let seen = site(&format!("{settings}{posting}")).build();
        let is_published = seen.has("/jobs/baker/");
        for (board, job) in BOARDS {
            let file = seen.file(&format!("/feeds/{board}.xml"));
            well_formed(&file);
            prop_assert_eq!(elements(&file, job).len(), usize::from(is_published), "{}: {}", board, seen.said());
        }
        for path in ["/feed.xml", "/locations/germany/feed.xml", "/sitemap.xml"] {
            well_formed(&seen.file(path));
        }
        for path in ["/feed.json", "/changes.json"] {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&seen.file(path)).is_ok(), "{}", path);
        }
    }
}

/// Whether tags close in the order in which they open, CDATA ends, and nothing stands there that XML has not.
pub(crate) fn well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>").expect("a declaration");
    assert!(!xml.contains(|c: char| c.is_control() && !"\t\n\r".contains(c) || c == '\u{fffe}'), "{xml}");
    while let Some(at) = rest.find('<') {
        let (text, from) = rest.split_at(at);
        assert!(!text.contains("]]>") && !text.contains(" & "), "{text}");
        if let Some(inner) = from.strip_prefix("<![CDATA[") {
            rest = inner.split_once("]]>").expect("CDATA that ends").1;
            continue;
        }
        let (tag, after) = from[1..].split_once('>').expect("a tag that ends");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{xml}"),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap_or(tag)),
        }
        rest = after;
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
}
