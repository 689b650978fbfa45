//! Every statement about openings. Whether one is open now is read by `users::list_ties`, with everything else that decides.

use std::sync::LazyLock;

use jiff::{Timestamp, ToSpan};

use super::{
    model::{Opened, Opening, OpeningId, Verdict},
    rules,
};
use crate::{
    binds,
    foundation::{
        access::Action,
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId, UserId},
        keyring::Act,
        store::{Db, Row},
    },
    identities::ReasonId,
};

/// Openings with the code of their woman, for [`read_opening`]; without women who must not be seen (`$1`).
macro_rules! openings {
    ($which:literal) => {
        concat!(
            "select o.id, o.site_id, o.participant_id, p.code, o.opened_by, u.name, o.opened_at, o.until_at, o.ended_at,
                 o.reason_id, o.reviewed_at
             from emergency_opening o join participant p on p.id = o.participant_id
             join staff_user u on u.id = o.opened_by where",
            unless_hidden!("p.id", "$1"),
            "and ",
            $which
        )
    };
}

fn read_opening(row: &Row<'_>) -> Result<Opening, Error> {
    Ok(Opening {
        id: row.get(0)?,
        site: row.get(1)?,
        participant: row.get(2)?,
        code: row.get(3)?,
        by: row.get(4)?,
        by_name: row.get(5)?,
        opened: row.get(6)?,
        until: row.get(7)?,
        ended: row.get(8)?,
        reason: row.get(9)?,
        reviewed: row.get(10)?,
    })
}

/// Opens one woman for an hour.
///
/// # Errors
/// When it cannot be written.
pub fn add_opening(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (id, user): (OpeningId, UserId),
    reason: ReasonId,
) -> Result<(), Error> {
    let (at, until) = (change.at(), rules::until(change.at()));
    change.execute(
        "insert into emergency_opening (id, site_id, participant_id, opened_by, opened_at, until_at, reason_id, verdict)
         values ($1, $2, $3, $4, $5, $6, $7, '')",
        binds![id, site, woman, user, at, until, reason],
    )?;
    Ok(())
}

/// When somebody opened whom nobody has looked at yet, the oldest first; not whom: one who named the opener since then must not
/// show, and her opening does not go away by that.
pub(super) fn list_unreviewed_by(db: &mut Db<'_>, user: UserId) -> Result<Vec<Timestamp>, Error> {
    db.list(
        "select opened_at from emergency_opening where opened_by = $1 and reviewed_at is null order by opened_at, id limit 50",
        binds![user],
        |row| row.get(0),
    )
}

/// What somebody has open, the first to end first; not of a woman who named her since: that one is shut already.
pub(super) fn list_open_by(db: &mut Db<'_>, user: UserId, now: Timestamp) -> Result<Vec<Opening>, Error> {
    db.list(
        openings!("o.opened_by = $2 and o.ended_at is null and o.until_at > $3 order by o.until_at, o.id limit 20"),
        binds![db.eyes(), user, now],
        read_opening,
    )
}

/// One opening.
pub(super) fn find_opening(db: &mut Db<'_>, id: OpeningId) -> Result<Option<Opening>, Error> {
    db.find(openings!("o.id = $2"), binds![db.eyes(), id], read_opening)
}

/// It is given up before its hour is over.
pub(super) fn end_opening(change: &mut Change<'_>, id: OpeningId) -> Result<(), Error> {
    let at = change.at();
    change.restrain(Act::EmergencyEnded, id, "");
    change.execute(
        "update emergency_opening set ended_at = $1 where id = $2 and ended_at is null and until_at > $1",
        binds![at, id],
    )?;
    Ok(())
}

/// Ends it again after a restore from an older back-up. `false`: it is over, or younger than the back-up.
///
/// # Errors
/// When it cannot be written.
pub fn end_again(change: &mut Change<'_>, id: OpeningId, at: Timestamp) -> Result<bool, Error> {
    let ended = change.execute(
        "update emergency_opening set ended_at = $1 where id = $2 and ended_at is null and opened_at <= $1",
        binds![at, id],
    )?;
    Ok(ended == 1)
}

