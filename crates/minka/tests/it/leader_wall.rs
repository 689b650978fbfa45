//! Tests of the wall between what a woman was here and what she is now.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use http::StatusCode;
use minka::{
    foundation::{
        access::{Action, Role},
        audit::Entry,
        change::By,
        ids::{GroupId, ParticipantId, SiteId, UserId},
    },
    leader_wall,
    users::{self, NewAssignment},
};

use regex::Regex;

use crate::{
    exclusions::rust_files,
    memberships::{approve, newcomer},
    on_both,
    pages::walk,
    referrals::send_one,
    visits::visit_one,
    world::{TUESDAY, Visit, World},
};

/// Says that an account and a file are one woman's, behind the pages.
pub fn link(world: &World, (site, woman): (SiteId, ParticipantId), user: UserId) {
    world.change(By::Program, move |change| {
        leader_wall::link_file(change, (site, woman), user)?;
        change.commit(Entry::event("test.wall"), ())
    });
}

/// A role with all that it can name.
fn assign(world: &World, user: UserId, role: Role, group: Option<GroupId>, participant: Option<ParticipantId>) {
    let site = world.almaty;
    world.change(By::Program, move |change| {
        let new = NewAssignment {
            user,
            role,
            site,
            group,
            participant,
            from: TUESDAY,
            until: None,
            approved_by: Some("test".to_owned()),
        };
        users::add_assignment(change, &new)?;
        change.commit(Entry::event("test.role"), ())
    });
}

/// Some pages of what is sealed about a woman.
const SEALED: [&str; 7] =
    ["identity", "openings", "consents/photo", "exclusions", "consents/paper", "background", "referrals"];

async fn answers(visit: &mut Visit, code: &str) -> Vec<StatusCode> {
    let mut answers = Vec::new();
    for page in SEALED {
        answers.push(visit.get(&format!("/people/{code}/{page}")).await.status);
    }
    answers
}

