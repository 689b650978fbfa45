//! The meetings of the first page: what is today, what comes next, and what is still to be written down.

use std::collections::HashSet;

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    day::Waiting,
    store::{self, Unclosed},
};
use crate::{
    curriculum::{self, LessonId},
    foundation::{
        access::{Action, Actor, Reach},
        clock::instant_in,
        error::Error,
        ids::{GroupId, SiteId},
        store::Db,
        text::{Language, Text},
    },
    groups,
    sessions::{self, NextMeeting, SessionState, UnopenedDay},
    timetables,
    users::{self, Days},
};

/// So many meetings of a site; a large one opens its groups.
const MOST_MEETINGS: usize = 12;
/// So many lines of one kind; the rest is one tap away.
const MOST_LINES: usize = 5;

/// A meeting of a group that somebody leads, said: the one that comes next, or one of several today.
pub(super) struct Card {
    pub(super) when: String,
    pub(super) group: String,
    pub(super) place: String,
    pub(super) href: String,
    pub(super) is_today: bool,
    /// The lesson's neutral title, and where all of it stands; both empty without one.
    pub(super) lesson: String,
    pub(super) lesson_href: String,
}

/// One of today's meetings.
pub(super) struct Line {
    pub(super) starts: String,
    pub(super) group: String,
    pub(super) href: String,
    pub(super) place: String,
    pub(super) kind: &'static str,
    pub(super) word: &'static str,
}

/// A meeting that somebody leads, and what it is about.
struct Next {
    begins: Timestamp,
    meeting: NextMeeting,
    is_today: bool,
    lesson: Option<(LessonId, String)>,
}

/// What was found, before it is said.
#[derive(Default)]
pub(super) struct Meetings {
    next: Vec<Next>,
    of_day: Vec<store::Meeting>,
    unclosed: Vec<Unclosed>,
    unopened: Vec<UnopenedDay>,
}

/// Looks for it: at the sites of a manager all that meets today, of the groups that somebody leads those of today and the next.
pub(super) fn find(
    db: &mut Db<'_>,
    actor: &Actor,
    (now, language): (Timestamp, Language),
    days: &mut Days,
) -> Result<Meetings, Error> {
    let (mut found, reach) = (Meetings::default(), actor.reach(Action::MeetingRead));
    for site in &reach.sites {
        let today = days.at_site(db, *site)?;
        found.of_day.extend(list_of_day(db, *site, today)?);
        let month = today.checked_sub(4.weeks()).unwrap_or(today);
        found.unclosed.extend(store::list_unclosed_of_site(db, *site, (month, today))?);
        let whole = Reach { sites: vec![*site], ..Reach::default() };
        found.unopened.extend(sessions::list_unopened(db, (*site, &whole), now)?);
    }
    let led = Reach { groups: reach.groups, ..Reach::default() };
    let mut by_site: Vec<(SiteId, Vec<GroupId>)> = Vec::new();
    for group in groups::list_groups_of_reach(db, &led)? {
        match by_site.iter_mut().find(|(site, _)| *site == group.site) {
            Some((_, groups)) => groups.push(group.id),
            None => by_site.push((group.site, vec![group.id])),
        }
    }
    let mut next = Vec::new();
    for (site, groups) in by_site {
        let (today, zone) = (days.at_site(db, site)?, users::get_programme_of(db, site)?.zone);
        for group in &groups {
            // Of a site that is hers as a whole all this is known already.
            if !reach.sites.contains(&site) {
                found.unclosed.extend(store::list_unclosed_of_group(db, *group, today)?);
                found.of_day.extend(find_over(db, *group, today)?);
            }
            let alone = Reach { groups: vec![*group], ..Reach::default() };
            if let Some(meeting) = sessions::next_meeting_of(db, &alone, today)? {
                let (begins, is_today) = (instant_in(meeting.day, meeting.starts, &zone), meeting.day == today);
                next.push(Next { begins, meeting, is_today, lesson: None });
            }
        }
        if !reach.sites.contains(&site) {
            let hers = Reach { groups, ..Reach::default() };
            found.unopened.extend(sessions::list_unopened(db, (site, &hers), now)?);
        }
    }
    found.of_day.sort_by_cached_key(|one| (one.day, one.starts.clone(), groups::name_key(&one.name)));
    found.unopened.sort_by_key(|one| std::cmp::Reverse(one.day));
    found.next = choose(next);
    for one in &mut found.next {
        one.lesson = lesson_of(db, &one.meeting, language)?;
    }
    Ok(found)
}

/// All that is today, or where nothing is, the one that begins first anywhere.
fn choose(mut next: Vec<Next>) -> Vec<Next> {
    next.sort_by_key(|one| one.begins);
    if next.iter().any(|one| one.is_today) {
        next.retain(|one| one.is_today);
        next.truncate(MOST_MEETINGS);
    } else {
        next.truncate(1);
    }
    next
}

/// What a meeting is about, by its neutral title: the lesson somebody chose, or the one that would be proposed.
fn lesson_of(db: &mut Db<'_>, meeting: &NextMeeting, language: Language) -> Result<Option<(LessonId, String)>, Error> {
    let lesson = match meeting.session {
        Some(session) => sessions::get_session(db, session)?.lesson,
        None => {
            let group = groups::get_group(db, meeting.group)?;
            sessions::propose_lesson(db, &group, meeting.day)?
        }
    };
    let Some(lesson) = lesson else { return Ok(None) };
    Ok(Some((lesson, curriculum::get_lesson_title(db, lesson, language)?.1)))
}

