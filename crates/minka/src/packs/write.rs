//! From the database to the same plain files.

use std::fmt::Write as _;

use super::{
    ORDER_FILE,
    model::{Pack, PackCourse, PackLesson},
};
use crate::{
    curriculum::{CourseId, HeldLesson, get_held_course, quoted, write_lesson},
    foundation::{error::Error, store::Db, text::Language},
};

/// A course as the files of a pack: names and what is in them. Retired lessons stay at home.
///
/// # Errors
/// [`Error::NotFound`] for no such course.
pub fn export_course(db: &mut Db<'_>, course: CourseId) -> Result<Vec<(String, String)>, Error> {
    let held = get_held_course(db, course)?;
    let lessons = held.lessons.into_iter().filter(|lesson| !lesson.is_retired).map(lesson_of).collect();
    let course = PackCourse { key: held.course.key, titles: held.course.titles, lessons };
    let said = course.lessons.iter().flat_map(|lesson| lesson.texts.iter().map(|(language, _)| *language));
    let has: Vec<Language> = said.chain(course.titles.iter().map(|(language, _)| *language)).collect();
    let programme_first = held.languages.into_iter().chain(Language::ALL);
    let mut languages: Vec<Language> = Vec::new();
    for language in programme_first {
        if has.contains(&language) && !languages.contains(&language) {
            languages.push(language);
        }
    }
    Ok(write_pack(&Pack { key: course.key.clone(), languages, courses: vec![course] }))
}

fn lesson_of(held: HeldLesson) -> PackLesson {
    let texts = held.texts.into_iter().map(|held| (held.language, held.text)).collect();
    PackLesson { key: held.key, minutes: held.minutes, texts }
}

fn write_pack(pack: &Pack) -> Vec<(String, String)> {
    let codes: Vec<String> = pack.languages.iter().map(|language| quoted(language.code())).collect();
    let mut order = format!("id = {}\nlanguages = [{}]\n", quoted(&pack.key), codes.join(", "));
    let mut files = Vec::new();
    for course in &pack.courses {
        push(&mut order, format_args!("\n[[course]]\nid = {}\n\n[course.title]\n", quoted(&course.key)));
        for (language, title) in &course.titles {
            push(&mut order, format_args!("{} = {}\n", language.code(), quoted(title)));
        }
        for lesson in &course.lessons {
            let id = quoted(&lesson.key);
            push(&mut order, format_args!("\n[[course.lesson]]\nid = {id}\nminutes = {}\n", lesson.minutes));
            for (language, text) in &lesson.texts {
                files.push((format!("{}/{}.toml", language.code(), lesson.key), write_lesson(text)));
            }
        }
    }
    files.insert(0, (ORDER_FILE.to_owned(), order));
    files
}

fn push(file: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = file.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use crate::{
        curriculum::{LessonText, tidy_text, write_lesson},
        packs::read_lesson,
    };

    #[test]
    fn whatever_a_lesson_says_is_read_back_as_it_was() {
        for words in [
            "",
            "plain",
            "«Ёлки» — қазақша",
            "a \"quoted\" word",
            "two\nlines",
            "\"\"\"\nthree quotes",
            "ends with \"\"\"\n\"",
            "C:\\new\\table",
            "back\\\nslash at the end of a line\\",
            "a\ttab\nand ''' too",
            "# no comment\n[no table]",
            "\u{feff}mark \u{85}next",
        ] {
            let text = LessonText {
                title: "Title \"one\"".to_owned(),
                neutral_title: "Lesson \\ 1".to_owned(),
                aim: words.to_owned(),
                talk: words.to_owned(),
                circle_questions: vec!["Why \"that\"?".to_owned(), "C:\\?".to_owned()],
                ..LessonText::default()
            };
            let text = tidy_text(&text);
            assert_eq!(read_lesson("en/x.toml", &write_lesson(&text)), Ok(text), "{words:?}");
        }
    }
}
