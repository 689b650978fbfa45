//! Catching up on a missed lesson: done on a day, or promised; perhaps with a buddy who was there.

use axum::extract::State;

use super::{lessons, store};
use crate::{
    curriculum::LessonId,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Problem, Problems},
        ids::Id,
        page::{At, Screen, see_other_with},
    },
    people, users,
};

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
            let mut problems = Problems::default();
            let lesson = LessonId::parse(asked.text("lesson"));
            let missed = match lesson {
                Some(lesson) => {
                    store::has_missed(change, woman.id, lesson)? && !store::has_heard(change, woman.id, lesson)?
                }
                None => false,
            };
            if !missed {
                problems.add(Problem::new("lesson", "participation-choose-missed"));
            }
            let done = match asked.text("done") {
                "yes" => Some(today),
                "promised" => None,
                _ => {
                    problems.add(Problem::new("done", "participation-choose-done"));
                    None
                }
            };
            let companions = store::list_companions(change, woman.id, today)?;
            let buddy = companions.iter().find(|other| other.code == asked.text("buddy"));
            if asked.has("buddy") && buddy.is_none() {
                problems.add(Problem::new("buddy", "participation-choose-buddy"));
            }
            if let (Some(buddy), Some(lesson)) = (buddy, lesson)
                && !store::has_heard(change, buddy.id, lesson)?
            {
                problems.add(Problem::new("buddy", "participation-buddy-missed-too").with("name", &buddy.chosen_name));
            }
            let buddy = buddy.map(|other| other.id);
            problems.none()?;
            if let Some(lesson) = lesson {
                store::add_make_up(change, woman.site, woman.id, lesson, done, buddy)?;
            }
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
