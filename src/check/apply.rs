//! How to apply: an address on the web or by mail.

use super::reader::{Group, Reader, Value};
use crate::base::codes;
use crate::base::web::is_email;
use crate::model::Apply;

/// Reads `apply_url` and `apply_email`; the web address goes first. `Err` for one that can't be used.
pub(super) fn apply(reader: &mut Reader<'_>, group: &Group<'_>) -> Result<Option<Apply>, ()> {
    let url = group.get("apply_url").map_or(Ok(None), |value| url_or_email(reader, value));
    let email = group.get("apply_email").map_or(Ok(None), |value| email(reader, value));
    match (url, email) {
        (Err(()), _) | (_, Err(())) => Err(()),
        (Ok(url), Ok(email)) => Ok(url.or(email)),
    }
}

fn url_or_email(reader: &mut Reader<'_>, value: &Value<'_>) -> Result<Option<Apply>, ()> {
    Ok(reader.url(value)?.map(|url| match url.as_str().strip_prefix("mailto:") {
        Some(address) if is_email(address) => Apply::Email(address.to_owned()),
        _ => Apply::Url(url),
    }))
}

fn email(reader: &mut Reader<'_>, value: &Value<'_>) -> Result<Option<Apply>, ()> {
    let Some(text) = reader.text(value) else { return Ok(None) };
    let address = text.strip_prefix("mailto:").unwrap_or(&text);
    if is_email(address) {
        return Ok(Some(Apply::Email(address.to_owned())));
    }
    let fault = reader.fault(codes::BAD_EMAIL, value, format!("`{text}` is not an e-mail address"));
    fault.help.push("write one address, such as `jobs@example.com`".to_owned());
    Err(())
}

/// Whether a description itself says where to write to, by a link or an address.
pub(super) fn said_in(body: &str) -> bool {
    body.contains("http://")
        || body.contains("https://")
        || body.contains("mailto:")
        || body
            .split(|c: char| c.is_whitespace() || "<>()[],;\"".contains(c))
            .any(|word| is_email(word.trim_matches('.')))
}
