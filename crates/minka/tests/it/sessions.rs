//! Meetings and the roll call, through the router and on both databases.

use http::{Request, StatusCode, header};
use jiff::{
    ToSpan,
    civil::{Date, date, time},
};
use minka::{
    foundation::{access::Reach, audit::Entry, change::By, form::Fields, ids::Id},
    groups, roll_call,
    sessions::{self, Session, SessionId, SessionState},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

use crate::{
    on_both,
    world::{NAMES, Page, TUESDAY, Visit, World},
};

/// Bota reads Russian.
async fn bota_signs_in(world: &World) -> Visit {
    let mut bota = world.visit(world.bota);
    bota.post("/language", &[("language", "ru"), ("back", "/")]).await;
    bota
}

async fn open_on(world: &World, visit: &mut Visit, day: Date) -> String {
    let group = format!("/groups/{}/sessions", world.tuesday);
    let opened = visit.post(&group, &[("day", &day.to_string())]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
    opened.location()
}

/// The fields of a roll: (place among the women, mark, reason).
fn marks(world: &World, said: &[(usize, &str, &str)]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (at, mark, reason) in said {
        let code = &world.women[*at].1;
        fields.push((format!("mark-{code}"), (*mark).to_owned()));
        fields.push((format!("reason-{code}"), (*reason).to_owned()));
    }
    fields
}

async fn send_roll(visit: &mut Visit, session: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visit.fill(&format!("{session}/roll"), &format!("{session}/roll"), &fields).await
}

fn everybody(mark: &str) -> Vec<(usize, &str, &str)> {
    (0..NAMES.len()).map(|at| (at, mark, "")).collect()
}

fn stored(world: &World) -> Vec<(String, String)> {
    world.read(|db| {
        db.list(
            "select a.mark, a.reason from attendance a join participant p on p.id = a.participant_id
             order by p.name_key, p.id limit 100",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    })
}

fn refuses(page: &Page, words: &str) {
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says(words), "no {words}: {}", page.text());
}

on_both! {
    async fn bota_marks_fourteen_and_closes(world) {
        let mut bota = bota_signs_in(&world).await;
        let list = bota.get(&format!("/groups/{}/sessions", world.tuesday)).await;
        assert!(list.says("Начать встречу") && list.says("1\u{a0}декабря"), "{}", list.text());
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let evening = bota.get(&session).await;
        assert!(evening.says("вторник") && evening.says("18:00") && evening.says("Room 2"), "{}", evening.text());
        assert!(evening.says("welcome ru"), "the first lesson is proposed: {}", evening.text());
        let roll = bota.get(&format!("{session}/roll")).await.text();
        let places: Vec<_> = world.women.iter().map(|(_, code)| roll.find(code.as_str()).expect("her row")).collect();
        assert!(places.is_sorted(), "{places:?}");
        let mut said = everybody("present");
        (said[2], said[5], said[9]) = ((2, "late", ""), (5, "excused", ""), (9, "absent", "child-ill"));
        let saved = send_roll(&mut bota, &session, &marks(&world, &said)).await;
        let shown = bota.follow(&saved).await;
        assert!(shown.says("Отметки сохранены") && shown.says("Отмечено: 14 из 14"), "{}", shown.text());
        let rows = stored(&world);
        assert_eq!((rows.len(), rows[2].0.as_str(), rows[5].0.as_str()), (14, "late", "excused"));
        assert_eq!(rows[9], ("absent".to_owned(), "child-ill".to_owned()));
        let (actor, action, subject) = world.newest_audit();
        assert_eq!((actor, action.as_str()), (world.bota.to_string(), "attendance.mark"));
        assert_eq!(format!("/{}", subject.replace("session ", "sessions/")), session);
        let closed = bota.post(&format!("{session}/closure"), &[]).await;
        let shown = bota.follow(&closed).await;
        assert!(shown.says("Встреча закрыта. Спасибо") && shown.says("Встретились"), "{}", shown.text());
        assert_eq!(world.count("select count(*) from session where state = 'met' and closed_at is not null"), 1);
        assert_eq!(bota.post(&format!("{session}/closure"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'session.close'"), 1);
    }

    async fn outsiders_find_nothing_there(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let group = format!("/groups/{}/sessions", world.tuesday);
        let no_session = format!("/sessions/{}", SessionId::new(&world.clock));
        let no_group = format!("/groups/{}/sessions", SessionId::new(&world.clock));
        for user in [world.dina, world.carmen, world.elena, world.lucia] {
            let mut visit = world.visit(user);
            for (start, nothing, end) in [
                (&session, &no_session, ""), (&session, &no_session, "/roll"), (&session, &no_session, "/roll.pdf"),
                (&session, &no_session, "/history"), (&group, &no_group, ""), (&group, &no_group, "/blank"),
            ] {
                let (real, random) = (format!("{start}{end}"), format!("{nothing}{end}"));
                let (found, missed) = (visit.get(&real).await, visit.get(&random).await);
                assert_eq!((found.status, missed.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{real}");
                assert_eq!(found.text().replace(&real, ""), missed.text().replace(&random, ""), "{real}");
            }
            let form_id = SessionId::new(&world.clock).to_string();
            let fields = [("form_id", form_id.as_str()), ("reason", "weather"), ("why", "mistake"), ("lesson", "none")];
            for act in ["roll", "closure", "cancellation", "resumption", "lesson"] {
                assert_eq!(visit.post(&format!("{session}/{act}"), &fields).await.status, StatusCode::NOT_FOUND, "{act}");
            }
            assert_eq!(visit.post(&group, &[("day", "2026-12-01")]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.count("select count(*) from session where state = 'planned'"), 1);
    }

    async fn refusals_keep_everything_that_was_typed(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let mut fields = marks(&world, &[(0, "present", ""), (1, "absent", "ill")]);
        let stranger = minka::people::new_code(1_000_000);
        fields.push((format!("mark-{stranger}"), "present".to_owned()));
        fields.push(("children".to_owned(), "3".to_owned()));
        let refused = send_roll(&mut bota, &session, &fields).await;
        refuses(&refused, &format!("{stranger} в этот день не была в группе"));
        assert!(refused.says(&format!("name=\"mark-{}\" value=\"absent\" checked", world.women[1].1)), "{}", refused.text());
        assert!(refused.says("value=\"3\""));
        let refused = send_roll(&mut bota, &session, &marks(&world, &[(0, "present", ""), (3, "absent", "")])).await;
        refuses(&refused, &format!("Выберите причину: {}", NAMES[3]));
        assert!(refused.says(&format!("href=\"#mark-{}\"", world.women[3].1)), "the summary leads to her row");
        for wrong in [(3, "absent", "lazy"), (3, "dancing", "")] {
            refuses(&send_roll(&mut bota, &session, &marks(&world, &[wrong])).await, "Такого ответа нет в списке");
        }
        let with = |heads: &str, visitors: &str| {
            let mut fields = marks(&world, &[(0, "present", ""), (1, "late", ""), (2, "absent", "not-told")]);
            fields.push(("headcount".to_owned(), heads.to_owned()));
            fields.push(("visitors".to_owned(), visitors.to_owned()));
            fields
        };
        refuses(&send_roll(&mut bota, &session, &with("4", "3")).await, "отмечено пришедших 2, гостий 3, вместе 5");
        for wrong in ["501", "-1", "2.5", "many"] {
            refuses(&send_roll(&mut bota, &session, &with(wrong, "")).await, "целое число от 0 до 500");
        }
        assert_eq!(world.count("select count(*) from attendance"), 0);
        let taken = send_roll(&mut bota, &session, &with("5", "3")).await;
        assert_eq!(taken.location(), format!("{session}/roll?notice=sessions-saved-part"));
        assert_eq!(world.count("select count(*) from session where headcount = 5 and children is null"), 1);
        assert!(bota.get(&session).await.says("Не считали"), "not counted is not nought");
    }

    async fn the_future_cannot_be_marked_until_its_midnight_in_almaty(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, date(2026, 12, 1)).await;
        let shown = bota.get(&format!("{session}/roll")).await;
        assert!(shown.says("Эта встреча 01.12.2026") && !shown.says("data-roll-bar"), "{}", shown.text());
        world.set_time("2026-11-30T18:59:59Z");
        let mut bota = bota_signs_in(&world).await;
        let (form_id, mark) = (SessionId::new(&world.clock).to_string(), format!("mark-{}", world.women[0].1));
        let fields = [("form_id", form_id.as_str()), (mark.as_str(), "present")];
        let path = format!("{session}/roll");
        refuses(&bota.post(&path, &fields).await, "Эта встреча 01.12.2026");
        refuses(&bota.post(&format!("{session}/closure"), &[("unmarked", "stay")]).await, "Эта встреча 01.12.2026");
        world.set_time("2026-11-30T19:00:00Z");
        assert_eq!(bota.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from attendance"), 1);
        // The same form again is a success with nothing to do; other words under its id are a conflict.
        assert_eq!(bota.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'attendance.mark'"), 1);
        let other = bota.post(&path, &[("form_id", form_id.as_str()), (mark.as_str(), "late")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        assert!(other.text().contains("<h1"), "{}", other.text());
        assert_eq!(stored(&world)[0].0, "present");
        assert_eq!(open_on(&world, &mut bota, date(2026, 12, 1)).await, session, "one meeting a day");
    }

    async fn two_phones_do_not_undo_each_other(world) {
        let (mut first, mut second) = (bota_signs_in(&world).await, bota_signs_in(&world).await);
        let session = open_on(&world, &mut first, TUESDAY).await;
        let path = format!("{session}/roll");
        let mut fields = second.get(&path).await.hidden(&path);
        send_roll(&mut first, &session, &marks(&world, &[(0, "present", ""), (1, "late", "")])).await;
        fields.extend(marks(&world, &[(2, "present", "")]));
        fields.push(("children".to_owned(), "4".to_owned()));
        fields.push((format!("private-{}", world.women[6].1), "yes".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(second.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(stored(&world).iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["present", "late", "present"]);
        assert_eq!(world.count("select count(*) from attendance_before"), 0);
        assert_eq!(world.count("select children from session"), 4);
        assert_eq!(world.count("select count(*) from private_word where taken_at is null"), 1);
        send_roll(&mut first, &session, &[]).await;
        assert_eq!(world.count("select count(*) from private_word"), 0, "the tick was taken back");
    }

    async fn corrections_keep_what_stood_before(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let path = format!("{session}/roll");
        refuses(&bota.post(&format!("{session}/closure"), &[("unmarked", "stay")]).await, "Ни одна женщина не отмечена как пришедшая");
        let mut said = everybody("present");
        said.truncate(12);
        send_roll(&mut bota, &session, &marks(&world, &said)).await;
        let asked = bota.post(&format!("{session}/closure"), &[]).await;
        refuses(&asked, "Ещё не отмечены 2 женщины");
        assert!(asked.says(NAMES[12]) && asked.says(NAMES[13]) && !asked.says(NAMES[0]), "{}", asked.text());
        bota.post(&format!("{session}/closure"), &[("unmarked", "stay")]).await;
        assert_eq!(world.count("select count(*) from attendance"), 12, "unmarked stays unmarked");
        let form_id = SessionId::new(&world.clock).to_string();
        let (mark, reason) = (format!("mark-{}", world.women[4].1), format!("reason-{}", world.women[4].1));
        let fields = [("form_id", form_id.as_str()), (mark.as_str(), "absent"), (reason.as_str(), "ill")];
        refuses(&bota.post(&path, &fields).await, "Встреча закрыта. Исправить отметки может");
        let mut aigul = world.visit(world.aigul);
        let refused = aigul.post(&path, &fields).await;
        refuses(&refused, "Choose why you are correcting it");
        assert!(refused.says("value=\"absent\" checked"), "{}", refused.text());
        let taken = aigul.post(&path, &[fields.as_slice(), &[("why", "heard-later")]].concat()).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        let (actor, action, _) = world.newest_audit();
        assert_eq!((actor, action.as_str()), (world.aigul.to_string(), "attendance.correct"));
        assert_eq!(world.count("select count(*) from attendance_before where mark = 'present' and why = 'heard-later'"), 1);
        let history = aigul.get(&format!("{session}/history")).await;
        for words in [NAMES[4], "Present", "bota", "We heard it later"] {
            assert!(history.says(words), "no {words}: {}", history.text());
        }
        let (lesson, act) = (world.lessons[1].to_string(), format!("{session}/lesson"));
        refuses(&aigul.fill(&session, &act, &[("lesson", &lesson)]).await, "Choose why you are correcting it");
        let taken = aigul.fill(&session, &act, &[("lesson", &lesson), ("why", "mistake")]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER);
        let history = aigul.get(&format!("{session}/history")).await;
        for words in ["What the meeting said before", "welcome ru", "Marked by mistake", "aigul"] {
            assert!(history.says(words), "no {words}: {}", history.text());
        }
    }

    async fn what_a_meeting_said_before_is_kept(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let kept = |what: &'static str| world.read(move |db| db.list(
            "select coalesce(visitors, -1) || ' ' || coalesce(children, -1) || ' ' || coalesce(headcount, -1) || ' ' || state
                 || ' ' || not_met_reason || ' ' || coalesce(closed_by, '-') || ' ' || why
             from session_before where what = $1 order by replaced_at, id",
            minka::binds![what],
            |row| row.get::<String>(0),
        ));
        let counts = |visitors: &str, heads: &str| {
            let mut fields = marks(&world, &[(0, "present", "")]);
            fields.extend([("visitors", visitors), ("headcount", heads)].map(|(name, value)| (name.to_owned(), value.to_owned())));
            fields
        };
        send_roll(&mut bota, &session, &counts("2", "9")).await;
        assert!(kept("counts").is_empty(), "the first numbers take nobody's place");
        world.set_time("2026-11-24T13:01:00Z");
        send_roll(&mut bota, &session, &counts("3", "9")).await;
        assert_eq!(kept("counts"), ["2 -1 9 planned  - "]);
        bota.post(&format!("{session}/closure"), &[("unmarked", "stay")]).await;
        world.set_time("2026-11-24T13:02:00Z");
        let mut aigul = world.visit(world.aigul);
        let mut fields = counts("", "8");
        fields.push(("why".to_owned(), "paper".to_owned()));
        let corrected = send_roll(&mut aigul, &session, &fields).await;
        assert_eq!(corrected.status, StatusCode::SEE_OTHER, "{}", corrected.text());
        assert_eq!(kept("counts")[1], format!("3 -1 9 met  {} paper", world.bota));
        let history = aigul.get(&format!("{session}/history")).await;
        for words in ["Numbers", "Visitors without a name: 3 · Children: Not counted · People in the room: 9", "aigul", "Copied from the paper roll"] {
            assert!(history.says(words), "no {words}: {}", history.text());
        }
    }

    async fn who_closed_an_evening_that_is_taken_up_again_is_kept(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        for reason in ["weather", "no-room"] {
            bota.post(&format!("{session}/cancellation"), &[("reason", reason)]).await;
        }
        bota.post(&format!("{session}/closure"), &[]).await;
        world.set_time("2026-11-24T14:00:00Z");
        let mut aigul = world.visit(world.aigul);
        let resumed = aigul.post(&format!("{session}/resumption"), &[("why", "heard-later")]).await;
        assert_eq!(resumed.status, StatusCode::SEE_OTHER, "{}", resumed.text());
        assert_eq!(world.count("select count(*) from session where state = 'planned' and closed_by is null"), 1);
        let bota_closed = "select count(*) from session_before b join staff_user u on u.id = b.closed_by
             where b.what = 'state' and b.state = 'not_met' and b.not_met_reason = 'no-room' and b.why = 'heard-later'
                 and b.closed_at is not null and u.sign_in_name = 'bota'";
        assert_eq!(world.count(bota_closed), 1);
        let history = aigul.get(&format!("{session}/history")).await;
        for words in ["We did not meet: The weather", "We did not meet: No room to meet in · Closed: ", "bota", "We heard it later"] {
            assert!(history.says(words), "no {words}: {}", history.text());
        }
    }

    async fn a_walk_in_is_registered_in_place(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let with = |name: &str, heads: &str| {
            let mut fields = marks(&world, &[(0, "present", "")]);
            for (field, value) in [("walk_in_name", name), ("walk_in_language", "kk"), ("headcount", heads)] {
                fields.push((field.to_owned(), value.to_owned()));
            }
            fields
        };
        let women = world.count("select count(*) from participant");
        let refused = send_roll(&mut bota, &session, &with("4711", "1")).await;
        refuses(&refused, "вместе 2");
        assert!(refused.says("value=\"4711\""), "both problems at once: {}", refused.text());
        assert_eq!(world.count("select count(*) from participant"), women);
        let taken = send_roll(&mut bota, &session, &with("Сауле", "2")).await;
        let roll = bota.follow(&taken).await;
        assert!(roll.says("Сауле") && roll.says("<span data-roll-all>15</span>"), "{}", roll.text());
        assert_eq!(world.count("select count(*) from membership m join participant p on p.id = m.participant_id
            where m.role = 'visitor' and m.from_day = '2026-11-24' and p.chosen_name = 'Сауле' and p.language = 'kk'"), 1);
        assert_eq!(world.count("select count(*) from attendance where mark = 'present'"), 2);
        assert_eq!(world.count("select count(*) from audit_entry where detail like '%Сауле%' or subject like '%Сауле%'"), 0);
    }

    async fn not_met_because_and_met_after_all(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let (cancel, resume) = (format!("{session}/cancellation"), format!("{session}/resumption"));
        refuses(&bota.post(&cancel, &[("reason", "because")]).await, "Выберите из списка");
        let said = bota.post(&cancel, &[("reason", "weather")]).await;
        assert!(bota.follow(&said).await.says("Не встречались: Погода"));
        let entries = world.count("select count(*) from audit_entry");
        assert_eq!(bota.post(&cancel, &[("reason", "weather")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry"), entries, "the same again changes nothing");
        let (form_id, mark) = (SessionId::new(&world.clock).to_string(), format!("mark-{}", world.women[0].1));
        let fields = [("form_id", form_id.as_str()), (mark.as_str(), "present")];
        refuses(&bota.post(&format!("{session}/roll"), &fields).await, "группа не встречалась");
        let undone = bota.post(&resume, &[]).await;
        assert!(bota.follow(&undone).await.says("Отменено: группа встретилась"));
        send_roll(&mut bota, &session, &marks(&world, &[(0, "present", "")])).await;
        refuses(&bota.post(&cancel, &[("reason", "no-room")]).await, "1 женщина отмечена как пришедшая");
        assert_eq!(bota.post(&cancel, &[("reason", "too-few")]).await.status, StatusCode::SEE_OTHER);
        bota.post(&format!("{session}/closure"), &[]).await;
        refuses(&bota.post(&resume, &[("why", "mistake")]).await, "Встреча закрыта");
        let mut aigul = world.visit(world.aigul);
        refuses(&aigul.post(&resume, &[]).await, "Choose why you are correcting it");
        assert_eq!(aigul.post(&resume, &[("why", "mistake")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from attendance"), 1, "her mark was never lost");
    }

    async fn meetings_outside_the_rhythm_take_a_reason(world) {
        let (site, tuesday) = (world.almaty, world.tuesday);
        world.change(By::Program, move |change| {
            groups::add_holiday(change, site, Some(tuesday), (date(2026, 12, 15), date(2026, 12, 16)), "Independence")?;
            change.commit(Entry::event("test.holiday"), ())
        });
        let mut bota = bota_signs_in(&world).await;
        let group = format!("/groups/{tuesday}/sessions");
        let list = bota.get(&group).await;
        assert!(list.says("Выходной: Independence") && list.says("Мы всё равно встречаемся"), "{}", list.text());
        refuses(&bota.post(&group, &[("day", "2026-12-15")]).await, "Выберите из списка");
        assert_eq!(bota.post(&group, &[("day", "2026-12-15"), ("reason", "anyway")]).await.status, StatusCode::SEE_OTHER);
        let date_of = |day, month, year| [("day-day", day), ("day-month", month), ("day-year", year)];
        for (day, month, year, words) in [
            ("31", "2", "2026", "Напишите день"), ("", "", "", "Напишите день"), ("28", "11", "2026", "Выберите из списка"),
            ("31", "8", "2026", "Группа встречается с 01.09.2026"), ("1", "6", "2027", "не больше чем на 8 недель"),
        ] {
            refuses(&bota.post(&group, &date_of(day, month, year)).await, words);
        }
        let taken = bota.post(&group, &[date_of("28", "11", "2026").as_slice(), &[("reason", "celebration")]].concat()).await;
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
        assert!(!world.visit(world.aigul).get("/").await.says("Тюльпан"), "a Tuesday like any other");
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
        let moved = bota.post(&format!("/groups/{group}/sessions"), &[("day", "2026-12-10"), ("reason", "celebration")]).await;
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

    async fn the_list_pages_without_loss(world) {
        let mut bota = bota_signs_in(&world).await;
        let (site, group, clock) = (world.almaty, world.tuesday, world.clock.clone());
        world.change(By::Program, move |change| {
            for at in 0..24 {
                let day = date(2026, 9, 5).saturating_add((at * 3).days());
                sessions::add_session(change, &plain_session(SessionId::new(&clock), site, group, day))?;
            }
            change.commit(Entry::event("test.sessions"), ())
        });
        let link = regex::Regex::new(r"/sessions/[0-9a-f-]{36}\x22").expect("a pattern");
        let (mut seen, mut pages) = (std::collections::BTreeSet::new(), 0);
        let mut next = Some(format!("/groups/{group}/sessions"));
        while let Some(address) = next.take() {
            let text = bota.get(&address).await.text();
            for session in link.find_iter(&text) {
                assert!(seen.insert(session.as_str().to_owned()), "no meeting stands on two pages");
            }
            let older = text.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
            next = older.map(str::to_owned);
            pages += 1;
        }
        assert_eq!((seen.len(), pages), (24, 2));
    }

    async fn the_printed_roll_is_in_the_order_of_the_screen(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        send_roll(&mut bota, &session, &marks(&world, &[(0, "present", ""), (1, "absent", "travel")])).await;
        let pdf = bota.get(&format!("{session}/roll.pdf?language=kk&large=yes")).await;
        assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.status);
        assert_eq!(pdf.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"roll-2026-11-24.pdf\"");
        let text = paper_text(&pdf.bytes);
        let places: Vec<_> = world.women.iter().map(|(_, code)| text.find(code.as_str()).expect("her code")).collect();
        assert!(places.is_sorted(), "{text}");
        assert!(text.contains("Сабақ 1") && text.contains("Сапарда") && text.contains('✓'), "{text}");
        assert!(!text.contains("welcome"), "only the neutral title goes on paper");
        let blank = paper_text(&bota.get(&format!("/groups/{}/sessions/blank", world.tuesday)).await.bytes);
        assert!(!blank.contains('✓') && blank.contains(world.women[13].1.as_str()), "{blank}");
    }

    async fn the_first_load_of_the_roll_call_is_small(world) {
        let mut bota = bota_signs_in(&world).await;
        let path = format!("{}/roll", open_on(&world, &mut bota, TUESDAY).await);
        let text = bota.get(&path).await.text();
        let files = regex::Regex::new(r##"(?:href|src)="(/assets/[^"#]+)["#]"##).expect("a pattern");
        let mut all: std::collections::BTreeSet<String> = files.captures_iter(&text).map(|found| found[1].to_owned()).collect();
        let main = all.iter().find(|file| file.ends_with("main.js")).expect("the script").clone();
        let imports = regex::Regex::new(r#"from "\./([a-z_]+\.js)""#).expect("a pattern");
        let script = bota.get(&main).await.text();
        all.extend(imports.captures_iter(&script).map(|found| main.replace("main.js", &found[1])));
        all.insert(path);
        let mut bytes = 0;
        for file in &all {
            let request = Request::get(file).header(header::ACCEPT_ENCODING, "br").body(axum::body::Body::empty());
            let part = bota.send(request.expect("a request")).await;
            assert_eq!(part.status, StatusCode::OK, "{file}");
            bytes += part.bytes.len();
        }
        assert!(all.len() > 5 && bytes <= 40_000, "{bytes} bytes in {} files", all.len());
    }

    async fn every_earlier_mark_is_in_the_history(world) {
        let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
        let day = std::cell::Cell::new(date(2026, 9, 1));
        let choice = (0usize..3, 0usize..4, 0usize..3);
        let rolls = proptest::collection::vec(proptest::collection::vec(choice, 0..4), 1..6);
        runner.run(&rolls, |rolls| {
            day.set(day.get().tomorrow().expect("a day"));
            check_history(&world, day.get(), &rolls)
        }).expect("no mark is lost");
    }
}

/// Saves rolls one after the other and compares with a plain list of what was said.
fn check_history(world: &World, day: Date, rolls: &[Vec<(usize, usize, usize)>]) -> Result<(), TestCaseError> {
    let session = plain_session(SessionId::new(&world.clock), world.almaty, world.tuesday, day);
    let (id, made) = (session.id, session.clone());
    world.change(By::Program, move |change| {
        sessions::add_session(change, &made)?;
        change.commit(Entry::event("test.session"), ())
    });
    let mut said: Vec<Vec<(String, String)>> = vec![Vec::new(); 3];
    for roll in rolls {
        let mut says = std::collections::BTreeMap::new();
        for (woman, mark, reason) in roll {
            let mark = ["present", "late", "excused", "absent"][*mark];
            let reason = if matches!(mark, "excused" | "absent") { ["ill", "work", "other"][*reason] } else { "" };
            says.insert(*woman, (mark.to_owned(), reason.to_owned()));
        }
        let mut fields = Fields::default();
        for (woman, (mark, reason)) in &says {
            let code = &world.women[*woman].1;
            fields = fields.with(&format!("mark-{code}"), mark).with(&format!("reason-{code}"), reason);
            if said[*woman].last() != Some(&(mark.clone(), reason.clone())) {
                said[*woman].push((mark.clone(), reason.clone()));
            }
        }
        let (sent, session) = (roll_call::read_roll(&fields).expect("a roll"), session.clone());
        world.change(By::Program, move |change| {
            roll_call::save_roll(change, &session, TUESDAY, &sent, "")?;
            change.commit(Entry::event("test.roll"), ())
        });
    }
    for (at, said) in said.iter().enumerate() {
        let woman = world.women[at].0;
        let list = |sql: &'static str| {
            world.read(move |db| {
                db.list(sql, minka::binds![id, woman], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))
            })
        };
        let now = list("select mark, reason from attendance where session_id = $1 and participant_id = $2");
        let mut before =
            list("select mark, reason from attendance_before where session_id = $1 and participant_id = $2");
        let mut expected: Vec<_> = said.iter().rev().skip(1).cloned().collect();
        before.sort();
        expected.sort();
        prop_assert_eq!(now, said.last().cloned().into_iter().collect::<Vec<_>>());
        prop_assert_eq!(before, expected);
    }
    Ok(())
}

fn plain_session(
    id: SessionId,
    site: minka::foundation::ids::SiteId,
    group: minka::foundation::ids::GroupId,
    day: Date,
) -> Session {
    Session {
        id,
        site,
        group,
        day,
        starts: time(18, 0, 0, 0),
        lesson: None,
        state: SessionState::Planned,
        not_met_reason: String::new(),
        visitors: None,
        children: None,
        headcount: None,
        closed: None,
    }
}

/// What a PDF says, read by a program that is not ours.
fn paper_text(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("roll.pdf");
    std::fs::write(&file, bytes).expect("the file is written");
    let read =
        std::process::Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext runs");
    String::from_utf8(read.stdout).expect("text")
}
