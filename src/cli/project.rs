//! What every command that works on a project is told: its folder, and the day.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use super::choice::OneOf;
use crate::base::{Audience, Date, Env, Instant, Tree};
use crate::check::{self, AUDIENCES};
use crate::load::disk;

/// The project and the day.
#[derive(Args, Clone, Debug)]
pub(super) struct Project {
    /// The project's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The day for which the site is made, the same everywhere, or a moment (2026-11-02T09:00:00Z), instead of now.
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
    /// Whom the site is for: `internal` is for staff, who see internal postings, too.
    #[arg(long, value_name = "AUDIENCE", value_parser = OneOf(AUDIENCES), default_value = "public")]
    pub(super) audience: Audience,
    /// Takes drafts for published.
    #[arg(long)]
    drafts: bool,
    /// Takes postings of the future for published.
    #[arg(long)]
    future: bool,
}

impl Project {
    /// The project in a folder, as it is seen today.
    pub(super) fn of(root: &Path) -> Self {
        let audience = Audience::default();
        Self { root: root.to_owned(), now: None, audience, drafts: false, future: false }
    }

    /// All files of the folder.
    pub(super) fn tree(&self) -> Result<Tree, String> {
        let tree = disk::read_tree(&self.root).map_err(|error| self.unreadable(&error))?;
        // A folder without content is a mistake, and an empty site would replace a live one.
        if !tree.files.keys().any(|path| path.below("content").is_some()) {
            let root = self.root.display();
            let why = tree.faults.first();
            let why =
                why.map_or_else(|| "is it the project's folder?".to_owned(), |fault| fault.message.clone());
            return Err(format!("`{root}` has no `content` folder with anything in it: {why}"));
        }
        Ok(tree)
    }

    /// Where its site goes.
    pub(super) fn out(&self) -> PathBuf {
        out(&self.root, self.audience)
    }

    fn unreadable(&self, error: &io::Error) -> String {
        format!("`{}` can't be read: {error}", self.root.display())
    }

    /// Says what is wrong where the folder is no project's.
    pub(super) fn is_one(&self) -> Result<(), String> {
        fs::read_dir(&self.root).map_err(|error| self.unreadable(&error))?;
        let content = fs::read_dir(self.root.join("content")).ok().and_then(|mut files| files.next());
        let root = self.root.display();
        content.map(|_| ()).ok_or_else(|| {
            format!("`{root}` has no `content` folder with anything in it: is it the project's folder?")
        })
    }

    /// The world around it; `base_url` replaces that of site.yaml.
    pub(super) fn env(&self, base_url: Option<&str>) -> Result<Env, String> {
        if let Some(url) = base_url.filter(|url| !check::is_base_url(url)) {
            return Err(format!("`{url}` is not the address of a site: write https://careers.example.com"));
        }
        let around = match &self.now {
            Some(text) => match (Instant::parse(text), Date::parse(text)) {
                (Some(now), _) => Env::at(now),
                (None, Ok(day)) if text.trim().len() == 10 => Env::on(day),
                _ => {
                    return Err(format!(
                        "`{text}` is neither a date nor a moment: write 2026-11-02 or 2026-11-02T09:00:00Z"
                    ));
                }
            },
            None => Env::at(now()?),
        };
        let base_url = base_url.map(str::to_owned);
        Ok(Env { audience: self.audience, base_url, drafts: self.drafts, future: self.future, ..around })
    }
}

/// Where the site for an audience goes. Each has its own folder, so that none is taken for the other.
pub(super) fn out(root: &Path, audience: Audience) -> PathBuf {
    root.join(match audience {
        Audience::Public => "public",
        Audience::Internal => "internal",
    })
}

/// Today in UTC.
pub(super) fn today() -> Result<Date, String> {
    now().map(|now| now.day_in("UTC"))
}

/// Now, or the moment of `SOURCE_DATE_EPOCH`, so that a build can be repeated.
fn now() -> Result<Instant, String> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .trim()
            .parse()
            .map_err(|_| format!("SOURCE_DATE_EPOCH is `{text}`, not a number of seconds"))?,
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64),
    };
    Instant::from_unix(seconds).ok_or_else(|| "the clock is beyond the year 9999".to_owned())
}
