//! Every statement about courses and lessons.

use super::{
    lesson_file::write_lesson,
    model::{
        Course, CourseId, HeldCourse, HeldLesson, HeldText, Lesson, LessonId, LessonText, TextBefore, TextBeforeId,
    },
};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, UserId},
        store::{Db, Row},
        text::Language,
    },
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

/// Writes what a lesson says in a language. What it said before is kept as a pack file. Tells whether anything changed.
///
/// # Errors
/// When it cannot be written.
pub fn save_lesson_text(
    change: &mut Change<'_>,
    lesson: LessonId,
    language: Language,
    text: &LessonText,
) -> Result<bool, Error> {
    let by = change.by().text();
    save_text_by(change, lesson, language, text, &by)
}

/// Writes what a pack says, as [`save_lesson_text`] does: whoever asked for it, these are no words of the programme's own.
///
/// # Errors
/// When it cannot be written.
pub fn save_pack_text(
    change: &mut Change<'_>,
    lesson: LessonId,
    language: Language,
    text: &LessonText,
) -> Result<bool, Error> {
    save_text_by(change, lesson, language, text, "pack")
}

fn save_text_by(
    change: &mut Change<'_>,
    lesson: LessonId,
    language: Language,
    text: &LessonText,
    by: &str,
) -> Result<bool, Error> {
    let before = find_text_in(change, lesson, language)?.map(|held| held.text);
    if before.as_ref() == Some(text) {
        return Ok(false);
    }
    if let Some(before) = before {
        keep_text_before(change, lesson, language, &before, by)?;
    }
    put_text(change, lesson, language, text, by)?;
    Ok(true)
}

fn keep_text_before(
    change: &mut Change<'_>,
    lesson: LessonId,
    language: Language,
    before: &LessonText,
    by: &str,
) -> Result<(), Error> {
    let (id, at) = (TextBeforeId::new(change.clock()), change.at());
    change.execute(
        "insert into lesson_text_before (id, lesson_id, language, body, replaced_at, replaced_by)
         values ($1, $2, $3, $4, $5, $6)",
        binds![id, lesson, language.code(), write_lesson(before), at, by],
    )?;
    Ok(())
}

