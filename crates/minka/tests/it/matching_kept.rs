//! Tests of what a proposal leaves as it is: whom nobody asked, who stands in, who begins later, who comes after fifty.

use http::StatusCode;
use minka::{
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{ParticipantId, SiteId, UserId},
        text::Language,
    },
    users::{self, NewAssignment},
};

use crate::{
    matching::{card, offer, some_mentors, terms, walks_beside},
    mentors::approve_mentor,
    on_both,
    world::{Page, TUESDAY, Visit, World, add_women},
};

pub fn walk_with(world: &World, user: UserId, (site, woman): (SiteId, ParticipantId)) {
    world.change(By::Program, move |change| {
        let new = NewAssignment {
            user,
            role: Role::Mentor,
            site,
            group: None,
            participant: Some(woman),
            from: TUESDAY,
            until: None,
            approved_by: Some("test".to_owned()),
        };
        users::add_assignment(change, &new)?;
        change.commit(Entry::event("test.mentor"), ())
    });
}

/// What stands chosen on a page, as a browser would send it.
fn as_it_stands(page: &Page) -> Vec<(String, String)> {
    let text = page.text();
    let selects = text.split("<select ").skip(1).filter_map(|rest| {
        let (head, rest) = rest.split_once('>')?;
        let name = head.split("name=\"").nth(1)?.split('"').next()?;
        let options = rest.split("</select>").next()?;
        let chosen = options.split("<option ").find(|option| option.contains(" selected>")).unwrap_or_default();
        let value = chosen.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        Some((name.to_owned(), value.to_owned()))
    });
    selects.filter(|(name, _)| name.starts_with("mentor-")).collect()
}

/// Opens a proposal and saves it without changing anything.
pub async fn save_as_it_stands(visit: &mut Visit, path: &str) -> Page {
    let chosen = as_it_stands(&visit.get(path).await);
    let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visit.fill(path, "/matching", &chosen).await
}

/// Gives a woman a mentor from a day of this year on, on her own page.
pub async fn give(visit: &mut Visit, code: &str, user: UserId, (day, month): (&str, &str)) -> Page {
    let (path, user) = (format!("/people/{code}/mentor"), user.to_string());
    let from = [("from-day", day), ("from-month", month), ("from-year", "2026")];
    visit.fill(&path, &path, &[&from[..], &[("mentor", &user), ("reason", "handover")]].concat()).await
}

pub async fn cover(visit: &mut Visit, code: &str, user: UserId) -> Page {
    let (path, user) = (format!("/people/{code}/cover"), user.to_string());
    let from = [("from-day", "24"), ("from-month", "11"), ("from-year", "2026")];
    let until = [("until-day", "26"), ("until-month", "11"), ("until-year", "2026"), ("mentor", user.as_str())];
    visit.fill(&path, &path, &[&from[..], &until[..]].concat()).await
}

