//! Courses of ordered lessons, in the languages of their programme: what the leader says, asks and hands out.
//!
//! The programme's own words, read here by those who lead; they are written in `course_editing`, and go in and out as
//! plain files in `packs`. What it refuses: a lesson that vanishes after it was taught (it is retired), a title on paper
//! or in a calendar that would give a woman away.

mod course;
mod courses;
mod lesson;
mod lesson_file;
mod model;
pub mod reach;
mod rules;
mod store;

use axum::{Router, routing::get};

pub use self::{
    course::LessonLine,
    lesson::{LanguageLink, shown_in},
    lesson_file::{quoted, write_lesson},
    model::{
        Course, CourseId, HeldCourse, HeldLesson, HeldText, LESSON_FIELDS, Lesson, LessonField, LessonId, LessonText,
        TextBefore, TextBeforeId,
    },
    rules::{
        MINUTES, check_course_title, check_minutes, check_text, choose_language, differing_fields, next_lesson,
        paragraphs, tidy_text,
    },
    store::{
        add_course, add_lesson, find_course_by_key, find_lesson_text, get_course, get_held_course, get_lesson_title,
        get_text_before, list_all_lessons, list_course_keys, list_courses, list_lesson_titles, list_lessons,
        list_texts_before, save_course_title, save_lesson_text, save_pack_text, says_whom_to_call, set_minutes,
        set_position, set_retired,
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
}
