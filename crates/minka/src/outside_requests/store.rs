//! Every statement about requests from outside.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{
        Asker, Decision, Field, Named, NewDecision, NewRequest, OutsideDecisionId, OutsideRequestId, Request, State,
        Told, Verdict,
    },
    rules::{join_fields, read_fields},
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId},
        store::{Db, Row},
        told::Portion,
    },
};

pub(super) fn add_request(
    change: &mut Change<'_>,
    id: OutsideRequestId,
    new: &NewRequest,
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into outside_request (id, site_id, kind, on_paper, asked, fields, received_on, due_on, law_forbids, state,
             sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11, $12)",
        binds![
            id,
            new.site,
            new.kind.key(),
            new.on_paper,
            new.asked,
            join_fields(&new.fields),
            new.received,
            new.due,
            new.law_forbids,
            sealed,
            at,
            by
        ],
    )?;
    for woman in &new.women {
        change.execute(
            "insert into outside_woman (request_id, participant_id, site_id) values ($1, $2, $3)",
            binds![id, *woman, new.site],
        )?;
    }
    Ok(())
}

/// Requests for [`read_request`].
macro_rules! requests {
    ($which:literal) => {
        concat!(
            "select r.id, r.site_id, r.kind, r.on_paper, r.asked, r.fields, r.received_on, r.due_on, r.law_forbids, r.state, \
             r.sealed from outside_request r where ",
            $which
        )
    };
}

fn read_request(row: &Row<'_>) -> Result<Request, Error> {
    let unknown = |what: &str| Error::Unexpected(format!("a request from outside with an unknown {what}"));
    Ok(Request {
        id: row.get(0)?,
        site: row.get(1)?,
        kind: Asker::parse(row.text(2)?).ok_or_else(|| unknown("asker"))?,
        on_paper: row.get(3)?,
        asked: row.get(4)?,
        fields: read_fields(row.text(5)?.split_whitespace()),
        received: row.get(6)?,
        due: row.get(7)?,
        law_forbids: row.get(8)?,
        state: State::parse(row.text(9)?).ok_or_else(|| unknown("state"))?,
        sealed: row.get(10)?,
    })
}

pub(super) fn find_request(db: &mut Db<'_>, id: OutsideRequestId) -> Result<Option<Request>, Error> {
    db.find(requests!("r.id = $1"), binds![id], read_request)
}

/// A site's requests that are not closed, by their deadline.
pub(super) fn list_open(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Request>, Error> {
    db.list(
        requests!("r.site_id = $1 and r.closed_at is null order by r.due_on, r.id limit 200"),
        binds![site],
        read_request,
    )
}

/// A site's requests that were closed, the newest first.
pub(super) fn list_closed(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Request>, Error> {
    db.list(
        requests!("r.site_id = $1 and r.closed_at is not null order by r.closed_at desc, r.id desc limit 100"),
        binds![site],
        read_request,
    )
}

/// Moves it on; what is answered or withdrawn is closed.
pub(super) fn set_state(change: &mut Change<'_>, id: OutsideRequestId, state: State) -> Result<(), Error> {
    let at = change.at();
    let closed = matches!(state, State::Answered | State::Withdrawn).then_some(at);
    change.execute(
        "update outside_request set state = $1, closed_at = $2 where id = $3",
        binds![state.key(), closed, id],
    )?;
    Ok(())
}

/// The women it is about, by code, without those who named the reader.
pub(super) fn list_women(db: &mut Db<'_>, id: OutsideRequestId) -> Result<Vec<Named>, Error> {
    db.list(
        concat!(
            "select p.id, p.code, w.told_on from outside_woman w join participant p on p.id = w.participant_id
             where w.request_id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2"),
            "order by p.code limit 200"
        ),
        binds![id, db.eyes()],
        |row| Ok(Named { woman: row.get(0)?, code: row.get(1)?, told: row.get(2)? }),
    )
}

/// She was told on a day; whoever told her first stays.
pub(super) fn note_told(
    change: &mut Change<'_>,
    (id, woman): (OutsideRequestId, ParticipantId),
    day: Date,
) -> Result<u64, Error> {
    let by = change.by().text();
    change.execute(
        "update outside_woman set told_on = $1, told_by = $2
         where request_id = $3 and participant_id = $4 and told_on is null",
        binds![day, by, id, woman],
    )
}

/// What was asked about one woman and may be told her: when, by whom, how far it is, and what was given.
pub(super) type AskedOfHer = (Date, Asker, State, Option<(Verdict, Vec<Field>)>);

/// The requests about a woman that the law does not hide from her, the newest first: a portion of them.
pub(super) fn list_of_woman(db: &mut Db<'_>, woman: ParticipantId, portion: Portion) -> Result<Vec<AskedOfHer>, Error> {
    db.list(
        "select r.received_on, r.kind, r.state, coalesce(d.verdict, ''), coalesce(d.fields, '')
         from outside_woman w join outside_request r on r.id = w.request_id
         left join outside_decision d on d.request_id = r.id and d.confirmed_at is not null and d.ended_at is null
         where w.participant_id = $1 and not r.law_forbids
         order by r.received_on desc, r.id desc, d.id limit $2 offset $3",
        binds![woman, portion.most, portion.skip],
        |row| {
            let unknown = || Error::Unexpected("a request from outside that cannot be read".to_owned());
            let given = Verdict::parse(row.text(3)?);
            let fields = read_fields(row.text(4)?.split_whitespace());
            Ok((
                row.get(0)?,
                Asker::parse(row.text(1)?).ok_or_else(unknown)?,
                State::parse(row.text(2)?).ok_or_else(unknown)?,
                given.map(|verdict| (verdict, fields)),
            ))
        },
    )
}

pub(super) fn add_decision(
    change: &mut Change<'_>,
    request: OutsideRequestId,
    (id, new): (OutsideDecisionId, &NewDecision),
    sealed: &[u8],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into outside_decision (id, request_id, verdict, fields, sealed, proposed_at, proposed_by)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![id, request, new.verdict.key(), join_fields(&new.fields), sealed, at, by],
    )?;
    Ok(())
}

/// What stands decided, or waits for the second person.
pub(super) fn find_decision(db: &mut Db<'_>, request: OutsideRequestId) -> Result<Option<Decision>, Error> {
    db.find(
        "select d.id, d.verdict, d.fields, d.sealed, d.proposed_by, coalesce(u.name, ''), d.proposed_at, d.confirmed_at,
             coalesce(c.name, '')
         from outside_decision d left join staff_user u on u.id = d.proposed_by left join staff_user c on c.id = d.confirmed_by
         where d.request_id = $1 and d.ended_at is null order by d.proposed_at desc, d.id desc limit 1",
        binds![request],
        |row| {
            let verdict = Verdict::parse(row.text(1)?);
            let is_confirmed = row.get::<Option<Timestamp>>(7)?.is_some();
            Ok(Decision {
                id: row.get(0)?,
                verdict: verdict.ok_or_else(|| Error::Unexpected("a decision with an unknown verdict".to_owned()))?,
                fields: read_fields(row.text(2)?.split_whitespace()),
                sealed: row.get(3)?,
                proposed_by: row.get(4)?,
                proposer: row.get(5)?,
                proposed: row.get(6)?,
                confirmer: is_confirmed.then(|| row.get(8)).transpose()?,
            })
        },
    )
}

pub(super) fn confirm(change: &mut Change<'_>, id: OutsideDecisionId) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update outside_decision set confirmed_at = $1, confirmed_by = $2
         where id = $3 and confirmed_at is null and ended_at is null",
        binds![at, by, id],
    )?;
    Ok(())
}

