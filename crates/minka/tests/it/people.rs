//! Tests of people: the list, the search, what can be changed about her, and who sees none of it.

use http::StatusCode;
use minka::{
    foundation::{audit::Entry, change::By, text::Language},
    journeys, people,
};

use crate::{
    on_both,
    world::{NAMES, Page, Visit},
};

/// The page as bytes, with her code and other codes taken out, so that two "not found" can be compared.
fn without(page: &Page, code: &str) -> String {
    page.text().replace(code, "CODE")
}

/// What the search box leads to.
pub async fn find(visit: &mut Visit, typed: &str) -> Page {
    let sent = visit.fill("/people", "/people/search", &[("q", typed)]).await;
    visit.follow(&sent).await
}

on_both! {
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

    async fn a_choice_of_more_groups_than_can_be_chosen_from_is_not_offered(world) {
        let select = "id=\"group\"";
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/people").await.text().contains(select));
        world.change(By::Program, |change| {
            for number in 0..200 {
                change.execute(
                    "insert into weekly_group (id, site_id, name, place, language, weekday, starts_at, minutes, every_weeks,
                         first_day, capacity, created_at)
                     select $1 || substr(id, 5), site_id, $1, place, language, weekday, starts_at, minutes, every_weeks, first_day,
                         capacity, created_at from weekly_group where name = 'Тюльпан'",
                    minka::binds![format!("{number:04}")],
                )?;
            }
            change.commit(Entry::event("test.groups"), ())
        });
        let page = aigul.get("/people").await;
        assert!(page.status == StatusCode::OK && !page.text().contains(select), "{}", page.text());
    }

    async fn a_long_list_comes_in_pages_without_gaps(world) {
        let site = world.lima;
        world.change(By::Program, move |change| {
            for number in 0..120 {
                journeys::register_visitor(change, site, &format!("Zoila {number:03}"), Language::Es)?;
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
            journeys::register_visitor(change, site, "Мария-Луиза Ким", Language::Ru)?;
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
        assert!(!world.audit_text().contains("Айка"));
        assert!(find(&mut aigul, "роза").await.says("Айка Роза"));
        assert!(find(&mut aigul, "Айгерим").await.says("Nobody was found"));
        let refused = aigul.fill(&path, &path, &[("chosen_name", "77"), ("language", "de"), ("sign", "horse")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("A name needs at least one letter") && refused.says("Choose the language"));
        assert!(refused.says("value=\"77\"") && refused.says("href=\"#chosen_name\""));
        assert_eq!(world.visit(world.bota).get(&path).await.status, StatusCode::NOT_FOUND);
    }
}
