//! One person who works in Almaty and in Lima: every record is of the day it is where it belongs, not where she works first.

use http::StatusCode;
use jiff::civil::{Date, date};
use minka::{
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{GroupId, Id, SiteId, UserId},
    },
    groups,
    roll_call::{self, AttendanceMark, Mark},
    sessions::{self, Session, SessionId, SessionState},
    users::{self, NewAssignment},
};

use crate::{on_both, world::World};

/// Gives somebody one more role; what she held before stays her first.
fn also(world: &World, user: UserId, role: Role, (site, group): (SiteId, Option<GroupId>)) {
    let (from, approved_by) = (date(2026, 1, 1), Some("test".to_owned()));
    world.set_time("2026-11-24T13:01:00Z");
    let held = NewAssignment { user, role, site, group, participant: None, from, until: None, approved_by };
    world.change(By::Program, move |change| {
        users::add_assignment(change, &held)?;
        change.commit(Entry::event("test.role"), ())
    });
}

/// The Lima group met; everybody was there, and Rosa as said.
fn meet(world: &World, day: Date, lesson: usize, rosa: Mark) {
    let (group, women, lesson) = (world.thursday, world.lima_women.clone(), world.lessons[lesson]);
    world.change(By::Program, move |change| {
        let group = groups::get_group(change, group)?;
        let session = Session {
            lesson: Some(lesson),
            state: SessionState::Met,
            closed: Some(change.at()),
            ..Session::planned(SessionId::new(change.clock()), &group, (day, group.times.starts))
        };
        sessions::add_session(change, &session)?;
        for (at, (woman, _)) in women.iter().enumerate() {
            let mark = if at == 4 { rosa } else { Mark::Present };
            let mark = AttendanceMark { participant: *woman, mark, reason: String::new() };
            roll_call::save_mark(change, &session, &mark)?;
        }
        change.commit(Entry::event("test.session"), ())
    });
}

fn on(day: &str) -> [(&str, &str); 3] {
    [("on-day", day), ("on-month", "11"), ("on-year", "2026")]
}

on_both! {
    /// It is Thursday the 26th, 00:30, in Almaty, and Wednesday the 25th, 14:30, in Lima.
    async fn a_record_in_lima_is_of_limas_day_for_who_works_in_almaty_first(world) {
        meet(&world, date(2026, 11, 5), 0, Mark::Present);
        meet(&world, date(2026, 11, 12), 1, Mark::Absent);
        also(&world, world.aigul, Role::Manager, (world.lima, None));
        world.set_time("2026-11-25T19:30:00Z");
        let rosa = world.lima_women[4].1.clone();
        let mut aigul = world.visit(world.aigul);
        // Seen twenty days ago, as Lima counts: that is not three weeks yet.
        let lessons = format!("/people/{rosa}/lessons");
        assert!(!aigul.get(&lessons).await.says("3 weeks"));
        assert!(!aigul.get("/quiet").await.says(&rosa));
        assert!(!aigul.get(&format!("/groups/{}/missed", world.thursday)).await.says("Gone quiet"));
        let (lesson, make_ups) = (world.lessons[1].to_string(), format!("/people/{rosa}/make-ups"));
        let done = aigul.fill(&lessons, &make_ups, &[("lesson", &lesson), ("done", "yes"), ("buddy", "")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        assert_eq!(world.count("select count(*) from make_up where on_day = '2026-11-25'"), 1);
        // Tomorrow in Lima is no day for a step, for a birth or for a registration.
        let journey = format!("/people/{rosa}/journey");
        assert!(aigul.get(&journey).await.text().contains("name=\"on-day\" value=\"25\""));
        let step = |day| [on(day).as_slice(), &[("step", "paused"), ("reason", "work")]].concat();
        let refused = aigul.fill(&journey, &journey, &step("26")).await;
        assert!(refused.says("That day is still to come"), "{}", refused.text());
        assert_eq!(aigul.fill(&journey, &journey, &step("25")).await.status, StatusCode::SEE_OTHER);
        let (ask, opening) = (format!("/people/{rosa}/identity"), format!("/people/{rosa}/identity/opening"));
        let opened = aigul.fill(&ask, &opening, &[("reason", "asked by her")]).await;
        let born = |day| {
            let mut fields = opened.hidden(&ask);
            let typed = [("legal_name", ""), ("phone", ""), ("address", ""), ("born-day", day), ("born-month", "11"), ("born-year", "2026")];
            fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
            fields
        };
        for (day, status) in [("26", StatusCode::UNPROCESSABLE_ENTITY), ("25", StatusCode::SEE_OTHER)] {
            let fields = born(day);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(aigul.post(&ask, &fields).await.status, status, "{day}");
        }
        let (lima, group) = (world.lima.to_string(), world.thursday.to_string());
        let new = |day, group| {
            let fields = [("chosen_name", "Carla"), ("language", "es"), ("sign", "sun"), ("site", lima.as_str()), ("group", group), ("step", "enrolled")];
            [fields.as_slice(), &on(day)].concat()
        };
        for group in ["", group.as_str()] {
            let refused = aigul.fill("/people/new", "/people/new", &new("26", group)).await;
            assert!(refused.says("That day is still to come"), "{group}: {}", refused.text());
        }
        let registered = aigul.fill("/people/new", "/people/new", &new("25", &group)).await;
        assert_eq!(registered.status, StatusCode::SEE_OTHER, "{}", registered.text());
        // Her own programme's day is the 26th all the same.
        let step = aigul.get(&format!("/people/{}/journey", world.women[0].1)).await;
        assert!(step.text().contains("name=\"on-day\" value=\"26\""));
    }

    /// It is Thursday the 26th, 23:30, in Lima, and Friday the 27th, 09:30, in Almaty; then Tuesday here, Monday there.
    async fn today_shows_what_is_today_at_each_of_her_sites(world) {
        also(&world, world.aigul, Role::Manager, (world.lima, None));
        also(&world, world.lucia, Role::Manager, (world.almaty, None));
        also(&world, world.bota, Role::Facilitator, (world.lima, Some(world.thursday)));
        world.set_time("2026-11-27T04:30:00Z");
        let page = world.visit(world.aigul).get("/").await;
        assert!(page.says("Friday, 27 November") && page.says("Las Flores") && page.says("26 November, 15:00"), "{}", page.text());
        // Its meeting of Tuesday was opened by nobody and is asked for; today it has none.
        assert!(!page.text().contains(&format!("m-schedule__link\" href=\"/groups/{}", world.tuesday)), "{}", page.text());
        assert!(page.says("Say whether “Тюльпан” met") && !page.says("Say whether “Las Flores” met"), "{}", page.text());
        world.set_time("2026-11-24T03:30:00Z");
        let page = world.visit(world.lucia).get("/").await;
        assert!(page.says("Monday, 23 November") && page.says("Тюльпан") && page.says("24 November, 18:00"), "{}", page.text());
        // A facilitator's next meeting is the one that begins first, wherever it is: on Thursday the 26th at 15:00 in Lima
        // (20:00 UTC), and not at 18:00 on Tuesday 1 December.
        world.set_time("2026-11-26T19:30:00Z");
        let page = world.visit(world.bota).get("/").await;
        assert!(page.says("Las Flores") && page.says("Today, 15:00"), "{}", page.text());
    }
}
