//! Every statement that decides about stays, and the waiting list. The stays themselves are written by `groups`.

use jiff::civil::Date;

use super::model::{Candidate, Pair, Stay};
use crate::{
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
    groups::{Member, MemberRole, MembershipId, Span},
};

/// A woman's stays in a group, also those that ended; `but` leaves one out.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_spans(
    db: &mut Db<'_>,
    group: GroupId,
    woman: ParticipantId,
    but: Option<MembershipId>,
) -> Result<Vec<Span>, Error> {
    db.list(
        "select from_day, until_day from membership
         where participant_id = $1 and group_id = $2 and (cast($3 as text) is null or id <> $3)
           and (until_day is null or until_day > from_day)
         order by from_day limit 200",
        binds![woman, group, but],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The day of her first journey step.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_first_step(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Date>, Error> {
    db.find("select on_day from journey_step where participant_id = $1 order by on_day limit 1", binds![woman], |row| {
        row.get(0)
    })
}

/// The newest meeting of a group at which she was marked as there.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_last_seen(db: &mut Db<'_>, group: GroupId, woman: ParticipantId) -> Result<Option<Date>, Error> {
    db.find(
        "select s.day from attendance a join session s on s.id = a.session_id
         where a.participant_id = $1 and s.group_id = $2 and a.mark in ('present', 'late')
         order by s.day desc limit 1",
        binds![woman, group],
        |row| row.get(0),
    )
}

fn read_candidate(row: &Row<'_>) -> Result<Candidate, Error> {
    Ok(Candidate { code: row.get(0)?, chosen_name: row.get(1)? })
}

/// Women of a site who are waiting or enrolled and in no group on a day.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_without_group(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<Candidate>, Error> {
    db.list(
        concat!(
            "select p.code, p.chosen_name from participant p
         where p.site_id = $1 and p.state in ('waitlisted', 'enrolled') and",
            unless_hidden!("p.id", "$3"),
            "and not exists (select 1 from membership m where m.participant_id = p.id and m.role <> 'visitor'
                and (m.until_day is null or m.until_day > $2))
         order by p.name_key, p.id limit 50"
        ),
        binds![site, day, db.eyes()],
        read_candidate,
    )
}

/// Women of a site with a word of their name between two texts.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn search(db: &mut Db<'_>, site: SiteId, from: &str, before: &str) -> Result<Vec<Candidate>, Error> {
    db.list(
        concat!(
            "select distinct p.code, p.chosen_name, p.name_key from name_word n
         join participant p on p.id = n.participant_id
         where n.site_id = $1 and n.words >= $2 and n.words < $3 and",
            unless_hidden!("p.id", "$4"),
            "order by p.name_key, p.code limit 20"
        ),
        binds![site, from, before, db.eyes()],
        read_candidate,
    )
}

/// The pairs of a group's members who are kept apart on a day.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_pairs(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<Pair>, Error> {
    db.list(
        concat!(
            "select k.id, k.from_day, p.code, p.chosen_name, q.code, q.chosen_name from keep_apart k
         join participant p on p.id = k.participant_a join participant q on q.id = k.participant_b
         where k.from_day <= $2 and (k.until_day is null or k.until_day > $2)
           and exists (select 1 from membership m where m.group_id = $1 and m.participant_id = k.participant_a
                and m.from_day <= $2 and (m.until_day is null or m.until_day > $2))
           and exists (select 1 from membership n where n.group_id = $1 and n.participant_id = k.participant_b
                and n.from_day <= $2 and (n.until_day is null or n.until_day > $2)) and",
            unless_hidden!("p.id", "$3"),
            "and",
            unless_hidden!("q.id", "$3"),
            "order by p.name_key, q.name_key, k.id limit 500"
        ),
        binds![group, day, db.eyes()],
        |row| {
            let one = Candidate { code: row.get(2)?, chosen_name: row.get(3)? };
            let other = Candidate { code: row.get(4)?, chosen_name: row.get(5)? };
            Ok(Pair { id: row.get(0)?, from: row.get(1)?, one, other })
        },
    )
}

/// A stay, in the order that `read_stay` reads.
macro_rules! stay_columns {
    () => {
        "m.id, p.id, p.code, p.chosen_name, p.sign, p.language, m.role, m.from_day, m.group_id, m.until_day, m.left_reason
         from membership m join participant p on p.id = m.participant_id"
    };
}

/// Who waits for a place in a group, whoever waits longest first.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_waiting(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<Candidate>, Error> {
    db.list(
        concat!(
            "select p.code, p.chosen_name from waiting_place w join participant p on p.id = w.participant_id
         where w.group_id = $1 and w.from_day <= $2 and p.state not in ('left', 'transferred') and",
            unless_hidden!("p.id", "$3"),
            "and not exists (select 1 from membership m where m.group_id = $1 and m.participant_id = w.participant_id
                and m.role <> 'visitor' and (m.until_day is null or m.until_day > w.from_day))
         order by w.from_day, p.name_key, p.id limit 100"
        ),
        binds![group, day, db.eyes()],
        read_candidate,
    )
}

/// The stays of a group that ended on or after a day, newest end first.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_ended_since(db: &mut Db<'_>, group: GroupId, since: Date, today: Date) -> Result<Vec<Stay>, Error> {
    db.list(
        concat!(
            "select ",
            stay_columns!(),
            " where m.group_id = $1 and m.until_day >= $2 and m.until_day <= $3 and m.from_day < m.until_day and",
            unless_hidden!("p.id", "$4"),
            "order by m.until_day desc, p.name_key, m.id limit 100"
        ),
        binds![group, since, today, db.eyes()],
        read_stay,
    )
}

/// One stay, also an ended one.
///
/// # Errors
/// [`Error::NotFound`].
pub(super) fn get_stay(db: &mut Db<'_>, membership: MembershipId) -> Result<Stay, Error> {
    db.get(
        concat!("select ", stay_columns!(), " where m.id = $1 and", unless_hidden!("p.id", "$2")),
        binds![membership, db.eyes()],
        read_stay,
    )
}

fn read_stay(row: &Row<'_>) -> Result<Stay, Error> {
    let member = Member {
        membership: row.get(0)?,
        participant: row.get(1)?,
        code: row.get(2)?,
        chosen_name: row.get(3)?,
        sign: row.get(4)?,
        language: Language::parse(&row.get::<String>(5)?).unwrap_or(Language::En),
        role: MemberRole::parse(&row.get::<String>(6)?).unwrap_or(MemberRole::Visitor),
        from: row.get(7)?,
    };
    Ok(Stay { member, group: row.get(8)?, until: row.get(9)?, left_reason: row.get(10)? })
}
