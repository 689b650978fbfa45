//! Finding her by what is sealed: in another script, within one's reach, for a reason, counted and written down.

use http::StatusCode;
use minka::{
    foundation::{
        audit::Entry,
        change::By,
        ids::{ParticipantId, SiteId},
    },
    identities::{self, Identity},
};

use crate::{on_both, world::World};

fn seal(world: &World, (site, woman): (SiteId, ParticipantId), legal_name: &str, phone: &str) {
    let keyring = world.app.keyring().clone();
    let identity = Identity { legal_name: legal_name.to_owned(), phone: phone.to_owned(), ..Identity::default() };
    world.change(By::Program, move |change| {
        identities::save_identity(change, &keyring, (site, woman), &identity)?;
        change.commit(Entry::event("test.seal"), ())
    });
}

const PAGE: &str = "/people/by-name";

on_both! {
    async fn a_legal_name_in_another_script_or_a_number_finds_her_and_shows_no_more_than_her_code(world) {
        let (hers, other) = (world.women[0].clone(), world.women[1].clone());
        seal(&world, (world.almaty, hers.0), "Оразбаева Айгүл", "+7 701 999 88 77");
        seal(&world, (world.almaty, other.0), "Омарова Айгүл", "");
        let mut aigul = world.visit(world.aigul);
        for (typed, finds_her, finds_other) in [
            ("Orazbaeva", true, false),
            ("айгүл оразбаева", true, false),
            ("Aigul", true, true),
            ("8 (701) 999-88-77", true, false),
            ("Ораз", false, false),
            ("Оразбаева Бота", false, false),
        ] {
            let page = aigul.fill(PAGE, PAGE, &[("name", typed), ("reason", "Canaryreason")]).await;
            assert_eq!(page.status, StatusCode::OK, "{typed}");
            assert_eq!((page.says(&hers.1), page.says(&other.1)), (finds_her, finds_other), "{typed}");
            assert!(!page.says("Оразбаева") && !page.says("Омарова") && !page.says("999 88"), "{typed}: {}", page.text());
        }
        let chain = world.audit_text();
        assert!(chain.contains("person.search_name") && !chain.contains("Canary") && !chain.contains("Orazbaeva"));
        assert_eq!(world.count("select count(*) from audit_entry where action = 'person.search_name'"), 6);
        // What she was called before finds her no more; nor what was forgotten.
        seal(&world, (world.almaty, hers.0), "Серикова Айгүл", "");
        let page = aigul.fill(PAGE, PAGE, &[("name", "Orazbaeva"), ("reason", "asked")]).await;
        assert!(!page.says(&hers.1));
        let gone = hers.0;
        world.change(By::Program, move |change| {
            identities::remove_sealed(change, gone)?;
            change.commit(Entry::event("test.gone"), ())
        });
        let page = aigul.fill(PAGE, PAGE, &[("name", "Серикова"), ("reason", "asked")]).await;
        assert!(!page.says(&hers.1) && page.says("Nobody in your reach"));
    }

    async fn it_is_for_whoever_may_open_it_within_her_reach_with_a_reason_and_twenty_times_an_hour(world) {
        let (rosa, luz) = (world.lima_women[4].clone(), world.lima_women[2].clone());
        seal(&world, (world.lima, rosa.0), "Quispe Rosa", "");
        seal(&world, (world.lima, luz.0), "Quispe Luz", "");
        for user in [world.bota, world.dina, world.elena] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(PAGE).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap(PAGE, &[("name", "Quispe"), ("reason", "x")]).await.status, StatusCode::NOT_FOUND);
        }
        // A mentor finds her own woman, without a reason; a manager of another site nobody.
        let page = world.visit(world.carmen).fill(PAGE, PAGE, &[("name", "quispe")]).await;
        assert!(page.says(&rosa.1) && !page.says(&luz.1), "{}", page.text());
        let page = world.visit(world.aigul).fill(PAGE, PAGE, &[("name", "Quispe"), ("reason", "asked")]).await;
        assert!(!page.says(&rosa.1) && !page.says(&luz.1));
        let mut lucia = world.visit(world.lucia);
        let refused = lucia.fill(PAGE, PAGE, &[("name", "Quispe")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Write why") && refused.says("value=\"Quispe\""));
        assert_eq!(lucia.fill(PAGE, PAGE, &[("reason", "asked")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for time in 1..=20 {
            let page = lucia.fill(PAGE, PAGE, &[("name", "Quispe"), ("reason", "asked")]).await;
            assert!(page.says(&rosa.1) && page.says(&luz.1), "{time}");
        }
        let page = lucia.fill(PAGE, PAGE, &[("name", "Quispe"), ("reason", "asked")]).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        world.set_time("2026-11-24T14:01:00Z");
        let mut lucia = world.visit(world.lucia);
        let page = lucia.fill(PAGE, PAGE, &[("name", "Quispe"), ("reason", "asked")]).await;
        assert_eq!(page.status, StatusCode::OK);
    }
}
