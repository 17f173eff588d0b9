//! Requests to other machines than the store: to the live site, and to whoever is told of a deploy.

use std::time::Duration;

use futures_util::TryStreamExt as _;
use object_store::ClientOptions;
use object_store::client::{HttpClient, HttpConnector as _, HttpRequest, ReqwestConnector};

use super::Failure;

/// An answer that takes longer is none.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Bytes of an answer that are read at most.
const LARGEST: usize = 64 * 1024 * 1024;

/// Between tries.
const WAITS: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(1), Duration::from_secs(3)];

/// Asks other machines.
pub(super) struct Http(HttpClient);

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl Http {
    pub(super) fn new() -> Result<Self, Failure> {
        let options = ClientOptions::new()
            .with_timeout(TIMEOUT)
            .with_connect_timeout(Duration::from_secs(10))
            .with_allow_http(true);
        let client = ReqwestConnector::default().connect(&options);
        client.map(Self).map_err(|error| Failure::Machine(format!("no HTTP: {error}")))
    }

    /// Sends a request that may be sent twice; again, where the other side is busy or can't be reached.
    pub(super) async fn send(&self, request: HttpRequest) -> Result<Answer, String> {
        for wait in WAITS {
            match self.ask(request.clone()).await {
                Ok(answer) if matches!(answer.status, 429 | 500 | 502 | 503 | 504) => {}
                Ok(answer) => return Ok(answer),
                Err(_) => {}
            }
            tokio::time::sleep(wait).await;
        }
        self.ask(request).await
    }

    /// Sends a request once.
    pub(super) async fn ask(&self, request: HttpRequest) -> Result<Answer, String> {
        let answer = self.0.execute(request).await.map_err(|error| causes(&error))?;
        let status = answer.status().as_u16();
        let mut body = Vec::new();
        let mut stream = answer.into_body().bytes_stream();
        while let Some(bytes) = stream.try_next().await.map_err(|error| causes(&error))? {
            body.extend_from_slice(&bytes);
            if body.len() > LARGEST {
                return Err("the answer does not end".to_owned());
            }
        }
        Ok(Answer { status, body })
    }
}

/// A request; headers that can't be sent, and addresses that are none, are said.
pub(super) fn request(
    method: &str,
    url: &str,
    headers: &[(&'static str, &str)],
    body: Vec<u8>,
) -> Result<HttpRequest, Failure> {
    let wrong = || Failure::Machine(format!("`{url}` can't be asked"));
    let mut request = HttpRequest::new(body.into());
    *request.method_mut() = method.parse().map_err(|_| wrong())?;
    *request.uri_mut() = url.parse().map_err(|_| wrong())?;
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().map_err(|_| wrong())?);
    }
    Ok(request)
}

/// An error with what lies behind it: "connection refused" stands at the end.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let said = inner.to_string();
        if !text.contains(&said) {
            text = format!("{text}: {said}");
        }
        cause = inner.source();
    }
    text
}
