//! Every statement about corrections.

use super::model::{Act, Correction, CorrectionId, Reason};
use crate::{
    assessments::{Assessment, AssessmentId, State},
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, ParticipantId},
        store::Db,
    },
};

/// Notes a correction, with what stands there until now.
pub(super) fn add_correction(
    change: &mut Change<'_>,
    before: &Assessment,
    (act, reason): (Act, Option<Reason>),
) -> Result<(), Error> {
    let (id, at, by) = (CorrectionId::new(change.clock()), change.at(), change.by().text());
    change.execute(
        "insert into assessment_correction (id, assessment_id, participant_id, act, reason, state_before, asked_on_before,
             minutes_before, corrected_at, corrected_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            id,
            before.id,
            before.woman,
            act.key(),
            reason.map(Reason::key),
            before.state.key(),
            before.asked_on,
            before.minutes,
            at,
            by
        ],
    )?;
    Ok(())
}

/// What was corrected of one time that she was asked, the earliest first.
pub(super) fn list_corrections(db: &mut Db<'_>, of: AssessmentId) -> Result<Vec<Correction>, Error> {
    let unknown = || Error::Unexpected("a correction of no known kind".to_owned());
    db.list(
        "select c.act, c.reason, c.state_before, c.asked_on_before, c.minutes_before, c.corrected_at, coalesce(u.name, '')
         from assessment_correction c left join staff_user u on u.id = c.corrected_by
         where c.assessment_id = $1 order by c.corrected_at, c.id limit 200",
        binds![of],
        |row| {
            Ok(Correction {
                act: Act::parse(row.text(0)?).ok_or_else(unknown)?,
                reason: row.get::<Option<String>>(1)?.as_deref().and_then(Reason::parse),
                state: State::parse(row.text(2)?).ok_or_else(unknown)?,
                asked_on: row.get(3)?,
                minutes: row.get(4)?,
                at: row.get(5)?,
                by: row.get(6)?,
            })
        },
    )
}

/// Removes what was corrected about a woman who is forgotten.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from assessment_correction where participant_id = $1", binds![woman]).map(drop)
}
