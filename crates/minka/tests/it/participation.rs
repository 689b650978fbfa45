//! Tests of participation: what she heard and missed, catching up, who has gone quiet.

use http::StatusCode;
use jiff::civil::{Date, date, time};
use minka::{
    curriculum::LessonId,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId},
    },
    groups::{self, MemberRole, MembershipId, NewMembership},
    participation,
    roll_call::{self, AttendanceMark, Mark},
    sessions::{self, Session, SessionId, SessionState},
    users::{self, NewAssignment},
};

use crate::{
    on_both,
    world::{Visit, World},
};

/// Holds a session of the Tuesday group: everybody present but those named by place, who were absent or excused.
pub fn hold(world: &World, day: Date, lesson: Option<LessonId>, absent: &[usize], excused: &[usize]) {
    let session = Session {
        id: SessionId::new(&world.clock),
        site: world.almaty,
        group: world.tuesday,
        day,
        starts: time(18, 0, 0, 0),
        lesson,
        state: SessionState::Met,
        not_met_reason: String::new(),
        visitors: None,
        children: None,
        headcount: None,
        closed: None,
    };
    let (women, absent, excused) = (world.women.clone(), absent.to_vec(), excused.to_vec());
    world.change(By::Program, move |change| {
        sessions::add_session(change, &session)?;
        for (at, (woman, _)) in women.iter().enumerate() {
            let mark = match () {
                () if absent.contains(&at) => Mark::Absent,
                () if excused.contains(&at) => Mark::Excused,
                () => Mark::Present,
            };
            let reason = if mark == Mark::Absent { "not_told" } else { "" };
            roll_call::save_mark(
                change,
                &session,
                &AttendanceMark { participant: *woman, mark, reason: reason.to_owned() },
            )?;
        }
        change.commit(Entry::event("test.session"), ())
    });
}

/// Айгерим (0) missed the second lesson; Алия (1) has not been there for four weeks.
pub fn three_sessions(world: &World) {
    hold(world, date(2026, 10, 20), Some(world.lessons[0]), &[], &[]);
    hold(world, date(2026, 10, 27), Some(world.lessons[1]), &[0, 1], &[]);
    hold(world, date(2026, 11, 3), Some(world.lessons[2]), &[1], &[0]);
    hold(world, date(2026, 11, 17), None, &[1], &[]);
}

/// Айгерим still has the lesson to catch up on, and Алия cannot bring it to her.
async fn still_missed(world: &World, bota: &mut Visit, why: &str) {
    let (hers, buddy) = (&world.women[0].1, &world.women[1].1);
    let lesson = world.lessons[1].to_string();
    let (path, action) = (format!("/people/{hers}/lessons"), format!("/people/{hers}/make-ups"));
    let page = bota.get(&path).await;
    assert!(page.says("1 of 3") && page.says("67 %"), "{why}: {}", page.text());
    assert!(page.text().contains(&format!("value=\"{lesson}\"")), "{why}: {}", page.text());
    let missed = bota.get(&format!("/groups/{}/missed", world.tuesday)).await;
    assert!(missed.says("boundaries") && missed.says(hers), "{why}: {}", missed.text());
    let refused = bota.fill(&path, &action, &[("lesson", &lesson), ("done", "yes"), ("buddy", buddy)]).await;
    assert!(refused.says("missed this lesson too"), "{why}: {}", refused.text());
}

