//! The site as a value: every file by its path, made only when it is asked for.
//!
//! A page tells its fingerprint without being rendered. Two with equal fingerprints have equal bytes, so a page that
//! has not changed is neither rendered nor written. Neither is worked out before somebody asks.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Diagnostic, Fingerprint, OutPath};

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

/// One file of the output.
#[derive(Clone)]
pub struct Item {
    /// The bytes, or how to get them.
    pub body: Body,
}

/// The site, sorted by path.
#[derive(Clone, Default)]
pub struct Output {
    /// Every file.
    pub items: BTreeMap<OutPath, Item>,
}

impl Item {
    /// Bytes that are there already.
    #[must_use]
    pub fn bytes(bytes: Vec<u8>) -> Self {
        Self { body: Body::Bytes(bytes.into()) }
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
