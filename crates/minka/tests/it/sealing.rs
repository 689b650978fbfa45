//! R22: who can seal everything, and that it takes two different words within half an hour. What the process does after the second one:
//! `commands::sealing`.

use http::StatusCode;
use minka::foundation::{
    access::Role,
    change::By,
    folder::{Folder, Kind},
    keyring::Act,
    seal::{self, Seat},
    text::Language,
};

use crate::{
    on_both,
    world::{Visit, World, add_staff},
};

/// A folder that this program serves, with papers of its key when they were made.
fn serve(world: &World, with_papers: bool) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder");
    let folder = Folder::create(&place.path().join("asar"), Kind::Real, None).expect("a key");
    if with_papers {
        seal::note_papers(&folder).expect("noted");
    }
    world.app.extension::<Seat>().is(folder.path);
    place
}

async fn name(visit: &mut Visit, holders: &[String]) -> crate::world::Page {
    let fields: Vec<(&str, &str)> =
        ["holder", "second", "third"].into_iter().zip(holders.iter().map(String::as_str)).collect();
    visit.fill("/sealing/holders", "/sealing/holders", &fields).await
}

/// Aigul, Bota and a second manager, who agreed to it.
async fn three_holders(world: &World) -> [minka::foundation::ids::UserId; 3] {
    let gulnar = add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)]);
    let all = [world.aigul, world.bota, gulnar];
    name(&mut world.visit(world.aigul), &all.map(|user| user.to_string())).await;
    let (mut second, id) = (world.visit(gulnar), minka::foundation::ids::new_uuid(&world.clock).to_string());
    for _ in 0..2 {
        let agreed = second.post("/sealing/holders/agreement", &[("form_id", &id)]).await;
        assert_eq!(agreed.location(), "/sealing?notice=seal-agreed");
    }
    assert_eq!(world.count("select count(*) from audit_entry where action = 'seal.agree'"), 1);
    all
}

