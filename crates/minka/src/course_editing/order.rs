//! The order of a course's lessons; retiring one, and bringing it back.

use askama::Template;
use axum::extract::State;

use super::rules::{Way, moved};
use crate::{
    curriculum::{self, CourseId, LessonId, LessonLine, reach},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{At, Frame, Screen, see_other_with, show},
    },
};

#[derive(Template)]
#[template(path = "course_editing/order.html")]
struct OrderPage {
    frame: Frame,
    course_href: String,
    lessons: Vec<Row>,
    retired: Vec<Row>,
}

struct Row {
    form: Form,
    line: LessonLine,
}

/// Shows the lessons with their buttons.
pub(super) async fn read(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<CourseId>) -> Answer {
    let held = app
        .store()
        .read(move |db| {
            reach::course(db, &actor, Action::CourseEdit, id)?;
            curriculum::get_held_course(db, id)
        })
        .await?;
    let mut wished = vec![screen.text.0];
    wished.extend(&held.languages);
    let rows = |is_retired: bool| {
        let wanted = held.lessons.iter().filter(move |lesson| lesson.is_retired == is_retired);
        let row = |lesson| Row {
            form: Form::new(app.clock(), Fields::default()),
            line: LessonLine::of(lesson, &wished, &held.languages, &screen.text),
        };
        wanted.map(row).collect::<Vec<_>>()
    };
    let (lessons, retired) = (rows(false), rows(true));
    let frame = screen.frame("curriculum-order", "more");
    show(&OrderPage { frame, course_href: format!("/courses/{id}"), lessons, retired })
}

/// Moves a lesson one place up or down.
pub(super) async fn place(State(app): State<App>, actor: Actor, At(id): At<LessonId>, fields: Fields) -> Answer {
    let way = if fields.text("move") == "up" { Way::Up } else { Way::Down };
    let done = change_lesson(&app, actor, id, fields, move |change, course| {
        let lessons = curriculum::list_all_lessons(change, course)?;
        let all: Vec<LessonId> = lessons.iter().map(|lesson| lesson.id).collect();
        let in_use: Vec<LessonId> =
            lessons.iter().filter(|lesson| !lesson.is_retired).map(|lesson| lesson.id).collect();
        for (position, lesson) in (1..).zip(moved(&all, &in_use, id, way)) {
            if lessons.iter().any(|held| held.id == lesson && held.position != position) {
                curriculum::set_position(change, lesson, position)?;
            }
        }
        Ok("moved")
    });
    Ok(see_other_with(&done.await?, "order-saved"))
}

/// Retires a lesson: it is proposed no more, and stays with those who were taught it.
pub(super) async fn retire(State(app): State<App>, actor: Actor, At(id): At<LessonId>, fields: Fields) -> Answer {
    let done = change_lesson(&app, actor, id, fields, move |change, _| {
        curriculum::set_retired(change, id, true)?;
        Ok("retired")
    });
    Ok(see_other_with(&done.await?, "lesson-retired"))
}

/// Brings a retired lesson back to its place.
pub(super) async fn bring_back(State(app): State<App>, actor: Actor, At(id): At<LessonId>, fields: Fields) -> Answer {
    let done = change_lesson(&app, actor, id, fields, move |change, _| {
        curriculum::set_retired(change, id, false)?;
        Ok("brought back")
    });
    Ok(see_other_with(&done.await?, "lesson-returned"))
}

/// One change of a lesson's standing in its course; gives the page to go back to.
async fn change_lesson(
    app: &App,
    actor: Actor,
    id: LessonId,
    fields: Fields,
    work: impl FnOnce(&mut Change<'_>, CourseId) -> Result<&'static str, Error> + Send + 'static,
) -> Result<String, Error> {
    app.store()
        .change(actor.by(), move |change| {
            let course = reach::lesson(change, &actor, Action::CourseEdit, id)?.course.id;
            let back = format!("/courses/{course}/order");
            if change.seen_before(&fields.submission())? {
                return change.unchanged(back);
            }
            let detail = work(change, course)?;
            change.commit(Entry::new(Action::CourseEdit).on("lesson", id).detail(detail), back)
        })
        .await
}
