//! Courses being changed: who edits, what is kept as it was before, what is refused.

use http::StatusCode;
use minka::{curriculum, foundation::text::Language};

use crate::{
    curriculum::{assert_hidden, with, words},
    on_both,
};

on_both! {
    async fn a_manager_edits_a_lesson_sees_what_it_said_before_and_brings_it_back(world) {
        let lesson = world.lessons[1];
        let edit = format!("/lessons/{lesson}/edit");
        let mut aigul = world.visit(world.aigul);
        let saved = aigul.fill(&format!("{edit}?language=ru"), &edit, &with(&[])).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says("The lesson is saved.") && page.says("Новое «название»") && page.says("75 minutes"), "{}", page.text());
        assert!(page.text().contains("&#60;b&#62;"), "what is typed is never markup");
        let now = words(&world, lesson, Language::Ru);
        assert_eq!(now.talk, "Первый абзац.\n\nВторой <b>абзац</b>.");
        assert_eq!(now.circle_questions, ["Раз?", "Два?", "Три?"]);
        let subject = format!("lesson {lesson}");
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "course.edit".to_owned(), subject.clone()));
        assert_eq!(words(&world, lesson, Language::Kk).title, "boundaries kk");

        let list = aigul.get(&format!("/lessons/{lesson}/before?language=ru")).await;
        assert!(list.says("24.11.2026 18:00") && list.says("Replaced by aigul"), "{}", list.text());
        let before: String = world.read(|db| db.get("select id from lesson_text_before", &[], |row| row.get(0)));
        let page_of_it = format!("/lessons/{lesson}/before/{before}");
        let page = aigul.get(&page_of_it).await;
        assert!(page.says("boundaries ru") && page.says("Новое «название»"), "{}", page.text());
        let restored = aigul.fill(&page_of_it, &format!("{page_of_it}/restoration"), &[]).await;
        assert!(aigul.follow(&restored).await.says("The earlier words are back."));
        assert_eq!(words(&world, lesson, Language::Ru).title, "boundaries ru");
        assert_eq!(world.newest_audit().2, subject);
        assert_eq!(world.count("select count(*) from lesson_text_before"), 2, "what was replaced by the old words is kept too");
        assert!(aigul.get(&format!("/lessons/{lesson}/before?language=kk")).await.says("These words were never changed."));
        let other = format!("/lessons/{}/before/{before}", world.lessons[0]);
        assert_hidden(&mut aigul, &other).await;
    }

    async fn a_double_tap_saves_once_and_the_same_form_with_other_words_is_refused(world) {
        let edit = format!("/lessons/{}/edit", world.lessons[1]);
        let mut aigul = world.visit(world.aigul);
        let hidden = aigul.get(&format!("{edit}?language=ru")).await.hidden(&edit);
        let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(with(&[]));
        assert_eq!(aigul.post(&edit, &fields).await.status, StatusCode::SEE_OTHER);
        let entries = world.count("select count(*) from audit_entry where action = 'course.edit'");
        assert_eq!(aigul.post(&edit, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'course.edit'"), entries);
        assert_eq!(world.count("select count(*) from lesson_text_before"), 1);
        let changed: Vec<_> = fields.iter().map(|(name, value)| if *name == "aim" { ("aim", "Third") } else { (*name, *value) }).collect();
        assert_eq!(aigul.post(&edit, &changed).await.status, StatusCode::CONFLICT);
        assert_eq!(words(&world, world.lessons[1], Language::Ru).aim, "Новая цель");
    }

    async fn what_cannot_be_kept_is_refused_with_what_was_typed(world) {
        let lesson = world.lessons[1];
        let edit = format!("/lessons/{lesson}/edit");
        let mut aigul = world.visit(world.aigul);
        let (long, many) = ("ы".repeat(15_001), "Да?\n".repeat(13));
        for (field, value, sentence) in [
            ("title", "  ", "Please write something here."),
            ("neutral_title", "", "Please write something here."),
            ("talk", long.as_str(), "This is too long: at most 15000 letters."),
            ("circle_questions", many.as_str(), "These are too many questions: at most 12."),
            ("minutes", "an hour", "Minutes are a whole number from 5 to 600."),
        ] {
            let page = aigul.fill(&format!("{edit}?language=ru"), &edit, &with(&[(field, value)])).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(page.says(sentence) && page.says(&format!("href=\"#{field}\"")), "{field}: {}", page.text());
            assert!(page.says("<title>Problem: Change the words</title>"), "{field}");
            assert!(page.says("Координатор") && page.says(value.trim()), "{field}: what was typed is lost");
        }
        assert_eq!(words(&world, lesson, Language::Ru).title, "boundaries ru");
        assert_eq!(aigul.get(&format!("{edit}?language=es")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut foreign = with(&[]);
        foreign.extend([("language", "es"), ("form_id", "0196f3a0-0000-7000-8000-000000000000")]);
        let page = aigul.post(&edit, &foreign).await;
        assert!(page.says("Choose one of the languages of this programme."), "{}", page.text());
    }

    async fn whoever_was_faster_is_shown_beside_and_nothing_is_lost(world) {
        let lesson = world.lessons[1];
        let (edit, ask) = (format!("/lessons/{lesson}/edit"), format!("/lessons/{lesson}/edit?language=ru"));
        let (mut slow, mut fast) = (world.visit(world.aigul), world.visit(world.aigul));
        let hidden = slow.get(&ask).await.hidden(&edit);
        let first = fast.fill(&ask, &edit, &with(&[("aim", "The faster aim"), ("handout", "")])).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER);
        let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(with(&[("aim", "The slower aim")]));
        let conflict = slow.post(&edit, &fields).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        for said in ["aigul changed this lesson while you were writing.", "The slower aim", "The faster aim", "Nothing is written here."] {
            assert!(conflict.says(said), "{said}: {}", conflict.text());
        }
        assert_eq!(conflict.text().matches("It now says").count(), 2, "only the fields that differ");
        assert_eq!(words(&world, lesson, Language::Ru).aim, "The faster aim");
        let hidden = conflict.hidden(&edit);
        let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(with(&[("aim", "Both aims")]));
        assert_eq!(slow.post(&edit, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(words(&world, lesson, Language::Ru).aim, "Both aims");
        let kept = world.count("select count(*) from lesson_text_before where body like '%The faster aim%'");
        assert_eq!(kept, 1, "the faster words are kept");
    }

    async fn lessons_change_places_retire_and_come_back(world) {
        let (course, [first, second, third]) = (world.course, [world.lessons[0], world.lessons[1], world.lessons[2]]);
        let order = format!("/courses/{course}/order");
        let now = || world.read(move |db| curriculum::list_lessons(db, course)).iter().map(|lesson| lesson.id).collect::<Vec<_>>();
        let mut aigul = world.visit(world.aigul);
        let place = format!("/lessons/{second}/place");
        let page = aigul.fill(&order, &place, &[("move", "up")]).await;
        assert!(aigul.follow(&page).await.says("The order is saved."));
        assert_eq!(now(), [second, first, third]);
        aigul.fill(&order, &format!("/lessons/{first}/place"), &[("move", "down")]).await;
        assert_eq!(now(), [second, third, first]);
        let retirement = format!("/lessons/{third}/retirement");
        let hidden = aigul.get(&order).await.hidden(&retirement);
        let fields: Vec<_> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = aigul.post(&retirement, &fields).await;
        assert!(aigul.follow(&page).await.says("The lesson is retired."));
        assert_eq!(world.newest_audit().2, format!("lesson {third}"));
        let entries = world.count("select count(*) from audit_entry where action = 'course.edit'");
        aigul.post(&retirement, &fields).await;
        assert_eq!(world.count("select count(*) from audit_entry where action = 'course.edit'"), entries, "a double tap");
        assert_eq!(now(), [second, first]);
        assert!(aigul.get(&format!("/lessons/{third}")).await.says("This lesson is retired"), "it is not deleted");
        let page = aigul.fill(&order, &format!("/lessons/{third}/return"), &[]).await;
        assert!(aigul.follow(&page).await.says("The lesson is back in the course."));
        assert_eq!(now(), [second, third, first]);
    }

    async fn a_course_and_a_lesson_are_added(world) {
        let mut aigul = world.visit(world.aigul);
        let new = format!("/courses/new?programme={}", world.almaty_programme);
        let refused = aigul.fill(&new, "/courses", &[("title-ru", "Летний курс"), ("title-kk", " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Летний курс") && refused.says("#title-kk"), "{}", refused.text());
        let added = aigul.fill(&new, "/courses", &[("title-ru", "Летний курс"), ("title-kk", "Жазғы курс")]).await;
        let page = aigul.follow(&added).await;
        assert!(page.says("The course was added.") && page.says("Летний курс") && page.says("no lessons yet"), "{}", page.text());
        assert_hidden(&mut aigul, &format!("/courses/new?programme={}", world.lima_programme)).await;

        let course = format!("/courses/{}", world.course);
        let (ask, action) = (format!("{course}/lessons/new"), format!("{course}/lessons"));
        assert!(aigul.get(&ask).await.says("Занятие 4"));
        let fields = [("language", "ru"), ("title", "Сон"), ("neutral_title", "Занятие 4"), ("minutes", "0")];
        let refused = aigul.fill(&ask, &action, &fields).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Сон"), "{}", refused.text());
        let fields = [("language", "ru"), ("title", "Сон"), ("neutral_title", "Занятие 4"), ("minutes", "60")];
        let added = aigul.fill(&ask, &action, &fields).await;
        assert!(aigul.follow(&added).await.says("Now write its words."));
        let page = aigul.get(&course).await;
        assert!(page.says("4. Сон") && page.says("Not yet in: Қазақша"), "{}", page.text());
        assert_eq!(world.newest_audit().1, "course.edit");
    }

    async fn every_page_renders_in_every_language(world) {
        let (course, lesson) = (world.course, world.lessons[0]);
        let mut aigul = world.visit(world.aigul);
        for language in Language::ALL {
            let code = language.code();
            world.change(minka::foundation::change::By::Program, move |change| {
                change.execute("update staff_user set language = $1", minka::binds![code])?;
                change.commit(minka::foundation::audit::Entry::event("test.language"), ())
            });
            for path in [
                "/courses".to_owned(), format!("/courses/{course}"), format!("/courses/{course}/order"), format!("/courses/{course}/upload"),
                format!("/courses/{course}/lessons/new"), format!("/courses/new?programme={}", world.almaty_programme),
                format!("/lessons/{lesson}"), format!("/lessons/{lesson}/handout"), format!("/lessons/{lesson}/edit?language=ru"),
                format!("/lessons/{lesson}/before"),
            ] {
                let page = aigul.get(&path).await;
                let text = page.text();
                assert_eq!(page.status, StatusCode::OK, "{path} in {code}");
                assert_eq!(text.matches("<h1").count(), 1, "{path} in {code}");
                assert!(!text.contains("curriculum-") && !text.contains("Unknown localization"), "{path} in {code}: {text}");
            }
        }
    }
}
