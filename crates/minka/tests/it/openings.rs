//! Tests of emergency openings, of looking at them, and of who opened her file.

use http::StatusCode;
use minka::foundation::{
    access::{Action, Role},
    audit::Entry,
    change::By,
    keyring::Act,
    text::{Language, Text},
};

use crate::{
    exclusions::name,
    memberships::approve,
    on_both,
    pages::walk,
    world::{Engine, Heard, Page, Visit, World},
};

/// What somebody writes who opens.
const WHY: &str = "Canary-Reason: her neighbour called, he took her telephone";

pub async fn open(visit: &mut Visit, code: &str) -> Page {
    visit.fill("/openings", "/openings", &[("code", code), ("reason", WHY)]).await
}

/// The women of Almaty have dina as a mentor of the site, but of none of them; gulnar's place as second manager is bota's.
fn staff(world: &World) {
    approve(world, world.dina, Role::Mentor, (world.almaty, None));
}

on_both! {
    /// One woman, for sixty minutes, to read and to change nothing; a banner on every page; then she is out of reach again.
    async fn one_woman_is_open_for_an_hour_to_read(world) {
        staff(&world);
        let (code, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        let mut dina = world.visit(world.dina);
        let (page, identity) = (format!("/people/{code}"), format!("/people/{code}/identity"));
        assert_eq!(dina.get(&page).await.status, StatusCode::NOT_FOUND);
        assert!(dina.get("/more").await.says("Open in an emergency"));
        let no_reason = dina.fill("/openings", "/openings", &[("code", &code), ("reason", " ... ")]).await;
        assert!(no_reason.status == StatusCode::UNPROCESSABLE_ENTITY && no_reason.says("Write why you open it"));
        for nobody in ["BABA-2", &world.lima_women[0].1, ""] {
            let refused = open(&mut dina, nobody).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("There is no woman with this code here"), "{nobody}");
            assert!(refused.says("Canary-Reason"), "what was typed stays");
        }
        assert_eq!(world.count("select count(*) from emergency_opening"), 0);
        let form = dina.get("/openings").await.hidden("/openings");
        let fields = [("form_id", form[0].1.as_str()), ("code", code.as_str()), ("reason", WHY)];
        let opened = dina.post("/openings", &fields).await;
        assert_eq!(dina.post("/openings", &fields).await.location(), page, "a second tap is a success with nothing to do");
        assert_eq!(open(&mut dina, &code).await.location(), page, "she is open already");
        assert_eq!(world.count("select count(*) from emergency_opening"), 1);
        assert_eq!(opened.location(), page);
        assert!(dina.follow(&opened).await.says(&format!("Emergency: {code} is open to you until 24.11.2026 19:00")));
        let shown = dina.tap(&format!("{identity}/opening"), &[]).await;
        assert!(shown.status == StatusCode::OK && shown.says("Nothing is kept here yet") && !shown.says("Write or change"), "{}", shown.text());
        assert!(dina.get(&format!("/people/{code}/consents")).await.status == StatusCode::OK);
        // To read: nothing of hers can be changed.
        let typed = [("legal_name", "X"), ("phone", ""), ("address", "")];
        assert_eq!(dina.tap(&identity, &typed).await.status, StatusCode::NOT_FOUND);
        for denied in ["edit", "journey", "exclusions", "openings", "consents/photo"] {
            assert_eq!(dina.get(&format!("/people/{code}/{denied}")).await.status, StatusCode::NOT_FOUND, "{denied}");
        }
        // Covers one id: nobody else, no list.
        assert_eq!(dina.get(&format!("/people/{other}")).await.status, StatusCode::NOT_FOUND);
        assert!(!dina.get("/people").await.says(&other));
        for path in ["/", "/more", "/openings", "/account"] {
            assert!(dina.get(path).await.says(&format!("Emergency: {code}")), "{path}");
        }
        assert!(!world.visit(world.bota).get("/").await.says("Emergency"));
        world.set_time("2026-11-24T13:59:59Z");
        let mut dina = world.visit(world.dina);
        assert_eq!(dina.get(&page).await.status, StatusCode::OK);
        world.set_time("2026-11-24T14:01:00Z");
        assert_eq!(dina.get(&page).await.status, StatusCode::NOT_FOUND, "minute 61");
        assert_eq!(dina.tap(&format!("{identity}/opening"), &[]).await.status, StatusCode::NOT_FOUND);
        assert!(!dina.get("/").await.says("Emergency:"));
    }

    /// The manager and her mentor learn it at once; somebody else looks at it, once; whoever opened never does.
    async fn somebody_else_looks_at_it_within_seven_days(world) {
        let (rosa, code) = world.lima_women[4].clone();
        approve(&world, world.dina, Role::Manager, (world.lima, None));
        let (mut dina, mut lucia, mut carmen) = (world.visit(world.dina), world.visit(world.lucia), world.visit(world.carmen));
        assert_eq!(open(&mut dina, &code).await.status, StatusCode::SEE_OTHER);
        assert!(carmen.get("/").await.says(&format!("{code} was opened in an emergency")));
        let today = lucia.get("/").await;
        assert!(today.says(&format!("Emergency opening of {code}: look at it")), "{}", today.text());
        assert!(!dina.get("/").await.says("look at it"), "not her own");
        let id: String = world.read(|db| db.get("select id from emergency_opening", &[], |row| row.get(0)));
        let review = format!("/openings/{id}/review");
        for visit in [&mut dina, &mut carmen, &mut world.visit(world.aigul), &mut world.visit(world.elena)] {
            assert_eq!(visit.get(&review).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap(&review, &[("verdict", "justified")]).await.status, StatusCode::NOT_FOUND);
        }
        assert!(!dina.get("/openings/reviews").await.text().contains(&review));
        assert!(lucia.get("/openings/reviews").await.text().contains(&review));
        let shown = lucia.get(&review).await;
        assert!(shown.says("Canary-Reason") && shown.says("dina") && shown.says("24.11.2026 08:00"), "{}", shown.text());
        assert_eq!(world.newest_audit().1, "breakglass.review", "reading the reason is written down");
        assert!(lucia.fill(&review, &review, &[]).await.says("Choose one"));
        assert!(lucia.fill(&review, &review, &[("verdict", "unjustified")]).await.says("Write what happened and what you did about it"));
        let done = lucia.fill(&review, &review, &[("verdict", "unjustified"), ("words", "Canary-Words: I spoke with her")]).await;
        let list = lucia.follow(&done).await;
        assert!(list.says("It is looked at.") && list.says("Nothing waits to be looked at.") && list.says(&code), "{}", list.text());
        assert_eq!(lucia.get(&review).await.status, StatusCode::NOT_FOUND, "once");
        let sealed = "select count(*) from emergency_opening where verdict = 'unjustified' and words_id is not null and reviewed_by is not null";
        assert_eq!(world.count(sealed), 1);
        let chain = world.audit_text();
        assert!(!chain.contains("Canary") && chain.contains("breakglass.open participant") && chain.contains("unjustified"));
        let columns = "select count(*) from sealed_reason where participant_id is not null and action like 'breakglass.%'";
        assert_eq!(world.count(columns), 2);
        assert_eq!(world.read(move |db| minka::openings::list_of_woman(db, rosa, "2026-11-24T13:00:00Z".parse().expect("an instant"))).len(), 1);
    }

    /// Nobody looked for seven days: whoever opened opens nobody else until somebody has.
    async fn an_opening_that_nobody_looked_at_ends_the_right(world) {
        staff(&world);
        let (first, second) = (world.women[0].1.clone(), world.women[1].1.clone());
        assert_eq!(open(&mut world.visit(world.dina), &first).await.status, StatusCode::SEE_OTHER);
        world.set_time("2026-12-01T12:59:59Z");
        assert_eq!(open(&mut world.visit(world.dina), &second).await.status, StatusCode::SEE_OTHER, "the last moment");
        world.set_time("2026-12-01T14:05:00Z");
        let refused = open(&mut world.visit(world.dina), &first).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Nobody has looked at your opening of 24.11.2026 18:00 for seven days"), "{}", refused.text());
        let mut aigul = world.visit(world.aigul);
        let id: String = world.read(|db| db.get("select id from emergency_opening order by opened_at limit 1", &[], |row| row.get(0)));
        let review = format!("/openings/{id}/review");
        assert_eq!(aigul.fill(&review, &review, &[("verdict", "justified")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(open(&mut world.visit(world.dina), &first).await.status, StatusCode::SEE_OTHER);
    }

    /// Two sisters in danger: one at a time, and giving up the first is the tap that opens the second, with what was typed.
    async fn one_woman_at_a_time_and_the_next_by_one_tap(world) {
        staff(&world);
        let (first, second, third) = (world.women[0].1.clone(), world.women[1].1.clone(), world.women[2].1.clone());
        let mut dina = world.visit(world.dina);
        assert!(!dina.get("/openings").await.text().contains("name=\"instead\""), "nothing is open yet");
        assert_eq!(open(&mut dina, &first).await.status, StatusCode::SEE_OTHER);
        let refused = open(&mut dina, &second).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says(&format!("{first} is open to you until 24.11.2026 19:00. One woman at a time")), "{}", refused.text());
        assert!(refused.says(WHY) && refused.says(&format!("value=\"{second}\"")), "what was typed stays");
        assert!(refused.says(&format!("Give up {first}, open this one for one hour")) && refused.says("name=\"instead\" value=\"yes\""));
        assert_eq!(dina.get(&format!("/people/{second}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(dina.get(&format!("/people/{first}")).await.status, StatusCode::OK, "a refusal ends nothing");
        // A code that is none of hers gives nothing up either.
        let wrong = dina.fill("/openings", "/openings", &[("code", "BABA-2"), ("reason", WHY), ("instead", "yes")]).await;
        assert!(wrong.says("There is no woman with this code here"), "{}", wrong.text());
        assert_eq!(dina.get(&format!("/people/{first}")).await.status, StatusCode::OK);
        let instead = [("code", second.as_str()), ("reason", WHY), ("instead", "yes")];
        assert_eq!(dina.fill("/openings", "/openings", &instead).await.location(), format!("/people/{second}"));
        assert_eq!(dina.get(&format!("/people/{first}")).await.status, StatusCode::NOT_FOUND, "given up at once");
        assert_eq!(dina.get(&format!("/people/{second}")).await.status, StatusCode::OK);
        assert_eq!(world.count("select count(*) from emergency_opening where ended_at is null"), 1);
        let journal = world.app.keyring().list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("a journal");
        assert_eq!(journal.last().map(|line| line.restraint.act), Some(Act::EmergencyEnded), "a back-up does not open it again");
        let chain = world.audit_text();
        assert!(chain.contains(&format!("breakglass.ended participant {first}")), "{chain}");
        // By the button on every page too; nobody has looked at any of the three, and none is seven days old.
        let banner = dina.get("/more").await;
        let end = banner.text().split("action=\"/openings/").nth(1).and_then(|rest| rest.split('"').next()).map(|rest| format!("/openings/{rest}"));
        assert!(dina.fill("/more", &end.expect("a way to give it up"), &[]).await.location().contains("openings-ended"));
        assert_eq!(open(&mut dina, &third).await.status, StatusCode::SEE_OTHER);
        // Somebody else has hers beside it.
        assert_eq!(world.count("select count(*) from emergency_opening where reviewed_at is null"), 3);
        assert_eq!(open(&mut world.visit(world.aigul), &first).await.status, StatusCode::SEE_OTHER);
        // An hour later it is over by itself, and the next needs nothing given up.
        world.set_time("2026-11-24T14:05:00Z");
        let mut dina = world.visit(world.dina);
        assert!(!dina.get("/openings").await.text().contains("name=\"instead\""));
        assert_eq!(open(&mut dina, &first).await.status, StatusCode::SEE_OTHER);
        // Given up or not, what is a week old and was not looked at opens nobody.
        world.set_time("2026-12-01T13:30:00Z");
        let late = world.visit(world.dina).fill("/openings", "/openings", &instead).await;
        assert!(late.says("for seven days"), "{}", late.text());
    }

    /// Never over whom she named, never for an administrator, never without a fresh proof; given up, it is over at once.
    async fn it_opens_nothing_that_is_shut(world) {
        staff(&world);
        let (woman, code) = world.women[0].clone();
        let mut dina = world.visit(world.dina);
        assert_eq!(open(&mut dina, &code).await.status, StatusCode::SEE_OTHER);
        let id: String = world.read(|db| db.get("select id from emergency_opening", &[], |row| row.get(0)));
        let ending = format!("/openings/{id}/ending");
        assert_eq!(world.visit(world.aigul).tap(&ending, &[]).await.status, StatusCode::NOT_FOUND);
        name(&world, (world.almaty, woman), world.dina);
        assert_eq!(dina.get(&format!("/people/{code}")).await.status, StatusCode::NOT_FOUND);
        let page = dina.get("/").await;
        assert!(!page.says("Emergency:") && !page.says(&code), "{}", page.text());
        assert!(open(&mut dina, &code).await.says("There is no woman with this code here"));
        let other = world.women[1].1.clone();
        assert_eq!(open(&mut dina, &other).await.status, StatusCode::SEE_OTHER);
        let banner = dina.get("/more").await;
        let end = banner.text().split("action=\"/openings/").nth(1).and_then(|rest| rest.split('"').next()).map(|rest| format!("/openings/{rest}"));
        let ended = dina.fill("/more", &end.expect("a way to give it up"), &[]).await;
        assert!(dina.follow(&ended).await.says("Given up."));
        let journal = world.app.keyring().list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("a journal");
        assert_eq!(journal.last().map(|line| line.restraint.act), Some(Act::EmergencyEnded), "a back-up does not open it again");
        assert_eq!(dina.get(&format!("/people/{other}")).await.status, StatusCode::NOT_FOUND);
        for user in [world.elena, world.bota] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get("/openings").await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap("/openings", &[("code", other.as_str()), ("reason", WHY)]).await.status, StatusCode::NOT_FOUND);
        }
        world.set_time("2026-11-24T13:06:00Z");
        assert!(dina.get("/openings").await.location().starts_with("/step-up"));
        assert_ne!(dina.tap("/openings", &[("code", other.as_str()), ("reason", WHY)]).await.status, StatusCode::OK);
        assert_eq!(world.count("select count(*) from emergency_opening"), 2);
    }

    /// She asks who opened her file: roles, days, what, and the reasons that were kept; nobody who looked at a list.
    async fn she_is_told_who_opened_what_when_and_why(world) {
        let (code, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        staff(&world);
        let mut aigul = world.visit(world.aigul);
        let who = format!("/people/{code}/openings");
        assert!(aigul.fill(&who, &who, &[("reason", "")]).await.says("Write why you look"));
        let empty = aigul.fill(&who, &who, &[("reason", "she asks")]).await;
        assert!(empty.says("Nobody has opened anything."), "{}", empty.text());
        for code in [&code, &other] {
            let opening = format!("/people/{code}/identity/opening");
            assert_eq!(aigul.tap(&opening, &[("reason", "Canary-Look to call her")]).await.status, StatusCode::OK);
        }
        aigul.get(&format!("/people/{code}")).await;
        aigul.get("/people").await;
        aigul.get(&format!("/people/{code}/consents")).await;
        assert_eq!(open(&mut world.visit(world.dina), &code).await.status, StatusCode::SEE_OTHER);
        let shown = aigul.fill(&who, &who, &[("reason", "she asks")]).await;
        for words in ["Opened her name, phone or address", "Canary-Look to call her", "Opened her file in an emergency", "Canary-Reason", "Read what she agreed to", "Manager", "Mentor", "24.11.2026 18:00"] {
            assert!(shown.says(words), "{words}: {}", shown.text());
        }
        assert_eq!(shown.text().matches("m-tasks__task").count(), 3, "three acts, and no looking at lists");
        assert!(!shown.says("aigul's") && !world.audit_text().contains("Canary"));
        assert_eq!(world.newest_audit().1, "audit.who_viewed_me");
        for (visit, expected) in [(&mut world.visit(world.bota), StatusCode::NOT_FOUND), (&mut world.visit(world.elena), StatusCode::NOT_FOUND)] {
            assert_eq!(visit.get(&who).await.status, expected);
        }
        // Her mentor asks who did without a reason, page by page.
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        for _ in 0..51 {
            carmen.tap(&format!("/people/{rosa}/identity/opening"), &[("reason", "a letter")]).await;
        }
        let who = format!("/people/{rosa}/openings");
        let first = carmen.fill(&who, &who, &[]).await;
        assert_eq!(first.text().matches("m-tasks__task").count(), 50);
        let before = first.hidden(&who);
        let fields: Vec<(&str, &str)> = before.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let second = carmen.post(&who, &fields).await;
        assert_eq!(second.text().matches("m-tasks__task").count(), 1, "{}", second.text());
    }
}

/// What the words of "who opened my file" are under.
fn key_of(action: Action) -> String {
    format!("openings-what-{}", action.name().replace(['.', '_'], "-"))
}

on_both! {
    /// She named whoever opened her since then: that he still owes a look stays, her code shows nowhere.
    async fn what_an_opener_owes_stays_and_her_code_does_not_show(world) {
        staff(&world);
        let ((woman, code), other) = (world.women[0].clone(), world.women[1].1.clone());
        assert_eq!(open(&mut world.visit(world.dina), &code).await.status, StatusCode::SEE_OTHER);
        name(&world, (world.almaty, woman), world.dina);
        world.set_time("2026-12-01T14:05:00Z");
        let mut dina = world.visit(world.dina);
        let refused = open(&mut dina, &other).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Nobody has looked at your opening of 24.11.2026 18:00 for seven days"), "{}", refused.text());
        assert!(!refused.says(&code), "{}", refused.text());
        for (path, text) in walk(&world, world.dina).await {
            assert!(!text.contains(&code), "{path}");
        }
        // Somebody who may see her looks at it, and he may open again.
        let id: String = world.read(|db| db.get("select id from emergency_opening", &[], |row| row.get(0)));
        let review = format!("/openings/{id}/review");
        assert_eq!(dina.get(&review).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.aigul).fill(&review, &review, &[("verdict", "justified")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(open(&mut dina, &other).await.status, StatusCode::SEE_OTHER);
    }

    /// Whatever action opens or writes what is sealed of her stands on her list, in words, and nothing else does.
    async fn every_action_that_is_told_to_her_is_on_her_list_and_no_other(world) {
        let (woman, code) = world.women[0].clone();
        for (at, action) in Action::ALL.iter().enumerate() {
            world.set_time(&format!("2026-11-24T13:{:02}:{:02}Z", at / 60, at % 60));
            world.change(By::User(world.aigul), move |change| change.commit(Entry::new(*action).on_woman(woman), ()));
        }
        // What she did herself in front of her own file is not what others opened.
        world.change(By::Woman(woman, code.clone()), move |change| {
            change.commit(Entry::new(Action::ExclusionEdit).on_woman(woman), ())
        });
        let mut aigul = world.visit(world.aigul);
        let who = format!("/people/{code}/openings");
        let shown = aigul.fill(&who, &who, &[("reason", "she asks")]).await;
        let told: Vec<Action> = Action::ALL.iter().copied().filter(|action| action.is_told_to_her()).collect();
        for action in &told {
            assert!(shown.says(&Text(Language::En).say(&key_of(*action))), "{}: {}", action.name(), shown.text());
        }
        assert_eq!(shown.text().matches("m-tasks__task").count(), told.len(), "{}", shown.text());
        assert!(!shown.says("Somebody who has no role here any more"), "{}", shown.text());
    }
}

/// Everything that is told has words of its own in every language.
#[test]
fn what_was_opened_is_said_in_four_languages() {
    for language in Language::ALL {
        let mut said = std::collections::BTreeSet::new();
        for action in Action::ALL.iter().filter(|action| action.is_told_to_her()) {
            let key = key_of(*action);
            assert!(Text(language).knows(&key), "{key} ({})", language.code());
            assert!(said.insert(Text(language).say(&key)), "{key} ({}) says the same as another", language.code());
        }
    }
}

/// The reason stands in no address, no redirect, no log and nowhere in clear in the file.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_reason_travels_in_no_address_and_stands_in_no_log() {
    let heard = Heard::what_is_said();
    let world = World::new(Engine::Sqlite);
    staff(&world);
    let code = world.women[0].1.clone();
    let mut dina = world.visit(world.dina);
    let opened = open(&mut dina, &code).await;
    assert!(!opened.location().contains("Canary"));
    for (path, text) in walk(&world, world.dina).await {
        assert!(!path.contains("Canary") && !text.contains("Canary-Reason"), "{path}");
    }
    let written = heard.text();
    assert!(written.contains("/openings") && !written.contains("Canary"), "{written}");
    for entry in std::fs::read_dir(world.folder()).expect("the folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        assert!(!bytes.windows(6).any(|window| window == b"Canary"), "{}", entry.path().display());
    }
}
