//! Tests of what she tells and only few may read: written by her mentor, opened one at a time, added to and never changed.

use http::StatusCode;
use minka::{
    consents::{Purpose, Said},
    forgetting,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::Use,
        text::Language,
    },
    merges, people,
    restricted_notes::{self, NewNote, RestrictedNoteId},
    retention,
};

use crate::{
    exclusions::name,
    memberships::newcomer,
    merges::asked,
    on_both,
    openings::open,
    safety_plans::agree,
    visits::{hand_over, say},
    world::{TUESDAY, World, add_staff},
};

/// Writes one down, behind the pages; `under`: as an addition.
fn write(
    world: &World,
    (site, woman): (SiteId, ParticipantId),
    author: UserId,
    (under, words): (Option<RestrictedNoteId>, &str),
) -> RestrictedNoteId {
    let words = words.to_owned();
    world.change(By::User(author), move |change| {
        let id = restricted_notes::add_note(change, &NewNote { site, woman, author, under, words })?;
        change.commit(Entry::event("test.note"), id)
    })
}

/// What Rosa told Carmen, with "Canarysecret" in it, and what was added.
pub fn some_note(world: &World) {
    let rosa = (world.lima, world.lima_women[4].0);
    let note = write(world, rosa, world.carmen, (None, "Canarysecret: he found her sister"));
    write(world, rosa, world.carmen, (Some(note), "Canarysecret: it was her aunt"));
}

/// The first note there is.
fn first(world: &World) -> String {
    world.read(|db| db.get("select min(id) from restricted_note where id = note_id", &[], |row| row.get(0)))
}

