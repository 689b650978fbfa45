//! Every statement about a whole list of women: which row became whom, and what is looked up row by row.

use jiff::civil::Date;

use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId},
        store::Db,
    },
    groups::{MemberRole, MembershipId},
    people::{Participant, person_columns, read_participant},
};

/// A site's groups as the import looks at them.
pub(super) struct KnownGroup {
    pub(super) id: GroupId,
    pub(super) name: String,
    pub(super) closed: bool,
}

pub(super) fn list_groups(db: &mut Db<'_>, site: SiteId) -> Result<Vec<KnownGroup>, Error> {
    db.list(
        "select id, name, closed_at is not null from weekly_group where site_id = $1 order by name_key, id limit 20000",
        binds![site],
        |row| Ok(KnownGroup { id: row.get(0)?, name: row.get(1)?, closed: row.get(2)? }),
    )
}

/// The woman that a row of the programme's own list became.
pub(super) fn find_by_key(db: &mut Db<'_>, site: SiteId, key: &str) -> Result<Option<Participant>, Error> {
    db.find(
        concat!(
            "select ",
            person_columns!(),
            " from participant p join import_key k on k.participant_id = p.id
             where k.site_id = $1 and k.key = $2 and",
            unless_hidden!("p.id", "$3")
        ),
        binds![site, key, db.eyes()],
        read_participant,
    )
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
            "select ",
            person_columns!(),
            " from participant p where p.site_id = $1 and p.name_key = $2 and",
            unless_hidden!("p.id", "$5"),
            "and exists (select 1 from membership m
             where m.participant_id = p.id and m.group_id = $3 and m.from_day <= $4
               and (m.until_day is null or m.until_day > $4)) limit 2"
        ),
        binds![site, name_key, group, day, db.eyes()],
        read_participant,
    )
}

/// A stay that lasts.
pub(super) struct Stay {
    pub(super) membership: MembershipId,
    pub(super) group: GroupId,
    pub(super) role: MemberRole,
    pub(super) from: Date,
}

/// Where she is, without an end; also where she will be from tomorrow on.
pub(super) fn list_stays(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Stay>, Error> {
    db.list(
        "select id, group_id, role, from_day from membership
         where participant_id = $1 and until_day is null order by from_day, id limit 100",
        binds![woman],
        |row| {
            let role = MemberRole::parse(&row.get::<String>(2)?).unwrap_or(MemberRole::Visitor);
            Ok(Stay { membership: row.get(0)?, group: row.get(1)?, role, from: row.get(3)? })
        },
    )
}

/// The newest day on which she is marked in a group, as whatever.
pub(super) fn find_last_mark(db: &mut Db<'_>, woman: ParticipantId, group: GroupId) -> Result<Option<Date>, Error> {
    db.find(
        "select s.day from attendance a join session s on s.id = a.session_id
         where a.participant_id = $1 and s.group_id = $2 order by s.day desc limit 1",
        binds![woman, group],
        |row| row.get(0),
    )
}

/// Remembers which row became whom. A number whose woman must not be seen stays hers without a word: a refusal would say
/// that she is here.
///
/// # Errors
/// [`Error::Taken`] `import_key` when the number is another woman's.
pub(super) fn add_key(change: &mut Change<'_>, site: SiteId, key: &str, woman: ParticipantId) -> Result<(), Error> {
    let eyes = change.eyes();
    change.execute(
        concat!(
            "insert into import_key (site_id, key, participant_id)
             select cast($1 as text), cast($2 as text), cast($3 as text) where not exists (select 1 from import_key k
                 where k.site_id = $1 and k.key = $2 and not",
            unless_hidden!("k.participant_id", "$4"),
            ")"
        ),
        binds![site, key, woman, eyes],
    )?;
    Ok(())
}

/// Removes the programme's own number of a woman who is forgotten: the same list again does not find her.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from import_key where participant_id = $1", binds![woman]).map(drop)
}
