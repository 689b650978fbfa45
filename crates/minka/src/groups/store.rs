//! Every statement about groups and memberships.

use jiff::{Timestamp, civil::Date};

pub(super) use self::places::list_page;
pub use self::places::{
    MOST_GROUPS_LOOKED_AT, count_members_on, list_groups_of_weekday, list_meeting_groups, list_open_groups, places_left,
};
use super::model::{GROUP_CLOSED, Group, KeepApartId, Member, MemberRole, MembershipId, NewMembership};
use crate::{
    binds,
    foundation::{
        access::{Reach, Target},
        change::Change,
        clock::day_in,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, Id, ParticipantId, SiteId},
        keyring::Act,
        order::name_key,
        store::{Db, Row},
        text::Language,
    },
    people,
    timetables::{self, GroupTimes, Hours, Rhythm, hour_text},
    users,
};

/// Adds a group.
///
/// # Errors
/// [`Error::Taken`] `weekly_group_site_id_name` when the site has one of that name.
pub fn add_group(change: &mut Change<'_>, group: &Group) -> Result<(), Error> {
    let (at, times) = (change.at(), &group.times);
    change.execute(
        "insert into weekly_group (id, site_id, name, place, weekday, starts_at, minutes, every_weeks, first_day, last_day,
             capacity, course_id, language, created_at, name_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        binds![
            group.id, group.site, &group.name, &group.place, times.weekday, hour_text(times.starts), times.minutes,
            times.every_weeks, times.first_day, times.last_day, group.capacity, group.course, group.language.code(), at,
            name_key(&group.name)
        ],
    )?;
    Ok(())
}

/// Columns of a group, in the order that `read_group` reads.
macro_rules! group_columns {
    () => {
        "g.id, g.site_id, g.name, g.place, g.weekday, g.starts_at, g.minutes, g.every_weeks, g.first_day, g.last_day,
         g.capacity, g.course_id, g.language, g.closed_at is not null"
    };
}

// After the macro, which its statements use.
mod places;

fn read_group(row: &Row<'_>) -> Result<Group, Error> {
    let starts: String = row.get(5)?;
    Ok(Group {
        id: row.get(0)?,
        site: row.get(1)?,
        name: row.get(2)?,
        place: row.get(3)?,
        times: GroupTimes {
            weekday: row.get(4)?,
            starts: starts.parse().map_err(|cause| Error::unexpected("read an hour", cause))?,
            minutes: row.get(6)?,
            every_weeks: row.get(7)?,
            first_day: row.get(8)?,
            last_day: row.get(9)?,
        },
        capacity: row.get(10)?,
        course: row.get(11)?,
        language: Language::parse(&row.get::<String>(12)?).unwrap_or(Language::En),
        closed: row.get(13)?,
    })
}

/// A group.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_group(db: &mut Db<'_>, id: GroupId) -> Result<Group, Error> {
    db.get(concat!("select ", group_columns!(), " from weekly_group g where g.id = $1"), binds![id], read_group)
}

/// A group, if there is one of this id.
///
/// # Errors
/// When the database cannot be read.
pub fn find_group(db: &mut Db<'_>, id: GroupId) -> Result<Option<Group>, Error> {
    db.find(concat!("select ", group_columns!(), " from weekly_group g where g.id = $1"), binds![id], read_group)
}

/// A site's group of this name.
///
/// # Errors
/// When the database cannot be read.
pub fn find_group_by_name(db: &mut Db<'_>, site: SiteId, name: &str) -> Result<Option<Group>, Error> {
    db.find(
        concat!("select ", group_columns!(), " from weekly_group g where g.site_id = $1 and g.name = $2"),
        binds![site, name],
        read_group,
    )
}

/// A group, and today in its programme's zone.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_group_today(db: &mut Db<'_>, id: GroupId, now: Timestamp) -> Result<(Group, Date), Error> {
    let group = get_group(db, id)?;
    let zone = users::get_programme_of(db, group.site)?.zone;
    Ok((group, day_in(now, &zone)))
}

