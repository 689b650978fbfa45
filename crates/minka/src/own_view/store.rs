//! What her own view reads of other rooms' tables, about one woman alone, and every statement about her wishes.

use jiff::{Timestamp, civil::Date};

use super::model::{Wish, WishId, WishKind};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
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

/// What was said of her catching up before it was corrected or taken back: when that was, the lesson's neutral title, and which.
pub(super) fn list_lessons_before(
    db: &mut Db<'_>,
    woman: ParticipantId,
    language: Language,
) -> Result<Vec<(Timestamp, String, String)>, Error> {
    db.list(
        "select k.replaced_at, coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = k.lesson_id), ''), k.why
         from make_up_before k left join lesson_text t on t.lesson_id = k.lesson_id and t.language = $2
         where k.participant_id = $1 order by k.replaced_at, k.id limit 500",
        binds![woman, language.code()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
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

/// Since when she is kept apart from somebody in the circles, and until when. From whom is not hers to read; and whoever hands
/// her a copy does not learn of a woman who named him.
pub(super) fn list_apart(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Date, Option<Date>)>, Error> {
    db.list(
        concat!(
            "select k.from_day, k.until_day from keep_apart k where (k.participant_a = $1 or k.participant_b = $1) and",
            unless_hidden!("k.participant_a", "$2"),
            "and",
            unless_hidden!("k.participant_b", "$2"),
            "order by k.from_day limit 100"
        ),
        binds![woman, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Homes in which she is written down with others, links to others, and that somebody who works here is close to her: which of
/// these, since when, until when. With whom is not hers to read; and whoever hands her a copy does not learn of a woman who named
/// him: a home that she shared with her alone is not there for him.
pub(super) fn list_ties(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(String, Date, Option<Date>)>, Error> {
    db.list(
        concat!(
            "select 'home', r.from_day, r.until_day from household_member r where r.participant_id = $1
                 and (not exists (select 1 from household_member o where o.household_id = r.household_id
                         and o.participant_id <> r.participant_id)
                     or exists (select 1 from household_member o where o.household_id = r.household_id
                         and o.participant_id <> r.participant_id and",
            unless_hidden!("o.participant_id", "$2"),
            "))
             union all select 'kin', k.from_day, k.until_day from kin_link k where (k.one_id = $1 or k.other_id = $1) and",
            unless_hidden!("k.one_id", "$2"),
            "and",
            unless_hidden!("k.other_id", "$2"),
            "union all select 'staff', s.from_day, s.until_day from staff_tie s where s.participant_id = $1
             order by 2 limit 200"
        ),
        binds![woman, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
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

/// Codes that led to her before two files became one.
pub(super) fn list_former_codes(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<String>, Error> {
    db.list("select code from former_code where participant_id = $1 order by code limit 20", binds![woman], |row| {
        row.get(0)
    })
}

/// Marks that were corrected: the day of the meeting, what stood there, why it was corrected.
pub(super) fn list_marks_before(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Dated>, Error> {
    db.list(
        "select s.day, a.mark, a.why from attendance_before a join session s on s.id = a.session_id
         where a.participant_id = $1 order by s.day desc, a.id limit 2000",
        binds![woman],
        dated,
    )
}

/// Who walks beside her.
pub(super) struct Beside {
    pub(super) name: String,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
    /// Whether she stands in for another.
    pub(super) covers: bool,
}

/// Who walked beside her, and who stood in, the newest first.
pub(super) fn list_beside(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Beside>, Error> {
    db.list(
        "select u.name, a.from_day, a.until_day,
             exists (select 1 from mentor_cover c where c.assignment_id = a.id and c.participant_id = $1)
         from assignment a join staff_user u on u.id = a.user_id
         where a.participant_id = $1 and a.approved_by is not null and a.refused_by is null
         order by a.from_day desc, a.id limit 200",
        binds![woman],
        |row| Ok(Beside { name: row.get(0)?, from: row.get(1)?, until: row.get(2)?, covers: row.get(3)? }),
    )
}

/// What walking beside her takes, as it was said once.
pub(super) struct Needed {
    pub(super) at: Timestamp,
    pub(super) weight: i64,
    pub(super) languages: String,
    pub(super) days: String,
    pub(super) district: String,
}

/// What walking beside her takes, the newest first.
pub(super) fn list_needs(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Needed>, Error> {
    db.list(
        "select recorded_at, weight, languages, days, district from need where participant_id = $1
         order by recorded_at desc, id desc limit 200",
        binds![woman],
        |row| {
            Ok(Needed {
                at: row.get(0)?,
                weight: row.get(1)?,
                languages: row.get(2)?,
                days: row.get(3)?,
                district: row.get(4)?,
            })
        },
    )
}

/// Where she waits for a place: since when, and in which group.
pub(super) fn list_waiting(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Date, String)>, Error> {
    db.list(
        "select w.from_day, g.name from waiting_place w join weekly_group g on g.id = w.group_id
         where w.participant_id = $1 order by w.from_day limit 100",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// In which circle she sat or which she led: the evening, its number, whether she led it.
pub(super) fn list_circles(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Date, i64, bool)>, Error> {
    db.list(
        "select s.day, c.number, 0 from circle_seat c join session s on s.id = c.session_id where c.participant_id = $1
         union all
         select s.day, c.number, 1 from circle c join session s on s.id = c.session_id where c.facilitator_id = $1
         order by 1 desc, 2 limit 1000",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get::<i64>(2)? == 1)),
    )
}

/// When it was said that nothing of hers may be removed, until when, and when that was lifted.
pub(super) fn list_holds(
    db: &mut Db<'_>,
    woman: ParticipantId,
) -> Result<Vec<(Timestamp, Date, Option<Timestamp>)>, Error> {
    db.list(
        "select placed_at, until_day, lifted_at from hold where participant_id = $1 order by placed_at desc limit 100",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Since when an account is known to be hers, and until when.
pub(super) fn list_accounts(
    db: &mut Db<'_>,
    woman: ParticipantId,
) -> Result<Vec<(Timestamp, Option<Timestamp>)>, Error> {
    db.list(
        "select linked_at, ended_at from own_file where participant_id = $1 order by linked_at limit 20",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What happened to her file: when, and which of `own-file-…` it was.
pub(super) fn list_events(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Timestamp, String)>, Error> {
    db.list(
        "select started_at, 'looked' from own_visit where participant_id = $1
         union all select merged_at, 'merged' from file_merge where first_id = $1 and merged_at is not null
         union all select asked_at, 'erase_asked' from erase_request where participant_id = $1
         union all select withdrawn_at, 'erase_withdrawn' from erase_request
             where participant_id = $1 and withdrawn_at is not null
         union all select asked_at, 'part_asked' from part_erasure where participant_id = $1
         union all select withdrawn_at, 'part_withdrawn' from part_erasure
             where participant_id = $1 and withdrawn_at is not null
         union all select done_at, 'part_done' from part_erasure where participant_id = $1 and done_at is not null
         order by 1 desc limit 200",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// On which days something of her file comes to its end by itself, while that is announced.
pub(super) fn list_ends(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Date, String)>, Error> {
    db.list(
        "select ends_on, 'ends' from retention_notice where participant_id = $1
         union all select ends_on, 'words_end' from words_notice where participant_id = $1 order by 1, 2",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Which parts it is asked to erase, since when, and whether she asked herself.
pub(super) fn list_parts_asked(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(String, Timestamp, bool)>, Error> {
    db.list(
        "select part, asked_at, asked_by = 'woman' from part_erasure
         where participant_id = $1 and done_at is null and withdrawn_at is null order by asked_at limit 10",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
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
