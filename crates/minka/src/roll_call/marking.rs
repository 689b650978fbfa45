//! Marking everybody on one screen.

use askama::Template;
use axum::extract::State;

use super::{
    model::{ABSENCE_REASONS, CORRECTION_REASONS, Mark, RollDecision, RollLine, STAND_IN_REASONS, SentRoll},
    rules, store, walk_in,
};
use crate::{
    duplicates::Shown,
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        text::{Language, Text},
    },
    sessions::{self, Session, SessionId, SessionState},
};

/// One row of the screen: what is chosen, and what the form was made from.
pub struct RollRow {
    /// Her code: the end of the names `mark-…`, `reason-…`, `private-…`, `was-…`.
    pub code: String,
    /// The name she chose.
    pub name: String,
    /// Her picture sign.
    pub sign: String,
    /// The key of the mark, or empty.
    pub mark: String,
    /// The word of the mark, also for "not marked".
    pub mark_word: String,
    /// The kind of status that shows it.
    pub kind: &'static str,
    /// The key of the reason, or empty.
    pub reason: String,
    /// Whether she needs a private word.
    pub private_word: bool,
    /// What the form was made from.
    pub was: String,
    /// What is wrong with her row.
    pub problem: String,
    /// Whether she was a visitor some time ago and did not come again.
    pub earlier: bool,
}

/// The rows of a roll: as recorded, or as typed when the form is shown again.
#[must_use]
pub fn roll_rows(lines: &[RollLine], form: &Form, text: &Text) -> Vec<RollRow> {
    let again = !form.problems.is_empty();
    lines
        .iter()
        .map(|line| {
            let field = |prefix: &str| format!("{prefix}-{}", line.code);
            let typed = |prefix: &str| form.value(&field(prefix)).to_owned();
            let (mark, reason, private_word, was) = if again {
                (typed("mark"), typed("reason"), form.chosen(&field("private"), "yes"), typed("was"))
            } else {
                let mark = line.mark.map_or("", Mark::key).to_owned();
                (mark, line.reason.clone(), line.private_word, rules::state_text(line))
            };
            RollRow {
                code: line.code.clone(),
                name: line.chosen_name.clone(),
                sign: line.sign.clone(),
                mark_word: Mark::parse(&mark)
                    .map_or_else(|| text.say("sessions-unmarked"), |mark| mark_word(mark, text)),
                kind: kind_of(Mark::parse(&mark)),
                mark,
                reason,
                private_word,
                was,
                problem: form.problem(&field("mark")).to_owned(),
                earlier: line.earlier,
            }
        })
        .collect()
}

pub(super) fn mark_word(mark: Mark, text: &Text) -> String {
    text.say(match mark {
        Mark::Present => "design-roll-present",
        Mark::Late => "design-roll-late",
        Mark::Excused => "design-roll-excused",
        Mark::Absent => "design-roll-absent",
    })
}

fn kind_of(mark: Option<Mark>) -> &'static str {
    match mark {
        None => "plain",
        Some(Mark::Present) => "good",
        Some(Mark::Late) => "wait",
        Some(Mark::Excused) => "info",
        Some(Mark::Absent) => "danger",
    }
}

pub(super) fn reason_word(reason: &str, text: &Text) -> String {
    if ABSENCE_REASONS.contains(&reason) { text.say(&format!("sessions-reason-{reason}")) } else { String::new() }
}

/// The absence reasons in her language.
#[must_use]
pub fn absence_reasons(text: &Text) -> Vec<Choice> {
    Choice::list(&ABSENCE_REASONS, "sessions-reason", text)
}

#[derive(Template)]
#[template(path = "roll_call/marking.html")]
struct RollCallPage {
    frame: Frame,
    form: Form,
    path: String,
    group: String,
    day: String,
    rows: Vec<RollRow>,
    /// Whether some of them were visitors who did not come again.
    has_earlier: bool,
    marked: usize,
    reasons: Vec<Choice>,
    whys: Vec<Choice>,
    /// Whether marks can be set; otherwise `still` says why not.
    may_mark: bool,
    still: String,
    needs_why: bool,
    /// The question for the reason, and what stands above it.
    why: String,
    why_hint: String,
    /// Whoever is written like the one who came along.
    alike: Vec<Shown>,
    languages: Vec<(Language, bool)>,
    had: [String; 3],
}

