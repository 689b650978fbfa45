//! Tests of what the program compares by itself: when something sealed is saved, after a list, at night, and across sites.

use std::sync::Arc;

use minka::{
    comparisons,
    duplicates::UnderWay,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, SiteId},
        jobs::Progress,
        text::Language,
    },
    imports::{self, Options},
    users::{self, Site},
};

use crate::{
    duplicates::{id_of, seal},
    memberships::newcomer,
    on_both,
    world::{Page, Visit, World, add_staff},
};

/// What stands in the papers of a woman who was here before.
const HERS: (&str, &str, &str) = ("Canaryova Айгерім", "1987-03-09", "+7 701 555 11 22");
/// The same woman, written by somebody else; day and month exchanged.
const AGAIN: [(&str, &str); 5] = [
    ("legal_name", "Aigerim Canaryova"),
    ("phone", "8 701 555 11 22"),
    ("born-day", "3"),
    ("born-month", "9"),
    ("born-year", "1987"),
];
/// Nothing of these may be shown to anybody.
const SEALED: [&str; 4] = ["Canaryova", "555 11 22", "1987", "5551122"];

/// Opens the sealed part of a woman and saves it anew.
async fn save(visit: &mut Visit, code: &str, typed: &[(&str, &str)]) -> Page {
    let ask = format!("/people/{code}/identity");
    let opened = visit.fill(&ask, &format!("{ask}/opening"), &[("reason", "She asked for it")]).await;
    let mut form = opened.hidden(&ask);
    form.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visit.post(&ask, &fields).await
}

/// A second site of the programme in Almaty, with one woman who was sealed there, and its manager.
fn second_site(world: &World) -> (SiteId, String, Visit) {
    let site =
        Site { id: SiteId::new(&world.clock), programme: world.almaty_programme, name: "Talgar house".to_owned() };
    let id = site.id;
    let code = world.change(By::Program, move |change| {
        users::add_site(change, &site)?;
        let woman = minka::journeys::register_visitor(change, site.id, "Aya", Language::Ru)?;
        change.commit(Entry::event("test.site"), woman.code)
    });
    seal(world, &code, HERS);
    let gulnar = add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, id, None, None)]);
    (id, code, world.visit(gulnar))
}

