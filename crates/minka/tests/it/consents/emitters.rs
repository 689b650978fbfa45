//! The register of everything that shows, prints, sends or counts a woman, and what it rests on.
//!
//! What rests on her consent names the purpose, and is driven: she agrees and is there, stops it and is gone at the very next
//! call, agrees again and is there. A route, command or job that is not in this register fails the build, and so does one that
//! rests on a consent and is not driven; one that says it shows nobody is walked to and looked at.

mod drives;
mod driving;
mod register;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use minka::consents::Purpose;
use regex::Regex;

use self::{
    drives::SCENES,
    register::{
        Basis::{self, Consent, Nobody, Partly, Place},
        COMMAND_SCENES, COMMANDS, JOBS, ROUTES,
    },
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

/// Every source file outside the room of consents in which somebody asks whether she agrees.
fn all_that_ask() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let short = |file: &Path| file.strip_prefix(source()).expect("below").to_string_lossy().into_owned();
    let asks = |text: &str| {
        ["consents::holds(", "consents::list_agreeing(", "consents::has_agreed("].map(|call| text.contains(call))
    };
    let named = files.iter().filter(|file| asks(&fs::read_to_string(file).expect("text")).contains(&true));
    named.map(|file| short(file)).filter(|name| !name.starts_with("demo/") && !name.starts_with("consents/")).collect()
}

/// Every door that rests on her consent to a purpose.
pub(super) fn rests_on(purpose: Purpose) -> Vec<&'static str> {
    let doors = ROUTES.iter().chain(&COMMANDS).chain(&JOBS);
    let of = doors.filter(|(_, basis)| matches!(basis, Consent(of) | Partly(of) if of.contains(&purpose)));
    of.map(|(name, _)| *name).collect()
}

/// An emitter and the key of one purpose that is taken away from it.
type Driven = BTreeSet<(String, &'static str)>;

/// What the scenes drive.
fn driven() -> Driven {
    let of = |scene: &'static drives::Scene| {
        scene
            .routes
            .iter()
            .flat_map(move |route| scene.purposes.iter().map(move |purpose| ((*route).to_owned(), purpose.key())))
    };
    SCENES.iter().flat_map(of).collect()
}

/// What the scenes of commands drive; each is a test that is there.
fn commands_driven() -> Driven {
    let tests = all_tests();
    let of = |(command, purposes, test): &(&str, &'static [Purpose], &str)| {
        assert!(tests.contains(&format!("fn {test}(")), "{command}: no test is called {test}");
        let command = (*command).to_owned();
        purposes.iter().map(move |purpose| (command.clone(), purpose.key())).collect::<Vec<_>>()
    };
    COMMAND_SCENES.iter().flat_map(of).collect()
}

/// What is wrong with a register: what is missing, what is named for nothing or twice, what rests on consent and is not driven, and
/// what is driven and rests on none.
fn holes(register: &[(&str, Basis)], there: &BTreeSet<String>, driven: &Driven) -> Vec<String> {
    let mut problems = Vec::new();
    let named: BTreeSet<String> = register.iter().map(|(name, _)| (*name).to_owned()).collect();
    if named.len() != register.len() {
        problems.push("something is named twice".to_owned());
    }
    problems.extend(there.difference(&named).map(|name| format!("{name}: shows whom, and on what does it rest?")));
    problems.extend(named.difference(there).map(|name| format!("{name}: is not there any more")));
    let mut rests = Driven::new();
    for (name, basis) in register {
        if let Consent(purposes) | Partly(purposes) = basis {
            rests.extend(purposes.iter().map(|purpose| ((*name).to_owned(), purpose.key())));
        }
    }
    problems.extend(
        rests.difference(driven).map(|(name, purpose)| format!("{name}: no scene takes {purpose} away from it")),
    );
    problems.extend(
        driven.difference(&rests).map(|(name, purpose)| format!("{name}: is driven, and does not rest on {purpose}")),
    );
    problems
}

#[test]
fn every_door_through_which_a_woman_shows_is_registered_with_what_it_rests_on() {
    let routes = all_routes();
    assert!(routes.len() > 100, "only {} routes were found", routes.len());
    let mut problems = holes(&ROUTES, &routes, &driven());
    problems.extend(holes(&COMMANDS, &all_commands(), &commands_driven()));
    problems.extend(holes(&JOBS, &all_jobs(), &Driven::new()));
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_door_that_is_missing_named_for_nothing_or_not_driven_is_noticed() {
    const PHOTO: &[Purpose] = &[Purpose::Photo];
    let there = BTreeSet::from(["/people".to_owned(), "/photos".to_owned()]);
    let drives = Driven::from([("/photos".to_owned(), Purpose::Photo.key())]);
    for proven in [("/photos", Consent(PHOTO)), ("/photos", Partly(PHOTO))] {
        assert!(holes(&[("/people", Place), proven], &there, &drives).is_empty());
        for (register, driven) in [
            (vec![("/people", Place), ("/gone", Place), proven], &drives),
            (vec![("/people", Place), ("/people", Place), proven], &drives),
            (vec![proven], &drives),
            (vec![("/people", Place), proven], &Driven::new()),
            (vec![("/people", Place), ("/photos", Nobody)], &drives),
            (vec![("/people", Place), ("/photos", Consent(&[Purpose::Photo, Purpose::Story]))], &drives),
        ] {
            assert_eq!(holes(&register, &there, driven).len(), 1, "{register:?}");
        }
    }
}

/// Where the program asks whether she agrees, and an emitter that answers by it.
const ASKS: [(&str, &str); 15] = [
    ("assessments/due.rs", "/"),
    ("assessments/found.rs", "/people/{code}/assessments"),
    ("assessments/sent.rs", "/phone/{token}/submission"),
    ("assessment_corrections/found.rs", "/people/{code}/assessments/mistakes"),
    ("contacts/gate.rs", "/breaches/{breach}/women/{code}/telling"),
    ("due_lists/list.rs", "/due/{site}/{wave}"),
    ("exports/write.rs", "/people/export"),
    ("journeys/person.rs", "/people/{code}"),
    ("group_reports/many.rs", "/instruments/{programme}/{key}/together"),
    ("outside_requests/extract.rs", "/outside/{request}/extract"),
    ("referrals/paper.rs", "/people/{code}/referrals/{referral}/paper"),
    ("referrals/sending.rs", "/people/{code}/referrals"),
    ("restricted_notes/found.rs", "/people/{code}/notes/{note}"),
    ("safety_plans/found.rs", "/people/{code}/plan"),
    ("visits/found.rs", "/people/{code}/visits/{visit}"),
];

#[test]
fn whoever_asks_whether_she_agrees_has_an_emitter_that_is_driven() {
    let named: BTreeSet<String> = ASKS.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(all_that_ask(), named, "a new place that asks needs its emitter in the register, and its scene");
    for (file, route) in &ASKS {
        assert!(driven().iter().any(|(name, _)| name == route), "{file}: {route} is not driven");
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
