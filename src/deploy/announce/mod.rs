//! Which search engines are told of a deploy, and of what: addresses whose page has changed, come or gone.
//!
//! Nobody is told unless the settings say so, and a deploy that went well stays one when nobody listens.

#[cfg(feature = "cloud")]
mod google;
#[cfg(feature = "cloud")]
mod indexnow;

use std::path::PathBuf;

use super::plan::{Plan, Why};
use super::{Built, Watch};
use crate::base::{Class, OutPath};
use crate::model::Announce;

/// Where search engines are told, for others than their own addresses; and the key to Google's.
#[derive(Clone, Default, Debug)]
pub struct Ears {
    /// IndexNow's.
    pub indexnow: Option<String>,
    /// That of Google's Indexing API.
    pub google: Option<String>,
    /// The file with the key of a Google service account.
    pub google_key: Option<PathBuf>,
}

/// What there is to tell.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
struct News {
    /// Pages that search engines may show, and that have changed or come.
    updated: Vec<String>,
    /// Pages that they must show no more.
    deleted: Vec<String>,
    /// Those of both that are postings.
    postings: Vec<(String, bool)>,
}

/// Tells whom the settings name, or says whom it would tell.
pub(super) fn announce(
    built: &Built,
    (plan, announce): (&Plan, &Announce),
    (ears, is_dry): (&Ears, bool),
    watch: &dyn Watch,
) {
    if announce.indexnow.is_none() && !announce.google {
        return;
    }
    let news = news(built, plan);
    let pages = news.updated.len() + news.deleted.len();
    if let Some(key) = announce.indexnow.as_ref().filter(|_| pages > 0) {
        let outcome = match OutPath::new(&format!("{key}.txt"))
            .filter(|file| built.manifest().files.contains_key(file))
        {
            None => Err(format!("write the key into `static/{key}.txt`, where search engines look for it")),
            Some(_) if is_dry => Ok("would be told".to_owned()),
            Some(_) => tell_indexnow(built, key, &news, ears).map(|()| "has been told".to_owned()),
        };
        say(watch, "IndexNow", &format!("of {pages} addresses"), outcome);
    }
    if announce.google && !news.postings.is_empty() {
        let outcome = if is_dry { Ok("would be told".to_owned()) } else { tell_google(&news, ears) };
        let gone = news.postings.iter().filter(|(_, is_gone)| *is_gone).count();
        let what = format!("of {} postings, {gone} of them gone", news.postings.len());
        say(watch, "Google's Indexing API", &what, outcome);
    }
}

fn say(watch: &dyn Watch, who: &str, what: &str, outcome: Result<String, String>) {
    match outcome {
        Ok(told) => watch.note(&format!("{who} {told} {what}")),
        Err(why) => watch.note(&format!("{who} could not be told {what}: {why}")),
    }
}

/// What a plan changes for those who look for jobs.
fn news(built: &Built, plan: &Plan) -> News {
    let mut news = News::default();
    let mut add = |path: &OutPath, class: Class, is_gone: bool| {
        if class == Class::Posting {
            news.postings.push((built.url(path), is_gone));
        }
        (if is_gone { &mut news.deleted } else { &mut news.updated }).push(built.url(path));
    };
    for upload in &plan.uploads {
        let is_new = matches!(upload.why, Why::New | Why::Changed | Why::Interrupted);
        if is_new && (upload.copy.indexed || upload.was_indexed) {
            add(&upload.path, upload.class(), !upload.copy.indexed);
        }
    }
    for path in &plan.deletes {
        if let Some(copy) = plan.leaving(path).filter(|copy| copy.indexed) {
            add(path, copy.class, true);
        }
    }
    news
}

#[cfg(feature = "cloud")]
fn tell_indexnow(built: &Built, key: &str, news: &News, ears: &Ears) -> Result<(), String> {
    let urls: Vec<&str> = news.updated.iter().chain(&news.deleted).map(String::as_str).collect();
    let told = super::runtime().and_then(|runtime| {
        runtime.block_on(indexnow::tell(
            (&built.manifest().about.base_url, key),
            &urls,
            ears.indexnow.as_deref(),
        ))
    });
    told.map_err(|failure| failure.message().to_owned())
}

#[cfg(feature = "cloud")]
fn tell_google(news: &News, ears: &Ears) -> Result<String, String> {
    let told = super::runtime().and_then(|runtime| runtime.block_on(google::tell(&news.postings, ears)));
    told.map_err(|failure| failure.message().to_owned())
}

#[cfg(not(feature = "cloud"))]
fn tell_indexnow(_: &Built, _: &str, _: &News, _: &Ears) -> Result<(), String> {
    Err(super::WITHOUT_CLOUD.to_owned())
}

#[cfg(not(feature = "cloud"))]
fn tell_google(_: &News, _: &Ears) -> Result<String, String> {
    Err(super::WITHOUT_CLOUD.to_owned())
}
