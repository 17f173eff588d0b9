//! Requests that no browser of ours sends: each is answered with an error or not at all, none with a file that is no page, and the
//! server goes on.

use std::io::Write as _;
use std::net::TcpStream;

use super::{BAKERY, serve};

/// Ways out of a folder, into a drive, around a decoder.
const PATHS: &[&str] = &[
    "/../../etc/passwd",
    "/jobs/../../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%5c..%5cwindows%5cwin.ini",
    "/..%2f..%2fetc%2fpasswd",
    "/%252e%252e/etc/passwd",
    "/%c0%ae%c0%ae/etc/passwd",
    "/.//../etc/passwd",
    "//etc/passwd",
    "/jobs//",
    "/C:/windows/win.ini",
    "/c%3a/",
    "/\\\\server\\share",
    "/%5C%5Cserver%5Cshare",
    "/content/site.yaml",
    "/content/site.yaml?raw??",
    "/@fs/etc/passwd",
    "/jobs/baker/%00",
    "/jobs/baker/index.html%00.png",
    "/jobs/%",
    "/jobs/%zz/",
    "/jobs/%e2%80%ae/",
    "/con",
    "/jobs/baker/index.html/",
    "/.git/config",
    "/_careergen/../../etc/passwd",
    "/_careergen/%2e%2e/x",
];

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = serve(BAKERY);
    for path in PATHS {
        let answer = preview.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(
            !answer.body.contains("root:") && !answer.body.contains("base_url:"),
            "{path}: {}",
            answer.body
        );
    }
    assert_eq!(preview.get("/jobs/baker/").status, 200);
}

#[test]
fn another_name_or_another_site_is_not_answered() {
    let preview = serve(BAKERY);
    let status = |head: &str| {
        preview.send(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()).map(|answer| answer.status)
    };
    assert_eq!(status("GET / HTTP/1.1\r\nHost: localhost"), Some(200));
    assert_eq!(status("GET / HTTP/1.1\r\nHost: evil.example"), Some(403));
    assert_eq!(status("GET / HTTP/1.1\r\nHost: 192.168.0.1"), Some(403));
    assert_eq!(status("GET / HTTP/1.1"), Some(400));
    assert_eq!(status("GET / HTTP/1.1\r\nHost: \u{7f}"), Some(400));
    assert_eq!(status("GET / HTTP/1.1\r\nHost: a:b:c"), Some(400));
    assert_eq!(status("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example"), Some(400));
    assert_eq!(status("GET http://evil.example/ HTTP/1.1\r\nHost: localhost"), Some(400));
    assert_eq!(status("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0"), Some(405));
    assert_eq!(status("DELETE /jobs/baker/ HTTP/1.1\r\nHost: localhost"), Some(405));
    assert_eq!(status("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443"), Some(403));
    let events = "GET /_careergen/events?page=%2F HTTP/1.1\r\nHost: localhost";
    assert_eq!(status(&format!("{events}\r\nOrigin: https://evil.example")), Some(403));
    assert_eq!(status(&format!("{events}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors")), Some(403));
}

#[test]
fn no_answer_may_be_read_by_another_site_or_kept() {
    let preview = serve(BAKERY);
    for path in ["/", "/nothing/", "/_careergen/", "/_careergen/client.js", "/assets/", "/robots.txt"] {
        let answer = preview.get(path);
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"), "{path}");
    }
}

#[test]
fn what_is_too_large_or_no_http_is_refused_and_the_server_goes_on() {
    let preview = serve(BAKERY);
    let status = |request: &str| preview.send(request.as_bytes()).map(|answer| answer.status);
    let many = |count: usize| (0..count).map(|n| format!("X-{n}: y\r\n")).collect::<String>();
    assert_eq!(
        status(&format!(
            "GET /{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "a".repeat(5_000)
        )),
        Some(414)
    );
    let long = status(&format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(65_536)));
    assert!(matches!(long, Some(414 | 431) | None), "{long:?}");
    let headers = status(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", many(10_000)));
    assert!(matches!(headers, Some(431 | 400) | None), "{headers:?}");
    for nonsense in
        ["\r\n\r\n", "GET\r\n\r\n", "\u{16}\u{3}\u{1}", "GET / HTTP/9.9\r\n\r\n", "{\"a\": 1}\r\n\r\n"]
    {
        let answered = status(nonsense);
        assert!(matches!(answered, Some(400..=599) | None), "{nonsense:?}: {answered:?}");
    }
    assert_eq!(
        preview.get("/#/../x").page(),
        preview.get("/").page(),
        "what is behind the sign is nobody's path"
    );
    assert_eq!(preview.get("/jobs/baker/").status, 200);
}

#[test]
fn who_never_finishes_is_not_waited_for() {
    let preview = serve(BAKERY);
    // The head of a request that does not end: the server closes, or this would wait for ever.
    assert!(
        preview
            .send(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            .is_none_or(|answer| answer.status == 408)
    );
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn who_does_not_read_keeps_nobody_else_waiting() {
    let large = "a line of a large file\n".repeat(400_000);
    let preview = serve(&format!("{BAKERY}-- static/large.txt --\n{large}"));
    let unread: Vec<TcpStream> = (0..64)
        .map(|_| {
            let mut stream = TcpStream::connect(preview.address).unwrap();
            stream.write_all(b"GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            stream
        })
        .collect();
    assert_eq!(preview.get("/").status, 200);
    assert_eq!(preview.get("/large.txt").body.len(), large.len(), "and who reads gets all of it");
    drop(unread);
}