on_both! {
    async fn whoever_saves_what_is_sealed_hears_that_she_is_perhaps_here_already(world) {
        let (before, twice) = (world.women[0].1.clone(), newcomer(&world, "Ая"));
        seal(&world, &before, HERS);
        let mut aigul = world.visit(world.aigul);
        let saved = save(&mut aigul, &twice, &AGAIN).await;
        assert_eq!(saved.location(), format!("/people/{twice}/identity/alike"));
        let page = aigul.follow(&saved).await;
        assert!(page.says("Perhaps she is here already") && page.says(&before), "{}", page.text());
        assert!(page.says("Telephone: the same") && page.says("day and month stand in each other’s place"), "{}", page.text());
        for sealed in SEALED {
            assert!(!page.text().contains(sealed), "{sealed}");
        }
        // That others' sealed parts were opened beside hers stands in the chain, before what was saved.
        let chain = world.audit_text();
        let (begun, kept) = (chain.find("comparison begun").expect("begun"), chain.find("identity.write").expect("kept"));
        assert!(begun < kept && !chain.contains("Canaryova"), "{chain}");
        assert!(aigul.get("/duplicates").await.says(&twice));
        // "Not the same" is remembered, however often she is saved.
        let (one, other) = if id_of(&world, &twice) < id_of(&world, &before) { (&twice, &before) } else { (&before, &twice) };
        let both = format!("/duplicates/{one}/{other}");
        aigul.fill(&both, &both, &[("word", "namesakes")]).await;
        assert_eq!(save(&mut aigul, &twice, &AGAIN).await.location(), format!("/people/{twice}?notice=identity-saved"));
        assert_eq!(aigul.get(&format!("/people/{twice}/identity/alike")).await.location(), format!("/people/{twice}"));
    }

    async fn a_year_or_an_age_is_enough_to_be_found_and_no_more_than_that_is_said(world) {
        let (before, twice) = (world.women[0].1.clone(), newcomer(&world, "Ая"));
        seal(&world, &before, ("Canaryova Айгерім", "1987", "+7 701 555 11 22"));
        let mut aigul = world.visit(world.aigul);
        let typed = [AGAIN[0], AGAIN[1], ("age", "39"), ("asked-day", "24"), ("asked-month", "11"), ("asked-year", "2026")];
        let saved = save(&mut aigul, &twice, &typed).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says(&before) && page.says("same year, the day is not sure"), "{}", page.text());
    }

    async fn a_woman_out_of_reach_is_not_hinted_at_and_comes_to_the_list(world) {
        let (rosa, luz) = (world.lima_women[4].1.clone(), world.lima_women[2].1.clone());
        seal(&world, &luz, HERS);
        let mut carmen = world.visit(world.carmen);
        let typed = [("legal_name", "Canaryova Luz"), ("phone", "8 701 555 11 22"), ("born-year", "1987")];
        assert_eq!(save(&mut carmen, &rosa, &typed).await.location(), format!("/people/{rosa}?notice=identity-saved"));
        let typed = [("legal_name", "Айгерім Canaryova"), AGAIN[1], AGAIN[2], AGAIN[3], AGAIN[4]];
        assert_eq!(save(&mut carmen, &rosa, &typed).await.location(), format!("/people/{rosa}?notice=identity-saved"));
        assert_eq!(carmen.get(&format!("/people/{rosa}/identity/alike")).await.location(), format!("/people/{rosa}"));
        assert!(!carmen.get("/duplicates").await.says(&luz));
        let list = world.visit(world.lucia).get("/duplicates").await;
        assert!(list.says(&luz) && list.says(&rosa), "{}", list.text());
    }

    async fn whom_she_named_hears_nothing_and_others_do(world) {
        let (before, twice) = (world.women[0].1.clone(), newcomer(&world, "Ая"));
        seal(&world, &before, HERS);
        crate::exclusions::name(&world, (world.almaty, world.women[0].0), world.aigul);
        let mut aigul = world.visit(world.aigul);
        assert_eq!(save(&mut aigul, &twice, &AGAIN).await.location(), format!("/people/{twice}?notice=identity-saved"));
        assert!(!aigul.get("/duplicates").await.says(&twice));
        let gulnar = add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)]);
        assert!(world.visit(gulnar).get("/duplicates").await.says(&before));
    }

    async fn whoever_comes_with_a_list_is_compared_with_whoever_was_here(world) {
        seal(&world, &world.women[0].1, HERS);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("list.csv");
        std::fs::write(&file, "имя,фио,телефон,дата рождения\nАя,Aigerim Canaryova,8 701 555 11 22,09.1987\nБаян,Ким Баян,,\n").expect("written");
        let tools = minka::bulk_registration::Tools {
            store: world.app.store().clone(),
            keyring: world.app.keyring().clone(),
            clock: world.clock.clone(),
        };
        let (site, options) = (world.almaty, Options { reason: Some("A new term".to_owned()), ..Options::default() });
        let work = move || {
            let mut said = Vec::new();
            let report = imports::run(&tools, site, &file, &options, &mut |_, _| {}, &mut |words| said.push(words));
            (report.expect("a report"), said)
        };
        let (report, said) = std::thread::spawn(work).join().expect("no panic");
        assert!(report.applied && said.iter().any(|words| words == "Comparing with everybody who is here"), "{:?} {said:?}", report.problems);
        let list = world.visit(world.aigul).get("/duplicates").await;
        assert!(list.says(&world.women[0].1) && list.says("Telephone: the same"), "{}", list.text());
        assert!(list.says("16 files") && !list.text().contains("Canaryova"), "{}", list.text());
        assert_eq!(world.count("select count(*) from duplicate_pair"), 1);
    }

    async fn the_night_goes_through_a_site_where_something_is_new_and_through_no_other(world) {
        assert_eq!(comparisons::compare_at_night(&world.app).await.expect("a night"), 0, "nothing was written yet");
        seal(&world, &world.women[0].1, HERS);
        let twice = newcomer(&world, "Ая");
        seal(&world, &twice, ("Aigerim Canaryova", "1987-03-09", "8 701 555 11 22"));
        save(&mut world.visit(world.aigul), &world.women[3].1, &[("legal_name", "Ким Гульмира")]).await;
        assert_eq!(world.count("select count(*) from duplicate_search"), 0);
        assert_eq!(comparisons::compare_at_night(&world.app).await.expect("a night"), 1);
        let (site, searches) = (world.almaty, "select count(*) from duplicate_search");
        assert_eq!(world.read(move |db| db.get("select site_id from duplicate_search", &[], |row| row.get::<SiteId>(0))), site);
        assert!(world.visit(world.aigul).get("/duplicates").await.says(&twice));
        // Nothing new: no other search, in this night or the next.
        for at in ["2026-11-24T20:30:00Z", "2026-11-25T20:30:00Z", "2026-11-28T13:00:00Z"] {
            world.set_time(at);
            assert_eq!(comparisons::compare_at_night(&world.app).await.expect("a night"), 0, "{at}");
        }
        assert_eq!(world.count(searches), 1);
        // Something new waits for the night at the site.
        save(&mut world.visit(world.aigul), &world.women[4].1, &[("legal_name", "Ким Динара")]).await;
        assert_eq!(comparisons::compare_at_night(&world.app).await.expect("a night"), 1, "after days in which the machine slept");
        world.set_time("2026-11-29T06:00:00Z");
        save(&mut world.visit(world.aigul), &world.women[5].1, &[("legal_name", "Ким Жанна")]).await;
        assert_eq!(comparisons::compare_at_night(&world.app).await.expect("a night"), 0, "eleven in the morning");
        world.set_time("2026-11-29T21:00:00Z");
        assert_eq!(comparisons::compare_at_night(&world.app).await.expect("a night"), 1, "two at night");
        assert_eq!(world.count(searches), 3);
    }

    async fn how_far_the_night_is_stands_above_the_list(world) {
        let (progress, under_way) = (Arc::new(Progress::default()), world.app.extension::<UnderWay>());
        progress.expect(14);
        progress.reached(5);
        under_way.begin(world.almaty, &progress);
        let page = world.visit(world.aigul).get("/duplicates").await;
        assert!(page.says("The program is comparing these files by itself: 5 of 14"), "{}", page.text());
        assert!(!world.visit(world.lucia).get("/duplicates").await.says("by itself:"));
        crate::exclusions::name(&world, (world.almaty, world.women[0].0), world.aigul);
        assert!(world.visit(world.aigul).get("/duplicates").await.says("5 of 13"), "whoever is hidden counts nowhere");
        under_way.end(world.almaty);
        assert!(!world.visit(world.aigul).get("/duplicates").await.says("by itself:"));
    }

    async fn another_site_is_hinted_at_to_its_manager_alone(world) {
        let (_, there, mut gulnar) = second_site(&world);
        let here = newcomer(&world, "Ая");
        let mut aigul = world.visit(world.aigul);
        let saved = save(&mut aigul, &here, &AGAIN).await;
        let page = aigul.follow(&saved).await;
        let hint = "Somebody like her may be known at another site: Talgar house. Ask the manager there.";
        assert!(page.says(hint) && !page.says(&there) && !page.says("Aya"), "{}", page.text());
        // Each manager sees her own woman, and nothing of the other.
        let list = aigul.get("/duplicates/elsewhere").await;
        assert!(list.says(hint) && list.says(&here) && !list.says(&there) && !list.says("Aya"), "{}", list.text());
        let theirs = gulnar.get("/duplicates/elsewhere").await;
        assert!(theirs.says("Almaty centre") && theirs.says(&there) && !theirs.says(&here) && !theirs.says("Ая"), "{}", theirs.text());
        for visit in [&mut aigul, &mut gulnar] {
            let pairs = visit.get("/duplicates").await;
            assert!(pairs.says("No two files look alike"), "{}", pairs.text());
            assert_eq!(visit.get(&format!("/duplicates/{here}/{there}")).await.status, http::StatusCode::NOT_FOUND);
        }
        for user in [world.bota, world.carmen, world.dina, world.elena] {
            assert_eq!(world.visit(user).get("/duplicates/elsewhere").await.status, http::StatusCode::NOT_FOUND);
        }
        assert!(!world.visit(world.lucia).get("/duplicates/elsewhere").await.says("Ask the manager there."), "another programme");
        // They asked: it is remembered for both, shown in no list, and not found again.
        let path = format!("/duplicates/elsewhere/{here}");
        assert_eq!(gulnar.tap(&path, &[]).await.status, http::StatusCode::NOT_FOUND);
        let form = [("form_id", "019abcde-0000-7000-8000-00000000000e")];
        let told = aigul.post(&path, &form).await;
        assert!(aigul.follow(&told).await.says("Remembered: they are two women"));
        assert_eq!(aigul.post(&path, &form).await.status, http::StatusCode::SEE_OTHER, "a second tap");
        assert_eq!(world.count("select count(*) from duplicate_verdict"), 1);
        for visit in [&mut aigul, &mut gulnar] {
            assert!(visit.get("/duplicates/elsewhere").await.says("Nobody is alike at another site"));
            let decided = visit.get("/duplicates/decided").await;
            assert!(!decided.says(&here) && !decided.says(&there), "{}", decided.text());
        }
        assert_eq!(save(&mut aigul, &here, &AGAIN).await.location(), format!("/people/{here}?notice=identity-saved"));
    }

    async fn what_was_told_apart_across_sites_has_a_way_back_at_either(world) {
        let (there_site, there, mut gulnar) = second_site(&world);
        let here = newcomer(&world, "Ая");
        let mut aigul = world.visit(world.aigul);
        save(&mut aigul, &here, &AGAIN).await;
        aigul.tap(&format!("/duplicates/elsewhere/{here}"), &[]).await;
        // Each manager finds her own woman, the other site and the way back; nothing of the other woman.
        let list = "/duplicates/elsewhere/decided";
        let (ours, theirs) = (aigul.get(list).await, gulnar.get(list).await);
        assert!(ours.says(&here) && ours.says("another woman than the one at Talgar house"), "{}", ours.text());
        assert!(theirs.says(&there) && theirs.says("another woman than the one at Almaty centre"), "{}", theirs.text());
        assert!(!ours.says(&there) && !ours.says("Aya") && !theirs.says(&here) && !theirs.says("Ая"));
        for user in [world.bota, world.carmen, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(list).await.status, http::StatusCode::NOT_FOUND);
        }
        let verdict: String = world.read(|db| db.get("select id from duplicate_verdict", &[], |row| row.get(0)));
        let back = format!("{list}/{verdict}/return");
        assert!(ours.text().contains(&back) && theirs.text().contains(&back));
        // Not by anybody else, not by a manager of another programme, not by whom she named.
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            assert_eq!(world.visit(user).tap(&back, &[]).await.status, http::StatusCode::NOT_FOUND);
        }
        assert!(!world.visit(world.lucia).get(list).await.says("Talgar house"));
        crate::exclusions::name(&world, (there_site, id_of(&world, &there)), world.aigul);
        assert!(!aigul.get(list).await.says(&here));
        assert_eq!(aigul.tap(&back, &[]).await.status, http::StatusCode::NOT_FOUND);
        // The other manager takes it back, twice with the same form: both are hinted at again, and what was said stays.
        let form = [("form_id", "019abcde-0000-7000-8000-00000000000f")];
        let taken = gulnar.post(&back, &form).await;
        assert!(gulnar.follow(&taken).await.says("The pair is in the list again"));
        assert_eq!(gulnar.post(&back, &form).await.status, http::StatusCode::SEE_OTHER, "a second tap");
        assert_eq!(gulnar.tap(&back, &[]).await.status, http::StatusCode::NOT_FOUND, "it is taken back already");
        assert!(gulnar.get("/duplicates/elsewhere").await.says(&there) && gulnar.get(list).await.says("Nothing was said yet"));
        assert_eq!(world.count("select count(*) from duplicate_verdict where taken_back_at is not null and taken_back_by is not null"), 1);
        assert!(world.audit_text().contains("perhaps somebody at another site after all"));
        // And may be told apart anew: another verdict, beside the one before.
        gulnar.tap(&format!("/duplicates/elsewhere/{there}"), &[]).await;
        assert_eq!(world.count("select count(*) from duplicate_verdict"), 2);
    }

    async fn many_told_apart_across_sites_are_paged(world) {
        let (site, there, mut gulnar) = second_site(&world);
        let (almaty, talgar) = (world.women[0].0, id_of(&world, &there));
        world.change(By::Program, move |change| {
            for number in 0..65 {
                change.execute(
                    "insert into duplicate_verdict (id, site_id, one_id, other_id, word, said_at, said_by)
                     values ($1, $2, $3, $4, 'elsewhere', $5, 'x')",
                    minka::binds![
                        format!("019abcde-0000-7000-8000-0000000001{number:02}"),
                        site,
                        almaty,
                        talgar,
                        format!("2026-11-{:02}T10:00:00.000Z", number / 3 + 1)
                    ],
                )?;
            }
            change.commit(Entry::event("test.apart"), ())
        });
        let (mut path, mut seen) = ("/duplicates/elsewhere/decided".to_owned(), Vec::new());
        loop {
            let text = gulnar.get(&path).await.text();
            let taking = text.split("action=\"/duplicates/elsewhere/decided/").skip(1);
            seen.push(taking.filter_map(|rest| rest.split('/').next().map(str::to_owned)).collect::<Vec<_>>());
            let Some((_, next)) = text.split_once("rel=\"next\" href=\"") else { break };
            path = next.split('"').next().expect("an address").to_owned();
        }
        assert_eq!(seen.iter().map(Vec::len).collect::<Vec<_>>(), [30, 30, 5]);
        let all: std::collections::BTreeSet<&String> = seen.iter().flatten().collect();
        assert_eq!(all.len(), 65, "each once");
    }

    async fn the_night_compares_with_other_sites_and_whom_she_named_hears_no_hint(world) {
        let (site, there, mut gulnar) = second_site(&world);
        let here = newcomer(&world, "Ая");
        seal(&world, &here, ("Aigerim Canaryova", "1987-03-09", "8 701 555 11 22"));
        save(&mut world.visit(world.aigul), &world.women[3].1, &[("legal_name", "Ким Гульмира")]).await;
        assert_eq!(comparisons::compare_at_night(&world.app).await.expect("a night"), 1);
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/duplicates/elsewhere").await.says(&here));
        assert!(gulnar.get("/duplicates/elsewhere").await.says(&there));
        crate::exclusions::name(&world, (site, id_of(&world, &there)), world.aigul);
        assert!(!aigul.get("/duplicates/elsewhere").await.says(&here));
        assert!(gulnar.get("/duplicates/elsewhere").await.says(&there));
        assert!(!aigul.get("/duplicates").await.says("16 files"), "nobody of another site counts");
    }
}

