//! A bucket: files are sent one by one into the site that people are reading.
//!
//! 1. Its list is read, and the plan made. Nothing to do: that was one request.
//! 2. The lock is taken (`lock`), and the list says what is about to change. From here on whatever happens, the next deploy knows
//!    which files to send again.
//! 3. What pages need is sent, then pages, then what leads to them. Each of these waits for all of the one before, and
//!    the first error ends it.
//! 4. The list says what lies there. Only now, and only if nothing went wrong, are files deleted.
//!
//! A list that somebody else has written in between is never overwritten.

mod keys;
mod lock;
mod send;
mod store;
mod wire;

use std::sync::Arc;

use object_store::{ObjectStore, ObjectStoreExt as _, PutMode, PutPayload, UpdateVersion};

use super::deployed::{Deployed, PLACE};
use super::local::Headers;
use super::plan::{self, Plan, Terms, stage};
use super::{Built, Done, Failure, Options, Watch, allowed, cloudfront};
use crate::base::{Class, Encoding, OutPath};
use crate::model::Target;

use keys::Keys;
use lock::Lock;
use store::{failure, json};

/// A bucket that is deployed to.
pub(super) struct Bucket {
    store: Arc<dyn ObjectStore>,
    keys: Keys,
    /// How text is compressed there.
    compress: Option<Encoding>,
}

pub(super) fn deploy(
    built: &Built,
    target: &Target,
    options: &Options,
    watch: &dyn Watch,
) -> Result<(Done, Plan), Failure> {
    super::runtime()?.block_on(async {
        let (bucket, cdn) = store::open(&target.host, options)?;
        let (done, plan) = bucket.deploy(built, target, options, watch).await?;
        if let (Some(cdn), Done::Deployed { .. }) = (cdn, &done) {
            let paths = plan.uploads.iter().map(|upload| &upload.path).chain(plan.all_deletes());
            cloudfront::invalidate(&cdn, built, paths, watch).await?;
        }
        Ok((done, plan))
    })
}

/// What visitors get: neither settings of servers nor compressed twins, which a bucket can't choose from.
fn takes(path: &OutPath, class: Class) -> bool {
    !matches!(class, Class::Hosting | Class::Twin) && !path.as_str().starts_with(".careergen/")
}

impl Bucket {
    async fn deploy(
        &self,
        built: &Built,
        target: &Target,
        options: &Options,
        watch: &dyn Watch,
    ) -> Result<(Done, Plan), Failure> {
        let (there, version) = self.list().await?;
        let terms = Terms { now: options.now, grace_days: target.grace_days, force: options.force };
        let mut plan = plan::plan(
            built.wanted(takes, |path, class| Some(Headers::of(path, class, self.compress))),
            &there,
            terms,
        );
        // Without a list of ours nobody knows what is there.
        if version.is_none() || options.prune_unknown {
            let found = self.keys.found(&*self.store).await?;
            plan.strangers(found, options.prune_unknown);
        }
        watch.planned(&plan);
        allowed(&plan, options)?;
        if options.dry_run {
            return Ok((Done::Planned, plan));
        }
        if plan.is_empty() {
            return Ok((Done::Nothing, plan));
        }
        let mut lock =
            Lock::take(Arc::clone(&self.store), self.keys.of(lock::PLACE)?, options, watch).await?;
        let outcome = self.change(built, (&plan, version), &lock, watch).await;
        lock.release().await;
        outcome.map(|done| (done, plan))
    }

    /// Does what was planned.
    async fn change(
        &self,
        built: &Built,
        (plan, version): (&Plan, Option<UpdateVersion>),
        lock: &Lock,
        watch: &dyn Watch,
    ) -> Result<Done, Failure> {
        let mut version = version;
        if !plan.uploads.is_empty() {
            version = Some(self.write_list(&plan.during(), version).await?);
            let mut sent = 0;
            for uploads in plan.uploads.chunk_by(|a, b| stage(a.class()) == stage(b.class())) {
                let done = |now: usize| watch.sent(sent + now, plan.uploads.len());
                send::all(self, built, (uploads, lock), &done).await?;
                sent += uploads.len();
            }
            version = Some(self.write_list(&plan.before_deletes(), version).await?);
        }
        let deletes: Vec<&OutPath> = plan.all_deletes().collect();
        if !deletes.is_empty() {
            send::delete(self, &deletes, lock).await?;
            self.write_list(plan.after(), version).await?;
        }
        Ok(Done::Deployed { sent: plan.uploads.len(), deleted: deletes.len() })
    }

    /// The list that lies there, and which one it is; an empty one where there is none.
    async fn list(&self) -> Result<(Deployed, Option<UpdateVersion>), Failure> {
        let key = self.keys.of(PLACE)?;
        let found = match self.store.get(&key).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok((Deployed::default(), None)),
            Err(error) => return Err(failure("the list of files there can't be read", &error)),
        };
        let version = UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() };
        let bytes =
            found.bytes().await.map_err(|error| failure("the list of files there can't be read", &error))?;
        let list = Deployed::from_bytes(&bytes).map_err(|why| Failure::Machine(why.message()))?;
        Ok((list, Some(version)))
    }

    /// Writes the list, if it is still the one that was read.
    async fn write_list(
        &self,
        list: &Deployed,
        version: Option<UpdateVersion>,
    ) -> Result<UpdateVersion, Failure> {
        let key = self.keys.of(PLACE)?;
        let bytes = list.to_bytes();
        let mode = version.map_or(PutMode::Create, PutMode::Update);
        match self.store.put_opts(&key, PutPayload::from(bytes.clone()), json(mode)).await {
            Ok(put) => Ok(UpdateVersion::from(put)),
            Err(object_store::Error::Precondition { .. } | object_store::Error::AlreadyExists { .. }) => {
                // Where an answer was lost, the second try meets what the first has written.
                match self.list().await? {
                    (there, Some(version)) if there.to_bytes() == bytes => Ok(version),
                    _ => Err(Failure::Taken(
                        "somebody else has deployed since this deploy began: deploy again".to_owned(),
                    )),
                }
            }
            Err(error) => Err(failure("the list of files can't be written", &error)),
        }
    }
}
