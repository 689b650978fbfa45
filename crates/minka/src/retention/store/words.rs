//! Every statement about words that come to their end before the file does.

use jiff::civil::Date;

use super::find_wait;
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId},
        store::Db,
    },
    people::{Participant, person_columns, read_participant},
    retention::{
        model::WordsEnding,
        rules::{self, USUAL_MONTHS},
    },
    users::ProgrammeId,
};

/// How many months after their last use a programme keeps words.
pub(in crate::retention) fn find_months(db: &mut Db<'_>, programme: ProgrammeId) -> Result<i64, Error> {
    let set =
        db.find("select months from words_setting where programme_id = $1", binds![programme], |row| row.get(0))?;
    Ok(set.unwrap_or(USUAL_MONTHS))
}

/// Says how many months that is. What is listed is listed anew, so that whatever ends sooner now is announced as long as anything.
pub(in crate::retention) fn set_months(
    change: &mut Change<'_>,
    programme: ProgrammeId,
    months: i64,
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into words_setting (programme_id, months, set_at, set_by) values ($1, $2, $3, $4)
         on conflict (programme_id) do update set months = $2, set_at = $3, set_by = $4",
        binds![programme, months, at, by],
    )?;
    change.execute(
        "delete from words_notice where site_id in (select id from site where programme_id = $1)",
        binds![programme],
    )?;
    Ok(())
}

/// Words of a woman that end: whose, and the day of the last use of the oldest of them.
type Unused = (ParticipantId, Date);

/// Whose words at a site have not been used since a day. Every table with the clock `words` stands here, by its own last use; a test
/// compares with `migrations/fields.toml`.
fn list_unused(db: &mut Db<'_>, site: SiteId, since: Date) -> Result<Vec<Unused>, Error> {
    db.list(
        "select p.id, min(substr(used.at, 1, 10)) from (
             select participant_id, written_at as at from visit_note
             union all select participant_id, written_at from handover_note
             union all select s.participant_id, max(x.at) from safety_plan s join (
                     select id as plan_id, recorded_at as at from safety_plan
                     union all select plan_id, recorded_at from safety_plan_review
                     union all select plan_id, printed_at from safety_plan_paper
                 ) x on x.plan_id = s.id where length(s.sealed) > 0 group by s.id, s.participant_id
             union all select participant_id, recorded_at from violence_incident where length(sealed) > 0
             union all select participant_id, max(written_at) from restricted_note where length(sealed) > 0
                 group by note_id, participant_id
             union all select c.participant_id, max(x.at) from concern c join (
                     select id as concern_id, coalesce(closed_at, acted_at, seen_at, raised_at) as at from concern
                     union all select concern_id, done_at from concern_action
                 ) x on x.concern_id = c.id where length(c.sealed) > 0 group by c.id, c.participant_id
             union all select participant_id, max(answered_at) from assessment_answer group by assessment_id, participant_id
         ) used join participant p on p.id = used.participant_id
         where p.site_id = $1 and p.erased_at is null
         group by p.id having min(substr(used.at, 1, 10)) <= $2 order by p.id",
        binds![site, since],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Looks whose words at a site come to their end within the time of the list: whose, and when the first of them ends.
///
/// # Errors
/// When the database cannot be read.
pub(in crate::retention) fn look_ahead_words(
    db: &mut Db<'_>,
    (site, months): (SiteId, i64),
    today: Date,
) -> Result<Vec<Unused>, Error> {
    let unused = list_unused(db, site, rules::unused_since(today, months))?;
    let ends = unused.into_iter().map(|(woman, last)| (woman, rules::words_end_on(last, months)));
    Ok(ends.filter(|(_, ends)| rules::is_listed(*ends, today)).collect())
}

/// Brings the list of a site up to date. How many came or moved, and how many went.
pub(in crate::retention) fn keep_words_list(
    change: &mut Change<'_>,
    site: SiteId,
    found: &[Unused],
    today: Date,
) -> Result<(u64, u64), Error> {
    let listed: Vec<ParticipantId> = change.list(
        "select participant_id from words_notice where site_id = $1 order by participant_id",
        binds![site],
        |row| row.get(0),
    )?;
    let (mut came, mut went) = (0, 0);
    for woman in listed.into_iter().filter(|woman| found.iter().all(|(stays, _)| stays != woman)) {
        went += change.execute("delete from words_notice where participant_id = $1", binds![woman])?;
    }
    for (woman, ends) in found {
        came += change.execute(
            "insert into words_notice (participant_id, site_id, ends_on, listed_on) values ($1, $2, $3, $4)
             on conflict (participant_id) do update set ends_on = $3 where words_notice.ends_on <> $3",
            binds![*woman, site, *ends, today],
        )?;
    }
    Ok((came, went))
}

/// Whose words at a site end today: announced for long enough, and nothing keeps them.
pub(in crate::retention) fn list_words_over(
    db: &mut Db<'_>,
    site: SiteId,
    today: Date,
) -> Result<Vec<ParticipantId>, Error> {
    let listed: Vec<ParticipantId> = db.list(
        "select participant_id from words_notice where site_id = $1 and ends_on <= $2 order by participant_id",
        binds![site, today],
        |row| row.get(0),
    )?;
    let mut over = Vec::new();
    for woman in listed {
        if is_words_over(db, woman, today)? {
            over.push(woman);
        }
    }
    Ok(over)
}

/// Whether words about her end today.
pub(in crate::retention) fn is_words_over(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<bool, Error> {
    let notice: Option<(Date, Date)> =
        db.find("select ends_on, listed_on from words_notice where participant_id = $1", binds![woman], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let Some((ends, listed)) = notice else { return Ok(false) };
    let waits = find_wait(db, woman, today)?;
    Ok(rules::goes_on(ends, listed, waits).is_some_and(|day| day <= today))
}

/// Takes her off the list.
pub(in crate::retention) fn remove_words_notice(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from words_notice where participant_id = $1", binds![woman]).map(drop)
}

/// Whose words at a site come to their end, without those of women who must not be seen; the first to go first.
pub(in crate::retention) fn list_words_endings(
    db: &mut Db<'_>,
    site: SiteId,
    today: Date,
) -> Result<Vec<WordsEnding>, Error> {
    let rows = db.list(
        concat!(
            "select ",
            person_columns!(),
            ", n.ends_on, n.listed_on from words_notice n join participant p on p.id = n.participant_id
             where n.site_id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by n.ends_on, n.participant_id limit 500"
        ),
        binds![site, db.eyes()],
        |row| Ok((read_participant(row)?, row.get(8)?, row.get(9)?)),
    )?;
    let ending = |(woman, ends, listed): (Participant, Date, Date)| {
        let waits = find_wait(db, woman.id, today)?;
        Ok(WordsEnding { woman, ends, listed, waits })
    };
    rows.into_iter().map(ending).collect()
}

/// Of how many women at a site words come to their end, without those who must not be seen.
///
/// # Errors
/// When the database cannot be read.
pub fn count_words_endings(db: &mut Db<'_>, site: SiteId) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from words_notice n join participant p on p.id = n.participant_id
             where n.site_id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![site, db.eyes()],
        |row| row.get(0),
    )
}
