//! Signing in and out, proving who she is, and what a stranger cannot do.

use http::StatusCode;
use minka::{
    foundation::{audit::Entry, change::By},
    users,
};

use crate::{on_both, world::World};

/// Gives Bota a password; the tests of signing in use it.
const PASSWORD: &str = "чай с молоком и мёдом";

fn give_bota_a_password(world: &World) {
    let (bota, hash) = (world.bota, users::hash_password(PASSWORD).expect("a hash"));
    world.change(By::Program, move |change| {
        users::set_password(change, bota, &hash)?;
        change.commit(Entry::event("test.password"), ())
    });
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
        assert_eq!(bota.get("/step-up").await.status, StatusCode::OK);
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
            assert_eq!(gone.headers["clear-site-data"], "\"cache\", \"cookies\"");
            assert_eq!(gone.headers["referrer-policy"], "no-referrer");
            assert_eq!(gone.headers["cache-control"], "no-store");
            assert_eq!(world.newest_audit().1, "sign_in.left");
            assert_eq!(copied.get("/step-up").await.location(), "/sign-in");
        }
        assert_eq!(world.stranger().get("/leave").await.location(), "https://www.wikipedia.org/");
    }

    /// Her language and theme stay in her account, a stranger's in a cookie; nobody is led to another site.
    async fn language_and_theme_are_kept(world) {
        let mut bota = world.visit(world.bota);
        let chosen = bota.post("/language", &[("language", "kk"), ("back", "/step-up")]).await;
        assert!(bota.follow(&chosen).await.says("Бұл сізсіз бе?"));
        assert_eq!(world.newest_audit().1, "own.account");
        assert!(world.visit(world.bota).get("/step-up").await.says("Бұл сізсіз бе?"));
        bota.post("/theme", &[("theme", "dark"), ("back", "/")]).await;
        assert!(bota.get("/step-up").await.says("data-theme=\"dark\""));
        bota.post("/theme", &[("theme", ""), ("back", "/")]).await;
        assert!(!bota.get("/step-up").await.says("data-theme"));

        let mut stranger = world.stranger();
        let chosen = stranger.post("/language", &[("language", "es"), ("back", "/sign-in")]).await;
        assert!(stranger.follow(&chosen).await.says("Contraseña"));
        for (path, field) in [("/language", "language"), ("/theme", "theme")] {
            assert_eq!(stranger.post(path, &[(field, "xx"), ("back", "/")]).await.status, StatusCode::BAD_REQUEST);
            let away = stranger.post(path, &[(field, if field == "theme" { "light" } else { "es" }), ("back", "//elsewhere.example")]).await;
            assert_eq!(away.location(), "/");
        }
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
}
