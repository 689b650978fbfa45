//! Tests of the first page: what a day holds, and what waits.

use std::time::{Duration, Instant};

use jiff::civil::{date, time};
use minka::{
    curriculum::{self, Course, CourseId},
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, SiteId},
        text::Language,
        upkeep::{self, Place, Upkeep},
    },
    on_call::PATIENCE,
    sessions::{self, Session, SessionId, SessionState},
    timetables,
    users::{self, NewAssignment, Programme, ProgrammeId, Site},
};

use crate::{
    concerns::some_procedure,
    on_both,
    world::{Page, World, add_group, add_staff, add_women},
};

/// A programme before its first woman.
const EMPTY: [&str; 5] = [
    "delete from membership",
    "delete from journey_step",
    "delete from name_word",
    "delete from assignment where participant_id is not null",
    "delete from participant",
];

/// Lets the Tuesday group meet every second week, counted so that today, 24 November, is a week without.
fn fortnightly(world: &World) {
    world.change(By::Program, |change| {
        change.execute("update weekly_group set every_weeks = 2, first_day = '2026-11-17' where weekday = 2", &[])?;
        change.commit(Entry::event("test.fortnightly"), ())
    });
}

/// Opens the Tuesday group's meeting of today, at half past ten.
pub fn open_today(world: &World) -> SessionId {
    let session = Session {
        id: SessionId::new(&world.clock),
        site: world.almaty,
        group: world.tuesday,
        day: date(2026, 11, 24),
        starts: time(10, 30, 0, 0),
        lesson: None,
        state: SessionState::Planned,
        not_met_reason: String::new(),
        visitors: None,
        children: None,
        headcount: None,
        closed: None,
    };
    let id = session.id;
    world.change(By::Program, move |change| {
        sessions::add_session(change, &session)?;
        change.commit(Entry::event("test.session"), ())
    });
    id
}

/// Back-ups as they were made so many days ago.
fn kept(world: &World, backup: Option<i64>, drill: Option<i64>) {
    let ago = |days: i64| world.clock.now() - jiff::SignedDuration::from_hours(24 * days);
    let known = Upkeep { last_backup: backup.map(ago), last_drill: drill.map(ago), ..Upkeep::default() };
    known.write(world.folder()).expect("written");
}

