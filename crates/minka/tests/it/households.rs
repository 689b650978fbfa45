//! Tests of who lives with whom and who is related: links that carry nothing.

use http::StatusCode;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, Way},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId},
        text::Language,
    },
    households,
    identities::{self, Identity},
    journeys::{self, JourneyStep, StepId},
    people::{self, Basics, SIGNS, Step},
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};

use crate::{
    on_both,
    participation::three_sessions,
    world::{Engine, TUESDAY, Visit, World},
};

async fn link(visit: &mut Visit, code: &str, (other, word): (&str, &str)) -> crate::world::Page {
    let page = format!("/people/{code}/kin");
    visit.fill(&page, &page, &[("other", other), ("word", word)]).await
}

/// Links and a home among the first women of the group.
pub fn some_kin(world: &World) {
    let (site, women, bota) = (world.almaty, [0, 1, 2].map(|at: usize| world.women[at].0), world.bota);
    world.change(By::Program, move |change| {
        change.execute(
            "insert into staff_tie (id, site_id, participant_id, user_id, kind, from_day, recorded_at, recorded_by)
             values ('018f0000-0000-7000-8000-00000000000c', $1, $2, $3, 'privately', '2026-11-01', '2026-11-01T10:00:00.000Z', 'test')",
            minka::binds![site, women[0], bota],
        )?;
        for (id, other, kind) in [
            ("018f0000-0000-7000-8000-000000000007", women[1], "sister"),
            ("018f0000-0000-7000-8000-000000000008", women[2], "mother"),
        ] {
            change.execute(
                "insert into kin_link (id, site_id, one_id, other_id, kind, from_day, recorded_at, recorded_by)
                 values ($1, $2, $3, $4, $5, '2026-11-01', '2026-11-01T10:00:00.000Z', 'test')",
                minka::binds![id, site, women[0], other, kind],
            )?;
        }
        let home = "018f0000-0000-7000-8000-000000000009";
        change.execute(
            "insert into household (id, site_id, created_at, created_by) values ($1, $2, '2026-11-01T10:00:00.000Z', 'test')",
            minka::binds![home, site],
        )?;
        for (id, woman) in ["018f0000-0000-7000-8000-00000000000a", "018f0000-0000-7000-8000-00000000000b"].into_iter().zip(women) {
            change.execute(
                "insert into household_member (id, household_id, site_id, participant_id, is_head, from_day, recorded_at, recorded_by)
                 values ($1, $2, $3, $4, false, '2026-11-01', '2026-11-01T10:00:00.000Z', 'test')",
                minka::binds![id, home, site, woman],
            )?;
        }
        change.commit(Entry::event("test.kin"), ())
    });
}

