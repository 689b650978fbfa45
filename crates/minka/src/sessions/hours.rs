//! The day and hour of a group, changed from a day on. The past keeps what it had; meetings that were opened already follow
//! where they can, and are asked about where they cannot.

use askama::Template;
use axum::extract::State;
use jiff::{ToSpan, civil::Date};

use super::{
    model::{Session, SessionId, SessionState},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::{Change, Committed},
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::GroupId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    groups::{self, Group},
    timetables::{self, Hours, Rhythm},
    users,
};

/// Why a meeting that is called off here did not take place.
const MOVED: &str = "moved";

#[derive(Template)]
#[template(path = "sessions/hours.html")]
struct HoursPage {
    frame: Frame,
    form: Form,
    here: String,
    group: String,
    now: String,
    weekdays: Vec<Choice>,
    rhythms: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "sessions/opened.html")]
struct OpenedPage {
    frame: Frame,
    form: Form,
    here: String,
    question: String,
    kept: Vec<(&'static str, String)>,
    meetings: Vec<(String, String)>,
}

/// What the question page hands on.
const FIELDS: [&str; 7] = ["weekday", "starts", "minutes", "every_weeks", "from-day", "from-month", "from-year"];

/// What came of a form.
enum Outcome {
    Saved,
    /// Meetings that stand on days on which the group no longer meets.
    Ask(Vec<Session>),
}

struct Loaded {
    group: Group,
    rhythm: Rhythm,
    today: Date,
}

fn load(db: &mut Db<'_>, actor: &Actor, id: GroupId, now: jiff::Timestamp) -> Result<Loaded, Error> {
    let group = groups::get_group(db, id)?;
    actor.check(Action::GroupEdit, &groups::target_of(&group))?;
    let today = day_in(now, &users::get_programme_of(db, group.site)?.zone);
    Ok(Loaded { rhythm: groups::get_rhythm(db, &group)?, group, today })
}

/// The form, filled with what was settled last. It holds from today; in a group that does not meet every week from its
/// next meeting, so that the weeks stay as they are unless somebody wants them otherwise.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<GroupId>) -> Answer {
    let now = app.clock().now();
    let loaded = app.store().read(move |db| load(db, &actor, id, now)).await?;
    let Hours { weekday, starts, minutes, every_weeks } = loaded.group.times.hours();
    let year = loaded.today.saturating_add(366.days());
    let next = loaded.rhythm.meeting_days(&[], loaded.today, year).first().copied();
    let from = next.filter(|_| every_weeks > 1).unwrap_or(loaded.today);
    let fields = Fields::default()
        .with("weekday", weekday)
        .with("starts", screen.text.hour(starts))
        .with("minutes", minutes)
        .with("every_weeks", every_weeks)
        .with_day("from", from);
    show(&page(&screen, &loaded, Form::new(app.clock(), fields)))
}

fn page(screen: &Screen, loaded: &Loaded, form: Form) -> HoursPage {
    let text = &screen.text;
    HoursPage {
        frame: screen.frame("group-hours", "groups").told(&form),
        here: format!("/groups/{}", loaded.group.id),
        group: loaded.group.name.clone(),
        now: timetables::say_rhythm(text, &loaded.rhythm, loaded.today),
        weekdays: timetables::weekdays(text, &form),
        rhythms: timetables::rhythms(text, &form),
        form,
    }
}

