//! One deploy at a time: a small object that its holder rewrites as long as it lives.
//!
//! No clock but the own one counts. Whoever finds a lock looks whether it changes; one that does not for [`DEAD`] belongs to a
//! deploy that has died. A holder that could not rewrite it for almost as long stops by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
const BEAT: Duration = Duration::from_secs(5);
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
    beating: Option<JoinHandle<()>>,
    lost: Arc<AtomicBool>,
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
        let (who, began) = (options.who.clone(), options.now);
        let said =
            move |beat: u64| json!({ "who": who, "began": began, "beat": beat }).to_string().into_bytes();
        let mut seen: Option<(String, Instant)> = None;
        let version = loop {
            let error = match put(&store, &key, said(0), PutMode::Create).await {
                Ok(version) => break version,
                Err(error) => error,
            };
            if !matches!(error, Error::AlreadyExists { .. } | Error::Precondition { .. }) {
                return Err(failure("the lock can't be written", &error));
            }
            let Some(found) = look(&*store, &key).await? else { continue };
            // Where an answer was lost, the second try meets what the first has written.
            if found.text.as_bytes() == said(0) {
                break found.version;
            }
            let is_dead = match &seen {
                Some((text, since)) if *text == found.text => since.elapsed() >= DEAD,
                Some(_) => return Err(taken(&found.who)),
                None => {
                    if !options.take_over {
                        watch.note(&format!(
                            "{} has begun a deploy; looking for {} seconds whether it goes on",
                            found.who,
                            DEAD.as_secs()
                        ));
                    }
                    seen = Some((found.text.clone(), Instant::now()));
                    options.take_over
                }
            };
            if is_dead {
                match put(&store, &key, said(0), PutMode::Update(found.version)).await {
                    Ok(version) => break version,
                    Err(Error::Precondition { .. } | Error::AlreadyExists { .. }) => {
                        return Err(taken(&found.who));
                    }
                    Err(error) => return Err(failure("the lock can't be written", &error)),
                }
            }
            tokio::time::sleep(LOOK).await;
        };
        let lost = Arc::new(AtomicBool::new(false));
        let beating = beat((Arc::clone(&store), key.clone()), version, (1..).map(said), Arc::clone(&lost));
        let beating = tokio::spawn(beating);
        Ok(Self { store, key, beating: Some(beating), lost })
    }

    /// Whether it is still held.
    pub(super) fn held(&self) -> Result<(), Failure> {
        if self.lost.load(Ordering::Relaxed) {
            return Err(Failure::Taken("another deploy has taken over: this one has stopped".to_owned()));
        }
        Ok(())
    }

    /// Gives it back. One that stays behind, the next deploy finds dead.
    pub(super) async fn release(&mut self) {
        if let Some(beating) = self.beating.take() {
            beating.abort();
            let _ = beating.await;
        }
        if !self.lost.load(Ordering::Relaxed) {
            let _ = self.store.delete(&self.key).await;
        }
    }
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

/// Rewrites the lock until it is told to stop, or has lost it.
async fn beat(
    (store, key): (Arc<dyn ObjectStore>, Path),
    mut version: UpdateVersion,
    beats: impl Iterator<Item = Vec<u8>>,
    lost: Arc<AtomicBool>,
) {
    let mut last = Instant::now();
    for bytes in beats {
        tokio::time::sleep(BEAT).await;
        let written = put(&store, &key, bytes.clone(), PutMode::Update(version.clone()));
        match tokio::time::timeout(LOST.saturating_sub(last.elapsed()), written).await {
            Ok(Ok(next)) => {
                version = next;
                last = Instant::now();
            }
            Ok(Err(Error::Precondition { .. } | Error::NotFound { .. } | Error::AlreadyExists { .. })) => {
                // The answer to our own write may have been lost.
                match look(&*store, &key).await {
                    Ok(Some(found)) if found.text.as_bytes() == bytes => {
                        version = found.version;
                        last = Instant::now();
                    }
                    _ => break,
                }
            }
            Ok(Err(_)) if last.elapsed() < LOST => {}
            Ok(Err(_)) | Err(_) => break,
        }
    }
    lost.store(true, Ordering::Relaxed);
}
