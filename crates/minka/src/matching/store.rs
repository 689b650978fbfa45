//! Every statement about proposals, cover and notes.

use jiff::{Timestamp, civil::Date};

use super::model::{CoverId, HandoverId, ReadingId, Wish};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId, UserId},
        store::Db,
    },
    people::{Participant, person_columns, read_participant, still_walks},
    users::AssignmentId,
};

/// The women of a site, or of one of its groups, who take part and have no mentor but perhaps one who stands in, those who wait
/// longest first, after somebody; one more than are asked for when there are more.
pub(super) fn list_women(db: &mut Db<'_>, wish: &Wish, (day, most): (Date, i64)) -> Result<Vec<Participant>, Error> {
    let group = wish.group.map(|group| group.to_string()).unwrap_or_default();
    let all = if wish.all { "yes" } else { "" };
    let after = wish.after.map(|after| after.to_string()).unwrap_or_default();
    db.list(
        concat!(
            "select ",
            person_columns!(),
            " from participant p where p.site_id = $1 and p.erased_at is null
                 and p.state in ('enrolled', 'active', 'paused')
                 and ($2 = '' or exists (select 1 from membership m where m.participant_id = p.id and m.group_id = $2
                     and m.from_day <= $3 and (m.until_day is null or m.until_day > $3)))
                 and ($4 = 'yes' or not exists (select 1 from assignment a join staff_user u on u.id = a.user_id
                     where a.participant_id = p.id and a.role = 'mentor' and a.approved_by is not null
                         and a.set_aside_at is null and u.disabled_at is null
                         and not exists (select 1 from mentor_cover c where c.assignment_id = a.id)
                         and (a.until_day is null or (a.until_day > $3 and a.until_day > a.from_day))))
                 and ($7 = '' or exists (select 1 from participant x where x.id = $7 and x.site_id = p.site_id
                     and (x.state_since < p.state_since or (x.state_since = p.state_since and x.id < p.id))))
                 and",
            unless_hidden!("p.id", "$5"),
            "order by p.state_since, p.id limit $6"
        ),
        binds![wish.site, group, day, all, db.eyes(), most + 1, after],
        read_participant,
    )
}

/// The women of a site beside whom somebody walks for good on a day, by name, each with the role that makes it so.
pub(super) fn list_women_of(
    db: &mut Db<'_>,
    (user, site): (UserId, SiteId),
    day: Date,
) -> Result<Vec<(Participant, AssignmentId)>, Error> {
    db.list(
        concat!(
            "select ",
            person_columns!(),
            ", a.id from participant p join assignment a on a.participant_id = p.id
             where a.user_id = $1 and a.site_id = $2 and a.role = 'mentor' and a.approved_by is not null
                 and a.set_aside_at is null and a.from_day <= $3 and (a.until_day is null or a.until_day > $3)
                 and not exists (select 1 from mentor_cover c where c.assignment_id = a.id) and",
            still_walks!(),
            "and",
            unless_hidden!("p.id", "$4"),
            "order by p.name_key, p.id limit 200"
        ),
        binds![user, site, day, db.eyes()],
        |row| Ok((read_participant(row)?, row.get(8)?)),
    )
}

/// Notes that a role beside her covers for another.
pub(super) fn add_cover(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (assignment, covers): (AssignmentId, AssignmentId),
) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), CoverId::new(change.clock()));
    change.execute(
        "insert into mentor_cover (id, site_id, participant_id, assignment_id, covers_id, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![id, site, woman, assignment, covers, at, by],
    )?;
    Ok(())
}

pub(super) fn add_note(
    change: &mut Change<'_>,
    id: HandoverId,
    (site, woman): (SiteId, ParticipantId),
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into handover_note (id, site_id, participant_id, sealed, written_at, written_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, woman, sealed, at, by],
    )?;
    Ok(())
}

/// A note as it is kept: its id, what is sealed, when and by whom it was written.
pub(super) type Kept = (HandoverId, Vec<u8>, Timestamp, String);