on_both! {
    async fn a_link_and_a_home_are_written_once(world) {
        let (one, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        let mut aigul = world.visit(world.aigul);
        let page = format!("/people/{one}/kin");
        let id = aigul.get(&page).await.hidden(&page).remove(0).1;
        for (action, fields) in [
            (page.clone(), vec![("other", other.as_str()), ("word", "cousin")]),
            (format!("/people/{one}/household"), vec![("with", other.as_str())]),
        ] {
            let form = [vec![("form_id", id.as_str())], fields].concat();
            let first = aigul.post(&action, &form).await;
            let second = aigul.post(&action, &form).await;
            assert_eq!((first.status, first.location()), (second.status, second.location()), "{action}");
            let otherwise = [form, vec![("other", "words")]].concat();
            assert_eq!(aigul.post(&action, &otherwise).await.status, StatusCode::CONFLICT, "{action}");
        }
        assert_eq!(world.count("select count(*) from kin_link"), 1);
        assert_eq!(world.count("select count(*) from household_member"), 2);
    }

    async fn a_link_is_said_on_both_pages_from_each_side(world) {
        let (one, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&format!("/people/{one}")).await.says("Family and neighbours"));
        let linked = link(&mut aigul, &one, (&other, "mother")).await;
        let page = aigul.follow(&linked).await;
        assert!(page.says(&format!("Mother: {other}")) && page.says("since 24.11.2026"), "{}", page.text());
        let newest = world.newest_audit();
        assert_eq!((newest.1.as_str(), newest.2), ("kin.edit", format!("participant {one}")));
        let back = aigul.get(&format!("/people/{other}/kin")).await;
        assert!(back.says(&format!("Daughter: {one}")), "{}", back.text());
        for name in ["Айгерим", "Алия"] {
            assert!(!page.says(name) && !back.says(name), "a link says no more than a code");
        }
        let id = world.read(|db| db.get("select id from kin_link", &[], |row| row.get::<String>(0)));
        let ended = aigul.tap(&format!("/people/{other}/kin/{id}/end"), &[]).await;
        assert!(aigul.follow(&ended).await.says("Nobody is written down"));
        assert!(aigul.get(&format!("/people/{one}/kin")).await.says("Nobody is written down"));
    }

    async fn what_cannot_be_is_refused_and_what_was_typed_is_kept(world) {
        let (one, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        let lima = world.lima_women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        link(&mut aigul, &one, (&other, "sister")).await;
        for (typed, word, words) in [
            (one.as_str(), "sister", "This is her own code"),
            (lima.as_str(), "sister", "Nobody you work with has this code"),
            ("BAKO", "sister", "Nobody you work with has this code"),
            (other.as_str(), "sister", "This is written down already"),
            (other.as_str(), "enemy", "Choose what she is to her"),
        ] {
            let refused = link(&mut aigul, &one, (typed, word)).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed} {word}");
            assert!(refused.says(words) && refused.says(&format!("value=\"{typed}\"")), "{}", refused.text());
        }
        assert_eq!(world.count("select count(*) from kin_link"), 1);
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            assert_eq!(world.visit(user).get(&format!("/people/{one}/kin")).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn whoever_may_not_see_the_other_end_learns_only_that_there_is_one(world) {
        let (rosa, luz) = (world.lima_women[4].1.clone(), world.lima_women[2].1.clone());
        link(&mut world.visit(world.lucia), &rosa, (&luz, "sister")).await;
        let page = world.visit(world.carmen).get(&format!("/people/{rosa}/kin")).await;
        assert!(page.says("And 1 whom you do not work with") && !page.says(&luz) && !page.says("Sister: "), "{}", page.text());
        let id = world.read(|db| db.get("select id from kin_link", &[], |row| row.get::<String>(0)));
        let ended = world.visit(world.carmen).tap(&format!("/people/{rosa}/kin/{id}/end"), &[]).await;
        assert_eq!(ended.status, StatusCode::NOT_FOUND);
        let refused = link(&mut world.visit(world.carmen), &rosa, (&luz, "cousin")).await;
        assert!(refused.says("Nobody you work with has this code"));
    }

    /// Whoever works here and is close to her is written down once, and ended with the day kept.
    async fn somebody_who_works_here_is_close_to_her(world) {
        let one = world.women[0].1.clone();
        let (page, ties) = (format!("/people/{one}/kin"), format!("/people/{one}/staff-ties"));
        let (bota, carmen, elena) = (world.bota.to_string(), world.carmen.to_string(), world.elena.to_string());
        let mut aigul = world.visit(world.aigul);
        let written = aigul.fill(&page, &ties, &[("staff", &bota), ("tie", "sister")]).await;
        let shown = aigul.follow(&written).await;
        assert!(shown.says("Sister: bota") && shown.says("since 24.11.2026"), "{}", shown.text());
        let newest = world.newest_audit();
        assert_eq!((newest.1.as_str(), newest.2), ("kin.edit", format!("participant {one}")));
        for (staff, tie, words) in [
            (bota.as_str(), "sister", "This is written down already"),
            (bota.as_str(), "friend", "Choose what she is to her"),
            ("", "relative", "Choose somebody who works here"),
            (carmen.as_str(), "relative", "Choose somebody who works here"),
            (elena.as_str(), "relative", "Choose somebody who works here"),
        ] {
            let refused = aigul.fill(&page, &ties, &[("staff", staff), ("tie", tie)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{staff} {tie}");
            assert!(refused.says(words), "{words}: {}", refused.text());
            assert!(tie == "friend" || refused.says(&format!("value=\"{tie}\" checked")), "what was chosen is kept");
        }
        assert_eq!(world.count("select count(*) from staff_tie"), 1);
        let id = world.read(|db| db.get("select id from staff_tie", &[], |row| row.get::<String>(0)));
        let ending = format!("{ties}/{id}/end");
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            for path in [&ties, &ending] {
                let answer = world.visit(user).post(path, &[("form_id", "019abcde-0000-7000-8000-000000000001"), ("staff", &bota), ("tie", "relative")]).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        let other = format!("/people/{}/staff-ties/{id}/end", world.women[1].1);
        assert_eq!(aigul.post(&other, &[("form_id", "019abcde-0000-7000-8000-000000000002")]).await.status, StatusCode::NOT_FOUND, "not hers");
        let ended = aigul.tap(&ending, &[]).await;
        assert!(!aigul.follow(&ended).await.says("Sister: bota"));
        assert_eq!(world.count("select count(*) from staff_tie where until_day = '2026-11-24'"), 1, "with its day");
    }

    /// A mentor who walks beside her own sister already is not taken away by itself: the manager is told on her first page.
    async fn a_manager_is_told_of_a_mentor_who_is_close_to_her(world) {
        let rosa = world.lima_women[4].1.clone();
        let (page, ties, mentor) =
            (format!("/people/{rosa}/kin"), format!("/people/{rosa}/staff-ties"), format!("href=\"/people/{rosa}/mentor\""));
        let mut lucia = world.visit(world.lucia);
        assert!(!lucia.get("/").await.text().contains(&mentor));
        lucia.fill(&page, &ties, &[("staff", &world.carmen.to_string()), ("tie", "sister")]).await;
        let today = lucia.get("/").await;
        assert!(today.text().contains(&mentor) && today.says(&format!("{rosa}: needs another group or mentor")), "{}", today.text());
        assert!(!world.visit(world.carmen).get("/").await.says("needs another group"), "not told to the mentor herself");
        assert!(!world.visit(world.aigul).get("/").await.says(&rosa), "nor to another site's manager");
        let id = world.read(|db| db.get("select id from staff_tie", &[], |row| row.get::<String>(0)));
        lucia.tap(&format!("{ties}/{id}/end"), &[]).await;
        assert!(!lucia.get("/").await.text().contains(&mentor), "it was a mistake");
    }

    async fn women_live_together_one_is_the_head_and_can_move_out(world) {
        let codes: Vec<String> = world.women[..3].iter().map(|(_, code)| code.clone()).collect();
        let mut aigul = world.visit(world.aigul);
        for other in &codes[1..] {
            let page = format!("/people/{other}/kin");
            let lives = aigul.fill(&page, &format!("/people/{other}/household"), &[("with", &codes[0])]).await;
            assert!(aigul.follow(&lives).await.says("Written down: they live together"));
        }
        aigul.tap(&format!("/people/{}/household/head", codes[0]), &[]).await;
        let page = aigul.get(&format!("/people/{}/kin", codes[1])).await;
        assert!(page.says(&format!("Head of the home: {}", codes[0])) && page.says(&format!("Lives there: {}", codes[2])), "{}", page.text());
        let woman = world.women[1].0;
        assert_eq!(world.read(move |db| households::list_living_with(db, woman, TUESDAY)).len(), 2);
        let twice = aigul.tap(&format!("/people/{}/household", codes[1]), &[("with", &world.women[5].1)]).await;
        assert!(twice.says("She lives with others already"), "{}", twice.text());
        aigul.tap(&format!("/people/{}/household/end", codes[1]), &[]).await;
        assert!(aigul.get(&format!("/people/{}/kin", codes[1])).await.says("Nobody else of the programme lives with her"));
        assert_eq!(world.count("select count(*) from household"), 1);
    }

    async fn kin_in_a_group_is_a_hint_for_whoever_may_know_it_and_no_more(world) {
        let (one, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        link(&mut world.visit(world.aigul), &one, (&other, "in_law")).await;
        let page = format!("/groups/{}/keep-apart", world.tuesday);
        let shown = world.visit(world.aigul).get(&page).await;
        assert!(shown.says("Ask them whether they want to sit apart") && [format!("{one} – {other}"), format!("{other} – {one}")].iter().any(|pair| shown.says(pair)) , "{}", shown.text());
        let shown = world.visit(world.bota).get(&page).await;
        assert!(!shown.says("Ask them whether they want to sit apart"), "{}", shown.text());
        assert_eq!(world.count("select count(*) from keep_apart"), 0);
    }
}

/// Everything that can be written into a woman's file here, as data.
#[derive(Clone, Debug)]
enum Written {
    Basics(String, usize, usize),
    Step(bool),
    Sealed([String; 4]),
    Consent(usize, bool),
}

fn written() -> impl Strategy<Value = Written> {
    let words = "[А-Яа-яA-Za-z]{1,12}( [А-Яа-я]{1,12})?";
    prop_oneof![
        (words, 0..SIGNS.len(), 0usize..4).prop_map(|(name, sign, language)| Written::Basics(name, sign, language)),
        any::<bool>().prop_map(Written::Step),
        [words, words, words, words].prop_map(Written::Sealed),
        (0..Purpose::ALL.len(), any::<bool>()).prop_map(|(purpose, said)| Written::Consent(purpose, said)),
    ]
}

fn write(world: &World, woman: ParticipantId, what: Written) {
    let keys = world.app.keyring().clone();
    world.change(By::Program, move |change| {
        let her = people::find_by_id(change, woman)?.expect("she");
        match what {
            Written::Basics(name, sign, language) => {
                let basics =
                    Basics { chosen_name: name, language: Language::ALL[language], sign: SIGNS[sign].to_owned() };
                people::edit_basics(change, &her, &basics)?;
            }
            Written::Step(pauses) => {
                let step = if pauses { Step::Paused } else { Step::Active };
                let step = JourneyStep {
                    id: StepId::new(change.clock()),
                    step,
                    on: TUESDAY,
                    reason: "health".to_owned(),
                    corrects: None,
                };
                journeys::record_step(change, (her.site, her.id), &step, (step.step, step.on))?;
            }
            Written::Sealed([legal_name, phone, address, _]) => {
                let identity = Identity { legal_name, phone, address, ..Identity::default() };
                identities::save_identity(change, &keys, (her.site, her.id), &identity)?;
            }
            Written::Consent(purpose, agreed) => {
                let event = ConsentEvent {
                    id: ConsentId::new(change.clock()),
                    purpose: Purpose::ALL[purpose],
                    recipient: None,
                    said: if agreed { Said::Agreed } else { Said::Refused },
                    way: Some(Way::Spoken),
                    reader: "Reader".to_owned(),
                    witness: "Witness".to_owned(),
                    language: Some(Language::Kk),
                    text_version: "1".to_owned(),
                    from: TUESDAY,
                    until: None,
                    recorded_at: change.at(),
                };
                consents::add_event(change, (her.site, her.id), &event)?;
            }
        }
        change.commit(Entry::event("test.written"), ())
    });
}

/// Every page of a woman, as somebody sees it; what makes a form a form of its own is left out.
async fn rendered(visit: &mut Visit, code: &str) -> Vec<String> {
    let own = regex::Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}").expect("a pattern");
    let mut pages = Vec::new();
    for part in ["", "/kin", "/edit", "/consents", "/consents/photo", "/identity", "/lessons", "/journey", "/mentor"] {
        let page = visit.get(&format!("/people/{code}{part}")).await;
        pages.push(format!("{part} {} {}", page.status, own.replace_all(&page.text(), "ID")));
    }
    let opened = visit.tap(&format!("/people/{code}/identity/opening"), &[("reason", "to compare")]).await;
    pages.push(own.replace_all(&opened.text(), "ID").into_owned());
    pages
}

/// R3: a mother's file must never fill in her daughter's.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn writing_anything_of_one_changes_no_byte_of_the_other() {
    let world = World::new(Engine::Sqlite);
    three_sessions(&world);
    // She sits in no group: whoever sits with her shows in lists of the group, link or no link.
    let apart = crate::memberships::newcomer(&world, "Сәуле");
    let one = (crate::duplicates::id_of(&world, &apart), apart);
    let other = world.women[1].clone();
    let mut aigul = world.visit(world.aigul);
    for word in ["mother", "neighbour"] {
        assert_eq!(link(&mut aigul, &one.1, (&other.1, word)).await.status, StatusCode::SEE_OTHER);
    }
    let page = format!("/people/{}/kin", one.1);
    aigul.fill(&page, &format!("/people/{}/household", one.1), &[("with", &other.1)]).await;
    let mut bota = world.visit(world.bota);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let before = [rendered(&mut aigul, &other.1).await, rendered(&mut bota, &other.1).await];
    assert!(before[0].iter().filter(|page| page.contains("200 OK")).count() >= 8, "{:?}", before[0].len());
    let mut own = rendered(&mut aigul, &one.1).await;
    let mut changed = 0;
    for _ in 0..40 {
        let what = written().new_tree(&mut runner).expect("something").current();
        write(&world, one.0, what.clone());
        let after = [rendered(&mut aigul, &other.1).await, rendered(&mut bota, &other.1).await];
        assert_eq!(before, after, "{what:?}");
        let now = rendered(&mut aigul, &one.1).await;
        changed += usize::from(now != own);
        own = now;
    }
    assert!(changed > 20, "what was written shows in her own file: {changed} of 40");
}