on_both! {
    /// Saved without a change, a proposal takes no woman from a mentor whose room nobody has asked for.
    async fn a_mentor_whom_nobody_asked_keeps_her_woman(world) {
        approve_mentor(&world, world.dina, world.lima);
        offer(&world, world.dina, world.lima, 40, terms(&[Language::Es], &[], ""));
        let (rosa, luz) = (world.lima_women[4].1.clone(), world.lima_women[2].1.clone());
        let mut lucia = world.visit(world.lucia);
        let page = lucia.get("/matching?all=yes").await;
        let hers = card(&page.text(), ("Rosa", &rosa));
        assert!(hers.contains("Nobody has asked how much carmen can carry"), "{hers}");
        assert!(hers.contains(" selected>carmen (walks beside her now)") && hers.contains(&world.dina.to_string()), "{hers}");
        assert_eq!(save_as_it_stands(&mut lucia, "/matching?all=yes").await.status, StatusCode::SEE_OTHER);
        assert!(walks_beside(&world, world.carmen, &rosa).await && !walks_beside(&world, world.dina, &rosa).await);
        assert!(walks_beside(&world, world.dina, &luz).await, "whoever waited has a mentor");
        // Whoever decides may take her away all the same.
        let moved = lucia.fill("/matching?all=yes", "/matching", &[(&format!("mentor-{rosa}"), &world.dina.to_string())]).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text());
        assert!(!walks_beside(&world, world.carmen, &rosa).await && walks_beside(&world, world.dina, &rosa).await);
    }

    /// About a woman beside whom she walks herself a manager decides nothing here either.
    async fn nobody_decides_about_her_own_woman(world) {
        for user in [world.dina, world.lucia] {
            approve_mentor(&world, user, world.lima);
            offer(&world, user, world.lima, 40, terms(&[Language::Es], &[], ""));
        }
        let (luz, code) = world.lima_women[2].clone();
        walk_with(&world, world.lucia, (world.lima, luz));
        let mut lucia = world.visit(world.lucia);
        let field = format!("mentor-{code}");
        let refused = lucia.fill("/matching?all=yes", "/matching", &[(&field, &world.dina.to_string())]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        assert!(refused.says("For yourself somebody else has to do this") && refused.says(&format!("id=\"{field}-problem\"")));
        assert_eq!(save_as_it_stands(&mut lucia, "/matching?all=yes").await.status, StatusCode::SEE_OTHER);
        assert!(walks_beside(&world, world.lucia, &code).await && !walks_beside(&world, world.dina, &code).await);
    }

    /// While somebody stands in, her mentor is her mentor: on her page, in the proposal and in what she carries.
    async fn whoever_stands_in_is_not_her_mentor_and_may_become_it(world) {
        approve_mentor(&world, world.dina, world.lima);
        for (user, room) in [(world.dina, 40), (world.carmen, 6)] {
            offer(&world, user, world.lima, room, terms(&[Language::Es], &[], ""));
        }
        let rosa = world.lima_women[4].1.clone();
        let mut lucia = world.visit(world.lucia);
        assert_eq!(cover(&mut lucia, &rosa, world.dina).await.status, StatusCode::SEE_OTHER);
        let hers = lucia.get(&format!("/people/{rosa}")).await;
        assert!(hers.says("carmen, until 26.11.2026 covered by dina"), "{}", hers.text());
        let beside = lucia.get(&format!("/people/{rosa}/mentor")).await;
        assert!(beside.says("until 27.11.2026, only covers while her mentor is away"), "{}", beside.text());
        let page = lucia.get("/matching?all=yes").await;
        let hers = card(&page.text(), ("Rosa", &rosa));
        assert!(hers.contains("Proposed: <strong>carmen</strong>") && hers.contains("They are together already"), "{hers}");
        assert!(hers.contains("carmen (walks beside her now)") && !hers.contains("dina (walks"), "{hers}");
        assert_eq!(page.text().matches("Carries 2 now").count(), 2, "both carry her meanwhile: {}", page.text());
        assert_eq!(give(&mut lucia, &rosa, world.dina, ("24", "11")).await.status, StatusCode::SEE_OTHER);
        assert!(walks_beside(&world, world.dina, &rosa).await && !walks_beside(&world, world.carmen, &rosa).await);
        world.set_time("2026-11-28T18:00:00Z");
        assert!(walks_beside(&world, world.dina, &rosa).await, "for good");
        let hers = world.visit(world.lucia).get(&format!("/people/{rosa}")).await;
        assert!(hers.says("dina") && !hers.says("covered by") && !hers.says("carmen"), "{}", hers.text());
    }

    /// Whoever has only somebody who stands in waits for a mentor.
    async fn a_woman_with_cover_alone_waits_for_a_mentor(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let mut lucia = world.visit(world.lucia);
        assert_eq!(cover(&mut lucia, &rosa, world.dina).await.status, StatusCode::SEE_OTHER);
        assert!(!lucia.get("/matching").await.says(&rosa));
        world.change(By::Program, |change| {
            change.execute("update assignment set until_day = '2026-11-24' where participant_id is not null and until_day is null", &[])?;
            change.commit(Entry::event("test.end"), ())
        });
        assert!(lucia.get("/matching").await.says(&rosa));
        let hers = lucia.get(&format!("/people/{rosa}")).await;
        assert!(hers.says("dina covers until 26.11.2026; nobody walks beside her for good"), "{}", hers.text());
    }

    /// Her room is asked for the day on which a woman begins, with whoever is to begin later; who has gone by then is not counted.
    async fn whoever_begins_later_takes_room_and_whoever_leaves_before_does_not(world) {
        some_mentors(&world, 2);
        let [first, second, third] = [0, 1, 2].map(|at: usize| world.women[at].1.clone());
        let mut aigul = world.visit(world.aigul);
        assert_eq!(give(&mut aigul, &first, world.dina, ("1", "12")).await.status, StatusCode::SEE_OTHER);
        for day in [("24", "11"), ("1", "12"), ("8", "12")] {
            let refused = give(&mut aigul, &second, world.dina, day).await;
            assert!(refused.says("She would carry 4 and can carry 2"), "{day:?}: {}", refused.text());
        }
        let page = aigul.get("/matching").await;
        assert!(page.says("Carries 0 now, 2 with this proposal, can carry 2"), "{}", page.text());
        let chosen = aigul.fill("/matching", "/matching", &[(&format!("mentor-{second}"), &world.dina.to_string())]).await;
        assert!(chosen.says("dina would carry 4 and can carry 2"), "{}", chosen.text());
        // Bota takes the first over on the fifth: from then on there is room again, and not a day before.
        assert_eq!(give(&mut aigul, &first, world.bota, ("5", "12")).await.status, StatusCode::SEE_OTHER);
        assert!(give(&mut aigul, &third, world.dina, ("4", "12")).await.says("She would carry 4 and can carry 2"));
        assert_eq!(give(&mut aigul, &third, world.dina, ("5", "12")).await.status, StatusCode::SEE_OTHER);
        // The two follow one another: a third would make two at once, not three.
        assert!(give(&mut aigul, &second, world.dina, ("1", "12")).await.says("She would carry 4 and can carry 2"));
    }

    /// What is decided may begin later: until then whoever walks beside her goes on, and may write and finish.
    async fn a_decision_may_begin_on_a_later_day(world) {
        approve_mentor(&world, world.dina, world.lima);
        for user in [world.dina, world.carmen] {
            offer(&world, user, world.lima, 40, terms(&[Language::Es], &[], ""));
        }
        let rosa = world.lima_women[4].1.clone();
        let handover = format!("/people/{rosa}/handover");
        world.visit(world.carmen).tap(&format!("/people/{rosa}/visits/draft"), &[("mine", "Canarydraft")]).await;
        let mut lucia = world.visit(world.lucia);
        let page = lucia.get("/matching?all=yes").await;
        let hers = card(&page.text(), ("Rosa", &rosa));
        assert!(hers.contains("carmen has not finished writing down a visit") && !hers.contains("Canarydraft"), "{hers}");
        assert!(page.says("name=\"from-day\"") && page.says("value=\"24\""), "today, if nothing else is said");
        let (field, dina) = (format!("mentor-{rosa}"), world.dina.to_string());
        let luz = world.lima_women[2].1.clone();
        let nobody = format!("mentor-{luz}");
        let day = |day: &'static str, month: &'static str| {
            let from = [("from-day", day), ("from-month", month), ("from-year", "2026")];
            [&from[..], &[(field.as_str(), dina.as_str()), (nobody.as_str(), "")]].concat()
        };
        for (from, words) in [
            (day("23", "11"), "It can begin today or later"),
            (day("31", "11"), "There is no such day"),
            (day("", "11"), "There is no such day"),
        ] {
            let refused = lucia.fill("/matching?all=yes", "/matching", &from).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{words}: {}", refused.text());
            let kept = card(&refused.text(), ("Rosa", &rosa));
            assert!(kept.contains(&format!("value=\"{dina}\" selected")), "what was chosen is kept: {kept}");
            let kept = card(&refused.text(), ("Luz", &luz));
            assert!(kept.contains("value=\"\" selected"), "that nobody was chosen is kept: {kept}");
        }
        let saved = lucia.fill("/matching?all=yes", "/matching", &day("1", "12")).await;
        let again = lucia.follow(&saved).await;
        assert!(card(&again.text(), ("Rosa", &rosa)).contains("dina (walks beside her from 01.12.2026)"), "{}", again.text());
        assert!(again.says("It is settled already: from 01.12.2026"));
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get("/").await.says(&format!("You hand {rosa} over on 01.12.2026: write what was promised")));
        assert_eq!(carmen.tap(&handover, &[("note", "The sewing course on Monday")]).await.status, StatusCode::SEE_OTHER);
        assert!(!walks_beside(&world, world.dina, &rosa).await);
        world.set_time("2026-12-01T16:00:00Z");
        assert!(walks_beside(&world, world.dina, &rosa).await && !walks_beside(&world, world.carmen, &rosa).await);
    }

    /// However many wait, each is met: the list goes on after fifty, and what is saved there keeps its place.
    async fn the_list_goes_on_after_fifty(world) {
        let names: Vec<String> = (0..50).map(|number| format!("Nombre{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let more = add_women(&world.app, world.lima, world.thursday, Language::Es, &names);
        let mut lucia = world.visit(world.lucia);
        let first = lucia.get("/matching").await;
        let next = first.text().split("href=\"").filter_map(|rest| rest.split('"').next()).find(|at| at.contains("after=")).map(|at| at.replace("&amp;", "&").replace("&#38;", "&"));
        let next = next.unwrap_or_else(|| panic!("the way on: {}", first.text()));
        let second = lucia.get(&next).await;
        let waiting = world.lima_women.iter().chain(&more).filter(|(_, code)| *code != world.lima_women[4].1);
        let met = |page: &Page, code: &str| page.text().contains(&format!("name=\"mentor-{code}\""));
        let (mut on_first, mut on_second) = (0, 0);
        for (_, code) in waiting {
            assert!(met(&first, code) != met(&second, code), "{code} is met once");
            on_first += usize::from(met(&first, code));
            on_second += usize::from(met(&second, code));
        }
        assert_eq!((on_first, on_second), (50, 5));
        assert!(second.says("From the start") && !second.says("rel=\"next\""));
        approve_mentor(&world, world.dina, world.lima);
        offer(&world, world.dina, world.lima, 4, terms(&[Language::Es], &[], ""));
        let all = world.lima_women.iter().chain(&more);
        let last = all.map(|(_, code)| code.clone()).find(|code| met(&second, code)).expect("one of them");
        let saved = lucia.fill(&next, "/matching", &[(&format!("mentor-{last}"), &world.dina.to_string())]).await;
        assert!(saved.status == StatusCode::SEE_OTHER && saved.location().contains("after="), "{}", saved.text());
        assert!(!lucia.follow(&saved).await.text().contains(&format!("mentor-{last}")));
    }

    /// One form covers for all her women; whoever cannot be hers is shown with the reason, and left out once that was seen.
    async fn one_form_covers_for_all_of_hers_but_those_who_cannot_be(world) {
        approve_mentor(&world, world.dina, world.lima);
        let [luz, flor, rosa] = [2, 1, 4].map(|at: usize| world.lima_women[at].clone());
        for her in [&luz, &flor] {
            walk_with(&world, world.carmen, (world.lima, her.0));
        }
        let dina = world.dina.to_string();
        let mut lucia = world.visit(world.lucia);
        let kin = format!("/people/{}", flor.1);
        let tie = lucia.fill(&format!("{kin}/kin"), &format!("{kin}/staff-ties"), &[("staff", &dina), ("tie", "sister")]).await;
        assert_eq!(tie.status, StatusCode::SEE_OTHER, "{}", tie.text());
        offer(&world, world.dina, world.lima, 3, terms(&[Language::Es], &[], ""));
        let offered = format!("/staff/{}/mentoring/{}", world.carmen, world.lima);
        let path = format!("{offered}/cover");
        assert!(lucia.get(&offered).await.text().contains(&path));
        let page = lucia.get(&path).await;
        for her in [&luz, &flor, &rosa] {
            assert!(page.says(&her.1), "{}", page.text());
        }
        let days = [
            ("from-day", "24"), ("from-month", "11"), ("from-year", "2026"), ("until-day", "26"), ("until-month", "11"),
            ("until-year", "2026"), ("mentor", dina.as_str()),
        ];
        let seen = lucia.fill(&path, &path, &days).await;
        assert!(seen.status == StatusCode::UNPROCESSABLE_ENTITY && seen.says("She cannot walk beside all of them"), "{}", seen.text());
        assert!(seen.says("dina is her sister. Somebody else has to walk beside her") && seen.text().matches("left out</").count() == 1, "{}", seen.text());
        assert_eq!(world.count("select count(*) from mentor_cover"), 0);
        let hidden = seen.hidden(&path);
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let form = [&hidden[..], &days[..]].concat();
        let full = lucia.post(&path, &form).await;
        assert!(full.says("She would carry 4 and can carry 3"), "{}", full.text());
        let hidden = full.hidden(&path);
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let form = [&hidden[..], &days[..], &[("over", "short")]].concat();
        let given = lucia.post(&path, &form).await;
        let again = lucia.post(&path, &form).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
        assert_eq!(given.location(), again.location(), "a second tap does nothing");
        assert_eq!(world.count("select count(*) from mentor_cover"), 2);
        let told = lucia.follow(&given).await;
        assert_eq!(told.text().matches("dina covers from 24.11.2026 to 26.11.2026").count(), 2, "{}", told.text());
        for (her, covered) in [(&luz, true), (&flor, false), (&rosa, true)] {
            assert_eq!(walks_beside(&world, world.dina, &her.1).await, covered);
            assert!(walks_beside(&world, world.carmen, &her.1).await);
        }
        assert_eq!(world.audit_text().matches("covers from 2026-11-24 until 2026-11-27: away").count(), 2);
        let twice = lucia.fill(&path, &path, &days).await;
        assert!(twice.says("She cannot walk beside any of them") && twice.says("Somebody covers in these days already"), "{}", twice.text());
        for user in [world.aigul, world.carmen, world.dina, world.bota] {
            assert_eq!(world.visit(user).get(&path).await.status, StatusCode::NOT_FOUND);
        }
    }
}
