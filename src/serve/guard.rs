//! Which requests are answered at all. A page that somebody looks at elsewhere can make their browser ask this server
//! anything; so it answers nobody but whoever types its own address, and changes nothing for anybody.
//!
//! It does not look at what is asked for: that is found in memory or is not there.

use std::net::IpAddr;

use hyper::header::{HOST, HeaderMap, HeaderValue, ORIGIN};
use hyper::http::uri::Authority;
use hyper::{Method, Request, StatusCode, Uri};

/// A longer path is no page of ours, in bytes.
const LONGEST_PATH: usize = 4096;

/// The names by which the server may be called.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// Those that were allowed, in lower case.
    pub(super) allowed: Vec<String>,
    /// Whether it listens to more than this machine: then its addresses in figures are allowed too, since no name in
    /// somebody else's hands leads there.
    pub(super) public: bool,
}

/// Why a request is not answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) why: &'static str,
}

const fn refusal(status: StatusCode, why: &'static str) -> Refusal {
    Refusal { status, why }
}

/// Whether a request may be answered.
pub(super) fn judge<B>(request: &Request<B>, names: &Names) -> Result<(), Refusal> {
    let headers = request.headers();
    let host = host(request.uri(), headers)?;
    if !names.know(&host) {
        return Err(refusal(
            StatusCode::FORBIDDEN,
            "this server does not go by that name (see `--allow-host`)",
        ));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(refusal(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"));
    }
    if request.uri().path().len() > LONGEST_PATH {
        return Err(refusal(StatusCode::URI_TOO_LONG, "no page has so long an address"));
    }
    let says = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    if says("sec-fetch-site") == Some("cross-site".as_bytes())
        && says("sec-fetch-mode") != Some("navigate".as_bytes())
    {
        return Err(refusal(StatusCode::FORBIDDEN, "another site asks"));
    }
    let own = |origin: &HeaderValue| {
        let authority = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host.as_str()))
    };
    if headers.get_all(ORIGIN).iter().any(|origin| !own(origin)) {
        return Err(refusal(StatusCode::FORBIDDEN, "another site asks"));
    }
    Ok(())
}

/// The host that is asked, by its one header, or by the address itself where that is whole.
fn host(uri: &Uri, headers: &HeaderMap) -> Result<Authority, Refusal> {
    let malformed = || refusal(StatusCode::BAD_REQUEST, "a request names one host");
    let mut given = headers.get_all(HOST).iter();
    let host = given.next().ok_or_else(malformed)?;
    let host: Authority = host.to_str().ok().and_then(|host| host.parse().ok()).ok_or_else(malformed)?;
    let other = uri.authority().is_some_and(|authority| *authority != host);
    let no_port = host.port().is_none() && host.as_str().len() > host.host().len();
    // `user@host` is a way to show one name and mean another.
    if given.next().is_some() || other || no_port || host.as_str().contains('@') || host.host().is_empty() {
        return Err(malformed());
    }
    Ok(host)
}

impl Names {
    fn know(&self, host: &Authority) -> bool {
        let name = host.host().trim_end_matches('.').to_ascii_lowercase();
        let figures = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        match figures {
            Ok(address) => address.is_loopback() || self.public,
            Err(_) => name == "localhost" || name.ends_with(".localhost") || self.allowed.contains(&name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(lines: &str) -> u16 {
        let names = Names { allowed: vec!["preview.example".to_owned()], public: false };
        let mut request = Request::builder().method("GET").uri("/jobs/");
        for (name, value) in lines.lines().filter_map(|line| line.trim().split_once(": ")) {
            request = match name {
                "Method" => request.method(value),
                "Uri" => request.uri(value),
                _ => request.header(name, value),
            };
        }
        judge(&request.body(()).unwrap(), &names).map_or_else(|refusal| refusal.status.as_u16(), |()| 200)
    }

    #[test]
    fn it_answers_by_its_own_names_only() {
        for host in
            ["localhost:8080", "127.0.0.1:1", "[::1]:80", "jobs.localhost", "LOCALHOST.", "preview.example"]
        {
            assert_eq!(asked(&format!("Host: {host}")), 200, "{host}");
        }
        for host in
            ["evil.example", "localhost.evil.example", "192.168.0.7", "127.0.0.1.evil.example", "2130706433"]
        {
            assert_eq!(asked(&format!("Host: {host}")), 403, "{host}");
        }
        for host in ["a b", "localhost@evil.example", "http://localhost", "localhost:port", "[::1", "/"] {
            assert_eq!(asked(&format!("Host: {host}")), 400, "{host}");
        }
        assert_eq!(asked(""), 400, "none");
        assert_eq!(asked("Host: localhost\nHost: localhost"), 400, "two");
        assert_eq!(asked("Uri: http://evil.example/\nHost: localhost"), 400, "one thing and another");
    }

    #[test]
    fn it_answers_no_other_site() {
        assert_eq!(asked("Host: localhost:8080\nOrigin: http://localhost:8080"), 200);
        assert_eq!(asked("Host: localhost:8080\nOrigin: http://localhost:3000"), 403);
        assert_eq!(asked("Host: localhost\nOrigin: null"), 403);
        assert_eq!(asked("Host: localhost\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors"), 403);
        assert_eq!(
            asked("Host: localhost\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate"),
            200,
            "a link"
        );
        assert_eq!(asked("Host: localhost\nSec-Fetch-Site: same-origin\nSec-Fetch-Mode: cors"), 200);
    }

    #[test]
    fn it_is_asked_and_not_told() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "JOBS"] {
            assert_eq!(asked(&format!("Method: {method}\nHost: localhost")), 405, "{method}");
        }
        assert_eq!(asked("Method: HEAD\nHost: localhost"), 200);
        assert_eq!(asked(&format!("Uri: /{}\nHost: localhost", "a".repeat(5000))), 414);
    }
}
