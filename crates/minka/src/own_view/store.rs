//! What her own view reads of other rooms' tables, about one woman alone, and every statement about her wishes.

use jiff::{Timestamp, civil::Date};

use super::model::{Wish, WishId, WishKind};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
};

/// Two texts that belong together, on a day.
pub(super) type Dated = (Date, String, String);

fn dated(row: &Row<'_>) -> Result<Dated, Error> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// Her steps with their reasons, the earliest first; also those that were corrected.
pub(super) fn list_steps(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Dated>, Error> {
    db.list(
        "select on_day, step, reason from journey_step where participant_id = $1 order by on_day, recorded_at limit 500",
        binds![woman],
        dated,
    )
}

/// Her groups: from when, which, and until when.
pub(super) fn list_stays(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Date, String, Option<Date>)>, Error> {
    db.list(
        "select m.from_day, g.name, m.until_day from membership m join weekly_group g on g.id = m.group_id
         where m.participant_id = $1 order by m.from_day, m.id limit 500",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Her marks with their reasons, the newest first.
pub(super) fn list_marks(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Dated>, Error> {
    db.list(
        "select s.day, a.mark, a.reason from attendance a join session s on s.id = a.session_id
         where a.participant_id = $1 order by s.day desc, s.id limit 2000",
        binds![woman],
        dated,
    )
}

/// Lessons she caught up on or means to: since when it stands there, and the lesson's neutral title, since she may take the
/// paper home.
pub(super) fn list_lessons(
    db: &mut Db<'_>,
    woman: ParticipantId,
    language: Language,
) -> Result<Vec<(Option<Date>, String)>, Error> {
    db.list(
        "select k.on_day, coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = k.lesson_id), '')
         from make_up k left join lesson_text t on t.lesson_id = k.lesson_id and t.language = $2
         where k.participant_id = $1 order by k.recorded_at, k.id limit 500",
        binds![woman, language.code()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The evenings on which somebody asked for a private word with her, and whether it was had.
pub(super) fn list_words(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Date, bool)>, Error> {
    db.list(
        "select s.day, w.taken_at is not null from private_word w join session s on s.id = w.session_id
         where w.participant_id = $1 order by s.day desc limit 500",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Since when she is kept apart from somebody in the circles, and until when. From whom is not hers to read.
pub(super) fn list_apart(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Date, Option<Date>)>, Error> {
    db.list(
        "select from_day, until_day from keep_apart where participant_a = $1 or participant_b = $1
         order by from_day limit 100",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Homes in which she is written down with others, and links to others: whether it is a home, since when, until when. With whom is
/// not hers to read.
pub(super) fn list_ties(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(bool, Date, Option<Date>)>, Error> {
    db.list(
        "select 1, from_day, until_day from household_member where participant_id = $1
         union all select 0, from_day, until_day from kin_link where one_id = $1 or other_id = $1
         order by 2 limit 200",
        binds![woman],
        |row| Ok((row.get::<i64>(0)? == 1, row.get(1)?, row.get(2)?)),
    )
}

/// Pauses: since when, and until when.
pub(super) fn list_pauses(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Timestamp, Option<Timestamp>)>, Error> {
    db.list(
        "select paused_at, lifted_at from contact_pause where participant_id = $1 order by paused_at desc limit 200",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// When somebody asked that she be forgotten, and whether it was she herself; nothing when nobody has.
pub(super) fn find_farewell(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<(Timestamp, bool)>, Error> {
    db.find(
        "select asked_at, asked_by = 'woman' from erase_request
         where participant_id = $1 and done_at is null and withdrawn_at is null order by asked_at limit 1",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Keeps a wish.
pub(super) fn add_wish(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (id, kind): (WishId, WishKind),
    sealed: &[u8],
) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into own_wish (id, site_id, participant_id, kind, sealed, said_at) values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, woman, kind.key(), sealed, at],
    )?;
    Ok(())
}

/// The women who wished something: her words are sealed.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from own_wish", &[], |row| row.get(0))
}

/// Forgets what she wished.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from own_wish where participant_id = $1", binds![woman]).map(drop)
}

/// Somebody answered it.
pub(super) fn answer_wish(change: &mut Change<'_>, woman: ParticipantId, id: WishId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let answered = change.execute(
        "update own_wish set answered_at = $1, answered_by = $2
         where id = $3 and participant_id = $4 and answered_at is null",
        binds![at, by, id, woman],
    )?;
    Ok(answered == 1)
}

/// Her wishes, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_wishes(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Wish>, Error> {
    db.list(
        "select id, kind, sealed, said_at, answered_at from own_wish where participant_id = $1
         order by said_at desc, id desc limit 200",
        binds![woman],
        |row| {
            let kind =
                WishKind::parse(row.text(1)?).ok_or_else(|| Error::Unexpected("a wish of no kind".to_owned()))?;
            Ok(Wish { id: row.get(0)?, kind, sealed: row.get(2)?, said: row.get(3)?, answered: row.get(4)? })
        },
    )
}