/// Writes what a group's form says, in place of what stood there; its hours are changed by [`save_rhythm`].
///
/// # Errors
/// [`Error::Taken`] `weekly_group_site_id_name`.
pub(super) fn save_group(change: &mut Change<'_>, group: &Group) -> Result<(), Error> {
    let times = &group.times;
    change.execute(
        "update weekly_group set name = $1, place = $2, first_day = $3, last_day = $4, capacity = $5, course_id = $6,
             language = $7, name_key = $8 where id = $9",
        binds![
            &group.name,
            &group.place,
            times.first_day,
            times.last_day,
            group.capacity,
            group.course,
            group.language.code(),
            name_key(&group.name),
            group.id
        ],
    )?;
    Ok(())
}

/// The days on which a group met and meets.
///
/// # Errors
/// When the database cannot be read.
pub fn get_rhythm(db: &mut Db<'_>, group: &Group) -> Result<Rhythm, Error> {
    timetables::get_rhythm(db, group.id, group.times)
}

/// Writes a group's changed rhythm: what held before each day, and what holds since the last.
///
/// # Errors
/// When it cannot be written.
pub fn save_rhythm(change: &mut Change<'_>, group: &Group, rhythm: &Rhythm) -> Result<(), Error> {
    timetables::save_before(change, (group.site, group.id), rhythm)?;
    let Hours { weekday, starts, minutes, every_weeks } = rhythm.last();
    change.execute(
        "update weekly_group set weekday = $1, starts_at = $2, minutes = $3, every_weeks = $4 where id = $5",
        binds![weekday, hour_text(starts), minutes, every_weeks, group.id],
    )?;
    Ok(())
}

/// The first day of a group on which a meeting was held or somebody was marked, and the last.
///
/// # Errors
/// When the database cannot be read.
pub fn find_met_days(db: &mut Db<'_>, group: GroupId) -> Result<Option<(Date, Date)>, Error> {
    let found: (Option<Date>, Option<Date>) = db.get(
        "select min(s.day), max(s.day) from session s where s.group_id = $1 and (
             exists (select 1 from held_session h where h.id = s.id)
             or exists (select 1 from attendance a where a.session_id = s.id))",
        binds![group],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.0.zip(found.1))
}

/// Closes a group and ends every stay in it after the last day.
///
/// # Errors
/// When it cannot be written.
pub(super) fn close_group(change: &mut Change<'_>, group: GroupId, last: Date, until: Date) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update weekly_group set closed_at = $1, last_day = $2 where id = $3 and closed_at is null",
        binds![at, last, group],
    )?;
    change.execute(
        "update membership set until_day = case when from_day > $1 then from_day else $1 end, left_reason = $2
         where group_id = $3 and (until_day is null or until_day > $1)",
        binds![until, GROUP_CLOSED, group],
    )
}

/// Opens a closed group again, without a last day.
///
/// # Errors
/// When it cannot be written.
pub(super) fn reopen_group(change: &mut Change<'_>, group: GroupId) -> Result<u64, Error> {
    change.execute(
        "update weekly_group set closed_at = null, last_day = null where id = $1 and closed_at is not null",
        binds![group],
    )
}

/// The groups within a reach, by name: whole sites and single groups. A reach is short: an actor's own assignments.
///
/// # Errors
/// When the database cannot be read.
pub fn list_groups_of_reach(db: &mut Db<'_>, reach: &Reach) -> Result<Vec<Group>, Error> {
    let mut groups: Vec<Group> = Vec::new();
    for site in &reach.sites {
        groups.extend(db.list(
            concat!(
                "select ",
                group_columns!(),
                " from weekly_group g where g.site_id = $1 order by g.name_key, g.id limit 1000"
            ),
            binds![*site],
            read_group,
        )?);
    }
    for group in &reach.groups {
        if groups.iter().all(|known| known.id != *group) {
            groups.push(get_group(db, *group)?);
        }
    }
    groups.sort_by_cached_key(|group| (name_key(&group.name), group.id));
    Ok(groups)
}

