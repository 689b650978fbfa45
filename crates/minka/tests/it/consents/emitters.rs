//! The register of everything that shows, prints, sends or counts a woman, and what it rests on.
//!
//! What rests on her consent names the purpose and the test in which she agrees, is shown, stops it and is gone at the very
//! next call. A route, command or job that is not in this register fails the build; one that says it shows nobody is walked
//! to and looked at.

mod register;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use minka::consents::Purpose;
use regex::Regex;

use self::register::{
    Basis::{self, Nobody, Place},
    COMMANDS, JOBS, ROUTES,
};
use super::some_answers;
use crate::{
    assessments::some_questionnaires,
    goals::some_goals,
    pages::{fits, walk},
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Engine, World},
};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn all_routes() -> BTreeSet<String> {
    let route = Regex::new(r#"\.route\(\s*"([^"]+)""#).expect("a pattern");
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let texts = files.iter().map(|file| fs::read_to_string(file).expect("text"));
    texts.flat_map(|text| route.captures_iter(&text).map(|found| found[1].to_owned()).collect::<Vec<_>>()).collect()
}

fn all_commands() -> BTreeSet<String> {
    let entries = fs::read_dir(source().join("commands")).expect("the commands").flatten();
    entries.map(|entry| entry.path().file_stem().unwrap_or_default().to_string_lossy().into_owned()).collect()
}

fn all_jobs() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let short = |file: &Path| file.strip_prefix(source()).expect("below").to_string_lossy().into_owned();
    let names = files.iter().filter(|file| {
        fs::read_to_string(file).expect("text").contains("Jobs<") && !file.ends_with("foundation/jobs.rs")
    });
    names.map(|file| short(file)).collect()
}

/// Every test's name, to know whether a proof exists.
pub(super) fn all_tests() -> String {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it"), &mut files);
    files.iter().map(|file| fs::read_to_string(file).expect("text")).collect()
}

/// Every door that rests on her consent to a purpose.
pub(super) fn rests_on(purpose: Purpose) -> Vec<&'static str> {
    let doors = ROUTES.iter().chain(&COMMANDS).chain(&JOBS);
    let of = doors.filter(|(_, basis)| matches!(basis, Basis::Consent(of, _) if *of == purpose));
    of.map(|(name, _)| *name).collect()
}

/// What is wrong with a register: what is missing, what is named for nothing or twice, what rests on consent without a proof.
fn holes(register: &[(&str, Basis)], there: &BTreeSet<String>, tests: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let named: BTreeSet<String> = register.iter().map(|(name, _)| (*name).to_owned()).collect();
    if named.len() != register.len() {
        problems.push("something is named twice".to_owned());
    }
    problems.extend(there.difference(&named).map(|name| format!("{name}: shows whom, and on what does it rest?")));
    problems.extend(named.difference(there).map(|name| format!("{name}: is not there any more")));
    for (name, basis) in register {
        if let Basis::Consent(purpose, proof) = basis
            && !tests.contains(&format!("fn {proof}("))
        {
            problems.push(format!("{name}: no test withdraws {} from it", purpose.key()));
        }
    }
    problems
}

#[test]
fn every_door_through_which_a_woman_shows_is_registered_with_what_it_rests_on() {
    let (routes, tests) = (all_routes(), all_tests());
    assert!(routes.len() > 100, "only {} routes were found", routes.len());
    let mut problems = holes(&ROUTES, &routes, &tests);
    problems.extend(holes(&COMMANDS, &all_commands(), &tests));
    problems.extend(holes(&JOBS, &all_jobs(), &tests));
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_door_that_is_missing_named_for_nothing_or_without_its_proof_is_noticed() {
    let there = BTreeSet::from(["/people".to_owned(), "/photos".to_owned()]);
    let tests = "async fn a_photo_goes_with_her_consent(world) {";
    let photo = |proof| ("/photos", Basis::Consent(Purpose::Photo, proof));
    let proven = photo("a_photo_goes_with_her_consent");
    assert!(holes(&[("/people", Place), proven], &there, tests).is_empty());
    for register in [
        vec![("/people", Place)],
        vec![("/people", Place), ("/photos", Nobody), ("/gone", Place)],
        vec![("/people", Place), ("/people", Place), proven],
        vec![("/people", Place), photo("nobody_wrote_it")],
    ] {
        assert_eq!(holes(&register, &there, tests).len(), 1, "{register:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_said_to_show_nobody_shows_nobody() {
    let world = World::new(Engine::Sqlite);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    some_questionnaires(&world).await;
    let women: Vec<String> = world.women.iter().chain(&world.lima_women).map(|(_, code)| code.clone()).collect();
    let mut seen = 0;
    for user in [world.aigul, world.bota, world.carmen, world.dina, world.elena, world.lucia] {
        for (path, text) in walk(&world, user).await {
            let address = path.split('?').next().unwrap_or_default();
            let of = ROUTES.iter().filter(|(route, _)| fits(route, address));
            let Some((route, Nobody)) = of.min_by_key(|(route, _)| route.matches('{').count()) else { continue };
            seen += 1;
            for code in &women {
                assert!(!text.contains(code.as_str()), "{path} ({route}) shows {code} and says it shows nobody");
            }
        }
    }
    assert!(seen > 40, "only {seen} pages");
}
