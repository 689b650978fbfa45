//! Tests of figures about many women: whether a programme's answers hang together, and what changed between two of its windows.

use http::StatusCode;
use jiff::civil::{Date, date};
use minka::{
    assessments::{self, Assessment, AssessmentId, State, Way as Asked},
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId},
        text::Language,
    },
    instruments::{InstrumentId, find_shipped},
    waves::{self, CountsFrom, Kind, Wave, WaveId},
};

use crate::{
    instruments::switch_on,
    on_both,
    world::{World, add_women},
};

/// Says this to these purposes.
fn say(world: &World, woman: ParticipantId, purposes: &[Purpose], said: Said) {
    let agreed = said == Said::Agreed;
    let (site, purposes) = (world.almaty, purposes.to_vec());
    world.change(By::Program, move |change| {
        for purpose in purposes {
            let event = ConsentEvent {
                id: ConsentId::new(change.clock()),
                purpose,
                recipient: None,
                said,
                way: agreed.then_some(Way::Written),
                reader: "Bota".to_owned(),
                witness: String::new(),
                language: Some(Language::Ru),
                text_version: TEXT_VERSION.to_owned(),
                from: date(2026, 9, 1),
                until: agreed.then_some(date(2027, 9, 1)),
                recorded_at: change.at(),
            };
            consents::add_event(change, (site, woman), &event)?;
        }
        change.commit(Entry::event("test.said"), ())
    });
}

