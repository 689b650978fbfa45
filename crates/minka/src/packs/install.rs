//! A pack and a programme's courses side by side: what differs, and taking it over.

use super::{
    model::{Pack, PackCourse, PackLesson},
    rules::merge_order,
};
use crate::{
    curriculum::{self, Course, CourseId, HeldCourse, HeldLesson, HeldText, Lesson, LessonId, differing_fields},
    foundation::{change::Change, error::Error, ids::Id, store::Db, text::Language},
    users::ProgrammeId,
};

/// One thing that a pack says differently. Courses and lessons are named by their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The programme has no such course.
    CourseIsNew {
        /// The course.
        course: String,
    },
    /// Another title.
    CourseTitle {
        /// The course.
        course: String,
        /// In this language.
        language: Language,
        /// What it is called now, when it is called anything.
        now: Option<String>,
        /// What the pack calls it.
        new: String,
    },
    /// The course has no such lesson.
    LessonIsNew {
        /// The lesson.
        lesson: String,
        /// Its title in the pack.
        title: String,
    },
    /// Another length.
    Minutes {
        /// The lesson.
        lesson: String,
        /// Minutes now.
        now: i64,
        /// Minutes in the pack.
        new: i64,
    },
    /// The same lessons in another order.
    Order {
        /// The course.
        course: String,
    },
    /// A language that the lesson does not have.
    TextIsNew {
        /// The lesson.
        lesson: String,
        /// The language.
        language: Language,
    },
    /// Other words.
    Text {
        /// The lesson.
        lesson: String,
        /// In this language.
        language: Language,
        /// The fields that differ: name, words now, words in the pack.
        fields: Vec<(&'static str, String, String)>,
        /// Whether somebody of the programme wrote the words it has now.
        is_own: bool,
    },
    /// The course has a lesson that the pack does not name: it stays.
    LessonStays {
        /// The lesson.
        lesson: String,
    },
}

impl Difference {
    /// Whether it belongs to the programme and a shipped pack must leave it alone: its own words, titles, minutes, order.
    #[must_use]
    pub fn is_the_programmes(&self) -> bool {
        match self {
            Difference::Text { is_own, .. } => *is_own,
            Difference::CourseTitle { now, .. } => now.is_some(),
            Difference::Minutes { .. } | Difference::Order { .. } | Difference::LessonStays { .. } => true,
            Difference::CourseIsNew { .. } | Difference::LessonIsNew { .. } | Difference::TextIsNew { .. } => false,
        }
    }
}

/// What a pack left as the programme has it.
pub type Kept = Difference;

/// What taking a pack over did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installed {
    /// New courses.
    pub courses_added: i64,
    /// New lessons.
    pub lessons_added: i64,
    /// Lesson texts that were not there, one per language.
    pub texts_added: i64,
    /// Lesson texts that say something else now.
    pub texts_updated: i64,
    /// Titles, minutes and orders that changed.
    pub settings_updated: i64,
    /// What stayed as the programme has it, although the pack says otherwise.
    pub kept: Vec<Kept>,
}

impl Installed {
    /// Whether the database was left as it was.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.courses_added + self.lessons_added + self.texts_added + self.texts_updated + self.settings_updated == 0
    }
}

/// What a pack says differently from a programme's courses.
///
/// # Errors
/// When the database cannot be read.
pub fn compare(db: &mut Db<'_>, programme: ProgrammeId, pack: &Pack) -> Result<Vec<Difference>, Error> {
    let mut differences = Vec::new();
    for course in &pack.courses {
        match curriculum::find_course_by_key(db, programme, &course.key)? {
            Some(id) => compare_course(&curriculum::get_held_course(db, id)?, course, &mut differences),
            None => differences.push(Difference::CourseIsNew { course: course.key.clone() }),
        }
    }
    Ok(differences)
}

fn compare_course(held: &HeldCourse, course: &PackCourse, differences: &mut Vec<Difference>) {
    for (language, title) in &course.titles {
        let now = held.course.titles.iter().find(|(known, _)| known == language).map(|(_, title)| title.clone());
        if now.as_ref() != Some(title) {
            let (course, new) = (course.key.clone(), title.clone());
            differences.push(Difference::CourseTitle { course, language: *language, now, new });
        }
    }
    let (now, new) = (held_order(held), pack_order(course));
    if merge_order(&now, &new, true) != merge_order(&now, &new, false) && now.iter().any(|key| new.contains(key)) {
        differences.push(Difference::Order { course: course.key.clone() });
    }
    for lesson in &course.lessons {
        match held.lessons.iter().find(|held| held.key == lesson.key) {
            Some(held) => compare_lesson(held, lesson, differences),
            None => {
                let title = lesson.texts.first().map(|(_, text)| text.title.clone()).unwrap_or_default();
                differences.push(Difference::LessonIsNew { lesson: lesson.key.clone(), title });
            }
        }
    }
    for held in held.lessons.iter().filter(|held| !held.is_retired && !new.contains(&held.key)) {
        differences.push(Difference::LessonStays { lesson: held.key.clone() });
    }
}

fn held_order(held: &HeldCourse) -> Vec<String> {
    held.lessons.iter().map(|lesson| lesson.key.clone()).collect()
}

fn pack_order(course: &PackCourse) -> Vec<String> {
    course.lessons.iter().map(|lesson| lesson.key.clone()).collect()
}

