//! Every statement about notes that few may read. Of a woman who was found before: whose eyes it is for is decided there.

use jiff::Timestamp;

use super::{
    model::{Listed, NewNote, Note, RestrictedNoteId},
    rules::{MOST_ADDITIONS, PAGE},
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::ParticipantId,
        store::{Db, Row},
    },
};

pub(super) fn add_note(
    change: &mut Change<'_>,
    id: RestrictedNoteId,
    new: &NewNote,
    sealed: &[u8],
) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into restricted_note (id, site_id, participant_id, note_id, author_id, sealed, written_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![id, new.site, new.woman, new.under.unwrap_or(id), new.author, sealed, at],
    )?;
    Ok(())
}

/// One page of her notes, the newest first, those before an id (empty: from the newest); one more than the page tells that there are more.
pub(super) fn list_notes(db: &mut Db<'_>, woman: ParticipantId, before: &str) -> Result<Vec<Listed>, Error> {
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    db.list(
        "select n.id, n.author_id, u.name, n.written_at,
                (select count(*) from restricted_note a where a.note_id = n.id and a.id <> n.id)
         from restricted_note n join staff_user u on u.id = n.author_id
         where n.participant_id = $1 and n.note_id = n.id and length(n.sealed) > 0 and ($2 = '' or n.id < $2)
         order by n.id desc limit $3",
        binds![woman, before, most],
        |row| {
            let (id, author, by) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Listed { id, author, by, written_at: row.get(3)?, additions: row.get(4)? })
        },
    )
}

/// A note whose words are still sealed.
pub(super) type SealedNote = (Note, Vec<u8>);

fn read_note(row: &Row<'_>) -> Result<SealedNote, Error> {
    let (id, author, by) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok((Note { id, author, by, written_at: row.get(3)?, words: String::new() }, row.get(4)?))
}

/// One note of hers and what was added under it, in the order in which it was written.
pub(super) fn list_thread(
    db: &mut Db<'_>,
    woman: ParticipantId,
    note: RestrictedNoteId,
) -> Result<Vec<SealedNote>, Error> {
    db.list(
        "select n.id, n.author_id, u.name, n.written_at, n.sealed
         from restricted_note n join staff_user u on u.id = n.author_id
         where n.participant_id = $1 and n.note_id = $2 and length(n.sealed) > 0
         order by case when n.id = n.note_id then 0 else 1 end, n.written_at, n.id limit $3",
        binds![woman, note, MOST_ADDITIONS + 1],
        read_note,
    )
}

/// All that was written of her here, in the order of its writing, however much: it is read to her to the last.
pub(super) fn list_all(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<SealedNote>, Error> {
    db.list(
        "select n.id, n.author_id, u.name, n.written_at, n.sealed
         from restricted_note n join staff_user u on u.id = n.author_id
         where n.participant_id = $1 and length(n.sealed) > 0 order by n.written_at, n.id",
        binds![woman],
        read_note,
    )
}

/// Empties the notes of hers under which nothing was written since an instant, with all that stands under them; that there were some,
/// and when, stays.
///
/// # Errors
/// When they cannot be written.
pub fn end_words(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    let nothing: &[u8] = &[];
    change.execute(
        "update restricted_note set sealed = $3 where participant_id = $1 and length(sealed) > 0 and written_at < $2
         and not exists (select 1 from restricted_note a where a.note_id = restricted_note.note_id and a.written_at >= $2)",
        binds![woman, before, nothing],
    )
}

/// Removes the notes of a woman who is forgotten, or who has what was written about her erased.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from restricted_note where participant_id = $1", binds![woman]).map(drop)
}

/// The women of whom there is such a note: all that is sealed of those is under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from restricted_note", &[], |row| row.get(0))
}
