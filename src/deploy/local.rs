//! The site as it was built: whether it may be published at all, and the files that a host is sent.
#![expect(clippy::disallowed_methods, reason = "the built site is read here")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::deployed::{Copy, Deployed};
use super::{Failure, plan};
use crate::base::links::{address, encoded};
use crate::base::media::{content_type, is_text};
use crate::base::web::WebUrl;
use crate::base::{Audience, Class, Date, Encoding, Fingerprint, OutPath, parallel};
use crate::emit::{Manifest, PLACE};

/// A site that was built, whole and fit to be published.
pub struct Built {
    folder: PathBuf,
    manifest: Manifest,
    /// Files in the folder that careergen has not written.
    strangers: Vec<String>,
}

/// What a file is served with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Headers {
    pub(super) content_type: String,
    pub(super) cache_control: &'static str,
    /// How it is compressed, if it is worth it.
    pub(super) encoding: Option<Encoding>,
}

impl Headers {
    fn print(&self) -> Fingerprint {
        let encoding = self.encoding.map_or("", Encoding::token);
        plan::headers(&[&self.content_type, self.cache_control, encoding])
    }
}

impl Built {
    /// Reads the folder that a build has written.
    ///
    /// # Errors
    /// Where it is no such folder, has been changed by hand, or must not be published.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let Some(manifest) = Manifest::of(folder) else {
            let message =
                format!("there is no built site in `{}`: run `careergen build` first", folder.display());
            return Err(Failure::Refused(message));
        };
        let built = Self { folder: folder.to_owned(), manifest, strangers: Vec::new() };
        built.fit()?;
        let strangers = built.compare()?;
        Ok(Self { strangers, ..built })
    }

    /// Whether the site is meant for the public.
    fn fit(&self) -> Result<(), Failure> {
        let about = &self.manifest.about;
        let refuse = |message: String| Err(Failure::Refused(message));
        if about.is_preview {
            return refuse(
                "this site was built with `--drafts` or `--future`: build it without them".to_owned(),
            );
        }
        if is_local(&about.base_url, about.audience) {
            return refuse(format!(
                "this site was built for `{}`, where nobody but you can see it: set {} in content/site.yaml and build it again",
                about.base_url,
                if about.audience.is_public() { "`base_url`" } else { "`internal.base_url`" }
            ));
        }
        if !self.manifest.files.values().any(|entry| entry.class == Class::List) {
            return refuse("the built site has no pages".to_owned());
        }
        Ok(())
    }

    /// Compares the folder with its list, and gives what is in it that the list does not name.
    pub(super) fn compare(&self) -> Result<Vec<String>, Failure> {
        let files: Vec<_> = self.manifest.files.iter().collect();
        let wrong =
            parallel::map(&files, |(path, entry)| bytes(&self.place(path), Some(entry.hash)).is_err());
        let wrong: Vec<_> =
            files.iter().zip(wrong).filter(|(_, wrong)| *wrong).map(|((path, _), _)| path).collect();
        if let Some(first) = wrong.first() {
            let others = match wrong.len() - 1 {
                0 => String::new(),
                others => format!(" and {others} more"),
            };
            return Err(Failure::Refused(format!(
                "`{}`{others} is not as careergen built it: run `careergen build` again",
                self.place(first).display()
            )));
        }
        let mut strangers = Vec::new();
        self.strangers_in("", &mut strangers).map_err(|error| Failure::io(&self.folder, &error))?;
        strangers.sort();
        Ok(strangers)
    }

    fn strangers_in(&self, inside: &str, found: &mut Vec<String>) -> io::Result<()> {
        for entry in fs::read_dir(self.folder.join(inside))? {
            let entry = entry?;
            let name = format!("{inside}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.strangers_in(&format!("{name}/"), found)?;
            } else if name != PLACE
                && !OutPath::new(&name).is_some_and(|path| self.manifest.files.contains_key(&path))
            {
                found.push(name);
            }
        }
        Ok(())
    }

    /// Where a file lies.
    pub(super) fn place(&self, path: &OutPath) -> PathBuf {
        self.folder.join(path.as_str())
    }

    /// What a file is served with, where text is compressed so.
    #[cfg_attr(not(feature = "cloud"), expect(dead_code, reason = "only buckets are told headers"))]
    pub(super) fn headers(&self, path: &OutPath, class: Class, compress: Option<Encoding>) -> Headers {
        let cache_control = class.cache_control(self.manifest.about.audience);
        let encoding = compress.filter(|_| is_text(path));
        Headers { content_type: content_type(path), cache_control, encoding }
    }

    /// Where visitors find a file.
    pub(super) fn url(&self, path: &OutPath) -> String {
        format!("{}{}", self.manifest.about.base_url, encoded(&address(path, "")))
    }

    /// The folder itself.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What was built.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Files in the folder that careergen has not written, and that go nowhere.
    #[must_use]
    pub fn strangers(&self) -> &[String] {
        &self.strangers
    }

    /// The day since which the site says what is no longer true, where it has come.
    #[must_use]
    pub fn stale_since(&self, today: Date) -> Option<Date> {
        self.manifest.about.next_change.filter(|day| *day <= today)
    }

    /// What should lie at a host that takes the files that `takes` says; `headers` are those that we set there.
    pub(super) fn wanted(
        &self,
        takes: impl Fn(&OutPath, Class) -> bool,
        headers: impl Fn(&OutPath, Class) -> Option<Headers>,
    ) -> Deployed {
        let files = self.manifest.files.iter().filter(|(path, entry)| takes(path, entry.class));
        let files = files.map(|(path, entry)| {
            let headers =
                headers(path, entry.class).map_or_else(|| plan::headers(&[]), |headers| headers.print());
            let (hash, size) = (Some(entry.hash), entry.size);
            let (class, indexed) = (entry.class, entry.indexed);
            (path.clone(), Copy { hash, size, class, indexed, headers, retired: None })
        });
        let audience = self.manifest.about.audience;
        Deployed { files: files.collect(), audience, ..Deployed::default() }
    }

    /// A file's bytes, if they are still those that were built.
    pub(super) fn bytes(&self, path: &OutPath) -> Result<Vec<u8>, Failure> {
        let hash = self.manifest.files.get(path).map(|entry| entry.hash);
        bytes(&self.place(path), hash)
    }
}

