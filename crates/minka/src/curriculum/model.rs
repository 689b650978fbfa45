//! Nouns: course, lesson, and a lesson's text in one language.

use crate::{foundation::text::Language, users::ProgrammeId};

crate::id_type!(CourseId, "A course.");
crate::id_type!(LessonId, "A lesson.");

/// A course of ordered lessons.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Whose it is.
    pub programme: ProgrammeId,
    /// Its name in pack files, such as `almaty-weekly`.
    pub key: String,
    /// Its title in each language.
    pub titles: Vec<(Language, String)>,
}

/// A lesson in its place.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// Its course.
    pub course: CourseId,
    /// Its name in pack files, such as `boundaries`.
    pub key: String,
    /// 1 is the first.
    pub position: i64,
    /// How long it takes.
    pub minutes: i64,
}

/// What a lesson says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonText {
    /// For the leader's screen.
    pub title: String,
    /// For paper and calendars: says nothing about the topic.
    pub neutral_title: String,
    /// What it is for.
    pub aim: String,
    /// A light question everyone can answer.
    pub opening_question: String,
    /// What the leader says, paragraphs apart by an empty line.
    pub talk: String,
    /// For the small circles.
    pub circle_questions: Vec<String>,
    /// What a woman can safely take home.
    pub handout: String,
    /// For the leader only: what the topic can stir up, and what to do then.
    pub can_stir_up: String,
    /// For the leader only.
    pub whom_to_call: String,
}
