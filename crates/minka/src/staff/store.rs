//! Every statement that reads staff, their roles and the audit chain. What is written belongs to `users` and the rooms of signing in.

use jiff::{Timestamp, civil::Date};

use super::rules::About;
use crate::{
    binds,
    foundation::{
        access::Role,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId, UserId},
        store::{Db, Row},
    },
    users::AssignmentId,
};

/// A member of staff in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) id: UserId,
    pub(super) name: String,
    pub(super) sign_in_name: String,
    pub(super) disabled: bool,
}

fn read_member(row: &Row<'_>) -> Result<Member, Error> {
    Ok(Member { id: row.get(0)?, name: row.get(1)?, sign_in_name: row.get(2)?, disabled: row.get(3)? })
}

/// Whoever holds, held or waits for a role at a site.
pub(super) fn list_members_of_site(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Member>, Error> {
    db.list(
        "select distinct u.id, u.name, u.sign_in_name, u.disabled_at is not null
         from staff_user u join assignment a on a.user_id = u.id where a.site_id = $1 order by u.name, u.id limit 1000",
        binds![site],
        read_member,
    )
}

/// Whoever holds, held or waits for a role at a site, each with the roles that she has there now: one statement for all.
pub(super) fn list_members_with_roles(
    db: &mut Db<'_>,
    site: SiteId,
    today: Date,
) -> Result<Vec<(Member, Vec<Role>)>, Error> {
    let mut members: Vec<(Member, Vec<Role>)> = Vec::new();
    db.each(
        "select distinct u.id, u.name, u.sign_in_name, u.disabled_at is not null,
             case when a.approved_by is not null and a.set_aside_at is null and a.refused_by is null
                 and (a.until_day is null or a.until_day > $2) then a.role else '' end as held
         from staff_user u join assignment a on a.user_id = u.id where a.site_id = $1
         order by u.name, u.id, held limit 10000",
        binds![site, today],
        |row| {
            let member = read_member(row)?;
            if members.last().is_none_or(|(last, _)| last.id != member.id) {
                members.push((member, Vec::new()));
            }
            let role = Role::parse(&row.get::<String>(4)?);
            if let Some((_, roles)) = members.last_mut() {
                roles.extend(role);
            }
            Ok(true)
        },
    )?;
    Ok(members)
}

/// Whoever has never had a role: just added.
pub(super) fn list_members_without_role(db: &mut Db<'_>) -> Result<Vec<Member>, Error> {
    db.list(
        "select u.id, u.name, u.sign_in_name, u.disabled_at is not null from staff_user u
         where not exists (select 1 from assignment a where a.user_id = u.id) order by u.name, u.id limit 1000",
        &[],
        read_member,
    )
}

pub(super) fn get_member(db: &mut Db<'_>, id: UserId) -> Result<Member, Error> {
    db.get(
        "select id, name, sign_in_name, disabled_at is not null from staff_user where id = $1",
        binds![id],
        read_member,
    )
}

/// Where she holds, held or waits for a role.
pub(super) fn list_sites_of(db: &mut Db<'_>, user: UserId) -> Result<Vec<SiteId>, Error> {
    db.list(
        "select distinct site_id from assignment where user_id = $1 order by site_id limit 500",
        binds![user],
        |row| row.get(0),
    )
}

/// A role as it was asked for.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) id: AssignmentId,
    pub(super) user: UserId,
    pub(super) user_name: String,
    pub(super) role: Role,
    pub(super) site: SiteId,
    pub(super) site_name: String,
    pub(super) group: Option<GroupId>,
    pub(super) group_name: Option<String>,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
    pub(super) asked_by: String,
    pub(super) approved: bool,
    pub(super) refused: bool,
    /// Who set it aside until a manager approves it again.
    pub(super) set_aside_by: Option<String>,
}

impl Held {
    /// Whether a manager has to say yes, for the first time or again.
    pub(super) fn waits(&self) -> bool {
        !self.refused && (!self.approved || self.set_aside_by.is_some())
    }

    pub(super) fn is_ended(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until <= today)
    }
}

/// The columns that `read_held` reads.
macro_rules! held_columns {
    () => {
        "select a.id, a.user_id, u.name, a.role, a.site_id, s.name, a.group_id, g.name, a.from_day, a.until_day, a.asked_by,
             a.approved_by is not null, a.refused_by is not null, a.set_aside_by
         from assignment a join staff_user u on u.id = a.user_id join site s on s.id = a.site_id
         left join weekly_group g on g.id = a.group_id "
    };
}

