//! Every statement about plans. Of a woman who was found before: whose eyes it is for is decided there.

use jiff::{Timestamp, civil::Date};

use super::model::{Minutes, NewPlan, Plan, PlanId, PlanPaperId, PlanReviewId, Words};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId},
        store::{Db, Row},
    },
};

pub(super) fn add_plan(change: &mut Change<'_>, id: PlanId, new: &NewPlan, sealed: &[u8]) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let version: i64 = change.get(
        "select coalesce(max(version), 0) + 1 from safety_plan where participant_id = $1",
        binds![new.woman],
        |row| row.get(0),
    )?;
    change.execute(
        "insert into safety_plan (id, site_id, participant_id, version, made_on, minutes, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            id,
            new.site,
            new.woman,
            version,
            new.made_on,
            new.minutes.map(Minutes::key).unwrap_or_default(),
            sealed,
            at,
            by
        ],
    )?;
    Ok(())
}

fn read_plan(row: &Row<'_>) -> Result<(Plan, Vec<u8>), Error> {
    let plan =
        Plan { id: row.get(0)?, made_on: row.get(1)?, minutes: Minutes::parse(row.text(2)?), words: Words::default() };
    Ok((plan, row.get(3)?))
}

/// Her plans with their words still sealed, the newest first; so many as nobody makes, since each is hers to hear.
pub(super) fn list_plans(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(Plan, Vec<u8>)>, Error> {
    db.list(
        "select id, made_on, minutes, sealed from safety_plan where participant_id = $1
             and length(sealed) > 0
         order by recorded_at desc, version desc, id desc limit 500",
        binds![woman],
        read_plan,
    )
}

/// The days on which the two looked at a plan again, the newest first.
pub(super) fn list_reviews(db: &mut Db<'_>, plan: PlanId) -> Result<Vec<Date>, Error> {
    db.list(
        "select on_day from safety_plan_review where plan_id = $1 order by on_day desc, id desc limit 500",
        binds![plan],
        |row| row.get(0),
    )
}

pub(super) fn add_review(
    change: &mut Change<'_>,
    (plan, woman): (PlanId, ParticipantId),
    on: Date,
) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), PlanReviewId::new(change.clock()));
    change.execute(
        "insert into safety_plan_review (id, plan_id, participant_id, on_day, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, plan, woman, on, at, by],
    )?;
    Ok(())
}

/// When a plan was printed, and where she keeps it, still sealed; the newest first.
pub(super) fn list_papers(db: &mut Db<'_>, plan: PlanId) -> Result<Vec<(PlanPaperId, Timestamp, Vec<u8>)>, Error> {
    db.list(
        "select id, printed_at, sealed from safety_plan_paper where plan_id = $1
             and length(sealed) > 0
         order by printed_at desc, id desc limit 500",
        binds![plan],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

pub(super) fn add_paper(
    change: &mut Change<'_>,
    (plan, woman): (PlanId, ParticipantId),
    id: PlanPaperId,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into safety_plan_paper (id, plan_id, participant_id, sealed, printed_at, printed_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, plan, woman, sealed, at, by],
    )?;
    Ok(())
}

/// Empties her plans that were neither made, looked at again nor printed since an instant; that there were some, and when, stays.
///
/// # Errors
/// When they cannot be written.
pub fn end_words(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    let nothing: &[u8] = &[];
    change.execute(
        "update safety_plan_paper set sealed = $3 where participant_id = $1 and length(sealed) > 0 and printed_at < $2
         and not exists (select 1 from safety_plan s where s.id = safety_plan_paper.plan_id and s.recorded_at >= $2)
         and not exists (select 1 from safety_plan_review r where r.plan_id = safety_plan_paper.plan_id
             and r.recorded_at >= $2)",
        binds![woman, before, nothing],
    )?;
    change.execute(
        "update safety_plan set sealed = $3 where participant_id = $1 and length(sealed) > 0 and recorded_at < $2
         and not exists (select 1 from safety_plan_review r where r.plan_id = safety_plan.id and r.recorded_at >= $2)
         and not exists (select 1 from safety_plan_paper p where p.plan_id = safety_plan.id and p.printed_at >= $2)",
        binds![woman, before, nothing],
    )
}

/// Removes the plans of a woman who is forgotten, or who has what was written about her erased.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from safety_plan_paper where participant_id = $1", binds![woman])?;
    change.execute("delete from safety_plan_review where participant_id = $1", binds![woman])?;
    change.execute("delete from safety_plan where participant_id = $1", binds![woman]).map(drop)
}

/// The women who have a plan: all that is sealed of those is under their own key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from safety_plan", &[], |row| row.get(0))
}