/// Her notes, the newest first.
pub(super) fn list_notes(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Kept>, Error> {
    db.list(
        "select n.id, n.sealed, n.written_at, coalesce(u.name, '') from handover_note n
         left join staff_user u on u.id = n.written_by
         where n.participant_id = $1 order by n.written_at desc, n.id desc limit 50",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )
}

/// Women beside whom somebody walks until a day soon and nobody knows of a later one: id, code, and that day, as long as she has
/// written nothing down lately. `days`: today, until when to look, and since when a note of hers counts.
pub(super) fn list_leaving(
    db: &mut Db<'_>,
    user: UserId,
    (today, soon, since): (Date, Date, Date),
) -> Result<Vec<(ParticipantId, String, Date)>, Error> {
    db.list(
        concat!(
            "select p.id, p.code, max(a.until_day) from assignment a join participant p on p.id = a.participant_id
             where a.user_id = $1 and a.role = 'mentor' and a.approved_by is not null and a.set_aside_at is null
                 and a.from_day <= $2 and a.until_day > $2 and a.until_day <= $3 and",
            still_walks!(),
            "and not exists (select 1 from mentor_cover c where c.assignment_id = a.id)
                 and not exists (select 1 from assignment o where o.participant_id = a.participant_id and o.user_id = $1
                     and o.role = 'mentor' and o.approved_by is not null and o.set_aside_at is null
                     and (o.until_day is null or o.until_day > a.until_day))
                 and not exists (select 1 from handover_note n where n.participant_id = p.id and n.written_by = $1
                     and n.written_at >= $4) and",
            unless_hidden!("p.id", "$5"),
            "group by p.id, p.code order by max(a.until_day), p.id limit 50"
        ),
        binds![user, today, soon, since, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Women beside whom somebody walks since a day of late, and of whom another has written what she has not opened yet: id and code.
pub(super) fn list_unread(
    db: &mut Db<'_>,
    user: UserId,
    (since, today): (Date, Date),
) -> Result<Vec<(ParticipantId, String)>, Error> {
    db.list(
        concat!(
            "select p.id, p.code from participant p where exists (select 1 from assignment a
                     where a.participant_id = p.id and a.user_id = $1 and a.role = 'mentor' and a.approved_by is not null
                         and a.set_aside_at is null and a.from_day >= $2 and a.from_day <= $3
                         and (a.until_day is null or a.until_day > $3))
                 and exists (select 1 from handover_note n where n.participant_id = p.id and n.written_by <> $1
                     and n.written_at > coalesce((select max(r.read_at) from handover_reading r
                         where r.participant_id = p.id and r.user_id = $1), '')) and",
            unless_hidden!("p.id", "$4"),
            "order by p.id limit 50"
        ),
        binds![user, since, today, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Notes that somebody has opened what another wrote; once for what there is.
pub(super) fn add_reading(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    user: UserId,
) -> Result<(), Error> {
    let (at, id) = (change.at(), ReadingId::new(change.clock()));
    change.execute(
        "insert into handover_reading (id, site_id, participant_id, user_id, read_at)
         select $1, $2, $3, $4, $5 where exists (select 1 from handover_note n
             where n.participant_id = $3 and n.written_by <> $4 and n.written_at > coalesce((select max(r.read_at)
                 from handover_reading r where r.participant_id = $3 and r.user_id = $4), ''))",
        binds![id, site, woman, user, at],
    )?;
    Ok(())
}

pub(super) fn list_sealed(db: &mut Db<'_>) -> Result<Vec<ParticipantId>, Error> {
    db.list("select distinct participant_id from handover_note", &[], |row| row.get(0))
}

/// Removes the notes for whoever walks beside her next.
///
/// # Errors
/// When they cannot be removed.
pub fn erase_notes(change: &mut Change<'_>, woman: ParticipantId) -> Result<u64, Error> {
    change.execute("delete from handover_note where participant_id = $1", binds![woman])
}

/// Removes those that were written before an instant.
///
/// # Errors
/// When they cannot be removed.
pub fn end_notes(change: &mut Change<'_>, woman: ParticipantId, before: Timestamp) -> Result<u64, Error> {
    change.execute("delete from handover_note where participant_id = $1 and written_at < $2", binds![woman, before])
}

pub(super) fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from handover_note where participant_id = $1", binds![woman])?;
    change.execute("delete from handover_reading where participant_id = $1", binds![woman])?;
    change.execute("delete from mentor_cover where participant_id = $1", binds![woman]).map(drop)
}