/// Who may mark, and whether she has to say why.
pub struct Right {
    /// Whether she may.
    pub may: bool,
    /// Whether it takes a reason: the meeting is closed, or somebody else's to mark.
    pub needs_why: bool,
}

/// What somebody may do with the marks of a meeting.
#[must_use]
pub fn right_to_mark(actor: &Actor, session: &Session) -> Right {
    let permits = |target: &Target| matches!(actor.decide(action_of(session), target), Decision::Permit(_));
    let target = sessions::target_of(session);
    let may = permits(&target);
    let with_reason = may || permits(&target.reason("-"));
    Right { may: with_reason, needs_why: with_reason && !may }
}

/// A mark on a closed meeting is a correction.
fn action_of(session: &Session) -> Action {
    if session.closed.is_some() { Action::AttendanceCorrect } else { Action::AttendanceMark }
}

/// Refuses whoever may not mark: "not found" outside her reach, in words where she can see the meeting anyway.
fn check_right(actor: &Actor, session: &Session, why: &str) -> Result<(), Error> {
    actor.check(Action::MeetingRead, &sessions::target_of(session))?;
    let right = right_to_mark(actor, session);
    if !right.may {
        return Err(Problem::new("", "sessions-problem-closed").into());
    }
    if right.needs_why && why.is_empty() {
        let key = if session.closed.is_some() { "sessions-problem-why" } else { "sessions-problem-stand-in" };
        return Err(Problem::new("why", key).into());
    }
    actor.check(action_of(session), &sessions::target_of(session).reason(why)).map(drop)
}

/// The screen.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<SessionId>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&load_page(&screen, &app, actor, id, (form, Vec::new())).await?)
}

/// Takes the marks. What cannot be taken comes back with everything that was typed.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (asker, sent) = (actor.clone(), fields.clone());
    // Read before it is this change's turn: the writing thread is for what needs the database.
    let (form, roll, who) = (sent.submission(), rules::read_roll(&sent), walk_in::read(&sent));
    let came = who.as_ref().ok().cloned().flatten();
    let looked = walk_in::look(&app, actor.clone(), (id, came.clone(), fields.clone()), screen.text).await?;
    let alike = match looked.into_question(came.as_ref()) {
        Ok(alike) => alike,
        Err(shown) => {
            let problems = Problems::one(Problem::new("walk_in_is", "sessions-problem-walk-in-alike"));
            let form = Form::again(fields, &problems, &screen.text);
            return show_again(&load_page(&screen, &app, asker, id, (form, shown)).await?);
        }
    };
    let saved = app.store().change(actor.by(), move |change| {
        let Some(evening) = sessions::evening_for(change, &actor, id, &form)? else {
            return change.unchanged(None);
        };
        let why = rules::read_reason(&sent, evening.session.closed.is_some());
        check_right(&actor, &evening.session, why)?;
        let roll = roll.map_err(Error::Refused)?;
        let today = day_in(change.at(), &evening.zone);
        let mut decision = match (save_roll(change, &evening.session, today, &roll, why), who.as_ref().err()) {
            (Err(Error::Refused(mut problems)), Some(problem)) => {
                problems.add(problem.clone());
                return Err(Error::Refused(problems));
            }
            (saved, _) => saved?,
        };
        let walked_in = walk_in::take_in(change, &actor, (&evening, &sent), (who?, &alike))?;
        decision.marked += usize::from(walked_in);
        decision.all += usize::from(walked_in);
        if decision.is_empty() && !walked_in {
            return change.unchanged(Some(decision));
        }
        let detail = detail(&decision, walked_in, why);
        let entry = Entry::new(action_of(&evening.session)).on("session", id).detail(detail);
        change.commit(entry, Some(decision))
    });
    match saved.await {
        Ok(Some(decision)) if decision.marked < decision.all => {
            Ok(see_other_with(&format!("/sessions/{id}/roll"), "sessions-saved-part"))
        }
        Ok(_) => Ok(see_other_with(&format!("/sessions/{id}"), "sessions-saved")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&load_page(&screen, &app, asker, id, (form, Vec::new())).await?)
        }
        Err(other) => Err(other),
    }
}

