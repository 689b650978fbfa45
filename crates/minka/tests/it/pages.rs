//! Every page that a member of staff can walk to, in every language: it renders, and it is built as pages are built here.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::LazyLock,
};

use http::StatusCode;
use minka::foundation::{change::By, ids::UserId};
use regex::Regex;

use crate::{
    assessments::some_questionnaires,
    breaches::some_breach,
    consents::some_answers,
    duplicates::some_pairs,
    goals::some_goals,
    households::some_kin,
    matching::some_mentors,
    merges::some_merges,
    neutral::betrays,
    participation::three_sessions,
    referrals::some_referrals,
    safety_plans::all_restricted,
    visits::some_visits,
    world::{Engine, World},
};

/// More pages than a role can reach in the small world: a walk that gets here is lost in a loop.
const TOO_MANY: usize = 2000;

// Made once: a pattern takes longer to make than to look through a page.
static IDS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#" id="([^"]+)""#).expect("a pattern"));
static INPUT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"<(?:input|select|textarea)\b[^>]*>"#).expect("a pattern"));

/// Walks from the first page along every link, and gives (address, page) of all that was found.
pub async fn walk(world: &World, user: UserId) -> Vec<(String, String)> {
    walk_along(world, user, |links| links).await
}

/// Walks along a few links of each kind: one woman's pages are like another's.
pub async fn walk_along_a_few(world: &World, user: UserId) -> Vec<(String, String)> {
    let own = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{4}-[0-9A-Z]").expect("a pattern");
    let few = |links: Vec<String>| {
        let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for link in links {
            let alike = kinds.entry(own.replace_all(&link, "").into_owned()).or_default();
            if !alike.contains(&link) {
                alike.push(link);
            }
        }
        // The first and the last of a list: who left stands below who is there.
        let ends = |alike: Vec<String>| {
            let all = alike.len();
            alike.into_iter().enumerate().filter(move |(at, _)| *at < 2 || at + 2 >= all).map(|(_, link)| link)
        };
        kinds.into_values().flat_map(ends).collect()
    };
    walk_along(world, user, few).await
}

async fn walk_along(world: &World, user: UserId, choose: impl Fn(Vec<String>) -> Vec<String>) -> Vec<(String, String)> {
    let link = Regex::new(r##"href="(/[^"#]*)"##).expect("a pattern");
    let mut visit = world.visit(user);
    let (mut seen, mut waiting) =
        (BTreeSet::new(), VecDeque::from(["/".to_owned(), "/more".to_owned(), "/design".to_owned()]));
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let ends_elsewhere = ["/assets/", "/leave", "/sign-out"].iter().any(|start| path.starts_with(start));
        let is_file = [".pdf", ".csv", ".xlsx", ".ics", ".svg", ".zip"].iter().any(|end| path.contains(end));
        if ends_elsewhere || is_file || !seen.insert(path.clone()) {
            continue;
        }
        assert!(seen.len() < TOO_MANY, "a walk without end: {path}");
        let page = visit.get(&path).await;
        let text = page.text();
        match page.status {
            StatusCode::OK => {}
            StatusCode::SEE_OTHER => {
                waiting.push_back(page.location());
                continue;
            }
            other => panic!("{path} is offered and answers {other}"),
        }
        if !text.contains("<html") {
            continue;
        }
        let links = link.captures_iter(&text).map(|found| found[1].replace("&amp;", "&").replace("&#38;", "&"));
        for target in choose(links.collect()) {
            // Pages of the same list look alike: the first continuation is enough.
            if !target.contains("after=") || waiting.len() < 50 {
                waiting.push_back(target);
            }
        }
        pages.push((path, text));
    }
    pages
}

/// Routes whose forms keep nothing that a second tap could make twice, and why.
pub const KEEPS_NOTHING: [(&str, &str); 30] = [
    ("/sign-in", "each time is a sign-in of its own"),
    ("/sign-in/code", "each time is a sign-in of its own"),
    ("/sign-in/passkey", "each time is a sign-in of its own"),
    ("/sign-in/passkey/question", "a question to her device"),
    ("/sign-out", "gone is gone"),
    ("/leave", "gone is gone"),
    ("/step-up", "each time is a proof of its own"),
    ("/welcome/{token}", "the link itself works once"),
    ("/language", "the last tap holds, also after another one"),
    ("/theme", "the last tap holds, also after another one"),
    ("/kept/removal", "what she typed waits in memory alone"),
    ("/people/search", "a question"),
    ("/people/new/alike", "a question, asked while a name is typed"),
    ("/people/by-name", "a question, logged each time that it is asked"),
    ("/people/{code}/identity/opening", "a look, logged each time that it shows what is sealed"),
    ("/people/{code}/background/opening", "a look, logged each time that it shows what is sealed"),
    ("/people/{code}/contact/opening", "a look, logged each time that it shows the card"),
    ("/people/{code}/openings", "a look, logged each time"),
    ("/people/{code}/own-view", "each time is a visit of its own"),
    ("/people/{code}/own-view/copy", "a file, logged each time that it leaves"),
    ("/people/{code}/own-view/notes", "a look, logged each time that she hears them"),
    ("/own/end", "gone is gone"),
    ("/people/import/{id}/removal", "the file waits in memory alone"),
    ("/word/{site}/slip", "a question, logged each time that it finds something"),
    ("/courses/{id}/upload", "a look: the files travel in the next form"),
    ("/account/passkeys/question", "a question to her device"),
    ("/account/recovery-codes/paper", "a sheet of paper"),
    ("/staff/{id}/invitation/paper", "a sheet of paper"),
    ("/sessions/{id}/link/slip", "a sheet of paper"),
    (
        "/people/{code}/plan/paper",
        "a sheet of paper, logged each time; where she keeps it is written once: safety_plans",
    ),
];

