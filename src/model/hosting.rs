//! Who serves the site: what each host can do by rules of ours, and how much it takes.
//!
//! Facts about hosts, each with its source. It writes no file for any of them and talks to none.

use crate::base::Encoding;

/// A kind of host.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Hosting {
    /// Nothing is known of it but that it serves files.
    #[default]
    Static,
    /// nginx.
    Nginx,
    /// Caddy.
    Caddy,
    /// Netlify.
    Netlify,
    /// Cloudflare Pages.
    CloudflarePages,
    /// Vercel.
    Vercel,
    /// GitHub Pages.
    GithubPages,
    /// GitLab Pages.
    GitlabPages,
    /// The website endpoint of an S3 bucket.
    S3,
    /// An S3 bucket behind CloudFront.
    Cloudfront,
    /// Google Cloud Storage.
    Gcs,
    /// The static website of an Azure storage account.
    Azure,
}

/// Something of which a host takes only so much.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Measure {
    /// Files.
    Files,
    /// Bytes of the largest file.
    FileBytes,
    /// Bytes of all files.
    Bytes,
    /// Rules that send visitors on.
    Rules,
    /// Bytes of the longest of them.
    RuleBytes,
    /// Bytes of the file that they stand in.
    RulesBytes,
}

/// How much a host takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// Of what.
    pub of: Measure,
    /// The most that it takes.
    pub most: u64,
    /// The most that it takes of anybody: more for those who pay.
    pub utmost: u64,
    /// What else there is to know of it.
    pub but: Option<&'static str>,
}

/// A finished site in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Measured {
    /// Files that visitors and the host are given.
    pub files: u64,
    /// Bytes of the largest.
    pub largest: u64,
    /// Bytes of all.
    pub bytes: u64,
    /// Rules that send visitors on.
    pub rules: u64,
    /// Bytes of the longest rule.
    pub longest_rule: u64,
    /// Bytes of the file that they stand in.
    pub rules_bytes: u64,
}

/// A limit that a site has passed, or comes near to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The limit.
    pub limit: Limit,
    /// How much the site has.
    pub has: u64,
    /// Whether that is more than the host takes of anybody; otherwise it is more than nine tenths of what it takes.
    pub is_over: bool,
}

