//! Tests of which questionnaires a programme asks: switched on, brought as files, in words of its own, frozen once asked.

use axum::body::Body;
use http::{Request, StatusCode, header};
use minka::{
    foundation::{audit::Entry, change::By},
    instruments::{self, InstrumentId},
    users::ProgrammeId,
};

use crate::{
    assessments::{agrees, answer, begin, finish},
    on_both,
    world::{Engine, Page, Visit, World},
};

/// Switches shipped questionnaires on, behind the pages.
pub fn switch_on(world: &World, programme: ProgrammeId, keys: &'static [&'static str]) -> Vec<InstrumentId> {
    world.change(By::Program, move |change| {
        let mut ids = Vec::new();
        for key in keys {
            let shipped = instruments::find_shipped(key).expect("shipped");
            let id = instruments::add_held(change, programme, &shipped, true)?;
            instruments::switch(change, (programme, key), Some(id))?;
            ids.push(id);
        }
        change.commit(Entry::event("test.instruments"), ids)
    })
}

const BOUNDARY: &str = "edge-of-a-part";

/// Sends a file as a browser does.
async fn bring(visit: &mut Visit, form: &str, programme: ProgrammeId, file: &str) -> Page {
    bring_bytes(visit, form, programme, ("own.toml", file.as_bytes(), &[])).await
}

/// What is said beside a form of which no question asks about safety.
const NO_SAFETY: &[(&str, &str)] = &[("safety", "none")];

type Brought<'b> = (&'b str, &'b [u8], &'b [(&'b str, &'b str)]);

async fn bring_bytes(visit: &mut Visit, form: &str, programme: ProgrammeId, (called, file, said): Brought<'_>) -> Page {
    let part = |name: &str, more: &str, words: &[u8]| {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
        [head.as_bytes(), words, b"\r\n"].concat()
    };
    let mut body = vec![
        part("form_id", "", form.as_bytes()),
        part("programme", "", programme.to_string().as_bytes()),
        part("file", &format!("; filename=\"{called}\""), file),
        part("file_text", "", b""),
    ];
    body.extend(said.iter().map(|(name, words)| part(name, "", words.as_bytes())));
    body.push(format!("--{BOUNDARY}--\r\n").into_bytes());
    let request = Request::post("/instruments/import")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.concat()))
        .expect("a request");
    visit.send(request).await
}

fn form() -> String {
    minka::foundation::ids::new_uuid(&minka::foundation::clock::Clock::system()).to_string()
}

/// A file of ours, to be changed.
fn shipped(key: &str) -> String {
    std::fs::read_to_string(format!("../../packs/instruments/{key}.toml")).expect("shipped")
}