on_both! {
    /// A participant becomes a manager: neither her own sealed part nor that of her circle opens for her account.
    async fn her_new_role_opens_neither_her_own_part_nor_that_of_her_circle(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        let (mine, circle, other) = (world.women[0].1.clone(), world.women[1].1.clone(), newcomer(&world, "Раушан"));
        let mut dina = world.visit(world.dina);
        for code in [&mine, &circle, &other] {
            assert_eq!(answers(&mut dina, code).await, [StatusCode::OK; 7], "before: {code}");
        }
        let path = format!("/people/{mine}/account");
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&format!("/people/{mine}")).await.says("She works here now"));
        let own = world.aigul.to_string();
        assert!(aigul.fill(&path, &path, &[("who", &own)]).await.says("For yourself somebody else has to do this"));
        assert!(aigul.fill(&path, &path, &[("who", "")]).await.says("Choose an account of this centre"));
        let dinas = world.dina.to_string();
        let linked = aigul.fill(&path, &path, &[("who", &dinas)]).await;
        assert!(aigul.follow(&linked).await.says("Linked. The sealed parts are shut to her account now."));
        assert!(world.audit_text().contains(&format!("file.link_account participant {mine} user {dinas}")));
        for (code, expected) in [(&mine, StatusCode::NOT_FOUND), (&circle, StatusCode::NOT_FOUND), (&other, StatusCode::OK)] {
            assert_eq!(answers(&mut dina, code).await, [expected; 7], "after: {code}");
            let opening = format!("/people/{code}/identity/opening");
            let opened = dina.tap(&opening, &[("reason", "because")]).await;
            assert_eq!(opened.status, expected);
        }
        // What is not sealed stays, and anybody may stop something for anybody.
        assert_eq!(dina.get(&format!("/people/{circle}")).await.status, StatusCode::OK);
        let stop = format!("/people/{circle}/consents/photo/withdrawal");
        assert_eq!(dina.tap(&stop, &[("consent", "all")]).await.status, StatusCode::SEE_OTHER);
        // Nobody else is held back, and she is not told who may know.
        assert_eq!(answers(&mut aigul, &mine).await, [StatusCode::OK; 7]);
        assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND);
        let again = aigul.tap(&path, &[("who", &dinas)]).await;
        assert!(again.says("This account belongs to another file already") || again.says("Her file belongs to another account already"));
        // A mistake is ended, and stays known.
        let id: String = world.read(|db| db.get("select id from own_file", &[], |row| row.get(0)));
        assert_eq!(dina.tap(&format!("{path}/{id}/ending"), &[]).await.status, StatusCode::NOT_FOUND);
        let ended = aigul.tap(&format!("{path}/{id}/ending"), &[]).await;
        assert!(aigul.follow(&ended).await.says("A mistake, ended on 24 November 2026"));
        assert_eq!(answers(&mut dina, &mine).await, [StatusCode::OK; 7]);
    }

    /// Whoever led her before does not read her past through another role; whoever walks beside her today does.
    async fn whoever_led_her_does_not_read_her_past_through_another_role(world) {
        approve(&world, world.bota, Role::Manager, (world.almaty, None));
        let ((mine, code), other) = (world.women[0].clone(), world.women[1].1.clone());
        let mut bota = world.visit(world.bota);
        assert_eq!(answers(&mut bota, &code).await, [StatusCode::OK; 7]);
        link(&world, (world.almaty, mine), world.dina);
        assert_eq!(answers(&mut bota, &code).await, [StatusCode::NOT_FOUND; 7]);
        assert_eq!(bota.get(&format!("/people/{code}/account")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(answers(&mut bota, &other).await, [StatusCode::OK; 7], "the others are no colleagues");
        assert!(!bota.get(&format!("/people/{code}")).await.says("Sealed part"), "no door that does not open");
        assign(&world, world.bota, Role::Mentor, None, None);
        assign(&world, world.bota, Role::Mentor, None, Some(mine));
        assert_eq!(answers(&mut bota, &code).await, [StatusCode::OK; 7]);
    }

    /// She walks beside a woman of her circle and manages the site: of the pages about her only those open that show nothing sealed,
    /// and no form of the others takes anything. What she could open until then is what shuts.
    async fn every_page_of_what_is_sealed_shuts(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        assign(&world, world.dina, Role::Mentor, None, None);
        let ((mine, _), (circle, code)) = (world.women[0].clone(), world.women[1].clone());
        assign(&world, world.dina, Role::Mentor, None, Some(circle));
        visit_one(&world, (world.almaty, circle), world.dina);
        send_one(&world, (world.almaty, circle));
        let pages = pages_about_her("get", &code, &world.women[2].1);
        let mut dina = world.visit(world.dina);
        let mut before = BTreeMap::new();
        for (route, address) in &pages {
            before.insert(route.as_str(), dina.get(address).await.status);
        }
        let shows = |text: &str| text.contains("Canary") || text.contains(&format!("/people/{code}/visits"));
        assert!(shows(&dina.get("/").await.text()), "what was promised to her waits on the first page");
        link(&world, (world.almaty, mine), world.dina);
        let mut shut = BTreeSet::new();
        for (route, address) in &pages {
            let (was, is) = (before[route.as_str()], dina.get(address).await.status);
            match OPEN.iter().any(|(open, _)| open == route) {
                // The receipt is one page for whoever sees nothing, whether or not there was something to stop.
                true if route == "/people/{code}/consents/{purpose}/withdrawal" => assert_eq!(is, StatusCode::OK),
                true => assert_eq!(is, was, "{route} shows nothing sealed"),
                false => assert_eq!(is, StatusCode::NOT_FOUND, "{route} stands behind the wall"),
            }
            if was != is {
                shut.insert(route.as_str());
            }
        }
        assert!(shut.len() >= 20, "{shut:?}");
        for expected in ["background", "handover", "referrals", "visits", "goals", "plan", "records", "notes", "contact/card", "merge/{other}"] {
            assert!(shut.contains(format!("/people/{{code}}/{expected}").as_str()), "{expected}: {shut:?}");
        }
        for (route, address) in pages_about_her("post", &code, &world.women[2].1) {
            if OPEN.iter().chain(&OPEN_ACTS).all(|(open, _)| *open != route) {
                let sent = dina.tap(&address, &[("reason", "because"), ("note", "words")]).await;
                assert_eq!(sent.status, StatusCode::NOT_FOUND, "{route} stands behind the wall: {}", sent.text());
            }
        }
        let consents = dina.get(&format!("/people/{code}/consents")).await;
        assert!(!consents.says("Canary") && !consents.says("Agreed"), "{}", consents.text());
        // No door leads to one of them, and nothing of what waits in them shows.
        for (path, text) in walk(&world, world.dina).await {
            assert!(!shows(&text), "{path}");
        }
    }
}

/// Addresses about her that show nothing sealed, and what they are.
const OPEN: [(&str, &str); 18] = [
    ("/people/{code}/identity/alike", "what agrees with somebody's, never what it is"),
    ("/people/{code}", "code, chosen name, where she stands"),
    ("/people/{code}/edit", "code, chosen name, sign"),
    ("/people/{code}/journey", "her steps"),
    ("/people/{code}/registered", "code and sign, to be told"),
    ("/people/{code}/card", "code and sign, on paper"),
    ("/people/{code}/lessons", "which lessons she heard"),
    ("/people/{code}/kin", "codes of women near to her"),
    ("/people/{code}/need", "how much of a mentor she needs"),
    ("/people/{code}/mentor", "who walks beside her"),
    ("/people/{code}/cover", "who walks beside her meanwhile"),
    ("/people/{code}/concern", "to fear for her: anybody may"),
    ("/people/{code}/contact", "to stop everything: anybody may"),
    ("/people/{code}/consents", "to stop something, without what she said: anybody may"),
    ("/people/{code}/consents/{purpose}/withdrawal", "to stop something: anybody may"),
    ("/people/{code}/forgetting", "that she wants to be forgotten"),
    ("/people/{code}/forgetting/withdrawal", "that she does not want it any more"),
    ("/people/{code}/hold", "that nothing of hers goes"),
];

/// What can be done about her besides, and writes nothing sealed.
const OPEN_ACTS: [(&str, &str); 7] = [
    ("/people/{code}/staff-ties", "who of the staff is close to her"),
    ("/people/{code}/household", "who lives with whom"),
    ("/people/{code}/household/head", "who lives with whom"),
    ("/people/{code}/household/end", "who lives with whom"),
    ("/people/{code}/make-ups", "a lesson caught up"),
    ("/people/{code}/contact/pause", "to stop everything: anybody may"),
    ("/people/{code}/forgetting/execution", "she is forgotten: what is sealed goes unread"),
];

/// Every address about a woman that takes a method, by the routes of all rooms: those that name nothing else of hers.
fn pages_about_her(method: &str, code: &str, other: &str) -> Vec<(String, String)> {
    let route = Regex::new(r#"\.route\(\s*"(/people/\{code\}[^"]*)",\s*([^\n]*)"#).expect("a pattern");
    let takes = Regex::new(&format!(r"\b{method}\(")).expect("a pattern");
    let mut pages = Vec::new();
    for file in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&file).expect("text");
        for found in route.captures_iter(&text).filter(|found| takes.is_match(&found[2])) {
            let address = found[1].replace("{code}", code).replace("{purpose}", "photo").replace("{other}", other);
            if !address.contains('{') {
                pages.push((found[1].to_owned(), address));
            }
        }
    }
    assert!(pages.len() > 20, "{method}: {}", pages.len());
    pages
}

