//! Tests of the copy that she takes along, and of what her screen alone shows: everything about her, nothing of anybody else.

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use jiff::civil::{date, time};
use minka::{
    backgrounds,
    contacts::{self, Card, Channel, Whose},
    exclusions, forgetting,
    foundation::{
        access::Role,
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::Keyring,
        text::Language,
    },
    goals, groups, identities, needs,
    outside_requests::{Asker, Field},
    own_lists, participation,
    sessions::SessionId,
    users::{self, NewAssignment},
};
use serde_json::Value;

use super::begin;
use crate::{
    breaches::some_breach,
    consents::some_answers,
    households::some_kin,
    participation::three_sessions,
    world::{Engine, NAMES, Page, TUESDAY, World, paper_text},
};

/// What she wants to reach, and how it goes.
fn aim(change: &mut Change<'_>, keyring: &Keyring, (site, woman): (SiteId, ParticipantId)) -> Result<(), Error> {
    let words = goals::Words { said: "HersGoal".to_owned(), language: "ru".to_owned(), ..Default::default() };
    let goal = goals::Goal {
        id: goals::GoalId::new(change.clock()),
        woman,
        theme: goals::Theme::Learning,
        measure: goals::Measure::YesNo,
        start: None,
        target: None,
        importance: None,
        confidence: None,
        set_on: TUESDAY,
        by: None,
        state: goals::State::Open,
        ended_on: None,
        successor: None,
        words,
    };
    goals::add_goal(change, keyring, site, &goal)?;
    let check_in = goals::CheckIn {
        id: goals::CheckInId::new(change.clock()),
        on: TUESDAY,
        reading: 0,
        told: goals::Told { how: String::new(), helped: "HersHelp".to_owned() },
        recorded_at: change.at(),
        set_aside: false,
    };
    goals::add_check_in(change, keyring, (goal.id, woman), &check_in)
}

/// How she stands: a mentor, what she needs, a place she waits for, a circle, a hold, an account of hers, an earlier code.
fn stand(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    (mentor, session): (UserId, SessionId),
) -> Result<(), Error> {
    let walks = NewAssignment {
        user: mentor,
        role: Role::Mentor,
        site,
        group: None,
        participant: Some(woman),
        from: TUESDAY,
        until: None,
        approved_by: Some("x".to_owned()),
    };
    users::add_assignment(change, &walks)?;
    let terms = needs::Terms { district: "HersDistrict".to_owned(), ..Default::default() };
    needs::add_need(change, (site, woman), 2, &terms)?;
    forgetting::hold_again(change, woman, "019abcde-0000-7000-8000-0000000000f1 2026-12-20")?;
    let at = change.at();
    let (day, id) = (TUESDAY, minka::foundation::ids::new_uuid(change.clock()).to_string());
    change.execute(
        "insert into waiting_place (participant_id, group_id, site_id, from_day)
         select $1, min(id), $2, $3 from weekly_group where site_id = $2",
        minka::binds![woman, site, day],
    )?;
    change.execute(
        "insert into circle_seat (session_id, participant_id, number) values ($1, $2, 3)",
        minka::binds![session, woman],
    )?;
    change.execute("insert into former_code (code, participant_id) values ('ABCD-9', $1)", minka::binds![woman])?;
    change.execute(
        "insert into own_file (id, site_id, user_id, participant_id, linked_at, linked_by) values ($1, $2, $3, $4, $5, 'x')",
        minka::binds![&id, site, mentor, woman, at],
    )?;
    change.execute(
        "insert into part_erasure (id, participant_id, site_id, part, language, asked_at, asked_by)
         values ($1, $2, $3, 'notes', 'ru', $4, 'x')",
        minka::binds![&id, woman, site, at],
    )?;
    Ok(())
}

