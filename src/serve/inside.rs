//! What careergen serves beside the site, below `/_careergen/`: the script that keeps pages fresh and what it listens to; the
//! site's addresses, what its templates are told, and what the last builds have cost.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use hyper::{Response, StatusCode, Uri};
use serde_json::json;
use tokio::sync::mpsc;

use super::http::{self, Content, INSIDE};
use super::live::{Change, Found, Seen, Snapshot};
use super::{Served, page};
use crate::base::links;
use crate::base::{Body, Diagnostic};
use crate::markup::escaped;

const SCRIPT: &str = include_str!("client.js");
const STYLE: &str = include_str!("inside.css");

/// A client that has gone shows when something is said to it.
const PULSE: Duration = Duration::from_secs(15);
/// Addresses that are listed.
const LISTED: usize = 5000;

/// The answer to what is asked below `/_careergen/`.
pub(super) fn answer(inner: &str, query: &str, served: &Served, snapshot: &Snapshot) -> Response<Content> {
    match inner {
        "client.js" => http::text(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT),
        "inside.css" => http::text(StatusCode::OK, "text/css; charset=utf-8", STYLE),
        "" => own_page("careergen", &overview(served, snapshot)),
        "page" => data(query, snapshot),
        _ => http::text(
            StatusCode::NOT_FOUND,
            "text/plain; charset=utf-8",
            "careergen has nothing of this name\n",
        ),
    }
}

fn own_page(title: &str, main: &str) -> Response<Content> {
    http::html(StatusCode::OK, page::own(title, main).into_bytes())
}

/// Faults, times and addresses.
fn overview(served: &Served, snapshot: &Snapshot) -> String {
    let mut main = String::from("<h1>careergen</h1>\n");
    let faults = &snapshot.faults;
    let errors = match faults.list.len() + faults.more {
        0 => "no errors".to_owned(),
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    };
    let _ = writeln!(main, "<p>Build {}, {errors}.</p>", snapshot.number);
    for fault in &faults.list {
        let _ = writeln!(main, "<pre>{}</pre>", escaped(fault));
    }
    main.push_str("<h2>The last builds</h2>\n<table>\n<tr><th>build</th><th>what changed</th><th>ms</th><th>by phase</th></tr>\n");
    for told in served.history().iter().rev() {
        let phases: Vec<String> =
            told.laps.iter().map(|(phase, time)| format!("{} {}", phase.name(), in_ms(*time))).collect();
        let _ = writeln!(
            main,
            "<tr><td class=\"number\">{}</td><td>{}</td><td class=\"number\">{}</td><td>{}</td></tr>",
            told.number,
            escaped(&told.what),
            in_ms(told.time),
            phases.join(", "),
        );
    }
    main.push_str("</table>\n");
    let all = &snapshot.output.items;
    let _ = writeln!(main, "<h2>{} addresses</h2>\n<ul>", all.len());
    for (path, item) in all.iter().take(LISTED) {
        let url = links::address(path, &snapshot.prefix);
        let data = match item.body {
            Body::Page { .. } if path.as_str().ends_with(".html") => {
                format!(" <a href=\"{INSIDE}page?path={}\">data</a>", escaped(&url))
            }
            _ => String::new(),
        };
        let _ = writeln!(main, "<li><a href=\"{0}\">{0}</a>{data}</li>", escaped(&url));
    }
    main.push_str("</ul>\n");
    if all.len() > LISTED {
        let _ = writeln!(main, "<p>and {} more</p>", all.len() - LISTED);
    }
    main
}

fn in_ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1_000.0)
}

/// What the template of a page is told.
fn data(query: &str, snapshot: &Snapshot) -> Response<Content> {
    let found = parameter(query, "path").map(|path| (snapshot.find(&path), path.clone()));
    let data = match &found {
        Some((Found::Item(_, item), _)) => match &item.body {
            Body::Page { by, page } => by.data(*page),
            Body::Bytes(_) | Body::File(..) => None,
        },
        _ => None,
    };
    match (data, found) {
        (Some(data), Some((_, path))) => {
            let url = escaped(&path);
            own_page(&url, &format!("<h1><a href=\"{url}\">{url}</a></h1>\n<pre>{}</pre>\n", escaped(&data)))
        }
        _ => http::html(
            StatusCode::NOT_FOUND,
            page::alone("No template makes this address", "Give a page: /_careergen/page?path=/jobs/"),
        ),
    }
}

