//! Tests of papers that are keyed in: a slip swallows nothing about her safety, a late paper finds its questionnaire and its version,
//! and whoever asked is named beside whoever keyed it in.

use http::StatusCode;
use minka::{
    foundation::{audit::Entry, change::By},
    instruments::{self, InstrumentId},
};
use regex::Regex;

use crate::{
    assessments::{agrees, begin_by},
    concerns::some_procedure,
    instruments::switch_on,
    on_both,
    world::{Page, Visit, World, paper_text},
};

/// Begins a paper of Rosa's with all that is said about it.
async fn begin(world: &World, carmen: &mut Visit, (key, way): (&str, &str), more: &[(&str, &str)]) -> Page {
    let typed = [
        ("instrument", key),
        ("language", "es"),
        ("way", way),
        ("on-day", "24"),
        ("on-month", "11"),
        ("on-year", "2026"),
    ];
    carmen.tap(&format!("{}/new", list_of(world)), &[&typed[..], more].concat()).await
}

fn list_of(world: &World) -> String {
    format!("/people/{}/assessments", world.lima_women[4].1)
}

fn switch_off(world: &World, keys: &'static [&'static str]) {
    let programme = world.lima_programme;
    world.change(By::Program, move |change| {
        for key in keys {
            instruments::switch(change, (programme, key), None)?;
        }
        change.commit(Entry::event("test.off"), ())
    });
}

/// WHO-5 with its Spanish questions the other way round, as a version of the programme's own that is asked from now on.
fn turned_round(world: &World) -> InstrumentId {
    let programme = world.lima_programme;
    let shipped = instruments::find_shipped("who5").expect("shipped");
    let mut text = shipped.text("es").expect("Spanish").clone();
    text.version = "2".to_owned();
    text.items.reverse();
    let checked =
        measure::Validation { language: "es".to_owned(), status: measure::Checked::Own, source: "us".to_owned() };
    let turned = shipped.with_text(text, checked).expect("whole").in_version("2");
    world.change(By::Program, move |change| {
        let id = instruments::add_held(change, programme, &turned, false)?;
        instruments::switch(change, (programme, "who5"), Some(id))?;
        change.commit(Entry::event("test.turned"), id)
    })
}

/// The mark at the end of a paper.
async fn mark_on(carmen: &mut Visit, world: &World) -> String {
    let paper = carmen.get(&format!("{}/paper.pdf?instrument=who5&language=es", list_of(world))).await;
    let said = paper_text(&paper.bytes);
    let mark = Regex::new("([2-9A-HJ-NP-Z]{4})·es").expect("a pattern");
    mark.captures(&said).unwrap_or_else(|| panic!("no mark in {said}"))[1].to_owned()
}

