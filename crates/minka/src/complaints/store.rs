//! Every statement about complaints. None leads to a woman; whom one is shut to is asked in each.

use std::collections::HashMap;

use jiff::{Timestamp, civil::Date};

use super::model::{Category, Colleague, Complaint, ComplaintId, ComplaintStepId, ComplaintWayId, State, Way, WayIn};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, SiteId, UserId},
        store::{Db, Row},
    },
};

/// Says who takes complaints at a site; who did before does no more.
///
/// # Errors
/// When it cannot be written.
pub fn add_way(change: &mut Change<'_>, site: SiteId, (handler, deputy): (UserId, UserId)) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), ComplaintWayId::new(change.clock()));
    change.execute(
        "update complaint_way set ended_at = $1, ended_by = $2 where site_id = $3 and ended_at is null",
        binds![at, &by, site],
    )?;
    change.execute(
        "insert into complaint_way (id, site_id, handler_id, deputy_id, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, site, handler, deputy, at, by],
    )?;
    Ok(())
}

/// Who takes complaints at a site.
pub(super) fn find_way(db: &mut Db<'_>, site: SiteId) -> Result<Option<Way>, Error> {
    db.find(
        "select handler_id, deputy_id from complaint_way where site_id = $1 and ended_at is null
         order by recorded_at desc, id desc limit 1",
        binds![site],
        |row| Ok(Way { handler: row.get(0)?, deputy: row.get(1)? }),
    )
}

/// Everybody who works at a site on a day, by name, with what decides who may take a complaint.
pub(super) fn list_colleagues(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<Colleague>, Error> {
    db.list(
        "select u.id, u.name, max(case when a.role = 'manager' then 1 else 0 end),
             max(case when a.role = 'auditor' then 1 else 0 end),
             max(case when a.role in ('mentor', 'manager', 'auditor') then 1 else 0 end)
         from staff_user u join assignment a on a.user_id = u.id
         where a.site_id = $1 and a.approved_by is not null and a.set_aside_at is null and a.from_day <= $2
             and (a.until_day is null or a.until_day > $2) and u.disabled_at is null
             and not exists (select 1 from assignment k where k.user_id = u.id and k.role = 'administrator'
                 and k.approved_by is not null and (k.until_day is null or k.until_day > $2))
         group by u.id, u.name order by u.name, u.id limit 500",
        binds![site, day],
        |row| {
            let is = |at: usize| Ok::<bool, Error>(row.get::<i64>(at)? == 1);
            Ok(Colleague { user: row.get(0)?, name: row.get(1)?, manages: is(2)?, audits: is(3)?, takes: is(4)? })
        },
    )
}

/// What a new row says beside its words.
pub(super) struct NewRow<'a> {
    pub(super) id: ComplaintId,
    pub(super) site: SiteId,
    pub(super) category: Category,
    pub(super) way_in: WayIn,
    pub(super) only_above: bool,
    pub(super) slip_hash: &'a [u8; 32],
}

pub(super) fn add_complaint(
    change: &mut Change<'_>,
    new: &NewRow<'_>,
    sealed: &[u8],
    shut: &[UserId],
) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into complaint (id, site_id, category, way_in, state, sealed, slip_hash, filed_at, changed_at, only_above)
         values ($1, $2, $3, $4, 'new', $5, $6, $7, $7, $8)",
        binds![new.id, new.site, new.category.key(), new.way_in.key(), sealed, new.slip_hash, at, new.only_above],
    )?;
    for user in shut {
        change.execute("insert into complaint_shut (complaint_id, user_id) values ($1, $2)", binds![new.id, *user])?;
    }
    Ok(())
}

/// How many came to a site through the door for everybody since an instant.
pub(super) fn count_from_strangers(db: &mut Db<'_>, site: SiteId, since: Timestamp) -> Result<i64, Error> {
    db.get(
        "select count(*) from complaint where site_id = $1 and way_in = 'stranger' and filed_at > $2",
        binds![site, since],
        |row| row.get(0),
    )
}

/// Complaints for [`read_complaint`].
macro_rules! complaints {
    ($which:literal) => {
        concat!(
            "select c.id, c.site_id, c.category, c.way_in, c.state, c.filed_at, c.changed_at, c.sealed, c.only_above
             from complaint c where ",
            $which
        )
    };
}

/// A complaint with what is still sealed of it.
pub(super) type Held = (Complaint, Vec<u8>);

fn read_complaint(row: &Row<'_>) -> Result<Held, Error> {
    let unknown = |what: &str| Error::Unexpected(format!("a complaint with an unknown {what}"));
    let complaint = Complaint {
        id: row.get(0)?,
        site: row.get(1)?,
        category: Category::parse(row.text(2)?).ok_or_else(|| unknown("category"))?,
        way_in: WayIn::parse(row.text(3)?).ok_or_else(|| unknown("way"))?,
        state: State::parse(row.text(4)?).ok_or_else(|| unknown("state"))?,
        filed: row.get(5)?,
        changed: row.get(6)?,
        only_above: row.get(8)?,
    };
    Ok((complaint, row.get(7)?))
}

/// One complaint, unless it is shut to this reader.
pub(super) fn find_complaint(db: &mut Db<'_>, id: ComplaintId, reader: UserId) -> Result<Option<Held>, Error> {
    db.find(
        complaints!(
            "c.id = $1 and not exists (select 1 from complaint_shut s where s.complaint_id = c.id and s.user_id = $2)"
        ),
        binds![id, reader],
        read_complaint,
    )
}

