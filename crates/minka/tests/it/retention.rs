//! Files that come to their end by themselves: listed for fourteen days with the reason, kept by what must keep them, forgotten
//! as by request; and the years that a programme chooses.

use std::collections::BTreeSet;

use http::StatusCode;
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, date},
};
use minka::{
    file_tables, forgetting,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId},
        safe_mode,
        text::Language,
    },
    groups::{self, MemberRole, MembershipId, NewMembership},
    identities, journeys, people,
    people::{NewParticipant, Step},
    retention,
    users::{self, NewAssignment},
};

use crate::{
    exclusions::name,
    on_both,
    world::{Engine, World, add_staff, paper_text},
};

/// A woman who left, and was last met on a day; something of hers is sealed.
pub fn old_file(world: &World, site: SiteId, called: &str, last: Date) -> (ParticipantId, String) {
    let (keyring, called) = (world.app.keyring().clone(), called.to_owned());
    world.change(By::Program, move |change| {
        let new = NewParticipant {
            id: ParticipantId::new(change.clock()),
            site,
            code: people::free_code(change)?,
            chosen_name: called,
            sign: "tulip".to_owned(),
            language: Language::Ru,
            step: Step::Left,
            on: last,
        };
        journeys::add_participant(change, &new)?;
        let identity = identities::Identity { legal_name: "Canarylegal".to_owned(), ..Default::default() };
        identities::save_identity(change, &keyring, (site, new.id), &identity)?;
        change.commit(Entry::event("test.old_file"), (new.id, new.code))
    })
}

/// What the program does by itself once a day: gives how many women it forgot.
async fn a_day(world: &World) -> usize {
    forgetting::forget_what_is_over(&world.app).await.expect("it is looked for")
}

fn is_gone(world: &World, woman: ParticipantId) -> bool {
    world.read(move |db| people::is_forgotten(db, woman))
}

fn listed(world: &World) -> i64 {
    world.count("select count(*) from retention_notice")
}

fn execute(world: &World, sql: &'static str) {
    world.change(By::Program, move |change| {
        change.execute(sql, &[])?;
        change.commit(Entry::event("test.rows"), ())
    });
}

