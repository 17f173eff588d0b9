//! A look at the live site after a deploy: whether visitors get what was sent.

use std::time::Duration;

use super::http::{Answer, Http, request};
use super::plan::{Plan, Upload};
use super::{Built, Failure, Watch};
use crate::base::links::{address, encoded};
use crate::base::{Class, Encoding, Fingerprint, OutPath};
use crate::emit::{self, PLACE};

/// Addresses that are looked at.
const SOME: usize = 5;
/// Caches are given this time, in seconds, between looks.
const WAITS: [u64; 5] = [1, 2, 4, 8, 15];

/// Asks for some of what has changed.
pub(super) async fn look(built: &Built, plan: &Plan, watch: &dyn Watch) -> Result<(), Failure> {
    let http = Http::new()?;
    let base = &built.manifest().about.base_url;
    let sent: Vec<&Upload> = plan.uploads.iter().filter(|upload| upload.class() != Class::Hosting).collect();
    // Spread over all of them, and the same ones each time.
    let step = sent.len().div_ceil(SOME).max(1);
    let some: Vec<&OutPath> = sent.iter().step_by(step).map(|upload| &upload.path).collect();
    for path in &some {
        let url = format!("{base}{}", encoded(&address(path, "")));
        let wanted = prints(built, path)?;
        let mut waits = WAITS.into_iter();
        loop {
            let why = match get(&http, &url).await {
                Ok(answer) if is_it(path, &answer, &wanted) => break,
                Ok(answer) if answer.is_success() => "answers with other bytes than were sent".to_owned(),
                Ok(answer) => format!("answers {}", answer.status),
                Err(why) => format!("does not answer: {why}"),
            };
            match waits.next() {
                Some(seconds) => tokio::time::sleep(Duration::from_secs(seconds)).await,
                None => {
                    return Err(Failure::Machine(format!(
                        "everything was sent, but {url} {why}: is that address served from this target, and does a cache stand in front of it? (`--no-verify` does not look)"
                    )));
                }
            }
        }
    }
    if !some.is_empty() {
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

async fn get(http: &Http, url: &str) -> Result<Answer, String> {
    let request =
        request("GET", url, &[("accept-encoding", "identity"), ("cache-control", "no-cache")], Vec::new());
    http.send(request.map_err(|failure| failure.message().to_owned())?).await
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
