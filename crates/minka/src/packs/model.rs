//! Nouns: pack, a pack's course and lesson, and what is wrong with a pack.

use crate::{
    curriculum::LessonText,
    foundation::{
        form::Problem,
        text::{Language, Text},
    },
};

/// Courses as files say them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its name, such as `almaty`.
    pub key: String,
    /// The languages it is written in.
    pub languages: Vec<Language>,
    /// Its courses.
    pub courses: Vec<PackCourse>,
}

/// A course of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackCourse {
    /// Its name in files.
    pub key: String,
    /// Its title in each language.
    pub titles: Vec<(Language, String)>,
    /// Its lessons in order.
    pub lessons: Vec<PackLesson>,
}

/// A lesson of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackLesson {
    /// Its name in files.
    pub key: String,
    /// How long it takes.
    pub minutes: i64,
    /// What it says, in each language it has.
    pub texts: Vec<(Language, LessonText)>,
}

/// What is wrong with a pack, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblem {
    /// The file, such as `ru/boundaries.toml`; empty when it is about the pack as a whole.
    pub file: String,
    /// The line in it, counted from 1.
    pub line: Option<usize>,
    /// The key and the sentence.
    pub problem: Problem,
}

impl PackProblem {
    pub(super) fn whole(file: &str, key: &'static str) -> Self {
        PackProblem { file: file.to_owned(), line: None, problem: Problem::new("", key) }
    }

    /// `ru/boundaries.toml, line 3, title: …` in the reader's language.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        let mut place = Vec::new();
        if !self.file.is_empty() {
            place.push(self.file.clone());
        }
        if let Some(line) = self.line {
            place.push(text.phrase("curriculum-pack-line").with("line", line).to_string());
        }
        if !self.problem.field.is_empty() {
            place.push(self.problem.field.clone());
        }
        let sentence = self.problem.say(text);
        if place.is_empty() { sentence } else { format!("{}: {sentence}", place.join(", ")) }
    }
}
