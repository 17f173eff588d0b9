//! One deploy at a time: a small object that its holder rewrites as long as it lives.
//!
//! No clock but the own one counts. Whoever finds a lock looks whether it changes; one that does not for [`DEAD`] belongs to a
//! deploy that has died. A holder that could not rewrite it for almost as long stops by itself, and drops what is on its way. What a
//! network has swallowed by then and gives out later, nobody can call back.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::time::{Duration, Instant};

use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt as _, PutMode, PutPayload, UpdateVersion};
use serde_json::json;
use tokio::task::JoinHandle;

use super::store::{self, failure};
use crate::deploy::{Failure, Options, Watch};

/// Its place, below the site's folder.
pub(super) const PLACE: &str = ".careergen/lock.json";
/// How often the holder rewrites it.
const BEAT: Duration = Duration::from_secs(2);
/// A lock that has not changed for so long is nobody's.
const DEAD: Duration = Duration::from_secs(30);
/// A holder that has not rewritten it for so long no longer holds it.
const LOST: Duration = Duration::from_secs(22);
/// How often it is looked at.
const LOOK: Duration = Duration::from_secs(2);

/// A lock that is held.
pub(super) struct Lock {
    store: Arc<dyn ObjectStore>,
    key: Path,
    beating: JoinHandle<Loss>,
    is_over: bool,
    is_inherited: bool,
}

/// Why a lock is held no more.
#[derive(Clone)]
enum Loss {
    /// Somebody else has it.
    Taken,
    /// It could not be rewritten for too long.
    Silence,
}

/// What a lock says.
struct Found {
    who: String,
    text: String,
    version: UpdateVersion,
}

impl Lock {
    /// Takes it, or says who has it.
    pub(super) async fn take(
        store: Arc<dyn ObjectStore>,
        key: Path,
        options: &Options,
        watch: &dyn Watch,
    ) -> Result<Self, Failure> {
        let (who, began, own) = (options.who.clone(), options.now, nonce());
        let said = move |beat: u64| {
            json!({ "who": who, "began": began, "deploy": own, "beat": beat }).to_string().into_bytes()
        };
        let (version, is_inherited) = first((&store, &key), &said(0), options, watch).await?;
        if is_inherited {
            // If its holder lives after all, it notices now, and stops.
            tokio::time::sleep(BEAT * 2).await;
        }
        let beats = (1..).map(said);
        let beating = tokio::spawn(beat((Arc::clone(&store), key.clone()), version, beats));
        Ok(Self { store, key, beating, is_over: false, is_inherited })
    }

    /// Whether it was somebody's who seems to have died.
    pub(super) fn is_inherited(&self) -> bool {
        self.is_inherited
    }

    /// Waits until the lock is lost, and says how. While it is held this goes on for ever.
    pub(super) async fn lost(&mut self) -> Failure {
        let loss = (&mut self.beating).await;
        self.is_over = true;
        match loss {
            Ok(Loss::Taken) => {
                Failure::Taken("another deploy has taken over, and this one has stopped".to_owned())
            }
            Ok(Loss::Silence) | Err(_) => Failure::Machine(format!(
                "the store could not be reached for {} seconds, and this deploy has stopped: deploy again",
                LOST.as_secs()
            )),
        }
    }

    /// Gives it back. One that stays behind, the next deploy finds dead.
    pub(super) async fn release(&mut self) {
        if !self.is_over {
            self.beating.abort();
            let _ = (&mut self.beating).await;
            let _ = self.store.delete(&self.key).await;
        }
    }
}

