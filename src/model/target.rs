//! Where a site is deployed to, as `deploy` of `content/site.yaml` says. Credentials are no part of it.

use std::fmt;

use super::BaseUrl;
use crate::base::{Audience, Encoding};

/// A place that the site is deployed to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// What the settings call it.
    pub name: String,
    /// What it is.
    pub host: Host,
    /// Whom the site is for that goes there; another is refused.
    pub audience: Audience,
    /// Where visitors see it.
    pub base_url: BaseUrl,
    /// Days for which an asset stays that no page uses any more: pages in caches still ask for it.
    pub grace_days: u16,
    /// Who is told of what has changed.
    pub announce: Announce,
}

/// Search engines that are told of what has changed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Announce {
    /// The key under which those of IndexNow are told. It is no secret: it lies in a file of the site.
    pub indexnow: Option<String>,
    /// Whether Google's Indexing API is told of postings.
    pub google: bool,
}

/// What a site is deployed to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Host {
    /// Amazon S3, or a store that speaks its language.
    S3 {
        /// The bucket, and the folder in it.
        place: Bucket,
        /// Where it lies; from the environment where it is not given.
        region: Option<String>,
        /// The store's address, for others than Amazon's.
        endpoint: Option<String>,
        /// The CloudFront distribution in front of it.
        cloudfront: Option<String>,
    },
    /// Google Cloud Storage.
    Gcs {
        /// The bucket, and the folder in it.
        place: Bucket,
    },
    /// Azure Blob Storage.
    Azure {
        /// The container, and the folder in it.
        place: Bucket,
        /// The storage account; from the environment where it is not given.
        account: Option<String>,
        /// The store's address, for others than Azure's.
        endpoint: Option<String>,
    },
    /// A branch of a git repository, which GitHub or GitLab publishes.
    Git {
        /// Where it is pushed to: an address, or a folder.
        repository: String,
        /// The branch.
        branch: String,
    },
    /// A folder on this machine or on a mounted disk: a folder for each release, and a link to the one that is served.
    Folder {
        /// The folder; below the project's where it is relative.
        path: String,
        /// Releases that are kept, at least 1.
        keep: usize,
    },
    /// One with a program of its own for uploads.
    Tool {
        /// Which.
        tool: Tool,
        /// What its users call a project or a site there.
        project: Option<String>,
    },
}

/// A bucket or container, and the folder in it that the site lies in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// The folder: empty, or without slashes at its ends.
    pub prefix: String,
    /// How text is compressed there, for whoever asks.
    pub compress: Option<Encoding>,
}

/// A host with a program of its own for uploads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tool {
    /// Netlify.
    Netlify,
    /// Cloudflare Pages.
    CloudflarePages,
    /// Vercel.
    Vercel,
}

impl fmt::Display for Host {
    /// As people name the place: `s3://bucket/folder`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::S3 { place, .. } => write!(f, "s3://{place}"),
            Self::Gcs { place } => write!(f, "gs://{place}"),
            Self::Azure { place, .. } => write!(f, "az://{place}"),
            Self::Git { repository, branch } => write!(f, "{repository}, branch {branch}"),
            Self::Folder { path, .. } => f.write_str(path),
            Self::Tool { tool, .. } => f.write_str(tool.name()),
        }
    }
}

impl fmt::Display for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slash = if self.prefix.is_empty() { "" } else { "/" };
        write!(f, "{}{slash}{}", self.name, self.prefix)
    }
}

impl Tool {
    /// What the host calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Netlify => "Netlify",
            Self::CloudflarePages => "Cloudflare Pages",
            Self::Vercel => "Vercel",
        }
    }
}
