//! What stood on the roll, and what the meeting said, before it was set right.

use askama::Template;
use axum::extract::State;

use super::{
    marking::{mark_word, reason_word},
    model::EarlierMark,
    store,
};
use crate::{
    curriculum,
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Answer,
        page::{At, Frame, Screen, show},
        text::Text,
    },
    sessions::{self, Evening, SessionBefore, SessionId, SessionState, What},
};

struct Shown {
    name: String,
    code: String,
    mark: String,
    marked: String,
    replaced: String,
    why: String,
}

/// What the meeting said.
struct Said {
    what: String,
    was: String,
    replaced: String,
    why: String,
}

#[derive(Template)]
#[template(path = "roll_call/history.html")]
struct HistoryPage {
    frame: Frame,
    path: String,
    group: String,
    day: String,
    earlier: Vec<Shown>,
    said: Vec<Said>,
}

/// The page.
pub(super) async fn show_history(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
) -> Answer {
    let language = screen.text.0;
    let (evening, earlier, before) = app
        .store()
        .read(move |db| {
            let evening = sessions::get_evening(db, id)?;
            actor.check(Action::MeetingRead, &sessions::target_of(&evening.session))?;
            let mut before = Vec::new();
            for one in sessions::list_session_before(db, id)? {
                let title = match one.lesson.filter(|_| one.what == What::Lesson) {
                    Some(lesson) => curriculum::get_lesson_title(db, lesson, language)?.0,
                    None => String::new(),
                };
                before.push((one, title));
            }
            Ok((evening, store::list_earlier_marks(db, id)?, before))
        })
        .await?;
    show(&HistoryPage {
        frame: screen.frame("sessions-history", "groups"),
        path: format!("/sessions/{id}"),
        day: screen.text.day_heading(evening.session.day),
        earlier: earlier.iter().map(|mark| shown(mark, &evening, &screen)).collect(),
        said: before.iter().map(|(one, title)| said(one, title, &evening, &screen)).collect(),
        group: evening.group_name,
    })
}

fn shown(earlier: &EarlierMark, evening: &Evening, screen: &Screen) -> Shown {
    let text = &screen.text;
    let (mark, reason) = (mark_word(earlier.mark, text), reason_word(&earlier.reason, text));
    let marked = text.instant(earlier.marked, &evening.zone);
    let why = earlier.why.as_str();
    Shown {
        name: earlier.chosen_name.clone(),
        code: earlier.code.clone(),
        mark: if reason.is_empty() { mark } else { format!("{mark}: {reason}") },
        marked: with_name(marked, &earlier.marked_by),
        replaced: text.instant(earlier.replaced, &evening.zone),
        why: why_word(why, text),
    }
}

fn why_word(why: &str, text: &Text) -> String {
    if why.is_empty() { String::new() } else { text.say(&format!("sessions-why-{why}")) }
}

fn said(before: &SessionBefore, title: &str, evening: &Evening, screen: &Screen) -> Said {
    let text = &screen.text;
    let was = match before.what {
        What::Lesson if title.is_empty() => text.say("sessions-lesson-none"),
        What::Lesson => title.to_owned(),
        What::Hour => text.hour(before.starts),
        What::Counts => numbers(before, text),
        What::State => standing(before, evening, text),
    };
    let replaced = text.instant(before.replaced, &evening.zone);
    Said {
        what: text.say(&format!("sessions-before-{}", before.what.key())),
        was,
        replaced: with_name(replaced, &before.replaced_by),
        why: why_word(&before.why, text),
    }
}

fn with_name(when: String, name: &str) -> String {
    if name.is_empty() { when } else { format!("{when}, {name}") }
}

/// The numbers that were counted; what was not counted says so, because that is not nought.
fn numbers(before: &SessionBefore, text: &Text) -> String {
    let all = [
        ("sessions-visitors", before.counts.visitors),
        ("sessions-children", before.counts.children),
        ("sessions-headcount", before.counts.headcount),
    ];
    let number =
        |count: Option<i64>| count.map_or_else(|| text.say("sessions-not-counted"), |count| text.number(count));
    all.map(|(key, count)| format!("{}: {}", text.say(key), number(count))).join(" · ")
}

/// Whether the group had met, and who had closed the evening when.
fn standing(before: &SessionBefore, evening: &Evening, text: &Text) -> String {
    let reason = before.not_met_reason.as_str();
    let state = match before.state {
        SessionState::Met => text.say("sessions-state-met"),
        SessionState::NotMet if reason.is_empty() => text.say("sessions-state-not-met"),
        SessionState::NotMet => {
            let reason = text.say(&format!("sessions-not-met-{reason}"));
            text.phrase("sessions-state-not-met-because").with("reason", reason).to_string()
        }
        SessionState::Planned => text.say("sessions-state-planned"),
    };
    match before.closed {
        None => state,
        Some(closed) => {
            let closed = with_name(text.instant(closed, &evening.zone), &before.closed_by);
            format!("{state} · {}: {closed}", text.say("sessions-closed"))
        }
    }
}
