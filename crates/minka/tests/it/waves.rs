//! Tests of when women are asked: windows in days, what is due in them, and what lies outside.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    foundation::{access::Role, audit::Entry, change::By, ids::Id},
    journeys::{self, JourneyStep, StepId},
    people::Step,
    users::{self, NewAssignment},
};

use crate::{
    assessments::{agrees, answer, begin, finish, stops},
    instruments::switch_on,
    on_both,
    world::{TUESDAY, World},
};

/// A window, as a manager types it.
fn typed<'a>(programme: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("programme", programme),
        ("kind", "baseline"),
        ("counts", "entry"),
        ("first_day", "0"),
        ("last_day", "100"),
        ("asked", "who5"),
    ];
    let changed = |name: &str| changes.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
    all.into_iter().map(|(name, value)| (name, changed(name).unwrap_or(value))).collect()
}

/// A window of Lima in which WHO-5 is due today: Rosa came on 1 September, 84 days ago.
pub async fn some_wave(world: &World) {
    switch_on(world, world.lima_programme, &["who5", "phq8", "picture"]);
    let programme = world.lima_programme.to_string();
    let added = world.visit(world.lucia).tap("/waves", &typed(&programme, &[])).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
}

on_both! {
    async fn a_window_stands_beside_others_or_is_refused_with_the_reason(world) {
        switch_on(&world, world.lima_programme, &["who5", "phq8"]);
        let programme = world.lima_programme.to_string();
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.get("/waves").await.says("No window yet"));
        let added = lucia.tap("/waves", &typed(&programme, &[("last_day", "28")])).await;
        let page = lucia.follow(&added).await;
        assert!(page.says("day 0 to 28 from her entry") && page.says("WHO-5"), "{}", page.text());
        for (changes, words) in [
            (vec![("first_day", "28"), ("last_day", "60")], "Windows that ask the same must not touch"),
            (vec![("first_day", "60"), ("last_day", "50")], "It ends before it begins"),
            (vec![("first_day", "soon")], "Write a whole number of days"),
            (vec![("last_day", "9999")], "Write a number from"),
            (vec![("asked", "pss10")], "Choose at least one questionnaire"),
            (vec![("kind", "sometime")], "Choose which point it is"),
        ] {
            let refused = lucia.tap("/waves", &typed(&programme, &changes)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
            assert!(refused.says(words), "{changes:?}: {}", refused.text());
        }
        let beside = lucia.tap("/waves", &typed(&programme, &[("first_day", "0"), ("last_day", "28"), ("asked", "phq8")])).await;
        assert_eq!(beside.status, StatusCode::SEE_OTHER, "another questionnaire may be asked at the same time");
        let id = world.read(|db| db.get("select min(id) from wave", &[], |row| row.get::<String>(0)));
        assert_eq!(world.visit(world.aigul).tap(&format!("/waves/{id}/end"), &[]).await.status, StatusCode::NOT_FOUND);
        let ended = lucia.fill("/waves", &format!("/waves/{id}/end"), &[]).await;
        assert!(lucia.follow(&ended).await.says("What was asked in it stays"));
        for user in [world.carmen, world.bota, world.elena] {
            assert_eq!(world.visit(user).get("/waves").await.status, StatusCode::NOT_FOUND);
        }
    }

    /// Two forms of one page would have each field twice, and a label would lead to the wrong one.
    async fn of_two_programmes_one_has_the_form(world) {
        let (user, site) = (world.lucia, world.almaty);
        for programme in [world.lima_programme, world.almaty_programme] {
            switch_on(&world, programme, &["who5"]);
        }
        world.change(By::Program, move |change| {
            let role = Role::Manager;
            let (from, approved_by) = (TUESDAY, Some("test".to_owned()));
            let new = NewAssignment { user, role, site, group: None, participant: None, from, until: None, approved_by };
            users::add_assignment(change, &new)?;
            change.commit(Entry::event("test.role"), ())
        });
        let mut lucia = world.visit(world.lucia);
        assert!(!lucia.get("/waves").await.text().contains("name=\"first_day\""));
        for programme in [world.lima_programme, world.almaty_programme] {
            let asked = format!("/waves?programme={programme}");
            assert!(lucia.get("/waves").await.text().contains(&asked), "a way to its form");
            let page = lucia.get(&asked).await.text();
            assert_eq!(page.matches("name=\"first_day\"").count(), 1);
            assert!(page.contains(&format!("name=\"programme\" value=\"{programme}\"")));
            let added = lucia.fill(&asked, "/waves", &typed(&programme.to_string(), &[])).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER);
        }
    }

    async fn what_is_due_stands_on_her_mentors_first_page_until_she_was_asked(world) {
        let rosa = world.lima_women[4].clone();
        some_wave(&world).await;
        let mut carmen = world.visit(world.carmen);
        let due = format!("{}: a questionnaire is due", rosa.1);
        assert!(!carmen.get("/").await.says(&due), "not while she has not agreed");
        agrees(&world, rosa.0, world.lima);
        assert!(carmen.get("/").await.says(&due));
        let list = format!("/people/{}/assessments", rosa.1);
        let page = carmen.get(&list).await;
        assert!(page.says("Due now") && page.says("At the start") && page.says("until 10 December 2026"), "{}", page.text());
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        // Begun is not asked: it goes on, and ends nothing.
        let today = carmen.get("/").await;
        assert!(!today.says(&due) && today.says(&format!("{}: a questionnaire was begun", rosa.1)), "{}", today.text());
        let page = carmen.get(&list).await;
        assert!(page.says("Go on") && page.says("until 10 December 2026") && !page.says("Due now"), "{}", page.text());
        finish(&mut carmen, &here).await;
        let today = carmen.get("/").await;
        assert!(!today.says(&due) && !today.says("was begun"), "{}", today.text());
        assert!(carmen.get(&list).await.says("At the start"));
        assert_eq!(world.count("select count(*) from assessment where wave_id is not null"), 1);

        // Outside: kept, and it belongs to none.
        world.set_time("2027-01-20T13:00:00Z");
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        finish(&mut carmen, &here).await;
        assert!(carmen.get(&list).await.says("Outside every window"));
        assert_eq!(world.count("select count(*) from assessment where wave_id is null"), 1);
    }

    /// What was begun waits, whether a window asks it or none does.
    async fn what_was_begun_outside_every_window_is_not_forgotten(world) {
        let rosa = world.lima_women[4].clone();
        switch_on(&world, world.lima_programme, &["who5"]);
        agrees(&world, rosa.0, world.lima);
        let said = format!("{}: a questionnaire was begun", rosa.1);
        assert!(!world.visit(world.carmen).get("/").await.says(&said));
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        assert!(carmen.get("/").await.says(&said), "{}", carmen.get("/").await.text());
        stops(&world, rosa.0, world.lima);
        assert!(!carmen.get("/").await.says(&said), "not while she does not agree");
        agrees(&world, rosa.0, world.lima);
        finish(&mut carmen, &here).await;
        assert!(!carmen.get("/").await.says(&said));
    }

    async fn a_lost_paper_is_due_again(world) {
        let rosa = world.lima_women[4].clone();
        some_wave(&world).await;
        agrees(&world, rosa.0, world.lima);
        let mut carmen = world.visit(world.carmen);
        let list = format!("/people/{}/assessments", rosa.1);
        let typed = [("instrument", "who5"), ("language", "es"), ("way", "lost"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        let noted = carmen.tap(&format!("{list}/new"), &typed).await;
        let page = carmen.follow(&noted).await;
        assert!(page.says("The paper is gone") && page.says("Due now"), "{}", page.text());
        assert!(carmen.get("/").await.says("a questionnaire is due"));
    }

    /// Her mentor finds her with her code, the manager all of the site, an evaluator counts; and nobody who does not agree.
    async fn who_is_to_be_asked_stands_site_by_site_and_only_who_agrees(world) {
        let (rosa, other) = (world.lima_women[4].clone(), world.lima_women[3].clone());
        some_wave(&world).await;
        for woman in [&rosa, &other] {
            agrees(&world, woman.0, world.lima);
        }
        let evaluator = world.dina;
        let (site, role) = (world.lima, Role::Evaluator);
        world.change(By::Program, move |change| {
            let (from, approved_by) = (TUESDAY, Some("test".to_owned()));
            let new = NewAssignment { user: evaluator, role, site, group: None, participant: None, from, until: None, approved_by };
            users::add_assignment(change, &new)?;
            change.commit(Entry::event("test.role"), ())
        });
        let wave = world.read(|db| db.get("select min(id) from wave", &[], |row| row.get::<String>(0)));
        let here = format!("/due/{}/{wave}", world.lima);
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get("/").await.text().contains("href=\"/due\""), "from the first page");
        let all = carmen.get("/due").await;
        assert!(all.says("At the start: WHO-5") && all.says("Due: 1") && all.says("1 waits") && all.text().contains(&here), "{}", all.text());
        let page = carmen.get(&here).await;
        assert!(page.text().contains(&format!("/people/{}/assessments", rosa.1)) && !page.says(&other.1), "only her own: {}", page.text());
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.get("/").await.text().contains("href=\"/due\""));
        let page = lucia.get(&here).await;
        assert!(page.says("Due: 2") && page.says(&rosa.1) && page.says(&other.1), "{}", page.text());
        let page = world.visit(evaluator).get(&here).await;
        assert!(page.says("Due: 2") && !page.says(&rosa.1) && !page.says(&other.1), "counts, and nobody's code: {}", page.text());

        let (mut carmen, begun) = begin(&world, "who5", "es").await;
        assert!(carmen.get(&here).await.says("Begun: 1"));
        finish(&mut carmen, &begun).await;
        let page = carmen.get(&here).await;
        assert!(page.says("Asked: 1") && !page.says("Due"), "{}", page.text());
        assert!(lucia.get(&here).await.says("Due: 1"));
        world.set_time("2027-01-20T13:00:00Z");
        let mut lucia = world.visit(world.lucia);
        let page = lucia.get(&here).await;
        assert!(page.says("Not asked in time: 1"), "{}", page.text());
        for woman in [&rosa, &other] {
            stops(&world, woman.0, world.lima);
        }
        let page = lucia.get(&here).await;
        assert!(page.says("Nobody yet") && !page.says(&rosa.1) && !page.says(&other.1), "{}", page.text());
        for user in [world.aigul, world.bota, world.elena] {
            assert_eq!(world.visit(user).get(&here).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn she_who_does_not_want_to_is_not_reminded_again(world) {
        let rosa = world.lima_women[4].clone();
        some_wave(&world).await;
        agrees(&world, rosa.0, world.lima);
        let mut carmen = world.visit(world.carmen);
        let list = format!("/people/{}/assessments", rosa.1);
        let typed = [("instrument", "who5"), ("language", "es"), ("way", "declined"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        let noted = carmen.tap(&format!("{list}/new"), &typed).await;
        let page = carmen.follow(&noted).await;
        assert!(page.says("She did not want to") && !page.says("Due now"), "{}", page.text());
        assert!(!carmen.get("/").await.says("a questionnaire is due"));
    }

    /// A window may begin before her entry: what she was asked as one who had applied belongs to it as soon as she is enrolled.
    async fn what_was_asked_at_her_intake_belongs_to_the_start(world) {
        let rosa = world.lima_women[4].clone();
        switch_on(&world, world.lima_programme, &["who5"]);
        let programme = world.lima_programme.to_string();
        let added = world.visit(world.lucia).tap("/waves", &typed(&programme, &[("first_day", "-14"), ("last_day", "21")])).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
        let (woman, site) = (rosa.0, world.lima);
        world.change(By::Program, move |change| {
            let hers = minka::binds![woman];
            change.execute("update journey_step set step = 'applied', on_day = '2026-11-17' where participant_id = $1", hers)?;
            change.execute("update participant set state = 'applied' where id = $1", minka::binds![woman])?;
            change.commit(Entry::event("test.applied"), ())
        });
        agrees(&world, rosa.0, world.lima);
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        finish(&mut carmen, &here).await;
        let list = format!("/people/{}/assessments", rosa.1);
        assert!(carmen.get(&list).await.says("Outside every window"), "no day of hers counts yet");
        world.set_time("2026-11-28T13:00:00Z");
        world.change(By::Program, move |change| {
            let id = StepId::new(change.clock());
            let step = JourneyStep { id, step: Step::Enrolled, on: date(2026, 11, 28), reason: String::new(), corrects: None };
            journeys::add_journey_step(change, site, woman, &step)?;
            change.commit(Entry::event("test.enrolled"), ())
        });
        let mut carmen = world.visit(world.carmen);
        let page = carmen.get(&list).await;
        assert!(page.says("At the start") && !page.says("Due now") && !page.says("Outside every window"), "{}", page.text());
        assert!(!carmen.get("/").await.says("a questionnaire is due"));
        let wave = world.read(|db| db.get("select min(id) from wave", &[], |row| row.get::<String>(0)));
        let page = carmen.get(&format!("/due/{}/{wave}", world.lima)).await;
        assert!(page.says("Asked: 1") && !page.says("Due"), "{}", page.text());
    }

    /// Days that count from the first day of her group do so when it has closed as well.
    async fn what_counts_from_her_group_is_due_when_the_group_has_closed(world) {
        let rosa = world.lima_women[4].clone();
        switch_on(&world, world.lima_programme, &["who5"]);
        let programme = world.lima_programme.to_string();
        let changes = [("kind", "endline"), ("counts", "term"), ("first_day", "80")];
        let added = world.visit(world.lucia).tap("/waves", &typed(&programme, &changes)).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
        agrees(&world, rosa.0, world.lima);
        let due = format!("{}: a questionnaire is due", rosa.1);
        assert!(world.visit(world.carmen).get("/").await.says(&due), "84 days after the group began");
        world.change(By::Program, |change| {
            change.execute("update membership set until_day = '2026-11-20', left_reason = 'group_closed'", &[])?;
            change.commit(Entry::event("test.closed"), ())
        });
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get("/").await.says(&due), "and when it has ended");
        assert!(carmen.get("/due").await.says("Due: 1"));
        let (mut carmen, here) = begin(&world, "who5", "es").await;
        finish(&mut carmen, &here).await;
        assert!(!carmen.get("/").await.says(&due));
        assert!(carmen.get(&format!("/people/{}/assessments", rosa.1)).await.says("At the end"));
    }

    /// A leader asks and reads nothing: she is told whom a window asks, and goes on at the first question without an answer.
    async fn a_leader_is_told_of_her_groups_women_and_goes_on_where_she_stopped(world) {
        let alia = world.women[0].clone();
        switch_on(&world, world.almaty_programme, &["who5"]);
        let programme = world.almaty_programme.to_string();
        assert_eq!(world.visit(world.aigul).tap("/waves", &typed(&programme, &[])).await.status, StatusCode::SEE_OTHER);
        let due = format!("{}: a questionnaire is due", alia.1);
        let mut bota = world.visit(world.bota);
        assert!(!bota.get("/").await.says(&due), "not while she has not agreed");
        agrees(&world, alia.0, world.almaty);
        assert!(bota.get("/").await.says(&due));
        let list = format!("/people/{}/assessments", alia.1);
        let typed = [("instrument", "who5"), ("language", "ru"), ("way", "screen"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        let begun = bota.tap(&format!("{list}/new"), &typed).await;
        let here = begun.location().split("/items/").next().expect("a path").to_owned();
        for item in ["cheerful", "calm"] {
            answer(&mut bota, &here, item, "at-no-time").await;
        }
        let page = bota.get(&list).await;
        assert!(page.text().contains(&format!("{here}/items/active")) && !page.text().contains("/items/cheerful"), "{}", page.text());
        let go_on = format!("{}: a questionnaire was begun", alia.1);
        assert!(bota.get("/").await.says(&go_on));
        world.change(By::Program, |change| {
            change.execute("update assessment set asked_by = 'somebody-else'", &[])?;
            change.commit(Entry::event("test.other"), ())
        });
        let today = bota.get("/").await;
        assert!(!today.says(&go_on) && !today.says(&due), "what another began is not hers to go on with: {}", today.text());
    }
}