on_both! {
    async fn a_slip_in_another_line_does_not_swallow_what_she_says_about_her_safety(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin_by(&world, "phq9", ("es", "paper")).await;
        let keying = format!("{here}/keying");
        let slip = [("item-self-harm", "2"), ("item-mood", "7"), ("minutes", "3")];
        for _ in 0..2 {
            let refused = carmen.fill(&keying, &keying, &slip).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says("This is none of the answers") && refused.says("What it says about her safety is kept"), "{}", refused.text());
            assert!(refused.says("has reached somebody who can help") && refused.text().contains("value=\"7\""), "{}", refused.text());
            // The page may be closed now: it was told, once, and nothing else of the paper stands.
            assert_eq!(world.count("select count(*) from concern"), 1);
            assert_eq!(world.count("select count(*) from assessment_answer"), 1);
        }
        assert!(world.visit(world.lucia).get("/").await.text().contains("/concerns/"));
        assert!(!world.audit_text().contains("self-harm"));
        let whole = [("item-self-harm", "2"), ("item-mood", "1"), ("minutes", "3")];
        let kept = carmen.fill(&keying, &keying, &whole).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        assert_eq!(world.count("select count(*) from concern"), 1, "told once");
        assert_eq!(world.count("select count(*) from assessment where state = 'finished'"), 1);
        assert_eq!(world.count("select count(*) from assessment"), 1, "and asked once");
        assert_eq!(world.count("select count(*) from assessment_answer"), 2);

        // No is no, and a paper with a slip and nothing of the kind is kept not at all.
        let (mut carmen, here) = begin_by(&world, "phq9", ("es", "paper")).await;
        let keying = format!("{here}/keying");
        let refused = carmen.fill(&keying, &keying, &[("item-self-harm", "0"), ("item-mood", "7")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && !refused.says("What it says about her safety"));
        assert_eq!(world.count("select count(*) from assessment_answer"), 2);
    }

    /// Read wrongly at first, a paper has told somebody; what it does not say is no answer of hers all the same.
    async fn what_a_misread_line_told_is_no_answer_of_hers(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin_by(&world, "phq9", ("es", "paper")).await;
        let keying = format!("{here}/keying");
        let refused = carmen.fill(&keying, &keying, &[("item-self-harm", "2"), ("item-mood", "7")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("What it says about her safety is kept"));
        let kept = carmen.fill(&keying, &keying, &[("item-self-harm", ""), ("item-mood", "2")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        let standing: String = world.read(|db| db.get("select item from assessment_answer where replaced_at is null", &[], |row| row.get(0)));
        assert_eq!(standing, "mood");
        assert_eq!(world.count("select count(*) from concern"), 1, "whoever was told looks after it");

        // Sent again because no word came back, a paper says once more that somebody was told.
        let (mut carmen, here) = begin_by(&world, "phq9", ("es", "paper")).await;
        let form = [("form_id", "019abcde-0000-7000-8000-000000000052"), ("item-self-harm", "1")];
        for _ in 0..2 {
            let kept = carmen.post(&format!("{here}/keying"), &form).await;
            assert!(kept.location().ends_with("assessments-told"), "{}", kept.location());
        }
        assert_eq!(world.count("select count(*) from concern"), 2);
    }

    /// What is switched off between the print and the day on which the paper comes back is keyed in all the same, and tells.
    async fn a_paper_that_comes_back_after_the_questionnaire_was_switched_off_is_keyed_in(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8", "who5"]);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        agrees(&world, world.lima_women[4].0, world.lima);
        switch_off(&world, &["phq9", "phq8", "who5"]);
        let list = list_of(&world);
        let mut carmen = world.visit(world.carmen);
        let page = carmen.get(&list).await;
        assert_eq!(page.text().matches("switched off: only from a paper").count(), 3, "{}", page.text());
        for key in ["who5", "phq9"] {
            let page = carmen.get(&format!("{list}/new?instrument={key}")).await;
            assert!(page.status == StatusCode::OK && page.says("This questionnaire is switched off"), "{}", page.text());
            assert!(page.says("From a paper") && !page.says("Together, on this device") && !page.text().contains("paper.pdf"));
            assert_eq!(carmen.get(&format!("{list}/paper.pdf?instrument={key}")).await.status, StatusCode::NOT_FOUND, "no new print");
            let on_screen = begin(&world, &mut carmen, (key, "screen"), &[]).await;
            assert_eq!(on_screen.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let keying = begin(&world, &mut carmen, ("phq9", "paper"), &[]).await.location();
        let kept = carmen.fill(&keying, &keying, &[("item-self-harm", "1")]).await;
        assert!(carmen.follow(&kept).await.says("has reached somebody who can help"));
        assert_eq!(world.count("select count(*) from concern"), 1);
    }

    /// The questions of a version may stand in another order: the mark on the paper says which figure belongs to which.
    async fn a_paper_is_keyed_in_with_the_version_whose_mark_it_bears(world) {
        let old = switch_on(&world, world.lima_programme, &["who5"])[0];
        agrees(&world, world.lima_women[4].0, world.lima);
        let list = list_of(&world);
        let new = format!("{list}/new?instrument=who5");
        let mut carmen = world.visit(world.carmen);
        let mark = mark_on(&mut carmen, &world).await;
        assert!(!carmen.get(&new).await.text().contains("name=\"version\""), "there is but one");
        let now = turned_round(&world);
        assert_ne!(mark_on(&mut carmen, &world).await, mark);
        let page = carmen.get(&new).await;
        assert!(page.says(&mark) && page.says("(printed now)") && page.says("Me he sentido alegre"), "{}", page.text());
        let today = format!("value=\"{now}\" checked");
        assert!(page.text().contains(&today), "{}", page.text());
        let refused = begin(&world, &mut carmen, ("who5", "paper"), &[("version", "another")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose the mark"), "{}", refused.text());
        for (version, first) in [(old.to_string(), "1. Me he sentido alegre"), (now.to_string(), "5. Me he sentido alegre"), (String::new(), "5. Me he sentido alegre")] {
            let begun = begin(&world, &mut carmen, ("who5", "paper"), &[("version", &version)]).await;
            let page = carmen.get(&begun.location()).await;
            assert!(page.says(first), "{version}: {}", page.text());
        }
        let asked = |id: InstrumentId| world.read(move |db| db.get("select count(*) from assessment where instrument_id = $1", minka::binds![id], |row| row.get::<i64>(0)));
        assert_eq!((asked(old), asked(now)), (1, 2));
        // Together on a device it is always the version of today.
        begin(&world, &mut carmen, ("who5", "screen"), &[("version", &old.to_string())]).await;
        assert_eq!((asked(old), asked(now)), (1, 3));
    }

    async fn whoever_asked_is_named_beside_whoever_keyed_it_in(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let mut carmen = world.visit(world.carmen);
        let page = carmen.get(&format!("{}/new?instrument=who5", list_of(&world))).await;
        let me = format!("<option value=\"{}\" selected>", world.carmen);
        assert!(page.says("Who asked her") && page.text().contains(&me) && !page.text().contains(&world.aigul.to_string()), "{}", page.text());
        let elsewhere = world.aigul.to_string();
        let refused = begin(&world, &mut carmen, ("who5", "paper"), &[("asked-by", &elsewhere)]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose somebody who works here"), "{}", refused.text());
        let lucia = world.lucia.to_string();
        let begun = begin(&world, &mut carmen, ("who5", "paper"), &[("asked-by", &lucia)]).await;
        let keying = begun.location();
        assert!(carmen.get("/").await.says("a questionnaire was begun"), "by her who keys it in");
        let kept = carmen.fill(&keying, &keying, &[("item-calm", "3")]).await;
        let look = carmen.follow(&kept).await;
        assert!(look.says("Keyed in by") && look.says("carmen") && look.says("lucia"), "{}", look.text());
        let by = |sql: &'static str| world.read(move |db| db.get(sql, &[], |row| row.get::<Option<String>>(0)));
        assert_eq!(by("select asked_by from assessment"), Some(lucia));
        assert_eq!(by("select keyed_by from assessment"), Some(world.carmen.to_string()));
        // Who asks herself, and who sits with her at a device, is the one who asked.
        let own = world.carmen.to_string();
        begin(&world, &mut carmen, ("who5", "paper"), &[("asked-by", &own)]).await;
        begin(&world, &mut carmen, ("who5", "screen"), &[("asked-by", &world.lucia.to_string())]).await;
        assert_eq!(world.count("select count(*) from assessment where keyed_by is null"), 2);
    }
}