/// Forgets that she was opened.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from emergency_opening where participant_id = $1", binds![woman]).map(drop)
}

/// What a reviewer said; once.
///
/// # Errors
/// When it cannot be written.
pub fn review_opening(
    change: &mut Change<'_>,
    id: OpeningId,
    verdict: Verdict,
    words: Option<ReasonId>,
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update emergency_opening set reviewed_at = $1, reviewed_by = $2, verdict = $3, words_id = $4
         where id = $5 and reviewed_at is null",
        binds![at, by, verdict.key(), words, id],
    )?;
    Ok(())
}

/// A site's openings that nobody has looked at, the oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_to_review(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Opening>, Error> {
    db.list(
        openings!("o.site_id = $2 and o.reviewed_at is null order by o.opened_at, o.id limit 50"),
        binds![db.eyes(), site],
        read_opening,
    )
}

/// A site's openings that somebody looked at since an instant, the newest first.
pub(super) fn list_reviewed(db: &mut Db<'_>, site: SiteId, since: Timestamp) -> Result<Vec<Opening>, Error> {
    db.list(
        openings!("o.site_id = $2 and o.reviewed_at >= $3 order by o.opened_at desc, o.id desc limit 50"),
        binds![db.eyes(), site, since],
        read_opening,
    )
}

/// A woman's openings of the last seven days and those that nobody has looked at, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_of_woman(db: &mut Db<'_>, woman: ParticipantId, now: Timestamp) -> Result<Vec<Opening>, Error> {
    let week_ago = now - 168.hours();
    db.list(
        openings!(
            "o.participant_id = $2 and (o.opened_at > $3 or o.reviewed_at is null)
             order by o.opened_at desc, o.id desc limit 20"
        ),
        binds![db.eyes(), woman, week_ago],
        read_opening,
    )
}

/// What of hers was opened, as a statement that names every action that is told to her.
static OPENED: LazyLock<&str> = LazyLock::new(|| {
    let told = Action::ALL.iter().filter(|action| action.is_told_to_her()).map(|action| format!("'{}'", action.name()));
    let told = told.collect::<Vec<_>>().join(", ");
    let roles = ROLES.map(|role| {
        format!(
            "exists (select 1 from assignment a where a.user_id = e.actor and a.site_id = $3 and a.role = '{role}'
                 and a.approved_by is not null and a.from_day <= substr(e.at, 1, 10)
                 and (a.until_day is null or a.until_day >= substr(e.at, 1, 10)))"
        )
    });
    let opened = format!(
        "select e.seq, e.at, e.action, r.id, r.sealed, coalesce(o.verdict, ''), {}
         from audit_entry e
         left join sealed_reason r on e.detail like 'reason %' and r.id = substr(e.detail, 8, 36)
         left join emergency_opening o on o.reason_id = r.id
         where e.subject in ($1, $5) and e.seq < $2 and e.action in ({told}) and e.actor not like 'woman %'
         order by e.seq desc limit $4",
        roles.join(", ")
    );
    opened.leak()
});

/// In which roles somebody may have opened it.
const ROLES: [&str; 4] = ["mentor", "manager", "facilitator", "auditor"];

/// What of hers was opened by others, the newest first, before a number of the chain: who in which role, when, and why. One
/// statement. `subjects`: how the chain names her ([`crate::foundation::audit::subjects_of`]).
///
/// # Errors
/// When the database cannot be read.
pub fn list_opened(
    db: &mut Db<'_>,
    (subjects, site): ([String; 2], SiteId),
    before: i64,
    most: i64,
) -> Result<Vec<Opened>, Error> {
    db.list(*OPENED, binds![&subjects[0], before, site, most, &subjects[1]], |row| {
        let held: [bool; 4] = [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?];
        let reason = row.get::<Option<String>>(3)?.zip(row.get::<Option<Vec<u8>>>(4)?);
        Ok(Opened {
            seq: row.get(0)?,
            at: row.get(1)?,
            action: row.get(2)?,
            roles: ROLES.into_iter().zip(held).filter(|(_, held)| *held).map(|(role, _)| role).collect(),
            reason,
            verdict: row.get(5)?,
        })
    })
}
