//! The courses of her programmes.

use askama::Template;
use axum::extract::State;

use super::{reach, store};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::{Answer, Error},
    page::{Frame, Screen, show},
};

#[derive(Template)]
#[template(path = "curriculum/courses.html")]
struct CoursesPage {
    frame: Frame,
    programmes: Vec<ProgrammePart>,
}

struct ProgrammePart {
    name: String,
    courses: Vec<CourseLine>,
    new_href: String,
}

struct CourseLine {
    href: String,
    title: String,
    about: String,
}

/// Lists them.
pub(super) async fn list(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let text = screen.text;
    let programmes = app
        .store()
        .read(move |db| {
            let mut parts = Vec::new();
            for programme in reach::programmes(db, &actor, Action::CourseRead)? {
                let counts = store::list_lesson_counts(db, programme.id)?;
                let mut wished = vec![text.0];
                wished.extend(&programme.languages);
                let line = |course: super::Course| {
                    let count = counts.iter().find(|(id, _)| *id == course.id).map_or(0, |(_, count)| *count);
                    CourseLine {
                        href: format!("/courses/{}", course.id),
                        title: course.title_in(&wished),
                        about: text.phrase("curriculum-lessons-count").count(count).to_string(),
                    }
                };
                let courses = store::list_courses(db, programme.id)?.into_iter().map(line).collect();
                let may_edit = reach::may_edit(db, &actor, programme.id)?;
                let new_href =
                    if may_edit { format!("/courses/new?programme={}", programme.id) } else { String::new() };
                parts.push(ProgrammePart { name: programme.name, courses, new_href });
            }
            if parts.is_empty() { Err(Error::NotFound) } else { Ok(parts) }
        })
        .await?;
    show(&CoursesPage { frame: screen.frame("curriculum-courses", "more"), programmes })
}