/// The woman of Almaty about whom something of every kind is held, with unmistakable words of hers.
fn fill(world: &World) -> String {
    three_sessions(world);
    some_answers(world);
    some_kin(world);
    crate::assessments::some_asked(world);
    let ((woman, code), other) = (world.women[0].clone(), world.women[1].0);
    let (site, bota, keyring, lesson) = (world.almaty, world.dina, world.app.keyring().clone(), world.lessons[1]);
    crate::visits::visit_one(world, (site, woman), world.aigul);
    crate::referrals::send_one(world, (site, woman));
    let session = crate::today::open_today(world);
    world.change(By::Program, move |change| {
        let identity = identities::Identity {
            legal_name: "HersLegal".to_owned(),
            phone: "+7 700 123 45 67".to_owned(),
            address: "HersStreet".to_owned(),
            birth_date: "1985-04-03".to_owned(),
        };
        identities::save_identity(change, &keyring, (site, woman), &identity)?;
        let card = Card {
            whose: Whose::Trusted,
            channel: Channel::Call,
            number: "+7 700 765 43 21".to_owned(),
            days: vec![2],
            from: time(10, 0, 0, 0),
            until: time(12, 0, 0, 0),
            zone: "Asia/Almaty".to_owned(),
            may_pick_up: "HersSister".to_owned(),
            say: "HersExcuse".to_owned(),
            code_word: "HersWord".to_owned(),
            language: Language::Kk,
            written: TUESDAY,
            valid_until: date(2027, 2, 1),
        };
        contacts::save_card(change, &keyring, (site, woman), &card)?;
        let answers = BTreeMap::from([("children".to_owned(), "3".to_owned())]);
        backgrounds::add_background(change, &keyring, (site, woman), &answers)?;
        aim(change, &keyring, (site, woman))?;
        contacts::pause(change, (site, woman))?;
        exclusions::add_exclusion(change, (site, woman), bota)?;
        groups::add_keep_apart(change, site, (woman, other), TUESDAY)?;
        participation::add_make_up(change, site, woman, lesson, None, None)?;
        participation::add_make_up(change, site, woman, lesson, Some(TUESDAY), Some(other))?;
        stand(change, (site, woman), (bota, session))?;
        let (at, id) = (change.at(), minka::foundation::ids::new_uuid(change.clock()).to_string());
        change.execute(
            "insert into private_word (id, site_id, session_id, participant_id, asked_at, asked_by)
             values ($1, $2, $3, $4, $5, 'x')",
            minka::binds![id, site, session, woman, at],
        )?;
        change.commit(Entry::event("test.filled"), ())
    });
    code
}

/// How many lines each kind has in a copy for machines.
fn kinds(copy: &Page) -> BTreeMap<String, usize> {
    let held: Value = serde_json::from_slice(&copy.bytes).expect("a copy");
    let sections = held["held"].as_object().expect("sections").clone();
    sections.into_iter().map(|(key, lines)| (key, lines.as_array().map_or(0, Vec::len))).collect()
}

/// Everybody who is somebody else: the other women, the staff, who read a consent to her and who heard it.
fn others(world: &World) -> Vec<String> {
    let codes = world.women[1..].iter().map(|(_, code)| code.clone());
    let names = NAMES[1..].iter().map(|name| (*name).to_owned());
    let staff =
        ["aigul", "bota", "carmen", "dina", "elena", "lucia", "Canaryreader", "Canarywitness"].map(str::to_owned);
    codes.chain(names).chain(staff).collect()
}

/// The fields of a form that asks for a copy, with the question answered.
const ASKED: [(&str, &str); 3] = [("kind", "json"), ("reason", "she asked"), ("safe_copy", "yes")];
const COPIES: &str = "select count(*) from audit_entry where action = 'self.export'";

/// Without the safety question, a reason or a fresh proof there is no copy, and nothing at all for whoever does not reach her.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn there_is_no_copy_without_the_question() {
    let world = World::new(Engine::Sqlite);
    let code = fill(&world);
    let (start, copy) = (format!("/people/{code}/own-view"), format!("/people/{code}/own-view/copy"));
    let mut aigul = world.visit(world.aigul);
    for safe in ["", "no"] {
        let refused = aigul.fill(&start, &copy, &[&ASKED[..2], &[("safe_copy", safe)]].concat()).await;
        assert!(
            refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Then not now."),
            "{}",
            refused.text()
        );
    }
    let refused = aigul.fill(&start, &copy, &[ASKED[0], ASKED[2]]).await;
    assert!(refused.says("Write why you open it"));
    for user in [world.bota, world.carmen, world.elena, world.dina] {
        assert_eq!(world.visit(user).tap(&copy, &ASKED).await.status, StatusCode::NOT_FOUND);
    }
    world.set_time("2026-11-24T13:06:00Z");
    assert_ne!(aigul.tap(&copy, &ASKED).await.status, StatusCode::OK, "her proof is stale");
    assert_eq!(world.count(COPIES), 0);
}

/// What of hers the copy has to show, without spaces.
const HERS: [&str; 17] = [
    "HersDistrict",
    "ABCD-9",
    "Айгерим",
    "HersLegal",
    "+77001234567",
    "HersStreet",
    "3апреля1985года",
    "HersSister",
    "HersExcuse",
    "+77007654321",
    "HersWish",
    "HersGoal",
    "HersHelp",
    "Ещёнет",
    "Canaryvisitpromise",
    "Тюльпан",
    "Пропалибумаги",
];

