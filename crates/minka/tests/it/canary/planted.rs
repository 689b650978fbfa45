//! A canary of its own in every column that is sealed, about Rosa of Lima, and by whom and where each may be read.

use minka::{
    foundation::{access::Role, audit::Entry, change::By},
    incidents::{self, Told},
    outside_requests::{Asker, Field},
};

use crate::{
    breaches, complaints,
    concerns::{some_concern, some_procedure},
    contacts, goals,
    memberships::approve,
    outside_requests::ask_about,
    own_view,
    referrals::send_one,
    safety_plans::{PLAN, agree},
    visits::typed,
    world::{Page, World},
};

/// One column that is sealed, and what stands in it of Rosa's.
pub struct Planted {
    pub column: &'static str,
    pub canary: &'static str,
    /// Whether somebody may read it on a page of this address.
    pub may: fn(&str, &str) -> bool,
    /// Whether somebody meets it by walking; what is opened with a reason is met by nobody.
    pub met: bool,
}

const fn planted(column: &'static str, canary: &'static str, met: bool, may: fn(&str, &str) -> bool) -> Planted {
    Planted { column, canary, may, met }
}

/// She herself in her own view, and in the copy that her mentor makes for her when she says that it is safe.
fn hers(who: &str, path: &str) -> bool {
    who == "herself" && path.starts_with("/own") || in_room(who, path, "/own-view/copy")
}

/// Or her mentor, who has said why.
fn opened(who: &str, path: &str) -> bool {
    hers(who, path) || in_room(who, path, "/identity/opening")
}

fn in_room(who: &str, path: &str, room: &str) -> bool {
    who == "carmen" && path.starts_with("/people/") && path.contains(room)
}

/// Where each may be read: by her mentor in its own room, by her, by whoever answers for such things; and nowhere else.
pub const PLANTED: [Planted; 27] = [
    planted("sealed_identity.sealed", "Plantedlegal", true, opened),
    planted("sealed_identity.sealed", "Plantedstreet", true, opened),
    planted("sealed_identity.sealed", "+51 900 333 1234", true, opened),
    planted("sealed_reason.sealed", "Plantedreason", true, hers),
    planted("goal.sealed", "Plantedgoal", true, |who, path| {
        hers(who, path) || ["/goals", "/prep", "/life-map"].iter().any(|room| in_room(who, path, room))
    }),
    planted("goal_before.sealed", "Plantedformer", true, |who, path| hers(who, path) || in_room(who, path, "/goals")),
    planted("goal_check_in.sealed", "Plantedreading", true, |who, path| {
        hers(who, path) || in_room(who, path, "/goals") || in_room(who, path, "/prep")
    }),
    planted("visit_note.sealed", "Plantednote", true, |who, path| {
        in_room(who, path, "/visits") || in_room(who, path, "/own-view/notes")
    }),
    planted("promise.sealed", "Plantedpromise", true, |who, path| {
        hers(who, path) || in_room(who, path, "/visits") || in_room(who, path, "/prep")
    }),
    planted("visit_draft.sealed", "Planteddraft", true, |who, path| in_room(who, path, "/visits")),
    planted("referral.sealed", "Plantedneed", true, |who, path| hers(who, path) || in_room(who, path, "/referrals")),
    planted("concern.sealed", "Plantedconcern", true, |who, path| {
        ["lucia", "carmen"].contains(&who) && path.starts_with("/concerns/")
    }),
    planted("concern_action.sealed", "Planteddeed", true, |who, path| {
        ["lucia", "carmen"].contains(&who) && path.starts_with("/concerns/")
    }),
    planted("safety_plan.sealed", "Plantedfear", true, |who, path| {
        in_room(who, path, "/plan") || in_room(who, path, "/own-view/notes")
    }),
    planted("safety_plan_paper.sealed", "Plantedstove", true, |who, path| {
        in_room(who, path, "/plan") || in_room(who, path, "/own-view/notes")
    }),
    planted("violence_incident.sealed", "Plantedrecord", true, |who, path| {
        in_room(who, path, "/records") || in_room(who, path, "/own-view/notes")
    }),
    planted("restricted_note.sealed", "Plantedsecret", true, |who, path| {
        in_room(who, path, "/notes/") || in_room(who, path, "/own-view/notes")
    }),
    planted("complaint.sealed", "Plantedword", true, |who, path| {
        ["dina", "lucia"].contains(&who) && path.starts_with("/complaints/")
    }),
    planted("complaint_step.sealed", "Plantedstep", true, |who, path| {
        ["dina", "lucia"].contains(&who) && path.starts_with("/complaints/")
    }),
    planted("outside_request.sealed", "Canarybasis", true, |who, path| who == "lucia" && path.starts_with("/outside")),
    planted("outside_decision.sealed", "Plantedwhy", true, |who, path| who == "lucia" && path.starts_with("/outside")),
    planted("breach.sealed", "Plantedloss", true, |who, path| {
        ["lucia", "carmen"].contains(&who) && path.starts_with("/breaches")
    }),
    planted("contact_card.sealed", "Plantedsister", true, hers),
    planted("contact_proposal.sealed", "Plantedaunt", false, |_, _| false),
    planted("own_wish.sealed", "Plantedwish", true, |who, path| {
        hers(who, path) || ["carmen", "lucia"].contains(&who) && path.ends_with("/own-view")
    }),
    planted("handover_note.sealed", "Plantedhandover", true, |who, path| in_room(who, path, "/handover")),
    planted("contact_card.sealed", "+51 900 444 1234", true, hers),
];

