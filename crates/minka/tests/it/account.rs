//! Her own account: name, second factors, recovery codes, where she is signed in.

use http::StatusCode;

use crate::{
    on_both,
    sign_in::{PASSWORD, code_at, give_bota_a_password, give_code_app},
    world::Page,
};

/// The key that stands on the set-up page, as somebody types it into her app.
fn key_on(page: &Page) -> Vec<u8> {
    let text = page.text();
    let key = text.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("a key");
    data_encoding::BASE32_NOPAD.decode(key.replace(' ', "").as_bytes()).expect("a key that can be typed")
}

/// The recovery codes that a page shows.
fn codes_on(page: &Page) -> Vec<String> {
    let text = page.text();
    text.split("<code>").skip(1).filter_map(|rest| Some(rest.split("</code>").next()?.to_owned())).collect()
}

on_both! {
    /// After her first sign-in she sets up a code app, keeps her recovery codes, prints them, and is free to work.
    async fn the_first_evening_ends_with_a_code_app(world) {
        give_bota_a_password(&world);
        let mut bota = world.stranger();
        let entered = bota.post("/sign-in", &[("sign_in_name", "bota"), ("password", PASSWORD)]).await;
        let start = bota.follow(&entered).await;
        assert_eq!(start.location(), "/account/second-factor");
        assert!(bota.follow(&start).await.says("Before you begin"));
        let begun = bota.fill("/account/second-factor", "/account/code-app", &[]).await;
        let page = bota.follow(&begun).await;
        assert!(page.text().contains("<svg"));
        assert!(!page.text().contains("style="));
        let key = key_on(&page);
        let wrong = bota.fill("/account/code-app", "/account/code-app/code", &[("code", "12345")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.says("This code does not fit this key."));
        assert_eq!(key_on(&wrong), key);
        assert_eq!(bota.get("/account").await.location(), "/account/second-factor");
        let code = code_at(&key, "2026-11-24T13:00:00Z");
        let first = [("form_id", "0199a1b0-0000-7000-8000-000000000001"), ("code", code.as_str())];
        let shown = bota.post("/account/code-app/code", &first).await;
        let codes = codes_on(&shown);
        let again = bota.post("/account/code-app/code", &first).await;
        assert!(again.status == StatusCode::CONFLICT && again.says("The codes were already shown"), "{}", again.text());
        assert_eq!(codes.len(), 10);
        assert_eq!(world.newest_audit(), (world.bota.to_string(), "own.account".to_owned(), format!("user {}", world.bota)));
        let asked: Vec<(&str, &str)> = codes.iter().map(|code| ("code", code.as_str())).collect();
        let paper = bota.post("/account/recovery-codes/paper", &asked).await;
        assert_eq!(paper.headers["content-type"], "application/pdf");
        assert!(paper.bytes.starts_with(b"%PDF"));
        assert_eq!(bota.post("/account/recovery-codes/paper", &[("code", "AAAAA-AAAAA")]).await.status, StatusCode::CONFLICT);
        assert!(bota.get("/account").await.says("10 left"));
        // The set-up code counts as used.
        let mut again = world.stranger();
        again.post("/sign-in", &[("sign_in_name", "bota"), ("password", PASSWORD)]).await;
        assert_eq!(again.post("/sign-in/code", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.post("/sign-in/code", &[("code", &codes[9])]).await.location(), "/");
        assert!(again.get("/account").await.says("9 left"));
    }

    /// New codes replace the old ones; the last factor stays; weighty changes want a fresh proof.
    async fn factors_are_changed_with_care(world) {
        give_bota_a_password(&world);
        let mut bare = world.visit(world.bota);
        let refused = bare.tap("/account/recovery-codes", &[]).await;
        assert!(bare.follow(&refused).await.says("Recovery codes go with a second step."));
        give_code_app(&world, world.bota);
        let mut bota = world.visit(world.bota);
        let first = codes_on(&bota.tap("/account/recovery-codes", &[]).await);
        let second = codes_on(&bota.tap("/account/recovery-codes", &[]).await);
        assert!(first.iter().all(|code| !second.contains(code)));
        let mut thief = world.stranger();
        thief.post("/sign-in", &[("sign_in_name", "bota"), ("password", PASSWORD)]).await;
        assert_eq!(thief.post("/sign-in/code", &[("code", &first[0])]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bota.tap("/account/code-app", &[]).await.status, StatusCode::NOT_FOUND);
        let kept = bota.tap("/account/code-app/removal", &[]).await;
        assert!(bota.follow(&kept).await.says("This is your only second step, so it stays."));
        assert_eq!(world.count("select count(*) from totp_key"), 1);
        world.set_time("2026-11-24T13:05:01Z");
        for path in ["/account/recovery-codes", "/account/code-app", "/account/code-app/removal", "/account/passkeys/question"] {
            assert_eq!(bota.post(path, &[]).await.location(), "/step-up?back=/kept", "{path}");
        }
        assert_eq!(bota.get("/account/passkeys").await.location(), "/step-up?back=%2Faccount%2Fpasskeys");
    }

    /// Her name among colleagues.
    async fn she_changes_her_name(world) {
        let mut bota = world.visit(world.bota);
        let wrong = bota.fill("/account", "/account/name", &[("name", "…")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.says("Write the name that colleagues use.") && wrong.says("value=\"…\""));
        let kept = bota.fill("/account", "/account/name", &[("name", " Бота  С. ")]).await;
        let page = bota.follow(&kept).await;
        assert!(page.says("Your name is saved.") && page.says("value=\"Бота С.\""));
        assert_eq!(world.count("select count(*) from staff_user where name = 'Бота С.'"), 1);
    }

    /// She ends a sign-in elsewhere; nobody reaches another's.
    async fn she_ends_sign_ins_elsewhere(world) {
        let (mut here, mut lost, mut old) = (world.visit(world.bota), world.visit(world.bota), world.visit(world.bota));
        let page = here.get("/account").await;
        assert!(page.says("Here") && page.says("Elsewhere"));
        let pattern = regex::Regex::new("/account/sign-ins/([0-9a-f-]{36})/ending").expect("a pattern");
        let text = page.text();
        let ids: Vec<&str> = pattern.captures_iter(&text).filter_map(|found| Some(found.get(0)?.as_str())).collect();
        assert_eq!(ids.len(), 2);
        let mut carmen = world.visit(world.carmen);
        let foreign = carmen.tap(ids[0], &[]).await;
        let never = "/account/sign-ins/018f0000-0000-7000-8000-000000000000/ending";
        let random = carmen.tap(never, &[]).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.text().replace(ids[0], never), random.text());
        let ended = here.tap(ids[0], &[]).await;
        assert!(here.follow(&ended).await.says("Signed out there."));
        let mut dead = 0;
        for visit in [&mut lost, &mut old] {
            dead += usize::from(visit.get("/account").await.status == StatusCode::SEE_OTHER);
        }
        assert_eq!(dead, 1);
        here.tap("/account/sign-ins/ending", &[]).await;
        for visit in [&mut lost, &mut old] {
            assert_eq!(visit.get("/account").await.location(), "/sign-in");
        }
        assert_eq!(here.get("/account").await.status, StatusCode::OK);
        assert_eq!(world.stranger().get("/account").await.location(), "/sign-in");
    }

    /// Passkeys: the question is of this site, and an answer that does not fit is refused. The whole ceremony needs a
    /// device and is walked through in the browser's journeys.
    async fn a_passkey_that_does_not_fit_is_refused(world) {
        let mut bota = world.visit(world.bota);
        let asked = bota.post("/account/passkeys/question", &[]).await;
        let question: serde_json::Value = serde_json::from_slice(&asked.bytes).expect("a question");
        assert_eq!(question["options"]["publicKey"]["rp"]["id"], "localhost");
        assert_eq!(question["options"]["publicKey"]["user"]["name"], "bota");
        assert_eq!(question["options"]["publicKey"]["authenticatorSelection"]["userVerification"], "required");
        let state = question["state"].as_str().expect("a sealed note");
        let named = [("passkey_name", "office"), ("answer", "{}"), ("state", state)];
        let page = bota.fill("/account/passkeys", "/account/passkeys", &named).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("Your device’s answer did not fit") && page.says("value=\"office\""));
        let nameless = bota.fill("/account/passkeys", "/account/passkeys", &[("answer", "{}")]).await;
        assert!(nameless.says("Give it a short name"));
        assert_eq!(world.count("select count(*) from passkey"), 0);
        assert_eq!(bota.tap("/account/passkeys/018f0000-0000-7000-8000-000000000000/removal", &[]).await.status, StatusCode::NOT_FOUND);

        let mut stranger = world.stranger();
        let asked = stranger.post("/sign-in/passkey/question", &[]).await;
        let question: serde_json::Value = serde_json::from_slice(&asked.bytes).expect("a question");
        let handle = data_encoding::BASE64URL_NOPAD.encode(uuid::Uuid::parse_str(&world.bota.to_string()).expect("an id").as_bytes());
        let forged = serde_json::json!({
            "id": "AAAA", "rawId": "AAAA", "type": "public-key",
            "response": { "authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA", "userHandle": handle },
        });
        let state = question["state"].as_str().expect("a sealed note");
        for (answer, state) in [("{}", state), (forged.to_string().as_str(), state), (forged.to_string().as_str(), "AAAA"), ("", "")] {
            let refused = stranger.post("/sign-in/passkey", &[("answer", answer), ("state", state)]).await;
            assert_eq!(refused.location(), "/sign-in?notice=passkey-refused");
        }
        assert!(stranger.get("/sign-in?notice=passkey-refused").await.says("The passkey was not accepted."));
    }
}
