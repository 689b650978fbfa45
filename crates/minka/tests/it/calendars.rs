//! Tests of calendars: what leaves in a feed, and when it is dead.

use http::StatusCode;
use minka::foundation::{audit::Entry, change::By};

use crate::{
    on_both,
    world::{NAMES, Visit, World},
};

/// The path of a new address of somebody.
async fn new_address(visit: &mut Visit) -> String {
    let page = visit.fill("/calendar", "/calendar", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    let start = text.find("/calendar/").and_then(|_| text.find("http://localhost:8080/calendar/")).expect("an address");
    let rest = &text[start + "http://localhost:8080".len()..];
    rest[..rest.find(".ics").expect("its end") + 4].to_owned()
}

/// The events of a file as lists of (name, value), unfolded: a reader of its own.
fn events(file: &str) -> Vec<Vec<(String, String)>> {
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let mut found = Vec::new();
    for line in file.replace("\r\n ", "").split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        match (name, value) {
            ("BEGIN", "VEVENT") => found.push(Vec::new()),
            _ => found
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|event: &mut Vec<_>| event.push((name.to_owned(), value.to_owned()))),
        }
    }
    found
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> &'a str {
    event.iter().find(|(found, _)| found.split(';').next() == Some(name)).map_or("", |(_, value)| value)
}

fn run(world: &World, sql: &'static str) {
    world.change(By::Program, move |change| {
        change.execute(sql, &[])?;
        change.commit(Entry::event("test.change"), ())
    });
}

on_both! {
    async fn a_feed_says_when_and_nothing_else(world) {
        let (site, group) = (world.almaty, world.tuesday);
        world.change(By::Program, move |change| {
            let days = (jiff::civil::date(2026, 12, 29), jiff::civil::date(2027, 1, 5));
            minka::timetables::add_holiday(change, site, None, days, "Canary holiday")?;
            change.execute(
                "insert into session (id, site_id, group_id, day, starts_at, state, not_met_reason, created_at)
                 values ('01234567-89ab-7cde-8f01-23456789abce', $1, $2, '2026-11-17', '19:30', 'not_met', 'ill', '')",
                minka::binds![site, group],
            )?;
            change.commit(Entry::event("test.holiday"), ())
        });
        let path = new_address(&mut world.visit(world.bota)).await;
        let file = world.stranger().get(&path).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
        assert_eq!(file.headers["cache-control"], "no-store");
        let events = events(&file.text());
        // Tuesdays from 25 October 2026 to 24 March 2027: 27 October … 23 March.
        assert_eq!(events.len(), 22);
        assert_eq!(value(&events[4], "DTSTART"), "20261124T130000Z", "18:00 in Almaty");
        assert_eq!(value(&events[4], "DTEND"), "20261124T150000Z");
        assert_eq!(value(&events[4], "STATUS"), "CONFIRMED");
        assert_eq!((value(&events[3], "DTSTART"), value(&events[3], "STATUS")), ("20261117T143000Z", "CANCELLED"));
        assert_eq!((value(&events[9], "DTSTART"), value(&events[9], "STATUS")), ("20261229T130000Z", "CANCELLED"));
        assert!(events.iter().all(|event| value(event, "SUMMARY") == "Meeting"));
        let uids: std::collections::HashSet<&str> = events.iter().map(|event| value(event, "UID")).collect();
        assert_eq!(uids.len(), 22, "each its own");
        let text = file.text();
        let ids = [world.tuesday.to_string(), world.bota.to_string(), world.women[0].0.to_string()];
        let canaries = ["Тюльпан", "Room 2", "welcome", "Canary", "bota", "Almaty", "ill"].into_iter().chain(NAMES);
        for canary in canaries.chain(ids.iter().map(String::as_str)) {
            assert!(!text.contains(canary), "{canary}");
        }
        assert_eq!(world.stranger().get(&path).await.text(), text, "the same again");
    }

    async fn a_feed_keeps_the_hour_of_each_day(world) {
        let group = world.tuesday;
        world.change(By::Program, move |change| {
            let group = minka::groups::get_group(change, group)?;
            let hours = minka::timetables::Hours { weekday: 3, starts: jiff::civil::time(19, 0, 0, 0), minutes: 90, every_weeks: 1 };
            let rhythm = minka::groups::get_rhythm(change, &group)?.changed(jiff::civil::date(2026, 12, 2), hours);
            minka::groups::save_rhythm(change, &group, &rhythm)?;
            change.commit(Entry::event("test.hours"), ())
        });
        let path = new_address(&mut world.visit(world.bota)).await;
        let events = events(&world.stranger().get(&path).await.text());
        let at = |event: usize| (value(&events[event], "DTSTART"), value(&events[event], "DTEND"));
        // 27 October is the first; 24 November the fifth, 1 December the sixth, 2 December the seventh.
        assert_eq!(at(5), ("20261201T130000Z", "20261201T150000Z"), "Tuesday, 18:00 in Almaty");
        assert_eq!(at(6), ("20261202T140000Z", "20261202T153000Z"), "Wednesday, 19:00 in Almaty");
        assert_eq!(at(7), ("20261209T140000Z", "20261209T153000Z"));
    }

    async fn an_address_is_shown_once_kept_as_a_hash_and_dies_when_it_is_renewed_or_ended(world) {
        let mut bota = world.visit(world.bota);
        let first = new_address(&mut bota).await;
        assert!(!bota.get("/calendar").await.says(&first), "never again");
        let second = new_address(&mut bota).await;
        assert_eq!(world.stranger().get(&first).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.stranger().get(&second).await.status, StatusCode::OK);
        let ended = bota.tap("/calendar/end", &[]).await;
        assert!(bota.follow(&ended).await.says("The address no longer works."));
        assert_eq!(world.stranger().get(&second).await.status, StatusCode::NOT_FOUND);
        for path in ["/calendar/x.ics", "/calendar/", "/calendar/end.ics", "/calendar/none"] {
            assert_eq!(world.stranger().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(world.stranger().get("/calendar").await.status, StatusCode::SEE_OTHER);
    }

    async fn what_she_may_see_is_decided_at_each_reading(world) {
        let path = new_address(&mut world.visit(world.bota)).await;
        run(&world, "update assignment set until_day = '2026-11-24' where role = 'facilitator'");
        let file = world.stranger().get(&path).await;
        assert_eq!((file.status, events(&file.text()).len()), (StatusCode::OK, 0), "empty once she leads no more");
        run(&world, "update staff_user set disabled_at = '2026-11-24T13:00:00.000Z' where sign_in_name = 'bota'");
        assert_eq!(world.stranger().get(&path).await.status, StatusCode::NOT_FOUND);
    }
}
