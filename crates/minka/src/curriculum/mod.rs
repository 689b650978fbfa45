//! Courses of ordered lessons, in the languages of their programme: what the leader says, asks and hands out.
//!
//! The programme's own words: shipped as packs, edited in the browser, exported as plain files. What it refuses: a lesson
//! that vanishes after it was taught (it is retired), a title on paper or in a calendar that would give a woman away.

pub mod command;
mod course;
mod courses;
mod differences;
mod editing;
mod lesson;
mod model;
pub mod packs;
mod reach;
mod rules;
mod store;

use axum::{Router, routing::get};

pub(crate) use self::editing::LARGER_BODIES;
pub use self::{
    model::{Course, CourseId, LESSON_FIELDS, Lesson, LessonField, LessonId, LessonText},
    rules::next_lesson,
    store::{
        add_course, add_lesson, find_course_by_key, find_lesson_text, get_course, get_lesson_title, list_courses,
        list_lesson_titles, list_lessons, save_lesson_text,
    },
};
use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/courses", get(courses::list))
        .route("/courses/{id}", get(course::read))
        .route("/lessons/{id}", get(lesson::read))
        .route("/lessons/{id}/handout", get(lesson::handout))
        .merge(editing::routes())
}
