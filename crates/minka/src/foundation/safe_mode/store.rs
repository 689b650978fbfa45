//! Every statement about safe mode: two settings.

use super::SafeMode;
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, UserId},
        store::Db,
    },
};

/// The safe mode that holds now, if one does.
///
/// # Errors
/// When the database cannot be read.
pub fn find(db: &mut Db<'_>) -> Result<Option<SafeMode>, Error> {
    db.find("select value from setting where name = 'safe_mode'", &[], |row| {
        Ok(SafeMode { first_yes: UserId::parse(row.text(0)?) })
    })
}

/// Begins it; a second time does nothing.
///
/// # Errors
/// When it cannot be written.
pub fn begin(change: &mut Change<'_>) -> Result<(), Error> {
    let sql = "insert into setting (name, value) values ('safe_mode', '') on conflict (name) do nothing";
    change.execute(sql, &[]).map(drop)
}

/// Notes the first of the two managers.
///
/// # Errors
/// When it cannot be written.
pub fn note_first_yes(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    change.execute("update setting set value = $1 where name = 'safe_mode'", binds![user]).map(drop)
}

/// Ends it.
///
/// # Errors
/// When it cannot be written.
pub fn end(change: &mut Change<'_>) -> Result<(), Error> {
    change.execute("delete from setting where name = 'safe_mode'", &[]).map(drop)
}