/// Whether an address is one of a route: `/lessons/{id}/place`.
pub fn fits(route: &str, address: &str) -> bool {
    let (mut wanted, mut given) = (route.split('/'), address.split('/'));
    let alike = wanted.by_ref().zip(given.by_ref()).all(|(part, given)| part.starts_with('{') || part == given);
    alike && route.split('/').count() == address.split('/').count()
}

/// What every page must be, on a screen and on paper.
fn check_any(path: &str, text: &str, language: &str) {
    assert!(text.contains(&format!("<html lang=\"{language}\"")), "{path} is not said in {language}");
    assert_eq!(text.matches("<h1").count(), 1, "{path} ({language}) has one heading");
    assert!(!text.contains("Unknown localization"), "{path} ({language}) shows a key that is not defined");
    let title = text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
    assert_eq!(betrays(title), None, "the title of {path} ({language}) stays in histories: {title}");
    assert!(!text.contains("style=\"") && !text.contains("<style"), "{path} has inline style");
    assert!(text.matches("<script").count() <= 1 && !text.contains("onclick"), "{path} has inline script");
    assert!(text.contains("data-quick-exit"), "{path} has the quick exit");
    let mut known = BTreeSet::new();
    for id in IDS.captures_iter(text).map(|found| found[1].to_owned()) {
        assert!(known.insert(id.clone()), "{path} ({language}) has two elements called {id}");
    }
}

/// A handout is paper: it is said in the lesson's language, which its address names, and carries nothing of the program
/// but the way back.
fn check_paper(path: &str, text: &str) {
    let language = path.split_once("language=").map(|(_, code)| code);
    check_any(path, text, language.unwrap_or_else(|| panic!("{path} names no language")));
    assert!(!text.contains("<input") && !text.contains("<nav"), "{path} is paper");
}

/// What every page on a screen must be.
fn check(path: &str, text: &str, language: &str) {
    check_any(path, text, language);
    for found in INPUT.find_iter(text).filter(|found| !found.as_str().contains("type=\"hidden\"")) {
        let (field, before) = (found.as_str(), &text[..found.start()]);
        let inside = before.rfind("<label").is_some_and(|label| before.rfind("</label").is_none_or(|end| end < label));
        let id = field.split("id=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let wrapped = inside || field.contains("aria-label");
        assert!(wrapped || text.contains(&format!("for=\"{id}\"")), "{path} ({language}): no label for {field}");
    }
    for form in text.split("<form").skip(1).filter(|form| form.contains("method=\"post\"")) {
        let form = form.split("</form>").next().unwrap_or(form);
        let action = form.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let keeps_nothing = KEEPS_NOTHING.iter().any(|(route, _)| fits(route, action));
        assert!(keeps_nothing || form.contains("name=\"form_id\""), "{path}: the form for {action} carries no id");
    }
}

async fn every_page(engine: Engine, languages: &[&'static str]) {
    let world = World::new(engine);
    three_sessions(&world);
    some_answers(&world);
    some_goals(&world);
    some_visits(&world);
    some_referrals(&world);
    all_restricted(&world);
    some_pairs(&world, 2);
    some_merges(&world, world.elena);
    some_kin(&world);
    some_breach(&world);
    some_mentors(&world, 6);
    some_questionnaires(&world).await;
    let (mut total, mut papers) = (0, 0);
    for language in languages.iter().copied() {
        world.change(By::Program, move |change| {
            change.execute("update staff_user set language = $1", minka::binds![language])?;
            change.commit(minka::foundation::audit::Entry::event("test.language"), ())
        });
        for user in [world.aigul, world.bota, world.carmen, world.dina, world.elena] {
            let pages = walk(&world, user).await;
            total += pages.len();
            // Both who ask for roles and who approve them find the way to the staff.
            let meets_staff = pages.iter().any(|(path, _)| *path == format!("/staff/{}", world.bota));
            assert_eq!(meets_staff, user == world.aigul || user == world.elena, "{language}");
            for (path, text) in &pages {
                if path.contains("/handout") {
                    check_paper(path, text);
                    papers += 1;
                } else {
                    check(path, text, language);
                }
            }
        }
    }
    println!("{total} pages in {} languages", languages.len());
    assert!(total > 40 * languages.len() && papers > 0, "the walk found only {total} pages, {papers} of them paper");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_page_in_english_and_kazakh() {
    every_page(Engine::Sqlite, &["en", "kk"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_page_in_russian_and_spanish() {
    every_page(Engine::Sqlite, &["ru", "es"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_page_on_the_other_engine() {
    every_page(Engine::Postgres, &["ru"]).await;
}
