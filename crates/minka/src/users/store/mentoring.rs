//! Every statement about who is a mentor at a site, and beside whom she walks.
//!
//! A mentor's role at a site names no woman and is approved as any role is; each of her women is a role of its own that
//! names the woman. Without the first nobody is given the second, and both end together.

use jiff::civil::Date;

use super::{
    super::model::{Approved, AssignmentId, Mentoring, NewAssignment},
    add_assignment,
};
use crate::{
    binds,
    foundation::{
        access::Role,
        change::Change,
        error::Error,
        ids::{ParticipantId, SiteId, UserId},
        keyring::Act,
        store::{Db, Row},
    },
};

/// Who is approved as a mentor at a site on a day, by name, each once.
///
/// # Errors
/// When the database cannot be read.
pub fn list_mentors_of_site(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<Approved>, Error> {
    let mut mentors = db.list(
        "select u.id, u.name, a.until_day from staff_user u join assignment a on a.user_id = u.id
         where a.site_id = $1 and a.role = 'mentor' and a.participant_id is null and a.approved_by is not null
           and a.set_aside_at is null and a.from_day <= $2 and (a.until_day is null or a.until_day > $2) and u.disabled_at is null
         order by u.name, u.id, case when a.until_day is null then 0 else 1 end, a.until_day desc limit 500",
        binds![site, day],
        |row| Ok(Approved { user: row.get(0)?, name: row.get(1)?, until: row.get(2)? }),
    )?;
    mentors.dedup_by_key(|mentor| mentor.user);
    Ok(mentors)
}

fn read_mentoring(row: &Row<'_>) -> Result<Mentoring, Error> {
    Ok(Mentoring {
        assignment: row.get(0)?,
        user: row.get(1)?,
        name: row.get(2)?,
        from: row.get(3)?,
        until: row.get(4)?,
        in_service: row.get(5)?,
        covers: row.get(6)?,
    })
}

/// Who walks, walked or will walk beside a woman, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_mentorings(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Mentoring>, Error> {
    db.list(
        "select a.id, u.id, u.name, a.from_day, a.until_day, u.disabled_at is null and a.set_aside_at is null,
             exists (select 1 from mentor_cover c where c.assignment_id = a.id) as covers
         from assignment a join staff_user u on u.id = a.user_id
         where a.participant_id = $1 and a.role = 'mentor' and a.approved_by is not null
         order by a.from_day desc, a.id desc limit 200",
        binds![woman],
        read_mentoring,
    )
}

/// Who walks beside a woman on a day: whoever does so for good before whoever stands in for her.
///
/// # Errors
/// When the database cannot be read.
pub fn find_mentor_on(db: &mut Db<'_>, woman: ParticipantId, day: Date) -> Result<Option<Mentoring>, Error> {
    db.find(
        "select a.id, u.id, u.name, a.from_day, a.until_day, u.disabled_at is null and a.set_aside_at is null,
             exists (select 1 from mentor_cover c where c.assignment_id = a.id) as covers
         from assignment a join staff_user u on u.id = a.user_id
         where a.participant_id = $1 and a.role = 'mentor' and a.approved_by is not null and u.disabled_at is null
           and a.set_aside_at is null and a.from_day <= $2 and (a.until_day is null or a.until_day > $2)
         order by covers, a.from_day desc, a.id desc limit 1",
        binds![woman, day],
        read_mentoring,
    )
}

/// Gives a woman a mentor; whoever does this approves it.
///
/// # Errors
/// When it cannot be written.
pub fn add_mentor(
    change: &mut Change<'_>,
    mentor: &Approved,
    (site, woman): (SiteId, ParticipantId),
    from: Date,
) -> Result<AssignmentId, Error> {
    let new = NewAssignment {
        user: mentor.user,
        role: Role::Mentor,
        site,
        group: None,
        participant: Some(woman),
        from,
        until: mentor.until,
        approved_by: Some(change.by().text()),
    };
    add_assignment(change, &new)
}

/// Takes all her women at a site from somebody who is no mentor there any more. Gives how many there were.
///
/// # Errors
/// When it cannot be written.
pub fn end_mentoring_of(change: &mut Change<'_>, user: UserId, site: SiteId, until: Date) -> Result<u64, Error> {
    change.restrain(Act::MentoringEnded, user, format_args!("{site} {until}"));
    change.execute(
        "update assignment set until_day = $1
         where user_id = $2 and site_id = $3 and role = 'mentor' and participant_id is not null
           and (until_day is null or until_day > $1)",
        binds![until, user, site],
    )
}

/// Ends the care for a woman who is forgotten: nobody walks beside her any more.
///
/// # Errors
/// When it cannot be written.
pub fn end_care_of(change: &mut Change<'_>, woman: ParticipantId, today: Date) -> Result<(), Error> {
    change.execute(
        "update assignment set created_at = substr(created_at, 1, 10) || 'T00:00:00.000Z' where participant_id = $1",
        binds![woman],
    )?;
    change.execute(
        "update assignment set until_day = case when from_day > $2 then from_day else $2 end
         where participant_id = $1 and (until_day is null or until_day > $2)",
        binds![woman, today],
    )?;
    Ok(())
}