/// Women who were asked a questionnaire, each with the places of the options that she chose.
pub fn ask(world: &World, of: (&str, InstrumentId), rows: &[Vec<usize>], purposes: &[Purpose]) -> Vec<ParticipantId> {
    let names: Vec<String> = (0..rows.len()).map(|at| format!("Counted{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let women = add_women(&world.app, world.almaty, world.tuesday, Language::Ru, &names);
    let women: Vec<ParticipantId> = women.into_iter().map(|(woman, _)| woman).collect();
    for (woman, row) in women.iter().copied().zip(rows) {
        say(world, woman, purposes, Said::Agreed);
        answer(world, of, woman, (date(2026, 9, 8), row));
    }
    women
}

/// One time that a woman was asked, in Russian, in the window of that day.
pub fn answer(world: &World, of: (&str, InstrumentId), woman: ParticipantId, said: (Date, &[usize])) {
    answer_in(world, of, (woman, "ru"), said);
}

/// Two windows of Almaty, both of them over on 24 November: the women came on 1 September. Everything else lies outside.
pub fn some_windows(world: &World, key: &'static str) {
    let programme = world.almaty_programme;
    world.change(By::Program, move |change| {
        for (kind, from_day, until_day) in [(Kind::Baseline, 0, 21), (Kind::Midline, 30, 50), (Kind::Endline, 60, 80)] {
            let (id, counts_from) = (WaveId::new(change.clock()), CountsFrom::Entry);
            let wave =
                Wave { id, programme, kind, counts_from, from_day, until_day, instruments: vec![key.to_owned()] };
            waves::add_wave(change, &wave)?;
        }
        change.commit(Entry::event("test.windows"), ())
    });
}

fn answer_in(
    world: &World,
    (key, version): (&str, InstrumentId),
    (woman, language): (ParticipantId, &str),
    (on, row): (Date, &[usize]),
) {
    let instrument = find_shipped(key).expect("a questionnaire of ours");
    let definition = instrument.definition();
    let items = definition.items.iter().filter(|item| !item.unscored || definition.scales.is_empty());
    let said: Vec<(String, String)> =
        items.zip(row).map(|(item, at)| (item.id.clone(), instrument.choices(&item.id)[*at].id.clone())).collect();
    assert_eq!(said.len(), row.len());
    keep(world, (version, woman), (language, on, State::Finished), said);
}

/// One time that she was asked, whatever became of it.
fn keep(
    world: &World,
    (version, woman): (InstrumentId, ParticipantId),
    (language, on, state): (&str, Date, State),
    said: Vec<(String, String)>,
) {
    let (site, programme, keyring) = (world.almaty, world.almaty_programme, world.app.keyring().clone());
    let language = language.to_owned();
    world.change(By::Program, move |change| {
        let starts = waves::Starts { entries: vec![date(2026, 9, 1)], terms: Vec::new() };
        let windows = waves::read_windows(change, programme)?;
        let key = minka::instruments::get_held(change, version)?.key().to_owned();
        let of = Assessment {
            id: AssessmentId::new(change.clock()),
            site,
            woman,
            instrument: version,
            wave: windows.of_day(&starts, &key, on).map(|wave| wave.id),
            language,
            way: Asked::Paper,
            state: if state == State::Finished { State::Open } else { state },
            asked_on: on,
            meetings: 1,
            minutes: None,
            asked_by: By::Program.text(),
            keyed_by: None,
            begun_at: change.at(),
        };
        assessments::add_assessment(change, &of)?;
        for (item, option) in said {
            assessments::set_answer(change, &keyring, (&of, &item), &assessments::Said::Option(option))?;
        }
        if state == State::Finished {
            assessments::end_assessment(change, of.id, None)?;
        }
        change.commit(Entry::event("test.asked"), ())
    });
}

/// The 223 people of the file: their answers to GAD-7, as places of options that count 0 to 3.
pub fn published() -> Vec<Vec<usize>> {
    let file = include_str!("../../../../testdata/ukm_phq9_gad7_pss10.csv");
    let rows = file.lines().skip(1).map(|line| line.split(',').skip(10).take(7));
    rows.map(|row| row.map(|cell| cell.parse().expect("0 to 3")).collect()).collect()
}

pub const BOTH: [Purpose; 2] = [Purpose::Survey, Purpose::Statistics];

/// `alpha_cases` of `testdata/measures-cases.json`: GAD-7, n 223, alpha 0.943889, 95 % 0.931875 to 0.954457.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_published_figure_comes_out_of_sealed_answers() {
    let world = World::new(crate::world::Engine::Sqlite);
    let version = switch_on(&world, world.almaty_programme, &["gad7"])[0];
    ask(&world, ("gad7", version), &published(), &BOTH);
    let page = format!("/instruments/{}/gad7/together", world.almaty_programme);
    let mut aigul = world.visit(world.aigul);
    let shown = aigul.get(&page).await;
    assert!(shown.says("They hang together") && shown.says("223") && shown.says("0.94"), "{}", shown.text());
    assert!(shown.says("From 0.93 to 0.95"), "{}", shown.text());
    assert!(world.audit_text().contains("gad7 together, 223 women"), "the entry stands before the answers");
}

on_both! {
    async fn of_few_women_and_of_those_who_do_not_agree_nothing_is_said(world) {
        let rows = published();
        let version = switch_on(&world, world.almaty_programme, &["gad7"])[0];
        ask(&world, ("gad7", version), &rows[..29], &BOTH);
        ask(&world, ("gad7", version), &rows[29..40], &BOTH[..1]);
        let page = format!("/instruments/{}/gad7/together", world.almaty_programme);
        let mut aigul = world.visit(world.aigul);
        let few = aigul.get(&page).await;
        assert!(few.says("Too few answers") && few.says("It takes 30 women") && !few.says("alpha"), "{}", few.text());
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            assert_eq!(world.visit(user).get(&page).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(aigul.get(&page.replace("gad7", "who5")).await.status, StatusCode::NOT_FOUND, "it is not asked here");
    }

    /// 29 of 40 pairs are 72.5 % (57.2 to 83.9), of 43 who entered 67.4 %: `proportion_cases` and measures 2.4. A clear change of WHO-5
    /// takes 24 points.
    async fn the_group_stands_with_both_denominators(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        some_windows(&world, "who5");
        let of = ("who5", version);
        let women = ask(&world, of, &vec![vec![2; 5]; 43], &BOTH);
        // The options stand from "all of the time" downwards.
        let (better, same, worse) = (vec![0; 5], vec![2, 2, 2, 2, 1], vec![4; 5]);
        for (place, woman) in women.iter().take(40).enumerate() {
            let row = match place {
                0..29 => &better,
                29..39 => &same,
                _ => &worse,
            };
            answer(&world, of, *woman, (date(2026, 11, 10), row));
        }
        // Asked once more, later than any window: kept, and it moves no figure.
        answer(&world, of, women[0], (date(2026, 11, 24), &worse));
        let page = format!("/instruments/{}/who5/group", world.almaty_programme);
        let mut aigul = world.visit(world.aigul);
        let shown = aigul.get(&page).await;
        // Changes of 40, 4 and -40 points, counted by hand: (29 x 40 + 10 x 4 - 40) / 40 = 29.
        for words in ["29 of 40: 72.5", "From 57.2", "to 83.9", "29 of 43: 67.4", "1 of 40: 2.5", ">43<", ">40<", ">9<", ">29<", "Once somebody was asked outside every window"] {
            assert!(shown.text().replace('\u{a0}', " ").contains(words), "{words}: {}", shown.text());
        }
        say(&world, women[0], &[Purpose::Statistics], Said::Withdrawn);
        let less = aigul.get(&page).await;
        assert!(less.says("28 of 39"), "at the very next call: {}", less.text());
        for woman in &women[1..31] {
            say(&world, *woman, &[Purpose::Survey], Said::Withdrawn);
        }
        let few = aigul.get(&page).await;
        // Nine pairs: counts of the states, and no share, no mean.
        assert!(few.says("Fewer than 10 women with both sums") && few.says("1 of 9"), "{}", few.text());
        assert!(!few.text().contains("\u{a0}%") && !few.says(">Change<"), "{}", few.text());
        for woman in &women[31..36] {
            say(&world, *woman, &[Purpose::Survey], Said::Withdrawn);
        }
        let four = aigul.get(&page).await;
        assert!(four.says("It takes 5 women who answered twice") && !four.says(" of 4"), "{}", four.text());
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            assert_eq!(world.visit(user).get(&page).await.status, StatusCode::NOT_FOUND);
        }
    }

    /// Two shares of two kinds of "all" never stand under one name: those whose end is still to come are in the first count and in no share.
    async fn whose_end_is_still_to_come_is_counted_apart(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        some_windows(&world, "who5");
        world.change(By::Program, |change| {
            change.execute("update wave set until_day = 200 where kind = 'endline'", &[])?;
            change.commit(Entry::event("test.later"), ())
        });
        let women = ask(&world, ("who5", version), &vec![vec![2; 5]; 15], &BOTH);
        for woman in &women[..11] {
            answer(&world, ("who5", version), *woman, (date(2026, 11, 10), &[0; 5]));
        }
        let shown = world.visit(world.aigul).get(&format!("/instruments/{}/who5/group", world.almaty_programme)).await;
        let text = shown.text().replace('\u{a0}', " ");
        let counts = ["Answered at the start</dt>", ">15<", "the end is still to come</dt>", ">4<", "but for those whose end is still to come</dt>", ">11<"];
        let mut rest = text.as_str();
        for words in counts {
            rest = rest.split_once(words).unwrap_or_else(|| panic!("{words} in this order: {text}")).1;
        }
        assert!(text.contains("but for those whose end is still to come</th>") && text.contains("11 of 11: 100"), "{text}");
        assert!(!text.contains("Answered at the start</th>"), "{text}");
    }

    /// Words in one more language are another version of the questionnaire, and no other questionnaire: what was asked before stays in the
    /// figures. A version that sums otherwise is counted, and not put side by side.
    async fn another_version_does_not_empty_the_figures(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        some_windows(&world, "who5");
        let women = ask(&world, ("who5", version), &vec![vec![2; 5]; 13], &BOTH);
        let shipped = find_shipped("who5").expect("shipped");
        let mut words = shipped.text("en").expect("words").clone();
        words.language = "kk".to_owned();
        let checked = measure::Validation { language: "kk".to_owned(), status: measure::Checked::Own, source: "us".to_owned() };
        let more = shipped.with_text(words, checked).expect("whole").in_version("1+1");
        let file = shipped.write().expect("a file").replacen("value = 4.0", "value = 4.5", 1);
        let other = measure::Instrument::read(&file).expect("an instrument").in_version("9");
        let programme = world.almaty_programme;
        let (newer, summed_otherwise) = world.change(By::Program, move |change| {
            let newer = minka::instruments::add_held(change, programme, &more, false)?;
            let other = minka::instruments::add_held(change, programme, &other, false)?;
            minka::instruments::switch(change, (programme, "who5"), Some(newer))?;
            change.commit(Entry::event("test.version"), (newer, other))
        });
        for woman in &women[..12] {
            answer(&world, ("who5", newer), *woman, (date(2026, 11, 10), &[0; 5]));
        }
        answer(&world, ("who5", summed_otherwise), women[12], (date(2026, 11, 10), &[0; 5]));
        let page = format!("/instruments/{programme}/who5/group");
        let shown = world.visit(world.aigul).get(&page).await;
        for words in [">13<", ">12<", "12 of 12: 100", "12 of 13: 92.3", "One woman has a sum both times, in other words or counted otherwise"] {
            assert!(shown.text().replace('\u{a0}', " ").contains(words), "{words}: {}", shown.text());
        }
    }

    /// Measures 2.4 and 2.5: whoever left out one question has entered; asked, answered and summed are three counts; those who stayed
    /// stand beside those who were lost, and why they were lost is said of five and more.
    async fn who_is_lost_is_said_and_nobody_is_dropped_for_one_question(world) {
        let version = switch_on(&world, world.almaty_programme, &["who5"])[0];
        some_windows(&world, "who5");
        let women = ask(&world, ("who5", version), &vec![vec![3; 5]; 12], &BOTH);
        let more = ask(&world, ("who5", version), &vec![vec![2; 5]; 7], &BOTH);
        for (place, woman) in women.iter().enumerate() {
            answer(&world, ("who5", version), *woman, (date(2026, 11, 10), &[place % 2; 5]));
        }
        // Of the seven one left a question out at the end, and six did not want to be asked.
        let partly = [("cheerful", "most-of-the-time"), ("calm", "most-of-the-time")].map(|(item, said)| (item.to_owned(), said.to_owned()));
        keep(&world, (version, more[0]), ("ru", date(2026, 11, 10), State::Finished), partly.to_vec());
        for woman in &more[1..] {
            keep(&world, (version, *woman), ("ru", date(2026, 11, 10), State::Declined), Vec::new());
        }
        let page = format!("/instruments/{}/who5/group", world.almaty_programme);
        let shown = world.visit(world.aigul).get(&page).await;
        let text = shown.text().replace('\u{a0}', " ");
        // Of the thirteen who stayed twelve are pairs: the mean of all would tell the sum of the one beside them. The lost had 60.
        for words in [
            ">19<", ">13<", ">12<", "12 of 12: 100", "12 of 19: 63.2", "She did not want to", ">6<", "40 (12 women)", "60 (6 women)",
            "Effect size", "Change, if those who were lost did not change",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }

    /// A translation that says something else would hide among the others.
    async fn each_language_hangs_together_by_itself(world) {
        let straight = |woman: usize| (0..10).map(|item| (woman + usize::from(item == woman % 10)) % 4).collect::<Vec<usize>>();
        let read = |woman: usize| {
            let rses = find_shipped("rses").expect("shipped");
            let items = &rses.definition().items;
            (0..10).map(|item| { let at = (woman + usize::from(item == woman % 10)) % 4; if items[item].reversed { 3 - at } else { at } }).collect::<Vec<usize>>()
        };
        let version = switch_on(&world, world.almaty_programme, &["rses"])[0];
        let well: Vec<Vec<usize>> = (0..40).map(read).collect();
        let women = ask(&world, ("rses", version), &well, &BOTH);
        for (place, woman) in women.iter().take(30).enumerate() {
            answer_in(&world, ("rses", version), (*woman, "es"), (date(2026, 9, 9), &straight(place)));
        }
        let page = format!("/instruments/{}/rses/together", world.almaty_programme);
        let shown = world.visit(world.aigul).get(&page).await;
        let text = shown.text();
        let (spanish, russian) = text.split_once("Русский</h2>").expect("two languages");
        assert!(spanish.contains("Something is wrong") && !spanish.contains("They hang together<"), "{spanish}");
        assert!(russian.contains("They hang together"), "{russian}");
    }

    /// At the very next call.
    async fn whoever_stops_being_counted_counts_no_more(world) {
        let version = switch_on(&world, world.almaty_programme, &["gad7"])[0];
        let women = ask(&world, ("gad7", version), &published()[..32], &BOTH);
        let page = format!("/instruments/{}/gad7/together", world.almaty_programme);
        let mut aigul = world.visit(world.aigul);
        for (woman, stops, counted) in [(0, None, "32"), (1, Some(Purpose::Statistics), "31"), (2, Some(Purpose::Survey), "30")] {
            if let Some(purpose) = stops {
                say(&world, women[woman], &[purpose], Said::Withdrawn);
            }
            let shown = aigul.get(&page).await;
            assert!(shown.text().contains(&format!(">{counted}<")), "{counted}: {}", shown.text());
        }
        say(&world, women[3], &[Purpose::Statistics], Said::Withdrawn);
        assert!(aigul.get(&page).await.says("Too few answers"));
    }

    /// Who ticks one column says the opposite of herself in half of the questions; thirty such papers ring.
    async fn papers_that_nobody_read_ring_the_alarm(world) {
        // Here and there a tick has slipped.
        let straight = |woman: usize| (0..10).map(|item| (woman + usize::from(item == woman % 10)) % 4).collect();
        let straight: Vec<Vec<usize>> = (0..30).map(straight).collect();
        let version = switch_on(&world, world.almaty_programme, &["rses"])[0];
        let women = ask(&world, ("rses", version), &straight, &BOTH);
        let page = format!("/instruments/{}/rses/together", world.almaty_programme);
        let shown = world.visit(world.aigul).get(&page).await;
        assert!(shown.says("Something is wrong with how they are written down"), "{}", shown.text());
        assert!(shown.says("worded the other way round"), "{}", shown.text());
        let link = world.visit(world.aigul).get(&page.replace("/together", "")).await;
        assert!(link.text().contains(&page), "the questionnaire leads there");
        // It rings by itself, on the line of the questionnaire and on the first page of whoever plans.
        let mut aigul = world.visit(world.aigul);
        assert!(!aigul.get("/").await.text().contains(&page), "nobody has looked yet");
        assert_eq!(minka::group_reports::look_again(&world.app).await.expect("looked"), 1);
        let today = aigul.get("/").await;
        assert!(today.text().contains(&page) && today.says("Rosenberg Self-Esteem Scale (Русский) do not hang together"), "{}", today.text());
        let list = aigul.get("/instruments").await;
        assert!(list.says("The answers do not hang together: Русский") && list.text().contains(&page), "{}", list.text());
        assert!(world.audit_text().contains("answers of 30 women, 1 alarms"), "the chain says that they were opened");
        assert!(!world.visit(world.lucia).get("/").await.text().contains("/together"));
        // Fewer than thirty who agree: nothing is said any more.
        say(&world, women[0], &[Purpose::Statistics], Said::Withdrawn);
        assert_eq!(minka::group_reports::look_again(&world.app).await.expect("looked"), 0);
        assert!(!aigul.get("/").await.text().contains(&page));
        assert!(!aigul.get("/instruments").await.says("do not hang together"));
    }
}
