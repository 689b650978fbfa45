//! Which keyring belongs to which database: the database notes its name, and a start without it is refused.

use std::path::Path;

use super::{Keyring, copies::newest_copy, store::noted};
use crate::foundation::{
    audit::Entry,
    change::{By, Change},
    error::Error,
    folder::{Folder, SettingsFile},
    ids::ParticipantId,
    store::{Db, Store},
};

/// Opens the keyring of a folder whose database is `store`. It is made when the database has never had one, and only then.
///
/// # Errors
/// When it is missing, damaged, or another folder's.
pub fn open_of(folder: &Folder, store: &Store) -> Result<Keyring, Error> {
    let noted = store.read_now(noted::find)?;
    let keyring = match open_known(folder, noted.as_deref())? {
        Some(keyring) => keyring,
        None => Keyring::create_at(&folder.keyring_file(), &folder.keys, folder.settings.kind)?,
    };
    if noted.is_none() {
        let id = keyring.id()?;
        store.change_now(By::Program, move |change| {
            noted::note(change, &id)?;
            change.commit(Entry::event("keyring.made"), ())
        })?;
    }
    // Where it cannot be noted, its journal counts as a copy's: that holds back more than it has to, and nothing less.
    if let Err(why) = keyring.settle(store.now()) {
        tracing::error!(%why, "the keyring did not note that it is the one in use");
    }
    let keyring = with_second_of(folder, keyring)?;
    store.keep_journal(&keyring);
    Ok(keyring)
}

fn with_second_of(folder: &Folder, keyring: Keyring) -> Result<Keyring, Error> {
    match second_of(&folder.settings) {
        Some(second) => keyring.with_second(second),
        None => Ok(keyring),
    }
}

/// The keyring of a folder whose tables are not brought up to date yet, as [`open_of`] would open it; it has to be there, and be the one
/// that the database knows.
///
/// # Errors
/// As [`open_of`].
pub fn open_before(folder: &Folder, db: &mut Db<'_>) -> Result<Keyring, Error> {
    let keyring = find_of(folder, db)?.ok_or_else(|| missed(folder, &folder.keyring_file()))?;
    with_second_of(folder, keyring)
}

/// The keyring that the database knows; nothing when it has never had one.
///
/// # Errors
/// As [`open_of`].
pub fn find_of(folder: &Folder, db: &mut Db<'_>) -> Result<Option<Keyring>, Error> {
    let noted = noted::find(db)?;
    open_known(folder, noted.as_deref())
}

fn open_known(folder: &Folder, noted: Option<&str>) -> Result<Option<Keyring>, Error> {
    let path = folder.keyring_file();
    if !path.is_file() {
        return if noted.is_some() { Err(missed(folder, &path)) } else { Ok(None) };
    }
    let keyring = Keyring::open_at(&path, &folder.keys, folder.settings.kind)?;
    let id = keyring.id()?;
    if noted.is_some_and(|noted| noted != id) {
        let path = path.display();
        return Err(Error::Unexpected(format!(
            "{path} is the keyring of another folder. {}",
            where_copies_are(folder)
        )));
    }
    Ok(Some(keyring))
}

fn second_of(settings: &SettingsFile) -> Option<&Path> {
    Some(Path::new(settings.keyring_second.as_str())).filter(|path| !path.as_os_str().is_empty())
}

/// Whether a second place is set and its file is not there.
#[must_use]
pub fn second_place_is_away(folder: &Folder) -> bool {
    second_of(&folder.settings).is_some_and(|second| !second.join("keyring.db").is_file())
}

fn missed(folder: &Folder, path: &Path) -> Error {
    Error::Unexpected(format!(
        "the keyring {} is missing; without it nothing that is sealed can be read, and none is begun anew. {}",
        path.display(),
        where_copies_are(folder)
    ))
}

fn where_copies_are(folder: &Folder) -> String {
    if let Some(second) = second_of(&folder.settings) {
        return format!("Copy {} to its place", second.join("keyring.db").display());
    }
    match newest_copy(&folder.path) {
        Some(copy) => format!("The newest copy is {}: copy it to its place", copy.file.display()),
        None => "Bring back a copy of it".to_owned(),
    }
}

/// Lets go of the keyring that the database knew: only for a restored folder whose keyring is lost for good.
///
/// # Errors
/// When it cannot be written.
pub fn separate(change: &mut Change<'_>) -> Result<(), Error> {
    noted::forget(change)
}

/// The name of the keyring that the database knows.
///
/// # Errors
/// When it cannot be read.
pub fn find_noted(db: &mut Db<'_>) -> Result<Option<String>, Error> {
    noted::find(db)
}

/// The name of the keyring that the database was separated from.
///
/// # Errors
/// When it cannot be read.
pub fn find_lost(db: &mut Db<'_>) -> Result<Option<String>, Error> {
    noted::find_lost(db)
}

/// Those among the women of sealed rows whose key is not there, though nobody took it away: the keyring is older than the
/// database.
///
/// # Errors
/// When it cannot be read.
pub fn missing_keys(keyring: &Keyring, mut sealed: Vec<ParticipantId>) -> Result<Vec<ParticipantId>, Error> {
    sealed.sort_unstable();
    sealed.dedup();
    keyring.without_key(sealed.into_iter())
}
