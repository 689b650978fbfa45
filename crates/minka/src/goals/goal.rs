//! One goal: all that was said about it, how far she was on which day, and a new reading in half a minute.

use askama::Template;
use axum::extract::State as Held;

use super::{
    found::{self, Known, page_of, say_far, say_level, say_reading, say_span},
    list::{kind_of, say_state},
    model::{CheckIn, CheckInId, Goal, GoalId, Measure, State},
    rules::{self, LEVELS, LONGEST_LINE, LONGEST_SENTENCE},
    sealed::{self, Told},
    store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        text::{Language, Text},
    },
    people, users,
};

#[derive(Template)]
#[template(path = "goals/goal.html")]
struct GoalPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    back: String,
    said: String,
    language: String,
    /// (what, words), as far as they were said.
    rows: Vec<(String, String)>,
    kind: &'static str,
    state: String,
    far: String,
    hints: Vec<String>,
    is_open: bool,
    struck: bool,
    may_return: bool,
    is_there: bool,
    may_write: bool,
    /// Where the goal is that it became.
    successor: String,
    measure: &'static str,
    unit: String,
    readings: Vec<Choice>,
    check_ins: Vec<CheckInLine>,
    before: Vec<BeforeLine>,
    /// The goal that became this one: where it is, and what it said.
    origin: Option<(String, String)>,
}

/// What was otherwise until a change.
struct BeforeLine {
    when: String,
    /// Her sentence, where it was another.
    said: String,
    rows: Vec<(String, String)>,
}

struct CheckInLine {
    id: String,
    day: String,
    reading: String,
    told: Vec<String>,
    set_aside: bool,
}

/// A goal with everything that is told about it.
struct Opened {
    known: Known,
    goal: Goal,
    check_ins: Vec<CheckIn>,
    /// When and by whom it was changed, and the goal as it was until then.
    before: Vec<(jiff::Timestamp, String, Goal)>,
    origin: Option<Goal>,
    is_next_struck: bool,
    zone: String,
}

/// Opens it: first the entry, durable; then the words.
async fn open(app: &App, actor: Actor, (code, goal): (String, GoalId)) -> Result<Opened, Error> {
    let keyring = app.keyring().clone();
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load(change, &actor, &code, now)?;
        if !known.full {
            return Err(Error::NotFound);
        }
        let goal = found::get_goal(change, &keyring, known.woman.id, goal)?;
        let check_ins = found::list_check_ins(change, &keyring, &goal)?;
        let mut before = Vec::new();
        for (at, by, mut earlier, blob) in store::list_before(change, &goal)? {
            earlier.words = sealed::open(&keyring, goal.woman, goal.id, &blob)?;
            before.push((at, by, earlier));
        }
        let origin = store::find_origin(change, &goal)?;
        let origin = origin.map(|id| found::get_goal(change, &keyring, known.woman.id, id)).transpose()?;
        let is_next_struck = store::is_next_struck(change, &goal)?;
        let zone = users::get_programme_of(change, known.woman.site)?.zone;
        let entry = Entry::new(Action::GoalRead).on_woman(known.woman.id);
        let entry = entry.detail(format!("goal {}", goal.id));
        change.commit(entry, Opened { known, goal, check_ins, before, origin, is_next_struck, zone })
    });
    opened.await
}

/// The page.
pub(super) async fn show_goal(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At(at): At<(String, GoalId)>,
) -> Answer {
    let opened = open(&app, actor, at).await?;
    let form = Form::new(app.clock(), Fields::default().with_day("on", opened.known.today));
    show(&goal_page(&screen, opened, form))
}

fn goal_page(screen: &Screen, opened: Opened, form: Form) -> GoalPage {
    let Opened { known, goal, check_ins, before, origin, is_next_struck, zone } = opened;
    let (text, here) = (&screen.text, format!("{}/{}", page_of(&known.woman), goal.id));
    let newest = check_ins.iter().find(|one| !one.set_aside).map(|one| one.reading);
    let far = rules::far(&goal, goal.words.steps.len(), newest);
    let line = |one: &CheckIn| CheckInLine {
        id: one.id.to_string(),
        day: text.full_day(one.on),
        reading: say_reading(text, &goal, one.reading),
        told: [&one.told.how, &one.told.helped].into_iter().filter(|told| !told.is_empty()).cloned().collect(),
        set_aside: one.set_aside,
    };
    let is_open = goal.state == State::Open;
    GoalPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        back: page_of(&known.woman),
        said: goal.words.said.clone(),
        language: Language::parse(&goal.words.language).unwrap_or(text.0).code().to_owned(),
        rows: rows(text, &goal),
        kind: kind_of(goal.state),
        state: say_state(text, &goal),
        far: say_far(text, &goal, far),
        hints: if is_open { rules::hints(&goal).into_iter().map(|key| text.say(key)).collect() } else { Vec::new() },
        is_open,
        struck: goal.state == State::Slip,
        may_return: rules::may_turn((goal.state, is_next_struck), State::Open),
        is_there: rules::is_there(far),
        may_write: known.may_write,
        successor: goal.successor.map(|next| format!("{}/{next}", page_of(&known.woman))).unwrap_or_default(),
        measure: goal.measure.key(),
        unit: goal.words.unit.clone(),
        readings: readings(text, &goal, newest, &form),
        check_ins: check_ins.iter().map(line).collect(),
        before: before_lines((text, &zone), &goal, &before),
        origin: origin.map(|one| (format!("{}/{}", page_of(&known.woman), one.id), one.words.said)),
        here,
        form,
    }
}