/// Columns that are sealed and take no words that could be planted, and why.
pub const NO_WORDS: [(&str, &str); 5] = [
    ("totp_key.secret", "the secret of a member of staff's code app: random bytes"),
    (
        "assessment_answer.sealed",
        "the option she chose, whose words stand on the questionnaire: assessments.rs looks at the blobs",
    ),
    ("background.sealed", "keys of answers out of a closed list: backgrounds.rs looks at the blobs"),
    ("breach.reply_sealed", "what the authority was told; nothing of hers: breaches.rs"),
    ("breach.lesson_sealed", "what is done otherwise from now on; nothing of hers: breaches.rs"),
];

fn taken(page: &Page, what: &str) {
    let ok = [http::StatusCode::OK, http::StatusCode::SEE_OTHER].contains(&page.status);
    assert!(ok, "{what}: {} {}", page.status, page.text());
}

/// Plants all of them, through the pages as far as pages take them.
pub async fn plant(world: &World) {
    who_she_is(world).await;
    what_she_wants(world).await;
    what_is_between_them(world).await;
    what_is_restricted(world).await;
    what_others_ask(world).await;
    how_she_is_reached(world).await;
}

async fn who_she_is(world: &World) {
    let mut lucia = world.visit(world.lucia);
    let path = format!("/people/{}/identity", world.lima_women[4].1);
    let fields = [
        ("legal_name", "Plantedlegal"),
        ("phone", "+51 900 333 1234"),
        ("address", "Plantedstreet"),
        ("born-day", ""),
        ("born-month", ""),
        ("born-year", ""),
        ("reason", "Plantedreason"),
    ];
    taken(&lucia.tap(&path, &fields).await, "her identity");
    taken(&lucia.tap(&format!("{path}/opening"), &[("reason", "Plantedreason")]).await, "a look at it");
}

async fn what_she_wants(world: &World) {
    let (mut carmen, here) = goals::set_goal(world, &[("said", "Plantedformer"), ("why", "Plantedgoal why")]).await;
    let reading = goals::reading(&[("reading", "125"), ("how", "Plantedreading")]);
    taken(&carmen.fill(&here, &format!("{here}/check-ins"), &reading).await, "a reading");
    let changed =
        goals::typed(&[("said", "Plantedgoal"), ("why", "Plantedgoal why"), ("first_step", "Plantedgoal step")]);
    taken(&carmen.tap(&format!("{here}/edit"), &changed).await, "her goal in other words");
}