/// Actions of rooms that open or seal something under a woman's key which stand before the wall, and why.
const BEFORE: [(&str, &str); 25] = [
    ("person.read_basic", "code, sign and chosen name"),
    ("person.find", "codes and chosen names"),
    ("person.create", "there is nothing of hers yet"),
    ("person.edit_basic", "code, sign and chosen name"),
    ("person.assign_mentor", "who walks beside her"),
    ("concern.raise", "to fear for her: anybody may"),
    ("consent.withdraw", "to stop something for her: anybody may"),
    ("contact.pause", "to stop everything for her: anybody may"),
    ("duplicate.review", "what was compared stays sealed: it is said what agrees, never what it is"),
    ("import.people", "identity.write is asked for each woman"),
    ("outside.extract", "identity.read is asked for each woman"),
    ("outside.record", "who asks, not what is given"),
    ("outside.read", "who asks, not what is given"),
    ("outside.decide", "who asks, not what is given"),
    ("outside.confirm", "who asks, not what is given"),
    ("breach.report", "what was lost, by nobody’s file"),
    ("breach.read", "that it may concern her, and whether she may be written to"),
    ("breach.handle", "that she was told"),
    ("export.codes", "the name of an action that the chain is searched for"),
    ("background.choose", "what a programme asks everybody"),
    ("procedure.read", "what a site does"),
    ("procedure.write", "what a site does"),
    ("help.read", "places that help"),
    ("help.edit", "places that help"),
    ("group.read", "a group"),
];