fn compare_lesson(held: &HeldLesson, lesson: &PackLesson, differences: &mut Vec<Difference>) {
    let key = || lesson.key.clone();
    if held.minutes != lesson.minutes {
        differences.push(Difference::Minutes { lesson: key(), now: held.minutes, new: lesson.minutes });
    }
    for (language, text) in &lesson.texts {
        match held.texts.iter().find(|held| held.language == *language) {
            None => differences.push(Difference::TextIsNew { lesson: key(), language: *language }),
            Some(held) if held.text != *text => {
                let (fields, is_own) = (differing_fields(&held.text, text), held.is_own);
                differences.push(Difference::Text { lesson: key(), language: *language, fields, is_own });
            }
            Some(_) => {}
        }
    }
}

/// Takes over a pack that is shipped or lies in a folder: adds what is missing and brings words up to date that nobody of
/// the programme has changed. What the programme made its own stays, and is reported. Doing it twice changes nothing.
///
/// # Errors
/// When it cannot be written.
pub fn install_pack(change: &mut Change<'_>, programme: ProgrammeId, pack: &Pack) -> Result<Installed, Error> {
    take_over(change, programme, pack, false)
}

/// Takes over a pack that the programme itself changed: everything becomes as the pack says. Replaced words are kept as
/// they were before; lessons that the pack does not name stay.
///
/// # Errors
/// When it cannot be written.
pub fn replace_with_pack(change: &mut Change<'_>, programme: ProgrammeId, pack: &Pack) -> Result<Installed, Error> {
    take_over(change, programme, pack, true)
}

fn take_over(change: &mut Change<'_>, programme: ProgrammeId, pack: &Pack, is_own: bool) -> Result<Installed, Error> {
    let mut done = Installed::default();
    if !is_own {
        done.kept = compare(change, programme, pack)?;
        done.kept.retain(|difference| {
            difference.is_the_programmes() && !matches!(difference, Difference::LessonStays { .. })
        });
    }
    for course in &pack.courses {
        let id = match curriculum::find_course_by_key(change, programme, &course.key)? {
            Some(id) => id,
            None => add_course(change, programme, course, &mut done)?,
        };
        let held = curriculum::get_held_course(change, id)?;
        take_titles(change, &held, course, is_own, &mut done)?;
        take_lessons(change, &held, course, is_own, &mut done)?;
    }
    Ok(done)
}

fn add_course(
    change: &mut Change<'_>,
    programme: ProgrammeId,
    course: &PackCourse,
    done: &mut Installed,
) -> Result<CourseId, Error> {
    let id = CourseId::new(change.clock());
    curriculum::add_course(change, &Course { id, programme, key: course.key.clone(), titles: course.titles.clone() })?;
    done.courses_added += 1;
    Ok(id)
}

fn take_titles(
    change: &mut Change<'_>,
    held: &HeldCourse,
    course: &PackCourse,
    is_own: bool,
    done: &mut Installed,
) -> Result<(), Error> {
    for (language, title) in &course.titles {
        let now = held.course.titles.iter().find(|(known, _)| known == language).map(|(_, title)| title);
        if now != Some(title) && (is_own || now.is_none()) {
            curriculum::save_course_title(change, held.course.id, *language, title)?;
            done.settings_updated += 1;
        }
    }
    Ok(())
}

fn take_lessons(
    change: &mut Change<'_>,
    held: &HeldCourse,
    course: &PackCourse,
    is_own: bool,
    done: &mut Installed,
) -> Result<(), Error> {
    let order = merge_order(&held_order(held), &pack_order(course), is_own);
    for (position, key) in (1..).zip(&order) {
        let known = held.lessons.iter().find(|held| held.key == *key);
        let brought = course.lessons.iter().find(|lesson| lesson.key == *key);
        let id = match (known, brought) {
            (Some(known), _) => {
                // Places shift when a lesson comes in between: only what the reader sees as another order counts.
                if known.position != position {
                    curriculum::set_position(change, known.id, position)?;
                }
                known.id
            }
            (None, Some(lesson)) => add_lesson(change, held.course.id, lesson, position, done)?,
            (None, None) => continue,
        };
        let Some(lesson) = brought else { continue };
        if is_own && known.is_some_and(|known| known.minutes != lesson.minutes) {
            curriculum::set_minutes(change, id, lesson.minutes)?;
            done.settings_updated += 1;
        }
        take_texts(change, id, known.map_or(&[], |known| &known.texts), lesson, is_own, done)?;
    }
    if is_own && order != merge_order(&held_order(held), &pack_order(course), false) {
        done.settings_updated += 1;
    }
    Ok(())
}

fn add_lesson(
    change: &mut Change<'_>,
    course: CourseId,
    lesson: &PackLesson,
    position: i64,
    done: &mut Installed,
) -> Result<LessonId, Error> {
    let id = LessonId::new(change.clock());
    curriculum::add_lesson(change, &Lesson { id, course, key: lesson.key.clone(), position, minutes: lesson.minutes })?;
    done.lessons_added += 1;
    Ok(id)
}

fn take_texts(
    change: &mut Change<'_>,
    id: LessonId,
    held: &[HeldText],
    lesson: &PackLesson,
    is_own: bool,
    done: &mut Installed,
) -> Result<(), Error> {
    for (language, text) in &lesson.texts {
        let now = held.iter().find(|held| held.language == *language);
        if !is_own && now.is_some_and(|now| now.is_own) {
            continue;
        }
        let save = if is_own { curriculum::save_lesson_text } else { curriculum::save_pack_text };
        if save(change, id, *language, text)? {
            if now.is_some() {
                done.texts_updated += 1;
            } else {
                done.texts_added += 1;
            }
        }
    }
    Ok(())
}
