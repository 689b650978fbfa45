//! Through the router, on both engines: she agrees and is there, stops it and is gone at the very next call, agrees again and is
//! there again. Each emitter that rests on a consent, each purpose it rests on.

use std::collections::BTreeSet;

use http::StatusCode;
use minka::{
    consents::Purpose,
    foundation::{
        clock::Clock,
        ids::{ParticipantId, UserId, new_uuid},
    },
    outside_requests::Field,
};

use super::drives::{Act, DONOR, Door, SCENES, Shows, Stage, stage};
use crate::{
    consents::{stop, tell},
    on_both,
    outside_requests::{ask_about, decide},
    pages::fits,
    phone_forms::{self, Filled},
    world::{Engine, Page, Visit, World, paper_text},
};

fn form(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Goes through a door once, as somebody does who has just proved who she is.
async fn go(world: &World, door: &Door) -> Page {
    let mut visit = door.who.map_or_else(|| world.stranger(), |user| world.visit(user));
    let is_there = |path: &str| {
        let address = path.split('?').next().unwrap_or(path);
        assert!(fits(door.route, address), "{address} is not {}", door.route);
    };
    match &door.act {
        Act::Open(path) => {
            is_there(path);
            visit.get(path).await
        }
        Act::Send(path, fields) => {
            is_there(path);
            visit.tap(path, &form(fields)).await
        }
        Act::SendAndOpen(path, fields, then) => {
            is_there(path);
            visit.tap(path, &form(fields)).await;
            visit.get(then).await
        }
        Act::Telephone(link, filled) => {
            is_there(&format!("{link}/submission"));
            let instance = format!("uuid:{}", new_uuid(&Clock::system()));
            phone_forms::send(&mut visit, link, &Filled { instance, ..filled.clone() }).await
        }
        Act::TakeOut(second, woman) => take_out(world, &mut visit, (*second, *woman)).await,
        Act::SealedTable => sealed_table(&mut visit).await,
    }
}

/// A donor asks, two people say yes, and one takes the table out.
async fn take_out(world: &World, visit: &mut Visit, (second, woman): (UserId, ParticipantId)) -> Page {
    let women = [woman, world.women[1].0];
    let id = ask_about(world, world.almaty, (&women, DONOR, true), (&[Field::Code], false));
    decide(world, id, second).await;
    visit.tap(&format!("/outside/{id}/extract"), &[]).await
}

/// A table for whoever has the key, as it reads once it is opened.
async fn sealed_table(visit: &mut Visit) -> Page {
    let identity = age::x25519::Identity::generate();
    let public = identity.to_public().to_string();
    let (path, told) = ("/people/export", [("kind", "csv"), ("reason", "report"), ("recipient", public.as_str())]);
    let sealed = visit.fill(path, path, &told).await;
    let bytes = age::decrypt(&identity, &sealed.bytes).expect("whoever has the key opens it");
    Page { bytes, ..sealed }
}

/// Whether she is there, and the answer for whoever reads why not.
async fn shows(world: &World, door: &Door) -> (bool, String) {
    let page = go(world, door).await;
    let is_paper = page.bytes.starts_with(b"%PDF");
    let said = if is_paper { paper_text(&page.bytes) } else { page.text() };
    let there = match &door.shows {
        Shows::Words(words) => page.says(words) || said.contains(words),
        Shows::Page => page.status == StatusCode::OK,
        Shows::Taken => [StatusCode::SEE_OTHER, StatusCode::CREATED].contains(&page.status),
    };
    (there, format!("{} {said}", page.status))
}

async fn says(world: &World, set: &Stage, purpose: Purpose, agrees: bool) {
    let mut manager = world.visit(set.manager);
    let answer = if agrees {
        let [sector, recipient] = set.recipient;
        tell(
            &mut manager,
            &set.code,
            purpose.key(),
            &[("sector", sector), ("recipient", recipient), ("way", "written")],
        )
        .await
    } else {
        stop(&mut manager, &set.code, purpose.key(), "all").await
    };
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{purpose:?} {agrees}: {}", answer.text());
}

async fn drive(name: &str, world: &World) -> usize {
    let scene = SCENES.iter().find(|scene| scene.name == name).expect("a scene");
    let set = stage(world, scene.name).await;
    let through: BTreeSet<&str> = set.doors.iter().map(|door| door.route).collect();
    assert_eq!(through, scene.routes.iter().copied().collect(), "{name}: its doors are its routes");
    let mut calls = 0;
    for purpose in scene.purposes {
        for other in scene.purposes {
            says(world, &set, *other, true).await;
        }
        for door in &set.doors {
            for agrees in [true, false, true] {
                says(world, &set, *purpose, agrees).await;
                let (there, said) = shows(world, door).await;
                assert_eq!(there, agrees, "{name}, {}, {purpose:?} {agrees}: {said}", door.route);
                calls += 1;
            }
        }
    }
    calls
}

/// Every scene on a world of its own.
async fn drive_all(engine: Engine) {
    let mut calls = 0;
    for scene in &SCENES {
        calls += drive(scene.name, &World::new(engine)).await;
    }
    println!("{calls} calls through emitters that rest on a consent");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn each_consent_that_is_taken_back_is_obeyed_at_the_very_next_call() {
    drive_all(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn each_consent_that_is_taken_back_is_obeyed_on_the_other_engine_too() {
    drive_all(Engine::Postgres).await;
}

on_both! {
    /// A telephone, a donor's table and a form that was left are no pages: what they take stands in no page of hers either.
    async fn what_was_refused_is_not_kept_for_later(world) {
        let set = stage(&world, "telephone").await;
        says(&world, &set, Purpose::Survey, false).await;
        let door = set.doors.iter().find(|door| matches!(door.act, Act::Telephone(..))).expect("it sends");
        assert!(!shows(&world, door).await.0);
        says(&world, &set, Purpose::Survey, true).await;
        assert_eq!(world.count("select count(*) from assessment_answer"), 0, "a new yes does not bring back what came under a no");
        assert_eq!(world.count("select count(*) from phone_submission"), 0);
    }
}
