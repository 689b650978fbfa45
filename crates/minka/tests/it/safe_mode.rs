//! A folder that was restored without its restraint journal: who gets in, what leaves, and the two managers who end it.

use http::StatusCode;
use minka::foundation::{
    access::Role,
    audit::Entry,
    change::By,
    ids::UserId,
    safe_mode::{self, Missing},
    text::Language,
};

use crate::{
    on_both,
    world::{World, add_staff},
};

pub fn begin(world: &World) {
    world.change(By::CommandLine, |change| {
        safe_mode::begin(change)?;
        change.commit(Entry::event("test.safe_mode"), ())
    });
}

fn everybody(world: &World) -> [(UserId, bool); 6] {
    [
        (world.aigul, true),
        (world.lucia, true),
        (world.bota, false),
        (world.carmen, false),
        (world.elena, false),
        (world.dina, false),
    ]
}

on_both! {
    async fn only_managers_get_in_and_nothing_leaves(world) {
        begin(&world);
        let code = world.women[0].1.clone();
        for (user, is_manager) in everybody(&world) {
            let mut visit = world.visit(user);
            for path in ["/", "/people", "/groups", &format!("/people/{code}"), "/account"] {
                let page = visit.get(path).await;
                if is_manager {
                    let seen = page.status == StatusCode::NOT_FOUND || page.says("is being looked through");
                    assert!(seen, "{path}: {} {}", page.status, page.text());
                } else {
                    assert_eq!((page.status, page.location().as_str()), (StatusCode::SEE_OTHER, "/safe-mode"), "{path}");
                }
            }
            let page = visit.get("/safe-mode").await;
            assert_eq!(page.status, StatusCode::OK);
            assert_eq!(page.says("/safe-mode/ending"), is_manager);
            if !is_manager {
                let sent = visit.tap("/safe-mode/ending", &[]).await;
                assert_eq!(sent.location(), "/safe-mode");
            }
            for path in ["/people/export", "/sessions/018f0000-0000-7000-8000-000000000001/link"] {
                let page = visit.get(path).await;
                let expected = if is_manager { StatusCode::NOT_FOUND } else { StatusCode::SEE_OTHER };
                assert_eq!(page.status, expected, "{path}");
            }
        }
        assert_eq!(world.count("select count(*) from setting where name = 'safe_mode'"), 1);
    }

    async fn two_managers_end_it_and_one_alone_does_not(world) {
        begin(&world);
        let mut aigul = world.visit(world.aigul);
        aigul.tap("/safe-mode/ending", &[]).await;
        assert_eq!(world.newest_audit().1, "safe_mode.end");
        let page = aigul.get("/safe-mode").await;
        assert!(page.says("You have said yes") && !page.says("/safe-mode/ending"), "{}", page.text());
        let again = aigul.tap("/safe-mode/ending", &[]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.bota).get("/groups").await.location(), "/safe-mode");
        let second = add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)]);
        let mut gulnar = world.visit(second);
        world.set_time("2026-11-24T13:06:00Z");
        // A proof of who she is that is not fresh opens nothing.
        let stale = gulnar.tap("/safe-mode/ending", &[]).await;
        assert!(stale.location().starts_with("/step-up"), "{}", stale.location());
        let mut gulnar = world.visit(second);
        assert!(gulnar.get("/safe-mode").await.says("One manager has said yes"));
        let ended = gulnar.tap("/safe-mode/ending", &[]).await;
        assert!(gulnar.follow(&ended).await.says("Everything is open again"));
        assert_eq!(world.count("select count(*) from setting where name = 'safe_mode'"), 0);
        assert_eq!(world.visit(world.bota).get("/groups").await.status, StatusCode::OK);
        assert_eq!(gulnar.get("/safe-mode").await.location(), "/");
    }

    async fn the_page_says_from_when_until_when_nobody_knows_what_was_taken_back(world) {
        begin(&world);
        assert!(world.visit(world.aigul).get("/safe-mode").await.says("without its keyring"));
        let mut aigul = world.visit(world.aigul);
        aigul.tap("/safe-mode/ending", &[]).await;
        world.change(By::CommandLine, |change| {
            let at = |text: &str| text.parse().expect("an instant");
            let missing = Missing { from: at("2026-11-23T03:00:00.000Z"), until: at("2026-11-24T09:29:10.000Z") };
            safe_mode::note_missing(change, missing)?;
            change.commit(Entry::event("test.missing"), ())
        });
        // Whoever had said yes said it of something else.
        let page = aigul.get("/safe-mode").await;
        assert!(page.says("/safe-mode/ending"), "{}", page.text());
        // In the hours of her programme, which is in Almaty: five hours ahead of UTC. A minute that has begun is not known to its end.
        for words in ["23.11.2026 08:00", "24.11.2026 14:30", "a woman who was forgotten", "newer copy of it turns up"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert!(!page.says("without its keyring"), "{}", page.text());
        let second = add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)]);
        aigul.tap("/safe-mode/ending", &[]).await;
        world.visit(second).tap("/safe-mode/ending", &[]).await;
        assert_eq!(world.count("select count(*) from setting where name like 'safe_mode%'"), 0);
    }
}
