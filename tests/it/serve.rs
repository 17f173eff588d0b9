//! The site while it is written: a real server, real files, requests over a real socket. Changes are waited for by what the
//! server says of them, as a page does.
#![expect(clippy::disallowed_methods, reason = "files are edited here")]

mod edits;
mod hostile;

use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use careergen::base::{Date, Env};
use careergen::serve::{Server, Settings};

use crate::disk::Disk;
use crate::site::{TODAY, site};

const BAKERY: &str = "-- content/site.yaml --
name: Bakery
company: Bakery
base_url: https://jobs.bakery.example
places: { countries: [DE] }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake bread.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-03
apply_url: https://bakery.example/miller
---
You mill rye.
";

/// Longer no answer takes on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A project that is served. The server lives as long as the process of the tests.
struct Preview {
    disk: Disk,
    address: SocketAddr,
}

fn serve(text: &str) -> Preview {
    let disk = Disk::with(text);
    let settings = Settings {
        root: disk.path("project"),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: 0,
        hosts: Vec::new(),
    };
    let server = Server::bind(settings).unwrap();
    let address = server.address();
    thread::spawn(move || server.run(|| Env::on(Date::parse(TODAY).unwrap()), |_| {}));
    Preview { disk, address }
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    /// The page without what `serve` puts into it.
    fn page(&self) -> String {
        let (before, rest) =
            self.body.split_once("<script src=\"/_careergen/client.js\"").expect("a page has it");
        let (_, after) = rest.split_once("</script>").unwrap();
        format!("{before}{after}")
    }

    fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Preview {
    /// Sends bytes, reads until the server closes; nothing where it closes without a word.
    fn send(&self, request: &[u8]) -> Option<Answer> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // It may have closed before all was sent.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        // A server that neither answers nor closes has failed the test; one that resets the connection has closed it.
        if let Err(error) = stream.read_to_end(&mut bytes) {
            assert!(!matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "it is not closed");
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    fn get_with(&self, path: &str, headers: &str) -> Answer {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
        self.send(request.as_bytes()).expect("it is answered")
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// What a page at `path` is told, from now on. It has heard the first words already.
    fn look_at(&self, path: &str) -> Events {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let path = path.replace('/', "%2F");
        let request = format!("GET /_careergen/events?page={path}&seen= HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut events = Events { lines: BufReader::new(stream) };
        assert_eq!(events.next().0, "hello");
        events
    }

    fn put(&self, path: &str, text: &str) {
        self.disk.put(&format!("project/{path}"), text.as_bytes());
    }

    /// Changes a file's text.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let place = self.disk.path(&format!("project/{path}"));
        let text = fs::read_to_string(&place).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(place, text.replace(from, to)).unwrap();
    }
}

struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event: its name, its data.
    fn next(&mut self) -> (String, String) {
        let (mut name, mut data) = (String::new(), String::new());
        let end = Instant::now() + PATIENCE;
        loop {
            assert!(Instant::now() < end, "nothing is said");
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream has ended");
            match line.trim_end().split_once(':') {
                Some(("event", rest)) => name = rest.trim().to_owned(),
                Some(("data", rest)) => data.push_str(rest.trim()),
                None if line.trim().is_empty() && !name.is_empty() => return (name, data),
                _ => {}
            }
        }
    }

    /// The data of the next event of this name; what else is said before it must be among `passing`.
    fn wait(&mut self, wanted: &str, passing: &[&str]) -> String {
        loop {
            let (name, data) = self.next();
            if name == wanted {
                return data;
            }
            assert!(passing.contains(&name.as_str()), "{name} instead of {wanted}: {data}");
        }
    }
}

/// The page that a clean build makes of `text`.
fn clean(text: &str, path: &str) -> String {
    site(text).build().file(path)
}

#[test]
fn an_edit_is_seen_at_once_and_is_what_a_clean_build_makes() {
    let preview = serve(BAKERY);
    let mut baker = preview.look_at("/jobs/baker/");
    assert!(baker.wait("faults", &[]).contains("\"list\":[]"));
    assert_eq!(preview.get("/jobs/baker/").page(), clean(BAKERY, "/jobs/baker/"));
    preview.edit("content/postings/baker.md", "You bake bread.", "You bake cakes.");
    baker.wait("reload", &[]);
    let edited = BAKERY.replace("You bake bread.", "You bake cakes.");
    for path in ["/", "/jobs/", "/jobs/baker/", "/jobs/miller/", "/locations/germany/berlin/"] {
        assert_eq!(preview.get(path).page(), clean(&edited, path), "{path}");
    }
}

#[test]
fn a_page_whose_bytes_stay_is_left_alone() {
    let preview = serve(BAKERY);
    let (mut baker, mut about) = (preview.look_at("/jobs/baker/"), preview.look_at("/companies/bakery/"));
    baker.wait("faults", &[]);
    about.wait("faults", &[]);
    preview.edit("content/postings/baker.md", "You bake bread.", "You bake cakes.");
    baker.wait("reload", &[]);
    // The company's page lists titles and no texts, so the first thing it hears of is a title.
    preview.edit("content/postings/baker.md", "title: Baker", "title: Night baker");
    about.wait("reload", &[]);
    preview.put("content/postings/broken.md", "---\ntitle: [\n---\n");
    about.wait("faults", &[]);
}

#[test]
fn a_style_is_exchanged_in_place() {
    let preview = serve(BAKERY);
    let mut home = preview.look_at("/");
    home.wait("faults", &[]);
    preview.put("themes/default/css/print.css", "@media print { a { color: #060 } }\n");
    let exchanged = home.wait("styles", &[]);
    let page = preview.get("/").page();
    let new = exchanged.split('"').nth(3).unwrap();
    assert!(page.contains(&format!("href=\"{new}\"")), "{exchanged}");
    let sheet = preview.get(new);
    assert_eq!((sheet.status, sheet.header("content-type")), (200, Some("text/css; charset=utf-8")));
}

#[test]
fn a_fault_is_shown_over_the_page_as_it_was_and_goes_when_it_is_mended() {
    let preview = serve(BAKERY);
    let mut baker = preview.look_at("/jobs/baker/");
    baker.wait("faults", &[]);
    preview.edit("content/postings/baker.md", "Berlin, Germany", "<b>Entenhausen</b>");
    let faults = baker.wait("faults", &[]);
    assert!(faults.contains("error[E0401]") && faults.contains("content/postings/baker.md:3:"), "{faults}");
    let page = preview.get("/jobs/baker/");
    assert_eq!((page.status, page.page()), (200, clean(BAKERY, "/jobs/baker/")), "it stands as it was");
    preview.edit("content/postings/baker.md", "<b>Entenhausen</b>", "Hamburg, Germany");
    let faults = baker.wait("faults", &[]);
    assert!(faults.contains("\"list\":[]"), "{faults}");
    baker.wait("reload", &[]);
    let mended = BAKERY.replacen("Berlin", "Hamburg", 1);
    assert_eq!(preview.get("/jobs/baker/").page(), clean(&mended, "/jobs/baker/"));
}

#[test]
fn a_template_that_cannot_be_used_leaves_the_site_as_it_was() {
    let preview = serve(BAKERY);
    let mut home = preview.look_at("/");
    home.wait("faults", &[]);
    for bad in ["{% if %}", "{% extends \"base.html\" %}{% block main %}{{ nothing.of.this }}{% endblock %}"]
    {
        preview.put("themes/default/templates/home.html", bad);
        let faults = home.wait("faults", &[]);
        assert!(faults.contains("templates/home.html"), "{faults}");
        assert_eq!(preview.get("/").page(), clean(BAKERY, "/"), "{bad}");
    }
    preview.put(
        "themes/default/templates/home.html",
        "{% extends \"base.html\" %}{% block main %}new{% endblock %}",
    );
    assert!(home.wait("faults", &[]).contains("\"list\":[]"));
    home.wait("reload", &[]);
    assert!(preview.get("/").body.contains("new"));
}

#[test]
fn a_template_that_fails_is_named_before_anybody_looks() {
    let preview = serve(BAKERY);
    let mut about = preview.look_at("/locations/");
    about.wait("faults", &[]);
    let bad = "{% extends \"base.html\" %}{% block main %}{{ nothing.of.this }}{% endblock %}";
    preview.put("themes/default/templates/posting.html", bad);
    assert!(about.wait("faults", &[]).contains("templates/posting.html"));
    preview.edit("content/postings/baker.md", "You bake bread.", "You bake cakes.");
    let mut home = preview.look_at("/");
    preview.edit("content/postings/baker.md", "title: Baker", "title: Night baker");
    home.wait("reload", &["faults"]);
    assert_eq!(
        preview.get("/jobs/miller/").page(),
        clean(BAKERY, "/jobs/miller/"),
        "as it was when it could be made"
    );
}

#[test]
fn settings_that_cannot_be_read_leave_the_site_as_it_was() {
    let below = BAKERY.replace("bakery.example\n", "bakery.example/careers\n");
    let preview = serve(&below);
    let mut jobs = preview.look_at("/careers/jobs/");
    jobs.wait("faults", &[]);
    preview.edit("content/site.yaml", "name: Bakery", "name: [");
    assert!(jobs.wait("faults", &[]).contains("content/site.yaml"));
    assert_eq!(preview.get("/careers/jobs/").page(), clean(&below, "/jobs/"));
    preview.edit("content/site.yaml", "name: [", "name: Bakery");
    assert!(jobs.wait("faults", &[]).contains("\"list\":[]"));
}

#[test]
fn what_is_taken_away_goes_whatever_else_is_wrong() {
    let preview = serve(BAKERY);
    let mut jobs = preview.look_at("/jobs/");
    jobs.wait("faults", &[]);
    preview.edit("content/postings/miller.md", "Berlin, Germany", "Nowhereland");
    jobs.wait("faults", &[]);
    jobs.wait("reload", &[]);
    assert_eq!(preview.get("/jobs/miller/").status, 200, "its own error keeps it");
    assert_eq!(preview.get("/jobs/miller").status, 301);
    preview.edit("content/postings/baker.md", "title: Baker", "title: Baker\nvisibility: internal");
    jobs.wait("reload", &[]);
    assert_eq!(preview.get("/jobs/baker/").status, 404, "it is nobody's business any more");
    fs::remove_file(preview.disk.path("project/content/postings/miller.md")).unwrap();
    jobs.wait("faults", &[]);
    assert_eq!(preview.get("/jobs/miller/").status, 404);
}

#[test]
fn a_folder_in_the_place_of_another_is_watched() {
    let preview = serve(BAKERY);
    let mut baker = preview.look_at("/jobs/baker/");
    let mut miller = preview.look_at("/jobs/miller/");
    baker.wait("faults", &[]);
    let place = |name: &str| preview.disk.path(&format!("project/{name}"));
    let text = fs::read_to_string(place("content/site.yaml")).unwrap();
    fs::rename(place("content"), place("before")).unwrap();
    preview.put("content/site.yaml", &text);
    preview.put("content/postings/baker.md", &fs::read_to_string(place("before/postings/baker.md")).unwrap());
    // The new folder has no miller.
    miller.wait("reload", &["faults"]);
    preview.edit("content/postings/baker.md", "You bake bread.", "You bake cakes.");
    while !preview.get("/jobs/baker/").body.contains("You bake cakes.") {
        baker.wait("reload", &["faults"]);
    }
}

#[test]
fn files_and_folders_come_and_go() {
    let preview = serve(BAKERY);
    let mut jobs = preview.look_at("/jobs/");
    jobs.wait("faults", &[]);
    preview.put(
        "content/postings/2026/pastry.md",
        "---\ntitle: Pastry baker\nlocations: [\"Berlin, Germany\"]\n---\nCakes.\n",
    );
    jobs.wait("reload", &["faults"]);
    assert_eq!(preview.get("/jobs/pastry/").status, 200);
    let place = |name: &str| preview.disk.path(&format!("project/{name}"));
    fs::rename(place("content/postings/2026"), place("content/postings/2027")).unwrap();
    fs::remove_file(place("content/postings/2027/pastry.md")).unwrap();
    while preview.get("/jobs/pastry/").status == 200 {
        jobs.wait("reload", &["faults"]);
    }
    fs::rename(place("content"), place("elsewhere")).unwrap();
    jobs.wait("reload", &["faults"]);
    fs::rename(place("elsewhere"), place("content")).unwrap();
    while preview.get("/jobs/baker/").status != 200 {
        jobs.wait("reload", &["faults"]);
    }
    preview.edit("content/postings/baker.md", "title: Baker", "title: Night baker");
    jobs.wait("reload", &["faults"]);
    assert!(preview.get("/jobs/").body.contains("Night baker"));
}

#[test]
fn old_addresses_lead_on_as_they_will_on_the_host() {
    let settings =
        "hosting: nginx\nredirects: { /stellen/: /jobs/, /shop: \"https://bakery.example/shop?of=bread\" }\n";
    let text = BAKERY.replace("company: Bakery\n", &format!("company: Bakery\n{settings}"));
    let preview = serve(&text.replace("title: Miller\n", "title: Miller\naliases: [grinder]\n"));
    let leads = |path: &str| {
        let answer = preview.get(path);
        (answer.status, answer.header("location").unwrap_or_default().to_owned())
    };
    assert_eq!(leads("/stellen/"), (301, "/jobs/".to_owned()));
    assert_eq!(leads("/jobs/grinder"), (301, "/jobs/miller/".to_owned()));
    assert_eq!(leads("/shop/"), (301, "https://bakery.example/shop?of=bread".to_owned()));
}

#[test]
fn addresses_lead_where_they_lead_on_a_host() {
    let below = BAKERY.replace("bakery.example\n", "bakery.example/careers\n");
    let preview = serve(&below);
    let place = |path: &str| {
        let answer = preview.get(path);
        (answer.status, answer.header("location").map(str::to_owned))
    };
    assert_eq!(place("/"), (301, Some("/careers/".to_owned())));
    assert_eq!(place("/careers"), (301, Some("/careers/".to_owned())));
    assert_eq!(place("/careers/jobs?page=2"), (301, Some("/careers/jobs/?page=2".to_owned())));
    assert_eq!(place("/careers/jobs/"), (200, None));
    assert_eq!(place("/careers/%6a%6Fbs/"), (200, None), "the same address");
    assert_eq!(place("/jobs/"), (404, None));
    assert!(preview.get("/careers/nothing/").body.contains("<main"), "the site's own page says so");
    assert_eq!(preview.get("/careers/sitemap.xml").header("content-type"), Some("text/xml; charset=utf-8"));
}

#[test]
fn what_careergen_knows_is_served_beside_the_site() {
    let preview = serve(BAKERY);
    let overview = preview.get("/_careergen/");
    assert!(overview.body.contains("<a href=\"/jobs/baker/\">"), "{}", overview.body);
    let data = preview.get("/_careergen/page?path=/jobs/baker/");
    assert!(data.body.contains("&quot;title&quot;: &quot;Baker"), "{}", data.body);
    assert_eq!(preview.get("/_careergen/page?path=/nothing/").status, 404);
    assert_eq!(preview.get("/_careergen/../content/site.yaml").status, 404);
}

#[test]
fn a_port_that_is_taken_is_passed_over() {
    let settings = |port| Settings {
        root: ".".into(),
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port,
        hosts: Vec::new(),
    };
    let first = Server::bind(settings(0)).unwrap().address();
    let held = std::net::TcpListener::bind(first).unwrap();
    let second = Server::bind(settings(first.port())).unwrap().address();
    assert!(second.port() > first.port(), "{second}");
    drop(held);
}