on_both! {
    async fn a_manager_switches_one_on_and_what_is_asked_without_its_flag_comes_with_it(world) {
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.get("/more").await.text().contains("/instruments"));
        let list = lucia.get("/instruments").await;
        assert!(list.says("WHO-5 Well-Being Index") && list.says("Español (checked by a study)") && list.says("Structure only"), "{}", list.text());
        let here = format!("/instruments/{}/phq9", world.lima_programme);
        let page = lucia.get(&here).await;
        assert!(page.says("One question asks about harming herself") && page.says("At most 2 may be missing") && page.says("from 6 points on"), "{}", page.text());
        let on = lucia.fill(&here, &format!("{here}/use"), &[("to", "on")]).await;
        assert!(lucia.follow(&on).await.says("It is asked from now on"));
        let keys = world.read(|db| db.list("select key from instrument where is_on order by key", &[], |row| row.get::<String>(0)));
        assert_eq!(keys, ["phq8", "phq9"]);
        let off = lucia.fill(&here, &format!("{here}/use"), &[("to", "off")]).await;
        assert!(lucia.follow(&off).await.says("Old answers stay"));
        assert_eq!(world.count("select count(*) from instrument where is_on"), 1);

        // A structure alone cannot be asked, and who does not run the site does not know of any of it.
        let here = format!("/instruments/{}/pss10", world.lima_programme);
        let refused = lucia.tap(&format!("{here}/use"), &[("to", "on")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        for user in [world.carmen, world.bota, world.dina, world.elena, world.aigul] {
            assert_eq!(world.visit(user).get(&here).await.status, StatusCode::NOT_FOUND);
        }
        assert!(world.audit_text().contains("survey.assign"));
    }

    async fn a_file_is_taken_once_and_each_problem_is_named_by_its_line(world) {
        let mut lucia = world.visit(world.lucia);
        let own = shipped("phq2").replacen("id = \"phq2\"", "id = \"ours\"", 1);
        let cases = [
            (own.replacen("id = \"mood\"\noptions", "id = \"interest\"\noptions", 1), "“interest” stands here a second time"),
            (own.replacen("{ id = \"several-days\", value = 1 }", "{ id = \"several-days\" }", 1), "the answer “several-days” has no value"),
            (own.replacen("options =", "optoins =", 1), "optoins"),
            (String::new(), "Choose a file"),
        ];
        for (file, words) in cases {
            let refused = bring(&mut lucia, &form(), world.lima_programme, &file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(refused.says(words) && (file.is_empty() || refused.says("Line ")), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from instrument"), 0);
        let twice = form();
        for _ in 0..2 {
            let taken = bring(&mut lucia, &twice, world.lima_programme, &own).await;
            assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        }
        assert_eq!(world.count("select count(*) from instrument"), 1);
        let out = lucia.get(&format!("/instruments/{}/ours/file", world.lima_programme)).await;
        let read = measure::Instrument::read(&out.text()).expect("it reads again");
        assert_eq!(read, measure::Instrument::read(&own).expect("ours"));
        assert!(bring(&mut lucia, &form(), world.lima_programme, &own).await.says("here already"));
        // Another programme's: not to be known of.
        let elsewhere = bring(&mut lucia, &form(), world.almaty_programme, &own).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    }

    async fn what_somebody_was_asked_with_is_frozen_and_a_changed_file_is_another_version(world) {
        crate::assessments::agrees(&world, world.lima_women[4].0, world.lima);
        let mut lucia = world.visit(world.lucia);
        let own = shipped("who5");
        let other = own.replacen("I have felt calm and relaxed", "I have felt calm", 1);
        assert_ne!(own, other);
        bring(&mut lucia, &form(), world.lima_programme, &own).await;
        let on = format!("/instruments/{}/who5/use", world.lima_programme);
        lucia.tap(&on, &[("to", "on")]).await;
        // Nobody was asked: the file takes the other's place.
        assert_eq!(bring(&mut lucia, &form(), world.lima_programme, &other).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from instrument"), 1);
        let (mut carmen, here) = crate::assessments::begin(&world, "who5", "en").await;
        assert!(carmen.get(&format!("{here}/items/calm")).await.says("I have felt calm<"));
        let refused = bring(&mut lucia, &form(), world.lima_programme, &own).await;
        assert!(refused.says("give the changed file a new version"), "{}", refused.text());
        // A new version of the file, but the words still under the version of the others: what was found with those would be said of these.
        let unsaid = own.replacen("version = \"1\"", "version = \"2\"", 1);
        let refused = bring(&mut lucia, &form(), world.lima_programme, &unsaid).await;
        assert!(refused.says("The words in English are others"), "{}", refused.text());
        let newer = unsaid.replacen("language = \"en\"\nversion = \"1\"", "language = \"en\"\nversion = \"2\"", 1);
        assert_ne!(newer, unsaid);
        assert_eq!(bring(&mut lucia, &form(), world.lima_programme, &newer).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from instrument where key = 'who5'"), 2);
        assert_eq!(world.count("select count(*) from instrument where key = 'who5' and is_on"), 1);
        assert!(carmen.get(&format!("{here}/items/calm")).await.says("I have felt calm<"), "she is asked in the words she began with");
        let (mut carmen, here) = crate::assessments::begin(&world, "who5", "en").await;
        assert!(carmen.get(&format!("{here}/items/calm")).await.says("calm and relaxed"), "the next time in the new ones");
    }

    async fn any_version_that_is_kept_or_comes_with_the_program_is_asked_again(world) {
        let mut lucia = world.visit(world.lucia);
        let here = format!("/instruments/{}/rses", world.lima_programme);
        let older = shipped("rses").replacen("version = \"3\"", "version = \"1\"", 1);
        bring(&mut lucia, &form(), world.lima_programme, &older).await;
        lucia.tap(&format!("{here}/use"), &[("to", "on")]).await;
        let page = lucia.get(&here).await;
        assert!(page.says("Comes with Minka") && page.says("Ask this version"), "{}", page.text());
        let asked = |world: &World| world.read(|db| db.list("select version from instrument where is_on", &[], |row| row.get::<String>(0)));
        for version in ["3", "1"] {
            let chosen = lucia.tap(&format!("{here}/use"), &[("version", version)]).await;
            assert!(lucia.follow(&chosen).await.says("It is asked from now on"));
            assert_eq!(asked(&world), [version]);
        }
        assert_eq!(lucia.tap(&format!("{here}/use"), &[("version", "4")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(asked(&world), ["1"]);
    }

    async fn a_programme_enters_the_words_it_has_a_right_to(world) {
        let mut lucia = world.visit(world.lucia);
        let here = format!("/instruments/{}/brs", world.lima_programme);
        let words = format!("{here}/words");
        let page = lucia.get(&words).await;
        assert!(page.says("Enter words") && page.says("Question 6 (q6)"), "{}", page.text());
        let whole = |whose: &'static str| {
            let mut typed = vec![("language", "es"), ("whose", whose), ("source", "Traducido por Ana y Luz"), ("instruction", "Dime"), ("right", "yes")];
            for field in ["item-q1", "item-q2", "item-q3", "item-q4", "item-q5", "item-q6"] {
                typed.push((field, "Una frase"));
            }
            let definition = instruments::find_shipped("brs").expect("shipped");
            for choice in definition.choices("q1") {
                typed.push((format!("option-{}", choice.id).leak(), "Una respuesta"));
            }
            typed
        };
        let mut missing = whole("own");
        missing.retain(|(field, _)| *field != "item-q3" && *field != "right");
        let refused = lucia.tap(&words, &missing).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("href=\"#item-q3\"") && refused.says("Say that you may use these words"), "{}", refused.text());
        assert!(refused.says("Traducido por Ana y Luz"), "what was typed stays");
        let kept = lucia.tap(&words, &whole("own")).await;
        let page = lucia.follow(&kept).await;
        assert!(page.says("in a version of your own") && page.says("Español (our own words, compared by nobody)"), "{}", page.text());
        let on = lucia.fill(&here, &format!("{here}/use"), &[("to", "on")]).await;
        assert!(lucia.follow(&on).await.says("It is asked from now on"));
        let kept = lucia.tap(&words, &whole("published")).await;
        assert!(lucia.follow(&kept).await.says("Español (checked by a study)"));
    }

    /// A changed file that lost the flag would raise nothing, be asked where nobody answers for it, and go to telephones.
    async fn a_file_that_tells_less_than_another_version_is_refused_by_its_line(world) {
        let mut lucia = world.visit(world.lucia);
        let here = format!("/instruments/{}/phq9", world.lima_programme);
        lucia.tap(&format!("{here}/use"), &[("to", "on")]).await;
        let own = shipped("phq9").replacen("version = \"1\"", "version = \"2\"", 1);
        let flag = "flag = { id = \"item9\", from = 1 }\n";
        let line = 1 + own.lines().position(|line| line == "id = \"self-harm\"").expect("the question");
        let unflagged = own.replacen(flag, "", 1).replacen("without_flags = \"phq8\"\n", "", 1);
        let later = own.replacen(flag, "flag = { id = \"item9\", from = 2 }\n", 1);
        for (file, words) in [(&unflagged, "tells somebody at once after an answer to this question, and this file does not"), (&later, "in this file tells nobody")] {
            let refused = bring(&mut lucia, &form(), world.lima_programme, file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says(words) && refused.says("version 1 tells"), "{}", refused.text());
            let shift = usize::from(*file == unflagged);
            assert!(refused.says(&format!("Line {}:", line - shift)), "line {line}: {}", refused.text());
        }
        let asked = |world: &World| world.read(|db| db.list("select version from instrument where is_on and key = 'phq9'", &[], |row| row.get::<String>(0)));
        assert_eq!((asked(&world), world.count("select count(*) from instrument where key = 'phq9'")), (vec!["1".to_owned()], 1));
        // Also what lost it before this was looked at is not asked again.
        let programme = world.lima_programme;
        let before = measure::Instrument::read(&unflagged).expect("a file");
        world.change(By::Program, move |change| {
            instruments::add_held(change, programme, &before, false)?;
            change.commit(Entry::event("test.instruments"), ())
        });
        let refused = lucia.tap(&format!("{here}/use"), &[("version", "2")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        assert_eq!(asked(&world), ["1"]);
        // With its flag it is a version like any other.
        let third = own.replacen("version = \"2\"", "version = \"3\"", 1);
        let taken = bring(&mut lucia, &form(), world.lima_programme, &third).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        assert_eq!(asked(&world), ["3"]);
    }

    /// A form has no place for it: whoever brings one says which question asks about harming herself, or that there is none.
    async fn whoever_brings_a_form_says_what_in_it_asks_about_safety(world) {
        let mut lucia = world.visit(world.lucia);
        let mut book = rust_xlsxwriter::Workbook::new();
        for (name, cells) in [
            ("survey", vec![["type", "name", "label"], ["select_one yn", "sleep", "Do you sleep well?"], ["select_one yn", "harm", "Did you think of harming yourself?"]]),
            ("choices", vec![["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]),
        ] {
            let sheet = book.add_worksheet().set_name(name).expect("a name");
            for (row, cells) in (0_u32..).zip(&cells) {
                for (column, cell) in (0_u16..).zip(cells) {
                    sheet.write_string(row, column, *cell).expect("a cell");
                }
            }
        }
        let book = book.save_to_buffer().expect("a workbook");
        let page = lucia.get("/instruments/import").await;
        assert!(page.says("Does a question in it ask about harming herself or not wanting to live?"), "{}", page.text());
        let cases: [(&[(&str, &str)], &str); 4] = [
            (&[], "Say whether a question asks about it"),
            (&[("safety", "question"), ("safety_question", "hurt")], "There are: sleep, harm"),
            (&[("safety", "question"), ("safety_question", "harm")], "Name some of these answers, and not all of them: yes, no"),
            (&[("safety", "question"), ("safety_question", "harm"), ("safety_answers", "yes, no")], "Name some of these answers"),
        ];
        for (said, words) in cases {
            let refused = bring_bytes(&mut lucia, &form(), world.lima_programme, ("own.xlsx", &book, said)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from instrument"), 0);
        let said: &[(&str, &str)] = &[("safety", "question"), ("safety_question", "harm"), ("safety_answers", "yes")];
        let taken = bring_bytes(&mut lucia, &form(), world.lima_programme, ("own.xlsx", &book, said)).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        let page = lucia.follow(&taken).await;
        assert!(page.says("One question asks about harming herself") && page.says("without a network nobody would be told"), "{}", page.text());
        assert!(world.audit_text().contains("own-form version 1, asks about safety"), "{}", world.audit_text());
        // The same again as if nothing asked about it: refused, whatever is said now.
        let refused = bring_bytes(&mut lucia, &form(), world.lima_programme, ("own.xlsx", &book, NO_SAFETY)).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("this file does not"), "{}", refused.text());
        // A file says it itself; and what tells nobody says so.
        let own = shipped("phq2").replacen("id = \"phq2\"", "id = \"ours\"", 1);
        let refused = bring_bytes(&mut lucia, &form(), world.lima_programme, ("own.toml", own.as_bytes(), said)).await;
        assert!(refused.says("A .toml file says it itself"), "{}", refused.text());
        let taken = bring(&mut lucia, &form(), world.lima_programme, &own).await;
        assert!(lucia.follow(&taken).await.says("No answer to this tells anybody at once"));
    }

    /// A telephone has the form until it asks for the list again, and sends what was filled in meanwhile.
    async fn a_version_that_a_telephone_may_have_is_frozen(world) {
        let (link, filled) = crate::phone_forms::ready(&world).await;
        let mut lucia = world.visit(world.lucia);
        let other = shipped("who5").replacen("I have felt calm and relaxed", "I have felt calm", 1);
        let on = format!("/instruments/{}/who5/use", world.lima_programme);
        for to in ["on", "off"] {
            lucia.tap(&on, &[("to", to)]).await;
            let refused = bring(&mut lucia, &form(), world.lima_programme, &other).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says("Version 1 may lie on a telephone by now"), "{}", refused.text());
        }
        let kept = crate::phone_forms::send(&mut world.stranger(), &link, &filled).await;
        assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.text());
    }

    async fn one_goes_out_as_a_form_and_its_questions_come_in_again_as_ones_own(world) {
        let mut lucia = world.visit(world.lucia);
        let here = format!("/instruments/{}/who5", world.lima_programme);
        let page = lucia.get(&here).await;
        assert!(page.says("As XLSForm (.xlsx)") && page.says("As XForm (.xml)") && page.says("a courtesy"), "{}", page.text());
        let xml = lucia.get(&format!("{here}/form.xml")).await;
        assert_eq!(xml.headers["content-type"], "text/xml; charset=utf-8");
        let model = forms::model::read(&xml.text()).expect("a form");
        assert_eq!((model.id.as_str(), model.version.as_str()), ("who5", "1"));
        let moment = forms::model::Moment { now: "2026-03-08T10:15:00.000Z", fresh_id: "x" };
        let mut filling = model.begin(moment).expect("computed");
        // The probe's answers: raw 12, percentage 48.
        let answers = [
            ("cheerful", "more-than-half"),
            ("calm", "less-than-half"),
            ("active", "some-of-the-time"),
            ("rested", "most-of-the-time"),
            ("interested", "less-than-half"),
        ];
        for (item, answer) in answers {
            filling.answer(&format!("/data/{item}"), answer).expect("answered");
        }
        assert_eq!(filling.read("/data/score.total"), Ok("48"));

        let table = lucia.get(&format!("{here}/form.xlsx")).await;
        let taken = bring_bytes(&mut lucia, &form(), world.lima_programme, ("who5-1.xlsx", &table.bytes, NO_SAFETY)).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        let own = format!("/instruments/{}/own-who5", world.lima_programme);
        assert!(taken.location().starts_with(&own), "{}", taken.location());
        let page = lucia.follow(&taken).await;
        assert!(page.says("The file is kept") && page.says("I have felt calm and relaxed") && page.says("It has no sum"), "{}", page.text());
        let file = lucia.get(&format!("{own}/file")).await;
        let back = measure::Instrument::read(&file.text()).expect("it reads");
        let out = instruments::find_shipped("who5").expect("shipped");
        for item in &out.definition().items {
            assert_eq!(back.choices(&item.id), out.choices(&item.id), "{}", item.id);
        }
        assert_eq!(back.definition().texts.len(), out.definition().texts.len());
        // It can be asked like any other.
        let on = lucia.fill(&own, &format!("{own}/use"), &[("to", "on")]).await;
        assert!(lucia.follow(&on).await.says("It is asked from now on"));
    }

    async fn what_asks_about_safety_has_no_form_and_its_page_says_so(world) {
        let mut lucia = world.visit(world.lucia);
        for (key, words) in [
            ("phq9", "without a network nobody would be told"),
            ("srq20", "without a network nobody would be told"),
            ("picture", "drawn signs"),
            ("brs", "enter its words first"),
        ] {
            let here = format!("/instruments/{}/{key}", world.lima_programme);
            let page = lucia.get(&here).await;
            assert!(page.says(words) && !page.says("As XLSForm"), "{key}: {}", page.text());
            for file in ["form.xlsx", "form.xml"] {
                assert_eq!(lucia.get(&format!("{here}/{file}")).await.status, StatusCode::NOT_FOUND, "{key} {file}");
            }
        }
        for user in [world.carmen, world.elena, world.aigul] {
            let here = format!("/instruments/{}/who5/form.xml", world.lima_programme);
            assert_eq!(world.visit(user).get(&here).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_form_with_anything_wrong_in_it_is_refused_cell_by_cell_and_nothing_is_kept(world) {
        let mut lucia = world.visit(world.lucia);
        let book = |rows: &[[&str; 4]]| {
            let mut book = rust_xlsxwriter::Workbook::new();
            for (name, cells) in [
                ("survey", rows.to_vec()),
                ("choices", vec![["list_name", "name", "label", ""], ["yn", "yes", "Yes", ""], ["yn", "no", "No", ""]]),
                ("Notes", vec![["for us", "", "", ""]]),
            ] {
                let sheet = book.add_worksheet().set_name(name).expect("a name");
                for (row, cells) in (0_u32..).zip(&cells) {
                    for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                        sheet.write_string(row, column, *cell).expect("a cell");
                    }
                }
            }
            book.save_to_buffer().expect("a workbook")
        };
        let wrong = book(&[
            ["type", "name", "label", "relevent"],
            ["text", "words", "Say", ""],
            ["select_one yn", "a b", "Yes?", ""],
            ["select_one ny", "c", "No?", ""],
        ]);
        let refused = bring_bytes(&mut lucia, &form(), world.lima_programme, ("own.xlsx", &wrong, NO_SAFETY)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["cell D1: the column “relevent” is not known; perhaps “relevant” is meant", "cell B3: “a b” is no name", "cell A4: there is no list “ny”"] {
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        // What can be read and is not taken: said once the rest is mended.
        let text = book(&[["type", "name", "label", ""], ["text", "words", "Say", ""], ["select_one yn", "ab", "Yes?", ""]]);
        let refused = bring_bytes(&mut lucia, &form(), world.lima_programme, ("own.xlsx", &text, NO_SAFETY)).await;
        assert!(refused.says("Sheet “survey”, cell A2: “text” is not taken here"), "{}", refused.text());
        let broken = bring_bytes(&mut lucia, &form(), world.lima_programme, ("own.xlsx", b"PK\x03\x04 and no more", NO_SAFETY)).await;
        assert!(broken.says("This workbook cannot be read"), "{}", broken.text());
        assert_eq!(world.count("select count(*) from instrument"), 0);

        let right = book(&[["type", "name", "label", ""], ["select_one yn", "ab", "Yes?", ""]]);
        let twice = form();
        for _ in 0..2 {
            let taken = bring_bytes(&mut lucia, &twice, world.lima_programme, ("own.xlsx", &right, NO_SAFETY)).await;
            assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        }
        assert_eq!(world.count("select count(*) from instrument"), 1);
        let elsewhere = bring_bytes(&mut lucia, &form(), world.almaty_programme, ("own.xlsx", &right, NO_SAFETY)).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    }
}

/// The picture baseline said tú to her in Spanish in its first version. What she answered then stands beside what she answers now.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_newer_version_of_the_pictures_goes_on_with_her_line() {
    let world = World::new(Engine::Sqlite);
    let programme = world.lima_programme;
    let shipped = instruments::find_shipped("picture").expect("shipped");
    let mut former = shipped.text("es").expect("words").clone();
    former.version = "1".to_owned();
    former.instruction = "Miremos juntas los tres dibujos. ¿Cuál se parece más a tu vida ahora?".to_owned();
    let source = former.source.clone();
    let own = measure::Validation { language: "es".to_owned(), status: measure::Checked::Own, source };
    let first = shipped.with_text(former, own).expect("whole").in_version("1");
    assert_eq!(first.structure(), shipped.structure(), "nothing that counts is another");
    world.change(By::Program, move |change| {
        let id = instruments::add_held(change, programme, &first, true)?;
        instruments::switch(change, (programme, "picture"), Some(id))?;
        change.commit(Entry::event("test.instruments"), ())
    });
    agrees(&world, world.lima_women[4].0, world.lima);
    let (mut carmen, here) = begin(&world, "picture", "es").await;
    assert!(carmen.get(&format!("{here}/items/own-money")).await.says("a tu vida"));
    answer(&mut carmen, &here, "own-money", "own-money-low").await;
    finish(&mut carmen, &here).await;

    let questionnaire = format!("/instruments/{programme}/picture");
    let version = shipped.definition().version.as_str();
    let mut lucia = world.visit(world.lucia);
    let switched = lucia.tap(&format!("{questionnaire}/use"), &[("version", version)]).await;
    assert_eq!(switched.status, StatusCode::SEE_OTHER, "{}", switched.text());
    let (mut carmen, here) = begin(&world, "picture", "es").await;
    let page = carmen.get(&format!("{here}/items/own-money")).await;
    assert!(page.says("a su vida") && !page.says("a tu vida"), "{}", page.text());
    let text = page.text();
    let last = text.split("value=\"own-money-low\"").nth(1).and_then(|rest| rest.split("</button>").next());
    assert!(last.expect("the row").contains("Last time"), "{text}");
    answer(&mut carmen, &here, "own-money", "own-money-high").await;
    finish(&mut carmen, &here).await;
    let line = carmen.get(&format!("/people/{}/assessments/lines/picture", world.lima_women[4].1)).await;
    assert!(
        line.text().contains("#pic-own-money-low") && line.text().contains("#pic-own-money-high"),
        "{}",
        line.text()
    );
}
