//! Tests of a mentor beside her women: a visit in a minute, notes only with consent, promises of both, one meaning of silent.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId, UserId},
        text::Language,
    },
    users::{self, NewAssignment},
    visits::{self, Medium, Promise, PromiseId, Visit as Spoken, VisitId, Whose},
};

use crate::{
    on_both, own_view,
    vocabularies::add_obstacle,
    world::{Page, TUESDAY, Visit, World},
};

/// She agrees to notes, or takes it back.
pub fn say_notes(world: &World, whose: (SiteId, ParticipantId), said: Said) {
    say(world, whose, Purpose::Notes, said);
}

/// What she says to a purpose.
pub fn say(world: &World, (site, woman): (SiteId, ParticipantId), purpose: Purpose, said: Said) {
    world.change(By::Program, move |change| {
        let event = ConsentEvent {
            id: ConsentId::new(change.clock()),
            purpose,
            recipient: None,
            said,
            way: (said == Said::Agreed).then_some(Way::Written),
            reader: "Carmen".to_owned(),
            witness: "Rosa".to_owned(),
            language: (said == Said::Agreed).then_some(Language::Es),
            text_version: TEXT_VERSION.to_owned(),
            from: TUESDAY,
            until: (said == Said::Agreed).then_some(date(2027, 11, 1)),
            recorded_at: change.at(),
        };
        consents::add_event(change, (site, woman), &event)?;
        change.commit(Entry::event("test.notes"), ())
    });
}

/// A visit to Rosa with a note and two promises. What is said has "Canaryvisit" in it.
pub fn some_visits(world: &World) {
    visit_one(world, (world.lima, world.lima_women[4].0), world.carmen);
}

/// The same of any woman.
pub fn visit_one(world: &World, (lima, rosa): (SiteId, ParticipantId), carmen: UserId) {
    let keyring = world.app.keyring().clone();
    say_notes(world, (lima, rosa), Said::Agreed);
    world.change(By::User(carmen), move |change| {
        let visit = Spoken {
            id: VisitId::new(change.clock()),
            woman: rosa,
            mentor: carmen,
            on: date(2026, 11, 2),
            reached: true,
            medium: Some(Medium::Together),
            minutes: Some(40),
            areas: vec!["emotional".to_owned()],
            obstacles: vec!["money".to_owned()],
            heavy: true,
            recorded_at: change.at(),
            set_aside: false,
        };
        visits::add_visit(change, lima, &visit)?;
        let note = visits::new_note(change, carmen, "Canaryvisit note");
        visits::add_note(change, &keyring, (visit.id, rosa), &note)?;
        for (whose, due) in [(Whose::Hers, None), (Whose::Mentor, Some(date(2026, 11, 20)))] {
            let promise = Promise {
                id: PromiseId::new(change.clock()),
                woman: rosa,
                whose,
                made_on: visit.on,
                due,
                ended: None,
                words: "Canaryvisit promise".to_owned(),
            };
            visits::add_promise(change, &keyring, (lima, Some(visit.id)), &promise)?;
        }
        change.commit(Entry::event("test.visits"), ())
    });
}

/// A visit of today, with changes.
pub fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [("reached", "yes"), ("medium", "together"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026")];
    let changed = |name: &str| changes.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
    let mut fields: Vec<_> = all.into_iter().map(|(name, value)| (name, changed(name).unwrap_or(value))).collect();
    fields.extend(changes.iter().filter(|(name, _)| all.iter().all(|(known, _)| known != name)));
    fields
}

/// Another walks beside her from today on.
pub fn hand_over(world: &World, woman: ParticipantId, follower: UserId) {
    let lima = world.lima;
    world.change(By::Program, move |change| {
        for held in users::list_mentorings(change, woman)? {
            users::end_assignment(change, held.assignment, TUESDAY)?;
        }
        let role = |participant| NewAssignment {
            user: follower,
            role: Role::Mentor,
            site: lima,
            group: None,
            participant,
            from: TUESDAY,
            until: None,
            approved_by: Some(By::Program.text()),
        };
        users::add_assignment(change, &role(None))?;
        users::add_assignment(change, &role(Some(woman)))?;
        change.commit(Entry::event("test.handover"), ())
    });
}

/// What is changed in a whole visit, at which field that is refused, and in which words.
type Refused<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);

