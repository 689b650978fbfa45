//! Every statement about circles.

use jiff::civil::Date;

use super::model::{Circle, Themes};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId},
        store::Db,
    },
    sessions::SessionId,
};

/// The circles of a session, by number.
///
/// # Errors
/// When the database cannot be read.
pub fn list_circles(db: &mut Db<'_>, session: SessionId) -> Result<Vec<Circle>, Error> {
    db.list(
        concat!(
            "select c.number, case when p.id is null and c.facilitator_id is not null then '' else c.facilitator end, p.id,
                 c.mix, c.themes, c.mood_hard, c.mood_mixed, c.mood_calm, c.mood_glad
             from circle c left join participant p on p.id = c.facilitator_id and",
            unless_hidden!("p.id", "$2"),
            "where c.session_id = $1 order by c.number limit 200"
        ),
        binds![session, db.eyes()],
        |row| {
            Ok(Circle {
                number: row.get(0)?,
                facilitator: row.get(1)?,
                facilitator_id: row.get(2)?,
                mix: row.get(3)?,
                themes: Themes::parse(&row.get::<String>(4)?),
                moods: [row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?],
            })
        },
    )
}

/// Who sits in which circle of a session.
///
/// # Errors
/// When the database cannot be read.
pub fn list_seats(db: &mut Db<'_>, session: SessionId) -> Result<Vec<(ParticipantId, i64)>, Error> {
    db.list(
        concat!(
            "select c.participant_id, c.number from circle_seat c where c.session_id = $1 and",
            unless_hidden!("c.participant_id", "$2"),
            "order by c.number, c.participant_id limit 500"
        ),
        binds![session, db.eyes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The circles of a group's last eight sessions before a day, the latest first. A session without circles is an empty
/// list: the week has passed all the same.
pub(super) fn list_earlier(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<Vec<Vec<ParticipantId>>>, Error> {
    let mut sessions: Vec<(SessionId, i64, Vec<Vec<ParticipantId>>)> = Vec::new();
    db.each(
        "select s.id, c.number, c.participant_id
         from (select id, day from session where group_id = $1 and day < $2 and state <> 'not_met'
               order by day desc limit 8) s
         left join circle_seat c on c.session_id = s.id
         order by s.day desc, c.number, c.participant_id",
        binds![group, day],
        |row| {
            let session: SessionId = row.get(0)?;
            if sessions.last().is_none_or(|last| last.0 != session) {
                sessions.push((session, 0, Vec::new()));
            }
            let seat: (Option<i64>, Option<ParticipantId>) = (row.get(1)?, row.get(2)?);
            if let (Some((_, number, circles)), (Some(at), Some(woman))) = (sessions.last_mut(), seat) {
                if *number != at {
                    *number = at;
                    circles.push(Vec::new());
                }
                circles.last_mut().into_iter().for_each(|circle| circle.push(woman));
            }
            Ok(true)
        },
    )?;
    Ok(sessions.into_iter().map(|(_, _, circles)| circles).collect())
}

/// Makes these the circles of a session, in place of those it had, with whoever sits in each.
///
/// # Errors
/// When they cannot be written.
pub fn replace_circles(
    change: &mut Change<'_>,
    (session, site): (SessionId, SiteId),
    circles: &[(Circle, Vec<ParticipantId>)],
) -> Result<(), Error> {
    change.execute("delete from circle where session_id = $1", binds![session])?;
    let mut seats = Vec::new();
    for (circle, women) in circles {
        change.execute(
            "insert into circle (session_id, number, site_id, facilitator, facilitator_id, mix, themes)
             values ($1, $2, $3, $4, $5, $6, '')",
            binds![session, circle.number, site, &circle.facilitator, circle.facilitator_id, circle.mix],
        )?;
        seats.extend(women.iter().map(|woman| (*woman, circle.number)));
    }
    save_seats(change, session, &seats)
}

/// Makes these the seats of a session; whoever is not among them sits nowhere. A woman who must not be seen keeps hers.
///
/// # Errors
/// When they cannot be written.
pub fn save_seats(change: &mut Change<'_>, session: SessionId, seats: &[(ParticipantId, i64)]) -> Result<(), Error> {
    let eyes = change.eyes();
    change.execute(
        concat!(
            "delete from circle_seat where session_id = $1 and",
            unless_hidden!("circle_seat.participant_id", "$2")
        ),
        binds![session, eyes],
    )?;
    for (woman, number) in seats {
        change.execute(
            "insert into circle_seat (session_id, participant_id, number) values ($1, $2, $3)",
            binds![session, *woman, *number],
        )?;
    }
    Ok(())
}

/// Notes what a circle talked about and how it felt, in place of what was noted.
///
/// # Errors
/// When it cannot be written.
pub fn save_afterwards(change: &mut Change<'_>, session: SessionId, circle: &Circle) -> Result<(), Error> {
    let [hard, mixed, calm, glad] = circle.moods;
    change.execute(
        "update circle set themes = $1, mood_hard = $2, mood_mixed = $3, mood_calm = $4, mood_glad = $5
         where session_id = $6 and number = $7",
        binds![circle.themes.text(), hard, mixed, calm, glad, session, circle.number],
    )?;
    Ok(())
}

/// Removes the seats of a woman who is forgotten, and her name where she led a circle.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from circle_seat where participant_id = $1", binds![woman])?;
    change
        .execute("update circle set facilitator = '—', facilitator_id = null where facilitator_id = $1", binds![woman])
        .map(drop)
}
