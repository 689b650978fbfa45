//! Tests of which questionnaires a programme asks: switched on, brought as files, in words of its own, frozen once asked.

use axum::body::Body;
use http::{Request, StatusCode, header};
use minka::{
    foundation::{audit::Entry, change::By},
    instruments::{self, InstrumentId},
    users::ProgrammeId,
};

use crate::{
    on_both,
    world::{Page, Visit, World},
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
    let part = |name: &str, more: &str, words: &str| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{words}\r\n")
    };
    let body = [
        part("form_id", "", form),
        part("programme", "", &programme.to_string()),
        part("file", "; filename=\"own.toml\"", file),
        part("file_text", "", ""),
        format!("--{BOUNDARY}--\r\n"),
    ];
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
        let newer = own.replacen("version = \"1\"", "version = \"2\"", 1);
        assert_eq!(bring(&mut lucia, &form(), world.lima_programme, &newer).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from instrument where key = 'who5'"), 2);
        assert_eq!(world.count("select count(*) from instrument where key = 'who5' and is_on"), 1);
        assert!(carmen.get(&format!("{here}/items/calm")).await.says("I have felt calm<"), "she is asked in the words she began with");
        let (mut carmen, here) = crate::assessments::begin(&world, "who5", "en").await;
        assert!(carmen.get(&format!("{here}/items/calm")).await.says("calm and relaxed"), "the next time in the new ones");
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
        assert!(page.says("in a version of your own") && page.says("Español (translated, not checked)"), "{}", page.text());
        let on = lucia.fill(&here, &format!("{here}/use"), &[("to", "on")]).await;
        assert!(lucia.follow(&on).await.says("It is asked from now on"));
        let kept = lucia.tap(&words, &whole("published")).await;
        assert!(lucia.follow(&kept).await.says("Español (checked by a study)"));
    }
}
