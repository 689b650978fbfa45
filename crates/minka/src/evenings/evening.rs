//! One meeting as a list of things to do: roll call, circles, close; and what it is about.

use askama::Template;
use axum::extract::State;

use super::rules::NOT_MET_REASONS;
use crate::{
    curriculum::{self, LessonId},
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::{Language, Text},
    },
    roll_call::{self, CORRECTION_REASONS, RollLine},
    sessions::{self, Evening, Session, SessionId, SessionState},
};

#[derive(Template)]
#[template(path = "evenings/evening.html")]
struct EveningPage {
    frame: Frame,
    form: Form,
    path: String,
    group_path: String,
    group: String,
    day: String,
    hour: String,
    place: String,
    kind: &'static str,
    word: String,
    extra: String,
    lesson: String,
    /// Where the whole lesson stands; empty without one.
    lesson_href: String,
    /// Where it says whom to call; empty when it does not.
    call_href: String,
    lessons: Vec<Choice>,
    figures: Vec<(String, String)>,
    roll_kind: &'static str,
    roll_word: String,
    may: May,
    closed: bool,
    not_met: bool,
    reasons: Vec<Choice>,
    whys: Vec<Choice>,
    languages: Vec<(Language, bool)>,
}

/// What the page offers.
#[derive(Clone, Copy)]
struct May {
    /// Marks can be set or set right.
    mark: bool,
    /// The evening can be closed.
    close: bool,
    /// The lesson can be changed, the meeting called off or taken up again.
    change: bool,
    /// A link can be given to whoever stands in.
    link: bool,
    /// A change takes a reason, because the meeting is closed.
    needs_why: bool,
}

/// What the evening is about.
struct Planned {
    id: LessonId,
    title: String,
    /// Whether it says whom to call.
    says_whom: bool,
}

struct Loaded {
    evening: Evening,
    lines: Vec<RollLine>,
    lesson: Option<Planned>,
    titles: Vec<(LessonId, i64, String, String)>,
    may: May,
}

/// The page.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<SessionId>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&load_page(&screen, &app, actor, id, form).await?)
}

/// The page again, with what was typed and what is wrong with it.
pub(super) async fn ask_again(
    screen: &Screen,
    app: &App,
    actor: Actor,
    id: SessionId,
    fields: Fields,
    why: Error,
) -> Answer {
    let Error::Refused(problems) = why else { return Err(why) };
    let form = Form::again(fields, &problems, &screen.text);
    show_again(&load_page(screen, app, actor, id, form).await?)
}

/// Sets what the evening is about.
pub(super) async fn choose_lesson(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (asker, sent, form) = (actor.clone(), fields.clone(), fields.submission());
    let saved = app.store().change(actor.by(), move |change| {
        let Some(evening) = sessions::evening_for(change, &actor, id, &form)? else {
            return change.unchanged(());
        };
        let why = roll_call::read_why(&sent);
        let action = check_change(&actor, &evening.session, why)?;
        let lesson = read_lesson(change, &evening, &sent)?;
        if lesson == evening.session.lesson {
            return change.unchanged(());
        }
        sessions::set_lesson(change, id, lesson, why)?;
        change.commit(Entry::new(action).on("session", id).detail("lesson"), ())
    });
    match saved.await {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}"), "sessions-lesson-saved")),
        Err(why) => ask_again(&screen, &app, asker, id, fields, why).await,
    }
}

fn read_lesson(db: &mut Db<'_>, evening: &Evening, fields: &Fields) -> Result<Option<LessonId>, Error> {
    let typed = fields.text("lesson");
    if typed == "none" {
        return Ok(None);
    }
    let known = match evening.course {
        Some(course) => curriculum::list_lessons(db, course)?,
        None => Vec::new(),
    };
    let chosen = known.iter().map(|lesson| lesson.id).find(|lesson| lesson.to_string() == typed);
    chosen.map(Some).ok_or_else(|| Problem::new("lesson", "sessions-problem-choose").into())
}

/// Whether somebody may change a meeting that is not closed, or set right one that is: that takes a reason. Gives the
/// action that the change is.
pub(super) fn check_change(actor: &Actor, session: &Session, why: &str) -> Result<Action, Error> {
    let target = sessions::target_of(session);
    actor.check(Action::MeetingRead, &target)?;
    if session.closed.is_none() {
        return actor.check(Action::MeetingSchedule, &target).map(|_| Action::MeetingSchedule);
    }
    let permits =
        |why: &str| matches!(actor.decide(Action::AttendanceCorrect, &target.clone().reason(why)), Decision::Permit(_));
    match (permits(why), permits("-")) {
        (true, _) => Ok(Action::AttendanceCorrect),
        (false, true) => Err(Problem::new("why", "sessions-problem-why").into()),
        (false, false) => Err(Problem::new("", "sessions-problem-closed").into()),
    }
}

fn load(db: &mut Db<'_>, actor: &Actor, id: SessionId, language: Language) -> Result<Loaded, Error> {
    let evening = sessions::get_evening(db, id)?;
    let target = sessions::target_of(&evening.session);
    actor.check(Action::MeetingRead, &target)?;
    let lines = roll_call::roll(db, &evening.session)?;
    let titles = match evening.course {
        Some(course) => curriculum::list_lesson_titles(db, course, language)?,
        None => Vec::new(),
    };
    let lesson = match evening.session.lesson {
        Some(id) => {
            let (title, says_whom) =
                (curriculum::get_lesson_title(db, id, language)?.0, curriculum::says_whom_to_call(db, id)?);
            Some(Planned { id, title, says_whom })
        }
        None => None,
    };
    let needs_why = evening.session.closed.is_some();
    let may = May {
        mark: roll_call::right_to_mark(actor, &evening.session).may,
        close: matches!(actor.decide(Action::SessionClose, &target), Decision::Permit(_)),
        change: check_change(actor, &evening.session, if needs_why { "-" } else { "" }).is_ok(),
        link: !needs_why && actor.decide(Action::LinkIssue, &target) != Decision::Deny,
        needs_why,
    };
    Ok(Loaded { evening, lines, lesson, titles, may })
}