on_both! {
    async fn it_is_listed_for_fourteen_days_and_goes_with_a_receipt(world) {
        let (woman, code) = old_file(&world, world.almaty, "Canarychosen", date(2023, 12, 5));
        old_file(&world, world.almaty, "Later", date(2023, 12, 9));
        assert_eq!((a_day(&world).await, listed(&world)), (0, 1), "three years, where nobody chose otherwise");
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says("One file comes to its end") && aigul.get("/more").await.says("/retention"));
        let page = aigul.get("/retention").await;
        for words in ["Canarychosen", &code, "Last in touch on 5 December 2023.", "A file ends 3 years after that."] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert!(page.says("Ends on 8 December 2026") && !page.says("Later"), "found late: fourteen days all the same");
        assert!(page.text().contains(&format!("/people/{code}/hold")));
        for user in [world.bota, world.carmen, world.elena, world.dina] {
            assert_eq!(world.visit(user).get("/retention").await.status, StatusCode::NOT_FOUND);
        }
        let lucia = world.visit(world.lucia).get("/retention").await;
        assert!(lucia.status == StatusCode::OK && !lucia.says(&code), "another site's");
        world.set_time("2026-12-07T18:30:00Z");
        assert_eq!(a_day(&world).await, 0, "half past eleven at night in Almaty");
        let before = world.count("select count(*) from participant");
        world.set_time("2026-12-07T19:30:00Z");
        assert_eq!(a_day(&world).await, 1, "the eighth, in Almaty");
        assert!(is_gone(&world, woman) && world.app.keyring().without_key([woman].into_iter()).expect("read").is_empty());
        assert_eq!(world.count("select count(*) from participant"), before, "her row stays for the counts");
        let (by, action, subject) = world.newest_audit();
        assert_eq!((by.as_str(), action.as_str()), ("program", "time.forgotten"));
        assert!(subject.starts_with("request ") && !subject.contains(&code));
        assert_eq!(a_day(&world).await, 0);
        let mut aigul = world.visit(world.aigul);
        assert_eq!(aigul.get(&format!("/people/{code}")).await.status, StatusCode::NOT_FOUND);
        let done = aigul.get("/forgetting").await;
        assert!(done.says("Her file had come to its end") && !done.says(&code), "{}", done.text());
        let receipt = format!("/forgotten/{}", subject.trim_start_matches("request "));
        let shown = aigul.get(&receipt).await;
        assert!(shown.says("Удалено") && shown.says("21\u{a0}декабря 2026"), "{}", shown.text());
        let paper = paper_text(&aigul.get(&format!("{receipt}/paper")).await.bytes);
        let squeezed: String = paper.split_whitespace().collect();
        assert!(squeezed.contains("21декабря2026") && squeezed.contains("Чтоудалено"), "{paper}");
        assert!(!paper.contains(&code) && !paper.contains("Canary") && !paper.contains("Almaty"), "{paper}");
    }

    async fn what_must_stay_stays_and_goes_when_nothing_keeps_it(world) {
        let (site, last) = (world.almaty, date(2020, 1, 1));
        let file = |called: &str| old_file(&world, site, called, last);
        let (plain, held, merging, opened) = (file("Plain"), file("Held"), file("Merging"), file("Opened"));
        let (seated, mentored, working, visiting) = (file("Seated"), file("Mentored"), file("Working"), file("Visiting"));
        let (carmen, dina, tuesday) = (world.carmen, world.dina, world.tuesday);
        let (m, o, s, w, v) = (merging.0, opened.0, seated.0, working.0, visiting.0);
        let stay = move |change: &minka::foundation::change::Change<'_>, participant, role, from| NewMembership {
            id: MembershipId::new(change.clock()), site, group: tuesday, participant, role, from, until: None,
            left_reason: String::new(),
        };
        let walks = NewAssignment {
            user: carmen, role: Role::Mentor, site, group: None, participant: Some(mentored.0), from: last, until: None,
            approved_by: Some("test".to_owned()),
        };
        world.change(By::User(world.aigul), move |change| {
            let new = stay(change, s, MemberRole::Member, last);
            groups::add_membership(change, &new)?;
            let new = stay(change, v, MemberRole::Visitor, last);
            groups::add_membership(change, &new)?;
            users::add_assignment(change, &walks)?;
            let (at, id) = (change.at(), minka::foundation::ids::new_uuid(change.clock()).to_string());
            change.execute(
                "insert into own_file (id, site_id, user_id, participant_id, linked_at, linked_by) values ($1, $2, $3, $4, $5, 'x')",
                minka::binds![&id, site, dina, w, at],
            )?;
            change.execute(
                "insert into emergency_opening (id, site_id, participant_id, opened_by, opened_at, until_at, reason_id, verdict)
                 values ($1, $2, $3, $4, $5, $5, 'x', '')",
                minka::binds![&id, site, o, dina, at],
            )?;
            change.execute(
                "insert into file_merge (id, site_id, first_id, second_id, second_code, state, from_second, proposed_at, proposed_by)
                 values ($1, $2, $3, $4, 'x', 'proposed', '', $5, 'x')",
                minka::binds![&id, site, m, s, at],
            )?;
            forgetting::hold_again(change, held.0, &format!("{id} 2026-12-20"))?;
            change.commit(Entry::event("test.keeps"), ())
        });
        assert_eq!((a_day(&world).await, listed(&world)), (0, 5), "who sits in a group, has a mentor or works here is not listed");
        let page = world.visit(world.aigul).get("/retention").await;
        for words in ["Kept until 20 December 2026", "decide that first", "somebody has to look at that first", "Ends on 8 December 2026"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        for (_, code) in [&seated, &mentored, &working] {
            assert!(!page.says(code), "{code}");
        }
        world.set_time("2026-12-09T13:00:00Z");
        assert_eq!(a_day(&world).await, 2, "the plain one, and who only visited a group");
        assert!(is_gone(&world, plain.0) && is_gone(&world, visiting.0) && !is_gone(&world, held.0));
        world.set_time("2026-12-20T13:00:00Z");
        assert_eq!(a_day(&world).await, 0, "the last day of the hold");
        world.set_time("2026-12-20T19:30:00Z");
        assert_eq!(a_day(&world).await, 1);
        assert!(is_gone(&world, held.0));
        execute(&world, "update file_merge set state = 'withdrawn', ended_at = '2026-12-20T19:00:00.000Z'");
        execute(&world, "update emergency_opening set reviewed_at = '2026-12-20T19:00:00.000Z', verdict = 'justified'");
        assert_eq!(a_day(&world).await, 2, "decided and looked at");
        assert!(is_gone(&world, merging.0) && is_gone(&world, opened.0));
        assert_eq!((a_day(&world).await, listed(&world)), (0, 0));
    }

    async fn whoever_is_there_again_is_taken_off_and_an_open_request_is_done_with_it(world) {
        let again = old_file(&world, world.almaty, "Again", date(2023, 11, 30));
        let asked = old_file(&world, world.almaty, "Asked", date(2023, 11, 30));
        a_day(&world).await;
        assert_eq!(listed(&world), 2);
        world.visit(world.aigul).tap(&format!("/people/{}/forgetting", asked.1), &[]).await;
        let (site, woman) = (world.almaty, again.0);
        world.change(By::Program, move |change| {
            let step = journeys::JourneyStep {
                id: journeys::StepId::new(change.clock()),
                step: Step::Alumna,
                on: date(2026, 11, 30),
                reason: String::new(),
                corrects: None,
            };
            journeys::add_journey_step(change, site, woman, &step)?;
            change.commit(Entry::event("test.step"), ())
        });
        let (met, silent, day) = (again.0, asked.0, date(2026, 12, 10));
        assert!(!world.read(move |db| retention::is_over(db, met, day)), "met since the list was made");
        assert!(world.read(move |db| retention::is_over(db, silent, day)));
        world.set_time("2026-12-10T13:00:00Z");
        assert_eq!((a_day(&world).await, listed(&world)), (1, 0));
        assert!(is_gone(&world, asked.0) && !is_gone(&world, again.0));
        assert_eq!(world.count("select count(*) from erase_request where done_at is not null"), 1, "one, and done");
    }

    async fn whom_she_named_does_not_see_that_her_file_ends(world) {
        let (woman, code) = old_file(&world, world.almaty, "Canarychosen", date(2023, 12, 5));
        let gulnar = add_staff(&world.app, "gulnar", Language::En, &[(Role::Manager, world.almaty, None, None)]);
        name(&world, (world.almaty, woman), world.aigul);
        a_day(&world).await;
        assert_eq!(listed(&world), 1);
        let mut aigul = world.visit(world.aigul);
        assert!(!aigul.get("/").await.says("comes to its end") && aigul.get("/retention").await.says("No file comes to its end"));
        let page = world.visit(gulnar).get("/retention").await;
        assert!(page.says(&code), "{}", page.text());
        world.set_time("2026-12-09T13:00:00Z");
        assert_eq!(a_day(&world).await, 1, "it goes all the same");
        assert!(is_gone(&world, woman));
    }

    async fn the_programme_chooses_one_to_ten_years_and_what_grows_too_old_is_listed_first(world) {
        let (woman, code) = old_file(&world, world.almaty, "Recent", date(2025, 6, 1));
        assert_eq!((a_day(&world).await, listed(&world)), (0, 0));
        let path = format!("/retention/{}/years", world.almaty);
        let mut aigul = world.visit(world.aigul);
        let shown = aigul.get(&path).await;
        assert!(shown.says("Almaty") && shown.says("10 years") && !shown.says("11 years"), "{}", shown.text());
        for years in ["0", "11", "-3", "", "many"] {
            let refused = aigul.fill(&path, &path, &[("years", years)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{years}");
            assert!(refused.says("Choose from 1 to 10 years"), "{years}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from retention_setting"), 0);
        let chosen = aigul.fill(&path, &path, &[("years", "1")]).await;
        let list = aigul.follow(&chosen).await;
        assert!(list.says("It is kept so from now on.") && list.says("A year after the last contact"), "{}", list.text());
        assert_eq!(world.newest_audit().1, "retention.choose");
        assert_eq!((a_day(&world).await, listed(&world)), (0, 1), "announced first");
        assert!(aigul.get("/retention").await.says("Ends on 8 December 2026"));
        aigul.fill(&path, &path, &[("years", "2")]).await;
        assert_eq!((a_day(&world).await, listed(&world)), (0, 0), "longer again: taken off");
        assert!(!is_gone(&world, woman) && aigul.get(&format!("/people/{code}")).await.status == StatusCode::OK);
        for user in [world.bota, world.carmen, world.elena, world.dina, world.lucia] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap(&path, &[("years", "1")]).await.status, StatusCode::NOT_FOUND);
        }
        world.set_time("2026-11-24T13:06:00Z");
        assert!(aigul.get(&path).await.location().starts_with("/step-up"), "it takes a fresh proof");
    }

    async fn in_safe_mode_nothing_comes_to_its_end(world) {
        old_file(&world, world.almaty, "Old", date(2010, 1, 1));
        world.change(By::CommandLine, |change| {
            safe_mode::begin(change)?;
            change.commit(Entry::event("test.safe_mode"), ())
        });
        assert_eq!((a_day(&world).await, listed(&world)), (0, 0), "what is known is old");
    }
}

