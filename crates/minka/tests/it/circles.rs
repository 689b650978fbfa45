//! Circles: split those who came, mix fairly over the weeks, keep apart without a word, note themes and hands.

use std::collections::BTreeMap;

use http::StatusCode;
use jiff::{
    ToSpan,
    civil::{Date, time},
};
use minka::{
    circles,
    foundation::{
        audit::Entry,
        change::By,
        ids::{GroupId, Id, ParticipantId, SiteId},
    },
    groups,
    roll_call::{self, AttendanceMark, Mark},
    sessions::{self, Session, SessionId, SessionState},
};

use crate::{
    on_both,
    world::{NAMES, Page, TUESDAY, Visit, World},
};

/// A session of a group on a day, with so many of the women marked as there.
fn add_session(world: &World, (site, group): (SiteId, GroupId), day: Date, there: &[ParticipantId]) -> SessionId {
    let session = Session {
        id: SessionId::new(&world.clock),
        site,
        group,
        day,
        starts: time(18, 0, 0, 0),
        lesson: (group == world.tuesday).then(|| world.lessons[1]),
        state: SessionState::Planned,
        not_met_reason: String::new(),
        visitors: None,
        children: None,
        headcount: None,
        closed: None,
    };
    let there = there.to_vec();
    world.change(By::Program, move |change| {
        sessions::add_session(change, &session)?;
        for woman in there {
            let mark = AttendanceMark { participant: woman, mark: Mark::Present, reason: String::new() };
            roll_call::save_mark(change, &session, &mark)?;
        }
        change.commit(Entry::event("test.session"), session.id)
    })
}

fn ids(world: &World) -> Vec<ParticipantId> {
    world.women.iter().map(|(id, _)| *id).collect()
}

fn tonight(world: &World) -> SessionId {
    add_session(world, (world.almaty, world.tuesday), TUESDAY, &ids(world))
}

fn close(world: &World, session: SessionId) {
    world.change(By::Program, move |change| {
        let at = change.at();
        change.execute("update session set closed_at = $1, state = 'met' where id = $2", minka::binds![at, session])?;
        change.commit(Entry::event("test.closed"), ())
    });
}

fn mark(world: &World, session: SessionId, woman: ParticipantId, mark: Mark) {
    world.change(By::Program, move |change| {
        let session = sessions::get_session(change, session)?;
        roll_call::save_mark(change, &session, &AttendanceMark { participant: woman, mark, reason: String::new() })?;
        change.commit(Entry::event("test.mark"), ())
    });
}

fn keep_apart(world: &World, one: usize, other: usize) {
    let (site, pair) = (world.almaty, (world.women[one].0, world.women[other].0));
    world.change(By::Program, move |change| {
        groups::add_keep_apart(change, site, pair, TUESDAY)?;
        change.commit(Entry::event("test.apart"), ())
    });
}

fn seats(world: &World, session: SessionId) -> BTreeMap<ParticipantId, i64> {
    world.read(move |db| circles::list_seats(db, session)).into_iter().collect()
}

async fn split(visit: &mut Visit, session: SessionId, fields: &[(&str, &str)]) -> Page {
    let path = format!("/sessions/{session}/circles");
    visit.fill(&format!("{path}/new"), &path, fields).await
}

/// How many pairs share a circle in both.
fn pairs_in_both(one: &BTreeMap<ParticipantId, i64>, other: &BTreeMap<ParticipantId, i64>) -> usize {
    let together = |seats: &BTreeMap<ParticipantId, i64>, a, b| seats.contains_key(a) && seats.get(a) == seats.get(b);
    let women: Vec<&ParticipantId> = one.keys().collect();
    let mut pairs = 0;
    for (at, a) in women.iter().enumerate() {
        pairs += women[at + 1..].iter().filter(|b| together(one, a, b) && together(other, a, b)).count();
    }
    pairs
}

