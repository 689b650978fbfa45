//! What stays of a woman who was forgotten: a row that counts lean on, under a code that nobody was ever told.

use jiff::civil::Date;

use super::{
    super::model::{Participant, Step},
    free_code,
};
use crate::{
    binds,
    foundation::{change::Change, crypto::token_hash, error::Error, ids::ParticipantId, store::Db},
};

/// Stands where her name stood.
const NOBODY: &str = "—";

/// Empties her row. Her code is given to nobody again; the row gets another one, so that what the audit chain says of her
/// code leads nowhere, and its instants are cut to their days for the same reason.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: &Participant, today: Date) -> Result<(), Error> {
    let (code, at) = (free_code(change)?, change.at());
    change.execute(
        "insert into erased_code (digest) values ($1) on conflict (digest) do nothing",
        binds![&token_hash(&woman.code)],
    )?;
    let formers = change
        .list("select code from former_code where participant_id = $1", binds![woman.id], |row| row.get::<String>(0))?;
    for former in formers {
        change.execute(
            "insert into erased_code (digest) values ($1) on conflict (digest) do nothing",
            binds![&token_hash(&former)],
        )?;
    }
    change.execute("delete from former_code where participant_id = $1", binds![woman.id])?;
    change.execute("delete from name_word where participant_id = $1", binds![woman.id])?;
    change.execute(
        "update participant set code = $2, chosen_name = $3, name_key = '', sign = '', language = '', state = $4,
             state_since = $5, created_at = substr(created_at, 1, 10) || 'T00:00:00.000Z', created_by = '', erased_at = $6
         where id = $1",
        binds![woman.id, code, NOBODY, Step::Left.key(), today, at],
    )?;
    Ok(())
}

/// Whether she was forgotten.
///
/// # Errors
/// When the database cannot be read.
pub fn is_forgotten(db: &mut Db<'_>, woman: ParticipantId) -> Result<bool, Error> {
    let sql = "select 1 from participant where id = $1 and erased_at is not null";
    Ok(db.find(sql, binds![woman], |_| Ok(()))?.is_some())
}

/// Draws a code that is nobody's, and gives it to nobody ever after.
///
/// # Errors
/// When the database cannot be read or written.
pub fn spend_code(change: &mut Change<'_>) -> Result<String, Error> {
    let code = free_code(change)?;
    change.execute("insert into erased_code (digest) values ($1)", binds![&token_hash(&code)])?;
    Ok(code)
}
