//! Every statement about who was not spoken to.

use jiff::civil::Date;

use super::{model::Silence, rules};
use crate::{
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId, UserId},
        store::{Db, Row},
    },
    people::still_walks,
};

macro_rules! silence_statement {
    ($whose:literal) => {
        concat!(
            "select a.user_id, u.name, p.code, p.chosen_name, p.sign,
                 (select min(b.from_day) from assignment b where b.participant_id = p.id and b.role = 'mentor'
                      and b.approved_by is not null and b.set_aside_at is null),
                 (select max(v.on_day) from visit v
                  where v.participant_id = p.id and v.reached and v.set_aside_at is null and v.on_day <= $2), p.id, p.state
             from assignment a join participant p on p.id = a.participant_id join staff_user u on u.id = a.user_id
             where ",
            $whose,
            " and a.role = 'mentor' and a.approved_by is not null and a.set_aside_at is null and a.from_day <= $2
                 and (a.until_day is null or a.until_day > $2) and",
            still_walks!(),
            "and",
            unless_hidden!("p.id", "$3"),
            "order by u.name, a.user_id, p.name_key, p.id limit 2000"
        )
    };
}

fn read_silence(row: &Row<'_>, today: Date) -> Result<Silence, Error> {
    let (since, last_spoken): (Date, Option<Date>) = (row.get(5)?, row.get(6)?);
    Ok(Silence {
        woman: row.get(7)?,
        mentor: row.get(0)?,
        mentor_name: row.get(1)?,
        code: row.get(2)?,
        chosen_name: row.get(3)?,
        sign: row.get(4)?,
        paused: row.text(8)? == "paused",
        days: rules::days_silent(last_spoken, since, today),
    })
}

/// All women of a site with a mentor, by mentor and name.
///
/// # Errors
/// When the database cannot be read.
pub fn list_silences(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<Silence>, Error> {
    let sql = silence_statement!("a.site_id = $1");
    db.list(sql, binds![site, today, db.eyes()], |row| read_silence(row, today))
}

/// A mentor's women of today, by name.
///
/// # Errors
/// When the database cannot be read.
pub fn list_silences_of(db: &mut Db<'_>, mentor: UserId, today: Date) -> Result<Vec<Silence>, Error> {
    let sql = silence_statement!("a.user_id = $1");
    db.list(sql, binds![mentor, today, db.eyes()], |row| read_silence(row, today))
}

/// One woman with a mentor.
///
/// # Errors
/// When the database cannot be read.
pub fn find_silence(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Option<Silence>, Error> {
    let sql = silence_statement!("a.participant_id = $1");
    db.find(sql, binds![woman, today, db.eyes()], |row| read_silence(row, today))
}

/// The day on which somebody last spoke to her, whoever walked beside her.
///
/// # Errors
/// When the database cannot be read.
pub fn find_last_spoken(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Date>, Error> {
    db.get(
        "select max(on_day) from visit where participant_id = $1 and reached and set_aside_at is null",
        binds![woman],
        |row| row.get(0),
    )
}
