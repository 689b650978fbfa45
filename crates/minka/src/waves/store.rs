//! Every statement about waves.

use jiff::civil::Date;

use super::model::{CountsFrom, Kind, Starts, Wave, WaveId, Windows};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::ParticipantId,
        store::{Db, Row},
    },
    instruments,
    users::ProgrammeId,
};

/// Where the days of a woman `p` begin to count, as two columns for [`read_starts`]: the days on which she was enrolled, or else the first
/// on which she was there; and the day on which she joined each group with the first day of that. An evening as a visitor makes a group
/// nobody's own, and neither does a stay that ended before it began.
macro_rules! starts_columns {
    () => {
        "coalesce(
             (select string_agg(j.on_day, ' ') from journey_step j where j.participant_id = p.id and j.step = 'enrolled'
                  and not exists (select 1 from journey_step c where c.corrects = j.id)),
             (select min(j.on_day) from journey_step j where j.participant_id = p.id and j.step = 'active'
                  and not exists (select 1 from journey_step c where c.corrects = j.id))),
         (select string_agg(m.from_day || '/' || g.first_day, ' ') from membership m join weekly_group g on g.id = m.group_id
              where m.participant_id = p.id and m.role <> 'visitor' and (m.until_day is null or m.until_day > m.from_day))"
    };
}
pub(crate) use starts_columns;

/// Reads [`starts_columns`], the first of which stands at a position.
pub(crate) fn read_starts(row: &Row<'_>, at: usize) -> Result<Starts, Error> {
    let newest_first = |at: usize| -> Result<Vec<Date>, Error> {
        let mut days: Vec<&str> = row.text(at)?.split_whitespace().collect();
        days.sort_unstable_by(|one, other| other.cmp(one));
        let last = |days: &&str| days.rsplit('/').next().unwrap_or_default().parse::<Date>();
        let read: Result<Vec<Date>, _> = days.iter().map(last).collect();
        read.map_err(|cause| Error::unexpected("read where her days begin", cause))
    };
    Ok(Starts { entries: newest_first(at)?, terms: newest_first(at + 1)? })
}

/// Where the days of a woman begin to count.
///
/// # Errors
/// When the database cannot be read.
pub fn find_starts(db: &mut Db<'_>, woman: ParticipantId) -> Result<Starts, Error> {
    let found = db.find(
        concat!("select ", starts_columns!(), " from participant p where p.id = $1 and", unless_hidden!("p.id", "$2")),
        binds![woman, db.eyes()],
        |row| read_starts(row, 0),
    )?;
    Ok(found.unwrap_or_default())
}

fn read_wave(row: &Row<'_>) -> Result<Wave, Error> {
    let unknown = |what: &str| Error::Unexpected(format!("a wave with an unknown {what}"));
    Ok(Wave {
        id: row.get(0)?,
        programme: row.get(1)?,
        kind: Kind::parse(row.text(2)?).ok_or_else(|| unknown("kind"))?,
        counts_from: CountsFrom::parse(row.text(3)?).ok_or_else(|| unknown("start"))?,
        from_day: row.get(4)?,
        until_day: row.get(5)?,
        instruments: row.text(6)?.split_whitespace().map(str::to_owned).collect(),
    })
}

/// The waves of a programme that have not ended, in the order of their days.
///
/// # Errors
/// When the database cannot be read.
pub fn list_waves(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Wave>, Error> {
    db.list(
        "select id, programme_id, kind, counts_from, from_day, until_day, instruments from wave
         where programme_id = $1 and ended_at is null order by from_day, until_day, id limit 100",
        binds![programme],
        read_wave,
    )
}

/// The windows of a programme, those that have ended too, and what is asked in place of what: of a questionnaire that is switched off as
/// well, since what stood for it was asked in its windows.
///
/// # Errors
/// When the database cannot be read.
pub fn read_windows(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Windows, Error> {
    let standing = list_waves(db, programme)?;
    let ended = db.list(
        "select id, programme_id, kind, counts_from, from_day, until_day, instruments from wave
         where programme_id = $1 and ended_at is not null order by from_day, until_day, id limit 1000",
        binds![programme],
        read_wave,
    )?;
    let mut stand_ins = Vec::new();
    for held in instruments::list_newest(db, programme)? {
        let instead = held.instrument.definition().without_flags.clone();
        stand_ins.extend(instead.map(|instead| (instead, held.key().to_owned())));
    }
    Ok(Windows { standing, ended, stand_ins })
}

/// A wave that has not ended.
pub(super) fn find_wave(db: &mut Db<'_>, id: WaveId) -> Result<Option<Wave>, Error> {
    db.find(
        "select id, programme_id, kind, counts_from, from_day, until_day, instruments from wave
         where id = $1 and ended_at is null",
        binds![id],
        read_wave,
    )
}

/// Adds a wave. The caller has checked it.
///
/// # Errors
/// When it cannot be written.
pub fn add_wave(change: &mut Change<'_>, wave: &Wave) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into wave (id, programme_id, kind, counts_from, from_day, until_day, instruments, added_at, added_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![
            wave.id,
            wave.programme,
            wave.kind.key(),
            wave.counts_from.key(),
            wave.from_day,
            wave.until_day,
            wave.instruments.join(" "),
            at,
            by
        ],
    )?;
    Ok(())
}

/// Ends a wave: nobody is asked in it any more, and what was asked in it stays.
pub(super) fn end_wave(change: &mut Change<'_>, id: WaveId) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update wave set ended_at = $1, ended_by = $2 where id = $3 and ended_at is null",
        binds![at, by, id],
    )?;
    Ok(())
}
