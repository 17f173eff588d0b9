//! Where a file of the site lies in a bucket, and back.

use futures_util::TryStreamExt as _;
use object_store::ObjectStore;
use object_store::path::Path;

use super::store::failure;
use crate::base::OutPath;
use crate::deploy::Failure;

/// The folder of a bucket that the site lies in.
pub(super) struct Keys {
    prefix: String,
}

impl Keys {
    pub(super) fn new(prefix: &str) -> Self {
        let slash = if prefix.is_empty() { "" } else { "/" };
        Self { prefix: format!("{prefix}{slash}") }
    }

    /// The key of a file.
    pub(super) fn of(&self, path: &str) -> Result<Path, Failure> {
        Path::parse(format!("{}{path}", self.prefix))
            .map_err(|_| Failure::Refused(format!("no bucket can hold a file of the name `{path}`")))
    }

    /// Files that lie in the folder, but for careergen's own. One whose name no file of a site can have is not among them, and
    /// is never touched.
    pub(super) async fn found(&self, store: &dyn ObjectStore) -> Result<Vec<OutPath>, Failure> {
        let prefix = Path::parse(&self.prefix)
            .map_err(|_| Failure::Refused(format!("no bucket can have a folder `{}`", self.prefix)))?;
        let found: Vec<Path> = store
            .list((!self.prefix.is_empty()).then_some(&prefix))
            .map_ok(|meta| meta.location)
            .try_collect()
            .await
            .map_err(|error| failure("the files there can't be listed", &error))?;
        let inner = found.iter().filter_map(|key| key.as_ref().strip_prefix(&self.prefix));
        Ok(inner.filter(|path| !path.starts_with(".careergen/")).filter_map(OutPath::new).collect())
    }
}
