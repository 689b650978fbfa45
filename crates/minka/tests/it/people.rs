//! Tests of people: the list, her page, her journey, the sealed part, and who sees none of it.

use http::StatusCode;
use minka::{
    foundation::{access::Action, audit::Entry, change::By, text::Language},
    people::{self, Step},
};

use crate::{
    on_both,
    world::{NAMES, Page, TUESDAY, Visit, World},
};

/// Everything that stands in the audit chain, as one text.
fn audit_text(world: &World) -> String {
    world.read(|db| {
        let lines = db.list("select actor, action, subject, detail from audit_entry order by seq", &[], |row| {
            Ok(format!(
                "{} {} {} {}",
                row.get::<String>(0)?,
                row.get::<String>(1)?,
                row.get::<String>(2)?,
                row.get::<String>(3)?
            ))
        })?;
        Ok(lines.join("\n"))
    })
}

/// The page as bytes, with her code and other codes taken out, so that two "not found" can be compared.
fn without(page: &Page, code: &str) -> String {
    page.text().replace(code, "CODE")
}

async fn find(visit: &mut Visit, typed: &str) -> Page {
    let sent = visit.fill("/people", "/people/search", &[("q", typed)]).await;
    visit.follow(&sent).await
}

on_both! {
    async fn a_visitor_gets_a_code_a_sign_and_a_first_step(world) {
        let site = world.almaty;
        let came = world.change(By::User(world.bota), move |change| {
            let came = people::register_visitor(change, site, "Назгүл", Language::Kk)?;
            change.commit(Entry::new(Action::PersonCreate).on("participant", &came.code), came)
        });
        assert_eq!(people::read_code(&came.code), Some(came.code.clone()));
        assert_eq!((came.state, came.since), (Step::Applied, TUESDAY));
        let code = came.code.clone();
        let found = world.read(move |db| people::get_by_code(db, &code));
        assert_eq!((found.id, found.chosen_name.as_str(), found.language), (came.id, "Назгүл", Language::Kk));
        assert!(people::SIGNS.contains(&found.sign.as_str()));
        let id = came.id;
        let journey = world.read(move |db| people::list_journey(db, id));
        assert_eq!(journey.iter().map(|step| (step.step.step, step.step.on)).collect::<Vec<_>>(), [(Step::Applied, TUESDAY)]);
        assert_eq!(world.count("select count(*) from name_word where words = 'назгул'"), 1);
    }

    async fn the_list_shows_names_and_codes_in_the_order_of_names(world) {
        for user in [world.aigul, world.bota] {
            let page = world.visit(user).get("/people").await;
            assert_eq!(page.status, StatusCode::OK);
            let text = page.text();
            let places: Vec<usize> = NAMES.iter().map(|name| text.find(&format!(">{name}<")).expect(name)).collect();
            assert!(places.is_sorted(), "{places:?}");
            assert!(world.women.iter().all(|(_, code)| page.says(code)));
            assert!(!page.says("Rosa"));
        }
        let page = world.visit(world.carmen).get("/people").await;
        assert!(page.says("Rosa") && !page.says("Luz") && !page.says("Айгерим"), "{}", page.text());
        for user in [world.dina, world.elena] {
            assert_eq!(world.visit(user).get("/people").await.status, StatusCode::NOT_FOUND);
        }
        let stranger = world.stranger().get("/people").await;
        assert_eq!((stranger.status, stranger.location().as_str()), (StatusCode::SEE_OTHER, "/sign-in"));
    }

    async fn a_long_list_comes_in_pages_without_gaps(world) {
        let site = world.lima;
        world.change(By::Program, move |change| {
            for number in 0..120 {
                people::register_visitor(change, site, &format!("Zoila {number:03}"), Language::Es)?;
            }
            change.commit(Entry::event("test.many"), ())
        });
        let mut lucia = world.visit(world.lucia);
        let (mut seen, mut path) = (Vec::new(), "/people".to_owned());
        let pattern = regex::Regex::new("m-person__name\">([^<]+)<").expect("a pattern");
        let next = regex::Regex::new("rel=\"next\" href=\"([^\"]+)\"").expect("a pattern");
        for expected in [50, 50, 26] {
            let page = lucia.get(&path).await.text();
            let names: Vec<String> = pattern.captures_iter(&page).map(|found| found[1].to_owned()).collect();
            assert_eq!(names.len(), expected);
            assert!(!path.contains("Zoila"));
            seen.extend(names);
            path = next.captures(&page).map(|found| found[1].replace("&#38;", "&").replace("&amp;", "&")).unwrap_or_default();
        }
        assert!(path.is_empty());
        assert!(seen.is_sorted());
        seen.dedup();
        assert_eq!(seen.len(), 126);
        let page = lucia.get("/people?state=applied").await;
        assert!(page.says("Zoila 000") && !page.says("Rosa"));
        let page = lucia.get(&format!("/people?group={}", world.thursday)).await;
        assert!(page.says("Rosa") && !page.says("Zoila"));
        let page = lucia.get(&format!("/people?group={}", world.tuesday)).await;
        assert!(!page.says("Айгерим") && page.status == StatusCode::OK);
    }

    async fn she_is_found_by_code_and_by_the_start_of_any_word(world) {
        let site = world.almaty;
        world.change(By::Program, move |change| {
            people::register_visitor(change, site, "Мария-Луиза Ким", Language::Ru)?;
            change.commit(Entry::event("test.more"), ())
        });
        let mut aigul = world.visit(world.aigul);
        for (typed, name) in [("ким", "Мария-Луиза Ким"), ("МАРИЯ", "Мария-Луиза Ким"), ("Курал", "Құралай"), ("әс", "Әсем")] {
            let page = find(&mut aigul, typed).await;
            assert!(page.says(name) && !page.says("Салтанат"), "{typed}: {}", page.text());
        }
        let code = world.women[3].1.clone();
        for typed in [code.to_lowercase(), code.replace('-', ""), code.replace('A', "А").replace('K', "К")] {
            let page = find(&mut aigul, &typed).await;
            assert!(page.says("Гульмира") && page.says(&code), "{typed}");
        }
        let sent = aigul.fill("/people", "/people/search", &[("q", "Салтанат")]).await;
        assert!(sent.location().starts_with("/people?scope=") && !sent.location().contains("%D0"), "{}", sent.location());
        // A name and a step narrow together: everybody here is enrolled, nobody has left.
        let found = sent.location();
        assert!(aigul.get(&format!("{found}&state=enrolled")).await.says("Салтанат"));
        assert!(aigul.get(&format!("{found}&state=left")).await.says("Nobody was found"));
        assert!(find(&mut aigul, "Rosa").await.says("Nobody was found"));
        let mut bota = world.visit(world.bota);
        assert!(find(&mut bota, "шол").await.says("Шолпан"));
        assert!(find(&mut bota, "ким").await.says("Nobody was found"));
        assert!(find(&mut bota, &world.lima_women[4].1).await.says("Nobody was found"));
        assert_eq!(aigul.get("/people?find=AAAA").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_code_outside_reach_answers_like_one_that_was_never_given(world) {
        let mine = &world.women[0].1;
        let rosa = &world.lima_women[4].1;
        let luz = &world.lima_women[2].1;
        let taken: Vec<&String> = world.women.iter().chain(&world.lima_women).map(|(_, code)| code).collect();
        let never = loop {
            let code = people::new_code(0);
            if !taken.contains(&&code) {
                break code;
            }
        };
        for (user, outside) in [
            (world.aigul, rosa), (world.bota, rosa), (world.carmen, luz), (world.carmen, mine), (world.dina, mine),
            (world.elena, mine), (world.lucia, mine),
        ] {
            let mut visit = world.visit(user);
            for part in ["", "/edit", "/journey", "/identity"] {
                let there = visit.get(&format!("/people/{outside}{part}")).await;
                let nowhere = visit.get(&format!("/people/{never}{part}")).await;
                assert_eq!(there.status, StatusCode::NOT_FOUND);
                assert_eq!(without(&there, outside), without(&nowhere, &never));
                assert_eq!(visit.get(&format!("/people/nonsense{part}")).await.status, StatusCode::NOT_FOUND);
            }
            for part in ["/edit", "/journey", "/identity", "/identity/opening"] {
                let form = [("form_id", "0190a0b0-0000-7000-8000-000000000001"), ("step", "left"), ("reason", "work")];
                let there = visit.post(&format!("/people/{outside}{part}"), &form).await;
                let nowhere = visit.post(&format!("/people/{never}{part}"), &form).await;
                assert_eq!(there.status, StatusCode::NOT_FOUND);
                assert_eq!(without(&there, outside), without(&nowhere, &never));
            }
        }
        assert_eq!(world.visit(world.carmen).get(&format!("/people/{rosa}")).await.status, StatusCode::OK);
    }

    async fn her_name_language_and_picture_can_be_changed(world) {
        let code = world.women[0].1.clone();
        let path = format!("/people/{code}/edit");
        let mut aigul = world.visit(world.aigul);
        let form = [("chosen_name", "  Айка   Роза "), ("language", "kk"), ("sign", "horse")];
        let saved = aigul.fill(&path, &path, &form).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says("Saved") && page.says("Айка Роза") && page.says("Қазақша") && page.says("sign-horse"));
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "person.edit_basic".to_owned(), format!("participant {code}")));
        assert!(!audit_text(&world).contains("Айка"));
        assert!(find(&mut aigul, "роза").await.says("Айка Роза"));
        assert!(find(&mut aigul, "Айгерим").await.says("Nobody was found"));
        let refused = aigul.fill(&path, &path, &[("chosen_name", "77"), ("language", "de"), ("sign", "horse")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("A name needs at least one letter") && refused.says("Choose the language"));
        assert!(refused.says("value=\"77\"") && refused.says("href=\"#chosen_name\""));
        assert_eq!(world.visit(world.bota).get(&path).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_form_sent_twice_counts_once(world) {
        let code = world.women[0].1.clone();
        let path = format!("/people/{code}/journey");
        let mut aigul = world.visit(world.aigul);
        let id = aigul.get(&path).await.hidden(&path).remove(0).1;
        let form = [("form_id", id.as_str()), ("step", "paused"), ("on-day", "24"), ("on-month", "11"), ("on-year", "2026"), ("reason", "health")];
        for _ in 0..2 {
            assert_eq!(aigul.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.count("select count(*) from journey_step where step = 'paused'"), 1);
        let mut other = form;
        other[5] = ("reason", "work");
        assert_eq!(aigul.post(&path, &other).await.status, StatusCode::CONFLICT);
    }

    async fn a_journey_grows_by_dated_steps_and_wrong_ones_stay_visible(world) {
        let (id, code) = world.women[0].clone();
        let path = format!("/people/{code}/journey");
        let mut aigul = world.visit(world.aigul);
        let day = |day: &'static str, month: &'static str| [("on-day", day), ("on-month", month), ("on-year", "2026")];
        let send = |step: &'static str, reason: &'static str, on: [(&'static str, &'static str); 3]| {
            [("step", step), ("reason", reason), on[0], on[1], on[2]]
        };
        for (form, words) in [
            (send("paused", "", day("24", "11")), "Choose a reason from the list"),
            (send("paused", "work", day("25", "11")), "That day is still to come"),
            (send("paused", "work", day("31", "2")), "There is no such day"),
            (send("paused", "work", day("31", "8")), "The day does not fit"),
            (send("alumna", "", day("24", "11")), "This step cannot come at this point"),
            (send("", "work", day("24", "11")), "Choose what has changed"),
        ] {
            let refused = aigul.fill(&path, &path, &form).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(refused.says(words) && refused.says(&format!("value=\"{}\"", form[2].1)), "{words}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from journey_step where step <> 'active'"), 0);

        let saved = aigul.fill(&path, &path, &send("left", "moved", day("10", "11"))).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says("The step is recorded") && page.says("Left") && page.says("10 November 2026") && page.says("Moved away"));
        assert!(page.says("is still in a group"));
        assert_eq!(world.newest_audit().1, "person.leave");

        let wrong = world.read(move |db| people::list_journey(db, id)).last().expect("a step").step.id;
        world.set_time("2026-11-25T05:00:00Z");
        let mut aigul = world.visit(world.aigul);
        let correction = format!("/people/{code}/journey/{wrong}/correction");
        let same = aigul.fill(&correction, &correction, &send("left", "moved", day("10", "11"))).await;
        assert!(same.says("Nothing is different"));
        let saved = aigul.fill(&correction, &correction, &send("paused", "health", day("12", "11"))).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says("<s>Left, 10 November 2026</s>") && page.says("corrected on 25.11.2026"), "{}", page.text());
        assert!(page.says("12 November 2026") && page.says("Taking a break"));
        assert_eq!(world.newest_audit().1, "journey.record");
        assert_eq!(world.count("select count(*) from journey_step where step = 'left'"), 1);
        assert_eq!(world.count("select count(*) from participant where state = 'paused' and state_since = '2026-11-12'"), 1);
        assert_eq!(aigul.get(&correction).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_facilitator_records_a_leaving_and_nothing_else(world) {
        let code = world.women[1].1.clone();
        let path = format!("/people/{code}/journey");
        let mut bota = world.visit(world.bota);
        let page = bota.get(&path).await;
        assert!(page.says("value=\"left\"") && !page.says("value=\"paused\""));
        let day = [("on-day", "24"), ("on-month", "11"), ("on-year", "2026"), ("reason", "moved")];
        let paused = bota.fill(&path, &path, &[("step", "paused"), day[0], day[1], day[2], day[3]]).await;
        assert_eq!(paused.status, StatusCode::NOT_FOUND);
        let left = bota.fill(&path, &path, &[("step", "left"), day[0], day[1], day[2], day[3]]).await;
        assert!(bota.follow(&left).await.says("Moved away"));
    }

    async fn what_identifies_her_is_sealed_and_opening_it_is_logged_first(world) {
        let code = world.women[0].1.clone();
        let (ask, opening) = (format!("/people/{code}/identity"), format!("/people/{code}/identity/opening"));
        let mut aigul = world.visit(world.aigul);
        let entries = "select count(*) from audit_entry where action = 'identity.read'";
        let refused = aigul.fill(&ask, &opening, &[("reason", "  ")]).await;
        assert_eq!((refused.status, world.count(entries)), (StatusCode::UNPROCESSABLE_ENTITY, 0));
        assert!(refused.says("Write why you open it"));
        let opened = aigul.fill(&ask, &opening, &[("reason", "Canary-Reason")]).await;
        assert!(opened.says("Nothing is kept here yet") && opened.status == StatusCode::OK);
        assert_eq!(world.count(entries), 1);
        let mut form: Vec<(String, String)> = opened.hidden(&ask);
        let typed = [
            ("legal_name", "Canary-Legal Оразбаева"), ("phone", "+7 701 999 88 77"), ("address", "Canary-Street 5"),
            ("born-day", "3"), ("born-month", "4"), ("born-year", "1985"),
        ];
        form.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let saved = aigul.post(&ask, &fields).await;
        assert!(aigul.follow(&saved).await.says("Sealed and saved"));
        assert_eq!(aigul.post(&ask, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'identity.write'"), 1);

        let opened = aigul.fill(&ask, &opening, &[("reason", "Canary-Reason")]).await;
        assert!(opened.says("Canary-Legal Оразбаева") && opened.says("Canary-Street 5") && opened.says("3 April 1985"));
        assert_eq!(opened.headers["cache-control"], "no-store");
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "identity.read".to_owned(), format!("participant {code}")));

        for path in ["/people", &format!("/people/{code}"), &ask, &format!("/people/{code}/edit"), &format!("/people/{code}/journey")] {
            let page = aigul.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.says("Canary") && !page.says("999 88 77") && !page.says("April 1985"), "{path}");
        }
        let chain = audit_text(&world);
        assert!(!chain.contains("Canary") && !chain.contains("999 88") && chain.contains("reason "), "{chain}");
        let sealed: Vec<u8> = world.read(|db| db.get("select sealed from sealed_identity", &[], |row| row.get(0)));
        assert!(!String::from_utf8_lossy(&sealed).contains("Canary"));
        assert!(find(&mut aigul, "Canary").await.says("Nobody was found"));
        assert_eq!(world.visit(world.bota).get(&ask).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_mentor_opens_it_without_a_reason_and_a_stale_manager_proves_herself(world) {
        let rosa = world.lima_women[4].1.clone();
        let (ask, opening) = (format!("/people/{rosa}/identity"), format!("/people/{rosa}/identity/opening"));
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.fill(&ask, &opening, &[]).await.says("Nothing is kept here yet"));
        assert_eq!(world.newest_audit().1, "identity.read");
        for (field, value, words) in [
            ("phone", "call me", "Write the number in digits"),
            ("born-day", "31", "Write the year with four digits"),
        ] {
            let opened = carmen.fill(&ask, &opening, &[]).await;
            let mut form: Vec<(String, String)> = opened.hidden(&ask);
            form.push((field.to_owned(), value.to_owned()));
            let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let refused = carmen.post(&ask, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says(words) && refused.says(&format!("value=\"{value}\"")), "{}", refused.text());
        }
        let mut lucia = world.visit(world.lucia);
        world.set_time("2026-11-24T13:06:00Z");
        let stale = lucia.get(&ask).await;
        assert_eq!(stale.status, StatusCode::SEE_OTHER);
        assert!(stale.location().starts_with("/step-up"), "{}", stale.location());
    }
}
