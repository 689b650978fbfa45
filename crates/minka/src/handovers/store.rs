//! Every statement about drafts of women who are handed over.

use jiff::{Timestamp, civil::Date};

use super::model::Former;
use crate::{
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId, UserId},
        store::Db,
    },
    users::ProgrammeId,
};

/// A draft as it is kept: the woman, her code and site, when it was left, and the last day on record of its writer beside her.
pub(super) type Kept = (ParticipantId, String, SiteId, Timestamp, Option<Date>);

/// What somebody has begun to write about women and not saved, the newest first; without a day where no end of her time beside
/// the woman is known.
pub(super) fn list_drafts(db: &mut Db<'_>, user: UserId) -> Result<Vec<Kept>, Error> {
    db.list(
        concat!(
            "select p.id, p.code, d.site_id, d.saved_at,
                 case when exists (select 1 from assignment o where o.participant_id = p.id and o.user_id = $1
                         and o.role = 'mentor' and o.approved_by is not null and o.until_day is null) then null
                     else (select max(a.until_day) from assignment a where a.participant_id = p.id and a.user_id = $1
                         and a.role = 'mentor' and a.approved_by is not null) end
             from visit_draft d join participant p on p.id = d.participant_id
             where d.user_id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by d.saved_at desc, p.id limit 50"
        ),
        binds![user, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
    )
}

/// Whether somebody has begun to write about a woman and not saved it.
pub(super) fn has_draft(db: &mut Db<'_>, user: UserId, woman: ParticipantId) -> Result<bool, Error> {
    let found = db.find(
        concat!(
            "select 1 from visit_draft d where d.user_id = $1 and d.participant_id = $2 and",
            unless_hidden!("d.participant_id", "$3")
        ),
        binds![user, woman, db.eyes()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// A woman whose mentor somebody was, and is no more; for everybody else, and for whom she named, there is none. Whoever was
/// chosen and never began is nobody to her.
pub(super) fn find_former(db: &mut Db<'_>, user: UserId, code: &str) -> Result<Option<Former>, Error> {
    db.find(
        concat!(
            "select p.id, p.code, p.site_id, max(a.until_day) from participant p
             join assignment a on a.participant_id = p.id and a.user_id = $1 and a.role = 'mentor'
                 and a.approved_by is not null and a.until_day is not null
                 and (a.from_day < a.until_day or a.created_at >= a.from_day)
             where p.code = $2 and p.erased_at is null
                 and not exists (select 1 from assignment o where o.participant_id = p.id and o.user_id = $1
                     and o.role = 'mentor' and o.approved_by is not null and o.until_day is null) and",
            unless_hidden!("p.id", "$3"),
            "group by p.id, p.code, p.site_id"
        ),
        binds![user, code, db.eyes()],
        |row| Ok(Former { woman: row.get(0)?, code: row.get(1)?, site: row.get(2)?, ended: row.get(3)? }),
    )
}

/// The name of a place that helps, at a site.
pub(super) fn find_help(db: &mut Db<'_>, site: SiteId, place: &str) -> Result<Option<String>, Error> {
    db.find("select name from help_place where id = $1 and site_id = $2", binds![place, site], |row| row.get(0))
}

/// How both wanted to know of a goal of hers, as its row says it.
pub(super) fn find_measure(db: &mut Db<'_>, woman: ParticipantId, goal: &str) -> Result<Option<String>, Error> {
    db.find("select measure from goal where id = $1 and participant_id = $2", binds![goal, woman], |row| row.get(0))
}

/// One of the things that bring women to a programme, in its own words.
pub(super) fn find_reason(db: &mut Db<'_>, programme: ProgrammeId, reason: &str) -> Result<Option<String>, Error> {
    db.find(
        "select words from background_reason where id = $1 and programme_id = $2",
        binds![reason, programme],
        |row| row.get(0),
    )
}