/// How something on the list of back-ups is marked.
fn kind_of(page: &Page, what: &str) -> String {
    let text = page.text();
    let row = text.split("<li class=\"m-tasks__task\">").find(|row| row.contains(&format!("<span>{what}</span>")));
    let row = row.unwrap_or_else(|| panic!("no {what} in {text}"));
    row.split("m-status--").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Where a first page asks by itself; empty where it does not.
fn asks(page: &Page) -> String {
    let address = page.text();
    address.split("data-coming=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

on_both! {
    /// A first page that lies open learns by itself that somebody needs its reader; asking so keeps no sign-in alive.
    async fn an_open_first_page_learns_of_who_needs_its_reader(world) {
        some_procedure(&world, world.lima, (world.lucia, world.carmen));
        let (rosa, code) = world.lima_women[4].clone();
        let mut lucia = world.visit(world.lucia);
        let asks_at = asks(&lucia.get("/").await);
        let known = asks_at.split_once("?known=").expect("what it knows").1.to_owned();
        let mut carmen = world.visit(world.carmen);
        let ((told, answered), (raised, written)) = tokio::join!(
            async { (lucia.get(&asks_at).await, Instant::now()) },
            async {
                tokio::time::sleep(Duration::from_millis(50)).await;
                (carmen.tap(&format!("/people/{code}/concern"), &[("risk", "high")]).await, Instant::now())
            }
        );
        // Because it was written, and not because its patience ended.
        let after = answered.saturating_duration_since(written);
        assert!(after < PATIENCE / 2, "{after:?} after it was written, of {PATIENCE:?}");
        assert_eq!(raised.status, http::StatusCode::SEE_OTHER, "{}", raised.text());
        assert!(told.text().starts_with("{\"known\":\"") && !told.says(&known), "it waited for news: {}", told.text());
        assert!(!told.says(&code) && !told.says(&rosa.to_string()), "and it names nobody");
        let again = lucia.get("/").await;
        assert!(again.says("/concerns/") && told.says(asks(&again).split_once('=').expect("what it knows").1));
        // A facilitator to whom nothing of this kind comes does not ask, and learns nothing.
        assert_eq!(asks(&world.visit(world.bota).get("/").await), "");
        // It asked at the fourteenth minute; nobody has touched it for sixteen.
        world.set_time("2026-11-24T13:14:00Z");
        assert_eq!(lucia.get("/today/coming").await.status, http::StatusCode::OK);
        world.set_time("2026-11-24T13:16:00Z");
        assert_eq!(lucia.get("/today/coming").await.location(), "/sign-in");
    }

    async fn the_manager_sees_a_meeting_on_its_day_and_not_in_a_week_without(world) {
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/").await;
        assert!(page.says("Meetings of the day") && page.says("Тюльпан"), "{}", page.text());
        fortnightly(&world);
        assert!(!aigul.get("/").await.says("Тюльпан"));
        // Somebody opened the evening all the same: it is a meeting of today, at the hour it was opened for.
        open_today(&world);
        let page = aigul.get("/").await;
        assert!(page.says("Тюльпан") && page.says("10:30"), "{}", page.text());
    }

    async fn a_holiday_takes_a_meeting_off_the_day(world) {
        let (site, other) = (world.almaty, world.thursday);
        let day = date(2026, 11, 24);
        world.change(By::Program, move |change| {
            // A day off of one single group that is not this one changes nothing.
            timetables::add_holiday(change, site, Some(other), (day, day), "The other group rests")?;
            change.commit(Entry::event("test.holiday"), ())
        });
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says("Тюльпан"));
        world.change(By::Program, move |change| {
            timetables::add_holiday(change, site, None, (day, day), "Day off")?;
            change.commit(Entry::event("test.holiday"), ())
        });
        assert!(!aigul.get("/").await.says("Тюльпан"));
    }

    async fn two_women_who_asked_are_each_taken_and_a_second_tap_is_no_harm(world) {
        let session = open_today(&world);
        let women = [world.women[0].clone(), world.women[3].clone()];
        let mut bota = world.visit(world.bota);
        let roll = format!("/sessions/{session}/roll");
        let private: Vec<String> = women.iter().map(|(_, code)| format!("private-{code}")).collect();
        let sent: Vec<(&str, &str)> = private.iter().map(|name| (name.as_str(), "yes")).collect();
        assert_eq!(bota.fill(&roll, &roll, &sent).await.status, http::StatusCode::SEE_OTHER);
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/").await;
        // Both forms of one and the same page, one after the other.
        let actions: Vec<String> = page.text().split("action=\"").skip(1).filter_map(|rest| rest.split('"').next())
            .filter(|action| action.starts_with("/private-words/")).map(str::to_owned).collect();
        assert_eq!(actions.len(), 2, "{}", page.text());
        for action in &actions {
            let hidden = page.hidden(action);
            let fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            for _tap in 0..2 {
                assert_eq!(aigul.post(action, &fields).await.status, http::StatusCode::SEE_OTHER);
            }
        }
        assert_eq!(world.count("select count(*) from private_word where taken_at is not null"), 2);
        // A page that was opened before offers it once more: it is taken, and that is all.
        let late = aigul.post(&actions[0], &[("form_id", "0199a1b0-0000-7000-8000-000000000000")]).await;
        assert_eq!(late.status, http::StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'private_word.take'"), 2);
    }

    /// Every woman who asked stands there, however many they are: there is no other page of them.
    async fn no_private_word_is_left_out(world) {
        let session = open_today(&world);
        let roll = format!("/sessions/{session}/roll");
        let private: Vec<String> = world.women[..8].iter().map(|(_, code)| format!("private-{code}")).collect();
        let sent: Vec<(&str, &str)> = private.iter().map(|name| (name.as_str(), "yes")).collect();
        assert_eq!(world.visit(world.bota).fill(&roll, &roll, &sent).await.status, http::StatusCode::SEE_OTHER);
        let page = world.visit(world.aigul).get("/").await;
        assert_eq!(page.text().matches("action=\"/private-words/").count(), 8, "{}", page.text());
    }

    async fn a_role_that_was_refused_waits_for_nobody(world) {
        let (dina, site) = (world.dina, world.almaty);
        let asked = world.change(By::User(world.elena), move |change| {
            let new = NewAssignment {
                user: dina, role: Role::Treasurer, site, group: None, participant: None,
                from: date(2026, 11, 24), until: None, approved_by: None,
            };
            let id = users::add_assignment(change, &new)?;
            change.commit(Entry::event("test.role"), id)
        });
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says("Roles that need a second person’s yes"));
        world.change(By::User(world.aigul), move |change| {
            users::refuse_assignment(change, asked)?;
            change.commit(Entry::event("test.refusal"), ())
        });
        assert!(!aigul.get("/").await.says("Roles that need a second person’s yes"));
    }

    /// Never is said plainly; an old back-up is a warning, a drill older than eight days is red (F05); only those who answer for it
    /// see it.
    async fn managers_and_whoever_keeps_the_machine_see_how_old_the_back_ups_are(world) {
        let mut aigul = world.visit(world.aigul);
        assert!(!aigul.get("/").await.says("Last good back-up"), "nobody has said where they are noted");
        world.app.extension::<Place>().is(world.folder().to_path_buf());
        let late = ["It should be no older than 7 days", "never more than 8 days apart"];
        for (backup, drill, says, warns, kinds) in [
            (None, None, ["Never", "Never"], [true, true], ["danger", "danger"]),
            (Some(0), None, ["Today", "Never"], [false, true], ["good", "danger"]),
            (Some(7), Some(8), ["7 days ago", "8 days ago"], [false, false], ["good", "good"]),
            (Some(8), Some(9), ["8 days ago", "9 days ago"], [true, true], ["wait", "danger"]),
            (Some(1), Some(1), ["1 day ago", "1 day ago"], [false, false], ["good", "good"]),
        ] {
            kept(&world, backup, drill);
            for user in [world.aigul, world.elena] {
                let page = world.visit(user).get("/").await;
                assert!(page.says("Last good back-up") && says.iter().all(|words| page.says(words)), "{says:?}: {}", page.text());
                for (words, warned) in late.iter().zip(warns) {
                    assert_eq!(page.says(words), warned, "{words}: {backup:?} {drill:?}");
                }
                assert_eq!(kind_of(&page, "Last good back-up"), kinds[0], "{backup:?}");
                assert_eq!(kind_of(&page, "Last time a back-up was brought back on trial"), kinds[1], "{drill:?}");
            }
        }
        for user in [world.bota, world.carmen, world.dina] {
            assert!(!world.visit(user).get("/").await.says("Last good back-up"));
        }
        std::fs::write(world.folder().join(upkeep::FILE), "last_backup = 7").expect("written");
        assert!(aigul.get("/").await.says("upkeep.toml cannot be read"), "not known is not never");
    }

    /// R10: the age of the newest copy of the keyring stands beside the age of the drill, with what to do.
    async fn beside_them_stands_how_old_the_newest_copy_of_the_keyring_is_and_what_to_do(world) {
        const WHAT: &str = "Newest copy of the keyring";
        world.app.extension::<Place>().is(world.folder().to_path_buf());
        kept(&world, Some(1), Some(1));
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/").await;
        assert!(page.says("Never") && page.says("the last ones were not"), "{}", page.text());
        assert_eq!(kind_of(&page, WHAT), "danger");
        world.app.keyring().copy_now(world.clock.now()).expect("a copy");
        for (at, says, warns, kind) in [
            ("2026-11-24T13:00:00Z", "Today", false, "good"),
            ("2026-11-25T23:59:59Z", "1 day ago", false, "good"),
            ("2026-11-26T00:00:00Z", "2 days ago", true, "danger"),
        ] {
            world.set_time(at);
            kept(&world, Some(0), Some(0));
            for user in [world.aigul, world.elena] {
                let page = world.visit(user).get("/").await;
                assert!(page.says(says), "{at}: {}", page.text());
                assert_eq!(page.says("the last ones were not"), warns, "{at}");
                assert_eq!(page.says("Put it in another place too, every day and apart from the key file"), !warns, "{at}");
                assert_eq!(kind_of(&page, WHAT), kind, "{at}");
            }
        }
        for user in [world.bota, world.carmen, world.dina] {
            assert!(!world.visit(user).get("/").await.says(WHAT));
        }
    }

    /// A3: what opens the back-ups does not belong on the machine that somebody may carry away.
    async fn a_key_that_opens_the_back_ups_and_lies_here_is_warned_of(world) {
        world.app.extension::<Place>().is(world.folder().to_path_buf());
        kept(&world, Some(0), Some(0));
        let warned = "whoever takes the machine opens them too";
        assert!(!world.visit(world.aigul).get("/").await.says(warned));
        let identity = world.folder().join("identity.txt");
        let settings = format!("kind = \"real\"\ndrill_identity = \"{}\"\n", identity.display());
        std::fs::write(world.folder().join("minka.toml"), settings).expect("written");
        assert!(!world.visit(world.aigul).get("/").await.says(warned), "it is named, and does not lie there");
        std::fs::write(&identity, "").expect("written");
        assert!(world.visit(world.elena).get("/").await.says(warned));
        assert!(!world.visit(world.bota).get("/").await.says(warned));
    }
    /// Neither “we met” nor “we did not meet”: somebody has to say so. Leader and manager are asked, with the way to the day.
    async fn a_meeting_that_nobody_opened_is_asked_for(world) {
        let line = "Say whether “Тюльпан” met";
        let asked = |page: &Page| page.text().matches(line).count();
        assert_eq!(asked(&world.visit(world.bota).get("/").await), 0, "before this day nobody could have opened any");
        // Wednesday, 9 December: 24 November, 1 and 8 December lie behind.
        world.set_time("2026-12-09T13:00:00Z");
        let (mut bota, mut aigul) = (world.visit(world.bota), world.visit(world.aigul));
        let page = bota.get("/").await;
        assert_eq!(asked(&page), 3, "{}", page.text());
        let day = format!("/groups/{}/sessions#day-2026-12-01", world.tuesday);
        assert!(page.text().contains(&format!("href=\"{day}\"")) && page.says("1 December"), "{}", page.text());
        assert_eq!(asked(&aigul.get("/").await), 3);
        for other in [world.lucia, world.carmen, world.dina, world.elena] {
            assert_eq!(asked(&world.visit(other).get("/").await), 0);
        }
        let group = format!("/groups/{}/sessions", world.tuesday);
        assert!(bota.get(&group).await.text().contains("id=\"day-2026-12-01\""), "the link leads to the day");
        // Opened and said not to have taken place: nothing is open any more.
        let session = bota.tap(&group, &[("day", "2026-12-01")]).await.location();
        assert_eq!(asked(&bota.get("/").await), 2, "now it waits to be closed");
        assert!(bota.get("/").await.says("Close the meeting of “Тюльпан”"));
        bota.fill(&session, &format!("{session}/cancellation"), &[("reason", "weather")]).await;
        let page = bota.get("/").await;
        assert!(asked(&page) == 2 && !page.says("Close the meeting"), "{}", page.text());
        // Held on Thursday the 3rd? Another meeting. Moved from Tuesday the 8th to Wednesday the 9th: the same one.
        let extra = |day: &'static str, reason: &'static str| [("day", day), ("reason", reason)];
        bota.tap(&group, &extra("2026-12-03", "celebration")).await;
        assert_eq!(asked(&bota.get("/").await), 2);
        bota.tap(&group, &extra("2026-12-09", "moved")).await;
        assert_eq!(asked(&bota.get("/").await), 1);
        let (site, off) = (world.almaty, date(2026, 11, 24));
        world.change(By::Program, move |change| {
            timetables::add_holiday(change, site, None, (off, off), "Day off")?;
            change.commit(Entry::event("test.holiday"), ())
        });
        assert_eq!((asked(&bota.get("/").await), asked(&aigul.get("/").await)), (0, 0), "nobody meets on a day off");
    }

    async fn what_nobody_opened_is_asked_for_four_weeks_long_and_only_where_the_group_meets(world) {
        let line = "Say whether “Тюльпан” met";
        let asked = |page: &Page| page.text().matches(line).count();
        // Wednesday, 6 January: four Tuesdays are within four weeks, 15, 22 and 29 December and 5 January.
        world.set_time("2027-01-06T13:00:00Z");
        let page = world.visit(world.bota).get("/").await;
        assert!(asked(&page) == 4 && !page.says("#day-2026-12-08") && page.says("#day-2026-12-15"), "{}", page.text());
        // Every second week, counted from 17 November: 15 and 29 December.
        fortnightly(&world);
        let page = world.visit(world.bota).get("/").await;
        assert!(asked(&page) == 2 && page.says("#day-2026-12-29") && !page.says("#day-2026-12-22"), "{}", page.text());
        world.change(By::Program, |change| {
            change.execute("update weekly_group set first_day = '2026-12-29' where weekday = 2", &[])?;
            change.commit(Entry::event("test.begins"), ())
        });
        assert_eq!(asked(&world.visit(world.aigul).get("/").await), 1, "before it began nobody met");
        world.change(By::Program, |change| {
            change.execute("update weekly_group set closed_at = '2027-01-01T00:00:00.000Z' where weekday = 2", &[])?;
            change.commit(Entry::event("test.closed"), ())
        });
        assert_eq!(asked(&world.visit(world.aigul).get("/").await), 0);
    }

    async fn of_many_meetings_that_nobody_opened_the_first_page_shows_five_and_says_how_many_more(world) {
        for name in ["Ласточка", "Самал"] {
            add_group(&world.app, world.almaty, name, 2, 18, None, Language::Ru);
        }
        world.set_time("2026-12-09T13:00:00Z");
        let page = world.visit(world.aigul).get("/").await;
        assert_eq!(page.text().matches("Say whether").count(), 5, "{}", page.text());
        // Three groups, three Tuesdays.
        assert!(page.says("And 4 more meetings that nobody wrote down") && page.says("“Самал”"), "{}", page.text());
        assert!(!page.says("#day-2026-11-24"), "the newest first: {}", page.text());
    }

    /// Two groups on one evening are two cards; one that is closed stays on the page, as closed.
    async fn whoever_leads_two_groups_tonight_sees_both(world) {
        let (bota, site) = (world.bota, world.almaty);
        let late = add_group(&world.app, site, "Ласточка", 2, 20, None, Language::Ru);
        world.change(By::Program, move |change| {
            let (from, approved_by) = (date(2026, 9, 1), Some("test".to_owned()));
            let group = Some(late);
            let held = NewAssignment { user: bota, role: Role::Facilitator, site, group, participant: None, from, until: None, approved_by };
            users::add_assignment(change, &held)?;
            change.commit(Entry::event("test.role"), ())
        });
        let cards = |page: &Page| page.text().matches("class=\"m-session\"").count();
        let mut bota = world.visit(world.bota);
        let page = bota.get("/").await;
        assert!(cards(&page) == 2 && page.says("Today, 18:00") && page.says("Today, 20:00"), "{}", page.text());
        assert!(page.text().find("Тюльпан") < page.text().find("Ласточка"), "in the order of the evening");
        let first = open_today(&world);
        world.change(By::Program, move |change| {
            change.execute("update session set state = 'met', closed_at = '2026-11-24T12:00:00.000Z' where id = $1", minka::binds![first])?;
            change.commit(Entry::event("test.closed"), ())
        });
        let page = bota.get("/").await;
        assert!(cards(&page) == 1 && page.says("Today, 20:00") && page.says("Closed"), "{}", page.text());
        assert!(page.text().contains(&format!("m-schedule__link\" href=\"/sessions/{first}\">Тюльпан<")), "{}", page.text());
        // Both are over: then comes what is next, and what was today stays.
        world.change(By::Program, move |change| {
            let group = minka::groups::get_group(change, late)?;
            let day = (date(2026, 11, 24), time(20, 0, 0, 0));
            let off = Session { state: SessionState::NotMet, not_met_reason: "weather".to_owned(), ..Session::planned(SessionId::new(change.clock()), &group, day) };
            sessions::add_session(change, &off)?;
            change.commit(Entry::event("test.off"), ())
        });
        let page = bota.get("/").await;
        assert!(cards(&page) == 1 && page.says("1 December, 18:00") && page.says("Did not meet") && page.says("Closed"), "{}", page.text());
        // A manager finds each once, whatever she leads besides.
        let page = world.visit(world.aigul).get("/").await;
        assert_eq!(page.text().matches("m-schedule__link").count(), 2, "{}", page.text());
    }

    /// A programme that has just begun: what to do first, each line gone once it is done.
    async fn a_newcomer_is_told_where_to_begin(world) {
        let (programme, site) = (ProgrammeId::new(&world.clock), SiteId::new(&world.clock));
        world.change(By::Program, move |change| {
            users::add_programme(change, &Programme {
                id: programme, name: "Asar".to_owned(), zone: "Asia/Almaty".to_owned(), week_start: 1,
                languages: vec![Language::Ru], currency: "KZT".to_owned(),
            })?;
            users::add_site(change, &Site { id: site, programme, name: "Asar house".to_owned() })?;
            change.commit(Entry::event("test.programme"), ())
        });
        let manager = add_staff(&world.app, "nora", Language::En, &[(Role::Manager, site, None, None)]);
        let keeper = add_staff(&world.app, "olga", Language::En, &[(Role::Administrator, site, None, None)]);
        let says = |page: &Page, words: &[&str], not: &[&str]| {
            assert!(words.iter().all(|words| page.says(words)) && !not.iter().any(|words| page.says(words)), "{}", page.text());
        };
        let (course, group, woman, list) =
            ("href=\"/courses/packs\"", "href=\"/groups/new\"", "href=\"/people/new\"", "href=\"/people/import\"");
        let mut nora = world.visit(manager);
        says(&nora.get("/").await, &["First steps", course, group, woman, list, "Who will lead the group"], &["Nothing is waiting", "Invite a facilitator"]);
        says(&world.visit(keeper).get("/").await, &["First steps", "href=\"/staff/new\""], &["Nothing is waiting", course, group, woman, "Who will lead"]);
        for path in ["/courses/packs", "/groups/new", "/people/new", "/people/import", "/staff"] {
            assert_eq!(nora.get(path).await.status, http::StatusCode::OK, "{path}");
        }
        world.change(By::Program, move |change| {
            let course = Course { id: CourseId::new(change.clock()), programme, key: "weekly".to_owned(), titles: Vec::new() };
            curriculum::add_course(change, &course)?;
            change.commit(Entry::event("test.course"), ())
        });
        says(&nora.get("/").await, &["First steps", group, woman], &[course]);
        let first = add_group(&world.app, site, "Новая", 5, 18, None, Language::Ru);
        add_staff(&world.app, "petra", Language::En, &[(Role::Facilitator, site, Some(first), None)]);
        says(&nora.get("/").await, &["First steps", woman, list], &[course, group, "Who will lead"]);
        says(&world.visit(keeper).get("/").await, &[], &["First steps"]);
        add_women(&world.app, site, first, Language::Ru, &["Асель"]);
        says(&nora.get("/").await, &[], &["First steps", woman, list]);
        // Nobody else is told: neither those whose programme is under way nor those who run nothing.
        for other in [world.aigul, world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            says(&world.visit(other).get("/").await, &[], &["First steps"]);
        }
    }

    /// Before the first woman is registered a back-up that was never made is no alarm.
    async fn back_ups_are_calm_until_there_is_something_to_lose(world) {
        world.app.extension::<Place>().is(world.folder().to_path_buf());
        world.change(By::Program, |change| {
            for statement in EMPTY {
                change.execute(statement, &[])?;
            }
            change.commit(Entry::event("test.empty"), ())
        });
        for user in [world.aigul, world.elena] {
            let page = world.visit(user).get("/").await;
            assert!(page.says("Not yet") && page.says("as soon as the first woman is registered"), "{}", page.text());
            assert!(!page.says("Never") && !page.says("m-status--danger"), "{}", page.text());
        }
        add_women(&world.app, world.almaty, world.tuesday, Language::Ru, &["Асель"]);
        let page = world.visit(world.elena).get("/").await;
        assert!(page.says("Never") && page.says("m-status--danger"), "{}", page.text());
    }

    /// Every place stands once, under a heading, in the order of use; a heading without a place is left out.
    async fn more_has_headings_in_the_order_of_use(world) {
        let page = world.visit(world.aigul).get("/more").await.text();
        let headings = ["Women", "Lessons and meetings", "Safety", "Questionnaires and lists", "Staff and records", "Yours"];
        let places: Vec<_> = headings.iter().map(|words| page.find(&format!("<h2>{words}</h2>")).expect(words)).collect();
        assert!(places.is_sorted(), "{page}");
        let first = page.find("m-tasks__link").expect("a place");
        assert!(places[0] < first, "nothing stands before the first heading: {page}");
        let links: Vec<&str> = page.split("m-tasks__link\" href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let different: std::collections::BTreeSet<&str> = links.iter().copied().collect();
        assert!(links.len() == different.len() && links.len() > 25, "{links:?}");
        let own = world.visit(world.dina).get("/more").await.text();
        assert!(own.contains("<h2>Yours</h2>") && own.matches("<h2>").count() == 1, "{own}");
    }
}