/// Counts and keys only: what the chain may hold.
fn detail(decision: &RollDecision, walked_in: bool, why: &str) -> String {
    let mut said = format!("marks {}, {} of {} marked", decision.marks.len(), decision.marked, decision.all);
    for (words, is_so) in [(", counts", decision.counts.is_some()), (", walk-in", walked_in)] {
        if is_so {
            said.push_str(words);
        }
    }
    if !why.is_empty() {
        said.push_str(&format!(", why {why}"));
    }
    said
}

/// Decides and writes a roll call: the way in for the screen and for a one-session link. `why` is a key of the
/// correction reasons, or empty while the meeting is open. The caller has checked who asks, and commits.
///
/// # Errors
/// [`Error::Refused`] with a problem for each thing that cannot be taken; then nothing was written.
pub fn save_roll(
    change: &mut Change<'_>,
    session: &Session,
    today: jiff::civil::Date,
    sent: &SentRoll,
    why: &str,
) -> Result<RollDecision, Error> {
    let lines = store::roll(change, session)?;
    let decision = rules::decide_roll(session, today, &lines, sent).map_err(Error::Refused)?;
    store::write_roll(change, session, &decision, why)?;
    Ok(decision)
}

async fn load_page(
    screen: &Screen,
    app: &App,
    actor: Actor,
    id: SessionId,
    (mut form, alike): (Form, Vec<Shown>),
) -> Result<RollCallPage, Error> {
    let now = app.clock().now();
    let (evening, lines, right) = app
        .store()
        .read(move |db| {
            let evening = sessions::get_evening(db, id)?;
            actor.check(Action::MeetingRead, &sessions::target_of(&evening.session))?;
            let lines = store::roll(db, &evening.session)?;
            let right = right_to_mark(&actor, &evening.session);
            Ok((evening, lines, right))
        })
        .await?;
    let (text, session) = (&screen.text, &evening.session);
    let is_closed = session.closed.is_some();
    let rows = roll_rows(&lines, &form, text);
    let counts = session.counts();
    let number = |count: Option<i64>| count.map_or(String::new(), |count| count.to_string());
    let stands = [number(counts.visitors), number(counts.children), number(counts.headcount)];
    let mut had = stands.clone();
    if form.problems.is_empty() {
        for (name, value) in ["visitors", "children", "headcount"].into_iter().zip(&stands) {
            form.fields = form.fields.with(name, value);
        }
    } else {
        had = ["had-visitors", "had-children", "had-headcount"].map(|name| form.value(name).to_owned());
    }
    let wished = Language::parse(form.value("walk_in_language")).unwrap_or(evening.language);
    let may_not = rules::may_mark(session, day_in(now, &evening.zone)).err();
    Ok(RollCallPage {
        frame: screen.frame("sessions-roll-title", "groups"),
        path: format!("/sessions/{id}"),
        group: evening.group_name,
        day: text.day_heading(session.day),
        marked: rows.iter().filter(|row| !row.mark.is_empty()).count(),
        has_earlier: rows.iter().any(|row| row.earlier),
        rows,
        reasons: absence_reasons(text),
        whys: Choice::list(if is_closed { &CORRECTION_REASONS } else { &STAND_IN_REASONS }, "sessions-why", text),
        why: text.say(if is_closed { "sessions-why" } else { "sessions-stand-in" }),
        why_hint: text.say(if is_closed { "sessions-why-hint" } else { "sessions-stand-in-hint" }),
        alike,
        may_mark: right.may && may_not.is_none(),
        still: still(session, may_not, text),
        needs_why: right.needs_why,
        languages: Language::ALL.into_iter().map(|language| (language, language == wished)).collect(),
        had,
        form,
    })
}

/// Why no mark can be set, for the page that shows the roll without a form.
fn still(session: &Session, may_not: Option<Problem>, text: &Text) -> String {
    match may_not {
        Some(problem) => problem.say(text),
        None if session.closed.is_some() && session.state == SessionState::Met => text.say("sessions-problem-closed"),
        None => String::new(),
    }
}