/// Ends what was proposed or decided about a request.
pub(super) fn end_decisions(change: &mut Change<'_>, request: OutsideRequestId) -> Result<u64, Error> {
    let at = change.at();
    change.execute(
        "update outside_decision set ended_at = $1 where request_id = $2 and ended_at is null",
        binds![at, request],
    )
}

/// The day of a woman's first step.
pub(super) fn find_joined(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Date>, Error> {
    let first = db.find(
        concat!(
            "select min(j.on_day) from journey_step j where j.participant_id = $1 and",
            unless_hidden!("j.participant_id", "$2")
        ),
        binds![woman, db.eyes()],
        |row| row.get::<Option<Date>>(0),
    )?;
    Ok(first.flatten())
}

/// The names of the groups a woman sits in on a day.
pub(super) fn list_groups(db: &mut Db<'_>, woman: ParticipantId, day: Date) -> Result<Vec<String>, Error> {
    db.list(
        concat!(
            "select g.name from membership m join weekly_group g on g.id = m.group_id
             where m.participant_id = $1 and m.role <> 'visitor' and m.from_day <= $2
                 and (m.until_day is null or m.until_day > $2) and",
            unless_hidden!("m.participant_id", "$3"),
            "order by g.name_key, g.id limit 20"
        ),
        binds![woman, day, db.eyes()],
        |row| row.get(0),
    )
}

/// At how many held meetings a woman was, month by month.
pub(super) fn count_by_month(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<(String, i64)>, Error> {
    db.list(
        concat!(
            "select substr(s.day, 1, 7), count(*) from attendance a join session s on s.id = a.session_id
             where a.participant_id = $1 and s.state = 'met' and a.mark in ('present', 'late') and",
            unless_hidden!("a.participant_id", "$2"),
            "group by substr(s.day, 1, 7) order by substr(s.day, 1, 7) limit 600"
        ),
        binds![woman, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What of a woman can be told besides her sealed part.
pub(super) fn tell(db: &mut Db<'_>, woman: ParticipantId, day: Date) -> Result<Told, Error> {
    let joined = find_joined(db, woman)?.map(|day| day.to_string()).unwrap_or_default();
    Ok(Told { joined, groups: list_groups(db, woman, day)?, months: count_by_month(db, woman)?, ..Told::default() })
}

/// Forgets that anybody asked about her; the request stays, and no longer leads to her.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from outside_woman where participant_id = $1", binds![woman]).map(drop)
}

/// Lets go of requests that were closed before an instant, with all that belongs to them.
///
/// # Errors
/// When they cannot be removed.
pub fn forget_requests(change: &mut Change<'_>, before: Timestamp) -> Result<u64, Error> {
    change.execute(
        "delete from outside_decision where request_id in (select id from outside_request where closed_at < $1)",
        binds![before],
    )?;
    change.execute(
        "delete from outside_woman where request_id in (select id from outside_request where closed_at < $1)",
        binds![before],
    )?;
    change.execute("delete from outside_request where closed_at < $1", binds![before])
}
