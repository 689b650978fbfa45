//! Meetings and the roll call, through the router and on both databases.

mod history;
mod hours;

use http::{Request, StatusCode, header};
use jiff::{
    ToSpan,
    civil::{Date, date, time},
};
use minka::{
    foundation::{access::Reach, audit::Entry, change::By, form::Fields, ids::Id},
    roll_call,
    sessions::{self, Session, SessionId, SessionState},
    timetables,
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
    let opened = visit.tap(&group, &[("day", &day.to_string())]).await;
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
        assert!(evening.says("Вторник, 24\u{a0}ноября") && evening.says("18:00") && evening.says("Room 2"), "{}", evening.text());
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
        let closed = bota.tap(&format!("{session}/closure"), &[]).await;
        let shown = bota.follow(&closed).await;
        assert!(shown.says("Встреча закрыта. Спасибо") && shown.says("Встретились"), "{}", shown.text());
        assert_eq!(world.count("select count(*) from session where state = 'met' and closed_at is not null"), 1);
        assert_eq!(bota.tap(&format!("{session}/closure"), &[]).await.status, StatusCode::SEE_OTHER);
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
        refuses(&bota.tap(&format!("{session}/closure"), &[("unmarked", "stay")]).await, "Эта встреча 01.12.2026");
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

    /// Whoever comes along may be here already: by a question, never by a code that opens somebody whom the leader does not see.
    async fn a_walk_in_who_is_here_already_is_not_registered_twice(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let fourth = world.women[3].0;
        let name = world.read(move |db| db.get("select chosen_name from participant where id = $1", minka::binds![fourth], |row| row.get::<String>(0)));
        let with = |name: &str, told: &str| {
            let mut fields = marks(&world, &[(0, "present", "")]);
            fields.extend([("walk_in_name", name), ("walk_in_is", told)].map(|(field, value)| (field.to_owned(), value.to_owned())));
            fields
        };
        let women = world.count("select count(*) from participant");
        let asked = send_roll(&mut bota, &session, &with(&name, "")).await;
        assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.says(&world.women[3].1), "{}", asked.text());
        assert_eq!(world.count("select count(*) from attendance"), 0, "nothing is half-done");
        refuses(&send_roll(&mut bota, &session, &with(&name, &world.women[3].1)).await, "уже в этом списке");
        for unseen in [&world.lima_women[0].1, "BAKO-X"] {
            let refused = send_roll(&mut bota, &session, &with(unseen, "")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(world.count("select count(*) from participant"), women);
        let taken = send_roll(&mut bota, &session, &with(&name, "other")).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        assert_eq!(world.count("select count(*) from participant"), women + 1);
        assert_eq!(world.count("select count(*) from duplicate_pair"), 1, "it is looked at by whoever may see both");
    }

    /// Who looked in once does not stand between those who come, and is found when she comes again.
    async fn visitors_of_earlier_weeks_stand_apart(world) {
        let mut bota = bota_signs_in(&world).await;
        for (week, day) in [date(2026, 10, 27), date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17), TUESDAY].into_iter().enumerate() {
            world.set_time(&format!("{day}T13:00:00Z"));
            let mut bota = bota_signs_in(&world).await;
            let session = open_on(&world, &mut bota, day).await;
            let mut fields = marks(&world, &[(0, "present", "")]);
            if week == 0 {
                // There is an Алия in the room.
                fields.extend([("walk_in_name", "Залия"), ("walk_in_is", "other")].map(|(name, told)| (name.to_owned(), told.to_owned())));
            }
            let sent = send_roll(&mut bota, &session, &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{day}: {}", sent.text());
            let roll = bota.get(&format!("{session}/roll")).await;
            assert_eq!(roll.says("Гостьи прошлых недель"), week == 4, "{day}: {}", roll.text());
            assert!(roll.says("Залия"), "{day}");
        }
        let visitor = world.read(|db| db.get("select code from participant where chosen_name = 'Залия'", &[], |row| row.get::<String>(0)));
        let session: String = world.read(|db| db.get("select id from session order by day desc limit 1", &[], |row| row.get(0)));
        let mark = format!("mark-{visitor}");
        let mut aigul = world.visit(world.aigul);
        let here = format!("/sessions/{session}");
        let form_id = SessionId::new(&world.clock).to_string();
        let came = aigul.post(&format!("{here}/roll"), &[("form_id", form_id.as_str()), (mark.as_str(), "present"), ("why", "leader-away")]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.text());
        assert!(!bota.get(&format!("{here}/roll")).await.says("Гостьи прошлых недель"));
    }

    /// Who marks an open meeting that is another's says why, and that is no correction.
    async fn a_manager_marks_in_the_place_of_whoever_leads(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get(&format!("{session}/roll")).await;
        assert!(page.says("Why do you mark, and not whoever leads?") && !page.says("correcting"), "{}", page.text());
        let mut fields = marks(&world, &[(0, "present", "")]);
        refuses(&send_roll(&mut aigul, &session, &fields).await, "Choose why you mark in the leader");
        fields.push(("why".to_owned(), "leader-away".to_owned()));
        assert_eq!(send_roll(&mut aigul, &session, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(world.audit_text().contains("1 of 14 marked, why leader-away"));
    }

    async fn not_met_because_and_met_after_all(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let (cancel, resume) = (format!("{session}/cancellation"), format!("{session}/resumption"));
        refuses(&bota.tap(&cancel, &[("reason", "because")]).await, "Выберите из списка");
        let said = bota.tap(&cancel, &[("reason", "weather")]).await;
        assert!(bota.follow(&said).await.says("Не встречались: Погода"));
        let entries = world.count("select count(*) from audit_entry");
        assert_eq!(bota.tap(&cancel, &[("reason", "weather")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry"), entries, "the same again changes nothing");
        let (form_id, mark) = (SessionId::new(&world.clock).to_string(), format!("mark-{}", world.women[0].1));
        let fields = [("form_id", form_id.as_str()), (mark.as_str(), "present")];
        refuses(&bota.post(&format!("{session}/roll"), &fields).await, "группа не встречалась");
        let undone = bota.tap(&resume, &[]).await;
        assert!(bota.follow(&undone).await.says("Отменено: группа встретилась"));
        send_roll(&mut bota, &session, &marks(&world, &[(0, "present", "")])).await;
        refuses(&bota.tap(&cancel, &[("reason", "no-room")]).await, "1 женщина отмечена как пришедшая");
        assert_eq!(bota.tap(&cancel, &[("reason", "too-few")]).await.status, StatusCode::SEE_OTHER);
        bota.tap(&format!("{session}/closure"), &[]).await;
        refuses(&bota.tap(&resume, &[("why", "mistake")]).await, "Встреча закрыта");
        let mut aigul = world.visit(world.aigul);
        refuses(&aigul.tap(&resume, &[]).await, "Choose why you are correcting it");
        assert_eq!(aigul.tap(&resume, &[("why", "mistake")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from attendance"), 1, "her mark was never lost");
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
        let text = crate::world::paper_text(&pdf.bytes);
        let places: Vec<_> = world.women.iter().map(|(_, code)| text.find(code.as_str()).expect("her code")).collect();
        assert!(places.is_sorted(), "{text}");
        assert!(text.contains("Сабақ 1") && text.contains("Сапарда") && text.contains('✓'), "{text}");
        assert!(!text.contains("welcome"), "only the neutral title goes on paper");
        let blank = crate::world::paper_text(&bota.get(&format!("/groups/{}/sessions/blank", world.tuesday)).await.bytes);
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
