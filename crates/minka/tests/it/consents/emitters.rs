//! The register of everything that shows, prints, sends or counts a woman, and what it rests on.
//!
//! What rests on her consent names the purpose and the test in which she agrees, is shown, stops it and is gone at the very
//! next call. A route, command or job that is not in this register fails the build; one that says it shows nobody is walked
//! to and looked at.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use minka::consents::Purpose;
use regex::Regex;

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

/// What an emitter rests on.
#[derive(Clone, Copy, Debug)]
enum Basis {
    /// It shows nobody's data.
    Nobody,
    /// The place in the programme that she asked for: what those need who carry it out, as far as the access table lets them.
    Place,
    /// Her own safety, or another woman's.
    Safety,
    /// That the programme can answer for what it did: entries with codes.
    Account,
    /// What she asked for herself: her card, her copy, her word to stop.
    HerRequest,
    /// Her consent, and the test that withdraws it. The rooms that rest on one are still to come.
    Consent(Purpose, &'static str),
}

use Basis::{Account, Consent, HerRequest, Nobody, Place, Safety};

/// The test in which she stops questionnaires.
const QUESTIONNAIRES: &str = "what_she_stopped_is_asked_and_shown_no_more";

/// The test in which she stops them, and no telephone has her code or is heard about her any more.
const TELEPHONES: &str = "what_she_stopped_is_on_no_telephone";

/// Every route of the program.
const ROUTES: [(&str, Basis); 294] = [
    ("/", Place),
    ("/access", Nobody),
    ("/account", Nobody),
    ("/account/code-app", Nobody),
    ("/account/code-app/code", Nobody),
    ("/account/code-app/removal", Nobody),
    ("/account/name", Nobody),
    ("/account/passkeys", Nobody),
    ("/account/passkeys/question", Nobody),
    ("/account/passkeys/{id}/removal", Nobody),
    ("/account/recovery-codes", Nobody),
    ("/account/recovery-codes/paper", Nobody),
    ("/account/second-factor", Nobody),
    ("/account/sign-ins/ending", Nobody),
    ("/account/sign-ins/{id}/ending", Nobody),
    ("/assets/{stamp}/{*name}", Nobody),
    ("/audit", Account),
    ("/audit/checkpoints", Nobody),
    ("/backgrounds", Nobody),
    ("/backgrounds/reasons", Nobody),
    ("/backgrounds/reasons/{reason}/end", Nobody),
    ("/calendar", Nobody),
    ("/calendar/end", Nobody),
    ("/calendar/{file}", Nobody),
    ("/complaints", Safety),
    ("/complaints/new", Nobody),
    ("/complaints/ways", Nobody),
    ("/complaints/ways/{site}", Nobody),
    ("/complaints/{complaint}", Safety),
    ("/complaints/{complaint}/steps", Safety),
    ("/concerns", Safety),
    ("/concerns/{concern}", Safety),
    ("/concerns/{concern}/actions", Safety),
    ("/concerns/{concern}/closure", Safety),
    ("/concerns/{concern}/risk", Safety),
    ("/concerns/{concern}/taking", Safety),
    ("/courses", Nobody),
    ("/courses/new", Nobody),
    ("/courses/packs", Nobody),
    ("/courses/packs/{name}", Nobody),
    ("/courses/{id}", Nobody),
    ("/courses/{id}/files", Nobody),
    ("/courses/{id}/lessons", Nobody),
    ("/courses/{id}/lessons/new", Nobody),
    ("/courses/{id}/order", Nobody),
    ("/courses/{id}/takeover", Nobody),
    ("/courses/{id}/upload", Nobody),
    ("/design", Nobody),
    ("/duplicates", Place),
    ("/duplicates/compare", Place),
    ("/duplicates/decided", Place),
    ("/duplicates/decided/{verdict}/return", Place),
    ("/duplicates/search", Nobody),
    ("/duplicates/search/{site}", Nobody),
    ("/duplicates/search/{site}/progress", Nobody),
    ("/duplicates/{one}/{other}", Place),
    ("/forgetting", HerRequest),
    ("/forgotten/{id}", HerRequest),
    ("/forgotten/{id}/paper", HerRequest),
    ("/groups", Nobody),
    ("/groups/new", Nobody),
    ("/groups/{group}", Place),
    ("/groups/{group}/closure", Nobody),
    ("/groups/{group}/edit", Nobody),
    ("/groups/{group}/facilitators", Nobody),
    ("/groups/{group}/facilitators/{assignment}/end", Nobody),
    ("/groups/{group}/holidays", Nobody),
    ("/groups/{group}/holidays/{holiday}/removal", Nobody),
    ("/groups/{group}/keep-apart", Safety),
    ("/groups/{group}/keep-apart/{pair}/end", Safety),
    ("/groups/{group}/members", Place),
    ("/groups/{group}/members/add", Place),
    ("/groups/{group}/members/{membership}/end", Place),
    ("/groups/{group}/members/{membership}/return", Place),
    ("/groups/{group}/members/{membership}/role", Place),
    ("/groups/{group}/missed", Place),
    ("/groups/{group}/paper", Place),
    ("/groups/{group}/reopening", Nobody),
    ("/groups/{id}/hours", Nobody),
    ("/groups/{id}/sessions", Place),
    ("/groups/{id}/sessions/blank", Place),
    ("/healthz", Nobody),
    ("/help", Nobody),
    ("/help/new", Nobody),
    ("/help/{place}", Nobody),
    ("/help/{place}/check", Nobody),
    ("/help/{place}/end", Nobody),
    ("/instruments", Nobody),
    ("/instruments/import", Nobody),
    ("/instruments/{programme}/{key}", Nobody),
    ("/instruments/{programme}/{key}/file", Nobody),
    ("/instruments/{programme}/{key}/form.xlsx", Nobody),
    ("/instruments/{programme}/{key}/form.xml", Nobody),
    ("/instruments/{programme}/{key}/group", Consent(Purpose::Statistics, "the_group_stands_with_both_denominators")),
    (
        "/instruments/{programme}/{key}/together",
        Consent(Purpose::Statistics, "whoever_stops_being_counted_counts_no_more"),
    ),
    ("/instruments/{programme}/{key}/use", Nobody),
    ("/instruments/{programme}/{key}/words", Nobody),
    ("/kept/removal", Nobody),
    ("/language", Nobody),
    ("/leave", Nobody),
    ("/lessons/{id}", Nobody),
    ("/lessons/{id}/before", Nobody),
    ("/lessons/{id}/before/{before}", Nobody),
    ("/lessons/{id}/before/{before}/restoration", Nobody),
    ("/lessons/{id}/edit", Nobody),
    ("/lessons/{id}/handout", Nobody),
    ("/lessons/{id}/place", Nobody),
    ("/lessons/{id}/retirement", Nobody),
    ("/lessons/{id}/return", Nobody),
    ("/matching", Place),
    ("/merges", Place),
    ("/merges/{id}", Place),
    ("/merges/{id}/confirmation", Place),
    ("/merges/{id}/undoing", Nobody),
    ("/merges/{id}/undoing/confirmation", Place),
    ("/merges/{id}/undoing/withdrawal", Nobody),
    ("/merges/{id}/withdrawal", Nobody),
    ("/metrics", Nobody),
    ("/more", Nobody),
    ("/openings", Safety),
    ("/openings/reviews", Account),
    ("/openings/{id}/ending", Safety),
    ("/openings/{id}/review", Account),
    ("/own", HerRequest),
    ("/own/concern", HerRequest),
    ("/own/consents/{purpose}/withdrawal", HerRequest),
    ("/own/end", HerRequest),
    ("/own/forgetting", HerRequest),
    ("/own/forgetting/withdrawal", HerRequest),
    ("/own/names", HerRequest),
    ("/own/pause", HerRequest),
    ("/own/wishes", HerRequest),
    ("/people", Place),
    ("/people/by-name", Place),
    ("/people/export", Place),
    ("/people/import", Place),
    ("/people/import/{id}", Place),
    ("/people/import/{id}/check", Place),
    ("/people/import/{id}/check/progress", Place),
    ("/people/import/{id}/problems.csv", Place),
    ("/people/import/{id}/registration", Place),
    ("/people/import/{id}/registration/progress", Place),
    ("/people/import/{id}/removal", Place),
    ("/people/new", Place),
    ("/people/new/alike", Place),
    ("/people/search", Place),
    ("/people/{code}", Place),
    ("/people/{code}/account", Safety),
    ("/people/{code}/account/{id}/ending", Safety),
    ("/people/{code}/assessments", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/assessments/lines/{key}", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/assessments/new", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/assessments/paper.pdf", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/assessments/{id}", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/assessments/{id}/ending", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/assessments/{id}/items/{item}", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/assessments/{id}/keying", Basis::Consent(Purpose::Survey, QUESTIONNAIRES)),
    ("/people/{code}/background", Place),
    ("/people/{code}/background/opening", Place),
    ("/people/{code}/card", HerRequest),
    ("/people/{code}/concern", Safety),
    ("/people/{code}/consents", HerRequest),
    ("/people/{code}/consents/paper", HerRequest),
    ("/people/{code}/consents/{purpose}", HerRequest),
    ("/people/{code}/consents/{purpose}/withdrawal", HerRequest),
    ("/people/{code}/contact", Safety),
    ("/people/{code}/contact/card", Safety),
    ("/people/{code}/contact/opening", Safety),
    ("/people/{code}/contact/pause", Safety),
    ("/people/{code}/contact/proposal", Safety),
    ("/people/{code}/contact/proposals/{id}/decision", Safety),
    ("/people/{code}/contact/resumption", Safety),
    ("/people/{code}/cover", Place),
    ("/people/{code}/edit", Place),
    ("/people/{code}/exclusions", Safety),
    ("/people/{code}/exclusions/{id}/lifting", Safety),
    ("/people/{code}/forgetting", HerRequest),
    ("/people/{code}/forgetting/execution", HerRequest),
    ("/people/{code}/forgetting/withdrawal", HerRequest),
    ("/people/{code}/goals", HerRequest),
    ("/people/{code}/goals/new", HerRequest),
    ("/people/{code}/goals/paper", HerRequest),
    ("/people/{code}/goals/{goal}", HerRequest),
    ("/people/{code}/goals/{goal}/check-ins", HerRequest),
    ("/people/{code}/goals/{goal}/check-ins/{reading}/removal", HerRequest),
    ("/people/{code}/goals/{goal}/edit", HerRequest),
    ("/people/{code}/goals/{goal}/ending", HerRequest),
    ("/people/{code}/goals/{goal}/return", HerRequest),
    ("/people/{code}/handover", Place),
    ("/people/{code}/hold", Safety),
    ("/people/{code}/hold/{id}/lifting", Safety),
    ("/people/{code}/household", Place),
    ("/people/{code}/household/end", Place),
    ("/people/{code}/household/head", Place),
    ("/people/{code}/identity", Place),
    ("/people/{code}/identity/opening", Place),
    ("/people/{code}/journey", Place),
    ("/people/{code}/journey/{step}/correction", Place),
    ("/people/{code}/kin", Place),
    ("/people/{code}/kin/{link}/end", Place),
    ("/people/{code}/lessons", Place),
    ("/people/{code}/life-map", HerRequest),
    ("/people/{code}/make-ups", Place),
    ("/people/{code}/mentor", Place),
    ("/people/{code}/mentor/{assignment}/end", Place),
    ("/people/{code}/merge/{other}", Place),
    ("/people/{code}/need", Place),
    ("/people/{code}/openings", HerRequest),
    ("/people/{code}/own-view", HerRequest),
    ("/people/{code}/own-view/copy", HerRequest),
    ("/people/{code}/plan", Basis::Consent(Purpose::Notes, "she_lets_nobody_read_it_from_the_moment_she_stops_it")),
    (
        "/people/{code}/plan/edit",
        Basis::Consent(Purpose::Notes, "she_lets_nobody_read_it_from_the_moment_she_stops_it"),
    ),
    (
        "/people/{code}/plan/paper",
        Basis::Consent(Purpose::Notes, "she_lets_nobody_read_it_from_the_moment_she_stops_it"),
    ),
    (
        "/people/{code}/plan/reviews",
        Basis::Consent(Purpose::Notes, "she_lets_nobody_read_it_from_the_moment_she_stops_it"),
    ),
    ("/people/{code}/prep", HerRequest),
    ("/people/{code}/promises", HerRequest),
    ("/people/{code}/records", Basis::Consent(Purpose::Notes, "she_lets_nobody_read_it_from_the_moment_she_stops_it")),
    (
        "/people/{code}/records/new",
        Basis::Consent(Purpose::Notes, "she_lets_nobody_read_it_from_the_moment_she_stops_it"),
    ),
    ("/people/{code}/referrals", HerRequest),
    ("/people/{code}/referrals/new", HerRequest),
    (
        "/people/{code}/referrals/{referral}/paper",
        Consent(Purpose::Sharing, "she_is_sent_only_where_she_agrees_and_the_paper_ends_with_her_consent"),
    ),
    ("/people/{code}/referrals/{referral}/steps", HerRequest),
    ("/people/{code}/registered", Place),
    ("/people/{code}/visits", HerRequest),
    ("/people/{code}/visits/draft", HerRequest),
    ("/people/{code}/visits/draft/removal", HerRequest),
    ("/people/{code}/visits/new", HerRequest),
    ("/people/{code}/visits/{visit}", Consent(Purpose::Notes, "a_note_is_read_by_whoever_wrote_it_and_by_nobody_else")),
    ("/people/{code}/visits/{visit}/notes", HerRequest),
    ("/people/{code}/visits/{visit}/removal", HerRequest),
    ("/people/{code}/wishes/{id}/answer", HerRequest),
    ("/phone/{token}/codes.csv", Basis::Consent(Purpose::Survey, TELEPHONES)),
    ("/phone/{token}/formList", Nobody),
    ("/phone/{token}/forms/{form}", Nobody),
    ("/phone/{token}/forms/{form}/manifest", Nobody),
    ("/phone/{token}/settings.svg", Nobody),
    ("/phone/{token}/submission", Basis::Consent(Purpose::Survey, TELEPHONES)),
    ("/phones", Nobody),
    ("/phones/ending", Nobody),
    ("/private-words/{id}/taken", Safety),
    ("/procedures", Nobody),
    ("/procedures/{site}", Nobody),
    ("/procedures/{site}/ending", Nobody),
    ("/quiet", Place),
    ("/r/{token}", Place),
    ("/r/{token}/qr.svg", Nobody),
    ("/retention", Place),
    ("/retention/{site}/years", Nobody),
    ("/safe-mode", Nobody),
    ("/safe-mode/ending", Nobody),
    ("/sessions/{id}", Place),
    ("/sessions/{id}/cancellation", Nobody),
    ("/sessions/{id}/circles", Place),
    ("/sessions/{id}/circles/after", Place),
    ("/sessions/{id}/circles/cards", Place),
    ("/sessions/{id}/circles/new", Place),
    ("/sessions/{id}/circles/seats", Place),
    ("/sessions/{id}/closure", Place),
    ("/sessions/{id}/history", Place),
    ("/sessions/{id}/lesson", Nobody),
    ("/sessions/{id}/link", Nobody),
    ("/sessions/{id}/link/ending", Nobody),
    ("/sessions/{id}/link/slip", Nobody),
    ("/sessions/{id}/resumption", Nobody),
    ("/sessions/{id}/roll", Place),
    ("/sessions/{id}/roll.pdf", Place),
    ("/sign-in", Nobody),
    ("/sign-in/code", Nobody),
    ("/sign-in/passkey", Nobody),
    ("/sign-in/passkey/question", Nobody),
    ("/sign-out", Nobody),
    ("/staff", Nobody),
    ("/staff/assignments/{id}/approval", Nobody),
    ("/staff/assignments/{id}/ending", Nobody),
    ("/staff/assignments/{id}/refusal", Nobody),
    ("/staff/new", Nobody),
    ("/staff/{id}", Place),
    ("/staff/{id}/disabling", Nobody),
    ("/staff/{id}/invitation", Nobody),
    ("/staff/{id}/invitation/paper", Nobody),
    ("/staff/{id}/mentoring/{site}", Nobody),
    ("/staff/{id}/role", Nobody),
    ("/step-up", Nobody),
    ("/supervision", Place),
    ("/supervision/{user}", Place),
    ("/theme", Nobody),
    ("/vocabularies", Nobody),
    ("/vocabularies/words", Nobody),
    ("/vocabularies/words/{word}/end", Nobody),
    ("/waves", Nobody),
    ("/waves/{wave}/end", Nobody),
    ("/welcome/{token}", Nobody),
    ("/word/{site}", Nobody),
    ("/word/{site}/slip", Nobody),
];

/// Every command that can be typed at the machine, by its file.
const COMMANDS: [(&str, Basis); 23] = [
    // Everything, encrypted, to be put back: whoever holds the key holds the programme.
    ("backup", Place),
    ("bundle", Place),
    ("restore", Place),
    ("drill", Place),
    // Ids and days, to take back again what was taken back.
    ("restraints", Safety),
    ("verify", Place),
    ("whole", Place),
    ("check", Account),
    ("course", Nobody),
    ("demo", Nobody),
    // Codes, or with a reason that is sealed the chosen names, for the programme itself and nobody else.
    ("export", Place),
    ("import", Place),
    ("init", Nobody),
    ("key", Nobody),
    ("log", Nobody),
    ("place", Nobody),
    // Works on a list that somebody hands over, and keeps nothing.
    ("rules", Place),
    ("say", Nobody),
    ("secret", Nobody),
    ("serve", Nobody),
    ("user", Nobody),
    ("which", Nobody),
    ("mod", Nobody),
];

/// Every file in which work goes on after a page was answered.
const JOBS: [(&str, Basis); 2] = [("duplicates/search.rs", Place), ("imports/uploads.rs", Place)];

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
fn all_tests() -> String {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it"), &mut files);
    files.iter().map(|file| fs::read_to_string(file).expect("text")).collect()
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
