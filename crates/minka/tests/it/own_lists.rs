//! Tests of the lists of her own file that grow long: page by page to the first line, and none cut without a word.

mod growth;
mod whole;

use std::collections::BTreeSet;

use http::StatusCode;
use jiff::{ToSpan, civil::date};
use minka::{
    foundation::{
        access::Action,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId, UserId},
    },
    visits::{self, Medium, Promise, PromiseId, Visit as Spoken, VisitId, Whose},
};
use serde_json::Value;

use crate::{
    on_both,
    own_view::begin,
    world::{Engine, Page, Visit, World, paper_text},
};

/// So many visits, three of them on every day, each of another length; and as many promises.
fn visit_often(world: &World, (site, woman): (SiteId, ParticipantId), (mentor, many): (UserId, i64)) {
    let keyring = world.app.keyring().clone();
    world.change(By::User(mentor), move |change| {
        for number in 1..=many {
            let visit = Spoken {
                id: VisitId::new(change.clock()),
                woman,
                mentor,
                on: date(2025, 1, 1) + (number / 3).days(),
                reached: true,
                medium: Some(Medium::Call),
                minutes: Some(number),
                areas: Vec::new(),
                obstacles: Vec::new(),
                heavy: false,
                recorded_at: change.at(),
                set_aside: false,
            };
            visits::add_visit(change, site, &visit)?;
            let promise = Promise {
                id: PromiseId::new(change.clock()),
                woman,
                whose: Whose::Hers,
                made_on: visit.on,
                due: None,
                ended: (number % 2 == 0).then_some((visits::Ending::Kept, visit.on)),
                words: format!("step-{number}-"),
            };
            visits::add_promise(change, &keyring, (site, None), &promise)?;
        }
        change.commit(Entry::event("test.visited"), ())
    });
}

/// Somebody opens what is sealed of hers, so many times.
fn open_often(world: &World, woman: ParticipantId, (by, many): (UserId, usize)) {
    world.change(By::User(by), move |change| {
        for _ in 0..many {
            change.also(&Entry::new(Action::IdentityRead).on_woman(woman))?;
        }
        change.commit(Entry::event("test.opened"), ())
    });
}

/// The way to older lines of a list that a page offers.
fn older(page: &Page, list: &str) -> Option<String> {
    let text = page.text();
    let (_, rest) = text.split_once(&format!("href=\"/own/older/{list}?after="))?;
    Some(format!("/own/older/{list}?after={}", rest.split('"').next()?))
}

/// Which of the numbers from one on a page says as `{before}{number}{after}`.
fn numbers(page: &Page, most: i64, (before, after): (&str, &str)) -> Vec<i64> {
    let text = page.text();
    (1..=most).filter(|number| text.contains(&format!("{before}{number}{after}"))).collect()
}

/// Every number of a list, from the newest page to the last; each stands on one page only.
async fn walk(hers: &mut Visit, list: &str, most: i64, around: (&str, &str)) -> (BTreeSet<i64>, usize) {
    let (mut page, mut pages, mut seen) = (hers.get("/own").await, 1, BTreeSet::new());
    loop {
        for number in numbers(&page, most, around) {
            assert!(seen.insert(number), "{list}: {number} twice");
        }
        let Some(next) = older(&page, list) else { return (seen, pages) };
        page = hers.get(&next).await;
        assert_eq!(page.status, StatusCode::OK, "{next}");
        pages += 1;
    }
}