/// What was otherwise before each change, the newest change first; a change of nothing is none.
fn before_lines(
    (text, zone): (&Text, &str),
    goal: &Goal,
    before: &[(jiff::Timestamp, String, Goal)],
) -> Vec<BeforeLine> {
    let said = |words: String| if words.is_empty() { text.say("goals-not-said") } else { words };
    let (mut later, mut lines) = (goal, Vec::new());
    for (at, by, earlier) in before {
        let day = text.full_day(day_in(*at, zone));
        let pairs = facets(text, earlier).into_iter().zip(facets(text, later));
        let other = pairs.filter(|(then, now)| then.1 != now.1).map(|((key, then), _)| (text.say(key), said(then)));
        let (mut rows, same) = (other.collect::<Vec<_>>(), earlier.words.said == later.words.said);
        if earlier.state != State::Open {
            let at_the_end = Some(&earlier.words.at_the_end).filter(|words| !words.is_empty()).cloned();
            rows.push((text.say("goals-end-which"), say_state(text, earlier)));
            rows.extend(at_the_end.map(|words| (text.say("goals-at-the-end"), words)));
        }
        if !same || !rows.is_empty() {
            let when = text.phrase("goals-before-when").with("day", day).with("who", by).to_string();
            lines.push(BeforeLine { when, said: if same { String::new() } else { earlier.words.said.clone() }, rows });
        }
        later = earlier;
    }
    lines
}

/// What a change may have changed; what she says at the end belongs to the end.
fn facets(text: &Text, goal: &Goal) -> Vec<(&'static str, String)> {
    let lists = [("goals-steps", goal.words.steps.join("; ")), ("goals-measure-levels", goal.words.levels.join("; "))];
    parts_of(text, goal).into_iter().filter(|(key, _)| *key != "goals-at-the-end").chain(lists).collect()
}

/// What was said, each with its name; what was not said does not stand there.
fn rows(text: &Text, goal: &Goal) -> Vec<(String, String)> {
    let said = parts_of(text, goal).into_iter().filter(|(_, said)| !said.is_empty());
    said.map(|(key, said)| (text.say(key), said)).collect()
}

fn parts_of(text: &Text, goal: &Goal) -> Vec<(&'static str, String)> {
    let words = &goal.words;
    let level = |value: Option<i64>| {
        value.filter(|_| goal.measure == Measure::Levels).map(|level| say_level(text, goal, level)).unwrap_or_default()
    };
    let number = |value: Option<i64>, most| value.map(|value| format!("{value} / {most}")).unwrap_or_default();
    vec![
        ("goals-second-line", words.second_line.clone()),
        ("goals-theme", text.say(&format!("goals-theme-{}", goal.theme.key()))),
        ("goals-why", words.why.clone()),
        ("goals-not-yet", words.not_yet.clone()),
        ("goals-first-step", words.first_step.clone()),
        ("goals-helper", words.helper.clone()),
        ("goals-by", goal.by.map(|by| text.full_day(by)).unwrap_or_default()),
        ("goals-measure", text.say(&format!("goals-measure-{}", goal.measure.key()))),
        ("goals-sign", words.sign.clone()),
        ("goals-from-to", say_span(text, goal)),
        ("goals-start-level", level(goal.start)),
        ("goals-agreed", level(goal.target)),
        ("goals-importance", number(goal.importance, 3)),
        ("goals-confidence", number(goal.confidence, 10)),
        // An end that was taken back before ends had a history: on an open goal it would be read as its own.
        ("goals-at-the-end", if goal.state == State::Open { String::new() } else { words.at_the_end.clone() }),
    ]
}

