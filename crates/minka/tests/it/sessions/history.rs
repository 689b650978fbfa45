//! What stood before it was set right, and who had said so.

use super::*;

on_both! {
    async fn corrections_keep_what_stood_before(world) {
        let mut bota = bota_signs_in(&world).await;
        let session = open_on(&world, &mut bota, TUESDAY).await;
        let path = format!("{session}/roll");
        refuses(&bota.tap(&format!("{session}/closure"), &[("unmarked", "stay")]).await, "Ни одна женщина не отмечена как пришедшая");
        let mut said = everybody("present");
        said.truncate(12);
        send_roll(&mut bota, &session, &marks(&world, &said)).await;
        let asked = bota.tap(&format!("{session}/closure"), &[]).await;
        refuses(&asked, "Ещё не отмечены 2 женщины");
        assert!(asked.says(NAMES[12]) && asked.says(NAMES[13]) && !asked.says(NAMES[0]), "{}", asked.text());
        bota.tap(&format!("{session}/closure"), &[("unmarked", "stay")]).await;
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
        bota.tap(&format!("{session}/closure"), &[("unmarked", "stay")]).await;
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
            bota.tap(&format!("{session}/cancellation"), &[("reason", reason)]).await;
        }
        bota.tap(&format!("{session}/closure"), &[]).await;
        world.set_time("2026-11-24T14:00:00Z");
        let mut aigul = world.visit(world.aigul);
        let resumed = aigul.tap(&format!("{session}/resumption"), &[("why", "heard-later")]).await;
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
