//! Every statement about who can seal, and who has said that it is time. None leads to a woman.

use jiff::Timestamp;

use super::model::{Holder, Proposal, SealNamingId, SealWordId, Word};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, UserId},
        store::Db,
    },
};

/// Names holders; they can do nothing until a second person has agreed. What was proposed before is over.
///
/// # Errors
/// When it cannot be written.
pub fn add_naming(change: &mut Change<'_>, by: UserId, holders: &[UserId]) -> Result<SealNamingId, Error> {
    let (id, at) = (SealNamingId::new(change.clock()), change.at());
    change.execute("update seal_naming set ended_at = $1 where agreed_at is null and ended_at is null", binds![at])?;
    change.execute("insert into seal_naming (id, proposed_at, proposed_by) values ($1, $2, $3)", binds![id, at, by])?;
    for user in holders {
        change.execute("insert into seal_holder (naming_id, user_id) values ($1, $2)", binds![id, *user])?;
    }
    Ok(id)
}

/// A second person agrees: from now on they can seal, and those of before cannot.
///
/// # Errors
/// When it cannot be written.
pub fn agree_to_naming(change: &mut Change<'_>, id: SealNamingId, by: UserId) -> Result<(), Error> {
    let at = change.at();
    change
        .execute("update seal_naming set ended_at = $1 where agreed_at is not null and ended_at is null", binds![at])?;
    change.execute(
        "update seal_naming set agreed_at = $1, agreed_by = $2 where id = $3 and agreed_at is null and ended_at is null",
        binds![at, by, id],
    )?;
    end_words(change)
}

/// What was proposed is taken back.
pub(super) fn end_proposal(change: &mut Change<'_>, id: SealNamingId) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "update seal_naming set ended_at = $1 where id = $2 and agreed_at is null and ended_at is null",
        binds![at, id],
    )?;
    Ok(())
}

/// Those who can seal now, by name.
pub(super) fn list_holders(db: &mut Db<'_>) -> Result<Vec<Holder>, Error> {
    db.list(
        "select u.id, u.name from seal_naming n join seal_holder h on h.naming_id = n.id
             join staff_user u on u.id = h.user_id
         where n.agreed_at is not null and n.ended_at is null and u.disabled_at is null
         order by u.name, u.id limit 3",
        &[],
        |row| Ok(Holder { user: row.get(0)?, name: row.get(1)? }),
    )
}

/// What waits for a second person.
pub(super) fn find_proposal(db: &mut Db<'_>) -> Result<Option<Proposal>, Error> {
    let found = db.find(
        "select id, proposed_by from seal_naming where agreed_at is null and ended_at is null
         order by proposed_at desc, id desc limit 1",
        &[],
        |row| Ok((row.get::<SealNamingId>(0)?, row.get::<UserId>(1)?)),
    )?;
    let Some((id, by)) = found else { return Ok(None) };
    let holders = db.list(
        "select u.id, u.name from seal_holder h join staff_user u on u.id = h.user_id
         where h.naming_id = $1 order by u.name, u.id limit 3",
        binds![id],
        |row| Ok(Holder { user: row.get(0)?, name: row.get(1)? }),
    )?;
    Ok(Some(Proposal { id, by, holders }))
}

/// Words that were said since an instant and not taken back, the first first.
pub(super) fn list_words(db: &mut Db<'_>, since: Timestamp) -> Result<Vec<Word>, Error> {
    db.list(
        "select user_id, said_at from seal_word where said_at > $1 and ended_at is null order by said_at, id limit 20",
        binds![since],
        |row| Ok(Word { user: row.get(0)?, said: row.get(1)? }),
    )
}

/// She says that it is time; what she said before is renewed by it.
pub(super) fn add_word(change: &mut Change<'_>, user: UserId) -> Result<(), Error> {
    end_words_of(change, user)?;
    let (id, at) = (SealWordId::new(change.clock()), change.at());
    change.execute("insert into seal_word (id, user_id, said_at) values ($1, $2, $3)", binds![id, user, at])?;
    Ok(())
}

/// She takes her word back; gives whether she had said anything.
pub(super) fn end_words_of(change: &mut Change<'_>, user: UserId) -> Result<bool, Error> {
    let at = change.at();
    let ended = change
        .execute("update seal_word set ended_at = $1 where user_id = $2 and ended_at is null", binds![at, user])?;
    Ok(ended > 0)
}

/// No word counts any more.
pub(super) fn end_words(change: &mut Change<'_>) -> Result<(), Error> {
    let at = change.at();
    change.execute("update seal_word set ended_at = $1 where ended_at is null", binds![at])?;
    Ok(())
}
