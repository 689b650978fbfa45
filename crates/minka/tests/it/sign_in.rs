//! Signing in and out, proving who she is, and what a stranger cannot do.

use axum::body::Body;
use http::{Request, StatusCode, header};
use jiff::Timestamp;
use minka::{
    factors,
    foundation::{audit::Entry, change::By, ids::UserId},
    sign_in, users,
};
use totp_rs::{Builder, Secret};

use crate::{on_both, world::World};

/// Gives Bota a password; the tests of signing in use it.
pub const PASSWORD: &str = "чай с молоком и мёдом";

pub fn give_bota_a_password(world: &World) {
    let (bota, hash) = (world.bota, factors::hash_password(PASSWORD).expect("a hash"));
    world.change(By::Program, move |change| {
        users::set_password(change, bota, &hash)?;
        change.commit(Entry::event("test.password"), ())
    });
}

/// Sets a code app up for somebody; gives its secret, to make codes with as a phone does.
pub fn give_code_app(world: &World, user: UserId) -> Vec<u8> {
    let keys = world.app.keys().clone();
    let text = world.change(By::User(user), move |change| {
        factors::begin_code_app(change, &keys, user)?;
        let pending = factors::find_pending_key(change, &keys, user, "here", "she")?.expect("a key that waits");
        change.commit(Entry::event("test.code_app"), pending.text)
    });
    let secret = data_encoding::BASE32_NOPAD.decode(text.replace(' ', "").as_bytes()).expect("a secret");
    let (keys, code) = (world.app.keys().clone(), code_at(&secret, "2026-11-24T12:59:00Z"));
    // The first code was typed a minute before the world's evening begins.
    world.set_time("2026-11-24T12:59:00Z");
    let right = world.change(By::User(user), move |change| {
        let right = factors::confirm_code_app(change, &keys, user, &code)?;
        change.commit(Entry::event("test.code_app"), right)
    });
    assert!(right);
    world.set_time("2026-11-24T13:00:00Z");
    secret
}

/// What a code app shows at an instant.
pub fn code_at(secret: &[u8], at: &str) -> String {
    let seconds = at.parse::<Timestamp>().expect("an instant").as_second();
    let app = Builder::new().with_secret(Secret::from(secret)).with_account_name("she").build().expect("an app");
    app.generate(seconds.try_into().expect("after 1970")).to_string()
}

