//! Every statement about courses and lessons.

use super::model::{Course, CourseId, Lesson, LessonId, LessonText};
use crate::{
    binds,
    foundation::{change::Change, error::Error, store::Db, text::Language},
    users::ProgrammeId,
};

/// Adds a course with its titles.
///
/// # Errors
/// [`Error::Taken`] `course_programme_id_key`.
pub fn add_course(change: &mut Change<'_>, course: &Course) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into course (id, programme_id, key, created_at) values ($1, $2, $3, $4)",
        binds![course.id, course.programme, &course.key, at],
    )?;
    for (language, title) in &course.titles {
        change.execute(
            "insert into course_title (course_id, language, title) values ($1, $2, $3)",
            binds![course.id, language.code(), title],
        )?;
    }
    Ok(())
}

/// Adds a lesson without words.
///
/// # Errors
/// [`Error::Taken`] `lesson_course_id_key`.
pub fn add_lesson(change: &mut Change<'_>, lesson: &Lesson) -> Result<(), Error> {
    change.execute(
        "insert into lesson (id, course_id, key, position, minutes) values ($1, $2, $3, $4, $5)",
        binds![lesson.id, lesson.course, &lesson.key, lesson.position, lesson.minutes],
    )?;
    Ok(())
}

/// Writes what a lesson says in a language, in place of what it said.
///
/// # Errors
/// When it cannot be written.
pub fn save_lesson_text(
    change: &mut Change<'_>,
    lesson: LessonId,
    language: Language,
    text: &LessonText,
) -> Result<(), Error> {
    let (at, by, questions) = (change.at(), change.by().text(), text.circle_questions.join("\n"));
    change.execute(
        "insert into lesson_text (lesson_id, language, title, neutral_title, aim, opening_question, talk,
             circle_questions, handout, can_stir_up, whom_to_call, updated_at, updated_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (lesson_id, language) do update set title = excluded.title, neutral_title = excluded.neutral_title,
             aim = excluded.aim, opening_question = excluded.opening_question, talk = excluded.talk,
             circle_questions = excluded.circle_questions, handout = excluded.handout,
             can_stir_up = excluded.can_stir_up, whom_to_call = excluded.whom_to_call,
             updated_at = excluded.updated_at, updated_by = excluded.updated_by",
        binds![
            lesson,
            language.code(),
            &text.title,
            &text.neutral_title,
            &text.aim,
            &text.opening_question,
            &text.talk,
            questions,
            &text.handout,
            &text.can_stir_up,
            &text.whom_to_call,
            at,
            by
        ],
    )?;
    Ok(())
}

/// A programme's courses with their titles.
///
/// # Errors
/// When the database cannot be read.
pub fn list_courses(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Course>, Error> {
    let mut courses: Vec<Course> = Vec::new();
    db.each(
        "select c.id, c.key, t.language, t.title from course c left join course_title t on t.course_id = c.id
         where c.programme_id = $1 and c.retired_at is null order by c.key, c.id, t.language",
        binds![programme],
        |row| {
            let id: CourseId = row.get(0)?;
            if courses.last().is_none_or(|last| last.id != id) {
                courses.push(Course { id, programme, key: row.get(1)?, titles: Vec::new() });
            }
            let language = row.get::<Option<String>>(2)?.and_then(|code| Language::parse(&code));
            if let (Some(course), Some(language), Some(title)) = (courses.last_mut(), language, row.get(3)?) {
                course.titles.push((language, title));
            }
            Ok(true)
        },
    )?;
    Ok(courses)
}

/// A course's lessons in order, without the retired ones.
///
/// # Errors
/// When the database cannot be read.
pub fn list_lessons(db: &mut Db<'_>, course: CourseId) -> Result<Vec<Lesson>, Error> {
    db.list(
        "select id, course_id, key, position, minutes from lesson
         where course_id = $1 and retired_at is null order by position, id limit 500",
        binds![course],
        |row| {
            Ok(Lesson {
                id: row.get(0)?,
                course: row.get(1)?,
                key: row.get(2)?,
                position: row.get(3)?,
                minutes: row.get(4)?,
            })
        },
    )
}

/// What a lesson says in a language, or else in the first other language it has.
///
/// # Errors
/// When the database cannot be read.
pub fn find_lesson_text(
    db: &mut Db<'_>,
    lesson: LessonId,
    language: Language,
) -> Result<Option<(Language, LessonText)>, Error> {
    db.find(
        "select language, title, neutral_title, aim, opening_question, talk, circle_questions, handout, can_stir_up,
             whom_to_call
         from lesson_text where lesson_id = $1 order by case when language = $2 then 0 else 1 end, language limit 1",
        binds![lesson, language.code()],
        |row| {
            let questions: String = row.get(6)?;
            let text = LessonText {
                title: row.get(1)?,
                neutral_title: row.get(2)?,
                aim: row.get(3)?,
                opening_question: row.get(4)?,
                talk: row.get(5)?,
                circle_questions: questions.lines().map(str::to_owned).collect(),
                handout: row.get(7)?,
                can_stir_up: row.get(8)?,
                whom_to_call: row.get(9)?,
            };
            Ok((Language::parse(&row.get::<String>(0)?).unwrap_or(language), text))
        },
    )
}

/// Which language a title is read in: hers, or else the programme's first, or else any.
macro_rules! title_of_lesson {
    () => {
        "left join lesson_text t on t.lesson_id = l.id and t.language = (
             select x.language from lesson_text x where x.lesson_id = l.id
             order by case when x.language = $2 then 0 when x.language = substr(p.languages, 1, 2) then 1 else 2 end,
                 x.language limit 1)"
    };
}

/// A course's lessons in order with their place, their title for screens and their neutral title for paper and
/// calendars; without the retired ones. A lesson without words is named by its key.
///
/// # Errors
/// When the database cannot be read.
pub fn list_lesson_titles(
    db: &mut Db<'_>,
    course: CourseId,
    language: Language,
) -> Result<Vec<(LessonId, i64, String, String)>, Error> {
    db.list(
        concat!(
            "select l.id, l.position, coalesce(t.title, l.key), coalesce(t.neutral_title, l.key)
             from lesson l join course c on c.id = l.course_id join programme p on p.id = c.programme_id ",
            title_of_lesson!(),
            " where l.course_id = $1 and l.retired_at is null order by l.position, l.id limit 500"
        ),
        binds![course, language.code()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )
}

/// A lesson's title for screens and its neutral title for paper and calendars; of a retired lesson, too.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_lesson_title(db: &mut Db<'_>, lesson: LessonId, language: Language) -> Result<(String, String), Error> {
    db.get(
        concat!(
            "select coalesce(t.title, l.key), coalesce(t.neutral_title, l.key)
             from lesson l join course c on c.id = l.course_id join programme p on p.id = c.programme_id ",
            title_of_lesson!(),
            " where l.id = $1"
        ),
        binds![lesson, language.code()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