/// The complaint of a slip, at its site.
pub(super) fn find_by_slip(db: &mut Db<'_>, site: SiteId, hash: &[u8; 32]) -> Result<Option<Complaint>, Error> {
    db.find(complaints!("c.site_id = $1 and c.slip_hash = $2"), binds![site, hash], |row| Ok(read_complaint(row)?.0))
}

/// Some of a site's open complaints that are not shut to this reader, the oldest first, those after an id (empty: from the oldest).
pub(super) fn list_open(
    db: &mut Db<'_>,
    site: SiteId,
    (reader, after): (UserId, &str),
    most: usize,
) -> Result<Vec<Complaint>, Error> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    db.list(
        complaints!(
            "c.site_id = $1 and c.closed_at is null and c.id > $3
             and not exists (select 1 from complaint_shut s where s.complaint_id = c.id and s.user_id = $2)
             order by c.id limit $4"
        ),
        binds![site, reader, after, most],
        |row| Ok(read_complaint(row)?.0),
    )
}

/// A site's complaints that were closed since an instant and are not shut to this reader, the newest first.
pub(super) fn list_closed(
    db: &mut Db<'_>,
    site: SiteId,
    (reader, since): (UserId, Timestamp),
) -> Result<Vec<Complaint>, Error> {
    db.list(
        complaints!(
            "c.site_id = $1 and c.closed_at >= $3
             and not exists (select 1 from complaint_shut s where s.complaint_id = c.id and s.user_id = $2)
             order by c.closed_at desc, c.id desc limit 100"
        ),
        binds![site, reader, since],
        |row| Ok(read_complaint(row)?.0),
    )
}

/// To whom a complaint is shut.
pub(super) fn list_shut(db: &mut Db<'_>, id: ComplaintId) -> Result<Vec<UserId>, Error> {
    db.list(
        "select user_id from complaint_shut where complaint_id = $1 order by user_id limit 1000",
        binds![id],
        |row| row.get(0),
    )
}

/// To whom each of these is shut, in one reading: ids follow time, so those of a page lie side by side.
pub(super) fn list_shut_of(
    db: &mut Db<'_>,
    complaints: &[Complaint],
) -> Result<HashMap<ComplaintId, Vec<UserId>>, Error> {
    let mut shut: HashMap<ComplaintId, Vec<UserId>> = HashMap::new();
    let ids = || complaints.iter().map(|one| one.id);
    let (Some(first), Some(last), Some(one)) = (ids().min(), ids().max(), complaints.first()) else { return Ok(shut) };
    let rows: Vec<(ComplaintId, UserId)> = db.list(
        "select s.complaint_id, s.user_id from complaint_shut s join complaint c on c.id = s.complaint_id
         where c.site_id = $1 and c.id >= $2 and c.id <= $3",
        binds![one.site, first, last],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for (complaint, user) in rows {
        shut.entry(complaint).or_default().push(user);
    }
    Ok(shut)
}

pub(super) fn add_step(
    change: &mut Change<'_>,
    (complaint, state): (ComplaintId, State),
    id: ComplaintStepId,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    let closed = (state == State::Closed).then_some(at);
    change.execute(
        "insert into complaint_step (id, complaint_id, state, sealed, done_at, done_by) values ($1, $2, $3, $4, $5, $6)",
        binds![id, complaint, state.key(), sealed, at, by],
    )?;
    change.execute(
        "update complaint set state = $1, changed_at = $2, closed_at = $3 where id = $4",
        binds![state.key(), at, closed, complaint],
    )?;
    Ok(())
}

/// What was done: id, into which state, when, by whom, what (still sealed).
pub(super) type HeldStep = (ComplaintStepId, State, Timestamp, String, Vec<u8>);

/// What was done about a complaint, the oldest first.
pub(super) fn list_steps(db: &mut Db<'_>, complaint: ComplaintId) -> Result<Vec<HeldStep>, Error> {
    db.list(
        "select s.id, s.state, s.done_at, coalesce(u.name, ''), s.sealed from complaint_step s
         left join staff_user u on u.id = s.done_by where s.complaint_id = $1 order by s.done_at, s.id limit 200",
        binds![complaint],
        |row| {
            let state = State::parse(row.text(1)?);
            let state = state.ok_or_else(|| Error::Unexpected("a step with an unknown state".to_owned()))?;
            Ok((row.get(0)?, state, row.get(2)?, row.get(3)?, row.get(4)?))
        },
    )
}

/// Who proposed how it shall end, as rows name her.
pub(super) fn find_proposer(db: &mut Db<'_>, complaint: ComplaintId) -> Result<Option<String>, Error> {
    db.find(
        "select done_by from complaint_step where complaint_id = $1 and state = 'for_approval'
         order by done_at desc, id desc limit 1",
        binds![complaint],
        |row| row.get(0),
    )
}

/// Lets go of complaints that were closed before an instant, with all that belongs to them.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_complaints(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute(
        "delete from complaint_step where complaint_id in (select id from complaint where closed_at < $1)",
        binds![before],
    )?;
    change.execute(
        "delete from complaint_shut where complaint_id in (select id from complaint where closed_at < $1)",
        binds![before],
    )?;
    change.execute("delete from complaint where closed_at < $1", binds![before])
}
