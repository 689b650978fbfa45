//! Tests of who walks beside a woman.

use http::StatusCode;
use minka::{
    foundation::{access::Role, audit::Entry, change::By, ids::UserId},
    users::{self, NewAssignment},
};

use crate::{
    on_both,
    world::{Page, TUESDAY, Visit, World},
};

/// Makes somebody a mentor of a site, as an administrator and a manager do together.
pub fn approve_mentor(world: &World, user: UserId, site: minka::foundation::ids::SiteId) {
    world.change(By::Program, move |change| {
        let new = NewAssignment {
            user,
            role: Role::Mentor,
            site,
            group: None,
            participant: None,
            from: TUESDAY,
            until: None,
            approved_by: Some("test".to_owned()),
        };
        users::add_assignment(change, &new)?;
        change.commit(Entry::event("test.mentor"), ())
    });
}

async fn give(visit: &mut Visit, code: &str, user: UserId, day: &str, reason: &str) -> Page {
    let (path, user) = (format!("/people/{code}/mentor"), user.to_string());
    let month = [("from-day", day), ("from-month", "11"), ("from-year", "2026")];
    let fields: Vec<_> = month.into_iter().chain([("mentor", user.as_str()), ("reason", reason)]).collect();
    visit.fill(&path, &path, &fields).await
}

