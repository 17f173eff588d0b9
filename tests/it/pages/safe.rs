//! Text from outside can't break out of the page it stands in.

use super::lists::BOARD;
use crate::site::{Seen, site};

fn with(title: &str, body: &str) -> Seen {
    let text = BOARD.replace("title: Oven technician\n", &format!("title: {title}\n"));
    site(&text.replace("You mend deck ovens.\n", body)).build()
}

#[test]
fn the_end_of_a_script_in_a_title_ends_no_script() {
    let seen = with("\"Baker </script><script>alert(1)</script> <!-- \\\" ' & {{ site }}\"", "You bake.\n");
    for page in ["/jobs/technician/", "/jobs/", "/", "/locations/germany/", "/companies/ofenbau/"] {
        let html = seen.file(page);
        assert!(!html.contains("<script>alert"), "{page}");
        assert!(!html.contains("</script><script>"), "{page}");
        assert!(
            html.contains("&lt;&#x2F;script&gt;") || html.contains("&lt;/script&gt;"),
            "{page}: it is shown as text"
        );
    }
    let json = seen.job_posting("/jobs/technician/").expect("the JSON around it is whole");
    assert!(json.contains("Baker </script>"), "{json}");
}

#[test]
fn the_end_of_a_script_in_a_text_ends_no_script() {
    let seen = with("Baker", "Code: `</script><script>alert(1)</script>` and <!-- what.\n");
    let html = seen.file("/jobs/technician/");
    assert!(!html.contains("<script>alert"), "{html}");
    assert!(seen.job_posting("/jobs/technician/").is_some());
}

#[test]
fn raw_html_keeps_its_words_and_loses_what_runs() {
    let seen = with(
        "Baker",
        "<div onmouseover=\"alert(1)\"><p onclick=alert(2)>Early <b>shift</b></p></div>
<img src=https://evil.example/x.png onerror=alert(3)><svg onload=alert(4)></svg>
<script>alert(5)</script><style>p { display: none }</style>
<iframe src=\"https://evil.example\"></iframe><form action=\"https://evil.example\"><input></form>
",
    );
    let html = seen.main("/jobs/technician/");
    assert!(html.contains("Early <b>shift</b>"), "{html}");
    for word in [
        "alert",
        "onmouseover",
        "onclick",
        "<img",
        "<svg",
        "<style",
        "<iframe",
        "<form",
        "<input",
        "display: none",
    ] {
        assert!(!html.contains(word), "{word} in\n{html}");
    }
}

#[test]
fn links_that_run_something_or_hide_their_host_lose_their_address() {
    for link in [
        "[go](javascript:alert(1))",
        "[go](JaVaScRiPt:alert(1))",
        "[go](<java\tscript:alert(1)>)",
        "[go](&#106;avascript:alert(1))",
        "[go](data:text/html;base64,eA==)",
        "[go](vbscript:x)",
        "[go](//evil.example)",
        "<a href=\"javascript:alert(1)\">go</a>",
        "<a href=\"&#x6A;avascript:alert(1)\">go</a>",
        "<a href=\" javascript:alert(1)\">go</a>",
        "<a href=\"//evil.example\">go</a>",
        "<a href=\"/\\evil.example\">go</a>",
        "<a href='\\\\evil.example'>go</a>",
    ] {
        let seen = with("Baker", &format!("Before {link} after.\n"));
        let html = seen.main("/jobs/technician/");
        let lower = html.to_lowercase();
        assert!(!lower.contains("script:") && !lower.contains("data:"), "{link}\n{html}");
        assert!(
            !lower.contains("href=\"//") && !lower.contains("href=\"/\\") && !lower.contains("href=\"\\"),
            "{link}\n{html}"
        );
        assert!(
            seen.text("/jobs/technician/").contains("Before go after."),
            "{link}: the words stay\n{html}"
        );
    }
}

#[test]
fn the_words_of_a_picture_that_is_refused_are_words() {
    let words = "<script>alert(1)</script> > <b onclick=alert(2)>";
    for picture in [
        format!("<img alt='{words}'>"),
        format!("<img src=//evil.example/x.png alt='{words}'>"),
        format!("<img src=/x.png alt='{words}'>"),
        "![<script>alert(1)</script> > <b onclick=alert(2)>](https://evil.example/x.png)".to_owned(),
    ] {
        let seen = with("Baker", &format!("Before {picture} after.\n"));
        let html = seen.main("/jobs/technician/");
        let open = html.split('"').step_by(2).collect::<String>();
        assert!(!open.contains("<script>") && !open.contains("onclick=alert(2)>"), "{picture}\n{html}");
        let text = seen.text("/jobs/technician/");
        assert!(text.contains("Before") && text.contains("after."), "{picture}\n{text}");
    }
}

#[test]
fn links_that_lead_somewhere_stay() {
    let text = "[a](https://a.example/?x=1&y=2) [b](mailto:b@b.example) [c](tel:+4930123) [d](/jobs/) [e](#jd-tasks) <https://f.example>\n\n## Tasks\n";
    let html = with("Baker", text).main("/jobs/technician/");
    for href in [
        "https://a.example/?x=1&amp;y=2",
        "mailto:b@b.example",
        "tel:+4930123",
        "/jobs/",
        "#jd-tasks",
        "https://f.example",
    ] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href} in\n{html}");
    }
}

#[test]
fn a_text_cannot_take_the_name_of_a_part_of_the_page() {
    let html =
        with("Baker", "# main\n\nText.\n\n## facts\n\n<p id=\"main\">x</p>\n").file("/jobs/technician/");
    assert_eq!(html.matches("id=\"main\"").count(), 1);
    assert_eq!(html.matches("id=\"facts\"").count(), 1);
}

#[test]
fn template_words_in_a_text_are_text() {
    let seen = with("\"{{ site.name }} {% include 'x' %}\"", "{{ posting.id }} {% raw %}\n");
    let text = seen.text("/jobs/technician/");
    assert!(text.contains("{{ site.name }} {% include 'x' %}"), "{text}");
    assert!(text.contains("{{ posting.id }} {% raw %}"), "{text}");
}

#[test]
fn names_from_outside_are_escaped_everywhere() {
    let text = BOARD
        .replace("name: Ofenbau\n", "name: \"Ofen <b>& \\\"Bau\\\"\"\n")
        .replace("category: service\n", "category: \"<i>Service\"\n");
    let seen = site(&text).build();
    for (path, html) in seen.files() {
        if path.ends_with(".html") {
            assert!(!html.contains("Ofen <b>") && !html.contains("<i>Service"), "{path}");
        }
    }
    assert!(
        seen.text("/companies/ofenbau/").contains("Ofen <b>& \"Bau\""),
        "{}",
        seen.text("/companies/ofenbau/")
    );
}
