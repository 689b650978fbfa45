//! Catching up on a missed lesson: done on a day, or promised; perhaps with a buddy who knows it. Something else may be said of it
//! later, and it may be taken back: what stood there before is kept.

use axum::extract::State;
use jiff::civil::Date;

use super::{lessons, model::MakeUpId, store};
use crate::{
    curriculum::LessonId,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Problem, Problems},
        ids::{Id, ParticipantId},
        page::{At, Screen, see_other_with},
    },
    people, users,
};

/// What was said of a lesson she missed.
struct Said {
    lesson: LessonId,
    done: Option<Date>,
    buddy: Option<ParticipantId>,
}

/// POST /people/{code}/make-ups
pub(super) async fn record(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (by, who, asked, path) = (actor.by(), actor.clone(), fields.clone(), format!("/people/{code}/lessons"));
    let hers = code.clone();
    let recorded = app
        .store()
        .change(by, move |change| {
            let (woman, at) = (people::get_by_code(change, &hers)?, change.at());
            let today = users::today_at(change, woman.site, at)?;
            let target = people::target_of(change, &woman, today)?;
            who.check(Action::MakeUpRecord, &target)?;
            if change.seen_before(&asked.submission())? {
                return change.unchanged(());
            }
            let Said { lesson, done, buddy } = read(change, woman.id, &asked, today)?;
            store::add_make_up(change, woman.site, woman.id, lesson, done, buddy)?;
            let entry = Entry::new(Action::MakeUpRecord).on_woman(woman.id);
            change.commit(entry.detail(if done.is_some() { "done" } else { "promised" }), ())
        })
        .await;
    match recorded {
        Ok(()) => Ok(see_other_with(&path, "make-up-recorded")),
        Err(Error::Refused(problems)) => lessons::show_hers_again(&screen, &app, actor, code, fields, &problems).await,
        Err(other) => Err(other),
    }
}

fn read(change: &mut Change<'_>, woman: ParticipantId, asked: &Fields, today: Date) -> Result<Said, Error> {
    let mut problems = Problems::default();
    let lesson = LessonId::parse(asked.text("lesson"));
    let mut taught = None;
    if let Some(lesson) = lesson
        && !store::is_known(change, woman, lesson)?
    {
        taught = store::find_missed(change, woman, lesson)?;
    }
    if taught.is_none() {
        problems.add(Problem::new("lesson", "participation-choose-missed"));
    }
    let done = match asked.text("done") {
        "yes" => problems.keep(read_day(asked, taught, today)),
        "promised" => None,
        _ => {
            problems.add(Problem::new("done", "participation-choose-done"));
            None
        }
    };
    let companions = store::list_companions(change, woman, today)?;
    let buddy = companions.iter().find(|other| other.code == asked.text("buddy"));
    if asked.has("buddy") && buddy.is_none() {
        problems.add(Problem::new("buddy", "participation-choose-buddy"));
    }
    if let (Some(buddy), Some(lesson)) = (buddy, lesson)
        && !store::is_known(change, buddy.id, lesson)?
    {
        problems.add(Problem::new("buddy", "participation-buddy-missed-too").with("name", &buddy.chosen_name));
    }
    let buddy = buddy.map(|other| other.id);
    match lesson {
        Some(lesson) if problems.is_empty() => Ok(Said { lesson, done, buddy }),
        _ => Err(Error::Refused(problems)),
    }
}

/// The day on which it was done; a form without one, as older pages sent it, means today. Nobody catches up on what her group
/// has not had yet.
fn read_day(asked: &Fields, taught: Option<Date>, today: Date) -> Result<Date, Problem> {
    let parts = ["day-day", "day-month", "day-year"];
    let day = match parts.iter().any(|part| asked.has(part)) {
        true => people::check_day("day", parts.map(|part| asked.text(part)), today)?,
        false => today,
    };
    if taught.is_some_and(|taught| day < taught) {
        return Err(Problem::new("day", "participation-day-before-lesson"));
    }
    Ok(day)
}

/// POST /people/{code}/make-ups/{make_up}/withdrawal
pub(super) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    At((code, make_up)): At<(String, MakeUpId)>,
    fields: Fields,
) -> Answer {
    let (by, path) = (actor.by(), format!("/people/{code}/lessons"));
    app.store()
        .change(by, move |change| {
            let (woman, at) = (people::get_by_code(change, &code)?, change.at());
            let today = users::today_at(change, woman.site, at)?;
            let target = people::target_of(change, &woman, today)?;
            actor.check(Action::MakeUpRecord, &target)?;
            if change.seen_before(&fields.submission())? {
                return change.unchanged(());
            }
            if !store::withdraw_make_up(change, woman.id, make_up)? {
                return Err(Error::NotFound);
            }
            change.commit(Entry::new(Action::MakeUpRecord).on_woman(woman.id).detail("withdrawn"), ())
        })
        .await?;
    Ok(see_other_with(&path, "make-up-withdrawn"))
}
