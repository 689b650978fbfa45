//! Every statement about files that come to their end.

pub(super) mod words;

use jiff::civil::Date;

use super::{
    model::{Ending, Waits},
    rules::{self, USUAL_YEARS},
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId},
        store::Db,
    },
    people::{person_columns, read_participant},
    users::{self, ProgrammeId},
};

/// How many years after the last contact a programme keeps a file.
pub(super) fn find_years(db: &mut Db<'_>, programme: ProgrammeId) -> Result<i64, Error> {
    let set =
        db.find("select years from retention_setting where programme_id = $1", binds![programme], |row| row.get(0))?;
    Ok(set.unwrap_or(USUAL_YEARS))
}

/// Says how many years that is. The caller has looked whether it may be so many.
pub(super) fn set_years(change: &mut Change<'_>, programme: ProgrammeId, years: i64) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into retention_setting (programme_id, years, set_at, set_by) values ($1, $2, $3, $4)
         on conflict (programme_id) do update set years = $2, set_at = $3, set_by = $4",
        binds![programme, years, at, by],
    )?;
    Ok(())
}

/// The women of a site who have taken no step since a day, sit in no group, have no mentor and do not work here.
fn list_silent(db: &mut Db<'_>, site: SiteId, since: Date) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select p.id from participant p
         where p.site_id = $1 and p.erased_at is null and p.state_since <= $2
           and not exists (select 1 from membership m where m.participant_id = p.id and m.role <> 'visitor'
               and (m.until_day is null or m.until_day > $2))
           and not exists (select 1 from assignment a where a.participant_id = p.id and a.refused_by is null
               and (a.until_day is null or a.until_day > $2))
           and not exists (select 1 from own_file o where o.participant_id = p.id and o.ended_at is null)
         order by p.id",
        binds![site, since],
        |row| row.get(0),
    )
}

/// The last day on which she took a step, was in a group, at a meeting, with a mentor or at her own file, caught up on a lesson, or
/// told us something: what she agrees to, how to reach her, what she wants to reach, about her life, a wish, to her mentor, an
/// answer, her plan for the day of danger; or on which somebody feared for her.
pub(super) fn find_last_contact(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Date>, Error> {
    let last = db.find(
        "select max(day) from (
             select max(on_day) as day from journey_step where participant_id = $1
             union all select max(coalesce(until_day, from_day)) from membership where participant_id = $1
             union all select max(from_day) from waiting_place where participant_id = $1
             union all select max(coalesce(until_day, from_day)) from assignment where participant_id = $1
             union all select max(s.day) from attendance a join session s on s.id = a.session_id
                 where a.participant_id = $1 and a.mark <> 'absent'
             union all select max(on_day) from make_up where participant_id = $1
             union all select max(substr(recorded_at, 1, 10)) from consent_event where participant_id = $1
             union all select max(substr(written_at, 1, 10)) from contact_card where participant_id = $1
             union all select max(substr(recorded_at, 1, 10)) from background where participant_id = $1
             union all select max(set_on) from goal where participant_id = $1
             union all select max(on_day) from goal_check_in where participant_id = $1
             union all select max(substr(started_at, 1, 10)) from own_visit where participant_id = $1
             union all select max(substr(said_at, 1, 10)) from own_wish where participant_id = $1
             union all select max(on_day) from visit where participant_id = $1 and reached and set_aside_at is null
             union all select max(substr(made_at, 1, 10)) from referral where participant_id = $1
             union all select max(asked_on) from assessment where participant_id = $1 and state <> 'void'
             union all select max(substr(raised_at, 1, 10)) from concern where participant_id = $1
             union all select max(made_on) from safety_plan where participant_id = $1
             union all select max(on_day) from safety_plan_review where participant_id = $1
             union all select max(substr(recorded_at, 1, 10)) from violence_incident where participant_id = $1
             union all select max(substr(written_at, 1, 10)) from restricted_note where participant_id = $1
         ) known",
        binds![woman],
        |row| row.get::<Option<Date>>(0),
    )?;
    Ok(last.flatten())
}

/// A file that comes to its end: whose, when she was last there, and when its years are over.
pub type Found = (ParticipantId, Date, Date);

