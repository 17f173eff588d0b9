//! Google's Indexing API, which is there for job postings: each that has changed, and each that has gone.
//!
//! <https://developers.google.com/search/apis/indexing-api/v3/using-api>: a service account asks for a token, and sends up to a
//! hundred notifications in one request.
#![expect(clippy::disallowed_methods, reason = "the key of the service account is a file")]

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use super::Ears;
use crate::deploy::Failure;
use crate::deploy::http::{Http, request};

const ENDPOINT: &str = "https://indexing.googleapis.com/batch";
const SCOPE: &str = "https://www.googleapis.com/auth/indexing";
const GRANT: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/// Notifications in one request.
const MOST: usize = 100;
/// Notifications a day, unless Google has granted more.
const QUOTA: usize = 200;
const BOUNDARY: &str = "careergen-notifications";
/// For how long a token is wanted, in seconds.
const HOUR: u64 = 3600;

/// Tells of postings, each with whether it has gone. Says how.
pub(super) async fn tell(postings: &[(String, bool)], ears: &Ears) -> Result<String, Failure> {
    let http = Http::new()?;
    let token = token(&http, ears).await?;
    let mut refused = 0;
    let sent = postings.len().min(QUOTA);
    // A posting that is gone and still shown does more harm than one that is not shown yet.
    let mut postings = postings.to_vec();
    postings.sort_by_key(|(_, is_gone)| !is_gone);
    for postings in postings[..sent].chunks(MOST) {
        refused += batch(&http, postings, &token, ears).await?;
    }
    Ok(match (refused, postings.len() - sent) {
        (0, 0) => "has been told".to_owned(),
        (0, more) => format!("has been told of the first {QUOTA} (a day's share; {more} were left out)"),
        (refused, _) => format!("has been told, and refused {refused},"),
    })
}

/// A token for the account of the key.
async fn token(http: &Http, ears: &Ears) -> Result<String, Failure> {
    let wrong = |why: &str| Failure::Machine(format!("the key of the service account {why}"));
    let place =
        ears.google_key.as_ref().ok_or_else(|| wrong("is missing: set GOOGLE_APPLICATION_CREDENTIALS"))?;
    let key = fs::read(place).map_err(|error| wrong(&format!("can't be read: {error}")))?;
    let key: Value = serde_json::from_slice(&key).map_err(|_| wrong("is no JSON"))?;
    let field = |name: &str| key[name].as_str().ok_or_else(|| wrong(&format!("has no `{name}`")));
    let (email, secret, uri) = (field("client_email")?, field("private_key")?, field("token_uri")?);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let claims = json!({ "iss": email, "scope": SCOPE, "aud": uri, "iat": now, "exp": now + HOUR });
    // What the library says of a bad key may quote it.
    let secret = EncodingKey::from_rsa_pem(secret.as_bytes()).map_err(|_| wrong("holds no RSA key"))?;
    let signed = jsonwebtoken::encode(&Header::new(Algorithm::RS256), &claims, &secret);
    let assertion = signed.map_err(|_| wrong("can't sign"))?;
    let form = format!("grant_type={}&assertion={assertion}", GRANT.replace(':', "%3A"));
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let answer =
        http.send(request("POST", uri, &headers, form.into_bytes())?).await.map_err(Failure::Machine)?;
    let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    said["access_token"].as_str().map(str::to_owned).ok_or_else(|| {
        let why = said["error_description"].as_str().or(said["error"].as_str()).unwrap_or_default();
        Failure::Machine(format!("Google gives no token ({}): {why}", answer.status))
    })
}

/// Sends one request, and gives how many of its notifications were refused.
async fn batch(http: &Http, postings: &[(String, bool)], token: &str, ears: &Ears) -> Result<usize, Failure> {
    let mut body = String::new();
    for (url, is_gone) in postings {
        let what = if *is_gone { "URL_DELETED" } else { "URL_UPDATED" };
        let message = json!({ "url": url, "type": what }).to_string();
        body.push_str(&format!(
            "--{BOUNDARY}\r\nContent-Type: application/http\r\n\r\nPOST /v3/urlNotifications:publish HTTP/1.1\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{message}\r\n",
            message.len()
        ));
    }
    body.push_str(&format!("--{BOUNDARY}--\r\n"));
    let kind = format!("multipart/mixed; boundary={BOUNDARY}");
    let bearer = format!("Bearer {token}");
    let headers = [("content-type", kind.as_str()), ("authorization", bearer.as_str())];
    let endpoint = ears.google.as_deref().unwrap_or(ENDPOINT);
    let answer =
        http.send(request("POST", endpoint, &headers, body.into_bytes())?).await.map_err(Failure::Machine)?;
    if !answer.is_success() {
        return Err(Failure::Machine(format!("it answered {}", answer.status)));
    }
    let text = answer.text();
    let taken = text.lines().filter(|line| line.starts_with("HTTP/1.1 2")).count();
    Ok(postings.len().saturating_sub(taken))
}
