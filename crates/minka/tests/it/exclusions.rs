//! Tests of whom she named: for him she does not exist, nowhere, and nothing tells him.

mod eyes;
mod without_her;

use std::{fs, path::Path};

use http::StatusCode;
use jiff::civil::date;
use minka::{
    exclusions,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{ParticipantId, SiteId, UserId},
    },
    people,
};
use regex::Regex;

use crate::{
    consents::some_answers,
    memberships::approve,
    on_both,
    pages::walk,
    participation::three_sessions,
    people::find,
    today::open_today,
    world::{Engine, Page, World},
};

/// She names somebody, behind the pages.
pub fn name(world: &World, (site, woman): (SiteId, ParticipantId), user: UserId) {
    world.change(By::Program, move |change| {
        exclusions::add_exclusion(change, (site, woman), user)?;
        change.commit(Entry::event("test.exclusion"), ())
    });
}

/// A page without the ids that are new on every page, and without its own address.
fn bare(page: &Page, address: &str) -> String {
    let id = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}").expect("a pattern");
    id.replace_all(&page.text(), "ID").replace(address, "ADDRESS")
}

/// How many women stand on a roll.
fn rows(page: &Page) -> usize {
    page.text().matches("name=\"was-").count()
}

/// A code that nobody has.
fn unused_code(world: &World) -> String {
    loop {
        let code = people::new_code(0);
        let at = code.clone();
        if world.read(move |db| people::find_by_code(db, &at)).is_none() {
            return code;
        }
    }
}

