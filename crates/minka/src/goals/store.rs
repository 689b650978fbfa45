//! Every statement about goals.

use jiff::Timestamp;

use super::model::{CheckIn, CheckInId, Goal, GoalId, Measure, State, Theme};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId, SiteId},
        store::{Db, Row},
    },
    goals::sealed::{Told, Words},
};

crate::id_type!(GoalBeforeId, "What a goal said before.");

macro_rules! goal_columns {
    () => {
        "id, participant_id, theme, measure, start_value, target_value, importance, confidence, set_on, by_day, state,
         ended_on, successor_id, sealed"
    };
}

/// A goal as it lies in the database, its words still sealed.
fn read_goal(row: &Row<'_>) -> Result<(Goal, Vec<u8>), Error> {
    let unknown = |what: &str| Error::Unexpected(format!("a goal with an unknown {what}"));
    let goal = Goal {
        id: row.get(0)?,
        woman: row.get(1)?,
        theme: Theme::parse(row.text(2)?).ok_or_else(|| unknown("theme"))?,
        measure: Measure::parse(row.text(3)?).ok_or_else(|| unknown("measure"))?,
        start: row.get(4)?,
        target: row.get(5)?,
        importance: row.get(6)?,
        confidence: row.get(7)?,
        set_on: row.get(8)?,
        by: row.get(9)?,
        state: State::parse(row.text(10)?).ok_or_else(|| unknown("state"))?,
        ended_on: row.get(11)?,
        successor: row.get(12)?,
        words: Words::default(),
    };
    Ok((goal, row.get(13)?))
}

/// A goal, its sealed words, and its newest reading.
pub(super) type Listed = (Goal, Vec<u8>, Option<i64>);

/// Her goals, the open ones first, each with its newest reading; one statement.
pub(super) fn list_goals(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Listed>, Error> {
    db.list(
        concat!(
            "select ",
            goal_columns!(),
            ", (select c.reading from goal_check_in c where c.goal_id = goal.id and c.set_aside_at is null
                order by c.on_day desc, c.recorded_at desc limit 1)
             from goal where participant_id = $1
             order by case when state = 'open' then 0 else 1 end, set_on desc, id desc limit 200"
        ),
        binds![woman],
        |row| {
            let (goal, sealed) = read_goal(row)?;
            Ok((goal, sealed, row.get(14)?))
        },
    )
}

/// One goal of hers.
pub(super) fn find_goal(db: &mut Db<'_>, woman: ParticipantId, goal: GoalId) -> Result<Option<(Goal, Vec<u8>)>, Error> {
    db.find(
        concat!("select ", goal_columns!(), " from goal where id = $1 and participant_id = $2"),
        binds![goal, woman],
        read_goal,
    )
}

pub(super) fn add_goal(change: &mut Change<'_>, site: SiteId, goal: &Goal, sealed: &[u8]) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into goal (id, site_id, participant_id, theme, measure, start_value, target_value, importance, confidence,
             set_on, by_day, state, ended_on, successor_id, sealed, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        binds![
            goal.id,
            site,
            goal.woman,
            goal.theme.key(),
            goal.measure.key(),
            goal.start,
            goal.target,
            goal.importance,
            goal.confidence,
            goal.set_on,
            goal.by,
            goal.state.key(),
            goal.ended_on,
            goal.successor,
            sealed,
            at,
            by
        ],
    )?;
    Ok(())
}

/// What a goal says, and how it ended, goes to the history.
pub(super) fn keep_before(change: &mut Change<'_>, goal: GoalId) -> Result<(), Error> {
    let (at, by, history) = (change.at(), change.by().text(), GoalBeforeId::new(change.clock()));
    change.execute(
        "insert into goal_before (id, goal_id, participant_id, theme, target_value, importance, confidence, by_day, state,
             ended_on, sealed, replaced_at, replaced_by)
         select $1, id, participant_id, theme, target_value, importance, confidence, by_day, state, ended_on, sealed, $2, $3
         from goal where id = $4",
        binds![history, at, by, goal],
    )?;
    Ok(())
}

/// Writes a goal anew; what it said moves to the history.
pub(super) fn revise_goal(change: &mut Change<'_>, goal: &Goal, sealed: &[u8]) -> Result<(), Error> {
    keep_before(change, goal.id)?;
    change.execute(
        "update goal set theme = $1, target_value = $2, importance = $3, confidence = $4, by_day = $5, sealed = $6
         where id = $7",
        binds![goal.theme.key(), goal.target, goal.importance, goal.confidence, goal.by, sealed, goal.id],
    )?;
    Ok(())
}