/// R11: the clock from nought to ten years, a day at a time around every end: what is over goes within the day, what is not stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn over_ten_years_every_file_goes_on_its_day() {
    let world = World::new(Engine::Sqlite);
    let (mut files, mut seed) = (Vec::new(), 20_261_124_u64);
    for number in 0..12_i64 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Half a year apart and more, so that each is announced on a day that is looked at.
        let days = 200 * number + i64::try_from((seed >> 33) % 150).expect("small");
        let last = date(2024, 1, 1).saturating_add(days.days());
        files.push((last.saturating_add(3.years()), old_file(&world, world.almaty, &format!("W{number}"), last).0));
    }
    files.sort_unstable();
    // Noon in Almaty.
    let noon = |day: Date| day.at(7, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a day").timestamp();
    let mut gone = 0;
    for (day, woman) in &files {
        for (before, expected) in [(15, false), (14, false), (1, false), (0, true)] {
            let now: Timestamp = noon(*day) - SignedDuration::from_hours(24 * before);
            world.clock.set(now.max(world.clock.now()));
            gone += a_day(&world).await;
            assert_eq!(is_gone(&world, *woman), expected, "{before} days before {day}");
        }
    }
    assert_eq!(gone, files.len());
    assert_eq!(listed(&world), 0);
    // The women of the groups are still there.
    assert_eq!(world.count("select count(*) from participant where erased_at is null"), 20);
}