on_both! {
    async fn holders_are_named_by_one_and_agreed_to_by_another(world) {
        let _place = serve(&world, true);
        let page = world.visit(world.bota).get("/sealing").await;
        assert!(page.says("Nobody is named yet") && !page.says("/sealing/words") && !page.says("/sealing/holders"), "{}", page.text());
        for user in [world.bota, world.elena, world.carmen] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get("/sealing/holders").await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap("/sealing/holders", &[]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.visit(world.dina).get("/sealing").await.status, StatusCode::NOT_FOUND);
        let mut aigul = world.visit(world.aigul);
        let (own, bota) = (world.aigul.to_string(), world.bota.to_string());
        let strange = minka::foundation::ids::new_uuid(&world.clock).to_string();
        for (holders, says) in [
            (vec![own.clone(), own.clone()], "at least two different people"),
            (vec![own.clone(), strange], "Choose people who work here"),
        ] {
            let page = name(&mut aigul, &holders).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.says(says), "{}", page.text());
        }
        let done = name(&mut aigul, &[own.clone(), bota.clone()]).await;
        assert_eq!(done.location(), "/sealing/holders?notice=seal-named");
        assert_eq!(world.newest_audit().1, "seal.name");
        // Nobody can do anything with it yet, and she cannot agree to what she proposed.
        assert_eq!(aigul.tap("/sealing/holders/agreement", &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(aigul.tap("/sealing/words", &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.carmen).tap("/sealing/holders/agreement", &[]).await.status, StatusCode::NOT_FOUND);
        // What was proposed can be taken away, twice with the same tap.
        let id = minka::foundation::ids::new_uuid(&world.clock).to_string();
        for _ in 0..2 {
            let gone = aigul.post("/sealing/holders/removal", &[("form_id", &id)]).await;
            assert_eq!(gone.location(), "/sealing/holders?notice=seal-proposal-removed");
        }
        assert_eq!(world.visit(world.bota).tap("/sealing/holders/agreement", &[]).await.status, StatusCode::CONFLICT);
        name(&mut aigul, &[own, bota]).await;
        // One of those named is a second person too.
        let mut bota = world.visit(world.bota);
        assert!(bota.get("/").await.says("somebody waits for your yes"));
        assert!(bota.get("/sealing/holders").await.says("Named by aigul"));
        let agreed = bota.tap("/sealing/holders/agreement", &[]).await;
        assert_eq!(agreed.location(), "/sealing?notice=seal-agreed");
        let page = world.visit(world.lucia).get("/sealing").await;
        assert!(page.says("<li>aigul</li>") && page.says("<li>bota</li>") && !page.says("/sealing/words"), "{}", page.text());
        assert!(bota.get("/sealing").await.says("/sealing/words"));
    }

    async fn one_word_or_the_same_one_twice_seals_nothing(world) {
        let place = serve(&world, true);
        let asar = place.path().join("asar");
        let [first, second, third] = three_holders(&world).await;
        let (mut aigul, mut bota) = (world.visit(first), world.visit(second));
        let id = minka::foundation::ids::new_uuid(&world.clock).to_string();
        for _ in 0..2 {
            let said = aigul.post("/sealing/words", &[("form_id", &id)]).await;
            assert_eq!((said.status, said.location().as_str()), (StatusCode::SEE_OTHER, "/sealing?notice=seal-said"));
        }
        aigul.tap("/sealing/words", &[]).await;
        assert_eq!(world.count("select count(*) from seal_word where ended_at is null"), 1);
        assert!(!seal::is_sealed(&asar) && aigul.get("/").await.status == StatusCode::OK);
        let page = bota.get("/sealing").await;
        assert!(page.says("aigul has said that it is time"), "{}", page.text());
        assert!(bota.get("/").await.says("Yours would be the second word"));
        // Who is none of the three learns nothing, and cannot speak.
        let mut carmen = world.visit(world.carmen);
        assert!(!carmen.get("/sealing").await.says("has said that it is time"));
        assert_eq!(carmen.tap("/sealing/words", &[]).await.status, StatusCode::NOT_FOUND);
        // She takes it back: then another's word is the first again.
        let id = minka::foundation::ids::new_uuid(&world.clock).to_string();
        for _ in 0..2 {
            let back = aigul.post("/sealing/words/return", &[("form_id", &id)]).await;
            assert_eq!(back.location(), "/sealing?notice=seal-taken-back");
        }
        assert_eq!(bota.tap("/sealing/words", &[]).await.location(), "/sealing?notice=seal-said");
        // A proof that is not fresh opens nothing, and a word of half an hour ago counts no more.
        world.set_time("2026-11-24T13:06:00Z");
        let stale = aigul.tap("/sealing/words", &[]).await;
        assert!(stale.location().starts_with("/step-up"), "{}", stale.location());
        world.set_time("2026-11-24T13:31:00Z");
        let mut aigul = world.visit(first);
        assert_eq!(aigul.tap("/sealing/words", &[]).await.location(), "/sealing?notice=seal-said");
        assert!(!seal::is_sealed(&asar));
        // The second word of now seals, and is answered with the page of a sealed site.
        let mut gulnar = world.visit(third);
        let page = gulnar.tap("/sealing/words", &[]).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(seal::is_sealed(&asar) && !asar.join("minka.key").exists());
        let mut everybody = [gulnar, aigul, bota, carmen, world.stranger()];
        for visit in &mut everybody {
            for path in ["/", "/sealing", "/sign-in", "/people", "/nowhere"] {
                let seen = visit.get(path).await;
                assert_eq!((seen.status, seen.text()), (StatusCode::SERVICE_UNAVAILABLE, page.text()), "{path}");
            }
            assert_eq!(visit.tap("/sign-in", &[]).await.status, StatusCode::SERVICE_UNAVAILABLE);
        }
        assert_eq!(world.count("select count(*) from sign_in where ended_at is null"), 0);
        assert_eq!(world.newest_audit(), (third.to_string(), "seal.done".to_owned(), String::new()));
        let journal = world.app.keyring().list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("a journal");
        assert_eq!(journal.last().map(|line| line.restraint.act), Some(Act::SiteSealed));
    }

    async fn without_papers_or_a_folder_nobody_seals(world) {
        let [first, second, _] = three_holders(&world).await;
        let (mut aigul, mut bota) = (world.visit(first), world.visit(second));
        assert!(aigul.get("/sealing").await.says("where the programme's own data are"));
        assert_eq!(aigul.tap("/sealing/words", &[]).await.status, StatusCode::CONFLICT);
        let place = serve(&world, false);
        for visit in [&mut aigul, &mut bota] {
            let page = visit.get("/sealing").await;
            assert!(page.says("there are no papers of the key") && !page.says("action=\"/sealing/words\""), "{}", page.text());
            assert_eq!(visit.tap("/sealing/words", &[]).await.status, StatusCode::CONFLICT);
        }
        assert_eq!(world.count("select count(*) from seal_word"), 0);
        assert!(!seal::is_sealed(&place.path().join("asar")));
        assert_eq!(world.visit(first).get("/").await.status, StatusCode::OK);
    }

    async fn who_is_no_holder_any_more_or_has_no_account_counts_no_more(world) {
        let _place = serve(&world, true);
        let [first, second, third] = three_holders(&world).await;
        assert_eq!(world.visit(third).tap("/sealing/words", &[]).await.location(), "/sealing?notice=seal-said");
        world.change(By::CommandLine, move |change| {
            minka::users::disable_user(change, third)?;
            change.commit(minka::foundation::audit::Entry::event("test.disabled"), ())
        });
        assert_eq!(world.visit(second).tap("/sealing/words", &[]).await.location(), "/sealing?notice=seal-said");
        // Others are named: what was said before is over.
        name(&mut world.visit(first), &[first.to_string(), second.to_string()]).await;
        world.visit(second).tap("/sealing/holders/agreement", &[]).await;
        assert_eq!(world.visit(first).tap("/sealing/words", &[]).await.location(), "/sealing?notice=seal-said");
        assert_eq!(world.count("select count(*) from seal_word where ended_at is null"), 1);
    }
}