fn read_held(row: &Row<'_>) -> Result<Held, Error> {
    let role: String = row.get(3)?;
    Ok(Held {
        id: row.get(0)?,
        user: row.get(1)?,
        user_name: row.get(2)?,
        role: Role::parse(&role).ok_or_else(|| Error::Unexpected("an assignment has an unknown role".to_owned()))?,
        site: row.get(4)?,
        site_name: row.get(5)?,
        group: row.get(6)?,
        group_name: row.get(7)?,
        from: row.get(8)?,
        until: row.get(9)?,
        asked_by: row.get(10)?,
        approved: row.get(11)?,
        refused: row.get(12)?,
        set_aside_by: row.get(13)?,
    })
}

/// What somebody holds, held or waits for. A mentor's single women are no business of this room.
pub(super) fn list_held(db: &mut Db<'_>, user: UserId) -> Result<Vec<Held>, Error> {
    db.list(
        concat!(
            held_columns!(),
            "where a.user_id = $1 and a.participant_id is null order by a.created_at desc, a.id desc limit 200"
        ),
        binds![user],
        read_held,
    )
}

/// What waits for a manager's yes at a site, for the first time or again.
pub(super) fn list_waiting(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<Held>, Error> {
    db.list(
        concat!(
            held_columns!(),
            "where a.site_id = $1 and (a.approved_by is null or a.set_aside_at is not null) and a.refused_by is null
               and a.participant_id is null and (a.until_day is null or a.until_day > $2) and u.disabled_at is null
             order by a.created_at, a.id limit 200"
        ),
        binds![site, today],
        read_held,
    )
}

pub(super) fn get_held(db: &mut Db<'_>, id: AssignmentId) -> Result<Held, Error> {
    db.get(concat!(held_columns!(), "where a.id = $1 and a.participant_id is null"), binds![id], read_held)
}

/// The groups of a site that a facilitator can be given.
pub(super) fn list_groups(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(GroupId, String)>, Error> {
    db.list(
        "select id, name from weekly_group where site_id = $1 and closed_at is null order by name_key, id limit 500",
        binds![site],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// One link of the audit chain, as the page needs it.
pub(super) struct Link {
    pub(super) seq: i64,
    pub(super) at: Timestamp,
    pub(super) actor: String,
    pub(super) actor_name: Option<String>,
    pub(super) action: String,
    pub(super) subject: String,
    /// Where that lies to which it was done; nothing for somebody of the staff and for what lies nowhere.
    pub(super) site: Option<String>,
    /// The programme, for what belongs to one as a whole.
    pub(super) programme: Option<String>,
    /// Whether it was done to somebody who has, had or waits for a role somewhere.
    pub(super) placed: bool,
    /// Whether it is about two files or two women of whom one must not be seen.
    pub(super) hidden: bool,
    /// What explains it; here only for the marks of the other women whom it names.
    detail: String,
}

impl Link {
    /// The marks of the other women whom it names, as they stand in it.
    pub(super) fn others(&self) -> impl Iterator<Item = &str> {
        self.detail
            .split("with ")
            .skip(1)
            .map(|other| other.trim_end_matches(", "))
            .filter(|other| other.starts_with("woman "))
    }

    /// What decides who sees it.
    pub(super) fn about(&self) -> About<'_> {
        About {
            action: &self.action,
            actor: &self.actor,
            subject: &self.subject,
            site: self.site.as_deref(),
            programme: self.programme.as_deref(),
            placed: self.placed,
        }
    }
}

/// Whether a pair or a merge that an entry `e` names holds a woman who must not be seen (`$5`).
macro_rules! holds_hidden {
    () => {
        concat!(
            "case
                 when e.subject like 'pair %' then exists (select 1 from keep_apart k where k.id = substr(e.subject, 6) and not (",
            unless_hidden!("k.participant_a", "$5"),
            "and",
            unless_hidden!("k.participant_b", "$5"),
            "))
                 when e.subject like 'merge %' then exists (select 1 from file_merge m where m.id = substr(e.subject, 7) and not (",
            unless_hidden!("m.first_id", "$5"),
            "and",
            unless_hidden!("m.second_id", "$5"),
            "))
                 else e.seq < 0
             end"
        )
    };
}

/// A portion of the links before a number and within two instants, newest first. Where a woman's lie, [`find_place`] says.
pub(super) fn list_links(
    db: &mut Db<'_>,
    before: i64,
    (from, until): (Timestamp, Timestamp),
    most: i64,
) -> Result<Vec<Link>, Error> {
    db.list(
        concat!(
            "select e.seq, e.at, e.actor, u.name, e.action, e.subject,
             case
                 when e.subject like 'session %' then (select s.site_id from session s where s.id = substr(e.subject, 9))
                 when e.subject like 'group %' then (select g.site_id from weekly_group g where g.id = substr(e.subject, 7))
                 when e.subject like 'assignment %' then (select a.site_id from assignment a where a.id = substr(e.subject, 12))
                 when e.subject like 'pair %' then (select k.site_id from keep_apart k where k.id = substr(e.subject, 6))
                 when e.subject like 'holiday %' then (select h.site_id from holiday h where h.id = substr(e.subject, 9))
                 when e.subject like 'site %' then substr(e.subject, 6)
             end,
             case
                 when e.subject like 'programme %' then substr(e.subject, 11)
                 when e.subject like 'course %' then (select c.programme_id from course c where c.id = substr(e.subject, 8))
                 when e.subject like 'lesson %' then (select c.programme_id from lesson l join course c on c.id = l.course_id
                     where l.id = substr(e.subject, 8))
             end,
             e.subject like 'user %' and exists (select 1 from assignment a where a.user_id = substr(e.subject, 6)), ",
            holds_hidden!(),
            ", e.detail
         from audit_entry e left join staff_user u on u.id = e.actor
         where e.seq < $1 and e.at >= $2 and e.at < $3 order by e.seq desc limit $4"
        ),
        binds![before, from, until, most, db.eyes()],
        |row| {
            Ok(Link {
                seq: row.get(0)?,
                at: row.get(1)?,
                actor: row.get(2)?,
                actor_name: row.get(3)?,
                action: row.get(4)?,
                subject: row.get(5)?,
                site: row.get(6)?,
                programme: row.get(7)?,
                placed: row.get(8)?,
                hidden: row.get(9)?,
                detail: row.get(10)?,
            })
        },
    )
}

/// A woman's code and site, and whether whoever asks may see her.
pub(super) struct Place {
    pub(super) code: String,
    pub(super) site: String,
    pub(super) shows: bool,
}

fn read_place(row: &Row<'_>) -> Result<Place, Error> {
    Ok(Place { code: row.get(0)?, site: row.get(1)?, shows: row.get(2)? })
}

/// Where a woman's entries lie. A code nobody was told is nobody's.
pub(super) fn find_place(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Place>, Error> {
    db.find(
        concat!(
            "select p.code, p.site_id,",
            unless_hidden!("p.id", "$2"),
            "from participant p where p.id = $1 and p.erased_at is null"
        ),
        binds![woman, db.eyes()],
        read_place,
    )
}

/// The same for entries from before there were marks.
pub(super) fn find_place_of_code(db: &mut Db<'_>, code: &str) -> Result<Option<Place>, Error> {
    db.find(
        concat!(
            "select p.code, p.site_id,",
            unless_hidden!("p.id", "$2"),
            "from participant p where p.code = $1 and p.erased_at is null"
        ),
        binds![code, db.eyes()],
        read_place,
    )
}

/// Everybody, by name; roles and factors are added by the caller.
pub(super) fn list_lines(db: &mut Db<'_>) -> Result<Vec<super::command::Line>, Error> {
    db.list(
        "select id, sign_in_name, name, language, disabled_at is not null from staff_user
         order by sign_in_name limit 10000",
        &[],
        |row| {
            Ok(super::command::Line {
                id: row.get(0)?,
                sign_in_name: row.get(1)?,
                name: row.get(2)?,
                language: row.get(3)?,
                roles: Vec::new(),
                second_factor: false,
                disabled: row.get(4)?,
            })
        },
    )
}

/// `role at site` for each approved role without an end.
pub(super) fn list_role_words(db: &mut Db<'_>, user: UserId) -> Result<Vec<String>, Error> {
    db.list(
        "select a.role, s.name from assignment a join site s on s.id = a.site_id
         where a.user_id = $1 and a.approved_by is not null and a.set_aside_at is null and a.until_day is null
           and a.participant_id is null order by s.name, a.role limit 200",
        binds![user],
        |row| Ok(format!("{} at {}", row.get::<String>(0)?, row.get::<String>(1)?)),
    )
}