async fn what_is_between_them(world: &World) {
    let (rosa, code) = world.lima_women[4].clone();
    agree(world);
    let mut carmen = world.visit(world.carmen);
    let list = format!("/people/{code}/visits");
    let due = [("step_due-day", "26"), ("step_due-month", "11"), ("step_due-year", "2026")];
    let told = typed(&[&[("note", "Plantednote"), ("step", "Plantedpromise")][..], &due].concat());
    taken(&carmen.tap(&list, &told).await, "a visit");
    let draft = [("note", "Planteddraft"), ("reached", "yes")];
    taken(&carmen.tap(&format!("{list}/draft"), &draft).await, "what was left");
    send_one(world, (world.lima, rosa));
    let place: String = world.read(|db| db.get("select id from help_place", &[], |row| row.get(0)));
    let sent = [("place", place.as_str()), ("need", "Plantedneed")];
    taken(&carmen.tap(&format!("/people/{code}/referrals"), &sent).await, "a referral");
    taken(
        &carmen.tap(&format!("/people/{code}/handover"), &[("note", "Plantedhandover")]).await,
        "a word for the next",
    );
}

async fn what_is_restricted(world: &World) {
    let (rosa, code) = world.lima_women[4].clone();
    some_procedure(world, world.lima, (world.lucia, world.carmen));
    let concern = some_concern(world, By::Program, rosa, minka::concerns::Risk::High, "Plantedconcern");
    let mut lucia = world.visit(world.lucia);
    let here = format!("/concerns/{concern}");
    taken(&lucia.tap(&format!("{here}/taking"), &[]).await, "taking it");
    taken(&lucia.tap(&format!("{here}/actions"), &[("act", "Planteddeed")]).await, "what was done");
    let mut carmen = world.visit(world.carmen);
    let plan: Vec<(&str, &str)> =
        PLAN.iter().map(|(name, held)| (*name, if *name == "concern" { "Plantedfear" } else { *held })).collect();
    let page = format!("/people/{code}/plan");
    taken(&carmen.tap(&page, &plan).await, "a plan");
    let along = [("asked", "yes"), ("keeps", "Plantedstove")];
    taken(&carmen.tap(&format!("{page}/paper"), &along).await, "her paper");
    let notes = format!("/people/{code}/notes");
    taken(&carmen.tap(&notes, &[("words", "Plantedsecret")]).await, "what few may read");
    let lima = world.lima;
    world.change(By::User(world.carmen), move |change| {
        let told =
            Told { types: vec!["psychological".to_owned()], account: "Plantedrecord".to_owned(), ..Told::default() };
        incidents::add_incident(change, (lima, rosa), &told)?;
        change.commit(Entry::event("test.record"), ())
    });
}

async fn what_others_ask(world: &World) {
    approve(world, world.dina, Role::Mentor, (world.lima, None));
    complaints::name(world, world.lima, (world.dina, world.lucia));
    let door = format!("/word/{}", world.lima);
    let said =
        [("category", "sexual_harassment"), ("words", "Plantedword"), ("answer", "slip"), ("about", "the tall one")];
    taken(&world.stranger().fill(&door, &door, &said).await, "a complaint");
    let mut dina = world.visit(world.dina);
    let here = complaints::listed(&mut dina).await.remove(0);
    let step = [("state", "assigned"), ("done", "Plantedstep"), ("for_her", "")];
    taken(&dina.fill(&here, &format!("{here}/steps"), &step).await, "a step");
    let id = ask_about(world, world.lima, (&[world.lima_women[4].0], Asker::Police, true), (&[Field::Code], false));
    let why = [("why", "Plantedwhy"), ("verdict", "give")];
    taken(&world.visit(world.lucia).tap(&format!("/outside/{id}/decision"), &why).await, "a decision");
    let account = world.carmen.to_string();
    let lost = breaches::form(&[("thing", "telephone"), ("account", &account), ("words", "Plantedloss")]);
    taken(&breaches::report(&mut world.visit(world.carmen), &lost).await, "a loss");
    let (mut lucia, here) = (world.visit(world.lucia), breaches::here(world));
    breaches::search(&mut lucia, &here).await;
}

async fn how_she_is_reached(world: &World) {
    let code = world.lima_women[4].1.clone();
    let mut carmen = world.visit(world.carmen);
    let card = [("may_pick_up", "Plantedsister"), ("number", "+51 900 444 1234")];
    taken(&contacts::write(&mut carmen, &code, "card", &card).await, "her card");
    taken(&contacts::write(&mut carmen, &code, "proposal", &[("may_pick_up", "Plantedaunt")]).await, "a proposal");
    own_view::begin(&mut carmen, &code).await;
    taken(&carmen.tap("/own/wishes", &[("words", "Plantedwish")]).await, "her wish");
}