/// Tables in which a row with a day says that somebody was in touch with her.
const CONTACT: [&str; 21] = [
    "journey_step",
    "membership",
    "waiting_place",
    "assignment",
    "attendance",
    "make_up",
    "consent_event",
    "contact_card",
    "background",
    "goal",
    "goal_check_in",
    "own_visit",
    "own_wish",
    "visit",
    "referral",
    "assessment",
    "concern",
    "safety_plan",
    "safety_plan_review",
    "violence_incident",
    "restricted_note",
];

/// Tables that lead to her and say nothing of the kind, and why.
const NO_CONTACT: [(&str, &str); 44] = [
    ("words_notice", "the list itself"),
    ("part_erasure", "her wish that something goes"),
    ("need", "staff decide it"),
    ("breach_woman", "something of ours was lost"),
    ("mentor_cover", "staff decide it"),
    ("handover_note", "between staff"),
    ("handover_reading", "between staff"),
    ("visit_note", "of a visit"),
    ("promise", "of a visit"),
    ("visit_draft", "of a visit that is not written down"),
    ("referral_step", "may be told by the place"),
    ("safety_plan_paper", "of a plan"),
    ("concern_action", "what staff did"),
    ("assessment_answer", "of a questionnaire"),
    ("assessment_correction", "what stood there before"),
    ("participant", "written when she is registered; her steps say when"),
    ("name_word", "her name"),
    ("former_code", "a code"),
    ("sealed_identity", "staff may correct it without her"),
    ("sealed_reason", "why somebody looked"),
    ("household_member", "may be told by another"),
    ("kin_link", "may be told by another"),
    ("staff_tie", "may be told by another"),
    ("keep_apart", "staff decide it"),
    ("attendance_before", "what stood there before"),
    ("make_up_before", "what stood there before"),
    ("private_word", "of an evening on which she was there"),
    ("circle", "of an evening"),
    ("circle_seat", "of an evening on which she was there"),
    ("import_key", "of a list"),
    ("erase_request", "her wish to go"),
    ("retention_notice", "the list itself"),
    ("hold", "keeps, and is no contact"),
    ("goal_before", "what stood there before"),
    ("name_trace", "her name"),
    ("exclusion", "comes with a visit of hers, or a talk that is written down"),
    ("own_file", "stops the clock"),
    ("emergency_opening", "somebody looked, and waits for a review"),
    ("outside_woman", "somebody else asked"),
    ("contact_proposal", "may be told by another"),
    ("contact_pause", "anybody may pause"),
    ("duplicate_pair", "the program's"),
    ("duplicate_verdict", "staff decide it"),
    ("file_merge", "staff decide it"),
];

/// Every table that leads to a woman either counts as contact, and the statement asks it, or says why not.
#[test]
fn every_table_of_hers_counts_as_contact_or_says_why_not() {
    let store = include_str!("../../src/retention/store.rs");
    let named: BTreeSet<&str> = CONTACT.into_iter().chain(NO_CONTACT.iter().map(|(table, _)| *table)).collect();
    let missing: Vec<_> =
        file_tables::TABLES.iter().filter(|table| !named.contains(table.name)).map(|table| table.name).collect();
    assert!(missing.is_empty(), "is it a contact with her? {missing:?}");
    for table in CONTACT {
        let asked = [format!("from {table} "), format!("from {table} a ")].iter().any(|words| store.contains(words));
        assert!(asked, "find_last_contact does not ask {table}");
    }
    assert!(NO_CONTACT.iter().all(|(_, why)| !why.is_empty()), "without a reason");
}
