//! The site as a value: every file by its path, made only when it is asked for.
//!
//! A page tells its fingerprint without being rendered. Two with equal fingerprints have equal bytes, so a page that
//! has not changed is neither rendered nor written. Neither is worked out before somebody asks.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Audience, Date, Diagnostic, Fingerprint, OutPath};

/// Makes the pages of a site, each by its number.
pub trait Render: Send + Sync {
    /// The page numbered `page`, with what others must know of it.
    fn render(&self, page: usize) -> Made;

    /// Of everything that the bytes of the page numbered `page` depend on.
    fn fingerprint(&self, page: usize) -> Fingerprint;

    /// What the template of the page numbered `page` is told, as JSON; nothing for files without a template.
    fn data(&self, page: usize) -> Option<String>;
}

/// A page that was made.
#[derive(Clone, Default, Debug)]
pub struct Made {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// What a check of the whole site needs to know of the page; nothing for other files than HTML.
    pub outline: Option<Outline>,
    /// Its fingerprint, where making it has shown that too.
    pub fingerprint: Option<Fingerprint>,
    /// Why it could not be made; then the bytes are worth nothing.
    pub fault: Option<Diagnostic>,
}

/// The ends of the threads that hang out of a page.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Outline {
    /// Targets of links and sources of images that stay on the site, as written.
    pub links: Vec<String>,
    /// Values of `id`, in order, repeats included.
    pub ids: Vec<String>,
    /// Whether there is a `<title>` with text in it.
    pub titled: bool,
}

/// How a file comes by its bytes.
#[derive(Clone)]
pub enum Body {
    /// They are there.
    Bytes(Arc<[u8]>),
    /// Copied from the project; with the fingerprint of its bytes.
    File(PathBuf, Fingerprint),
    /// Rendered when asked for.
    Page {
        /// Who renders it.
        by: Arc<dyn Render>,
        /// Which one of its pages.
        page: usize,
    },
}

/// What a file is to a host and to caches.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Named by its bytes: it never changes, and pages can't do without it.
    Asset,
    /// A file of `static/`, as it is.
    Static,
    /// The page of a posting.
    Posting,
    /// Another page that lists no postings.
    Page,
    /// A page that lists postings.
    List,
    /// What machines read: feeds, sitemaps.
    Feed,
    /// What tells a host how to serve the rest; visitors don't ask for it.
    Hosting,
    /// Another file, compressed; for hosts that serve it instead. It is of no use to a bucket.
    Twin,
}

/// How a file may be compressed beside itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// Brotli.
    Brotli,
    /// gzip.
    Gzip,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What `Content-Encoding` calls it.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// What the name of a file that is compressed so ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }
}

/// One file of the output.
#[derive(Clone)]
pub struct Item {
    /// The bytes, or how to get them.
    pub body: Body,
    /// What it is to a host.
    pub class: Class,
    /// Whether search engines may show it.
    pub indexed: bool,
}

/// What whoever publishes the site must know of it.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Where it is to stand, without a slash at the end.
    pub base_url: String,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether it has drafts or postings of the future in it.
    pub is_preview: bool,
    /// The day on which it changes by itself.
    pub next_change: Option<Date>,
    /// Who is to serve it, by the name in `site.yaml`.
    pub hosting: String,
    /// The encodings in which files lie compressed beside themselves.
    pub encodings: Vec<Encoding>,
    /// Rules by which the host sends visitors on.
    pub rules: Rules,
}

/// Rules by which a host sends visitors on, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// How many there are.
    pub count: usize,
    /// Bytes of the longest one.
    pub longest: usize,
    /// Those that the host's file has no room for.
    pub left_out: usize,
}

/// The site, sorted by path.
#[derive(Clone, Default)]
pub struct Output {
    /// Every file.
    pub items: BTreeMap<OutPath, Item>,
    /// Paths from the root of the host at which nothing stands and from which it sends visitors on, with what it says in
    /// `Location`.
    pub moved: BTreeMap<String, String>,
    /// The site as a whole.
    pub about: About,
}

impl Item {
    /// A file that search engines have no use for.
    #[must_use]
    pub fn new(body: Body, class: Class) -> Self {
        Self { body, class, indexed: false }
    }

    /// Bytes that are there already.
    #[must_use]
    pub fn bytes(bytes: Vec<u8>, class: Class) -> Self {
        Self::new(Body::Bytes(bytes.into()), class)
    }

    /// Of everything the bytes depend on.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.body {
            Body::Bytes(bytes) => Fingerprint::of_bytes(bytes),
            Body::File(_, fingerprint) => *fingerprint,
            Body::Page { by, page } => by.fingerprint(*page),
        }
    }
}
