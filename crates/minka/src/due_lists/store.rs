//! Every statement of this slice: the women of a site with all that they were asked, and who is in which group.

use super::model::{Asked, Woman};
use crate::{
    assessments::State,
    binds,
    foundation::{
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId},
        store::Db,
    },
    people::Step,
    waves::{read_starts, starts_columns},
};

/// The women of a site by their codes, with all that they were asked: one statement.
pub(super) fn list_women(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Woman>, Error> {
    let rows = db.list(
        concat!(
            "select p.id, p.code, p.state, ",
            starts_columns!(),
            ", i.key, a.state, a.asked_on, a.wave_id
             from participant p left join assessment a on a.participant_id = p.id and a.state <> 'void'
             left join instrument i on i.id = a.instrument_id
             where p.site_id = $1 and",
            unless_hidden!("p.id", "$2"),
            "order by p.code, p.id, a.asked_on limit 100000"
        ),
        binds![site, db.eyes()],
        |row| {
            let asked = match row.get::<Option<String>>(5)? {
                Some(key) => Some(Asked {
                    key,
                    state: State::parse(row.text(6)?)
                        .ok_or_else(|| Error::Unexpected("an assessment with an unknown state".to_owned()))?,
                    on: row.get(7)?,
                    written: row.get(8)?,
                }),
                None => None,
            };
            let woman = Woman {
                id: row.get(0)?,
                code: row.get(1)?,
                state: Step::parse(row.text(2)?).unwrap_or(Step::Applied),
                starts: read_starts(row, 3)?,
                asked: Vec::new(),
            };
            Ok((woman, asked))
        },
    )?;
    let mut women: Vec<Woman> = Vec::new();
    for (woman, asked) in rows {
        if women.last().is_none_or(|last| last.id != woman.id) {
            women.push(woman);
        }
        if let Some(last) = women.last_mut() {
            last.asked.extend(asked);
        }
    }
    Ok(women)
}

/// Who is in a group now.
pub(crate) fn list_members(db: &mut Db<'_>, group: GroupId) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        concat!(
            "select m.participant_id from membership m where m.group_id = $1 and m.until_day is null and",
            unless_hidden!("m.participant_id", "$2"),
            "order by m.participant_id limit 2000"
        ),
        binds![group, db.eyes()],
        |row| row.get(0),
    )
}