impl Hosting {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Static,
        Self::Nginx,
        Self::Caddy,
        Self::Netlify,
        Self::CloudflarePages,
        Self::Vercel,
        Self::GithubPages,
        Self::GitlabPages,
        Self::S3,
        Self::Cloudfront,
        Self::Gcs,
        Self::Azure,
    ];

    /// What it is called in `site.yaml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Netlify => "netlify",
            Self::CloudflarePages => "cloudflare-pages",
            Self::Vercel => "vercel",
            Self::GithubPages => "github-pages",
            Self::GitlabPages => "gitlab-pages",
            Self::S3 => "s3",
            Self::Cloudfront => "cloudfront",
            Self::Gcs => "gcs",
            Self::Azure => "azure",
        }
    }

    /// Reads what [`Hosting::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hosting| hosting.name() == name)
    }

    /// Whether it sends visitors on by rules that we give it. (S3 has rules too, but they are set at the bucket, and are
    /// fifty at most.)
    #[must_use]
    pub fn redirects(self) -> bool {
        match self {
            Self::Nginx
            | Self::Caddy
            | Self::Netlify
            | Self::CloudflarePages
            | Self::Vercel
            | Self::GitlabPages
            | Self::Cloudfront => true,
            Self::Static | Self::GithubPages | Self::S3 | Self::Gcs | Self::Azure => false,
        }
    }

    /// Whether it sets headers that we give it.
    #[must_use]
    pub fn sets_headers(self) -> bool {
        match self {
            Self::Nginx
            | Self::Caddy
            | Self::Netlify
            | Self::CloudflarePages
            | Self::Vercel
            | Self::Cloudfront => true,
            Self::Static | Self::GithubPages | Self::GitlabPages | Self::S3 | Self::Gcs | Self::Azure => {
                false
            }
        }
    }

    /// Whether it reads rules for the site, and publishes at its root whatever it is given.
    #[must_use]
    pub fn publishes_at_root(self) -> bool {
        matches!(self, Self::Netlify | Self::CloudflarePages | Self::Vercel)
    }

    /// Whether it can answer 410 for some addresses, by our rules. The website endpoint of S3 has no such status, and of
    /// Netlify's and Vercel's rules their manuals don't say it.
    #[must_use]
    pub fn says_gone(self) -> bool {
        matches!(self, Self::Nginx | Self::Caddy | Self::Cloudfront)
    }

    /// Whether it shows the page `410.html` with that answer. (A CloudFront function can't read a file, and answers with a
    /// text of its own.)
    #[must_use]
    pub fn shows_gone(self) -> bool {
        matches!(self, Self::Nginx | Self::Caddy)
    }

    /// The encodings in which it serves a file that lies compressed beside the file itself: nginx's `gzip_static` and the
    /// module `brotli_static`, Caddy's `file_server { precompressed }`, GitLab Pages.
    ///
    /// Caddy would serve Zstandard, too. Every browser that takes it takes Brotli as well, which makes pages smaller by a
    /// fifth more, and its library costs 20 seconds of compiling C.
    #[must_use]
    pub fn encodings(self) -> &'static [Encoding] {
        match self {
            Self::Nginx | Self::Caddy | Self::GitlabPages => &[Encoding::Brotli, Encoding::Gzip],
            _ => &[],
        }
    }

    /// How much it takes, as far as that is known.
    #[must_use]
    pub fn limits(self) -> Vec<Limit> {
        match self {
            // https://developers.cloudflare.com/pages/platform/limits/ and …/pages/configuration/redirects/. The other 100
            // rules that it takes are those with a wildcard, of which we write one.
            Self::CloudflarePages => vec![
                Limit { utmost: 100_000, ..limit(Measure::Files, 20_000, Some("100,000 on a paid plan")) },
                limit(Measure::FileBytes, 25 * 1024 * 1024, None),
                limit(Measure::Rules, 2_000, None),
                limit(Measure::RuleBytes, 1_000, None),
            ],
            // https://vercel.com/docs/limits: redirects, headers and rewrites together.
            Self::Vercel => vec![limit(Measure::Rules, 1_024, None)],
            // https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
            Self::GithubPages => vec![limit(Measure::Bytes, 1_000_000_000, None)],
            // https://docs.gitlab.com/user/project/pages/redirects/: the first thousand rules count, and of a larger file
            // probably none. The numbers are those of gitlab.com; an instance of one's own may have others.
            Self::GitlabPages => vec![
                limit(Measure::Bytes, 1_000_000_000, Some("an instance of your own may have another limit")),
                limit(Measure::Rules, 1_000, Some("the first ones count")),
                limit(Measure::RulesBytes, 64_000, Some("of a larger file probably no rule counts")),
            ],
            Self::Static
            | Self::Nginx
            | Self::Caddy
            | Self::Netlify
            | Self::S3
            | Self::Cloudfront
            | Self::Gcs
            | Self::Azure => Vec::new(),
        }
    }

    /// The limits that a site has passed or comes near to.
    #[must_use]
    pub fn weigh(self, site: &Measured) -> Vec<Finding> {
        let found = self.limits().into_iter().filter_map(|limit| {
            let has = site.of(limit.of);
            // Nine tenths, without a product that could overflow.
            let is_near = has > limit.most - limit.most / 10;
            is_near.then_some(Finding { limit, has, is_over: has > limit.utmost })
        });
        found.collect()
    }
}

const fn limit(of: Measure, most: u64, but: Option<&'static str>) -> Limit {
    Limit { of, most, utmost: most, but }
}

impl Measured {
    fn of(&self, measure: Measure) -> u64 {
        match measure {
            Measure::Files => self.files,
            Measure::FileBytes => self.largest,
            Measure::Bytes => self.bytes,
            Measure::Rules => self.rules,
            Measure::RuleBytes => self.longest_rule,
            Measure::RulesBytes => self.rules_bytes,
        }
    }
}

impl Measure {
    /// What it counts, in the plural.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::FileBytes => "bytes in one file",
            Self::Bytes => "bytes",
            Self::Rules => "rules for redirects",
            Self::RuleBytes => "bytes in one rule",
            Self::RulesBytes => "bytes of rules",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hosting, Measure, Measured};

    #[test]
    fn a_limit_is_named_when_a_tenth_of_it_is_left() {
        let files = |files| {
            let found = Hosting::CloudflarePages.weigh(&Measured { files, ..Measured::default() });
            found.first().map(|finding| (finding.limit.of, finding.is_over))
        };
        assert_eq!(files(18_000), None);
        assert_eq!(files(18_001), Some((Measure::Files, false)));
        assert_eq!(files(20_000), Some((Measure::Files, false)));
        assert_eq!(files(100_000), Some((Measure::Files, false)), "for those who pay");
        assert_eq!(files(100_001), Some((Measure::Files, true)));
    }

    #[test]
    fn a_host_of_which_nothing_is_known_takes_everything() {
        let all = Measured { files: u64::MAX, bytes: u64::MAX, ..Measured::default() };
        assert_eq!(Hosting::Static.weigh(&all), []);
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for hosting in Hosting::ALL {
            assert_eq!(Hosting::from_name(hosting.name()), Some(hosting));
        }
    }
}
