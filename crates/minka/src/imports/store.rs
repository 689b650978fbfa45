//! Every statement of the import: what columns are called, which row became whom, and what is looked up row by row.

use jiff::civil::Date;

use super::model::Field;
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{GroupId, ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
    groups::{MemberRole, MembershipId},
    people::{Participant, Step},
};

/// What a site's headings meant last time: folded heading and field; no field: left out.
pub(super) fn list_mapping(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(String, Option<Field>)>, Error> {
    db.list("select heading, field from import_mapping where site_id = $1 limit 2000", binds![site], |row| {
        Ok((row.get(0)?, Field::parse(&row.get::<String>(1)?)))
    })
}

pub(super) fn save_mapping(
    change: &mut Change<'_>,
    site: SiteId,
    heading: &str,
    field: Option<Field>,
) -> Result<(), Error> {
    let field = field.map_or("ignore", Field::key);
    change.execute(
        "insert into import_mapping (site_id, heading, field) values ($1, $2, $3)
         on conflict (site_id, heading) do update set field = $3",
        binds![site, heading, field],
    )?;
    Ok(())
}

/// A site's groups as the import looks at them.
pub(super) struct KnownGroup {
    pub(super) id: GroupId,
    pub(super) name: String,
    pub(super) closed: bool,
}

pub(super) fn list_groups(db: &mut Db<'_>, site: SiteId) -> Result<Vec<KnownGroup>, Error> {
    db.list(
        "select id, name, closed_at is not null from weekly_group where site_id = $1 order by name limit 20000",
        binds![site],
        |row| Ok(KnownGroup { id: row.get(0)?, name: row.get(1)?, closed: row.get(2)? }),
    )
}

fn read_woman(row: &Row<'_>) -> Result<Participant, Error> {
    Ok(Participant {
        id: row.get(0)?,
        site: row.get(1)?,
        code: row.get(2)?,
        chosen_name: row.get(3)?,
        sign: row.get(4)?,
        language: Language::parse(&row.get::<String>(5)?).unwrap_or(Language::En),
        state: Step::parse(&row.get::<String>(6)?).unwrap_or(Step::Applied),
        since: row.get(7)?,
    })
}

/// Columns of a woman, in the order that `read_woman` reads.
macro_rules! woman {
    () => {
        "select p.id, p.site_id, p.code, p.chosen_name, p.sign, p.language, p.state, p.state_since from participant p "
    };
}

/// The woman that a row of the programme's own list became.
pub(super) fn find_by_key(db: &mut Db<'_>, site: SiteId, key: &str) -> Result<Option<Participant>, Error> {
    db.find(
        concat!(woman!(), "join import_key k on k.participant_id = p.id where k.site_id = $1 and k.key = $2"),
        binds![site, key],
        read_woman,
    )
}

/// The woman of a code at this site; one of another site does not exist here.
pub(super) fn find_by_code(db: &mut Db<'_>, site: SiteId, code: &str) -> Result<Option<Participant>, Error> {
    db.find(concat!(woman!(), "where p.code = $1 and p.site_id = $2"), binds![code, site], read_woman)
}

/// The women of a name who are in a group on a day: more than one cannot be told apart.
pub(super) fn list_by_name(
    db: &mut Db<'_>,
    (site, group): (SiteId, GroupId),
    name_key: &str,
    day: Date,
) -> Result<Vec<Participant>, Error> {
    db.list(
        concat!(
            woman!(),
            "where p.site_id = $1 and p.name_key = $2 and exists (select 1 from membership m
             where m.participant_id = p.id and m.group_id = $3 and m.from_day <= $4
               and (m.until_day is null or m.until_day > $4)) limit 2"
        ),
        binds![site, name_key, group, day],
        read_woman,
    )
}

/// A stay that lasts.
pub(super) struct Stay {
    pub(super) membership: MembershipId,
    pub(super) group: GroupId,
    pub(super) role: MemberRole,
}

/// Where she is on a day, without an end.
pub(super) fn list_stays(db: &mut Db<'_>, woman: ParticipantId, day: Date) -> Result<Vec<Stay>, Error> {
    db.list(
        "select id, group_id, role from membership
         where participant_id = $1 and from_day <= $2 and until_day is null order by from_day, id limit 100",
        binds![woman, day],
        |row| {
            let role = MemberRole::parse(&row.get::<String>(2)?).unwrap_or(MemberRole::Visitor);
            Ok(Stay { membership: row.get(0)?, group: row.get(1)?, role })
        },
    )
}

/// Remembers which row became whom.
///
/// # Errors
/// [`Error::Taken`] `import_key` when the number is another woman's.
pub(super) fn add_key(change: &mut Change<'_>, site: SiteId, key: &str, woman: ParticipantId) -> Result<(), Error> {
    change.execute(
        "insert into import_key (site_id, key, participant_id) values ($1, $2, $3)",
        binds![site, key, woman],
    )?;
    Ok(())
}
