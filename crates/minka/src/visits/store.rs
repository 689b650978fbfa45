//! Every statement about visits, notes, promises and drafts.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    model::{Due, Ending, Medium, Note, Promise, PromiseId, Visit, VisitId, Whose},
    rules,
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId, UserId},
        store::{Db, Row},
    },
};

macro_rules! visit_columns {
    () => {
        "v.id, v.participant_id, v.mentor_id, v.on_day, v.reached, v.medium, v.minutes, v.areas, v.obstacles,
         v.heavy_at is not null and v.talked_at is null, v.recorded_at, v.set_aside_at is not null, u.name"
    };
}

/// A visit beside the name of whoever made it.
fn read_visit(row: &Row<'_>) -> Result<(Visit, String), Error> {
    let medium: Option<String> = row.get(5)?;
    let medium = medium.map(|key| Medium::parse(&key).ok_or_else(|| unknown("medium"))).transpose()?;
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let visit = Visit {
        id: row.get(0)?,
        woman: row.get(1)?,
        mentor: row.get(2)?,
        on: row.get(3)?,
        reached: row.get(4)?,
        medium,
        minutes: row.get(6)?,
        areas: words(row.text(7)?),
        obstacles: words(row.text(8)?),
        heavy: row.get(9)?,
        recorded_at: row.get(10)?,
        set_aside: row.get(11)?,
    };
    Ok((visit, row.get(12)?))
}

fn unknown(what: &str) -> Error {
    Error::Unexpected(format!("a visit with an unknown {what}"))
}

pub(super) fn add_visit(change: &mut Change<'_>, site: SiteId, visit: &Visit) -> Result<(), Error> {
    let (by, heavy) = (change.by().text(), visit.heavy.then_some(visit.recorded_at));
    change.execute(
        "insert into visit (id, site_id, participant_id, mentor_id, on_day, reached, medium, minutes, areas, obstacles,
             heavy_at, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        binds![
            visit.id,
            site,
            visit.woman,
            visit.mentor,
            visit.on,
            visit.reached,
            visit.medium.map(Medium::key),
            visit.minutes,
            visit.areas.join(" "),
            visit.obstacles.join(" "),
            heavy,
            visit.recorded_at,
            by
        ],
    )?;
    Ok(())
}

/// A page of her visits, newest first, those that were slips too, after one of them.
///
/// # Errors
/// When the database cannot be read.
pub fn list_visits(
    db: &mut Db<'_>,
    woman: ParticipantId,
    after: Option<VisitId>,
    most: u32,
) -> Result<Vec<(Visit, String)>, Error> {
    db.list(
        concat!(
            "select ",
            visit_columns!(),
            " from visit v join staff_user u on u.id = v.mentor_id where v.participant_id = $1
               and (cast($2 as text) is null or (v.on_day, v.id) <
                   (select b.on_day, b.id from visit b where b.id = $2 and b.participant_id = $1))
             order by v.on_day desc, v.id desc limit $3"
        ),
        binds![woman, after, most],
        read_visit,
    )
}

/// One visit of hers.
pub(super) fn find_visit(
    db: &mut Db<'_>,
    woman: ParticipantId,
    visit: VisitId,
) -> Result<Option<(Visit, String)>, Error> {
    db.find(
        concat!(
            "select ",
            visit_columns!(),
            " from visit v join staff_user u on u.id = v.mentor_id where v.participant_id = $1 and v.id = $2"
        ),
        binds![woman, visit],
        read_visit,
    )
}

/// Strikes a visit through that was a slip, and with it what was promised there and is open. `false`: it is already.
pub(super) fn set_aside(change: &mut Change<'_>, visit: VisitId, today: Date) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let sql = "update visit set set_aside_at = $1, set_aside_by = $2 where id = $3 and set_aside_at is null";
    if change.execute(sql, binds![at, by, visit])? == 0 {
        return Ok(false);
    }
    let sql = "update promise set ended_on = $1, ending = 'struck' where visit_id = $2 and ended_on is null";
    change.execute(sql, binds![today, visit])?;
    Ok(true)
}

