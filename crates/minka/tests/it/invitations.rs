//! One-time links: what one opens, how often, and what it does not stand in for.

use http::StatusCode;
use minka::{
    foundation::{audit::Entry, change::By},
    invitations, staff,
};

use crate::{
    on_both,
    sign_in::{give_bota_a_password, give_code_app},
};

on_both! {
    /// A one-time link lets her choose a password; it works once, for seven days, and a newer one replaces it.
    async fn an_invitation_is_used_once(world) {
        let dina = world.dina;
        let invite = || world.change(By::Program, move |change| {
            let token = invitations::invite(change, dina)?;
            change.commit(Entry::event("test.invited"), token)
        });
        let (first, second) = (invitations::welcome_path(&invite()), invitations::welcome_path(&invite()));
        let mut visit = world.stranger();
        for dead in [first.as_str(), "/welcome/invented"] {
            let page = visit.get(dead).await;
            assert_eq!(page.status, StatusCode::GONE);
            assert!(page.says("This link does not work any more"));
        }
        assert!(visit.get(&second).await.says("Welcome, dina"));
        for (password, again, words) in [
            ("short", "short", "At least 12 letters or signs, please."),
            ("password1234", "password1234", "Many people use this one"),
            ("my name is Dina!", "my name is Dina!", "Your own name is in it"),
            ("tres gatos en la azotea", "tres gatos en la azotéa", "The two are not the same."),
        ] {
            let page = visit.fill(&second, &second, &[("password", password), ("password_again", again)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.says(words), "{words}");
            assert!(!page.says(password));
        }
        let chosen = [("password", "tres gatos en la azotea"), ("password_again", "tres gatos en la azotea")];
        let mut copy = visit.clone();
        assert_eq!(visit.fill(&second, &second, &chosen).await.location(), "/");
        assert_eq!(world.newest_audit(), (dina.to_string(), "password.chosen".to_owned(), format!("user {dina}")));
        assert_eq!(visit.get("/").await.location(), "/account/second-factor");
        assert_eq!(copy.post(&second, &chosen).await.status, StatusCode::GONE);
        let mut home = world.stranger();
        let entered = home.post("/sign-in", &[("sign_in_name", "dina"), ("password", "tres gatos en la azotea")]).await;
        assert_eq!(entered.location(), "/");

        let third = invitations::welcome_path(&invite());
        world.set_time("2026-12-01T13:00:00Z");
        assert_eq!(world.stranger().get(&third).await.status, StatusCode::GONE);
    }

    /// Whoever has a second factor shows it also after a new link: a link that went astray does not stand in for it.
    async fn a_new_link_does_not_replace_the_second_factor(world) {
        give_bota_a_password(&world);
        give_code_app(&world, world.bota);
        let (token, _) = staff::command::invite_again(world.app.store(), "BOTA").expect("a link");
        let (path, mut visit) = (invitations::welcome_path(&token), world.stranger());
        let chosen = visit.fill(&path, &path, &[("password", "сорок две ступеньки"), ("password_again", "сорок две ступеньки")]).await;
        assert!(visit.follow(&chosen).await.says("Your new password is saved."));
        let half = visit.post("/sign-in", &[("sign_in_name", "bota"), ("password", "сорок две ступеньки")]).await;
        assert_eq!(half.location(), "/sign-in/code");
    }
}