/// The copy holds something of every kind about her, in her language, and nothing of anybody else.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_copy_holds_every_kind_about_her_and_nothing_of_others() {
    let world = World::new(Engine::Sqlite);
    let code = fill(&world);
    crate::outside_requests::ask_about(
        &world,
        world.almaty,
        (&[world.women[0].0], Asker::Court, true),
        (&[Field::Code], false),
    );
    some_breach(&world);
    let (start, copy) = (format!("/people/{code}/own-view"), format!("/people/{code}/own-view/copy"));
    let mut hers = world.visit(world.aigul);
    begin(&mut hers, &code).await;
    let wish = [("words", "HersWish")];
    assert_eq!(hers.tap("/own/wishes", &wish).await.status, StatusCode::SEE_OTHER);
    let mut aigul = world.visit(world.aigul);
    aigul.tap(&format!("/people/{code}/identity/opening"), &[("reason", "HersReason")]).await;
    let made = aigul.fill(&start, &copy, &ASKED).await;
    assert_eq!(
        world.newest_audit(),
        (world.aigul.to_string(), "self.export".to_owned(), format!("participant {code}"))
    );
    assert_eq!(made.headers["content-disposition"], format!("attachment; filename=\"copy-{code}.json\""));
    let kinds = kinds(&made);
    // All that `migrations/fields.toml` says is shown to her; when she called, on her screen alone.
    let expected: BTreeSet<&str> =
        own_lists::List::ALL.into_iter().filter(|list| list.is_on_copies()).map(own_lists::List::key).collect();
    assert_eq!(kinds.keys().map(String::as_str).collect::<BTreeSet<_>>(), expected);
    assert!(kinds.values().all(|lines| *lines > 0), "{kinds:?}");
    let printed = aigul.fill(&start, &copy, &[("kind", "pdf"), ASKED[1], ASKED[2]]).await;
    assert_eq!(world.count(COPIES), 2);
    for text in [made.text(), paper_text(&printed.bytes)] {
        let squeezed: String = text.split_whitespace().collect();
        for words in HERS {
            assert!(squeezed.contains(words), "{words} is missing: {text}");
        }
        for other in others(&world).iter().map(String::as_str).chain(NOT_ON_PAPER) {
            assert!(!text.contains(other), "{other} is on the copy: {text}");
        }
        assert!(!text.contains("Unknown localization"), "{text}");
        // What is withheld is named, and the copy does not say that it is everything.
        for said in ["заметкиовашихразговорах", "Естьивашиответы", "нинаоднойкопии"]
        {
            assert!(squeezed.contains(said), "{said}: {text}");
        }
        assert!(!squeezed.contains("Этовсё"), "{text}");
    }
    // For another program: names and codes that no language changes.
    let copy: Value = serde_json::from_slice(&made.bytes).expect("a copy");
    assert_eq!((copy["format"].as_str(), copy["version"].as_i64()), (Some("minka own copy"), Some(3)));
    for (section, lines) in copy["held"].as_object().expect("sections") {
        for line in lines.as_array().expect("lines") {
            assert!(line["fields"].as_object().is_some_and(|fields| !fields.is_empty()), "{section}: {line}");
        }
    }
    let first = |section: &str| copy["held"][section][0]["fields"].clone();
    assert_eq!(first("mentor")["from"], "2026-11-24");
    assert_eq!(
        first("attendance")["mark"].as_str().map(|mark| ["present", "late", "excused", "absent"].contains(&mark)),
        Some(true)
    );
    assert_eq!((first("need")["weight"].clone(), first("contact")["whose"].clone()), ("2".into(), "trusted".into()));
    assert_eq!(first("goals")["theme"], "learning");
    let withheld: Vec<&str> =
        copy["withheld"].as_array().expect("a list").iter().filter_map(|one| one["what"].as_str()).collect();
    assert_eq!(withheld, ["notes", "answers", "plan", "told", "care", "heard", "alike", "marks", "screen"]);
}

/// What stands on her screen and on no copy: to whom something was told, how she knows us, why somebody looked.
const NOT_ON_PAPER: [&str; 3] = ["HersWord", "HersReason", "Canaryplace"];

/// On her screen, where nobody else reads along, she sees whom it was told to, her word, and why somebody looked.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn her_screen_shows_what_no_copy_does_and_names_what_is_withheld() {
    let world = World::new(Engine::Sqlite);
    let code = fill(&world);
    let mut aigul = world.visit(world.aigul);
    aigul.tap(&format!("/people/{code}/identity/opening"), &[("reason", "HersReason")]).await;
    let own = begin(&mut aigul, &code).await;
    for words in ["HersWord", "HersReason", "Чего здесь не видно", "заметки о ваших разговорах", "dina, Наставница"]
    {
        assert!(own.says(words), "{words}: {}", own.text());
    }
    assert!(!own.says("Canaryvisit note") && !own.says("Это всё"), "{}", own.text());
    // The same sentences stand there where nothing is withheld.
    let other = world.women[3].1.clone();
    let bare = begin(&mut world.visit(world.aigul), &other).await;
    let said = |page: &Page| {
        let text = page.text();
        let from = text.find("Чего здесь не видно").expect("it is named");
        text[from..].split("</section>").next().expect("a section").to_owned()
    };
    assert_eq!(said(&own), said(&bare));
}
