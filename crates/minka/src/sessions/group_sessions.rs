//! A group's meetings: what comes, what is today, what was; and opening one.

use askama::Template;
use axum::extract::State;
use jiff::{ToSpan, civil::Date};

use super::{
    model::{EXTRA_REASONS, ListedSession, Session, SessionId, SessionState},
    planning::{self, Day},
    rules, store,
};
use crate::{
    curriculum,
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::{GroupId, Id},
        page::{At, Frame, Query, Screen, see_other, show, show_again},
        store::Db,
        text::Text,
    },
    groups::{self, Group},
    timetables::{self, Rhythm},
    users,
};

/// How many past meetings stand on a page.
const A_PAGE: usize = 20;

/// How many days back one page looks at most for meetings that nobody opened.
const LOOK_BACK_DAYS: i64 = 399;

struct Shown {
    when: String,
    day: String,
    lesson: String,
    /// The address, when the session was opened.
    href: String,
    kind: &'static str,
    word: String,
    marked: String,
    /// Whether the day is a holiday: opening it takes a reason.
    holiday: bool,
}

#[derive(Template)]
#[template(path = "sessions/group_sessions.html")]
struct GroupSessionsPage {
    frame: Frame,
    form: Form,
    path: String,
    group: String,
    place: String,
    hour: String,
    today: Option<Shown>,
    coming: Vec<Shown>,
    past: Vec<Shown>,
    older: String,
    /// Whether this is the first page, with what is today and to come.
    first_page: bool,
    may_open: bool,
    reasons: Vec<Choice>,
}

struct Loaded {
    group: Group,
    rhythm: Rhythm,
    today: Date,
    coming: Vec<Day>,
    past: Vec<Day>,
    older: Option<Date>,
    titles: Vec<(curriculum::LessonId, i64, String, String)>,
    may_open: bool,
}

/// The list.
pub(super) async fn list(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    Query(query): Query,
) -> Answer {
    let before = query.text("before").parse().ok();
    let form = Form::new(app.clock(), Fields::default());
    show(&load_page(&screen, &app, actor, id, before, form).await?)
}

/// Opens the meeting of a day: one that comes in the usual rhythm, or another with a reason. A second tap, or a second
/// phone, comes to the same meeting.
pub(super) async fn open(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    fields: Fields,
) -> Answer {
    let (asker, sent) = (actor.clone(), fields.clone());
    let opened = app.store().change(actor.by(), move |change| {
        let group = groups::get_group(change, id)?;
        actor.check(Action::MeetingSchedule, &groups::target_of(&group))?;
        // The same form again finds the meeting that it opened.
        change.seen_before(&sent.submission())?;
        let day = read_day(&sent)?;
        if let Some(session) = store::find_session_on(change, id, day)? {
            return change.unchanged(session.id);
        }
        let zone = users::get_programme_of(change, group.site)?.zone;
        let today = day_in(change.at(), &zone);
        let session = add_meeting(change, &group, day, today, &sent)?;
        let entry = Entry::new(Action::MeetingSchedule).on("session", session).detail(day);
        change.commit(entry, session)
    });
    match opened.await {
        Ok(session) => Ok(see_other(&format!("/sessions/{session}"))),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&load_page(&screen, &app, asker, id, None, form).await?)
        }
        Err(other) => Err(other),
    }
}

fn add_meeting(
    change: &mut Change<'_>,
    group: &Group,
    day: Date,
    today: Date,
    fields: &Fields,
) -> Result<SessionId, Error> {
    if group.closed {
        return Err(Problem::new("day", "sessions-problem-group-closed").into());
    }
    let holidays = planning::spans(&timetables::list_holidays(change, group.id)?);
    let rhythm = groups::get_rhythm(change, group)?;
    let is_usual = !rhythm.meeting_days(&holidays, day, day).is_empty();
    let extra = rules::may_open(day, rhythm.first_day(), today, is_usual, fields)?;
    let (lesson, hour) = (planning::propose_lesson(change, group, day)?, rhythm.on(day).starts);
    let session = Session { lesson, ..Session::planned(SessionId::new(change.clock()), group, (day, hour)) };
    store::add_session(change, &session)?;
    if !extra.is_empty() {
        store::set_extra_reason(change, session.id, extra)?;
    }
    Ok(session.id)
}

/// The day of a button (`2026-11-24`), or of the three boxes.
fn read_day(fields: &Fields) -> Result<Date, Problem> {
    if let Ok(day) = fields.text("day").parse::<Date>() {
        return Ok(day);
    }
    let part = |name: &str| fields.text(name).parse::<i16>().ok();
    let number = |name: &str| part(name).and_then(|number| i8::try_from(number).ok());
    let parts = (part("day-year"), number("day-month"), number("day-day"));
    let (Some(year), Some(month), Some(day)) = parts else { return Err(Problem::new("day", "sessions-problem-day")) };
    Date::new(year, month, day).map_err(|_| Problem::new("day", "sessions-problem-day"))
}

