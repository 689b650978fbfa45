//! A list about women who are here already: what it changes, what it leaves, and when it knows them.

use minka::{
    foundation::ids::Id,
    groups, journeys,
    roll_call::{self, AttendanceMark, Mark},
    sessions::{self, Session, SessionId},
};

use super::*;

on_both! {
    /// A list that knows less of her birth than we do takes nothing away; one that knows more adds it; an age needs its day.
    async fn a_year_in_a_list_takes_no_day_away(world) {
        let list = |birth: &str| format!("id,имя,дата рождения\n1,Айнур,{birth}\n");
        let options = Options { update: true, ..with_reason() };
        for (birth, kept, changed) in [
            ("39 (24.11.2026)", "39@2026-11-24", 1),
            ("1987", "1987", 1),
            ("03.1987", "1987-03", 1),
            ("1987", "1987-03", 0),
            ("09.03.1987", "1987-03-09", 1),
            ("03.1987", "1987-03-09", 0),
            ("1988", "1988", 1),
        ] {
            let report = run(&world, world.almaty, &given("a.csv", list(birth).as_bytes()).path, &options);
            assert_eq!((report.made + report.updated, problems(&report)), (changed, Vec::new()), "{birth}");
            let keyring = world.app.keyring().clone();
            let held = world.read(move |db| {
                let woman = db.get("select participant_id from import_key", &[], |row| row.get(0))?;
                identities::find_identity(db, &keyring, woman)
            });
            assert_eq!(held.expect("a sealed part").birth_date, kept, "{birth}");
        }
        let refused = run(&world, world.almaty, &given("a.csv", list("39").as_bytes()).path, &options);
        assert!(problems(&refused)[0].contains("the age with the day of asking"), "{:?}", problems(&refused));
        assert!(!problems(&refused)[0].contains("“39”"), "what is sealed is not repeated");
    }

    async fn update_changes_what_differs_and_only_that(world) {
        let first = "id,имя,группа,язык,телефон,статус\n1,Айнур,Тюльпан,kk,+7 701 1,активна\n2,Сауле,Тюльпан,ru,,активна\n3,Роза,,ru,,в очереди\n";
        let report = run(&world, world.almaty, &given("a.csv", first.as_bytes()).path, &with_reason());
        assert_eq!((report.made, report.applied), (3, true), "{:?}", report.problems);
        let second = "id,имя,группа,язык,телефон,статус,причина\n1,Айнура,Роза,,+7 701 2,,\n2,,Тюльпан,ru,,активна,\n3,Роза,Тюльпан,ru,,вышла,переезд\n4,Новая,Тюльпан,,,,\n";
        let options = Options { update: true, create_groups: true, ..with_reason() };
        let file = given("a.csv", second.as_bytes());
        let report = run(&world, world.almaty, &file.path, &options);
        assert_eq!((report.made, report.updated, report.unchanged, report.applied), (1, 2, 1, true), "{:?}", report.problems);
        let told: Vec<(String, String, String)> = world.read(|db| {
            db.list(
                "select k.key, p.chosen_name, p.state from import_key k join participant p on p.id = k.participant_id order by k.key",
                &[],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
        });
        let told: Vec<_> = told.iter().map(|(key, name, state)| (key.as_str(), name.as_str(), state.as_str())).collect();
        assert_eq!(told, [("1", "Айнура", "active"), ("2", "Сауле", "active"), ("3", "Роза", "left"), ("4", "Новая", "enrolled")]);
        let moved = "select count(*) from membership m join participant p on p.id = m.participant_id
             join weekly_group g on g.id = m.group_id where p.chosen_name = 'Айнура'
             and ((g.name = 'Тюльпан' and m.until_day = '2026-11-24') or (g.name = 'Роза' and m.until_day is null))";
        assert_eq!(world.count(moved), 2, "out of one group, into the other");
        let settled = traces(&world);
        let again = run(&world, world.almaty, &file.path, &options);
        assert_eq!((again.made, again.updated, again.unchanged, again.applied), (0, 0, 4, false));
        assert_eq!(traces(&world)[..5], settled[..5]);
        assert_eq!(world.newest_audit().1, "identity.read", "that it was compared stands there all the same");
    }

    async fn who_is_marked_today_changes_groups_tomorrow(world) {
        let (group, site, marked, other) = (world.tuesday, world.almaty, world.women[0].clone(), world.women[1].clone());
        world.change(By::Program, move |change| {
            let group = groups::get_group(change, group)?;
            let evening = Session::planned(SessionId::new(change.clock()), &group, (TUESDAY, group.times.starts));
            sessions::add_session(change, &evening)?;
            // Absent is a mark too: the roll of tonight would lose it.
            let mark = AttendanceMark { participant: marked.0, mark: Mark::Absent, reason: "ill".to_owned() };
            roll_call::save_mark(change, &evening, &mark)?;
            change.commit(Entry::event("test.evening"), ())
        });
        let list = format!("код,группа\n{},Роза\n{},Роза\n", world.women[0].1, other.1);
        let file = given("a.csv", list.as_bytes());
        let options = Options {
            mapping: pairs(&[("код", "code")]), update: true, create_groups: true, dry_run: true, ..Options::default()
        };
        let told = run(&world, site, &file.path, &options);
        let words = "1 woman is marked in her old group today: she belongs to it until tonight, and what is new begins tomorrow.";
        assert!(told.notices.iter().any(|notice| notice == words), "{:?}", told.notices);
        let options = Options { dry_run: false, ..options };
        assert!(run(&world, site, &file.path, &options).applied);
        let stays = |woman| -> Vec<(String, String, String)> {
            world.read(move |db| db.list(
                "select g.name, m.from_day, coalesce(m.until_day, '') || m.left_reason from membership m
                 join weekly_group g on g.id = m.group_id where m.participant_id = $1 order by m.from_day",
                minka::binds![woman],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            ))
        };
        let named = |stays: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
            stays.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
        };
        let hers = [("Тюльпан", "2026-09-01", "2026-11-25other_group"), ("Роза", "2026-11-25", "")];
        assert_eq!(stays(world.women[0].0), named(&hers));
        let others = [("Тюльпан", "2026-09-01", "2026-11-24other_group"), ("Роза", "2026-11-24", "")];
        assert_eq!(stays(other.0), named(&others));
        assert_eq!(world.read(roll_call::check_attendance), (1, Vec::new()), "nothing for minka check to find");
        let settled = traces(&world);
        let again = run(&world, site, &file.path, &options);
        assert_eq!((again.unchanged, again.applied), (2, false), "she is on her way already");
        assert_eq!(traces(&world), settled);
    }

    async fn a_step_is_taken_when_her_journey_allows_it_and_says_why(world) {
        let code = |at: usize| world.women[at].1.clone();
        let list = format!(
            "код,имя,статус,причина,дата начала\n{},,заявка,,\n{},,ушла,,\n{},,ушла,муж бьёт,\n{},,ушла,умерла,\n{},,на паузе,умерла,\n,Новая,ушла,,\n",
            code(0), code(1), code(2), code(3), code(4)
        );
        let options = Options { mapping: pairs(&[("код", "code")]), update: true, ..Options::default() };
        let before = traces(&world);
        let report = run(&world, world.almaty, &given("a.csv", list.as_bytes()).path, &options);
        let reason = "“Left” asks for a reason. Write it in a column of its own, such as work, moved away, her own reasons.";
        assert_eq!(
            problems(&report),
            [
                "C2 “Asked to join” cannot follow “Takes part”.".to_owned(),
                format!("D3 {reason}"),
                "D4 That is not a reason we know: work, studies, health, a child is born, care for the family, moved away, no contact, her own reasons.".to_owned(),
                format!("D6 {}", reason.replace("Left", "Taking a break")),
                format!("D7 {reason}"),
            ]
        );
        assert_eq!(traces(&world), before);
        // Who leaves leaves today; her start date says when she came. A journey that comes with the list begins there.
        let list = format!(
            "код,имя,группа,статус,причина,дата начала\n{},,,ушла,көшіп кетті,01.09.2026\n,Бывшая,,выпускница,,01.03.2024\n,Ушла,,ушла,работа,\n",
            code(0)
        );
        let report = run(&world, world.almaty, &given("a.csv", list.as_bytes()).path, &options);
        assert!(report.applied, "{:?}", report.problems);
        let journey = |name: &'static str| -> Vec<String> {
            world.read(move |db| {
                let woman = db.get("select id from participant where chosen_name = $1", minka::binds![name], |row| row.get(0))?;
                let said = |held: journeys::RecordedStep| format!("{} {} {}", held.step.step.key(), held.step.on, held.step.reason);
                Ok(journeys::list_journey(db, woman)?.into_iter().map(said).collect())
            })
        };
        assert_eq!(journey("Айгерим"), ["active 2026-09-01 ", "left 2026-11-24 moved"]);
        assert_eq!(journey("Бывшая"), ["active 2024-03-01 ", "graduated 2026-11-24 ", "alumna 2026-11-24 "]);
        assert_eq!(journey("Ушла"), ["enrolled 2026-11-24 ", "left 2026-11-24 work"]);
        let left = "select count(*) from membership where left_reason = 'moved' and until_day = '2026-11-24'";
        assert_eq!(world.count(left), 1);
        // She comes back, on the day that the list says.
        world.set_time("2026-12-02T08:00:00Z");
        let list = format!("код,группа,статус,дата начала\n{},Тюльпан,принята,01.12.2026\n", code(0));
        let report = run(&world, world.almaty, &given("a.csv", list.as_bytes()).path, &options);
        assert!(report.applied, "{:?}", report.problems);
        assert_eq!(journey("Айгерим").last().map(String::as_str), Some("enrolled 2026-12-01 "));
    }

    async fn without_numbers_name_and_group_know_her_only_when_that_was_chosen(world) {
        let list = given("a.csv", "имя,группа,язык\nАйгерим,тюльпан,ru\nЖаңа,тюльпан,kk\n".as_bytes());
        let plain = run(&world, world.almaty, &list.path, &Options { dry_run: true, ..Options::default() });
        let code = &world.women[0].1;
        let here = format!("A2 A woman called “Айгерим” is in this group already: {code}.");
        assert!(problems(&plain).len() == 1 && problems(&plain)[0].starts_with(&here), "{:?}", plain.problems);
        let others = Options { are_others: true, dry_run: true, ..Options::default() };
        let beside = run(&world, world.almaty, &list.path, &others);
        assert_eq!((beside.made, beside.unchanged, beside.applied), (2, 0, false));
        assert!(beside.notices.iter().any(|notice| notice.contains("registered twice")), "{:?}", beside.notices);
        let known = Options { match_names: true, update: true, ..Options::default() };
        let report = run(&world, world.almaty, &list.path, &known);
        assert_eq!((report.made, report.unchanged, report.applied), (1, 1, true), "{:?}", report.problems);
        let again = run(&world, world.almaty, &list.path, &known);
        assert_eq!((again.made, again.unchanged, again.applied), (0, 2, false));
        let twice = given("a.csv", "имя,группа\nАйгерим,тюльпан\nайгерим,Тюльпан\n".as_bytes());
        let report = run(&world, world.almaty, &twice.path, &known);
        assert_eq!(problems(&report)[0], "A3 “айгерим” is also in row 2 for the same group.");
    }
}