on_both! {
    /// She names another manager: he finds her nowhere, by no way; she takes it back, and what was stays known.
    async fn whoever_is_named_finds_her_nowhere_until_she_takes_it_back(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        let (woman, code) = world.women[0].clone();
        let path = format!("/people/{code}/exclusions");
        let (mut aigul, mut dina) = (world.visit(world.aigul), world.visit(world.dina));
        assert!(dina.get(&format!("/people/{code}")).await.says(&code));
        let list = aigul.get(&path).await;
        assert!(list.says("She has named nobody.") && list.says("bota") && list.says("dina"), "{}", list.text());
        assert!(!list.text().contains(&world.elena.to_string()) && !list.text().contains(&world.aigul.to_string()), "no administrator, not oneself");
        let refused = aigul.fill(&path, &path, &[("who", "")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose somebody who works here"));
        let stranger = world.carmen.to_string();
        assert!(aigul.fill(&path, &path, &[("who", &stranger)]).await.says("Choose somebody who works here"), "of this site only");
        let dinas = world.dina.to_string();
        let named = aigul.fill(&path, &path, &[("who", &dinas)]).await;
        let page = aigul.follow(&named).await;
        assert!(page.says("She is hidden.") && page.says("Since 24 November 2026"), "{}", page.text());
        let rows = "select count(*) from exclusion where lifted_at is null";
        assert_eq!(world.count(rows), 1);
        assert!(world.audit_text().contains(&format!("exclusion.edit participant {code} user {dinas}")));

        for path in [String::new(), "/edit".into(), "/identity".into(), "/consents".into(), "/journey".into(), "/lessons".into(), "/exclusions".into()] {
            assert_eq!(dina.get(&format!("/people/{code}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(dina.tap(&format!("/people/{code}/consents/photo/withdrawal"), &[("consent", "all")]).await.status, StatusCode::NOT_FOUND);
        assert!(find(&mut dina, &code).await.says("Nobody was found") && find(&mut dina, "Айгерим").await.says("Nobody was found"));
        assert!(!dina.get("/people").await.says(&code) && aigul.get("/people").await.says(&code));
        assert!(dina.get("/groups").await.says("13 of 20") && aigul.get("/groups").await.says("14 of 20"), "{}", dina.get("/groups").await.text());

        // The same twice is once; taken back it stays in the history.
        name(&world, (world.almaty, woman), world.dina);
        assert_eq!(world.count(rows), 1);
        let id: String = world.read(|db| db.get("select id from exclusion", &[], |row| row.get(0)));
        let lifting = format!("{path}/{id}/lifting");
        assert_eq!(dina.tap(&lifting, &[]).await.status, StatusCode::NOT_FOUND);
        let lifted = aigul.tap(&lifting, &[]).await;
        let page = aigul.follow(&lifted).await;
        assert!(page.says("It is taken back.") && page.says("From 24 November 2026 until 24 November 2026"), "{}", page.text());
        assert!(dina.get(&format!("/people/{code}")).await.says(&code));
        assert_eq!((world.count(rows), world.count("select count(*) from exclusion")), (0, 1));
    }

    /// Who leads her group is named only after it was said that the roll will show it; then at once.
    async fn her_own_facilitator_is_named_only_with_a_word_about_the_roll(world) {
        let session = open_today(&world);
        let code = world.women[0].1.clone();
        let (path, botas) = (format!("/people/{code}/exclusions"), world.bota.to_string());
        let (mut aigul, mut bota) = (world.visit(world.aigul), world.visit(world.bota));
        let warned = aigul.fill(&path, &path, &[("who", &botas)]).await;
        assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(warned.says("Leads her group “Тюльпан” and would miss her on the roll") && warned.says("She knows that, and wants it at once"), "{}", warned.text());
        assert!(bota.get(&format!("/sessions/{session}/roll")).await.says(&code), "nothing has happened yet");
        let named = aigul.fill(&path, &path, &[("who", &botas), ("at_once", "yes")]).await;
        assert!(aigul.follow(&named).await.says("no longer finds her on the roll"));
        assert!(aigul.get("/").await.says(&format!("{code}: needs another group or mentor")));
        let roll = bota.get(&format!("/sessions/{session}/roll")).await;
        assert!(rows(&roll) == 13 && !roll.says(&code) && !roll.says("Айгерим"), "{}", roll.text());
        assert_eq!(rows(&aigul.get(&format!("/sessions/{session}/roll")).await), 14);
        // Marking her is as marking anybody who is not in the group.
        let unknown = unused_code(&world);
        let mut said = Vec::new();
        for code in [&code, &unknown] {
            let field = format!("mark-{code}");
            let sent = bota.tap(&format!("/sessions/{session}/roll"), &[(field.as_str(), "present")]).await;
            assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
            said.push(bare(&sent, code));
        }
        assert_eq!(said[0], said[1]);
        assert_eq!(world.count("select count(*) from attendance"), 0);
    }

    /// A mark, a seat and a word of hers that stand already stay hers when somebody who must not see her saves.
    async fn what_stands_of_her_is_not_touched_by_whoever_does_not_see_her(world) {
        three_sessions(&world);
        let session = open_today(&world);
        let (woman, code) = world.women[0].clone();
        let roll = format!("/sessions/{session}/roll");
        let mut aigul = world.visit(world.aigul);
        let mark = format!("mark-{code}");
        let sent = aigul.fill(&roll, &roll, &[(mark.as_str(), "present"), ("why", "other")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        name(&world, (world.almaty, woman), world.bota);
        let mut bota = world.visit(world.bota);
        let other = format!("mark-{}", world.women[1].1);
        let saved = bota.fill(&roll, &roll, &[(other.as_str(), "present")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let marks = world.read(move |db| {
            let sql = "select count(*) from attendance where session_id = $1";
            db.get(sql, minka::binds![session], |row| row.get::<i64>(0))
        });
        assert_eq!(marks, 2);
        assert!(rows(&bota.get(&roll).await) == 13 && rows(&aigul.get(&roll).await) == 14);
    }
}

/// As somebody who must not see her, everything that can be walked to is without her; what he takes out too.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn no_page_and_no_file_that_is_made_for_him_holds_her() {
    let world = World::new(Engine::Sqlite);
    approve(&world, world.dina, Role::Manager, (world.almaty, None));
    three_sessions(&world);
    some_answers(&world);
    let session = open_today(&world);
    let (woman, code) = world.women[0].clone();
    let word = format!("private-{code}");
    let roll = format!("/sessions/{session}/roll");
    let mut aigul = world.visit(world.aigul);
    assert_eq!(
        aigul.fill(&roll, &roll, &[(word.as_str(), "yes"), ("why", "other")]).await.status,
        StatusCode::SEE_OTHER
    );
    let mut bota = world.visit(world.bota);
    let link = bota.fill(&format!("/sessions/{session}/link"), &format!("/sessions/{session}/link"), &[]).await.text();
    let start = link.find("/r/").expect("a link");
    let link = link[start..start + "/r/".len() + 43].to_owned();
    let shows = |text: &str| text.contains(&code) || text.contains("Айгерим");
    for user in [world.dina, world.bota] {
        let before = walk(&world, user).await;
        assert!(before.iter().any(|(_, text)| shows(text)), "she is there before");
    }
    assert!(shows(&world.stranger().get(&link).await.text()));
    name(&world, (world.almaty, woman), world.dina);
    name(&world, (world.almaty, woman), world.bota);
    for user in [world.dina, world.bota] {
        let mut seen = 0;
        for (path, text) in walk(&world, user).await {
            assert!(!shows(&text), "{path} shows her");
            seen += 1;
        }
        assert!(seen > 20, "{seen}");
    }
    assert!(!shows(&world.stranger().get(&link).await.text()), "a link sees no more than whoever made it");
    let mut dina = world.visit(world.dina);
    for (user, expected) in [(&mut dina, false), (&mut aigul, true)] {
        let table = user.fill("/people/export", "/people/export", &[("kind", "csv"), ("reason", "count")]).await;
        assert_eq!(table.text().contains(&code), expected);
    }
    let day = date(2026, 11, 24);
    let group = world.tuesday;
    assert_eq!(world.read(move |db| people::list_by_group_on(db, group, day)).len(), 14, "the program itself sees all");
}

/// Every address about her answers him as that of a code nobody has: status, headers and bytes.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_address_of_hers_answers_him_as_nobodys() {
    let world = World::new(Engine::Sqlite);
    approve(&world, world.dina, Role::Manager, (world.almaty, None));
    let (woman, code) = world.women[0].clone();
    name(&world, (world.almaty, woman), world.dina);
    let unknown = unused_code(&world);
    let mut dina = world.visit(world.dina);
    let route = Regex::new(r#"\.route\(\s*"(/people/\{code\}[^"]*)""#).expect("a pattern");
    let part = Regex::new(r"\{[a-z]+\}").expect("a pattern");
    let mut compared = 0;
    for file in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&file).expect("text");
        for found in route.captures_iter(&text) {
            let id = minka::foundation::ids::new_uuid(&world.clock).to_string();
            let address = |code: &str| {
                let path = found[1].replace("{code}", code).replace("{purpose}", "photo");
                part.replace_all(&path, id.as_str()).into_owned()
            };
            let (hers, nobodys) = (address(&code), address(&unknown));
            for post in [false, true] {
                let fields = [("reason", "because"), ("name", "x")];
                let (one, other) = if post {
                    (dina.tap(&hers, &fields).await, dina.tap(&nobodys, &fields).await)
                } else {
                    (dina.get(&hers).await, dina.get(&nobodys).await)
                };
                assert_eq!(one.status, other.status, "{hers}");
                assert!(
                    matches!(one.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED),
                    "{hers}: {}",
                    one.status
                );
                let names = |page: &Page| page.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
                assert_eq!(names(&one), names(&other), "{hers}");
                assert_eq!(bare(&one, &code), bare(&other, &unknown), "{hers}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 30, "{compared}");
}

/// Every file of ours below a folder.
pub fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The largest distance between the two distributions: Kolmogorov and Smirnov's D.
fn largest_distance(mut one: Vec<u128>, mut other: Vec<u128>) -> f64 {
    one.sort_unstable();
    other.sort_unstable();
    let share = |sample: &[u128], at: u128| sample.partition_point(|value| *value <= at) as f64 / sample.len() as f64;
    one.iter().chain(&other).map(|at| (share(&one, *at) - share(&other, *at)).abs()).fold(0.0, f64::max)
}

/// How often each is asked.
const SAMPLES: usize = 1_000;
/// The level at which "no difference" would be rejected, and its quantile: c(α) = sqrt(-ln(α / 2) / 2).
const LEVEL: f64 = 0.001;

/// The answer for her takes him as long as the answer for nobody: 1,000 samples of each, in turns, the same bytes; the
/// two-sample Kolmogorov-Smirnov test at level 0.001 does not tell them apart.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn how_long_an_answer_takes_does_not_tell_her_from_nobody() {
    let world = World::new(Engine::Sqlite);
    approve(&world, world.dina, Role::Manager, (world.almaty, None));
    let (woman, code) = world.women[0].clone();
    name(&world, (world.almaty, woman), world.dina);
    let unknown = unused_code(&world);
    let mut dina = world.visit(world.dina);
    for _ in 0..100 {
        dina.get(&format!("/people/{code}")).await;
        dina.get(&format!("/people/{unknown}")).await;
    }
    let mut taken = [Vec::with_capacity(SAMPLES), Vec::with_capacity(SAMPLES)];
    for turn in 0..SAMPLES {
        // Whoever comes second finds warmer caches: they take turns in that too.
        let order = if turn % 2 == 0 { [0, 1] } else { [1, 0] };
        let mut bodies = [String::new(), String::new()];
        for which in order {
            let asked = [&code, &unknown][which];
            let path = format!("/people/{asked}");
            let begun = std::time::Instant::now();
            let page = dina.get(&path).await;
            taken[which].push(begun.elapsed().as_nanos());
            assert_eq!(page.status, StatusCode::NOT_FOUND);
            bodies[which] = bare(&page, asked);
        }
        assert_eq!(bodies[0], bodies[1]);
    }
    let [hers, nobodys] = taken;
    let median = |sample: &[u128]| {
        let mut sorted = sample.to_vec();
        sorted.sort_unstable();
        sorted[sorted.len() / 2]
    };
    let (one, other) = (median(&hers), median(&nobodys));
    let distance = largest_distance(hers, nobodys);
    let most = (-(LEVEL / 2.0).ln() / 2.0).sqrt() * (2.0 / SAMPLES as f64).sqrt();
    println!("D = {distance:.4}, {most:.4} would tell them apart at {LEVEL}; medians {one} and {other} ns");
    assert!(distance < most, "D = {distance}, {most} is the most; medians {one} and {other} ns");
}

#[test]
fn the_distance_tells_apart_what_differs() {
    let sample = |shift: u128| (0..1000u128).map(|at| at * 7 % 1000 + shift).collect::<Vec<_>>();
    assert!(largest_distance(sample(0), sample(0)) < 1e-9);
    assert!(largest_distance(sample(0), sample(100)) > 0.0999);
}
