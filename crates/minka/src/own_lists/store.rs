//! What is read of other rooms' tables about one woman alone, a portion at a time, and every statement about her wishes.
//!
//! Every list is sorted so that no two rows that differ change places, the newest first, and ends where its portion does and nowhere
//! else.

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
        told::Portion,
    },
    goals::{CheckInId, GoalId},
};

/// Two texts that belong together, on a day.
pub(super) type Dated = (Date, String, String);

fn dated(row: &Row<'_>) -> Result<Dated, Error> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

/// Codes that led to her before two files became one.
pub(super) fn list_former_codes(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<String>, Error> {
    db.list(
        "select code from former_code where participant_id = $1 order by code limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| row.get(0),
    )
}

/// Homes in which she is written down with others, links to others, and that somebody who works here is close to her: which of
/// these, since when, until when. With whom is not hers to read; and whoever hands her a copy does not learn of a woman who named
/// him: a home that she shared with her alone is not there for him.
pub(super) fn list_ties(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(String, Date, Option<Date>)>, Error> {
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
             order by 2 desc, 1, 3 limit $3 offset $4"
        ),
        binds![woman, db.eyes(), portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Her steps with their reasons, the newest first; also those that were corrected.
pub(super) fn list_steps(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Dated>, Error> {
    db.list(
        "select on_day, step, reason from journey_step where participant_id = $1
         order by on_day desc, recorded_at desc, id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
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
pub(super) fn list_beside(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Beside>, Error> {
    db.list(
        "select u.name, a.from_day, a.until_day,
             exists (select 1 from mentor_cover c where c.assignment_id = a.id and c.participant_id = $1)
         from assignment a join staff_user u on u.id = a.user_id
         where a.participant_id = $1 and a.approved_by is not null and a.refused_by is null
         order by a.from_day desc, a.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
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
pub(super) fn list_needs(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Needed>, Error> {
    db.list(
        "select recorded_at, weight, languages, days, district from need where participant_id = $1
         order by recorded_at desc, id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
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
pub(super) fn list_waiting(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Date, String)>, Error> {
    db.list(
        "select w.from_day, g.name from waiting_place w join weekly_group g on g.id = w.group_id
         where w.participant_id = $1 order by w.from_day desc, g.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Her groups: from when, which, and until when.
pub(super) fn list_stays(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Date, String, Option<Date>)>, Error> {
    db.list(
        "select m.from_day, g.name, m.until_day from membership m join weekly_group g on g.id = m.group_id
         where m.participant_id = $1 order by m.from_day desc, m.id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Her marks with their reasons, the newest first.
pub(super) fn list_marks(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Dated>, Error> {
    db.list(
        "select s.day, a.mark, a.reason from attendance a join session s on s.id = a.session_id
         where a.participant_id = $1 order by s.day desc, s.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        dated,
    )
}

/// Marks that were corrected: the day of the meeting, what stood there, why it was corrected.
pub(super) fn list_marks_before(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Dated>, Error> {
    db.list(
        "select s.day, a.mark, a.why from attendance_before a join session s on s.id = a.session_id
         where a.participant_id = $1 order by s.day desc, a.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        dated,
    )
}

/// In which circle she sat or which she led: the evening, its number, whether she led it.
pub(super) fn list_circles(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Date, i64, bool)>, Error> {
    db.list(
        "select s.day, c.number, 0 from circle_seat c join session s on s.id = c.session_id where c.participant_id = $1
         union all
         select s.day, c.number, 1 from circle c join session s on s.id = c.session_id where c.facilitator_id = $1
         order by 1 desc, 2, 3 limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?, row.get::<i64>(2)? == 1)),
    )
}

/// Lessons she caught up on or means to: since when it stands there, and the lesson's neutral title, since she may take the
/// paper home.
pub(super) fn list_lessons(
    db: &mut Db<'_>,
    (woman, language): (ParticipantId, Language),
    portion: Portion,
) -> Result<Vec<(Option<Date>, String)>, Error> {
    db.list(
        "select k.on_day, coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = k.lesson_id), '')
         from make_up k left join lesson_text t on t.lesson_id = k.lesson_id and t.language = $2
         where k.participant_id = $1 order by k.recorded_at desc, k.id desc limit $3 offset $4",
        binds![woman, language.code(), portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What was said of her catching up before it was corrected or taken back: when that was, the lesson's neutral title, and which.
pub(super) fn list_lessons_before(
    db: &mut Db<'_>,
    (woman, language): (ParticipantId, Language),
    portion: Portion,
) -> Result<Vec<(Timestamp, String, String)>, Error> {
    db.list(
        "select k.replaced_at, coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = k.lesson_id), ''), k.why
         from make_up_before k left join lesson_text t on t.lesson_id = k.lesson_id and t.language = $2
         where k.participant_id = $1 order by k.replaced_at desc, k.id desc limit $3 offset $4",
        binds![woman, language.code(), portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// The evenings on which somebody asked for a private word with her, and whether it was had.
pub(super) fn list_words(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<(Date, bool)>, Error> {
    db.list(
        "select s.day, w.taken_at is not null from private_word w join session s on s.id = w.session_id
         where w.participant_id = $1 order by s.day desc, w.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Pauses: since when, and until when.
pub(super) fn list_pauses(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Timestamp, Option<Timestamp>)>, Error> {
    db.list(
        "select paused_at, lifted_at from contact_pause where participant_id = $1
         order by paused_at desc, id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Since when she is kept apart from somebody in the circles, and until when. From whom is not hers to read; and whoever hands
/// her a copy does not learn of a woman who named him.
pub(super) fn list_apart(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Date, Option<Date>)>, Error> {
    db.list(
        concat!(
            "select k.from_day, k.until_day from keep_apart k where (k.participant_a = $1 or k.participant_b = $1) and",
            unless_hidden!("k.participant_a", "$2"),
            "and",
            unless_hidden!("k.participant_b", "$2"),
            "order by k.from_day desc, k.id limit $3 offset $4"
        ),
        binds![woman, db.eyes(), portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// When it was said that nothing of hers may be removed, until when, and when that was lifted.
pub(super) fn list_holds(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Timestamp, Date, Option<Timestamp>)>, Error> {
    db.list(
        "select placed_at, until_day, lifted_at from hold where participant_id = $1
         order by placed_at desc, id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Since when an account is known to be hers, and until when.
pub(super) fn list_accounts(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Timestamp, Option<Timestamp>)>, Error> {
    db.list(
        "select linked_at, ended_at from own_file where participant_id = $1 order by linked_at desc, id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// On which days something of her file comes to its end by itself, while that is announced.
pub(super) fn list_ends(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<(Date, String)>, Error> {
    db.list(
        "select ends_on, 'ends' from retention_notice where participant_id = $1
         union all select ends_on, 'words_end' from words_notice where participant_id = $1 order by 1, 2 limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What happened to her file: when, and which of `own-file-…` it was.
pub(super) fn list_events(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Timestamp, String)>, Error> {
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
         order by 1 desc, 2 limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What a line about her goals says.
pub(super) enum AboutGoal {
    /// The goal as it stands.
    Itself,
    /// How it was worded until an instant.
    Before(Timestamp),
    /// How far she was on a day.
    CheckIn(CheckInId, Date, i64),
}

/// A line about her goals.
pub(super) struct GoalLine {
    pub(super) goal: GoalId,
    pub(super) about: AboutGoal,
    /// Its words.
    pub(super) sealed: Vec<u8>,
}

/// Her goals, the open ones first, then the newest; after each how it was worded before, and how it went. What was struck through is left
/// out: it may be another woman's.
pub(super) fn list_goal_lines(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<GoalLine>, Error> {
    db.list(
        "select x.goal_id, x.kind, x.id, x.since, x.reading, x.sealed from (
             select id as goal_id, 1 as kind, id, set_on as since, 0 as reading, sealed from goal where participant_id = $1
             union all select goal_id, 2, id, replaced_at, 0, sealed from goal_before where participant_id = $1
             union all select goal_id, 3, id, on_day, reading, sealed from goal_check_in
                 where participant_id = $1 and set_aside_at is null
         ) x join goal g on g.id = x.goal_id
         where g.state <> 'slip'
         order by case when g.state = 'open' then 0 else 1 end, g.set_on desc, g.id desc, x.kind, x.since desc, x.id desc
         limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| {
            let about = match row.get::<i64>(1)? {
                1 => AboutGoal::Itself,
                2 => AboutGoal::Before(row.get(3)?),
                _ => AboutGoal::CheckIn(row.get(2)?, row.get(3)?, row.get(4)?),
            };
            Ok(GoalLine { goal: row.get(0)?, about, sealed: row.get(5)? })
        },
    )
}

/// What of hers came into strange hands: when that was noticed, and what it was.
pub(super) fn list_breaches(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Timestamp, String)>, Error> {
    db.list(
        "select b.noticed_at, b.kind from breach_woman w join breach b on b.id = w.breach_id
         where w.participant_id = $1 order by b.noticed_at desc, b.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The concerns that she raised herself: when, and when they were over. She may know that they are there.
pub(super) fn list_calls(
    db: &mut Db<'_>,
    woman: ParticipantId,
    portion: Portion,
) -> Result<Vec<(Timestamp, Option<Timestamp>)>, Error> {
    db.list(
        "select raised_at, closed_at from concern where participant_id = $1 and raised_by like 'woman %'
         order by raised_at desc, id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Her wishes.
///
/// # Errors
/// When the database cannot be read.
pub fn list_wishes(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<Wish>, Error> {
    db.list(
        "select id, kind, sealed, said_at, answered_at from own_wish where participant_id = $1
         order by said_at desc, id desc limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        read_wish,
    )
}

/// What she wished and nobody has answered yet. What waits beyond so many comes up as they are answered.
///
/// # Errors
/// When the database cannot be read.
pub fn list_waiting_wishes(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Wish>, Error> {
    db.list(
        "select id, kind, sealed, said_at, answered_at from own_wish where participant_id = $1 and answered_at is null
         order by said_at desc, id desc limit 200",
        binds![woman],
        read_wish,
    )
}

fn read_wish(row: &Row<'_>) -> Result<Wish, Error> {
    let kind = WishKind::parse(row.text(1)?).ok_or_else(|| Error::Unexpected("a wish of no kind".to_owned()))?;
    Ok(Wish { id: row.get(0)?, kind, sealed: row.get(2)?, said: row.get(3)?, answered: row.get(4)? })
}

/// Whether she wished something that nobody has answered yet.
///
/// # Errors
/// When the database cannot be read.
pub fn has_waiting_wish(db: &mut Db<'_>, woman: ParticipantId) -> Result<bool, Error> {
    let sql = "select 1 from own_wish where participant_id = $1 and answered_at is null limit 1";
    Ok(db.find(sql, binds![woman], |_| Ok(()))?.is_some())
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

/// Somebody answered it; whether there was one to answer. The caller has checked the action and commits.
///
/// # Errors
/// When it cannot be written.
pub fn answer_wish(change: &mut Change<'_>, woman: ParticipantId, id: WishId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let answered = change.execute(
        "update own_wish set answered_at = $1, answered_by = $2
         where id = $3 and participant_id = $4 and answered_at is null",
        binds![at, by, id, woman],
    )?;
    Ok(answered == 1)
}
