//! Tests of notes that are read to her: by whoever wrote them, and, when that mentor walks with her no more, by the one who does now.

use http::StatusCode;
use minka::foundation::{
    access::Role,
    audit::Entry,
    change::By,
    ids::UserId,
    text::{Language, Text},
};

use super::begin;
use crate::{
    on_both,
    visits::some_visits,
    world::{World, add_staff},
};

/// The other mentor's woman, beside her first mentor.
fn second_mentor(world: &World) -> UserId {
    add_staff(&world.app, "maria", Language::En, &[(Role::Mentor, world.lima, None, Some(world.lima_women[4].0))])
}

/// Somebody leaves the programme.
fn leave(world: &World, user: UserId) {
    world.change(By::Program, move |change| {
        let at = change.at();
        change.execute("update staff_user set disabled_at = $1 where id = $2", minka::binds![at, user])?;
        change.commit(Entry::event("test.left"), ())
    });
}

const NOTE: &str = "Canaryvisit note";
const ASKED: [(&str, &str); 3] = [("safe", "yes"), ("reason", "She asks"), ("hear", "notes")];
const ALSO: (&str, &str) = ("of_left", "yes");

on_both! {
    async fn notes_of_who_left_are_read_to_her_by_who_walks_with_her_now(world) {
        some_visits(&world);
        let (_, code) = world.lima_women[4].clone();
        let (path, maria) = (format!("/people/{code}/own-view/notes"), second_mentor(&world));
        let mut visit = world.visit(maria);
        // While she who wrote them walks with her, she reads them herself, whatever is asked.
        let read = visit.fill(&path, &path, &[&ASKED[..], &[ALSO]].concat()).await;
        assert!(!read.says(NOTE) && read.says("1 note by somebody else stays sealed."), "{}", read.text());
        assert!(!read.says("no longer walks beside her"), "{}", read.text());
        leave(&world, world.carmen);
        // Not by itself: she is asked, and nothing is read before.
        let read = visit.fill(&path, &path, &ASKED).await;
        assert!(!read.says(NOTE) && read.says("1 note is by somebody who no longer walks beside her."), "{}", read.text());
        let before = world.count("select count(*) from audit_entry");
        for fields in [[("safe", "no"), ASKED[1], ASKED[2], ALSO], [ASKED[0], ("reason", ""), ASKED[2], ALSO]] {
            let refused = visit.fill(&path, &path, &fields).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && !refused.says(NOTE), "{}", refused.text());
            let of_left = refused.text().split("name=\"of_left\"").nth(1).map(str::to_owned).unwrap_or_default();
            assert!(of_left.split('>').next().is_some_and(|rest| rest.contains("checked")), "what was ticked stays");
        }
        assert_eq!(world.count("select count(*) from audit_entry"), before);
        let read = visit.fill(&path, &path, &[&ASKED[..], &[ALSO]].concat()).await;
        assert!(read.says(NOTE) && read.says("in the words of an earlier mentor"), "{}", read.text());
        assert!(!read.says("no longer walks beside her") && !read.says("stays sealed"), "{}", read.text());
        assert_eq!(world.newest_audit(), (maria.to_string(), "note.extract_for_her".to_owned(), format!("participant {code}")));
        assert!(world.audit_text().contains("read to her, also what those wrote who walk with her no more"));
        // For anything else they stay sealed, and no copy of hers takes them along.
        let held: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        assert!(!visit.get(&format!("/people/{code}/visits/{held}")).await.says(NOTE));
        let start = format!("/people/{code}/own-view");
        let fields = [("kind", "json"), ("safe_copy", "yes"), ("with_notes", "yes"), ("reason", "She asks"), ALSO];
        assert!(!visit.fill(&start, &format!("{start}/copy"), &fields).await.says(NOTE));
        // No manager reads them to her, nor anybody without a fresh proof.
        for user in [world.lucia, world.aigul, world.bota, world.dina, world.elena] {
            let mut other = world.visit(user);
            assert_eq!(other.tap(&path, &[&ASKED[..], &[ALSO]].concat()).await.status, StatusCode::NOT_FOUND);
        }
        world.set_time("2026-11-24T13:06:00Z");
        assert_ne!(visit.tap(&path, &[&ASKED[..], &[ALSO]].concat()).await.status, StatusCode::OK);
        // She finds it among who opened her file, and is told whom to ask when nobody walks with her.
        world.set_time("2026-11-24T13:00:30Z");
        let own = begin(&mut world.visit(maria), &code).await;
        let text = Text(Language::Es);
        for key in ["own-you-openings-what-note-extract-for-her", "own-withheld-notes"] {
            assert!(own.says(&text.say(key)), "{key}: {}", own.text());
        }
        assert!(own.says("pida una mentora a la coordinadora") && !own.says(NOTE), "{}", own.text());
    }

    /// A mentor who handed her over works here still: who walks with her now reads what she wrote, when she wants that.
    async fn notes_of_who_handed_her_over_are_read_to_her_too(world) {
        some_visits(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let (path, maria) = (format!("/people/{code}/own-view/notes"), second_mentor(&world));
        world.change(By::Program, move |change| {
            change.execute(
                "update assignment set until_day = '2026-11-24' where participant_id = $1 and user_id <> $2",
                minka::binds![rosa, maria],
            )?;
            change.commit(Entry::event("test.handed_over"), ())
        });
        let read = world.visit(maria).fill(&path, &path, &[&ASKED[..], &[ALSO]].concat()).await;
        assert!(read.says(NOTE) && read.says("in the words of an earlier mentor"), "{}", read.text());
        assert_eq!(world.visit(world.carmen).get(&path).await.status, StatusCode::NOT_FOUND, "she walks with her no more");
    }
}