/// A value of a query, decoded.
fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = pairs.into_iter().find(|(key, _)| *key == name)?.1;
    Some(links::decoded(value).into_owned())
}

/// What happens to a page that somebody looks at, as it happens.
pub(super) fn events(uri: &Uri, served: &Arc<Served>) -> Response<Content> {
    let query = uri.query().unwrap_or_default();
    let path = parameter(query, "page").unwrap_or_else(|| "/".to_owned());
    let seen = query.split('&').find_map(|pair| pair.strip_prefix("seen=")).unwrap_or_default().to_owned();
    let Ok(room) = Arc::clone(&served.listeners).try_acquire_owned() else {
        let why = "too many pages listen at once\n";
        return http::text(StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8", why);
    };
    let (sender, receiver) = mpsc::channel(8);
    let served = Arc::clone(served);
    tokio::spawn(async move {
        tell(sender, served, path, seen).await;
        drop(room);
    });
    http::events(receiver)
}

/// Tells a client of every change until it goes.
async fn tell(sender: mpsc::Sender<String>, served: Arc<Served>, path: String, seen: String) {
    let mut news = served.news.subscribe();
    let mut snapshot = Arc::clone(&*news.borrow_and_update());
    let mut now = look(&snapshot, &path).await;
    let mut faults = faults_of(&snapshot, &now);
    let mut first = vec![event("hello", &served.name), event("faults", &faults.to_string())];
    // It was built again between the page and its script.
    if !seen.is_empty() && now.0.name() != seen {
        first.push(event("reload", ""));
    }
    for event in first {
        if sender.send(event).await.is_err() {
            return;
        }
    }
    loop {
        let waited = tokio::time::timeout(PULSE, news.changed()).await;
        let said = match waited {
            Err(_) => sender.send(": still here\n\n".to_owned()).await,
            Ok(Err(_)) => return,
            Ok(Ok(())) => {
                snapshot = Arc::clone(&*news.borrow_and_update());
                let later = look(&snapshot, &path).await;
                let change = now.0.changed_to(&later.0);
                now = later;
                let mut events = String::new();
                let new = faults_of(&snapshot, &now);
                if new != faults {
                    faults = new;
                    events.push_str(&event("faults", &faults.to_string()));
                }
                match change {
                    Change::Nothing => {}
                    Change::Styles(styles) => events.push_str(&event("styles", &json!(styles).to_string())),
                    Change::Page => events.push_str(&event("reload", "")),
                }
                if events.is_empty() { Ok(()) } else { sender.send(events).await }
            }
        };
        if said.is_err() {
            return;
        }
    }
}

/// A page as it is now. Rendering is work, and others must not wait for it.
async fn look(snapshot: &Arc<Snapshot>, path: &str) -> (Seen, Option<Box<Diagnostic>>) {
    let (snapshot, path) = (Arc::clone(snapshot), path.to_owned());
    let looked = tokio::task::spawn_blocking(move || Seen::now(&snapshot, &path)).await;
    looked.unwrap_or_default()
}

fn faults_of(snapshot: &Snapshot, (_, fault): &(Seen, Option<Box<Diagnostic>>)) -> serde_json::Value {
    match fault {
        Some(fault) => snapshot.faults.with(fault).to_json(),
        None => snapshot.faults.to_json(),
    }
}

/// One event of a stream.
fn event(name: &str, data: &str) -> String {
    let lines: String = data.lines().map(|line| format!("data: {line}\n")).collect();
    let lines = if lines.is_empty() { "data:\n".to_owned() } else { lines };
    format!("event: {name}\n{lines}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_written_as_streams_want_it() {
        assert_eq!(event("reload", ""), "event: reload\ndata:\n\n");
        assert_eq!(event("faults", "a\nb"), "event: faults\ndata: a\ndata: b\n\n");
    }

    #[test]
    fn a_page_is_named_in_the_query() {
        assert_eq!(parameter("page=%2Fjobs%2F&seen=1", "page").as_deref(), Some("/jobs/"));
        assert_eq!(parameter("page=%2Fa%3Ab%2F", "page").as_deref(), Some("/a:b/"));
        assert_eq!(parameter("seen=1", "page"), None);
    }
}