/// A site that is too large to be opened whole for one woman: the traces of sealed parts say with whom she is compared.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn in_a_large_site_she_is_found_by_the_traces_of_a_telephone_or_a_name() {
    let world = World::new(crate::world::Engine::Sqlite);
    let given = ["Динара", "Жанар", "Гүлнар", "Назым", "Сауле", "Мадина", "Алия", "Светлана", "Наталья", "Зарина"];
    let (site, keyring) = (world.almaty, world.app.keyring().clone());
    world.change(By::Program, move |change| {
        for at in 0..450_usize {
            let woman = minka::journeys::register_visitor(change, site, given[at % 10], Language::Ru)?;
            let identity = minka::identities::Identity {
                legal_name: format!("{} {}ова", given[at % 10], ["Ахмет", "Омар", "Серік", "Оспан"][at / 10 % 4]),
                phone: format!("+7 702 100 {:02} {:02}", at / 100, at % 100),
                ..Default::default()
            };
            minka::identities::save_identity(change, &keyring, (site, woman.id), &identity)?;
        }
        change.commit(Entry::event("test.many"), ())
    });
    // She comes last, behind all who are compared for what is frequent.
    let (before, twice) = (newcomer(&world, "Роза"), newcomer(&world, "Ая"));
    seal(&world, &before, ("Жұмабаева Роза", "1987-03-09", "+7 701 555 11 22"));
    let mut aigul = world.visit(world.aigul);
    let typed = [("legal_name", "Roza Zhumabayeva"), ("born-year", "1987")];
    let saved = save(&mut aigul, &twice, &typed).await;
    assert!(aigul.follow(&saved).await.says(&before), "by two words of her name");
    let typed = [("legal_name", "Роза Иванова"), ("phone", "8 701 555 11 22"), ("born-year", "1987")];
    let saved = save(&mut aigul, &twice, &typed).await;
    assert!(aigul.follow(&saved).await.says(&before), "by her telephone");
    let typed = [("legal_name", "Перизат Ким"), ("phone", "8 701 777 11 22"), ("born-year", "1960")];
    assert_eq!(save(&mut aigul, &twice, &typed).await.location(), format!("/people/{twice}?notice=identity-saved"));
}