/// A group's meeting of today that is over: closed, or not held.
fn find_over(db: &mut Db<'_>, group: GroupId, today: Date) -> Result<Option<store::Meeting>, Error> {
    let Some(session) = sessions::find_session_on(db, group, today)? else { return Ok(None) };
    if session.closed.is_none() && session.state != SessionState::NotMet {
        return Ok(None);
    }
    let group = groups::get_group(db, group)?;
    Ok(Some(store::Meeting {
        group: group.id,
        session: Some(session.id),
        day: today,
        name: group.name,
        starts: timetables::hour_text(session.starts),
        place: group.place,
        state: Some(session.state.key().to_owned()),
        closed: session.closed.is_some(),
    }))
}

/// Today's meetings of a site, the earliest first: what somebody opened, and the groups whose rhythm and holidays make it
/// their day.
fn list_of_day(db: &mut Db<'_>, site: SiteId, today: Date) -> Result<Vec<store::Meeting>, Error> {
    let mut meetings = store::list_opened(db, site, today)?;
    let mut holidays = timetables::list_holidays_of_site(db, site)?;
    // Of all that a site has ever kept free, what covers today: each group is held against these.
    holidays.retain(|(first, last, _)| *first <= today && today <= *last);
    let rhythms = timetables::list_rhythms(db, &Reach { sites: vec![site], ..Reach::default() })?;
    let opened: HashSet<GroupId> = meetings.iter().map(|meeting| meeting.group).collect();
    for group in groups::list_groups_of_weekday(db, site, today)? {
        let off: Vec<(Date, Date)> = holidays
            .iter()
            .filter(|(.., only)| only.is_none_or(|only| only == group.id))
            .map(|(first, last, _)| (*first, *last))
            .collect();
        let rhythm = rhythms.of(group.id, group.times);
        if opened.contains(&group.id) || rhythm.meeting_days(&off, today, today).is_empty() {
            continue;
        }
        let starts = timetables::hour_text(rhythm.on(today).starts);
        let (group, name, place) = (group.id, group.name, group.place);
        meetings.push(store::Meeting {
            group,
            session: None,
            day: today,
            name,
            starts,
            place,
            state: None,
            closed: false,
        });
    }
    meetings.sort_by_cached_key(|one| (one.starts.clone(), groups::name_key(&one.name), one.group));
    meetings.truncate(MOST_MEETINGS);
    Ok(meetings)
}

impl Meetings {
    /// One card for each meeting that somebody leads today, or for the next.
    pub(super) fn say_cards(&self, text: &Text) -> Vec<Card> {
        let card = |next: &Next| {
            let meeting = &next.meeting;
            let day = if next.is_today { text.say("today-tonight") } else { text.day(meeting.day) };
            let (lesson_href, lesson) = match &next.lesson {
                Some((id, title)) => (lesson_href(*id, meeting), title.clone()),
                None => (String::new(), String::new()),
            };
            Card {
                when: format!("{day}, {}", text.hour(meeting.starts)),
                href: meeting.session.map_or_else(
                    || format!("/groups/{}/sessions", meeting.group),
                    |session| format!("/sessions/{session}"),
                ),
                is_today: next.is_today,
                group: meeting.group_name.clone(),
                place: meeting.place.clone(),
                lesson,
                lesson_href,
            }
        };
        self.next.iter().map(card).collect()
    }

    /// What is today, each with how it stands; the day is that on top of the page.
    pub(super) fn say_day(&self, text: &Text, today: Date) -> Vec<Line> {
        self.of_day.iter().map(|meeting| line(meeting, today, text)).collect()
    }

    /// What is still to be written down: meetings that were held and not closed, and those that nobody opened.
    pub(super) fn say_waiting(&self, text: &Text) -> Vec<Waiting> {
        let unclosed = self.unclosed.iter().take(MOST_LINES).map(|unclosed| Waiting {
            href: format!("/sessions/{}", unclosed.session),
            text: text.phrase("today-close-meeting").with("group", &unclosed.group_name).to_string(),
            hint: text.day(unclosed.day),
        });
        let unopened = self.unopened.iter().take(MOST_LINES).map(|unopened| Waiting {
            href: format!("/groups/{}/sessions#day-{}", unopened.group, unopened.day),
            text: text.phrase("today-open-meeting").with("group", &unopened.group_name).to_string(),
            hint: text.day(unopened.day),
        });
        let mut waiting: Vec<Waiting> = unclosed.chain(unopened).collect();
        if let Some(more) = self.unopened.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
            waiting.push(Waiting {
                href: "/groups".to_owned(),
                text: text.phrase("today-open-meetings-more").count(more).to_string(),
                hint: String::new(),
            });
        }
        waiting
    }
}

/// A lesson, with the way back to the meeting where there is one.
fn lesson_href(lesson: LessonId, meeting: &NextMeeting) -> String {
    match meeting.session {
        Some(session) => format!("/lessons/{lesson}?meeting={session}"),
        None => format!("/lessons/{lesson}"),
    }
}

fn line(meeting: &store::Meeting, today: Date, text: &Text) -> Line {
    let (kind, word) = match meeting.state.as_deref() {
        Some("not_met") => ("plain", "today-not-met"),
        _ if meeting.closed => ("good", "today-closed"),
        Some("met") => ("good", "today-met"),
        _ => ("info", "today-planned"),
    };
    Line {
        starts: if meeting.day == today {
            meeting.starts.clone()
        } else {
            format!("{}, {}", text.day_month(meeting.day), meeting.starts)
        },
        href: meeting
            .session
            .map_or_else(|| format!("/groups/{}/sessions", meeting.group), |session| format!("/sessions/{session}")),
        group: meeting.name.clone(),
        place: meeting.place.clone(),
        kind,
        word,
    }
}
