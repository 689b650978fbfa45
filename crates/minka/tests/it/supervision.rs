//! Tests of care for mentors: who wants to talk, which women are silent, a talk in a few taps and never a word about a woman.

use http::StatusCode;
use minka::foundation::access::Role;

use crate::{
    memberships::approve,
    on_both,
    visits::{some_visits, visit_one},
    world::World,
};

fn set_back(world: &World) {
    world.change(minka::foundation::change::By::Program, |change| {
        change.execute("update assignment set from_day = '2026-09-01' where participant_id is not null", &[])?;
        change.commit(minka::foundation::audit::Entry::event("test.since"), ())
    });
}

on_both! {
    async fn a_heavy_visit_reaches_whoever_cares_for_her_and_not_about_whom(world) {
        some_visits(&world);
        set_back(&world);
        let rosa = world.lima_women[4].1.clone();
        let mut lucia = world.visit(world.lucia);
        let list = lucia.get("/supervision").await;
        assert!(list.says("wants to talk since 24.11.2026") && list.says("1 woman"), "{}", list.text());
        assert!(list.says("not spoken to for 22 days") && list.text().contains(&format!("/people/{rosa}/visits")));
        let visits = lucia.get(&format!("/people/{rosa}/visits")).await;
        assert!(visits.status == StatusCode::OK && !visits.says("To talk over"), "not about whom: {}", visits.text());
        let page = format!("/supervision/{}", world.carmen);
        let before = [("on-day", "20"), ("on-month", "11"), ("on-year", "2026"), ("topic", "heavy")];
        let early = lucia.fill(&page, &page, &before).await;
        assert!(lucia.follow(&early).await.says("She wants to talk over 1 visit"), "it became heavy after that talk");
        let hers = lucia.get(&page).await;
        assert!(hers.says("She wants to talk over 1 visit") && !hers.says("Canary"));
        let day = [("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
        for (changes, words) in [
            (vec![], "Choose what you talked about"),
            (vec![("topic", "weather")], "Choose what you talked about"),
            (vec![("topic", "heavy"), ("minutes", "-1")], "as a number from 1 to 600"),
        ] {
            let refused = lucia.tap(&page, &[&day[..], &changes].concat()).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{}", refused.text());
        }
        let other = lucia.tap(&page, &[&day[..], &[("topic", "caseload")]].concat()).await;
        assert!(lucia.follow(&other).await.says("She wants to talk over 1 visit"), "a talk about something else");
        let talked = lucia.fill(&page, &page, &[&day[..], &[("topic", "heavy"), ("minutes", "30")]].concat()).await;
        let after = lucia.follow(&talked).await;
        assert!(!after.says("wants to talk over") && after.says("Something heavy, 30 minutes"), "{}", after.text());
        assert!(lucia.get("/supervision").await.says("last talk on 24.11.2026"));
    }

    /// A mentor at two sites is one person: one talk clears what was heavy at both, and a talk that was a slip clears nothing.
    async fn a_talk_is_of_all_her_sites_and_a_slip_takes_it_back(world) {
        some_visits(&world);
        visit_one(&world, (world.almaty, world.women[0].0), world.carmen);
        approve(&world, world.carmen, Role::Mentor, (world.almaty, None));
        approve(&world, world.lucia, Role::Manager, (world.almaty, None));
        let page = format!("/supervision/{}", world.carmen);
        let mut lucia = world.visit(world.lucia);
        let waits = "select count(*) from visit where heavy_at is not null and talked_at is null";
        let today = lucia.get("/").await;
        assert!(today.says("2 visits were heavy: talk with carmen"), "{}", today.text());
        assert!(lucia.get(&page).await.says("She wants to talk over 2 visits"));
        let day = [("on-day", "24"), ("on-month", "11"), ("on-year", "2026"), ("topic", "heavy")];
        let talked = lucia.fill(&page, &page, &day).await;
        let after = lucia.follow(&talked).await;
        assert!(!after.says("wants to talk over") && world.count(waits) == 0, "{}", after.text());
        assert!(lucia.get("/supervision").await.text().matches("last talk on").count() == 2, "at each of her sites");
        assert!(!lucia.get("/").await.says("were heavy"));
        assert!(!world.visit(world.carmen).get(&format!("/people/{}/visits", world.lima_women[4].1)).await.says("To talk over"));

        let talk: String = world.read(|db| db.get("select id from supervision_talk", &[], |row| row.get(0)));
        let removal = format!("{page}/talks/{talk}/removal");
        assert_eq!(world.visit(world.carmen).tap(&removal, &[]).await.status, StatusCode::NOT_FOUND, "nobody cares for herself");
        let aside = lucia.fill(&page, &removal, &[]).await;
        let after = lucia.follow(&aside).await;
        assert!(after.says("She wants to talk over 2 visits") && after.says("a slip"), "{}", after.text());
        assert!(after.says("No talk with her is written down yet") && world.count(waits) == 2, "{}", after.text());
        assert!(lucia.get("/").await.says("2 visits were heavy: talk with carmen"));
        assert!(!lucia.get("/supervision").await.says("last talk on"), "a slip is no talk");
    }

    /// Silent is silent: a pause hides nobody, and a mentor who takes over does not begin the count anew.
    async fn a_pause_or_another_mentor_ends_no_silence(world) {
        some_visits(&world);
        let rosa = world.lima_women[4].0;
        world.change(minka::foundation::change::By::Program, move |change| {
            change.execute("update participant set state = 'paused' where id = $1", minka::binds![rosa])?;
            change.execute("update assignment set from_day = '2026-11-20' where participant_id = $1", minka::binds![rosa])?;
            change.commit(minka::foundation::audit::Entry::event("test.pause"), ())
        });
        let list = world.visit(world.lucia).get("/supervision").await;
        assert!(list.says("not spoken to for 22 days · on pause, carmen"), "{}", list.text());
        assert!(list.says("1 woman · carries 2, nobody asked how much she can") && list.says("women here have no mentor"), "{}", list.text());
        assert!(world.visit(world.carmen).get("/").await.says("22 days · on pause"));
        let prep = world.visit(world.carmen).get(&format!("/people/{}/prep", world.lima_women[4].1)).await;
        assert!(prep.says("The last talk with her was on") && prep.says("2 November"), "{}", prep.text());
    }

    /// Who walks with how many and what she carries are one count: a woman who has gone weighs on nobody, and one who graduated is not gone yet.
    async fn a_woman_who_has_gone_weighs_on_nobody(world) {
        some_visits(&world);
        let rosa = world.lima_women[4].0;
        for (state, words) in [("graduated", "1 woman · carries 2"), ("left", "0 women · carries 0"), ("waitlisted", "1 woman · carries 2"), ("transferred", "0 women · carries 0")] {
            world.change(minka::foundation::change::By::Program, move |change| {
                change.execute("update participant set state = $2 where id = $1", minka::binds![rosa, state])?;
                change.commit(minka::foundation::audit::Entry::event("test.state"), ())
            });
            let list = world.visit(world.lucia).get("/supervision").await;
            assert!(list.says(words), "{state}: {}", list.text());
            let hers = world.visit(world.lucia).get(&format!("/supervision/{}", world.carmen)).await;
            assert_eq!(hers.text().contains(&format!("/people/{}/visits", world.lima_women[4].1)), words.starts_with('1'), "{state}: {}", hers.text());
        }
    }

    async fn it_is_the_work_of_whoever_runs_the_site(world) {
        some_visits(&world);
        let page = format!("/supervision/{}", world.carmen);
        for user in [world.aigul, world.bota, world.carmen, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(&page).await.status, StatusCode::NOT_FOUND);
            if user != world.aigul {
                assert_eq!(world.visit(user).get("/supervision").await.status, StatusCode::NOT_FOUND);
            }
        }
        let nobody = format!("/supervision/{}", world.bota);
        assert_eq!(world.visit(world.lucia).get(&nobody).await.status, StatusCode::NOT_FOUND, "no mentor of hers");
    }
}