on_both! {
    /// A manager gives a woman a mentor, who then finds her on her first page and in her list, and nobody else.
    async fn a_mentor_finds_the_woman_she_is_given_and_no_other(world) {
        approve_mentor(&world, world.dina, world.almaty);
        let (hers, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        let mut dina = world.visit(world.dina);
        assert!(dina.get("/").await.says("Nothing") && dina.get(&format!("/people/{hers}")).await.status == StatusCode::NOT_FOUND);
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&format!("/people/{hers}")).await.says("Nobody yet"));
        let given = give(&mut aigul, &hers, world.dina, "24", "first").await;
        let page = aigul.follow(&given).await;
        assert!(page.says("She has a mentor now.") && page.says("dina"));
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "person.assign_mentor".to_owned(), format!("participant {hers}")));
        for path in ["/", "/people"] {
            let page = dina.get(path).await;
            assert!(page.says("Айгерим") && page.says(&hers) && !page.says(&other), "{path}: {}", page.text());
        }
        assert_eq!(dina.get(&format!("/people/{hers}")).await.status, StatusCode::OK);
        assert_eq!(dina.get(&format!("/people/{other}")).await.status, StatusCode::NOT_FOUND);
        for visit in [&mut dina, &mut world.visit(world.bota), &mut world.visit(world.elena), &mut world.visit(world.lucia)] {
            assert_eq!(visit.get(&format!("/people/{hers}/mentor")).await.status, StatusCode::NOT_FOUND, "only a manager of the site");
        }
        assert!(!world.visit(world.carmen).get("/people").await.says(&hers), "not another's");
    }

    /// Whoever follows replaces; whoever ends ends at once; the days stay.
    async fn one_mentor_at_a_time_and_the_history_stays(world) {
        approve_mentor(&world, world.dina, world.almaty);
        approve_mentor(&world, world.bota, world.almaty);
        let code = world.women[0].1.clone();
        let path = format!("/people/{code}/mentor");
        let mut aigul = world.visit(world.aigul);
        assert_eq!(give(&mut aigul, &code, world.dina, "20", "first").await.status, StatusCode::SEE_OTHER);
        let again = give(&mut aigul, &code, world.dina, "24", "asked").await;
        assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.says("She walks beside her already"));
        assert!(give(&mut aigul, &code, world.bota, "19", "handover").await.says("That is before the present mentor began"));
        assert_eq!(give(&mut aigul, &code, world.bota, "24", "handover").await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.visit(world.dina).get(&format!("/people/{code}")).await.status, StatusCode::NOT_FOUND, "at once");
        let page = aigul.get(&path).await;
        assert!(page.says("from 20.11.2026 until 24.11.2026") && page.says("since 24.11.2026"), "{}", page.text());
        let live = "select count(*) from assignment where participant_id is not null and until_day is null";
        assert_eq!(world.count(live), 2, "hers, and Rosa's in Lima");
        let end = page.text().split("action=\"").filter_map(|rest| rest.split('"').next()).find(|at| at.ends_with("/end")).expect("an end").to_owned();
        let why = format!("why-{}", end.split('/').nth(4).expect("an assignment"));
        let unexplained = aigul.fill(&path, &end, &[(&why, "she talks")]).await;
        assert!(unexplained.status == StatusCode::UNPROCESSABLE_ENTITY && unexplained.says("Choose why"), "{}", unexplained.text());
        assert!(unexplained.says(&format!("id=\"{why}-problem\"")), "beside the field");
        assert_eq!(world.count(live), 2);
        let ended = aigul.fill(&path, &end, &[(&why, "finished")]).await;
        assert!(aigul.follow(&ended).await.says("Nobody walks beside her yet."));
        assert_eq!(world.count(live), 1);
        assert_eq!(world.visit(world.lucia).post(&end, &[("form_id", "019abcde-0000-7000-8000-000000000001"), (&why, "finished")]).await.status, StatusCode::NOT_FOUND);
    }

    /// A mentor is approved at this site; nobody gives a woman to herself; without a reason or a day nothing is done.
    async fn who_cannot_be_a_mentor_is_refused_in_words(world) {
        let code = world.women[0].1.clone();
        let path = format!("/people/{code}/mentor");
        let mut aigul = world.visit(world.aigul);
        let none = aigul.get(&path).await;
        assert!(none.says("Nobody is approved as a mentor here yet.") && !none.text().contains(&format!("action=\"{path}\"")));
        approve_mentor(&world, world.dina, world.almaty);
        approve_mentor(&world, world.aigul, world.almaty);
        for (user, day, reason, words) in [
            (world.bota, "24", "first", "Choose a mentor of this centre"),
            (world.carmen, "24", "first", "Choose a mentor of this centre"),
            (world.aigul, "24", "first", "For yourself somebody else has to do this"),
            (world.dina, "31", "first", "There is no such day"),
            (world.dina, "24", "because", "Choose why"),
        ] {
            let page = give(&mut aigul, &code, user, day, reason).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(page.says(words) && page.says(&format!("value=\"{day}\"")), "{words}: {}", page.text());
        }
        assert_eq!(world.count("select count(*) from assignment where participant_id is not null"), 1, "Rosa's alone");
    }

    /// Whoever is no mentor any more has no women any more; her women are nobody's business on the pages about staff.
    async fn a_role_that_ends_takes_her_women_along(world) {
        let mut lucia = world.visit(world.lucia);
        let rosa = world.lima_women[4].1.clone();
        assert_eq!(world.visit(world.carmen).get(&format!("/people/{rosa}")).await.status, StatusCode::OK);
        let person = format!("/staff/{}", world.carmen);
        let page = lucia.get(&person).await;
        assert_eq!(page.text().matches("<section class=\"m-card\">").count(), 1, "the role, and not each woman");
        let single: String = world.read(|db| db.get("select id from assignment where participant_id is not null", &[], |row| row.get(0)));
        let apart = lucia.post(&format!("/staff/assignments/{single}/ending"), &[("form_id", "019abcde-0000-7000-8000-000000000002"), ("reason", "left")]).await;
        assert_eq!(apart.status, StatusCode::NOT_FOUND);
        let text = page.text();
        let ending = text.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|at| at.ends_with("/ending")).expect("an end");
        assert_eq!(lucia.fill(&person, ending, &[("reason", "changed")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.visit(world.carmen).get(&format!("/people/{rosa}")).await.status, StatusCode::NOT_FOUND);
    }
}