/// Takes the strike back: what went with it is open again. `false`: there is none.
pub(super) fn take_back(change: &mut Change<'_>, visit: VisitId) -> Result<bool, Error> {
    let sql = "update visit set set_aside_at = null, set_aside_by = null where id = $1 and set_aside_at is not null";
    if change.execute(sql, binds![visit])? == 0 {
        return Ok(false);
    }
    let sql = "update promise set ended_on = null, ending = null where visit_id = $1 and ending = 'struck'";
    change.execute(sql, binds![visit])?;
    Ok(true)
}

/// A mentor says of a visit of her own that she wants to talk it over, also days later. `false`: that waits already.
pub(super) fn raise(change: &mut Change<'_>, (visit, mentor): (VisitId, UserId)) -> Result<bool, Error> {
    let at = change.at();
    let raised = change.execute(
        "update visit set heavy_at = $1, talked_at = null, talked_by = null where id = $2 and mentor_id = $3
             and set_aside_at is null and (heavy_at is null or talked_at is not null)",
        binds![at, visit, mentor],
    )?;
    Ok(raised == 1)
}

pub(super) fn add_note(
    change: &mut Change<'_>,
    (visit, woman): (VisitId, ParticipantId),
    note: &Note,
    sealed: &[u8],
) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "insert into visit_note (id, visit_id, participant_id, author_id, sealed, written_at, written_by, hers)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![note.id, visit, woman, note.author, sealed, note.written_at, by, note.hers],
    )?;
    Ok(())
}

/// A note whose words are still sealed.
pub(super) type SealedNote = (Note, Vec<u8>);

fn read_note(row: &Row<'_>) -> Result<SealedNote, Error> {
    let note =
        Note { id: row.get(0)?, author: row.get(1)?, written_at: row.get(2)?, hers: row.get(3)?, words: String::new() };
    Ok((note, row.get(4)?))
}

/// The notes of a visit, the first one first.
pub(super) fn list_notes(db: &mut Db<'_>, visit: VisitId) -> Result<Vec<SealedNote>, Error> {
    db.list(
        "select id, author_id, written_at, hers, sealed from visit_note
         where visit_id = $1 order by written_at, id limit 100",
        binds![visit],
        read_note,
    )
}

