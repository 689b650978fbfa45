//! Tests of the first page: what a day holds, and what waits.

use jiff::civil::{date, time};
use minka::{
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::Id,
        upkeep::{self, Place, Upkeep},
    },
    sessions::{self, Session, SessionId, SessionState},
    timetables,
    users::{self, NewAssignment},
};

use crate::{
    on_both,
    world::{Page, World},
};

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

on_both! {
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
}
