//! Tests of days in matching: who was to come and never did, whose time ends, who stood in, and what that leaves of somebody's room.

use http::StatusCode;
use minka::foundation::{audit::Entry, change::By, text::Language};

use crate::{
    matching::{card, offer, terms, walks_beside},
    matching_kept::{cover, give, save_as_it_stands, walk_with},
    mentors::approve_mentor,
    on_both,
    world::{NAMES, Page, World},
};

fn write(world: &World, sql: &'static str) {
    world.change(By::Program, move |change| {
        change.execute(sql, &[])?;
        change.commit(Entry::event("test.days"), ())
    });
}

fn is_refused(page: &Page, words: &str) {
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says(words), "{words}: {}", page.text());
}

on_both! {
    /// Who was to begin and was replaced before is nobody's mentor; without another the woman waits again.
    async fn whoever_never_began_is_no_mentor(world) {
        for user in [world.dina, world.bota] {
            approve_mentor(&world, user, world.almaty);
            offer(&world, user, world.almaty, 40, terms(&[Language::Ru], &[], ""));
        }
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        assert_eq!(give(&mut aigul, &code, world.dina, ("1", "12")).await.status, StatusCode::SEE_OTHER);
        assert!(!aigul.get("/matching").await.says(&code), "somebody is to come");
        assert_eq!(give(&mut aigul, &code, world.bota, ("24", "11")).await.status, StatusCode::SEE_OTHER);
        let page = aigul.get("/matching?all=yes").await;
        let hers = card(&page.text(), ("Айгерим", &code));
        assert!(hers.contains("bota (walks beside her now)") && !hers.contains("dina (walks"), "{hers}");
        write(&world, "update assignment set until_day = '2026-11-24' where participant_id is not null and until_day is null");
        assert!(aigul.get("/matching").await.says(&code), "nobody is");
    }

    /// Where there is not room for all, whoever has a mentor keeps her, and the proposal can be taken as it stands.
    async fn a_proposal_takes_nobody_from_a_full_mentor(world) {
        approve_mentor(&world, world.dina, world.almaty);
        offer(&world, world.dina, world.almaty, 2, terms(&[Language::Ru], &[], ""));
        let last = world.women.last().expect("fourteen").clone();
        walk_with(&world, world.dina, (world.almaty, last.0));
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/matching?all=yes").await;
        let hers = card(&page.text(), ("Эльмира", &last.1));
        assert!(hers.contains("Proposed: <strong>dina</strong>") && hers.contains("They are together already"), "{hers}");
        assert!(page.says("Carries 2 now, 2 with this proposal, can carry 2"), "{}", page.text());
        let saved = save_as_it_stands(&mut aigul, "/matching?all=yes").await;
        assert!(!saved.says("would carry 4"), "{}", saved.text());
    }

    /// Whoever is beside a woman who could be given to nobody goes on; why nobody could be, is still said.
    async fn whoever_cannot_be_proposed_again_goes_on(world) {
        approve_mentor(&world, world.dina, world.almaty);
        offer(&world, world.dina, world.almaty, 40, terms(&[Language::Kk], &[], ""));
        let (woman, code) = world.women[0].clone();
        walk_with(&world, world.dina, (world.almaty, woman));
        let page = world.visit(world.aigul).get("/matching?all=yes").await;
        let hers = card(&page.text(), ("Айгерим", &code));
        assert!(hers.contains("Whoever is beside her goes on") && hers.contains("no mentor here can be proposed for her"), "{hers}");
        assert!(page.says("Carries 2 now, 2 with this proposal, can carry 40"), "{}", page.text());
        let other = card(&page.text(), (NAMES[1], &world.women[1].1));
        assert!(!other.contains("goes on"), "she waits: {other}");
    }

    /// About a woman beside whom she is to walk a manager decides nothing either.
    async fn nobody_decides_about_a_woman_who_is_to_be_hers(world) {
        for user in [world.dina, world.lucia] {
            approve_mentor(&world, user, world.lima);
            offer(&world, user, world.lima, 40, terms(&[Language::Es], &[], ""));
        }
        let (luz, code) = world.lima_women[2].clone();
        walk_with(&world, world.lucia, (world.lima, luz));
        write(&world, "update assignment set from_day = '2026-12-01' where participant_id is not null and user_id in (select id from staff_user where name = 'lucia')");
        let mut lucia = world.visit(world.lucia);
        let field = format!("mentor-{code}");
        let proposed = lucia.fill("/matching?all=yes", "/matching", &[(&field, &world.dina.to_string())]).await;
        is_refused(&proposed, "For yourself somebody else has to do this");
        is_refused(&give(&mut lucia, &code, world.dina, ("24", "11")).await, "For yourself somebody else has to do this");
        assert!(!walks_beside(&world, world.dina, &code).await);
        // Nor does she end whoever walks beside her until then, and no form offers it.
        walk_with(&world, world.dina, (world.lima, luz));
        let page = format!("/people/{code}/mentor");
        let held: String = world.read(|db| db.get("select id from assignment where participant_id is not null and user_id = (select id from staff_user where name = 'dina')", &[], |row| row.get(0)));
        assert!(!lucia.get(&page).await.text().contains(&format!("{page}/{held}/end")));
        let ended = lucia.tap(&format!("{page}/{held}/end"), &[(&format!("why-{held}"), "finished")]).await;
        is_refused(&ended, "For yourself somebody else has to do this");
        assert!(walks_beside(&world, world.dina, &code).await);
    }

    /// Whoever cannot come any more covers for nobody.
    async fn a_cover_that_is_void_keeps_no_other_away(world) {
        for user in [world.dina, world.bota] {
            approve_mentor(&world, user, world.lima);
        }
        let rosa = world.lima_women[4].1.clone();
        let mut lucia = world.visit(world.lucia);
        assert_eq!(cover(&mut lucia, &rosa, world.dina).await.status, StatusCode::SEE_OTHER);
        is_refused(&cover(&mut lucia, &rosa, world.bota).await, "Somebody covers in these days already");
        write(&world, "update staff_user set disabled_at = '2026-11-24T12:00:00.000Z' where name = 'dina'");
        assert_eq!(cover(&mut lucia, &rosa, world.bota).await.status, StatusCode::SEE_OTHER);
    }

    /// Cover never lasts longer than the time for which somebody is covered.
    async fn cover_ends_where_her_mentors_time_ends(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        write(&world, "update assignment set until_day = '2026-11-26' where participant_id is not null");
        let mut lucia = world.visit(world.lucia);
        is_refused(&cover(&mut lucia, &rosa, world.dina).await, "time with her ends before that");
        let path = format!("/staff/{}/mentoring/{}/cover", world.carmen, world.lima);
        let dina = world.dina.to_string();
        let days = |from: &'static str| [
            ("from-day", from), ("from-month", "11"), ("from-year", "2026"), ("until-day", "30"), ("until-month", "11"),
            ("until-year", "2026"), ("mentor", dina.as_str()),
        ];
        is_refused(&lucia.fill(&path, &path, &days("26")).await, "time with her ends before that");
        let given = lucia.fill(&path, &path, &days("25")).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
        assert!(world.audit_text().contains("covers from 2026-11-25 until 2026-11-26: away"));
    }

    /// A mentor who is written down late takes no day from whoever stood in.
    async fn that_somebody_stood_in_stays(world) {
        for user in [world.dina, world.bota] {
            approve_mentor(&world, user, world.lima);
        }
        let rosa = world.lima_women[4].1.clone();
        assert_eq!(cover(&mut world.visit(world.lucia), &rosa, world.dina).await.status, StatusCode::SEE_OTHER);
        let stood_in = "select count(*) from assignment where participant_id is not null and from_day = '2026-11-24' and until_day = '2026-11-27'";
        world.set_time("2026-11-29T13:00:00Z");
        let given = give(&mut world.visit(world.lucia), &rosa, world.bota, ("25", "11")).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
        assert_eq!(world.count(stood_in), 1);
    }

    /// Whoever stands in beside a woman who waits carries her once, now and when she becomes her mentor.
    async fn whoever_stands_in_has_room_for_the_same_woman(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let mut lucia = world.visit(world.lucia);
        assert_eq!(cover(&mut lucia, &rosa, world.dina).await.status, StatusCode::SEE_OTHER);
        write(&world, "update assignment set until_day = '2026-11-24' where participant_id is not null and until_day is null");
        let waiting = i64::try_from(world.lima_women.len()).expect("a number") * 2;
        offer(&world, world.dina, world.lima, waiting, terms(&[Language::Es], &[], ""));
        let page = lucia.get("/matching").await;
        let hers = card(&page.text(), ("Rosa", &rosa));
        assert!(hers.contains("Proposed: <strong>dina</strong>"), "{hers}");
        assert!(page.says(&format!("Carries 2 now, {waiting} with this proposal, can carry {waiting}")), "{}", page.text());
    }
}
