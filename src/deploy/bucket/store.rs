//! A target → the store it means, with credentials from where its own tools look for them. They are never shown.

use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, Checksum};
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::{
    Attribute, Attributes, BackoffConfig, ClientOptions, ObjectStore, PutMode, PutOptions, RetryConfig,
};

use super::Bucket;
use super::keys::Keys;
use super::wire::Careful;
use crate::deploy::cloudfront::Distribution;
use crate::deploy::{Failure, Options};
use crate::model::{Bucket as Place, Host};

/// A request that takes longer is tried again.
const TIMEOUT: Duration = Duration::from_secs(60);
const CONNECT: Duration = Duration::from_secs(10);
/// Tries after the first.
const RETRIES: usize = 10;
/// After this time nothing is tried again: signatures grow old.
const PATIENCE: Duration = Duration::from_secs(240);
/// Where machines of Amazon, Google and Microsoft are told their keys.
const METADATA: [&str; 3] = ["169.254.169.254", "169.254.170.2", "metadata.google.internal"];
/// How the library says that half of a key is there.
const MISSING: [&str; 2] = ["Missing SecretAccessKey", "Missing AccessKeyId"];
const NO_KEY: &str = "there is no key for it in the environment (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, \
    GOOGLE_APPLICATION_CREDENTIALS, or AZURE_STORAGE_ACCOUNT_KEY), and this machine has none of its own";
/// A store's own words are cut here.
const LONGEST: usize = 300;

/// Opens a bucket; nothing is asked of it yet.
pub(super) fn open(host: &Host, options: &Options) -> Result<Bucket, Failure> {
    let wrong = |error: object_store::Error| failure("the bucket can't be used", &error);
    let mut cdn = None;
    let (store, place): (Arc<dyn ObjectStore>, &Place) = match host {
        Host::S3 { place, region, endpoint, cloudfront } => {
            let mut builder = AmazonS3Builder::from_env()
                .with_bucket_name(&place.name)
                .with_checksum_algorithm(Checksum::SHA256)
                .with_retry(retry())
                .with_http_connector(Careful);
            if let Some(region) = region {
                builder = builder.with_region(region);
            }
            let address = endpoint.as_deref();
            if let Some(endpoint) = address {
                builder = builder.with_endpoint(endpoint);
            }
            let store = builder.with_client_options(client(address)).build().map_err(wrong)?;
            let credentials = Arc::clone(store.credentials());
            let endpoint = options.cloudfront_endpoint.clone();
            cdn = cloudfront.clone().map(|id| Distribution { id, credentials, endpoint });
            (Arc::new(store), place)
        }
        Host::Gcs { place } => {
            let builder = GoogleCloudStorageBuilder::from_env()
                .with_bucket_name(&place.name)
                .with_retry(retry())
                .with_client_options(client(None))
                .with_http_connector(Careful);
            (Arc::new(builder.build().map_err(wrong)?), place)
        }
        Host::Azure { place, account, endpoint } => {
            let mut builder = MicrosoftAzureBuilder::from_env()
                .with_container_name(&place.name)
                .with_retry(retry())
                .with_http_connector(Careful);
            if let Some(account) = account {
                builder = builder.with_account(account);
            }
            let address = endpoint.as_deref();
            if let Some(endpoint) = address {
                builder = builder.with_endpoint(endpoint.to_owned());
            }
            (Arc::new(builder.with_client_options(client(address)).build().map_err(wrong)?), place)
        }
        Host::Git { .. } | Host::Folder { .. } | Host::Tool { .. } => {
            return Err(Failure::Refused("this target is no bucket".to_owned()));
        }
    };
    Ok(Bucket { store, keys: Keys::new(&place.prefix), compress: place.compress, cdn })
}

fn retry() -> RetryConfig {
    let backoff = BackoffConfig {
        init_backoff: Duration::from_millis(200),
        max_backoff: Duration::from_secs(4),
        base: 2.,
    };
    RetryConfig { backoff, max_retries: RETRIES, retry_timeout: PATIENCE }
}

/// Plain HTTP is for stores on this machine or in this house, and only where their address says so.
fn client(endpoint: Option<&str>) -> ClientOptions {
    ClientOptions::new()
        .with_timeout(TIMEOUT)
        .with_connect_timeout(CONNECT)
        .with_allow_http(endpoint.is_some_and(|endpoint| endpoint.starts_with("http://")))
}

/// How careergen's own files are put: for nobody to keep.
pub(super) fn json(mode: PutMode) -> PutOptions {
    let mut attributes = Attributes::new();
    attributes.insert(Attribute::ContentType, "application/json".into());
    attributes.insert(Attribute::CacheControl, "no-store".into());
    PutOptions { attributes, mode, ..PutOptions::default() }
}

/// What went wrong, in few words, and what to do.
pub(super) fn failure(what: &str, error: &object_store::Error) -> Failure {
    use object_store::Error;
    let said = error.to_string();
    let help = match error {
        // Where nothing else gives a key, the machine is asked whether it is one of the store's own.
        _ if METADATA.iter().chain(&MISSING).any(|words| said.contains(words)) => {
            return Failure::Machine(format!("{what}: {NO_KEY}"));
        }
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => {
            "; may the key in the environment list, read, write and delete there?"
        }
        Error::NotFound { .. } => "; is there a bucket of this name?",
        Error::NotImplemented { .. } => "; the store must know conditional writes (If-Match)",
        _ => "",
    };
    Failure::Machine(format!("{what}: {}{help}", plain(&said)))
}

/// A store's answer without its XML.
fn plain(said: &str) -> String {
    let between = |open: &str, close: &str| {
        let from = said.find(open)? + open.len();
        Some(&said[from..from + said[from..].find(close)?])
    };
    let text = match (between("<Code>", "</Code>"), between("<Message>", "</Message>")) {
        (Some(code), message) => {
            let status =
                between("status code: ", ":").map(|status| format!("{status}, ")).unwrap_or_default();
            format!("{status}{code}: {}", message.unwrap_or_default())
        }
        _ => said.to_owned(),
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
