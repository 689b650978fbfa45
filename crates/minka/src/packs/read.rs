//! From files to a pack.

use std::collections::BTreeMap;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    ORDER_FILE,
    file::PackFile,
    model::{Pack, PackCourse, PackLesson, PackProblem},
    rules::is_key,
};
use crate::{
    curriculum::{LESSON_FIELDS, LessonText, MINUTES, check_course_title, check_text, tidy_text},
    foundation::{form::Problem, text::Language},
};

/// The largest file of a pack.
const LARGEST_FILE: usize = 256 * 1024;

/// Reads a pack from its files: names such as `pack.toml` and `ru/boundaries.toml`, with what is in them. Files that are
/// no TOML (a README) are passed over.
///
/// # Errors
/// Every problem of every file.
pub fn read_pack(files: &[(String, Vec<u8>)]) -> Result<Pack, Vec<PackProblem>> {
    let mut problems = Vec::new();
    let mut lessons = BTreeMap::new();
    let mut order = None;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".toml")) {
        let Some(text) = plain_text(name, bytes, &mut problems) else { continue };
        if name == ORDER_FILE {
            order = Some(text);
        } else if let Some(place) = lesson_place(name, &mut problems) {
            lessons.insert(place, (name.as_str(), text));
        }
    }
    let Some(order) = order else {
        if !problems.iter().any(|problem| problem.file == ORDER_FILE) {
            problems.push(PackProblem::whole(ORDER_FILE, "curriculum-pack-no-order"));
        }
        return Err(problems);
    };
    let pack = read_order(order, &mut lessons, &mut problems);
    for (name, _) in lessons.values() {
        problems.push(PackProblem::whole(name, "curriculum-pack-not-listed"));
    }
    problems.sort_by(|a, b| (a.file != ORDER_FILE, &a.file, a.line).cmp(&(b.file != ORDER_FILE, &b.file, b.line)));
    if problems.is_empty() { pack.ok_or(problems) } else { Err(problems) }
}

fn plain_text<'b>(name: &str, bytes: &'b [u8], problems: &mut Vec<PackProblem>) -> Option<&'b str> {
    let key = match std::str::from_utf8(bytes) {
        Ok(_) if bytes.len() > LARGEST_FILE => "curriculum-pack-too-large",
        Ok(text) => return Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(_) => "curriculum-pack-not-utf8",
    };
    problems.push(PackProblem::whole(name, key));
    None
}

/// Language and lesson of a file's name.
fn lesson_place(name: &str, problems: &mut Vec<PackProblem>) -> Option<(&'static str, String)> {
    let (folder, file) = name.split_once('/')?;
    let key = file.strip_suffix(".toml")?;
    let language = Language::ALL.into_iter().find(|language| language.code() == folder);
    let wrong = match language {
        None => "curriculum-pack-unknown-language",
        Some(_) if !is_key(key) => "curriculum-pack-bad-name",
        Some(language) => return Some((language.code(), key.to_owned())),
    };
    problems.push(PackProblem::whole(name, wrong));
    None
}

type LessonFiles<'f> = BTreeMap<(&'static str, String), (&'f str, &'f str)>;

fn read_order<'f>(text: &'f str, lessons: &mut LessonFiles<'f>, problems: &mut Vec<PackProblem>) -> Option<Pack> {
    let (file, table) = PackFile::open(ORDER_FILE, text);
    let mut reader =
        OrderReader { file, lessons, lesson_problems: Vec::new(), languages: Vec::new(), keys: Vec::new() };
    let pack = table.and_then(|table| reader.pack(table));
    problems.append(&mut reader.file.problems);
    problems.append(&mut reader.lesson_problems);
    // An order that cannot be read says nothing about which lessons are listed.
    if pack.is_none() {
        lessons.clear();
    }
    pack
}

struct OrderReader<'f, 'l> {
    file: PackFile<'f>,
    lessons: &'l mut LessonFiles<'f>,
    lesson_problems: Vec<PackProblem>,
    languages: Vec<Language>,
    keys: Vec<String>,
}

