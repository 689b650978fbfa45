//! When a group meets: days outside its rhythm, and hours that hold from a day on.

use super::*;

on_both! {
    async fn meetings_outside_the_rhythm_take_a_reason(world) {
        let (site, tuesday) = (world.almaty, world.tuesday);
        world.change(By::Program, move |change| {
            timetables::add_holiday(change, site, Some(tuesday), (date(2026, 12, 15), date(2026, 12, 16)), "Independence")?;
            change.commit(Entry::event("test.holiday"), ())
        });
        let mut bota = bota_signs_in(&world).await;
        let group = format!("/groups/{tuesday}/sessions");
        let list = bota.get(&group).await;
        assert!(list.says("Выходной: Independence") && list.says("Мы всё равно встречаемся"), "{}", list.text());
        refuses(&bota.tap(&group, &[("day", "2026-12-15")]).await, "Выберите из списка");
        assert_eq!(bota.tap(&group, &[("day", "2026-12-15"), ("reason", "anyway")]).await.status, StatusCode::SEE_OTHER);
        let date_of = |day, month, year| [("day-day", day), ("day-month", month), ("day-year", year)];
        for (day, month, year, words) in [
            ("31", "2", "2026", "Напишите день"), ("", "", "", "Напишите день"), ("28", "11", "2026", "Выберите из списка"),
            ("31", "8", "2026", "Группа встречается с 01.09.2026"), ("1", "6", "2027", "не больше чем на 8 недель"),
        ] {
            refuses(&bota.tap(&group, &date_of(day, month, year)).await, words);
        }
        let taken = bota.tap(&group, &[date_of("28", "11", "2026").as_slice(), &[("reason", "celebration")]].concat()).await;
        assert!(bota.follow(&taken).await.says("Праздник"));
        assert_eq!(world.count("select count(*) from session where extra_reason <> ''"), 2);
        let next = |groups: Vec<_>| world.read(move |db| {
            sessions::next_meeting_of(db, &Reach { groups, ..Reach::default() }, date(2026, 12, 9))
        }).expect("a meeting");
        assert_eq!(next(vec![tuesday]).day, date(2026, 12, 15), "opened anyway");
        assert_eq!((next(vec![tuesday, world.thursday]).day, next(vec![tuesday, world.thursday]).group), (date(2026, 12, 10), world.thursday));
    }

    async fn new_hours_hold_from_a_day_on_and_leave_the_past_as_it_was(world) {
        let (site, group, clock) = (world.almaty, world.tuesday, world.clock.clone());
        world.change(By::Program, move |change| {
            let mut held = plain_session(SessionId::new(&clock), site, group, date(2026, 11, 17));
            (held.state, held.closed) = (SessionState::Met, Some(change.at()));
            sessions::add_session(change, &held)?;
            change.commit(Entry::event("test.held"), ())
        });
        let (hours, list) = (format!("/groups/{group}/hours"), format!("/groups/{group}/sessions"));
        let mut aigul = world.visit(world.aigul);
        let past = |text: String| -> Vec<String> {
            let past = text.split("<h2>Past</h2>").nth(1).unwrap_or_default().to_owned();
            let days = regex::Regex::new(r"(Monday|Tuesday|Wednesday), \d+ \w+").expect("a pattern");
            days.find_iter(&past).map(|day| day.as_str().to_owned()).collect()
        };
        let before = past(aigul.get(&list).await.text());
        assert_eq!((before.len(), before[0].as_str()), (12, "Tuesday, 17 November"), "{before:?}");
        // Not before the meeting that was held, not in more than a year, not at half six.
        let new = |day, month, starts| vec![
            ("weekday", "3"), ("starts", starts), ("minutes", "90"), ("every_weeks", "1"),
            ("from-day", day), ("from-month", month), ("from-year", "2026"),
        ];
        let refused = aigul.fill(&hours, &hours, &new("16", "11", "half six")).await;
        refuses(&refused, "The group met on 17.11.2026. Choose that day or a later one");
        assert!(refused.says("Write the hour like 18:30") && refused.says("half six"), "{}", refused.text());
        let far = [new("30", "11", "19:00").as_slice(), &[("from-year", "2028")]].concat();
        let far: Vec<_> = far.iter().filter(|field| **field != ("from-year", "2026")).copied().collect();
        refuses(&aigul.fill(&hours, &hours, &far).await, "That is more than a year away");
        let saved = aigul.fill(&hours, &hours, &new("25", "11", "19:00")).await;
        let page = aigul.follow(&saved).await;
        for words in ["The new day and hour are saved.", "Tuesday, 18:00–20:00, every week · from 25.11.2026: Wednesday, 19:00–20:30, every week",
            "Tuesday, 24 November\nWednesday, 25 November\nWednesday, 2 December"] {
            assert!(page.says(words), "no {words}: {}", page.text());
        }
        assert!(aigul.get("/groups").await.says("from 25.11.2026: Wednesday, 19:00"));
        assert_eq!(past(aigul.get(&list).await.text()), before, "no day of the past is another");
        assert_eq!(world.newest_audit().1, "group.edit");
        // Tonight still begins at six, as Today and the calendar say; a week later it is Wednesday at seven.
        assert!(aigul.get("/").await.says("Тюльпан"));
        let next = |day| world.read(move |db| {
            sessions::next_meeting_of(db, &Reach { groups: vec![group], ..Reach::default() }, day)
        }).map(|next| (next.day, next.starts));
        assert_eq!(next(TUESDAY), Some((TUESDAY, time(18, 0, 0, 0))));
        assert_eq!(next(date(2026, 11, 25)), Some((date(2026, 11, 25), time(19, 0, 0, 0))));
        world.set_time("2026-12-01T05:00:00Z");
        // The evening that nobody opened is asked for; today the group has none.
        let today = world.visit(world.aigul).get("/").await;
        let of_today = format!("m-schedule__link\" href=\"/groups/{group}");
        assert!(!today.text().contains(&of_today), "a Tuesday like any other: {}", today.text());
        world.set_time("2026-12-02T05:00:00Z");
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says("19:00"));
        assert_eq!(past(aigul.get(&list).await.text())[..2], ["Wednesday, 25 November", "Tuesday, 24 November"]);
        // Whoever may not change the group finds nothing there.
        for user in [world.bota, world.lucia, world.elena] {
            assert_eq!(world.visit(user).get(&hours).await.status, StatusCode::NOT_FOUND);
            assert_eq!(world.visit(user).post(&hours, &new("2", "12", "19:00")).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn meetings_that_are_open_follow_new_hours_or_are_asked_about(world) {
        let (group, mut bota) = (world.tuesday, bota_signs_in(&world).await);
        for day in [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)] {
            open_on(&world, &mut bota, day).await;
        }
        let moved = bota.tap(&format!("/groups/{group}/sessions"), &[("day", "2026-12-10"), ("reason", "celebration")]).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER);
        let hours = format!("/groups/{group}/hours");
        let mut aigul = world.visit(world.aigul);
        // An hour later, on the same day of the week: all three follow, the celebration stays.
        let later = [("weekday", "2"), ("starts", "19:00"), ("minutes", "120"), ("every_weeks", "1")];
        let saved = aigul.fill(&hours, &hours, &later).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        assert_eq!(world.count("select count(*) from session where starts_at = '19:00'"), 3);
        assert_eq!(world.count("select count(*) from session where starts_at = '18:00' and day = '2026-12-10'"), 1);
        // Every second week from 1 December: the 8th falls away, and she is asked about it.
        let fortnightly = [
            ("weekday", "2"), ("starts", "18:30"), ("minutes", "120"), ("every_weeks", "2"),
            ("from-day", "1"), ("from-month", "12"), ("from-year", "2026"),
        ];
        let asked = aigul.fill(&hours, &hours, &fortnightly).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.says("1 meeting is open already") && asked.says("Tuesday, 8 December") && !asked.says("15 December"), "{}", asked.text());
        assert_eq!(world.count("select count(*) from session where starts_at = '19:00'"), 3, "nothing is done yet");
        let said: Vec<(String, String)> = asked.hidden(&hours);
        let mut said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let again = aigul.post(&hours, &said).await;
        refuses(&again, "Choose one from the list");
        let eighth: String = world.read(|db| db.get("select id from session where day = '2026-12-08'", &[], |row| row.get(0)));
        let field = format!("opened-{eighth}");
        said.push((field.as_str(), "off"));
        let saved = aigul.post(&hours, &said).await;
        assert!(aigul.follow(&saved).await.says("The new day and hour are saved."));
        let called_off = "select count(*) from session where day = '2026-12-08' and state = 'not_met' and not_met_reason = 'moved'";
        assert_eq!(world.count(called_off), 1);
        assert_eq!(world.count("select count(*) from session where starts_at = '18:30' and day in ('2026-12-01', '2026-12-15')"), 2);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'meeting.schedule' and detail = 'not met, moved'"), 1);
        assert_eq!(aigul.post(&hours, &said).await.status, StatusCode::SEE_OTHER, "a second tap");
        assert!(bota.get(&format!("/sessions/{eighth}")).await.says("Перенесли на другой день"));
        // To Wednesdays, keeping what is open.
        let wednesday = [
            ("weekday", "3"), ("starts", "18:30"), ("minutes", "120"), ("every_weeks", "1"),
            ("from-day", "1"), ("from-month", "12"), ("from-year", "2026"),
        ];
        let asked = aigul.fill(&hours, &hours, &wednesday).await;
        assert!(asked.says("2 meetings are open already"), "{}", asked.text());
        let mut said = asked.hidden(&hours);
        let open = regex::Regex::new(r#"name="(opened-[0-9a-f-]{36})""#).expect("a pattern");
        let text = asked.text();
        let fields: std::collections::BTreeSet<&str> = open.captures_iter(&text).map(|found| found.get(1).expect("a name").as_str()).collect();
        said.extend(fields.iter().map(|field| ((*field).to_owned(), "keep".to_owned())));
        let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!((fields.len(), aigul.post(&hours, &said).await.status), (2, StatusCode::SEE_OTHER));
        assert_eq!(world.count("select count(*) from session where state = 'planned' and day in ('2026-12-01', '2026-12-15')"), 2);
    }
}