/// Ends a woman's open stay in the Tuesday group and begins another.
fn change_stay(
    world: &World,
    woman: ParticipantId,
    (until, reason): (Date, &'static str),
    (from, role): (Date, MemberRole),
) {
    let (site, group) = (world.almaty, world.tuesday);
    world.change(By::Program, move |change| {
        let open = "select id from membership where participant_id = $1 and until_day is null";
        let stay = change.get(open, minka::binds![woman], |row| row.get::<MembershipId>(0))?;
        groups::end_membership(change, stay, until, reason)?;
        let id = MembershipId::new(change.clock());
        let left_reason = String::new();
        let next = NewMembership { id, site, group, participant: woman, role, from, until: None, left_reason };
        groups::add_membership(change, &next)?;
        change.commit(Entry::event("test.stay"), ())
    });
}

on_both! {
    /// She told us late that she had left: absences written down since stay as they are; that she was there would be a mistake.
    async fn absences_after_a_leave_that_was_dated_back_are_no_problem(world) {
        three_sessions(&world);
        let (woman, code) = world.women[1].clone();
        let check = || world.read(roll_call::check_attendance);
        assert!(check().1.is_empty());
        world.change(By::Program, move |change| {
            change.execute("update membership set until_day = '2026-10-25' where participant_id = $1", minka::binds![woman])?;
            change.commit(Entry::event("test.left"), ())
        });
        // Absent on 27 October, 3 and 17 November, all after the day on which she left.
        assert!(check().1.is_empty(), "{:?}", check().1);
        world.change(By::Program, move |change| {
            change.execute(
                "update attendance set mark = 'late' where participant_id = $1
                   and session_id = (select id from session where day = '2026-11-03')",
                minka::binds![woman],
            )?;
            change.commit(Entry::event("test.late"), ())
        });
        assert_eq!(check().1, [("Тюльпан".to_owned(), "2026-11-03".to_owned(), code)]);
    }

    async fn her_lessons_stand_beside_her_own_past(world) {
        three_sessions(&world);
        let page = world.visit(world.bota).get(&format!("/people/{}/lessons", world.women[0].1)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        // Three of her four marks count (one is excused): 2 of 3. One lesson of three heard.
        assert!(page.says("67 %") && page.says("1 of 3"), "{}", page.text());
        assert!(!page.says("Nobody in"), "she was there last week");
        // What a lesson is about stands behind its link, not beside her name: packs/almaty/README.md.
        for (at, title) in ["welcome", "boundaries", "money"].into_iter().enumerate() {
            let link = format!("href=\"/lessons/{}\">Занятие {}<", world.lessons[at], at + 1);
            assert!(page.text().contains(&link) && !page.says(title), "{title}: {}", page.text());
        }
        assert!(page.says("value=\"") && page.says(">Занятие 2</option>"), "also in the list to choose from: {}", page.text());
        let page = world.visit(world.bota).get(&format!("/people/{}/lessons", world.women[1].1)).await;
        // Last there on 20 October: five weeks before 24 November.
        assert!(page.says("has seen her for 5 weeks") && page.says("25 %"), "{}", page.text());
    }

    async fn a_buddy_who_was_there_brings_her_the_lesson(world) {
        three_sessions(&world);
        let (hers, buddy, absent) = (world.women[0].1.clone(), world.women[4].1.clone(), world.women[1].1.clone());
        let (page, action) = (format!("/people/{hers}/lessons"), format!("/people/{hers}/make-ups"));
        let lesson = world.lessons[1].to_string();
        let mut bota = world.visit(world.bota);
        let refused = bota.fill(&page, &action, &[("lesson", &lesson), ("done", "yes"), ("buddy", &absent)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("missed this lesson too"), "{}", refused.text());
        let done = bota.fill(&page, &action, &[("lesson", &lesson), ("done", "yes"), ("buddy", &buddy)]).await;
        let shown = bota.follow(&done).await;
        assert!(shown.says("Saved.") && shown.says("Caught up") && shown.says("2 of 3"), "{}", shown.text());
        assert_eq!(world.count("select count(*) from make_up where on_day = '2026-11-24' and buddy_id is not null"), 1);
        assert_eq!(world.newest_audit().1, "make_up.record");
        assert_eq!(world.newest_audit().2, format!("participant {hers}"));
    }

    /// A woman who has caught up knows the lesson as one who was there, whoever asks: she may bring it to another.
    async fn a_woman_who_caught_up_may_be_a_buddy(world) {
        three_sessions(&world);
        let (hers, other) = (world.women[0].1.clone(), world.women[1].1.clone());
        let (page, action) = (format!("/people/{hers}/lessons"), format!("/people/{hers}/make-ups"));
        let (others, others_action) = (format!("/people/{other}/lessons"), format!("/people/{other}/make-ups"));
        let lesson = world.lessons[1].to_string();
        let mut bota = world.visit(world.bota);
        let promised = [("lesson", lesson.as_str()), ("done", "promised"), ("buddy", "")];
        assert_eq!(bota.fill(&page, &action, &promised).await.status, StatusCode::SEE_OTHER);
        let with = [("lesson", lesson.as_str()), ("done", "yes"), ("buddy", hers.as_str())];
        let refused = bota.fill(&others, &others_action, &with).await;
        assert!(refused.says("missed this lesson too"), "a promise is no knowing: {}", refused.text());
        assert_eq!(bota.fill(&page, &action, &[("lesson", &lesson), ("done", "yes"), ("buddy", "")]).await.status, StatusCode::SEE_OTHER);
        // The promise became what was done: one row of it, and what stood before is kept.
        assert_eq!(world.count("select count(*) from make_up"), 1);
        assert_eq!(world.count("select count(*) from make_up_before where why = 'corrected' and on_day is null"), 1);
        let kept = bota.get(&page).await;
        assert!(kept.says("What stood here before") && kept.says("changed 24"), "{}", kept.text());
        assert_eq!(bota.fill(&others, &others_action, &with).await.status, StatusCode::SEE_OTHER);
        assert!(!bota.get(&format!("/groups/{}/missed", world.tuesday)).await.says("boundaries"), "both know it");
    }

    async fn the_day_on_which_she_caught_up_is_hers_to_say(world) {
        three_sessions(&world);
        let hers = world.women[0].1.clone();
        let (page, action) = (format!("/people/{hers}/lessons"), format!("/people/{hers}/make-ups"));
        let lesson = world.lessons[1].to_string();
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&page).await.text().contains("name=\"day-day\" value=\"24\""), "today, until she says otherwise");
        let on = |day: &'static str, month: &'static str| {
            [("lesson", lesson.clone()), ("done", "yes".to_owned()), ("buddy", String::new()), ("day-day", day.to_owned()),
                ("day-month", month.to_owned()), ("day-year", "2026".to_owned())]
        };
        // The lesson was taught on 27 October; today is 24 November.
        for (day, month, words) in [("26", "10", "Her group had this lesson later"), ("25", "11", "This day is still to come"), ("31", "11", "There is no such day")] {
            let said = on(day, month);
            let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let refused = bota.fill(&page, &action, &said).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}.{month}");
            assert!(refused.text().contains(&format!("value=\"{day}\"")) && refused.text().contains("#day"), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from make_up"), 0);
        for (day, month) in [("27", "10")] {
            let said = on(day, month);
            let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(bota.fill(&page, &action, &said).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.count("select count(*) from make_up where on_day = '2026-10-27'"), 1);
        assert!(bota.get(&page).await.says("27 October 2026"));
    }

    async fn what_was_said_of_catching_up_can_be_withdrawn_and_is_kept(world) {
        three_sessions(&world);
        let (hers, buddy) = (world.women[0].1.clone(), world.women[4].1.clone());
        let (page, action) = (format!("/people/{hers}/lessons"), format!("/people/{hers}/make-ups"));
        let lesson = world.lessons[1].to_string();
        let mut bota = world.visit(world.bota);
        bota.fill(&page, &action, &[("lesson", &lesson), ("done", "yes"), ("buddy", &buddy)]).await;
        let id = world.read(|db| db.get("select id from make_up", &[], |row| row.get::<String>(0)));
        let withdrawal = format!("{action}/{id}/withdrawal");
        let form = bota.get(&page).await.hidden(&withdrawal);
        for user in [world.carmen, world.dina, world.elena, world.lucia] {
            let refused = world.visit(user).tap(&withdrawal, &[]).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND);
        }
        let others = format!("/people/{}/make-ups/{id}/withdrawal", world.women[1].1);
        assert_eq!(bota.tap(&others, &[]).await.status, StatusCode::NOT_FOUND, "it is not hers");
        let sent: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let entries = world.count("select count(*) from audit_entry");
        let gone = bota.post(&withdrawal, &sent).await;
        let shown = bota.follow(&gone).await;
        assert!(shown.says("Withdrawn.") && shown.says("1 of 3") && shown.says("What stood here before") && shown.says("withdrawn 24"), "{}", shown.text());
        assert_eq!(bota.post(&withdrawal, &sent).await.status, StatusCode::SEE_OTHER, "a second tap");
        assert_eq!(bota.tap(&withdrawal, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.count("select count(*) from audit_entry"), entries + 1);
        assert!(world.newest_audit().1 == "make_up.record" && world.audit_text().contains("withdrawn"));
        assert_eq!(world.count("select count(*) from make_up"), 0);
        let before = "select count(*) from make_up_before where why = 'withdrawn' and on_day = '2026-11-24' and buddy_id is not null";
        assert_eq!(world.count(before), 1);
        // It is missed again, and can be caught up on again.
        assert!(shown.text().contains(&format!("value=\"{lesson}\"")));
        assert!(bota.get(&format!("/groups/{}/missed", world.tuesday)).await.says(&hers));
        // Forgotten, nothing of it stays.
        let (gone, keyring) = (world.women[0].0, world.app.keyring().clone());
        world.change(By::Program, move |change| {
            let woman = minka::people::find_by_id(change, gone)?.expect("she");
            minka::forgetting::forget(change, &keyring, &woman, crate::world::TUESDAY)?;
            change.commit(Entry::event("test.forget"), ())
        });
        assert_eq!(world.count("select count(*) from make_up_before"), 0);
    }

    /// Her list reaches two hundred meetings back; what was said of catching up can be taken back however long ago the lesson was.
    async fn catching_up_on_a_lesson_of_long_ago_can_be_withdrawn_too(world) {
        three_sessions(&world);
        let (hers, lesson) = (&world.women[0].1, world.lessons[1].to_string());
        let (page, action) = (format!("/people/{hers}/lessons"), format!("/people/{hers}/make-ups"));
        world.visit(world.bota).fill(&page, &action, &[("lesson", &lesson), ("done", "yes")]).await;
        for day in date(2026, 11, 18).series(jiff::Span::new().days(1)).take(200) {
            hold(&world, day, None, &[], &[]);
        }
        world.set_time("2027-07-01T13:00:00Z");
        let mut bota = world.visit(world.bota);
        let shown = bota.get(&page).await;
        assert!(!shown.says("27 October 2026"), "the lesson itself is further back than the list: {}", shown.text());
        let withdrawal = format!("{action}/{}/withdrawal", world.read(|db| db.get("select id from make_up", &[], |row| row.get::<String>(0))));
        assert!(shown.text().contains(&withdrawal) && shown.says("24 November 2026"), "{}", shown.text());
        let (status, left) = (bota.fill(&page, &withdrawal, &[]).await.status, bota.get(&page).await);
        assert!(status == StatusCode::SEE_OTHER && world.count("select count(*) from make_up_before where why = 'withdrawn'") == 1 && !left.text().contains("/withdrawal"));
    }

    /// Each lesson stands once, with the group's last day of it, each woman once below it; whoever was never marked stands apart.
    async fn a_lesson_stands_once_and_whoever_was_not_marked_apart(world) {
        three_sessions(&world);
        // The second lesson again: Айгерим and Алия miss it again.
        hold(&world, date(2026, 11, 10), Some(world.lessons[1]), &[0, 1], &[]);
        let (third, woman) = (world.lessons[2], world.women[7].0);
        world.change(By::Program, move |change| {
            change.execute(
                "delete from attendance where participant_id = $1 and session_id in (select id from session where lesson_id = $2)",
                minka::binds![woman, third],
            )?;
            change.commit(Entry::event("test.unmarked"), ())
        });
        let page = world.visit(world.bota).get(&format!("/groups/{}/missed", world.tuesday)).await;
        let text = page.text();
        let second = format!("href=\"/lessons/{}\"", world.lessons[1]);
        assert_eq!(text.matches(&second).count(), 1, "{text}");
        let (at, next) = (text.find(&second).expect("it"), text.find(&format!("href=\"/lessons/{third}\"")).expect("it"));
        assert!(at < next, "the newest first");
        let under = &text[at..next];
        assert!(under.contains("10 November") && !under.contains("27 October") && !under.contains("Not marked"), "{under}");
        for at in [0, 1] {
            assert_eq!(under.matches(&format!("/people/{}/lessons", world.women[at].1)).count(), 1, "{under}");
        }
        let third = &text[next..];
        let apart = third.find("Not marked").unwrap_or_else(|| panic!("{third}"));
        let place = |at: usize| third.find(&format!("/people/{}/lessons", world.women[at].1)).unwrap_or_else(|| panic!("{at}: {third}"));
        assert!(place(0) < apart && place(1) < apart && apart < place(7), "{third}");
        assert!(third.contains("nobody knows whether they missed it"));
        // Her own page says the same: not marked, and so not to be caught up on.
        let hers = world.visit(world.bota).get(&format!("/people/{}/lessons", world.women[7].1)).await;
        assert!(hers.says("Not marked") && !hers.says("Catch up on a lesson"), "{}", hers.text());
    }

    /// On the first page of whoever walks beside her, until it is caught up or promised, and for four weeks.
    async fn a_mentor_learns_what_her_woman_missed(world) {
        three_sessions(&world);
        let ((woman, code), (site, dina)) = (world.women[1].clone(), (world.almaty, world.dina));
        world.change(By::Program, move |change| {
            for participant in [None, Some(woman)] {
                let (from, approved_by) = (date(2026, 9, 1), Some(By::Program.text()));
                let held = NewAssignment { user: dina, role: Role::Mentor, site, group: None, participant, from, until: None, approved_by };
                users::add_assignment(change, &held)?;
            }
            change.commit(Entry::event("test.mentor"), ())
        });
        let mut mentor = world.visit(dina);
        let today = mentor.get("/").await;
        let missed = format!("{code}: she missed");
        assert_eq!(today.text().matches(&missed).count(), 1, "one line a woman: {}", today.text());
        // By its neutral title: packs/almaty/README.md, “`title` is for the facilitator's screen only”.
        assert!(today.says("Занятие 3") && !today.says("money") && today.says("03.11.2026 · and 1 more") && !today.says(&world.women[0].1), "{}", today.text());
        let (lesson, buddy) = (world.lessons[1].to_string(), world.women[4].1.clone());
        let path = format!("/people/{code}/lessons");
        mentor.fill(&path, &format!("/people/{code}/make-ups"), &[("lesson", &lesson), ("done", "promised"), ("buddy", &buddy)]).await;
        let promised = mentor.get("/").await;
        assert!(promised.says("Занятие 3") && !promised.says("and 1 more"), "{}", promised.text());
        world.set_time("2026-12-02T13:00:00Z");
        assert!(!world.visit(dina).get("/").await.says(&missed), "older ones stand on her own page");
    }

    async fn a_double_tap_adds_nothing_and_nonsense_is_refused_beside_its_field(world) {
        three_sessions(&world);
        let hers = world.women[0].1.clone();
        let (page, action) = (format!("/people/{hers}/lessons"), format!("/people/{hers}/make-ups"));
        let mut bota = world.visit(world.bota);
        let form_id = bota.get(&page).await.hidden(&action)[0].1.clone();
        let (heard, missed) = (world.lessons[0].to_string(), world.lessons[1].to_string());
        let refused = bota.post(&action, &[("form_id", &form_id), ("lesson", &heard), ("done", "perhaps"), ("buddy", "BAKO-7")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in ["Choose a lesson that she missed.", "Say whether it has happened", "Choose a woman of her group."] {
            assert!(refused.says(words), "{words}");
        }
        assert_eq!(world.count("select count(*) from make_up"), 0);
        let said = [("form_id", form_id.as_str()), ("lesson", missed.as_str()), ("done", "promised"), ("buddy", "")];
        let before = world.count("select count(*) from audit_entry");
        assert_eq!(bota.post(&action, &said).await.status, StatusCode::SEE_OTHER);
        assert_eq!(bota.post(&action, &said).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry"), before + 1, "the second tap changed nothing");
        let other = bota.post(&action, &[("form_id", &form_id), ("lesson", &missed), ("done", "yes")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
    }

    async fn the_group_sees_who_missed_which_lesson_and_who_has_gone_quiet(world) {
        three_sessions(&world);
        let mut bota = world.visit(world.bota);
        let page = bota.get(&format!("/groups/{}/missed", world.tuesday)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        let text = page.text();
        assert!(text.contains(&world.women[0].1), "{text}");
        assert!(page.says("boundaries") && page.says("5 weeks"), "{text}");
        assert!(text.contains(&format!("href=\"/lessons/{}\"", world.lessons[1])), "one tap from its words: {text}");
        let all = bota.get("/quiet").await;
        assert!(all.says(&world.women[1].1) && !all.says(&world.women[0].1), "{}", all.text());
        // The manager in Lima has her own quiet women, and none of these.
        let lima = world.visit(world.lucia).get("/quiet").await;
        assert!(lima.says("Everybody has been seen lately.") && !lima.says(&world.women[1].1));
    }

    async fn a_lesson_is_heard_when_the_meeting_was_held_and_not_before(world) {
        three_sessions(&world);
        let (hers, buddy) = (world.women[0].1.clone(), world.women[1].1.clone());
        let lesson = world.lessons[1].to_string();
        let mut bota = world.visit(world.bota);
        let opened = bota.tap(&format!("/groups/{}/sessions", world.tuesday), &[("day", "2026-11-24")]).await;
        let evening = opened.location();
        bota.fill(&evening, &format!("{evening}/lesson"), &[("lesson", &lesson)]).await;
        let (one, other) = (format!("mark-{hers}"), format!("mark-{buddy}"));
        let roll = format!("{evening}/roll");
        let marked = bota.fill(&roll, &roll, &[(one.as_str(), "present"), (other.as_str(), "late")]).await;
        assert_eq!(marked.status, StatusCode::SEE_OTHER, "{}", marked.text());
        // Both missed the lesson on 27 October and are marked at tonight's, which nobody has closed.
        still_missed(&world, &mut bota, "open").await;
        let called_off = bota.tap(&format!("{evening}/cancellation"), &[("reason", "too-few")]).await;
        assert_eq!(called_off.status, StatusCode::SEE_OTHER, "{}", called_off.text());
        still_missed(&world, &mut bota, "too few came").await;
        // Алия heard nothing, but she came: nobody can say that she has not been seen for five weeks.
        assert!(!bota.get("/quiet").await.says(&buddy));
        bota.tap(&format!("{evening}/resumption"), &[]).await;
        let closed = bota.tap(&format!("{evening}/closure"), &[("unmarked", "stay")]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.text());
        let page = bota.get(&format!("/people/{hers}/lessons")).await;
        assert!(page.says("2 of 3") && !page.text().contains(&format!("value=\"{lesson}\"")), "{}", page.text());
        assert!(!bota.get(&format!("/groups/{}/missed", world.tuesday)).await.says("boundaries"));
    }

    async fn a_change_of_her_role_does_not_end_a_silence(world) {
        three_sessions(&world);
        let (woman, site, group) = (world.women[1].0, world.almaty, world.tuesday);
        change_stay(&world, woman, (date(2026, 11, 10), "role_changed"), (date(2026, 11, 10), MemberRole::Helper));
        let quiet = world.read(move |db| participation::list_quiet_of_group(db, group, crate::world::TUESDAY));
        assert_eq!(quiet.iter().map(|quiet| (quiet.woman.id, quiet.weeks)).collect::<Vec<_>>(), [(woman, 5)]);
        let page = world.visit(world.bota).get(&format!("/people/{}/lessons", world.women[1].1)).await;
        assert!(page.says("has seen her for 5 weeks") && page.says("25 %"), "{}", page.text());
        // She left and came back on the 17th, when the group met without her: the silence began that day.
        change_stay(&world, woman, (date(2026, 11, 12), "other"), (date(2026, 11, 17), MemberRole::Member));
        let later = world.read(move |db| participation::list_quiet_of_woman(db, woman, date(2026, 12, 8)));
        assert_eq!(later.iter().map(|quiet| quiet.weeks).collect::<Vec<_>>(), [3]);
        // On one day a visitor and a member: the meetings are hers once, and a visitor is expected at none.
        world.change(By::Program, move |change| {
            let id = MembershipId::new(change.clock());
            let from = date(2026, 9, 1);
            groups::add_membership(change, &NewMembership {
                id, site, group, participant: woman, role: MemberRole::Visitor, from, until: None, left_reason: String::new(),
            })?;
            change.commit(Entry::event("test.visitor"), ())
        });
        let page = world.visit(world.bota).get(&format!("/people/{}/lessons", world.women[1].1)).await;
        assert!(page.says("25 %") && page.text().matches("17 November").count() == 1, "{}", page.text());
    }

    async fn outside_her_reach_nothing_exists(world) {
        three_sessions(&world);
        let hers = format!("/people/{}/lessons", world.women[0].1);
        for user in [world.carmen, world.dina, world.elena, world.lucia] {
            let mut visit = world.visit(user);
            let page = visit.get(&hers).await;
            let nobody = visit.get("/people/ZZZZ-9/lessons").await;
            assert_eq!(page.status, StatusCode::NOT_FOUND);
            assert_eq!(page.text().replace(&hers, ""), nobody.text().replace("/people/ZZZZ-9/lessons", ""));
            let group = visit.get(&format!("/groups/{}/missed", world.tuesday)).await;
            assert_eq!(group.status, StatusCode::NOT_FOUND);
            let form = [("form_id", "0199a1b0-0000-7000-8000-000000000000"), ("lesson", ""), ("done", "yes")];
            let post = visit.post(&format!("/people/{}/make-ups", world.women[0].1), &form).await;
            assert_eq!(post.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.stranger().get(&hers).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from make_up"), 0);
    }

    /// A number for each site, the same that the page behind it shows; whoever is not seen is not counted.
    async fn a_manager_reads_on_her_first_page_how_many_have_gone_quiet(world) {
        three_sessions(&world);
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/").await;
        assert!(page.says("All who have gone quiet") && page.says("1 woman<") && !page.says(&world.women[1].1), "{}", page.text());
        assert!(page.text().contains("href=\"/quiet\""), "{}", page.text());
        // Nobody has been seen in Lima since they joined, and the group met.
        let (group, lima) = (world.thursday, world.lima_women.clone());
        world.change(By::Program, move |change| {
            let group = groups::get_group(change, group)?;
            let met = Session { state: SessionState::Met, ..Session::planned(SessionId::new(change.clock()), &group, (date(2026, 11, 5), time(15, 0, 0, 0))) };
            sessions::add_session(change, &met)?;
            let there = AttendanceMark { participant: lima[0].0, mark: Mark::Late, reason: String::new() };
            roll_call::save_mark(change, &met, &there)?;
            change.commit(Entry::event("test.session"), ())
        });
        // Five of six: Beatriz was there nineteen days ago.
        assert!(world.visit(world.lucia).get("/").await.says("5 women<"));
        let (site, role) = (world.lima, Role::Manager);
        let user = world.aigul;
        world.change(By::Program, move |change| {
            let (from, approved_by) = (date(2026, 9, 1), Some(By::Program.text()));
            let held = NewAssignment { user, role, site, group: None, participant: None, from, until: None, approved_by };
            users::add_assignment(change, &held)?;
            change.commit(Entry::event("test.role"), ())
        });
        let page = world.visit(world.aigul).get("/").await;
        let (almaty, lima) = (page.text().find("Almaty centre</a>"), page.text().find("Lima centre</a>"));
        assert!(almaty.is_some() && almaty < lima && page.says("1 woman<") && page.says("5 women<"), "{}", page.text());
        // Rosa named her: she counts for others only.
        crate::exclusions::name(&world, (world.lima, world.lima_women[4].0), world.aigul);
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says("4 women<") && world.visit(world.lucia).get("/").await.says("5 women<"));
        assert!(!aigul.get("/quiet").await.says(&world.lima_women[4].1));
        for user in [world.bota, world.carmen, world.dina, world.elena] {
            assert!(!world.visit(user).get("/").await.says("All who have gone quiet"), "no site is theirs to run");
        }
    }

    async fn pages_are_said_in_all_four_languages(world) {
        three_sessions(&world);
        for language in ["en", "ru", "kk", "es"] {
            world.change(By::Program, move |change| {
                change.execute("update staff_user set language = $1 where sign_in_name = 'bota'", minka::binds![language])?;
                change.commit(Entry::event("test.language"), ())
            });
            let mut bota = world.visit(world.bota);
            for path in [format!("/people/{}/lessons", world.women[1].1), format!("/groups/{}/missed", world.tuesday), "/quiet".to_owned()] {
                let page = bota.get(&path).await;
                assert_eq!(page.status, StatusCode::OK, "{language} {path}");
                assert!(page.text().contains(&format!("<html lang=\"{language}\"")), "{language} {path}");
                assert_eq!(page.text().matches("<h1").count(), 1, "{language} {path}");
            }
        }
    }
}