/// Looks which files of a site come to their end within the time of the list.
///
/// # Errors
/// When the database cannot be read.
pub fn look_ahead(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<Found>, Error> {
    let programme = users::get_programme_of(db, site)?.id;
    let years = find_years(db, programme)?;
    let mut found = Vec::new();
    for woman in list_silent(db, site, rules::silent_since(today, years))? {
        let Some(last) = find_last_contact(db, woman)? else { continue };
        let ends = rules::ends_on(last, years);
        if rules::is_listed(ends, today) {
            found.push((woman, last, ends));
        }
    }
    Ok(found)
}

/// Brings the list of a site up to date: who was found is on it, and nobody else. How many came or moved, and how many went.
///
/// # Errors
/// When it cannot be written.
pub fn keep_list(change: &mut Change<'_>, site: SiteId, found: &[Found], today: Date) -> Result<(u64, u64), Error> {
    let (mut came, mut went) = (0, 0);
    for woman in list_noticed(change, site)? {
        if found.iter().all(|(stays, ..)| *stays != woman) {
            take_off(change, woman)?;
            went += 1;
        }
    }
    for (woman, last, ends) in found {
        came += keep_notice(change, (site, *woman), (*last, *ends, today))?;
    }
    Ok((came, went))
}

fn list_noticed(db: &mut Db<'_>, site: SiteId) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select participant_id from retention_notice where site_id = $1 order by participant_id",
        binds![site],
        |row| row.get(0),
    )
}

/// Puts a file on the list, or brings it up to date there; the day since which it is there stays. Whether that changed anything.
fn keep_notice(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (last, ends, today): (Date, Date, Date),
) -> Result<u64, Error> {
    change.execute(
        "insert into retention_notice (participant_id, site_id, last_contact, ends_on, listed_on)
         values ($1, $2, $3, $4, $5) on conflict (participant_id) do update set last_contact = $3, ends_on = $4
         where retention_notice.last_contact <> $3 or retention_notice.ends_on <> $4",
        binds![woman, site, last, ends, today],
    )
}

/// Takes a woman who is forgotten off both lists.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    words::remove_words_notice(change, woman)?;
    take_off(change, woman)
}

fn take_off(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from retention_notice where participant_id = $1", binds![woman]).map(drop)
}

/// The files of a site that come to their end, without those of women who must not be seen; the first to go first.
pub(super) fn list_endings(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<Ending>, Error> {
    let rows = db.list(
        concat!(
            "select ",
            person_columns!(),
            ", n.last_contact, n.ends_on, n.listed_on
             from retention_notice n join participant p on p.id = n.participant_id
             where n.site_id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by n.ends_on, n.participant_id limit 500"
        ),
        binds![site, db.eyes()],
        |row| {
            let woman = read_participant(row)?;
            Ok(Ending { woman, last_contact: row.get(8)?, ends: row.get(9)?, listed: row.get(10)?, waits: None })
        },
    )?;
    rows.into_iter().map(|ending| Ok(Ending { waits: find_wait(db, ending.woman.id, today)?, ..ending })).collect()
}

/// How many files of a site come to their end, without those of women who must not be seen.
///
/// # Errors
/// When the database cannot be read.
pub fn count_endings(db: &mut Db<'_>, site: SiteId) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from retention_notice n join participant p on p.id = n.participant_id
             where n.site_id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![site, db.eyes()],
        |row| row.get(0),
    )
}

/// What keeps her file for now, whatever its time; for a reader without a merge of which he must not know.
pub(super) fn find_wait(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Option<Waits>, Error> {
    let merge = db.find(
        concat!(
            "select 1 from file_merge m where (m.first_id = $1 or m.second_id = $1)
                 and m.state in ('proposed', 'undo_proposed') and",
            unless_hidden!("m.first_id", "$2"),
            "and",
            unless_hidden!("m.second_id", "$2"),
            "limit 1"
        ),
        binds![woman, db.eyes()],
        |_| Ok(()),
    )?;
    if merge.is_some() {
        return Ok(Some(Waits::Merge));
    }
    let review = db.find(
        "select 1 from emergency_opening where participant_id = $1 and reviewed_at is null limit 1",
        binds![woman],
        |_| Ok(()),
    )?;
    if review.is_some() {
        return Ok(Some(Waits::Review));
    }
    let hold = db.find(
        "select max(until_day) from hold where participant_id = $1 and lifted_at is null and until_day >= $2",
        binds![woman, today],
        |row| row.get::<Option<Date>>(0),
    )?;
    Ok(hold.flatten().map(Waits::Hold))
}

/// The files of a site that go today: announced for long enough, and nothing keeps them. For the program itself.
///
/// # Errors
/// When the database cannot be read.
pub fn list_over(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<ParticipantId>, Error> {
    let mut over = Vec::new();
    for woman in list_noticed(db, site)? {
        if is_over(db, woman, today)? {
            over.push(woman);
        }
    }
    Ok(over)
}

/// Whether her file goes today.
///
/// # Errors
/// When the database cannot be read.
pub fn is_over(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<bool, Error> {
    let notice: Option<(Date, Date, Date)> = db.find(
        "select last_contact, ends_on, listed_on from retention_notice where participant_id = $1",
        binds![woman],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let Some((last, ends, listed)) = notice else { return Ok(false) };
    // Somebody may have met her since the list was made.
    if find_last_contact(db, woman)? != Some(last) {
        return Ok(false);
    }
    let waits = find_wait(db, woman, today)?;
    Ok(rules::goes_on(ends, listed, waits).is_some_and(|day| day <= today))
}
