//! When a group meets: the days of its recurrence, less its holidays, with what is recorded on them already.

use jiff::{
    ToSpan,
    civil::{Date, Time},
};

use super::{
    model::{ListedSession, NextMeeting, Session, SessionState},
    rules, store,
};
use crate::{
    curriculum::{self, LessonId},
    foundation::{access::Reach, error::Error, store::Db},
    groups::{self, Group},
    timetables::{self, Rhythm},
};

/// A day in a group's list: a session that somebody opened, or a meeting day that nobody has opened yet.
#[derive(Clone, Debug)]
pub(super) struct Day {
    pub(super) day: Date,
    pub(super) opened: Option<ListedSession>,
    /// The name of the holiday on which the group would have met.
    pub(super) holiday: Option<String>,
}

/// Holidays as pairs of days, without their names.
pub(super) fn spans(holidays: &[(Date, Date, String)]) -> Vec<(Date, Date)> {
    holidays.iter().map(|(first, last, _)| (*first, *last)).collect()
}

/// The last day that is looked at when looking ahead.
pub(super) fn furthest(today: Date) -> Date {
    today.saturating_add((rules::WEEKS_AHEAD * 7).days())
}

/// Meeting days, holidays that fall on one, and opened sessions between two days, the earliest first.
pub(super) fn days_between(
    rhythm: &Rhythm,
    holidays: &[(Date, Date, String)],
    opened: Vec<ListedSession>,
    (from, until): (Date, Date),
) -> Vec<Day> {
    let mut days: Vec<Day> =
        opened.into_iter().map(|listed| Day { day: listed.session.day, opened: Some(listed), holiday: None }).collect();
    for day in rhythm.meeting_days(&[], from, until) {
        if days.iter().any(|known| known.day == day) {
            continue;
        }
        let holiday = holidays.iter().find(|(first, last, _)| *first <= day && day <= *last);
        days.push(Day { day, opened: None, holiday: holiday.map(|(_, _, name)| name.clone()) });
    }
    days.sort_by_key(|day| day.day);
    days
}

/// The next day on which a group meets in its rhythm, today included, and the hour.
///
/// # Errors
/// When the database cannot be read.
pub fn next_day(db: &mut Db<'_>, group: &Group, today: Date) -> Result<Option<(Date, Time)>, Error> {
    let (holidays, rhythm) = (spans(&timetables::list_holidays(db, group.id)?), groups::get_rhythm(db, group)?);
    let day = rhythm.meeting_days(&holidays, today, furthest(today)).first().copied();
    Ok(day.map(|day| (day, rhythm.on(day).starts)))
}

/// The first lesson of the group's course that it has neither held nor planned for an earlier day.
///
/// # Errors
/// When the database cannot be read.
pub fn propose_lesson(db: &mut Db<'_>, group: &Group, day: Date) -> Result<Option<LessonId>, Error> {
    let Some(course) = group.course else { return Ok(None) };
    let in_order: Vec<_> = curriculum::list_lessons(db, course)?.into_iter().map(|lesson| lesson.id).collect();
    let held = store::list_lessons_held(db, group.id, day)?;
    Ok(curriculum::next_lesson(&in_order, &held))
}

/// The next meeting within a reach, today's included until it is closed.
///
/// # Errors
/// When the database cannot be read.
pub fn next_meeting_of(db: &mut Db<'_>, reach: &Reach, today: Date) -> Result<Option<NextMeeting>, Error> {
    let until = furthest(today);
    let mut sessions = Vec::new();
    for site in &reach.sites {
        sessions.extend(store::list_sessions_of_site(db, *site, today, until)?);
    }
    for group in &reach.groups {
        sessions.extend(store::list_sessions_of_group(db, *group, today, until)?);
    }
    let rhythms = timetables::list_rhythms(db, reach)?;
    let mut best: Vec<(NextMeeting, Group)> = groups::list_groups_of_reach(db, reach)?
        .into_iter()
        .filter(|group| !group.closed)
        .filter_map(|group| {
            Some((next_of((&group, &rhythms.of(group.id, group.times)), &sessions, &[], today)?, group))
        })
        .collect();
    best.sort_by_key(|(meeting, _)| (meeting.day, meeting.starts));
    // Holidays are looked up only for those who come first: a site may have hundreds of groups.
    let mut found: Option<NextMeeting> = None;
    for (early, group) in best {
        if found.as_ref().is_some_and(|found| (found.day, found.starts) <= (early.day, early.starts)) {
            break;
        }
        let holidays = spans(&timetables::list_holidays(db, group.id)?);
        let meeting = next_of((&group, &rhythms.of(group.id, group.times)), &sessions, &holidays, today);
        found = [found, meeting].into_iter().flatten().min_by_key(|meeting| (meeting.day, meeting.starts));
    }
    Ok(found)
}

fn next_of(
    (group, rhythm): (&Group, &Rhythm),
    sessions: &[Session],
    holidays: &[(Date, Date)],
    today: Date,
) -> Option<NextMeeting> {
    let own = |session: &&Session| session.group == group.id;
    let usual = rhythm.meeting_days(holidays, today, furthest(today)).into_iter();
    let usual =
        usual.filter(|day| sessions.iter().filter(own).all(|session| session.day != *day)).map(|day| (day, None));
    let still_to_come =
        |session: &&Session| session.closed.is_none() && session.state == SessionState::Planned && session.day >= today;
    let opened = sessions.iter().filter(own).filter(still_to_come).map(|session| (session.day, Some(session)));
    let (day, session) = usual.chain(opened).min_by_key(|(day, _)| *day)?;
    Some(NextMeeting {
        group: group.id,
        group_name: group.name.clone(),
        place: group.place.clone(),
        day,
        starts: session.map_or(rhythm.on(day).starts, |session| session.starts),
        session: session.map(|session| session.id),
    })
}