/// Ends a goal or opens it again, with what she said then.
pub(super) fn set_state(change: &mut Change<'_>, goal: &Goal, sealed: &[u8]) -> Result<(), Error> {
    change.execute(
        "update goal set state = $1, ended_on = $2, successor_id = $3, sealed = $4 where id = $5",
        binds![goal.state.key(), goal.ended_on, goal.successor, sealed, goal.id],
    )?;
    Ok(())
}

/// Whether what a goal became was struck through.
pub(super) fn is_next_struck(db: &mut Db<'_>, goal: &Goal) -> Result<bool, Error> {
    let Some(next) = goal.successor else { return Ok(false) };
    let sql = "select id from goal where id = $1 and participant_id = $2 and state = 'slip'";
    Ok(db.find(sql, binds![next, goal.woman], |_| Ok(()))?.is_some())
}

/// What a goal said before: when and by whom it was changed, the goal as it was, its words still sealed.
pub(super) type Before = (Timestamp, String, Goal, Vec<u8>);

/// What a goal said before, newest first.
pub(super) fn list_before(db: &mut Db<'_>, goal: &Goal) -> Result<Vec<Before>, Error> {
    db.list(
        "select b.replaced_at, coalesce(u.name, ''), b.theme, b.target_value, b.importance, b.confidence, b.by_day, b.sealed,
             b.state, b.ended_on
         from goal_before b left join staff_user u on u.id = b.replaced_by
         where b.goal_id = $1 order by b.replaced_at desc, b.id desc limit 50",
        binds![goal.id],
        |row| {
            let theme = Theme::parse(row.text(2)?).unwrap_or(goal.theme);
            let (target, importance, confidence) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let (state, by) = (State::parse(row.text(8)?).unwrap_or(State::Open), row.get(6)?);
            let ended_on = row.get(9)?;
            let earlier = Goal { theme, target, importance, confidence, by, state, ended_on, ..goal.clone() };
            Ok((row.get(0)?, row.get(1)?, earlier, row.get(7)?))
        },
    )
}

/// The goal that became this one.
pub(super) fn find_origin(db: &mut Db<'_>, goal: &Goal) -> Result<Option<GoalId>, Error> {
    let sql = "select id from goal where successor_id = $1 and participant_id = $2";
    db.find(sql, binds![goal.id, goal.woman], |row| row.get(0))
}

pub(super) fn add_check_in(
    change: &mut Change<'_>,
    (goal, woman): (GoalId, ParticipantId),
    check_in: &CheckIn,
    sealed: &[u8],
) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "insert into goal_check_in (id, goal_id, participant_id, on_day, reading, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![check_in.id, goal, woman, check_in.on, check_in.reading, sealed, check_in.recorded_at, by],
    )?;
    Ok(())
}

/// The readings of a goal, newest first, those that were slips too.
pub(super) fn list_check_ins(db: &mut Db<'_>, goal: GoalId) -> Result<Vec<(CheckIn, Vec<u8>)>, Error> {
    db.list(
        "select id, on_day, reading, recorded_at, set_aside_at is not null, sealed from goal_check_in
         where goal_id = $1 order by on_day desc, recorded_at desc limit 200",
        binds![goal],
        |row| {
            let check_in = CheckIn {
                id: row.get(0)?,
                on: row.get(1)?,
                reading: row.get(2)?,
                recorded_at: row.get(3)?,
                set_aside: row.get(4)?,
                told: Told::default(),
            };
            Ok((check_in, row.get(5)?))
        },
    )
}

/// Sets a reading aside that was a slip. `false`: there is none that stands.
pub(super) fn set_aside(change: &mut Change<'_>, goal: GoalId, check_in: CheckInId) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let done = change.execute(
        "update goal_check_in set set_aside_at = $1, set_aside_by = $2
         where id = $3 and goal_id = $4 and set_aside_at is null",
        binds![at, by, check_in, goal],
    )?;
    Ok(done == 1)
}

/// Removes the goals of a woman who is forgotten, and all that was said about them.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from goal_check_in where participant_id = $1", binds![woman])?;
    change.execute("delete from goal_before where participant_id = $1", binds![woman])?;
    change.execute("update goal set successor_id = null where participant_id = $1", binds![woman])?;
    change.execute("delete from goal where participant_id = $1", binds![woman]).map(drop)
}

/// The women who have goals: all that is sealed of those is under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from goal", &[], |row| row.get(0))
}
