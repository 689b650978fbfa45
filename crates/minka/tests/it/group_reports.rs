//! Tests of which window an answer belongs to, in the figures about many and in the list of who is due; and of what comes to no sum.

use jiff::civil::date;
use minka::{
    foundation::{audit::Entry, change::By, ids::Id},
    instruments,
    waves::{self, CountsFrom, Kind, Wave, WaveId},
};

use crate::{
    instruments::switch_on,
    on_both,
    together::{BOTH, answer, ask, some_windows},
    world::World,
};

/// A window of Almaty.
fn window(
    world: &World,
    (kind, counts_from): (Kind, CountsFrom),
    (from_day, until_day): (i64, i64),
    key: &'static str,
) -> WaveId {
    let programme = world.almaty_programme;
    world.change(By::Program, move |change| {
        let id = WaveId::new(change.clock());
        let wave = Wave { id, programme, kind, counts_from, from_day, until_day, instruments: vec![key.to_owned()] };
        waves::add_wave(change, &wave)?;
        change.commit(Entry::event("test.window"), id)
    })
}

/// The figures of a questionnaire, as the manager of Almaty sees them.
async fn figures(world: &World, key: &str) -> String {
    let page = world.visit(world.aigul).get(&format!("/instruments/{}/{key}/group", world.almaty_programme)).await;
    assert_eq!(page.status, http::StatusCode::OK, "{}", page.text());
    page.text().replace('\u{a0}', " ")
}

/// What stands beside a name on a summary.
fn row<'t>(text: &'t str, name: &str) -> &'t str {
    let rest = text.split(&format!("{name}</dt>")).nth(1).unwrap_or_else(|| panic!("no {name} in {text}"));
    rest.split('>').nth(1).and_then(|said| said.split('<').next()).unwrap_or_default()
}

