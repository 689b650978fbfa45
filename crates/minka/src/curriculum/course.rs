//! One course: its lessons in order, and which languages each has.

use askama::Template;
use axum::extract::State;

use super::{
    model::{CourseId, HeldLesson},
    reach,
    rules::choose_language,
    store,
};
use crate::foundation::{
    access::{Action, Actor},
    app::App,
    error::Answer,
    page::{At, Frame, Screen, show},
    text::{Language, Text},
};

#[derive(Template)]
#[template(path = "curriculum/course.html")]
struct CoursePage {
    frame: Frame,
    title: String,
    href: String,
    may_edit: bool,
    lessons: Vec<LessonLine>,
    retired: Vec<LessonLine>,
}

/// A lesson in a list.
pub struct LessonLine {
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its minutes and its languages.
    pub about: String,
    /// The languages it should have and has not, in a sentence; or empty.
    pub missing: String,
}

impl LessonLine {
    /// A lesson in a list: its title in the first wished language, its minutes, its languages, and what is missing.
    pub fn of(lesson: &HeldLesson, wished: &[Language], expected: &[Language], text: &Text) -> Self {
        let has: Vec<Language> = lesson.texts.iter().map(|text| text.language).collect();
        let shown = choose_language(wished, &has);
        let title = lesson.texts.iter().find(|text| Some(text.language) == shown).map(|text| text.text.title.clone());
        let missing: Vec<&str> =
            expected.iter().filter(|language| !has.contains(language)).map(|language| language.own_name()).collect();
        let names: Vec<&str> = has.iter().map(|language| language.own_name()).collect();
        let minutes = text.phrase("curriculum-minutes-count").count(lesson.minutes).to_string();
        LessonLine {
            href: format!("/lessons/{}", lesson.id),
            title: title.unwrap_or_else(|| lesson.key.clone()),
            about: format!("{minutes} · {}", names.join(", ")),
            missing: if missing.is_empty() {
                String::new()
            } else {
                text.phrase("curriculum-missing-in").with("languages", missing.join(", ")).to_string()
            },
        }
    }
}

/// Shows it.
pub(super) async fn read(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<CourseId>) -> Answer {
    let text = screen.text;
    let (held, may_edit) = app
        .store()
        .read(move |db| {
            let (course, _) = reach::course(db, &actor, Action::CourseRead, id)?;
            Ok((store::get_held_course(db, id)?, reach::may_edit(db, &actor, course.programme)?))
        })
        .await?;
    let mut wished = vec![text.0];
    wished.extend(&held.languages);
    let lines = |is_retired: bool| {
        let wanted = held.lessons.iter().filter(move |lesson| lesson.is_retired == is_retired);
        wanted.map(|lesson| LessonLine::of(lesson, &wished, &held.languages, &text)).collect()
    };
    show(&CoursePage {
        title: held.course.title_in(&wished),
        href: format!("/courses/{id}"),
        may_edit,
        lessons: lines(false),
        retired: lines(true),
        frame: screen.frame("curriculum-course", "more"),
    })
}
