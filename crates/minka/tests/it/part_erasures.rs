//! A part of what is kept of her is erased: she asks, two people do it, no copy brings it back, and the rest of her file stays.

use http::StatusCode;
use minka::{
    consents::Said,
    forgetting,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{ParticipantId, UserId},
        keyring::{Act, Part, Use},
        text::{Language, Text},
    },
    matching, part_erasures,
};

use crate::{
    assessments::some_asked,
    forgetting::{bare, beginning},
    on_both,
    own_view::begin,
    participation::three_sessions,
    safety_plans::all_restricted,
    visits::{say_notes, some_visits, visit_one},
    world::{World, add_staff, paper_text},
};

/// A second manager in Almaty.
fn gulnar(world: &World) -> UserId {
    add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)])
}

/// Everything that is written about Rosa while she agrees to notes.
fn all_written(world: &World) {
    some_visits(world);
    all_restricted(world);
    let (keyring, lima, rosa) = (world.app.keyring().clone(), world.lima, world.lima_women[4].0);
    world.change(By::Program, move |change| {
        matching::add_note(change, &keyring, (lima, rosa), "Canaryhandover")?;
        change.commit(Entry::event("test.handover"), ())
    });
}

fn written(world: &World) -> i64 {
    world.count(
        "select (select count(*) from visit_note) + (select count(*) from handover_note) + (select count(*) from safety_plan)
             + (select count(*) from violence_incident)
             + (select count(*) from restricted_note)",
    )
}

/// Her visits, promises and concerns: what stays.
fn stays(world: &World) -> i64 {
    world.count("select (select count(*) from visit) + (select count(*) from promise) + (select count(*) from concern)")
}