/// Records a stay.
///
/// # Errors
/// When it cannot be written.
pub fn add_membership(change: &mut Change<'_>, new: &NewMembership) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into membership (id, site_id, group_id, participant_id, role, from_day, until_day, left_reason,
             recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            new.id,
            new.site,
            new.group,
            new.participant,
            new.role.key(),
            new.from,
            new.until,
            &new.left_reason,
            at,
            by
        ],
    )?;
    Ok(())
}

/// Ends a stay: from `until` on she no longer belongs to the group.
///
/// # Errors
/// [`Error::NotFound`] for a stay that ended before, or was never there.
pub fn end_membership(
    change: &mut Change<'_>,
    membership: MembershipId,
    until: Date,
    reason: &str,
) -> Result<(), Error> {
    let ended = change.execute(
        "update membership set until_day = $1, left_reason = $2 where id = $3 and until_day is null",
        binds![until, reason, membership],
    )?;
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Takes the end of a stay back.
///
/// # Errors
/// [`Error::NotFound`] for a stay that never ended.
pub fn reopen_membership(change: &mut Change<'_>, membership: MembershipId) -> Result<(), Error> {
    let open = change.execute(
        "update membership set until_day = null, left_reason = '' where id = $1 and until_day is not null",
        binds![membership],
    )?;
    if open == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Puts a woman on the waiting list of a group; once is enough.
///
/// # Errors
/// When it cannot be written.
pub fn add_waiting(
    change: &mut Change<'_>,
    site: SiteId,
    group: GroupId,
    participant: ParticipantId,
    from: Date,
) -> Result<(), Error> {
    change.execute(
        "insert into waiting_place (participant_id, group_id, site_id, from_day) values ($1, $2, $3, $4)
         on conflict (participant_id, group_id) do nothing",
        binds![participant, group, site, from],
    )?;
    Ok(())
}

/// Columns of a member, in the order that `read_member` reads; `$3` is whose eyes they are read with.
macro_rules! members {
    () => {
        concat!(
            "select m.id, p.id, p.code, p.chosen_name, p.sign, p.language, m.role, m.from_day
             from membership m join participant p on p.id = m.participant_id
             where m.group_id = $1 and m.from_day <= $2 and (m.until_day is null or m.until_day > $2) and",
            unless_hidden!("p.id", "$3")
        )
    };
}

fn read_member(row: &Row<'_>) -> Result<Member, Error> {
    Ok(Member {
        membership: row.get(0)?,
        participant: row.get(1)?,
        code: row.get(2)?,
        chosen_name: row.get(3)?,
        sign: row.get(4)?,
        language: Language::parse(&row.get::<String>(5)?).unwrap_or(Language::En),
        role: MemberRole::parse(&row.get::<String>(6)?).unwrap_or(MemberRole::Visitor),
        from: row.get(7)?,
    })
}

/// Who belongs to a group on a day, visitors too, by name: the order of screen and paper.
///
/// # Errors
/// When the database cannot be read.
pub fn list_members_on(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<Member>, Error> {
    db.list(concat!(members!(), " order by p.name_key, p.id limit 500"), binds![group, day, db.eyes()], read_member)
}

/// A woman as a member, helper or visitor of a group on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn find_member_on(
    db: &mut Db<'_>,
    group: GroupId,
    participant: ParticipantId,
    day: Date,
) -> Result<Option<Member>, Error> {
    let sql = concat!(members!(), " and m.participant_id = $4 limit 1");
    db.find(sql, binds![group, day, db.eyes(), participant], read_member)
}

/// A day in a span on which the group, or for a whole site any of its groups, met.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_held_in(
    db: &mut Db<'_>,
    site: SiteId,
    group: Option<GroupId>,
    (first, last): (Date, Date),
) -> Result<Option<Date>, Error> {
    db.find(
        "select day from held_session where site_id = $1 and day >= $2 and day <= $3
           and (cast($4 as text) is null or group_id = $4) order by day limit 1",
        binds![site, first, last, group],
        |row| row.get(0),
    )
}

/// Ends the keeping apart of two women.
///
/// # Errors
/// [`Error::NotFound`] when it ended before.
pub fn end_keep_apart(change: &mut Change<'_>, pair: KeepApartId, until: Date) -> Result<(), Error> {
    let ended = change
        .execute("update keep_apart set until_day = $1 where id = $2 and until_day is null", binds![until, pair])?;
    if ended == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Keeps two women apart from a day on. The pair is stored in one order, so that it stands once.
///
/// # Errors
/// When it cannot be written.
pub fn add_keep_apart(
    change: &mut Change<'_>,
    site: SiteId,
    pair: (ParticipantId, ParticipantId),
    from: Date,
) -> Result<KeepApartId, Error> {
    let id = KeepApartId::new(change.clock());
    let (first, second) = if pair.0 <= pair.1 { pair } else { (pair.1, pair.0) };
    let by = change.by().text();
    change.restrain(Act::KeptApart, first, format_args!("{second} {from}"));
    change.execute(
        "insert into keep_apart (id, site_id, participant_a, participant_b, from_day, recorded_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, first, second, from, by],
    )?;
    Ok(id)
}

/// Keeps two women apart again after a restore from an older back-up. `false`: they are, or the back-up knows one of them not
/// yet.
///
/// # Errors
/// When it cannot be written.
pub fn keep_apart_again(
    change: &mut Change<'_>,
    (one, other): (ParticipantId, ParticipantId),
    from: Date,
) -> Result<bool, Error> {
    let Some(known) = people::find_by_id(change, one)? else { return Ok(false) };
    if one == other || people::find_by_id(change, other)?.is_none() {
        return Ok(false);
    }
    let stands = change.find(
        "select 1 from keep_apart where until_day is null
             and ((participant_a = $1 and participant_b = $2) or (participant_a = $2 and participant_b = $1)) limit 1",
        binds![one, other],
        |_| Ok(()),
    )?;
    if stands.is_some() { Ok(false) } else { add_keep_apart(change, known.site, (one, other), from).map(|_| true) }
}

/// The pairs to keep apart among the members of a group on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn list_keep_apart(
    db: &mut Db<'_>,
    group: GroupId,
    day: Date,
) -> Result<Vec<(ParticipantId, ParticipantId)>, Error> {
    db.list(
        "select distinct k.participant_a, k.participant_b from keep_apart k
         join membership m on m.participant_id = k.participant_a
         join membership n on n.participant_id = k.participant_b
         where m.group_id = $1 and n.group_id = $1 and k.from_day <= $2 and (k.until_day is null or k.until_day > $2)
           and m.from_day <= $2 and (m.until_day is null or m.until_day > $2)
           and n.from_day <= $2 and (n.until_day is null or n.until_day > $2)",
        binds![group, day],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What the access table asks about a group.
#[must_use]
pub fn target_of(group: &Group) -> Target {
    Target::group(group.site, group.id)
}

/// Ends the stays of a woman who is forgotten and keeps them for the counts; waiting places and whom she must not sit with
/// go.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId, today: Date) -> Result<(), Error> {
    change.execute("delete from waiting_place where participant_id = $1", binds![woman])?;
    change.execute("delete from keep_apart where participant_a = $1 or participant_b = $1", binds![woman])?;
    change.execute(
        "update membership set left_reason = '', recorded_at = substr(recorded_at, 1, 10) || 'T00:00:00.000Z',
             recorded_by = '' where participant_id = $1",
        binds![woman],
    )?;
    change.execute(
        "update membership set until_day = case when from_day > $2 then from_day else $2 end
         where participant_id = $1 and (until_day is null or until_day > $2)",
        binds![woman, today],
    )?;
    Ok(())
}
