//! CloudFront in front of a bucket: it drops its copies of what a deploy has changed.

use std::time::{SystemTime, UNIX_EPOCH};

use object_store::aws::{AwsAuthorizer, AwsCredentialProvider};

use super::http::{Http, request};
use super::{Failure, Watch};
use crate::base::OutPath;
use crate::base::links::{address, encoded};
use crate::model::BaseUrl;

/// A distribution, and who may ask it.
pub(super) struct Distribution {
    pub(super) id: String,
    pub(super) credentials: AwsCredentialProvider,
    /// Where the service is, for others than Amazon's own.
    pub(super) endpoint: Option<String>,
}

/// CloudFront's only address, and the region that it takes signatures for.
const ENDPOINT: &str = "https://cloudfront.amazonaws.com";
const REGION: &str = "us-east-1";
const API: &str = "2020-05-31";
/// Pages that are named one by one. With more, everything is dropped: Amazon counts that as one.
const FEW: usize = 100;

/// Drops the copies of files.
pub(super) async fn invalidate(
    distribution: &Distribution,
    base_url: &BaseUrl,
    changed: impl Iterator<Item = &OutPath>,
    watch: &dyn Watch,
) -> Result<(), Failure> {
    let changed: Vec<&OutPath> = changed.collect();
    let paths = paths(&changed, base_url.prefix());
    let Distribution { id, credentials, endpoint } = distribution;
    let cannot = |why: &str| {
        Failure::Machine(format!(
            "the site is deployed, but CloudFront `{id}` keeps its copies of {} changed files for a while: {why}\ndeploy again, and it is asked again",
            changed.len()
        ))
    };
    let credential = credentials.get_credential().await.map_err(|error| cannot(&error.to_string()))?;
    let endpoint = endpoint.as_deref().unwrap_or(ENDPOINT).trim_end_matches('/');
    let url = format!("{endpoint}/{API}/distribution/{id}/invalidation");
    let mut request =
        request("POST", &url, &[("content-type", "application/xml")], batch(&paths).into_bytes())?;
    let signed = AwsAuthorizer::new(&credential, "cloudfront", REGION).try_authorize(&mut request, None);
    signed.map_err(|error| cannot(&error.to_string()))?;
    let answer = Http::new()?.send(request).await.map_err(|why| cannot(&why))?;
    if answer.is_success() {
        watch.note(&format!("CloudFront `{id}` drops its copies of {} addresses", paths.len()));
        return Ok(());
    }
    let text = answer.text();
    let message = text.split("<Message>").nth(1).and_then(|rest| rest.split("</Message>").next());
    Err(cannot(&format!("it answered {}: {}", answer.status, message.unwrap_or_default().trim())))
}

/// The addresses of files. A page has two: a function that completes `/jobs/` to its file may come before the cache.
fn paths(changed: &[&OutPath], prefix: &str) -> Vec<String> {
    if changed.len() > FEW {
        return vec![format!("{prefix}/*")];
    }
    let mut paths: Vec<String> = changed
        .iter()
        .flat_map(|path| [address(path, prefix), format!("{prefix}/{path}")])
        .map(|path| encoded(&path))
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

/// CloudFront's InvalidationBatch. Paths are percent-encoded, and so need no escapes.
fn batch(paths: &[String]) -> String {
    let items: String = paths.iter().map(|path| format!("<Path>{path}</Path>")).collect();
    format!(
        "<InvalidationBatch xmlns=\"http://cloudfront.amazonaws.com/doc/{API}/\"><Paths><Quantity>{}</Quantity>\
         <Items>{items}</Items></Paths><CallerReference>careergen-{}</CallerReference></InvalidationBatch>",
        paths.len(),
        now()
    )
}

/// Nanoseconds since 1970: what has been asked for under an older reference is not done again.
#[expect(clippy::disallowed_methods, reason = "two requests must differ, whatever they ask for")]
fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos())
}