on_both! {
    /// She signs in, is where she belongs, signs out, and the old cookie opens nothing.
    async fn she_signs_in_and_out(world) {
        give_bota_a_password(&world);
        let mut bota = world.stranger();
        assert!(bota.get("/sign-in").await.says("Sign-in name"));
        let entered = bota.fill("/sign-in", "/sign-in", &[("sign_in_name", " Bota "), ("password", PASSWORD)]).await;
        assert_eq!((entered.status, entered.location().as_str()), (StatusCode::SEE_OTHER, "/"));
        assert_eq!(world.newest_audit(), (world.bota.to_string(), "sign_in.opened".to_owned(), format!("user {}", world.bota)));
        assert_eq!(bota.get("/").await.location(), "/account/second-factor");
        let mut copied = bota.clone();
        let out = bota.post("/sign-out", &[]).await;
        assert!(bota.follow(&out).await.says("You are signed out."));
        assert_eq!(world.newest_audit().1, "sign_in.ended");
        assert_eq!(copied.get("/step-up").await.location(), "/sign-in");
    }

    /// A wrong password and a name that nobody has are answered with the same words, and the name stays typed.
    async fn a_wrong_password_and_an_unknown_name_read_alike(world) {
        give_bota_a_password(&world);
        let mut pages = Vec::new();
        for name in ["bota", "nobody"] {
            let page = world.stranger().post("/sign-in", &[("sign_in_name", name), ("password", "wrong")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.says("Name and password do not go together."));
            assert!(page.says("<title>Problem: Sign in</title>"));
            assert!(page.says(&format!("value=\"{name}\"")));
            assert!(!page.says("value=\"wrong\""));
            pages.push(page.text().replace(name, ""));
        }
        assert_eq!(pages[0], pages[1]);
    }

    /// Fifteen idle minutes end a sign-in, twelve hours end a busy one.
    async fn a_sign_in_expires(world) {
        let mut bota = world.visit(world.bota);
        world.set_time("2026-11-24T13:14:59Z");
        assert_eq!(bota.get("/step-up").await.status, StatusCode::OK);
        world.set_time("2026-11-24T13:29:58Z");
        assert_eq!(bota.get("/step-up").await.status, StatusCode::OK);
        world.set_time("2026-11-24T13:45:00Z");
        assert_eq!(bota.get("/step-up").await.location(), "/sign-in");
        let mut busy = world.visit(world.bota);
        for minute in (0..=720).step_by(10) {
            let now = "2026-11-24T13:45:00Z".parse::<jiff::Timestamp>().expect("an instant");
            world.clock.set(now + jiff::SignedDuration::from_mins(minute));
            assert_eq!(busy.get("/step-up").await.status, StatusCode::OK, "minute {minute}");
        }
        world.set_time("2026-11-25T01:45:01Z");
        assert_eq!(busy.get("/step-up").await.location(), "/sign-in");
    }

    /// The quick exit works by form and by link, ends the sign-in, and has the browser forget.
    async fn the_quick_exit_leaves_nothing(world) {
        for by_form in [true, false] {
            let mut bota = world.visit(world.bota);
            let mut copied = bota.clone();
            let gone = if by_form { bota.post("/leave", &[]).await } else { bota.get("/leave").await };
            assert_eq!((gone.status, gone.location().as_str()), (StatusCode::SEE_OTHER, "https://www.wikipedia.org/"));
            assert_eq!(gone.headers["clear-site-data"], "\"cache\"");
            assert_eq!(gone.headers["referrer-policy"], "no-referrer");
            assert_eq!(gone.headers["cache-control"], "no-store");
            assert_eq!(world.newest_audit().1, "sign_in.left");
            assert_eq!(copied.get("/step-up").await.location(), "/sign-in");
        }
        assert_eq!(world.stranger().get("/leave").await.location(), "https://www.wikipedia.org/");
    }

    /// The password, typed again, makes a proof fresh for five minutes.
    async fn she_proves_again_who_she_is(world) {
        give_bota_a_password(&world);
        let mut bota = world.visit(world.bota);
        let page = bota.get("/step-up?back=%2Fgroups%3Fa%3Db").await;
        assert!(page.says("value=\"/groups?a=b\""));
        let wrong = bota.fill("/step-up", "/step-up", &[("password", "wrong"), ("back", "/groups")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.says("That did not match."));
        let right = bota.post("/step-up", &[("password", PASSWORD), ("back", "/groups?a=b")]).await;
        assert_eq!(right.location(), "/groups?a=b");
        assert_eq!(world.newest_audit().1, "sign_in.proved_again");
        for back in ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "", "javascript:1"] {
            let away = bota.post("/step-up", &[("password", PASSWORD), ("back", back)]).await;
            assert_eq!(away.location(), "/", "{back}");
        }
        assert_eq!(world.stranger().get("/step-up").await.location(), "/sign-in");
    }

    /// A thousand guesses from outside stop strangers, not the phone that she has signed in with.
    async fn guessing_locks_strangers_and_never_her_own_phone(world) {
        give_bota_a_password(&world);
        let (right, wrong) = ([("sign_in_name", "bota"), ("password", PASSWORD)], [("sign_in_name", "bota"), ("password", "wrong")]);
        let mut phone = world.stranger();
        assert_eq!(phone.post("/sign-in", &right).await.status, StatusCode::SEE_OTHER);
        phone.post("/sign-out", &[]).await;
        for guess in 1..=1000 {
            let page = world.stranger().post("/sign-in", &wrong).await;
            let expected = if guess <= 10 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::TOO_MANY_REQUESTS };
            assert_eq!(page.status, expected, "guess {guess}");
        }
        assert_eq!(world.count("select count(*) from audit_entry where action = 'sign_in.last_try'"), 1);
        let locked = world.stranger().post("/sign-in", &right).await;
        assert!(locked.says("There were too many tries."));
        // Another woman's known browser is a stranger here, and so is an invented token.
        let mut forged = world.stranger();
        forged.cookies.push(("d".to_owned(), "invented".to_owned()));
        assert_eq!(forged.post("/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
        // A name that nobody has is counted and answered alike.
        for guess in 1..=11 {
            let page = world.stranger().post("/sign-in", &[("sign_in_name", "nobody"), ("password", "wrong")]).await;
            assert_eq!(page.status == StatusCode::TOO_MANY_REQUESTS, guess == 11, "guess {guess}");
        }
        assert_eq!(phone.post("/sign-in", &right).await.location(), "/");
        phone.post("/sign-out", &[]).await;
        // Whoever has her phone in hand is stopped too.
        for guess in 1..=11 {
            assert_eq!(phone.post("/sign-in", &wrong).await.status == StatusCode::TOO_MANY_REQUESTS, guess == 11);
        }
        world.set_time("2026-11-24T13:15:01Z");
        assert_eq!(phone.post("/sign-in", &right).await.location(), "/");
        assert_eq!(world.stranger().post("/sign-in", &right).await.location(), "/");
    }

    /// Who guesses from elsewhere does not keep her new telephone out; only guesses from everywhere at once do.
    async fn guesses_from_elsewhere_do_not_lock_her_new_telephone(world) {
        give_bota_a_password(&world);
        let from = |address: &str, forwarded: &str, password: &str| {
            let form = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs([("sign_in_name", "bota"), ("password", password)])
                .finish();
            let mut request = Request::post("/sign-in")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("x-forwarded-for", forwarded)
                .body(Body::from(form))
                .expect("a request");
            let peer: std::net::SocketAddr = format!("{address}:40000").parse().expect("an address");
            request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
            request
        };
        for guess in 1..=12 {
            // What a stranger writes into the header himself is not believed.
            let page = world.stranger().send(from("203.0.113.7", &format!("198.51.100.{guess}"), "wrong")).await;
            assert_eq!(page.status == StatusCode::TOO_MANY_REQUESTS, guess > 10, "guess {guess}");
        }
        assert_eq!(world.stranger().send(from("203.0.113.7", "", PASSWORD)).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(world.stranger().send(from("203.0.113.8", "", PASSWORD)).await.status, StatusCode::SEE_OTHER);
        // Behind the proxy of this machine it is the proxy's neighbour that counts.
        for guess in 1..=11 {
            let page = world.stranger().send(from("127.0.0.1", "198.51.100.1, 192.0.2.9", "wrong")).await;
            assert_eq!(page.status == StatusCode::TOO_MANY_REQUESTS, guess > 10, "guess {guess}");
        }
        assert_eq!(world.stranger().send(from("127.0.0.1", "192.0.2.9, 192.0.2.10", PASSWORD)).await.status, StatusCode::SEE_OTHER);
        for place in 1..=90 {
            world.stranger().send(from(&format!("100.64.0.{place}"), "", "wrong")).await;
        }
        assert_eq!(world.stranger().send(from("203.0.113.9", "", PASSWORD)).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(world.read(|db| db.list("select distinct device from sign_in_failure", &[], |row| row.get::<String>(0)))
            .iter()
            .all(|device| !device.contains('.')), "no address is kept in clear");
    }

    /// With a code app, the password alone opens nothing; each code works once, also within its thirty seconds.
    async fn a_code_is_needed_and_works_once(world) {
        give_bota_a_password(&world);
        let secret = give_code_app(&world, world.bota);
        let password = [("sign_in_name", "bota"), ("password", PASSWORD)];
        let mut bota = world.stranger();
        assert_eq!(bota.get("/sign-in/code").await.location(), "/sign-in");
        let half = bota.post("/sign-in", &password).await;
        assert_eq!(half.location(), "/sign-in/code");
        assert!(bota.follow(&half).await.says("Second step"));
        assert_eq!(bota.get("/step-up").await.location(), "/sign-in");
        // One step of drift either way is taken, two are not; letters are no code.
        for wrong in [code_at(&secret, "2026-11-24T13:01:00Z"), "000 00".to_owned(), "abcdef".to_owned(), String::new()] {
            let page = bota.fill("/sign-in/code", "/sign-in/code", &[("code", &wrong)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.says("This code is wrong, too old, or was used already."));
        }
        let code = code_at(&secret, "2026-11-24T13:00:00Z");
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let entered = bota.post("/sign-in/code", &[("code", &spaced)]).await;
        assert_eq!(entered.location(), "/");
        assert_eq!(bota.get("/step-up").await.status, StatusCode::OK);
        let mut thief = world.stranger();
        thief.post("/sign-in", &password).await;
        let earlier = code_at(&secret, "2026-11-24T12:59:30Z");
        for replayed in [code.as_str(), earlier.as_str()] {
            assert_eq!(thief.post("/sign-in/code", &[("code", replayed)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let ahead = code_at(&secret, "2026-11-24T13:00:30Z");
        assert_eq!(thief.post("/sign-in/code", &[("code", &ahead)]).await.location(), "/");
        // The half-open door closes after ten minutes.
        let mut late = world.stranger();
        late.post("/sign-in", &password).await;
        world.set_time("2026-11-24T13:10:01Z");
        assert_eq!(late.get("/sign-in/code").await.location(), "/sign-in");
    }

    /// A recovery code opens the door once.
    async fn a_recovery_code_works_once(world) {
        give_bota_a_password(&world);
        give_code_app(&world, world.bota);
        let (bota, keys) = (world.bota, world.app.keys().clone());
        let codes = world.change(By::User(bota), move |change| {
            let codes = factors::new_recovery_codes(change, &keys, bota)?;
            change.commit(Entry::event("test.codes"), codes)
        });
        assert_eq!(codes.len(), 10);
        for (code, opens) in [(codes[3].to_lowercase().replace('-', " "), true), (codes[3].clone(), false), (codes[4].clone(), true)] {
            let mut visit = world.stranger();
            visit.post("/sign-in", &[("sign_in_name", "bota"), ("password", PASSWORD)]).await;
            let page = visit.post("/sign-in/code", &[("code", &code)]).await;
            assert_eq!(page.status == StatusCode::SEE_OTHER, opens, "{code}");
        }
        assert_eq!(world.count("select count(*) from recovery_code where used_at is null"), 8);
    }

    /// Without a second factor the first sign-in leads to setting one up and to nothing else.
    async fn the_first_sign_in_leads_to_a_second_factor(world) {
        give_bota_a_password(&world);
        let mut bota = world.stranger();
        bota.post("/sign-in", &[("sign_in_name", "bota"), ("password", PASSWORD)]).await;
        for path in ["/", "/groups", "/account", "/nothing"] {
            assert_eq!(bota.get(path).await.location(), "/account/second-factor", "{path}");
        }
        assert_eq!(bota.post("/language", &[("language", "ru"), ("back", "/sign-in")]).await.location(), "/sign-in");
        assert_eq!(bota.post("/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    }

    /// Guessing stops also for somebody who has her open sign-in in hand.
    async fn proving_again_is_counted(world) {
        give_bota_a_password(&world);
        let mut bota = world.visit(world.bota);
        for guess in 1..=11 {
            let page = bota.post("/step-up", &[("password", "wrong"), ("back", "/")]).await;
            assert_eq!(page.status == StatusCode::TOO_MANY_REQUESTS, guess == 11);
        }
        assert_eq!(bota.post("/step-up", &[("password", PASSWORD), ("back", "/")]).await.status, StatusCode::TOO_MANY_REQUESTS);
    }

    /// The headers that every page carries, and the cookies of a sign-in.
    async fn headers_and_cookies_keep_others_out(world) {
        give_bota_a_password(&world);
        let page = world.stranger().get("/sign-in").await;
        for (name, value) in [
            ("content-security-policy", "default-src 'self'; base-uri 'none'; form-action 'self' https://www.wikipedia.org; frame-ancestors 'none'; object-src 'none'"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(page.headers[name], value, "{name}");
        }
        assert!(!page.headers.contains_key("strict-transport-security"));
        let secure = world.secure_router();
        let mut visit = world.stranger();
        visit.router = secure;
        let entered = visit.post("/sign-in", &[("sign_in_name", "bota"), ("password", PASSWORD)]).await;
        assert_eq!(entered.headers["strict-transport-security"], "max-age=63072000; includeSubDomains");
        let cookies: Vec<&str> = entered.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok()).collect();
        let shape = |line: &str| {
            let (name, rest) = line.split_once('=').expect("a cookie");
            format!("{name} {}", rest.split_once("; ").expect("attributes").1)
        };
        assert_eq!(cookies.iter().map(|line| shape(line)).collect::<Vec<_>>(), [
            "__Host-s Path=/; HttpOnly; SameSite=Lax; Secure",
            "__Host-h Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0",
            "__Host-d Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=15552000",
        ]);
        // 32 random bytes: 43 signs of URL-safe text.
        assert_eq!(cookies[0].split(['=', ';']).nth(1).map(str::len), Some(43));
        let theme = visit.post("/theme", &[("theme", "dark"), ("back", "/")]).await;
        assert_eq!(theme.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_opens_the_demonstration_is_shown_in_the_demonstration_alone() {
    let world = World::new(crate::world::Engine::Sqlite);
    for demo in [true, false] {
        // The same things lie about; only the folder differs.
        let mut extensions = http::Extensions::new();
        let people = minka::demo::sign_ins().expect("scripts").into();
        extensions.insert(sign_in::DemoSignIns { people, password: minka::demo::PASSWORD });
        let setting = minka::foundation::app::Setting { demo, ..world.app.setting().clone() };
        let app = minka::foundation::app::App::new(
            world.app.store().clone(),
            world.clock.clone(),
            world.app.keyring().clone(),
            setting,
            extensions,
        );
        let mut visit = crate::world::Visit { router: minka::app::router(app), cookies: Vec::new() };
        let page = visit.get("/sign-in").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.says(minka::demo::PASSWORD), demo);
        assert_eq!(page.says("Everybody here is invented."), demo);
    }
}