/// Why somebody of the staff did something is sealed under her key as well; it is no word of hers.
const REASONS: [&str; 3] = ["keep_reason", "find_reason", "open_reason"];

/// A room that opens or seals something under a woman's own key, or asks another room to, uses no action that stands before the
/// wall, but for those named above. The rooms are found by what they call, the actions by what they name.
#[test]
fn every_action_of_a_room_that_opens_a_seal_stands_behind_the_wall() {
    let rooms = rooms();
    let opens = Regex::new(r"keyring(?:\(\)\?)?\s*\.(?:open|seal)(?:_words)?\(").expect("a pattern");
    let function = Regex::new(r"(?s)pub fn ([a-z_]+)(?:<[^>]*>)?\(([^{]*?)\{").expect("a pattern");
    let named = Regex::new(r"\bAction::([A-Z]\w+)").expect("a pattern");
    let openers: BTreeSet<&String> =
        rooms.iter().filter(|(_, text)| opens.is_match(text)).map(|(room, _)| room).collect();
    for expected in ["backgrounds", "contacts", "goals", "identities", "incidents", "matching", "referrals", "visits"] {
        assert!(openers.iter().any(|room| *room == expected), "{expected}: {openers:?}");
    }
    // What those rooms open for others: every function of theirs that is given the keyring.
    let mut through = BTreeSet::new();
    for room in &openers {
        for found in function.captures_iter(&rooms[*room]).filter(|found| found[2].contains("Keyring")) {
            if !REASONS.contains(&&found[1]) {
                through.insert(format!("{room}::{}(", &found[1]));
            }
        }
    }
    assert!(
        through.contains("identities::find_identity(") && through.contains("visits::read_notes_to_her("),
        "{through:?}"
    );
    let actions: BTreeMap<String, Action> = Action::ALL.iter().map(|action| (format!("{action:?}"), *action)).collect();
    let (mut problems, mut met, mut behind) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (room, text) in &rooms {
        if !openers.contains(room) && !through.iter().any(|call| text.contains(call)) {
            continue;
        }
        for action in named.captures_iter(text).filter_map(|found| actions.get(&found[1])) {
            if action.is_sealed() {
                behind.insert(action.name());
            } else if BEFORE.iter().any(|(known, _)| *known == action.name()) {
                met.insert(action.name());
            } else {
                problems.insert(format!("{room}: {} stands before the wall", action.name()));
            }
        }
    }
    let unmet = BEFORE.iter().filter(|(known, _)| !met.contains(known));
    problems.extend(unmet.map(|(known, _)| format!("{known} is named for nothing")));
    assert!(problems.is_empty(), "\n{}\n", problems.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(behind.len() >= 25, "{behind:?}");
}

/// What each room says, without its own tests.
fn rooms() -> BTreeMap<String, String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: BTreeMap<String, String> = BTreeMap::new();
    for file in rust_files(&source) {
        let short = file.strip_prefix(&source).expect("below").to_string_lossy().into_owned();
        let Some((room, _)) = short.split_once('/') else { continue };
        if ["foundation", "commands", "demo"].contains(&room) || short.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("text");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        rooms.entry(room.to_owned()).or_default().push_str(text);
    }
    rooms
}
