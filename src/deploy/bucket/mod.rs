//! A bucket: files are sent one by one into the site that people are reading.
//!
//! 1. Its list is read, and the plan made. Nothing to do: that was one request.
//! 2. The lock is taken (`lock`), and the list says what is about to change. From here on whatever happens, the next deploy knows
//!    which files to send again.
//! 3. What pages need is sent, then pages, then what leads to them. Each of these waits for all of the one before, and
//!    the first error ends it. The list says what has arrived.
//! 4. Only now, and only if nothing went wrong, are files deleted. Then the list says what lies there.
//! 5. The CDN drops its copies. Until it has, the list says of what.
//!
//! A list that somebody else has written in between is never overwritten, and ends it.

mod keys;
mod lock;
mod send;
mod store;
mod wire;

use std::collections::BTreeSet;
use std::sync::Arc;

use object_store::{ObjectStore, ObjectStoreExt as _, PutMode, PutPayload, UpdateVersion};

use super::cloudfront::{self, Distribution};
use super::deployed::{Deployed, PLACE, Unreadable};
use super::plan::{self, Plan, Terms, stage};
use super::{Built, Done, Failure, Options, Watch, allowed};
use crate::base::{Class, Encoding, OutPath};
use crate::model::{BaseUrl, Target};

use keys::Keys;
use lock::Lock;
use store::{failure, json};

/// A bucket that is deployed to.
pub(super) struct Bucket {
    store: Arc<dyn ObjectStore>,
    keys: Keys,
    /// How text is compressed there.
    compress: Option<Encoding>,
    /// What keeps copies in front of it.
    cdn: Option<Distribution>,
}

/// Files after which the list says that they have arrived.
const NOTED: usize = 2000;

pub(super) fn deploy(
    built: &Built,
    target: &Target,
    options: &Options,
    watch: &dyn Watch,
) -> Result<(Done, Plan), Failure> {
    super::runtime()?.block_on(async {
        let bucket = store::open(&target.host, options)?;
        bucket.deploy(built, target, options, watch).await
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
        let (mut plan, mut version) = self.plan(built, target, options).await?;
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
        if lock.is_inherited() {
            // Its holder may have gone on since.
            let again = self.plan(built, target, options).await;
            let again = again.and_then(|again| allowed(&again.0, options).map(|()| again));
            match again {
                Ok(again) => (plan, version) = again,
                Err(failure) => {
                    lock.release().await;
                    return Err(failure);
                }
            }
        }
        // Whatever is on its way when the lock is lost is dropped.
        let outcome = tokio::select! {
            outcome = self.change((built, &target.base_url), &mut plan, version, watch) => outcome,
            lost = lock.lost() => Err(lost),
        };
        lock.release().await;
        outcome.map(|done| (done, plan))
    }

    /// What is to be done, and the list that it was decided by.
    async fn plan(
        &self,
        built: &Built,
        target: &Target,
        options: &Options,
    ) -> Result<(Plan, Option<UpdateVersion>), Failure> {
        let (there, version) = self.list(options.force).await?;
        there.welcomes(target)?;
        let terms = Terms { now: options.now, grace_days: target.grace_days, force: options.force };
        let headers = |path: &OutPath, class| Some(built.headers(path, class, self.compress));
        let mut plan = plan::plan(built.wanted(takes, headers), &there, terms);
        // Without a list of ours nobody knows what is there.
        if version.is_none() || options.prune_unknown {
            let found = self.keys.found(&*self.store).await?;
            plan.strangers(found, options.prune_unknown);
        }
        if self.cdn.is_some() {
            plan.remember_stale(&there);
        }
        Ok((plan, version))
    }

    /// Does what was planned. The list is written first, over the one that was read and no other: so the plan is still right.
    async fn change(
        &self,
        (built, base_url): (&Built, &BaseUrl),
        plan: &mut Plan,
        version: Option<UpdateVersion>,
        watch: &dyn Watch,
    ) -> Result<Done, Failure> {
        let mut version = self.write_list(&plan.during(|_| false), version).await?;
        let mut sent = BTreeSet::new();
        let stages = plan.uploads.chunk_by(|a, b| stage(a.class()) == stage(b.class()));
        for uploads in stages.flat_map(|stage| stage.chunks(NOTED)) {
            let before = sent.len();
            let done = |now: usize| watch.sent(before + now, plan.uploads.len());
            let outcome = send::all(self, built, uploads, &done).await;
            sent.extend(outcome.arrived);
            // What has arrived needs not be sent again, also where something else went wrong.
            let list = plan.during(|path| sent.contains(path));
            let noted = self.write_list(&list, Some(version)).await;
            outcome.ended?;
            version = noted?;
        }
        let deletes: Vec<&OutPath> = plan.all_deletes().collect();
        let done = Done::Deployed { sent: plan.uploads.len(), deleted: deletes.len() };
        if !deletes.is_empty() {
            send::delete(self, &deletes).await?;
            version = self.write_list(plan.after(), Some(version)).await?;
        }
        if let Some(cdn) = self.cdn.as_ref().filter(|_| !plan.stale().is_empty()) {
            cloudfront::invalidate(cdn, base_url, plan.stale().iter(), watch).await?;
            plan.forget_stale();
            self.write_list(plan.after(), Some(version)).await?;
        }
        Ok(done)
    }

    /// The list that lies there, and which one it is; an empty one where there is none. `anew` takes one that can't be read for empty.
    async fn list(&self, anew: bool) -> Result<(Deployed, Option<UpdateVersion>), Failure> {
        let key = self.keys.of(PLACE)?;
        let found = match self.store.get(&key).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok((Deployed::default(), None)),
            Err(error) => return Err(failure("the list of files there can't be read", &error)),
        };
        let version = UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() };
        let bytes =
            found.bytes().await.map_err(|error| failure("the list of files there can't be read", &error))?;
        match Deployed::from_bytes(&bytes) {
            Ok(list) => Ok((list, Some(version))),
            Err(Unreadable::Form) if anew => Ok((Deployed::default(), Some(version))),
            Err(why) => Err(Failure::Machine(why.message())),
        }
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
                match self.list(true).await? {
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
