//! Courses and lessons: read by those who lead, in the language that suits them, and by nobody outside.

use http::StatusCode;
use minka::{
    curriculum::{self, LessonId, LessonText},
    foundation::{audit::Entry, change::By, ids::Id, text::Language},
    sessions::{self, SessionId},
};

use crate::{
    on_both,
    world::{Visit, World},
};

/// Exactly what an id that never was gets.
pub async fn assert_hidden(visit: &mut Visit, path: &str) {
    let never = format!("/lessons/{}", minka::foundation::ids::new_uuid(&minka::foundation::clock::Clock::system()));
    let (hidden, nothing) = (visit.get(path).await, visit.get(&never).await);
    assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{path}");
    let path = path.split('?').next().expect("a path");
    assert_eq!(hidden.text().replace(path, ""), nothing.text().replace(&never, ""), "{path}");
}

pub fn words(world: &World, lesson: LessonId, language: Language) -> LessonText {
    world.read(move |db| curriculum::find_lesson_text(db, lesson, language)).expect("it has words").1
}

const NINE: [(&str, &str); 10] = [
    ("title", "Новое «название»"),
    ("neutral_title", "Занятие 2"),
    ("aim", "Новая цель"),
    ("opening_question", "Что нового?"),
    ("talk", "Первый абзац.\r\n\r\nВторой <b>абзац</b>."),
    ("circle_questions", "Раз?\r\n\r\n Два? \r\nТри?"),
    ("handout", "Листок\r\n\r\nСлова"),
    ("can_stir_up", "Осторожно"),
    ("whom_to_call", "Координатор"),
    ("minutes", "75"),
];

