//! Statements of registering: who waits for a place, who has the same name, who registered whom.

use jiff::civil::Date;

use crate::{
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId},
        store::Db,
    },
    people::name_key,
};

/// Women of the same chosen name who are in this group or wait for it.
pub(super) fn list_namesakes_in(
    db: &mut Db<'_>,
    site: SiteId,
    name: &str,
    group: GroupId,
    today: Date,
) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        concat!(
            "select p.id from participant p where p.site_id = $1 and p.name_key = $2 and",
            unless_hidden!("p.id", "$5"),
            "and (exists (select 1 from membership m where m.participant_id = p.id and m.group_id = $3
                   and (m.until_day is null or m.until_day > $4))
               or exists (select 1 from waiting_place w where w.participant_id = p.id and w.group_id = $3))
         order by p.id limit 5"
        ),
        binds![site, name_key(name), group, today, db.eyes()],
        |row| row.get(0),
    )
}

/// Women of the same chosen name at the site who are in no group.
pub(super) fn list_namesakes_without_group(
    db: &mut Db<'_>,
    site: SiteId,
    name: &str,
    today: Date,
) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        concat!(
            "select p.id from participant p where p.site_id = $1 and p.name_key = $2 and",
            unless_hidden!("p.id", "$4"),
            "and not exists (select 1 from membership m where m.participant_id = p.id
                   and (m.until_day is null or m.until_day > $3))
         order by p.id limit 5"
        ),
        binds![site, name_key(name), today, db.eyes()],
        |row| row.get(0),
    )
}

/// Whether this member of staff registered her.
pub(super) fn was_registered_by(db: &mut Db<'_>, woman: ParticipantId, by: &str) -> Result<bool, Error> {
    let found =
        db.find("select 1 from participant where id = $1 and created_by = $2", binds![woman, by], |_| Ok(()))?;
    Ok(found.is_some())
}
