//! Canaries: names that must not show. A crawl as every role, and a look into every file, for what is sealed.

pub mod crawling;
mod crowd;
pub mod planted;
mod typing;
mod whole;

use minka::{
    foundation::{audit::Entry, change::By},
    identities::{self, Identity},
    people,
};

use crate::{
    consents::some_answers,
    duplicates::some_pairs,
    goals::some_goals,
    households::some_kin,
    merges::some_merges,
    pages::walk,
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Engine, World},
};

/// Seals an unmistakable legal name, phone and address for each woman of both groups.
fn seal_canaries(world: &World) -> Vec<String> {
    let mut canaries = Vec::new();
    let women: Vec<_> = world.women.iter().chain(&world.lima_women).cloned().collect();
    for (at, (_, code)) in women.into_iter().enumerate() {
        let identity = Identity {
            legal_name: format!("Canaryname{at:03}x"),
            phone: format!("+7 700 99{at:03} 77"),
            address: format!("Canarystreet{at:03}x"),
            birth_date: String::new(),
        };
        canaries.extend([identity.legal_name.clone(), identity.phone.clone(), identity.address.clone()]);
        let keyring = world.app.keyring().clone();
        world.change(By::Program, move |change| {
            let woman = people::get_by_code(change, &code)?;
            identities::save_identity(change, &keyring, (woman.site, woman.id), &identity)?;
            change.commit(Entry::event("test.canary"), ())
        });
    }
    canaries
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_sealed_shows_nowhere_on_a_walk_as_any_role() {
    let world = World::new(Engine::Sqlite);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    some_pairs(&world, 2);
    some_merges(&world, world.elena);
    some_kin(&world);
    let canaries = seal_canaries(&world);
    assert_eq!(canaries.len(), 60);
    for user in [world.aigul, world.bota, world.carmen, world.dina, world.elena, world.lucia] {
        for (path, text) in walk(&world, user).await {
            for canary in &canaries {
                assert!(!text.contains(canary.as_str()), "{path} shows {canary}");
            }
        }
    }
    // Nor does the file hold them in clear, nor the log beside it.
    let canaries: Vec<&str> = canaries.iter().map(String::as_str).collect();
    assert_eq!(crawling::found_in_clear(world.folder(), &canaries), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn other_sites_and_other_groups_show_nowhere() {
    let world = World::new(Engine::Sqlite);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    let almaty: Vec<&String> = world.women.iter().map(|(_, code)| code).collect();
    let lima: Vec<&String> = world.lima_women.iter().map(|(_, code)| code).collect();
    let rosa = &world.lima_women[4].1;
    for (user, hidden) in [
        (world.aigul, lima.clone()),
        (world.bota, lima.clone()),
        (world.lucia, almaty.clone()),
        (world.carmen, almaty.iter().chain(lima.iter()).copied().filter(|code| *code != rosa).collect()),
        (world.dina, almaty.iter().chain(lima.iter()).copied().collect()),
        (world.elena, almaty.iter().chain(lima.iter()).copied().collect()),
    ] {
        for (path, text) in walk(&world, user).await {
            if path.starts_with("/audit") || path == "/design" {
                continue;
            }
            for code in &hidden {
                assert!(!text.contains(code.as_str()), "{path} shows {code}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn whom_she_lets_us_tell_shows_only_where_her_mentor_and_the_manager_read_it() {
    let world = World::new(Engine::Sqlite);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    let canaries = ["Canaryplace", "Canaryreader", "Canarywitness"];
    for (user, reads) in [
        (world.aigul, true),
        (world.lucia, true),
        (world.carmen, true),
        (world.bota, false),
        (world.dina, false),
        (world.elena, false),
    ] {
        let mut read = 0;
        for (path, text) in walk(&world, user).await {
            let shows = canaries.iter().any(|canary| text.contains(canary));
            assert!(!shows || reads && path.ends_with("/consents"), "{path} shows whom she lets us tell");
            read += usize::from(shows);
        }
        assert_eq!(read > 0, reads);
    }
    assert!(canaries.iter().all(|canary| !world.audit_text().contains(canary)));
}

/// Words that only her mentor reads, what puts them there, and the parts of addresses under which they may show.
type Secret = (&'static str, fn(&World), &'static [&'static str]);

/// Her goals, what was said in a visit, what a place was told: each shows to Carmen in its own room and to nobody else anywhere.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_between_her_and_her_mentor_shows_to_her_mentor_only() {
    let secrets: [Secret; 3] = [
        ("Canarygoal", some_goals, &["/goals", "/prep"]),
        ("Canaryvisit", some_visits, &["/visits", "/prep"]),
        ("Canaryreferral", some_referrals, &["/referrals"]),
    ];
    for (canary, fill, rooms) in secrets {
        let world = World::new(Engine::Sqlite);
        fill(&world);
        for user in [world.carmen, world.lucia, world.aigul, world.bota, world.dina, world.elena] {
            let reads = user == world.carmen;
            let mut read = 0;
            for (path, text) in walk(&world, user).await {
                let shows = text.contains(canary);
                assert!(!shows || reads && rooms.iter().any(|room| path.contains(room)), "{path} shows {canary}");
                read += usize::from(shows);
            }
            assert_eq!(read > 0, reads, "{canary}");
        }
        assert!(!world.audit_text().contains(canary));
    }
}