/// The nine fields and the minutes, with some of them other.
pub fn with<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    NINE.iter()
        .map(|(name, value)| others.iter().find(|(other, _)| other == name).copied().unwrap_or((name, value)))
        .collect()
}

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

    async fn a_facilitator_reads_her_programmes_lessons_and_may_not_edit(world) {
        let mut bota = world.visit(world.bota);
        let courses = bota.get("/courses").await;
        assert!(courses.says("Еженедельный курс"), "{}", courses.text());
        assert!(courses.says("3 lessons"));
        assert!(!courses.says("/courses/new"));
        let (course, lesson) = (world.course, world.lessons[1]);
        let page = bota.get(&format!("/courses/{course}")).await;
        assert!(page.says("2. boundaries ru") && page.says("90 minutes · Қазақша, Русский"), "{}", page.text());
        assert!(!page.says("/order"));
        let page = bota.get(&format!("/lessons/{lesson}")).await;
        for said in ["boundaries ru", "Занятие 2", "Aim", "Question", "More talk", "Two", "Handout", "Stirs", "Whom", "For the facilitator only", "90 minutes"] {
            assert!(page.says(said), "{said} is missing: {}", page.text());
        }
        assert!(page.text().contains("<title>Занятие 2</title>"));
        assert!(!page.says("/edit"));
        assert!(bota.get(&format!("/lessons/{lesson}?language=kk")).await.says("boundaries kk"));
        assert!(bota.get(&format!("/lessons/{lesson}?language=klingon")).await.says("boundaries ru"));
        for path in ["edit?language=ru", "before?language=ru"] {
            assert_hidden(&mut bota, &format!("/lessons/{lesson}/{path}")).await;
        }
        for path in ["order", "upload", "lessons/new"] {
            assert_hidden(&mut bota, &format!("/courses/{course}/{path}")).await;
        }
        let form = minka::foundation::ids::new_uuid(&world.clock).to_string();
        for (path, fields) in [
            (format!("/lessons/{lesson}/edit"), with(&[])),
            (format!("/lessons/{lesson}/place"), vec![("move", "up")]),
            (format!("/lessons/{lesson}/retirement"), vec![]),
            (format!("/courses/{course}/lessons"), with(&[])),
            (format!("/courses/{course}/takeover"), vec![]),
        ] {
            let mut fields = fields;
            fields.extend([("form_id", form.as_str()), ("language", "ru")]);
            assert_eq!(bota.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(words(&world, lesson, Language::Ru).title, "boundaries ru");
    }

    async fn nobody_outside_the_programme_learns_that_there_is_a_course(world) {
        let (course, lesson) = (world.course, world.lessons[0]);
        for user in [world.carmen, world.lucia, world.dina, world.elena] {
            let mut visit = world.visit(user);
            assert_hidden(&mut visit, &format!("/courses/{course}")).await;
            assert_hidden(&mut visit, &format!("/lessons/{lesson}")).await;
            assert_hidden(&mut visit, &format!("/lessons/{lesson}/handout")).await;
            assert_hidden(&mut visit, &format!("/courses/{course}/files")).await;
        }
        assert!(world.visit(world.lucia).get("/courses").await.says("There is no course yet."));
        assert_eq!(world.visit(world.carmen).get("/courses").await.status, StatusCode::OK);
        for user in [world.dina, world.elena] {
            assert_hidden(&mut world.visit(user), "/courses").await;
        }
        assert_eq!(world.stranger().get(&format!("/lessons/{lesson}")).await.location(), "/sign-in");
    }

    /// In the room nobody goes by the list of courses: the lesson, and whom to call, are one tap from everything she has open.
    async fn the_lesson_is_one_tap_from_the_first_page_the_meeting_and_the_circles(world) {
        let mut bota = world.visit(world.bota);
        let lesson = format!("/lessons/{}", world.lessons[0]);
        let today = bota.get("/").await;
        // On the first page by its neutral title; what it is about stands behind the link.
        assert!(today.text().contains(&format!("href=\"{lesson}\">Занятие 1<")) && !today.says("welcome"), "{}", today.text());
        let group = format!("/groups/{}/sessions", world.tuesday);
        let session = bota.tap(&group, &[("day", "2026-11-24")]).await.location();
        let id = session.trim_start_matches("/sessions/").to_owned();
        let (read, call) = (format!("href=\"{lesson}?meeting={id}\""), format!("href=\"{lesson}?meeting={id}#care\""));
        let evening = bota.get(&session).await.text();
        assert!(evening.contains(&format!("{read}>welcome ru<")) && evening.contains(&call), "{evening}");
        assert!(bota.get("/").await.text().contains(&read), "of a meeting that is open, with the way back");
        let page = bota.get(&format!("{lesson}?meeting={id}")).await.text();
        assert!(page.contains("id=\"care\"") && page.contains("href=\"#care\""), "{page}");
        assert!(page.contains(&format!("class=\"m-back\" href=\"{session}\"")), "{page}");
        assert!(page.contains(&format!("?language=kk&#38;meeting={id}")), "the way back is kept: {page}");
        let plain = bota.get(&format!("{lesson}?meeting=elsewhere")).await.text();
        assert!(plain.contains(&format!("class=\"m-back\" href=\"/courses/{}\"", world.course)), "{plain}");
        let roll = format!("{session}/roll");
        let marks: Vec<String> = world.women.iter().map(|(_, code)| format!("mark-{code}")).collect();
        let marks: Vec<(&str, &str)> = marks.iter().map(|name| (name.as_str(), "present")).collect();
        assert_eq!(bota.fill(&roll, &roll, &marks).await.status, StatusCode::SEE_OTHER);
        let circles = format!("{session}/circles");
        bota.tap(&circles, &[("by", "circles"), ("number", "3"), ("names", "")]).await;
        let board = bota.get(&circles).await.text();
        assert!(board.contains(&read) && board.contains(&call) && board.contains("welcome ru"), "{board}");
        // A meeting without a lesson says so and leads nowhere; one that says nothing of whom to call offers no such line.
        bota.fill(&session, &format!("{session}/lesson"), &[("lesson", "none")]).await;
        let evening = bota.get(&session).await;
        assert!(evening.says("No lesson") && !evening.says("?meeting="), "{}", evening.text());
        assert!(!bota.get(&circles).await.says("?meeting="));
        let second = world.lessons[1];
        world.change(By::Program, move |change| {
            change.execute("update lesson_text set whom_to_call = '' where lesson_id = $1", minka::binds![second])?;
            sessions::set_lesson(change, SessionId::parse(&id).expect("an id"), Some(second), "")?;
            change.commit(Entry::event("test.lesson"), ())
        });
        let evening = bota.get(&session).await;
        assert!(evening.says("boundaries ru") && !evening.says("#care"), "{}", evening.text());
    }

    async fn the_handout_stands_alone_on_its_paper(world) {
        let page = world.visit(world.bota).get(&format!("/lessons/{}/handout?language=kk", world.lessons[1])).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("<h1>Handout</h1>") && page.text().contains("<title>Sheet</title>"), "{}", page.text());
        for hidden in ["Almaty", "boundaries", "Aim", "Talk", "Stirs", "Whom", "Two", "Сабақ", "bota"] {
            assert!(!page.says(hidden), "{hidden} stands on the handout");
        }
    }
}
