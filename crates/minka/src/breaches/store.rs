//! Every statement about what was lost. The list is made for nobody's eyes, so that it is whole; whoever reads it sees it with her own.

use jiff::{Timestamp, civil::Date};

use super::model::{Breach, BreachId, Kind, NewBreach, Reply, Step, Thing, Told, Why};
use crate::{
    binds,
    foundation::{
        access::{Assignment, Role},
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId, UserId},
        store::{Db, Row},
    },
};

pub(super) fn add_breach(
    change: &mut Change<'_>,
    (id, new): (BreachId, &NewBreach),
    (law, due): (&str, Timestamp),
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into breach (id, site_id, kind, thing, thing_id, law, noticed_at, safe_until, due_at, sealed, reported_at, reported_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        binds![
            id, new.site, new.kind.key(), new.thing.key(), &new.thing_id, law, new.noticed, new.safe, due, sealed, at, by
        ],
    )?;
    Ok(())
}

/// What was lost, for [`read_breach`].
macro_rules! breaches {
    ($which:literal) => {
        concat!(
            "select b.id, b.site_id, b.kind, b.thing, b.thing_id, b.law, b.noticed_at, b.safe_until, b.due_at, b.looked_at, b.reply,
                 b.replied_at, b.closed_at from breach b where ",
            $which
        )
    };
}

fn read_breach(row: &Row<'_>) -> Result<Breach, Error> {
    let unknown = |what: &str| Error::Unexpected(format!("something lost with an unknown {what}"));
    let reply = row.get::<Option<String>>(10)?.zip(row.get::<Option<Timestamp>>(11)?);
    let reply = reply.map(|(key, at)| Reply::parse(&key).map(|reply| (reply, at)).ok_or_else(|| unknown("reply")));
    Ok(Breach {
        id: row.get(0)?,
        site: row.get(1)?,
        kind: Kind::parse(row.text(2)?).ok_or_else(|| unknown("kind"))?,
        thing: Thing::parse(row.text(3)?).ok_or_else(|| unknown("thing"))?,
        thing_id: row.get(4)?,
        law: row.get(5)?,
        noticed: row.get(6)?,
        safe: row.get(7)?,
        due: row.get(8)?,
        looked: row.get(9)?,
        reply: reply.transpose()?,
        closed: row.get(12)?,
    })
}

/// One of them.
pub(super) fn find_breach(db: &mut Db<'_>, id: BreachId) -> Result<Option<Breach>, Error> {
    db.find(breaches!("b.id = $1"), binds![id], read_breach)
}

/// What was written of it: what happened, what became of the clock, what was learned. Still sealed.
pub(super) fn get_words(db: &mut Db<'_>, id: BreachId) -> Result<[Option<Vec<u8>>; 3], Error> {
    db.get("select sealed, reply_sealed, lesson_sealed from breach where id = $1", binds![id], |row| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?])
    })
}

/// A breach `b` concerns a site (`$1`): it happened there, or there is a woman of it on the list whom the reader (`$2`) may see.
macro_rules! concerns_site {
    () => {
        concat!(
            "(b.site_id = $1 or exists (select 1 from breach_woman w where w.breach_id = b.id and w.site_id = $1 and",
            unless_hidden!("w.participant_id", "$2"),
            "))"
        )
    };
}