async fn load_page(screen: &Screen, app: &App, actor: Actor, id: SessionId, form: Form) -> Result<EveningPage, Error> {
    let (now, language) = (app.clock().now(), screen.text.0);
    let loaded = app.store().read(move |db| load(db, &actor, id, language)).await?;
    let today = day_in(now, &loaded.evening.zone);
    Ok(page(screen, loaded, today, form))
}

fn page(screen: &Screen, loaded: Loaded, today: jiff::civil::Date, form: Form) -> EveningPage {
    let Loaded { evening, lines, lesson, titles, may } = loaded;
    let (text, session) = (&screen.text, &evening.session);
    let (kind, word) = standing(session, &lines, today, text);
    let (roll_kind, roll_word) = roll_standing(session, &lines, today, text);
    let read = lesson.as_ref().map(|lesson| format!("/lessons/{}?meeting={}", lesson.id, session.id));
    let call = read.as_ref().filter(|_| lesson.as_ref().is_some_and(|lesson| lesson.says_whom));
    let has_come = session.day <= today && session.state != SessionState::NotMet;
    EveningPage {
        frame: screen.frame("sessions-title", "groups"),
        path: format!("/sessions/{}", session.id),
        group_path: format!("/groups/{}/sessions", session.group),
        day: text.day_heading(session.day),
        hour: text.hour(session.starts),
        place: evening.place.clone(),
        kind,
        word,
        extra: extra_word(&evening.extra_reason, text),
        call_href: call.map_or(String::new(), |read| format!("{read}#care")),
        lesson_href: read.unwrap_or_default(),
        lesson: lesson.map_or_else(|| text.say("sessions-lesson-none"), |lesson| lesson.title),
        lessons: lesson_choices(session, titles, text),
        figures: figures(session, text),
        roll_kind,
        roll_word,
        may: May {
            mark: may.mark && has_come,
            close: may.close && (has_come || session.state == SessionState::NotMet && session.day <= today),
            ..may
        },
        closed: session.closed.is_some(),
        not_met: session.state == SessionState::NotMet,
        reasons: Choice::list(&NOT_MET_REASONS, "sessions-not-met", text),
        whys: Choice::list(&CORRECTION_REASONS, "sessions-why", text),
        languages: Language::ALL.into_iter().map(|language| (language, language == evening.language)).collect(),
        group: evening.group_name,
        form,
    }
}

fn extra_word(key: &str, text: &Text) -> String {
    if key.is_empty() { String::new() } else { text.say(&format!("sessions-extra-{key}")) }
}

fn said(key: &str, prefix: &str, text: &Text) -> String {
    if key.is_empty() { String::new() } else { text.say(&format!("{prefix}-{key}")) }
}

fn standing(session: &Session, lines: &[RollLine], today: jiff::civil::Date, text: &Text) -> (&'static str, String) {
    let marked = lines.iter().filter(|line| line.mark.is_some()).count();
    let (kind, key) = sessions::standing(session, i64::try_from(marked).unwrap_or(i64::MAX), today);
    let reason = said(&session.not_met_reason, "sessions-not-met", text);
    let word = if session.state == SessionState::NotMet && !reason.is_empty() {
        text.phrase("sessions-state-not-met-because").with("reason", reason).to_string()
    } else {
        text.say(key)
    };
    (kind, word)
}

/// How far the roll call is: nothing before the day has come.
fn roll_standing(
    session: &Session,
    lines: &[RollLine],
    today: jiff::civil::Date,
    text: &Text,
) -> (&'static str, String) {
    let marked = lines.iter().filter(|line| line.mark.is_some()).count();
    if session.day > today || session.state == SessionState::NotMet {
        return ("plain", String::new());
    }
    let kind = match marked {
        0 => "info",
        _ if roll_call::unmarked(lines).is_empty() => "good",
        _ => "wait",
    };
    (
        kind,
        text.phrase("sessions-marked-of")
            .number("marked", as_number(marked))
            .number("all", as_number(lines.len()))
            .to_string(),
    )
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn lesson_choices(session: &Session, titles: Vec<(LessonId, i64, String, String)>, text: &Text) -> Vec<Choice> {
    let none = Choice::new("none", text.say("sessions-lesson-none"), session.lesson.is_none());
    let known = titles
        .into_iter()
        .map(|(id, position, title, _)| Choice::new(id, format!("{position}. {title}"), session.lesson == Some(id)));
    std::iter::once(none).chain(known).collect()
}

/// The numbers that were counted; what was not counted says so, because that is not nought.
fn figures(session: &Session, text: &Text) -> Vec<(String, String)> {
    if session.state == SessionState::NotMet {
        return Vec::new();
    }
    let number =
        |count: Option<i64>| count.map_or_else(|| text.say("sessions-not-counted"), |count| text.number(count));
    [
        ("sessions-visitors", session.visitors),
        ("sessions-children", session.children),
        ("sessions-headcount", session.headcount),
    ]
    .into_iter()
    .map(|(key, count)| (text.say(key), number(count)))
    .collect()
}