/// What can be chosen for a reading; a number is typed.
fn readings(text: &Text, goal: &Goal, newest: Option<i64>, form: &Form) -> Vec<Choice> {
    match goal.measure {
        Measure::Number => Vec::new(),
        Measure::YesNo => [("0", "goals-far-no"), ("1", "goals-far-yes")]
            .map(|(value, key)| Choice::new(value, text.say(key), form.value("reading") == value))
            .to_vec(),
        Measure::Levels => LEVELS
            .map(|level| Choice::new(level, say_level(text, goal, level), form.value("reading") == level.to_string()))
            .to_vec(),
        Measure::Steps => {
            let done = |at: usize| {
                let typed = form.fields.all("step").any(|step| step == at.to_string());
                typed || form.problems.is_empty() && newest.is_some_and(|newest| newest >> at & 1 == 1)
            };
            goal.words.steps.iter().enumerate().map(|(at, step)| Choice::new(at, step, done(at))).collect()
        }
    }
}

fn read_reading(typed: &Fields, goal: &Goal) -> Result<i64, Problem> {
    let unknown = || Problem::new("reading", "goals-reading-missing");
    match goal.measure {
        Measure::Number => rules::read_number("reading", typed.text("reading")),
        Measure::YesNo => typed.text("reading").parse().ok().filter(|said| [0, 1].contains(said)).ok_or_else(unknown),
        Measure::Levels => typed.text("reading").parse().ok().filter(|said| LEVELS.contains(said)).ok_or_else(unknown),
        Measure::Steps => typed.all("step").try_fold(0, |done, step| {
            let at = step.parse().ok().filter(|at: &usize| *at < goal.words.steps.len());
            at.map(|at| done | 1 << at).ok_or_else(|| Problem::new("step", "goals-reading-missing"))
        }),
    }
}

fn read_check_in(typed: &Fields, goal: &Goal, known: &Known, change: &Change<'_>) -> Result<CheckIn, Error> {
    let mut problems = Problems::default();
    let parts = ["on-day", "on-month", "on-year"].map(|part| typed.text(part));
    let on = problems.keep(people::check_day("on", parts, known.today));
    if on.is_some_and(|on| on < goal.set_on) {
        problems.add(Problem::new("on", "goals-end-before-start"));
    }
    let reading = problems.keep(read_reading(typed, goal));
    let how = problems.keep(rules::check_words("how", typed.text("how"), LONGEST_SENTENCE)).unwrap_or_default();
    let helped = problems.keep(rules::check_words("helped", typed.text("helped"), LONGEST_LINE)).unwrap_or_default();
    match (on, reading) {
        (Some(on), Some(reading)) if problems.is_empty() => Ok(CheckIn {
            id: CheckInId::new(change.clock()),
            on,
            reading,
            told: Told { how, helped },
            recorded_at: change.at(),
            set_aside: false,
        }),
        _ => Err(Error::Refused(problems)),
    }
}

/// Takes a reading.
pub(super) async fn check_in(
    screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, goal)): At<(String, GoalId)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at, keyring) = (actor.clone(), fields.clone(), code.clone(), app.keyring().clone());
    let taken = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &at, now)?;
        let held = found::get_goal(change, &keyring, known.woman.id, goal)?;
        let page = format!("{}/{goal}", page_of(&known.woman));
        if change.seen_before(&typed.submission())? {
            return change.unchanged(page);
        }
        consents::check_takes_part(change, known.woman.id)?;
        if held.state != State::Open {
            return Err(Problem::new("", "goals-ended-already").into());
        }
        let check_in = read_check_in(&typed, &held, &known, change)?;
        super::add_check_in(change, &keyring, (goal, known.woman.id), &check_in)?;
        let entry = Entry::new(Action::GoalWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("goal {goal}, reading {}", check_in.id)), page)
    });
    match taken.await {
        Ok(page) => Ok(see_other_with(&page, "goals-read")),
        Err(Error::Refused(problems)) => {
            let opened = open(&app, actor, (code, goal)).await?;
            show_again(&goal_page(&screen, opened, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// Sets a reading aside that was a slip; it stays, struck through.
pub(super) async fn set_aside(
    Held(app): Held<App>,
    actor: Actor,
    At((code, goal, reading)): At<(String, GoalId, CheckInId)>,
    fields: Fields,
) -> Answer {
    let (who, form) = (actor.clone(), fields.submission());
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = found::load_to_write(change, &who, &code, now)?;
        let page = format!("{}/{goal}", page_of(&known.woman));
        store::find_goal(change, known.woman.id, goal)?.ok_or(Error::NotFound)?;
        if change.seen_before(&form)? || !store::set_aside(change, goal, reading)? {
            return change.unchanged(page);
        }
        let entry = Entry::new(Action::GoalWrite).on_woman(known.woman.id);
        change.commit(entry.detail(format!("goal {goal}, reading {reading} set aside")), page)
    });
    Ok(see_other_with(&done.await?, "goals-set-aside"))
}