/// Takes the form: saves, or first asks about meetings that were opened already.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<GroupId>,
    fields: Fields,
) -> Answer {
    let (by, typed) = (actor.clone(), fields.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let at = change.at();
        let loaded = load(change, &by, id, at)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(Outcome::Saved);
        }
        take(change, &by, &loaded, &typed)
    });
    match saved.await {
        Ok(Outcome::Saved) => Ok(see_other_with(&format!("/groups/{id}"), "group-hours-saved")),
        Ok(Outcome::Ask(meetings)) => show_again(&opened_page(&screen, id, &meetings, fields)),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let loaded = app.store().read(move |db| load(db, &actor, id, now)).await?;
            show_again(&page(&screen, &loaded, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

fn opened_page(screen: &Screen, id: GroupId, meetings: &[Session], fields: Fields) -> OpenedPage {
    let mut problems = Problems::default();
    if fields.has("asked") {
        for meeting in meetings.iter().filter(|meeting| decision(&fields, meeting.id).is_none()) {
            problems.add(Problem::new(field_of(meeting.id), "sessions-problem-choose"));
        }
    }
    let text: &Text = &screen.text;
    let kept = FIELDS.map(|name| (name, fields.text(name).to_owned())).to_vec();
    let form = Form::again(fields, &problems, text);
    OpenedPage {
        frame: screen.frame("group-hours", "groups").told(&form),
        here: format!("/groups/{id}/hours"),
        question: text.phrase("sessions-hours-opened").count(meetings.len()).to_string(),
        kept,
        meetings: meetings.iter().map(|meeting| (field_of(meeting.id), text.day(meeting.day))).collect(),
        form,
    }
}

fn field_of(meeting: SessionId) -> String {
    format!("opened-{meeting}")
}

/// Whether a meeting is called off; nothing: she has not said.
fn decision(fields: &Fields, meeting: SessionId) -> Option<bool> {
    match fields.text(&field_of(meeting)) {
        "off" => Some(true),
        "keep" => Some(false),
        _ => None,
    }
}

fn read_from(fields: &Fields, loaded: &Loaded) -> Result<Date, Problem> {
    let is_empty = ["from-day", "from-month", "from-year"].iter().all(|part| !fields.has(part));
    let from = if is_empty { loaded.today } else { timetables::day_of(fields, "from")? };
    Ok(from.max(loaded.rhythm.first_day()))
}

fn take(change: &mut Change<'_>, actor: &Actor, loaded: &Loaded, typed: &Fields) -> Result<Committed<Outcome>, Error> {
    let Loaded { group, rhythm, today } = loaded;
    if group.closed {
        return Err(Problem::new("", "group-edit-closed").into());
    }
    let mut problems = Problems::default();
    let hours = timetables::read_hours(typed).map_err(|found| problems.0.extend(found.0)).ok();
    let met = groups::find_met_days(change, group.id)?.map(|(_, newest)| newest);
    let from = read_from(typed, loaded).and_then(|from| {
        timetables::check_from(&group.times, from, *today, met)?;
        Ok(from)
    });
    let (Some(hours), Some(from)) = (hours, problems.keep(from)) else { return Err(Error::Refused(problems)) };
    let changed = rhythm.changed(from, hours);
    if says_the_same(rhythm, &changed, from) {
        return change.unchanged(Outcome::Saved);
    }
    let is_usual = |rhythm: &Rhythm, day: Date| !rhythm.meeting_days(&[], day, day).is_empty();
    let untouched = store::list_untouched_from(change, group.id, from)?;
    let (follow, stand): (Vec<Session>, Vec<Session>) =
        untouched.into_iter().partition(|meeting| is_usual(&changed, meeting.day));
    // One that was on a day of its own before stays there: nobody expected it in the rhythm.
    let ask: Vec<Session> = stand.into_iter().filter(|meeting| is_usual(rhythm, meeting.day)).collect();
    if ask.iter().any(|meeting| decision(typed, meeting.id).is_none()) {
        return change.unchanged(Outcome::Ask(ask));
    }
    groups::save_rhythm(change, group, &changed)?;
    for meeting in &follow {
        store::set_hour(change, meeting, changed.on(meeting.day).starts)?;
    }
    let off: Vec<&Session> = ask.iter().filter(|meeting| decision(typed, meeting.id) == Some(true)).collect();
    for meeting in &off {
        actor.check(Action::MeetingSchedule, &store::target_of(meeting))?;
        store::set_state(change, meeting.id, SessionState::NotMet, MOVED)?;
        let entry = Entry::new(Action::MeetingSchedule).on("session", meeting.id);
        change.also(&entry.detail(format!("not met, {MOVED}")))?;
    }
    let Hours { weekday, starts, minutes, every_weeks } = hours;
    let detail = format!(
        "hours from {from}: {weekday} {starts} {minutes} {every_weeks}, meetings follow {}, off {}, kept {}",
        follow.len(),
        off.len(),
        ask.len() - off.len()
    );
    change.commit(Entry::new(Action::GroupEdit).on("group", group.id).detail(detail), Outcome::Saved)
}

/// Whether nothing would be otherwise from a day on: the same days in the year to come, at the same hours.
fn says_the_same(rhythm: &Rhythm, changed: &Rhythm, from: Date) -> bool {
    let year = from.saturating_add(366.days());
    let days = rhythm.meeting_days(&[], from, year);
    let same = |day: &Date| rhythm.on(*day).hours() == changed.on(*day).hours();
    days == changed.meeting_days(&[], from, year) && days.iter().all(same)
}
