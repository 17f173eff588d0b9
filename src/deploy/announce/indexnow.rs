//! IndexNow (<https://www.indexnow.org/documentation>): Bing, Yandex and others are told of addresses, many at once.

use serde_json::json;

use crate::deploy::Failure;
use crate::deploy::http::{Http, request};

const ENDPOINT: &str = "https://api.indexnow.org/indexnow";
/// Addresses in one message, as the protocol has it.
const MOST: usize = 10_000;

/// Tells of addresses of the site at `base_url`; `key` is that of the file in it.
pub(super) async fn tell(
    (base_url, key): (&str, &str),
    urls: &[&str],
    endpoint: Option<&str>,
) -> Result<(), Failure> {
    let http = Http::new()?;
    let host = base_url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    for urls in urls.chunks(MOST) {
        let message = json!({ "host": host, "key": key, "keyLocation": format!("{base_url}/{key}.txt"), "urlList": urls });
        let headers = [("content-type", "application/json; charset=utf-8")];
        let request =
            request("POST", endpoint.unwrap_or(ENDPOINT), &headers, message.to_string().into_bytes())?;
        let answer = http.send(request).await.map_err(Failure::Machine)?;
        if !answer.is_success() {
            let why = match answer.status {
                403 => ": it does not find the key in the file of the site",
                422 => ": the addresses and the key are not of one host",
                429 => ": it has been told too often",
                _ => "",
            };
            return Err(Failure::Machine(format!("it answered {}{why}", answer.status)));
        }
    }
    Ok(())
}
