//! Tests of mistakes in asking: they count in nothing, stay with their history, can be taken back, and a concern stays.

use std::{fs, path::Path};

use http::StatusCode;

use crate::{
    assessments::{agrees, answer, begin, finish, who5},
    concerns::some_procedure,
    instruments::switch_on,
    on_both,
    waves::some_wave,
    world::World,
};

const LATER: &str = "2026-11-25T13:00:00Z";

fn list_of(world: &World) -> String {
    format!("/people/{}/assessments", world.lima_women[4].1)
}

fn counted(world: &World, state: &str) -> i64 {
    let count: &str = format!("select count(*) from assessment where state = '{state}'").leak();
    world.count(count)
}

on_both! {
    async fn what_was_asked_of_the_wrong_woman_counts_in_nothing_and_can_be_taken_back(world) {
        some_wave(&world).await;
        agrees(&world, world.lima_women[4].0, world.lima);
        let (list, rosa) = (list_of(&world), world.lima_women[4].1.clone());
        let wave = world.read(|db| db.get("select min(id) from wave", &[], |row| row.get::<String>(0)));
        let due = format!("/due/{}/{wave}", world.lima);
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        who5(&mut carmen, &here, "more-than-half").await;
        assert!(carmen.get(&list).await.says("Asked once") && carmen.get(&due).await.says("Asked: 1"), "{}", carmen.get(&due).await.text());
        assert!(carmen.get(&list).await.text().contains(&format!("{list}/mistakes")));
        let mistakes = carmen.get(&format!("{list}/mistakes")).await;
        let mistake = format!("{here}/mistake");
        assert!(mistakes.text().contains(&mistake), "{}", mistakes.text());
        let refused = carmen.fill(&mistake, &mistake, &[]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose what the mistake was"), "{}", refused.text());
        let voided = carmen.fill(&mistake, &mistake, &[("reason", "woman")]).await;
        let page = carmen.follow(&voided).await;
        assert!(page.says("It does not count any more") && page.says("Noted by mistake"), "{}", page.text());
        assert!(world.audit_text().contains("void, woman"));

        // Nobody sees what was answered, it is due again, and nothing was erased.
        assert_eq!((counted(&world, "void"), world.count("select count(*) from assessment_answer")), (1, 5));
        let page = carmen.get(&list).await;
        assert!(page.says("Noted by mistake") && !page.says("Asked once"), "{}", page.text());
        assert!(!carmen.get(&due).await.says("Asked: 1"));
        assert!(!carmen.get(&format!("/people/{rosa}")).await.says("Last asked"));
        for gone in [here.clone(), format!("{list}/lines/who5"), format!("{here}/items/calm"), format!("{here}/ending"), format!("{here}/keying")] {
            assert_eq!(carmen.get(&gone).await.status, StatusCode::NOT_FOUND, "{gone}");
        }
        assert_eq!(carmen.tap(&format!("{here}/ending"), &[("minutes", "3")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(carmen.tap(&format!("{here}/items/calm"), &[("answer", "at-no-time")]).await.status, StatusCode::NOT_FOUND);

        // Said a second time it is so already; taken back it is what it was.
        carmen.tap(&mistake, &[("reason", "trial")]).await;
        assert_eq!(world.count("select count(*) from assessment_correction"), 1);
        let back = carmen.fill(&mistake, &format!("{mistake}/return"), &[]).await;
        assert!(carmen.follow(&back).await.says("It counts again"));
        assert!(carmen.get(&here).await.says(">60<") && carmen.get(&list).await.says("Asked once"));
        let page = carmen.get(&mistake).await;
        assert!(page.says("it was no mistake") && page.says("It was about another woman"), "the history stays: {}", page.text());
    }

    async fn whoever_asked_says_so_on_the_same_day_and_later_whoever_runs_the_site(world) {
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        let list = list_of(&world);
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        answer(&mut carmen, &here, "calm", "at-no-time").await;
        assert!(carmen.get("/").await.says("a questionnaire was begun"));
        world.set_time(LATER);
        let mistake = format!("{here}/mistake");
        let mut carmen = world.visit(world.carmen);
        assert_eq!(carmen.get(&mistake).await.status, StatusCode::NOT_FOUND, "it is another day, and has no day to correct");
        assert_eq!(carmen.tap(&mistake, &[("reason", "trial")]).await.status, StatusCode::NOT_FOUND);
        assert!(carmen.get(&format!("{list}/mistakes")).await.says("nothing here that you can correct"));
        for user in [world.aigul, world.bota, world.dina, world.elena] {
            let mut visit = world.visit(user);
            for path in [&mistake, &format!("{list}/mistakes")] {
                assert_eq!(visit.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        // The manager corrects it, and sees no answer.
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.get(&format!("/people/{}", world.lima_women[4].1)).await.text().contains(&format!("{list}/mistakes")));
        assert!(lucia.get(&format!("{list}/mistakes")).await.text().contains(&mistake));
        assert_eq!(lucia.get(&here).await.status, StatusCode::NOT_FOUND);
        let page = lucia.get(&mistake).await;
        assert!(page.status == StatusCode::OK && !page.says("Nunca"), "{}", page.text());
        lucia.fill(&mistake, &mistake, &[("reason", "trial")]).await;
        assert_eq!(counted(&world, "void"), 1);
        assert!(!carmen.get("/").await.says("a questionnaire was begun"), "nothing waits any more");
        lucia.fill(&mistake, &format!("{mistake}/return"), &[]).await;
        assert_eq!(counted(&world, "open"), 1);
    }

    async fn a_concern_that_a_mistake_has_raised_stays(world) {
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin(&world, "phq9", "es").await;
        answer(&mut carmen, &here, "self-harm", "several-days").await;
        let mistake = format!("{here}/mistake");
        carmen.fill(&mistake, &mistake, &[("reason", "instrument")]).await;
        assert_eq!((counted(&world, "void"), world.count("select count(*) from concern where closed_at is null")), (1, 1));
        assert!(world.visit(world.lucia).get("/").await.text().contains("/concerns/"));
    }

    async fn the_day_of_what_was_asked_is_corrected_and_its_window_with_it(world) {
        some_wave(&world).await;
        agrees(&world, world.lima_women[4].0, world.lima);
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        answer(&mut carmen, &here, "calm", "at-no-time").await;
        let mistake = format!("{here}/mistake");
        let day = format!("{mistake}/day");
        assert!(!carmen.get(&mistake).await.text().contains(&day), "what goes on has no day to correct");
        finish(&mut carmen, &here).await;
        assert_eq!(world.count("select count(*) from assessment where wave_id is not null"), 1);
        let on = |day, month| [("on-day", day), ("on-month", month), ("on-year", "2026"), ("minutes", "7")];
        let refused = carmen.fill(&mistake, &day, &on("25", "11")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a day that has not come");
        world.set_time(LATER);
        let mut carmen = world.visit(world.carmen);
        carmen.fill(&mistake, &day, &on("23", "11")).await;
        assert_eq!(world.count("select count(*) from assessment where asked_on = '2026-11-23' and minutes = 7 and wave_id is not null"), 1);
        assert!(carmen.get(&mistake).await.says("24 November 2026 stood here") && carmen.get(&here).await.says("7 minutes"));
        // Whoever sends the other form without a reason reads what stands.
        let refused = world.visit(world.lucia).fill(&mistake, &mistake, &[]).await;
        let said = refused.text();
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && said.contains("value=\"7\"") && said.contains("value=\"23\""), "{said}");
        // The same again is no correction; outside the window it belongs to none.
        carmen.fill(&mistake, &day, &on("23", "11")).await;
        assert_eq!(world.count("select count(*) from assessment_correction"), 1);
        carmen.fill(&mistake, &day, &on("31", "8")).await;
        assert_eq!(world.count("select count(*) from assessment where asked_on = '2026-08-31' and wave_id is null"), 1);
        assert_eq!(world.count("select count(*) from assessment_correction where act = 'day'"), 2);
    }
}

/// Whoever counts or lists what women were asked leaves mistakes out, in the statement itself.
#[test]
fn every_statement_about_what_was_asked_leaves_mistakes_out() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut met = 0;
    for slice in [
        "due_lists",
        "group_reports",
        "retention",
        "journeys",
        "exports",
        "own_lists",
        "outcomes",
        "goals",
        "life_maps",
    ] {
        let Ok(text) = fs::read_to_string(source.join(slice).join("store.rs")) else { continue };
        for line in text.lines().filter(|line| line.contains("from assessment ") || line.contains("join assessment ")) {
            met += 1;
            let place = text.find(line).expect("the line");
            let whole: String = text[place..].chars().take(400).collect();
            assert!(whole.contains("<> 'void'"), "{slice}: {line}");
        }
    }
    assert_eq!(met, 3, "due lists, reports of groups, and when her file ends");
}