async fn log(visit: &mut Visit, code: &str, changes: &[(&str, &str)]) -> Page {
    visit.tap(&format!("/people/{code}/visits"), &typed(changes)).await
}

/// Another woman of Carmen's.
pub fn also_hers(world: &World, place: usize) -> String {
    let (woman, carmen, lima) = (world.lima_women[place].0, world.carmen, world.lima);
    world.change(By::Program, move |change| {
        let held = NewAssignment {
            user: carmen,
            role: Role::Mentor,
            site: lima,
            group: None,
            participant: Some(woman),
            from: date(2026, 9, 1),
            until: None,
            approved_by: Some(By::Program.text()),
        };
        users::add_assignment(change, &held)?;
        change.commit(Entry::event("test.mentor"), ())
    });
    world.lima_women[place].1.clone()
}

on_both! {
    async fn a_visit_is_written_down_and_its_promises_come_back_on_the_first_page(world) {
        let rosa = world.lima_women[4].1.clone();
        say_notes(&world, (world.lima, world.lima_women[4].0), Said::Agreed);
        let tramites = add_obstacle(&world, "Trámites").await;
        let mut carmen = world.visit(world.carmen);
        let list = format!("/people/{rosa}/visits");
        assert!(carmen.get(&format!("/people/{rosa}")).await.text().contains(&list));
        assert!(carmen.get(&list).await.says("No visit is written down yet"));
        let told = typed(&[
            ("minutes", "40"), ("area", "emotional"), ("obstacle", "money"), ("obstacle", &tramites),
            ("step", "Pedir la cita"), ("step_due-day", "26"), ("step_due-month", "11"), ("step_due-year", "2026"),
            ("mine", "Buscarle el taller"), ("mine_due-day", "24"), ("mine_due-month", "11"), ("mine_due-year", "2026"),
            ("appointment", "Cita en la posta"), ("appointment_due-day", "4"), ("appointment_due-month", "12"), ("appointment_due-year", "2026"),
            ("note", "Canarynote: está mejor"),
        ]);
        let saved = carmen.fill(&format!("{list}/new"), &list, &told).await;
        let page = carmen.follow(&saved).await;
        assert!(page.says("We spoke · Sitting together · 40 minutes"), "{}", page.text());
        assert!(page.says("Money, Trámites") && page.says("Pedir la cita") && page.says("by 26.11.2026"));
        assert!(!page.says("Canarynote"), "a note stands on no list");
        let today = carmen.get("/").await;
        assert!(today.says(&format!("{rosa}: something was promised to her")) && today.says(&format!("{rosa}: what she said she would do")));
        assert!(!today.says("Pedir la cita") && !today.says("a day that awaits her"), "words are sealed, and December is far");

        let prep = carmen.get(&format!("/people/{rosa}/prep")).await;
        assert!(prep.says("Pedir la cita") && prep.says("Buscarle el taller") && !prep.says("Canarynote"));
        let promise: String = world.read(|db| db.get("select id from promise where whose = 'mentor'", &[], |row| row.get(0)));
        let settle = [("promise", promise.as_str()), ("ending", "kept")];
        assert_eq!(carmen.tap(&format!("/people/{rosa}/promises"), &settle).await.status, StatusCode::SEE_OTHER);
        assert!(!carmen.get("/").await.says("something was promised to her"));
        assert!(carmen.get(&list).await.says("done on 24.11.2026"));
        let open = [("promise", promise.as_str()), ("ending", "open")];
        carmen.tap(&format!("/people/{rosa}/promises"), &open).await;
        assert!(carmen.get("/").await.says("something was promised to her"), "a slip of the finger is taken back");
        // One without a day is not forgotten either: it comes back after two weeks.
        for (made, comes_back) in [("2026-11-11", false), ("2026-11-10", true)] {
            world.change(By::Program, move |change| {
                change.execute("update promise set due_day = null, made_on = $1 where whose = 'mentor'", minka::binds![made])?;
                change.commit(Entry::event("test.undated"), ())
            });
            let today = carmen.get("/").await;
            assert_eq!(today.says("something was promised to her") && today.says("promised on 10.11.2026"), comes_back, "{made}");
        }
    }

    async fn what_is_not_whole_is_refused_beside_its_field_and_stays_typed(world) {
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        let far = [("step", "Algo"), ("step_due-day", "1"), ("step_due-month", "1"), ("step_due-year", "2030")];
        let past = [("step", "Algo"), ("step_due-day", "1"), ("step_due-month", "11"), ("step_due-year", "2026")];
        let cases: [Refused<'_>; 10] = [
            (&[("reached", "")], "reached", "Choose whether you spoke"),
            (&[("medium", "")], "medium", "Choose how you spoke"),
            (&[("reached", "no"), ("medium", "dreams")], "medium", "Choose how you spoke"),
            (&[("minutes", "a while")], "minutes", "as a number from 1 to 600"),
            (&[("on-year", "2027")], "on", "That day is still to come"),
            (&[("area", "gossip")], "area", "no longer offered"),
            (&[("note", "Words")], "note", "She does not agree to notes"),
            (&[("appointment", "Cita")], "appointment_due", "Write on which day it is"),
            (&far, "step_due", "more than two years away"),
            (&past, "step_due", "This day has passed"),
        ];
        for (changes, field, words) in cases {
            let refused = log(&mut carmen, &rosa, &[changes, &[("mine", "Buscarle el taller")]].concat()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
            assert!(refused.says(words), "{changes:?}: {}", refused.text());
            assert!(refused.text().contains(&format!("href=\"#{field}\"")), "{changes:?}: beside its field");
            assert!(refused.says("Buscarle el taller"), "{changes:?}: what was typed stays");
        }
        assert_eq!(world.count("select count(*) from visit"), 0);
        let missed = log(&mut carmen, &rosa, &[("reached", "no"), ("medium", "")]).await;
        assert_eq!(missed.status, StatusCode::SEE_OTHER, "of a call that nobody took no way is demanded: {}", missed.text());
        assert_eq!(world.count("select count(*) from visit where medium is null and minutes is null"), 1, "not said is not nought");
    }

    async fn a_note_is_read_by_whoever_wrote_it_and_by_nobody_else(world) {
        some_visits(&world);
        let rosa = world.lima_women[4].1.clone();
        let list = format!("/people/{rosa}/visits");
        let id: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let page = format!("{list}/{id}");
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get(&page).await.says("Canaryvisit note"));
        assert!(world.audit_text().contains("note.read"), "the entry stands before the words");
        let added = carmen.fill(&page, &format!("{page}/notes"), &[("note", "Canaryvisit more")]).await;
        let read = carmen.follow(&added).await;
        assert!(read.says("Canaryvisit note") && read.says("Canaryvisit more"), "added to, never changed");
        let seen = world.visit(world.lucia).get(&list).await;
        assert!(seen.says("We spoke") && seen.says("Money") && !seen.says("Canaryvisit"), "{}", seen.text());
        assert_eq!(world.visit(world.lucia).get(&page).await.status, StatusCode::NOT_FOUND);
        for user in [world.aigul, world.bota, world.dina, world.elena] {
            for path in [&list, &page, &format!("/people/{rosa}/prep")] {
                assert_eq!(world.visit(user).get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        say_notes(&world, (world.lima, world.lima_women[4].0), Said::Withdrawn);
        let refused = carmen.tap(&format!("{page}/notes"), &[("note", "Canaryvisit late")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no note at the next call after she stops it");
        let stopped = carmen.get(&page).await;
        assert!(stopped.says("What was written stays sealed") && !stopped.says("Canaryvisit"), "{}", stopped.text());
        let other = page.replace(&rosa, &world.lima_women[0].1);
        assert_eq!(carmen.get(&other).await.status, StatusCode::NOT_FOUND);
        let sealed = world.read(|db| db.list("select sealed from visit_note", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(sealed.iter().all(|blob| !String::from_utf8_lossy(blob).contains("Canary")));
        assert!(!world.audit_text().contains("Canary"));
    }

    /// After a handover the old mentor finds nothing, and the new one no note that was not hers.
    async fn a_note_stays_with_its_author_when_another_follows(world) {
        some_visits(&world);
        let (rosa, woman) = (world.lima_women[4].1.clone(), world.lima_women[4].0);
        let id: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let page = format!("/people/{rosa}/visits/{id}");
        hand_over(&world, woman, world.dina);
        let mut carmen = world.visit(world.carmen);
        let late = carmen.post(&format!("{page}/notes"), &[("form_id", "019abcde-0000-7000-8000-000000000011"), ("note", "late")]).await;
        assert_eq!(late.status, StatusCode::NOT_FOUND, "a note after the handover");
        assert_eq!(log(&mut carmen, &rosa, &[]).await.status, StatusCode::NOT_FOUND);
        let mut follower = world.visit(world.dina);
        let read = follower.get(&page).await;
        assert!(read.says("1 note by somebody else stays sealed") && !read.says("Canaryvisit note"), "{}", read.text());
        assert!(follower.get(&format!("/people/{rosa}/visits")).await.says("Canaryvisit promise"), "what was promised is handed over");
        let added = follower.post(&format!("{page}/notes"), &[("form_id", "019abcde-0000-7000-8000-000000000012"), ("note", "mine")]).await;
        assert_eq!(added.status, StatusCode::NOT_FOUND, "and nobody adds to another's");
    }

    /// With her consent whoever follows reads what the one before her noted, and never a day longer.
    async fn whoever_follows_reads_the_notes_while_she_agrees_to_that(world) {
        some_visits(&world);
        let (rosa, woman) = (world.lima_women[4].1.clone(), world.lima_women[4].0);
        let id: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let page = format!("/people/{rosa}/visits/{id}");
        hand_over(&world, woman, world.dina);
        let mut dina = world.visit(world.dina);
        for (purpose, said, reads) in [
            (Purpose::Handover, Said::Refused, false),
            (Purpose::Handover, Said::Agreed, true),
            (Purpose::Notes, Said::Withdrawn, false),
            (Purpose::Notes, Said::Agreed, true),
            (Purpose::Handover, Said::Withdrawn, false),
        ] {
            say(&world, (world.lima, woman), purpose, said);
            let read = dina.get(&page).await;
            assert_eq!(read.says("Canaryvisit note"), reads, "{purpose:?} {said:?}: {}", read.text());
        }
        assert!(!world.visit(world.carmen).get(&page).await.says("Canaryvisit"), "whoever left reads nothing");
    }

    /// What she says to a note stands below it in her own words, also below another mentor's.
    async fn she_answers_a_note_in_her_own_words(world) {
        some_visits(&world);
        let (rosa, woman) = (world.lima_women[4].1.clone(), world.lima_women[4].0);
        let id: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let page = format!("/people/{rosa}/visits/{id}");
        let notes = format!("{page}/notes");
        let mut carmen = world.visit(world.carmen);
        let saved = carmen.fill(&page, &notes, &[("note", "Canaryhers one"), ("hers", "yes")]).await;
        let read = carmen.follow(&saved).await;
        assert!(read.says("Canaryhers one") && read.says("Her own words"), "{}", read.text());
        hand_over(&world, woman, world.dina);
        let mut dina = world.visit(world.dina);
        let form = dina.get(&page).await;
        assert!(form.says("Another mentor wrote here") && !form.says("Canary"), "{}", form.text());
        let saved = dina.fill(&page, &notes, &[("note", "Canaryhers two"), ("hers", "yes")]).await;
        let read = dina.follow(&saved).await;
        assert!(read.says("Canaryhers two") && !read.says("Canaryhers one"), "{}", read.text());
        assert_eq!(world.count("select count(*) from visit_note where hers"), 2);
        assert!(!world.audit_text().contains("Canary"));
    }

    /// In her copy, for whoever may read them, with a reason: and never through a manager.
    async fn her_notes_go_along_in_her_copy_when_she_asks(world) {
        some_visits(&world);
        let rosa = world.lima_women[4].1.clone();
        let (start, copy) = (format!("/people/{rosa}/own-view"), format!("/people/{rosa}/own-view/copy"));
        let asked = |notes, reason| [("kind", "json"), ("safe_copy", "yes"), ("with_notes", notes), ("reason", reason)];
        let mut carmen = world.visit(world.carmen);
        let refused = carmen.fill(&start, &copy, &asked("yes", "")).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Write why you open it"), "{}", refused.text());
        let made = carmen.fill(&start, &copy, &asked("yes", "She moves to another town")).await;
        assert!(made.says("Canaryvisit note"), "{}", made.text());
        assert!(world.audit_text().contains("note.extract_for_her") && !world.audit_text().contains("another town"));
        let without = carmen.fill(&start, &copy, &asked("", "")).await;
        assert!(without.status == StatusCode::OK && !without.says("Canaryvisit note"));
        let mut lucia = world.visit(world.lucia);
        assert!(!lucia.get(&start).await.says("With the notes"));
        let managers = lucia.fill(&start, &copy, &asked("yes", "I want to know")).await;
        assert!(managers.status == StatusCode::OK && !managers.says("Canaryvisit note"), "{}", managers.text());
        say_notes(&world, (world.lima, world.lima_women[4].0), Said::Withdrawn);
        let stopped = carmen.fill(&start, &copy, &asked("yes", "She moves")).await;
        // What stays is hers to hear (`consent-stays-notes`), and to nobody else's use.
        assert!(stopped.says("Canaryvisit note"), "{}", stopped.text());
        let visit: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let shut = carmen.get(&format!("/people/{rosa}/visits/{visit}")).await;
        assert!(shut.status == StatusCode::OK && !shut.says("Canaryvisit note"), "sealed from the next call on");
    }

    async fn one_visit_of_several_goes_into_the_file_of_each_who_agrees(world) {
        let (rosa, luz) = (world.lima_women[4].1.clone(), also_hers(&world, 2));
        say_notes(&world, (world.lima, world.lima_women[4].0), Said::Agreed);
        let mut carmen = world.visit(world.carmen);
        let both = [("note", "Canaryboth"), ("also", luz.as_str()), ("step", "De Rosa")];
        let refused = log(&mut carmen, &rosa, &both).await;
        assert!(refused.says(&format!("{luz} does not agree to notes")), "{}", refused.text());
        assert_eq!(world.count("select count(*) from visit"), 0, "all or nothing");
        say_notes(&world, (world.lima, world.lima_women[2].0), Said::Agreed);
        assert_eq!(log(&mut carmen, &rosa, &both).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from visit"), 2);
        assert_eq!(world.count("select count(distinct participant_id) from visit_note"), 2, "each under her own key");
        assert_eq!(world.count("select count(*) from promise"), 1, "a promise is one woman's");
        let stranger = world.lima_women[0].1.clone();
        // The same answer for another's woman and for a code that nobody has: nothing is learnt, and nothing typed is lost.
        for code in [stranger.as_str(), "BAKO-1"] {
            let others = log(&mut carmen, &rosa, &[("also", code), ("step", "Canarystep")]).await;
            assert_eq!(others.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody else's woman");
            assert!(others.says(&format!("You do not walk beside {code}")) && others.says("Canarystep"), "{}", others.text());
        }
        assert_eq!(world.count("select count(*) from visit"), 2);
    }

    /// One of several was handed over while the form was open: the visit is not lost.
    async fn a_visit_for_several_survives_the_hand_over_of_one_of_them(world) {
        let (rosa, luz) = (world.lima_women[4].1.clone(), also_hers(&world, 2));
        say_notes(&world, (world.lima, world.lima_women[4].0), Said::Agreed);
        let mut carmen = world.visit(world.carmen);
        hand_over(&world, world.lima_women[2].0, world.dina);
        let both = [("note", "Canaryboth"), ("also", luz.as_str()), ("minutes", "45")];
        let refused = log(&mut carmen, &rosa, &both).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        assert!(refused.says(&format!("You do not walk beside {luz}, or no longer")) && refused.text().contains("href=\"#also\""), "{}", refused.text());
        assert!(refused.says("Canaryboth") && refused.text().contains("value=\"45\""), "what was typed stays: {}", refused.text());
        assert_eq!(world.count("select count(*) from visit"), 0, "all or nothing");
        assert_eq!(log(&mut carmen, &rosa, &both[..1]).await.status, StatusCode::SEE_OTHER);
    }

    /// What was promised at a visit that never was waits nowhere; and comes back with it.
    async fn a_visit_that_is_struck_through_takes_its_open_promises_with_it(world) {
        let rosa = world.lima_women[4].1.clone();
        let (list, prep) = (format!("/people/{rosa}/visits"), format!("/people/{rosa}/prep"));
        let mut carmen = world.visit(world.carmen);
        let day = [("mine_due-day", "25"), ("mine_due-month", "11"), ("mine_due-year", "2026")];
        let said = [&[("mine", "Canaryslip mine"), ("step", "Canaryslip step")], &day[..]].concat();
        assert_eq!(log(&mut carmen, &rosa, &said).await.status, StatusCode::SEE_OTHER);
        let id: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let page = format!("{list}/{id}");
        for waits in [true, false, true] {
            assert_eq!(carmen.get("/").await.says("something was promised to her"), waits);
            let card = carmen.get(&prep).await;
            assert_eq!((card.says("Canaryslip mine"), card.says("Canaryslip step")), (waits, waits), "{}", card.text());
            let all = carmen.get(&list).await;
            assert_eq!(all.says("struck through on 24.11.2026"), !waits, "{}", all.text());
            let next = if waits { "removal" } else { "return" };
            assert_eq!(carmen.fill(&page, &format!("{page}/{next}"), &[]).await.status, StatusCode::SEE_OTHER);
        }
        let own = own_view::begin(&mut world.visit(world.carmen), &rosa).await;
        assert!(own.status == StatusCode::OK && !own.says("Canaryslip"), "it may be another woman's: {}", own.text());
        let kept: String = world.read(|db| db.get("select id from promise where whose = 'mentor'", &[], |row| row.get(0)));
        let forged = carmen.tap(&format!("/people/{rosa}/promises"), &[("promise", kept.as_str()), ("ending", "struck")]).await;
        assert_eq!(forged.status, StatusCode::NOT_FOUND, "only with its visit");
    }

    /// What was heavy is felt later than a form is filled in; only whoever was there can say so.
    async fn a_visit_is_found_heavy_days_later(world) {
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        log(&mut carmen, &rosa, &[]).await;
        let id: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let (page, says) = (format!("/people/{rosa}/visits/{id}"), "One visit was heavy: talk with carmen");
        assert!(!world.visit(world.lucia).get("/").await.says(says));
        let raised = carmen.fill(&page, &format!("{page}/heavy"), &[]).await;
        let all = carmen.follow(&raised).await;
        assert!(all.says("To talk over"), "{}", all.text());
        assert!(!carmen.get(&page).await.text().contains("/heavy\""), "it waits already");
        let today = world.visit(world.lucia).get("/").await;
        assert!(today.says(says) && today.text().contains(&format!("/supervision/{}", world.carmen)), "{}", today.text());
        hand_over(&world, world.lima_women[4].0, world.dina);
        let mut dina = world.visit(world.dina);
        assert!(!dina.get(&page).await.text().contains("/heavy\""), "not her visit");
        assert_eq!(dina.tap(&format!("{page}/heavy"), &[]).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_draft_waits_for_its_author_and_a_slip_counts_no_more(world) {
        let rosa = world.lima_women[4].1.clone();
        let list = format!("/people/{rosa}/visits");
        let mut carmen = world.visit(world.carmen);
        let kept = carmen.tap(&format!("{list}/draft"), &[("mine", "Canarydraft"), ("note", "Canarynote"), ("minutes", "x")]).await;
        assert!(carmen.follow(&kept).await.says("A visit is not written down to its end"));
        let form = carmen.get(&format!("{list}/new")).await;
        assert!(form.says("Canarydraft") && form.says("You left this on") && !form.says("Canarynote"), "no note without consent");
        let sealed = world.read(|db| db.list("select sealed from visit_draft", &[], |row| row.get::<Vec<u8>>(0)));
        assert!(sealed.iter().all(|blob| !String::from_utf8_lossy(blob).contains("Canary")));
        log(&mut carmen, &rosa, &[]).await;
        assert_eq!(world.count("select count(*) from visit_draft"), 0, "saved, and so not a draft any more");
        carmen.tap(&format!("{list}/draft"), &[("mine", "again")]).await;
        carmen.tap(&format!("{list}/draft/removal"), &[]).await;
        assert_eq!(world.count("select count(*) from visit_draft"), 0);

        let id: String = world.read(|db| db.get("select id from visit", &[], |row| row.get(0)));
        let page = format!("{list}/{id}");
        let aside = carmen.fill(&page, &format!("{page}/removal"), &[]).await;
        assert!(carmen.follow(&aside).await.says("a slip"));
        assert!(carmen.get(&format!("/people/{rosa}/prep")).await.says("Nobody has spoken with her yet"));
    }

    async fn a_draft_is_kept_once(world) {
        let path = format!("/people/{}/visits/draft", world.lima_women[4].1);
        let mut carmen = world.visit(world.carmen);
        let form = [("form_id", "019abcde-0000-7000-8000-000000000021"), ("mine", "one")];
        assert_eq!(carmen.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        let entries = world.audit_text().lines().count();
        assert_eq!(carmen.post(&path, &form).await.status, StatusCode::SEE_OTHER, "the same again is a success with nothing to do");
        assert_eq!(world.audit_text().lines().count(), entries);
        let other = [("form_id", "019abcde-0000-7000-8000-000000000021"), ("mine", "other")];
        assert_eq!(carmen.post(&path, &other).await.status, StatusCode::CONFLICT);
        let removal = [("form_id", "019abcde-0000-7000-8000-000000000022")];
        for _ in 0..2 {
            assert_eq!(carmen.post(&format!("{path}/removal"), &removal).await.status, StatusCode::SEE_OTHER);
            assert_eq!(world.count("select count(*) from visit_draft"), 0);
        }
    }

    /// One definition: the same woman is silent on her mentor's first page and on her own.
    async fn silent_means_one_thing(world) {
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        let says_so = |page: &Page| page.says("Nobody has spoken to");
        world.change(By::Program, move |change| {
            change.execute("update assignment set from_day = '2026-09-01' where participant_id is not null", &[])?;
            change.commit(Entry::event("test.since"), ())
        });
        for (day, month, silent) in [("3", "11", true), ("4", "11", false)] {
            log(&mut carmen, &rosa, &[("on-day", day), ("on-month", month)]).await;
            let (today, hers) = (carmen.get("/").await, carmen.get(&format!("/people/{rosa}/visits")).await);
            assert_eq!(says_so(&today), silent, "{day}: {}", today.text());
            assert_eq!(says_so(&hers), silent, "{day}: {}", hers.text());
        }
        log(&mut carmen, &rosa, &[("reached", "no")]).await;
        assert!(!says_so(&carmen.get("/").await));
    }
}
