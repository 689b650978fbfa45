//! R1: outside her reach the answer is the one for an address that never existed, byte for byte.

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use minka::foundation::{access::Role, ids::UserId, text::Language};
use regex::{Captures, Regex};

use crate::{
    consents::some_answers,
    duplicates::some_pairs,
    goals::some_goals,
    households::some_kin,
    merges::{merge_pages, some_merges},
    pages::walk_along_a_few,
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Engine, Page, World, add_staff},
};

/// An address of the same shape with ids and codes that were never given.
fn never_given(path: &str) -> String {
    let id = Regex::new("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").expect("a pattern");
    let code = Regex::new("[A-Z]{4}-[0-9A-Z]").expect("a pattern");
    let path = id.replace_all(path, "018f0000-0000-7000-8000-0000000000ff");
    let mut number = 0;
    // Codes that nobody has, with a sign that is right.
    let unknown = |_: &Captures<'_>| {
        number += 1;
        minka::people::code_from(2, |choices| (number * 7) % choices)
    };
    code.replace_all(&path, unknown).into_owned()
}

/// Everything of an answer but the instant, with a star for each id and code that whoever asked brought herself: the page leads back
/// to where she is.
fn whole(page: &Page, path: &str) -> (StatusCode, Vec<(String, String)>, String) {
    let headers = page.headers.iter().filter(|(name, _)| *name != "date");
    let mut headers: Vec<_> = headers
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    headers.sort();
    // Each page brings a form id of its own, for the buttons of its frame.
    let id = regex::bytes::Regex::new(r#"name="form_id" value="[^"]*""#).expect("a pattern");
    let mut text = String::from_utf8_lossy(&id.replace_all(&page.bytes, &b""[..])).into_owned();
    let brought = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{4}-[0-9A-Z]").expect("a pattern");
    for one in brought.find_iter(path) {
        text = text.replace(one.as_str(), "*");
    }
    (page.status, headers, text)
}

/// One of each role at the first site, and one of the other site for each that has its own.
fn everybody(world: &World) -> Vec<UserId> {
    let mut all = vec![world.aigul, world.bota, world.carmen, world.dina, world.elena, world.lucia];
    for (name, role) in [("tolkyn", Role::Treasurer), ("erlan", Role::Evaluator), ("xenia", Role::Auditor)] {
        all.push(add_staff(&world.app, name, Language::En, &[(role, world.almaty, None, None)]));
    }
    all
}

async fn compare(world: &World) -> (usize, usize) {
    three_sessions(world);
    some_answers(world);
    some_goals(world);
    some_visits(world);
    some_referrals(world);
    all_restricted(world);
    some_pairs(world, 2);
    some_merges(world, world.elena);
    some_kin(world);
    let staff = everybody(world);
    let names_one = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{4}-[0-9A-Z]").expect("a pattern");
    let mut addresses: BTreeSet<String> = merge_pages(world).into_iter().collect();
    for user in &staff {
        addresses.extend(walk_along_a_few(world, *user).await.into_iter().map(|(path, _)| path));
    }
    // Three of each kind: one woman's pages are refused as another's are.
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    addresses.retain(|path| {
        let many = kinds.entry(names_one.replace_all(path, "*").into_owned()).or_default();
        *many += 1;
        names_one.is_match(path) && *many <= 3
    });
    let mut denied = 0;
    for user in &staff {
        let mut visit = world.visit(*user);
        for path in &addresses {
            let there = visit.get(path).await;
            if there.status != StatusCode::NOT_FOUND {
                let may = [StatusCode::OK, StatusCode::SEE_OTHER].contains(&there.status);
                assert!(may, "{path} answers {}", there.status);
                continue;
            }
            denied += 1;
            let never = never_given(path);
            let nowhere = visit.get(&never).await;
            assert_eq!(whole(&there, path), whole(&nowhere, &never), "{path} and {never}");
        }
    }
    (addresses.len(), denied)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_she_may_not_see_answers_as_what_never_was() {
    let (addresses, denied) = compare(&World::new(Engine::Sqlite)).await;
    println!("{addresses} addresses, {denied} refusals compared");
    assert!(addresses > 60 && denied > 200, "{addresses} {denied}");
}
