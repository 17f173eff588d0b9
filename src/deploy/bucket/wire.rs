//! What goes over the wire to a store: patience where it asks for it, and proof that what arrived is what was sent.

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use md5::{Digest as _, Md5};
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
    ReqwestConnector,
};

/// A store that asks for more patience is asked again after this time.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// What the bytes of a file add up to, as headers say it. It travels with the request, and is compared with the answer.
#[derive(Clone)]
pub(super) struct Sum(String);

impl Sum {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(BASE64_STANDARD.encode(Md5::digest(bytes)))
    }
}

/// Makes clients that are careful.
#[derive(Debug)]
pub(super) struct Careful;

struct Client(HttpClient);

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client")
    }
}

impl HttpConnector for Careful {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(Client(ReqwestConnector::default().connect(options)?)))
    }
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'a>>;

impl HttpService for Client {
    fn call<'own, 'answer>(&'own self, request: HttpRequest) -> Answer<'answer>
    where
        'own: 'answer,
        Self: 'answer,
    {
        Box::pin(self.ask(request))
    }
}

impl Client {
    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let sum = request.extensions().get::<Sum>().cloned();
        let response = self.0.execute(request).await?;
        // Azure says what it has; Amazon has compared the bytes with the sum that they came with.
        let told = response.headers().get("content-md5").and_then(|told| told.to_str().ok());
        if let (Some(Sum(sum)), Some(told)) = (sum, told)
            && response.status().is_success()
            && sum != told
        {
            let error = io::Error::new(io::ErrorKind::InvalidData, "other bytes arrived than were sent");
            return Err(HttpError::new(HttpErrorKind::Interrupted, error));
        }
        if let Some(wait) = asked_to_wait(&response) {
            tokio::time::sleep(wait).await;
        }
        Ok(response)
    }
}

/// How long a store that is busy wants to be left alone. Whoever asks again then waits a little more, by chance.
fn asked_to_wait(response: &HttpResponse) -> Option<Duration> {
    if !matches!(response.status().as_u16(), 429 | 503) {
        return None;
    }
    let seconds = response.headers().get("retry-after")?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(LONGEST_WAIT))
}
