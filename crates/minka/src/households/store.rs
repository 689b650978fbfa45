//! Every statement about links and homes.

use jiff::civil::Date;

use super::{
    model::{HerKin, HouseholdId, Kin, KinId, KinKind, Residence, ResidenceId, StaffTie, StaffTieId, StaffTieKind},
    rules,
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, Id, ParticipantId, SiteId, UserId},
        store::{Db, Row},
    },
};

/// Her links that hold on a day, the newest first, without those to women who must not be seen.
pub(super) fn list_kin(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<HerKin>, Error> {
    db.list(
        concat!(
            "select k.id, k.one_id, k.other_id, k.kind, k.from_day from kin_link k
             where (k.one_id = $1 or k.other_id = $1) and (k.until_day is null or k.until_day > $2) and",
            unless_hidden!("k.one_id", "$3"),
            "and",
            unless_hidden!("k.other_id", "$3"),
            "order by k.from_day desc, k.id desc limit 200"
        ),
        binds![woman, today, db.eyes()],
        |row| {
            let (one, other): (ParticipantId, ParticipantId) = (row.get(1)?, row.get(2)?);
            let kind = KinKind::parse(row.text(3)?).unwrap_or(KinKind::Neighbour);
            Ok(HerKin {
                id: row.get(0)?,
                beside: if one == woman { other } else { one },
                word: rules::word_of(kind, one == woman),
                from: row.get(4)?,
            })
        },
    )
}

/// Links between women who are both in a group on a day, for whoever decides who sits with whom.
///
/// # Errors
/// When the database cannot be read.
pub fn list_kin_among(db: &mut Db<'_>, group: GroupId, today: Date) -> Result<Vec<Kin>, Error> {
    db.list(
        concat!(
            "select distinct k.one_id, k.other_id, k.kind from kin_link k
             join membership a on a.participant_id = k.one_id and a.group_id = $1
             join membership b on b.participant_id = k.other_id and b.group_id = $1
             where (k.until_day is null or k.until_day > $2)
               and a.from_day <= $2 and (a.until_day is null or a.until_day > $2)
               and b.from_day <= $2 and (b.until_day is null or b.until_day > $2) and",
            unless_hidden!("k.one_id", "$3"),
            "and",
            unless_hidden!("k.other_id", "$3"),
            "order by k.one_id, k.other_id, k.kind limit 100"
        ),
        binds![group, today, db.eyes()],
        |row| {
            let kind = KinKind::parse(row.text(2)?).unwrap_or(KinKind::Neighbour);
            Ok(Kin { one: row.get(0)?, other: row.get(1)?, kind })
        },
    )
}

/// With whom she lives on a day, she herself left out, and without women who must not be seen.
///
/// # Errors
/// When the database cannot be read.
pub fn list_living_with(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<ParticipantId>, Error> {
    Ok(list_residents(db, woman, today)?.into_iter().map(|resident| resident.woman).collect())
}

pub(super) fn add_kin(
    change: &mut Change<'_>,
    site: SiteId,
    (one, other): (ParticipantId, ParticipantId),
    (kind, from): (KinKind, Date),
) -> Result<KinId, Error> {
    let (at, by, id) = (change.at(), change.by().text(), KinId::new(change.clock()));
    change.execute(
        "insert into kin_link (id, site_id, one_id, other_id, kind, from_day, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![id, site, one, other, kind.key(), from, at, by],
    )?;
    Ok(id)
}

pub(super) fn end_kin(change: &mut Change<'_>, id: KinId, until: Date) -> Result<(), Error> {
    change.execute("update kin_link set until_day = $1 where id = $2 and until_day is null", binds![until, id])?;
    Ok(())
}

fn read_residence(row: &Row<'_>) -> Result<Residence, Error> {
    Ok(Residence {
        id: row.get(0)?,
        household: row.get(1)?,
        woman: row.get(2)?,
        is_head: row.get(3)?,
        from: row.get(4)?,
    })
}

/// The homes in which she lives on a day with other women of the programme, the newest first. One in which there is nobody
/// else for this reader is none: it would tell him of somebody.
pub(super) fn list_homes(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<Residence>, Error> {
    db.list(
        concat!(
            "select r.id, r.household_id, r.participant_id, r.is_head, r.from_day from household_member r
             where r.participant_id = $1 and (r.until_day is null or r.until_day > $2)
                 and exists (select 1 from household_member o where o.household_id = r.household_id
                     and o.participant_id <> r.participant_id and (o.until_day is null or o.until_day > $2) and",
            unless_hidden!("o.participant_id", "$3"),
            ") order by r.from_day desc, r.id desc limit 10"
        ),
        binds![woman, today, db.eyes()],
        read_residence,
    )
}

/// Who lives with her on a day, in any of her homes, she herself left out and without women who must not be seen.
pub(super) fn list_residents(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<Residence>, Error> {
    let mut residents = db.list(
        concat!(
            "select o.id, o.household_id, o.participant_id, o.is_head, o.from_day from household_member r
             join household_member o on o.household_id = r.household_id and o.participant_id <> r.participant_id
             where r.participant_id = $1 and (r.until_day is null or r.until_day > $2)
                 and (o.until_day is null or o.until_day > $2) and",
            unless_hidden!("o.participant_id", "$3"),
            "order by o.from_day, o.id limit 50"
        ),
        binds![woman, today, db.eyes()],
        read_residence,
    )?;
    let mut known = Vec::new();
    residents.retain(|resident: &Residence| {
        let is_new = !known.contains(&resident.woman);
        known.push(resident.woman);
        is_new
    });
    Ok(residents)
}

/// She no longer lives where nobody else lives, whoever looks: where somebody was, she may live with others now.
pub(super) fn leave_empty_homes(change: &mut Change<'_>, woman: ParticipantId, until: Date) -> Result<(), Error> {
    change.execute(
        "update household_member set until_day = $1
         where participant_id = $2 and (until_day is null or until_day > $1) and not exists (select 1 from household_member o
             where o.household_id = household_member.household_id and o.participant_id <> $2
                 and (o.until_day is null or o.until_day > $1))",
        binds![until, woman],
    )?;
    Ok(())
}

pub(super) fn add_household(change: &mut Change<'_>, site: SiteId) -> Result<HouseholdId, Error> {
    let (at, by, id) = (change.at(), change.by().text(), HouseholdId::new(change.clock()));
    change.execute(
        "insert into household (id, site_id, created_at, created_by) values ($1, $2, $3, $4)",
        binds![id, site, at, by],
    )?;
    Ok(id)
}

pub(super) fn add_resident(
    change: &mut Change<'_>,
    (site, household): (SiteId, HouseholdId),
    woman: ParticipantId,
    from: Date,
) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), ResidenceId::new(change.clock()));
    change.execute(
        "insert into household_member (id, household_id, site_id, participant_id, is_head, from_day, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![id, household, site, woman, false, from, at, by],
    )?;
    Ok(())
}

fn read_staff_tie(row: &Row<'_>) -> Result<StaffTie, Error> {
    Ok(StaffTie {
        id: row.get(0)?,
        woman: row.get(1)?,
        user: row.get(2)?,
        name: row.get(3)?,
        // A word that is not known here is the widest: it keeps them apart all the same.
        kind: StaffTieKind::parse(row.text(4)?).unwrap_or(StaffTieKind::Privately),
        from: row.get(5)?,
    })
}

/// Who of the staff is close to a woman on a day, for whoever may see her links.
///
/// # Errors
/// When the database cannot be read.
pub fn list_staff_ties(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<StaffTie>, Error> {
    db.list(
        concat!(
            "select t.id, t.participant_id, t.user_id, u.name, t.kind, t.from_day from staff_tie t
             join staff_user u on u.id = t.user_id
             where t.participant_id = $1 and (t.until_day is null or t.until_day > $2) and",
            unless_hidden!("t.participant_id", "$3"),
            "order by t.from_day desc, t.id desc limit 100"
        ),
        binds![woman, today, db.eyes()],
        read_staff_tie,
    )
}

/// Who of the staff is close to which woman of a site on a day, for whoever decides who walks beside whom.
///
/// # Errors
/// When the database cannot be read.
pub fn list_staff_ties_of_site(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<StaffTie>, Error> {
    db.list(
        concat!(
            "select t.id, t.participant_id, t.user_id, u.name, t.kind, t.from_day from staff_tie t
             join staff_user u on u.id = t.user_id
             where t.site_id = $1 and (t.until_day is null or t.until_day > $2) and",
            unless_hidden!("t.participant_id", "$3"),
            "order by t.user_id, t.from_day desc, t.id desc limit 20000"
        ),
        binds![site, today, db.eyes()],
        read_staff_tie,
    )
}

/// The codes of a site's women beside whom somebody walks who is close to them, as staff wrote it down or as the mentor's own file says:
/// somebody has to give them another mentor. At most twelve.
///
/// # Errors
/// When the database cannot be read.
pub fn list_beside_kin(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<(ParticipantId, String)>, Error> {
    db.list(
        concat!(
            "select distinct p.id, p.code from (
                 select t.participant_id, t.user_id from staff_tie t
                     where t.site_id = $1 and (t.until_day is null or t.until_day > $2)
                 union all select k.one_id, f.user_id from kin_link k
                     join own_file f on f.participant_id = k.other_id and f.ended_at is null
                     where k.site_id = $1 and (k.until_day is null or k.until_day > $2)
                 union all select k.other_id, f.user_id from kin_link k
                     join own_file f on f.participant_id = k.one_id and f.ended_at is null
                     where k.site_id = $1 and (k.until_day is null or k.until_day > $2)
             ) c join assignment a on a.user_id = c.user_id and a.participant_id = c.participant_id
                 and a.approved_by is not null and a.refused_by is null and a.set_aside_at is null
                 and a.from_day <= $2 and (a.until_day is null or a.until_day > $2)
             join participant p on p.id = c.participant_id
             where p.state not in ('left', 'transferred') and",
            unless_hidden!("p.id", "$3"),
            "order by p.code limit 12"
        ),
        binds![site, day, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub(super) fn add_staff_tie(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    user: UserId,
    (kind, from): (StaffTieKind, Date),
) -> Result<StaffTieId, Error> {
    let (at, by, id) = (change.at(), change.by().text(), StaffTieId::new(change.clock()));
    change.execute(
        "insert into staff_tie (id, site_id, participant_id, user_id, kind, from_day, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        binds![id, site, woman, user, kind.key(), from, at, by],
    )?;
    Ok(id)
}

pub(super) fn end_staff_tie(change: &mut Change<'_>, id: StaffTieId, until: Date) -> Result<(), Error> {
    change.execute("update staff_tie set until_day = $1 where id = $2 and until_day is null", binds![until, id])?;
    Ok(())
}

/// Removes the links and the place at home of a woman who is forgotten.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from kin_link where one_id = $1 or other_id = $1", binds![woman])?;
    change.execute("delete from staff_tie where participant_id = $1", binds![woman])?;
    change.execute("delete from household_member where participant_id = $1", binds![woman]).map(drop)
}

/// One head at a time, among those whom the reader sees: what he says changes nothing of a woman who named him.
pub(super) fn set_head(change: &mut Change<'_>, own: &Residence) -> Result<(), Error> {
    let eyes = change.eyes();
    change.execute(
        concat!(
            "update household_member set is_head = (id = $1) where household_id = $2 and",
            unless_hidden!("household_member.participant_id", "$3")
        ),
        binds![own.id, own.household, eyes],
    )?;
    Ok(())
}

pub(super) fn end_residence(change: &mut Change<'_>, id: ResidenceId, until: Date) -> Result<(), Error> {
    change.execute("update household_member set until_day = $1 where id = $2", binds![until, id])?;
    Ok(())
}
