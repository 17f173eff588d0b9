//! A look at the live site after a deploy: whether visitors get what was sent.

use std::time::Duration;

use super::http::{Answer, Http, request};
use super::plan::Plan;
use super::{Built, Failure, Watch};
use crate::base::{Class, Encoding, Fingerprint, OutPath};
use crate::emit::{self, PLACE};

/// Addresses that are looked at.
const SOME: usize = 5;
/// Time between looks, in seconds. A page may be a minute old in a cache, as its own headers say.
const WAITS: [u64; 7] = [1, 2, 4, 8, 15, 20, 20];
/// Of these, how many a site gets that does not answer at all.
const PATIENCE: usize = 5;

/// Asks for some of what has changed; where nothing has, for the front page and a posting.
pub(super) async fn look(built: &Built, plan: &Plan, watch: &dyn Watch) -> Result<(), Failure> {
    let http = Http::new()?;
    let base = &built.manifest().about.base_url;
    let some = some(built, plan);
    for path in &some {
        let url = built.url(path);
        let wanted = prints(built, path)?;
        let mut waits = WAITS.into_iter().enumerate();
        loop {
            let (why, patience) = match get(&http, &url).await {
                Ok(answer) if is_it(path, &answer, &wanted) => break,
                Ok(answer) if answer.is_success() => {
                    ("answers with other bytes than were sent".to_owned(), WAITS.len())
                }
                Ok(answer) => (format!("answers {}", answer.status), PATIENCE),
                Err(why) => (format!("does not answer: {why}"), PATIENCE),
            };
            match waits.next().filter(|(at, _)| *at < patience) {
                Some((_, seconds)) => tokio::time::sleep(Duration::from_secs(seconds)).await,
                None => {
                    return Err(Failure::Machine(format!(
                        "everything was sent, but {url} {why}: is that address served from this target, and does a cache stand in front of it? (`--no-verify` does not look)"
                    )));
                }
            }
        }
    }
    if !plan.uploads.is_empty() && !some.is_empty() {
        watch.note(&format!("looked at {} of the changed addresses below {base}: as sent", some.len()));
    }
    // It names pages that nothing links to.
    if get(&http, &format!("{base}/{PLACE}")).await.is_ok_and(|answer| answer.is_success()) {
        watch.note(&format!(
            "everybody can read {base}/{PLACE}, which lists unlisted postings too: see \"What nobody should read\" in docs/deploy.md"
        ));
    }
    Ok(())
}

/// Pages that are looked at: spread over all that have changed, and the same ones each time.
fn some<'p>(built: &'p Built, plan: &'p Plan) -> Vec<&'p OutPath> {
    let is_page = |class: Class| matches!(class, Class::Posting | Class::Page | Class::List);
    let changed = plan.uploads.iter().filter(|upload| is_page(upload.class())).map(|upload| &upload.path);
    let mut pages: Vec<&OutPath> = changed.collect();
    if plan.is_empty() {
        let files = &built.manifest().files;
        let posting = files.iter().find(|(_, entry)| entry.class == Class::Posting).map(|(path, _)| path);
        pages = files.keys().filter(|path| path.as_str() == "index.html").chain(posting).collect();
    }
    let step = pages.len().div_ceil(SOME).max(1);
    pages.into_iter().step_by(step).collect()
}

async fn get(http: &Http, url: &str) -> Result<Answer, String> {
    let request =
        request("GET", url, &[("accept-encoding", "identity"), ("cache-control", "no-cache")], Vec::new());
    http.ask(request.map_err(|failure| failure.message().to_owned())?).await
}

/// Of the bytes that may come: a bucket may hold them compressed, and gives them so to everybody.
fn prints(built: &Built, path: &OutPath) -> Result<Vec<Fingerprint>, Failure> {
    let bytes = built.bytes(path)?;
    let packed = Encoding::ALL.into_iter().filter_map(|encoding| emit::compressed(&bytes, encoding));
    Ok(std::iter::once(bytes.clone()).chain(packed).map(|bytes| Fingerprint::of_bytes(&bytes)).collect())
}

/// Whether the answer is the file. The page for what is not found comes with 404.
fn is_it(path: &OutPath, answer: &Answer, wanted: &[Fingerprint]) -> bool {
    let is_error_page = matches!(path.as_str(), "404.html" | "410.html");
    (answer.is_success() || is_error_page) && wanted.contains(&Fingerprint::of_bytes(&answer.body))
}