/// A note as it lies in the database: its id and its seal.
fn note_of(world: &World, woman: ParticipantId) -> (String, Vec<u8>) {
    world.read(move |db| {
        db.get("select id, sealed from visit_note where participant_id = $1", minka::binds![woman], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    })
}

on_both! {
    /// R10: from her own view; a manager who did not ask does it; the receipt says what stays and from which day no copy can be read.
    async fn she_asks_herself_and_two_people_erase_what_was_written(world) {
        all_written(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let (page, before) = (format!("/people/{code}/erasing/notes"), stays(&world));
        let doing = format!("{page}/execution");
        let (note, blob) = note_of(&world, rosa);
        assert_eq!(written(&world), 6);
        let mut hers = world.visit(world.carmen);
        let own = begin(&mut hers, &code).await;
        assert!(own.says("Borrar lo que se escribió sobre mí") && own.says("Borrar lo que respondí"), "{}", own.text());
        let form = "019abcde-0000-7000-8000-0000000000c1";
        for _ in 0..2 {
            assert_eq!(hers.post("/own/erasing/notes", &[("form_id", form)]).await.location(), "/own?notice=part-asked");
        }
        assert!(hers.get("/own").await.says("Pedido el 24 de noviembre de 2026"));
        assert_eq!(hers.tap("/own/erasing/everything", &[]).await.status, StatusCode::NOT_FOUND);
        let (mut carmen, mut lucia) = (world.visit(world.carmen), world.visit(world.lucia));
        assert!(lucia.get("/").await.says("One woman wants a part"));
        let list = lucia.get("/forgetting").await;
        assert!(list.text().contains(&page) && list.says("What was written about her: She herself asked"), "{}", list.text());
        assert!(carmen.get(&page).await.says("She has asked for it herself"));
        assert_eq!(carmen.tap(&format!("{page}/withdrawal"), &[]).await.status, StatusCode::NOT_FOUND, "only she takes it back");
        assert_eq!(carmen.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND, "a manager does it");
        for user in [world.aigul, world.bota, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(&page).await.status, StatusCode::NOT_FOUND);
            assert_eq!(world.visit(user).tap(&doing, &[]).await.status, StatusCode::NOT_FOUND);
        }
        // She thinks again, and again.
        let form = "019abcde-0000-7000-8000-0000000000c2";
        for _ in 0..2 {
            hers.post("/own/erasing/notes/withdrawal", &[("form_id", form)]).await;
        }
        assert_eq!(lucia.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND, "nobody asks");
        hers.tap("/own/erasing/notes", &[]).await;
        assert_eq!(world.count("select count(*) from part_erasure"), 2);

        let done = lucia.tap(&doing, &[]).await;
        let receipt = lucia.follow(&done).await;
        assert!(receipt.says("Lo que se escribió sobre usted está borrado") && receipt.says("8 de diciembre de 2026"), "{}", receipt.text());
        assert_eq!((written(&world), stays(&world)), (0, before), "the words are gone, and nothing else");
        let squeezed: String = paper_text(&lucia.get(&format!("{}/paper", done.location())).await.bytes).split_whitespace().collect();
        assert!(squeezed.contains("8dediciembrede2026") && squeezed.contains("Quésequeda") && !squeezed.contains(&code), "{squeezed}");
        // Everything else stays, and she reads what that is; what goes is not said to stay.
        for line in part_erasures::Goes::ALL {
            let (words, stays) = (line.say(&Text(Language::Es)), line.part() != Some(Part::Notes));
            let on_paper = bare(&squeezed).contains(&beginning(&words));
            assert_eq!((receipt.says(&words), on_paper), (stays, stays), "{words}: {squeezed} {}", receipt.text());
        }
        assert!(world.audit_text().contains(&format!("part.erased participant {code} notes")));
        // In no copy: the part's key is gone, here and in every copy beside the data; her own is not.
        let keyring = world.app.keyring().clone();
        let place = format!("visit_note.sealed.{note}");
        assert!(keyring.open(rosa, Use::Written, &place, &blob).expect("no failure").is_none());
        assert!(keyring.without_key([rosa].into_iter()).expect("read").is_empty());
        let kept = keyring.list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("the journal");
        assert!(kept.iter().any(|one| one.restraint.act == Act::PartErased && one.restraint.more == "notes 2026-12-08"));
        // A database that was put back has them again, until the journal is done again.
        some_visits(&world);
        let again = world.change(By::CommandLine, move |change| {
            let again = part_erasures::erase_again(change, &keyring, rosa, "notes 2026-12-08")?;
            change.commit(Entry::event("test.again"), again)
        });
        assert!(again && written(&world) == 0);
        // Her file goes on: she agrees again, and is written about.
        some_visits(&world);
        assert_eq!(written(&world), 1);
        assert!(hers.get("/own").await.says("Se borró una parte"));
    }

    async fn her_answers_go_and_that_she_was_asked_stays(world) {
        three_sessions(&world);
        some_asked(&world);
        let code = world.women[0].1.clone();
        let (page, marks) = (format!("/people/{code}/erasing/answers"), world.count("select count(*) from attendance"));
        let mut bota = world.visit(world.bota);
        let asked = bota.tap(&page, &[]).await;
        assert!(bota.follow(&asked).await.says("You have asked for it"));
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&format!("/people/{code}/forgetting")).await.text().contains(&page));
        assert!(aigul.get(&page).await.says("Is it really she who wants it"));
        world.set_time("2026-11-24T13:06:00Z");
        assert!(aigul.tap(&format!("{page}/execution"), &[]).await.location().starts_with("/step-up"), "it takes a fresh proof");
        let mut aigul = world.visit(world.aigul);
        let done = aigul.tap(&format!("{page}/execution"), &[]).await;
        assert!(aigul.follow(&done).await.says("Ваши ответы стёрты"));
        assert_eq!(world.count("select count(*) from assessment_answer"), 0);
        assert_eq!(world.count("select count(*) from assessment where state = 'finished'"), 1);
        assert_eq!(world.count("select count(*) from attendance"), marks);
        assert_eq!(aigul.get(&format!("/people/{code}")).await.status, StatusCode::OK);
    }

    async fn whoever_asked_does_not_do_it_and_a_hold_keeps_it(world) {
        let ((woman, code), site) = (world.women[1].clone(), world.almaty);
        visit_one(&world, (site, woman), world.aigul);
        let (page, doing) = (format!("/people/{code}/erasing/notes"), format!("/people/{code}/erasing/notes/execution"));
        let mut aigul = world.visit(world.aigul);
        assert_eq!(aigul.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND, "nobody has asked");
        aigul.tap(&page, &[]).await;
        assert_eq!(aigul.tap(&doing, &[]).await.status, StatusCode::NOT_FOUND, "she asked herself");
        world.change(By::Program, move |change| {
            forgetting::hold_again(change, woman, "019abcde-0000-7000-8000-0000000000f2 2026-12-20")?;
            change.commit(Entry::event("test.hold"), ())
        });
        let gulnar = gulnar(&world);
        let mut second = world.visit(gulnar);
        assert!(second.get(&page).await.says("nothing is erased yet"));
        let refused = second.tap(&doing, &[]).await;
        assert!(refused.status == StatusCode::CONFLICT && refused.says("cannot be erased yet"), "{}", refused.text());
        assert!(refused.says("<h1>Not yet</h1>") && !refused.says("Somebody was here before you"), "{}", refused.text());
        assert!(!second.get(&page).await.text().contains("/execution"), "no button while it is kept");
        assert_eq!(world.count("select count(*) from visit_note"), 1);
        world.set_time("2026-12-20T19:30:00Z");
        let mut second = world.visit(gulnar);
        assert_eq!(second.tap(&doing, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from visit_note"), 0);
    }

    /// R9: after she stopped agreeing to notes nobody opens them, except to read them to her because she asks.
    async fn what_was_written_is_read_to_her_after_she_stopped_it(world) {
        some_visits(&world);
        let (rosa, code) = world.lima_women[4].clone();
        say_notes(&world, (world.lima, rosa), Said::Withdrawn);
        let (start, path) = (format!("/people/{code}/own-view"), format!("/people/{code}/own-view/notes"));
        let visit: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let mut carmen = world.visit(world.carmen);
        assert!(!carmen.get(&format!("/people/{code}/visits/{visit}")).await.says("Canaryvisit note"), "for nothing else");
        let receipt = carmen.get(&format!("/people/{code}/consents/notes/withdrawal")).await;
        assert!(receipt.text().contains(&path) && receipt.text().contains(&format!("/people/{code}/erasing/notes")), "{}", receipt.text());
        assert!(carmen.get(&start).await.text().contains(&path));
        let before = world.count("select count(*) from audit_entry");
        for (safe, reason, words) in [("no", "She asks", "Then not now."), ("yes", "", "Write why")] {
            let refused = carmen.fill(&path, &path, &[("safe", safe), ("hear", "notes"), ("reason", reason)]).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{}", refused.text());
        }
        assert_eq!(world.count("select count(*) from audit_entry"), before);
        let read = carmen.fill(&path, &path, &[("safe", "yes"), ("hear", "notes"), ("reason", "She asks")]).await;
        assert!(read.says("Canaryvisit note") && read.says("She wants them erased"), "{}", read.text());
        assert_eq!(world.newest_audit().1, "note.extract_for_her");
        assert!(world.audit_text().contains("read to her") && !world.audit_text().contains("She asks"));
        for user in [world.lucia, world.aigul, world.bota, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(world.visit(user).tap(&path, &[("safe", "yes"), ("reason", "x")]).await.status, StatusCode::NOT_FOUND);
        }
        // Her copy holds them too, when she wants them along.
        let fields = [("kind", "json"), ("safe_copy", "yes"), ("with_notes", "yes"), ("reason", "She asks")];
        let copy = carmen.fill(&start, &format!("{start}/copy"), &fields).await;
        assert!(copy.says("Canaryvisit note"), "{}", copy.text());
    }
}
