//! Tests of registering: the form, the namesake question, the waiting list, the card.

use http::StatusCode;
use minka::{foundation::audit::Entry, foundation::change::By, people};

use crate::{
    on_both,
    world::{Page, Visit, World},
};

const FORM: &str = "/people/new";

/// The least that a form says, with changes.
fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("chosen_name", "Назгүл"),
        ("language", "kk"),
        ("sign", "tulip"),
        ("group", ""),
        ("step", "enrolled"),
        ("on-day", "24"),
        ("on-month", "11"),
        ("on-year", "2026"),
    ];
    let changed = |name: &str| changes.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
    all.into_iter().map(|(name, value)| (name, changed(name).unwrap_or(value))).collect()
}

async fn send(visit: &mut Visit, changes: &[(&str, &str)]) -> Page {
    visit.fill(FORM, FORM, &typed(changes)).await
}

fn women(world: &World) -> i64 {
    world.count("select count(*) from participant")
}

on_both! {
    async fn the_manager_registers_a_woman_into_a_group(world) {
        let group = world.tuesday.to_string();
        let mut aigul = world.visit(world.aigul);
        let form = aigul.get(FORM).await;
        assert!(form.says("Тюльпан · 6 free places") && !form.says("Las Flores"), "{}", form.text());
        let sent = send(&mut aigul, &[("group", &group)]).await;
        let done = aigul.follow(&sent).await;
        assert!(done.says("Назгүл is registered"), "{}", done.text());
        let code = world.read(|db| db.get("select code from participant where chosen_name = 'Назгүл'", &[], |row| row.get::<String>(0)));
        assert!(done.says(&code) && done.says(&format!("/people/{code}/card")));
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "person.create".to_owned(), format!("participant {code}")));
        assert_eq!(world.count("select count(*) from audit_entry where action = 'membership.change'"), 1);
        let page = aigul.get(&format!("/people/{code}")).await;
        assert!(page.says("Тюльпан") && page.says("Has a place") && page.says("since 24 November 2026"));
        assert!(world.visit(world.bota).get("/people").await.says("Назгүл"));
    }

    async fn a_double_tap_registers_her_once(world) {
        let mut aigul = world.visit(world.aigul);
        let before = women(&world);
        let id = aigul.get(FORM).await.hidden(FORM).remove(0).1;
        let mut form = typed(&[]);
        form.push(("form_id", &id));
        let first = aigul.post(FORM, &form).await;
        let second = aigul.post(FORM, &form).await;
        assert_eq!(first.location(), second.location());
        assert_eq!(women(&world), before + 1);
        form[0].1 = "Other";
        assert_eq!(aigul.post(FORM, &form).await.status, StatusCode::CONFLICT);
        assert_eq!(women(&world), before + 1);
    }

    async fn what_is_wrong_is_said_and_what_was_typed_is_kept(world) {
        let group = world.thursday.to_string();
        let mut aigul = world.visit(world.aigul);
        let before = women(&world);
        for (field, value, words) in [
            ("chosen_name", "", "Write the name she wants to be called by"),
            ("chosen_name", "12", "A name needs at least one letter"),
            ("language", "de", "Choose the language"),
            ("sign", "dragon", "Choose one of the pictures"),
            ("step", "graduated", "Choose where she starts"),
            ("group", group.as_str(), "Choose a group from the list"),
            ("on-day", "25", "That day is still to come"),
            ("on-day", "32", "There is no such day"),
            ("on-year", "1989", "The earliest year is 1990"),
        ] {
            let refused = send(&mut aigul, &[(field, value)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
            assert!(refused.says(words), "{field} {value}: {}", refused.text());
            assert!(refused.says("Something needs another look"));
            if field != "chosen_name" {
                assert!(refused.says("value=\"Назгүл\""));
            }
        }
        assert_eq!(women(&world), before);
    }

    async fn the_same_name_in_the_group_asks_one_question(world) {
        let group = world.tuesday.to_string();
        let mut aigul = world.visit(world.aigul);
        let before = women(&world);
        let asked = send(&mut aigul, &[("chosen_name", " АЛИЯ"), ("group", &group)]).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(asked.says("Is it the same woman?") && asked.says(&world.women[1].1));
        assert_eq!(women(&world), before);
        let hidden = asked.hidden(FORM);
        let fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sent = aigul.post(FORM, &fields).await;
        assert!(aigul.follow(&sent).await.says("АЛИЯ is registered"));
        assert_eq!(women(&world), before + 1);
        // Without a group too: she may sit in one already.
        let asked = send(&mut aigul, &[("chosen_name", "Зарина")]).await;
        assert!(asked.says("Is it the same woman?") && asked.says(&world.women[6].1) && asked.says("in Тюльпан"));
    }

    async fn a_full_group_offers_the_waiting_list(world) {
        world.change(By::Program, |change| {
            change.execute("update weekly_group set capacity = 14", &[])?;
            change.commit(Entry::event("test.full"), ())
        });
        let group = world.tuesday.to_string();
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(FORM).await.says("no free place"));
        let refused = send(&mut aigul, &[("group", &group)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("All 14 places are"), "{}", refused.text());
        let sent = send(&mut aigul, &[("group", &group), ("step", "waitlisted")]).await;
        let code = sent.location().split('/').nth(2).expect("a code").to_owned();
        let page = aigul.get(&format!("/people/{code}")).await;
        assert!(page.says("Тюльпан") && page.says("Waits for a place"));
        assert_eq!(world.count("select count(*) from waiting_place"), 1);
        assert_eq!(world.count("select count(*) from membership where group_id in (select id from weekly_group where name = 'Тюльпан')"), 14);
    }

    async fn the_card_is_a_neutral_pdf(world) {
        let (_, code) = world.women[0].clone();
        let card = world.visit(world.bota).get(&format!("/people/{code}/card")).await;
        assert_eq!(card.status, StatusCode::OK);
        assert!(card.bytes.starts_with(b"%PDF"));
        assert_eq!(card.headers["content-disposition"], format!("attachment; filename=\"card-{code}.pdf\"").as_str());
    }

    async fn only_who_registers_has_the_form(world) {
        for user in [world.bota, world.dina, world.elena] {
            assert_eq!(world.visit(user).get(FORM).await.status, StatusCode::NOT_FOUND);
            assert_eq!(world.visit(user).post(FORM, &typed(&[])).await.status, StatusCode::NOT_FOUND);
        }
        let code = world.women[0].1.clone();
        for user in [world.carmen, world.lucia, world.dina, world.elena] {
            for part in ["card", "registered"] {
                assert_eq!(world.visit(user).get(&format!("/people/{code}/{part}")).await.status, StatusCode::NOT_FOUND);
            }
        }
    }

    async fn a_mentor_sees_the_code_of_whom_she_registered_and_not_her_page(world) {
        let mut carmen = world.visit(world.carmen);
        assert!(!carmen.get(FORM).await.says("Las Flores"));
        let sent = send(&mut carmen, &[("chosen_name", "Luz")]).await;
        let done = carmen.follow(&sent).await;
        assert!(done.says("Luz is registered"), "{}", done.text());
        let code = sent.location().split('/').nth(2).expect("a code").to_owned();
        assert!(people::read_code(&code).is_some());
        assert_eq!(carmen.get(&format!("/people/{code}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(carmen.get(&format!("/people/{code}/card")).await.status, StatusCode::OK);
    }
}
