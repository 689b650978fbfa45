//! Tests of groups: the list, making and changing one, holidays, closing.

use http::StatusCode;
use jiff::civil::date;
use minka::{
    foundation::{audit::Entry, change::By, ids::Id},
    groups, timetables,
};

use crate::{on_both, world::World};

const RANDOM: &str = "01234567-89ab-7cde-8f01-23456789abcd";

fn new_group(name: &str) -> Vec<(&str, &str)> {
    vec![
        ("name", name),
        ("place", "Room 3"),
        ("weekday", "4"),
        ("starts", "18.30"),
        ("minutes", "90"),
        ("every_weeks", "2"),
        ("first_day-day", "26"),
        ("first_day-month", "11"),
        ("first_day-year", "2026"),
        ("capacity", "15"),
        ("language", "ru"),
    ]
}

on_both! {
    /// The migration writes for the groups that are there what the program writes for new and renamed ones.
    async fn groups_are_in_the_order_in_which_people_count(world) {
        let (site, tuesday) = (world.almaty, world.tuesday);
        let names = ["Grupo 10", "Grupo 2", "Grupo 2, sala 11", "Grupo 2, sala 3", "7б", "1234567890123", "№ 0042", "Jueves 9 y 10", "Қала 3", "Шам", "Лала", "Ñandú", "Óleo", "Nube",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ ÁÉÍÓÚÜÑ áéíóúüñ", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ ё", "ӘҒҚҢӨҰҮҺІ әғқңөұүһі", "Çelik Ґанок"];
        world.change(By::Program, move |change| {
            let known = groups::get_group(change, tuesday)?;
            for name in names {
                let id = minka::foundation::ids::GroupId::new(change.clock());
                groups::add_group(change, &groups::Group { id, site, name: name.to_owned(), ..known.clone() })?;
            }
            change.commit(Entry::event("test.groups"), ())
        });
        let keys = |world: &World| world.read(|db| {
            db.list("select name, name_key from weekly_group order by name_key, id", &[], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))
        });
        let written = keys(&world);
        assert!(written.iter().all(|(name, key)| *key == groups::name_key(name)), "{written:?}");
        let text = |migration: &str| minka::foundation::store::migrations().iter().find(|(name, _)| *name == migration).expect("it").1;
        let numbers = text("0050_attendance");
        let numbers = &numbers[numbers.find("with recursive").expect("a walk")..];
        let numbers = &numbers[..numbers.find(';').expect("its end")];
        let order = text("0056_order_of_groups").lines().filter(|line| !line.trim_start().starts_with("--"));
        let order: &'static str = order.collect::<Vec<_>>().join("\n").leak();
        let letters = order.split(';').filter(|statement| statement.contains("update"));
        let statements: Vec<&'static str> = std::iter::once(numbers).chain(letters).collect();
        assert_eq!(statements.len(), 6);
        world.change(By::Program, move |change| {
            change.execute("update weekly_group set name_key = ''", &[])?;
            for statement in statements {
                change.execute(statement, &[])?;
            }
            change.commit(Entry::event("test.migrated"), ())
        });
        assert_eq!(keys(&world), written);
        // Renamed on its page, a group goes where it belongs.
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/groups").await.text();
        let at = |page: &str, name: &str| page.find(&format!(">{name}</a>")).unwrap_or_else(|| panic!("{name}: {page}"));
        assert!(at(&page, "Grupo 2") < at(&page, "Grupo 2, sala 3") && at(&page, "Grupo 2, sala 3") < at(&page, "Grupo 2, sala 11"));
        assert!(at(&page, "Grupo 2, sala 11") < at(&page, "Grupo 10"));
        // And by the alphabets, not by the numbers that letters have in a computer.
        for pair in ["Nube", "Ñandú", "Óleo", "Қала 3", "Лала", "Тюльпан", "Шам"].windows(2) {
            assert!(at(&page, pair[0]) < at(&page, pair[1]), "{pair:?}: {page}");
        }
        let group = world.read(|db| db.get("select id from weekly_group where name = 'Grupo 10'", &[], |row| row.get::<String>(0)));
        let edit = format!("/groups/{group}/edit");
        let saved = aigul.fill(&edit, &edit, &new_group("Grupo 1")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let page = aigul.get("/groups").await.text();
        assert!(at(&page, "Grupo 1") < at(&page, "Grupo 2"));
    }

    async fn the_list_shows_the_groups_in_reach_with_their_places(world) {
        let page = world.visit(world.aigul).get("/groups").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.says("Тюльпан") && page.says("Tuesday, 18:00–20:00, every week") && page.says("14 of 20 places"));
        assert!(!page.says("Las Flores"), "Lima's is not hers");
        let page = world.visit(world.lucia).get("/groups").await;
        assert!(page.says("Las Flores") && page.says("6 of 20 places") && !page.says("Тюльпан"));
        assert!(world.visit(world.bota).get("/groups").await.says("Тюльпан"));
        for outsider in [world.carmen, world.dina, world.elena] {
            assert_eq!(world.visit(outsider).get("/groups").await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_group_is_made_once_however_often_the_form_is_sent(world) {
        let mut aigul = world.visit(world.aigul);
        let shown = aigul.get("/groups/new").await;
        let mut fields = shown.hidden("/groups/new");
        fields.extend(new_group("Подснежник").into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let made = aigul.post("/groups/new", &fields).await;
        let page = aigul.follow(&made).await;
        assert!(page.says("Подснежник") && page.says("Thursday, 18:30–20:00, every second week"), "{}", page.text());
        assert!(page.says("Thursday, 26 November") && page.says("15 free places"));
        assert_eq!(world.newest_audit().1, "group.edit");
        assert!(!world.newest_audit().2.contains("Подснежник"), "no words in the audit");
        assert_eq!(aigul.post("/groups/new", &fields).await.location(), made.location());
        let mut other = fields.clone();
        other.push(("extra", "words"));
        assert_eq!(aigul.post("/groups/new", &other).await.status, StatusCode::CONFLICT);
        assert_eq!(world.count("select count(*) from weekly_group where name = 'Подснежник'"), 1);
    }

    async fn what_cannot_be_a_group_is_refused_with_everything_typed_kept(world) {
        let mut aigul = world.visit(world.aigul);
        let cases = [
            ("name", "  ", "Write a name for the group"),
            ("name", "Тюльпан", "There is already a group with this name"),
            ("starts", "25:00", "Write the hour like 18:30"),
            ("starts", "half six", "Write the hour like 18:30"),
            ("minutes", "0", "from 15 to 480"),
            ("every_weeks", "3", "Choose how often the group meets"),
            ("weekday", "8", "Choose a weekday"),
            ("capacity", "61", "from 1 to 60"),
            ("capacity", "0", "from 1 to 60"),
            ("language", "xx", "Choose the language of the group"),
            ("first_day-day", "31", "There is no such day"),
            ("course", RANDOM, "Choose a course of this programme"),
        ];
        for (field, typed, words) in cases {
            let mut fields = new_group("Kept words");
            fields.retain(|(name, _)| *name != field);
            fields.push((field, typed));
            let page = aigul.fill("/groups/new", "/groups/new", &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {typed}");
            assert!(page.says(words), "{field} {typed}: {words}");
            assert!(page.says("Room 3"), "what was typed stays");
        }
        assert_eq!(world.count("select count(*) from weekly_group"), 2);
    }

    async fn whoever_is_outside_gets_the_same_as_for_a_random_id(world) {
        let paths = ["", "/edit", "/paper", "/holidays", "/closure", "/members", "/members/add", "/keep-apart", "/facilitators"];
        let outsiders = [(world.lucia, world.tuesday), (world.carmen, world.tuesday), (world.elena, world.tuesday), (world.dina, world.tuesday), (world.bota, world.thursday)];
        for (user, group) in outsiders {
            for path in paths {
                let mut visit = world.visit(user);
                let real = visit.get(&format!("/groups/{group}{path}")).await;
                let random = visit.get(&format!("/groups/{RANDOM}{path}")).await;
                assert_eq!(real.status, StatusCode::NOT_FOUND, "{path}");
                assert_eq!(real.text().replace(&group.to_string(), RANDOM), random.text(), "{path}");
            }
        }
        let mut bota = world.visit(world.bota);
        for path in ["/edit", "/holidays", "/closure", "/facilitators"] {
            assert_eq!(bota.get(&format!("/groups/{}{path}", world.tuesday)).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(bota.get(&format!("/groups/{}", world.tuesday)).await.status, StatusCode::OK);
        assert_eq!(world.stranger().get(&format!("/groups/{}", world.tuesday)).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_group_cannot_be_made_smaller_than_it_is(world) {
        let path = format!("/groups/{}/edit", world.tuesday);
        let mut fields = new_group("Тюльпан");
        fields.retain(|(name, _)| *name != "capacity");
        fields.push(("capacity", "13"));
        let mut aigul = world.visit(world.aigul);
        let page = aigul.fill(&path, &path, &fields).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says("14 places are already taken"));
        fields.pop();
        fields.push(("capacity", "14"));
        let saved = aigul.fill(&path, &path, &fields).await;
        assert!(aigul.follow(&saved).await.says("no free place"));
        assert_eq!(world.count("select capacity from weekly_group where name = 'Тюльпан'"), 14);
    }

    async fn what_was_written_down_keeps_the_first_day_and_the_group_open(world) {
        let (site, group, woman) = (world.almaty, world.tuesday, world.women[0].0);
        world.change(By::Program, move |change| {
            change.execute(
                "insert into session (id, site_id, group_id, day, starts_at, state, not_met_reason, created_at)
                 values ('01234567-89ab-7cde-8f01-23456789abce', $1, $2, '2026-11-17', '18:00', 'planned', '', '')",
                minka::binds![site, group],
            )?;
            change.execute(
                "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
                 values ('01234567-89ab-7cde-8f01-23456789abce', $1, $2, 'absent', 'ill', '', '')",
                minka::binds![woman, site],
            )?;
            change.commit(Entry::event("test.session"), ())
        });
        let path = format!("/groups/{group}/edit");
        let mut fields = new_group("Тюльпан");
        fields.retain(|(name, _)| !name.starts_with("first_day"));
        let mut late = fields.clone();
        late.extend([("first_day-day", "18"), ("first_day-month", "11"), ("first_day-year", "2026")]);
        let mut aigul = world.visit(world.aigul);
        let page = aigul.fill(&path, &path, &late).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says("The group met on 17.11.2026"), "{}", page.text());
        // Its day and hour are changed on a page of their own: here they stay, whatever a form says.
        fields.extend([("first_day-day", "25"), ("first_day-month", "8"), ("first_day-year", "2026")]);
        assert_eq!(aigul.fill(&path, &path, &fields).await.status, StatusCode::SEE_OTHER);
        let kept = "select count(*) from weekly_group where weekday = 2 and starts_at = '18:00' and every_weeks = 1 and first_day = '2026-08-25'";
        assert_eq!(world.count(kept), 1);
        // An evening that nobody has closed keeps the group from closing before it.
        let closure = format!("/groups/{group}/closure");
        let before = [("last-day", "16"), ("last-month", "11"), ("last-year", "2026")];
        assert!(aigul.fill(&closure, &closure, &before).await.says("The group met on 17.11.2026. Choose that day or a later one"));
    }

    async fn a_holiday_takes_a_meeting_away_and_only_the_future_can_be_given_back(world) {
        let path = format!("/groups/{}/holidays", world.tuesday);
        let mut aigul = world.visit(world.aigul);
        let days = |first: &'static str| vec![
            ("name", "Rest"), ("whose", "site"), ("first-day", first), ("first-month", "12"), ("first-year", "2026"),
            ("last-day", "2"), ("last-month", "12"), ("last-year", "2026"),
        ];
        let turned = aigul.fill(&path, &path, &days("3")).await;
        assert!(turned.status == StatusCode::UNPROCESSABLE_ENTITY && turned.says("The last day is before the first"));
        let added = aigul.fill(&path, &path, &days("1")).await;
        let page = aigul.follow(&added).await;
        assert!(page.says("01.12.2026 – 02.12.2026, Rest") && page.says("All groups here"));
        let group = aigul.get(&format!("/groups/{}", world.tuesday)).await;
        assert!(group.says("Tuesday, 24 November") && !group.says("Tuesday, 1 December") && group.says("Tuesday, 8 December"));
        let tuesday = world.tuesday;
        assert_eq!(world.read(move |db| timetables::list_holidays(db, tuesday)).len(), 1);
        let id: String = world.read(|db| db.get("select id from holiday", &[], |row| row.get(0)));
        let removal = format!("{path}/{id}/removal");
        world.set_time("2026-12-01T05:00:00Z");
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.tap(&removal, &[]).await.says("can no longer be removed"));
        world.set_time("2026-11-30T05:00:00Z");
        let mut aigul = world.visit(world.aigul);
        let removed = aigul.tap(&removal, &[]).await;
        assert!(aigul.follow(&removed).await.says("The days are removed."));
        assert_eq!(world.count("select count(*) from holiday"), 0);
        assert_eq!(world.newest_audit().2, format!("holiday {id}"));
    }

    async fn a_holiday_over_a_meeting_that_was_held_asks_once_more(world) {
        let (site, group) = (world.almaty, world.tuesday);
        world.change(By::Program, move |change| {
            change.execute(
                "insert into session (id, site_id, group_id, day, starts_at, state, not_met_reason, created_at)
                 values ('01234567-89ab-7cde-8f01-23456789abce', $1, $2, $3, '18:00', 'met', '', '')",
                minka::binds![site, group, date(2026, 11, 17)],
            )?;
            change.commit(Entry::event("test.session"), ())
        });
        let path = format!("/groups/{}/holidays", world.tuesday);
        let mut fields = vec![
            ("name", "Rest"), ("whose", "group"), ("first-day", "16"), ("first-month", "11"), ("first-year", "2026"),
            ("last-day", "18"), ("last-month", "11"), ("last-year", "2026"),
        ];
        let mut aigul = world.visit(world.aigul);
        let page = aigul.fill(&path, &path, &fields).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says("A meeting was held on 17.11.2026"));
        assert_eq!(world.count("select count(*) from holiday"), 0);
        fields.push(("anyway", "yes"));
        assert_eq!(aigul.fill(&path, &path, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from holiday"), 1);
    }

    async fn closing_ends_every_stay_and_keeps_the_past(world) {
        let path = format!("/groups/{}", world.tuesday);
        let closure = format!("{path}/closure");
        let mut aigul = world.visit(world.aigul);
        let late = [("last-day", "25"), ("last-month", "11"), ("last-year", "2026")];
        assert!(aigul.fill(&closure, &closure, &late).await.says("That day is still to come"));
        let today = [("last-day", "24"), ("last-month", "11"), ("last-year", "2026")];
        let closed = aigul.fill(&closure, &closure, &today).await;
        assert!(aigul.follow(&closed).await.says("The group is closed."));
        assert_eq!(world.count("select count(*) from membership where left_reason = 'group_closed' and until_day = '2026-11-25'"), 14);
        assert!(!aigul.get("/groups").await.says("Тюльпан") && aigul.get("/groups?closed=yes").await.says("Тюльпан"));
        let reopened = aigul.tap(&format!("{path}/reopening"), &[]).await;
        assert!(aigul.follow(&reopened).await.says("The group is open again."));
        assert!(aigul.get("/groups").await.says("Тюльпан"));
    }

    async fn the_printed_list_holds_codes_and_chosen_names_only(world) {
        let page = world.visit(world.bota).get(&format!("/groups/{}/paper", world.tuesday)).await;
        for ((_, code), name) in world.women.iter().zip(crate::world::NAMES) {
            assert!(page.says(code) && page.says(name));
        }
        assert!(!page.says(&world.women[0].0.to_string()), "no ids");
    }

    async fn the_number_of_places_left_is_counted_on_the_fullest_day(world) {
        let tuesday = world.tuesday;
        assert_eq!(world.read(move |db| groups::places_left(db, tuesday, date(2026, 11, 24))), 6);
        assert_eq!(world.read(move |db| groups::places_left(db, tuesday, date(2026, 8, 1))), 6, "those who come later count");
        let none = minka::foundation::ids::GroupId::parse(RANDOM).expect("an id");
        assert!(world.app.store().read_now(move |db| groups::places_left(db, none, date(2026, 8, 1))).is_err());
    }
}
