//! Tests of what is kept while somebody proves who she is, and of who waits for whom at the door.

use http::StatusCode;
use minka::{
    factors,
    foundation::{audit::Entry, change::By, ids::UserId},
    users,
};

use crate::{
    on_both,
    sign_in::{PASSWORD, code_at, give_bota_a_password, give_code_app},
    today::open_today,
    world::{Visit, World},
};

fn give_a_password(world: &World, user: UserId) {
    let hash = factors::hash_password(PASSWORD).expect("a hash");
    world.change(By::Program, move |change| {
        users::set_password(change, user, &hash)?;
        change.commit(Entry::event("test.password"), ())
    });
}

async fn sign_in(visit: &mut Visit, name: &str) -> crate::world::Page {
    visit.fill("/sign-in", "/sign-in", &[("sign_in_name", name), ("password", PASSWORD)]).await
}

on_both! {
    /// Fifteen quiet minutes over tea, then the roll is sent: the sign-in has run out, the marks have not.
    async fn a_roll_call_outlives_the_sign_in_it_was_filled_in_with(world) {
        give_bota_a_password(&world);
        let secret = give_code_app(&world, world.bota);
        let session = open_today(&world);
        let (roll, hers) = (format!("/sessions/{session}/roll"), world.women[0].1.clone());
        let mut bota = world.visit(world.bota);
        let mut fields = bota.get(&roll).await.hidden(&roll);
        fields.push((format!("mark-{hers}"), "present".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        world.set_time("2026-11-24T13:20:00Z");
        let sent = bota.post(&roll, &fields).await;
        assert_eq!(sent.location(), "/sign-in");
        assert_eq!(world.count("select count(*) from attendance"), 0);
        // Somebody else at the same browser finds nothing of it.
        give_a_password(&world, world.aigul);
        let mut aigul = bota.clone();
        sign_in(&mut aigul, "aigul").await;
        assert!(!aigul.get("/kept").await.text().contains(&hers));
        // She proves who she is, with both steps, and is led to what waits.
        assert_eq!(sign_in(&mut bota, "bota").await.location(), "/sign-in/code");
        let code = code_at(&secret, "2026-11-24T13:20:00Z");
        let entered = bota.fill("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
        assert_eq!(entered.location(), "/kept");
        let kept = bota.get("/kept").await;
        assert!(kept.says("Send it now"), "{}", kept.text());
        let hidden = kept.hidden(&roll);
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(bota.post(&roll, &hidden).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from attendance where mark = 'present'"), 1);
        assert_eq!(bota.get("/kept").await.location(), "/", "it was taken, so it waits no more");
    }

    /// An act that wants a fresh proof: what was typed is there after it.
    async fn what_was_typed_outlives_the_question_who_she_is(world) {
        give_a_password(&world, world.aigul);
        let code = world.women[0].1.clone();
        let (identity, page) = (format!("/people/{code}/identity"), format!("/people/{code}"));
        let mut aigul = world.visit(world.aigul);
        world.set_time("2026-11-24T13:06:00Z");
        assert_eq!(aigul.get(&page).await.status, StatusCode::OK);
        let asked = aigul.post(&identity, &[("reason", "She asked to see it")]).await;
        assert_eq!(asked.location(), "/step-up?back=/kept");
        let wrong = aigul.fill("/step-up?back=/kept", "/step-up", &[("password", "not hers at all")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let proved = aigul.fill("/step-up?back=/kept", "/step-up", &[("password", PASSWORD)]).await;
        assert_eq!(proved.location(), "/kept");
        let kept = aigul.get("/kept").await;
        assert!(kept.text().contains("She asked to see it") && !kept.text().contains(PASSWORD), "{}", kept.text());
        assert_eq!(aigul.post("/kept/removal", &[]).await.location(), "/");
        assert_eq!(aigul.get("/kept").await.location(), "/");
    }

    /// A form is offered for an hour, to nobody after a sign-in that was ended on purpose.
    async fn nothing_waits_for_ever_or_after_a_quick_exit(world) {
        give_bota_a_password(&world);
        let session = open_today(&world);
        let roll = format!("/sessions/{session}/roll");
        let form = [("form_id", "0199a1b0-0000-7000-8000-000000000000"), ("visitors", "3")];
        let mut left = world.visit(world.bota);
        let old = left.cookies.clone();
        left.post("/leave", &[]).await;
        left.cookies = old;
        assert_eq!(left.post(&roll, &form).await.location(), "/sign-in");
        assert_eq!(sign_in(&mut left, "bota").await.location(), "/");
        let mut idle = world.visit(world.bota);
        world.set_time("2026-11-24T13:20:00Z");
        assert_eq!(idle.post(&roll, &form).await.location(), "/sign-in");
        world.set_time("2026-11-24T14:30:00Z");
        assert_eq!(sign_in(&mut idle, "bota").await.location(), "/");
    }

    /// A thief who has only the password has opened a sign-in that waits for a second step. When she sets hers up, his ends.
    async fn setting_up_a_second_step_opens_nothing_to_somebody_else(world) {
        give_bota_a_password(&world);
        let (mut hers, mut his) = (world.stranger(), world.stranger());
        for visit in [&mut hers, &mut his] {
            sign_in(visit, "bota").await;
            assert_eq!(visit.get("/").await.location(), "/account/second-factor");
        }
        hers.tap("/account/code-app", &[]).await;
        let keys = world.app.keys().clone();
        let bota = world.bota;
        let pending = world.read(move |db| minka::factors::find_pending_key(db, &keys, bota, "here", "she"));
        let secret = data_encoding::BASE32_NOPAD.decode(pending.expect("a key that waits").text.replace(' ', "").as_bytes()).expect("a secret");
        let code = code_at(&secret, "2026-11-24T13:00:00Z");
        let confirmed = hers.fill("/account/code-app", "/account/code-app/code", &[("code", &code)]).await;
        assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.text());
        assert_eq!(hers.get("/").await.status, StatusCode::OK);
        assert_eq!(his.get("/").await.location(), "/sign-in");
    }
}

/// The quick exit forgets pages and choices, but not that her browser is known: otherwise ten tries from outside would
/// lock her out.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn after_a_quick_exit_she_still_gets_in_while_strangers_guess() {
    let world = World::new(crate::world::Engine::Sqlite);
    give_bota_a_password(&world);
    let mut bota = world.stranger();
    sign_in(&mut bota, "bota").await;
    let left = bota.post("/leave", &[]).await;
    assert!(left.location().starts_with("https://www.wikipedia.org"), "{}", left.location());
    let names: Vec<&str> = bota.cookies.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["d"], "only what makes her browser known is left");
    for _ in 0..10 {
        let mut stranger = world.stranger();
        stranger.fill("/sign-in", "/sign-in", &[("sign_in_name", "bota"), ("password", "a guess of twelve")]).await;
    }
    let mut stranger = world.stranger();
    assert_eq!(sign_in(&mut stranger, "bota").await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(sign_in(&mut bota, "bota").await.status, StatusCode::SEE_OTHER);
}

/// Forty strangers at once fill their own line; those beyond it are told to wait, and a known browser waits for none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_strangers_does_not_keep_a_known_browser_waiting() {
    let world = World::new(crate::world::Engine::Sqlite);
    give_bota_a_password(&world);
    let mut bota = world.stranger();
    sign_in(&mut bota, "bota").await;
    bota.post("/sign-out", &[]).await;
    let before = world.count("select count(*) from audit_entry");
    let floods: Vec<_> = (0..40)
        .map(|number| {
            let mut stranger = world.stranger();
            tokio::spawn(async move {
                let name = format!("nobody{number}");
                stranger.post("/sign-in", &[("sign_in_name", &name), ("password", "a guess of twelve")]).await.status
            })
        })
        .collect();
    tokio::task::yield_now().await;
    assert_eq!(sign_in(&mut bota, "bota").await.status, StatusCode::SEE_OTHER);
    let answers: Vec<StatusCode> =
        futures_util::future::join_all(floods).await.into_iter().map(|done| done.expect("an answer")).collect();
    let told_to_wait = answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert!(told_to_wait >= 20, "{answers:?}");
    let written = world.count("select count(*) from audit_entry") - before;
    assert!(written < 40, "a flood writes little: {written} entries");
}