on_both! {
    async fn she_pages_through_all_of_a_long_list(world) {
        let (rosa, code) = world.lima_women[4].clone();
        visit_often(&world, (world.lima, rosa), (world.carmen, 205));
        visit_often(&world, (world.lima, world.lima_women[1].0), (world.carmen, 3));
        let mut hers = world.visit(world.carmen);
        let own = begin(&mut hers, &code).await;
        assert!(own.says("Aquí está lo más reciente; lo anterior también se guarda."), "{}", own.text());
        // 205 by 50: four pages of fifty and one of five.
        let all: BTreeSet<i64> = (1..=205).collect();
        assert_eq!(walk(&mut hers, "visits", 205, (" ", " minuto")).await, (all.clone(), 5));
        // What is still open comes first: 103 odd numbers, then 102 even ones.
        assert_eq!(walk(&mut hers, "promises", 205, ("step-", "-")).await, (all, 5));
        let first = numbers(&hers.get("/own").await, 205, ("step-", "-"));
        assert!(first.len() == 50 && first.iter().all(|number| number % 2 == 1), "{first:?}");
        // A place that is none, another woman's place, a list that is none.
        assert_eq!(hers.get("/own/older/visits?after=x").await.status, StatusCode::NOT_FOUND);
        assert_eq!(hers.get("/own/older/notes").await.status, StatusCode::NOT_FOUND);
        let other = world.lima_women[1].0;
        let theirs = world.read(move |db| visits::list_visits(db, other, None, 1))[0].0.id;
        assert_eq!(numbers(&hers.get(&format!("/own/older/visits?after={theirs}")).await, 205, (" ", " minuto")), [0_i64; 0]);
        // Nobody else gets there, and she no more when it is over.
        assert_eq!(world.visit(world.carmen).get("/own/older/visits").await.location(), "/sign-in");
        assert_eq!(world.visit(world.carmen).get(&format!("/people/{code}/visits")).await.status, StatusCode::OK);
        hers.post("/own/end", &[]).await;
        assert_eq!(hers.get("/own/older/visits").await.location(), "/sign-in");
        assert!(world.audit_text().contains("older visits"));
    }

    async fn her_mentor_pages_too(world) {
        let (rosa, code) = world.lima_women[4].clone();
        visit_often(&world, (world.lima, rosa), (world.carmen, 130));
        let mut carmen = world.visit(world.carmen);
        let page = carmen.get(&format!("/people/{code}/visits")).await;
        let text = page.text();
        let rest = text.split_once("rel=\"next\" href=\"").expect("older ones").1;
        let next = carmen.get(rest.split('"').next().expect("an address")).await;
        let (first, second) = (numbers(&page, 130, (" ", " minute")), numbers(&next, 130, (" ", " minute")));
        assert_eq!((first.len(), second.len()), (100, 30));
        assert!(!next.text().contains("rel=\"next\"") && first.iter().all(|number| !second.contains(number)));
    }

    async fn who_opened_her_file_is_told_to_the_first_time(world) {
        let (rosa, code) = world.lima_women[4].clone();
        open_often(&world, rosa, (world.lucia, 120));
        let mut hers = world.visit(world.carmen);
        let mut page = begin(&mut hers, &code).await;
        let (mut count, mut pages) = (0, 0);
        loop {
            count += page.text().matches("(Coordinadora)").count();
            pages += 1;
            let Some(next) = older(&page, "openings") else { break };
            page = hers.get(&next).await;
        }
        assert_eq!((count, pages), (120, 3));
    }
}

/// A file for machines holds all; paper says how many there are beyond what fits, and where they are.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_copy_holds_all_and_paper_says_what_it_leaves_out() {
    let world = World::new(Engine::Sqlite);
    let (rosa, code) = world.lima_women[4].clone();
    visit_often(&world, (world.lima, rosa), (world.carmen, 521));
    let (start, copy) = (format!("/people/{code}/own-view"), format!("/people/{code}/own-view/copy"));
    let mut carmen = world.visit(world.carmen);
    let made = carmen.fill(&start, &copy, &[("kind", "json"), ("safe_copy", "yes")]).await;
    let held: Value = serde_json::from_slice(&made.bytes).expect("a copy");
    for list in ["visits", "promises"] {
        assert_eq!(held["held"][list].as_array().map(Vec::len), Some(521), "{list}");
    }
    let printed = carmen.fill(&start, &copy, &[("kind", "pdf"), ("safe_copy", "yes")]).await;
    let text: String = paper_text(&printed.bytes).split_whitespace().collect();
    // 521 and four hundred on paper: 121 of each.
    assert_eq!(text.matches("Y121líneasanterioresquenocabenenelpapel.").count(), 2);
    assert!(text.contains("step-521-") && !text.contains("step-2-"));
}
