//! Packs: both shipped ones are whole, go in and out unchanged, and never overwrite what a programme wrote itself.

use std::io::Write;

use axum::body::Body;
use http::{Request, StatusCode, header};
use minka::{
    curriculum::{self, LessonId, LessonText},
    foundation::{
        access::Action,
        audit::Entry,
        change::By,
        ids::Id,
        text::{Language, Text},
    },
    packs::{self, Difference, Installed, Pack},
    users::ProgrammeId,
};

use crate::{
    curriculum::words,
    on_both,
    world::{Page, Visit, World},
};

fn install(world: &World, by: By, programme: ProgrammeId, pack: Pack) -> Installed {
    world.change(by, move |change| {
        let done = packs::install_pack(change, programme, &pack)?;
        change.commit(Entry::new(Action::CourseEdit), done)
    })
}

fn export(world: &World, programme: ProgrammeId, course: &'static str) -> Vec<(String, Vec<u8>)> {
    let files = world.read(move |db| {
        let course = curriculum::find_course_by_key(db, programme, course)?.expect("the course is there");
        packs::export_course(db, course)
    });
    files.into_iter().map(|(name, content)| (name, content.into_bytes())).collect()
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

#[test]
fn every_shipped_lesson_has_all_its_languages_and_says_something_in_every_field() {
    assert_eq!(packs::shipped_packs(), ["almaty", "lima"]);
    for (name, languages) in [("almaty", [Language::Ru, Language::Kk]), ("lima", [Language::Es, Language::En])] {
        let pack = packs::read_shipped(name).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(pack.languages, languages);
        assert_eq!(pack.courses.len(), 1);
        assert!(pack.courses[0].lessons.len() >= 12, "a programme was promised twelve lessons");
        let neutral: Vec<&str> =
            pack.courses[0].lessons.iter().map(|lesson| lesson.texts[0].1.neutral_title.as_str()).collect();
        for lesson in &pack.courses[0].lessons {
            assert_eq!(lesson.texts.len(), languages.len(), "{name} {}", lesson.key);
            for (language, text) in &lesson.texts {
                for field in curriculum::LESSON_FIELDS {
                    assert!(!text.field(field.name).is_empty(), "{name} {} {language:?} {}", lesson.key, field.name);
                }
                assert!((4..=6).contains(&text.circle_questions.len()), "{name} {} {language:?}", lesson.key);
            }
        }
        for (at, title) in neutral.iter().enumerate() {
            let number: String = title.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(number, (at + 1).to_string(), "{name}: lesson {} says {title} on paper", at + 1);
        }
    }
}

#[test]
fn a_broken_pack_names_every_problem_by_file_key_and_line() {
    let lesson = "title = \"T\"\nneutral_title = \"N\"\naim = \"\"\nopening_question = \"\"\ntalk = \"\"\n\
                  circle_questions = []\nhandout = \"\"\ncan_stir_up = \"\"\nwhom_to_call = \"\"\n";
    let order = "id = \"My Pack\"\nlanguages = [\"ru\", \"de\"]\n[[course]]\nid = \"weekly\"\n[course.title]\nru = \"\"\n\
                 [[course.lesson]]\nid = \"good\"\nminutes = 90\n[[course.lesson]]\nid = \"good\"\nminutes = 90\n\
                 [[course.lesson]]\nid = \"late\"\nminutes = \"an hour\"\n[[course.lesson]]\nid = \"gone\"\nminutes = 4\n";
    let long = "x".repeat(121);
    let files: Vec<(String, Vec<u8>)> = [
        ("pack.toml", order.to_owned()),
        ("ru/good.toml", lesson.to_owned()),
        (
            "ru/late.toml",
            lesson
                .replace("title = \"T\"\n", &format!("title = \"{long}\"\ntitel = \"T\"\n"))
                .replace("aim = \"\"\n", ""),
        ),
        ("ru/torn.toml", "title = \"T\nneutral_title = \"N\"\n".to_owned()),
        ("de/good.toml", lesson.to_owned()),
        ("README.md", "not read".to_owned()),
    ]
    .into_iter()
    .map(|(name, content)| (name.to_owned(), content.into_bytes()))
    .chain([("ru/latin.toml".to_owned(), vec![0xcf, 0xf0])])
    .collect();
    let problems = packs::read_pack(&files).expect_err("it is broken");
    let said: Vec<String> = problems.iter().map(|problem| problem.say(&Text(Language::En))).collect();
    for expected in [
        "pack.toml, line 1, id: a name here is",
        "pack.toml, line 2, languages: this is not one of the languages",
        "pack.toml, line 6, title.ru: Please write something here.",
        "pack.toml, line 11, id: the name “good” is here twice.",
        "pack.toml, line 15, minutes: Minutes are a whole number",
        "pack.toml, line 18, minutes: Minutes are a whole number",
        "id: the lesson “gone” has no file in any language.",
        "ru/late.toml, line 1, title: This is too long: at most 120 letters",
        "ru/late.toml, line 2, titel: nobody reads this key.",
        "ru/late.toml, aim: this key is missing.",
        "ru/latin.toml: this is not UTF-8 text.",
        "ru/torn.toml: pack.toml does not list this lesson",
        "de/good.toml: this is not one of the languages",
    ] {
        assert!(said.iter().any(|line| line.contains(expected)), "{expected} is not in {said:#?}");
    }
    assert_eq!(said.len(), 13, "{said:#?}");
    let torn = packs::read_lesson("ru/torn.toml", "title = \"T\nneutral_title = \"N\"\n").expect_err("it is torn");
    assert_eq!(torn[0].line, Some(1), "{torn:?}");
    assert_eq!(packs::read_pack(&[]).expect_err("empty")[0].file, "pack.toml");
    assert!(packs::read_shipped("paris").is_err());
    assert!(packs::read_zip(b"no zip at all").is_err());
}

on_both! {
    async fn both_shipped_packs_go_in_and_out_and_in_again_unchanged(world) {
        for (name, course, programme, other) in [
            ("almaty", "almaty-weekly", world.almaty_programme, world.lima_programme),
            ("lima", "lima-weekly", world.lima_programme, world.almaty_programme),
        ] {
            let pack = packs::read_shipped(name).expect("a whole pack");
            let done = install(&world, By::CommandLine, programme, pack.clone());
            assert_eq!((done.courses_added, done.lessons_added, done.texts_added), (1, 14, 28));
            assert_eq!((done.texts_updated, done.kept.len()), (0, 0));
            let files = export(&world, programme, course);
            assert_eq!(files.len(), 29);
            let again = packs::read_pack(&files).expect("what is written can be read");
            assert_eq!(again.courses, pack.courses);
            assert_eq!(again.languages, pack.languages);
            install(&world, By::CommandLine, other, again);
            assert_eq!(export(&world, other, course).len(), files.len());
            let zipped = packs::zip_files(&files.iter().map(|(name, content)| {
                (format!("my folder/{name}"), String::from_utf8(content.clone()).expect("text"))
            }).collect::<Vec<_>>()).expect("a zip");
            assert_eq!(packs::read_zip(&zipped).expect("a pack in a folder in a zip").courses, pack.courses);
        }
    }

    async fn the_same_pack_again_changes_nothing(world) {
        let pack = packs::read_shipped("almaty").expect("a whole pack");
        install(&world, By::CommandLine, world.almaty_programme, pack.clone());
        let done = install(&world, By::CommandLine, world.almaty_programme, pack);
        assert_eq!(done, Installed::default());
        assert!(done.is_nothing());
        assert_eq!(world.count("select count(*) from lesson_text_before"), 0);
    }

    async fn a_newer_pack_updates_what_nobody_edited_and_reports_what_the_programme_made_its_own(world) {
        let programme = world.almaty_programme;
        let mut pack = packs::read_shipped("almaty").expect("a whole pack");
        install(&world, By::CommandLine, programme, pack.clone());
        let course = world.read(move |db| curriculum::find_course_by_key(db, programme, "almaty-weekly")).expect("there");
        let lessons = world.read(move |db| curriculum::list_lessons(db, course));
        let own = LessonText { title: "Наше название".to_owned(), ..pack.courses[0].lessons[0].texts[1].1.clone() };
        let (first, written) = (lessons[0].id, own.clone());
        world.change(By::User(world.aigul), move |change| {
            curriculum::save_lesson_text(change, first, Language::Ru, &written)?;
            change.commit(Entry::new(Action::CourseEdit), ())
        });
        for lesson in &mut pack.courses[0].lessons[..2] {
            for (_, text) in &mut lesson.texts {
                text.aim = "New aim".to_owned();
            }
        }
        let done = install(&world, By::CommandLine, programme, pack);
        assert_eq!((done.texts_updated, done.texts_added, done.lessons_added), (3, 0, 0));
        assert_eq!(done.kept.len(), 1, "{:?}", done.kept);
        assert!(matches!(&done.kept[0], Difference::Text { lesson, language: Language::Ru, is_own: true, .. } if lesson == "welcome"));
        let kept = world.read(move |db| curriculum::find_lesson_text(db, first, Language::Ru));
        assert_eq!(kept, Some((Language::Ru, own)));
        let updated = world.read(move |db| curriculum::find_lesson_text(db, first, Language::Kk)).expect("there").1;
        assert_eq!(updated.aim, "New aim");
        assert_eq!(world.count("select count(*) from lesson_text_before"), 4);
        assert_eq!(packs::command::describe(&done, &Text(Language::En)), [
            "3 changes made.",
            "Left as your programme has it: welcome: other words in Русский",
        ]);
    }

    async fn the_command_line_installs_a_pack_and_exports_a_course_into_an_empty_folder_only(world) {
        use packs::command::{PackSource, export, install, read};
        let (store, programme) = (world.app.store(), world.lima_programme);
        let pack = read(&PackSource::Shipped("lima".to_owned())).expect("a whole pack");
        let done = install(store, programme, pack.clone()).expect("installed");
        assert_eq!(done.lessons_added, 14);
        assert_eq!(world.newest_audit(), ("command line".to_owned(), "course.edit".to_owned(), format!("programme {programme}")));
        let course = world.read(move |db| curriculum::find_course_by_key(db, programme, "lima-weekly")).expect("there");
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("course");
        let names = export(store, course, &target).expect("exported");
        assert_eq!(names.len(), 29);
        assert_eq!(read(&PackSource::Folder(target.clone())).expect("readable").courses, pack.courses);
        let before = world.count("select count(*) from audit_entry");
        assert!(install(store, programme, pack).expect("nothing to do").is_nothing());
        assert_eq!(world.count("select count(*) from audit_entry"), before);
        let refused = export(store, course, &target).expect_err("it would overwrite");
        assert!(matches!(refused, minka::foundation::error::Error::Refused(_)));
        assert!(read(&PackSource::Folder(folder.path().join("nowhere"))).is_err());
    }

    async fn a_course_goes_out_as_files_and_comes_back_changed_after_a_look(world) {
        let course = world.course;
        let path = format!("/courses/{course}");
        let mut aigul = world.visit(world.aigul);
        let file = aigul.get(&format!("{path}/files")).await;
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"weekly.zip\"");
        let read = packs::read_zip(&file.bytes).expect("a pack");
        assert_eq!(read.courses[0].lessons.len(), 3);
        let same = upload(&mut aigul, &format!("{path}/upload"), &file.bytes).await;
        assert!(same.says("There is nothing to change."), "{}", same.text());

        let mut files = world.read(move |db| packs::export_course(db, course));
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
        let mut files = world.read(move |db| packs::export_course(db, course));
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
        let lima = packs::read_shipped("lima").expect("a pack");
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

    /// A manager looks at what comes with the program, installs it, and finds it installed; nobody else may.
    async fn a_shipped_pack_is_looked_at_and_installed_in_the_browser(world) {
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/courses").await.text().contains("href=\"/courses/packs\""));
        let list = aigul.get("/courses/packs").await;
        for said in ["14 lessons · Русский, Қазақша", "14 lessons · Español, English"] {
            assert!(list.says(said), "{said}: {}", list.text());
        }
        let (programme, path) = (world.almaty_programme, "/courses/packs/almaty");
        let look = format!("{path}?programme={programme}");
        let page = aigul.get(&look).await;
        let pack = packs::read_shipped("almaty").expect("a whole pack");
        for lesson in &pack.courses[0].lessons {
            let told = lesson.texts.iter().find(|(language, _)| *language == Language::Ru).expect("in Russian");
            assert!(page.says(&told.1.title), "{}: {}", lesson.key, page.text());
        }
        assert!(page.says("This will be added") && page.says("Русский, Қазақша"));
        assert!(aigul.get(&format!("/courses/packs/lima?programme={programme}")).await.says("none of your programme’s languages"));
        assert_eq!(world.count("select count(*) from course"), 1, "looking adds nothing");

        let hidden = page.hidden(path);
        let fields: Vec<_> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for outsider in [world.bota, world.carmen, world.elena, world.lucia, world.dina] {
            let mut visit = world.visit(outsider);
            assert_eq!(visit.get(&look).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.post(path, &fields).await.status, StatusCode::NOT_FOUND);
        }
        let done = aigul.post(path, &fields).await;
        assert!(aigul.follow(&done).await.says("The course is installed."));
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "course.edit".to_owned(), format!("programme {programme}")));
        assert_eq!(world.count("select count(*) from lesson l join course c on c.id = l.course_id where c.key = 'almaty-weekly'"), 14);
        let entries = world.count("select count(*) from audit_entry where action = 'course.edit'");
        assert_eq!(aigul.post(path, &fields).await.status, StatusCode::SEE_OTHER, "a double tap");
        assert_eq!(world.count("select count(*) from audit_entry where action = 'course.edit'"), entries);
        assert!(aigul.get("/courses/packs").await.says("Installed"));
        assert!(aigul.get(&look).await.says("There is nothing to add."));
        assert_eq!(aigul.get(&format!("/courses/packs/paris?programme={programme}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(aigul.get(path).await.status, StatusCode::NOT_FOUND);
    }

    /// What the programme wrote stays; words of a pack that nobody changed stay the pack's, and can be brought up to date.
    async fn installing_again_overwrites_nothing_of_the_programmes(world) {
        let (programme, path) = (world.almaty_programme, "/courses/packs/almaty");
        let look = format!("{path}?programme={programme}");
        let mut aigul = world.visit(world.aigul);
        assert_eq!(aigul.fill(&look, path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from lesson_text where updated_by = 'pack'"), 28, "no words of hers");
        let course = world.read(move |db| curriculum::find_course_by_key(db, programme, "almaty-weekly")).expect("there");
        let first = world.read(move |db| curriculum::list_lessons(db, course))[0].id;
        let own = LessonText { title: "Наше название".to_owned(), ..words(&world, first, Language::Ru) };
        let written = own.clone();
        world.change(By::User(world.aigul), move |change| {
            curriculum::save_lesson_text(change, first, Language::Ru, &written)?;
            change.execute("update lesson_text set aim = 'Old aim' where lesson_id = $1 and language = 'kk'", minka::binds![first])?;
            change.commit(Entry::new(Action::CourseEdit), ())
        });
        assert!(aigul.get("/courses/packs").await.says("Has something new"));
        let page = aigul.get(&look).await;
        for said in ["This will be added", "welcome: other words in Қазақша", "Old aim", "This stays as your programme has it", "welcome: other words in Русский"] {
            assert!(page.says(said), "{said}: {}", page.text());
        }
        assert_eq!(aigul.fill(&look, path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(words(&world, first, Language::Ru), own);
        assert_ne!(words(&world, first, Language::Kk).aim, "Old aim");
        // A look at older words installs nothing.
        let hidden = page.hidden(path);
        let other = LessonId::new(&world.clock).to_string();
        let stale: Vec<_> = hidden.iter().map(|(name, value)| (name.as_str(), if name == "form_id" { other.as_str() } else { value.as_str() })).collect();
        assert_eq!(aigul.post(path, &stale).await.status, StatusCode::CONFLICT);
    }
}
