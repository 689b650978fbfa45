//! Members of staff: what each chooses for herself, and what an administrator does with her at the machine.

use http::StatusCode;
use minka::{invitations, staff};

use crate::{
    on_both,
    sign_in::{PASSWORD, give_bota_a_password, give_code_app},
};

on_both! {
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

    /// The commands for staff: add, list, end sign-ins, disable, and a reset that takes two people.
    async fn commands_manage_staff(world) {
        use minka::foundation::{error::Error, text::Language};
        give_bota_a_password(&world);
        let store = world.app.store();
        let (gulnara, token) = staff::command::add(store, &world.clock, "Gulnara", "Гульнара С.", Language::Ru, false).expect("added");
        assert_eq!(world.newest_audit(), ("command line".to_owned(), "user.create".to_owned(), format!("user {gulnara}")));
        assert!(world.stranger().get(&invitations::welcome_path(&token)).await.says("Гульнара С."));
        for (name, key) in [("gulnara", "staff-sign-in-name-taken"), ("gul nara", "users-sign-in-name-wrong")] {
            let refused = staff::command::add(store, &world.clock, name, "Гульнара", Language::Ru, false);
            assert!(matches!(refused, Err(Error::Refused(problems)) if problems.0[0].key == key), "{name}");
        }
        let lines = staff::command::list(store).expect("a list");
        let bota = lines.iter().find(|line| line.sign_in_name == "bota").expect("Bota");
        assert_eq!((bota.roles.as_slice(), bota.second_factor), (["facilitator at Almaty centre".to_owned()].as_slice(), false));

        let mut visit = world.visit(world.bota);
        assert_eq!(staff::command::end_sign_ins(store, "bota").expect("ended"), 1);
        assert_eq!(visit.get("/step-up").await.location(), "/sign-in");

        let mut visit = world.visit(world.carmen);
        give_code_app(&world, world.carmen);
        for (second, password) in [("carmen", PASSWORD), ("bota", "wrong"), ("dina", PASSWORD)] {
            assert!(matches!(staff::command::reset_factors(store, "carmen", second, password), Err(Error::Refused(_))));
        }
        let (token, _) = staff::command::reset_factors(store, "carmen", "bota", PASSWORD).expect("reset");
        assert_eq!(world.count("select count(*) from totp_key"), 0);
        assert_eq!(visit.get("/step-up").await.location(), "/sign-in");
        assert_eq!(world.stranger().get(&invitations::welcome_path(&token)).await.status, StatusCode::OK);

        let mut visit = world.visit(world.bota);
        staff::command::disable(store, "bota").expect("disabled");
        assert_eq!(visit.get("/step-up").await.location(), "/sign-in");
        let refused = world.stranger().post("/sign-in", &[("sign_in_name", "bota"), ("password", PASSWORD)]).await;
        assert!(refused.says("Name and password do not go together."));
        assert!(matches!(staff::command::disable(store, "bota"), Err(Error::NotFound)));
    }
}
