//! Tests of concerns: one tap, seen at the next request, carried on by the clock, read by few and never by whom they are about.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    concerns::{
        ConcernId, Kind, NewConcern, Procedure, ProcedureId, Risk, Source,
        procedure::{add_procedure, in_force},
        raising,
    },
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId, UserId},
    },
    instruments::find_shipped,
};

use crate::{
    assessments::{agrees, begin, finish},
    exclusions::name,
    instruments::switch_on,
    leader_wall::link,
    memberships::approve,
    on_both,
    own_view::begin as begin_own_view,
    referrals::add_place,
    world::{Page, Visit, World},
};

/// A procedure of a site, behind the pages.
pub fn some_procedure(world: &World, site: SiteId, (responder, deputy): (UserId, UserId)) {
    world.change(By::Program, move |change| {
        let new = Procedure {
            id: ProcedureId::new(change.clock()),
            site,
            responder,
            deputy,
            names: Default::default(),
            steps: "Stay with her.".to_owned(),
            paths: "The clinic, 103".to_owned(),
            written_on: date(2026, 11, 1),
            written_by: "Aigul".to_owned(),
            holds: true,
        };
        add_procedure(change, &new)?;
        change.commit(Entry::event("test.procedure"), ())
    });
}

/// A concern, raised by somebody behind the pages.
pub fn some_concern(world: &World, by: By, woman: ParticipantId, risk: Risk, words: &'static str) -> ConcernId {
    world.change(by, move |change| {
        let (source, kind) = (Source::Answer { instrument: "phq9", item: "self-harm" }, Kind::Despair);
        let words = Some(words).filter(|words| !words.is_empty());
        let id = raising::raise(change, NewConcern { participant: woman, source, kind, risk, words })?;
        change.commit(Entry::event("test.concern"), id)
    })
}

/// Procedures at both sites, and concerns with "Canaryconcern" in them: about Rosa, and about a woman of Almaty.
pub fn some_concerns(world: &World) {
    some_procedure(world, world.lima, (world.lucia, world.carmen));
    some_procedure(world, world.almaty, (world.aigul, world.carmen));
    let by = || By::Program;
    some_concern(world, by(), world.lima_women[4].0, Risk::High, "Canaryconcern");
    some_concern(world, by(), world.women[0].0, Risk::Low, "Canaryconcern");
}

/// Almaty with a second manager, who answers; Aigul stands in.
fn almaty_answers(world: &World) {
    approve(world, world.dina, Role::Manager, (world.almaty, None));
    some_procedure(world, world.almaty, (world.dina, world.aigul));
}

pub async fn tap(visit: &mut Visit, code: &str, risk: &str) -> Page {
    let path = format!("/people/{code}/concern");
    visit.tap(&path, &[("risk", risk)]).await
}

/// The addresses of the concerns on the first page of somebody's list.
pub async fn listed(visit: &mut Visit) -> Vec<String> {
    listed_at(visit, "/concerns").await.0
}