/// Takes the lock, and says whether it was somebody's who seems to be dead.
async fn first(
    (store, key): (&Arc<dyn ObjectStore>, &Path),
    said: &[u8],
    options: &Options,
    watch: &dyn Watch,
) -> Result<(UpdateVersion, bool), Failure> {
    let cannot = |error: &Error| failure("the lock can't be written", error);
    let mut seen: Option<(String, Instant)> = None;
    loop {
        match put(store, key, said.to_vec(), PutMode::Create).await {
            Ok(version) => return Ok((version, false)),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => {}
            Err(error) => return Err(cannot(&error)),
        }
        if let Some(found) = look(&**store, key).await? {
            // Where an answer was lost, the second try meets what the first has written.
            if found.text.as_bytes() == said {
                return Ok((found.version, false));
            }
            let is_dead = match &seen {
                Some((text, since)) if *text == found.text => since.elapsed() >= DEAD,
                Some(_) => return Err(taken(&found.who)),
                None => options.take_over,
            };
            if is_dead {
                return match put(store, key, said.to_vec(), PutMode::Update(found.version)).await {
                    Ok(version) => Ok((version, true)),
                    Err(Error::Precondition { .. } | Error::AlreadyExists { .. }) => Err(taken(&found.who)),
                    Err(error) => Err(cannot(&error)),
                };
            }
            if seen.is_none() {
                watch.note(&format!(
                    "{} has begun a deploy; looking for {} seconds whether it goes on",
                    found.who,
                    DEAD.as_secs()
                ));
                seen = Some((found.text, Instant::now()));
            }
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Tells this deploy from all others: names and process numbers are the same in many containers.
fn nonce() -> String {
    // The standard library draws its keys from the system's random numbers.
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

fn taken(who: &str) -> Failure {
    Failure::Taken(format!("{who} deploys there now: wait until that is done"))
}

async fn put(
    store: &Arc<dyn ObjectStore>,
    key: &Path,
    bytes: Vec<u8>,
    mode: PutMode,
) -> object_store::Result<UpdateVersion> {
    store.put_opts(key, PutPayload::from(bytes), store::json(mode)).await.map(UpdateVersion::from)
}

/// The lock as it is; nothing where there is none any more.
async fn look(store: &dyn ObjectStore, key: &Path) -> Result<Option<Found>, Failure> {
    let cannot = |error: &Error| failure("the lock can't be read", error);
    let found = match store.get(key).await {
        Ok(found) => found,
        Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(cannot(&error)),
    };
    let version = UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() };
    let bytes = found.bytes().await.map_err(|error| cannot(&error))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    // Anybody may have written it: what is shown of it is short and plain.
    let who =
        value["who"].as_str().unwrap_or("somebody").chars().filter(|c| !c.is_control()).take(80).collect();
    Ok(Some(Found { who, text, version }))
}

/// Rewrites the lock until it is lost.
async fn beat(
    (store, key): (Arc<dyn ObjectStore>, Path),
    mut version: UpdateVersion,
    beats: impl Iterator<Item = Vec<u8>>,
) -> Loss {
    let mut last = Instant::now();
    let mut before = Vec::new();
    for bytes in beats {
        tokio::time::sleep(BEAT).await;
        let written = put(&store, &key, bytes.clone(), PutMode::Update(version.clone()));
        match tokio::time::timeout(LOST.saturating_sub(last.elapsed()), written).await {
            Ok(Ok(next)) => version = next,
            Ok(Err(Error::Precondition { .. } | Error::NotFound { .. } | Error::AlreadyExists { .. })) => {
                // The answer to our own write, or to the one before, may have been lost.
                let ours = |found: &Found| {
                    [&bytes, &before].iter().any(|own| found.text.as_bytes() == own.as_slice())
                };
                match look(&*store, &key).await {
                    Ok(Some(found)) if ours(&found) => version = found.version,
                    Ok(_) => return Loss::Taken,
                    Err(_) if last.elapsed() < LOST => continue,
                    Err(_) => return Loss::Silence,
                }
            }
            Ok(Err(_)) if last.elapsed() < LOST => continue,
            Ok(Err(_)) | Err(_) => return Loss::Silence,
        }
        last = Instant::now();
        before = bytes;
    }
    Loss::Silence
}
