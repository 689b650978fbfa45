//! Courses and lessons: read by those who lead, written by those who may, kept as they were before.

use minka::{curriculum, foundation::text::Language};

use crate::on_both;

#[path = "curriculum/packs.rs"]
mod packs;

#[path = "curriculum/pages.rs"]
mod pages;

on_both! {
    async fn titles_come_in_her_language_or_else_in_the_programmes_first(world) {
        let course = world.course;
        let in_kazakh = world.read(move |db| curriculum::list_lesson_titles(db, course, Language::Kk));
        let said: Vec<_> = in_kazakh.iter().map(|(_, position, title, neutral)| (*position, title.as_str(), neutral.as_str())).collect();
        assert_eq!(said, [(1, "welcome kk", "Сабақ 1"), (2, "boundaries kk", "Сабақ 2"), (3, "money kk", "Сабақ 3")]);
        assert_eq!(in_kazakh.iter().map(|lesson| lesson.0).collect::<Vec<_>>(), world.lessons);
        let in_spanish = world.read(move |db| curriculum::list_lesson_titles(db, course, Language::Es));
        assert_eq!(in_spanish[1].2, "boundaries ru");
        let second = world.lessons[1];
        assert_eq!(
            world.read(move |db| curriculum::get_lesson_title(db, second, Language::Kk)),
            ("boundaries kk".to_owned(), "Сабақ 2".to_owned())
        );
        let in_english = world.read(move |db| curriculum::get_lesson_title(db, second, Language::En));
        assert_eq!(in_english, ("boundaries ru".to_owned(), "Занятие 2".to_owned()));
    }
}
