//! One-session links: made once, used without an account, dead after the week, and nothing else opens with them.

use http::StatusCode;
use jiff::{
    ToSpan,
    civil::{Date, time},
};
use minka::{
    foundation::{
        audit::Entry,
        change::By,
        ids::{GroupId, Id, SiteId, UserId},
    },
    roll_call::{self, Mark},
    sessions::{self, Session, SessionId, SessionState},
};

use crate::{
    on_both,
    world::{NAMES, Page, TUESDAY, World},
};

fn add_session(world: &World, (site, group): (SiteId, GroupId), day: Date) -> SessionId {
    let session = Session {
        id: SessionId::new(&world.clock),
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
    };
    world.change(By::Program, move |change| {
        sessions::add_session(change, &session)?;
        change.commit(Entry::event("test.session"), session.id)
    })
}

fn tonight(world: &World) -> SessionId {
    add_session(world, (world.almaty, world.tuesday), TUESDAY)
}

/// Makes a link and gives its path.
async fn make(world: &World, user: UserId, session: SessionId) -> String {
    let path = format!("/sessions/{session}/link");
    let made = world.visit(user).fill(&path, &path, &[]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    path_of(&made)
}

fn path_of(made: &Page) -> String {
    let text = made.text();
    let start = text.find("http://localhost:8080/r/").expect("the address") + "http://localhost:8080".len();
    text[start..start + "/r/".len() + 43].to_owned()
}

/// A page without what differs between two addresses.
fn without(page: &Page, address: &str) -> String {
    page.text().replace(address, "ADDRESS")
}

async fn assert_nothing(world: &World, link: &str) {
    let mut stranger = world.stranger();
    let page = stranger.get(link).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text());
    let unknown = "/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(without(&page, link), without(&stranger.get(unknown).await, unknown), "as any unknown address");
    assert_eq!(stranger.get(&format!("{link}/qr.svg")).await.status, StatusCode::NOT_FOUND);
    let field = format!("mark-{}", world.women[0].1);
    let fields = [("form_id", "019abcde-0000-7000-8000-000000000009"), (field.as_str(), "present")];
    let marks = world.count("select count(*) from attendance");
    assert_eq!(stranger.post(link, &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.count("select count(*) from attendance"), marks);
}

on_both! {
    async fn a_link_is_shown_once_and_marks_the_roll_without_an_account(world) {
        let session = tonight(&world);
        let path = format!("/sessions/{session}/link");
        let mut bota = world.visit(world.bota);
        let evening = bota.get(&format!("/sessions/{session}")).await;
        assert!(evening.text().contains(&format!("href=\"{path}\"")), "the meeting leads to it: {}", evening.text());
        let made = bota.fill(&path, &path, &[]).await;
        for words in ["You see this address only now.", "Works until the end of 1 December 2026", "bota", "qr.svg"] {
            assert!(made.says(words), "{words}: {}", made.text());
        }
        let expected = (world.bota.to_string(), "link.issue".to_owned(), format!("session {session}"));
        assert_eq!(world.newest_audit(), expected);
        let link = path_of(&made);
        assert!(!bota.get(&path).await.says(&link), "shown once");

        let mut stranger = world.stranger();
        let roll = stranger.get(&link).await;
        assert!(roll.says("Who is here?") && NAMES.iter().all(|name| roll.says(name)), "{}", roll.text());
        assert_eq!(roll.headers["cache-control"], "no-store");
        assert!(roll.headers["x-robots-tag"].to_str().expect("text").contains("noindex"));
        let (field, late) = (format!("mark-{}", world.women[0].1), format!("mark-{}", world.women[1].1));
        let saved = stranger.fill(&link, &link, &[(field.as_str(), "present"), (late.as_str(), "late")]).await;
        assert!(stranger.follow(&saved).await.says("Saved. Thank you."));
        let marks = world.read(move |db| roll_call::list_marks(db, session));
        assert_eq!(marks.len(), 2);
        let mark_of = |at: usize| marks.iter().find(|mark| mark.participant == world.women[at].0).map(|mark| mark.mark);
        assert_eq!((mark_of(0), mark_of(1)), (Some(Mark::Present), Some(Mark::Late)));
        let entries = world.read(|db| {
            db.list("select actor, action from audit_entry order by seq desc limit 3", &[], |row| {
                Ok((row.get::<String>(0)?, row.get::<String>(1)?))
            })
        });
        assert!(entries.iter().all(|(actor, _)| actor.starts_with("link ")), "{entries:?}");
        let actions: Vec<&str> = entries.iter().map(|(_, action)| action.as_str()).collect();
        assert_eq!(actions, ["link.opened", "attendance.mark", "link.opened"]);
        assert!(bota.get(&path).await.says("Opened 3 times, saved once"));
    }

    /// Who stands in for the leader has the lesson's words and whom to call: on the day and before it, and no longer than the link.
    async fn whoever_stands_in_reads_the_lesson_and_whom_to_call(world) {
        let (session, lesson) = (tonight(&world), world.lessons[1]);
        let link = make(&world, world.bota, session).await;
        let words = format!("{link}/lesson");
        let mut stranger = world.stranger();
        assert_eq!(stranger.get(&words).await.status, StatusCode::NOT_FOUND, "this meeting has no lesson");
        assert!(!stranger.get(&link).await.says(&words));
        world.change(By::Program, move |change| {
            sessions::set_lesson(change, session, Some(lesson), "")?;
            change.commit(Entry::event("test.lesson"), ())
        });
        let roll = stranger.get(&link).await;
        assert!(roll.text().contains(&format!("href=\"{words}\"")) && !roll.says("boundaries"), "{}", roll.text());
        let page = stranger.get(&words).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        // She reads English, which the lesson has not: it comes in the group's language.
        for said in ["boundaries ru", "More talk", "Question", "Two", "Stirs", "Whom", "lang=\"ru\""] {
            assert!(page.says(said), "{said}: {}", page.text());
        }
        assert!(page.text().contains("<title>Занятие 2</title>"), "{}", page.text());
        assert!(page.headers["x-robots-tag"].to_str().expect("text").contains("noindex"));
        for canary in NAMES.iter().copied().chain(["Тюльпан", "Room 2", "Almaty", "aigul", "bota"]) {
            assert!(!page.says(canary), "{canary}");
        }
        let anchors = regex::Regex::new(r#"<a [^>]*href="(/[^"]*)""#).expect("a pattern");
        let inside: Vec<String> = anchors.captures_iter(&page.text()).map(|found| found[1].to_owned()).collect();
        assert!(inside.iter().all(|href| href.starts_with("/r/")), "nothing leads into the program: {inside:?}");
        let ahead = add_session(&world, (world.almaty, world.tuesday), TUESDAY.saturating_add(1.week()));
        world.change(By::Program, move |change| {
            sessions::set_lesson(change, ahead, Some(lesson), "")?;
            change.commit(Entry::event("test.lesson"), ())
        });
        let early = make(&world, world.bota, ahead).await;
        assert_eq!(stranger.get(&format!("{early}/lesson")).await.status, StatusCode::OK, "she may prepare");
        world.set_time("2026-12-01T19:00:00Z");
        let (dead, unknown) = (stranger.get(&words).await, "/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/lesson");
        assert_eq!(dead.status, StatusCode::NOT_FOUND);
        assert_eq!(without(&dead, &words), without(&stranger.get(unknown).await, unknown), "as any unknown address");
    }

    async fn the_link_itself_is_kept_nowhere(world) {
        let session = tonight(&world);
        let link = make(&world, world.bota, session).await;
        world.stranger().get(&link).await;
        let token = link.strip_prefix("/r/").expect("a link").to_owned();
        let said = world.read(|db| {
            db.list("select actor || action || subject || detail from audit_entry", &[], |row| row.get::<String>(0))
        });
        assert!(said.iter().all(|entry| !entry.contains(&token)));
        let kept = world.read(|db| db.get("select token_hash from session_link", &[], |row| row.get::<Vec<u8>>(0)));
        assert_eq!(kept, minka::foundation::crypto::token_hash(&token));
    }

    async fn a_second_tap_makes_one_link_and_shows_it_again(world) {
        let session = tonight(&world);
        let path = format!("/sessions/{session}/link");
        let mut bota = world.visit(world.bota);
        let hidden = bota.get(&path).await.hidden(&path);
        let sent: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let (first, second) = (bota.post(&path, &sent).await, bota.post(&path, &sent).await);
        assert_eq!(path_of(&first), path_of(&second));
        assert_eq!(world.count("select count(*) from session_link"), 1);
        let other: Vec<(&str, &str)> = sent
            .iter()
            .map(|(name, value)| (*name, if *name == "token" { "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" } else { *value }))
            .collect();
        assert_eq!(bota.post(&path, &other).await.status, StatusCode::CONFLICT);
        let weak: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (*name, if *name == "token" { "1234" } else { *value })).collect();
        assert_eq!(bota.post(&path, &weak).await.status, StatusCode::BAD_REQUEST);
    }

    async fn a_second_tap_marks_once_and_other_words_are_refused(world) {
        let session = tonight(&world);
        let link = make(&world, world.bota, session).await;
        let mut stranger = world.stranger();
        let mut fields = stranger.get(&link).await.hidden(&link);
        fields.push((format!("mark-{}", world.women[0].1), "present".to_owned()));
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(stranger.post(&link, &sent).await.status, StatusCode::SEE_OTHER);
        let entries = world.count("select count(*) from audit_entry");
        assert_eq!(stranger.post(&link, &sent).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry"), entries);
        let other: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (*name, if *value == "present" { "absent" } else { *value })).collect();
        assert_eq!(stranger.post(&link, &other).await.status, StatusCode::CONFLICT);
        assert_eq!(world.count("select count(*) from attendance_before"), 0);
    }

    async fn it_is_dead_after_the_week(world) {
        let session = tonight(&world);
        let link = make(&world, world.bota, session).await;
        // 1 December, 23:59 in Almaty.
        world.set_time("2026-12-01T18:59:00Z");
        assert_eq!(world.stranger().get(&link).await.status, StatusCode::OK);
        world.set_time("2026-12-01T19:00:00Z");
        assert_nothing(&world, &link).await;
        let path = format!("/sessions/{session}/link");
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&path).await.says("No link can be made any more"));
    }

    async fn a_stolen_link_is_ended_at_once(world) {
        let session = tonight(&world);
        let link = make(&world, world.bota, session).await;
        let mut thief = world.stranger();
        let mut fields = thief.get(&link).await.hidden(&link);
        fields.push((format!("mark-{}", world.women[0].1), "absent".to_owned()));
        let path = format!("/sessions/{session}/link");
        let mut bota = world.visit(world.bota);
        // Ending asks for no fresh proof: haste matters more.
        world.set_time("2026-11-24T13:10:00Z");
        let sent = bota.fill(&path, &format!("{path}/ending"), &[]).await;
        assert!(bota.follow(&sent).await.says("The link is ended"));
        let expected = (world.bota.to_string(), "link.revoke".to_owned(), format!("session {session}"));
        assert_eq!(world.newest_audit(), expected);
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(thief.post(&link, &sent).await.status, StatusCode::NOT_FOUND);
        assert_nothing(&world, &link).await;
    }

    /// A link is worth no more than the right of whoever made it.
    async fn it_dies_with_the_right_of_whoever_made_it(world) {
        let session = tonight(&world);
        let path = format!("/sessions/{session}/link");
        for (what, statement) in [
            ("her role ended", "update assignment set until_day = '2026-11-24' where user_id = $1"),
            ("her role was set aside", "update assignment set set_aside_at = '2026-11-24T13:00:00.000Z' where user_id = $1"),
            ("she leads another group", "update assignment set group_id = null where user_id = $1"),
            ("her account was closed", "update staff_user set disabled_at = '2026-11-24T13:00:00.000Z' where id = $1"),
        ] {
            let (bota, link) = (world.bota, make(&world, world.bota, session).await);
            assert_eq!(world.stranger().get(&link).await.status, StatusCode::OK);
            let before = world.read(|db| db.list("select group_id from assignment where role = 'facilitator'", &[], |row| row.get::<Option<GroupId>>(0)));
            world.change(By::Program, move |change| {
                change.execute(statement, minka::binds![bota])?;
                change.commit(Entry::event("test.gone"), ())
            });
            assert_nothing(&world, &link).await;
            let page = world.visit(world.aigul).get(&path).await;
            assert!(page.says("There is none."), "{what}: {}", page.text());
            world.change(By::Program, move |change| {
                let undo = "update assignment set until_day = null, set_aside_at = null, group_id = $1 where user_id = $2";
                change.execute(undo, minka::binds![before[0], bota])?;
                change.execute("update staff_user set disabled_at = null where id = $1", minka::binds![bota])?;
                change.execute("update session_link set ended_at = created_at", &[])?;
                change.commit(Entry::event("test.back"), ())
            });
        }
        let managers = make(&world, world.aigul, session).await;
        assert_eq!(world.stranger().get(&managers).await.status, StatusCode::OK, "each link has its own maker");
    }

    async fn it_is_made_a_week_ahead_and_no_earlier(world) {
        let session = add_session(&world, (world.almaty, world.tuesday), TUESDAY.saturating_add(8.days()));
        let path = format!("/sessions/{session}/link");
        let mut bota = world.visit(world.bota);
        let page = bota.get(&path).await;
        assert!(page.says("One can be made from 25.11.2026 on") && !page.says("name=\"token\""), "{}", page.text());
        let form = [
            ("form_id", "019abcde-0000-7000-8000-000000000008"),
            ("token", "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA"),
        ];
        let refused = bota.post(&path, &form).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("It is too early for a link."));
        assert_eq!(world.count("select count(*) from session_link"), 0);
        // Midnight of 25 November in Almaty.
        world.set_time("2026-11-24T19:00:00Z");
        make(&world, world.bota, session).await;
        assert_eq!(world.count("select count(*) from session_link"), 1);
    }

    async fn a_closed_or_cancelled_meeting_has_no_link(world) {
        for (statement, words) in [
            ("update session set closed_at = '2026-11-24T13:00:00.000Z' where id = $1", "closed"),
            ("update session set state = 'not_met' where id = $1", "cancelled"),
        ] {
            let day = TUESDAY.saturating_sub(if words == "closed" { 0.days() } else { 1.day() });
            let session = add_session(&world, (world.almaty, world.tuesday), day);
            let link = make(&world, world.bota, session).await;
            world.change(By::Program, move |change| {
                change.execute(statement, minka::binds![session])?;
                change.commit(Entry::event("test.over"), ())
            });
            assert_nothing(&world, &link).await;
            let path = format!("/sessions/{session}/link");
            let form = [
                ("form_id", "019abcde-0000-7000-8000-000000000007"),
                ("token", "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA"),
            ];
            let refused = world.visit(world.bota).post(&path, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(refused.says("Nothing can be marked any more."));
            let evening = world.visit(world.bota).get(&format!("/sessions/{session}")).await;
            assert!(!evening.says(&format!("href=\"{path}\"")), "{words}: no way to what cannot be made");
        }
    }

    async fn before_the_day_it_shows_no_names_and_takes_no_marks(world) {
        let session = add_session(&world, (world.almaty, world.tuesday), TUESDAY.saturating_add(1.week()));
        let link = make(&world, world.bota, session).await;
        let mut stranger = world.stranger();
        let page = stranger.get(&link).await;
        assert!(page.says("The list opens on the day of the meeting."));
        assert!(NAMES.iter().all(|name| !page.says(name)));
        let field = format!("mark-{}", world.women[0].1);
        let form = [("form_id", "019abcde-0000-7000-8000-000000000005"), (field.as_str(), "present")];
        let refused = stranger.post(&link, &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("It can be marked from that day on."), "{}", refused.text());
        assert_eq!(world.count("select count(*) from attendance"), 0);
    }

    async fn a_woman_of_another_group_is_refused_and_nothing_is_written(world) {
        let session = tonight(&world);
        let link = make(&world, world.bota, session).await;
        let (hers, other) = (format!("mark-{}", world.women[0].1), format!("mark-{}", world.lima_women[0].1));
        for (field, value, words) in [
            (other.as_str(), "present", "did not belong to the group on that day"),
            ("mark-NOBODY", "present", "did not belong to the group on that day"),
            (hers.as_str(), "asleep", "That answer is not on the list."),
        ] {
            let refused = world.stranger().fill(&link, &link, &[(field, value), (hers.as_str(), "present")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says(words), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from attendance"), 0);
    }

    async fn it_shows_this_roll_and_nothing_else(world) {
        add_session(&world, (world.lima, world.thursday), TUESDAY);
        let session = tonight(&world);
        let woman = world.women[0].0;
        let site = world.almaty;
        world.change(By::Program, move |change| {
            let at = change.at();
            change.execute(
                "insert into private_word (id, site_id, session_id, participant_id, asked_at, asked_by)
                 values ('w', $1, $2, $3, $4, 'test')",
                minka::binds![site, session, woman, at],
            )?;
            change.commit(Entry::event("test.word"), ())
        });
        let link = make(&world, world.bota, session).await;
        let anchors = regex::Regex::new(r#"<a [^>]*href="([^"]*)""#).expect("a pattern");
        for mut visit in [world.stranger(), world.visit(world.aigul)] {
            let page = visit.get(&link).await;
            let canaries = ["Тюльпан", "Las Flores", "Room 2", "Almaty", "Lima", "Rosa", "Beatriz", "aigul", "bota"];
            for canary in canaries {
                assert!(!page.says(canary), "{canary}");
            }
            for (_, code) in &world.lima_women {
                assert!(!page.says(code));
            }
            assert!(!page.says("private-"), "private words are neither seen nor asked for here");
            let text = page.text();
            let leads: Vec<&str> = anchors.captures_iter(&text).filter_map(|found| found.get(1)).map(|at| at.as_str()).collect();
            assert!(leads.iter().all(|lead| lead.starts_with('#')), "{leads:?}");
            assert!(text.contains("action=\"/leave\""), "quick exit");
            assert!(text.contains("<title>Roll</title>") || text.contains("<title>Список</title>"));
        }
    }

    async fn the_picture_holds_the_address_and_the_slip_is_a_document(world) {
        let session = tonight(&world);
        let path = format!("/sessions/{session}/link");
        let mut bota = world.visit(world.bota);
        let made = bota.fill(&path, &path, &[]).await;
        let link = path_of(&made);
        let picture = world.stranger().get(&format!("{link}/qr.svg")).await;
        assert_eq!(picture.headers["content-type"], "image/svg+xml");
        assert!(picture.text().contains("<svg") && !picture.text().contains("style="));
        let hidden = made.hidden(&format!("{path}/slip"));
        let sent: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let slip = bota.post(&format!("{path}/slip"), &sent).await;
        assert_eq!(slip.headers["content-type"], "application/pdf");
        assert!(slip.bytes.starts_with(b"%PDF"));
        assert!(slip.headers["content-disposition"].to_str().expect("text").contains("slip.pdf"));
    }

    async fn reasons_and_numbers_are_taken_and_kept_when_refused(world) {
        let session = tonight(&world);
        let link = make(&world, world.bota, session).await;
        let (mark, reason) = (format!("mark-{}", world.women[0].1), format!("reason-{}", world.women[0].1));
        let mut stranger = world.stranger();
        let refused = stranger.fill(&link, &link, &[(mark.as_str(), "absent"), ("visitors", "many")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("value=\"many\""), "{}", refused.text());
        let sent = [(mark.as_str(), "absent"), (reason.as_str(), "ill"), ("visitors", "2"), ("children", "0"), ("headcount", "5")];
        let saved = stranger.fill(&link, &link, &sent).await;
        assert!(stranger.follow(&saved).await.says("Saved. Thank you."));
        let marks = world.read(move |db| roll_call::list_marks(db, session));
        assert_eq!((marks[0].mark, marks[0].reason.as_str()), (Mark::Absent, "ill"));
        let held = world.read(move |db| sessions::get_session(db, session));
        assert_eq!((held.visitors, held.children, held.headcount), (Some(2), Some(0), Some(5)));
    }

    async fn private_words_can_be_neither_asked_for_nor_taken_back(world) {
        let session = tonight(&world);
        let (site, woman) = (world.almaty, world.women[0].0);
        world.change(By::Program, move |change| {
            let at = change.at();
            change.execute(
                "insert into private_word (id, site_id, session_id, participant_id, asked_at, asked_by)
                 values ('w', $1, $2, $3, $4, 'test')",
                minka::binds![site, session, woman, at],
            )?;
            change.commit(Entry::event("test.word"), ())
        });
        let link = make(&world, world.bota, session).await;
        let (was, asks) = (format!("was-{}", world.women[0].1), format!("private-{}", world.women[1].1));
        let form = [("form_id", "019abcde-0000-7000-8000-000000000002"), (was.as_str(), ",,yes"), (asks.as_str(), "yes")];
        assert_eq!(world.stranger().post(&link, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from private_word"), 1);
        assert_eq!(world.count("select count(*) from private_word where id = 'w'"), 1);
    }

    async fn making_one_needs_a_fresh_proof(world) {
        let session = tonight(&world);
        let path = format!("/sessions/{session}/link");
        let mut bota = world.visit(world.bota);
        let hidden = bota.get(&path).await.hidden(&path);
        world.set_time("2026-11-24T13:06:00Z");
        let sent: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert!(bota.post(&path, &sent).await.location().starts_with("/step-up"));
        assert!(bota.get(&path).await.says(&format!("/step-up?back={path}")));
        assert_eq!(world.count("select count(*) from session_link"), 0);
    }

    async fn five_links_are_enough(world) {
        let session = tonight(&world);
        for _ in 0..5 {
            make(&world, world.bota, session).await;
        }
        let path = format!("/sessions/{session}/link");
        let refused = world.visit(world.aigul).fill(&path, &path, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("There are already 5 links to this meeting."));
    }

    async fn outsiders_find_nothing(world) {
        let session = tonight(&world);
        make(&world, world.bota, session).await;
        let random = SessionId::new(&world.clock);
        for user in [world.carmen, world.dina, world.elena, world.lucia] {
            let mut visit = world.visit(user);
            let (found, nothing) = (
                visit.get(&format!("/sessions/{session}/link")).await,
                visit.get(&format!("/sessions/{random}/link")).await,
            );
            assert_eq!(found.status, StatusCode::NOT_FOUND);
            assert_eq!(without(&found, &session.to_string()), without(&nothing, &random.to_string()));
            for action in ["", "/ending", "/slip"] {
                let form = [
                    ("form_id", "019abcde-0000-7000-8000-000000000003"),
                    ("token", "CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA"),
                ];
                let sent = visit.post(&format!("/sessions/{session}/link{action}"), &form).await;
                assert_eq!(sent.status, StatusCode::NOT_FOUND);
            }
        }
        assert_eq!(world.stranger().get(&format!("/sessions/{session}/link")).await.location(), "/sign-in");
    }

    async fn the_roll_is_said_in_every_language(world) {
        let session = tonight(&world);
        let link = make(&world, world.bota, session).await;
        for (language, words) in [("ru", "Кто пришёл?"), ("kk", "Кім келді?"), ("es", "¿Quién vino?"), ("en", "Who is here?")] {
            let request = http::Request::get(&link)
                .header("accept-language", language)
                .body(axum::body::Body::empty())
                .expect("a request");
            let page = world.stranger().send(request).await;
            assert!(page.says(words) && !page.says("links-"), "{language}: {}", page.text());
        }
    }
}