impl<'f> OrderReader<'f, '_> {
    fn pack(&mut self, mut table: DeTable<'f>) -> Option<Pack> {
        let key = self.key(&mut table, None);
        for value in self.file.take_list(&mut table, "languages", None) {
            let Some((at, code)) = self.file.text_of("languages", &value) else { continue };
            let known = Language::ALL.into_iter().find(|language| language.code() == code);
            match known.filter(|language| !self.languages.contains(language)) {
                Some(language) => self.languages.push(language),
                None => self.file.note(at, Problem::new("languages", "curriculum-pack-unknown-language")),
            }
        }
        let mut courses = Vec::new();
        let listed = self.file.take_list(&mut table, "course", None);
        let is_listed = !listed.is_empty();
        for value in listed {
            courses.extend(self.course(value));
        }
        self.file.refuse_others(&table);
        is_listed.then(|| Pack {
            key: key.map(|(_, key)| key).unwrap_or_default(),
            languages: self.languages.clone(),
            courses,
        })
    }

    fn key(&mut self, table: &mut DeTable<'f>, at: Option<usize>) -> Option<(Option<usize>, String)> {
        let (at, key) = self.file.take_text(table, "id", at)?;
        if is_key(&key) {
            return Some((at, key));
        }
        self.file.note(at, Problem::new("id", "curriculum-pack-bad-name"));
        None
    }

    /// A key that stands once in the pack.
    fn own_key(&mut self, table: &mut DeTable<'f>, at: Option<usize>, kind: &str) -> Option<String> {
        let (at, key) = self.key(table, at)?;
        let own = format!("{kind} {key}");
        if self.keys.contains(&own) {
            self.file.note(at, Problem::new("id", "curriculum-pack-same-name").with("name", &key));
            return None;
        }
        self.keys.push(own);
        Some(key)
    }

    fn course(&mut self, value: Spanned<DeValue<'f>>) -> Option<PackCourse> {
        let (at, mut table) = self.file.table_of("course", value)?;
        let key = self.own_key(&mut table, at, "course");
        let mut titles = Vec::new();
        if let Some(value) = self.file.take(&mut table, "title", at)
            && let Some((_, named)) = self.file.table_of("title", value)
        {
            titles = self.titles(&named);
        }
        // A course that is only beginning has no list of lessons.
        let lessons =
            if table.contains_key("lesson") { self.file.take_list(&mut table, "lesson", at) } else { Vec::new() };
        let lessons = lessons.into_iter().filter_map(|value| self.lesson(value)).collect();
        self.file.refuse_others(&table);
        Some(PackCourse { key: key?, titles, lessons })
    }

    fn titles(&mut self, named: &DeTable<'f>) -> Vec<(Language, String)> {
        let mut titles = Vec::new();
        for (code, value) in named {
            let field = format!("title.{}", code.get_ref());
            let language = self.languages.iter().find(|language| language.code() == code.get_ref().as_ref()).copied();
            let Some(language) = language else {
                self.file.note(Some(code.span().start), Problem::new(field, "curriculum-pack-unknown-language"));
                continue;
            };
            let Some((at, title)) = self.file.text_of(&field, value) else { continue };
            match check_course_title(&field, &title) {
                Ok(title) => titles.push((language, title)),
                Err(problem) => self.file.note(at, problem),
            }
        }
        titles.sort_by_key(|(language, _)| language.code());
        titles
    }

    fn lesson(&mut self, value: Spanned<DeValue<'f>>) -> Option<PackLesson> {
        let (at, mut table) = self.file.table_of("lesson", value)?;
        let key = self.own_key(&mut table, at, "lesson");
        let minutes = self.file.take(&mut table, "minutes", at).and_then(|value| {
            let number = value
                .get_ref()
                .as_integer()
                .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
            let minutes = number.filter(|minutes| MINUTES.contains(minutes));
            if minutes.is_none() {
                self.file.note(Some(value.span().start), Problem::new("minutes", "curriculum-minutes-wrong"));
            }
            minutes
        });
        self.file.refuse_others(&table);
        let key = key?;
        let (mut texts, mut has_file) = (Vec::new(), false);
        for language in self.languages.clone() {
            let Some((name, words)) = self.lessons.remove(&(language.code(), key.clone())) else { continue };
            has_file = true;
            match read_lesson(name, words) {
                Ok(text) => texts.push((language, text)),
                Err(mut problems) => self.lesson_problems.append(&mut problems),
            }
        }
        if !has_file {
            self.file.note(at, Problem::new("id", "curriculum-pack-no-file").with("name", &key));
        }
        texts.sort_by_key(|(language, _)| language.code());
        Some(PackLesson { key, minutes: minutes?, texts })
    }
}

/// Reads one lesson's file.
///
/// # Errors
/// Every problem in it.
pub fn read_lesson(name: &str, text: &str) -> Result<LessonText, Vec<PackProblem>> {
    let (mut file, table) = PackFile::open(name, text);
    let Some(mut table) = table else { return Err(file.problems) };
    let (mut places, mut said, mut questions) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for field in LESSON_FIELDS {
        if field.name == "circle_questions" {
            for value in file.take_list(&mut table, field.name, None) {
                places.entry(field.name).or_insert(Some(value.span().start));
                questions.extend(file.text_of(field.name, &value).map(|(_, question)| question));
            }
        } else if let Some((at, words)) = file.take_text(&mut table, field.name, None) {
            places.insert(field.name, at);
            said.insert(field.name, words);
        }
    }
    file.refuse_others(&table);
    let mut lesson = LessonText::from_fields(|field| said.get(field).cloned().unwrap_or_default());
    lesson.circle_questions = questions;
    let lesson = tidy_text(&lesson);
    for problem in check_text(&lesson) {
        let at = places.iter().find(|(field, _)| **field == problem.field).and_then(|(_, at)| *at);
        // What is missing was said already.
        if at.is_some() {
            file.note(at, problem);
        }
    }
    file.problems.sort_by_key(|problem| problem.line);
    if file.problems.is_empty() { Ok(lesson) } else { Err(file.problems) }
}
