//! Requests → answers, over HTTP/1.1, with a bound on everything that a client may send or leave undone.
//!
//! What stands at an address is asked of `live`, and who is answered of `guard`.

use std::convert::Infallible;
use std::fs::File;
use std::io::{self, Read as _, Take};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{ALLOW, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};

use super::guard::{self, Refusal};
use super::live::{Found, Snapshot, name};
use super::stalled::Patient;
use super::{Served, inside, page, workshop};
use crate::base::links;
use crate::base::media::content_type;
use crate::base::{Body as Source, Item, OutPath};

/// Connections at once; more wait.
const CONNECTIONS: usize = 256;
/// A request's head that takes longer to come is not waited for.
const HEAD: Duration = Duration::from_secs(5);
/// A head of more bytes is refused. Browsers send a tenth of it.
const LARGEST_HEAD: usize = 32 * 1024;
/// Headers of a request at most.
const HEADERS: usize = 64;

/// What careergen serves beside the site.
pub(super) const INSIDE: &str = "/_careergen/";

/// Answers whoever connects, for ever.
pub(super) async fn answer_all(listener: TcpListener, served: Arc<Served>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&room).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let served = Arc::clone(&served);
                tokio::spawn(async move {
                    connection(stream, served).await;
                    drop(permit);
                });
            }
            // Too many files are open: when some connections have ended, it goes on.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(stream: TcpStream, served: Arc<Served>) {
    let answer = service_fn(move |request| {
        let served = Arc::clone(&served);
        async move { Ok::<_, Infallible>(answer(request, &served).await) }
    });
    // A client that goes away or sends no HTTP is nobody's fault.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LARGEST_HEAD)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(Patient::new(stream)), answer)
        .await;
}

async fn answer(request: Request<Incoming>, served: &Arc<Served>) -> Response<Content> {
    let head = request.method() == Method::HEAD;
    let mut response = match guard::judge(&request, &served.names) {
        Err(refusal) => refused(refusal),
        Ok(()) if request.uri().path() == "/_careergen/events" => inside::events(request.uri(), served),
        Ok(()) => {
            let served = Arc::clone(served);
            // Rendering is work, and others must not wait for it.
            tokio::task::spawn_blocking(move || found(&request, &served)).await.unwrap_or_else(|_| {
                text(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "text/plain; charset=utf-8",
                    "this page could not be made",
                )
            })
        }
    };
    let headers = response.headers_mut();
    let mut say = |name: &'static str, value| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    say("cache-control", "no-store");
    say("x-content-type-options", "nosniff");
    say("cross-origin-resource-policy", "same-origin");
    say("x-frame-options", "SAMEORIGIN");
    say("referrer-policy", "strict-origin-when-cross-origin");
    if head {
        *response.body_mut() = Content::Once(None);
    }
    response
}

fn found(request: &Request<Incoming>, served: &Served) -> Response<Content> {
    let path = request.uri().path();
    let snapshot = served.now();
    if let Some(inner) = path.strip_prefix(INSIDE) {
        return inside::answer(inner, request.uri().query().unwrap_or_default(), served, &snapshot);
    }
    match snapshot.find(path) {
        Found::Item(path, item) => file(StatusCode::OK, &snapshot, path, item),
        Found::Kept(path, bytes) => whole(StatusCode::OK, path, bytes),
        Found::Elsewhere(place) => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            moved(&format!("{}{query}", links::encoded(&place)))
        }
        Found::Moved(place) => moved(place),
        Found::Nothing => match snapshot.not_found() {
            Some((path, item)) => file(StatusCode::NOT_FOUND, &snapshot, path, item),
            None => html(
                StatusCode::NOT_FOUND,
                page::alone("Nothing here yet", "The site has no pages: see below."),
            ),
        },
    }
}

fn file(status: StatusCode, snapshot: &Snapshot, path: &OutPath, item: &Item) -> Response<Content> {
    if let Source::File(place, _) = &item.body {
        return match workshop::file(place) {
            Ok((file, size)) => {
                let mut response = text(status, &content_type(path), "");
                response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(size));
                *response.body_mut() = Content::File(file.take(size));
                response
            }
            Err(fault) => html(
                StatusCode::INTERNAL_SERVER_ERROR,
                page::alone("This file can't be read", &fault.message),
            ),
        };
    }
    match snapshot.bytes(path, item) {
        Ok(made) => whole(status, path, made.bytes),
        Err(fault) => html(
            StatusCode::INTERNAL_SERVER_ERROR,
            page::alone("This page can't be made", &snapshot.faults.with(&fault).list.concat()),
        ),
    }
}

/// A file as it is, or a page with the script that keeps it fresh.
fn whole(status: StatusCode, path: &OutPath, bytes: Arc<[u8]>) -> Response<Content> {
    if path.as_str().ends_with(".html") {
        return html(status, page::with_script(&bytes, &name(&bytes)));
    }
    text(status, &content_type(path), Bytes::from_owner(bytes))
}

/// A page of careergen's own or of the site, ready to be sent.
pub(super) fn html(status: StatusCode, page: Vec<u8>) -> Response<Content> {
    text(status, "text/html; charset=utf-8", page)
}

pub(super) fn text(status: StatusCode, kind: &str, bytes: impl Into<Bytes>) -> Response<Content> {
    let bytes = bytes.into();
    let length = bytes.len();
    let mut response = Response::new(Content::Once(Some(bytes)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    if let Ok(kind) = HeaderValue::from_str(kind) {
        headers.insert(CONTENT_TYPE, kind);
    }
    response
}

fn moved(place: &str) -> Response<Content> {
    let mut response = text(StatusCode::MOVED_PERMANENTLY, "text/plain; charset=utf-8", "");
    if let Ok(place) = HeaderValue::from_str(place) {
        response.headers_mut().insert(LOCATION, place);
    }
    response
}

fn refused(refusal: Refusal) -> Response<Content> {
    let mut response =
        text(refusal.status, "text/plain; charset=utf-8", format!("careergen: {}\n", refusal.why));
    if refusal.status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// An answer that goes on for as long as somebody listens.
pub(super) fn events(receiver: mpsc::Receiver<String>) -> Response<Content> {
    let mut response = Response::new(Content::Events(receiver));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response
}

/// The bytes of an answer.
pub(super) enum Content {
    /// All of them.
    Once(Option<Bytes>),
    /// As they are read.
    File(Take<File>),
    /// As they come.
    Events(mpsc::Receiver<String>),
}

/// Bytes of a file that are read at once, so that a large one is never in memory.
const PIECE: usize = 64 * 1024;

impl Body for Content {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            Self::Once(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::File(file) => {
                let mut piece = vec![0; PIECE];
                Poll::Ready(match file.read(&mut piece) {
                    // One that has become shorter breaks off, so that nobody takes it for whole.
                    Ok(0) if file.limit() > 0 => Some(Err(io::ErrorKind::UnexpectedEof.into())),
                    Ok(0) => None,
                    Ok(length) => {
                        piece.truncate(length);
                        Some(Ok(Frame::data(piece.into())))
                    }
                    Err(error) => Some(Err(error)),
                })
            }
            Self::Events(receiver) => {
                receiver.poll_recv(context).map(|event| event.map(|event| Ok(Frame::data(event.into()))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Once(None))
    }
}
