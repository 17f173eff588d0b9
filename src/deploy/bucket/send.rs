//! Files → a bucket, many at a time and few in memory; and deletes.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::StreamExt as _;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ObjectStore, PutMultipartOptions, PutOptions, PutPayload, WriteMultipart,
};

use super::Bucket;
use super::store::failure;
use super::wire::Sum;
use crate::base::OutPath;
use crate::deploy::local::{self, Headers};
use crate::deploy::plan::Upload;
use crate::deploy::{Built, Failure};
use crate::emit;

/// Files on their way at once.
const AT_ONCE: u64 = 16;
/// Files above this go in parts of this size, so that a slow line is not tried with the whole of it again.
const PART: usize = 8 * 1024 * 1024;
/// Bytes for which a file counts as one: large ones leave less room for others.
const SHARE: u64 = 1024 * 1024;
/// Errors that are told in full.
const TOLD: usize = 3;

/// What became of many files.
pub(super) struct Sent {
    /// Those that are there.
    pub(super) arrived: Vec<OutPath>,
    /// Whether all are.
    pub(super) ended: Result<(), Failure>,
}

/// Sends files; the first error lets those that are on their way arrive, and begins no others.
pub(super) async fn all(
    bucket: &Bucket,
    built: &Built,
    uploads: &[Upload],
    done: &(dyn Fn(usize) + Sync),
) -> Sent {
    let (mut arrived, mut errors) = (Vec::new(), Vec::new());
    let mut on_the_way = futures_util::stream::FuturesUnordered::new();
    let mut room = AT_ONCE;
    let mut uploads = uploads.iter().peekable();
    loop {
        while errors.is_empty()
            && let Some(upload) = uploads.next_if(|upload| room >= weight(upload))
        {
            room -= weight(upload);
            on_the_way.push(async move { (one(bucket, built, upload).await, upload) });
        }
        let Some((outcome, upload)) = on_the_way.next().await else { break };
        room += weight(upload);
        match outcome {
            Ok(()) => arrived.push(upload.path.clone()),
            Err(error) => errors.push(error),
        }
        done(arrived.len());
    }
    let after =
        "nothing was deleted, and every page that was there still is: deploy again, and it goes on from here";
    Sent { arrived, ended: ended(errors, after) }
}

/// How much of the room a file takes.
fn weight(upload: &Upload) -> u64 {
    (1 + upload.size() / SHARE).min(AT_ONCE)
}

/// One failure of many, and what it means.
fn ended(errors: Vec<Failure>, meaning: &str) -> Result<(), Failure> {
    if errors.is_empty() {
        return Ok(());
    }
    let told: BTreeSet<&str> = errors.iter().map(Failure::message).collect();
    let told: Vec<&str> = told.into_iter().take(TOLD).collect();
    let others = errors.len().saturating_sub(told.len());
    let others = if others > 0 { format!("\n({others} more)") } else { String::new() };
    Err(Failure::Machine(format!("{}{others}\n{meaning}", told.join("\n"))))
}

async fn one(bucket: &Bucket, built: &Built, upload: &Upload) -> Result<(), Failure> {
    let path = &upload.path;
    let key = bucket.keys.of(path.as_str())?;
    let Headers { content_type, cache_control, encoding } =
        built.headers(path, upload.class(), bucket.compress);
    let (place, hash) = (built.place(path), upload.copy.hash);
    // Compressing takes a while, and others go on meanwhile.
    let read = tokio::task::spawn_blocking(move || {
        let bytes = local::bytes(&place, hash)?;
        let packed = encoding.and_then(|encoding| Some((emit::compressed(&bytes, encoding)?, encoding)));
        Ok(packed.map_or((bytes, None), |(packed, encoding)| (packed, Some(encoding))))
    });
    let (bytes, encoding) = read.await.map_err(|error| Failure::Machine(error.to_string()))??;
    let mut attributes = Attributes::new();
    attributes.insert(Attribute::ContentType, content_type.into());
    attributes.insert(Attribute::CacheControl, cache_control.into());
    if let Some(encoding) = encoding {
        attributes.insert(Attribute::ContentEncoding, encoding.token().into());
    }
    let sent = if bytes.len() > PART {
        in_parts(&bucket.store, &key, attributes, &bytes).await
    } else {
        let mut options = PutOptions { attributes, ..PutOptions::default() };
        options.extensions.insert(Sum::of(&bytes));
        bucket.store.put_opts(&key, PutPayload::from(bytes), options).await.map(|_| ())
    };
    sent.map_err(|error| failure(&format!("`{path}` could not be sent"), &error))
}

async fn in_parts(
    store: &Arc<dyn ObjectStore>,
    key: &Path,
    attributes: Attributes,
    bytes: &[u8],
) -> object_store::Result<()> {
    let options = PutMultipartOptions { attributes, ..PutMultipartOptions::default() };
    let upload = store.put_multipart_opts(key, options).await?;
    let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
    for part in bytes.chunks(PART) {
        if let Err(error) = upload.wait_for_capacity(1).await {
            // Parts that nobody asks for would lie there, and cost.
            let _ = upload.abort().await;
            return Err(error);
        }
        upload.write(part);
    }
    upload.finish().await.map(|_| ())
}

/// Deletes files. What is gone already is as good.
pub(super) async fn delete(bucket: &Bucket, paths: &[&OutPath]) -> Result<(), Failure> {
    let keys =
        paths.iter().map(|path| bucket.keys.of(path.as_str()).map(Ok)).collect::<Result<Vec<_>, _>>()?;
    let mut deleted = bucket.store.delete_stream(futures_util::stream::iter(keys).boxed());
    let mut errors = Vec::new();
    while let Some(outcome) = deleted.next().await {
        match outcome {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => errors.push(failure("a file could not be deleted", &error)),
        }
    }
    ended(errors, "the new site is there, and so is some of what it has no more: deploy again, and that goes")
}