/// All notes about a woman, the first one first, however many: they are read to her to the last.
pub(super) fn list_notes_of(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<SealedNote>, Error> {
    db.list(
        "select id, author_id, written_at, hers, sealed from visit_note
         where participant_id = $1 order by written_at, id",
        binds![woman],
        read_note,
    )
}

/// Who wrote the notes of a visit, by name among staff.
pub(super) fn list_authors(db: &mut Db<'_>, visit: VisitId) -> Result<Vec<(UserId, String)>, Error> {
    db.list(
        "select distinct u.id, u.name from visit_note n join staff_user u on u.id = n.author_id where n.visit_id = $1",
        binds![visit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

fn read_promise(row: &Row<'_>) -> Result<(Promise, Vec<u8>), Error> {
    let ending: Option<String> = row.get(6)?;
    let ending = ending.map(|key| Ending::parse(&key).ok_or_else(|| unknown("ending"))).transpose()?;
    let promise = Promise {
        id: row.get(0)?,
        woman: row.get(1)?,
        whose: Whose::parse(row.text(2)?).ok_or_else(|| unknown("promise"))?,
        made_on: row.get(3)?,
        due: row.get(4)?,
        ended: ending.zip(row.get(5)?),
        words: String::new(),
    };
    Ok((promise, row.get(7)?))
}

/// Her promises and those made to her: the open ones by their day, then the newest that ended; words sealed.
pub(super) fn list_promises(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Promise, Vec<u8>)>, Error> {
    db.list(
        "select id, participant_id, whose, made_on, due_day, ended_on, ending, sealed from promise
         where participant_id = $1
         order by case when ended_on is null then 0 else 1 end, ended_on desc,
             case when due_day is null then 1 else 0 end, due_day, made_on, id limit 100",
        binds![woman],
        read_promise,
    )
}

/// A page of the same for her own view, after one of them: the open ones first, then the ended, each the newest first; words sealed.
///
/// # Errors
/// When the database cannot be read.
pub fn list_promises_after(
    db: &mut Db<'_>,
    woman: ParticipantId,
    after: Option<PromiseId>,
    most: u32,
) -> Result<Vec<(Promise, Vec<u8>)>, Error> {
    db.list(
        "select p.id, p.participant_id, p.whose, p.made_on, p.due_day, p.ended_on, p.ending, p.sealed from promise p
         where p.participant_id = $1 and coalesce(p.ending, '') <> 'struck'
             and not exists (select 1 from visit v where v.id = p.visit_id and v.set_aside_at is not null)
             and (cast($2 as text) is null
             or (case when p.ended_on is null then 1 else 0 end, p.made_on, p.id) <
                (select case when b.ended_on is null then 1 else 0 end, b.made_on, b.id from promise b
                 where b.id = $2 and b.participant_id = $1))
         order by case when p.ended_on is null then 1 else 0 end desc, p.made_on desc, p.id desc limit $3",
        binds![woman, after, most],
        read_promise,
    )
}

pub(super) fn add_promise(
    change: &mut Change<'_>,
    (site, visit): (SiteId, Option<VisitId>),
    promise: &Promise,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let (ending, ended_on) = promise.ended.map_or((None, None), |(ending, on)| (Some(ending.key()), Some(on)));
    change.execute(
        "insert into promise (id, site_id, participant_id, visit_id, whose, made_on, due_day, ended_on, ending, sealed,
             recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        binds![
            promise.id,
            site,
            promise.woman,
            visit,
            promise.whose.key(),
            promise.made_on,
            promise.due,
            ended_on,
            ending,
            sealed,
            at,
            by
        ],
    )?;
    Ok(())
}

/// What became of a promise; `None` opens it again. `false`: it is so already, or there is none of hers.
pub(super) fn end_promise(
    change: &mut Change<'_>,
    (woman, promise): (ParticipantId, PromiseId),
    ended: Option<(Ending, Date)>,
) -> Result<bool, Error> {
    let (ending, on) = ended.map_or((None, None), |(ending, on)| (Some(ending.key()), Some(on)));
    let sql = if ended.is_some() {
        "update promise set ended_on = $1, ending = $2 where id = $3 and participant_id = $4 and ended_on is null"
    } else {
        "update promise set ended_on = $1, ending = $2 where id = $3 and participant_id = $4 and ended_on is not null"
    };
    let done = change.execute(sql, binds![on, ending, promise, woman])?;
    Ok(done == 1)
}

pub(super) fn save_draft(
    change: &mut Change<'_>,
    (user, woman, site): (UserId, ParticipantId, SiteId),
    sealed: &[u8],
) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into visit_draft (user_id, participant_id, site_id, sealed, saved_at) values ($1, $2, $3, $4, $5)
         on conflict (user_id, participant_id) do update set sealed = excluded.sealed, saved_at = excluded.saved_at",
        binds![user, woman, site, sealed, at],
    )?;
    Ok(())
}

/// What somebody has not finished about a woman, and when she left it.
pub(super) fn find_draft(
    db: &mut Db<'_>,
    (user, woman): (UserId, ParticipantId),
) -> Result<Option<(Vec<u8>, Timestamp)>, Error> {
    db.find(
        "select sealed, saved_at from visit_draft where user_id = $1 and participant_id = $2",
        binds![user, woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Drops what was not finished. Whether there was anything.
///
/// # Errors
/// When it cannot be removed.
pub fn remove_draft(change: &mut Change<'_>, (user, woman): (UserId, ParticipantId)) -> Result<bool, Error> {
    let gone =
        change.execute("delete from visit_draft where user_id = $1 and participant_id = $2", binds![user, woman])?;
    Ok(gone == 1)
}

/// Forgets drafts that nobody finished.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_drafts(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from visit_draft where saved_at < $1", binds![before])
}

/// Removes what was written about a woman who is forgotten, visits too.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from visit_draft where participant_id = $1", binds![woman])?;
    change.execute("delete from visit_note where participant_id = $1", binds![woman])?;
    change.execute("delete from promise where participant_id = $1", binds![woman])?;
    change.execute("delete from visit where participant_id = $1", binds![woman]).map(drop)
}

/// Removes the notes about a woman and forms that are not finished; that she was visited, and when, stays.
///
/// # Errors
/// When they cannot be removed.
pub fn erase_notes(change: &mut Change<'_>, woman: ParticipantId) -> Result<u64, Error> {
    change.execute("delete from visit_draft where participant_id = $1", binds![woman])?;
    change.execute("delete from visit_note where participant_id = $1", binds![woman])
}

/// Removes the notes about a woman that were written before an instant; the visits stay.
///
/// # Errors
/// When they cannot be removed.
pub fn end_notes(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from visit_note where participant_id = $1 and written_at < $2", binds![woman, before])
}

/// The women of whom something is sealed here.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select participant_id from visit_note union select participant_id from promise
         union select participant_id from visit_draft",
        &[],
        |row| row.get(0),
    )
}

/// Open promises of a mentor's women of today that are due on a day or were before it, and those without a day that are older than
/// [`rules::UNDATED_DAYS`]; the oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_due(db: &mut Db<'_>, mentor: UserId, (today, until): (Date, Date)) -> Result<Vec<Due>, Error> {
    let undated = today.saturating_sub(rules::UNDATED_DAYS.days());
    db.list(
        concat!(
            "select p.code, x.whose, x.due_day, p.id, x.made_on from promise x join participant p on p.id = x.participant_id
             join assignment a on a.participant_id = x.participant_id and a.user_id = $1 and a.role = 'mentor'
                 and a.approved_by is not null and a.set_aside_at is null and a.from_day <= $2
                 and (a.until_day is null or a.until_day > $2)
             where x.ended_on is null and (x.due_day <= $3 or x.due_day is null and x.made_on <= $4) and",
            unless_hidden!("p.id", "$1"),
            "order by coalesce(x.due_day, x.made_on), case x.whose when 'mentor' then 0 when 'appointment' then 1 else 2 end, p.code limit 100"
        ),
        binds![mentor, today, until, undated],
        |row| {
            let whose = Whose::parse(row.text(1)?);
            let whose = whose.ok_or_else(|| Error::Unexpected("a promise of nobody".to_owned()))?;
            Ok(Due { woman: row.get(3)?, code: row.get(0)?, whose, due: row.get(2)?, made_on: row.get(4)? })
        },
    )
}

/// They have talked over what was heavy before an instant. How many of a mentor's visits waited, as far as whoever talked with her may
/// know of them.
///
/// # Errors
/// When it cannot be written.
pub fn mark_talked(change: &mut Change<'_>, site: SiteId, mentor: UserId, before: Timestamp) -> Result<u64, Error> {
    let (at, by, eyes) = (change.at(), change.by().text(), change.eyes());
    change.execute(
        concat!(
            "update visit set talked_at = $1, talked_by = $2
             where site_id = $3 and mentor_id = $4 and heavy_at < $6 and talked_at is null and set_aside_at is null and",
            unless_hidden!("visit.participant_id", "$5")
        ),
        binds![at, by, site, mentor, eyes, before],
    )
}

/// The talk of that instant was a slip: what it had marked as talked over waits again.
///
/// # Errors
/// When it cannot be written.
pub fn mark_waiting(change: &mut Change<'_>, mentor: UserId, talked: Timestamp) -> Result<u64, Error> {
    let sql = "update visit set talked_at = null, talked_by = null where mentor_id = $1 and talked_at = $2";
    change.execute(sql, binds![mentor, talked])
}