/// What is open at a site, or concerns women of it, whose clock ends first.
pub(super) fn list_open(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Breach>, Error> {
    db.list(
        concat!(breaches!("b.closed_at is null and "), concerns_site!(), " order by b.due_at, b.id limit 100"),
        binds![site, db.eyes()],
        read_breach,
    )
}

/// What was closed at a site, the newest first.
pub(super) fn list_closed(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Breach>, Error> {
    db.list(
        breaches!("b.closed_at is not null and b.site_id = $1 order by b.closed_at desc, b.id desc limit 50"),
        binds![site],
        read_breach,
    )
}

/// Whether it concerns a site: it happened there, or a woman of it is on the list.
pub(super) fn concerns_site(db: &mut Db<'_>, id: BreachId, site: SiteId) -> Result<bool, Error> {
    let sql = concat!("select 1 from breach b where b.id = $3 and ", concerns_site!());
    Ok(db.find(sql, binds![site, db.eyes(), id], |_| Ok(()))?.is_some())
}

/// Who works or worked at a site since a day, by name: whose account or telephone it may be.
pub(super) fn list_accounts(db: &mut Db<'_>, site: SiteId, since: Date) -> Result<Vec<(String, String)>, Error> {
    db.list(
        "select distinct u.id, u.name from staff_user u join assignment a on a.user_id = u.id
         where a.site_id = $1 and a.approved_by is not null and (a.until_day is null or a.until_day > $2)
         order by u.name, u.id limit 500",
        binds![site, since],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The groups of a site, by name.
pub(super) fn list_groups(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(String, String)>, Error> {
    let sql = "select id, name from weekly_group where site_id = $1 order by name_key, id limit 500";
    db.list(sql, binds![site], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The table of a mark: when it was taken out, and by whom as the chain names them.
pub(super) fn find_export(db: &mut Db<'_>, mark: &str) -> Result<Option<(Timestamp, String)>, Error> {
    let subject = format!("register {mark} ");
    db.find(
        "select at, actor from audit_entry where action in ('export.codes', 'export.names') and substr(subject, 1, 22) = $1
         order by seq limit 1",
        binds![&subject],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The number of the newest entry.
pub(super) fn newest_entry(db: &mut Db<'_>) -> Result<i64, Error> {
    db.get("select coalesce(max(seq), 0) from audit_entry", &[], |row| row.get(0))
}

/// What somebody did between two entries of the chain and two moments: to whom or what, and what explains it.
pub(super) fn list_deeds(
    db: &mut Db<'_>,
    user: UserId,
    (after, until): (i64, i64),
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(String, String)>, Error> {
    db.list(
        "select subject, detail from audit_entry where seq > $1 and seq <= $2 and actor = $3 and at >= $4 and at <= $5
         order by seq",
        binds![after, until, user, from, to],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What somebody held between two days.
pub(super) fn list_held(db: &mut Db<'_>, user: UserId, (from, until): (Date, Date)) -> Result<Vec<Assignment>, Error> {
    let held = db.list(
        "select role, site_id, group_id, participant_id from assignment
         where user_id = $1 and approved_by is not null and from_day <= $3 and (until_day is null or until_day > $2)
         order by id limit 5000",
        binds![user, from, until],
        |row| Ok((row.get::<String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    let known = held.into_iter().filter_map(|(role, site, group, participant)| {
        Some(Assignment { role: Role::parse(&role)?, site, group, participant })
    });
    Ok(known.collect())
}

/// Women of a site who were registered by a moment.
pub(super) fn list_of_site(db: &mut Db<'_>, site: SiteId, by: Timestamp) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select id from participant where site_id = $1 and erased_at is null and created_at <= $2 order by id",
        binds![site, by],
        |row| row.get(0),
    )
}

/// Women of every site who were registered by a moment.
pub(super) fn list_of_all(db: &mut Db<'_>, by: Timestamp) -> Result<Vec<ParticipantId>, Error> {
    db.list("select id from participant where erased_at is null and created_at <= $1 order by id", binds![by], |row| {
        row.get(0)
    })
}

/// Women who were in a group between two days, or wait for a place in it.
pub(super) fn list_of_group(
    db: &mut Db<'_>,
    group: GroupId,
    (from, until): (Date, Date),
) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select participant_id from membership where group_id = $1 and from_day <= $3 and (until_day is null or until_day > $2)
         union select participant_id from waiting_place where group_id = $1",
        binds![group, from, until],
        |row| row.get(0),
    )
}

/// Women of a meeting: who was in its group on that day, and who has a mark of it.
pub(super) fn list_of_session(db: &mut Db<'_>, session: &str) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select m.participant_id from session s join membership m on m.group_id = s.group_id
             where s.id = $1 and m.from_day <= s.day and (m.until_day is null or m.until_day > s.day)
         union select a.participant_id from attendance a where a.session_id = $1",
        binds![session],
        |row| row.get(0),
    )
}

/// For whom somebody feared.
pub(super) fn find_of_concern(db: &mut Db<'_>, concern: &str) -> Result<Option<ParticipantId>, Error> {
    db.find("select participant_id from concern where id = $1", binds![concern], |row| row.get(0))
}

/// The woman of a code as the chain wrote it once.
pub(super) fn find_of_code(db: &mut Db<'_>, code: &str) -> Result<Option<ParticipantId>, Error> {
    db.find(
        "select id from participant where code = $1 union select participant_id from former_code where code = $1 limit 1",
        binds![code],
        |row| row.get(0),
    )
}

/// Puts a woman on the list, once. Who was forgotten meanwhile is not put there.
pub(super) fn add_woman(
    change: &mut Change<'_>,
    id: BreachId,
    (woman, why): (ParticipantId, Why),
) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "insert into breach_woman (breach_id, participant_id, site_id, why, found_at)
         select $1, p.id, p.site_id, $3, $4 from participant p where p.id = $2 and p.erased_at is null
         on conflict (breach_id, participant_id) do nothing",
        binds![id, woman, why.key(), at],
    )
}

/// That the women were looked for.
pub(super) fn note_looked(change: &mut Change<'_>, id: BreachId) -> Result<(), Error> {
    let at = change.at();
    change.execute("update breach set looked_at = $1 where id = $2", binds![at, id]).map(drop)
}

/// A woman on the list.
pub(super) struct Listed {
    pub(super) woman: ParticipantId,
    pub(super) code: String,
    pub(super) chosen_name: String,
    pub(super) sign: String,
    pub(super) why: String,
    pub(super) told: Option<(String, Timestamp)>,
}

/// A page of the list at a site, after a woman (empty: from the first), in the order in which they came; for the reader's eyes.
pub(super) fn list_women(
    db: &mut Db<'_>,
    (id, site): (BreachId, SiteId),
    after: &str,
    most: i64,
) -> Result<Vec<Listed>, Error> {
    db.list(
        concat!(
            "select w.participant_id, p.code, p.chosen_name, p.sign, w.why, w.told_how, w.told_at
             from breach_woman w join participant p on p.id = w.participant_id
             where w.breach_id = $1 and w.site_id = $2 and w.participant_id > $3 and",
            unless_hidden!("p.id", "$4"),
            "order by w.participant_id limit $5"
        ),
        binds![id, site, after, db.eyes(), most],
        |row| {
            Ok(Listed {
                woman: row.get(0)?,
                code: row.get(1)?,
                chosen_name: row.get(2)?,
                sign: row.get(3)?,
                why: row.get(4)?,
                told: row.get::<Option<String>>(5)?.zip(row.get::<Option<Timestamp>>(6)?),
            })
        },
    )
}

/// How many women are on the list at a site, and how many of them nobody has told; for the reader's eyes.
pub(super) fn count_women(db: &mut Db<'_>, (id, site): (BreachId, SiteId)) -> Result<(i64, i64), Error> {
    db.get(
        concat!(
            "select count(*), coalesce(sum(case when w.told_at is null then 1 else 0 end), 0) from breach_woman w
             where w.breach_id = $1 and w.site_id = $2 and",
            unless_hidden!("w.participant_id", "$3")
        ),
        binds![id, site, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Writes down how she was told. `false`: she is not on the list.
pub(super) fn note_told(
    change: &mut Change<'_>,
    (id, woman): (BreachId, ParticipantId),
    how: Told,
) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let noted = change.execute(
        "update breach_woman set told_how = $1, told_at = $2, told_by = $3 where breach_id = $4 and participant_id = $5",
        binds![how.key(), at, by, id, woman],
    )?;
    Ok(noted == 1)
}

/// Ticks a step off. `false`: it was.
///
/// # Errors
/// When it cannot be written.
pub fn note_step(change: &mut Change<'_>, id: BreachId, step: Step) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let added = change.execute(
        "insert into breach_step (breach_id, step, done_at, done_by) values ($1, $2, $3, $4)
         on conflict (breach_id, step) do nothing",
        binds![id, step.key(), at, by],
    )?;
    Ok(added == 1)
}

/// What was done, and when.
pub(super) fn list_steps(db: &mut Db<'_>, id: BreachId) -> Result<Vec<(String, Timestamp)>, Error> {
    db.list(
        "select step, done_at from breach_step where breach_id = $1 order by done_at, step limit 50",
        binds![id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Answers the clock.
pub(super) fn save_reply(
    change: &mut Change<'_>,
    id: BreachId,
    (reply, at): (Reply, Timestamp),
    sealed: &[u8],
) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "update breach set reply = $1, replied_at = $2, replied_by = $3, reply_sealed = $4 where id = $5",
        binds![reply.key(), at, by, sealed, id],
    )?;
    Ok(())
}

/// Closes it, with what was learned.
pub(super) fn close_breach(change: &mut Change<'_>, id: BreachId, sealed: &[u8]) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update breach set closed_at = $1, closed_by = $2, lesson_sealed = $3 where id = $4 and closed_at is null",
        binds![at, by, sealed, id],
    )?;
    Ok(())
}

/// Forgets that it concerned her.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from breach_woman where participant_id = $1", binds![woman]).map(drop)
}

/// Lets go of what was closed before an instant, with all that belongs to it.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_breaches(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute(
        "delete from breach_woman where breach_id in (select id from breach where closed_at < $1)",
        binds![before],
    )?;
    change.execute(
        "delete from breach_step where breach_id in (select id from breach where closed_at < $1)",
        binds![before],
    )?;
    change.execute("delete from breach where closed_at < $1", binds![before])
}