on_both! {
    async fn those_who_came_are_split_evenly(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        let path = format!("/sessions/{session}/circles");
        let asked = bota.get(&path).await;
        assert!(asked.says("14 women are here."), "{}", asked.text());
        assert!(asked.says("value=\"5\""));
        let sent = bota.fill(&path, &path, &[("by", "size"), ("number", "5"), ("names", "Бота\nАйжан")]).await;
        let board = bota.follow(&sent).await;
        for words in ["The circles are made", "Circle 1", "Circle 3", "Бота", "Айжан", "4 women", "5 women"] {
            assert!(board.says(words), "{words}: {}", board.text());
        }
        assert!(NAMES.iter().all(|name| board.says(name)));
        assert!(board.says("pairs sit together for the first time."));
        assert!(board.says("One") && board.says("Two"), "the lesson's questions");
        assert!(board.says("in the language of the group: Русский"), "and whose language they are in");
        assert!(board.text().contains("<title>Circles</title>"), "the title names no group");
        let seats = seats(&world, session);
        let mut sizes = [0; 3];
        for number in seats.values() {
            sizes[usize::try_from(*number).expect("a number") - 1] += 1;
        }
        sizes.sort_unstable();
        assert_eq!(sizes, [4, 5, 5]);
        let expected = (world.bota.to_string(), "circle.split".to_owned(), format!("session {session}"));
        assert_eq!(world.newest_audit(), expected);
    }

    async fn a_second_tap_splits_nothing_anew(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        let path = format!("/sessions/{session}/circles");
        let mut fields = bota.get(&path).await.hidden(&path);
        fields.extend([("by".to_owned(), "circles".to_owned()), ("number".to_owned(), "4".to_owned())]);
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(bota.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
        let first = seats(&world, session);
        let entries = world.count("select count(*) from audit_entry");
        assert_eq!(bota.post(&path, &sent).await.status, StatusCode::SEE_OTHER);
        assert_eq!(seats(&world, session), first);
        assert_eq!(world.count("select count(*) from audit_entry"), entries);
        let other: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (*name, if *name == "number" { "2" } else { *value })).collect();
        assert_eq!(bota.post(&path, &other).await.status, StatusCode::CONFLICT);
    }

    async fn mixing_again_gives_other_circles(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "3"), ("names", "Бота\nАйжан")]).await;
        let first = seats(&world, session);
        let path = format!("/sessions/{session}/circles");
        let sent = bota.fill(&path, &path, &[]).await;
        let board = bota.follow(&sent).await;
        assert!(board.says("Айжан"), "the leaders stay");
        let second = seats(&world, session);
        assert_eq!(second.len(), 14);
        assert!(pairs_in_both(&first, &second) < pairs_in_both(&first, &first));
    }

    async fn women_who_sat_together_last_time_are_mixed(world) {
        let mut bota = world.visit(world.bota);
        let mut weeks = Vec::new();
        for week in [-2_i64, -1, 0] {
            let day = TUESDAY.saturating_add(week.weeks());
            let session = add_session(&world, (world.almaty, world.tuesday), day, &ids(&world));
            let sent = split(&mut bota, session, &[("by", "circles"), ("number", "4"), ("names", "")]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
            weeks.push(seats(&world, session));
        }
        // Circles of 4, 4, 3, 3 hold 6 + 6 + 3 + 3 = 18 pairs; 14 women in fours and threes need share none with the
        // week before: each circle can take one woman from each of the four before.
        assert_eq!(pairs_in_both(&weeks[0], &weeks[0]), 18);
        assert_eq!(pairs_in_both(&weeks[0], &weeks[1]), 0);
        assert_eq!(pairs_in_both(&weeks[1], &weeks[2]), 0);
        assert!(pairs_in_both(&weeks[0], &weeks[2]) <= 2, "{}", pairs_in_both(&weeks[0], &weeks[2]));
    }

    async fn only_those_who_came_sit(world) {
        let there = ids(&world);
        let session = add_session(&world, (world.almaty, world.tuesday), TUESDAY, &there[..5]);
        mark(&world, session, there[4], Mark::Late);
        mark(&world, session, there[6], Mark::Excused);
        mark(&world, session, there[7], Mark::Absent);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "2")]).await;
        let seated: Vec<ParticipantId> = seats(&world, session).into_keys().collect();
        assert_eq!(seated.len(), 5);
        assert!(seated.iter().all(|woman| there[..5].contains(woman)));
    }

    async fn wishes_that_cannot_be_come_back_with_what_was_typed(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        for (by, number, words) in [
            ("circles", "8", "14 women are here, so there can be at most 7 circles"),
            ("circles", "0", "There is at least one circle."),
            ("size", "1", "A circle has at least two women."),
            ("size", "two", "Write the number in digits"),
            ("", "5", "Choose: women in a circle"),
        ] {
            let again = split(&mut bota, session, &[("by", by), ("number", number), ("names", "Гүлнар")]).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(again.says(words), "{words}: {}", again.text());
            assert!(again.says("Гүлнар") && again.says(&format!("value=\"{number}\"")), "what was typed stays");
        }
        assert_eq!(world.count("select count(*) from circle"), 0);
    }

    async fn nobody_present_is_said_and_leads_to_the_roll(world) {
        let session = add_session(&world, (world.almaty, world.tuesday), TUESDAY, &[]);
        let mut bota = world.visit(world.bota);
        let page = bota.get(&format!("/sessions/{session}/circles")).await;
        assert!(page.says("Nobody is marked present yet."));
        assert!(page.says(&format!("/sessions/{session}/roll")));
    }

    async fn before_its_day_a_session_has_no_circles(world) {
        let day = TUESDAY.saturating_add(1.week());
        let session = add_session(&world, (world.almaty, world.tuesday), day, &ids(&world));
        let mut bota = world.visit(world.bota);
        let again = split(&mut bota, session, &[("by", "size"), ("number", "5")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.says("This meeting is still to come."));
    }

    async fn women_kept_apart_sit_apart_and_nobody_reads_why(world) {
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            keep_apart(&world, one, other);
        }
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        let again = split(&mut bota, session, &[("by", "circles"), ("number", "2")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.says("Today it takes at least 3 circles."), "{}", again.text());
        assert!(NAMES[..3].iter().all(|name| !again.says(name)), "no names");
        let sent = split(&mut bota, session, &[("by", "circles"), ("number", "3")]).await;
        let board = bota.follow(&sent).await;
        assert!(!board.says("apart"), "{}", board.text());
        let placed = seats(&world, session);
        let circle = |at: usize| placed[&world.women[at].0];
        assert!(circle(0) != circle(1) && circle(1) != circle(2) && circle(0) != circle(2));

        // By hand: the first is put to the second.
        let seats_path = format!("/sessions/{session}/circles/seats");
        let field = format!("seat-{}", world.women[0].1);
        let there = circle(1).to_string();
        let refused =
            bota.fill(&format!("/sessions/{session}/circles"), &seats_path, &[(field.as_str(), there.as_str())]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sentence = format!("These two circles cannot be mixed like this. Choose another circle for {}.", NAMES[0]);
        assert!(refused.says(&sentence), "{}", refused.text());
        assert!(!refused.says(&format!("Choose another circle for {}.", NAMES[1])));
        assert!(!refused.says("apart"));
        assert_eq!(seats(&world, session), placed, "nothing was moved");
        let cards = bota.get(&format!("/sessions/{session}/circles/cards")).await;
        assert!(!cards.says("apart"));
    }

    async fn a_woman_is_moved_by_hand(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "3")]).await;
        let (woman, code) = world.women[0].clone();
        let to = seats(&world, session)[&woman] % 3 + 1;
        let (board, action) = (format!("/sessions/{session}/circles"), format!("/sessions/{session}/circles/seats"));
        let (field, number) = (format!("seat-{code}"), to.to_string());
        let shown = bota.get(&board).await;
        let mut fields = shown.hidden(&action);
        fields.push((field, number));
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let saved = bota.post(&action, &sent).await;
        assert!(bota.follow(&saved).await.says("The circles are saved"));
        assert_eq!(seats(&world, session)[&woman], to);
        let entries = world.count("select count(*) from audit_entry");
        assert_eq!(bota.post(&action, &sent).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry"), entries, "a second tap adds nothing");
    }

    async fn moves_of_circles_that_are_gone_are_not_taken(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "3")]).await;
        let action = format!("/sessions/{session}/circles/seats");
        let hidden = bota.get(&format!("/sessions/{session}/circles")).await.hidden(&action);
        split(&mut bota, session, &[("by", "circles"), ("number", "2")]).await;
        let sent: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(bota.post(&action, &sent).await.status, StatusCode::CONFLICT);
    }

    async fn a_woman_of_another_group_is_not_seated(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "3")]).await;
        let (page, action) = (format!("/sessions/{session}/circles"), format!("/sessions/{session}/circles/seats"));
        let field = format!("seat-{}", world.lima_women[0].1);
        let refused = bota.fill(&page, &action, &[(field.as_str(), "1")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Somebody you chose is not marked present in this group."));
        let field = format!("seat-{}", world.women[0].1);
        let refused = bota.fill(&page, &action, &[(field.as_str(), "9")]).await;
        assert!(refused.says("Choose one of today’s circles."));
    }

    async fn a_late_comer_is_proposed_the_smallest_circle_that_fits(world) {
        let there = ids(&world);
        let session = add_session(&world, (world.almaty, world.tuesday), TUESDAY, &there[..5]);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "2")]).await;
        let before = seats(&world, session);
        let smallest = (1..=2).min_by_key(|number| before.values().filter(|at| *at == number).count()).expect("two");
        mark(&world, session, there[5], Mark::Late);
        let page = format!("/sessions/{session}/circles");
        let board = bota.get(&page).await;
        assert!(board.says("Not in a circle yet"));
        let select = format!("name=\"seat-{}\"", world.women[5].1);
        let text = board.text();
        let rest = &text[text.find(&select).expect("her select")..];
        let rest = &rest[..rest.find("</select>").expect("its end")];
        assert!(rest.contains(&format!("value=\"{smallest}\" selected")), "{rest}");
        let (field, number) = (format!("seat-{}", world.women[5].1), smallest.to_string());
        let saved = bota.fill(&page, &format!("{page}/seats"), &[(field.as_str(), number.as_str())]).await;
        assert!(!bota.follow(&saved).await.says("Not in a circle yet"));
        assert_eq!(seats(&world, session)[&there[5]], smallest);
    }

    async fn themes_and_hands_are_noted(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "2"), ("names", "Бота")]).await;
        let path = format!("/sessions/{session}/circles/after");
        let typed = [
            ("theme-1", "money"), ("theme-1", "hope"), ("line-1", "Алименты и суд"),
            ("mood-1-1", "1"), ("mood-1-5", "4"),
        ];
        let sent = bota.fill(&path, &path, &typed).await;
        let page = bota.follow(&sent).await;
        assert!(page.says("Saved") && page.says("Алименты и суд"), "{}", page.text());
        let noted = world.read(move |db| circles::list_circles(db, session));
        assert_eq!(noted[0].themes.keys, ["money", "hope"]);
        assert_eq!(noted[0].moods, [Some(1), None, None, Some(4)]);
        assert_eq!(noted[1].moods, [None; 4], "not asked is not zero");
        let detail = world.read(|db| {
            db.get("select detail from audit_entry order by seq desc limit 1", &[], |row| row.get::<String>(0))
        });
        assert_eq!(detail, "afterwards of 2 circles", "no word of what was written");

        // What is noted stays: the circles are not mixed any more.
        let again = split(&mut bota, session, &[("by", "circles"), ("number", "3")]).await;
        assert!(again.says("Themes are already noted"));
    }

    async fn names_quotes_and_too_many_hands_are_refused(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "2")]).await;
        let path = format!("/sessions/{session}/circles/after");
        for (field, value, words) in [
            ("line-1", "Лейла говорила про сына", "There is a name here: Лейла."),
            ("line-2", "Помогли Мадине", "There is a name here: Мадина."),
            ("line-1", "«Я уйду»", "Without quotation marks"),
            ("mood-1-2", "8", "There are 7 women in this circle"),
            ("mood-2-4", "x", "Write the hands as whole numbers"),
        ] {
            let again = bota.fill(&path, &path, &[(field, value), ("theme-1", "loss")]).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
            assert!(again.says(words) && again.says(&format!("value=\"{value}\"")), "{words}: {}", again.text());
        }
        let noted = world.read(move |db| circles::list_circles(db, session));
        assert!(noted.iter().all(|circle| !circle.is_noted()));
    }

    async fn a_closed_session_is_only_read(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        let path = format!("/sessions/{session}/circles");
        split(&mut bota, session, &[("by", "circles"), ("number", "2"), ("names", "Бота")]).await;
        let hidden = bota.get(&path).await.hidden(&format!("{path}/seats"));
        close(&world, session);
        let page = bota.get(&path).await;
        assert!(page.says("The meeting is closed.") && page.says(NAMES[0]) && !page.says("<select"), "{}", page.text());
        assert!(bota.get(&format!("{path}/after")).await.says("The meeting is closed."));
        assert_eq!(bota.get(&format!("{path}/new")).await.status, StatusCode::NOT_FOUND);
        let sent: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for action in [path.clone(), format!("{path}/seats"), format!("{path}/after")] {
            assert_eq!(bota.post(&action, &sent).await.status, StatusCode::NOT_FOUND, "{action}");
        }
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&path).await.says(NAMES[0]), "the manager reads it");
    }

    async fn outsiders_find_nothing(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "2")]).await;
        let random = SessionId::new(&world.clock);
        for user in [world.carmen, world.dina, world.elena, world.lucia] {
            let mut visit = world.visit(user);
            for page in ["", "/new", "/cards", "/after"] {
                let found = visit.get(&format!("/sessions/{session}/circles{page}")).await;
                let nothing = visit.get(&format!("/sessions/{random}/circles{page}")).await;
                assert_eq!(found.status, StatusCode::NOT_FOUND);
                let neutral = |page: &Page, id: SessionId| page.text().replace(&id.to_string(), "ID");
                assert_eq!(neutral(&found, session), neutral(&nothing, random));
            }
            for action in ["", "/seats", "/after"] {
                let form = [("form_id", "019abcde-0000-7000-8000-000000000001"), ("by", "size"), ("number", "5")];
                let sent = visit.post(&format!("/sessions/{session}/circles{action}"), &form).await;
                assert_eq!(sent.status, StatusCode::NOT_FOUND);
            }
        }
        let stranger = world.stranger().get(&format!("/sessions/{session}/circles")).await;
        assert_eq!(stranger.location(), "/sign-in");
    }

    async fn circles_are_said_in_every_language(world) {
        let session = tonight(&world);
        let mut bota = world.visit(world.bota);
        split(&mut bota, session, &[("by", "circles"), ("number", "3")]).await;
        for (language, words) in [("ru", "Круг 2"), ("kk", "2-шеңбер"), ("es", "Círculo 2"), ("en", "Circle 2")] {
            let user = world.bota;
            world.change(By::Program, move |change| {
                change.execute("update staff_user set language = $1 where id = $2", minka::binds![language, user])?;
                change.commit(Entry::event("test.language"), ())
            });
            for page in ["", "/cards", "/after"] {
                let shown = bota.get(&format!("/sessions/{session}/circles{page}")).await;
                assert!(shown.says(words), "{language} {page}: {}", shown.text());
                assert!(!shown.says("Unknown localization") && !shown.says("circles-"), "{}", shown.text());
            }
        }
    }
}
