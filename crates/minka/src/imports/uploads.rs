//! Uploads under way: in memory only, each for whoever brought it, for an hour. Nothing of them ever reaches the disk.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;

use super::model::ImportId;
use crate::{
    bulk_registration::{Job, Outcome, Plan, Tools},
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Error,
        ids::{SiteId, UserId},
        jobs::Jobs,
    },
    registers::{Source, Table},
};

/// How long an upload is kept.
const KEPT: Duration = Duration::from_secs(3600);
/// All uploads together; the oldest makes room.
const MOST_BYTES: usize = 200 << 20;

/// One upload.
#[derive(Clone)]
pub(super) struct Upload {
    pub(super) id: ImportId,
    pub(super) owner: UserId,
    pub(super) site: SiteId,
    pub(super) table: Table,
    /// SHA-256 of the file as it was brought: the file itself is let go of once it is taken.
    pub(super) digest: [u8; 32],
    /// The import as it was last asked for.
    pub(super) job: Option<Arc<Job>>,
    /// The look at it that is under way or done.
    pub(super) check: Option<Check>,
}

/// A look, and the form that asked for it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Check {
    /// The form's id.
    pub(super) id: String,
    /// What the form said.
    pub(super) digest: [u8; 32],
}

impl Upload {
    fn size(&self) -> usize {
        match &self.table.source {
            Source::Memory(bytes) => bytes.len(),
            Source::File(_) => 0,
        }
    }

    /// Its own address and those below it.
    pub(super) fn path(&self, below: &str) -> String {
        format!("/people/import/{}{below}", self.id)
    }
}

/// Looks at files, under way or done.
pub(super) type Checks = Jobs<Result<Arc<Plan>, Error>>;
/// Imports being carried out, or done; by the upload's id, so that one upload is carried out once.
pub(super) type Runs = Jobs<Result<Outcome, Error>>;

/// All uploads under way, oldest first.
#[derive(Clone, Default)]
pub(super) struct Uploads(Arc<Mutex<Vec<Upload>>>);

impl Uploads {
    fn all(&self) -> MutexGuard<'_, Vec<Upload>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, id: ImportId) -> Option<Upload> {
        self.all().iter().find(|upload| upload.id == id).cloned()
    }

    /// Changes what is kept of an upload.
    pub(super) fn set(&self, id: ImportId, change: impl FnOnce(&mut Upload)) {
        if let Some(upload) = self.all().iter_mut().find(|upload| upload.id == id) {
            change(upload);
        }
    }

    /// Lets go of the file and keeps only that there was one.
    pub(super) fn spend(&self, id: ImportId) {
        self.set(id, |upload| {
            upload.table.source = Source::Memory(Bytes::new());
            upload.job = None;
        });
    }
}

/// Keeps an upload for an hour. The same upload again is a success with nothing to do.
///
/// # Errors
/// [`Error::Conflict`] when the form brought another file before.
pub(super) fn keep(app: &App, upload: Upload) -> Result<(), Error> {
    let uploads: Uploads = app.extension();
    let id = upload.id;
    if let Some(known) = uploads.find(id) {
        let is_same = known.owner == upload.owner && known.digest == upload.digest;
        return if is_same { Ok(()) } else { Err(Error::Conflict("error-form-changed")) };
    }
    {
        let mut all = uploads.all();
        all.push(upload);
        while all.len() > 1 && all.iter().map(Upload::size).sum::<usize>() > MOST_BYTES {
            all.remove(0);
        }
    }
    let app = app.clone();
    tokio::spawn(async move {
        tokio::time::sleep(KEPT).await;
        discard(&app, id);
    });
    Ok(())
}

/// Forgets an upload and all that came of it.
pub(super) fn discard(app: &App, id: ImportId) {
    let found = app.extension::<Uploads>().find(id);
    app.extension::<Uploads>().all().retain(|upload| upload.id != id);
    app.extension::<Runs>().forget(&id.to_string());
    if let Some(check) = found.and_then(|upload| upload.check) {
        app.extension::<Checks>().forget(&check.id);
    }
}

/// The upload of an address, for whoever brought it and may still import there. Anybody else's does not exist.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) fn of_actor(app: &App, actor: &Actor, id: ImportId) -> Result<Upload, Error> {
    let upload = app.extension::<Uploads>().find(id).filter(|upload| upload.owner == actor.user());
    let upload = upload.ok_or(Error::NotFound)?;
    if actor.reach(Action::ImportPeople).sites.contains(&upload.site) { Ok(upload) } else { Err(Error::NotFound) }
}

/// What the engine needs.
pub(super) fn tools(app: &App) -> Tools {
    Tools { store: app.store().clone(), keyring: app.keyring().clone(), clock: app.clock().clone() }
}
