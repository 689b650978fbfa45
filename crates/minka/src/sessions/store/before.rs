//! What a meeting said before it was changed.

use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::Id,
        store::{Db, Row},
    },
    sessions::{SessionBefore, SessionId, SessionState, What},
};

crate::id_type!(BeforeId, "Something about a meeting that was replaced.");

/// Keeps what stands of a meeting before something about it is changed. Where nothing was said yet, nothing is kept: a
/// meeting that is planned and not closed has no state, no numbers and no lesson to be wrong about.
///
/// # Errors
/// When it cannot be written.
pub(super) fn keep(change: &mut Change<'_>, session: SessionId, what: What, why: &str) -> Result<(), Error> {
    let (id, at, by) = (BeforeId::new(change.clock()), change.at(), change.by().text());
    change.execute(
        "insert into session_before (id, session_id, site_id, what, starts_at, lesson_id, state, not_met_reason, visitors,
             children, headcount, closed_at, closed_by, replaced_at, replaced_by, why)
         select $1, id, site_id, $2, starts_at, lesson_id, state, not_met_reason, visitors, children, headcount, closed_at,
             closed_by, $3, $4, $5 from session
         where id = $6 and (closed_at is not null or $2 = 'hour'
             or ($2 = 'lesson' and lesson_id is not null)
             or ($2 = 'state' and state <> 'planned')
             or ($2 = 'counts' and (visitors is not null or children is not null or headcount is not null)))",
        binds![id, what.key(), at, by, why, session],
    )?;
    Ok(())
}

/// What a meeting said before, the newest change first; at most 500.
///
/// # Errors
/// When the database cannot be read.
pub fn list_session_before(db: &mut Db<'_>, session: SessionId) -> Result<Vec<SessionBefore>, Error> {
    db.list(
        "select b.what, b.starts_at, b.lesson_id, b.state, b.not_met_reason, b.visitors, b.children, b.headcount,
             b.closed_at, coalesce(c.name, ''), b.replaced_at, coalesce(r.name, ''), b.why
         from session_before b left join staff_user c on c.id = b.closed_by left join staff_user r on r.id = b.replaced_by
         where b.session_id = $1 order by b.replaced_at desc, b.id desc limit 500",
        binds![session],
        read_before,
    )
}

fn read_before(row: &Row<'_>) -> Result<SessionBefore, Error> {
    let starts: String = row.get(1)?;
    Ok(SessionBefore {
        what: What::parse(&row.get::<String>(0)?).unwrap_or(What::State),
        starts: starts.parse().map_err(|cause| Error::unexpected("read an hour", cause))?,
        lesson: row.get(2)?,
        state: SessionState::parse(&row.get::<String>(3)?).unwrap_or(SessionState::Planned),
        not_met_reason: row.get(4)?,
        counts: crate::sessions::Counts { visitors: row.get(5)?, children: row.get(6)?, headcount: row.get(7)? },
        closed: row.get(8)?,
        closed_by: row.get(9)?,
        replaced: row.get(10)?,
        replaced_by: row.get(11)?,
        why: row.get(12)?,
    })
}