/// What lies in the database: whose it is and its seal.
fn row(world: &World, id: &str) -> (String, Vec<u8>) {
    let id = id.to_owned();
    world.read(move |db| {
        db.get("select participant_id, sealed from restricted_note where id = $1", minka::binds![id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    })
}

fn count(world: &World) -> i64 {
    world.count("select count(*) from restricted_note")
}

fn entries(world: &World) -> i64 {
    world.count("select count(*) from audit_entry where action = 'restricted.read'")
}

on_both! {
    async fn her_mentor_writes_reads_and_adds_and_the_first_words_stay(world) {
        agree(&world);
        let code = world.lima_women[4].1.clone();
        let (page, form) = (format!("/people/{code}/notes"), format!("/people/{code}/notes/new"));
        let mut carmen = world.visit(world.carmen);
        let hers = carmen.get(&format!("/people/{code}")).await;
        assert!(hers.text().contains(&page) && hers.says("Restricted notes"), "{}", hers.text());
        assert!(carmen.get(&format!("/people/{code}/concern")).await.text().contains(&page), "beside a concern");
        assert!(carmen.get(&page).await.says("Nothing is written down"));
        for (typed, words) in [(" ... ".to_owned(), "Write what she told"), (format!("Canarysecret {}", "a".repeat(4_000)), "Canarysecret aaa")] {
            let refused = carmen.fill(&form, &page, &[("words", &typed)]).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{}", refused.text());
        }
        assert_eq!(count(&world), 0);
        let asked = carmen.get(&form).await;
        assert!(!asked.text().contains("data-draft") && asked.text().contains("autocomplete=\"off\""), "nothing stays in the browser");
        let hidden = asked.hidden(&page);
        let typed: Vec<(&str, &str)> =
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("words", "Canarysecret: he waits\nat the corner")]).collect();
        let saved = carmen.post(&page, &typed).await;
        let list = carmen.follow(&saved).await;
        carmen.post(&page, &typed).await;
        assert_eq!(count(&world), 1, "a second tap is the same note");
        assert_eq!(world.newest_audit().1, "restricted.read");
        assert!(list.says("24.11.2026 08:00") && list.says("carmen") && !list.says("Canary"), "when and by whom: {}", list.text());

        let (id, before) = (first(&world), entries(&world));
        let note = format!("{page}/{id}");
        assert!(list.text().contains(&note));
        let shown = carmen.get(&note).await;
        assert!(shown.says("Canarysecret: he waits") && entries(&world) == before + 1, "{}", shown.text());
        assert!(world.audit_text().contains(&format!("restricted.read participant {code} note {id}")), "{}", world.audit_text());
        let sealed = row(&world, &id);
        let additions = format!("{note}/additions");
        let refused = carmen.fill(&note, &additions, &[("words", " - ")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Write what she told"), "{}", refused.text());
        let added = carmen.fill(&note, &additions, &[("words", "Canarysecret: at the other corner")]).await;
        let shown = carmen.follow(&added).await;
        for words in ["Canarysecret: he waits", "Added later", "Canarysecret: at the other corner"] {
            assert!(shown.says(words), "{words}: {}", shown.text());
        }
        assert_eq!(row(&world, &id), sealed, "the first words stay as they were");
        // Version 3: it takes her own key and that of the part which she can have erased.
        assert_eq!(sealed.1.first(), Some(&3));
        let list = carmen.get(&page).await;
        assert!(list.says("1 addition") && !list.says("Canary"), "{}", list.text());
        assert!(!world.audit_text().contains("Canary") && world.audit_text().contains(&format!("note {id}, addition")));
        // She hears who looked.
        let mut lucia = world.visit(world.lucia);
        let looked = lucia.tap(&format!("/people/{code}/openings"), &[("reason", "she asks")]).await;
        assert!(looked.says("Read what very few may read") && looked.says("Mentor"), "{}", looked.text());
    }

    /// Nobody but her mentor, with a fresh proof; a manager in an emergency, to read; never whom she named.
    async fn nobody_else_reads_or_writes_one(world) {
        agree(&world);
        some_note(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let page = format!("/people/{code}/notes");
        let note = format!("{page}/{}", first(&world));
        let mut nobody = vec![world.lucia, world.aigul, world.bota, world.dina, world.elena];
        for (who, role) in [("tolkyn", Role::Treasurer), ("erlan", Role::Evaluator), ("xenia", Role::Auditor)] {
            nobody.push(add_staff(&world.app, who, Language::En, &[(role, world.lima, None, None)]));
        }
        let before = entries(&world);
        for user in nobody {
            let mut visit = world.visit(user);
            for path in [page.clone(), format!("{page}/new"), note.clone()] {
                assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
            for path in [page.clone(), format!("{note}/additions")] {
                assert_eq!(visit.tap(&path, &[("words", "x y")]).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        assert_eq!((count(&world), entries(&world)), (2, before));
        let mut lucia = world.visit(world.lucia);
        assert!(!lucia.get(&format!("/people/{code}")).await.says("Restricted notes"), "no door that does not open");
        open(&mut lucia, &code).await;
        assert!(lucia.get(&page).await.text().contains(&note));
        let shown = lucia.get(&note).await;
        assert!(shown.says("he found her sister") && shown.says("it was her aunt") && !shown.text().contains("/additions"), "{}", shown.text());
        assert_eq!(lucia.get(&format!("{page}/new")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(lucia.tap(&page, &[("words", "x y")]).await.status, StatusCode::NOT_FOUND);
        // Another woman's address opens nothing, neither does an addition by itself.
        let mut carmen = world.visit(world.carmen);
        let addition: String = world.read(|db| db.get("select max(id) from restricted_note", &[], |row| row.get(0)));
        assert_eq!(carmen.get(&format!("{page}/{addition}")).await.status, StatusCode::NOT_FOUND);
        let other = format!("/people/{}/notes/{}", world.lima_women[0].1, first(&world));
        assert_eq!(carmen.get(&other).await.status, StatusCode::NOT_FOUND);
        // Six minutes after she proved who she is.
        world.set_time("2026-11-24T13:06:00Z");
        for path in [&page, &note] {
            assert!(carmen.get(path).await.location().starts_with("/step-up"), "{path}");
        }
        name(&world, (world.lima, rosa), world.carmen);
        assert_eq!(world.visit(world.carmen).get(&page).await.status, StatusCode::NOT_FOUND);
    }

    /// From the moment she stops it nobody opens or writes one; a concern is still raised, and what was written is hers to hear.
    async fn she_lets_nobody_read_them_from_the_moment_she_stops_it(world) {
        agree(&world);
        some_note(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let page = format!("/people/{code}/notes");
        let note = format!("{page}/{}", first(&world));
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get(&note).await.says("Canarysecret"));
        let stopped = carmen.tap(&format!("/people/{code}/consents/notes/withdrawal"), &[("consent", "all")]).await;
        assert_eq!(stopped.status, StatusCode::SEE_OTHER, "{}", stopped.text());
        let list = carmen.get(&page).await;
        assert!(list.status == StatusCode::OK && list.says("She has not agreed") && !list.text().contains(&note), "{}", list.text());
        for way in [format!("/people/{code}/consents\""), format!("/people/{code}/concern\"")] {
            assert!(list.text().contains(&way), "{way}");
        }
        for path in [note.clone(), format!("{page}/new")] {
            assert_eq!(carmen.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let refused = carmen.tap(&page, &[("words", "Canarytyped")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("She has not agreed") && refused.says("Canarytyped"), "{}", refused.text());
        assert_ne!(carmen.tap(&format!("{note}/additions"), &[("words", "x y")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(count(&world), 2);
        assert_eq!(carmen.tap(&format!("/people/{code}/concern"), &[("risk", "high")]).await.status, StatusCode::SEE_OTHER);
        // Read to her because she asks, on a screen; in no copy.
        let (start, before) = (format!("/people/{code}/own-view"), entries(&world));
        let read = carmen.fill(&format!("{start}/notes"), &format!("{start}/notes"), &[("safe", "yes"), ("hear", "notes"), ("reason", "She asks")]).await;
        assert!(read.says("Canarysecret: he found her sister") && entries(&world) == before + 1, "{}", read.text());
        let copy = [("kind", "json"), ("safe_copy", "yes"), ("with_notes", "yes"), ("reason", "She asks")];
        let taken = carmen.fill(&start, &format!("{start}/copy"), &copy).await;
        assert!(taken.status == StatusCode::OK && !taken.says("Canarysecret"), "{}", taken.text());
        // Danger to her life opens them through an emergency, not around her word.
        let mut lucia = world.visit(world.lucia);
        open(&mut lucia, &code).await;
        assert!(lucia.get(&note).await.says("Canarysecret"));
        say(&world, (world.lima, rosa), Purpose::Notes, Said::Agreed);
        assert!(carmen.get(&note).await.says("Canarysecret"));
        // Whoever takes part no more is written about no more.
        say(&world, (world.lima, rosa), Purpose::Service, Said::Withdrawn);
        let refused = carmen.tap(&page, &[("words", "x y")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("takes part no more"), "{}", refused.text());
        assert!(!carmen.get(&page).await.text().contains("/notes/new"));
    }

    /// Whoever walked beside her reads nothing any more; whoever follows, what another wrote while she agrees to that.
    async fn whoever_follows_reads_what_another_wrote_while_she_agrees(world) {
        agree(&world);
        some_note(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let page = format!("/people/{code}/notes");
        let (id, hers) = (first(&world), (world.lima, rosa));
        let note = format!("{page}/{id}");
        hand_over(&world, rosa, world.dina);
        let mut carmen = world.visit(world.carmen);
        for path in [&page, &note] {
            assert_eq!(carmen.get(path).await.status, StatusCode::NOT_FOUND, "whoever left reads nothing: {path}");
        }
        assert_eq!(carmen.tap(&page, &[("words", "x y")]).await.status, StatusCode::NOT_FOUND);
        let mut dina = world.visit(world.dina);
        let additions = format!("{note}/additions");
        for (purpose, said, reads) in [
            (Purpose::Handover, Said::Refused, false),
            (Purpose::Handover, Said::Agreed, true),
            (Purpose::Notes, Said::Withdrawn, false),
            (Purpose::Notes, Said::Agreed, true),
            (Purpose::Handover, Said::Withdrawn, false),
        ] {
            say(&world, hers, purpose, said);
            let shown = dina.get(&note).await;
            assert_eq!((shown.status == StatusCode::OK, shown.says("Canarysecret")), (reads, reads), "{purpose:?} {said:?}");
            assert_eq!(dina.get(&page).await.text().contains(&note), reads, "{purpose:?} {said:?}");
        }
        let list = dina.get(&page).await;
        assert!(list.says("carmen") && list.says("while she agrees that notes are handed on"), "{}", list.text());
        assert_eq!(dina.tap(&additions, &[("words", "x y")]).await.status, StatusCode::NOT_FOUND, "nor adds to it");
        // Her own stay open to her; and what she added under another's stays shut with it.
        assert_eq!(dina.tap(&page, &[("words", "Canaryown")]).await.status, StatusCode::SEE_OTHER);
        let own: String = world.read(|db| db.get("select max(id) from restricted_note where id = note_id", &[], |row| row.get(0)));
        assert!(dina.get(&format!("{page}/{own}")).await.says("Canaryown"));
        say(&world, hers, Purpose::Handover, Said::Agreed);
        assert_eq!(dina.tap(&additions, &[("words", "Canaryadded")]).await.status, StatusCode::SEE_OTHER);
        assert!(dina.get(&note).await.says("Canaryadded"));
        write(&world, hers, world.carmen, (RestrictedNoteId::parse(&own), "Canarysecret under hers"));
        say(&world, hers, Purpose::Handover, Said::Withdrawn);
        assert_eq!(dina.get(&note).await.status, StatusCode::NOT_FOUND, "with what she added to it");
        let shown = dina.get(&format!("{page}/{own}")).await;
        let shut = shown.says("1 addition by somebody else stays sealed") && !shown.says("Canarysecret");
        assert!(shown.says("Canaryown") && shut, "{}", shown.text());
    }

    /// A list goes on page by page, and a note takes so much and no more.
    async fn a_list_has_pages_and_a_note_an_end(world) {
        agree(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let (hers, page) = ((world.lima, rosa), format!("/people/{code}/notes"));
        for number in 0..21 {
            write(&world, hers, world.carmen, (None, &format!("Canarysecret {number}")));
        }
        let (oldest, mut carmen) = (first(&world), world.visit(world.carmen));
        let links = |text: &str| text.matches(&format!("{page}/0")).count();
        let newest = carmen.get(&page).await.text();
        assert_eq!((links(&newest), newest.contains(&oldest)), (20, false));
        let older = newest.split("href=\"").find_map(|rest| rest.split('"').next().filter(|href| href.contains("?before="))).expect("a way on");
        let last = carmen.get(older).await.text();
        assert_eq!((links(&last), last.contains(&format!("{page}/{oldest}"))), (1, true));

        let under = RestrictedNoteId::parse(&oldest);
        for _ in 0..50 {
            write(&world, hers, world.carmen, (under, "Canarysecret more"));
        }
        let note = format!("{page}/{oldest}");
        let shown = carmen.get(&note).await;
        assert!(shown.says("Fifty additions stand under this note") && !shown.text().contains("/additions"), "{}", shown.text());
        let refused = carmen.tap(&format!("{note}/additions"), &[("words", "one more")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Fifty additions"), "{}", refused.text());
        assert_eq!(count(&world), 71);
    }

    /// Two years after the last word under it a note is empty, announced like all words; that there was one, and when, stays.
    async fn a_note_ends_after_the_last_word_under_it(world) {
        agree(&world);
        let (rosa, code) = world.lima_women[4].clone();
        let hers = (world.lima, rosa);
        let [long, short] = ["Canarysecret long", "Canarysecret short"].map(|words| write(&world, hers, world.carmen, (None, words)));
        world.set_time("2027-11-24T13:00:00Z");
        write(&world, hers, world.carmen, (Some(long), "Canarysecret later"));
        let full = |world: &World| world.count("select count(*) from restricted_note where length(sealed) > 0");
        for (day, left) in [("2028-11-10", 3), ("2028-11-23", 3), ("2028-11-24", 2), ("2029-11-10", 2), ("2029-11-24", 0)] {
            world.set_time(&format!("{day}T13:00:00Z"));
            retention::end_words_that_are_over(&world.app).await.expect("it is looked for");
            assert_eq!(full(&world), left, "{day}");
        }
        assert_eq!(count(&world), 3, "that there were some, and when, stays");
        say(&world, hers, Purpose::Notes, Said::Agreed);
        let page = format!("/people/{code}/notes");
        let mut lucia = world.visit(world.lucia);
        open(&mut lucia, &code).await;
        assert!(lucia.get(&page).await.says("Nothing is written down"));
        for note in [long, short] {
            assert_eq!(lucia.get(&format!("{page}/{note}")).await.status, StatusCode::NOT_FOUND);
        }
    }

    /// Two files of one woman become one: the note is sealed anew under the key that stays, and comes back exactly.
    async fn a_note_moves_with_her_file_and_comes_back(world) {
        let (stays, code) = world.women[0].clone();
        let second = newcomer(&world, "Aigerim");
        let choice = asked(&world, (&code, &second), world.elena);
        let note = write(&world, (world.almaty, choice.second), world.aigul, (None, "Canarysecret moves")).to_string();
        let (keyring, before) = (world.app.keyring().clone(), row(&world, &note));
        let (keys, wanted) = (keyring.clone(), choice.clone());
        world.change(By::Program, move |change| {
            merges::put_together(change, &keys, &wanted)?;
            change.commit(Entry::event("test.merged"), ())
        });
        let (whose, sealed) = row(&world, &note);
        let place = format!("restricted_note.sealed.{note}");
        let words: String = keyring.open_words(stays, Use::Written, &place, &sealed).expect("it opens");
        assert_eq!((whose, words), (stays.to_string(), "Canarysecret moves".to_owned()));
        world.change(By::Program, move |change| {
            merges::take_apart(change, &choice)?;
            change.commit(Entry::event("test.apart"), ())
        });
        assert_eq!(row(&world, &note), before);
    }

    /// Forgotten, nothing of it is left.
    async fn nothing_of_it_is_left_when_she_is_forgotten(world) {
        agree(&world);
        some_note(&world);
        let (rosa, keyring) = (world.lima_women[4].0, world.app.keyring().clone());
        let (id, place) = (first(&world), format!("restricted_note.sealed.{}", first(&world)));
        let (_, sealed) = row(&world, &id);
        world.change(By::Program, move |change| {
            let woman = people::find_by_id(change, rosa)?.expect("she");
            forgetting::forget(change, &keyring, &woman, TUESDAY)?;
            change.commit(Entry::event("test.forgotten"), ())
        });
        assert_eq!(count(&world), 0);
        assert!(world.app.keyring().open(rosa, Use::Written, &place, &sealed).expect("no failure").is_none());
    }
}