fn put_text(
    change: &mut Change<'_>,
    lesson: LessonId,
    language: Language,
    text: &LessonText,
    by: &str,
) -> Result<(), Error> {
    let (at, questions) = (change.at(), text.circle_questions.join("\n"));
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

/// Columns of a text, in the order that `read_text` reads.
macro_rules! text_columns {
    () => {
        "t.language, t.title, t.neutral_title, t.aim, t.opening_question, t.talk, t.circle_questions, t.handout,
         t.can_stir_up, t.whom_to_call, t.updated_at, t.updated_by,
         (select u.name from staff_user u where u.id = t.updated_by)"
    };
}

fn read_text(row: &Row<'_>) -> Result<HeldText, Error> {
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
    let by: String = row.get(11)?;
    Ok(HeldText {
        language: Language::parse(&row.get::<String>(0)?).unwrap_or(Language::En),
        text,
        is_own: UserId::parse(&by).is_some(),
        author: row.get(12)?,
    })
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
    let found = db.find(
        concat!(
            "select ",
            text_columns!(),
            " from lesson_text t where t.lesson_id = $1
             order by case when t.language = $2 then 0 else 1 end, t.language limit 1"
        ),
        binds![lesson, language.code()],
        read_text,
    )?;
    Ok(found.map(|held| (held.language, held.text)))
}

/// What a lesson says in exactly this language.
pub(super) fn find_text_in(db: &mut Db<'_>, lesson: LessonId, language: Language) -> Result<Option<HeldText>, Error> {
    db.find(
        concat!("select ", text_columns!(), " from lesson_text t where t.lesson_id = $1 and t.language = $2"),
        binds![lesson, language.code()],
        read_text,
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

/// Whether a lesson says in any language whom to call.
///
/// # Errors
/// When the database cannot be read.
pub fn says_whom_to_call(db: &mut Db<'_>, lesson: LessonId) -> Result<bool, Error> {
    let found = db.find(
        "select 1 from lesson_text where lesson_id = $1 and whom_to_call <> '' limit 1",
        binds![lesson],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// A programme's course of this key, retired or not.
///
/// # Errors
/// When the database cannot be read.
pub fn find_course_by_key(db: &mut Db<'_>, programme: ProgrammeId, key: &str) -> Result<Option<CourseId>, Error> {
    db.find("select id from course where programme_id = $1 and key = $2", binds![programme, key], |row| row.get(0))
}

/// A course with its titles.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_course(db: &mut Db<'_>, id: CourseId) -> Result<Course, Error> {
    let (programme, key) =
        db.get("select programme_id, key from course where id = $1", binds![id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let titles = db.list(
        "select language, title from course_title where course_id = $1 order by language limit 100",
        binds![id],
        |row| Ok((row.get::<String>(0)?, row.get(1)?)),
    )?;
    let titles = titles.into_iter().filter_map(|(code, title)| Some((Language::parse(&code)?, title))).collect();
    Ok(Course { id, programme, key, titles })
}

/// The languages a programme works in, its first first.
pub(super) fn get_languages(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<Language>, Error> {
    let languages: String =
        db.get("select languages from programme where id = $1", binds![programme], |row| row.get(0))?;
    Ok(languages.split(' ').filter_map(Language::parse).collect())
}

/// A course with every lesson, retired ones too, and all its words: three statements.
pub fn get_held_course(db: &mut Db<'_>, id: CourseId) -> Result<HeldCourse, Error> {
    let course = get_course(db, id)?;
    let languages = get_languages(db, course.programme)?;
    let mut lessons = list_all_lessons(db, id)?;
    db.each(
        concat!(
            "select ",
            text_columns!(),
            ", t.lesson_id from lesson_text t join lesson l on l.id = t.lesson_id
             where l.course_id = $1 order by t.lesson_id, t.language"
        ),
        binds![id],
        |row| {
            let lesson: LessonId = row.get(13)?;
            if let Some(held) = lessons.iter_mut().find(|held| held.id == lesson) {
                held.texts.push(read_text(row)?);
            }
            Ok(true)
        },
    )?;
    Ok(HeldCourse { course, languages, lessons })
}

/// A course's lessons in order, retired ones too, still without their words.
pub fn list_all_lessons(db: &mut Db<'_>, course: CourseId) -> Result<Vec<HeldLesson>, Error> {
    db.list(
        "select id, key, position, minutes, retired_at is not null from lesson
         where course_id = $1 order by position, id limit 1000",
        binds![course],
        |row| {
            Ok(HeldLesson {
                id: row.get(0)?,
                key: row.get(1)?,
                position: row.get(2)?,
                minutes: row.get(3)?,
                is_retired: row.get(4)?,
                texts: Vec::new(),
            })
        },
    )
}

/// Writes a course's title in a language.
pub fn save_course_title(
    change: &mut Change<'_>,
    course: CourseId,
    language: Language,
    title: &str,
) -> Result<(), Error> {
    change.execute(
        "insert into course_title (course_id, language, title) values ($1, $2, $3)
         on conflict (course_id, language) do update set title = excluded.title",
        binds![course, language.code(), title],
    )?;
    Ok(())
}

/// Writes how long a lesson takes.
pub fn set_minutes(change: &mut Change<'_>, lesson: LessonId, minutes: i64) -> Result<(), Error> {
    change.execute("update lesson set minutes = $1 where id = $2", binds![minutes, lesson])?;
    Ok(())
}

/// Writes a lesson's place in its course.
pub fn set_position(change: &mut Change<'_>, lesson: LessonId, position: i64) -> Result<(), Error> {
    change.execute("update lesson set position = $1 where id = $2", binds![position, lesson])?;
    Ok(())
}

/// A lesson with all its words, and its course.
pub(super) fn get_held_lesson(db: &mut Db<'_>, id: LessonId) -> Result<(CourseId, HeldLesson), Error> {
    let (course, mut lesson) = db.get(
        "select id, key, position, minutes, retired_at is not null, course_id from lesson where id = $1",
        binds![id],
        |row| {
            let lesson = HeldLesson {
                id: row.get(0)?,
                key: row.get(1)?,
                position: row.get(2)?,
                minutes: row.get(3)?,
                is_retired: row.get(4)?,
                texts: Vec::new(),
            };
            Ok((row.get(5)?, lesson))
        },
    )?;
    lesson.texts = db.list(
        concat!("select ", text_columns!(), " from lesson_text t where t.lesson_id = $1 order by t.language limit 100"),
        binds![id],
        read_text,
    )?;
    Ok((course, lesson))
}

/// How many lessons in use each course of a programme has.
pub(super) fn list_lesson_counts(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<(CourseId, i64)>, Error> {
    db.list(
        "select l.course_id, count(*) from lesson l join course c on c.id = l.course_id
         where c.programme_id = $1 and l.retired_at is null group by l.course_id limit 1000",
        binds![programme],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Retires a lesson, or with nothing brings it back. Those who were taught it keep it either way.
pub fn set_retired(change: &mut Change<'_>, lesson: LessonId, is_retired: bool) -> Result<(), Error> {
    let at = is_retired.then(|| change.at());
    change.execute("update lesson set retired_at = $1 where id = $2", binds![at, lesson])?;
    Ok(())
}

fn read_text_before(row: &Row<'_>) -> Result<TextBefore, Error> {
    Ok(TextBefore {
        id: row.get(0)?,
        language: Language::parse(&row.get::<String>(1)?).unwrap_or(Language::En),
        at: row.get(2)?,
        by: row.get(3)?,
        body: row.get(4)?,
    })
}

/// What a lesson said before in a language, newest first, the hundred newest.
pub fn list_texts_before(db: &mut Db<'_>, lesson: LessonId, language: Language) -> Result<Vec<TextBefore>, Error> {
    db.list(
        "select b.id, b.language, b.replaced_at, (select u.name from staff_user u where u.id = b.replaced_by), b.body
         from lesson_text_before b where b.lesson_id = $1 and b.language = $2
         order by b.replaced_at desc, b.id desc limit 100",
        binds![lesson, language.code()],
        read_text_before,
    )
}

/// What a lesson said before one of its edits.
pub fn get_text_before(db: &mut Db<'_>, lesson: LessonId, id: TextBeforeId) -> Result<TextBefore, Error> {
    db.get(
        "select b.id, b.language, b.replaced_at, (select u.name from staff_user u where u.id = b.replaced_by), b.body
         from lesson_text_before b where b.lesson_id = $1 and b.id = $2",
        binds![lesson, id],
        read_text_before,
    )
}

/// The keys of a programme's courses, retired ones too.
pub fn list_course_keys(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Vec<String>, Error> {
    db.list("select key from course where programme_id = $1 limit 1000", binds![programme], |row| row.get(0))
}
