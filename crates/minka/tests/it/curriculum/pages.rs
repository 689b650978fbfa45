//! The pages: who reads, who edits, what is kept, what is refused.

use std::io::Write;

use axum::body::Body;
use http::{Request, StatusCode, header};
use minka::{
    curriculum::{self, LessonId, LessonText},
    foundation::{ids::Id, text::Language},
};

use crate::{
    on_both,
    world::{Page, Visit, World},
};

/// Exactly what an id that never was gets.
async fn assert_hidden(visit: &mut Visit, path: &str) {
    let never = format!("/lessons/{}", minka::foundation::ids::new_uuid(&minka::foundation::clock::Clock::system()));
    let (hidden, nothing) = (visit.get(path).await, visit.get(&never).await);
    assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{path}");
    let path = path.split('?').next().expect("a path");
    assert_eq!(hidden.text().replace(path, ""), nothing.text().replace(&never, ""), "{path}");
}

fn words(world: &World, lesson: LessonId, language: Language) -> LessonText {
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
fn with<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    NINE.iter()
        .map(|(name, value)| others.iter().find(|(other, _)| other == name).copied().unwrap_or((name, value)))
        .collect()
}

/// Uploads a file in the field `pack`, as a browser would.
async fn upload(visit: &mut Visit, path: &str, bytes: &[u8]) -> Page {
    let mut body = Vec::new();
    body.extend_from_slice(b"--edge\r\ncontent-disposition: form-data; name=\"pack\"; filename=\"course.zip\"\r\n\r\n");
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("a request");
    visit.send(request).await
}

fn zip(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(content.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

on_both! {
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

    async fn the_handout_stands_alone_on_its_paper(world) {
        let page = world.visit(world.bota).get(&format!("/lessons/{}/handout?language=kk", world.lessons[1])).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("<h1>Handout</h1>") && page.text().contains("<title>Sheet</title>"), "{}", page.text());
        for hidden in ["Almaty", "boundaries", "Aim", "Talk", "Stirs", "Whom", "Two", "Сабақ", "bota"] {
            assert!(!page.says(hidden), "{hidden} stands on the handout");
        }
    }

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

    async fn a_course_goes_out_as_files_and_comes_back_changed_after_a_look(world) {
        let course = world.course;
        let path = format!("/courses/{course}");
        let mut aigul = world.visit(world.aigul);
        let file = aigul.get(&format!("{path}/files")).await;
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"weekly.zip\"");
        let read = curriculum::packs::read_zip(&file.bytes).expect("a pack");
        assert_eq!(read.courses[0].lessons.len(), 3);
        let same = upload(&mut aigul, &format!("{path}/upload"), &file.bytes).await;
        assert!(same.says("There is nothing to change."), "{}", same.text());

        let mut files = world.read(move |db| curriculum::packs::export_course(db, course));
        for (name, content) in &mut files {
            if name == "ru/boundaries.toml" { *content = content.replace("aim = \"Aim\"", "aim = \"A new aim\""); }
            if name == "pack.toml" { *content = content.replacen("minutes = 90", "minutes = 45", 1); }
        }
        let preview = upload(&mut aigul, &format!("{path}/upload"), &zip(&files)).await;
        for said in ["welcome: 45 minutes instead of 90", "boundaries: other words in Русский", "A new aim"] {
            assert!(preview.says(said), "{said}: {}", preview.text());
        }
        assert_eq!(words(&world, world.lessons[1], Language::Ru).aim, "Aim", "a look changes nothing");
        let hidden = preview.hidden(&format!("{path}/takeover"));
        let fields: Vec<_> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let done = aigul.post(&format!("{path}/takeover"), &fields).await;
        assert!(aigul.follow(&done).await.says("The changes are made."));
        assert_eq!(words(&world, world.lessons[1], Language::Ru).aim, "A new aim");
        assert_eq!(world.newest_audit().2, format!("course {course}"));
        assert_eq!(aigul.post(&format!("{path}/takeover"), &fields).await.status, StatusCode::SEE_OTHER, "a double tap");
        assert_eq!(world.count("select count(*) from lesson_text_before"), 1);

        // A look at older words takes nothing over.
        let mut stale: Vec<_> = fields.iter().filter(|(name, _)| *name != "form_id").copied().collect();
        let other = LessonId::new(&world.clock).to_string();
        stale.push(("form_id", &other));
        assert_eq!(aigul.post(&format!("{path}/takeover"), &stale).await.status, StatusCode::CONFLICT);
    }

    async fn broken_files_are_refused_by_file_and_line(world) {
        let course = world.course;
        let path = format!("/courses/{course}/upload");
        let mut aigul = world.visit(world.aigul);
        let mut files = world.read(move |db| curriculum::packs::export_course(db, course));
        for (name, content) in &mut files {
            if name == "ru/boundaries.toml" { *content = content.replace("aim = \"Aim\"", "aim = Aim"); }
            if name == "kk/money.toml" { *content = content.replace("title = \"money kk\"", "title = \"\""); }
        }
        let page = upload(&mut aigul, &path, &zip(&files)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["ru/boundaries.toml, line 3: this cannot be read as TOML.", "kk/money.toml, line 1, title: Please write"] {
            assert!(page.says(said), "{said}: {}", page.text());
        }
        for (bytes, said) in [(&b"PK no zip"[..], "this is not a whole zip file."), (&b""[..], "Choose a file first.")] {
            let page = upload(&mut aigul, &path, bytes).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says(said), "{said}: {}", page.text());
        }
        let lima = curriculum::packs::read_shipped("lima").expect("a pack");
        assert_eq!(lima.key, "lima");
        let foreign: Vec<_> = files.iter().filter(|(name, _)| name == "pack.toml").map(|(name, content)| {
            (name.clone(), content.split("[[course.lesson]]").next().expect("a head").replace("id = \"weekly\"", "id = \"other\""))
        }).collect();
        let page = upload(&mut aigul, &path, &zip(&foreign)).await;
        assert!(page.says("These are the files of another course."), "{}", page.text());
        let huge = upload(&mut aigul, &path, &vec![b'x'; 5 << 20]).await;
        assert!(matches!(huge.status, StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE), "{}", huge.status);
        assert!(huge.says("That was more than this page can take."), "{}", huge.text());
        assert_eq!(words(&world, world.lessons[1], Language::Ru).aim, "Aim");
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