async fn load_page(
    screen: &Screen,
    app: &App,
    actor: Actor,
    id: GroupId,
    before: Option<Date>,
    form: Form,
) -> Result<GroupSessionsPage, Error> {
    let (now, language) = (app.clock().now(), screen.text.0);
    let loaded = app
        .store()
        .read(move |db| {
            let group = groups::get_group(db, id)?;
            let target = groups::target_of(&group);
            actor.check(Action::MeetingRead, &target)?;
            let today = day_in(now, &users::get_programme_of(db, group.site)?.zone);
            let holidays = timetables::list_holidays(db, id)?;
            let rhythm = groups::get_rhythm(db, &group)?;
            let coming = list_coming(db, (&group, &rhythm), &holidays, today)?;
            let (past, older) = list_past(db, (&group, &rhythm), &holidays, before.unwrap_or(today).min(today))?;
            let titles = match group.course {
                Some(course) => curriculum::list_lesson_titles(db, course, language)?,
                None => Vec::new(),
            };
            let may_open = matches!(actor.decide(Action::MeetingSchedule, &target), Decision::Permit(_));
            Ok(Loaded { may_open: may_open && !group.closed, group, rhythm, today, coming, past, older, titles })
        })
        .await?;
    Ok(page(screen, loaded, before.is_none(), form))
}

/// Today and the weeks to come, the earliest first.
fn list_coming(
    db: &mut Db<'_>,
    (group, rhythm): (&Group, &Rhythm),
    holidays: &[(Date, Date, String)],
    today: Date,
) -> Result<Vec<Day>, Error> {
    let until = planning::furthest(today);
    let opened = store::list_sessions_from(db, group.id, today, A_PAGE as i64)?;
    Ok(if group.closed {
        planning::days_between(rhythm, holidays, opened, (Date::MAX, Date::MAX))
    } else {
        planning::days_between(rhythm, holidays, opened, (today, until))
    })
}

/// One page of what was before a day, the newest first, and the day before which the next page begins.
fn list_past(
    db: &mut Db<'_>,
    (group, rhythm): (&Group, &Rhythm),
    holidays: &[(Date, Date, String)],
    before: Date,
) -> Result<(Vec<Day>, Option<Date>), Error> {
    let opened = store::list_sessions_before(db, group.id, before, A_PAGE as i64 + 1)?;
    let looked = before.saturating_sub(LOOK_BACK_DAYS.days()).max(rhythm.first_day());
    let yesterday = before.saturating_sub(1.day());
    let mut days = planning::days_between(rhythm, holidays, opened, (looked, yesterday));
    // A holiday on which nobody met is no gap in the record.
    days.retain(|day| day.opened.is_some() || day.holiday.is_none());
    days.reverse();
    // Where the looking ends before the group's first day, the next page goes on from there.
    let goes_on = looked > rhythm.first_day();
    days.retain(|day| !goes_on || day.day >= looked);
    let more = days.len() > A_PAGE;
    days.truncate(A_PAGE);
    let older = if more { days.last().map(|day| day.day) } else { Some(looked).filter(|_| goes_on) };
    Ok((days, older))
}

fn page(screen: &Screen, loaded: Loaded, first_page: bool, form: Form) -> GroupSessionsPage {
    let Loaded { group, rhythm, today, coming, past, older, titles, may_open } = loaded;
    let text = &screen.text;
    let title = |id| titles.iter().find(|(lesson, ..)| Some(*lesson) == id).map(|(_, _, title, _)| title.clone());
    let shown = |day: &Day| shown(day, today, text, title);
    let (now, later): (Vec<_>, Vec<_>) = coming.iter().partition(|day| day.day == today);
    let path = format!("/groups/{}", group.id);
    let opened = now.first().and_then(|day| day.opened.as_ref());
    let hour = opened.map_or(rhythm.on(today).starts, |listed| listed.session.starts);
    GroupSessionsPage {
        frame: screen.frame("sessions-list-title", "groups"),
        today: now.first().filter(|_| first_page).map(|day| shown(day)),
        coming: later.into_iter().filter(|_| first_page).map(shown).collect(),
        past: past.iter().map(shown).collect(),
        older: older.map_or(String::new(), |day| format!("{path}/sessions?before={day}")),
        path,
        group: group.name,
        place: group.place,
        hour: text.hour(hour),
        first_page,
        may_open,
        reasons: Choice::list(&EXTRA_REASONS, "sessions-extra", text),
        form,
    }
}

fn shown(day: &Day, today: Date, text: &Text, title: impl Fn(Option<curriculum::LessonId>) -> Option<String>) -> Shown {
    let when = text.day_heading(day.day);
    let date = day.day.to_string();
    let empty = String::new();
    match &day.opened {
        Some(ListedSession { session, marked, members }) => {
            let (kind, key) = rules::standing(session, *marked, today);
            let reason = session.not_met_reason.as_str();
            let word = if reason.is_empty() {
                text.say(key)
            } else {
                text.phrase("sessions-state-not-met-because")
                    .with("reason", text.say(&format!("sessions-not-met-{reason}")))
                    .to_string()
            };
            let counted = session.state != SessionState::NotMet && session.day <= today;
            let marked =
                text.phrase("sessions-marked-of").number("marked", *marked).number("all", *members.max(marked));
            Shown {
                when,
                day: date,
                lesson: title(session.lesson).unwrap_or_default(),
                href: format!("/sessions/{}", session.id),
                kind,
                word,
                marked: if counted { marked.to_string() } else { empty },
                holiday: false,
            }
        }
        None => {
            let (kind, word) = match (&day.holiday, day.day < today) {
                (Some(name), _) => ("plain", text.phrase("sessions-state-holiday").with("name", name).to_string()),
                (None, true) => ("wait", text.say("sessions-state-unrecorded")),
                (None, false) => ("info", text.say("sessions-state-planned")),
            };
            let holiday = day.holiday.is_some();
            Shown { when, day: date, lesson: empty.clone(), href: empty.clone(), kind, word, marked: empty, holiday }
        }
    }
}