/// A file's bytes, if they are those of this hash.
pub(super) fn bytes(place: &Path, hash: Option<Fingerprint>) -> Result<Vec<u8>, Failure> {
    let bytes = fs::read(place).map_err(|error| Failure::io(place, &error))?;
    (hash == Some(Fingerprint::of_bytes(&bytes))).then_some(bytes).ok_or_else(|| {
        Failure::Machine(format!(
            "`{}` has changed since the deploy began: build and deploy again",
            place.display()
        ))
    })
}

/// Whether an address leads to this machine, or nowhere. Staff may see what lies in a house's own network.
fn is_local(base_url: &str, audience: Audience) -> bool {
    let Some(host) = WebUrl::parse(base_url).ok().and_then(|url| url.host()) else { return true };
    let host = host.trim_matches(['[', ']']);
    let is_own = |address: std::net::IpAddr| {
        let is_in_house =
            matches!(address, std::net::IpAddr::V4(v4) if v4.is_private() || v4.is_link_local());
        address.is_loopback() || address.is_unspecified() || (is_in_house && audience.is_public())
    };
    host == "localhost"
        || host.ends_with(".localhost")
        || (host.ends_with(".local") && audience.is_public())
        || host.parse().is_ok_and(is_own)
}

#[cfg(test)]
mod tests {
    use super::is_local;
    use crate::base::Audience::{Internal, Public};

    #[test]
    fn addresses_that_only_their_owner_sees() {
        for local in [
            "http://localhost",
            "http://localhost:8000/careers",
            "https://site.localhost",
            "http://127.0.0.1:1313",
            "http://[::1]",
            "http://192.168.1.4",
            "http://10.0.0.1",
            "http://printer.local",
            "",
        ] {
            assert!(is_local(local, Public), "{local}");
        }
        for public in ["https://careers.example", "http://203.0.113.9", "https://localhost.example"] {
            assert!(!is_local(public, Public), "{public}");
        }
        for house in ["http://192.168.1.4", "http://10.0.0.1", "http://jobs.local"] {
            assert!(!is_local(house, Internal), "{house}");
        }
        assert!(is_local("http://localhost", Internal));
    }
}
