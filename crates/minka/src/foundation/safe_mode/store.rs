//! Every statement about safe mode: three settings.

use super::{Missing, SafeMode};
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
    let sql = "select name, value from setting where name in ('safe_mode', 'safe_mode_from', 'safe_mode_until')";
    let held: Vec<(String, String)> = db.list(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let of = |name: &str| held.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let instant = |name: &str| of(name).and_then(|value| value.parse::<jiff::Timestamp>().ok());
    let missing = instant("safe_mode_from").zip(instant("safe_mode_until"));
    Ok(of("safe_mode").map(|first_yes| SafeMode {
        first_yes: UserId::parse(first_yes),
        missing: missing.map(|(from, until)| Missing { from, until }),
    }))
}

/// Begins it; a second time does nothing.
///
/// # Errors
/// When it cannot be written.
pub fn begin(change: &mut Change<'_>) -> Result<(), Error> {
    let sql = "insert into setting (name, value) values ('safe_mode', '') on conflict (name) do nothing";
    change.execute(sql, &[]).map(drop)
}

/// Notes what may be missing. Whoever has said that it can end has to look again.
///
/// # Errors
/// When it cannot be written.
pub fn note_missing(change: &mut Change<'_>, missing: Missing) -> Result<(), Error> {
    for (name, at) in [("safe_mode_from", missing.from), ("safe_mode_until", missing.until)] {
        let sql =
            "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
        change.execute(sql, binds![name, at])?;
    }
    change.execute("update setting set value = '' where name = 'safe_mode'", &[]).map(drop)
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
    let sql = "delete from setting where name in ('safe_mode', 'safe_mode_from', 'safe_mode_until')";
    change.execute(sql, &[]).map(drop)
}