on_both! {
    /// The list of who is due and the figures say the same of what was asked before anybody set a window.
    async fn what_was_asked_before_a_window_stood_belongs_to_it(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        ask(&world, ("who5", version), &vec![vec![2; 5]; 6], &BOTH);
        some_windows(&world, "who5");
        assert_eq!(world.count("select count(*) from assessment where wave_id is not null"), 0);
        let text = figures(&world, "who5").await;
        assert_eq!(row(&text, "Asked at the start"), "6");
        assert!(!text.contains("outside every window"), "{text}");
        let wave = world.read(|db| db.get("select id from wave where kind = 'baseline'", &[], |row| row.get::<String>(0)));
        let page = world.visit(world.aigul).get(&format!("/due/{}/{wave}", world.almaty)).await;
        assert!(page.says("Asked: 6") && !page.says("Outside the window"), "{}", page.text());
    }

    /// Closing a group ends every stay in it; the end of its women is over all the same, and whom nobody asked is lost.
    async fn days_count_from_a_group_that_has_closed(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        window(&world, (Kind::Baseline, CountsFrom::Entry), (0, 21), "who5");
        let end = window(&world, (Kind::Endline, CountsFrom::Term), (60, 80), "who5");
        ask(&world, ("who5", version), &vec![vec![2; 5]; 6], &BOTH);
        let lost = "Nobody asked her while it was time";
        assert!(figures(&world, "who5").await.contains(lost), "while it meets");
        world.change(By::Program, |change| {
            change.execute("update membership set until_day = '2026-11-22', left_reason = 'group_closed'", &[])?;
            change.commit(Entry::event("test.closed"), ())
        });
        let text = figures(&world, "who5").await;
        assert_eq!(row(&text, "Answered at the start"), "6");
        assert!(text.contains(lost) && !text.contains("the end is still to come"), "{text}");
        let page = world.visit(world.aigul).get(&format!("/due/{}/{end}", world.almaty)).await;
        assert!(page.says("Not asked in time: 6"), "{}", page.text());
    }

    /// A window that was wrong ends, and another takes its place: the wrong one holds up nobody.
    async fn a_wrong_window_that_has_ended_keeps_nobody_from_being_lost(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        window(&world, (Kind::Endline, CountsFrom::Entry), (22, 3650), "who5");
        world.change(By::Program, |change| {
            change.execute("update wave set ended_at = '2026-09-02T08:00:00.000Z', ended_by = 'test'", &[])?;
            change.commit(Entry::event("test.ended"), ())
        });
        some_windows(&world, "who5");
        ask(&world, ("who5", version), &vec![vec![2; 5]; 6], &BOTH);
        let text = figures(&world, "who5").await;
        assert!(text.contains("Nobody asked her while it was time") && !text.contains("the end is still to come"), "{text}");
    }

    /// Where nobody answers for safety PHQ-8 is asked in the windows of PHQ-9, and its end is theirs.
    async fn what_stands_for_another_is_lost_in_that_ones_windows(world) {
        let versions = switch_on(&world, world.almaty_programme, &["phq9", "phq8"]);
        some_windows(&world, "phq9");
        ask(&world, ("phq8", versions[1]), &vec![vec![0; 8]; 6], &BOTH);
        let text = figures(&world, "phq8").await;
        assert_eq!(row(&text, "Answered at the start"), "6");
        assert!(text.contains("Nobody asked her while it was time") && !text.contains("the end is still to come"), "{text}");
        // PHQ-9 is asked no more: what stood for it belongs where it belonged.
        let programme = world.almaty_programme;
        world.change(By::Program, move |change| {
            instruments::switch(change, (programme, "phq9"), None)?;
            change.commit(Entry::event("test.off"), ())
        });
        assert_eq!(row(&figures(&world, "phq8").await, "Answered at the start"), "6");
    }

    /// Measures 2.4: levels are not added up, and have no mean: how many are better, the same, harder, from five pairs on.
    async fn the_picture_is_said_question_by_question(world) {
        let version = switch_on(&world, world.almaty_programme, &["picture"])[0];
        some_windows(&world, "picture");
        let of = ("picture", version);
        let women = ask(&world, of, &vec![[vec![0; 4], vec![1; 12]].concat(); 6], &BOTH);
        let (first, second) = (date(2026, 11, 10), date(2026, 11, 11));
        for woman in &women[..4] {
            answer(&world, of, *woman, (first, &[2; 16]));
        }
        let few = figures(&world, "picture").await;
        assert!(few.contains("It takes 5 women who answered a question") && !few.contains("4 of 4"), "{few}");
        answer(&world, of, women[4], (second, &[0; 16]));
        answer(&world, of, women[5], (second, &[0; 16]));
        let text = figures(&world, "picture").await;
        assert_eq!(row(&text, "Answered both times, in the same words"), "6");
        let rows: Vec<&str> = text.split("<th role=\"rowheader\"").skip(1).collect();
        let counts = |row: &str, counts: [&str; 3]| {
            let cells: Vec<&str> = row.split("<td").skip(1).filter_map(|cell| cell.split('>').nth(1)?.split('<').next()).collect();
            assert_eq!(cells, counts, "{row}");
        };
        assert!(rows.len() >= 16, "{text}");
        // From low: four rose, two stayed. From the middle: four rose, two fell.
        counts(rows[0], ["4 of 6", "2 of 6", "0 of 6"]);
        counts(rows[15], ["4 of 6", "0 of 6", "2 of 6"]);
        assert!(!text.contains("how much is a clear change") && !text.contains("sum both times") && !text.contains("Of these with a sum"), "{text}");
    }

    /// Of a programme's own questions nobody has said which answer is better; what tells of her safety stands in no figure.
    async fn of_own_questions_nothing_is_called_better(world) {
        let file = std::fs::read_to_string("../../packs/instruments/picture.toml").expect("a file");
        let file = file.lines().filter(|line| !line.starts_with("theme = ")).collect::<Vec<_>>().join("\n");
        let file = file.replacen("id = \"picture\"", "id = \"ours\"", 1).replacen("better = \"higher\"", "better = \"lower\"", 1).replacen("unscored = true", "unscored = true\nflag = { id = \"first\", from = 2 }", 1);
        let ours = measure::Instrument::read(&file).expect("an instrument");
        let first = ours.definition().items[0].id.clone();
        let programme = world.almaty_programme;
        let version = world.change(By::Program, move |change| {
            let id = instruments::add_held(change, programme, &ours, false)?;
            instruments::switch(change, (programme, "ours"), Some(id))?;
            change.commit(Entry::event("test.ours"), id)
        });
        some_windows(&world, "ours");
        // Its questions and answers are those of the pictures.
        let women = ask(&world, ("picture", version), &vec![vec![0; 16]; 6], &BOTH);
        for woman in &women {
            answer(&world, ("picture", version), *woman, (date(2026, 11, 10), &[2; 16]));
        }
        let text = figures(&world, "ours").await;
        assert!(text.contains("A later answer") && text.contains("Which way is better nobody has said") && !text.contains(">Better<"), "{text}");
        let first_row = text.split("<th role=\"rowheader\"").nth(1).unwrap_or_default();
        assert!(first_row.contains(">6 of 6<") && first_row.find("6 of 6") < first_row.find("0 of 6"), "the later answer stands first: {first_row}");
        assert_eq!(text.split("<th role=\"rowheader\"").count() - 1, 15, "all but {first}: {text}");
    }

    /// A questionnaire of several scales and no sum of all of them says each.
    async fn scales_without_a_sum_are_said_one_by_one(world) {
        let version = switch_on(&world, world.almaty_programme, &["dass21"])[0];
        some_windows(&world, "dass21");
        let of = ("dass21", version);
        let women = ask(&world, of, &vec![vec![1; 21]; 10], &BOTH);
        for woman in &women[..9] {
            answer(&world, of, *woman, (date(2026, 11, 10), &[0; 21]));
        }
        let few = figures(&world, "dass21").await;
        assert!(few.contains("Fewer than 10 women with a scale") && !few.contains("Low mood"), "{few}");
        answer(&world, of, women[9], (date(2026, 11, 10), &[2; 21]));
        let text = figures(&world, "dass21").await;
        // 14 each at the start; nine at 0 and one at 28 at the end: 2.8, and a change of 11.2 downwards.
        for words in ["Low mood", "Worry", "Tension", "14 (10 women)", "2.8", "−11.2", "Lower is better"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }

    /// What was answered stays readable when nobody is asked any more.
    async fn a_questionnaire_that_is_off_keeps_its_figures(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        some_windows(&world, "who5");
        ask(&world, ("who5", version), &vec![vec![2; 5]; 6], &BOTH);
        let programme = world.almaty_programme;
        world.change(By::Program, move |change| {
            instruments::switch(change, (programme, "who5"), None)?;
            change.commit(Entry::event("test.off"), ())
        });
        assert_eq!(row(&figures(&world, "who5").await, "Asked at the start"), "6");
        let page = format!("/instruments/{programme}/who5");
        assert!(world.visit(world.aigul).get(&page).await.text().contains(&format!("{page}/group")), "and the way there");
    }
}
