//! Feeds of lists, and how pages name them.

use snapbox::str;

use super::with;
use crate::site::{eq, site};

/// The feed of Germany, but for its JobPosting.
fn germany() -> (String, serde_json::Value) {
    let text = site(&with("")).build().file("/locations/germany/feed.json");
    let mut feed: serde_json::Value = serde_json::from_str(&text).unwrap();
    let markup = feed["items"][0].as_object_mut().unwrap().remove("_jobposting").unwrap();
    (serde_json::to_string_pretty(&feed).unwrap(), markup)
}

#[test]
fn a_json_feed_holds_each_role_with_its_text() {
    eq(
        germany().0,
        str![[r#"
{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Bread & Ovens: Jobs in Germany",
  "home_page_url": "https://jobs.bakery.example/locations/germany/",
  "feed_url": "https://jobs.bakery.example/locations/germany/feed.json",
  "language": "en",
  "authors": [
    {
      "name": "Bread & Ovens",
      "url": "https://jobs.bakery.example"
    }
  ],
  "items": [
    {
      "id": "tag:jobs.bakery.example,2026-01-01:posting/baker",
      "url": "https://jobs.bakery.example/jobs/baker/",
      "title": "Baker",
      "content_html": "<p>You bake <em>bread</em> with us, every day but Monday, in the old bakehouse by the market, and show others how it is done.</p>\n<h2 id=\"jd-what-you-do\">What you do</h2>\n<ol>\n<li>Kneading, <a href=\"https://jobs.bakery.example/about/\">as ever</a></li>\n<li>Shaping &amp; baking at &lt; 250 °C</li>\n</ol>",
      "summary": "Vienna and Berlin. You bake bread with us, every day but Monday, in the old bakehouse by the market, and show others how it is done. What you do Kneading, as ever Shaping & baking at < 250 °C",
      "date_published": "2026-11-20T00:00:00Z",
      "date_modified": "2026-11-22T00:00:00Z",
      "authors": [
        {
          "name": "Sauerteig & Söhne",
          "url": "https://www.sauerteig.example/"
        }
      ],
      "tags": [
        "Bread"
      ],
      "language": "en"
    }
  ]
}
"#]],
    );
}

#[test]
fn an_item_has_the_job_posting_of_its_page_with_whole_links() {
    let page = site(&with("")).build().job_posting("/jobs/baker/").unwrap();
    assert!(page.contains("href=\\\"https://jobs.bakery.example/about/"), "{page}");
    assert_eq!(serde_json::to_string_pretty(&germany().1).unwrap(), page);
}

#[test]
fn a_feed_in_another_language_says_it_in_that_language() {
    let feed: serde_json::Value =
        serde_json::from_str(&site(&with("")).build().file("/de/feed.json")).unwrap();
    let said: Vec<String> = feed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| format!("{} {} {}", item["language"], item["title"], item["url"]).replace('"', ""))
        .collect();
    assert_eq!(
        said,
        [
            "de Bäcker https://jobs.bakery.example/de/jobs/baker/",
            "en Recipe writer https://jobs.bakery.example/jobs/writer/"
        ]
    );
    assert_eq!(feed["language"], "de");
}

/// `<link rel="alternate">` of a page that is no language of it.
fn alternates(html: &str) -> String {
    let is_one = |line: &&str| line.starts_with("<link rel=\"alternate\" type=");
    html.lines().filter(is_one).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_page_names_the_feeds_of_its_list_in_its_head() {
    let seen = site(&with("")).build();
    eq(
        alternates(&seen.file("/locations/germany/")),
        str![[r#"
<link rel="alternate" type="application/atom+xml" title="Bread &amp; Ovens: Jobs in Germany" href="/locations/germany/feed.xml">
<link rel="alternate" type="application/feed+json" title="Bread &amp; Ovens: Jobs in Germany" href="/locations/germany/feed.json">

"#]],
    );
    assert!(
        seen.file("/locations/germany/").contains("<a href=\"/locations/germany/feed.json\">JSON Feed</a>")
    );
}

#[test]
fn a_site_without_a_feed_names_none() {
    let seen = site(&with("feeds: { atom: false, json: false }\n")).build();
    for (path, text) in seen.files() {
        assert!(!path.ends_with("feed.xml") && !path.ends_with("feed.json"), "{path}");
        assert!(
            !text.contains("feed.xml") && !text.contains("feed.json") || path.contains("assets"),
            "{path}"
        );
    }
    let json = site(&with("feeds: { atom: false }\n")).build();
    assert!(!json.has("/feed.xml"));
    assert!(json.file("/remote/").contains("<a href=\"/remote/feed.json\">Feed of this list</a>"));
    assert!(json.file("/").contains("<li><a href=\"/feed.json\">Job feed</a></li>"));
    assert!(json.file("/jobs/baker/").contains("<a href=\"/categories/bread/feed.json\">"));
}

#[test]
fn a_feed_of_a_site_in_a_folder_leads_into_it() {
    let seen = site(&with("")).base_url("https://x.example/careers").build();
    let feed: serde_json::Value = serde_json::from_str(&seen.file("/feed.json")).unwrap();
    assert_eq!(feed["feed_url"], "https://x.example/careers/feed.json");
    let html = feed["items"][0]["content_html"].as_str().unwrap();
    assert!(html.contains("<a href=\"https://x.example/careers/about/\">"), "{html}");
}
