//! Every statement about waves.

use super::model::{CountsFrom, Kind, Wave, WaveId};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        store::{Db, Row},
    },
    users::ProgrammeId,
};

/// Where the days of a woman `p` begin to count, as two columns: her entry, and the first day of her group.
macro_rules! starts_columns {
    () => {
        "coalesce(
             (select max(j.on_day) from journey_step j where j.participant_id = p.id and j.step = 'enrolled'
                  and not exists (select 1 from journey_step c where c.corrects = j.id)),
             (select min(j.on_day) from journey_step j where j.participant_id = p.id and j.step = 'active'
                  and not exists (select 1 from journey_step c where c.corrects = j.id))),
         (select max(g.first_day) from membership m join weekly_group g on g.id = m.group_id
              where m.participant_id = p.id and m.until_day is null)"
    };
}
pub(crate) use starts_columns;

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

/// Every wave of a programme that there ever was: what was asked in one that has ended belongs to it still.
///
/// # Errors
/// When the database cannot be read.
pub fn list_all(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Wave>, Error> {
    db.list(
        "select id, programme_id, kind, counts_from, from_day, until_day, instruments from wave
         where programme_id = $1 order by from_day, until_day, id limit 1000",
        binds![programme],
        read_wave,
    )
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