/// The same of one page, and the address of the next.
async fn listed_at(visit: &mut Visit, path: &str) -> (Vec<String>, Option<String>) {
    let page = visit.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let link = regex::Regex::new(r#"href="(/concerns/[0-9a-f-]{36})""#).expect("a pattern");
    let next = regex::Regex::new(r#"href="(/concerns\?from=[0-9]+)""#).expect("a pattern");
    let next = next.captures(&page.text()).map(|found| found[1].to_owned());
    (link.captures_iter(&page.text()).map(|found| found[1].to_owned()).collect(), next)
}

on_both! {
    /// A leader taps, and whoever answers sees it at the very next request; then the clock carries it on.
    async fn one_tap_is_seen_at_once_and_goes_on_when_nobody_takes_it(world) {
        almaty_answers(&world);
        let code = world.women[0].1.clone();
        let (mut bota, mut dina, mut aigul) = (world.visit(world.bota), world.visit(world.dina), world.visit(world.aigul));
        assert!(bota.get(&format!("/people/{code}")).await.text().contains(&format!("/people/{code}/concern")));
        let asked = bota.get(&format!("/people/{code}/concern")).await;
        assert!(asked.says("dina answers; if she cannot, aigul.") && asked.says("Stay with her.") && asked.says("The clinic, 103"), "{}", asked.text());
        assert!(!asked.text().contains("<textarea") && !asked.text().contains("name=\"kind\""), "no reason on a leader's telephone");
        // Whoever may only tap is not heard beyond it.
        let sent = [("risk", "high"), ("told", "yes"), ("kind", "violence"), ("words", "Canaryword")];
        let raised = bota.tap(&format!("/people/{code}/concern"), &sent).await;
        assert!(bota.follow(&raised).await.says("Passed on"));
        assert_eq!(bota.get("/concerns").await.status, StatusCode::NOT_FOUND, "a leader has no list");
        assert!(!bota.get("/").await.text().contains("/concerns/"));

        let today = dina.get("/").await;
        assert!(today.says(&code) && today.says("Take it by 24.11.2026 19:00"), "{}", today.text());
        let here = listed(&mut dina).await.remove(0);
        let opened = dina.get(&here).await;
        assert!(opened.says("Not said: one tap") && opened.says("bota, 24.11.2026 18:00"), "{}", opened.text());
        assert!(!opened.says("Canaryword"));
        assert!(world.newest_audit().1 == "concern.read" && world.newest_audit().2.starts_with("concern "));

        // Aigul runs the site and stands in: it has not come to her yet, and is not there for her.
        assert!(listed(&mut aigul).await.is_empty() && !aigul.get("/").await.says("Take it by"));
        assert_eq!(aigul.get(&here).await.status, StatusCode::NOT_FOUND);
        assert_eq!(aigul.tap(&format!("{here}/taking"), &[]).await.status, StatusCode::NOT_FOUND);
        world.set_time("2026-11-24T13:59:00Z");
        assert!(listed(&mut world.visit(world.aigul)).await.is_empty());
        world.set_time("2026-11-24T14:00:00Z");
        let mut aigul = world.visit(world.aigul);
        assert_eq!(listed(&mut aigul).await, std::slice::from_ref(&here));
        let list = aigul.get("/concerns").await;
        assert!(list.says("Nobody took it by 24.11.2026 19:00") && list.says("the deputy sees it as well"), "{}", list.text());
        let taken = aigul.fill("/concerns", &format!("{here}/taking"), &[]).await;
        assert!(aigul.follow(&taken).await.says("You have taken it."));

        let missing = aigul.fill(&here, &format!("{here}/actions"), &[("act", " ... ")]).await;
        assert!(missing.status == StatusCode::UNPROCESSABLE_ENTITY && missing.says("Write a few words"));
        let acted = aigul.fill(&here, &format!("{here}/actions"), &[("act", "Canarydeed: I am with her")]).await;
        let page = aigul.follow(&acted).await;
        assert!(page.says("Canarydeed: I am with her") && page.says("See how she is by 24.11.2026 22:00"), "{}", page.text());
        let open = aigul.fill(&here, &format!("{here}/closure"), &[("closing", "she sleeps at her aunt’s")]).await;
        assert!(open.status == StatusCode::UNPROCESSABLE_ENTITY && open.says("Choose how it ended") && open.says("she sleeps at her aunt’s"));
        let closed = aigul.fill(&here, &format!("{here}/closure"), &[("outcome", "safe"), ("closing", "Canarydeed: at her aunt’s")]).await;
        let page = aigul.follow(&closed).await;
        assert!(page.says("She is safe") && !page.text().contains("/actions"), "{}", page.text());
        assert!(aigul.get("/concerns").await.says("Over, in the last thirty days"));
        let late = aigul.tap(&format!("{here}/actions"), &[("act", "one more")]).await;
        assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.says("This one is over already"));
        // What came to somebody stays with her; what was said stands in no entry and not in clear.
        assert_eq!(listed(&mut world.visit(world.dina)).await, [here]);
        assert!(!world.audit_text().contains("Canary"));
        let sealed: Vec<Vec<u8>> = world.read(|db| db.list("select sealed from concern_action union all select sealed from concern", &[], |row| row.get(0)));
        assert!(sealed.len() == 3 && sealed.iter().all(|bytes| bytes.first() == Some(&2)), "under her own key");
    }

    /// One call that nobody answered does not end it: it comes back, and to others where nobody looks, until it is closed.
    async fn what_was_begun_comes_back_until_it_is_over(world) {
        almaty_answers(&world);
        tap(&mut world.visit(world.bota), &world.women[0].1.clone(), "high").await;
        let mut dina = world.visit(world.dina);
        let here = listed(&mut dina).await.remove(0);
        let (act, again) = (("act", "I called once, no answer"), "again");
        let wrong = dina.fill(&here, &format!("{here}/actions"), &[act, (again, "4")]).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("Choose when somebody looks again") && wrong.says("I called once"));
        dina.fill(&here, &format!("{here}/actions"), &[act, (again, "24")]).await;
        assert!(dina.get("/").await.says("See how she is by 25.11.2026 18:00"));
        assert!(listed(&mut world.visit(world.aigul)).await.is_empty());
        world.set_time("2026-11-25T13:00:00Z");
        assert!(world.visit(world.dina).get("/").await.says("Nobody has seen how she is since 25.11.2026 18:00"));
        assert_eq!(listed(&mut world.visit(world.aigul)).await, std::slice::from_ref(&here), "it comes to the deputy");
        // Whom it came to keeps it when somebody has looked again.
        let mut dina = world.visit(world.dina);
        dina.fill(&here, &format!("{here}/actions"), &[("act", "She is at home"), (again, "168")]).await;
        assert_eq!(listed(&mut world.visit(world.aigul)).await, std::slice::from_ref(&here));
        assert!(world.visit(world.aigul).get("/").await.says("See how she is by 02.12.2026 18:00"));
        dina.fill(&here, &format!("{here}/closure"), &[("outcome", "safe"), ("closing", "at her aunt’s")]).await;
        assert!(!world.visit(world.dina).get("/").await.text().contains(&here));
    }

    /// It comes to the managers when nothing was done; a site where nobody is named has only them.
    async fn the_managers_are_the_last_and_the_first_where_nobody_is_named(world) {
        approve(&world, world.dina, Role::Mentor, (world.lima, None));
        some_procedure(&world, world.lima, (world.carmen, world.dina));
        let (rosa, code) = world.lima_women[4].clone();
        some_concern(&world, By::Program, rosa, Risk::Medium, "she said it");
        for (at, sees) in [
            ("2026-11-24T13:00:00Z", [true, false, false]),
            ("2026-11-24T15:59:59Z", [true, false, false]),
            ("2026-11-24T16:00:00Z", [true, true, false]),
            ("2026-11-25T12:59:59Z", [true, true, false]),
            ("2026-11-25T13:00:00Z", [true, true, true]),
        ] {
            world.set_time(at);
            for (user, sees) in [world.carmen, world.dina, world.lucia].into_iter().zip(sees) {
                assert_eq!(listed(&mut world.visit(user)).await.len(), usize::from(sees), "{at}");
            }
        }
        // No procedure in Almaty: its manager sees it at once.
        some_concern(&world, By::Program, world.women[0].0, Risk::Low, "");
        let mut aigul = world.visit(world.aigul);
        assert_eq!(listed(&mut aigul).await.len(), 1);
        assert!(aigul.get(&format!("/people/{}/concern", world.women[0].1)).await.says("Nobody is named here"));
        let mut carmen = world.visit(world.carmen);
        let here = listed(&mut carmen).await.remove(0);
        let opened = carmen.get(&here).await;
        assert!(opened.says("Patient Health Questionnaire") && opened.says("Thoughts that you would be better off dead"), "which question of what: {}", opened.text());
        assert!(opened.says("She does not want to live") && opened.says("she said it"), "{}", opened.text());
        assert!(opened.says(&format!("<title>{code}")), "the title is neutral");
    }

    /// Whose account is ended answers nobody: it passes to who stands in, and when she is gone as well, to the managers.
    async fn it_goes_past_whose_account_is_ended(world) {
        approve(&world, world.dina, Role::Mentor, (world.lima, None));
        some_procedure(&world, world.lima, (world.carmen, world.dina));
        let mut visits = [world.carmen, world.dina, world.lucia].map(|user| world.visit(user));
        some_concern(&world, By::Program, world.lima_women[4].0, Risk::Low, "");
        assert_eq!(listed(&mut visits[0]).await.len(), 1);
        for (gone, sees) in [(world.carmen, 1), (world.dina, 2)] {
            assert!(listed(&mut visits[sees]).await.is_empty());
            world.change(By::Program, move |change| {
                let now = change.at();
                change.execute("update staff_user set disabled_at = $1 where id = $2", minka::binds![now, gone])?;
                change.commit(Entry::event("test.gone"), ())
            });
            assert_eq!(listed(&mut visits[sees]).await.len(), 1);
        }
    }

    /// She has named both who answer: whoever asked her is told that nobody sees it, and not that somebody does.
    async fn an_answer_that_nobody_would_see_is_not_said_to_have_reached_somebody(world) {
        let rosa = world.lima_women[4].0;
        switch_on(&world, world.lima_programme, &["phq9", "phq8"]);
        approve(&world, world.dina, Role::Mentor, (world.lima, None));
        some_procedure(&world, world.lima, (world.lucia, world.dina));
        agrees(&world, rosa, world.lima);
        for named in [world.lucia, world.dina] {
            name(&world, (world.lima, rosa), named);
        }
        let (mut carmen, here) = begin(&world, "phq9", "es").await;
        let item = format!("{here}/items/self-harm");
        // Sent again because no word came back, it is said again.
        let form = [("form_id", "019abcde-0000-7000-8000-000000000051"), ("answer", "several-days")];
        let first = carmen.post(&item, &form).await;
        let kept = carmen.post(&item, &form).await;
        assert_eq!(first.location(), kept.location());
        let told = carmen.follow(&kept).await;
        assert!(told.says("nobody here sees it now") && !told.says("has reached somebody"), "{}", told.text());
        assert_eq!(world.count("select count(*) from concern"), 1, "it is kept for whoever comes");
    }

    /// Where nobody would see it nobody is told that somebody knows: neither she herself nor whoever raises it.
    async fn where_nobody_sees_it_that_is_said(world) {
        let (rosa, code) = world.lima_women[4].clone();
        name(&world, (world.lima, rosa), world.lucia);
        for safe_to_name in [true, false] {
            add_place(&world, safe_to_name);
        }
        let page = format!("/people/{code}/concern");
        let mut carmen = world.visit(world.carmen);
        let asked = carmen.get(&page).await;
        assert!(asked.says("Nobody here would see this now") && asked.text().contains("href=\"/help\"") && !asked.says("it goes to the managers"), "{}", asked.text());
        let raised = tap(&mut carmen, &code, "high").await;
        let told = carmen.follow(&raised).await;
        assert!(told.says("nobody here sees it now") && !told.says("Whoever answers sees it now"), "{}", told.text());
        let own = begin_own_view(&mut carmen, &code).await;
        assert!(own.says("no se llega a nadie de aquí") && own.says("01 555 0101") && !own.says("lo ve enseguida"), "{}", own.text());
        assert_eq!(own.text().matches("Centro Sol: 01 555 0101").count(), 1, "not the one whose name must not be said: {}", own.text());
        let called = carmen.fill("/own", "/own/concern", &[]).await;
        let said = carmen.follow(&called).await;
        assert!(said.says("Ahora no llega a nadie de aquí") && !said.says("Ya se avisó"), "{}", said.text());
        assert!(listed(&mut world.visit(world.lucia)).await.is_empty());
        // There comes somebody who may see her: what was kept is there for her, and the next call reaches somebody.
        approve(&world, world.dina, Role::Manager, (world.lima, None));
        assert_eq!(listed(&mut world.visit(world.dina)).await.len(), 2);
        assert!(carmen.get("/own").await.says("lo ve enseguida"));
        let called = carmen.fill("/own", "/own/concern", &[]).await;
        assert!(carmen.follow(&called).await.says("Ya se avisó"));
        // Unless it is about her.
        let mut carmen = world.visit(world.carmen);
        let about = world.dina.to_string();
        let said = [("told", "yes"), ("kind", "violence"), ("risk", "low"), ("about", about.as_str())];
        let raised = carmen.tap(&page, &said).await;
        assert!(carmen.follow(&raised).await.says("nobody here sees it now"));
        let raised = carmen.tap(&page, &said[..3]).await;
        assert!(carmen.follow(&raised).await.says("Whoever answers sees it now"));
    }

    /// However many are open, none is left out, and what is urgent stands above what has waited longer.
    async fn none_of_many_is_left_out_and_the_urgent_one_stands_first(world) {
        let (woman, (rosa, _)) = (world.lima_women[0].0, world.lima_women[4].clone());
        world.change(By::Program, move |change| {
            for _ in 0..210 {
                let (source, kind) = (Source::ByHand, Kind::Unsaid);
                raising::raise(change, NewConcern { participant: woman, source, kind, risk: Risk::Low, words: None })?;
            }
            change.commit(Entry::event("test.concerns"), ())
        });
        // A month later every one of them is long overdue.
        world.set_time("2026-12-24T13:00:00Z");
        let urgent = format!("/concerns/{}", some_concern(&world, By::Program, rosa, Risk::High, ""));
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.get("/").await.text().contains(&urgent));
        let (mut met, mut at) = (Vec::new(), Some("/concerns".to_owned()));
        while let Some(path) = at {
            let (listed, next) = listed_at(&mut lucia, &path).await;
            met.extend(listed);
            at = next;
        }
        assert_eq!(met.first(), Some(&urgent));
        met.sort_unstable();
        met.dedup();
        assert_eq!(met.len(), 211);
    }

    /// A question about her safety without an answer is unknown and never no, whatever the rest comes to.
    async fn what_is_not_known_about_her_safety_is_said_before_the_sum(world) {
        switch_on(&world, world.lima_programme, &["phq9"]);
        agrees(&world, world.lima_women[4].0, world.lima);
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        let definition = find_shipped("phq9").expect("it comes with the program");
        let items = || definition.definition().items.iter().map(|item| item.id.as_str());
        for (last, unknown) in [("x", true), ("not-at-all", false), ("", true)] {
            let (mut carmen, here) = begin(&world, "phq9", "es").await;
            for item in items().filter(|item| !["self-harm", "difficulty"].contains(item)) {
                carmen.tap(&format!("{here}/items/{item}"), &[("answer", "several-days")]).await;
            }
            if !last.is_empty() {
                carmen.tap(&format!("{here}/items/self-harm"), &[("answer", last)]).await;
            }
            finish(&mut carmen, &here).await;
            let look = carmen.get(&here).await;
            assert_eq!(look.says("Not known whether she is safe"), unknown, "{last}: {}", look.text());
            let at = |words: &str| look.text().find(words);
            assert!(!unknown || at("Not known whether she is safe") < at("m-card"), "before the sum");
        }
        assert_eq!(world.count("select count(*) from concern"), 0, "unknown tells nobody by itself");
    }

    /// Whom it is about never sees it, nor whom she named, nor who stands behind the wall: it goes past them at once.
    async fn it_goes_past_whoever_must_not_see_it(world) {
        approve(&world, world.dina, Role::Manager, (world.lima, None));
        some_procedure(&world, world.lima, (world.lucia, world.dina));
        let (rosa, code) = world.lima_women[4].clone();
        let path = format!("/people/{code}/concern");
        let mut carmen = world.visit(world.carmen);
        let about = world.lucia.to_string();
        let bad = carmen.fill(&path, &path, &[("told", "yes"), ("about", &world.bota.to_string()), ("words", "Canaryword")]).await;
        assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.says("Choose somebody who works here") && bad.says("Choose what it is about") && bad.says("Choose how urgent it is"), "{}", bad.text());
        assert!(bad.says("Canaryword"), "what was typed stays");
        assert_eq!(carmen.tap(&path, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.count("select count(*) from concern"), 0);
        let said = [("told", "yes"), ("kind", "violence"), ("risk", "low"), ("words", "Canaryword"), ("about", &about)];
        assert_eq!(carmen.tap(&path, &said).await.status, StatusCode::SEE_OTHER);
        let (mut lucia, mut dina) = (world.visit(world.lucia), world.visit(world.dina));
        let here = listed(&mut dina).await.remove(0);
        assert!(dina.get(&here).await.says("Canaryword"));
        world.set_time("2027-11-24T13:00:00Z");
        let mut late = world.visit(world.lucia);
        assert!(listed(&mut late).await.is_empty(), "not even when every clock has run out");
        world.set_time("2026-11-24T13:00:00Z");
        let nobody = format!("/concerns/{}", ConcernId::new(&world.clock));
        for visit in [&mut lucia, &mut carmen] {
            for (path, other) in [(here.clone(), nobody.clone()), (format!("{here}/taking"), format!("{nobody}/taking"))] {
                let (got, never) = if path.ends_with("taking") {
                    (visit.tap(&path, &[]).await, visit.tap(&other, &[]).await)
                } else {
                    (visit.get(&path).await, visit.get(&other).await)
                };
                assert_eq!((got.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{path}");
                assert_eq!(got.text().replace(&path, ""), never.text().replace(&other, ""), "as if it had never been");
            }
            assert!(!visit.get("/").await.text().contains(&here));
        }
        assert!(!lucia.get("/audit").await.says("danger"), "nor does what was done tell her");

        // She names whoever answers: for her it is not there, and the deputy has it.
        name(&world, (world.lima, rosa), world.lucia);
        some_concern(&world, By::Program, rosa, Risk::Low, "");
        assert!(listed(&mut world.visit(world.lucia)).await.is_empty());
        assert_eq!(listed(&mut dina).await.len(), 2);
    }

    /// Behind the wall: her own file, and the women of her circle, are answered by somebody else at once.
    async fn whoever_was_a_woman_here_answers_neither_for_herself_nor_for_her_circle(world) {
        almaty_answers(&world);
        link(&world, (world.almaty, world.women[0].0), world.dina);
        for woman in [world.women[0].0, world.women[1].0] {
            some_concern(&world, By::Program, woman, Risk::Low, "Canaryword");
        }
        assert!(listed(&mut world.visit(world.dina)).await.is_empty());
        assert_eq!(listed(&mut world.visit(world.aigul)).await.len(), 2, "they have come to the deputy");
        assert!(!world.visit(world.dina).get("/").await.says("Take it by"));
    }

    /// It turns out more urgent: its clock runs from when it was raised, and the one who stands in sees it at once.
    async fn a_concern_that_turns_out_more_urgent_comes_to_more_people(world) {
        almaty_answers(&world);
        let code = world.women[0].1.clone();
        tap(&mut world.visit(world.bota), &code, "low").await;
        let mut dina = world.visit(world.dina);
        let here = listed(&mut dina).await.remove(0);
        let refused = dina.fill(&here, &format!("{here}/risk"), &[("risk", "low"), ("why", "")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose how urgent") && refused.says("Write a few words"), "{}", refused.text());
        world.set_time("2026-11-24T17:00:00Z");
        assert!(listed(&mut world.visit(world.aigul)).await.is_empty(), "four hours are nothing for a low risk");
        let mut dina = world.visit(world.dina);
        let form = [("risk", "high"), ("why", "Canarywhy: he has come back")];
        let raised = dina.fill(&here, &format!("{here}/risk"), &form).await;
        let page = dina.follow(&raised).await;
        assert!(page.says("Canarywhy") && page.says("Taken, and nothing was done by 24.11.2026 21:00"), "{}", page.text());
        assert!(!page.says("It is more urgent than that"), "nothing is above it");
        assert_eq!(listed(&mut world.visit(world.aigul)).await, std::slice::from_ref(&here));
        assert!(world.audit_text().contains("risk low to high") && !world.audit_text().contains("Canarywhy"));
        assert_eq!(world.count("select count(*) from concern where acted_at is not null"), 0, "to learn is not to act");
    }

    /// She calls herself, in front of her own file; she sees that it is there, and nothing that others feared for her.
    async fn she_calls_for_herself_and_sees_no_more_than_that(world) {
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        let (rosa, code) = world.lima_women[4].clone();
        some_concern(&world, By::User(world.carmen), rosa, Risk::Low, "Canaryword");
        let path = format!("/people/{code}/own-view");
        let mut hers = world.visit(world.carmen);
        let begun = hers.fill(&path, &path, &[("safe", "yes")]).await;
        let own = hers.follow(&begun).await;
        assert!(own.says("Cuando pidió ayuda") && own.says("No me siento segura") && !own.says("Usted llamó"), "{}", own.text());
        let form = own.hidden("/own/concern");
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let called = hers.post("/own/concern", &form).await;
        assert!(hers.follow(&called).await.says("Usted llamó; todavía sigue abierto"));
        hers.post("/own/concern", &form).await;
        assert_eq!(world.count("select count(*) from concern"), 2, "a second tap is the same call");
        assert!(!hers.get("/own").await.says("Canaryword"));
        let mut lucia = world.visit(world.lucia);
        assert_eq!(listed(&mut lucia).await.len(), 2);
        let here = listed(&mut lucia).await.remove(0);
        assert!(lucia.get(&here).await.says("She herself"), "the most pressing first");
    }

    /// Who answers and who stands in are two people who work here without an end; then it is in force.
    async fn a_procedure_is_in_force_while_both_work_here(world) {
        let site = world.almaty;
        let is_in_force = || world.read(move |db| in_force(db, site));
        approve(&world, world.dina, Role::Mentor, (world.almaty, None));
        let (aigul, dina, bota, text) = (world.aigul.to_string(), world.dina.to_string(), world.bota.to_string(), world.almaty.to_string());
        let mut visit = world.visit(world.aigul);
        assert!(visit.get("/procedures").await.says("Nothing is written down yet") && !is_in_force());
        let here = format!("/procedures/{text}");
        let whole = [
            ("responder", dina.as_str()), ("deputy", aigul.as_str()), ("steps", "Stay with her."), ("paths", "The clinic, 103"),
            ("by", "Aigul"), ("on-day", "1"), ("on-month", "11"), ("on-year", "2026"),
        ];
        for (field, value, words) in [
            ("responder", bota.as_str(), "Choose who answers"),
            ("deputy", dina.as_str(), "Choose two people"),
            ("deputy", "", "Choose who stands in"),
            ("steps", "...", "Write what is done"),
            ("paths", "", "Write where she can be taken"),
            ("by", "", "Write who wrote it"),
            ("on-year", "2027", "still to come"),
        ] {
            let typed: Vec<(&str, &str)> = whole.iter().map(|(name, held)| (*name, if *name == field { value } else { held })).collect();
            let refused = visit.fill(&here, &here, &typed).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{field}: {}", refused.text());
        }
        assert!(!is_in_force());
        let written = visit.fill(&here, &here, &whole).await;
        let page = visit.follow(&written).await;
        assert!(page.says("It is in force.") && page.says("Written by Aigul, 1 November 2026"), "{}", page.text());
        assert!(is_in_force());
        let read = world.visit(world.bota).get("/procedures").await;
        assert!(read.says("The clinic, 103") && !read.text().contains(&here), "a leader reads it and writes nothing");
        assert_eq!(world.visit(world.elena).get("/procedures").await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.bota).tap(&here, &whole).await.status, StatusCode::NOT_FOUND);
        // Whoever no longer works here answers nobody.
        let gone = world.dina;
        world.change(By::Program, move |change| {
            change.execute("update assignment set until_day = '2026-11-24' where user_id = $1", minka::binds![gone])?;
            change.commit(Entry::event("test.gone"), ())
        });
        assert!(!is_in_force() && visit.get("/procedures").await.says("One of the two no longer works here"));
        some_concern(&world, By::Program, world.women[0].0, Risk::Low, "");
        assert_eq!(listed(&mut visit).await.len(), 1, "the deputy has it at once");
        let ended = visit.fill(&here, &format!("{here}/ending"), &[]).await;
        assert!(visit.follow(&ended).await.says("It is no longer in force."));
    }

    /// What is opened asks for a fresh proof; taking it does not: haste matters more.
    async fn the_words_take_a_fresh_proof_and_taking_does_not(world) {
        almaty_answers(&world);
        let mut dina = world.visit(world.dina);
        world.set_time("2026-11-24T13:06:00Z");
        tap(&mut world.visit(world.bota), &world.women[0].1, "high").await;
        let here = listed(&mut dina).await.remove(0);
        let asked = dina.get(&here).await;
        assert!(asked.status == StatusCode::SEE_OTHER && asked.location().starts_with("/step-up"), "{}", asked.location());
        assert_eq!(dina.tap(&format!("{here}/taking"), &[]).await.location(), "/concerns?notice=concerns-taken");
        assert_eq!(world.count("select count(*) from concern where seen_at is not null"), 1);
    }
}
