//! Packs: courses as plain files that a programme edits with any text editor. `pack.toml` gives the order, and each
//! lesson is one file per language, `ru/boundaries.toml`.
//!
//! They come from a folder, from a zip, or from the packs inside the program. Whatever is wrong is named by file, key
//! and line, everything at once; a pack with a problem is not taken in part.

mod archive;
mod file;
mod install;
mod read;
mod write;

pub(super) use self::install::differing_fields;
pub use self::{
    archive::{read_folder, read_shipped, read_zip, shipped_packs, zip_files},
    install::{Difference, Installed, Kept, compare, install_pack, replace_with_pack},
    read::{read_lesson, read_pack},
    write::{export_course, write_lesson},
};
use super::model::LessonText;
use crate::foundation::{
    form::Problem,
    text::{Language, Text},
};

/// The name of the file that gives the order.
const ORDER_FILE: &str = "pack.toml";

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
    fn whole(file: &str, key: &'static str) -> Self {
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
